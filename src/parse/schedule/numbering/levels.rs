//! Numbers of several levels: `2.1 竞赛`, `2.1.3 拔河`.
//!
//! In: a folded line; for two levels, all rows of a document. Out: the mark. Invariant: `2.1` may be a day, so it is a number
//! only where every such line of the document counts on, below the number of its chapter.

use super::{Mark, Style, is_counted, mark};
use crate::parse::schedule::head::{self, Habits};
use crate::parse::schedule::number;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;

/// The last chapter there is: what is higher may be a year.
const LAST: u32 = 20;

/// How many lines with two levels make a document that is numbered so.
const LEAST: usize = 2;

/// The numbers that begin at `at`, joined by dots, and the place behind them.
fn dotted(text: &Text<'_>, at: usize) -> Option<(Vec<u32>, usize)> {
    let (mut levels, mut end) = (Vec::new(), at);
    while let Some(level) = number::scan(text, end).filter(|level| !level.han && level.width <= 2) {
        levels.push(level.value);
        end = level.end;
        if text.at(end) != '.' || !text.at(end + 1).is_ascii_digit() {
            break;
        }
        end += 1;
    }
    let chapter = levels
        .first()
        .is_some_and(|chapter| (1..=LAST).contains(chapter));
    let words = match text.at(end) {
        ' ' => true,
        found => matches!(found, '一'..='鿿') && !is_counted(text, end),
    };
    (chapter && words).then_some((levels, end))
}

/// `2.1.3`: the number of the third level or a deeper one that begins at `at`, with the place behind it.
pub(super) fn third(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let (levels, end) = dotted(text, at)?;
    match *levels {
        [_, _, .., last] if levels.len() > 2 => Some((last, end)),
        _ => None,
    }
}

/// Gives the rows that begin with two levels, `2.1`, their marks, where the document is numbered so.
pub fn mark_second(rows: &mut [Row<'_>]) {
    let second = |row: &Row<'_>| match *dotted(&row.text, row.text.skip_spaces(0))?.0 {
        [chapter, section] => Some((chapter, section)),
        _ => None,
    };
    let found: Vec<usize> = (0..rows.len())
        .filter(|at| rows.get(*at).and_then(second).is_some())
        .collect();
    if found.len() < LEAST || !count_on(rows, second) {
        return;
    }
    for at in found {
        let Some(row) = rows.get_mut(at) else {
            continue;
        };
        let start = row.text.skip_spaces(0);
        if let Some((levels, end)) = dotted(&row.text, start) {
            let section = levels.last().copied().unwrap_or_default();
            row.mark = Some(mark(&row.text, start, Style::Second, section, end));
        }
    }
}

/// Whether all rows that have two levels count on below the number of their chapter.
fn count_on(rows: &[Row<'_>], second: impl Fn(&Row<'_>) -> Option<(u32, u32)>) -> bool {
    let mut last = None;
    rows.iter().all(|row| {
        if let Some((chapter, section)) = second(row) {
            return last.replace((chapter, section)) == Some((chapter, section.saturating_sub(1)));
        }
        if let Some(chapter) = chapter(row) {
            last = Some((chapter, 0));
        }
        true
    })
}

/// The number of the chapter that a row heads, if it heads one.
fn chapter(row: &Row<'_>) -> Option<u32> {
    match (row.mark, row.kind) {
        (Some(mark), _) if mark.style == Style::Digit => {
            (!is_month(row, mark)).then_some(mark.value)
        }
        (None, RowKind::Item(Some(number), _)) => u32::try_from(number).ok(),
        _ => None,
    }
}

/// `3、三月`: whether a number leads a label, below which `3.1` is a day.
fn is_month(row: &Row<'_>, mark: Mark) -> bool {
    head::after_mark(&row.text, mark.end, row.text.len(), Habits::default()).is_some()
}
