//! What must hold of every schedule and of every text.
//!
//! One schedule, rendered in any form that plans are written in, reads as itself. No text at all makes the reader panic,
//! and what it reads stands in the file.

use huikan::base::path::SourcePath;
use huikan::base::place::LineIndex;
use huikan::model::schedule::Schedule;
use huikan::model::source::Source;
use huikan::parse::{self, schedule};
use proptest::prelude::*;

use super::gold::letters;
use super::plan::{Months, months};
use super::read;

/// What is done in these plans.
const WHAT: &[&str] = &[
    "座谈会",
    "健步走",
    "读书分享",
    "“安康杯”竞赛",
    "趣味运动会",
    "法律讲座",
    "技能比武",
    "书画展（内部）",
    "户外拓展",
    "体检",
    "《工会法》学习",
];

/// How a month is written.
#[derive(Debug, Clone, Copy)]
enum Name {
    Digits,
    Spaced,
    Wide,
    Han,
    HanFen,
    DigitsFen,
}

/// How items are marked.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Comma,
    Dot,
    WideDot,
    Brackets,
    Circle,
    Dash,
    Diamond,
}

/// How the whole is laid out.
#[derive(Debug, Clone, Copy)]
enum Form {
    /// `### 3月`, then a list.
    Headings(usize),
    /// `3月：`, then marked lines.
    Labels,
    /// `【3月】`, then marked lines.
    Square,
    /// `3月`, then unmarked lines, each a paragraph.
    Spread,
    /// `3月：…；…。`, a line for each month.
    Lines,
    /// All months on one line.
    RunOn,
    /// A table with the month first.
    MonthFirst,
    /// A table with the month last, a row for each item.
    MonthLast,
}

#[derive(Debug, Clone, Copy)]
struct Style {
    form: Form,
    name: Name,
    mark: Mark,
    blank: bool,
    indented: bool,
    crlf: bool,
    title: bool,
    traditional: bool,
}

/// `text` in traditional characters, as far as these plans have need of them.
fn traditional(text: &str) -> String {
    const PAIRS: &str = "组組织織开開办辦问問访訪评評选選参參会會员員职職师師车車间間护護谈談读讀书書赛賽运運动動讲講\
        画畫户戶体體检檢学學习習内內计計划劃时時节節号號项項务務术術";
    let pairs: Vec<char> = PAIRS.chars().collect();
    let pair = |letter| pairs.chunks(2).find(|pair| pair[0] == letter);
    text.chars()
        .map(|letter| pair(letter).map_or(letter, |pair| pair[1]))
        .collect()
}

fn name(month: u8, name: Name) -> String {
    const HAN: [&str; 12] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ];
    let han = HAN[usize::from(month) - 1];
    let wide = |digit: char| char::from_u32(u32::from(digit) + 0xfee0).unwrap_or(digit);
    match name {
        Name::Digits => format!("{month}月"),
        Name::Spaced => format!("{month} 月"),
        Name::Wide => format!(
            "{}月",
            month.to_string().chars().map(wide).collect::<String>()
        ),
        Name::Han => format!("{han}月"),
        Name::HanFen => format!("{han}月份"),
        Name::DigitsFen => format!("{month}月份"),
    }
}

fn marked(number: usize, words: &str, mark: Mark) -> String {
    const CIRCLES: [&str; 6] = ["①", "②", "③", "④", "⑤", "⑥"];
    match mark {
        Mark::Comma => format!("{number}、{words}"),
        Mark::Dot => format!("{number}. {words}"),
        Mark::WideDot => format!("{number}．{words}"),
        Mark::Brackets => format!("（{number}）{words}"),
        Mark::Circle => format!("{}{words}", CIRCLES[(number - 1) % CIRCLES.len()]),
        Mark::Dash => format!("- {words}"),
        Mark::Diamond => format!("◆{words}"),
    }
}

fn render(months: &Months, style: Style) -> String {
    let mut text = String::new();
    if style.title {
        text.push_str("# 工会工作计划\n\n");
    }
    match style.form {
        Form::RunOn => {
            let runs = months.iter().map(|(month, items)| {
                format!("{}：{}", name(*month, style.name), items.join("；"))
            });
            text.push_str(&runs.collect::<String>());
        }
        Form::MonthFirst => {
            text.push_str("| 月份 | 工作内容 |\n|---|---|\n");
            for (month, items) in months {
                let month = name(*month, style.name);
                text.push_str(&format!("| {month} | {} |\n", cell(items, style.mark)));
            }
        }
        Form::MonthLast => {
            text.push_str("| 序号 | 工作内容 | 时间 |\n|---|---|---|\n");
            for (month, items) in months {
                for (number, item) in items.iter().enumerate() {
                    let month = name(*month, style.name);
                    text.push_str(&format!("| {} | {item} | {month} |\n", number + 1));
                }
            }
        }
        _ => {
            for (month, items) in months {
                block(&mut text, &name(*month, style.name), items, style);
            }
        }
    }
    if style.traditional {
        text = traditional(&text);
    }
    match style.crlf {
        true => text.replace('\n', "\r\n"),
        false => text,
    }
}

/// A month's items in one cell.
fn cell(items: &[String], mark: Mark) -> String {
    match mark {
        Mark::Dash | Mark::Diamond => items.join("；"),
        mark => {
            let marked = items
                .iter()
                .enumerate()
                .map(|(number, item)| marked(number + 1, item, mark));
            marked.collect::<Vec<_>>().join("<br>")
        }
    }
}

