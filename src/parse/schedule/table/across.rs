//! Months across: a table whose head names the months.
//!
//! In: cells. Out: activities; what stands below a month is done in it, or a tick there says that what the row names is.

use std::ops::Range;

use super::down::add_theme;
use super::{Strip, TICKS};
use crate::model::schedule::{Activity, Details};
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::label::When;
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::press::Press;
use crate::parse::schedule::text::Text;

/// A table whose head row names the months: each column is one month, and holds what is done or a tick. The row above it may
/// name the quarters.
pub(super) fn read(rows: &[Strip<'_, '_>], years: &mut Years, press: &mut Press) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    let (head, below) = match rest.split_first() {
        Some(next) if names_stretches(first) && names_months(next.0) => next,
        _ => (first, rest),
    };
    let moments = months(head, years);
    if moments.len() < 2 {
        return false;
    }
    if let Some(named) = ticked(head, below, &moments) {
        for row in below {
            ticked_row(*row, &moments, named, press);
        }
        return true;
    }
    if moments.len() + 1 < head.texts.len() {
        return false;
    }
    let by_group = first.text(0).and_then(column::of) == Some(Column::Who);
    let mut printed = Vec::new();
    for row in below {
        match row.text(0).and_then(column::of) {
            Some(about @ (Column::Who | Column::Place)) if !by_group => {
                fill(*row, &moments, &printed, about, press);
            }
            _ => printed = across_row(*row, &moments, by_group, press),
        }
    }
    true
}

/// `部门 | 一季度 | | | 二季度`: whether a row names several stretches, and nothing else behind its first cell.
fn names_stretches(row: &Strip<'_, '_>) -> bool {
    let stretch = |text: &Text<'_>| match cell::read(text, false) {
        Cell::When(label, _) => matches!(label.when, When::Period(_)),
        _ => false,
    };
    let mut filled = row.texts.iter().skip(1).filter(|text| !text.is_empty());
    filled.clone().count() > 1 && filled.all(stretch)
}

/// Whether nothing but months stands in a row, and nothing in its first cell.
fn names_months(row: &Strip<'_, '_>) -> bool {
    let month = |text: &Text<'_>| match cell::read(text, false) {
        Cell::When(label, rest) => matches!(label.when, When::Months(_)) && rest >= text.len(),
        _ => false,
    };
    let mut filled = row.texts.iter().filter(|text| !text.is_empty());
    row.text(0).is_some_and(Text::is_empty) && filled.all(month)
}

/// The columns that are headed by months, with these.
fn months(head: &Strip<'_, '_>, years: &mut Years) -> Vec<(usize, Moment)> {
    let mut moments = Vec::new();
    for (at, text) in head.texts.iter().enumerate() {
        if let Cell::When(label, _) = cell::read(text, false)
            && matches!(label.when, When::Months(_))
        {
            moments.push((at, years.moment(text, &label)));
        }
    }
    moments
}

/// Gives those or the places that a row names to the activities above, which were `printed` below each month.
fn fill(
    row: Strip<'_, '_>,
    moments: &[(usize, Moment)],
    printed: &[Range<usize>],
    about: Column,
    press: &mut Press,
) {
    for ((at, _), printed) in moments.iter().zip(printed) {
        let Some(words) = row.filled(*at) else {
            continue;
        };
        let activities = press.out.activities.get_mut(printed.clone());
        for activity in activities.unwrap_or_default() {
            let details = activity.details_mut();
            let slot = match about {
                Column::Place => &mut details.place,
                _ => &mut details.who,
            };
            slot.get_or_insert_with(|| words.into());
        }
    }
}

/// One row below the months; `by_group` where it is that of those who do what stands in it. Out: what was printed below each.
fn across_row(
    row: Strip<'_, '_>,
    moments: &[(usize, Moment)],
    by_group: bool,
    press: &mut Press,
) -> Vec<Range<usize>> {
    let mut printed = Vec::with_capacity(moments.len());
    let about = row.text(0).and_then(column::of);
    let about = about.filter(|_| moments.iter().all(|(at, _)| *at > 0));
    let who = row.filled(0).filter(|_| by_group).map(str::to_owned);
    for (at, moment) in moments {
        let first = press.out.activities.len();
        match about {
            Some(Column::Theme) => {
                let words = row.filled(*at).unwrap_or_default();
                add_theme(press, row.line, moment, words);
            }
            None | Some(Column::Activity(_)) => {
                for text in row.items(*at) {
                    let details = Details {
                        who: who.as_deref().map(Into::into),
                        ..Details::default()
                    };
                    let activity = Activity {
                        line: row.line,
                        text: text.into(),
                        details: details.boxed(),
                        ..Activity::default()
                    };
                    press.add(activity, moment);
                }
            }
            Some(_) => {}
        }
        printed.push(first..press.out.activities.len());
    }
    printed
}

/// The column of activities that the ticks below the months are about, where hardly anything but ticks stands below them.
fn ticked(
    head: &Strip<'_, '_>,
    below: &[Strip<'_, '_>],
    moments: &[(usize, Moment)],
) -> Option<usize> {
    let cells = below
        .iter()
        .flat_map(|row| moments.iter().filter_map(|(at, _)| row.filled(*at)));
    let filled: Vec<&str> = cells.collect();
    let ticks = filled.iter().filter(|words| is_tick(words)).count();
    let blanks = filled.iter().filter(|words| is_blank(words)).count();
    if ticks == 0 || (ticks + blanks) * 5 < filled.len() * 4 {
        return None;
    }
    let mut columns = head.texts.iter().map(column::of);
    columns.position(|column| matches!(column, Some(Column::Activity(_))))
}

/// Whether a cell is marked, as a column of what is done has it, too.
fn is_tick(words: &str) -> bool {
    TICKS.contains(&words) || ["●", "■", "★", "▲", "◎"].contains(&words)
}

/// Whether a cell is marked as empty.
fn is_blank(words: &str) -> bool {
    ["○", "□", "☆", "△", "×", "-", "—", "/"].contains(&words)
}

fn is_sum(words: &str) -> bool {
    ["合计", "小计", "总计"].contains(&words)
}

fn ticked_row(row: Strip<'_, '_>, moments: &[(usize, Moment)], named: usize, press: &mut Press) {
    if row.filled(named).is_some_and(is_sum) {
        return;
    }
    for (at, moment) in moments {
        if !row.filled(*at).is_some_and(is_tick) {
            continue;
        }
        for text in row.items(named) {
            let activity = Activity {
                line: row.line,
                text: text.into(),
                ..Activity::default()
            };
            press.add(activity, moment);
        }
    }
}
