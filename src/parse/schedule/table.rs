//! Tables: a column of months or dates, a column of activities, and columns of who, where and how far.
//!
//! In: a table's cells, and the month under whose label it stands, if any. Out: activities and themes. A table with no
//! column of activities, or with sums of money beside what is only called an item, is no schedule.

mod across;

use std::borrow::Cow;

use crate::base::place::LineIndex;
use crate::model::block::Line;
use crate::model::schedule::{Activity, PlanYear, Status, Theme};
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::day;
use crate::parse::schedule::head::{self, Habits, Tail};
use crate::parse::schedule::label::When;
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::numbering::{self, Mark};
use crate::parse::schedule::piece;
use crate::parse::schedule::press::{self, Press};
use crate::parse::schedule::row::Cells;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::words;
use crate::parse::schedule::year::{self, Written};

/// Marks that say yes.
const TICKS: [&str; 6] = ["√", "✓", "✔", "☑", "✅", "是"];

/// Where things stand in one table, or in one half of a table printed in two halves side by side.
#[derive(Debug, Default, Clone)]
struct Plan {
    when: Vec<(usize, bool)>,
    activities: Vec<usize>,
    who: Vec<usize>,
    place: Option<usize>,
    theme: Option<usize>,
    status: Option<usize>,
}

/// Reads a table; says whether it is a schedule.
pub fn read(
    cells: &Cells,
    lines: &LineIndex,
    under: Option<Moment>,
    years: &mut Years,
    press: &mut Press,
) -> bool {
    if across::read(cells, lines, years, press) {
        return true;
    }
    let Some((plans, headed)) = plans(cells, under.is_some()) else {
        return false;
    };
    for plan in plans {
        let mut above = under.clone();
        let mut who = None;
        for row in cells.iter().skip(usize::from(headed)) {
            read_row(
                row,
                &plan,
                line_of(row, lines),
                &mut above,
                &mut who,
                years,
                press,
            );
        }
    }
    true
}

// ---- finding the columns

/// The plans of a table, and whether its first row is a row of column names.
fn plans(cells: &Cells, has_month: bool) -> Option<(Vec<Plan>, bool)> {
    let head = cells.first()?;
    let columns: Vec<Option<Column>> = head
        .iter()
        .map(|cell| column::of(&Text::new(&joined(cell))))
        .collect();
    let timed = holds_time(head);
    let named = columns.iter().flatten().count();
    let blank = head.iter().all(|cell| joined(cell).trim().is_empty());
    let plans = if named >= 2 || named == 1 && !timed {
        headed(cells, head, &columns, has_month)?
    } else if blank || timed {
        vec![unheaded(cells, blank)?]
    } else {
        return None;
    };
    Some((plans, blank || !(timed && named < 2)))
}

fn holds_time(row: &[Vec<Line>]) -> bool {
    row.iter().any(|cell| matches!(cell::read(&Text::new(&joined(cell)), false), Cell::When(label, _) if label.when.has_month()))
}

fn headed(
    cells: &Cells,
    head: &[Vec<Line>],
    columns: &[Option<Column>],
    has_month: bool,
) -> Option<Vec<Plan>> {
    let halves = halves(head, columns);
    let mut plans = Vec::new();
    for half in halves {
        let mut plan = plan_of(columns, half.clone());
        if let [at] = &mut *plan.activities {
            *at = wordiest(cells, columns, *at);
        }
        let guessed = guess_when(cells, half.clone(), 1);
        let dated = |at: &usize| guessed == Some(*at);
        let own = plan.activities.iter().any(dated);
        if plan.when.is_empty() && !has_month && !own {
            plan.when.extend(guessed.map(|at| (at, false)));
        }
        let money = columns.contains(&Some(Column::Money));
        let unsure = |at: &usize| matches!(columns.get(*at), Some(Some(Column::Activity(0..=3))));
        let sure = !plan.activities.iter().any(unsure);
        let timed = !plan.when.is_empty() || has_month || own;
        if !plan.activities.is_empty() && timed && (sure || !money) {
            plans.push(plan);
        }
    }
    (!plans.is_empty()).then_some(plans)
}

/// Of the columns that are headed like `at`, `工作重点 | 具体工作`, the one with the most words.
fn wordiest(cells: &Cells, columns: &[Option<Column>], at: usize) -> usize {
    let next = (at + 1..columns.len()).take_while(|next| columns.get(*next) == columns.get(at));
    next.fold(at, |best, next| {
        match length(cells, next, 1) > length(cells, best, 1) {
            true => next,
            false => best,
        }
    })
}

/// How much stands in column `at` from row `first` on.
fn length(cells: &Cells, at: usize, first: usize) -> usize {
    let column = cells.iter().skip(first).filter_map(|row| row.get(at));
    column.map(|cell| joined(cell).len()).sum()
}

