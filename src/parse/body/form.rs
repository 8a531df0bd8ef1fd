//! The parts of an official paper that are typed as plain paragraphs: whom it is sent to (主送机关), headings numbered
//! 一、 or （一）, the issuer's name and the date at the end.
//!
//! In: blocks. Out: for the paragraphs that are such a part, which one. Invariant: a paragraph that says a sentence is
//! never taken for one; what stands in a list, a quotation or a table is not looked at.
//! Source: GB/T 9704-2012, 7.3.2 to 7.3.5.

use super::brothers::{self, Level, is_short, plain};
use crate::model::block::Block;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 主送机关: `各工会小组：`
    Addressee,
    /// `一、指导思想`
    First,
    /// `（一）把提案办到底`
    Second,
    /// The issuer's name or the date under the text.
    Signature,
}

impl Part {
    /// Its class in HTML.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Part::Addressee => "addressee",
            Part::First => "first-level",
            Part::Second => "second-level",
            Part::Signature => "signature",
        }
    }
}

/// The parts among `blocks`, each with the byte its paragraph begins at, ascending.
#[must_use]
pub fn parts(blocks: &[Block]) -> Vec<(usize, Part)> {
    let (text, signed) = blocks.split_at(blocks.len() - signature(blocks));
    let addressee = text.first().filter(|block| is_addressee(block));
    let headings = brothers::typed(text).headings.into_iter();
    let headings = headings.filter_map(|(at, level)| Some((text.get(at)?, level)));
    let of_text = addressee
        .map(|block| (block, Part::Addressee))
        .into_iter()
        .chain(headings.map(|(block, level)| match level {
            Level::First => (block, Part::First),
            Level::Second => (block, Part::Second),
        }));
    of_text
        .chain(signed.iter().map(|block| (block, Part::Signature)))
        .filter_map(|(block, part)| Some((start(block)?, part)))
        .collect()
}

/// Where the paragraphs begin whose first sentence is a heading, as in `（一）加强学习。……`, ascending.
#[must_use]
pub fn leads(blocks: &[Block]) -> Vec<usize> {
    let text = &blocks[..blocks.len() - signature(blocks)];
    let leads = brothers::typed(text).leads.into_iter();
    leads.filter_map(|at| start(text.get(at)?)).collect()
}

/// Whether a signature stands at the end.
#[must_use]
pub fn is_signed(blocks: &[Block]) -> bool {
    signature(blocks) > 0
}

/// Whether the first block of a text says whom it is sent to.
fn is_addressee(block: &Block) -> bool {
    let Some([line]) = plain(block) else {
        return false;
    };
    let text = line.text.trim();
    is_short(text) && text.ends_with(['：', ':']) && brothers::number(block).is_none()
}

/// How many blocks at the end are the signature: the date, and above it up to two names.
fn signature(blocks: &[Block]) -> usize {
    let mut last = blocks.iter().rev();
    let dated = last.next().and_then(plain).is_some_and(|lines| {
        let is_date = lines.last().is_some_and(|line| is_date(line.text.trim()));
        is_date && lines.iter().all(|line| is_short(line.text.trim()))
    });
    if !dated {
        return 0;
    }
    let is_name = |block: &&Block| match plain(block) {
        Some([line]) => {
            let text = line.text.trim();
            is_short(text) && !text.ends_with(['：', ':']) && brothers::number(block).is_none()
        }
        _ => false,
    };
    1 + last.take(2).take_while(is_name).count()
}

fn start(block: &Block) -> Option<usize> {
    block.lines.first().map(|line| line.span.start)
}

/// `2026年3月8日`, `二〇二六年三月八日`.
fn is_date(text: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    let Some((year, rest)) = text.split_once('年') else {
        return false;
    };
    let day = rest
        .strip_suffix('日')
        .and_then(|rest| rest.split_once('月'));
    let is_number = |text: &str| {
        let digit =
            |digit: char| digit.is_numeric() || "〇○零元一二三四五六七八九十".contains(digit);
        !text.is_empty() && text.chars().count() <= 4 && text.chars().all(digit)
    };
    is_number(year) && day.is_some_and(|(month, day)| is_number(month) && is_number(day))
}
