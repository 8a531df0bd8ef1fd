//! The head of a table: the names of its columns, in one row or in two, one below the other.
//!
//! In: the rows. Out: what each column holds, and which columns belong together: the halves of a table that is printed in
//! two, side by side, and the groups of columns that stand beside the same months. Invariant: a column is in one half.

use std::ops::Range;

use super::{Strip, length, names_month};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::words;

/// The names of the columns.
#[derive(Debug, Clone)]
pub(super) struct Head<'a> {
    /// How many rows they take.
    pub(super) rows: usize,
    pub(super) columns: Vec<Option<Column>>,
    names: Vec<&'a str>,
}

impl<'a> Head<'a> {
    /// The head of the table that has these `rows`.
    pub(super) fn of(rows: &[Strip<'_, 'a>]) -> Option<Head<'a>> {
        let first = rows.first()?;
        let one = Head {
            rows: 1,
            columns: first.texts.iter().map(column::of).collect(),
            names: first.texts.iter().map(name).collect(),
        };
        Some(match rows.get(1).filter(|second| goes_on(first, second)) {
            Some(second) => one.above(second),
            None => one,
        })
    }

    /// Whether the table lists people: it says of each how old he is, since when he is something, or what he was given.
    pub(super) fn lists_people(&self) -> bool {
        const OF_PEOPLE: [&str; 6] = ["性别", "出生", "入会时间", "任职时间", "入职", "身份证"];
        let of_people = |name: &&str| {
            OF_PEOPLE.iter().any(|word| name.starts_with(word))
                || matches!(*name, "获奖人" | "获奖者")
        };
        self.names.iter().any(of_people)
    }

    /// The same with a second row of names below it: these go before, and what they leave open is as the name above says.
    fn above(self, second: &Strip<'_, 'a>) -> Head<'a> {
        let (mut columns, mut names) = (Vec::new(), Vec::new());
        let mut over = None;
        for (at, text) in second.texts.iter().enumerate() {
            let upper = self.columns.get(at).copied().flatten();
            let upper_name = self.names.get(at).copied().unwrap_or_default();
            if !upper_name.is_empty() {
                over = upper;
            }
            let (column, own) = match name(text) {
                "" => (upper, upper_name),
                own => match (column::of(text), over) {
                    (None, Some(Column::Activity(_))) => (Some(Column::Part), own),
                    (column, _) => (column, own),
                },
            };
            columns.push(column);
            names.push(own);
        }
        Head {
            rows: 2,
            columns,
            names,
        }
    }

    /// `民主管理 | 负责人 | 文体 | 负责人`: what stands before each of several columns of the same name is done.
    pub(super) fn pair_up(&mut self) {
        let named = |at: &usize| self.columns.get(*at) == Some(&Some(Column::Who));
        let who: Vec<usize> = (0..self.columns.len()).filter(named).collect();
        let same = who
            .iter()
            .all(|at| self.names.get(*at) == who.first().and_then(|first| self.names.get(*first)));
        let before: Vec<usize> = who.iter().filter_map(|at| at.checked_sub(1)).collect();
        let done = |at: &usize| {
            let column = self.columns.get(*at).copied().flatten();
            let known = self.names.get(*at).is_some_and(|name| !name.is_empty());
            known && matches!(column, None | Some(Column::Activity(_) | Column::Part))
        };
        if who.len() < 2 || !same || before.len() < who.len() || !before.iter().all(done) {
            return;
        }
        for at in before {
            if let Some(column) = self.columns.get_mut(at) {
                *column = Some(Column::Activity(PAIRED));
            }
        }
    }

    /// Where months are named and nothing that is done is, the columns of words that have names of their own tell of it:
    /// `月份 | 文体 | 女工`, if there are several.
    pub(super) fn widen(&mut self, rows: &[Strip<'_, '_>]) {
        let has = |wanted: fn(&Column) -> bool| self.columns.iter().flatten().any(wanted);
        let months = has(|column| matches!(column, Column::When(true)));
        let told = has(|column| {
            matches!(
                column,
                Column::Activity(_) | Column::Part | Column::Theme | Column::Money
            )
        });
        if !months || told {
            return;
        }
        let open = |at: &usize| {
            let named = self.names.get(*at).is_some_and(|name| !name.is_empty());
            named && self.columns.get(*at) == Some(&None) && is_wordy(rows, *at, self.rows)
        };
        let wordy: Vec<usize> = (0..self.columns.len()).filter(open).collect();
        for at in wordy.iter().filter(|_| wordy.len() > 1) {
            if let Some(column) = self.columns.get_mut(*at) {
                *column = Some(Column::Part);
            }
        }
    }

    /// `月份 | 内容 | 月份 | 内容` is two tables side by side.
    pub(super) fn halves(&self) -> Vec<Range<usize>> {
        let length = self.columns.len();
        let first = self
            .columns
            .iter()
            .position(|column| matches!(column, Some(Column::When(_))));
        let Some(first) = first else {
            return std::iter::once(0..length).collect();
        };
        let mut starts: Vec<usize> = (first..length)
            .filter(|at| self.names.get(*at) == self.names.get(first))
            .collect();
        if let Some(start) = starts.first_mut() {
            *start = 0;
        }
        let ends = starts.iter().skip(1).copied().chain([length]);
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(start, end)| start..end)
            .collect()
    }

    /// The groups of columns in `half`, each with the times before them all: a new one begins with every column that was
    /// paired with those who do it.
    pub(super) fn groups(&self, half: Range<usize>) -> Vec<Vec<usize>> {
        let column = |at: usize| self.columns.get(at).copied().flatten();
        let paired = |at: &usize| column(*at) == Some(Column::Activity(PAIRED));
        let starts: Vec<usize> = half.clone().filter(paired).collect();
        let Some(&first) = starts.first().filter(|_| starts.len() > 1) else {
            return std::iter::once(half.collect()).collect();
        };
        let times = (half.start..first).filter(|at| matches!(column(*at), Some(Column::When(_))));
        let times: Vec<usize> = times.collect();
        let ends = starts.iter().skip(1).copied().chain([half.end]);
        let groups = starts.iter().copied().zip(ends);
        groups
            .map(|(start, end)| times.iter().copied().chain(start..end).collect())
            .collect()
    }
}

