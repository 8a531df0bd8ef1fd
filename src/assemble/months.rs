//! The months: what falls in each, and the months between that hold nothing.
//!
//! In: the entries. Out: the months. Every schedule is read once, while it is at hand: a large site has millions of
//! activities. Invariant: each list of a month is in the order of its plans and their texts, the dated one by day first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::date::YearMonth;
use crate::model::document::Kind;
use crate::model::schedule::PlanYear;
use crate::model::site::{ActivityId, Entry, Month, MonthTheme, Months, PlannedActivity};
use crate::model::years;

/// How many empty months may lie between two that are not. A typing error in a year must not make thousands of pages.
const LONGEST_GAP: usize = 24;

/// How many entries are placed in one go.
const CHUNK: usize = 512;

/// What the plans name, and when.
#[derive(Default)]
pub struct Planned {
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
    recurring: Vec<(YearMonth, ActivityId)>,
}

/// Reads the schedules of all entries, each once, on all cores.
pub fn planned(entries: &[Entry]) -> Planned {
    let chunks = entries.par_chunks(CHUNK).enumerate();
    let parts: Vec<Planned> = chunks
        .map(|(number, chunk)| Planned::of(number * CHUNK, chunk))
        .collect();
    let mut all = Planned::default();
    for part in parts {
        all.append(part);
    }
    fill_gaps(&mut all.months);
    all.seat_guests();
    all.sort(entries);
    all
}

/// Makes of `months` what they are when entry `at` of `entries` plans what `after` does and no longer what it did before.
/// `None`, and the months half done, when there would be other months, or other plans without a year.
pub fn patch(months: &mut Months, entries: &[Arc<Entry>], at: usize, after: &Entry) -> Option<()> {
    let [old, new] = [entries.get(at)?, after].map(|entry| Planned::of_one(at, entry));
    if !(old.without_year.is_empty() && new.without_year.is_empty()) {
        return None;
    }
    let day = |id| day(entries, at, after, id);
    let none = Month::default();
    let touched: BTreeSet<YearMonth> = old
        .months
        .keys()
        .chain(new.months.keys())
        .copied()
        .collect();
    for month in touched {
        let [old, new] = [&old, &new].map(|planned| planned.months.get(&month).unwrap_or(&none));
        match months.get_mut(&month) {
            Some(known) => *known = Arc::new(exchanged(known, at, old, new, day)?),
            None if new.is_planned() => return None,
            None => {}
        }
    }
    Some(())
}

/// `month` with `new` of entry `at` in the place of `old`. `None` when it would no longer, or only now, be planned for.
fn exchanged(
    month: &Month,
    at: usize,
    old: &Month,
    new: &Month,
    day: impl Fn(ActivityId) -> Option<u8>,
) -> Option<Month> {
    let mut changed = month.clone();
    forget(&mut changed, at);
    insert(&mut changed, at, new, day);
    changed.done = (changed.done + new.done).checked_sub(old.done)?;
    (changed.is_planned() == month.is_planned()).then_some(changed)
}

/// Takes out of `month` what entry `at` plans for it.
fn forget(month: &mut Month, at: usize) {
    let lists = [
        &mut month.dated,
        &mut month.undated,
        &mut month.periods,
        &mut month.recurring,
    ];
    for list in lists {
        list.retain(|id| id.entry() != at);
    }
    month.themes.retain(|theme| theme.entry != at);
}

/// Puts what entry `at` plans, `new`, where it belongs in `month`, which holds nothing of it.
fn insert(month: &mut Month, at: usize, new: &Month, day: impl Fn(ActivityId) -> Option<u8>) {
    for id in &new.dated {
        let key = (day(*id), *id);
        let place = month
            .dated
            .partition_point(|other| (day(*other), *other) < key);
        month.dated.insert(place, *id);
    }
    let lists = [
        (&mut month.undated, &new.undated),
        (&mut month.periods, &new.periods),
        (&mut month.recurring, &new.recurring),
    ];
    for (list, new) in lists {
        let place = list.partition_point(|id| id.entry() < at);
        list.splice(place..place, new.iter().copied());
    }
    let place = month.themes.partition_point(|theme| theme.entry < at);
    month
        .themes
        .splice(place..place, new.themes.iter().cloned());
}

