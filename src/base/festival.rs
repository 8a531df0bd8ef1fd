//! The festivals of a month and the days of the lunar calendar.
//!
//! In: a month or a date. Out: festivals by the names of their messages, public holidays, and the lunar day as
//! calendars print it.
//! Invariant: computed, not looked up, for every year from 1900 to 2200; outside them only fixed days are known.
//! Nothing panics.

mod sky;

use std::ops::RangeInclusive;

use jiff::ToSpan;
use tyme4rs::tyme::lunar::LUNAR_DAY_NAMES;

use crate::base::date::{Date, YearMonth};

/// A festival on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Festival {
    /// The day it falls on.
    pub date: Date,
    /// The message with its name, as `festival-spring`.
    pub id: &'static str,
}

/// The years whose lunar calendar is known.
const LUNAR_YEARS: RangeInclusive<i16> = 1900..=2200;

/// Days fixed in the civil calendar: month, day, name.
const FIXED: [(u8, u8, &str); 23] = [
    (1, 1, "festival-new-year"),
    (1, 10, "festival-police"),
    (3, 8, "festival-women"),
    (3, 12, "festival-trees"),
    (4, 15, "festival-security"),
    (4, 23, "festival-reading"),
    (5, 1, "festival-labour"),
    (5, 4, "festival-youth"),
    (5, 12, "festival-nurses"),
    (6, 1, "festival-children"),
    (6, 5, "festival-environment"),
    (7, 1, "festival-party"),
    (8, 1, "festival-army"),
    (8, 8, "festival-sports"),
    (8, 19, "festival-doctors"),
    (9, 3, "festival-victory"),
    (9, 10, "festival-teachers"),
    (9, 30, "festival-martyrs"),
    (10, 1, "festival-national"),
    (11, 8, "festival-journalists"),
    (11, 9, "festival-fire-safety"),
    (12, 4, "festival-constitution"),
    (12, 13, "festival-memorial"),
];

/// Days by the week: month, which Sunday, name.
const SUNDAYS: [(u8, u8, &str); 1] = [(5, 3, "festival-disabled")];

/// Days fixed in the lunar calendar: month, day, name.
const LUNAR: [(isize, i64, &str); 7] = [
    (1, 1, "festival-spring"),
    (1, 15, "festival-lantern"),
    (5, 5, "festival-dragon-boat"),
    (7, 7, "festival-qixi"),
    (8, 15, "festival-mid-autumn"),
    (9, 9, "festival-double-ninth"),
    (12, 8, "festival-laba"),
];

/// Solar terms: the month they fall in, their number counted from the winter solstice of the year before, name.
const TERMS: [(u8, usize, &str); 3] = [
    (4, 7, "festival-qingming"),
    (9, 18, "festival-harvest"),
    (12, 24, "festival-winter-solstice"),
];

/// Public holidays as the law has them for all: the festival they hang on, the days from it, and the years the rule
/// holds for. Which working days are moved to lengthen them is decided anew each year, and is not known here.
const DAYS_OFF: [(&str, RangeInclusive<i64>, RangeInclusive<i16>); 14] = [
    ("festival-new-year", 0..=0, 1950..=2200),
    ("festival-spring", 0..=2, 1950..=2007),
    ("festival-spring", -1..=1, 2008..=2013),
    ("festival-spring", 0..=2, 2014..=2024),
    ("festival-spring", -1..=2, 2025..=2200),
    ("festival-qingming", 0..=0, 2008..=2200),
    ("festival-labour", 0..=0, 1950..=1999),
    ("festival-labour", 0..=2, 2000..=2007),
    ("festival-labour", 0..=0, 2008..=2024),
    ("festival-labour", 0..=1, 2025..=2200),
    ("festival-dragon-boat", 0..=0, 2008..=2200),
    ("festival-mid-autumn", 0..=0, 2008..=2200),
    ("festival-national", 0..=1, 1950..=1999),
    ("festival-national", 0..=2, 2000..=2200),
];

/// The public holidays of a month, by day.
#[must_use]
pub fn days_off(month: YearMonth) -> Vec<Date> {
    let around = [month, month.next()].into_iter().flat_map(festivals);
    let mut days: Vec<Date> = around
        .flat_map(|festival| DAYS_OFF.iter().map(move |rule| (festival, rule)))
        .filter(|(festival, (id, _, years))| {
            festival.id == *id && years.contains(&festival.date.year())
        })
        .flat_map(|(festival, (_, days, _))| days.clone().map(move |day| (festival.date, day)))
        .filter_map(|(date, day)| date.checked_add(day.days()).ok())
        .filter(|date| YearMonth::of(*date) == month)
        .collect();
    days.sort();
    days.dedup();
    days
}

