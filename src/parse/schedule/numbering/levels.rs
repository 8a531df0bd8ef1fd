//! Numbers of several levels: `2.1`, `2.1.3`.
//!
//! In: a folded line and a place. Out: the numbers that begin there, joined by dots, and the place behind them. Invariant: three levels
//! are a number; two may be a day (see [`crate::parse::schedule::row`]).

use super::{Mark, Style, is_counted, mark};
use crate::parse::schedule::number;
use crate::parse::schedule::text::Text;

/// The last chapter there is: what is higher may be a year.
const LAST: u32 = 20;

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

/// `2.1.3`: the last number of three levels or more that begin at `at`, with the place behind it.
pub(super) fn three(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    match dotted(text, at)? {
        (levels, end) if levels.len() > 2 => Some((*levels.last()?, end)),
        _ => None,
    }
}

/// `2.1`: the number of a chapter and the mark of a section in it, with which a line begins.
#[must_use]
pub fn two(text: &Text<'_>) -> Option<(u32, Mark)> {
    let start = text.skip_spaces(0);
    let first = number::scan(text, start)?;
    if text.at(first.end) != '.' {
        return None;
    }
    let (levels, end) = dotted(text, start)?;
    match *levels {
        [chapter, section] => Some((chapter, mark(text, start, Style::Second, section, end))),
        _ => None,
    }
}
