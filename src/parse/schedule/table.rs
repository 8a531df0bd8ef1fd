//! Tables: a column of months or dates, a column of activities, and columns of who, where and how far.
//!
//! In: a table's cells, and the month under whose label it stands, if any. Out: activities and themes. A table with no
//! column of activities, or with sums of money beside what is only called an item, is no schedule.

mod across;
mod down;
mod head;
mod items;

use std::borrow::Cow;

use crate::base::place::LineIndex;
use crate::model::block::Line;
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::Column;
use crate::parse::schedule::label::When;
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::press::Press;
use crate::parse::schedule::row::Cells;
use crate::parse::schedule::text::{Sheet, Text};
use crate::parse::schedule::word::vocabulary;
use down::Down;
use head::Head;

/// Marks that say yes.
const TICKS: [&str; 6] = ["√", "✓", "✔", "☑", "✅", "是"];

/// One row of a table: its cells as they are, and each in one line, folded.
#[derive(Clone, Copy)]
struct Strip<'t, 'a> {
    cells: &'t [Vec<Line>],
    texts: &'t [Text<'a>],
    line: usize,
    lines: &'t LineIndex,
}

impl<'t, 'a> Strip<'t, 'a> {
    /// The line of the file that cell `at` begins in.
    fn line_at(self, at: usize) -> usize {
        let first = self.cells.get(at).and_then(|cell| cell.first());
        first.map_or(self.line, |line| self.lines.line(line.span.start))
    }

    /// The words of cell `at`, in one line.
    fn text(self, at: usize) -> Option<&'t Text<'a>> {
        self.texts.get(at)
    }

    /// The words of cell `at`; none where it has none.
    fn filled(self, at: usize) -> Option<&'a str> {
        let words = self.text(at)?.source().trim();
        let blank = words
            .chars()
            .all(|found| matches!(found, '—' | '-' | '－' | '/' | '／'));
        (!blank).then_some(words)
    }

    /// The things named in cell `at`.
    fn items(self, at: usize) -> Vec<Cow<'a, str>> {
        let cell = self.cells.get(at).zip(self.text(at));
        cell.map_or_else(Vec::new, |(cell, text)| items::of(cell, text))
    }
}

/// Where things stand in one table, or in one half of a table printed in two halves side by side.
#[derive(Debug, Default, Clone)]
struct Plan {
    when: Vec<(usize, bool)>,
    activities: Vec<usize>,
    who: Vec<usize>,
    place: Option<usize>,
    theme: Option<usize>,
    status: Option<usize>,
    /// Whether it is the next group of columns beside the same months.
    beside: bool,
    /// Whether gaps part what is done and those who are named for it alike, row by row.
    aligned: bool,
}

/// Reads a table; says whether it is a schedule.
pub fn read(
    cells: &Cells,
    lines: &LineIndex,
    under: Option<Moment>,
    years: &mut Years,
    press: &mut Press,
) -> bool {
    let words: Vec<Cow<'_, str>> = cells.iter().flatten().map(|cell| joined(cell)).collect();
    let sheet = Sheet::fold(words.iter().map(|words| &**words));
    let texts: Vec<Text<'_>> = sheet.texts().collect();
    let rows = rows(cells, &texts, lines);
    if across::read(&rows, years, press) {
        return true;
    }
    let Some((plans, heads)) = plans(&rows, under.is_some()) else {
        return false;
    };
    let mut before = *years;
    for plan in plans {
        match plan.beside {
            true => *years = before,
            false => before = *years,
        }
        let mut down = Down::new(under.clone(), !plan.beside, years, press);
        for row in rows.iter().skip(heads) {
            down.read(*row, &plan);
        }
    }
    true
}

/// The rows of a table, the words of whose cells are `texts`, one row behind the other.
fn rows<'t, 'a>(
    cells: &'t Cells,
    texts: &'t [Text<'a>],
    lines: &'t LineIndex,
) -> Vec<Strip<'t, 'a>> {
    let mut rest = texts;
    let row = |cells: &'t Vec<Vec<Line>>| {
        let (texts, below) = rest.split_at_checked(cells.len()).unwrap_or((rest, &[]));
        rest = below;
        Strip {
            cells,
            texts,
            line: line_of(cells, lines),
            lines,
        }
    };
    cells.iter().map(row).collect()
}

