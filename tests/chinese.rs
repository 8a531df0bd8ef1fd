//! What the program knows of Chinese text, slugs and festivals, against tables.

use std::collections::BTreeMap;
use std::fs;

use huikan::base::catalogue::Catalogue;
use huikan::base::date::{Date, YearMonth, han_date};
use huikan::base::diagnostic::Message;
use huikan::base::festival::{days_off, festivals, lunar_days};
use huikan::base::{han, slug};
use proptest::prelude::*;

/// The rows of a table of tab-separated cases, with `\n` read as a line break.
fn rows(file: &str) -> Vec<(String, String)> {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the cases are there");
    let rows = text.lines().filter(|line| !line.starts_with("# "));
    let rows: Vec<(String, String)> = rows
        .map(|line| {
            line.split_once('\t')
                .unwrap_or_else(|| panic!("{path}: no tab in {line:?}"))
        })
        .map(|(input, wanted)| (input.replace("\\n", "\n"), wanted.replace("\\n", "\n")))
        .collect();
    assert!(rows.len() > 5, "{path} holds too few cases");
    rows
}

/// Compares every row and reports all that differ.
fn check(file: &str, answer: impl Fn(&str) -> String) {
    let wrong: Vec<String> = rows(file)
        .into_iter()
        .map(|(input, wanted)| (answer(&input), input, wanted))
        .filter(|(got, _, wanted)| got != wanted)
        .map(|(got, input, wanted)| format!("{input:?}\n  wanted {wanted:?}\n  got    {got:?}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {file}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn slugs() {
    check("slug/slugs.tsv", slug::slug);
}

#[test]
fn words_are_counted_as_word_does() {
    check("han/words.tsv", |text| han::words(text).to_string());
}

#[test]
fn lines_join_where_neither_side_needs_a_space() {
    check("han/joins.tsv", |text| {
        let mut lines = text.split('\n');
        let mut joined = lines.next().expect("a line").to_owned();
        lines.for_each(|line| han::push_line(&mut joined, line));
        joined
    });
}

#[test]
fn summaries_end_where_a_reader_may_stop() {
    check("han/summaries.tsv", |text| han::summary(text, 20));
}

#[test]
fn dates_in_han_numerals() {
    check("han/dates.tsv", |text| {
        han_date(text.parse().expect("a date"))
    });
}

#[test]
fn festivals_fall_on_their_days() {
    check("festival/dates.tsv", |text| {
        let date: Date = text.parse().expect("a date");
        let names = festivals(YearMonth::of(date))
            .into_iter()
            .filter(|festival| festival.date == date);
        names
            .map(|festival| festival.id)
            .collect::<Vec<_>>()
            .join(" ")
    });
}

#[test]
fn public_holidays_are_those_of_the_law() {
    check("festival/days-off.tsv", |text| {
        let date: Date = text.parse().expect("a date");
        let days = days_off(YearMonth::of(date)).into_iter();
        days.map(|date| date.day().to_string())
            .collect::<Vec<_>>()
            .join(" ")
    });
}

#[test]
fn lunar_days_read_as_on_a_wall_calendar() {
    check("festival/lunar.tsv", |text| {
        let date: Date = text.parse().expect("a date");
        let names = lunar_days(YearMonth::of(date));
        names
            .into_iter()
            .nth(date.day() as usize - 1)
            .expect("a day of the month")
    });
}

/// Every festival comes once a year, by the calendar it follows, and each has a name in both languages.
#[test]
fn festivals_come_once_a_year() {
    let mut counts: BTreeMap<(&str, i16), usize> = BTreeMap::new();
    for year in 1950..=2100 {
        for month in 1..=12 {
            for festival in festivals(YearMonth { year, month }) {
                // The last month of a lunar year may end before or after the new civil year.
                let of_last_month = festival.id == "festival-laba" && month == 12;
                *counts
                    .entry((festival.id, year + i16::from(of_last_month)))
                    .or_default() += 1;
            }
        }
    }
    let names: std::collections::BTreeSet<&str> = counts.keys().map(|(id, _)| *id).collect();
    assert_eq!(names.len(), 35);
    for id in names {
        for year in 1950..=2100 {
            assert_eq!(counts.get(&(id, year)), Some(&1), "{id} in {year}");
        }
        for language in ["zh-CN", "en"] {
            assert!(
                Catalogue::new(language).has(id),
                "{id} has no name in {language}"
            );
        }
    }
}

#[test]
fn every_day_has_a_lunar_name() {
    for (year, month) in (1950..=2100).flat_map(|year| (1..=12).map(move |month| (year, month))) {
        let month = YearMonth { year, month };
        let names = lunar_days(month);
        assert!(month.day(names.len() as u8).is_some(), "{month:?}");
        assert!(month.day(names.len() as u8 + 1).is_none(), "{month:?}");
        for name in names {
            assert!(
                (2..=4).contains(&name.chars().count()),
                "{month:?}: {name:?}"
            );
        }
    }
}

#[test]
fn calendars_end_quietly() {
    for year in [-9999, -1, 0, 1582, 1899, 2201, 9999] {
        for month in 1..=12 {
            let month = YearMonth { year, month };
            assert!(festivals(month).len() < 10);
            assert!(lunar_days(month).is_empty());
        }
    }
    assert_eq!(
        Catalogue::new("zh-CN").text(&Message::new("festival-spring")),
        "春节"
    );
}

proptest! {
    #[test]
    fn slugs_are_ascii(text in ".{0,60}") {
        let slug = slug::slug(&text);
        prop_assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{slug}");
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
        prop_assert_eq!(slug::slug(&slug), slug);
    }

    #[test]
    fn summaries_are_beginnings(text in "[一丁七（）《》“”，。！ a-c]{0,80}", limit in 5..40_usize) {
        let summary = han::summary(&text, limit);
        let kept = summary.strip_suffix("……").unwrap_or(&summary);
        prop_assert!(text.trim().starts_with(kept), "{summary}");
        prop_assert!(kept.chars().count() <= limit.max(1));
    }

    #[test]
    fn words_add_up(before in "[a-c一，“ ]{0,20}", after in "[a-c一，” ]{0,20}") {
        let apart = han::words(&before) + han::words(&after);
        prop_assert_eq!(han::words(&format!("{before} {after}")), apart);
    }
}
