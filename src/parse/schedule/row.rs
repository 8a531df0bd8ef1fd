//! Rows: the document as a flat run of folded lines.
//!
//! In: blocks. Out: one [`Row`] for each line, and one for each table. Invariant: rows stand in reading order, and every
//! row knows the line of the file it came from.

use crate::base::place::LineIndex;
use crate::model::block::{Block, BlockKind, Line};
use crate::model::schedule::Status;
use crate::parse::schedule::text::Text;

/// A table's rows of cells of lines.
pub type Cells = [Vec<Vec<Line>>];

/// One line, or one table.
#[derive(Debug)]
pub struct Row<'a> {
    /// What kind of block it stands in.
    pub kind: RowKind<'a>,
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// The number of its block.
    pub block: usize,
    /// Whether it is the first line of its block.
    pub first: bool,
    /// How many lists it lies in; a later line of a block lies in none, because an unindented line that follows an
    /// item without a blank line is counted to that item by Markdown, not by its author.
    pub depth: usize,
    /// The line.
    pub text: Text<'a>,
}

/// What kind of block a row stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RowKind<'a> {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A line of a paragraph.
    Plain,
    /// The first line of a list item, its number and its box.
    Item(Option<u64>, Option<bool>),
    /// A table.
    Table(&'a Cells),
    /// A quotation or code: never read.
    Other,
}

impl Row<'_> {
    /// What the box of a task list says.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self.kind {
            RowKind::Item(_, Some(true)) => Some(Status::Done),
            RowKind::Item(_, Some(false)) => Some(Status::Planned),
            _ => None,
        }
    }
}

/// Lays `blocks` out as rows.
#[must_use]
pub fn lay_out<'a>(blocks: &'a [Block], lines: &LineIndex) -> Vec<Row<'a>> {
    let count = blocks.iter().map(|block| block.lines.len().max(1)).sum();
    let mut rows = Vec::with_capacity(count);
    for (number, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Table(cells) => rows.push(table(number, block, cells, lines)),
            _ => rows.extend(
                block
                    .lines
                    .iter()
                    .enumerate()
                    .map(|(at, line)| row(number, block, at, line, lines)),
            ),
        }
    }
    rows
}

fn table<'a>(number: usize, block: &Block, cells: &'a Cells, lines: &LineIndex) -> Row<'a> {
    let start = cells
        .iter()
        .flatten()
        .flatten()
        .next()
        .map_or(0, |line| line.span.start);
    Row {
        kind: RowKind::Table(cells),
        line: lines.line(start),
        block: number,
        first: true,
        depth: block.depth,
        text: Text::new(""),
    }
}

fn row<'a>(number: usize, block: &Block, at: usize, line: &'a Line, lines: &LineIndex) -> Row<'a> {
    let first = at == 0;
    let kind = match &block.kind {
        BlockKind::Heading(level) => RowKind::Heading(*level),
        BlockKind::Item { number, done } if first => RowKind::Item(*number, *done),
        BlockKind::Item { .. } | BlockKind::Paragraph => RowKind::Plain,
        BlockKind::Table(_) | BlockKind::Quote | BlockKind::Code => RowKind::Other,
    };
    let depth = if first { block.depth } else { 0 };
    Row {
        kind,
        line: lines.line(line.span.start),
        block: number,
        first,
        depth,
        text: Text::new(&line.text),
    }
}