/// The plans of a table, and how many of its first rows name its columns.
fn plans(rows: &[Strip<'_, '_>], has_month: bool) -> Option<(Vec<Plan>, usize)> {
    let head = Head::of(rows).filter(|head| !head.lists_people())?;
    let first = rows.first()?;
    let named = head.columns.iter().flatten().count();
    let timed = named < 2 && first.texts.iter().any(names_month);
    let blank = first
        .texts
        .iter()
        .all(|text| text.source().trim().is_empty());
    let plans = if named >= 2 || named == 1 && !timed {
        headed(rows, head.clone(), has_month)?
    } else if blank || timed {
        vec![unheaded(rows, blank)?]
    } else {
        return None;
    };
    let heads = if blank || !timed { head.rows } else { 0 };
    Some((plans, heads))
}

/// Whether a cell says a month or a date.
fn names_month(text: &Text<'_>) -> bool {
    matches!(cell::read(text, false), Cell::When(label, _) if label.when.has_month())
}

fn headed(rows: &[Strip<'_, '_>], mut head: Head<'_>, has_month: bool) -> Option<Vec<Plan>> {
    head.pair_up();
    head.widen(rows);
    let columns = &head.columns;
    let mut plans = Vec::new();
    for half in head.halves() {
        for (number, group) in head.groups(half.clone()).into_iter().enumerate() {
            let mut plan = plan_of(columns, &group);
            plan.beside = number > 0;
            if let [(at, bare @ false)] = &mut *plan.when {
                let below = rows.get(head.rows..).unwrap_or_default();
                *bare = counts_months(below, *at, names_dates(rows, head.rows, *at));
            }
            let mut timed = true;
            if let [at] = &mut *plan.activities {
                *at = wordiest(rows, columns, *at);
            }
            if plan.when.is_empty() && !has_month {
                let guessed = guess_when(rows, half.clone(), head.rows);
                let apart = guessed.filter(|at| !plan.activities.contains(at));
                plan.when.extend(apart.map(|at| (at, false)));
                timed = guessed.is_some();
            }
            let money = columns.contains(&Some(Column::Money));
            let unsure =
                |at: &usize| matches!(columns.get(*at), Some(Some(Column::Activity(0..=3))));
            let sure = !plan.activities.iter().any(unsure);
            plan.aligned = down::is_aligned(rows.get(head.rows..).unwrap_or_default(), &plan);
            if !plan.activities.is_empty() && timed && (sure || !money) {
                plans.push(plan);
            }
        }
    }
    (!plans.is_empty()).then_some(plans)
}

/// Whether one of the first `heads` rows calls column `at` one of dates.
fn names_dates(rows: &[Strip<'_, '_>], heads: usize, at: usize) -> bool {
    let mut names = rows.iter().take(heads).filter_map(|row| row.text(at));
    names.any(|name| name.contains_any(0..name.len(), vocabulary!["日期"]))
}

/// Whether bare numbers are months in column `at`: read so, all its cells count on, and most name them anyway, or they are
/// many and no days, weeks or lessons.
fn counts_months(rows: &[Strip<'_, '_>], at: usize, dates: bool) -> bool {
    let month = |text: &Text<'_>, bare| match cell::read(text, bare) {
        Cell::When(label, _) if matches!(label.when, When::Months(_)) => {
            label.when.months().first().copied()
        }
        _ => None,
    };
    let cells = || {
        let texts = rows.iter().filter_map(|row| row.text(at));
        texts.filter(|text| !cell::is_ditto(text))
    };
    let named = cells().filter(|text| month(text, false).is_some()).count();
    let joined = cells()
        .filter(|text| text.includes(0..text.len(), '-'))
        .count();
    let months: Option<Vec<u8>> = cells().map(|text| month(text, true)).collect();
    months.is_some_and(|months| {
        let may_be_days = dates || joined * 2 > months.len();
        let bare = || !may_be_days && turns(&months) >= MANY && !counts_from_one(&months);
        (named * 2 > months.len() || bare()) && count_on(&months)
    })
}

/// How often the next of some numbers is another.
fn turns(months: &[u8]) -> usize {
    let pairs = months.windows(2);
    pairs.filter(|pair| pair.first() != pair.last()).count()
}

/// Whether numbers count from one and do not reach the end of the year: they are weeks or lessons.
fn counts_from_one(months: &[u8]) -> bool {
    let counted = months.iter().zip(1..).all(|(own, number)| *own == number);
    counted && months.len() < 12
}

