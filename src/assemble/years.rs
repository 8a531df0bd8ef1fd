//! The year of every activity: the item's own, its schedule's, the plan's. Never guessed from today.

use rayon::prelude::*;

use crate::assemble::select::Folders;
use crate::model::schedule::{Activity, PlanYear};
use crate::model::site::{Entry, Excluded, PlannedActivity, Reason};

/// The activities of all entries, each with its year where one is known. A plan with months and no year
/// is listed among what was left out.
pub fn activities(
    folders: &Folders<'_>,
    entries: &mut [Entry],
    excluded: &mut Vec<Excluded>,
) -> Vec<PlannedActivity> {
    let mut total = 0;
    for entry in entries.iter_mut() {
        let start = total;
        total += entry.schedule.activities.len();
        entry.activities = start..total;
    }
    let all: Vec<PlannedActivity> = entries
        .par_iter()
        .enumerate()
        .flat_map_iter(|(at, entry)| {
            let plan_year = folders.year(&entry.document);
            PlannedActivity::all(at, &entry.schedule, move |activity| of(activity, plan_year))
        })
        .collect();
    let lost =
        |planned: &PlannedActivity| planned.year.is_none() && planned.activity().every.is_none();
    let without_year = entries.iter().filter(|entry| {
        let planned = all.get(entry.activities.clone()).unwrap_or_default();
        planned.iter().any(lost)
    });
    excluded.extend(without_year.map(|entry| Excluded {
        path: entry.document.path.clone(),
        reason: Reason::NoYear,
    }));
    all
}

/// The year of `activity` in a plan of the year `plan_year`.
#[must_use]
pub fn of(activity: &Activity, plan_year: Option<PlanYear>) -> Option<i16> {
    year(activity.year, first_month(activity), plan_year)
}

/// The calendar year of `month`: the one that was named, else by the plan's year.
#[must_use]
pub fn year(named: Option<i16>, month: Option<u8>, plan_year: Option<PlanYear>) -> Option<i16> {
    named.or_else(|| plan_year.map(|plan| plan.year_of(month.unwrap_or(1))))
}

/// The month an activity is in, or the first of its period.
fn first_month(activity: &Activity) -> Option<u8> {
    let of_period = || {
        activity
            .period
            .as_ref()
            .and_then(|period| period.months.first().copied())
    };
    activity.month.or_else(of_period)
}
