//! The months of the lunar calendar.
//!
//! In: a lunar year. Out: its months, each with the civil day it begins on. Invariant: every year is computed once; where
//! the moon stands is costly to know, and each of its months is asked for again and again.

use std::sync::OnceLock;

use tyme4rs::tyme::Culture;
use tyme4rs::tyme::lunar::LunarYear;
use tyme4rs::tyme::solar::SolarDay;

use crate::base::date::Date;

/// The first year, and how many follow it.
const FIRST: i16 = 1899;
const COUNT: usize = 304;

/// A month of the moon.
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Its number; negative for a leap month, which has that of the month before it.
    pub number: isize,
    /// Its name, as 八月.
    pub name: String,
}

/// The months of a lunar year, in order; none of a year that is not known.
pub fn year(year: i16) -> &'static [Month] {
    static YEARS: [OnceLock<Vec<Month>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let known = usize::try_from(year - FIRST)
        .ok()
        .and_then(|at| YEARS.get(at));
    known.map_or(&[], |known| known.get_or_init(|| months(year)))
}

fn months(year: i16) -> Vec<Month> {
    let year = LunarYear::new(isize::from(year)).ok();
    let months = year.iter().flat_map(LunarYear::get_months);
    let months = months.filter_map(|month| {
        Some(Month {
            first: civil(&month.get_first_julian_day().get_solar_day())?,
            number: month.get_month_with_leap(),
            name: month.get_name(),
        })
    });
    months.collect()
}

/// The civil date of a day of the library.
pub fn civil(day: &SolarDay) -> Option<Date> {
    let year = i16::try_from(day.get_year()).ok()?;
    let month = i8::try_from(day.get_month()).ok()?;
    Date::new(year, month, i8::try_from(day.get_day()).ok()?).ok()
}
