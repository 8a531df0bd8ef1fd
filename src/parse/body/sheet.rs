//! What the blocks of a paper need to know of each other: the levels of headings, the columns of tables.
//!
//! In: blocks as they are read. Out: the same, fit for paper. Invariant: headings begin at the first level and skip none;
//! a table has as many cells in every row as columns.

use super::paper::cell;
use crate::model::paper::{Block, Cell, Column, Inline, Table};

/// Columns whose longest line is not longer, in characters, are as wide as it.
const NARROW: usize = 6;

/// What a wide column needs at least, in characters.
const LEAST: usize = 5;

/// How many characters an upright table holds beside one another, its rules and margins included.
const ROOM: usize = 37;

/// A table as it is read.
#[derive(Default)]
pub struct Draft {
    alignments: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

impl Draft {
    /// With so many columns.
    #[must_use]
    pub fn new(alignments: Vec<&'static str>) -> Draft {
        Draft {
            alignments,
            ..Draft::default()
        }
    }

    /// A row begins.
    pub fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// The next cell of the row.
    pub fn cell(&mut self, words: Vec<Inline>) {
        if let Some(row) = self.rows.last_mut() {
            let align = self.alignments.get(row.len()).copied();
            let lines = words.split(|node| *node == Inline::Break);
            let lines = lines.map(<[Inline]>::to_vec).collect();
            row.push(cell(align.unwrap_or("start"), lines));
        }
    }

    /// The table. It can be turned only where it stands by itself.
    #[must_use]
    pub fn finish(mut self, alone: bool) -> Table {
        let count = self.alignments.len();
        for row in &mut self.rows {
            row.resize_with(count, || cell("start", Vec::new()));
        }
        let columns: Vec<Column> = (0..count).map(|at| column(&self.rows, at)).collect();
        let needed: usize = columns
            .iter()
            .map(|column| 1 + column.fixed.max(LEAST.min(column.share)))
            .sum();
        let all_narrow = columns.iter().all(|column| column.fixed > 0);
        Table {
            turned: alone && needed > ROOM,
            room: needed,
            columns: match all_narrow {
                true => columns.iter().map(shared).collect(),
                false => columns,
            },
            rows: self.rows,
        }
    }
}

/// How wide column `at` is to be.
fn column(rows: &[Vec<Cell>], at: usize) -> Column {
    let lines = rows.iter().filter_map(|row| row.get(at));
    let widths = lines.flat_map(|cell| cell.lines.iter().map(|line| width(&Inline::plain(line))));
    let (longest, total) = widths.fold((1, 0), |(longest, total), width| {
        (longest.max(width), total + width)
    });
    let mean = total / rows.len().max(1);
    Column {
        fixed: if longest <= NARROW { longest } else { 0 },
        share: longest.min(NARROW + mean),
    }
}

/// A column that takes its share of the whole.
fn shared(column: &Column) -> Column {
    Column {
        fixed: 0,
        share: column.share,
    }
}

/// How wide a text is, in Han characters.
fn width(text: &str) -> usize {
    let halves = text
        .chars()
        .map(|character| 1 + usize::from(!character.is_ascii()));
    let halves: usize = halves.sum();
    halves.div_ceil(2)
}

/// Gives headings the levels they have on paper: by their numbers where they are numbered, else by their rank.
pub fn level(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Heading { text, .. } if text.is_empty()));
    let least = blocks.iter().filter_map(rank).min().unwrap_or(1);
    let mut above = 0;
    for block in blocks {
        if let Block::Heading { level, text } = block {
            let numbered = numbered(&Inline::plain(text));
            *level = numbered.unwrap_or(*level + 1 - least).min(above + 1).max(1);
            above = *level;
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
        None if after(text, &is_han) == Some('、') => Some(1),
        None if matches!(after(text, &is_digit), Some('.' | '．' | '、')) => Some(3),
        Some(inside) if matches!(after(inside, &is_han), Some('）' | ')')) => Some(2),
        Some(inside) if matches!(after(inside, &is_digit), Some('）' | ')')) => Some(4),
        _ => None,
    }
}

/// Adds the words of a block to `words`.
pub fn words(block: &Block, words: &mut Vec<Inline>) {
    let mut block = [block.clone()];
    each_line(&mut block, &mut |line| words.extend(line.iter().cloned()));
}

/// Calls `look` with every line of words, in order, from the outside in.
pub fn each_line(blocks: &mut [Block], look: &mut dyn FnMut(&mut [Inline])) {
    for block in blocks {
        match block {
            Block::Heading { text, .. }
            | Block::Paragraph(text)
            | Block::Flush(text)
            | Block::Signature(text) => each_inside(text, look),
            Block::Items(items) => {
                for item in items {
                    each_inside(&mut item.text, look);
                    each_line(&mut item.below, look);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                for line in cells.flat_map(|cell| &mut cell.lines) {
                    each_inside(line, look);
                }
            }
            Block::Quote { blocks, .. } => each_line(blocks, look),
            Block::Code(_) | Block::Rule | Block::Pictures(_) => {}
        }
    }
}

fn each_inside(line: &mut [Inline], look: &mut dyn FnMut(&mut [Inline])) {
    look(line);
    for node in line {
        match node {
            Inline::Strong(inside)
            | Inline::Emphasis(inside)
            | Inline::Strike(inside)
            | Inline::Underline(inside)
            | Inline::Raised(inside)
            | Inline::Lowered(inside)
            | Inline::Link { text: inside, .. } => look(inside),
            _ => {}
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
