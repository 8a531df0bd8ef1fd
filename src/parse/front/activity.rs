//! `[[activity]]`: an activity said outright.
//!
//! In: one such table. Out: the activity, and what is wrong with it.

use std::sync::Arc;

use crate::base::date::YearMonth;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::model::schedule::{Activity, Details, Period, Status};
use crate::parse::front::year::YEARS;
use crate::parse::table::{Table, when};

/// The words for whether it has been done.
const STATUSES: [(&str, Status); 2] = [("planned", Status::Planned), ("done", Status::Done)];

/// The names of periods, and their months.
const PERIODS: [(&str, &[u8]); 13] = [
    ("第一季度", &[1, 2, 3]),
    ("第二季度", &[4, 5, 6]),
    ("第三季度", &[7, 8, 9]),
    ("第四季度", &[10, 11, 12]),
    ("一季度", &[1, 2, 3]),
    ("二季度", &[4, 5, 6]),
    ("三季度", &[7, 8, 9]),
    ("四季度", &[10, 11, 12]),
    ("上半年", &[1, 2, 3, 4, 5, 6]),
    ("下半年", &[7, 8, 9, 10, 11, 12]),
    ("第一学期", &[9, 10, 11, 12, 1]),
    ("第二学期", &[2, 3, 4, 5, 6, 7]),
    ("全年", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
];

/// The keys that say when it is. A day alone does not, but is reported already, as is one that cannot be read.
const WHEN: [&str; 6] = ["date", "month", "period", "every", "day", "end_day"];

/// The last day of a month in a year that nobody names.
const LONGEST: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Reads one table.
pub fn read(table: &mut Table<'_>) -> Activity {
    let mut activity = Activity {
        text: table
            .required(
                "text",
                ["activity-text-missing", "activity-text-empty"],
                || Message::new("activity-text-help"),
            )
            .into(),
        year: table.integer_in("year", YEARS),
        month: table.integer_in("month", 1..=12),
        day: table.integer_in("day", 1..=31),
        end_day: table.integer_in("end_day", 1..=31),
        details: details(table).boxed(),
        status: table.one_of("status", &STATUSES),
        ..Activity::default()
    };
    activity.line = table.line_of("text");
    date(table, &mut activity);
    days(table, &mut activity);
    let says = |key: &&'static str| table.has(key) || table.is_misspelt(key);
    if !WHEN.iter().any(says) {
        let diagnostic = Diagnostic::error(table.place(), Message::new("activity-when-missing"));
        table.report(diagnostic.help(Message::new("activity-when-missing-help")));
    }
    activity
}

/// What few activities say.
fn details(table: &mut Table<'_>) -> Details {
    Details {
        who: table.text("who").map(Into::into),
        place: table.text("place").map(Into::into),
        period: period(table).map(Arc::new),
        every: table.text("every").map(Into::into),
    }
}

/// `date` stands for year, month and day at once.
fn date(table: &mut Table<'_>, activity: &mut Activity) {
    let date = table.date("date");
    let twice = ["year", "month", "day"]
        .into_iter()
        .find(|key| table.has(key))
        .filter(|_| table.has("date"));
    if let Some(key) = twice {
        table.clash(
            key,
            "date",
            Message::new("activity-date-twice").arg("key", key),
            Message::new("activity-date-twice-other"),
            Message::new("activity-date-twice-help").arg("key", key),
        );
    }
    if let Some(date) = date {
        activity.year = Some(date.year());
        activity.month = Some(date.month().unsigned_abs());
        activity.day = Some(date.day().unsigned_abs());
    }
}

/// Days belong to a month, must be in it, and end after they begin.
fn days(table: &mut Table<'_>, activity: &mut Activity) {
    for key in ["day", "end_day"] {
        let named = if key == "day" {
            &mut activity.day
        } else {
            &mut activity.end_day
        };
        let Some(day) = *named else { continue };
        match activity.month {
            Some(month) if day > last_day(activity.year, month) => {
                *named = None;
                table.error(
                    key,
                    no_such_day(activity.year, month, day),
                    day_help(activity.year, month),
                );
            }
            None if !table.has("month") && !table.has("date") => {
                let help = Message::new("activity-day-alone-help").arg("key", key);
                table.error(
                    key,
                    Message::new("activity-day-alone").arg("key", key),
                    help,
                );
            }
            _ => {}
        }
    }
    match (activity.day, activity.end_day) {
        (Some(day), Some(end)) if end < day => table.clash(
            "end_day",
            if table.has("day") { "day" } else { "date" },
            Message::new("activity-ends-early"),
            Message::new("activity-ends-early-begin"),
            Message::new("activity-ends-early-help"),
        ),
        _ => {}
    }
}

fn last_day(year: Option<i16>, month: u8) -> u8 {
    let longest = LONGEST
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or(31);
    let known = year.map(|year| YearMonth { year, month });
    known.map_or(longest, |month| {
        if month.day(longest).is_some() {
            longest
        } else {
            longest - 1
        }
    })
}

fn no_such_day(year: Option<i16>, month: u8, day: u8) -> Message {
    match year {
        Some(year) => when::no_such_day(YearMonth { year, month }, day),
        None => Message::new("activity-no-such-day")
            .arg("month", month)
            .arg("day", day),
    }
}

fn day_help(year: Option<i16>, month: u8) -> Message {
    Message::new("activity-no-such-day-help")
        .arg("month", month)
        .arg("last", last_day(year, month))
}

fn period(table: &mut Table<'_>) -> Option<Period> {
    let months = table.one_of("period", &PERIODS)?;
    let (label, _) = PERIODS
        .iter()
        .find(|(_, known)| std::ptr::eq(*known, months))?;
    Some(Period {
        label: (*label).to_owned(),
        months: months.to_vec(),
    })
}
