//! Tables set upright: each cell on a line of its own, as a copy from paper or from a page has them.
//!
//! In: the lines of paragraphs that follow each other. Out: the rows, and how many lines they take. Where strokes stand, a stroke
//! ends a cell; else a line is one. Behind the names of the columns every row has its time in the same place. Invariant: where
//! nothing says which lines make a cell, there is no table: the months are labels above their lines. No line is looked at more
//! than once for each name of a time above it and below the next.

use std::ops::Range;

use super::{Place, Rows, STROKES};
use crate::model::block::Line;
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::text::Folded;

/// How many rows make a table of lines, how many columns it has at most, and how many lines a row.
const LEAST: usize = 3;
const WIDEST: usize = 8;
const LONGEST: usize = 12;

/// Whether a line may be the name of a column of times, its letters spread out or not.
pub(super) fn names_times(line: &str) -> bool {
    const LONGEST: usize = 24;
    let words = without_stroke(line);
    if words.len() > LONGEST || !words.ends_with(['间', '間', '期', '份', '月', '度']) {
        return false;
    }
    let words: String = words.split_whitespace().collect();
    let ends = |time: &&str| words.ends_with(time);
    matches!(&*words, "月份" | "月" | "月度") || ["时间", "日期", "時間"].iter().any(ends)
}

/// The rows of the table whose cells begin with the first of `places`, and how many lines they take.
pub(super) fn read(places: &[Place<'_>]) -> Option<(usize, Rows)> {
    let cells = Cells::of(places);
    let names = cells.clone().map_while(|cell| column_of(&cell));
    let columns: Vec<Column> = names.take(WIDEST).collect();
    let timed = |cell: Slot<'_, '_>| cell.words().any(names_times);
    let when = cells.clone().take(columns.len()).position(timed);
    let when = when.filter(|_| columns.len() > 1)?;
    let table = Table {
        columns: &columns,
        when,
    };
    let rows = match cells.ruled {
        true => table.ruled(cells),
        false => table.single(cells)?,
    };
    let lines = rows.iter().flatten().map(|cell| cell.lines.end).max()?;
    let rows = rows.iter().map(|row| row.iter().map(Slot::lines).collect());
    let rows: Rows = rows.collect();
    (rows.len() > LEAST).then_some((lines, rows))
}

/// A cell: its lines among those that are read, and where they are.
#[derive(Debug, Clone)]
struct Slot<'t, 'b> {
    places: &'t [Place<'b>],
    lines: Range<usize>,
}

impl<'t> Slot<'t, '_> {
    /// Its words, line by line.
    fn words(&self) -> impl Iterator<Item = &'t str> {
        let lines = self.places.get(self.lines.clone()).unwrap_or_default();
        lines.iter().map(|(_, line)| without_stroke(&line.text))
    }

    /// Its lines that hold words.
    fn lines(&self) -> Vec<Line> {
        let lines = self.places.get(self.lines.clone()).unwrap_or_default();
        let lines = lines.iter().map(|(_, line)| Line {
            text: without_stroke(&line.text).to_owned(),
            span: line.span.clone(),
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }

    fn is_blank(&self) -> bool {
        self.words().all(str::is_empty)
    }

    /// The number it begins with, where words follow.
    fn mark(&self) -> Option<Mark> {
        let folded = Folded::new(self.words().next()?);
        let mark = numbering::leading(&folded.text(), 0);
        mark.filter(|mark| mark.end < folded.text().len())
    }

    /// Whether the table ends before this cell: it is the name of another table's times, or a heading.
    fn is_beyond(&self) -> bool {
        let heads = || {
            self.mark()
                .is_some_and(|mark| mark.style <= Style::HanBrackets)
        };
        self.words().any(names_times) || heads()
    }
}

/// The cells that begin with the first of some lines, one behind the other.
#[derive(Debug, Clone)]
struct Cells<'t, 'b> {
    places: &'t [Place<'b>],
    at: usize,
    /// Whether a stroke ends a cell, by itself or at the end of a line.
    ruled: bool,
}

impl<'t, 'b> Cells<'t, 'b> {
    fn of(places: &'t [Place<'b>]) -> Cells<'t, 'b> {
        let line = |at: usize| places.get(at).map_or("", |(_, line)| line.text.trim());
        let stroke_alone = line(1).ends_with(STROKES) && without_stroke(line(1)).is_empty();
        Cells {
            places,
            at: 0,
            ruled: line(0).ends_with(STROKES) || stroke_alone,
        }
    }
}

