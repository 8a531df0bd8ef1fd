//! Where a text's blocks were written.
//!
//! In: a body with its text. Out: for each block the line it begins at and how it begins, in reading order, for the script to
//! find the line of a block of the page. Invariant: only letters and digits, which no mark of Markdown is.

use crate::base::place::LineIndex;
use crate::model::block::{Block, BlockKind, Line};
use crate::model::document::{Body, Kept};
use crate::parse::body::Text;

/// How many letters and digits of a block tell it from others.
const LONGEST: usize = 24;

/// The blocks of `body`: where they begin, and how.
#[must_use]
pub fn lines(body: &Body) -> Vec<(usize, String)> {
    let Kept::Markdown(markdown) = &body.text else {
        return Vec::new();
    };
    let whole = markdown.text.unpack();
    let text = Text::new(&markdown.path, &whole, markdown.start..whole.len());
    let marked = text.read();
    let firsts = marked.blocks.iter().flat_map(first_lines);
    firsts
        .filter_map(|line| beginning(line, &marked.lines))
        .collect()
}

/// The first line of a block, or of each row of a table.
fn first_lines(block: &Block) -> Vec<&Line> {
    match &block.kind {
        BlockKind::Table(rows) => rows
            .iter()
            .filter_map(|row| row.iter().flatten().next())
            .collect(),
        _ => block.lines.first().into_iter().collect(),
    }
}

/// The number of the line and how it begins, if with anything.
fn beginning(line: &Line, index: &LineIndex) -> Option<(usize, String)> {
    let letters = line.text.chars().filter(|letter| letter.is_alphanumeric());
    let text: String = letters.take(LONGEST).collect();
    (!text.is_empty()).then(|| (index.line(line.span.start), text))
}