/// The festivals of a month, by day.
#[must_use]
pub fn festivals(month: YearMonth) -> Vec<Festival> {
    let mut festivals: Vec<Festival> = fixed(month)
        .chain(by_week(month))
        .chain(by_term(month))
        .chain(by_moon(month))
        .filter(|festival| YearMonth::of(festival.date) == month)
        .collect();
    festivals.sort_by_key(|festival| festival.date);
    festivals
}

fn fixed(month: YearMonth) -> impl Iterator<Item = Festival> {
    let days = FIXED.iter().filter(move |(of, _, _)| *of == month.month);
    days.filter_map(move |(_, day, id)| {
        Some(Festival {
            date: month.day(*day)?,
            id,
        })
    })
}

fn by_week(month: YearMonth) -> impl Iterator<Item = Festival> {
    let days = SUNDAYS.iter().filter(move |(of, _, _)| *of == month.month);
    days.filter_map(move |(_, nth, id)| {
        Some(Festival {
            date: sunday(month, *nth)?,
            id,
        })
    })
}

/// The `nth` Sunday of a month.
fn sunday(month: YearMonth, nth: u8) -> Option<Date> {
    let first = month
        .day(1)?
        .weekday()
        .to_monday_zero_offset()
        .unsigned_abs();
    month.day(7 - first + 7 * (nth - 1))
}

fn by_term(month: YearMonth) -> impl Iterator<Item = Festival> {
    let known = LUNAR_YEARS.contains(&month.year);
    let terms = TERMS
        .iter()
        .filter(move |(of, _, _)| known && *of == month.month);
    terms.filter_map(move |(_, index, id)| {
        let date = sky::term(month.year, *index)?;
        Some(Festival { date, id })
    })
}

/// The lunar year begins in January or February, so that a month belongs to one of two.
fn by_moon(month: YearMonth) -> impl Iterator<Item = Festival> {
    [month.year - 1, month.year]
        .into_iter()
        .filter(|year| LUNAR_YEARS.contains(year))
        .flat_map(move |year| {
            let days = LUNAR
                .iter()
                .filter(move |(of, _, _)| is_near(month, year, *of));
            let days = days.filter_map(move |(of, day, id)| {
                Some(Festival {
                    date: lunar_date(year, *of, *day)?,
                    id,
                })
            });
            // The eve belongs to the last month, which is near when the first of the next year is.
            let eve = is_near(month, year, 12)
                .then(|| new_years_eve(year))
                .flatten();
            days.chain(eve)
        })
}

/// Whether days of the lunar month `lunar` of `year` may fall in `month`: it begins up to two months after the civil
/// one of its number, three where a leap month lies between.
fn is_near(month: YearMonth, year: i16, lunar: isize) -> bool {
    let civil = isize::from(month.year) * 12 + isize::from(month.month);
    (0..=3).contains(&(civil - isize::from(year) * 12 - lunar))
}

/// The last day of a lunar year, which is the 29th or the 30th of its last month.
fn new_years_eve(year: i16) -> Option<Festival> {
    let date = lunar_date(year + 1, 1, 1)?.yesterday().ok()?;
    Some(Festival {
        date,
        id: "festival-eve",
    })
}

/// The civil date of a day of the lunar calendar.
fn lunar_date(year: i16, month: isize, day: i64) -> Option<Date> {
    let mut months = sky::months(year).iter();
    let month = months.find(|known| known.number == month)?;
    month.first.checked_add((day - 1).days()).ok()
}

/// The days of a month in the lunar calendar, from the first on, as wall calendars print them: 初八, and on the first
/// day of a lunar month the month's name, 八月. Empty outside the years that are known.
#[must_use]
pub fn lunar_days(month: YearMonth) -> Vec<String> {
    let known = LUNAR_YEARS.contains(&month.year);
    let days = (1..=31).map_while(|day| month.day(day).filter(|_| known));
    let years = [month.year - 1, month.year].map(sky::months);
    let moons: Vec<&sky::Month> = years.into_iter().flatten().collect();
    let names = days.map_while(|date| {
        let begun = moons.partition_point(|moon| moon.first <= date);
        moons
            .get(begun.checked_sub(1)?)
            .map(|moon| day_name(moon, date))
    });
    names.collect()
}

/// What the day `date` of the month `moon` is called.
fn day_name(moon: &sky::Month, date: Date) -> String {
    let day = usize::try_from(date.duration_since(moon.first).as_hours() / 24).unwrap_or(0);
    match LUNAR_DAY_NAMES.get(day) {
        Some(name) if day > 0 => (*name).to_owned(),
        _ => moon.name.clone(),
    }
}