impl<'t, 'b> Iterator for Cells<'t, 'b> {
    type Item = Slot<'t, 'b>;

    fn next(&mut self) -> Option<Slot<'t, 'b>> {
        let rest = self.places.get(self.at..)?;
        let closes =
            |(_, line): &Place<'_>| without_stroke(&line.text).len() < line.text.trim().len();
        let length = match self.ruled {
            // The last cell has no stroke behind it.
            true => rest.iter().take(LONGEST).position(closes).unwrap_or(0) + 1,
            false => 1,
        };
        let lines = self.at..self.at + length;
        let inside = |(_, line): &Place<'_>| without_stroke(&line.text).contains(STROKES);
        let whole = self.places.get(lines.clone())?;
        self.at = lines.end;
        (!whole.iter().any(inside)).then_some(Slot {
            places: self.places,
            lines,
        })
    }
}

/// The words of a line without the stroke that closes it.
fn without_stroke(line: &str) -> &str {
    line.trim_end_matches(|found: char| STROKES.contains(&found) || found.is_whitespace())
        .trim_start()
}

/// What the column holds that a cell names.
fn column_of(cell: &Slot<'_, '_>) -> Option<Column> {
    let words: String = cell.words().collect();
    let short = words.chars().count() <= 6;
    short
        .then(|| column::of(&Folded::new(&words).text()))
        .flatten()
}

/// A table that was read: of each row its cells.
type Laid<'t, 'b> = Vec<Vec<Slot<'t, 'b>>>;

/// A table that is being read.
struct Table<'c> {
    columns: &'c [Column],
    /// The column of times.
    when: usize,
}

