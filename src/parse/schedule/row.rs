//! Rows: the document as a flat run of folded lines.
//!
//! In: blocks, and their lines folded. Out: one [`Row`] for each line, and one for each table. Invariant: rows stand in
//! reading order, and every row knows the line of the file it came from and the numbering it begins with.

mod links;
mod quoted;
mod sections;

use crate::base::place::LineIndex;
use crate::model::block::{Block, BlockKind, Line};
use crate::model::schedule::Status;
use crate::parse::schedule::label::{self, When};
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::text::{Sheet, Text};
use crate::parse::schedule::words;

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
    /// Its layout numbering.
    pub mark: Option<Mark>,
}

/// What kind of block a row stands in.
#[derive(Debug, Clone, Copy)]
pub enum RowKind<'a> {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A line of a paragraph.
    Plain,
    /// The first line of a list item, its number and its box.
    Item(Option<u64>, Option<bool>),
    /// A table.
    Table(&'a Cells),
    /// Code, or a quotation beside the document's own words: never read.
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

    /// Whether `※`, with which remarks begin and items may, is its mark.
    #[must_use]
    pub fn has_star(&self, mark: Option<Mark>) -> bool {
        mark.is_some_and(|mark| mark.style == Style::Bullet && self.text.at(mark.start) == '※')
    }

    /// Whether brackets hold the whole line.
    #[must_use]
    pub fn is_bracketed(&self) -> bool {
        let line = self.text.trim(0..self.text.len());
        let mut depth = 0i32;
        let closed = line.clone().find(|at| {
            depth += match self.text.at(*at) {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        self.text.at(line.start) == '(' && closed.is_some_and(|at| at + 1 == line.end)
    }
}

/// Folds the lines of `blocks`.
#[must_use]
pub fn fold(blocks: &[Block]) -> Sheet<'_> {
    let lines = blocks.iter().flat_map(|block| &block.lines);
    Sheet::fold(lines.map(|line| line.text.as_str()))
}

/// Lays `blocks`, whose lines are on `sheet`, out as rows.
#[must_use]
pub fn lay_out<'a>(blocks: &'a [Block], sheet: &'a Sheet<'a>, lines: &LineIndex) -> Vec<Row<'a>> {
    let count = blocks.iter().map(|block| block.lines.len().max(1)).sum();
    let mut rows = Vec::with_capacity(count);
    let mut texts = sheet.texts();
    let quoted = quoted::hold_months(blocks, sheet);
    for (number, block) in blocks.iter().enumerate() {
        if let BlockKind::Table(cells) = &block.kind {
            rows.push(table(number, block, cells, lines));
        }
        for (at, (line, text)) in block.lines.iter().zip(&mut texts).enumerate() {
            let above: Option<&Row<'_>> = rows.last();
            let near = above.map_or(0, |row| row.line);
            let line = lines.line_below(near, line.span.start);
            let kind = kind(block, at == 0, quoted);
            let next = || counts_on(&text, above?);
            let fits = |mark: &Mark| match mark.style {
                // `8.12.4宪法宣传` below `7.`
                Style::Third => next().is_none(),
                style => fits(style, kind),
            };
            let own = numbering::leading(&text, 0).filter(fits);
            let kind = with_levels(kind, own);
            let mark = own.or_else(next).or_else(|| {
                numbering::first_with_day(&text).filter(|_| above.is_some_and(heads_later_month))
            });
            rows.push(Row {
                kind,
                line,
                block: number,
                first: at == 0,
                depth: if at == 0 { block.depth } else { 0 },
                text,
                mark,
            });
        }
    }
    sections::mark(&mut rows);
    links::mark(&mut rows);
    rows
}

/// The mark of a line that counts on from the row `above`, an item that is whole.
fn counts_on(text: &Text<'_>, above: &Row<'_>) -> Option<Mark> {
    let mark = above.mark?;
    let last = above.text.before(above.text.trim(0..above.text.len()).end);
    let open = matches!(
        last,
        ',' | '、' | '约' | '共' | '的' | '第' | '有' | '近' | '达' | '为'
    );
    numbering::next(text, mark).filter(|_| !open)
}

/// `（一）三月份`: whether a row is the label of a month, and not of January.
fn heads_later_month(row: &Row<'_>) -> bool {
    let start = row.text.skip_spaces(row.mark.map_or(0, |mark| mark.end));
    let label = label::scan(&row.text, start);
    label.is_some_and(|label| {
        let month = matches!(&label.when, When::Months(months) if !months.contains(&1));
        month && words::is_generic(&row.text, label.span.end..row.text.len())
    })
}

fn table<'a>(number: usize, block: &Block, cells: &'a Cells, lines: &LineIndex) -> Row<'a> {
    let first = cells.iter().flatten().flatten().next();
    Row {
        kind: RowKind::Table(cells),
        line: lines.line(first.map_or(0, |line| line.span.start)),
        block: number,
        first: true,
        depth: block.depth,
        text: Text::empty(),
        mark: None,
    }
}

/// What kind of block a line stands in, the `first` of it or not; whether quotations are read as text.
fn kind<'a>(block: &Block, first: bool, quoted: bool) -> RowKind<'a> {
    match &block.kind {
        BlockKind::Quote if quoted => RowKind::Plain,
        BlockKind::Heading(level) | BlockKind::RawHeading(level) => RowKind::Heading(*level),
        BlockKind::Item { number, done } if first => RowKind::Item(*number, *done),
        BlockKind::Item { .. }
        | BlockKind::Paragraph
        | BlockKind::Indented
        | BlockKind::RawText => RowKind::Plain,
        BlockKind::Table(_) | BlockKind::Quote | BlockKind::Code => RowKind::Other,
    }
}

/// `### 2.1.3 拔河`: an item that is set as a heading is none.
fn with_levels(kind: RowKind<'_>, own: Option<Mark>) -> RowKind<'_> {
    let levels = own.is_some_and(|mark| mark.style == Style::Third);
    match kind {
        RowKind::Heading(_) if levels => RowKind::Plain,
        _ => kind,
    }
}

/// A list's item is no part of a document.
fn fits(style: Style, kind: RowKind<'_>) -> bool {
    style != Style::Formal || !matches!(kind, RowKind::Item(..))
}
