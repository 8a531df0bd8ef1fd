//! What the blocks of a paper need to know of each other: the levels of headings, the lines of what holds others.
//!
//! In: blocks as they are read. Out: the same, fit for paper. Invariant: headings begin at the first level and skip none.

use super::months::is_span;
use crate::model::paper::{Block, Inline};

/// How many levels of numbers have a face of their own: `一、` and `（一）`.
const FACES: u8 = 2;

/// Gives headings the levels they have on paper: by their numbers where they are numbered, else by their rank.
pub fn level(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Heading { text, .. } if text.is_empty()));
    let least = blocks.iter().filter_map(rank).min().unwrap_or(1);
    // The ranks of the heading and of those that it stands under, each higher than the one before.
    let mut above: Vec<u8> = Vec::new();
    for block in blocks {
        if let Block::Heading { level, face, text } = block {
            let numbered = numbered(&Inline::plain(text));
            let rank = numbered.unwrap_or(*level + 1 - least);
            above.retain(|higher| *higher < rank);
            above.push(rank);
            *level = u8::try_from(above.len()).unwrap_or(u8::MAX);
            *face = numbered.filter(|rank| *rank <= FACES).unwrap_or(*level);
        }
    }
}

fn rank(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// The level of a heading by how it is numbered: `一、`, `（一）`, `1.`, `（1）`.
fn numbered(text: &str) -> Option<u8> {
    let text = text.trim_start();
    let is_han = |digit: char| "一二三四五六七八九十".contains(digit);
    let is_digit = |digit: char| digit.is_ascii_digit();
    let inside = text.strip_prefix(['（', '(']);
    let after = |text: &str, is_number: &dyn Fn(char) -> bool| {
        let rest = text.trim_start_matches(is_number);
        (rest.len() < text.len())
            .then(|| rest.chars().next())
            .flatten()
    };
    match inside {
        None if is_span(text) => None,
        None if after(text, &is_han) == Some('、') => Some(1),
        None if matches!(after(text, &is_digit), Some('.' | '．' | '、')) => Some(3),
        Some(inside) if matches!(after(inside, &is_han), Some('）' | ')')) => Some(2),
        Some(inside) if matches!(after(inside, &is_digit), Some('）' | ')')) => Some(4),
        _ => None,
    }
}

/// The first sentence of a paragraph that is numbered as a heading is, `（一）加强学习。……`, gets the face of that heading.
pub fn mark_heading(text: &mut Vec<Inline>) {
    let Some(Inline::Text(first)) = text.first() else {
        return;
    };
    let mark: fn(Vec<Inline>) -> Inline = match numbered(first) {
        Some(1) => Inline::Strong,
        Some(2) => Inline::Emphasis,
        _ => return,
    };
    let Some(end) = first.find('。').map(|at| at + '。'.len_utf8()) else {
        return;
    };
    let (heading, rest) = first.split_at(end);
    let (heading, rest) = (heading.to_owned(), rest.to_owned());
    text[0] = mark(vec![Inline::Text(heading)]);
    if !rest.is_empty() {
        text.insert(1, Inline::Text(rest));
    }
}

/// The lines of blocks, one after the other.
#[must_use]
pub fn lines(mut blocks: Vec<Block>) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    each_line(&mut blocks, &mut |line| {
        let parts = line.split(|node| *node == Inline::Break);
        lines.extend(parts.map(<[Inline]>::to_vec));
    });
    lines
}

/// Calls `look` with every line of words, in order.
pub fn each_line(blocks: &mut [Block], look: &mut dyn FnMut(&mut [Inline])) {
    for block in blocks {
        match block {
            Block::Heading { text, .. }
            | Block::Paragraph(text)
            | Block::Flush(text)
            | Block::Signature(text) => look(text),
            Block::Items(items) => {
                for item in items {
                    look(&mut item.text);
                    each_line(&mut item.below, look);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells
                    .flat_map(|cell| &mut cell.lines)
                    .for_each(|line| look(line));
            }
            Block::Quote { blocks, .. } => each_line(blocks, look),
            Block::Code(_) | Block::Rule | Block::Pictures(_) => {}
        }
    }
}

/// Text of HTML with the commonest references to characters resolved.
#[must_use]
pub fn unescape(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest
            .find(';')
            .and_then(|end| Some((reference(&rest[1..end])?, end + 1)));
        let (character, length) = known.unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The character that a reference stands for.
fn reference(name: &str) -> Option<char> {
    let number = name
        .strip_prefix('#')
        .map(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        });
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" | "emsp" | "ensp" => Some(' '),
        _ => char::from_u32(number?.ok()?),
    }
}
