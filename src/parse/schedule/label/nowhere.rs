//! Dates of no calendar: `13月：…`, `2月30日`, or of another: `腊月`.
//!
//! In: a folded line and a place. Out: whether what begins there is meant as a date and is none. Invariant: what a label begins with
//! is none of these.

use super::{after_month_word, month_of};
use crate::parse::schedule::day;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::number;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// Whether what begins at `at` looks like a date and is in no calendar: `13月`, `2月30日`; or in another one: `腊月`.
fn is_no_date(text: &Text<'_>, at: usize) -> bool {
    if !text.holds(Class::MONTH) {
        return false;
    }
    const LUNAR: &[Word] = vocabulary!["正月", "冬月", "腊月"];
    let Some(number) = number::scan(text, at) else {
        return text.word(at, LUNAR).is_some();
    };
    let end = text.skip_spaces(number.end);
    let month = month_of(number.value);
    text.at(end) == '月'
        && month.is_none_or(|month| {
            let after = number::scan(text, text.skip_spaces(after_month_word(text, end)));
            after.is_some_and(|number| day::is_none(text, number, month))
        })
}

/// The same for what begins behind spaces at `at`.
#[must_use]
pub fn begins_no_date(text: &Text<'_>, at: usize) -> bool {
    is_no_date(text, text.skip_spaces(at))
}

/// `13月：…`: whether what begins at `at` is meant as a label, of no month there is.
#[must_use]
pub fn leads_nowhere(text: &Text<'_>, at: usize) -> bool {
    let at = text.skip_spaces(at);
    let (start, close) = match text.at(at) {
        '(' => (at + 1, ')'),
        _ => (at, ':'),
    };
    is_no_date(text, start) && (start..start + LONGEST_DATE).any(|at| text.at(at) == close)
}

/// How many characters a date has at most with what closes it.
const LONGEST_DATE: usize = 8;