/// How often numbers that stand in the order of a year go on to the next, so that they are months.
const MANY: usize = 4;

/// Whether months stand in the order of a year, or of a school year, which goes on in January.
fn count_on(months: &[u8]) -> bool {
    let mut turns = months.windows(2).filter(|pair| !pair.is_sorted());
    let turn = turns
        .next()
        .is_none_or(|pair| matches!(pair, [9..=12, 1..=3]));
    turn && turns.next().is_none()
}

/// Of the columns that are headed like `at`, `工作重点 | 具体工作`, the one with the most words.
fn wordiest(rows: &[Strip<'_, '_>], columns: &[Option<Column>], at: usize) -> usize {
    let next = (at + 1..columns.len()).take_while(|next| columns.get(*next) == columns.get(at));
    next.fold(at, |best, next| {
        match length(rows, next, 1) > length(rows, best, 1) {
            true => next,
            false => best,
        }
    })
}

/// How much stands in column `at` from row `first` on.
fn length(rows: &[Strip<'_, '_>], at: usize, first: usize) -> usize {
    let column = rows.iter().skip(first).filter_map(|row| row.text(at));
    column.map(|text| text.source().len()).sum()
}

fn plan_of(columns: &[Option<Column>], group: &[usize]) -> Plan {
    let mut plan = Plan::default();
    let mut parts = Vec::new();
    let mut best = 0;
    for &at in group {
        match columns.get(at).copied().flatten() {
            Some(Column::When(bare)) => plan.when.push((at, bare)),
            Some(Column::Activity(rank)) if rank > best => {
                (plan.activities, best) = (vec![at], rank);
            }
            Some(Column::Part) => parts.push(at),
            Some(Column::Who) => plan.who.push(at),
            Some(Column::Place) => plan.place = plan.place.or(Some(at)),
            Some(Column::Theme) => plan.theme = plan.theme.or(Some(at)),
            Some(Column::Status) => plan.status = plan.status.or(Some(at)),
            _ => {}
        }
    }
    if parts.len() > 1 || best == 0 && plan.theme.is_none() {
        plan.activities.extend(parts);
    }
    if plan.activities.is_empty() {
        plan.activities.extend(plan.theme.take());
    }
    plan
}

/// A table without column names: the column whose cells are months, and the wordiest of the others.
fn unheaded(rows: &[Strip<'_, '_>], blank: bool) -> Option<Plan> {
    let width = rows.iter().map(|row| row.texts.len()).max()?;
    let first = usize::from(blank);
    let when = guess_when(rows, 0..width, first)?;
    let activity = (0..width)
        .filter(|at| *at != when)
        .max_by_key(|at| (length(rows, *at, first), width - at))?;
    Some(Plan {
        when: vec![(when, false)],
        activities: vec![activity],
        ..Plan::default()
    })
}

/// The column most of whose cells name a month or a date.
fn guess_when(
    rows: &[Strip<'_, '_>],
    mut columns: std::ops::Range<usize>,
    first: usize,
) -> Option<usize> {
    columns.find(|at| {
        let texts = || rows.iter().skip(first).filter_map(|row| row.text(*at));
        let filled = texts().filter(|text| !cell::is_ditto(text)).count();
        let timed = texts().filter(|text| names_month(text)).count();
        timed >= 1 && timed * 2 > filled
    })
}

/// The line of the file a table's row stands in.
pub fn line_of(row: &[Vec<Line>], lines: &LineIndex) -> usize {
    row.iter()
        .flatten()
        .next()
        .map_or(1, |line| lines.line(line.span.start))
}

/// `全 年`, `寒　假`: a word of a few letters, drawn together that was spread out to fill its cell.
fn drawn_together(words: &str) -> Option<String> {
    const LONGEST: usize = 24;
    let words = words.trim();
    let few = words.len() <= LONGEST && words.contains([' ', '\u{3000}']);
    let letters = || words.split_whitespace();
    let spread = few && letters().all(|letter| letter.chars().count() == 1);
    spread.then(|| letters().collect())
}

/// The words of a cell, its lines in one, and a word that was spread out drawn together.
pub fn joined(cell: &[Line]) -> Cow<'_, str> {
    match cell {
        [] => Cow::default(),
        [line] => drawn_together(&line.text).map_or(Cow::from(&line.text), Cow::from),
        lines => lines
            .iter()
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
            .into(),
    }
}
