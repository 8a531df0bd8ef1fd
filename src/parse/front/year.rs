//! `year` and `school_year`: when the months of a plan are.

use crate::base::diagnostic::Message;
use crate::model::schedule::{PlanYear, Term};
use crate::parse::table::Table;

/// The years a plan may be of.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The year of a plan; both keys at once are a clash.
pub fn read(table: &mut Table<'_>) -> Option<PlanYear> {
    let year = table.integer_in("year", YEARS).map(PlanYear::Calendar);
    let school_year = school_year(table);
    if table.has("year") && table.has("school_year") {
        table.clash(
            "school_year",
            "year",
            Message::new("front-two-years"),
            Message::new("front-two-years-other"),
            Message::new("front-two-years-help"),
        );
    }
    year.or(school_year)
}

fn school_year(table: &mut Table<'_>) -> Option<PlanYear> {
    let written = table.text_or_integer("school_year")?;
    let parts: Vec<&str> = written
        .split(['-', '—', '–', '―', '－', '～', '~'])
        .filter(|part| !part.is_empty())
        .collect();
    let numbers: Vec<i16> = parts
        .iter()
        .filter_map(|part| part.trim().parse().ok())
        .collect();
    let meant = match numbers.as_slice() {
        _ if numbers.len() != parts.len() => None,
        [start, end] if follows(*start, *end) => Some((*start, None)),
        [start, end, 1] if follows(*start, *end) => Some((*start, Some(Term::First))),
        [start, end, 2] if follows(*start, *end) => Some((*start, Some(Term::Second))),
        _ => None,
    };
    let Some((start, term)) = meant.filter(|(start, _)| YEARS.contains(start)) else {
        let help = match numbers.first().filter(|start| YEARS.contains(start)) {
            Some(start) => Message::new("front-school-year-help")
                .arg("start", start)
                .arg("end", start + 1),
            None => Message::new("front-school-year-help")
                .arg("start", 2025)
                .arg("end", 2026),
        };
        table.error(
            "school_year",
            Message::new("front-school-year").arg("value", written),
            help,
        );
        return None;
    };
    Some(PlanYear::School { start, term })
}

fn follows(start: i16, end: i16) -> bool {
    start.checked_add(1) == Some(end)
}
