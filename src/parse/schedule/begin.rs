//! Beginnings: where a label may begin.
//!
//! In: a folded line and a place. Out: whether a label may begin there: by its first character and, where it begins with a
//! word, by the second. Invariant: no label begins anywhere else.

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::span;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::Pairs;
use crate::parse::schedule::year;

/// The Han characters that are no numerals and with which a label begins, besides those of its vocabularies: `元月`,
/// `民国115年`, `第一季度`.
pub const STARTS: &str = "元民第";

/// What the labels begin with that are words: `每月`, `上半年`, `月底`, `今年`.
const WORDS: Pairs = {
    let mut pairs = span::NAMED
        .with_all(span::RECURRING.words)
        .with_all(span::PARTS);
    let mut at = 0;
    while at < year::RELATIVE.len() {
        pairs = pairs.with_all(year::RELATIVE[at].1);
        at += 1;
    }
    pairs
};

/// Whether a label may begin at `at`: a figure or a blank does, or its first character and, of a word, the second.
#[must_use]
#[inline]
pub fn is_label(text: &Text<'_>, at: usize) -> bool {
    let is_word = match text.at(at) {
        '元' | '民' | '第' | '每' => false,
        '一'..='鿿' => !text.is(at, Class::NUMBER),
        _ => false,
    };
    text.is(at, Class::LABEL) && (!is_word || text.may_begin(at, WORDS))
}
