//! A table of a Word file.
//!
//! In: its rows and cells, some of them merged. Out: paragraphs for what spans the whole table, and tables as Markdown
//! has them, in their order. Invariant: a cell merged downwards is blank in the rows it goes on in, which the reader of
//! schedules takes for the same as above, and written again where a row begins another month; no name of a head is lost.

use crate::import::{escape, label};

/// A longer name is not known as that of a column.
const LONGEST_NAME: usize = 10;

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
    let rows = carried(rows);
    let width = rows.iter().map(|row| width(row)).max().unwrap_or(0);
    let is_wide = |row: &[Cell]| matches!(row, [cell] if width < 2 || cell.span >= width);
    let mut pieces = Pieces::default();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        at += 1;
        match row.as_slice() {
            [] => {}
            [cell] if is_wide(row) => {
                let more = rows[at..].iter().any(|row| row.len() > 1 && !is_wide(row));
                pieces.line(&cell.text, more);
            }
            _ if pieces.head.is_none() => at += pieces.head(row, rows.get(at)),
            _ if pieces.is_head(row) => {}
            _ => pieces.body.push(spread(row, false)),
        }
    }
    pieces.end()
}

fn width(row: &[Cell]) -> usize {
    row.iter().map(|cell| cell.span).sum()
}

// ---- merged cells

/// Rows in which what goes on from above is written again where another month begins: it holds for that month, too.
fn carried(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let times = time_columns(rows);
    let mut above: Vec<String> = Vec::new();
    let carry = |row: &Vec<Cell>| {
        let begins = begins_month(row, &times);
        above.resize(above.len().max(width(row)), String::new());
        let cells = columns(row).map(|(at, cell)| {
            let mut cell = cell.clone();
            match above.get_mut(at) {
                Some(above) if !cell.goes_on => above.clone_from(&cell.text),
                Some(above) if begins => cell.text.clone_from(above),
                _ => {}
            }
            cell
        });
        cells.collect()
    };
    rows.iter().map(carry).collect()
}

/// The cells of a row, each with its first column.
fn columns(row: &[Cell]) -> impl Iterator<Item = (usize, &Cell)> {
    row.iter().scan(0, |next, cell| {
        let at = *next;
        *next += cell.span;
        Some((at, cell))
    })
}

/// The columns over which the head says that they are months or dates.
fn time_columns(rows: &[Vec<Cell>]) -> Vec<usize> {
    let heads = rows.iter().take(3).flat_map(|row| columns(row));
    heads
        .filter(|(_, cell)| is_time_name(&cell.text))
        .map(|(at, _)| at)
        .collect()
}

fn is_time_name(text: &str) -> bool {
    let name: String = text
        .chars()
        .filter(|found| found.is_alphanumeric())
        .collect();
    name == "月"
        || name.chars().count() <= 6
            && ["月份", "月次", "时间", "日期"]
                .iter()
                .any(|word| name.contains(word))
}

fn begins_month(row: &[Cell], times: &[usize]) -> bool {
    columns(row).any(|(at, cell)| {
        let said = !cell.goes_on && !cell.text.trim().is_empty();
        let named = times.contains(&at) && !is_time_name(&cell.text);
        said && (named || is_month(&cell.text))
    })
}

/// Whether a cell holds a month and little more.
fn is_month(text: &str) -> bool {
    let words = text.trim_matches('*');
    words.chars().count() <= 10 && label::is_month(words)
}

// ---- heads and bodies

/// What a table becomes, as far as it is read.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    head: Option<Vec<String>>,
    body: Vec<Vec<String>>,
    /// Whether the head has stood over a table.
    shown: bool,
}

impl Pieces {
    /// Takes the head, which may take the row `next` as well; says how many rows that is.
    fn head(&mut self, row: &[Cell], next: Option<&Vec<Cell>>) -> usize {
        let names = spread(row, true);
        self.shown = false;
        let is_upper = row.iter().any(|cell| cell.span > 1);
        let Some(next) = next.filter(|next| is_upper && next.iter().any(|cell| cell.goes_on))
        else {
            self.head = Some(names);
            return 0;
        };
        let below = spread(next, true);
        for (at, cell) in columns(row).filter(|(_, cell)| cell.span > 1) {
            let names = below.iter().skip(at).take(cell.span);
            if names
                .into_iter()
                .any(|name| joined(&cell.text, name).is_none())
            {
                self.done.push(Piece::Line(cell.text.clone()));
            }
        }
        let both = names.into_iter().enumerate().map(|(at, name)| {
            let below = below.get(at).cloned().unwrap_or_default();
            joined(&name, &below).unwrap_or(below)
        });
        self.head = Some(both.collect());
        1
    }

    /// Whether a row only says the head again, as on top of another page.
    fn is_head(&self, row: &[Cell]) -> bool {
        let said = |head: &Vec<String>| *head == spread(row, true);
        self.head.as_ref().is_some_and(said)
    }

    /// A line across the table. `more` says whether rows under the same head follow.
    fn line(&mut self, text: &str, more: bool) {
        self.table();
        if !more && !self.shown {
            self.bare_head();
        }
        if !text.trim().is_empty() {
            self.done.push(Piece::Line(text.to_owned()));
        }
    }

    /// Ends the table that is being read. The head stays for the rows below; a first row that is a month's is none.
    fn table(&mut self) {
        let body = std::mem::take(&mut self.body);
        let Some(head) = &self.head else { return };
        let is_row = head.iter().any(|cell| is_month(cell));
        if !body.is_empty() || is_row {
            self.done.push(Piece::Table(table(head, &body)));
            self.shown = true;
        }
        if is_row {
            self.head = None;
        }
    }

