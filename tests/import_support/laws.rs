//! What must hold of every file: nothing panics, and a plan that came in reads as it did before.

use huikan::base::path::SourcePath;
use huikan::model::schedule::Schedule;
use huikan::model::source::Source;
use huikan::parse;
use proptest::prelude::*;

use super::docx::{Docx, cell, list, listed, of_style, p, table};
use super::plan::{Months, months};
use super::{judge, odd, read, words};

/// What is done in these plans: some of it looks like marks of Markdown.
const WHAT: &[&str] = &[
    "座谈会",
    "健步走",
    "“安康杯”竞赛",
    "书画展（内部）",
    "体检，发放用品",
    "《工会法》学习",
    "a*b*c评比",
    "_活动_",
    "“学雷锋”志愿服务活动，到社区打扫卫生并看望独居老人",
    "女职工健康知识讲座和义诊，请市里的大夫讲解常见病的预防与早期发现",
    "清明祭扫，缅怀先烈的功绩，重温誓词，回来以后每个小组写一篇感想，择优在板报上登出",
];

/// How a month and its items are written in text.
#[derive(Debug, Clone, Copy)]
enum Form {
    Comma,
    Dot,
    Brackets,
    Dash,
    OneLine,
}

fn form() -> impl Strategy<Value = Form> {
    prop::sample::select(vec![
        Form::Comma,
        Form::Dot,
        Form::Brackets,
        Form::Dash,
        Form::OneLine,
    ])
}

fn lines(months: &Months, form: Form) -> Vec<String> {
    let mut lines = Vec::new();
    for (month, items) in months {
        if matches!(form, Form::OneLine) {
            lines.push(format!("{month}月：{}。", items.join("；")));
            continue;
        }
        lines.push(format!("{month}月："));
        for (at, item) in items.iter().enumerate() {
            let at = at + 1;
            lines.push(match form {
                Form::Comma => format!("{at}、{item}"),
                Form::Dot => format!("{at}. {item}"),
                Form::Brackets => format!("（{at}）{item}"),
                _ => format!("- {item}"),
            });
        }
    }
    lines
}

/// Months and activities of a schedule, their words without marks.
fn activities(schedule: &Schedule) -> Vec<(Option<u8>, String)> {
    let letters = |text: &str| {
        text.chars()
            .filter(|found| found.is_alphanumeric())
            .collect()
    };
    schedule
        .activities
        .iter()
        .map(|activity| (activity.month, letters(&activity.text)))
        .collect()
}

fn expected(months: &Months) -> Vec<(Option<u8>, String)> {
    let letters = |text: &str| {
        text.chars()
            .filter(|found| found.is_alphanumeric())
            .collect()
    };
    months
        .iter()
        .flat_map(|(month, items)| items.iter().map(move |item| (Some(*month), letters(item))))
        .collect()
}

/// What the reader of schedules finds in the only document that a file becomes.
fn reading(name: &str, bytes: Vec<u8>) -> Vec<(Option<u8>, String)> {
    let imported = read(name, bytes).expect("readable");
    let [draft] = imported.drafts.as_slice() else {
        panic!("{} documents", imported.drafts.len());
    };
    let source = Source {
        path: SourcePath::new("content/plans/a.md"),
        bytes: draft.text().into_bytes(),
    };
    let (document, found) = parse::plan(&source);
    assert!(found.is_empty(), "{found:?}\n{}", draft.text());
    activities(&document.expect("a plan").schedule)
}

/// The months as a Word file: with headings by style, or in bold, or as plain lines; with typed numbers or Word's.
fn word(months: &Months, heads: usize, numbered: bool) -> Docx {
    let mut body = p("为做好工会工作，特制定本计划。");
    for (month, items) in months {
        body += &match heads {
            0 => of_style("2", &format!("{month}月")),
            1 => format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{month}月份</w:t></w:r></w:p>"),
            _ => p(&format!("{month}月：")),
        };
        for (at, item) in items.iter().enumerate() {
            body += &match numbered {
                true => listed(1, 0, item),
                false => p(&format!("{}、{item}", at + 1)),
            };
        }
    }
    let style =
        r#"<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>"#;
    Docx::new(body)
        .styles(style)
        .numbering(&list(&[("decimal", "%1.")]))
}

