//! What stands together on a page, and that nothing leaves it.

use std::fs;

use crate::pdf::{Pdf, Word};
use crate::{
    CHARACTERS, LEFT, RIGHT, TOP, assert_type_area, needs_fonts, of_plan, plan, printed,
    project_root,
};

/// The papers of plans with these texts, printed at once.
fn of_plans(front: &str, bodies: &[String]) -> Vec<Pdf> {
    let blank = plan("", "");
    let project = bodies
        .iter()
        .enumerate()
        .fold(blank, |project, (at, body)| {
            let text =
                format!("+++\ntitle = \"计划\"\naudience = \"public\"\n{front}\n+++\n\n{body}\n");
            project.file(&format!("content/plans/p{at}.md"), text)
        });
    let names = (0..bodies.len()).map(|at| format!("content/plans/p{at}.md"));
    let names: Vec<String> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let run = printed(&project, &names);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = (0..bodies.len()).map(|at| project.path(&format!("paper/plans-p{at}.pdf")));
    files.map(|file| Pdf::new(&file)).collect()
}

/// What the last page of a paper says.
fn last_page(pdf: &Pdf) -> String {
    let words = pdf.pages.last().expect("a page").iter();
    words.map(|word| word.text.as_str()).collect()
}

#[test]
fn a_signature_is_never_alone_on_a_page() {
    needs_fonts!();
    let long = format!("{}终了", "字".repeat(CHARACTERS * 7));
    let ends = [
        "末段的话终了。",
        &long,
        "- 甲\n- 乙终了",
        "1. 甲\n2. 乙\n   - 丙终了",
        "> [!NOTE]\n> 编者按。\n>\n> - 甲\n> - 乙终了",
        "> 引文终了",
        "```\n甲\n终了\n```",
    ];
    for end in ends {
        // From where the text ends with its page to where the signature stands under it.
        let bodies =
            (6..22).map(|lines| format!("{}\n\n{end}", "字".repeat(CHARACTERS * lines - 2)));
        for pdf in of_plans("date = 2026-03-08", &bodies.collect::<Vec<_>>()) {
            let last = last_page(&pdf);
            let is_whole = last.contains("终了") && last.contains("云汀工会2026年3月8日");
            assert!(is_whole, "{end}: {last}");
        }
    }
}

#[test]
fn of_a_long_last_paragraph_two_lines_stand_with_the_signature() {
    needs_fonts!();
    let bodies = (8..20).map(|lines| "字".repeat(CHARACTERS * lines - 5));
    for pdf in of_plans("date = 2026-03-08", &bodies.collect::<Vec<_>>()) {
        let last = pdf.pages.last().expect("a page");
        let text = last.iter().filter(|word| word.text.starts_with("字字"));
        assert!(text.count() >= 2, "{last:?}");
    }
}

#[test]
fn rows_of_a_table_stand_with_the_signature_below_it() {
    needs_fonts!();
    let rows = |count: usize| (1..=count).map(|at| format!("| {at} | 第{at}项 | 甲 |\n"));
    let table = |count| {
        format!(
            "| 序号 | 事项 | 组 |\n|---|---|---|\n{}",
            rows(count).collect::<String>()
        )
    };
    let counts = 8..40;
    let bodies = counts
        .clone()
        .map(|count| format!("安排如下。\n\n{}", table(count)));
    let front = "number = \"云工〔2026〕3号\"\ndate = 2026-03-08";
    for (count, pdf) in counts.zip(of_plans(front, &bodies.collect::<Vec<_>>())) {
        let last = last_page(&pdf);
        let is_whole =
            last.contains(&format!("第{count}项")) && last.contains("云汀工会2026年3月8日");
        assert!(is_whole, "{count}: {last}");
        // The table begins below the text, not on a page of its own.
        assert!(
            pdf.pages[0].iter().any(|word| word.text == "第1项"),
            "{count}"
        );
        let structure = pdf.structure();
        let rows = structure.iter().filter(|tag| *tag == "TR").count();
        let heads = structure.iter().filter(|tag| *tag == "THead").count();
        assert_eq!(rows, count + heads, "{structure:?}");
    }
}

