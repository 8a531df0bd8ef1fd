//! Months across: a table whose head names the months.
//!
//! In: cells. Out: activities; what stands below a month is done in it, or a tick there says that what the row names is.

use super::{TICKS, add_theme, items, joined, line_of};
use crate::base::place::LineIndex;
use crate::model::block::Line;
use crate::model::schedule::Activity;
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::column::{self, Column};
use crate::parse::schedule::label::When;
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::press::Press;
use crate::parse::schedule::row::Cells;
use crate::parse::schedule::text::Text;

/// A table whose head row names the months: each column is one month, and holds what is done or a tick.
pub(super) fn read(cells: &Cells, lines: &LineIndex, years: &mut Years, press: &mut Press) -> bool {
    let Some(head) = cells.first() else {
        return false;
    };
    let mut moments = Vec::new();
    for (at, cell) in head.iter().enumerate() {
        let words = joined(cell);
        let text = Text::new(&words);
        if let Cell::When(label, _) = cell::read(&text, false)
            && matches!(label.when, When::Months(_))
        {
            moments.push((at, years.moment(&text, &label)));
        }
    }
    if moments.len() < 2 {
        return false;
    }
    if let Some(named) = ticked(cells, &moments) {
        for row in cells.iter().skip(1) {
            ticked_row(row, &moments, named, line_of(row, lines), press);
        }
        return true;
    }
    if moments.len() + 1 < head.len() {
        return false;
    }
    let corner = head.first().map(|cell| joined(cell)).unwrap_or_default();
    let by_group = column::of(&Text::new(&corner)) == Some(Column::Who);
    for row in cells.iter().skip(1) {
        across_row(row, &moments, by_group, line_of(row, lines), press);
    }
    true
}

/// One row below the months; `by_group` where it is that of those who do what stands in it.
fn across_row(
    row: &[Vec<Line>],
    moments: &[(usize, Moment)],
    by_group: bool,
    line: usize,
    press: &mut Press,
) {
    let first = row.first().map(|cell| joined(cell)).unwrap_or_default();
    let about = column::of(&Text::new(&first)).filter(|_| moments.iter().all(|(at, _)| *at > 0));
    let who = Some(first.trim().to_owned()).filter(|who| by_group && !who.is_empty());
    for (at, moment) in moments {
        let Some(cell) = row.get(*at) else { continue };
        match about {
            Some(Column::Theme) => add_theme(press, line, moment, &joined(cell)),
            None | Some(Column::Activity(_)) => {
                for text in items(cell) {
                    press.add(
                        Activity {
                            line,
                            text,
                            who: who.clone(),
                            ..Activity::default()
                        },
                        moment,
                    );
                }
            }
            Some(_) => {}
        }
    }
}

/// The column of activities that the ticks below the months are about, where hardly anything but ticks stands below them.
fn ticked(cells: &Cells, moments: &[(usize, Moment)]) -> Option<usize> {
    let below = cells
        .iter()
        .skip(1)
        .flat_map(|row| moments.iter().filter_map(|(at, _)| row.get(*at)))
        .map(|cell| joined(cell));
    let filled: Vec<_> = below.filter(|words| !words.trim().is_empty()).collect();
    let ticks = filled.iter().filter(|words| is_tick(words.trim())).count();
    let blanks = filled.iter().filter(|words| is_blank(words.trim())).count();
    let head = cells
        .first()
        .filter(|_| ticks > 0 && (ticks + blanks) * 5 >= filled.len() * 4)?;
    (0..head.len()).find(|at| {
        let words = head.get(*at).map(|cell| joined(cell)).unwrap_or_default();
        matches!(column::of(&Text::new(&words)), Some(Column::Activity(_)))
    })
}

/// Whether a cell is marked, as a column of what is done has it, too.
fn is_tick(words: &str) -> bool {
    TICKS.contains(&words) || ["●", "■", "★", "▲", "◎"].contains(&words)
}

/// Whether a cell is marked as empty.
fn is_blank(words: &str) -> bool {
    ["○", "□", "☆", "△", "×", "-", "—", "/"].contains(&words)
}

fn is_sum(cell: &[Line]) -> bool {
    ["合计", "小计", "总计"].contains(&joined(cell).trim())
}

fn ticked_row(
    row: &[Vec<Line>],
    moments: &[(usize, Moment)],
    named: usize,
    line: usize,
    press: &mut Press,
) {
    let Some(cell) = row.get(named).filter(|cell| !is_sum(cell)) else {
        return;
    };
    for (at, moment) in moments {
        let ticked = row
            .get(*at)
            .is_some_and(|cell| is_tick(joined(cell).trim()));
        for text in items(cell).into_iter().filter(|_| ticked) {
            let activity = Activity {
                line,
                text,
                ..Activity::default()
            };
            press.add(activity, moment);
        }
    }
}
