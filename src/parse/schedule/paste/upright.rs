//! Tables set upright: each cell on a line of its own, as a copy from paper or from a page has them.
//!
//! In: the lines of paragraphs that follow each other. Out: the rows, and how many lines they take. Where strokes stand, a stroke
//! ends a cell; else a line is one. Behind the names of the columns every row has its time in the same place. Invariant: where
//! nothing says which lines make a cell, there is no table: the months are labels above their lines.

use std::ops::Range;

use super::{Place, Rows};
use crate::model::block::Line;
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::numbering;
use crate::parse::schedule::text::Folded;

/// What may stand between two cells.
const STROKES: [char; 3] = ['|', '｜', '│'];

/// How many rows make a table of lines, and how many columns it has at most.
const LEAST: usize = 3;
const WIDEST: usize = 8;

/// Whether a line may be the name of a column of times.
pub(super) fn names_times(line: &str) -> bool {
    const LONGEST: usize = 18;
    let words = only(line);
    let ends = || {
        ["时间", "日期", "時間"]
            .iter()
            .any(|time| words.ends_with(time))
    };
    matches!(words, "月份" | "月" | "月度") || words.len() <= LONGEST && ends()
}

/// The rows of the table whose cells begin with the first of `places`, and how many lines they take.
pub(super) fn read(places: &[Place<'_>]) -> Option<(usize, Rows)> {
    let strokes = |at: usize, all: bool| {
        let line = places.get(at).map_or("", |(_, line)| line.text.trim());
        line.ends_with(STROKES) && (!all || only(line).is_empty())
    };
    let is_ruled = strokes(0, false) || strokes(1, true);
    let cells = if is_ruled {
        ruled(places)
    } else {
        single(places)
    };
    let names = cells.iter().map_while(|cell| name(places, cell));
    let columns: Vec<Column> = names.take(WIDEST).collect();
    let timed = |column: &Column| matches!(column, Column::When(_));
    let when = columns
        .iter()
        .position(timed)
        .filter(|_| columns.len() > 1)?;
    let table = Table {
        places,
        cells: &cells,
        columns: &columns,
        when,
    };
    let (rows, taken) = if is_ruled {
        table.ruled()
    } else {
        table.single()?
    };
    let end = cells.get(taken.checked_sub(1)?)?.end;
    (rows.len() > LEAST).then_some((end, rows))
}

/// Every line as a cell.
fn single(places: &[Place<'_>]) -> Vec<Range<usize>> {
    (0..places.len()).map(|at| at..at + 1).collect()
}

/// The lines of each cell that a stroke ends, its own line or the end of its last.
fn ruled(places: &[Place<'_>]) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, (_, line)) in places.iter().enumerate() {
        let words = only(&line.text);
        if words.contains(STROKES) {
            break;
        }
        if words.len() < line.text.trim().len() {
            cells.push(start..at + 1);
            start = at + 1;
        }
    }
    // The last has none.
    if start < places.len() {
        cells.push(start..start + 1);
    }
    cells
}

/// The words of a line without the stroke that closes it.
fn only(line: &str) -> &str {
    line.trim_end_matches(|found: char| STROKES.contains(&found) || found.is_whitespace())
        .trim_start()
}

/// What the column holds that a cell names.
fn name(places: &[Place<'_>], cell: &Range<usize>) -> Option<Column> {
    let words: String = words(places, cell).collect();
    let short = words.chars().count() <= 6;
    short
        .then(|| column::of(&Folded::new(&words).text()))
        .flatten()
}

fn words<'p>(places: &'p [Place<'_>], cell: &Range<usize>) -> impl Iterator<Item = &'p str> {
    let lines = places.get(cell.clone()).unwrap_or_default();
    lines.iter().map(|(_, line)| only(&line.text))
}

/// A table that is being read.
struct Table<'t, 'b> {
    places: &'t [Place<'b>],
    cells: &'t [Range<usize>],
    columns: &'t [Column],
    /// The column of times.
    when: usize,
}

impl Table<'_, '_> {
    /// Rows whose strokes say where their cells end: as many as have a time, or none because it is that above. Out: the rows,
    /// and how many cells they take.
    fn ruled(&self) -> (Rows, usize) {
        let width = self.columns.len();
        let rows = self.cells.chunks_exact(width).enumerate();
        let rows = rows.take_while(|(at, row)| {
            let time = row.get(self.when);
            *at == 0 || time.is_some_and(|time| self.is_blank(time) || self.is_time(time))
        });
        let rows: Rows = rows
            .map(|(_, row)| row.iter().map(|cell| self.lines(cell)).collect())
            .collect();
        let taken = rows.len() * width;
        (rows, taken)
    }

    /// Rows of lines, each of which has its time in the same place, with the words of a row that has more lines than there are
    /// columns in its widest.
    fn single(&self) -> Option<(Rows, usize)> {
        let width = self.columns.len();
        let mut at = width;
        let mut rows = vec![self.row(0..at)];
        while self.begins(at) {
            let next = (at + 1..=at + MOST).find(|next| self.begins(*next));
            let next = next.filter(|next| *next <= at + width || !is_regular(&rows));
            let end = next.unwrap_or((at + width).min(self.cells.len()));
            rows.push(self.row(at..end));
            at = end;
        }
        if is_regular(&rows) {
            return Some((rows, at));
        }
        let below = (at..self.cells.len()).take_while(|at| !self.is_name_of_times(*at));
        let irregular = below.into_iter().any(|at| self.begins(at));
        let full = rows.iter().all(|row| row.len() <= width);
        let is_list = rows.iter().skip(1).any(|row| is_list(row));
        if irregular || is_list && !self.has_more() || !full && !self.has_more() {
            return None;
        }
        let rows = rows.into_iter().map(|row| self.fitted(row)).collect();
        Some((rows, at))
    }

    /// Whether a row begins with the cell `at`: its time stands where it should.
    fn begins(&self, at: usize) -> bool {
        let time = self.cells.get(at + self.when);
        time.is_some_and(|time| self.is_time(time))
    }

    /// Whether more columns than those of times and of what is done mean something.
    fn has_more(&self) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| matches!(column, Column::Who | Column::Place))
    }

    /// A row with as many cells as there are columns: further lines belong to what is done.
    fn fitted(&self, mut row: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
        let surplus = row.len().saturating_sub(self.columns.len());
        let widest = |(_, column): &(usize, &Column)| match column {
            Column::Activity(rank) => *rank + 1,
            _ => 0,
        };
        let widest = self.columns.iter().enumerate().max_by_key(widest);
        let widest = widest.map_or(0, |(at, _)| at);
        if surplus > 0 {
            let more: Vec<Line> = row.drain(widest + 1..=widest + surplus).flatten().collect();
            row.iter_mut()
                .skip(widest)
                .take(1)
                .for_each(|cell| cell.extend(more.clone()));
        }
        row
    }

    fn row(&self, cells: Range<usize>) -> Vec<Vec<Line>> {
        let cells = self.cells.get(cells).unwrap_or_default();
        cells.iter().map(|cell| self.lines(cell)).collect()
    }

    /// The lines of a cell that hold words.
    fn lines(&self, cell: &Range<usize>) -> Vec<Line> {
        let lines = self.places.get(cell.clone()).unwrap_or_default();
        let lines = lines.iter().map(|(_, line)| Line {
            text: only(&line.text).to_owned(),
            span: line.span.clone(),
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }

    fn is_blank(&self, cell: &Range<usize>) -> bool {
        words(self.places, cell).all(str::is_empty)
    }

    /// Whether a cell is a month or a date and nothing else.
    fn is_time(&self, cell: &Range<usize>) -> bool {
        let bare = self.columns.get(self.when) == Some(&Column::When(true));
        let words: String = words(self.places, cell).collect();
        let folded = Folded::new(&words);
        match cell::read(&folded.text(), bare) {
            Cell::When(label, rest) => label.when.has_month() && rest >= folded.text().len(),
            _ => false,
        }
    }

    /// Whether the cell `at` is the name of a column of times: another table begins.
    fn is_name_of_times(&self, at: usize) -> bool {
        let cell = self.cells.get(at);
        cell.is_some_and(|cell| words(self.places, cell).any(names_times))
    }
}

/// How many lines a row has at most.
const MOST: usize = 12;

/// Whether the rows of a table have as many cells each as its first, and are enough to say so.
fn is_regular(rows: &[Vec<Vec<Line>>]) -> bool {
    let width = rows.first().map_or(0, Vec::len);
    rows.len() > LEAST && rows.iter().all(|row| row.len() == width && !is_list(row))
}

/// Whether two cells of a row are numbered: they are a list, and no cells.
fn is_list(row: &[Vec<Line>]) -> bool {
    let numbered = |line: &&Line| {
        let folded = Folded::new(&line.text);
        let mark = numbering::leading(&folded.text(), 0);
        mark.is_some_and(|mark| mark.end < folded.text().len())
    };
    row.iter().flatten().filter(numbered).count() > 1
}
