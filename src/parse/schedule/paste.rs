//! Pasted tables: lines whose cells are parted by tabs, by strokes or by wide gaps, as sheets and documents leave them.
//!
//! In: blocks. Out: the same, with a table in place of every run of such lines. A run begins with the names of columns, a
//! time among them, or has a month in the same place of every line. A table may also be set upright, each cell on a line of its own. Invariant: lines keep their order and their places in the file.

mod gaps;
mod upright;

use std::borrow::Cow;

use crate::model::block::{Block, BlockKind, Line};
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::{Folded, Sheet, Text};

/// The strokes that may stand between two cells.
const STROKES: [char; 3] = ['|', '｜', '│'];

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    Tab,
    Stroke,
    Gap,
}

/// The rows of a table: of each the cells, of each its lines.
type Rows = Vec<Vec<Vec<Line>>>;

/// A line of a paragraph, and the number of its block.
type Place<'b> = (usize, &'b Line);

/// `blocks`, whose lines are on `sheet`, with their pasted tables.
#[must_use]
pub fn tables<'b>(blocks: &'b [Block], sheet: &Sheet<'_>) -> Cow<'b, [Block]> {
    let mut texts = sheet.texts();
    let may_be = |block: &Block| {
        let lines = block.lines.iter().zip(&mut texts);
        let mut parted = lines.filter(|(line, text)| {
            let is_parted = || may_be_parted(text) && parting(&line.text).is_some();
            is_text(block) && (is_parted() || upright::names_times(&line.text))
        });
        parted.next().is_some()
    };
    if !blocks.iter().any(may_be) {
        return Cow::Borrowed(blocks);
    }
    let mut laid = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some((first, below)) = rest.split_first() {
        let texts = rest.iter().take_while(|block| is_text(block)).count();
        let Some((texts, below)) = rest.split_at_checked(texts).filter(|_| texts > 0) else {
            laid.push(first.clone());
            rest = below;
            continue;
        };
        lay_out(texts, &mut laid);
        rest = below;
    }
    Cow::Owned(laid)
}

fn is_text(block: &Block) -> bool {
    use BlockKind::{Indented, Paragraph, RawText};
    matches!(block.kind, Paragraph | Indented | RawText) && block.depth == 0
}

/// Lays out paragraphs that follow each other.
fn lay_out(texts: &[Block], laid: &mut Vec<Block>) {
    let places: Vec<Place<'_>> = texts
        .iter()
        .enumerate()
        .flat_map(|(number, block)| block.lines.iter().map(move |line| (number, line)))
        .collect();
    let (mut at, mut open) = (0, None);
    while let Some((number, line)) = places.get(at) {
        let rest = places.get(at..).unwrap_or_default();
        if let Some((taken, rows)) = run(rest).or_else(|| upright::read(rest)) {
            at += taken;
            open = None;
            laid.push(block(BlockKind::Table(rows), Vec::new()));
            continue;
        }
        match laid.last_mut().filter(|_| open == Some(*number)) {
            Some(last) => last.lines.push((*line).clone()),
            None => laid.push(block(BlockKind::Paragraph, vec![(*line).clone()])),
        }
        (open, at) = (Some(*number), at + 1);
    }
}

fn block(kind: BlockKind, lines: Vec<Line>) -> Block {
    Block {
        kind,
        depth: 0,
        lines,
    }
}

/// Whether anything stands in a line that may part cells.
fn may_be_parted(text: &Text<'_>) -> bool {
    let is_gap = |at: usize| text.is(at + 1, Class::SPACE);
    text.holds(Class::PARTING) || text.places(0..text.len(), Class::SPACE).any(is_gap)
}

/// What parts the cells of a line, if anything may.
fn parting(line: &str) -> Option<Parting> {
    if line.contains('\t') {
        return Some(Parting::Tab);
    }
    if line.contains(STROKES) {
        return Some(Parting::Stroke);
    }
    let words = line.trim();
    (words.contains("  ") || words.contains('　')).then_some(Parting::Gap)
}

fn cells(line: &str, parting: Parting) -> Vec<&str> {
    match parting {
        Parting::Tab => line.split('\t').map(unquoted).collect(),
        Parting::Stroke => {
            let line = line.trim();
            let line = line.strip_prefix(STROKES).unwrap_or(line);
            let line = line.strip_suffix(STROKES).unwrap_or(line);
            line.split(STROKES).map(str::trim).collect()
        }
        Parting::Gap => gaps::cells(line),
    }
}

/// A cell without the quotation marks that a sheet puts around one with several lines.
fn unquoted(cell: &str) -> &str {
    let cell = cell.trim();
    let inside = cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'));
    inside.unwrap_or(cell)
}

/// How many lines a cell in quotation marks has at most.
const LONGEST: usize = 12;

