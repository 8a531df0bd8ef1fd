//! Months, years and books.

use std::collections::BTreeMap;

use huikan::model::paper::{Block, Inline, IssuePart, IssueSheets, IssueStory, Matter, Paper};
use huikan::typeset::Typesetter;
use typst_kit::fonts::FontStore;

use crate::pdf::Pdf;
use crate::{needs_fonts, plan, printed};

/// A plan with so many activities a month.
pub fn busy(activities: usize) -> String {
    let months = (1..=12).map(|month| {
        let items = (1..=activities)
            .map(|at| format!("- {}日：第{at}次工会小组学习和健步走活动\n", at % 28 + 1));
        format!(
            "## {month}月\n\n{}- 走访慰问困难教职工\n",
            items.collect::<String>()
        )
    });
    months.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_month_and_a_year_are_one_sheet_however_much_goes_on() {
    needs_fonts!();
    for activities in [0, 3, 15, 40] {
        let project = plan("year = 2026", &busy(activities));
        let run = printed(&project, &["--year", "2026", "activities/2026/03/"]);
        assert_eq!(run.code, 0, "{}", run.err);
        for (file, width, height) in [
            ("activities-2026-03-2026-03.pdf", 210.0, 297.0),
            ("activities-2026.pdf", 420.0, 297.0),
        ] {
            let pdf = Pdf::new(&project.path("paper").join(file));
            assert_eq!(pdf.pages.len(), 1, "{activities} activities, {file}");
            let size = pdf.sizes[0];
            assert!(
                (size.0 - width).abs() < 0.5 && (size.1 - height).abs() < 0.5,
                "{size:?}"
            );
            for word in &pdf.pages[0] {
                let inside = word.left > 5.0
                    && word.right < width - 5.0
                    && word.top > 5.0
                    && word.bottom < height - 5.0;
                assert!(inside, "{activities} activities, {file}: {word:?}");
            }
            let text = pdf.logical_text();
            assert!(text.contains("走访慰问困难教职工"), "{text}");
        }
    }
}

#[test]
fn a_month_can_be_read_from_a_metre() {
    needs_fonts!();
    let project = plan("year = 2026", &busy(4));
    assert_eq!(printed(&project, &["activities/2026/03/"]).code, 0);
    let pdf = Pdf::new(&project.path("paper/activities-2026-03-2026-03.pdf"));
    let item = pdf.find(0, "走访慰问困难教职工");
    let size = (item.right - item.left) / item.text.chars().count() as f64;
    // 14 points.
    assert!(size >= 14.0 * 25.4 / 72.0, "a character is {size} mm");
}

#[test]
fn a_book_holds_the_papers_of_its_year_with_numbers_through() {
    needs_fonts!();
    let notice = |date: &str| {
        format!(
            "+++\ntitle = \"关于植树的通知\"\ndate = {date}\naudience = \"public\"\n+++\n\n正文。\n"
        )
    };
    let project = plan("date = 2026-01-08", "## 一、目标\n\n计划正文。")
        .file(
            "content/notices/_index.md",
            "+++\ntitle = \"通知公告\"\nkind = \"notice\"\n+++\n",
        )
        .file("content/notices/trees.md", notice("2026-03-01"))
        .file("content/notices/old.md", notice("2025-03-01"));
    let run = printed(&project, &["--book", "2026"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = Pdf::new(&project.path("paper/2026.pdf"));
    let marks = pdf.bookmarks();
    let expected = [
        "通知公告",
        "关于植树的通知",
        "计划",
        "云汀工会年度工作计划",
        "一、目标",
    ];
    assert_eq!(marks, expected);
    let text = pdf.logical_text();
    assert!(text.contains("计划正文。"));
    let numbers: Vec<String> = pdf
        .pages
        .iter()
        .map(|page| {
            page.iter()
                .filter(|word| word.top > 262.0)
                .map(|word| word.text.as_str())
                .collect()
        })
        .collect();
    assert_eq!(numbers, ["", "", "", "—2—", "", "—4—"]);
}

#[test]
fn an_issue_has_its_head_its_contents_its_columns_and_its_foot() {
    needs_fonts!();
    let story = |title: &str| IssueStory {
        title: title.to_owned(),
        by: Some("宣传组".to_owned()),
        notes: vec!["值得一读。".to_owned()],
        blocks: vec![Block::Paragraph(vec![Inline::Text(
            "会员参加活动。".repeat(60),
        )])],
    };
    let issue = IssueSheets {
        name: "云汀会刊".to_owned(),
        number: "2026年第3期".to_owned(),
        serial: Some("总第12期".to_owned()),
        unit: "云汀工会".to_owned(),
        date: "2026年3月8日".to_owned(),
        columns: 2,
        parts: vec![IssuePart {
            heading: "工会要闻".to_owned(),
            articles: vec![story("座谈会召开"), story("运动会闭幕")],
        }],
        foot: vec!["发：各工会小组".to_owned()],
        copies: Some("共印30份".to_owned()),
        ..IssueSheets::default()
    };
    let pdf = Pdf::new(&set(issue).path().join("issue.pdf"));
    let text = pdf.logical_text();
    for said in [
        "云汀会刊",
        "2026年第3期",
        "按：值得一读。",
        "发：各工会小组",
        "共印30份",
    ] {
        assert!(text.contains(said), "no {said} in {text}");
    }
    assert_eq!(pdf.bookmarks(), ["工会要闻", "座谈会召开", "运动会闭幕"]);
    let lefts = pdf.pages[0].iter().map(|word| word.left);
    assert!(
        lefts.clone().any(|left| (left - 22.0).abs() < 1.0)
            && lefts.clone().any(|left| (left - 109.0).abs() < 2.0)
    );
    let name = pdf.find(0, "云汀会刊");
    assert!(name.right - name.left > 60.0, "{name:?}");
}

/// Sets an issue by the fonts of this machine.
fn set(issue: IssueSheets) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["lang", "region", "contents", "note"].map(|name| {
        let word = match name {
            "lang" => "zh",
            "region" => "CN",
            "note" => "按：",
            _ => "目录",
        };
        (name, word.to_owned())
    });
    let paper = Paper {
        layout: "issue",
        title: issue.name.clone(),
        author: issue.unit.clone(),
        keywords: Vec::new(),
        date: [2026, 3, 8],
        words: words.into_iter().collect(),
        paper: Matter::Issue(Box::new(issue)),
        pictures: BTreeMap::new(),
        sources: Vec::new(),
    };
    let (fonts, _) = huikan::press::fonts::find(folder.path(), &[]);
    let typesetter = Typesetter::new(fonts).expect("a Chinese font");
    let data = typesetter.data(&paper);
    let pdf = typesetter.set(&paper, data, BTreeMap::new()).expect("set");
    std::fs::write(folder.path().join("issue.pdf"), pdf).expect("writable");
    folder
}

#[test]
fn without_a_chinese_font_there_is_no_typesetter() {
    assert!(Typesetter::new(FontStore::new()).is_none());
}
