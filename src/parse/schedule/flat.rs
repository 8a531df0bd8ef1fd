//! Flat texts: a text that has lost its line ends, as what is taken from a page has, cut again at its numbering.
//!
//! In: blocks. Out: the same, where a long line holds `一、` and `二、`, or `（一）` and `（二）`, each numbered part a line of its own; of a
//! list's item only what runs on below its first line.
//! Invariant: a line is cut only before numbers that count on, of which one may be lost; at figures only where Han numbers
//! stand in it, too.

use std::borrow::Cow;

use crate::model::block::{Block, BlockKind, Line};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::text::{Folded, Sheet, Text};

/// How many characters a line has at least that may hold several.
const LONG: usize = 100;

/// The styles of number that a text is cut at.
const STYLES: [Style; 3] = [Style::Han, Style::HanBrackets, Style::Digit];

/// `blocks`, whose lines are on `sheet`, with the lines cut that hold several.
#[must_use]
pub fn cut_at_numbers<'b>(blocks: &'b [Block], sheet: &Sheet<'_>) -> Cow<'b, [Block]> {
    if !flat(blocks, sheet).any(|flat| flat) {
        return Cow::Borrowed(blocks);
    }
    let mut laid = Vec::with_capacity(blocks.len());
    for (block, flat) in blocks.iter().zip(flat(blocks, sheet)) {
        match flat {
            true => laid.extend(parts(block)),
            false => laid.push(block.clone()),
        }
    }
    Cow::Owned(laid)
}

/// How many lines of a block are never cut: a list's item keeps its first.
fn kept(block: &Block) -> usize {
    usize::from(matches!(block.kind, BlockKind::Item { .. }))
}

/// The parts of a block, a list's item by itself before the text that runs on below it.
fn parts(block: &Block) -> impl Iterator<Item = Block> {
    let (item, text) = block.lines.split_at(kept(block).min(block.lines.len()));
    let item = (!item.is_empty()).then(|| Block {
        lines: item.to_vec(),
        ..block.clone()
    });
    item.into_iter().chain(text.iter().flat_map(cut_line))
}

/// Of each block, whether it is text that has a line which may hold several.
fn flat(blocks: &[Block], sheet: &Sheet<'_>) -> impl Iterator<Item = bool> {
    let mut texts = sheet.texts();
    blocks.iter().map(move |block| {
        let lines = texts.by_ref().take(block.lines.len());
        // All are taken, so that the next are those of the next block.
        let lines = lines.enumerate();
        let flat = lines
            .filter(|(at, text)| *at >= kept(block) && holds_two(text))
            .count()
            > 0;
        flat && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
    })
}

/// Whether a line is so long, and has a second number, that it may hold several.
fn holds_two(text: &Text<'_>) -> bool {
    let second = |at: usize| {
        let behind = text.at(at + 1);
        let bracketed = text.before(at) == '(' && behind == ')';
        text.at(at) == '二'
            && (behind == '、' || bracketed || text.before(at) == ' ' && behind == ' ')
    };
    text.len() >= LONG && text.places(0..text.len(), Class::NUMBER).any(second)
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
