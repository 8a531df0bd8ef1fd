//! Word files with what is seldom used, or used in a way that nobody meant, by name.

use super::docx::{
    Docx, PIXEL, across, below, cell, cell_with, down, drawing, listed, of_style, p, para, r, row,
    style, styled, table,
};

const GONE: &str = r#"<w:rPr><w:del w:id="1"/></w:rPr>"#;

fn broken(lines: &[&str]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| r(line)).collect();
    para("", &lines.join("<w:r><w:br/></w:r>"))
}

/// A field of an instruction and what it shows.
fn field(instruction: &str, shown: &str) -> String {
    let mark = |kind| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>{}{}{}",
        mark("begin"),
        mark("separate"),
        r(shown),
        mark("end")
    )
}

/// Every file, with its name.
pub fn all() -> Vec<(&'static str, Docx)> {
    vec![
        ("table-content-merged-down", table_content_merged_down()),
        ("table-merged-both-ways", table_merged_both_ways()),
        ("table-lines-between", table_lines_between()),
        ("table-head-too-long", table_head_too_long()),
        ("line-breaks-begin-nothing", line_breaks_begin_nothing()),
        ("numbers-of-a-list-style", numbers_of_a_list_style()),
        ("numbers-of-heading-styles", numbers_of_heading_styles()),
        ("numbers-in-digits", numbers_in_digits()),
        ("numbers-that-run-on", numbers_that_run_on()),
        ("title-with-a-note", title_with_a_note()),
        ("notes-with-links-of-their-own", notes_with_links()),
        ("tracked-end-before-a-table", tracked_end_before_a_table()),
        ("tracked-end-in-a-cell", tracked_end_in_a_cell()),
        ("tracked-paragraphs", tracked_paragraphs()),
        ("headers-and-footers", headers_and_footers()),
        ("links-of-fields", links_of_fields()),
        ("contents-of-a-field", contents_of_a_field()),
        ("odd-characters", odd_characters()),
        ("sections-and-bookmarks", sections_and_bookmarks()),
        ("table-in-a-text-box", table_in_a_text_box()),
        ("backslashes", backslashes()),
        ("breaks-for-paragraphs", breaks_for_paragraphs()),
    ]
}

fn table_content_merged_down() -> Docx {
    Docx::new(table(&[
        row(&["月份", "工作内容", "负责人"]),
        vec![cell("三月"), down("读书活动"), down("宣传委员")],
        vec![cell("四月"), below(), below()],
        vec![down("五月"), down("运动会"), cell("文体委员")],
        vec![below(), below(), cell("各小组长")],
    ]))
}

fn table_merged_both_ways() -> Docx {
    let wide_down = cell_with(
        r#"<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>"#,
        "读书活动",
    );
    let wide_below = cell_with(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, "");
    let left = cell_with(r#"<w:hMerge w:val="restart"/>"#, "植树");
    let right = cell_with("<w:hMerge/>", "");
    Docx::new(table(&[
        row(&["月份", "工作内容", "地点"]),
        vec![cell("三月"), wide_down],
        vec![cell("四月"), wide_below],
        vec![cell("五月"), left, right],
        row(&["六月", "义诊", "广场"]),
    ]))
}

fn table_lines_between() -> Docx {
    Docx::new(table(&[
        row(&["3月", "插花"]),
        vec![across(2, "以上自愿参加")],
        row(&["4月", "植树"]),
        row(&["5月", "歌咏"]),
    ]))
}

fn table_head_too_long() -> Docx {
    Docx::new(table(&[
        vec![down("月份"), across(2, "全年职工文化体育活动")],
        vec![below(), cell("活动内容"), cell("地点")],
        row(&["三月", "插花", "活动室"]),
    ]))
}

fn line_breaks_begin_nothing() -> Docx {
    Docx::new(
        broken(&["活动有：", "# 插花", "- 植树", "--", "> 慰问", "尾\\", "完"])
            + &table(&[row(&["月份", "内容"]), vec![cell("4月"), cell("甲|乙\\")]]),
    )
}

fn numbers_of_a_list_style() -> Docx {
    let lists = r#"<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="union"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="union"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="8"/></w:num>"#;
    Docx::new(p("3月：") + &listed(1, 0, "插花") + &listed(1, 0, "体检")).numbering(lists)
}

fn numbers_of_heading_styles() -> Docx {
    let numbered = r#"<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#;
    let styles = style("1", "heading 1", numbered)
        + &style(
            "2",
            "heading 2",
            r#"<w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>"#,
        )
        + &style("3", "heading 3", numbered);
    let lists = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:pStyle w:val="3"/><w:lvlText w:val="%3．"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let own = r#"<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>"#;
    Docx::new(
        of_style("1", "主要工作")
            + &of_style("2", "建家")
            + &of_style("3", "三月")
            + &p("插花")
            + &para(own, &r("维权"))
            + &p("4月：签订合同"),
    )
    .styles(&styles)
    .numbering(lists)
}

fn numbers_in_digits() -> Docx {
    let lists = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    Docx::new(listed(1, 0, "总则") + &listed(1, 1, "依据") + &listed(1, 1, "范围")).numbering(lists)
}

fn numbers_that_run_on() -> Docx {
    let level = |at: usize, more: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:numFmt w:val="decimal"/>{more}<w:lvlText w:val="（%{}）"/></w:lvl>"#,
            at + 1
        )
    };
    let never = level(1, r#"<w:lvlRestart w:val="0"/>"#);
    let lists = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}{never}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#,
        level(0, "")
    );
    Docx::new(
        listed(1, 0, "上半年")
            + &listed(1, 1, "插花")
            + &listed(1, 0, "下半年")
            + &listed(1, 1, "植树"),
    )
    .numbering(&lists)
}

