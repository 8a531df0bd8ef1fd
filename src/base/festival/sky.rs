//! Where sun and moon stand.
//!
//! In: a year. Out: the months of its lunar calendar, each with the civil day it begins on, and the days of its solar terms.
//! Invariant: everything is computed once; it is costly to know, and a large site asks for it again and again.

use std::sync::OnceLock;

use tyme4rs::tyme::Culture;
use tyme4rs::tyme::lunar::LunarYear;
use tyme4rs::tyme::solar::{SolarDay, SolarTerm};

use crate::base::date::Date;

/// The first year, and how many follow it.
const FIRST: i16 = 1899;
const COUNT: usize = 304;

/// Solar terms from one winter solstice to the next, both counted.
const TERMS: usize = 25;

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
pub fn months(year: i16) -> &'static [Month] {
    static YEARS: [OnceLock<Vec<Month>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let known = position(year).and_then(|at| YEARS.get(at));
    known.map_or(&[], |known| known.get_or_init(|| months_of(year)))
}

fn months_of(year: i16) -> Vec<Month> {
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

/// The day of a solar term, by its number counted from the winter solstice of the year before.
pub fn term(year: i16, number: usize) -> Option<Date> {
    static YEARS: [[OnceLock<Option<Date>>; TERMS]; COUNT] =
        [const { [const { OnceLock::new() }; TERMS] }; COUNT];
    let day = || {
        let number = isize::try_from(number).ok()?;
        civil(&SolarTerm::from_index(isize::from(year), number).get_solar_day())
    };
    *YEARS.get(position(year)?)?.get(number)?.get_or_init(day)
}

fn position(year: i16) -> Option<usize> {
    usize::try_from(year - FIRST).ok()
}

/// The civil date of a day of the library.
fn civil(day: &SolarDay) -> Option<Date> {
    let year = i16::try_from(day.get_year()).ok()?;
    let month = i8::try_from(day.get_month()).ok()?;
    Date::new(year, month, i8::try_from(day.get_day()).ok()?).ok()
}
