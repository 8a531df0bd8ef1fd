//! Blocks into activities by month: the reader of plans as people really write them.
//!
//! A small language tool in steps, each a pure function in a file of its own:
//!
//! ```text
//! blocks --row--> rows --text--> folded --piece--> pieces, each with --numbering--> mark and --head--> label
//!        --judge--> verdicts --walk--> activities, themes, unplaced items, mentions
//! ```
//!
//! In: a document's blocks and its title. Out: a [`Schedule`]; on demand, what every line was taken for. Invariants: an
//! activity keeps its own words in the author's spelling; what names no month is never given one; a year is only ever
//! one that is written; the work is linear in the length of the document.

pub mod cell;
pub mod column;
pub mod dating;
pub mod day;
pub mod field;
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
pub mod piece;
pub mod press;
pub mod row;
pub mod span;
pub mod table;
pub mod text;
pub mod trace;
pub mod walk;
pub mod words;
pub mod year;

use crate::base::place::LineIndex;
use crate::model::block::{Block, BlockKind};
use crate::model::schedule::{PlanYear, Schedule};
use crate::parse::schedule::trace::Traced;

/// Reads the schedule of a document, whose front matter may have said the `year`.
#[must_use]
pub fn read(blocks: &[Block], title: &str, year: Option<PlanYear>, lines: &LineIndex) -> Schedule {
    if !is_worth_reading(blocks) {
        let opening = &blocks[..blocks.len().min(3)];
        return Schedule {
            year: walk::year_of_plan(title, &row::lay_out(opening, lines)),
            ..Schedule::default()
        };
    }
    let rows = row::lay_out(blocks, lines);
    walk::walk(&rows, title, year, lines)
}

/// Reads the schedule of a document and says what every line was taken for.
#[must_use]
pub fn explain(
    blocks: &[Block],
    title: &str,
    year: Option<PlanYear>,
    lines: &LineIndex,
) -> (Schedule, Vec<Traced>) {
    let rows = row::lay_out(blocks, lines);
    walk::explain(&rows, title, year, lines)
}

/// Whether anything in the document could name a time: most articles stop here.
fn is_worth_reading(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Table(_) => true,
        _ => block.lines.iter().any(|line| {
            line.text
                .contains(['月', '季', '每', '期', '节', '/', 'Q', '⽉'])
                || line.text.contains("半年")
                || begins_in_figures(&line.text)
        }),
    })
}

/// Whether a line begins with two numbers, as `3.8` or `2026-03-08`.
fn begins_in_figures(line: &str) -> bool {
    let rest = line
        .trim_start()
        .trim_start_matches(|found: char| found.is_ascii_digit());
    let mut rest = rest.chars();
    let parted = rest
        .next()
        .is_some_and(|found| matches!(found, '.' | '-' | '·' | '．'));
    parted && rest.next().is_some_and(|found| found.is_numeric())
}
