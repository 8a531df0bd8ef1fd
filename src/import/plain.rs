//! Plain text into blocks: every line is a paragraph, as people type them.
//!
//! In: text. Out: a block for each line that says something; what begins like an item of a list is one. Invariant: no
//! character is taken for a mark that its author did not mean as one.

use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::import::block::{Block, Kind};
use crate::import::{escape, markdown};

/// The blocks of `text`. A block that has a blank line above stands apart.
#[must_use]
pub fn read(path: &SourcePath, text: &str) -> Vec<Block> {
    let index = LineIndex::new(text);
    let mut places = Places::new(path, text, &index);
    let mut blocks = Vec::new();
    let (mut at, mut apart) = (0, true);
    for line in text.split('\n') {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        if words.is_empty() {
            apart = true;
            continue;
        }
        let (kind, text) = kind(words);
        let place = places.at(start..start + words.len());
        blocks.push(Block {
            apart,
            ..Block::new(kind, text, place)
        });
        apart = false;
    }
    blocks
}

/// What a line of text is, and its words as Markdown.
#[must_use]
pub fn kind(words: &str) -> (Kind, String) {
    match markdown::item(words) {
        Some((mark, text)) if !mark.starts_with('*') && mark.trim().len() <= 4 => {
            let text = escape::start(&escape::inline(text));
            (Kind::Item(mark.to_owned()), text)
        }
        _ => (Kind::Plain, escape::start(&escape::inline(words))),
    }
}

/// Each line is a paragraph of its own, but items of one list stand together.
pub fn spread(blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let is_item =
            |at: usize| matches!(blocks.get(at).map(|block| &block.kind), Some(Kind::Item(_)));
        let in_list = at > 0 && is_item(at) && is_item(at - 1);
        if let Some(block) = blocks.get_mut(at) {
            block.apart = block.apart || !in_list;
        }
    }
}
