//! Blocks into activities by month: the reader of plans as people really write them.
//!
//! A small language tool in steps, each a pure function in a file of its own:
//!
//! ```text
//! blocks --commas, glued, flat--> blocks with lines of their own --paste--> blocks with tables --wrap--> blocks with whole lines
//!        --text--> folded lines --row--> rows, each with --numbering--> mark
//!        --piece--> pieces, each with --head--> label
//!        --judge--> verdicts --walk--> activities, themes, unplaced items, mentions
//! ```
//!
//! One pass over a document folds all its lines ([`text::Sheet`]). It gives every character its class, what the character
//! may be the beginning of ([`glyph`]), and every line the classes of all its characters. What is looked for later asks
//! these first: a line that does not hold `月` is not searched for months, a place that no label begins with is not tried for
//! one, and a word of a vocabulary is compared only where its first two characters stand ([`word`]). A line of prose costs little
//! more than being folded. What a line begins with is read once and handed on: its mark with the row, its label with the
//! piece, to the judge, the walk and the press.
//!
//! What a document is by its title, and a section by its heading, a plan, a review or rules ([`genre`]), says whether what
//! stands in it is something to do.
//!
//! In: a document's blocks and its title. Out: a [`Schedule`]; on demand, what every line was taken for. Invariants: an
//! activity keeps its own words in the author's spelling; what names no month is never given one; a year is only ever
//! one that is written; the work is linear in the length of the document.

pub mod begin;
pub mod blur;
pub mod cell;
pub mod clause;
pub mod collection;
pub mod column;
pub mod commas;
pub mod dating;
pub mod day;
pub mod details;
pub mod english;
pub mod field;
pub mod flat;
pub mod genre;
pub mod glued;
pub mod glyph;
pub mod head;
pub mod judge;
pub mod label;
pub mod listing;
pub mod loose;
pub mod mention;
pub mod moment;
pub mod months;
pub mod number;
pub mod numbering;
pub mod occasion;
pub mod opening;
pub mod paste;
pub mod piece;
pub mod press;
pub mod prose;
pub mod row;
pub mod span;
pub mod table;
pub mod text;
pub mod trace;
pub mod walk;
pub mod word;
pub mod words;
pub mod wrap;
pub mod year;

use std::borrow::Cow;

use crate::base::place::LineIndex;
use crate::model::block::Block;
use crate::model::schedule::{PlanYear, Schedule};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Sheet;
use crate::parse::schedule::trace::Traced;

/// Reads the schedule of a document, whose front matter may have said the `year`.
#[must_use]
pub fn read(blocks: &[Block], title: &str, year: Option<PlanYear>, lines: &LineIndex) -> Schedule {
    laid_out(blocks, lines, |rows| {
        match rows.iter().any(may_name_a_time) || rows.iter().any(names_a_time) {
            true => compact(walk::walk(rows, title, year, lines)),
            false => Schedule {
                year: opening::year_of_plan(title, rows, &collection::parts(rows)),
                ..Schedule::default()
            },
        }
    })
}

/// What `read` makes of the rows of `blocks`, whose lines that hold several, pasted tables and broken lines are mended first:
/// few documents have any, and those alone are folded again.
fn laid_out<T>(blocks: &[Block], lines: &LineIndex, read: impl FnOnce(&[Row<'_>]) -> T) -> T {
    let blocks = &*commas::left_out(blocks);
    let blocks = &*glued::set_apart(blocks);
    let sheet = row::fold(blocks);
    match flat::cut_at_numbers(blocks, &sheet) {
        Cow::Borrowed(blocks) => with_tables(blocks, &sheet, lines, read),
        Cow::Owned(cut) => with_tables(&cut, &row::fold(&cut), lines, read),
    }
}

/// The same, of blocks whose lines are on `sheet`.
fn with_tables<T>(
    blocks: &[Block],
    sheet: &Sheet<'_>,
    lines: &LineIndex,
    read: impl FnOnce(&[Row<'_>]) -> T,
) -> T {
    let tables = paste::tables(blocks, sheet);
    match (wrap::mended(&tables), &tables) {
        (Cow::Borrowed(_), Cow::Borrowed(_)) => read(&row::lay_out(blocks, sheet, lines)),
        (mended, _) => read(&row::lay_out(&mended, &row::fold(&mended), lines)),
    }
}

/// The schedule without room to spare: it is kept for every document.
fn compact(mut schedule: Schedule) -> Schedule {
    schedule.activities.shrink_to_fit();
    schedule.themes.shrink_to_fit();
    schedule.mentions.shrink_to_fit();
    schedule.unplaced.shrink_to_fit();
    schedule
}

/// Reads the schedule of a document and says what every line was taken for.
#[must_use]
pub fn explain(
    blocks: &[Block],
    title: &str,
    year: Option<PlanYear>,
    lines: &LineIndex,
) -> (Schedule, Vec<Traced>) {
    laid_out(blocks, lines, |rows| {
        walk::explain(rows, title, year, lines)
    })
}

/// Whether a row could name a time: most articles have none that does.
fn may_name_a_time(row: &Row<'_>) -> bool {
    matches!(row.kind, RowKind::Table(_))
        || row.text.holds(Class::TIME)
        || listing::begins_in_figures(row)
        || listing::begins_in_year_and_month(row)
}

/// Whether a row names a time in words that hold none of the letters which others do: `全年`, `寒假`, `国庆前后`.
fn names_a_time(row: &Row<'_>) -> bool {
    let text = &row.text;
    let mut places = text.places(0..text.len(), Class::LABEL);
    places.any(|at| label::scan(text, at).is_some() || occasion::around(text, at).is_some())
}
