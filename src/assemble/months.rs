//! The months: what falls in each, and the months between that hold nothing.

use std::collections::BTreeMap;

use crate::assemble::select::Folders;
use crate::base::date::YearMonth;
use crate::model::document::Kind;
use crate::model::schedule::PlanYear;
use crate::model::site::{Entry, Month, MonthTheme, PlannedActivity};

/// How many months a site may span. A typing error in a year must not make ten thousand pages.
const LONGEST: usize = 12 * 200;

/// The months of the site, from the first that has an activity to the last, without gaps.
pub fn months(
    folders: &Folders<'_>,
    entries: &[Entry],
    activities: &[PlannedActivity],
) -> BTreeMap<YearMonth, Month> {
    let mut months = BTreeMap::new();
    for (at, planned) in activities.iter().enumerate() {
        place(&mut months, at, planned);
    }
    fill_gaps(&mut months);
    for month in months.values_mut() {
        month
            .dated
            .sort_by_key(|at| activities.get(*at).map(|planned| planned.activity().day));
    }
    for (at, entry) in entries.iter().enumerate() {
        add_themes(&mut months, folders, at, entry);
        add_article(&mut months, at, entry);
    }
    for (at, planned) in activities.iter().enumerate() {
        if let Some(entry) = entries.get(planned.entry) {
            add_recurring(&mut months, folders.year(&entry.document), at, planned);
        }
    }
    months
}

/// Puts an activity into its month, or into each month of its period.
fn place(months: &mut BTreeMap<YearMonth, Month>, at: usize, planned: &PlannedActivity) {
    if let Some(month) = planned.year_month() {
        let month = months.entry(month).or_default();
        match planned.date() {
            Some(_) => month.dated.push(at),
            None => month.undated.push(at),
        }
        return;
    }
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
    folders: &Folders<'_>,
    at: usize,
    entry: &Entry,
) {
    let plan_year = folders.year(&entry.document);
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
