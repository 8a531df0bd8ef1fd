//! What stands in raw HTML, as word processors and pages leave it: tables, where cells are merged, and the text around them.
//!
//! In: a text and the block of raw HTML in it. Out: the block's texts and the cells of its tables, in order. Invariant: a cell
//! stands in the first of the places it reaches over, and the others are empty; a line's span lies in the block or its table.

use std::ops::Range;

use super::Lines;
use crate::model::block::{BlockKind, Line};
use crate::parse::body::sheet;
use crate::parse::body::tag::{self, Markup, Tag};

/// Rows of cells, each with its lines.
pub type Cells = Vec<Vec<Vec<Line>>>;

/// What one piece of raw HTML holds.
#[derive(Debug)]
pub enum Found {
    /// A paragraph, a heading or an item, with its lines.
    Text(BlockKind, Vec<Line>),
    /// A table.
    Table(Cells),
}

/// No table has more columns, and no cell reaches farther.
const FARTHEST: usize = 100;

/// What stands in the block at `block` in `text`, and the byte behind it; a table that stands in the cell of another is part of
/// that. A blank line ends the block, but not the table, which goes on to where it is closed; `None` where the text ends before.
#[must_use]
pub fn read(text: &str, block: Range<usize>) -> Option<(Vec<Found>, usize)> {
    let mut reader = Reader::default();
    let mut at = block.start;
    while at < block.end || reader.depth > 0 {
        let end = match reader.depth {
            0 => block.end,
            _ => text.len(),
        };
        let rest = text.get(at..end).filter(|rest| !rest.is_empty());
        if rest.is_none() && block.end >= end {
            break;
        }
        let rest = rest?;
        let words = rest.find('<').unwrap_or(rest.len());
        reader.text(&rest[..words], at);
        let mark = &rest[words..];
        let end = match tag::read(mark) {
            Some(Markup::Tag(found)) => {
                let end = found.end.unwrap_or(mark.len());
                reader.tag(&found, &mark[..end]);
                end
            }
            Some(Markup::Comment { end, .. }) => end.unwrap_or(mark.len()),
            None => {
                let end = mark.len().min(1);
                reader.text(&mark[..end], at + words);
                end
            }
        };
        at += words + end;
    }
    match reader.depth {
        0 => reader.end_text(),
        _ => reader.end_table(),
    }
    Some((reader.done, at))
}

/// Elements whose text is struck out, quoted, put away, or none that is read.
const UNREAD: [&str; 11] = [
    "s",
    "del",
    "strike",
    "script",
    "style",
    "textarea",
    "iframe",
    "object",
    "template",
    "blockquote",
    "details",
];

/// Elements that are a text of their own.
const PARTS: [&str; 20] = [
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "section",
    "article", "center", "pre", "header", "footer",
];

/// What an element is that is a text of its own.
fn kind_of(name: &str) -> BlockKind {
    match name {
        "li" => BlockKind::Item {
            number: None,
            done: None,
        },
        "h1" => BlockKind::RawHeading(1),
        "h2" => BlockKind::RawHeading(2),
        "h3" => BlockKind::RawHeading(3),
        "h4" => BlockKind::RawHeading(4),
        "h5" => BlockKind::RawHeading(5),
        "h6" => BlockKind::RawHeading(6),
        _ => BlockKind::RawText,
    }
}

#[derive(Default)]
struct Reader {
    done: Vec<Found>,
    /// What the open element is, outside of tables.
    kind: Option<BlockKind>,
    /// How many tables are open; the cells are those of the outermost.
    depth: usize,
    grid: Grid,
    /// The open cell: how many columns and rows it reaches over.
    cell: Option<(usize, usize)>,
    lines: Lines,
    /// Whether a gap stands before what follows.
    gap: bool,
    /// How many marks are open whose text is struck out or is none.
    hidden: usize,
}

impl Reader {
    /// A blank line parts paragraphs, as it does outside of tables.
    fn text(&mut self, html: &str, at: usize) {
        let mut at = at;
        for (number, line) in html.split_inclusive('\n').enumerate() {
            if number > 0 && line.ends_with('\n') && line.trim().is_empty() {
                self.lines.end_line();
            }
            self.words(line, at);
            at += line.len();
        }
    }

