//! Glued months: the months of a table that lost its cells, run into the numbers of their first items: `11、…`, `2、…`, `21、…`.
//!
//! In: blocks. Out: the same, where such numbers stand with each month on a line of its own. Invariant: a list that is numbered as
//! lists are stays as it is: a number is a month's only where it does not count on from the one above.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::block::{Block, BlockKind, Line};

/// How many months make it a table's.
const LEAST: usize = 3;

/// The highest number that may be one: that of December and a first item.
const HIGHEST: u32 = 121;

/// The figures that a line begins with.
#[derive(Clone, Copy)]
struct Figures {
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
    let numbers = numbers.filter_map(|(at, line)| Some((at, figures(&line?.text)?)));
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
fn figures(line: &str) -> Option<Figures> {
    let words = line.trim_start();
    if !words.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let count = words.bytes().take_while(u8::is_ascii_digit).count();
    let value: u32 = words.get(..count)?.parse().ok()?;
    let next = words.get(count..)?.chars().next()?;
    let marked = matches!(next, '、' | '．' | '.' | '，');
    let worded = matches!(next, '一'..='鿿') && !"月日年号".contains(next);
    (value <= HIGHEST && (marked || worded)).then_some(Figures {
        value,
        end: line.len() - words.len() + count,
        marked,
    })
}

/// The lines that begin with months: numbers that do not count on from the one above, but are the next month's and 1; between
/// such, also a month without a number of its own. Another number begins the search again, until there are enough of them.
fn months(numbers: impl Iterator<Item = (usize, Figures)>) -> BTreeMap<usize, Month> {
    let mut months = BTreeMap::new();
    let (mut above, mut month) = (0, None);
    for (at, found) in numbers {
        let counts_on = found.value == above + 1;
        above = found.value;
        if found.marked && counts_on {
            continue;
        }
        let own = match found.marked {
            true => with_first(&found, month),
            false => alone(&found, month),
        };
        if let Some(own) = own {
            // The number left is that of a first item.
            (above, month) = (1, Some(own.value));
            months.insert(at, own);
        } else if found.marked && months.len() < LEAST {
            month = None;
            months.clear();
        }
    }
    months
}

/// `21、…`: February behind the month `above`, and the number of its first item.
fn with_first(found: &Figures, above: Option<u32>) -> Option<Month> {
    let (value, first) = (found.value / 10, found.value % 10 == 1);
    let follows = above.is_none_or(|above| value > above || above == 12 && value == 1);
    (first && follows && (1..=12).contains(&value)).then_some(Month {
        value,
        end: found.end - 1,
    })
}

/// `7带教师采风` below June: the next month, whose only item has no number.
fn alone(found: &Figures, above: Option<u32>) -> Option<Month> {
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

#[cfg(test)]
mod tests {
    use super::{figures, months};

    /// The months that are found among lines.
    fn found(lines: &[&str]) -> Vec<u32> {
        let numbers = lines.iter().enumerate();
        let numbers = numbers.filter_map(|(at, line)| Some((at, figures(line)?)));
        months(numbers).values().map(|month| month.value).collect()
    }

    #[test]
    fn months_are_told_from_numbers() {
        let cases: &[(&[&str], &[u32])] = &[
            (&["11、走访", "2、小结", "21、茶会", "31、插花"], &[1, 2, 3]),
            (&["111、体检", "121、年会", "11、团拜"], &[11, 12, 1]),
            (
                &["51、比武", "61、义诊", "7带队采风", "81、学习"],
                &[5, 6, 7, 8],
            ),
            (
                &["9、走访", "10、小结", "11、茶会", "12、插花", "21、植树"],
                &[2],
            ),
            (&["1、走访", "2、小结", "3、茶会"], &[]),
            (&["11月：走访", "21日：小结"], &[]),
        ];
        for (lines, expected) in cases {
            assert_eq!(found(lines), *expected, "{lines:?}");
        }
    }
}
