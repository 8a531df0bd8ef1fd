//! The year of every activity: the item's own, its schedule's, the plan's. Never guessed from today.

use crate::model::schedule::{Activity, PlanYear};

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
    let of_period = || activity.period()?.months.first().copied();
    activity.month.or_else(of_period)
}
