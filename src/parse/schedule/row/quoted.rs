//! Quotations: `> 3月：植树`, line below line, as pages are set.
//!
//! In: the blocks of a document, and their lines folded. Out: where its quotations begin that are read. Invariant: where the
//! document has items or months of its own, or has no plan's name above it, a quotation is another's words.

use crate::model::block::{Block, BlockKind};
use crate::parse::schedule::dating;
use crate::parse::schedule::opening;
use crate::parse::schedule::text::{Sheet, Text};

/// How many months make a list.
const LEAST: usize = 3;

/// The first block of a quotation that holds all months of a document, below the name of a plan.
pub(super) fn holding_months(blocks: &[Block], sheet: &Sheet<'_>) -> Option<usize> {
    let first = blocks.iter().position(is_quote)?;
    if blocks.iter().any(is_listed) {
        return None;
    }
    let numbers = blocks.iter().enumerate();
    let mut lines = numbers
        .flat_map(|(number, block)| block.lines.iter().map(move |_| (number, is_quote(block))))
        .zip(sheet.texts());
    let (mut months, mut named) = (0, false);
    let all = lines.all(|((number, quoted), text)| {
        months += usize::from(quoted && opening::begins_with_month(&text));
        named |= number < first && opening::names_plan(&text);
        quoted || !names_month(&text)
    });
    (all && named && months >= LEAST).then_some(first)
}

fn is_quote(block: &Block) -> bool {
    block.kind == BlockKind::Quote
}

fn is_listed(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table(_) | BlockKind::Item { .. })
}

/// Whether the line names a month, other than in the date with which a plan is signed.
fn names_month(text: &Text<'_>) -> bool {
    let line = 0..text.len();
    let mut dates = dating::all(text, &line);
    dates.any(|dated| dated.label.year.is_none())
}
