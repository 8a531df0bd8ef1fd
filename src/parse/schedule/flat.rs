//! Flat texts: a text that has lost its line ends, as what is taken from a page has, cut again at its numbering.
//!
//! In: blocks. Out: the same, where a long line holds `一、` and `二、`, or `（一）` and `（二）`, each numbered part a line of its own.
//! Invariant: a line is cut only before numbers that count on, of which one may be lost; at figures only where Han numbers
//! stand in it, too.

use std::borrow::Cow;

use crate::model::block::{Block, BlockKind, Line};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::text::{Folded, Text};

/// How many bytes a line has at least that may hold several.
const LONG: usize = 300;

/// The styles of number that a text is cut at.
const STYLES: [Style; 3] = [Style::Han, Style::HanBrackets, Style::Digit];

/// `blocks` with the lines cut that hold several.
#[must_use]
pub fn cut_at_numbers(blocks: &[Block]) -> Cow<'_, [Block]> {
    if !blocks.iter().any(may_be_flat) {
        return Cow::Borrowed(blocks);
    }
    let mut laid = Vec::with_capacity(blocks.len());
    for block in blocks {
        match may_be_flat(block) {
            true => laid.extend(block.lines.iter().flat_map(cut_line)),
            false => laid.push(block.clone()),
        }
    }
    Cow::Owned(laid)
}

/// Whether a paragraph has a line that may hold several.
fn may_be_flat(block: &Block) -> bool {
    let holds_two = |line: &Line| {
        let text = &line.text;
        text.len() >= LONG
            && ["二、", "（二）", "(二)", " 二 "]
                .iter()
                .any(|two| text.contains(two))
    };
    block.kind == BlockKind::Paragraph && block.lines.iter().any(holds_two)
}

/// The parts of a line, each a paragraph.
fn cut_line(line: &Line) -> Vec<Block> {
    let folded = Folded::new(&line.text);
    let text = folded.text();
    let mut starts = vec![0];
    starts.extend(numbers(&text));
    starts.push(text.len());
    let parts = starts.windows(2).filter_map(|part| match *part {
        [start, end] => Some(text.words(start..end)),
        _ => None,
    });
    let parts = parts.filter(|part| !part.trim().is_empty());
    parts.map(|part| paragraph(part, line)).collect()
}

fn paragraph(words: &str, line: &Line) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        depth: 0,
        lines: vec![Line {
            text: words.to_owned(),
            span: line.span.clone(),
        }],
    }
}

/// Where the numbers stand at which a line is cut, in their order.
fn numbers(text: &Text<'_>) -> Vec<usize> {
    let places = text.places(1..text.len(), Class::MARK);
    let marks: Vec<Mark> = places
        .filter(|at| may_begin(text, *at))
        .filter_map(|at| numbering::one(text, at))
        .collect();
    let mut starts: Vec<usize> = STYLES
        .iter()
        .flat_map(|style| counting_on(&marks, *style))
        .collect();
    starts.sort_unstable();
    starts
}

/// Whether a number at `at` may begin a part: behind a break or a gap or, in brackets, anywhere.
fn may_begin(text: &Text<'_>, at: usize) -> bool {
    let before = text.before(at);
    let parted = before == ' ' || text.is_behind_break(at);
    before != '(' && (parted || text.at(at) == '(')
}

/// The marks of one style that count on from one, again and again, and are at least two.
fn counting_on(marks: &[Mark], style: Style) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = 1;
    for mark in marks.iter().filter(|mark| mark.style == style) {
        // One may be lost.
        if mark.value == 1 || (next..=next + 1).contains(&mark.value) {
            found.push(mark.start);
            next = mark.value + 1;
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}
