//! Which articles report on which activities, by the words of `reports` in their front matter.
//!
//! In: entries, activities and months. Out: both directions of the relation. Invariant: a reference counts only when it
//! means one event that has begun on the article's day; a plan and another that name the same day in words that fit name one event, and all of them count.

mod reference;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::assemble::select::{Folders, kind, reason};
use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Written;
use crate::model::document::{Content, Kind};
use crate::model::site::{ActivityId, Entry, Month, PlannedActivity, Reports};
use crate::model::source::Edition;
use reference::{Reference, alike, letters};

/// How many activities a finding proposes.
const PROPOSED: usize = 4;

/// How alike an activity must be to what was written to be proposed, from 0 to 1.
const ALIKE: f64 = 0.3;

/// How alike it must be, measured by the one that is most alike.
const NEARLY: f64 = 0.67;

/// What references are looked up in.
pub struct Plans<'a> {
    /// What folders say.
    pub folders: &'a Folders<'a>,
    /// Everything that was parsed.
    pub content: &'a Content,
    /// Which edition.
    pub edition: Edition,
    /// Its entries.
    pub entries: &'a [Entry],
    /// The documents that it had and that have expired.
    pub past: &'a BTreeMap<usize, Entry>,
    /// What falls in each month.
    pub months: &'a BTreeMap<YearMonth, Month>,
}

impl<'a> Plans<'a> {
    /// Whether errors in `article` or in a plan may be all that keeps them apart.
    fn is_unsure(&self, article: &Entry) -> bool {
        let is_plan = |path: &SourcePath| {
            let said = self.folders.said(path.folder());
            path.name() == "_index.md" || kind(said, path) == Kind::Plan
        };
        let mut broken = self.content.broken.iter();
        broken.any(|path| *path == article.document.path || is_plan(path))
    }

    fn planned(&self, id: ActivityId) -> Option<PlannedActivity<'a>> {
        self.entries.get(id.entry())?.planned(id)
    }
}

/// Finds what every article reports on, and tells what cannot be found.
pub fn reports(plans: &Plans<'_>, diagnostics: &mut Vec<Diagnostic>) -> Reports {
    let search = Search {
        plans,
        letters: OnceLock::new(),
    };
    let mut reports = Reports::default();
    let mut all = plans.entries.iter().chain(plans.past.values());
    reports.is_asked = all.any(|entry| !entry.document.front.reports.is_empty());
    for (at, entry) in plans.entries.iter().enumerate() {
        for written in &entry.document.front.reports {
            match search.find(written, entry) {
                Ok(found) => found.into_iter().for_each(|activity| {
                    reports.by_activity.entry(activity).or_default().push(at);
                    reports.by_entry.entry(at).or_default().push(activity);
                }),
                Err(_) if plans.is_unsure(entry) => {}
                Err(found) => diagnostics.push(*found),
            }
        }
    }
    for activity in search.once_reported() {
        reports.by_activity.entry(activity).or_default();
    }
    reports.by_activity.values_mut().for_each(sort);
    reports.by_entry.values_mut().for_each(sort);
    reports
}

/// Puts a list in order, each of it once.
fn sort<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

/// Counts as done, in their months, the activities that are reported on and not ticked off.
pub fn tick(months: &mut BTreeMap<YearMonth, Month>, entries: &[Entry], reports: &Reports) {
    let planned = |id: &ActivityId| entries.get(id.entry())?.planned(*id);
    let reported = reports.by_activity.keys().filter_map(planned);
    let open = reported.filter(|planned| {
        let activity = planned.activity();
        !activity.is_done() && activity.every().is_none()
    });
    for month in open.filter_map(|planned| planned.year_month()) {
        if let Some(month) = months.get_mut(&month) {
            month.done += 1;
        }
    }
}

/// Looks references up; the letters of all activities are gathered when one has to be looked for everywhere.
struct Search<'a> {
    plans: &'a Plans<'a>,
    letters: OnceLock<Vec<(ActivityId, String)>>,
}

