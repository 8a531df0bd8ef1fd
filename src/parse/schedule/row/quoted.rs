//! Quotations: `> 3月：植树`, line below line, as pages are set.
//!
//! In: the blocks of a document, and their lines folded. Out: where its quotations begin that are read. Invariant: where the
//! document has months of its own, or what is quoted is announced, or no plan's name stands above it, a quotation is another's words.

use crate::model::block::{Block, BlockKind};
use crate::parse::schedule::dating;
use crate::parse::schedule::opening;
use crate::parse::schedule::text::{Sheet, Text};

/// How many months make a list.
const LEAST: usize = 3;

/// The first block of a quotation that holds all months of a document, below the name of a plan.
pub(super) fn holding_months<'b>(blocks: &'b [Block], sheet: &Sheet<'_>) -> Option<usize> {
    let first = blocks.iter().position(is_quote)?;
    if blocks.iter().any(is_table) {
        return None;
    }
    let lines = || {
        let of_block = |block: &'b Block| std::iter::repeat_n(block, block.lines.len());
        blocks.iter().flat_map(of_block).zip(sheet.texts())
    };
    let above = || lines().take_while(|(block, _)| !is_quote(block));
    let named = above().any(|(_, text)| opening::names_plan(&text));
    let announced = above()
        .last()
        .is_some_and(|(_, text)| text.last(0..text.len()) == ':');
    let months =
        lines().filter(|(block, text)| is_quote(block) && opening::begins_with_month(text));
    let holds_all = !lines().any(|(block, text)| !is_quote(block) && has_month(block, &text));
    (named && !announced && holds_all && months.count() >= LEAST).then_some(first)
}

/// Whether a line outside a quotation begins with a month, or is an item that names one.
fn has_month(block: &Block, text: &Text<'_>) -> bool {
    let item = matches!(block.kind, BlockKind::Item { .. });
    let line = 0..text.len();
    opening::begins_with_month(text) || item && dating::all(text, &line).next().is_some()
}

fn is_quote(block: &Block) -> bool {
    block.kind == BlockKind::Quote
}

fn is_table(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table(_))
}
