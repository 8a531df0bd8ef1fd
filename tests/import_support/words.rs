//! Word files in the ways that Word, WPS and LibreOffice write them, by name.

use super::docx::{
    Docx, PIXEL, across, below, cell, cell_with, down, drawing, escaped, list, listed, of_style, p,
    para, r, row, style, styled, table,
};

const CENTER: &str = r#"<w:jc w:val="center"/>"#;
const BOLD: &str = "<w:b/>";
const HEI: &str = r#"<w:rFonts w:eastAsia="黑体"/>"#;

/// Every file, with its name.
pub fn all() -> Vec<(&'static str, Docx)> {
    vec![
        ("title-and-signature", title_and_signature()),
        ("headings-by-style-names", headings_by_style_names()),
        ("headings-by-numbers-as-ids", headings_by_numbers_as_ids()),
        (
            "headings-by-outline-and-base",
            headings_by_outline_and_base(),
        ),
        ("headings-only-bold", headings_only_bold()),
        ("headings-only-hei", headings_only_hei()),
        ("headings-only-numbered", headings_only_numbered()),
        ("items-are-no-headings", items_are_no_headings()),
        ("chinese-numbers", chinese_numbers()),
        ("numbers-restart", numbers_restart()),
        ("numbers-from-a-style", numbers_from_a_style()),
        ("bullets", bullets()),
        ("typed-numbers", typed_numbers()),
        ("table-month-merged-down", table_month_merged_down()),
        ("table-month-across", table_month_across()),
        ("table-head-of-two-rows", table_head_of_two_rows()),
        ("table-with-lines-in-cells", table_with_lines_in_cells()),
        ("table-around-text", table_around_text()),
        ("table-in-a-table", table_in_a_table()),
        ("pictures", pictures()),
        ("old-picture-and-metafile", old_picture_and_metafile()),
        ("footnotes-and-endnotes", footnotes_and_endnotes()),
        ("notes-that-name-themselves", notes_that_name_themselves()),
        ("tracked-changes", tracked_changes()),
        ("tracked-end-of-paragraph", tracked_end_of_paragraph()),
        ("tracked-rows", tracked_rows()),
        (
            "tracked-row-that-begins-a-month",
            tracked_row_that_begins_a_month(),
        ),
        ("tracked-cells", tracked_cells()),
        ("comments", comments()),
        ("links", links()),
        ("marks-of-words", marks_of_words()),
        ("line-breaks-and-tabs", line_breaks_and_tabs()),
        ("text-box", text_box()),
        ("boxes-to-tick", boxes_to_tick()),
        ("runs-cut-by-revisions", runs_cut_by_revisions()),
        ("frames-and-contents", frames_and_contents()),
        ("another-prefix", another_prefix()),
        ("missing-parts", missing_parts()),
        ("libreoffice-habits", libreoffice_habits()),
        ("markdown-marks-in-words", markdown_marks_in_words()),
        ("fields-and-hidden-words", fields_and_hidden_words()),
        ("pasted-with-broken-lines", pasted_with_broken_lines()),
        ("several-plans", several_plans()),
    ]
}