#[test]
fn a_paper_that_ends_in_a_wide_table_has_its_signature_below() {
    needs_fonts!();
    let columns = 14;
    let head = format!(
        "{}|\n{}|\n",
        "| 指标名称".repeat(columns),
        "|---".repeat(columns)
    );
    let counts = 3..14;
    let bodies = counts.clone().map(|count| {
        format!(
            "## 一、指标\n\n{head}{}",
            format!("{}|\n", "| 填写内容".repeat(columns)).repeat(count)
        )
    });
    for (count, pdf) in counts.zip(of_plans("date = 2026-03-08", &bodies.collect::<Vec<_>>())) {
        let last = last_page(&pdf);
        assert!(
            last.contains("填写") && last.contains("2026年3月8日"),
            "{count}: {last}"
        );
        assert_eq!(pdf.bookmarks(), ["一、指标"]);
    }
}

#[test]
fn attachments_and_their_signature_stay_with_the_text() {
    needs_fonts!();
    let front =
        "date = 2026-03-08\nattachments = [\"议程\", \"名单\", \"回执\"]\ncc = \"校长办公室\"";
    let bodies = (4..16).map(|lines| "字".repeat(CHARACTERS * lines - 5));
    for pdf in of_plans(front, &bodies.collect::<Vec<_>>()) {
        let last = last_page(&pdf);
        for needed in ["字字", "议程", "回执", "2026年3月8日", "校长办公室"] {
            assert!(last.contains(needed), "no {needed} in {last}");
        }
    }
}

#[test]
fn boxes_longer_than_a_page_go_on_over_pages() {
    needs_fonts!();
    for count in [10, 60, 200] {
        let words = "编者按说明情况如下。".repeat(count);
        let body = format!("前面有一段话。\n\n> [!NOTE]\n> {words}\n\n后面的话。");
        let pdf = of_plan(&plan("date = 2026-03-08", &body));
        assert_type_area(&pdf, &format!("{count} sentences"));
        let letters = pdf.pages.iter().flatten();
        let said = letters
            .map(|word| word.text.matches('编').count())
            .sum::<usize>();
        assert_eq!(said, count);
        // The first lines of the box stand under its head, which follows the text.
        let head = pdf.find(0, "说明");
        let first = pdf.find(0, "编者按说明情况");
        assert!(head.top > pdf.find(0, "前面有一段话").top && first.top > head.top);
    }
}

#[test]
fn long_names_stand_in_lines_within_the_type_area() {
    needs_fonts!();
    let joint = "云汀中学工会委员会、云汀中学女教职工委员会、教师发展中心";
    let long = "青禾市教育系统工会联合会云汀片区基层工会委员会女教职工委员会筹备工作领导小组";
    let latin = "Riverside School Branch of the Teachers Union";
    for (unit, lines) in [(joint, 3), (long, 3), (latin, 2), ("云汀工会", 1)] {
        let front = format!("date = 2026-03-08\nunit = {unit:?}");
        let pdf = of_plan(&plan(&front, "正文。"));
        assert_type_area(&pdf, unit);
        let title = pdf.find(0, "云汀工会年度工作计划");
        let red: Vec<&Word> = pdf.pages[0]
            .iter()
            .filter(|word| word.bottom < title.top && word.top > TOP)
            .collect();
        let mut tops: Vec<i64> = red.iter().map(|word| word.top as i64).collect();
        tops.dedup();
        assert_eq!(tops.len(), lines, "{unit}: {red:?}");
        // Never smaller than the title below it.
        for word in &red {
            assert!(word.bottom - word.top > title.bottom - title.top, "{unit}");
        }
        let date = pdf.find(0, "2026年3月8日");
        let above = pdf.pages[0].iter().filter(|word| word.top > title.bottom);
        let names =
            above.filter(|word| word.bottom <= date.top + 1.0 && word.top > date.top - 45.0);
        let (left, right) = names
            .skip(1)
            .fold((f64::MAX, 0.0_f64), |(left, right), word| {
                (left.min(word.left), right.max(word.right))
            });
        let middle = (date.left + date.right - left - right) / 2.0;
        assert!(middle.abs() < 3.0, "{unit}: {middle} mm from the middle");
    }
}

#[test]
fn a_footnote_stands_on_the_page_of_its_mark() {
    needs_fonts!();
    let bodies = (6..14).map(|paragraphs| {
        format!(
            "{}## 小结\n\n最后一段有脚注[^a]。\n\n[^a]: 脚注在此。\n",
            "会员学习文件。\n\n".repeat(paragraphs)
        )
    });
    for pdf in of_plans("date = 2026-03-08", &bodies.collect::<Vec<_>>()) {
        let page_of = |text: &str| {
            let has = |page: &Vec<Word>| page.iter().any(|word| word.text.contains(text));
            pdf.pages.iter().position(has).expect("on a page")
        };
        assert_eq!(page_of("最后一段有脚注"), page_of("脚注在此"));
    }
}

