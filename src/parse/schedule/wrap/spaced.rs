//! Spaced lines: a text that was broken at a width, with an empty line behind each of its lines.
//!
//! In: blocks. Out: the same with the lines of such a text in one paragraph, where it is one. Invariant: only paragraphs of one line are
//! drawn together, and only where most of them break off at one width.

use super::{broken, ends};
use crate::model::block::{Block, BlockKind};

/// How many lines break off at least, and how many bytes each of them has.
const LEAST: usize = 6;
const LONG: usize = 60;

/// `blocks` with spaced lines in one paragraph, if they have any.
pub(super) fn closed_up(blocks: &[Block]) -> Option<Vec<Block>> {
    let breaks_off = |block: &&Block| {
        let mut lines = block.lines.iter();
        lines.any(|line| line.text.len() >= LONG && !ends(&line.text))
    };
    let single = || blocks.iter().filter(|block| is_line(block));
    if single().filter(breaks_off).nth(LEAST - 1).is_none() {
        return None;
    }
    let mut closed: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match closed.last_mut() {
            Some(above) if is_text(above) && is_line(block) => {
                above.lines.extend_from_slice(&block.lines);
            }
            _ => closed.push(block.clone()),
        }
    }
    broken(&closed).map(|_| closed)
}

fn is_line(block: &Block) -> bool {
    is_text(block) && block.lines.len() == 1
}

fn is_text(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && block.depth == 0
}