/// The lines of one row of at most `width` cells: the first of `places`, and those over which a cell goes on whose quotation
/// marks it opens.
fn of_row<'p, 'b>(places: &'p [Place<'b>], width: usize) -> &'p [Place<'b>] {
    let odd = |(_, line): &Place<'_>| line.text.matches('"').count() % 2 == 1;
    let cells = |(_, line): &Place<'_>| line.text.split('\t').count();
    let opens = |place: &Place<'_>| {
        let mut cells = place.1.text.split('\t').skip(1).map(str::trim);
        odd(place) && cells.any(|cell| cell.starts_with('"') && !cell.ends_with('"'))
    };
    let first = places.first().filter(|place| opens(place)).map(cells);
    let ends = |place: &Place<'_>| odd(place) || cells(place) > 1;
    let last = first.and_then(|first| {
        let mut below = places.iter().take(LONGEST).skip(1);
        let last = below.position(ends)? + 1;
        let closes = |place: &&Place<'_>| odd(place) && first + cells(place) - 1 <= width;
        places.get(last).filter(closes).map(|_| last)
    });
    places.get(..=last.unwrap_or(0)).unwrap_or_default()
}

/// The rows of the table that begins with the first of `places`, and how many lines they take.
fn run(places: &[Place<'_>]) -> Option<(usize, Rows)> {
    let (_, first) = places.first()?;
    let parting = parting(&first.text)?;
    let narrow = close_cells(&first.text, parting);
    let head = match is_head(&columns_of(&narrow), parting) {
        true => narrow,
        false => head_cells(&first.text, parting),
    };
    let columns = columns_of(&head);
    let headed = is_head(&columns, parting) && !head.iter().any(|word| word.contains([':', '：']));
    if !headed && !is_dated(&head, parting) {
        return None;
    }
    let (mut taken, mut rows) = (1, vec![row_of(&head, places)]);
    while let Some(rest) = places.get(taken..).filter(|rest| !rest.is_empty()) {
        let lines = of_row(rest, head.len());
        let words: Vec<&str> = lines.iter().map(|(_, line)| &*line.text).collect();
        let whole = words.join("\n");
        let next = rest.get(lines.len()).map(|(_, line)| &*line.text);
        let row = row(&whole, next, parting, head.len());
        let Some(words) = row.filter(|words| headed || is_dated(words, parting)) else {
            break;
        };
        let worded = rows.get(1).is_none_or(|row| begins_with_words(row));
        rows.push(row_of(&of_width(words, &columns, worded), lines));
        taken += lines.len();
    }
    let least = if headed { 2 } else { 3 };
    (rows.len() >= least).then_some((taken, rows))
}

/// What each of `words`, the cells of a line, holds below it.
fn columns_of(words: &[&str]) -> Vec<Option<Column>> {
    let column = |word: &&str| column::of(&Folded::new(word).text());
    words.iter().map(column).collect()
}

/// Whether the columns of a line are those of a schedule's head.
fn is_head(columns: &[Option<Column>], parting: Parting) -> bool {
    let known = columns.iter().flatten().count();
    let timed = columns
        .iter()
        .flatten()
        .any(|column| matches!(column, Column::When(_)));
    let least = if parting == Parting::Gap { 3 } else { 2 };
    timed && known >= 2 && columns.len() >= least && known * 2 >= columns.len()
}

/// Whether a line of three cells or more, parted by tabs, begins or ends with a month or a date.
fn is_dated(words: &[&str], parting: Parting) -> bool {
    let names = |word: Option<&&str>| {
        word.is_some_and(|word| {
            let folded = Folded::new(word);
            let label = match cell::read(&folded.text(), false) {
                Cell::When(label, _) => label,
                _ => return false,
            };
            label.when.has_month() && label.span.end == folded.text().len()
        })
    };
    parting == Parting::Tab && words.len() >= 3 && (names(words.first()) || names(words.last()))
}

/// The cells of a line below the head, if it is a row of the table.
fn row<'t>(
    line: &'t str,
    next: Option<&str>,
    parting: Parting,
    width: usize,
) -> Option<Vec<&'t str>> {
    let words = Some(close_cells(line, parting)).filter(|words| words.len() == width);
    let words = words.unwrap_or_else(|| cells(line, parting));
    // A row of which only the first cell is filled has lost its tabs.
    let goes_on = || next.is_some_and(|next| next.contains('\t'));
    let lone = parting == Parting::Tab && line.chars().count() <= 4 && goes_on();
    (words.len() <= width + 1 && (words.len() > 1 || lone)).then_some(words)
}

/// The cells of the head of a table, in which words may be spread out.
fn head_cells(line: &str, parting: Parting) -> Vec<&str> {
    let is_name = |word: &str| column::of(&Folded::new(word).text()).is_some();
    match parting {
        Parting::Gap => gaps::head_cells(line, is_name),
        _ => cells(line, parting),
    }
}