fn title_with_a_note() -> Docx {
    let note = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#;
    let notes = format!(
        r#"<w:footnote w:id="1">{}</w:footnote>"#,
        p("经职工代表大会通过。")
    );
    let title = r("云汀中学工会计划") + note + &drawing("rId9", "徽章");
    Docx::new(para(r#"<w:pStyle w:val="Title"/>"#, &title) + &p("3月：插花"))
        .styles(&style("Title", "Title", ""))
        .part("footnotes.xml", "footnotes", &notes)
        .picture("rId9", "a.png", PIXEL)
}

fn notes_with_links() -> Docx {
    let link = |text: &str| format!(r#"<w:hyperlink r:id="rId7">{}</w:hyperlink>"#, r(text));
    let note = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#;
    let notes = format!(
        r#"<w:footnote w:id="1">{}</w:footnote>"#,
        para("", &(r("见") + &link("细则")))
    );
    let relations = r#"<Relationships><Relationship Id="rId7" Type="hyperlink" Target="https://example.org/note" TargetMode="External"/></Relationships>"#;
    Docx::new(para("", &(r("3月：插花") + note + &link("报名"))))
        .part("footnotes.xml", "footnotes", &notes)
        .file("word/_rels/footnotes.xml.rels", relations)
        .outside("rId7", "https://example.org/text")
}

fn tracked_end_before_a_table() -> Docx {
    Docx::new(
        para(GONE, &r("安排如下："))
            + &table(&[row(&["月份", "内容"]), row(&["3月", "插花"])])
            + &p("以通知为准。"),
    )
}

fn tracked_end_in_a_cell() -> Docx {
    let cell = |inside: String| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    Docx::new(table(&[
        row(&["月份", "内容"]),
        vec![
            cell(p("3月")),
            cell(para(GONE, &r("组织")) + &p("插花") + &p("体检")),
        ],
        vec![cell(p("4月")), cell(p("植树") + &para(GONE, &r("春游")))],
    ]))
}

fn tracked_paragraphs() -> Docx {
    let moved = |tag: &str, text: &str| format!(r#"<w:{tag} w:id="3">{}</w:{tag}>"#, p(text));
    Docx::new(
        p("3月：插花")
            + &moved("moveFrom", "5月：歌咏")
            + &p("4月：植树")
            + &moved("moveTo", "5月：歌咏")
            + &moved("ins", "6月：义诊")
            + &moved("del", "7月：春游"),
    )
}

fn headers_and_footers() -> Docx {
    Docx::new(p("3月：插花"))
        .margin("header", "header1.xml", &p("云汀中学工会文件"))
        .margin("footer", "footer1.xml", &para("", &field("PAGE", "3")))
        .margin(
            "footer",
            "footer2.xml",
            &para("", &(r("第") + &field("PAGE", "3") + &r("页 共9页"))),
        )
}

fn links_of_fields() -> Docx {
    let simple = format!(
        r#"<w:fldSimple w:instr=' HYPERLINK "https://example.org/b" '>{}</w:fldSimple>"#,
        r("说明")
    );
    let underlined = field(r#"HYPERLINK "https://example.org/a" \o "表""#, "报名表").replace(
        "<w:r><w:t ",
        r#"<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t "#,
    );
    Docx::new(para(
        "",
        &(r("3月：插花，请填")
            + &underlined
            + &r("，见")
            + &simple
            + &r("和")
            + &field(r#"HYPERLINK \l "_Toc1""#, "第一节")),
    ))
}

fn contents_of_a_field() -> Docx {
    let mark = |kind| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let first = mark("begin")
        + r#"<w:r><w:instrText> TOC \o "1-3" \h </w:instrText></w:r>"#
        + &mark("separate")
        + &r("一、指导思想")
        + &field("PAGEREF _Toc1", "1");
    let last = r("二、主要工作") + &field("PAGEREF _Toc2", "2");
    Docx::new(
        para("", &first)
            + &para("", &last)
            + &para("", &mark("end"))
            + &p("一、指导思想")
            + &p("围绕中心，服务职工。")
            + &p("二、主要工作")
            + &p("3月：插花"),
    )
}

fn odd_characters() -> Docx {
    let theme = styled(
        r#"<w:rFonts w:eastAsiaTheme="majorEastAsia"/><w:lang w:eastAsia="zh-CN"/>"#,
        "健步走",
    );
    Docx::new(
        p("\u{3000}\u{3000}3\u{200b}月：组织健\u{96}步走")
            + &p("\u{200b}")
            + &para(
                "",
                &(r("4月：")
                    + "<w:r><w:softHyphen/><w:t>插</w:t><w:noBreakHyphen/><w:t>花</w:t></w:r>"
                    + &theme),
            )
            + &para(
                "",
                r#"<w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:sym w:font="Webdings" w:char="F0FF"/><w:t>5月：歌咏</w:t></w:r>"#,
            )
            + &para(
                "",
                "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>",
            ),
    )
}

fn sections_and_bookmarks() -> Docx {
    let section = r#"<w:sectPr><w:type w:val="nextPage"/></w:sectPr>"#;
    Docx::new(
        para(
            section,
            &(r#"<w:bookmarkStart w:id="0" w:name="a"/>"#.to_owned()
                + &r("3月：插花")
                + r#"<w:bookmarkEnd w:id="0"/>"#),
        ) + &para(
            "",
            r#"<w:r><w:lastRenderedPageBreak/><w:t>4月：</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:t>植树</w:t></w:r>"#,
        ) + &para(
            "",
            r#"<w:smartTag w:element="date"><w:r><w:t>5月8日</w:t></w:r></w:smartTag><w:r><w:t>：歌咏</w:t></w:r>"#,
        ),
    )
}

fn table_in_a_text_box() -> Docx {
    let inside = table(&[row(&["月份", "内容"]), row(&["3月", "插花"])]) + &p("");
    let content = format!("<w:txbxContent>{inside}</w:txbxContent>");
    let new = format!(
        r#"<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"#
    );
    let old = format!(
        "<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    );
    Docx::new(para(
        "",
        &format!("<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"),
    ))
}

fn breaks_for_paragraphs() -> Docx {
    let pasted = broken(&[
        "云汀中学工会2026年工作计划",
        "一、指导思想",
        "　　围绕中心，服务职工。",
        "二、每月安排",
        "3月",
        "1. 插花",
        "2. 体检",
    ]);
    let bold = para(
        "",
        &(styled("<w:b/>", "4月") + "<w:r><w:br/></w:r>" + &r("植树")),
    );
    Docx::new(
        pasted + &bold + "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>",
    )
}

fn backslashes() -> Docx {
    Docx::new(of_style("Title", "甲\\乙\\*工会计划") + &p("3月：C:\\*.txt 归档\\"))
        .styles(&style("Title", "Title", ""))
}
