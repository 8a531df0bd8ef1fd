//! `[bulletin]`: the paper that comes out in issues.
//!
//! In: the table. Out: the series, and what is wrong with it; `None` when it does not say when it begins.

use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::place::Written;
use crate::model::series::Series;
use crate::parse::front::YEARS;
use crate::parse::table::{Table, suggest};

/// The months of an issue where nothing is said.
const BIMONTHLY: u8 = 2;

/// The words for how often it comes out, and how many months an issue then gathers.
const CADENCES: [(&str, u8); 10] = [
    ("monthly", 1),
    ("bimonthly", 2),
    ("quarterly", 3),
    ("half-yearly", 6),
    ("yearly", 12),
    ("月刊", 1),
    ("双月刊", 2),
    ("季刊", 3),
    ("半年刊", 6),
    ("年刊", 12),
];

/// Reads the table. `title` and `unit` are the site's own.
pub fn read(table: &mut Table<'_>, title: &str, unit: &str) -> Option<Series> {
    let start = start(table);
    let skip = skip(table);
    let series = Series {
        name: table.text("name").unwrap_or_else(|| title.to_owned()),
        motto: table.text("motto"),
        unit: table.text("unit").unwrap_or_else(|| unit.to_owned()),
        months: cadence(table).unwrap_or(BIMONTHLY),
        columns: table.written("columns"),
        start: start.unwrap_or_default(),
        first_number: number(table, "first_number", 999).unwrap_or(1),
        first_serial: number(table, "first_serial", 99_999).unwrap_or(1),
        skip: Vec::new(),
        copies: number(table, "copies", 1_000_000),
        report_to: table.list("report_to"),
        send_to: table.list("send_to"),
        issue_to: table.list("issue_to"),
        place: table.place(),
    };
    let first = series.period(YearMonth::of(start?));
    let (skip, early): (Vec<_>, Vec<_>) = skip
        .into_iter()
        .partition(|(month, _)| series.period(*month) >= first);
    for (_, written) in early {
        let message = Message::new("bulletin-skip-early").arg("text", &written.text);
        let help = Message::new("bulletin-skip-early-help");
        table.report(Diagnostic::error(written.place, message).help(help));
    }
    let skip = skip.into_iter().map(|(month, _)| month).collect();
    Some(Series { skip, ..series })
}

/// A whole number from 1 to `most`.
fn number(table: &mut Table<'_>, key: &'static str, most: u32) -> Option<u32> {
    table.integer_in(key, 1..=most)
}

/// When the paper begins, which must be said.
fn start(table: &mut Table<'_>) -> Option<Date> {
    let start = table.date("start");
    let help = Message::new("bulletin-start-help");
    if !table.has("start") && !table.is_misspelt("start") {
        let missing = Diagnostic::error(table.place(), Message::new("bulletin-start-missing"));
        table.report(missing.help(help));
        return None;
    }
    let near = start.filter(|date| YEARS.contains(&date.year()));
    if let (Some(far), None) = (start, near) {
        let message = Message::new("bulletin-start-far").arg("year", far.year());
        table.error("start", message, help);
    }
    near
}

/// How many months an issue gathers.
fn cadence(table: &mut Table<'_>) -> Option<u8> {
    let written = table.text_or_integer("cadence")?;
    if let Some((_, months)) = CADENCES.iter().find(|(word, _)| *word == written) {
        return Some(*months);
    }
    let number = written.parse::<i64>();
    if let Ok(months @ (1 | 2 | 3 | 4 | 6 | 12)) = written.parse() {
        return Some(months);
    }
    let words = CADENCES.map(|(word, _)| word);
    let (message, help) = match (number, suggest::nearest(&written, &words)) {
        (Ok(number), _) => (
            Message::new("bulletin-cadence-divides").arg("months", number),
            Message::new("bulletin-cadence-help"),
        ),
        (Err(_), Some(meant)) => (
            not_one_of(&written),
            Message::new("toml-did-you-mean-value")
                .arg("key", "cadence")
                .arg("value", meant),
        ),
        (Err(_), None) => (not_one_of(&written), Message::new("bulletin-cadence-help")),
    };
    table.error("cadence", message, help);
    None
}

fn not_one_of(written: &str) -> Message {
    Message::new("toml-not-one-of")
        .arg("key", "cadence")
        .arg("value", written)
}

/// The months without an issue.
fn skip(table: &mut Table<'_>) -> Vec<(YearMonth, Written)> {
    let mut months = Vec::new();
    for written in table.written("skip") {
        match month(&written.text) {
            Some(month) => months.push((month, written)),
            None => {
                let message = Message::new("bulletin-skip").arg("text", &written.text);
                let wrong = Diagnostic::error(written.place, message);
                table.report(wrong.help(Message::new("bulletin-skip-help")));
            }
        }
    }
    months
}

/// The month that `2026-07` or `2026年7月` names.
fn month(text: &str) -> Option<YearMonth> {
    let text = text.trim_end_matches('月');
    let (year, month) = text.split_once(['-', '年', '/', '.'])?;
    let year: i16 = year.trim().parse().ok()?;
    let month: u8 = month.trim().parse().ok()?;
    let known = YEARS.contains(&year) && (1..=12).contains(&month);
    known.then_some(YearMonth { year, month })
}
