//! Spaced lines: a text that was broken at a width, with an empty line behind each of its lines.
//!
//! In: blocks. Out: the same with the lines of such a text in one paragraph, where it is one. Invariant: only paragraphs of one line are
//! drawn together, and only where some break off in the middle of a word.

use super::{broken, ends};
use crate::model::block::{Block, BlockKind};

/// How many lines break off at least, how many of them in the middle of a word, and how many bytes each of them has.
const BROKEN: usize = 6;
const TORN: usize = 2;
const LONG: usize = 60;

/// `blocks` with spaced lines in one paragraph, if they have any.
pub(super) fn closed_up(blocks: &[Block]) -> Option<Vec<Block>> {
    let lines = || {
        blocks
            .iter()
            .filter(|block| is_line(block))
            .flat_map(|block| &block.lines)
    };
    let breaks_off = lines().filter(|line| line.text.len() >= LONG && !ends(&line.text));
    let torn = lines().filter(|line| begins_with_a_letter(&line.text));
    if breaks_off.count() < BROKEN || torn.count() < TORN {
        return None;
    }
    let runs = blocks.chunk_by(|above, below| is_line(above) && is_line(below));
    let closed: Vec<Block> = runs.filter_map(in_one).collect();
    broken(&closed).map(|_| closed)
}

/// The lines of `run`, each a block, in one.
fn in_one(run: &[Block]) -> Option<Block> {
    let first = run.first()?;
    Some(Block {
        lines: run
            .iter()
            .flat_map(|block| block.lines.iter().cloned())
            .collect(),
        ..first.clone()
    })
}

/// Whether only one letter stands before the first mark of a line: the end of a word.
fn begins_with_a_letter(line: &str) -> bool {
    let mut letters = line.trim().chars();
    let first = letters
        .next()
        .is_some_and(|first| matches!(first, '一'..='鿿'));
    first
        && letters
            .next()
            .is_some_and(|next| "，。；：！？、".contains(next))
}

/// Whether a block is a paragraph of one line, outside lists.
fn is_line(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.depth == 0 && block.lines.len() == 1
}