#[test]
fn a_heading_stands_over_its_turned_table() {
    needs_fonts!();
    let table = project_root().join("tests/cases/print/wide-table.md");
    let table = fs::read_to_string(table).expect("a case");
    let from = table.find('|').expect("a table");
    let body = format!("走访会员。\n\n## 二、宽表\n\n{}", &table[from..]);
    let pdf = of_plan(&plan("date = 2026-03-08", &body));
    let turned = pdf.sizes.iter().position(|size| size.0 > size.1);
    pdf.find(turned.expect("a turned page"), "二、宽表");
}

#[test]
fn a_plan_that_begins_with_a_turned_table_has_its_head_above_it() {
    needs_fonts!();
    let table = project_root().join("tests/cases/print/wide-table.md");
    let table = fs::read_to_string(table).expect("a case");
    let from = table.find('|').expect("a table");
    let to = table.rfind('|').expect("its end") + 1;
    let table = &table[from..to];
    for (front, body) in [
        ("", format!("{table}\n\n走访会员。")),
        ("number = \"云工〔2026〕3号\"", table.to_owned()),
        (
            "",
            format!("## 一、宽表\n\n{table}\n\n## 二、走访\n\n{table}"),
        ),
    ] {
        let pdf = of_plan(&plan(&format!("date = 2026-03-08\n{front}"), &body));
        let (first, second) = (pdf.sizes[0], &pdf.pages[1]);
        assert!(first.0 > first.1, "{first:?}");
        for said in ["云汀工会", "云汀工会年度工作计划", "妇女节座谈会"] {
            pdf.find(0, said);
        }
        let is_head = |word: &Word| word.text == "云汀工会年度工作计划";
        assert!(!second.iter().any(is_head), "{second:?}");
        assert_type_area(&pdf, "a turned beginning");
    }
}

#[test]
fn words_that_announce_what_follows_stay_with_it() {
    needs_fonts!();
    for (label, next) in [
        ("十月：", "1. 走访会员"),
        ("重点做好以下工作：", "走访会员"),
        ("**十月：**", "走访会员"),
        ("1. 三月：", "   - 走访会员"),
    ] {
        let bodies = (8..14).map(|lines| {
            let above = "会员学习文件。\n\n".repeat(lines);
            format!(
                "{above}{label}\n\n{next}\n\n{}",
                "会员学习文件。\n\n".repeat(4)
            )
        });
        for pdf in of_plans("", &bodies.collect::<Vec<_>>()) {
            let page_of = |text: &str| {
                let has = |page: &Vec<Word>| page.iter().any(|word| word.text.contains(text));
                pdf.pages.iter().position(has).expect("on a page")
            };
            let said = label.trim_matches(|mark: char| mark.is_ascii());
            assert_eq!(page_of(said), page_of("走访会员"), "{label}");
        }
    }
}

#[test]
fn low_rows_are_not_torn() {
    needs_fonts!();
    let rows = (1..=60).map(|at| {
        format!(
            "| {at} | 首{at}行{}尾{at}行 |\n",
            "健步走".repeat(at % 5 * 8)
        )
    });
    let body = format!("| 序号 | 事项 |\n|---|---|\n{}", rows.collect::<String>());
    let pdf = of_plan(&plan("date = 2026-03-08", &body));
    let page_of = |text: String| {
        let has = |page: &Vec<Word>| {
            let words: String = page.iter().map(|word| word.text.as_str()).collect();
            words.contains(&text)
        };
        pdf.pages.iter().position(has)
    };
    for at in 1..=60 {
        assert_eq!(
            page_of(format!("首{at}行")),
            page_of(format!("尾{at}行")),
            "{at}"
        );
    }
}

#[test]
fn pictures_have_their_captions_below() {
    needs_fonts!();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><rect width='90' height='90'/></svg>";
    let body = "走访会员。\n\n![拔河](a.svg \"图一：二十人拔河\")";
    let pdf = of_plan(&plan("", body).file("content/plans/a.svg", drawing));
    let caption = pdf.find(0, "图一：二十人拔河");
    let middle = (caption.left + caption.right) / 2.0 - (LEFT + RIGHT) / 2.0;
    assert!(middle.abs() < 2.0, "{caption:?}");
}