/// The words that a page shows, without tags and spaces.
fn shown(html: &str) -> String {
    let mut words = String::new();
    for piece in html.split('<') {
        words += piece.split_once('>').map_or(piece, |(_, words)| words);
    }
    let words = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    words
        .chars()
        .filter(|found| !found.is_whitespace())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn a_text_reads_as_itself(months in months(WHAT), form in form(), gb in any::<bool>(), blank in any::<bool>()) {
        let text = lines(&months, form).join(if blank { "\r\n\r\n" } else { "\n" });
        let bytes = match gb {
            true => encoding_rs::GB18030.encode(&text).0.into_owned(),
            false => text.into_bytes(),
        };
        prop_assert_eq!(reading("a.txt", bytes), expected(&months));
    }

    #[test]
    fn lines_below_a_month_stay_lines(months in months(WHAT), ended in any::<bool>(), as_word in any::<bool>()) {
        let mut lines = vec!["工会计划".to_owned()];
        for (month, items) in &months {
            lines.push(format!("{month}月"));
            lines.extend(items.iter().map(|item| item.replace(['*', '_'], "")));
            let last = lines.last_mut().filter(|_| ended);
            last.into_iter().for_each(|last| last.push('。'));
        }
        let imported = match as_word {
            true => read("a.docx", Docx::new(lines.iter().map(|line| p(line)).collect::<String>()).bytes()),
            false => read("a.txt", lines.join("\n").into_bytes()),
        };
        let text = imported.expect("readable").drafts[0].body.clone();
        let kept: Vec<&str> = text.lines().map(|line| line.trim_start_matches(['#', ' '])).filter(|line| !line.is_empty()).collect();
        prop_assert_eq!(kept, &lines[1..]);
    }

    #[test]
    fn markdown_reads_as_itself(months in months(WHAT), level in 2usize..=6) {
        let mut text = String::from("# 工会计划\n");
        for (month, items) in &months {
            text += &format!("\n{} {month}月\n\n", "#".repeat(level));
            items.iter().for_each(|item| text += &format!("- {}\n", item.replace('*', "\\*").replace('_', "\\_")));
        }
        prop_assert_eq!(reading("a.md", text.into_bytes()), expected(&months));
    }

    #[test]
    fn a_word_file_reads_as_itself(months in months(WHAT), heads in 0usize..3, numbered in any::<bool>()) {
        let file = word(&months, heads, numbered);
        let read = reading("a.docx", file.bytes());
        // Numbers that Word makes count on from month to month; the words are the same.
        prop_assert_eq!(read, expected(&months));
    }

    #[test]
    fn words_of_a_word_file_are_shown_as_they_are(lines in prop::collection::vec("[-#>*_~|+=\\[\\](){}<&!^:.\\\\`甲乙a ]{0,12}", 1..6), breaks in any::<bool>()) {
        let body = match breaks {
            true => super::docx::para("", &lines.iter().map(|line| super::docx::r(line)).collect::<Vec<_>>().join("<w:r><w:br/></w:r>")),
            false => lines.iter().map(|line| p(line)).collect(),
        };
        let words: String = lines.concat().chars().filter(|found| !found.is_whitespace()).collect();
        if let Ok(imported) = read("a.docx", Docx::new(body).bytes()) {
            let text = imported.drafts[0].text();
            let source = Source { path: SourcePath::new("content/plans/a.md"), bytes: text.clone().into_bytes() };
            let document = parse::plan(&source).0.expect("a plan");
            prop_assert_eq!(shown(&parse::body::html(&document.body).text), words, "{}", text);
        }
    }

    #[test]
    fn a_table_reads_as_itself(months in months(WHAT)) {
        let mut rows = vec![vec![cell("月份"), cell("工作内容")]];
        for (month, items) in &months {
            for (at, item) in items.iter().enumerate() {
                let merge = if at == 0 { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" };
                let first = super::docx::cell_with(merge, &if at == 0 { format!("{month}月") } else { String::new() });
                rows.push(vec![first, cell(item)]);
            }
        }
        prop_assert_eq!(reading("a.docx", Docx::new(table(&rows)).bytes()), expected(&months));
    }

    #[test]
    fn a_cell_merged_over_months_is_of_each(months in months(WHAT)) {
        let mut rows = vec![vec![cell("月份"), cell("工作内容")]];
        let (_, items) = &months[0];
        for (at, (month, _)) in months.iter().enumerate() {
            let merge = if at == 0 { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" };
            let text = if at == 0 { items.join("\n") } else { String::new() };
            rows.push(vec![cell(&format!("{month}月")), super::docx::cell_with(merge, &text)]);
        }
        let same: Months = months.iter().map(|(month, _)| (*month, items.clone())).collect();
        prop_assert_eq!(reading("a.docx", Docx::new(table(&rows)).bytes()), expected(&same));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "a\\.(md|txt|docx)") {
        drop(read(&name, bytes));
    }

    #[test]
    fn any_text_is_read(text in "([#>*_`~|+\\[\\]()<&\\\\-]|[篇一二（）、“”×□x年月日\n 　0-9]|\\PC){0,120}", markdown in any::<bool>()) {
        let name = if markdown { "a.md" } else { "a.txt" };
        if let Ok(imported) = read(name, text.into_bytes()) {
            for draft in &imported.drafts {
                drop(judge::judge(&SourcePath::new("a.md"), &draft.text()));
            }
        }
    }

    #[test]
    fn a_damaged_word_file_is_read_or_refused(which in 0usize..70, cuts in prop::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
        let files = [words::all(), odd::all()].concat();
        let mut bytes = files[which % files.len()].1.bytes();
        let length = bytes.len();
        for (at, value) in cuts {
            bytes[usize::from(at) % length] = value;
        }
        drop(read("a.docx", bytes));
    }

    #[test]
    fn a_word_file_of_damaged_xml_is_read_or_refused(which in 0usize..70, cuts in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"= w:pr&;0-9]{0,3}"), 1..4)) {
        let files = [words::all(), odd::all()].concat();
        let body = files[which % files.len()].1.body().to_owned();
        let mut characters: Vec<char> = body.chars().collect();
        for (at, text) in cuts {
            let at = at.index(characters.len());
            characters.splice(at..at + 1, text.chars());
        }
        drop(read("a.docx", Docx::new(characters.into_iter().collect::<String>()).bytes()));
    }
}
