//! Labels of months that are typed as plain paragraphs: `四月：读书月`, `八、九月份`.
//!
//! In: the blocks of a text. Out: which paragraphs are headings because months are headings in this text. Invariant: a text that
//! marks no month as a heading has none; a month that says all there is to do in its own line is none either.

use super::brothers::{Level, is_short, plain};
use crate::model::block::{Block, BlockKind};

/// How many months a year has.
const MONTHS: u32 = 12;

/// The paragraphs that are headings as the marked months above them are, of the two levels that have a face of their own; numbers
/// are those of the blocks, ascending.
#[must_use]
pub fn typed(blocks: &[Block]) -> Vec<(usize, Level)> {
    let ranks = blocks.iter().filter_map(rank);
    let Some(least) = ranks.min() else {
        return Vec::new();
    };
    let mut marked = None;
    let mut typed = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let rank = rank(block);
        // One of several months on a level says what the first did.
        if rank.is_some() && rank != marked && names_months(block) {
            marked = rank;
        }
        let level = match marked.map(|rank| rank - least) {
            Some(0) => Level::First,
            Some(1) => Level::Second,
            _ => continue,
        };
        if is_label(block) && blocks.get(at + 1).is_some_and(is_text) {
            typed.push((at, level));
        }
    }
    typed
}

fn rank(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(rank) => Some(rank),
        _ => None,
    }
}

/// Whether it begins with months.
fn names_months(block: &Block) -> bool {
    block.lines.first().is_some_and(|line| is_month(&line.text))
}

/// Whether it is a paragraph of one line that begins with months and says no sentence.
fn is_label(block: &Block) -> bool {
    matches!(plain(block), Some([line]) if is_month(&line.text) && is_short(line.text.trim()))
}

/// Whether it can stand under a label.
fn is_text(block: &Block) -> bool {
    rank(block).is_none() && !names_months(block)
}

/// Whether months and years are written with `character`.
fn is_figure(character: char) -> bool {
    match character {
        '0'..='9' | '〇' | '○' | '零' | '元' => true,
        numeral if is_numeral(numeral) => true,
        // To Unicode no Han character is a number.
        '一'..='鿿' => false,
        other => other.is_numeric(),
    }
}

/// Whether `character` stands between several months, or between a figure and the next.
fn is_between(character: char) -> bool {
    matches!(
        character,
        '、' | '，'
            | ','
            | '-'
            | '—'
            | '–'
            | '~'
            | '～'
            | '至'
            | '到'
            | '和'
            | '及'
            | ' '
            | '月'
            | '份'
    )
}

/// Whether `text` begins with months, and not with a day: `4月`, `2027年三月份`, `7、8月`.
fn is_month(text: &str) -> bool {
    let text = text.trim_start();
    // Hardly any text does, and the first character tells.
    if !text.starts_with(|first| is_figure(first) || first == '年') {
        return false;
    }
    let behind_year = text.trim_start_matches(is_figure).strip_prefix('年');
    let text = behind_year.unwrap_or(text).trim_start();
    let rest = text.trim_start_matches(|character| is_between(character) || is_figure(character));
    let label = &text[..text.len() - rest.len()];
    let label = label.trim_end_matches(|character| character != '月' && character != '份');
    let begins = label.starts_with(is_figure) && label.contains('月');
    begins && !text[label.len()..].starts_with(is_figure)
}

/// Whether `text` begins with a month and the one after it, which so is no number: `八、九月份`.
#[must_use]
pub fn is_span(text: &str) -> bool {
    let ends = text.split_once('、').and_then(|(first, rest)| {
        let (second, _) = rest.split_once('月')?;
        Some((month(first)?, month(second)?))
    });
    ends.is_some_and(|(first, second)| second == first % MONTHS + 1)
}

/// The number of a month.
fn month(text: &str) -> Option<u32> {
    let text = text.trim();
    let month = text.parse().ok().or_else(|| value(text))?;
    (1..=MONTHS).contains(&month).then_some(month)
}

/// Whether Han numbers up to 99 are written with `character`.
#[must_use]
pub fn is_numeral(character: char) -> bool {
    matches!(
        character,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// A Han number up to 99.
#[must_use]
pub fn value(text: &str) -> Option<u32> {
    let mut numerals = text.chars();
    let first = numerals.next()?;
    match (first, numerals.next(), numerals.next(), numerals.next()) {
        ('十', None, ..) => Some(10),
        ('十', Some(ones), None, _) => Some(10 + digit(ones)?),
        (tens, Some('十'), None, _) => Some(10 * digit(tens)?),
        (tens, Some('十'), Some(ones), None) => Some(10 * digit(tens)? + digit(ones)?),
        (ones, None, ..) => digit(ones),
        _ => None,
    }
}

/// What a numeral up to 九 stands for.
fn digit(numeral: char) -> Option<u32> {
    let mut numerals = (1..).zip("一二三四五六七八九".chars());
    numerals.find_map(|(value, known)| (known == numeral).then_some(value))
}
