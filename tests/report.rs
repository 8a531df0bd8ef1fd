//! Findings at the terminal: the mark stands under what is meant, whatever the width of the characters before it.

use huikan::base::catalogue::Catalogue;
use huikan::base::diagnostic::{Diagnostic, Message};
use huikan::base::path::SourcePath;
use huikan::base::place::Place;
use huikan::cmd::report;
use proptest::prelude::*;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

fn place(text: &str, line: usize, column: usize, width: usize) -> Place {
    Place {
        file: SourcePath::new("content/计划.md"),
        line,
        column,
        width,
        text: text.into(),
    }
}

fn shown(place: Place, color: bool) -> String {
    let message = Message::new("toml-unknown-key").arg("key", "标题");
    let help = Message::new("toml-did-you-mean-key").arg("key", "title");
    report::render(
        &Diagnostic::error(place, message).help(help),
        &Catalogue::new("zh-CN"),
        color,
    )
}

/// The characters of the shown line that stand above the mark.
fn marked(report: &str) -> String {
    let rows: Vec<&str> = report.lines().collect();
    let mark = rows
        .iter()
        .position(|row| row.contains('^'))
        .expect("a mark");
    let (before, after) = rows[mark].split_at(rows[mark].find('^').expect("a mark"));
    let from = before.width();
    let to = from
        + after
            .chars()
            .take_while(|character| *character == '^')
            .count();
    let mut at = 0;
    let mut above = String::new();
    for character in rows[mark - 1].chars() {
        if at >= from && at < to {
            above.push(character);
        }
        at += character.width().unwrap_or(0);
    }
    above
}

#[test]
fn the_mark_stands_under_wide_characters() {
    let text = "“三八”节：标题 = 健步走，ｆｕｌｌ　＝ \"x\"";
    for (first, meant) in [
        (6, "标题"),
        (11, "健步走"),
        (14, "，"),
        (15, "ｆｕｌｌ"),
        (20, "＝"),
    ] {
        let column = text
            .chars()
            .position(|character| meant.starts_with(character))
            .expect("there")
            + 1;
        assert!(column > first - 2, "{meant} stands at {column}");
        let report = shown(place(text, 7, column, meant.chars().count()), false);
        assert_eq!(marked(&report), meant, "{report}");
    }
}

#[test]
fn a_report_reads_as_written() {
    let place_of = place("标题 = \"健步走\"", 12, 1, 2);
    let related = place("title = \"健步走\"", 2, 1, 5);
    let diagnostic = Diagnostic::warning(
        place_of,
        Message::new("toml-repeated-key").arg("key", "title"),
    )
    .related(related, Message::new("toml-repeated-key-first"))
    .help(Message::new("front-missing-help").arg("title", "\"健步走\""));
    let expected = r#"警告: “title”写了两次
  --> content/计划.md:12:1
   |
12 | 标题 = "健步走"
   | ^^^^
   |
  ::: content/计划.md:2:1
   |
 2 | title = "健步走"
   | ----- 第一次在这里
   |
   = 怎么改: 请在文件最前面加上这三行：
             +++
             title = "健步走"
             +++"#;
    assert_eq!(
        report::render(&diagnostic, &Catalogue::new("zh-CN"), false),
        expected
    );
    let english = report::render(&diagnostic, &Catalogue::new("en"), false);
    assert!(
        english.starts_with("warning: “title” is there twice"),
        "{english}"
    );
    assert!(
        english.contains("= help: add these three lines"),
        "{english}"
    );
}

#[test]
fn a_file_of_which_nothing_is_known_is_named() {
    let report = shown(Place::file(&SourcePath::new("content/计划.md")), false);
    assert!(report.contains("content/计划.md:1:1"), "{report}");
}

#[test]
fn colours_are_there_only_when_asked_for() {
    let place = place("标题 = 健步走", 1, 6, 3);
    assert!(!shown(place.clone(), false).contains('\u{1b}'));
    assert!(shown(place, true).contains('\u{1b}'));
}

proptest! {
    #[test]
    fn the_mark_stands_under_what_is_meant(
        text in prop::collection::vec(prop::sample::select("健步走活动，。：＝“”（）aZ9 =\"é".chars().collect::<Vec<_>>()), 1..300),
        at in any::<prop::sample::Index>(),
        width in 1..12_usize,
    ) {
        let first = at.index(text.len());
        let meant: String = text[first..].iter().take(width).collect();
        let line: String = text.iter().collect();
        let place = place(&line, 3, first + 1, meant.chars().count());
        let plain = shown(place.clone(), false);
        prop_assert_eq!(marked(&plain), meant, "{}", plain);
        let colored = shown(place, true);
        prop_assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
    }

    #[test]
    fn any_place_can_be_shown(text in "\\PC{0,40}|[\\x00-\\x20]{0,9}", column in 0..50_usize, width in 0..50_usize) {
        shown(place(&text, 1, column, width), false);
    }
}
