//! Pictures and notes that stood in a title, which front matter has no place for.

use crate::base::diagnostic::Message;
use crate::base::place::Place;
use crate::import::block::{Block, Kind};
use crate::import::finding::{Finding, excerpt};

/// Keeps what stood in the `taken` headings at the top of the text, a note in its own words.
pub fn keep(blocks: &mut Vec<Block>, taken: &[Block]) -> Vec<Finding> {
    let mut found = Vec::new();
    let loose = taken.iter().flat_map(|block| {
        let loose = block.inline().loose.into_iter();
        loose.map(|piece| (piece, &block.place))
    });
    for (at, (piece, place)) in loose.enumerate() {
        let block = note(blocks, &piece, place)
            .unwrap_or_else(|| Block::new(Kind::Verbatim, piece, place.clone()));
        let message = Message::new("import-changed-title").arg("text", excerpt(&block.text));
        found.push(Finding::new(message, place));
        blocks.insert(at.min(blocks.len()), block);
    }
    found
}

/// Takes out the note that only a title named, as a paragraph.
fn note(blocks: &mut Vec<Block>, piece: &str, place: &Place) -> Option<Block> {
    let start = format!("{piece}: ");
    let at = blocks
        .iter()
        .position(|block| block.text.starts_with(&start))?;
    let elsewhere = |(other, block): (usize, &Block)| other != at && block.text.contains(piece);
    if blocks.iter().enumerate().any(elsewhere) {
        return None;
    }
    let text = blocks.remove(at).text.split_off(start.len());
    Some(Block::new(Kind::Plain, text, place.clone()))
}
