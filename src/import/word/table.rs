//! A table of a Word file.
//!
//! In: its rows and cells, some of them merged. Out: paragraphs for what spans the whole table, and tables as Markdown
//! has them. Invariant: a cell merged downwards is blank in the rows it goes on in, which the reader of schedules takes
//! for the same as above; a merged head stands over each of its columns.

use crate::import::escape;

/// One cell of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it, as Markdown.
    pub text: String,
    /// How many columns it takes.
    pub span: usize,
    /// Whether it goes on the cell above.
    pub goes_on: bool,
}

/// A piece of what a table becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A line across the whole table: its title, a month, a remark.
    Line(String),
    /// A table.
    Table(String),
}

/// Rows as pieces.
#[must_use]
pub fn pieces(rows: &[Vec<Cell>]) -> Vec<Piece> {
    let width = rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.span).sum())
        .max()
        .unwrap_or(0);
    let mut pieces = Vec::new();
    let mut head: Option<Vec<String>> = None;
    let mut body: Vec<Vec<String>> = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        at += 1;
        match row.as_slice() {
            [] => {}
            [cell] if width < 2 || cell.span >= width => {
                flush(&mut pieces, head.as_ref(), &mut body);
                pieces.extend(
                    Some(cell.text.clone())
                        .filter(|text| !text.trim().is_empty())
                        .map(Piece::Line),
                );
            }
            _ if head.is_none() => {
                let (names, more) = head_of(row, rows.get(at));
                at += usize::from(more);
                head = Some(names);
            }
            _ => body.push(spread(row, false)),
        }
    }
    if body.is_empty() && !pieces.iter().any(|piece| matches!(piece, Piece::Table(_))) {
        flush_head(&mut pieces, head.as_ref());
    }
    flush(&mut pieces, head.as_ref(), &mut body);
    pieces
}

/// The names of the columns, and whether they take the second row as well: where cells of the first go on in it under a
/// name that spans several columns.
fn head_of(row: &[Cell], next: Option<&Vec<Cell>>) -> (Vec<String>, bool) {
    let names = spread(row, true);
    let spanning = row.iter().any(|cell| cell.span > 1);
    let Some(next) = next.filter(|next| spanning && next.iter().any(|cell| cell.goes_on)) else {
        return (names, false);
    };
    let below = spread(next, true);
    let joined = names.into_iter().enumerate().map(|(at, name)| {
        match below.get(at).filter(|below| !below.is_empty()) {
            Some(below) => below.clone(),
            None => name,
        }
    });
    (joined.collect(), true)
}

/// A cell for each column; what spans several stands in the first, or in all of them.
fn spread(row: &[Cell], repeated: bool) -> Vec<String> {
    let cells = row.iter().flat_map(|cell| {
        (0..cell.span).map(move |at| match (cell.goes_on, at > 0 && !repeated) {
            (false, false) => escape::cell(&cell.text),
            _ => String::new(),
        })
    });
    cells.collect()
}

fn flush_head(pieces: &mut Vec<Piece>, head: Option<&Vec<String>>) {
    if let Some(head) = head {
        pieces.push(Piece::Line(head.join("\u{3000}").replace("<br>", " ")));
    }
}

fn flush(pieces: &mut Vec<Piece>, head: Option<&Vec<String>>, body: &mut Vec<Vec<String>>) {
    let body = std::mem::take(body);
    let Some(head) = head.filter(|_| !body.is_empty()) else {
        return;
    };
    let width = body
        .iter()
        .map(Vec::len)
        .chain([head.len()])
        .max()
        .unwrap_or(0);
    let filled = |at: &usize| {
        let cells = std::iter::once(head).chain(&body);
        cells
            .into_iter()
            .any(|row| row.get(*at).is_some_and(|cell| !cell.trim().is_empty()))
    };
    let columns: Vec<usize> = (0..width).filter(filled).collect();
    let line = |row: &Vec<String>| {
        let cells = columns
            .iter()
            .map(|at| row.get(*at).map_or("", |cell| cell.trim()));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(columns.len()));
    let lines = [line(head), rule].into_iter().chain(body.iter().map(line));
    pieces.push(Piece::Table(lines.collect::<Vec<_>>().join("\n")));
}

#[cfg(test)]
mod tests {
    use super::{Cell, Piece, pieces};

    fn cell(text: &str) -> Cell {
        Cell {
            text: text.to_owned(),
            span: 1,
            goes_on: text == "^",
        }
    }

    #[test]
    fn merged_cells_find_their_form() {
        let wide = |text: &str| Cell {
            span: 2,
            ..cell(text)
        };
        let rows = [
            vec![wide("活动安排表")],
            vec![cell("月份"), cell("内容")],
            vec![cell("3月"), cell("插花")],
            vec![cell("^"), cell("体检|复查")],
            vec![wide("备注：以通知为准")],
        ];
        let table = "| 月份 | 内容 |\n|---|---|\n| 3月 | 插花 |\n|  | 体检\\|复查 |";
        assert_eq!(
            pieces(&rows),
            [
                Piece::Line("活动安排表".to_owned()),
                Piece::Table(table.to_owned()),
                Piece::Line("备注：以通知为准".to_owned()),
            ]
        );
    }
}
