//! Damage that pasting does, mended.
//!
//! In: blocks. Out: blocks, and every change with its place. Invariant: nothing is changed that is not told, and no
//! word of the text is lost.

mod join;
mod page;

use crate::base::diagnostic::Message;
use crate::import::block::{Block, Kind};
use crate::import::finding::{Finding, excerpt};
use crate::import::{escape, label, markdown};
use join::Pages;

/// Mends `blocks`; `certain` says that paragraphs end where their author ended them.
#[must_use]
pub fn mend(mut blocks: Vec<Block>, certain: bool) -> (Vec<Block>, Vec<Finding>) {
    let mut found = Vec::new();
    found.extend(blocks.iter_mut().filter_map(unhide));
    blocks.retain(|block| !block.is_text() || !block.text.trim().is_empty());
    let hidden = found.len();
    page::leave_out(&mut blocks, &mut found);
    let numbers = found[hidden..].iter().map(|page| page.place.line);
    let pages = Pages {
        certain,
        numbers: numbers.collect(),
    };
    for block in blocks.iter_mut().filter(|block| block.is_text()) {
        found.extend(unescape(block));
        found.extend(stray_dash(block));
    }
    let blocks = join::join(blocks, &pages, &mut found);
    found.sort_by_key(|finding| (finding.place.line, finding.place.column));
    (blocks, found)
}

/// Characters that nobody sees out of words and tables, where they hide months and numbers from whoever reads them.
fn unhide(block: &mut Block) -> Option<Finding> {
    let is_hidden = |found: char| {
        matches!(
            found,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    let is_words = block.is_text() || block.text.starts_with('|');
    let count = block.text.chars().filter(|found| is_hidden(*found)).count();
    if count == 0 || !is_words {
        return None;
    }
    block.text = block.text.replace(is_hidden, "");
    let message = Message::new("import-changed-hidden").arg("count", count);
    Some(Finding::new(message, &block.place))
}

/// `20\_年` into `20_年`, where Markdown shows the same.
fn unescape(block: &mut Block) -> Option<Finding> {
    let plain = escape::underscores(&block.text.replace("\\_", "_"));
    let count = block.text.matches("\\_").count()
        - plain
            .matches("\\_")
            .count()
            .min(block.text.matches("\\_").count());
    if count == 0 {
        return None;
    }
    block.text = plain;
    let message = Message::new("import-changed-escape").arg("count", count);
    Some(Finding::new(message, &block.place))
}

/// `- 1、走访` into `1、走访`.
fn stray_dash(block: &mut Block) -> Option<Finding> {
    let Kind::Item(mark) = &block.kind else {
        return None;
    };
    let is_bullet = matches!(mark.trim(), "-" | "*" | "+");
    if !is_bullet || label::read(&block.text).is_none() {
        return None;
    }
    block.kind = match markdown::item(&block.text) {
        Some((mark, text)) => {
            let kind = Kind::Item(mark.to_owned());
            block.text = text.to_owned();
            kind
        }
        None => Kind::Plain,
    };
    block.apart = true;
    let message = Message::new("import-changed-dash").arg("text", excerpt(&block.text));
    Some(Finding::new(message, &block.place))
}