impl Table<'_> {
    /// Rows whose strokes say where their cells end: as many as have a time, or none because it is that above.
    fn ruled<'t, 'b>(&self, mut cells: Cells<'t, 'b>) -> Laid<'t, 'b> {
        let width = self.columns.len();
        let rows = std::iter::from_fn(|| {
            let row: Vec<Slot<'_, '_>> = cells.by_ref().take(width).collect();
            (row.len() == width).then_some(row)
        });
        let timed = |row: &[Slot<'_, '_>]| {
            let time = row.get(self.when);
            time.is_some_and(|time| time.is_blank() || self.is_time(time))
        };
        let rows = rows.enumerate();
        let rows = rows.take_while(|(at, row)| *at == 0 || timed(row));
        rows.map(|(_, row)| row).collect()
    }

    /// Rows of lines, each of which has its time in the same place: so many that are alike, with those between them whose last
    /// cells are blank, and what of the next is as wide; or all of them with the words of one that has more lines in its
    /// widest cell.
    fn single<'t, 'b>(&self, mut cells: Cells<'t, 'b>) -> Option<Laid<'t, 'b>> {
        let width = self.columns.len();
        let head: Vec<Slot<'_, '_>> = cells.by_ref().take(width).collect();
        let cells: Vec<Slot<'_, '_>> = cells.take_while(|cell| !cell.is_beyond()).collect();
        if let Some(rows) = self.counted(&cells) {
            return Some(std::iter::once(head).chain(rows).collect());
        }
        let rows = self.begun(&cells)?;
        let is_alike = |row: &&&[Slot<'_, '_>]| row.len() == width && !is_list(row);
        let alike = rows.iter().take_while(is_alike).count();
        let may_be = |row: &&&[Slot<'_, '_>]| (2..=width).contains(&row.len()) && !is_list(row);
        let known = rows.iter().take_while(may_be).count();
        let whole = rows.iter().take(known).rposition(|row| is_alike(&row));
        let trimmed = |row: &&[Slot<'t, 'b>]| row.iter().take(width).cloned().collect();
        let rows = match whole.filter(|_| alike >= LEAST) {
            Some(last) => rows.iter().take(last + 2).map(trimmed).collect(),
            None => self.fitted(&rows)?,
        };
        Some(std::iter::once(head).chain(rows).collect())
    }

    /// Rows of the same width that begin with their numbers, where nothing may stand in the last column.
    fn counted<'t, 'b>(&self, cells: &[Slot<'t, 'b>]) -> Option<Laid<'t, 'b>> {
        let of_width = |width: usize| {
            let rows = cells.chunks_exact(width).enumerate();
            let rows = rows.take_while(|(at, row)| self.begins_with(at + 1, row));
            let rows: Laid<'_, '_> = rows.map(|(_, row)| row.to_vec()).collect();
            (rows.len() >= LEAST).then_some(rows)
        };
        let width = self.columns.len();
        let blank = self.columns.last() == Some(&Column::Ignored) && self.when + 2 < width;
        let narrower = || of_width(width - 1).filter(|_| blank);
        of_width(width).or_else(narrower)
    }

    /// Whether a row begins with `number` and has its time, which may be the bare number of a month.
    fn begins_with(&self, number: usize, row: &[Slot<'_, '_>]) -> bool {
        let first = row.first().and_then(|cell| cell.words().next());
        let counts = first.is_some_and(|words| words.parse() == Ok(number));
        counts
            && row
                .get(self.when)
                .is_some_and(|time| names_time(time, true))
    }

    /// The rows that begin with the times among `cells`, the first of which begins with the first of them.
    fn begun<'c, 't, 'b>(&self, cells: &'c [Slot<'t, 'b>]) -> Option<Vec<&'c [Slot<'t, 'b>]>> {
        let begins = |at: &usize| {
            let time = cells.get(at + self.when);
            time.is_some_and(|time| self.is_time(time))
        };
        let mut starts: Vec<usize> = (0..cells.len()).filter(begins).collect();
        // The date of a signature has nothing behind it.
        starts.pop_if(|start| *start + self.when + 1 >= cells.len());
        let first = *starts.first()?;
        let rows = starts.iter().enumerate().map(|(at, start)| {
            let next = starts.get(at + 1).copied();
            let next = next.unwrap_or(start + self.columns.len());
            cells.get(*start..next.min(cells.len())).unwrap_or_default()
        });
        (first == 0).then(|| rows.collect())
    }

    /// Rows of different lengths, each with as many cells as there are columns, where anything says which lines make a cell.
    fn fitted<'t, 'b>(&self, rows: &[&[Slot<'t, 'b>]]) -> Option<Laid<'t, 'b>> {
        let width = self.columns.len();
        let fits = |row: &&[Slot<'_, '_>]| {
            row.len() <= LONGEST && (self.has_more() || row.len() <= width && !is_list(row))
        };
        let rows = rows
            .iter()
            .map(|row| fits(row).then(|| self.of_width(row.to_vec())));
        rows.collect()
    }

    /// Whether more columns than those of times and of what is done mean something.
    fn has_more(&self) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| matches!(column, Column::Who | Column::Place))
    }

    /// A row with as many cells as there are columns: further lines belong to what is done.
    fn of_width<'t, 'b>(&self, mut row: Vec<Slot<'t, 'b>>) -> Vec<Slot<'t, 'b>> {
        let surplus = row.len().saturating_sub(self.columns.len());
        let rank = |(_, column): &(usize, &Column)| match column {
            Column::Activity(rank) => *rank + 1,
            _ => 0,
        };
        let widest = self.columns.iter().enumerate().max_by_key(rank);
        let widest = widest.map_or(0, |(at, _)| at);
        if surplus > 0 {
            row.drain(widest + 1..=widest + surplus);
            if let Some(cell) = row.get_mut(widest) {
                cell.lines.end += surplus;
            }
        }
        row
    }

    /// Whether a cell is a month or a date and nothing else.
    fn is_time(&self, cell: &Slot<'_, '_>) -> bool {
        let bare = self.columns.get(self.when) == Some(&Column::When(true));
        names_time(cell, bare)
    }
}

/// Whether a cell is a month or a date and nothing else; a number is a month where it may be `bare`.
fn names_time(cell: &Slot<'_, '_>, bare: bool) -> bool {
    let words: String = cell.words().collect();
    let folded = Folded::new(&words);
    match cell::read(&folded.text(), bare) {
        Cell::When(label, rest) => label.when.has_month() && rest >= folded.text().len(),
        _ => false,
    }
}

/// Whether two cells of a row are numbered: they are a list, and no cells.
fn is_list(row: &[Slot<'_, '_>]) -> bool {
    row.iter().filter(|cell| cell.mark().is_some()).count() > 1
}
