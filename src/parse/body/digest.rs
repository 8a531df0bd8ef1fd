//! What is told of a document without showing it: its headings, its length, its summary.
//!
//! In: blocks. Out: headings with their anchors, 字数, a summary. Invariant: anchors are unique, keep Han characters
//! and are made as editors and forges make them, so that links completed by an editor lead somewhere.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::FixedState;

use crate::base::han;
use crate::model::block::{Block, BlockKind, Line};
use crate::model::document::Outline;

/// How long a summary may be, in characters.
const SUMMARY: usize = 100;

/// A heading as it is written: its level and its words.
pub type Written<'b> = (u8, Cow<'b, str>);

/// The headings, in order.
#[must_use]
pub fn headings(blocks: &[Block]) -> Vec<Written<'_>> {
    let headings = blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some((level, joined(&block.lines))),
        _ => None,
    });
    headings.collect()
}

/// The anchors of the headings, a line each.
#[must_use]
pub fn ids(headings: &[Written<'_>]) -> Box<str> {
    let mut anchors = Anchors::of_up_to(headings.len());
    let mut ids = String::with_capacity(headings.iter().map(|(_, text)| text.len() + 1).sum());
    for (_, text) in headings {
        if !ids.is_empty() {
            ids.push('\n');
        }
        anchors.unique(text, |id| ids.push_str(id));
    }
    // A copy: a block that is cut down keeps what it had.
    ids.as_str().into()
}

/// The headings, each on the level of its depth: below the page's title, and no level is passed over, however they were
/// written.
#[must_use]
pub fn outline(headings: &[Written<'_>]) -> Outline {
    let mut depths = Depths::default();
    // A line has a level and an end, too.
    let mut outline = Outline::with_room(headings.iter().map(|(_, text)| text.len() + 2).sum());
    for (level, text) in headings {
        outline.push(depths.level(*level), text);
    }
    outline
}

/// The headings around the next one: their levels as written and as given.
#[derive(Default)]
struct Depths(Vec<(u8, u8)>);

impl Depths {
    fn level(&mut self, written: u8) -> u8 {
        self.0.retain(|(around, _)| *around < written);
        let given = match self.0.last() {
            Some((_, above)) => above + 1,
            None => written.min(2),
        };
        self.0.push((written, given));
        given
    }
}

/// The anchors given so far, with the number the next of the same name gets.
struct Anchors(HashMap<String, usize, FixedState>);

impl Anchors {
    /// None yet, with room for those of so many headings.
    fn of_up_to(headings: usize) -> Anchors {
        Anchors(HashMap::with_capacity_and_hasher(
            headings,
            FixedState::default(),
        ))
    }

    /// Hands to `take` what the next heading gets, whose words are `text`.
    fn unique<T>(&mut self, text: &str, take: impl FnOnce(&str) -> T) -> T {
        let name = match self.0.entry(anchor(text)) {
            Entry::Occupied(taken) => taken.key().clone(),
            Entry::Vacant(free) => {
                let taken = take(free.key());
                free.insert(1);
                return taken;
            }
        };
        let mut id = name.clone();
        while let Some(next) = self.0.get_mut(&id) {
            let number = *next;
            *next += 1;
            id = format!("{name}-{number}");
            if self.0.contains_key(&id) {
                id.clone_from(&name);
            }
        }
        let taken = take(&id);
        self.0.insert(id, 1);
        taken
    }
}

/// Letters, digits, `-` and `_` stay, in lower case; spaces become `-`; all else goes.
fn anchor(text: &str) -> String {
    let stays = |character: char| {
        matches!(character, '-' | '_' | '0'..='9' | 'a'..='z') || han::is_han(character)
    };
    let mut anchor = String::with_capacity(text.len());
    let mut from = 0;
    for (at, other) in text.match_indices(|character| !stays(character)) {
        anchor.push_str(&text[from..at]);
        from = at + other.len();
        match other {
            "、" | "，" | "。" | "：" | "（" | "）" | "《" | "》" | "“" | "”" => {}
            space if space.trim_start().is_empty() => anchor.push('-'),
            letter if letter.contains(char::is_alphanumeric) => {
                anchor.push_str(&letter.to_lowercase());
            }
            _ => {}
        }
    }
    anchor.push_str(&text[from..]);
    match anchor.is_empty() {
        true => "section".to_owned(),
        false => anchor,
    }
}

/// 字数 of all there is to read.
#[must_use]
pub fn words(blocks: &[Block]) -> usize {
    let of_lines = |lines: &[Line]| -> usize {
        let words = lines.iter().map(|line| han::words(&line.text));
        words.sum()
    };
    let of_block = |block: &Block| {
        let cells = match &block.kind {
            BlockKind::Table(rows) => rows.iter().flatten().map(|cell| of_lines(cell)).sum(),
            _ => 0,
        };
        of_lines(&block.lines) + cells
    };
    blocks.iter().map(of_block).sum()
}

/// The first sentences of its paragraphs; of its items, where it has no paragraphs.
#[must_use]
pub fn summary(blocks: &[Block]) -> String {
    let paragraphs = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::RawText) && block.depth == 0
    };
    let items = |block: &&Block| matches!(block.kind, BlockKind::Item { .. } | BlockKind::Quote);
    let of_paragraphs = opening(blocks.iter().filter(paragraphs));
    match of_paragraphs.is_empty() {
        true => opening(blocks.iter().filter(items)),
        false => of_paragraphs,
    }
}

fn opening<'b>(blocks: impl Iterator<Item = &'b Block>) -> String {
    // A character has at most four bytes; beyond this a summary does not look.
    let enough = SUMMARY * 16;
    let mut text = String::with_capacity(enough);
    for block in blocks {
        push_block(&mut text, &joined(&block.lines));
        if text.len() > enough {
            break;
        }
    }
    han::summary(&text, SUMMARY)
}

/// A block that ends without a mark does not run into the next.
fn push_block(text: &mut String, block: &str) {
    if !text.ends_with(char::is_alphanumeric) {
        return han::push_line(text, block);
    }
    text.push(' ');
    text.push_str(block);
}

/// The lines of a block read on as one; unlike [`han::push_line`] it does not look back into what it wrote.
fn joined(lines: &[Line]) -> Cow<'_, str> {
    if let [line] = lines {
        return Cow::Borrowed(line.text.trim());
    }
    let mut text = String::new();
    let mut before = None;
    for line in lines.iter().map(|line| line.text.trim()) {
        let after = han::first_sided(line).or(before);
        let sides = before.zip(after);
        let joins = sides.is_some_and(|(before, after)| han::joins_between(before, after));
        if !text.is_empty() && !line.is_empty() && !joins {
            text.push(' ');
        }
        text.push_str(line);
        before = han::last_sided(line).or(before);
    }
    Cow::Owned(text)
}
