//! Quotations: `> 3月：植树`, line below line, as pages are set.
//!
//! In: the blocks of a document, and their lines folded. Out: whether its quotations are read. Invariant: beside a line of
//! the document's own that begins with a month, a quotation is another's words.

use crate::model::block::{Block, BlockKind};
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::opening;
use crate::parse::schedule::text::Sheet;

/// How many months make a list.
const LEAST: usize = 3;

/// Whether months begin lines in quotations, and no other lines, of which one names a plan.
pub(super) fn lists_months(blocks: &[Block], sheet: &Sheet<'_>) -> bool {
    let is_quote = |block: &Block| block.kind == BlockKind::Quote;
    if !blocks.iter().any(is_quote) || blocks.iter().any(is_table) {
        return false;
    }
    let kinds = blocks
        .iter()
        .flat_map(|block| block.lines.iter().map(move |_| is_quote(block)));
    let mut lines = kinds.zip(sheet.texts());
    let (mut months, mut planned) = (0, false);
    lines.all(|(quoted, text)| {
        let leads = opening::begins_with_month(&text);
        months += usize::from(quoted && leads);
        planned |= !quoted && genre::of(&text) == Some(Genre::Plan);
        quoted || !leads
    }) && months >= LEAST
        && planned
}

fn is_table(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table(_))
}
