//! A day as people write it: `2026-03-08`, `2026年3月8日`.
//!
//! In: the words, or a date that TOML knows. Out: the civil date, or what is wrong with it.

use toml::value::Datetime;

use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::Message;

/// Why something that was meant as a date is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// There is no such month.
    Month {
        /// The month as written.
        month: u8,
    },
    /// The month has no such day.
    Day {
        /// The month.
        month: YearMonth,
        /// The day as written.
        day: u8,
    },
    /// A date that exists, written otherwise than it should be.
    Form(Date),
}

impl Problem {
    /// What is wrong with the date under `key`, and what to write instead.
    #[must_use]
    pub fn messages(self, key: &str) -> (Message, Message) {
        match self {
            Problem::Month { month } => (
                Message::new("date-no-such-month").arg("month", month),
                Message::new("date-no-such-month-help"),
            ),
            Problem::Day { month, day } => (no_such_day(month, day), last_day(month)),
            Problem::Form(date) => (
                Message::new("date-form"),
                Message::new("date-form-help")
                    .arg("key", key)
                    .arg("date", date),
            ),
        }
    }
}

/// The message that `month` has no `day`.
#[must_use]
pub fn no_such_day(month: YearMonth, day: u8) -> Message {
    Message::new("date-no-such-day")
        .arg("year", month.year)
        .arg("month", month.month)
        .arg("day", day)
}

fn last_day(month: YearMonth) -> Message {
    let last = (28..=31)
        .rev()
        .find(|day| month.day(*day).is_some())
        .unwrap_or(28);
    Message::new("date-no-such-day-help")
        .arg("year", month.year)
        .arg("month", month.month)
        .arg("last", last)
}

/// The civil date of a TOML date or date and time; `None` for a time alone.
#[must_use]
pub fn civil(datetime: &Datetime) -> Option<Result<Date, Problem>> {
    let date = datetime.date?;
    Some(on(i16::try_from(date.year).ok()?, date.month, date.day))
}

/// The date that `text` names; `None` when it does not look like one.
#[must_use]
pub fn read(text: &str) -> Option<Result<Date, Problem>> {
    let ([year, month, day], marks) = numbers(text)?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let usual = matches!(marks.as_str(), "--" | "年月日" | "年月号" | "年月");
    Some(
        on(i16::try_from(year).ok()?, month, day).and_then(|date| match usual {
            true => Ok(date),
            false => Err(Problem::Form(date)),
        }),
    )
}

fn on(year: i16, month: u8, day: u8) -> Result<Date, Problem> {
    if !(1..=12).contains(&month) {
        return Err(Problem::Month { month });
    }
    let month = YearMonth { year, month };
    month.day(day).ok_or(Problem::Day { month, day })
}

/// The three numbers of a date and the marks between and after them.
fn numbers(text: &str) -> Option<([u16; 3], String)> {
    let mut runs = vec![String::new()];
    let mut marks = String::new();
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        match digit(character) {
            Some(digit) if marks.chars().count() + 1 == runs.len() => runs.last_mut()?.push(digit),
            Some(digit) => runs.push(digit.to_string()),
            None if "-/.年月日号—–－．／".contains(character) => marks.push(character),
            None => return None,
        }
    }
    let [year, month, day] = runs.as_slice() else {
        return None;
    };
    let whole = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    whole.then_some((
        [year.parse().ok()?, month.parse().ok()?, day.parse().ok()?],
        marks,
    ))
}

/// A digit, half or full width, as the half-width one.
fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_u32(character as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}
