//! Glued months: the months of a table that lost its cells, run into the numbers of their first items: `11、…`, `2、…`, `21、…`.
//!
//! In: blocks. Out: the same, where such numbers stand with each month on a line of its own. Invariant: a list that is numbered as
//! lists are stays as it is: a number is a month's only where the next does not count on from it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::block::{Block, BlockKind, Line};

/// How many months make it a table's.
const LEAST: usize = 3;

/// The highest number that may be one: that of December and a first item.
const HIGHEST: u32 = 121;

/// The figures that a line begins with.
#[derive(Clone, Copy)]
struct Leading {
    value: u32,
    /// Where they end in the line.
    end: usize,
    /// Whether a mark of numbering follows, and not the words at once.
    marked: bool,
}

/// Where the month ends in a line, and which it is.
struct Month {
    value: u32,
    end: usize,
}

/// `blocks` with the months that are run into numbers set apart.
#[must_use]
pub fn set_apart(blocks: &[Block]) -> Cow<'_, [Block]> {
    let numbers = lines(blocks).enumerate();
    let numbers = numbers.filter_map(|(at, line)| Some((at, leading(&line?.text)?)));
    let months = months(numbers);
    if months.len() < LEAST {
        return Cow::Borrowed(blocks);
    }
    let mut first = 0;
    let laid = blocks.iter().map(|block| {
        let numbered = block.lines.iter().zip(first..);
        first += block.lines.len();
        let lines = numbered.flat_map(|(line, at)| match months.get(&at) {
            Some(month) => apart(line, month),
            None => vec![line.clone()],
        });
        Block {
            lines: lines.collect(),
            ..block.clone()
        }
    });
    Cow::Owned(laid.collect())
}

/// The lines of `blocks`, those of paragraphs alone.
fn lines(blocks: &[Block]) -> impl Iterator<Item = Option<&Line>> {
    blocks.iter().flat_map(|block| {
        let read = block.kind == BlockKind::Paragraph;
        block
            .lines
            .iter()
            .map(move |line| Some(line).filter(|_| read))
    })
}

/// The figures that a line begins with, if they may be a number or a month.
fn leading(line: &str) -> Option<Leading> {
    let words = line.trim_start();
    let figures = words.bytes().take_while(u8::is_ascii_digit).count();
    let value = words.get(..figures)?.parse().ok();
    let next = words.get(figures..)?.chars().next()?;
    Some(Leading {
        value: value.filter(|value| *value <= HIGHEST)?,
        end: line.len() - words.len() + figures,
        marked: matches!(next, '、' | '．' | '.' | '，'),
    })
    .filter(|found| found.marked || matches!(next, '一'..='鿿') && !"月日年号".contains(next))
}

/// The lines that begin with months: numbers that do not count on from the one above, but are the next month's and 1; between
/// such, also a month without a number of its own.
fn months(numbers: impl Iterator<Item = (usize, Leading)>) -> BTreeMap<usize, Month> {
    let mut months = BTreeMap::new();
    let (mut above, mut month) = (0, None);
    for (at, found) in numbers {
        let counts_on = found.value == above + 1;
        above = found.value;
        if found.marked && counts_on {
            continue;
        }
        let own = match found.marked {
            true => glued(&found, month),
            false => bare(&found, month),
        };
        if let Some(own) = own {
            // The number left is that of a first item.
            above = 1;
            month = Some(own.value);
            months.insert(at, own);
        } else if found.marked && months.len() < LEAST {
            month = None;
            months.clear();
        }
    }
    months
}

/// `21、…` in or before March: a month behind the one `above`, and the number of its first item.
fn glued(found: &Leading, above: Option<u32>) -> Option<Month> {
    let (value, first) = (found.value / 10, found.value % 10 == 1);
    let follows = above.is_none_or(|above| value > above || above == 12 && value == 1);
    (first && follows && (1..=12).contains(&value)).then_some(Month {
        value,
        end: found.end - 1,
    })
}

/// `7带教师采风` below June: the next month, whose only item has no number.
fn bare(found: &Leading, above: Option<u32>) -> Option<Month> {
    let next = above.map(|above| above % 12 + 1);
    (next == Some(found.value)).then_some(Month {
        value: found.value,
        end: found.end,
    })
}

/// A line that begins with a month as two: the month, and its first item.
fn apart(line: &Line, month: &Month) -> Vec<Line> {
    let part = |text: String| Line {
        text,
        span: line.span.clone(),
    };
    let item = line.text.get(month.end..).unwrap_or_default();
    vec![part(format!("{}月", month.value)), part(item.to_owned())]
}