fn block(text: &mut String, month: &str, items: &[String], style: Style) {
    let gap = if style.blank { "\n\n" } else { "\n" };
    let indent = match (style.indented, style.mark) {
        (true, mark) if !matches!(mark, Mark::Dash | Mark::Dot) => "　　",
        _ => "",
    };
    match style.form {
        Form::Headings(level) => text.push_str(&format!("{} {month}\n\n", "#".repeat(level))),
        Form::Square => text.push_str(&format!("{indent}【{month}】{gap}")),
        Form::Spread => text.push_str(&format!("{indent}{month}\n\n")),
        Form::Lines => {
            text.push_str(&format!(
                "{indent}{month}：{}。\n{}",
                items.join("；"),
                &gap[1..]
            ));
            return;
        }
        _ => text.push_str(&format!("{indent}{month}：{gap}")),
    }
    for (number, item) in items.iter().enumerate() {
        match style.form {
            Form::Spread => text.push_str(&format!("{indent}{item}\n\n")),
            _ => text.push_str(&format!(
                "{indent}{}{gap}",
                marked(number + 1, item, style.mark)
            )),
        }
    }
    text.push('\n');
}

fn style() -> impl Strategy<Value = Style> {
    let form = prop_oneof![
        (2usize..=6).prop_map(Form::Headings),
        Just(Form::Labels),
        Just(Form::Square),
        Just(Form::Spread),
        Just(Form::Lines),
        Just(Form::RunOn),
        Just(Form::MonthFirst),
        Just(Form::MonthLast),
    ];
    let name = prop::sample::select(vec![
        Name::Digits,
        Name::Spaced,
        Name::Wide,
        Name::Han,
        Name::HanFen,
        Name::DigitsFen,
    ]);
    let mark = prop::sample::select(vec![
        Mark::Comma,
        Mark::Dot,
        Mark::WideDot,
        Mark::Brackets,
        Mark::Circle,
        Mark::Dash,
        Mark::Diamond,
    ]);
    let flags = any::<[bool; 5]>();
    let style = (form, name, mark, flags);
    style.prop_map(
        |(form, name, mark, [blank, indented, crlf, title, traditional])| Style {
            form,
            name,
            mark,
            blank,
            indented,
            crlf,
            title,
            traditional,
        },
    )
}

/// What a text was read as: month and letters.
fn understood(text: &str) -> Vec<(Option<u8>, String)> {
    let schedule = read(text);
    schedule
        .activities
        .iter()
        .map(|activity| (activity.month, letters(&activity.text)))
        .collect()
}

fn meant(months: &Months, style: Style) -> Vec<(Option<u8>, String)> {
    let spelt = |item: &str| match style.traditional {
        true => letters(&traditional(item)),
        false => letters(item),
    };
    let each = months
        .iter()
        .flat_map(|(month, items)| items.iter().map(|item| (Some(*month), spelt(item))));
    each.collect()
}

/// A text of what plans are made of, in no order that makes sense.
fn rubble() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "3月",
        "十二月份",
        "元月",
        "20xx年",
        "2026年",
        "第一季度",
        "每月",
        "上旬",
        "8日",
        "—",
        "、",
        "：",
        ":",
        "；",
        "。",
        "（",
        "）",
        "(",
        ")",
        "1、",
        "１．",
        "①",
        "㈠",
        "- ",
        "# ",
        "### ",
        "\n",
        "\n\n",
        "\r\n",
        "| ",
        " |",
        "|---|---|\n",
        "月份",
        "时间：",
        "地点：",
        "植树",
        "工会",
        "“",
        "”",
        "《",
        "3.8",
        "2/23(一)",
        "　",
        " ",
        "<br>",
        "[x] ",
        "**",
        "0",
        "99999999999",
        "月",
        "年",
        "第",
        "至",
        "二〇二六",
        "\u{feff}",
        "🌸",
        "e\u{301}",
        "> ",
        "```\n",
    ]);
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn one_schedule_reads_the_same_in_any_form(months in months(WHAT), style in style()) {
        let text = render(&months, style);
        prop_assert_eq!(understood(&text), meant(&months, style), "{}", text);
    }

    #[test]
    fn any_text_can_be_read(text in prop_oneof![rubble(), any::<String>()]) {
        let (read, explained) = twice(&text);
        prop_assert_eq!(read, explained);
        let schedule = read_anything(&text);
        let last = text.lines().count().max(1);
        for activity in &schedule.activities {
            prop_assert!((1..=last).contains(&activity.line), "{}", activity.line);
            prop_assert!(activity.month.is_none_or(|month| (1..=12).contains(&month)));
            prop_assert!(activity.day.is_none_or(|day| (1..=31).contains(&day)));
            prop_assert!(!activity.text.trim().is_empty());
        }
    }
}

#[test]
fn what_is_explained_is_what_is_read() {
    for case in super::cases() {
        let (read, explained) = twice(&case.text);
        assert_eq!(read, explained, "{}", case.name);
    }
}

/// The schedule of a text as it is read, and as it is read to be explained.
fn twice(text: &str) -> (Schedule, Schedule) {
    let (path, lines) = (SourcePath::new("plan.md"), LineIndex::new(text));
    let blocks = parse::body::Text::new(&path, text, 0..text.len())
        .read()
        .blocks;
    let (explained, _) = schedule::explain(&blocks, "", None, &lines);
    (schedule::read(&blocks, "", None, &lines), explained)
}

/// As [`read`], for a text that may have something wrong with it.
fn read_anything(text: &str) -> Schedule {
    let source = Source {
        path: SourcePath::new("plan.md"),
        bytes: text.as_bytes().to_vec(),
    };
    let (document, _) = parse::plan(&source);
    let _ = parse::explain(&source);
    document.map_or_else(Default::default, |document| (*document.schedule).clone())
}
