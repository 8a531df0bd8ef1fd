//! Tables on paper: which cell stands where, how wide columns are.
//!
//! In: rows of cells as they are read, with how far they reach. Out: a [`Table`]. Invariant: its cells fill every place of
//! every row, and none reaches over another or over the edge.

use std::collections::BTreeSet;

use crate::model::paper::{Cell, Column, Inline, Table};

/// Columns whose longest line is not longer, in characters, are as wide as it.
const NARROW: usize = 6;

/// What a wide column needs at least, in characters.
const LEAST: usize = 5;

/// How many characters an upright table holds beside one another, its rules and margins included.
const ROOM: usize = 37;

/// No table has more columns or rows than a cell may claim to reach over.
const FARTHEST: usize = 100;

/// How far a cell reaches, and whether it heads its row or column.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Over so many columns.
    pub wide: usize,
    /// Over so many rows.
    pub high: usize,
    /// Whether it is a heading.
    pub is_head: bool,
}

impl Span {
    /// A cell of one row and column.
    const ONE: Span = Span {
        wide: 1,
        high: 1,
        is_head: false,
    };
}

/// A table as it is read.
#[derive(Default)]
pub struct Draft {
    alignments: Vec<&'static str>,
    rows: Vec<Vec<(Span, Vec<Vec<Inline>>)>>,
}

impl Draft {
    /// One whose first row is its head, with columns aligned like this.
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

    /// The next cell of the row, with its lines; a first cell begins a row.
    pub fn cell(&mut self, span: Span, lines: Vec<Vec<Inline>>) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        if let Some(row) = self.rows.last_mut() {
            row.push((span, lines));
        }
    }

    /// The next cell of the row, of one row and column, in a table that has its head first.
    pub fn words(&mut self, words: Vec<Inline>) {
        let lines = words.split(|node| *node == Inline::Break);
        let span = Span {
            is_head: self.rows.len() == 1,
            ..Span::ONE
        };
        self.cell(span, lines.map(<[Inline]>::to_vec).collect());
    }

    /// The table, `None` where it has no cells. It can be turned only where it stands alone.
    #[must_use]
    pub fn finish(mut self, alone: bool) -> Option<Table> {
        self.rows.retain(|row| !row.is_empty());
        let head = self.head();
        let (rows, count) = self.placed();
        if count == 0 {
            return None;
        }
        let columns: Vec<Column> = (0..count).map(|at| column(&rows, at)).collect();
        let needed: usize = columns
            .iter()
            .map(|column| 1 + column.fixed.max(LEAST.min(column.share)))
            .sum();
        let all_narrow = columns.iter().all(|column| column.fixed > 0);
        let cells = |row: Vec<(usize, Cell)>| row.into_iter().map(|(_, cell)| cell).collect();
        Some(Table {
            turned: alone && needed > ROOM,
            alone,
            room: needed,
            head,
            columns: match all_narrow {
                true => columns.iter().map(shared).collect(),
                false => columns,
            },
            rows: rows.into_iter().map(cells).collect(),
        })
    }

    /// How many rows its head has: all of their cells are headings, and none reaches below the head.
    fn head(&self) -> usize {
        let is_head = |row: &&Vec<(Span, _)>| row.iter().all(|(span, _)| span.is_head);
        let heads = self.rows.iter().take_while(is_head).count();
        let reaches = (0..heads).flat_map(|at| {
            let spans = self.rows[at].iter();
            spans.map(move |(span, _)| at + span.high)
        });
        let end = reaches.fold(heads, usize::max).min(self.rows.len());
        // A head that is all there is would be a table without rows.
        if end < self.rows.len() { end } else { 0 }
    }

    /// Each row's cells with their columns, and how many columns there are.
    fn placed(self) -> (Vec<Vec<(usize, Cell)>>, usize) {
        let count = self.rows.len();
        let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut rows: Vec<Vec<(usize, Cell)>> = vec![Vec::new(); count];
        for (at, row) in self.rows.into_iter().enumerate() {
            let mut free = 0;
            for (span, lines) in row {
                while taken.contains(&(at, free)) {
                    free += 1;
                }
                let high = span.high.clamp(1, (count - at).min(FARTHEST));
                let asked = span.wide.clamp(1, FARTHEST);
                let open = (free..free + asked).take_while(|at_column| {
                    (at..at + high).all(|row| !taken.contains(&(row, *at_column)))
                });
                let wide = open.count().max(1);
                taken.extend(
                    (at..at + high)
                        .flat_map(|row| (free..free + wide).map(move |column| (row, column))),
                );
                let align = self.alignments.get(free).copied().unwrap_or("start");
                rows[at].push((free, cell(align, wide, high, lines)));
                free += wide;
            }
        }
        // Where no cell begins, there is no column.
        let starts = rows.iter().flatten().map(|(column, _)| column + 1);
        let columns = starts.max().unwrap_or(0);
        for (column, cell) in rows.iter_mut().flatten() {
            cell.wide = cell.wide.min(columns - *column);
        }
        for (at, row) in rows.iter_mut().enumerate() {
            let gaps = (0..columns).filter(|column| !taken.contains(&(at, *column)));
            row.extend(gaps.map(|column| (column, cell("start", 1, 1, Vec::new()))));
            row.sort_by_key(|(column, _)| *column);
        }
        (rows, columns)
    }
}

fn cell(align: &'static str, wide: usize, high: usize, lines: Vec<Vec<Inline>>) -> Cell {
    Cell {
        align,
        wide,
        high,
        lines,
    }
}

/// How wide column `at` is to be, by the cells that stand in it alone.
fn column(rows: &[Vec<(usize, Cell)>], at: usize) -> Column {
    let cells = rows.iter().flatten();
    let alone = cells.filter(|(column, cell)| *column == at && cell.wide == 1);
    let widths =
        alone.flat_map(|(_, cell)| cell.lines.iter().map(|line| width(&Inline::plain(line))));
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