/// How surely a column tells what is done that is paired with those who do it.
const PAIRED: u8 = 9;

fn name<'a>(text: &Text<'a>) -> &'a str {
    text.source().trim()
}

/// Whether `second` names columns as `first` does: it has no time, and names several columns or fills what that leaves open.
fn goes_on(first: &Strip<'_, '_>, second: &Strip<'_, '_>) -> bool {
    let known = |row: &Strip<'_, '_>| row.texts.iter().filter_map(column::of).count();
    let filled = second.texts.iter().filter(|text| !name(text).is_empty());
    let short = filled.clone().all(|text| text.len() <= 10);
    let open = first.texts.iter().any(|text| name(text).is_empty());
    let most = known(second) * 2 >= filled.count();
    let named = most && known(second) >= 2 || divides(first, second);
    open && short && named && !second.texts.iter().any(names_month)
}

/// Whether `second` leaves the time open and stands below a name that is as wide as several of its own.
fn divides(first: &Strip<'_, '_>, second: &Strip<'_, '_>) -> bool {
    let time = |row: &Strip<'_, '_>| row.text(0).and_then(column::of);
    let below = first
        .texts
        .iter()
        .zip(second.texts)
        .any(|(upper, lower)| name(upper).is_empty() && !name(lower).is_empty());
    let blank = second.text(0).is_some_and(|text| name(text).is_empty());
    below && blank && matches!(time(first), Some(Column::When(_)))
}

/// Whether most of what stands in column `at` below the head is more than names and numbers, and none of it a report.
fn is_wordy(rows: &[Strip<'_, '_>], at: usize, heads: usize) -> bool {
    let cells = || rows.iter().skip(heads).filter_map(|row| row.filled(at));
    let worded = |words: &&str| {
        let letters = words.chars().filter(|found| matches!(found, '一'..='鿿'));
        letters.count() > LONGEST_NAME
    };
    let mut texts = rows.iter().skip(heads).filter_map(|row| row.text(at));
    length(rows, at, heads) > 0
        && cells().filter(worded).count() * 2 > cells().count()
        && !texts.any(|text| words::reports(text, 0..text.len()))
}

/// How many characters the name of a person has at most.
const LONGEST_NAME: usize = 3;