impl Search<'_> {
    /// What articles reported on that have expired: it stays done. Their mistakes are nobody's concern any more.
    fn once_reported(&self) -> impl Iterator<Item = ActivityId> {
        let past = self.plans.past.values();
        let references = past.flat_map(|entry| {
            let reports = entry.document.front.reports.iter();
            reports.map(move |written| (written, entry))
        });
        references.flat_map(|(written, entry)| self.find(written, entry).unwrap_or_default())
    }

    /// The activities that `written` in the front matter of `article` means.
    fn find(&self, written: &Written, article: &Entry) -> Result<Vec<ActivityId>, Box<Diagnostic>> {
        let date = article.document.front.date;
        let mut reference = Reference::read(&written.text, date);
        let mut found = self.candidates(&reference, article);
        if self.events(&found) > 1 {
            found = self.exact(&reference, found);
        }
        match self.events(&found) {
            1 => Ok(found),
            0 if self.is_withheld(&reference) => Ok(found),
            0 => {
                reference.until = None;
                let later = self.candidates(&reference, article);
                Err(Box::new(match later.first().zip(date) {
                    Some((later, date)) => self.too_early(written, *later, date),
                    None => self.nothing(written, &reference),
                }))
            }
            _ => Err(Box::new(self.many(written, &found))),
        }
    }

    /// What fits: in the month that is named; else in the article's own month and the one before; else anywhere.
    fn candidates(&self, reference: &Reference, article: &Entry) -> Vec<ActivityId> {
        let own = article.document.front.date.map(YearMonth::of);
        let near = match (reference.month, own) {
            (Some(month), _) => self.of_month(month, reference),
            (None, Some(month)) => {
                let mut near = self.of_month(month.previous(), reference);
                near.extend(self.of_month(month, reference));
                near
            }
            (None, None) => Vec::new(),
        };
        match near.is_empty() && reference.month.is_none() {
            true => self.anywhere(reference),
            false => near,
        }
    }

    fn of_month(&self, month: YearMonth, reference: &Reference) -> Vec<ActivityId> {
        let of_month = self.plans.months.get(&month).into_iter();
        let all = of_month.flat_map(|month| {
            let own = month.dated.iter().chain(&month.undated);
            own.chain(&month.periods).chain(&month.recurring)
        });
        all.copied()
            .filter(|at| self.fits(*at, reference))
            .collect()
    }

    fn anywhere(&self, reference: &Reference) -> Vec<ActivityId> {
        let letters = self.all_letters().par_iter();
        let fitting = letters
            .filter(|(at, text)| reference.fits_words(text) && self.fits_plan(*at, reference))
            .filter(|(at, _)| self.fits_time(*at, reference));
        fitting.map(|(at, _)| *at).collect()
    }

    fn all_letters(&self) -> &[(ActivityId, String)] {
        self.letters.get_or_init(|| {
            let entries = self.plans.entries.par_iter().enumerate();
            let planned = entries.flat_map_iter(|(at, entry)| entry.all_planned(at));
            planned
                .map(|planned| (planned.id, letters(&planned.activity().text)))
                .collect()
        })
    }

    fn fits(&self, at: ActivityId, reference: &Reference) -> bool {
        let Some(planned) = self.plans.planned(at) else {
            return false;
        };
        let lasts = || {
            let first = planned.date()?;
            Some(first..=planned.end_date().unwrap_or(first))
        };
        let day = reference.day;
        day.is_none_or(|day| lasts().is_some_and(|days| days.contains(&day)))
            && reference.fits_words(&letters(&planned.activity().text))
            && self.fits_plan(at, reference)
            && reference.fits_time(&planned)
    }

    fn fits_time(&self, at: ActivityId, reference: &Reference) -> bool {
        let planned = self.plans.planned(at);
        planned.is_some_and(|planned| reference.fits_time(&planned))
    }

    fn fits_plan(&self, at: ActivityId, reference: &Reference) -> bool {
        let plan = self.plans.entries.get(at.entry());
        plan.is_some_and(|plan| reference.fits_plan(&plan.document.path))
    }

    /// Of several that fit, those whose words are the very same, where there are any.
    fn exact(&self, reference: &Reference, found: Vec<ActivityId>) -> Vec<ActivityId> {
        let same = |at: &ActivityId| self.words(*at) == reference.words;
        match found.iter().any(same) {
            true => found.into_iter().filter(same).collect(),
            false => found,
        }
    }

    fn words(&self, at: ActivityId) -> String {
        let planned = self.plans.planned(at);
        planned
            .map(|planned| letters(&planned.activity().text))
            .unwrap_or_default()
    }

    fn events(&self, found: &[ActivityId]) -> usize {
        let events: BTreeSet<_> = found.iter().map(|at| self.event(*at)).collect();
        events.len()
    }

    /// What makes two activities one event: the same day, or the same words in the same month.
    fn event(&self, at: ActivityId) -> impl Ord + use<> {
        let planned = self.plans.planned(at);
        let date = planned.and_then(|planned| planned.date());
        let month = planned.and_then(|planned| planned.year_month());
        let words = date.is_none().then(|| self.words(at));
        (date, month, words)
    }

    /// Whether a plan that is not of this edition names it.
    fn is_withheld(&self, reference: &Reference) -> bool {
        let plans = self.plans;
        plans.content.documents.iter().any(|document| {
            let mut activities = document.schedule.activities.iter();
            let said = plans.folders.said(document.path.folder());
            activities.any(|activity| reference.fits_words(&letters(&activity.text)))
                && reason(said, document, plans.edition).is_some()
        })
    }

    fn nothing(&self, written: &Written, reference: &Reference) -> Diagnostic {
        let letters = self.all_letters().par_iter();
        let near = letters.map(|(at, text)| (alike(text, &reference.words), *at));
        let mut near: Vec<(f64, ActivityId)> = near.filter(|(alike, _)| *alike >= ALIKE).collect();
        near.sort_by(|(one, first), (other, second)| other.total_cmp(one).then(first.cmp(second)));
        let best = near.first().map_or(0.0, |(best, _)| *best);
        near.retain(|(alike, _)| *alike >= best * NEARLY);
        let near: Vec<ActivityId> = near.into_iter().map(|(_, at)| at).take(PROPOSED).collect();
        let message = Message::new("reports-nothing").arg("text", &written.text);
        let help = match near.is_empty() {
            true => Message::new("reports-nothing-none"),
            false => Message::new("reports-propose").arg("lines", self.proposals(&near)),
        };
        Diagnostic::error(written.place.clone(), message).help(help)
    }

    /// Only `later` fits, which begins after the day of the article.
    fn too_early(&self, written: &Written, later: ActivityId, date: Date) -> Diagnostic {
        let planned = self.plans.planned(later);
        let day = planned.and_then(|planned| planned.date());
        let month = planned.and_then(|planned| planned.year_month());
        let when = day.map(|day| day.to_string());
        let when = when.or_else(|| month.map(|month| month.to_string()));
        let message = Message::new("reports-later")
            .arg("text", &written.text)
            .arg("when", when.unwrap_or_default())
            .arg("date", date);
        let help = Message::new("reports-later-help");
        Diagnostic::error(written.place.clone(), message).help(help)
    }

    fn many(&self, written: &Written, found: &[ActivityId]) -> Diagnostic {
        let message = Message::new("reports-many")
            .arg("text", &written.text)
            .arg("count", found.len());
        let shown = found.get(..PROPOSED).unwrap_or(found);
        let help = Message::new("reports-propose").arg("lines", self.proposals(shown));
        Diagnostic::error(written.place.clone(), message).help(help)
    }

    /// What could be written instead, one a line, each once.
    fn proposals(&self, activities: &[ActivityId]) -> String {
        let planned = activities.iter().filter_map(|at| self.plans.planned(*at));
        let mut lines: Vec<String> = planned
            .filter_map(|planned| {
                let plan = self.plans.entries.get(planned.id.entry())?;
                let proposal = reference::proposal(&planned, plan.document.path.name());
                Some(format!("reports = {proposal:?}"))
            })
            .collect();
        lines.sort();
        lines.dedup();
        lines.join("\n")
    }
}