fn title_and_signature() -> Docx {
    let large = r#"<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/>"#;
    Docx::new(
        para(CENTER, &styled(large, "云汀中学工会"))
            + &para(CENTER, &styled(large, "2026年工作计划"))
            + &p("云工〔2026〕3号")
            + &p("各工会小组：")
            + &p("现将本年工作安排如下。")
            + &p("3月：组织健步走。")
            + &para(r#"<w:jc w:val="right"/>"#, &r("云汀中学工会委员会"))
            + &para(r#"<w:jc w:val="right"/>"#, &r("二〇二六年一月八日")),
    )
}

fn headings_by_style_names() -> Docx {
    let styles = style("Title", "Title", "")
        + &style("Heading1", "heading 1", "")
        + &style("Heading2", "heading 2", "");
    Docx::new(
        of_style("Title", "工会计划")
            + &of_style("Heading1", "每月安排")
            + &of_style("Heading2", "三月")
            + &p("1、插花")
            + &of_style("Heading2", "四月")
            + &p("1、植树"),
    )
    .styles(&styles)
}

fn headings_by_numbers_as_ids() -> Docx {
    let styles = style(
        "1",
        "heading 1",
        r#"<w:pPr><w:outlineLvl w:val="0"/></w:pPr>"#,
    ) + &style("2", "标题 2", "");
    Docx::new(
        of_style("1", "工会计划")
            + &p("为做好工作，特制定本计划。")
            + &of_style("2", "五月")
            + &p("体检"),
    )
    .styles(&styles)
}

fn headings_by_outline_and_base() -> Docx {
    let styles = style("a", "Normal", "")
        + &style(
            "3",
            "heading 3",
            r#"<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>"#,
        )
        + &style("my", "我的小标题", r#"<w:basedOn w:val="3"/>"#);
    Docx::new(
        of_style("my", "六月")
            + &p("义诊")
            + &para(r#"<w:outlineLvl w:val="2"/>"#, &r("七月"))
            + &p("消暑"),
    )
    .styles(&styles)
}

fn headings_only_bold() -> Docx {
    Docx::new(
        para("", &styled(BOLD, "工作安排"))
            + &p("全年工作按月安排如下。")
            + &para("", &styled(BOLD, "三月份"))
            + &p("组织插花")
            + &para("", &styled(BOLD, "四月份"))
            + &p("组织植树"),
    )
}

fn headings_only_hei() -> Docx {
    let off = r#"<w:b w:val="0"/>"#;
    Docx::new(
        para("", &styled(HEI, "一、指导思想"))
            + &p("围绕中心，服务职工。")
            + &para("", &styled(HEI, "（一）三项重点"))
            + &para("", &styled(off, "办好三件事，一件也不少。")),
    )
}

fn headings_only_numbered() -> Docx {
    Docx::new(
        p("一、指导思想")
            + &p("围绕中心，服务职工。")
            + &p("二、主要工作")
            + &p("1、建家；")
            + &p("2、维权。"),
    )
}

fn items_are_no_headings() -> Docx {
    Docx::new(
        p("3月：") + &p("一、组织插花") + &p("二、组织体检") + &p("4月：") + &p("一、组织植树"),
    )
}

fn chinese_numbers() -> Docx {
    let levels = [
        ("chineseCountingThousand", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
        ("decimal", "%3.%4"),
        ("decimalEnclosedCircleChinese", "%5"),
    ];
    Docx::new(
        listed(1, 0, "指导思想")
            + &p("围绕中心，服务职工。")
            + &listed(1, 0, "主要工作")
            + &listed(1, 1, "建家")
            + &listed(1, 2, "添置球桌")
            + &listed(1, 2, "更新图书")
            + &listed(1, 3, "借阅登记")
            + &listed(1, 4, "逐月公布")
            + &listed(1, 1, "维权")
            + &listed(1, 2, "签订合同"),
    )
    .numbering(&list(&levels))
}

fn numbers_restart() -> Docx {
    let more = r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;
    Docx::new(
        p("3月：")
            + &listed(1, 0, "插花")
            + &listed(1, 0, "体检")
            + &p("4月：")
            + &listed(2, 0, "植树")
            + &listed(2, 0, "春游"),
    )
    .numbering(&(list(&[("decimal", "%1、")]) + more))
}

fn numbers_from_a_style() -> Docx {
    let numbered = r#"<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#;
    let none = r#"<w:pStyle w:val="item"/><w:numPr><w:numId w:val="0"/></w:numPr>"#;
    Docx::new(
        p("5月：")
            + &of_style("item", "歌咏")
            + &para(none, &r("（地点：礼堂）"))
            + &of_style("item", "义诊"),
    )
    .styles(&style("item", "条目", numbered))
    .numbering(&list(&[("decimal", "（%1）")]))
}

fn bullets() -> Docx {
    let items = listed(1, 0, "插花") + &listed(1, 1, "请老师") + &listed(1, 0, "# 体检");
    Docx::new(p("三月") + &items).numbering(&list(&[("bullet", "\u{f0b7}"), ("bullet", "o")]))
}

fn typed_numbers() -> Docx {
    Docx::new(
        p("三月") + &p("1. 插花") + &p("2.体检") + &p("３．植树") + &p("（4）春游") + &p("⑤慰问"),
    )
}

fn table_month_merged_down() -> Docx {
    let rows = [
        row(&["月份", "活动内容", "负责人"]),
        vec![down("三月"), cell("插花"), down("女工委员")],
        vec![below(), cell("体检"), below()],
        vec![cell("四月"), cell("植树"), cell("文体委员")],
    ];
    Docx::new(p("2026年工会活动安排表") + &table(&rows))
}

fn table_month_across() -> Docx {
    let rows = [
        vec![across(2, "2026年活动一览表")],
        row(&["活动", "负责人"]),
        vec![across(2, "三月")],
        row(&["插花", "女工委员"]),
        vec![across(2, "四月")],
        row(&["植树", "文体委员"]),
        vec![across(2, "备注：以通知为准")],
    ];
    Docx::new(table(&rows))
}

fn table_head_of_two_rows() -> Docx {
    let rows = [
        vec![down("月份"), across(2, "活动")],
        vec![below(), cell("名称"), cell("地点")],
        row(&["三月", "插花", "活动室"]),
    ];
    Docx::new(p("安排如下。") + &table(&rows))
}

fn table_with_lines_in_cells() -> Docx {
    Docx::new(table(&[
        row(&["月份", "工作内容"]),
        row(&["3月", "1、插花\n2、体检（甲|乙）"]),
        row(&["4月", "植树"]),
    ]))
}

fn table_around_text() -> Docx {
    Docx::new(p("说明") + &table(&[row(&["3月：组织插花。\n4月：组织植树。"])]))
}

fn table_in_a_table() -> Docx {
    let inner = table(&[row(&["甲", "乙"])]);
    let nested = format!("<w:tc><w:tcPr/>{}{inner}</w:tc>", p("插花分两组"));
    Docx::new(table(&[row(&["月份", "内容"]), vec![cell("3月"), nested]]))
}

fn pictures() -> Docx {
    Docx::new(
        p("三月：插花")
            + &para("", &drawing("rId9", "插花 现场"))
            + &para("", &(r("同一张：") + &drawing("rId9", "")))
            + &para("", &drawing("rId404", "")),
    )
    .picture("rId9", "图片1.png", PIXEL)
}

fn old_picture_and_metafile() -> Docx {
    let old = r#"<w:r><w:pict><v:shape><v:imagedata r:id="rId8"/></v:shape></w:pict></w:r>"#;
    Docx::new(para("", &(r("旧式图片") + old)) + &para("", &(r("矢量图") + &drawing("rId9", ""))))
        .picture("rId8", "a.png", PIXEL)
        .picture("rId9", "b.emf", &[1, 0, 0, 0, 0x6c, 0, 0, 0])
}

fn footnotes_and_endnotes() -> Docx {
    let notes = format!(
        r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">{}</w:footnote>"#,
        p("以通知为准。")
    );
    let ends = format!(r#"<w:endnote w:id="1">{}</w:endnote>"#, p("见附件。"));
    let note = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#;
    let end = r#"<w:r><w:endnoteReference w:id="1"/></w:r>"#;
    Docx::new(para("", &(r("3月：插花") + note)) + &para("", &(r("4月：植树") + end)))
        .part("footnotes.xml", "footnotes", &notes)
        .part("endnotes.xml", "endnotes", &ends)
}

fn notes_that_name_themselves() -> Docx {
    let note = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#;
    let notes = format!(
        r#"<w:footnote w:id="1">{}</w:footnote>"#,
        para("", &(r("同上。") + note))
    );
    Docx::new(para("", &(r("3月：插花") + note)) + &para("", &(r("4月：植树") + note))).part(
        "footnotes.xml",
        "footnotes",
        &notes,
    )
}

fn tracked_changes() -> Docx {
    let inserted = format!(r#"<w:ins w:id="1" w:author="甲">{}</w:ins>"#, r("趣味"));
    let deleted = r#"<w:del w:id="2" w:author="甲"><w:r><w:delText>大型</w:delText></w:r></w:del>"#;
    let from = format!(r#"<w:moveFrom w:id="3">{}</w:moveFrom>"#, r("（旧处）"));
    let to = format!(r#"<w:moveTo w:id="4">{}</w:moveTo>"#, r("（新处）"));
    Docx::new(
        para(
            "",
            &(r("5月：") + deleted + &inserted + &r("运动会") + &from),
        ) + &para("", &(r("6月：义诊") + &to)),
    )
}

fn tracked_end_of_paragraph() -> Docx {
    Docx::new(
        para(r#"<w:rPr><w:del w:id="1"/></w:rPr>"#, &r("3月：组织")) + &p("插花") + &p("4月：植树"),
    )
}

fn tracked_rows() -> Docx {
    let gone = format!(
        "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>",
        row(&["4月", "取消的活动"]).concat()
    );
    let kept = table(&[row(&["月份", "内容"]), row(&["3月", "插花"])]);
    Docx::new(kept.replace("</w:tbl>", &format!("{gone}</w:tbl>")))
}

fn tracked_row_that_begins_a_month() -> Docx {
    let gone = |cells: &[String]| {
        let cells = cells.concat();
        vec![format!(r#"<w:trPr><w:del w:id="1"/></w:trPr>{cells}"#)]
    };
    Docx::new(table(&[
        row(&["月份", "内容"]),
        vec![down("2月"), cell("团拜")],
        vec![below(), cell("慰问")],
        gone(&[down("3月"), cell("插花")]),
        gone(&[below(), cell("剪纸")]),
        vec![below(), cell("讲座")],
        vec![below(), cell("踏青")],
    ]))
}

fn tracked_cells() -> Docx {
    let gone = |text| cell_with(r#"<w:cellDel w:id="1"/>"#, text);
    Docx::new(table(&[
        vec![cell("月份"), gone("备注"), cell("内容")],
        vec![cell("3月"), gone("待定"), cell("插花")],
    ]))
}

fn comments() -> Docx {
    let comment = format!(
        r#"<w:comment w:id="0" w:author="乙">{}</w:comment>"#,
        p("改到下旬？")
    );
    let body = para(
        "",
        &(r#"<w:commentRangeStart w:id="0"/>"#.to_owned()
            + &r("3月：插花")
            + r#"<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>"#),
    );
    Docx::new(body).part("comments.xml", "comments", &comment)
}

fn links() -> Docx {
    let outside = format!(
        r#"<w:hyperlink r:id="rId7">{}</w:hyperlink>"#,
        styled(r#"<w:u w:val="single"/>"#, "报名表")
    );
    let inside = format!(
        r#"<w:hyperlink w:anchor="_Toc1">{}</w:hyperlink>"#,
        r("第一节")
    );
    Docx::new(para(
        "",
        &(r("请填") + &outside + &r("，见") + &inside + &r("。")),
    ))
    .outside("rId7", "https://example.org/表?a=1&amp;b=2")
}

fn marks_of_words() -> Docx {
    Docx::new(
        para(
            "",
            &(r("组织")
                + &styled(BOLD, "《工会法》")
                + &r("学习，")
                + &styled("<w:i/>", "自愿")
                + &styled("<w:strike/>", "收费")
                + &styled(r#"<w:u w:val="single"/>"#, "免费")
                + &r("。")),
        ) + &para(
            "",
            &(r("不加粗")
                + &styled(r#"<w:b w:val="0"/><w:u w:val="none"/>"#, "也不划线")
                + &r("。")),
        ),
    )
}

fn line_breaks_and_tabs() -> Docx {
    Docx::new(
        para(
            "",
            "<w:r><w:t>3月：插花</w:t><w:br/><w:t>4月：</w:t><w:tab/><w:t>植树</w:t><w:br w:type=\"page\"/></w:r>",
        ) + &p("   ")
            + &para("", "<w:r><w:br/></w:r>"),
    )
}

fn text_box() -> Docx {
    let inside = p("5月：歌咏");
    let new = format!(
        r#"<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"#
    );
    let old = format!(
        r#"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"#
    );
    Docx::new(
        para(
            "",
            &(r("3月：插花")
                + &format!("<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>")),
        ) + &p("6月：义诊"),
    )
}

fn boxes_to_tick() -> Docx {
    let boxed = |checked: u8, glyph: &str| {
        format!(
            r#"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
            r(glyph)
        )
    };
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let symbol = r#"<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>"#;
    Docx::new(
        p("三月")
            + &para("", &(boxed(1, "☒") + &r("插花")))
            + &para("", &(boxed(0, "☐") + &r("体检")))
            + &para("", &(field.to_owned() + &r("植树")))
            + &para("", &(symbol.to_owned() + &r("春游")))
            + &p("参加□不参加□"),
    )
}

fn runs_cut_by_revisions() -> Docx {
    let run = |id: &str, text: &str| {
        format!(
            r#"<w:r w:rsidR="{id}"><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r><w:proofErr w:type="spellStart"/>"#
        )
    };
    Docx::new(
        format!(
            r#"<w:p w:rsidR="00A1" w14:paraId="1">{}{}{}</w:p>"#,
            run("00A1", "3"),
            run("00B2", "月"),
            run("00C3", "份")
        ) + &p("插花"),
    )
}

fn frames_and_contents() -> Docx {
    let contents = format!(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"#,
        p("一、指导思想……1")
    );
    let frame = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("3月：插花")
    );
    Docx::new(contents + &of_style("TOC1", "二、主要工作……2") + &frame + r#"<w:customXml><w:p><w:smartTag><w:r><w:t>4月：植树</w:t></w:r></w:smartTag></w:p></w:customXml>"#)
        .styles(&style("TOC1", "toc 1", ""))
}

fn another_prefix() -> Docx {
    let document = r#"<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:pPr><ns0:outlineLvl ns0:val="1"/></ns0:pPr><ns0:r><ns0:t>三月</ns0:t></ns0:r></ns0:p><ns0:p><ns0:r><ns0:t>插花</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>"#;
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/doc/main.xml"/></Relationships>"#;
    Docx::new(p("不读这一份"))
        .bare()
        .file("_rels/.rels", root)
        .file("doc/main.xml", document)
}

fn missing_parts() -> Docx {
    Docx::new(
        of_style("Heading1", "三月")
            + &listed(1, 0, "插花")
            + &para("", "<w:r><w:footnoteReference w:id=\"5\"/></w:r>")
            + &p("体检"),
    )
    .bare()
}

fn libreoffice_habits() -> Docx {
    let rows = table(&[
        row(&["月份", "内容"]),
        vec![
            cell_with(r#"<w:tcW w:w="10"/><w:vMerge w:val="restart"/>"#, "三月"),
            cell("插花"),
        ],
        vec![
            cell_with(r#"<w:vMerge w:val="continue"/>"#, ""),
            cell("体检"),
        ],
    ]);
    let run = r#"<w:r><w:rPr></w:rPr><w:t xml:space="preserve">安排如下：</w:t></w:r>"#;
    let level = |at: usize| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%{}、"/></w:lvl>"#,
            at + 1
        )
    };
    let lists = format!(
        r#"<w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#,
        level(0)
    );
    Docx::new(of_style("Style10", "工会计划") + &listed(1, 0, "活动") + &para("", run) + &rows)
        .styles(&style(
            "Style10",
            "Heading 1",
            r#"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>"#,
        ))
        .numbering(&lists)
}

fn markdown_marks_in_words() -> Docx {
    Docx::new(
        p("# 不是标题")
            + &p("- 不是列表")
            + &p("> 不是引文")
            + &p("2026. 不是第2026项")
            + &p("a*b*c 与 `码` 与 <i> 与 &amp; 与 [x](y)")
            + &p("我镇__公司的__同志，“__”和“__”")
            + &p("1~2月和3~4月")
            + &p("---"),
    )
}

fn fields_and_hidden_words() -> Docx {
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>不见</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let math = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>";
    let ruby = "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    Docx::new(para(
        "",
        &(r("第") + field + &r("次例会") + &styled("<w:vanish/>", "隐藏") + math + ruby + &r("。")),
    ))
}

fn pasted_with_broken_lines() -> Docx {
    Docx::new(
        p("三月，组织全体女职工到城南花卉基地参观学习，请园艺师傅讲解月季的养")
            + &p("- 3 -")
            + &p("护，并开展评比。")
            + &p("四月：组织会员参加健步走，沿途讲解城市的历史与新貌")
            + &p("看望独居老人，送去米和油。"),
    )
}

fn several_plans() -> Docx {
    let plan = |name: &str, text: &str| para("", &styled(BOLD, name)) + &p(text);
    Docx::new(
        plan("篇一：学校工会计划", &escaped("3月：插花。"))
            + &para("", &drawing("rId9", "现场"))
            + &plan("篇二：企业工会计划", "4月：植树。"),
    )
    .picture("rId9", "a.png", PIXEL)
}
