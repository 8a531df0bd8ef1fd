//! The months: what falls in each, and the months between that hold nothing.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::assemble::select::Folders;
use crate::base::date::YearMonth;
use crate::model::document::Kind;
use crate::model::schedule::PlanYear;
use crate::model::site::{Entry, Month, MonthTheme, PlannedActivity};

/// How many months a site may span. A typing error in a year must not make ten thousand pages.
const LONGEST: usize = 12 * 200;

/// How many entries are placed in one go.
const CHUNK: usize = 2_048;

/// The months of the site, from the first that has an activity to the last, without gaps.
pub fn months(
    folders: &Folders<'_>,
    entries: &[Entry],
    activities: &[PlannedActivity],
) -> BTreeMap<YearMonth, Month> {
    let mut months = placed(entries, activities);
    fill_gaps(&mut months);
    for month in months.values_mut() {
        month
            .dated
            .sort_by_key(|at| activities.get(*at).map(|planned| planned.activity().day));
    }
    for (at, entry) in entries.iter().enumerate() {
        let plan_year = folders.year(&entry.document);
        add_themes(&mut months, plan_year, at, entry);
        add_article(&mut months, at, entry);
        let planned = activities.get(entry.activities.clone()).unwrap_or_default();
        for (planned, at) in planned.iter().zip(entry.activities.clone()) {
            add_recurring(&mut months, plan_year, at, planned);
        }
    }
    months
}

/// The activities in their months: a stretch of entries on each core, put together in order.
fn placed(entries: &[Entry], activities: &[PlannedActivity]) -> BTreeMap<YearMonth, Month> {
    let of_chunk = |entries: &[Entry]| {
        let mut months = BTreeMap::new();
        for entry in entries {
            let range = entry.activities.clone();
            let planned = activities.get(range.clone()).unwrap_or_default();
            place(&mut months, range.start, planned);
        }
        months
    };
    entries
        .par_chunks(CHUNK)
        .map(of_chunk)
        .reduce(BTreeMap::new, |mut one, other| {
            for (month, after) in other {
                one.entry(month)
                    .or_insert_with(Month::default)
                    .append(after);
            }
            one
        })
}

/// Puts the activities of one plan, of which the first is number `start`, into their months.
fn place(months: &mut BTreeMap<YearMonth, Month>, start: usize, planned: &[PlannedActivity]) {
    let mut at = start;
    for group in planned.chunk_by(|one, other| one.year_month() == other.year_month()) {
        match group.first().and_then(PlannedActivity::year_month) {
            Some(month) => place_in(months.entry(month).or_default(), at, group),
            None => group
                .iter()
                .zip(at..)
                .for_each(|(planned, at)| place_period(months, at, planned)),
        }
        at += group.len();
    }
}

fn place_in(month: &mut Month, start: usize, planned: &[PlannedActivity]) {
    for (planned, at) in planned.iter().zip(start..) {
        month.done += usize::from(planned.activity().is_done());
        match planned.date() {
            Some(_) => month.dated.push(at),
            None => month.undated.push(at),
        }
    }
}

/// Puts an activity that has no month of its own into each month of its period.
fn place_period(months: &mut BTreeMap<YearMonth, Month>, at: usize, planned: &PlannedActivity) {
    let Some((year, period)) = planned.year.zip(planned.activity().period.as_ref()) else {
        return;
    };
    let first = period.months.first().copied().unwrap_or(1);
    for month in &period.months {
        let year = year + i16::from(*month < first);
        months
            .entry(YearMonth {
                year,
                month: *month,
            })
            .or_default()
            .periods
            .push(at);
    }
}

/// Adds the empty months between the first and the last.
fn fill_gaps(months: &mut BTreeMap<YearMonth, Month>) {
    let (Some(first), Some(last)) = (
        months.keys().next().copied(),
        months.keys().next_back().copied(),
    ) else {
        return;
    };
    let every = std::iter::successors(Some(first), |month| Some(month.next()));
    for month in every.take_while(|month| *month < last).take(LONGEST) {
        months.entry(month).or_default();
    }
}

fn add_themes(
    months: &mut BTreeMap<YearMonth, Month>,
    plan_year: Option<PlanYear>,
    at: usize,
    entry: &Entry,
) {
    for theme in &entry.schedule.themes {
        let year = super::years::year(theme.year, Some(theme.month), plan_year);
        let month = year.map(|year| YearMonth {
            year,
            month: theme.month,
        });
        if let Some(month) = month.and_then(|month| months.get_mut(&month)) {
            month.themes.push(MonthTheme {
                entry: at,
                line: theme.line,
                text: theme.text.clone(),
            });
        }
    }
}

/// Lists an article or notice under the month of its date.
fn add_article(months: &mut BTreeMap<YearMonth, Month>, at: usize, entry: &Entry) {
    if !matches!(entry.kind, Kind::Article | Kind::Notice) {
        return;
    }
    let month = entry.document.front.date.map(YearMonth::of);
    if let Some(month) = month.and_then(|month| months.get_mut(&month)) {
        month.articles.push(at);
    }
}

/// Lists what comes back under every month of its plan that has a page.
fn add_recurring(
    months: &mut BTreeMap<YearMonth, Month>,
    plan_year: Option<PlanYear>,
    at: usize,
    planned: &PlannedActivity,
) {
    if planned.activity().every.is_none() || planned.activity().month.is_some() {
        return;
    }
    let Some(plan_year) = planned
        .activity()
        .year
        .map(PlanYear::Calendar)
        .or(plan_year)
    else {
        return;
    };
    for month in plan_year.months() {
        if let Some(month) = months.get_mut(&month) {
            month.recurring.push(at);
        }
    }
}