    fn words(&mut self, html: &str, at: usize) {
        let words = html.trim();
        self.gap |= html.starts_with(char::is_whitespace);
        let shown = (self.depth == 0 || self.cell.is_some()) && self.hidden == 0;
        if shown && !words.is_empty() {
            let start = at + html.len() - html.trim_start().len();
            let words_only = sheet::unescape(words);
            let parts = words_only.split_whitespace().collect::<Vec<_>>();
            let gap = if self.gap && !self.lines.text.is_empty() {
                " "
            } else {
                ""
            };
            let text = format!("{gap}{}", parts.join(" "));
            self.lines.push(&text, &(start..start + words.len()));
            self.gap = html.ends_with(char::is_whitespace);
        }
    }

    fn tag(&mut self, found: &Tag, html: &str) {
        match (&*found.name, found.closes) {
            ("table", false) => {
                self.end_text();
                self.depth += 1;
            }
            ("table", true) if self.depth == 1 => self.end_table(),
            ("table", true) if self.depth == 0 => {}
            ("table", true) => self.depth -= 1,
            ("tr", false) if self.depth == 1 => {
                self.end_row();
                self.grid.rows.push(Vec::new());
            }
            ("td" | "th", false) if self.depth == 1 => {
                self.end_cell();
                let reach = |name| tag::number(html, name).unwrap_or(1).clamp(1, FARTHEST);
                self.cell = Some((reach("colspan"), reach("rowspan")));
            }
            ("td" | "th", true) if self.depth == 1 => self.end_cell(),
            ("tr", true) if self.depth == 1 => self.end_row(),
            (name, false) if UNREAD.contains(&name) => self.hidden += 1,
            (name, true) if UNREAD.contains(&name) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            ("br", _) => {
                self.lines.end_line();
            }
            ("p" | "div" | "li", _) | ("td" | "tr", true) if self.depth > 0 => {
                self.lines.end_line();
            }
            (name, closes) if self.depth == 0 && PARTS.contains(&name) => {
                self.end_text();
                self.kind = (!closes).then(|| kind_of(name));
            }
            _ => {}
        }
    }

    /// Ends a text that stands outside of tables.
    fn end_text(&mut self) {
        if self.depth > 0 {
            return;
        }
        let lines = self.lines.take();
        if !lines.is_empty() {
            let kind = self.kind.clone().unwrap_or(BlockKind::RawText);
            self.done.push(Found::Text(kind, lines));
        }
    }

    fn end_cell(&mut self) {
        if let Some((wide, high)) = self.cell.take() {
            self.grid.place(self.lines.take(), wide, high);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.grid.pass_taken();
    }

    fn end_table(&mut self) {
        self.end_row();
        self.depth = 0;
        let grid = std::mem::take(&mut self.grid);
        if !grid.rows.is_empty() {
            self.done.push(Found::Table(grid.rows));
        }
    }
}

/// The places of a table.
#[derive(Default)]
struct Grid {
    rows: Cells,
    /// The first row below the last cell of each column.
    free: Vec<usize>,
}

impl Grid {
    /// Puts a cell into the next free places of the last row, as far as it has room.
    fn place(&mut self, lines: Vec<Line>, wide: usize, high: usize) {
        self.pass_taken();
        let count = self.rows.len();
        let Some(row) = self.rows.last_mut().filter(|row| row.len() < FARTHEST) else {
            return;
        };
        let at = row.len();
        let end = (at + wide).min(FARTHEST);
        row.push(lines);
        row.resize(end, Vec::new());
        self.free.resize(self.free.len().max(end), 0);
        for free in self.free.iter_mut().take(end).skip(at) {
            *free = count - 1 + high;
        }
    }

    /// Leaves the places empty that cells from above reach into.
    fn pass_taken(&mut self) {
        let count = self.rows.len();
        if let Some(row) = self.rows.last_mut() {
            let taken = self
                .free
                .iter()
                .skip(row.len())
                .take_while(|free| **free >= count);
            let end = row.len() + taken.count();
            row.resize(end, Vec::new());
        }
    }
}
