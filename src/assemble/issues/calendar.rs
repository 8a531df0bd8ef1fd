//! The numbering of issues: one for each period that is not passed over, counted through and within each year.
//!
//! In: the series and the last month that matters. Out: a [`Slot`] for each issue, oldest first.
//! Invariant: numbers hang on the calendar alone, so that they are the same in every edition and never move.

use std::collections::BTreeSet;

use crate::base::date::{Date, YearMonth};
use crate::model::issue::Number;
use crate::model::series::Series;

/// A place for an issue: its numbers, and the days that it gathers if its file does not say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Its numbers.
    pub number: Number,
    /// The first day of its period, or of the periods before it that have no issue.
    pub first: Date,
    /// The last day of its period.
    pub last: Date,
}

/// The slots from the beginning of `series` to the period that holds `until`.
pub fn slots(series: &Series, until: YearMonth) -> Vec<Slot> {
    let skipped: BTreeSet<YearMonth> = series.skip.iter().map(|at| series.period(*at)).collect();
    let begin = series.period(YearMonth::of(series.start));
    let periods = std::iter::successors(Some(begin), |month| Some(after(*month, series.months)));
    let mut slots: Vec<Slot> = Vec::new();
    let mut waiting = None;
    for period in periods.take_while(|period| *period <= until) {
        let first = waiting.unwrap_or(period);
        if skipped.contains(&period) {
            waiting = Some(first);
            continue;
        }
        waiting = None;
        let number = next(series, slots.last().map(|slot| slot.number), period.year);
        let last = last_day(after(period, series.months).previous());
        let days = first.day(1).zip(last);
        slots.extend(days.map(|(first, last)| Slot {
            number,
            first,
            last,
        }));
    }
    slots
}

/// The numbers of an issue of `year` that follows the one with the numbers `before`.
fn next(series: &Series, before: Option<Number>, year: i16) -> Number {
    match before {
        None => Number {
            year,
            number: series.first_number,
            serial: series.first_serial,
        },
        Some(before) => Number {
            year,
            number: if before.year == year {
                before.number + 1
            } else {
                1
            },
            serial: before.serial + 1,
        },
    }
}

/// The month so many months after `month`.
fn after(month: YearMonth, months: u8) -> YearMonth {
    (0..months.max(1)).fold(month, |month, _| month.next())
}

fn last_day(month: YearMonth) -> Option<Date> {
    (28..=31).rev().find_map(|day| month.day(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::path::SourcePath;
    use crate::base::place::Place;

    fn series(months: u8, start: YearMonth, skip: Vec<YearMonth>) -> Series {
        Series {
            name: String::new(),
            motto: None,
            unit: String::new(),
            months,
            columns: Vec::new(),
            start: start.day(1).expect("a day"),
            first_number: 4,
            first_serial: 40,
            skip,
            copies: None,
            report_to: Vec::new(),
            send_to: Vec::new(),
            issue_to: Vec::new(),
            place: Place::file(&SourcePath::new("site.toml")),
        }
    }

    #[test]
    fn every_day_is_in_one_slot_and_no_number_is_left_out() {
        let until = YearMonth {
            year: 2029,
            month: 12,
        };
        for months in [1, 2, 3, 4, 6, 12] {
            for month in 1..=12 {
                let at = |year| YearMonth { year, month };
                let series = series(months, at(2025), vec![at(2026), at(2028)]);
                let slots = slots(&series, until);
                assert!(slots.len() > 2);
                for pair in slots.windows(2) {
                    assert_eq!(pair[0].last.tomorrow().ok(), Some(pair[1].first));
                    let [one, other] = [pair[0].number, pair[1].number];
                    assert_eq!(other.serial, one.serial + 1);
                    let same = one.year == other.year;
                    assert_eq!(other.number, if same { one.number + 1 } else { 1 });
                }
            }
        }
    }
}
