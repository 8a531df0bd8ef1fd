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
pub(super) fn holding_months(blocks: &[Block], sheet: &Sheet<'_>) -> Option<usize> {
    let first = blocks.iter().position(is_quote)?;
    if blocks.iter().any(is_table) {
        return None;
    }
    let numbers = blocks.iter().enumerate();
    let mut lines = numbers
        .flat_map(|(number, block)| block.lines.iter().map(move |_| (number, block)))
        .zip(sheet.texts());
    let (mut months, mut named, mut announced) = (0, false, false);
    let all = lines.all(|((number, block), text)| {
        let leads = opening::begins_with_month(&text);
        if is_quote(block) {
            months += usize::from(leads);
            return true;
        }
        if number < first {
            named |= opening::names_plan(&text);
            announced = text.last(0..text.len()) == ':';
        }
        !leads && !(is_item(block) && names_month(&text))
    });
    (all && named && !announced && months >= LEAST).then_some(first)
}

fn is_quote(block: &Block) -> bool {
    block.kind == BlockKind::Quote
}

fn is_table(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Table(_))
}

fn is_item(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Item { .. })
}

fn names_month(text: &Text<'_>) -> bool {
    let line = 0..text.len();
    dating::all(text, &line).next().is_some()
}