/// The cells of a line in which no word is spread out.
fn close_cells(line: &str, parting: Parting) -> Vec<&str> {
    match parting {
        Parting::Gap => gaps::close_cells(line),
        _ => cells(line, parting),
    }
}

/// Whether a row begins with more than figures, as with `一月`.
fn begins_with_words(row: &[Vec<Line>]) -> bool {
    let line = row.first().and_then(|cell| cell.first());
    line.is_some_and(|line| line.text.bytes().any(|byte| !byte.is_ascii_digit()))
}

/// `words` with the blanks that their line has lost: at its beginning where a time is missed there, which is `worded` in the
/// first row, else at its end.
fn of_width<'t>(mut words: Vec<&'t str>, columns: &[Option<Column>], worded: bool) -> Vec<&'t str> {
    let timed = matches!(columns.first(), Some(Some(Column::When(_))));
    let is_time = |word: &str| !matches!(cell::read(&Folded::new(word).text(), true), Cell::Other);
    if timed && words.len() < columns.len() {
        let time = words.first().is_some_and(|word| is_time(word));
        if !time || worded && is_counted(&words, columns) {
            words.insert(0, "");
        }
    }
    words.resize(columns.len().max(words.len()), "");
    words
}

/// `2 | 拼车 | 女工部` below `月份 | 序号 | 活动 | 部门`: whether a row begins with its number, and not with its month.
fn is_counted(words: &[&str], columns: &[Option<Column>]) -> bool {
    let figures = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let counted = columns.get(1) == Some(&Some(Column::Ignored));
    matches!(words, [first, second, ..] if counted && figures(first) && !figures(second))
}

/// The cells `words` of a row that stands in the lines of `places`.
fn row_of(words: &[&str], places: &[Place<'_>]) -> Vec<Vec<Line>> {
    let mut at = 0;
    let mut row = Vec::with_capacity(words.len());
    for word in words {
        let mut cell = Vec::new();
        for (number, text) in word.split('\n').map(str::trim).enumerate() {
            at += usize::from(number > 0);
            if let (Some((_, line)), false) = (places.get(at), text.is_empty()) {
                cell.push(Line {
                    text: text.to_owned(),
                    span: line.span.clone(),
                });
            }
        }
        row.push(cell);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::tables;
    use crate::model::block::{Block, BlockKind, Line};
    use crate::parse::schedule::row;

    fn paragraph(text: &str) -> Block {
        let line = |line: &str| Line {
            text: line.to_owned(),
            span: 0..line.len(),
        };
        Block {
            kind: BlockKind::Paragraph,
            depth: 0,
            lines: text.lines().map(line).collect(),
        }
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let blocks = [paragraph(text)];
        let laid = tables(&blocks, &row::fold(&blocks));
        let table = laid.iter().find_map(|block| match &block.kind {
            BlockKind::Table(rows) => Some(rows.clone()),
            _ => None,
        });
        let words = |cell: &Vec<Line>| cell.iter().map(|line| line.text.clone()).collect();
        let row = |row: &Vec<Vec<Line>>| row.iter().map(words).collect();
        table.unwrap_or_default().iter().map(row).collect()
    }

    #[test]
    fn lines_below_the_names_of_columns_are_a_table() {
        for text in [
            "计划表\n月份\t内容\t地点\n3\t植树\t后山\n\t体检\n说明：自愿参加",
            "计划表\n月份 | 内容 | 地点\n3 | 植树 | 后山\n | 体检 |\n说明：自愿参加",
            "计划表\n月份　　内容　　地点\n3　　植树　　后山\n体检\n",
        ] {
            let rows = rows(text);
            assert_eq!(rows[0], ["月份", "内容", "地点"], "{text}");
            assert_eq!(rows[1], ["3", "植树", "后山"], "{text}");
            if let Some(row) = rows.get(2) {
                assert_eq!(row[..2], ["", "体检"], "{text}");
            }
            assert!(rows.len() <= 3, "{text}");
        }
    }

    #[test]
    fn words_spread_out_in_a_head_are_one() {
        for text in [
            "时  间      项  目          承办单位    地  点\n一月        春联            工会        场站",
            "时　间　　　项　目　　承办单位　　地　点\n一　月　　　春　联　　工会　　　　场站",
        ] {
            let rows = rows(text);
            assert_eq!(rows.len(), 2, "{text}");
            assert_eq!(rows[1].len(), 4, "{text}");
        }
        let rows = rows("月　日　活动内容\n3　8　联欢\n4　5　祭扫");
        assert_eq!(rows[1], ["3", "8", "联欢"]);
    }

    #[test]
    fn what_names_no_columns_stays() {
        for text in [
            "3月\t植树\n4月\t体检",
            "工会 | 主页\n关于 | 联系",
            "甲　　乙　　丙\n丁　　戊　　己",
        ] {
            assert!(rows(text).is_empty(), "{text}");
        }
    }
}
