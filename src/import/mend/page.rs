//! Lines that numbered the pages of a paper.

use crate::base::diagnostic::Message;
use crate::base::han;
use crate::import::block::{Block, Kind};
use crate::import::finding::Finding;

/// A page has at least as many characters; with fewer between, numbers count what is listed.
const PAGE: usize = 80;

/// Leaves page numbers out: those that say so by themselves, and bare numbers that count on from page to page.
pub fn leave_out(blocks: &mut Vec<Block>, found: &mut Vec<Finding>) {
    let mut counted = counted(blocks);
    counted.extend(of_all(blocks));
    let mut at = 0;
    blocks.retain(|block| {
        let is_page = is_page(block) || counted.contains(&at);
        at += 1;
        if is_page {
            let message = Message::new("import-changed-page").arg("text", &block.place.text);
            found.push(Finding::new(message, &block.place));
        }
        !is_page
    });
}

/// The letters of a line, narrow and without spaces.
fn narrow(block: &Block) -> String {
    let line = block.markdown();
    let letters = line.chars().map(han::narrow);
    letters
        .filter(|letter| !letter.is_whitespace() && *letter != '\\')
        .collect()
}

fn is_page(block: &Block) -> bool {
    if !matches!(block.kind, Kind::Plain | Kind::Item(_)) || block.text.len() > 40 {
        return false;
    }
    let line = narrow(block).to_lowercase();
    let between_dashes = line
        .strip_prefix(['-', '—', '–', '·'])
        .and_then(|rest| rest.strip_suffix(['-', '—', '–', '·']));
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let of_pages = |text: &str| match text.split_once(['共', '/']) {
        Some((page, all)) => {
            digits(page.trim_end_matches(['页', ','])) && digits(all.trim_end_matches('页'))
        }
        None => digits(text),
    };
    let first = line.strip_prefix('第').filter(|rest| rest.contains('页'));
    let first = first.map(|rest| rest.trim_end_matches('页').replacen("页", "", 1));
    let page = line
        .strip_prefix("page")
        .map(|rest| rest.replace("of", "/"));
    between_dashes.is_some_and(|text| digits(text.trim_matches(['-', '—', '–'])))
        || first.is_some_and(|text| of_pages(&text))
        || page.is_some_and(|text| of_pages(&text))
}

/// Bare numbers that count on by one, at least two of them: from any page on, or from the first with a page of text
/// before the next.
fn counted(blocks: &[Block]) -> Vec<usize> {
    let mut bare: Vec<(usize, u32)> = Vec::new();
    let mut between = 0;
    for (at, block) in blocks.iter().enumerate() {
        let Some(number) = bare_number(block) else {
            between += block.text.chars().count();
            continue;
        };
        let is_later = bare.first().is_some_and(|(_, first)| *first > 1);
        let counts_on = bare
            .last()
            .is_none_or(|(_, last)| number == last + 1 && (is_later || between >= PAGE));
        if !counts_on {
            return Vec::new();
        }
        bare.push((at, number));
        between = 0;
    }
    match bare.len() {
        0 | 1 => Vec::new(),
        _ => bare.into_iter().map(|(at, _)| at).collect(),
    }
}

/// `1/3`, `2/3`: at least two that count on to the same end, or one among other page numbers; alone it may be a date.
fn of_all(blocks: &[Block]) -> Vec<usize> {
    let found: Vec<(usize, u32, u32)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| fraction(block).map(|(page, all)| (at, page, all)))
        .collect();
    let counts_on = found
        .windows(2)
        .all(|pair| matches!(pair, [(_, page, all), (_, next, end)] if next == &(page + 1) && all == end));
    let is_sure = found.len() >= 2 || blocks.iter().any(is_page);
    match counts_on && is_sure {
        true => found.into_iter().map(|(at, ..)| at).collect(),
        false => Vec::new(),
    }
}

fn fraction(block: &Block) -> Option<(u32, u32)> {
    let text = narrow(block);
    let (page, all) = text.split_once('/').filter(|_| block.kind == Kind::Plain)?;
    let (page, all) = (page.parse().ok()?, all.parse().ok()?);
    (1..=all).contains(&page).then_some((page, all))
}

fn bare_number(block: &Block) -> Option<u32> {
    let text = narrow(block);
    let is_short = block.kind == Kind::Plain && text.len() <= 3;
    text.parse().ok().filter(|_| is_short)
}
