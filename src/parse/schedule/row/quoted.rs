//! Quotations: `> 3月：植树`, line below line, as pages are set.
//!
//! In: the blocks of a document, and their lines folded. Out: whether its quotations are read. Invariant: where the
//! document has months of its own, or says that another wrote what is quoted, or has no plan's name above it, a quotation is another's words.

use crate::model::block::{Block, BlockKind};
use crate::parse::schedule::dating;
use crate::parse::schedule::opening;
use crate::parse::schedule::text::{Sheet, Text};
use crate::parse::schedule::word::{Word, vocabulary};

/// How many months make a list.
const LEAST: usize = 3;

/// Whether quotations hold all months of a document, below the name of a plan.
pub(super) fn hold_months<'b>(blocks: &'b [Block], sheet: &Sheet<'_>) -> bool {
    if !blocks.iter().any(is_quote) || blocks.iter().any(is_table) {
        return false;
    }
    let lines = || {
        let of_block = |block: &'b Block| std::iter::repeat_n(block, block.lines.len());
        blocks.iter().flat_map(of_block).zip(sheet.texts())
    };
    let above = || lines().take_while(|(block, _)| !is_quote(block));
    let named = above().any(|(_, text)| opening::names_plan(&text));
    let others = above()
        .last()
        .is_some_and(|(_, text)| announces_others(&text));
    let months =
        lines().filter(|(block, text)| is_quote(block) && opening::begins_with_month(text));
    let holds_all = !lines().any(|(block, text)| !is_quote(block) && has_month(block, &text));
    named && !others && holds_all && months.count() >= LEAST
}

/// `市总工会要求：`, `去年的计划是这样写的：`: whether a line introduces another's words, or such as hold no more.
fn announces_others(text: &Text<'_>) -> bool {
    const OTHERS: &[Word] = vocabulary![
        "去年",
        "上年",
        "往年",
        "上级",
        "总工会",
        "要求",
        "文件",
        "转发",
        "他们"
    ];
    text.last(0..text.len()) == ':' && text.contains_any(0..text.len(), OTHERS)
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
