//! Lists of dates in figures: `3.8 女工茶会`, `3/21 登塔`, line below line.
//!
//! In: rows. Out: whether the document lists dates so. Invariant: one such line is a name or a size; only several, in the
//! order of the year and unlike the numbers of chapters, are dates.

use crate::parse::schedule::day::{self, Figures};
use crate::parse::schedule::numbering;
use crate::parse::schedule::row::{Row, RowKind};

/// How many lines make a list.
const LEAST: usize = 3;

/// Whether lines of the document begin with days in figures.
#[must_use]
pub fn dates_in_figures(rows: &[Row<'_>]) -> bool {
    let dates: Vec<Figures> = rows.iter().filter_map(leading).collect();
    let pairs = || {
        dates
            .windows(2)
            .filter_map(|pair| pair.first().zip(pair.last()))
    };
    let chapters = pairs().filter(|(one, other)| counts_on(one, other)).count();
    let turns = pairs()
        .filter(|(one, other)| other.place() < one.place())
        .count();
    dates.len() >= LEAST && turns * 3 <= dates.len() && chapters * 2 < dates.len()
}

/// The day in figures that a line begins with. A hyphen joins months or classes as well as a month and its day.
fn leading(row: &Row<'_>) -> Option<Figures> {
    if !matches!(row.kind, RowKind::Plain | RowKind::Item(..)) {
        return None;
    }
    let text = &row.text;
    let start = text.skip_spaces(0);
    let start = numbering::leading(text, start).map_or(start, |mark| mark.end);
    let date = day::figures(text, start)?;
    let hyphen = (start..date.end).any(|at| text.at(at) == '-');
    (!hyphen || date.year.is_some()).then_some(date)
}

/// `1.1`, `1.2`, `2.1`: as chapters are numbered.
fn counts_on(one: &Figures, other: &Figures) -> bool {
    let within = other.month == one.month && other.day == one.day + 1;
    let next = other.month == one.month + 1 && other.day == 1;
    within || next
}
