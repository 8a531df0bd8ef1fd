//! Tables in raw HTML, as word processors leave them where cells are merged.
//!
//! In: a block of raw HTML and where it begins. Out: the cells of its tables. Invariant: a cell stands in the first of the
//! places it reaches over, and the others are empty; a line's span lies in the block.

use super::Lines;
use crate::model::block::Line;
use crate::parse::body::sheet;
use crate::parse::body::tag::{self, Markup, Tag};

/// Rows of cells, each with its lines.
type Cells = Vec<Vec<Vec<Line>>>;

/// A cell claims to reach no farther.
const FARTHEST: usize = 100;

/// The tables of the block `html`, which begins at the byte `start`; one that stands in the cell of another is part of that.
#[must_use]
pub fn tables(html: &str, start: usize) -> Vec<Cells> {
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let text = rest.find('<').unwrap_or(rest.len());
        reader.text(&rest[..text], start + at);
        let mark = &rest[text..];
        let end = match tag::read(mark) {
            Some(Markup::Tag(found)) => {
                let end = found.end.unwrap_or(mark.len());
                reader.tag(&found, &mark[..end]);
                end
            }
            Some(Markup::Comment { end, .. }) => end.unwrap_or(mark.len()),
            None => mark.len().min(1),
        };
        at += text + end;
    }
    reader.end_table();
    reader.done
}

#[derive(Default)]
struct Reader {
    done: Vec<Cells>,
    /// How many tables are open; the cells are those of the outermost.
    depth: usize,
    grid: Grid,
    /// The open cell: how many columns and rows it reaches over.
    cell: Option<(usize, usize)>,
    lines: Lines,
}

impl Reader {
    fn text(&mut self, html: &str, at: usize) {
        let words = html.trim();
        if self.cell.is_some() && !words.is_empty() {
            let start = at + html.len() - html.trim_start().len();
            let text = sheet::unescape(words)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            self.lines.push(&text, &(start..start + words.len()));
        }
    }

    fn tag(&mut self, found: &Tag, html: &str) {
        match (&*found.name, found.closes) {
            ("table", false) => self.depth += 1,
            ("table", true) if self.depth <= 1 => self.end_table(),
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
            ("br", _) | ("p" | "div" | "li" | "td" | "tr", true) => {
                self.lines.end_line();
            }
            _ => {}
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
            self.done.push(grid.rows);
        }
    }
}

/// The places of a table.
#[derive(Default)]
struct Grid {
    rows: Cells,
    /// In how many rows below the last cell of each column goes on.
    taken: Vec<usize>,
}

impl Grid {
    /// Puts a cell into the next free places of the last row.
    fn place(&mut self, lines: Vec<Line>, wide: usize, high: usize) {
        self.pass_taken();
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        let at = row.len();
        row.push(lines);
        row.resize(at + wide, Vec::new());
        self.taken.resize(self.taken.len().max(at + wide), 0);
        for taken in self.taken.iter_mut().skip(at).take(wide) {
            *taken = high - 1;
        }
    }

    /// Leaves the places empty that cells from above reach into.
    fn pass_taken(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(taken) = self.taken.get_mut(row.len()).filter(|taken| **taken > 0) {
            *taken -= 1;
            row.push(Vec::new());
        }
    }
}
