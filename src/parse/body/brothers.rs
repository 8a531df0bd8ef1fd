//! Headings that are typed as numbered paragraphs: `一、指导思想`, `（一）把提案办到底`.
//!
//! In: the blocks of a text. Out: which paragraphs are headings, and which begin with one. Invariant: brothers, numbered one
//! after the other on one level, are judged together, so that their lengths do not set them apart; a text of its own is
//! never taken for a heading.

use super::months::{is_numeral, is_span, value};
use crate::model::block::{Block, BlockKind, Line};

/// A heading has no more characters than two lines of an official paper.
const LONGEST: usize = 56;

/// Up to so many characters without the end of a sentence are a heading, whatever its brothers are.
pub const SHORT: usize = 40;

/// A sentence up to so long heads the text that it begins, if most of its brothers are as short.
const SHORT_SENTENCE: usize = 30;

/// The level that a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `一、`
    First,
    /// `（一）`
    Second,
}

/// The typed headings of a text; numbers are those of its blocks, ascending.
#[derive(Debug, Default)]
pub struct Typed {
    /// Paragraphs that are headings.
    pub headings: Vec<(usize, Level)>,
    /// Paragraphs whose first sentence is one.
    pub leads: Vec<usize>,
}

/// One of those that are numbered one after the other.
struct Brother<'b> {
    at: usize,
    level: Level,
    block: &'b Block,
    /// Whether something else follows before the next of them.
    has_text: bool,
}

/// Finds the typed headings among `blocks`.
#[must_use]
pub fn typed(blocks: &[Block]) -> Typed {
    let mut typed = Typed::default();
    for family in families(blocks) {
        judge(&family, &mut typed);
    }
    typed.headings.sort_unstable_by_key(|(at, _)| *at);
    typed.leads.sort_unstable();
    typed
}

/// The level and number of a heading, or of a paragraph that stands by itself.
#[must_use]
pub fn number(block: &Block) -> Option<(Level, u32)> {
    let is_marked = matches!(block.kind, BlockKind::Heading(_));
    if !is_marked && plain(block).is_none() {
        return None;
    }
    let text = block.lines.first()?.text.trim_start();
    let (level, text, ends) = match text.strip_prefix(['（', '(']) {
        Some(inside) => (Level::Second, inside, ['）', ')']),
        None => (Level::First, text, ['、'; 2]),
    };
    let (number, rest) = text.split_at(text.find(|found| !is_numeral(found))?);
    rest.starts_with(ends)
        .then(|| value(number))
        .flatten()
        .map(|number| (level, number))
}

/// The lines of a paragraph that stands by itself.
#[must_use]
pub fn plain(block: &Block) -> Option<&[Line]> {
    let is_plain = block.kind == BlockKind::Paragraph && block.depth == 0;
    is_plain.then_some(&block.lines)
}

/// Whether `text` says no sentence and is no longer than a heading or a name.
#[must_use]
pub fn is_short(text: &str) -> bool {
    has_up_to(text, SHORT) && !text.contains(['。', '；', '！', '？'])
}

/// The numbered ones in families: each one more than the last on its level, below the same one of the level above.
fn families(blocks: &[Block]) -> Vec<Vec<Brother<'_>>> {
    let mut families: Vec<Vec<Brother<'_>>> = Vec::new();
    let mut open: [Option<(usize, u32)>; 2] = [None, None];
    let all: Vec<Option<(Level, u32)>> = blocks.iter().map(number).collect();
    let own = |(number, block)| Option::filter(number, |own| !is_months(&all, *own, block));
    let numbers: Vec<Option<(Level, u32)>> = all.iter().copied().zip(blocks).map(own).collect();
    for (at, block) in blocks.iter().enumerate() {
        let Some((level, number)) = numbers[at] else {
            continue;
        };
        if level == Level::First {
            open[1] = None;
        }
        let known = open[level as usize].filter(|(_, last)| last + 1 == number);
        let family = known.map_or(families.len(), |(family, _)| family);
        if family == families.len() {
            families.push(Vec::new());
        }
        open[level as usize] = Some((family, number));
        families[family].push(Brother {
            at,
            level,
            block,
            has_text: numbers
                .get(at + 1)
                .is_some_and(|next| next.is_none_or(|(next, _)| next != level)),
        });
    }
    families
}

/// Whether a block begins with two months and not with a number: it is like one, but among `all` no brother stands beside it.
fn is_months(all: &[Option<(Level, u32)>], (level, value): (Level, u32), block: &Block) -> bool {
    let brother = |(other, number): &(Level, u32)| *other == level && number.abs_diff(value) == 1;
    !all.iter().flatten().any(brother) && begins_with_span(block)
}

fn begins_with_span(block: &Block) -> bool {
    block
        .lines
        .first()
        .is_some_and(|line| is_span(line.text.trim_start()))
}

/// Finds out what the brothers of a family are.
fn judge(family: &[Brother<'_>], typed: &mut Typed) {
    let all_head = family.len() > 1
        && family
            .iter()
            .all(|brother| brother.is_one() && brother.has_text);
    let are_headings = all_head || family.iter().any(Brother::is_surely_one);
    let short = family
        .iter()
        .filter(|brother| has_up_to(brother.sentence(), SHORT_SENTENCE));
    let are_leads = are_headings || 2 * short.count() > family.len();
    for brother in family.iter().filter(|brother| brother.is_typed()) {
        if are_headings && brother.is_one() {
            typed.headings.push((brother.at, brother.level));
        } else if are_leads && has_up_to(brother.sentence(), LONGEST) {
            typed.leads.push(brother.at);
        }
    }
}

impl Brother<'_> {
    fn is_typed(&self) -> bool {
        self.block.kind == BlockKind::Paragraph
    }

    /// Its first line.
    fn line(&self) -> &str {
        let line = self.block.lines.first();
        line.map_or("", |line| line.text.trim())
    }

    /// The first sentence in its first line.
    fn sentence(&self) -> &str {
        let line = self.line();
        let end = line.find('。').map(|at| at + '。'.len_utf8());
        &line[..end.unwrap_or(line.len())]
    }

    /// Whether it can be a heading: one sentence in one line.
    fn is_one(&self) -> bool {
        let line = self.line();
        self.block.lines.len() == 1
            && has_up_to(line, LONGEST)
            && self.sentence() == line
            && !line.contains(['；', '！', '？'])
    }

    /// Whether it is a heading, whatever its brothers are: marked as one, or short.
    fn is_surely_one(&self) -> bool {
        !self.is_typed() || self.block.lines.len() == 1 && is_short(self.line())
    }
}

/// Whether `text` has no more than `count` characters.
fn has_up_to(text: &str, count: usize) -> bool {
    // A character has at most four bytes.
    text.len() <= 4 * count && text.chars().count() <= count
}