/// `月份 | 内容 | 月份 | 内容` is two tables side by side.
fn halves(head: &[Vec<Line>], columns: &[Option<Column>]) -> Vec<std::ops::Range<usize>> {
    let Some(first) = columns
        .iter()
        .position(|column| matches!(column, Some(Column::When(_))))
    else {
        return std::iter::once(0..columns.len()).collect();
    };
    let name = head.get(first).map(|cell| joined(cell));
    let mut starts: Vec<usize> = (first..columns.len())
        .filter(|at| head.get(*at).map(|cell| joined(cell)) == name)
        .collect();
    if let Some(start) = starts.first_mut() {
        *start = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([columns.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

fn plan_of(columns: &[Option<Column>], half: std::ops::Range<usize>) -> Plan {
    let mut plan = Plan::default();
    let mut parts = Vec::new();
    let mut best = 0;
    for at in half {
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
    if parts.len() > 1 {
        plan.activities = parts;
    }
    if plan.activities.is_empty() {
        plan.activities.extend(plan.theme.take());
    }
    plan
}

/// A table without column names: the column whose cells are months, and the wordiest of the others.
fn unheaded(cells: &Cells, blank: bool) -> Option<Plan> {
    let width = cells.iter().map(Vec::len).max()?;
    let first = usize::from(blank);
    let when = guess_when(cells, 0..width, first)?;
    let activity = (0..width)
        .filter(|at| *at != when)
        .max_by_key(|at| (length(cells, *at, first), width - at))?;
    Some(Plan {
        when: vec![(when, false)],
        activities: vec![activity],
        ..Plan::default()
    })
}

/// The column most of whose cells name a month or a date.
fn guess_when(cells: &Cells, columns: std::ops::Range<usize>, first: usize) -> Option<usize> {
    columns.into_iter().find(|at| {
        let texts: Vec<Cow<'_, str>> = cells.iter().skip(first).filter_map(|row| row.get(*at)).map(|cell| joined(cell)).collect();
        let filled = texts.iter().filter(|text| !cell::is_ditto(&Text::new(text))).count();
        let timed = texts.iter().filter(|text| matches!(cell::read(&Text::new(text), false), Cell::When(label, _) if label.when.has_month())).count();
        timed >= 1 && timed * 2 > filled
    })
}

// ---- reading the rows

fn read_row(
    row: &[Vec<Line>],
    plan: &Plan,
    line: usize,
    above: &mut Option<Moment>,
    who: &mut Option<String>,
    years: &mut Years,
    press: &mut Press,
) {
    if let Some(year) = row.first().and_then(|cell| own_year(&joined(cell))) {
        years.enter(Some(year));
    }
    let mut days = None;
    for (number, (at, bare)) in plan.when.iter().enumerate() {
        let Some(cell) = row.get(*at) else { continue };
        if !read_when(
            cell,
            *bare,
            number > 0,
            line,
            above,
            &mut days,
            years,
            press,
        ) {
            *above = None;
        }
    }
    let moment = above.clone().map(|moment| Moment {
        days: days.or(moment.days),
        ..moment
    });
    let theme = plan.theme.and_then(|at| row.get(at));
    if let (Some(theme), Some(moment)) = (theme, &moment) {
        add_theme(press, line, moment, &joined(theme));
    }
    let people = people(row, plan, who);
    let template = Activity {
        line,
        place: plan.place.and_then(|at| filled(row, at)),
        status: status(row, plan),
        ..Activity::default()
    };
    let cells = plan.activities.iter().filter_map(|at| row.get(*at));
    let items: Vec<String> = cells.flat_map(|cell| items(cell)).collect();
    let each = plan
        .who
        .first()
        .and_then(|at| row.get(*at))
        .map(|cell| items_of_who(cell))
        .filter(|each| each.len() == items.len() && each.len() > 1);
    for (number, text) in items.into_iter().enumerate() {
        let own = each.as_ref().and_then(|each| each.get(number)).cloned();
        let Some((moment, text)) = dated(text, &moment, years) else {
            continue;
        };
        press.add(
            Activity {
                text,
                who: own.or_else(|| people.clone()),
                ..template.clone()
            },
            &moment,
        );
    }
}

/// The year that a cell names and nothing else: `2027年`.
fn own_year(words: &str) -> Option<PlanYear> {
    let text = Text::new(words.trim());
    let mark = year::scan(&text, 0).filter(|mark| mark.end == text.len())?;
    match mark.year {
        Written::Year(year) => Some(PlanYear::Calendar(year)),
        _ => None,
    }
}

/// When one thing of a cell is, and its words: a month of its own, `3月：…`, goes before that of its row.
fn dated(text: String, row: &Option<Moment>, years: &mut Years) -> Option<(Moment, String)> {
    let folded = Text::new(&text);
    let head = head::after_mark(&folded, 0, folded.len(), Habits::default());
    let own = head.filter(|head| {
        head.label.when.has_month() && head.tail == Tail::Colon && head.rest < folded.len()
    });
    match own {
        Some(head) => {
            let words = piece::tidy(&folded, head.rest..folded.len()).to_owned();
            Some((years.moment(&folded, &head.label), words))
        }
        None => row.clone().map(|moment| (moment, text)),
    }
}

/// Reads one cell of a time column. `false` where it names something that is no time.
#[allow(clippy::too_many_arguments, reason = "the state of one row's reading")]
fn read_when(
    cell: &[Line],
    bare: bool,
    later: bool,
    line: usize,
    above: &mut Option<Moment>,
    days: &mut Option<(u8, Option<u8>)>,
    years: &mut Years,
    press: &mut Press,
) -> bool {
    let words = joined(cell);
    let text = Text::new(&words);
    match cell::read(&text, bare) {
        Cell::Same => true,
        Cell::When(label, rest) => {
            let fits = above
                .as_ref()
                .is_some_and(|moment| label.when.months().iter().all(|month| moment.has(*month)));
            match (&label.when, later && fits) {
                (When::Day { day, end, .. }, true) => *days = Some((*day, *end)),
                (When::Months(_), true) => {}
                _ => {
                    let moment = years.moment(&text, &label);
                    add_theme(press, line, &moment, text.words_from(rest));
                    *above = Some(moment);
                }
            }
            true
        }
        Cell::Other => {
            let month = above
                .as_ref()
                .and_then(|moment| moment.months.first())
                .map(|(month, _)| *month);
            *days = month
                .and_then(|month| day::alone(&text, 0, month))
                .map(|(_, day, last)| (day, last));
            later || days.is_some()
        }
    }
}

fn add_theme(press: &mut Press, line: usize, moment: &Moment, words: &str) {
    let words = words.trim_matches(|found: char| {
        found.is_whitespace() || matches!(found, ')' | '(' | '）' | '（' | '：' | ':' | '。')
    });
    let text = Text::new(words);
    let telling = words.chars().count() > 1
        && !words::is_generic(&text, 0..text.len())
        && !matches!(cell::read(&text, false), Cell::When(..));
    if telling && !text.contains(0..text.len(), "周") {
        let themes = moment.months.iter().map(|(month, year)| Theme {
            line,
            year: *year,
            month: *month,
            text: words.to_owned(),
        });
        press.out.themes.extend(themes);
    }
}

fn people(row: &[Vec<Line>], plan: &Plan, above: &mut Option<String>) -> Option<String> {
    let cells: Vec<String> = plan.who.iter().filter_map(|at| filled(row, *at)).collect();
    let text = cells.join("；");
    if text.is_empty() {
        return None;
    }
    if !cell::is_ditto(&Text::new(&text)) {
        *above = Some(text);
    }
    above.clone()
}

fn filled(row: &[Vec<Line>], at: usize) -> Option<String> {
    row.get(at)
        .map(|cell| joined(cell).trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn status(row: &[Vec<Line>], plan: &Plan) -> Option<Status> {
    let words = plan
        .status
        .and_then(|at| filled(row, at))
        .unwrap_or_default();
    let done = TICKS.contains(&words.as_str())
        || words.starts_with("已")
        || words == "完成"
        || words == "100%";
    done.then_some(Status::Done)
}

/// The things named in a cell: its lines, its numbers, its parts between `；`.
fn items(cell: &[Line]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let lines = cell.iter().map(|line| Text::new(&line.text));
    let lines: Vec<_> = lines
        .map(|text| (numbering::leading(&text, 0), text))
        .collect();
    let blank = |text: &Text<'_>| text.skip_spaces(0) >= text.len();
    let numbered = cell.len() > 1
        && lines
            .iter()
            .all(|(mark, text)| mark.is_some() || blank(text));
    let some = lines.iter().any(|(mark, _)| mark.is_some());
    for (mark, text) in &lines {
        match items.last_mut() {
            Some(last) if some && !numbered && mark.is_none() => {
                last.push_str(text.words_from(0).trim());
            }
            _ => items.extend(line_items(text, *mark)),
        }
    }
    items.retain(|item| item.chars().any(char::is_alphabetic));
    items
}

fn line_items(text: &Text<'_>, first: Option<Mark>) -> Vec<String> {
    let start = first.map_or(0, |mark| mark.end);
    let further = first.map_or_else(Vec::new, |mark| {
        numbering::further(text, start..text.len(), mark)
    });
    if further.is_empty() {
        return press::parts(text, start..text.len())
            .into_iter()
            .map(|part| piece::tidy(text, part).to_owned())
            .collect();
    }
    let starts = std::iter::once(start).chain(further.iter().map(|mark| mark.end));
    let ends = further.iter().map(|mark| mark.start).chain([text.len()]);
    starts
        .zip(ends)
        .map(|(start, end)| piece::tidy(text, start..end).to_owned())
        .collect()
}

fn items_of_who(cell: &[Line]) -> Vec<String> {
    cell.iter()
        .flat_map(|line| {
            let text = Text::new(&line.text);
            line_items(&text, numbering::leading(&text, 0))
        })
        .filter(|who| !who.is_empty())
        .collect()
}

/// The line of the file a table's row stands in.
pub fn line_of(row: &[Vec<Line>], lines: &LineIndex) -> usize {
    row.iter()
        .flatten()
        .next()
        .map_or(1, |line| lines.line(line.span.start))
}

/// The words of a cell, its lines in one.
pub fn joined(cell: &[Line]) -> Cow<'_, str> {
    match cell {
        [] => Cow::default(),
        [line] => Cow::from(&line.text),
        lines => lines
            .iter()
            .map(|line| line.text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
            .into(),
    }
}