/// The day of activity `id` among `entries`, of which number `at` is `after` now.
fn day(entries: &[Arc<Entry>], at: usize, after: &Entry, id: ActivityId) -> Option<u8> {
    let entry = match id.entry() == at {
        true => after,
        false => entries.get(id.entry())?,
    };
    entry.planned(id)?.activity().day
}

impl Planned {
    /// What `entries` plan, of which the first is number `first`.
    fn of(first: usize, entries: &[Entry]) -> Planned {
        let mut part = Planned::default();
        for (entry, at) in entries.iter().zip(first..) {
            part.add(at, entry);
            part.guests.add(at, entry);
        }
        part
    }

    /// What one entry plans, with a month for every theme and all that comes back.
    fn of_one(at: usize, entry: &Entry) -> Planned {
        let mut one = Planned::of(at, std::slice::from_ref(entry));
        let themes = one.guests.themes.iter().map(|(month, _)| *month);
        let recurring = one.guests.recurring.iter().map(|(month, _)| *month);
        for month in themes.chain(recurring) {
            one.months.entry(month).or_default();
        }
        one.seat_guests();
        one
    }

    /// Adds the activities of one entry.
    fn add(&mut self, at: usize, entry: &Entry) {
        let mut has_lost = false;
        for planned in entry.all_planned(at) {
            has_lost |= planned.year.is_none() && planned.activity().every().is_none();
            self.place(&planned);
        }
        if has_lost {
            self.without_year.push(at);
        }
    }

    /// Adds what later entries plan.
    fn append(&mut self, mut after: Planned) {
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
    fn sort(&mut self, entries: &[Entry]) {
        let day = |id: &ActivityId| Some(entries.get(id.entry())?.planned(*id)?.activity().day);
        let months = self.months.par_iter_mut().map(|(_, month)| month);
        months.for_each(|month| month.dated.sort_by_cached_key(day));
    }

    /// Puts an activity into its month, or into each month of its period.
    fn place(&mut self, planned: &PlannedActivity<'_>) {
        match planned.year_month() {
            Some(at) => {
                let month = self.months.entry(at).or_default();
                month.done += usize::from(planned.activity().is_done());
                match planned.date() {
                    Some(_) => month.dated.push(planned.id),
                    None => month.undated.push(planned.id),
                }
            }
            None => self.place_period(planned),
        }
    }

    fn place_period(&mut self, planned: &PlannedActivity<'_>) {
        let Some((year, period)) = planned.year.zip(planned.activity().period()) else {
            return;
        };
        let first = period.months.first().copied().unwrap_or(1);
        for month in &period.months {
            let year = year + i16::from(*month < first);
            let at = YearMonth {
                year,
                month: *month,
            };
            self.months.entry(at).or_default().periods.push(planned.id);
        }
    }
}

impl Guests {
    fn add(&mut self, at: usize, entry: &Entry) {
        let themes = entry.schedule.themes.iter().filter_map(|theme| {
            let year = years::year(theme.year, Some(theme.month), entry.year)?;
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
        for planned in entry.all_planned(at) {
            self.add_recurring(&planned, entry.year);
        }
    }

    /// What comes back stands under every month of its plan that has a page.
    fn add_recurring(&mut self, planned: &PlannedActivity<'_>, plan_year: Option<PlanYear>) {
        let activity = planned.activity();
        if activity.every().is_none() || activity.month.is_some() {
            return;
        }
        let year = activity.year.map(PlanYear::Calendar).or(plan_year);
        let months = year.into_iter().flat_map(PlanYear::months);
        self.recurring
            .extend(months.map(|month| (month, planned.id)));
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