    /// A head over nothing, as a line.
    fn bare_head(&mut self) {
        let head = self.head.take().map(|head| head.join("\u{3000}"));
        self.done
            .extend(head.map(|head| Piece::Line(head.replace("<br>", " "))));
    }

    fn end(mut self) -> Vec<Piece> {
        let single = self.body.is_empty() && self.done.is_empty();
        if !single {
            self.table();
        }
        if !self.shown {
            self.bare_head();
        }
        self.done
    }
}

/// The name of a column under the name of several; `None` where both together are too long for one.
fn joined(upper: &str, lower: &str) -> Option<String> {
    if lower.is_empty() || upper == lower {
        return Some(upper.to_owned());
    }
    if upper.is_empty() {
        return Some(lower.to_owned());
    }
    let both = format!("{upper}/{lower}");
    (both.chars().count() <= LONGEST_NAME).then_some(both)
}

/// A cell for each column; what spans several stands in the first, or in all of them.
fn spread(row: &[Cell], repeated: bool) -> Vec<String> {
    let cells = row.iter().flat_map(|cell| {
        (0..cell.span).map(move |at| match at > 0 && !repeated {
            false => escape::cell(&cell.text),
            true => String::new(),
        })
    });
    cells.collect()
}

/// A table in Markdown, without the columns in which nothing stands.
fn table(head: &Vec<String>, body: &[Vec<String>]) -> String {
    let rows = || std::iter::once(head).chain(body);
    let width = rows().map(Vec::len).max().unwrap_or(0);
    let is_filled =
        |at: &usize| rows().any(|row| row.get(*at).is_some_and(|cell| !cell.trim().is_empty()));
    let columns: Vec<usize> = (0..width).filter(is_filled).collect();
    let line = |row: &Vec<String>| {
        let cells = columns
            .iter()
            .map(|at| row.get(*at).map_or("", |cell| cell.trim()));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(columns.len()));
    let lines = [line(head), rule].into_iter().chain(body.iter().map(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Cell, Piece, pieces};

    fn cell(text: &str) -> Cell {
        Cell {
            text: text.trim_start_matches('^').to_owned(),
            span: 1,
            goes_on: text.starts_with('^'),
        }
    }

    fn wide(text: &str) -> Cell {
        Cell {
            span: 2,
            ..cell(text)
        }
    }

    fn line(text: &str) -> Piece {
        Piece::Line(text.to_owned())
    }

    fn table(text: &str) -> Piece {
        Piece::Table(text.to_owned())
    }

    #[test]
    fn merged_cells_find_their_form() {
        let rows = [
            vec![wide("活动安排表")],
            vec![cell("月份"), cell("内容")],
            vec![cell("3月"), cell("插花")],
            vec![cell("^"), cell("体检|复查")],
            vec![wide("备注：以通知为准")],
        ];
        let shown = "| 月份 | 内容 |\n|---|---|\n| 3月 | 插花 |\n|  | 体检\\|复查 |";
        assert_eq!(
            pieces(&rows),
            [line("活动安排表"), table(shown), line("备注：以通知为准")]
        );
    }

    #[test]
    fn what_is_merged_over_months_holds_for_each() {
        let rows = [
            vec![cell("月份"), cell("内容"), cell("负责")],
            vec![cell("3"), cell("读书"), cell("甲")],
            vec![cell("^"), cell("^"), cell("乙")],
            vec![cell("4"), cell("^"), cell("^")],
        ];
        let shown = "| 月份 | 内容 | 负责 |\n|---|---|---|\n| 3 | 读书 | 甲 |\n|  |  | 乙 |\n| 4 | 读书 | 乙 |";
        assert_eq!(pieces(&rows), [table(shown)]);
    }

    #[test]
    fn pieces_stand_in_their_order() {
        let rows = [
            vec![cell("3月"), cell("插花")],
            vec![wide("备注：自愿")],
            vec![cell("4月"), cell("植树")],
        ];
        assert_eq!(
            pieces(&rows),
            [
                table("| 3月 | 插花 |\n|---|---|"),
                line("备注：自愿"),
                table("| 4月 | 植树 |\n|---|---|")
            ]
        );
        let only_lines = [vec![cell("甲"), cell("乙")], vec![wide("说明")]];
        assert_eq!(pieces(&only_lines), [line("甲\u{3000}乙"), line("说明")]);
    }

    #[test]
    fn a_head_that_is_said_again_is_said_once() {
        let head = || vec![cell("月份"), cell("内容")];
        let rows = [
            head(),
            vec![cell("3月"), cell("插花")],
            head(),
            vec![cell("4月"), cell("植树")],
        ];
        let shown = "| 月份 | 内容 |\n|---|---|\n| 3月 | 插花 |\n| 4月 | 植树 |";
        assert_eq!(pieces(&rows), [table(shown)]);
    }

    #[test]
    fn both_rows_of_a_head_are_kept() {
        let upper = |text| vec![cell("月份"), wide(text)];
        let lower = || vec![cell("^"), cell("名称"), cell("地点")];
        let row = || vec![cell("3月"), cell("插花"), cell("活动室")];
        let shown = "| 月份 | 活动/名称 | 活动/地点 |\n|---|---|---|\n| 3月 | 插花 | 活动室 |";
        assert_eq!(pieces(&[upper("活动"), lower(), row()]), [table(shown)]);
        let shown = "| 月份 | 名称 | 地点 |\n|---|---|---|\n| 3月 | 插花 | 活动室 |";
        assert_eq!(
            pieces(&[upper("全年职工文体活动"), lower(), row()]),
            [line("全年职工文体活动"), table(shown)]
        );
    }
}
