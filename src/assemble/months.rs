//! The months: what falls in each, and the months between that hold nothing.
//!
//! Every schedule is read once, while it is at hand: a large site has millions of activities.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::assemble::select::Folders;
use crate::base::date::YearMonth;
use crate::model::document::Kind;
use crate::model::schedule::{Activity, PlanYear};
use crate::model::site::{Entry, Month, MonthTheme, PlannedActivity};

/// How many empty months may lie between two that are not. A typing error in a year must not make thousands of pages.
const LONGEST_GAP: usize = 24;

/// How many entries are placed in one go.
const CHUNK: usize = 512;

/// What the plans name, and when.
#[derive(Default)]
pub struct Planned {
    /// The activities of all entries, in order.
    pub activities: Vec<PlannedActivity>,
    /// The months of the site, those that have an activity and the empty ones of the gaps between.
    pub months: BTreeMap<YearMonth, Month>,
    /// The entries that plan something for a month of no known year.
    pub without_year: Vec<usize>,
    /// What stands in a month only if something else made it one of the site's.
    guests: Guests,
}

/// What is listed in the months that there are, and makes none.
#[derive(Default)]
struct Guests {
    themes: Vec<(YearMonth, MonthTheme)>,
    articles: Vec<(YearMonth, usize)>,
    recurring: Vec<(YearMonth, usize)>,
}

/// Reads the schedules of all entries, each once, on all cores, and tells the entries which activities are theirs.
pub fn planned(folders: &Folders<'_>, entries: &mut [Entry]) -> Planned {
    let mut total = 0;
    for entry in entries.iter_mut() {
        let start = total;
        total += entry.schedule.activities.len();
        entry.activities = start..total;
    }
    let chunks = entries.par_chunks(CHUNK).enumerate();
    let parts: Vec<Planned> = chunks
        .map(|(number, chunk)| Planned::of(folders, number * CHUNK, chunk))
        .collect();
    let mut all = Planned::default();
    all.activities.reserve_exact(total);
    for part in parts {
        all.append(part);
    }
    fill_gaps(&mut all.months);
    all.seat_guests();
    all.sort();
    all
}

impl Planned {
    /// What `entries` plan, of which the first is number `first`.
    fn of(folders: &Folders<'_>, first: usize, entries: &[Entry]) -> Planned {
        let mut part = Planned::default();
        let count = entries.iter().map(|entry| entry.activities.len()).sum();
        part.activities.reserve_exact(count);
        for (entry, at) in entries.iter().zip(first..) {
            let plan_year = folders.year(&entry.document);
            part.add(at, entry, plan_year);
            part.guests.add(at, entry, plan_year);
        }
        part
    }

    /// Adds the activities of one entry.
    fn add(&mut self, at: usize, entry: &Entry, plan_year: Option<PlanYear>) {
        let start = self.activities.len();
        let year = |activity: &Activity| super::years::of(activity, plan_year);
        self.activities
            .extend(PlannedActivity::all(at, &entry.schedule, year));
        let planned = self.activities.get(start..).unwrap_or_default();
        let lost = |planned: &PlannedActivity| {
            planned.year.is_none() && planned.activity().every.is_none()
        };
        if planned.iter().any(lost) {
            self.without_year.push(at);
        }
        place(&mut self.months, entry.activities.start, planned);
    }

    /// Adds what later entries plan.
    fn append(&mut self, mut after: Planned) {
        self.activities.append(&mut after.activities);
        self.without_year.append(&mut after.without_year);
        for (month, of_month) in after.months {
            self.months.entry(month).or_default().append(of_month);
        }
        self.guests.themes.append(&mut after.guests.themes);
        self.guests.articles.append(&mut after.guests.articles);
        self.guests.recurring.append(&mut after.guests.recurring);
    }

    fn seat_guests(&mut self) {
        let guests = std::mem::take(&mut self.guests);
        for (month, theme) in guests.themes {
            if let Some(month) = self.months.get_mut(&month) {
                month.themes.push(theme);
            }
        }
        for (month, entry) in guests.articles {
            if let Some(month) = self.months.get_mut(&month) {
                month.articles.push(entry);
            }
        }
        for (month, activity) in guests.recurring {
            if let Some(month) = self.months.get_mut(&month) {
                month.recurring.push(activity);
            }
        }
    }

    /// Puts the activities of each month in the order of their days.
    fn sort(&mut self) {
        let Planned {
            months, activities, ..
        } = self;
        let day = |at: &usize| Some(activities.get(*at)?.activity().day);
        let months = months.par_iter_mut().map(|(_, month)| month);
        months.for_each(|month| month.dated.sort_by_cached_key(day));
    }
}

impl Guests {
    fn add(&mut self, at: usize, entry: &Entry, plan_year: Option<PlanYear>) {
        let themes = entry.schedule.themes.iter().filter_map(|theme| {
            let year = super::years::year(theme.year, Some(theme.month), plan_year)?;
            let month = YearMonth {
                year,
                month: theme.month,
            };
            let theme = MonthTheme {
                entry: at,
                line: theme.line,
                text: theme.text.clone(),
            };
            Some((month, theme))
        });
        self.themes.extend(themes);
        if matches!(entry.kind, Kind::Article | Kind::Notice) {
            let date = entry.document.front.date;
            self.articles
                .extend(date.map(|date| (YearMonth::of(date), at)));
        }
        let activities = entry.schedule.activities.iter();
        for (activity, number) in activities.zip(entry.activities.clone()) {
            self.add_recurring(number, activity, plan_year);
        }
    }

    /// What comes back stands under every month of its plan that has a page.
    fn add_recurring(&mut self, number: usize, activity: &Activity, plan_year: Option<PlanYear>) {
        if activity.every.is_none() || activity.month.is_some() {
            return;
        }
        let year = activity.year.map(PlanYear::Calendar).or(plan_year);
        let months = year.into_iter().flat_map(PlanYear::months);
        self.recurring.extend(months.map(|month| (month, number)));
    }
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

/// Adds the empty months between those that are not, where the gap is not too long.
fn fill_gaps(months: &mut BTreeMap<YearMonth, Month>) {
    let known: Vec<YearMonth> = months.keys().copied().collect();
    for (before, after) in known.iter().zip(known.iter().skip(1)) {
        let every = std::iter::successors(Some(before.next()), |month| Some(month.next()));
        let gap = every.take_while(|month| month < after);
        let gap: Vec<YearMonth> = gap.take(LONGEST_GAP + 1).collect();
        if gap.len() <= LONGEST_GAP {
            months.extend(gap.into_iter().map(|month| (month, Month::default())));
        }
    }
}
