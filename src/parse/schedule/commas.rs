//! Lines joined with commas: `，一月，`, as pages leave them that put a comma for every line end and break again.
//!
//! In: blocks. Out: the same without a comma at the ends of such lines. Invariant: only paragraphs change, one of whose lines
//! begins with a comma.

use std::borrow::Cow;

use crate::model::block::{Block, BlockKind, Line};

/// What a line is joined to the next with.
const COMMAS: [char; 2] = [',', '，'];

/// `blocks` without the commas that join their lines.
#[must_use]
pub fn left_out(blocks: &[Block]) -> Cow<'_, [Block]> {
    if !blocks.iter().any(is_joined) {
        return Cow::Borrowed(blocks);
    }
    let blocks = blocks.iter().map(|block| match is_joined(block) {
        true => without_commas(block),
        false => block.clone(),
    });
    Cow::Owned(blocks.collect())
}

/// Whether a line of a paragraph begins with a comma.
fn is_joined(block: &Block) -> bool {
    let begins = |line: &Line| line.text.starts_with(COMMAS);
    block.kind == BlockKind::Paragraph && block.lines.iter().any(begins)
}

/// A paragraph without the commas at the ends of its lines, and without lines of nothing else.
fn without_commas(block: &Block) -> Block {
    let lines = block.lines.iter().map(|line| Line {
        text: line.text.trim_matches(COMMAS).to_owned(),
        span: line.span.clone(),
    });
    Block {
        lines: lines.filter(|line| !line.text.is_empty()).collect(),
        ..block.clone()
    }
}
