//! Lists of dates in figures: `3.8 女工茶会`, `3/21 登塔`, line below line, also among such as `4月2日 春游`.
//!
//! In: rows. Out: whether the document lists dates so. Invariant: one such line is a name or a size; only several, in the
//! order of the year and unlike the numbers of chapters, are dates.

use crate::parse::schedule::day;
use crate::parse::schedule::label::{self, When};
use crate::parse::schedule::numbering;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;

/// How many lines make a list.
const LEAST: usize = 3;

/// The day that a line begins with.
struct Leading {
    month: u8,
    day: u8,
    /// Whether it is written in figures alone.
    in_figures: bool,
}

/// Whether lines of the document begin with days in figures.
#[must_use]
pub fn dates_in_figures(rows: &[Row<'_>]) -> bool {
    let dates: Vec<Leading> = rows.iter().filter_map(leading).collect();
    let pairs = || {
        dates
            .windows(2)
            .filter_map(|pair| pair.first().zip(pair.last()))
    };
    let chapters = pairs().filter(|(one, other)| counts_on(one, other)).count();
    let turns = pairs()
        .filter(|(one, other)| other.place() < one.place())
        .count();
    dates.iter().any(|date| date.in_figures)
        && dates.len() >= LEAST
        && turns * 3 <= dates.len()
        && chapters * 2 < dates.len()
}

fn leading(row: &Row<'_>) -> Option<Leading> {
    if !matches!(row.kind, RowKind::Plain | RowKind::Item(..)) {
        return None;
    }
    let text = &row.text;
    let start = text.skip_spaces(0);
    let start = numbering::leading(text, start).map_or(start, |mark| mark.end);
    figures(text, start).or_else(|| written(text, start))
}

/// A hyphen joins months or classes as well as a month and its day.
fn figures(text: &Text<'_>, start: usize) -> Option<Leading> {
    let date = day::figures(text, start)?;
    let hyphen = (start..date.end).any(|at| text.at(at) == '-');
    (!hyphen || date.year.is_some()).then_some(Leading {
        month: date.month,
        day: date.day,
        in_figures: true,
    })
}

fn written(text: &Text<'_>, start: usize) -> Option<Leading> {
    match label::scan(text, start)?.when {
        When::Day { month, day, .. } => Some(Leading {
            month,
            day,
            in_figures: false,
        }),
        _ => None,
    }
}

impl Leading {
    /// Its place in the year.
    fn place(&self) -> (u8, u8) {
        (self.month, self.day)
    }
}

/// `1.1`, `1.2`, `2.1`: as chapters are numbered.
fn counts_on(one: &Leading, other: &Leading) -> bool {
    let within = other.month == one.month && other.day == one.day + 1;
    let next = other.month == one.month + 1 && other.day == 1;
    one.in_figures && other.in_figures && (within || next)
}
