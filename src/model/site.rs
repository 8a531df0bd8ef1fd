//! The site: the documents of one edition, in order, and what hangs together among them.
//!
//! Entries and columns are named by their index in [`Site`], activities by their [`ActivityId`]; both hold for one assembly.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::date::{Date, YearMonth};
use crate::base::path::{SourcePath, Url};
use crate::base::place::Place;
use crate::model::config::Config;
use crate::model::document::{Body, Document, Kind};
use crate::model::issue::{Paper, Piece};
use crate::model::paper::Sheet;
use crate::model::picture::Size;
use crate::model::schedule::{Activity, PlanYear, Schedule};
use crate::model::source::Edition;
use crate::model::years;

/// One edition of a bulletin, assembled.
#[derive(Debug, Clone)]
pub struct Site {
    /// `site.toml`.
    pub config: Config,
    /// Which board, and which day.
    pub edition: Edition,
    /// The welcome on the home page: `content/_index.md`.
    pub home: Home,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The documents of this edition: column by column, in the order lists show them.
    pub entries: Vec<Arc<Entry>>,
    /// The years and months that have pages, with the empty months of gaps that are not too long.
    pub months: Months,
    /// The tags, by name.
    pub tags: Vec<Tag>,
    /// The paper that comes out in issues, where there is one.
    pub paper: Option<Paper>,
    /// What became of activities.
    pub reports: Reports,
    /// What was left out, by path, and why.
    pub excluded: Vec<Excluded>,
    /// What cannot be set on paper, so that no page leads to it.
    pub withheld: Vec<Sheet>,
    /// The pages whose headings are linked to, from this edition or from files of issues that it does not have.
    pub anchored: BTreeSet<Url>,
}

impl Site {
    /// The document that an issue carries.
    #[must_use]
    pub fn piece(&self, piece: Piece) -> Option<&Entry> {
        match piece {
            Piece::Entry(at) => self.entries.get(at).map(|entry| &**entry),
            Piece::Past(at) => self.paper.as_ref()?.past.get(&at),
        }
    }

    /// The activity `id`.
    #[must_use]
    pub fn planned(&self, id: ActivityId) -> Option<PlannedActivity<'_>> {
        self.entries.get(id.entry())?.planned(id)
    }

    /// What the plans name, in the order of the entries and of their text.
    pub fn all_planned(&self) -> impl Iterator<Item = PlannedActivity<'_>> {
        let entries = self.entries.iter().enumerate();
        entries.flat_map(|(at, entry)| entry.all_planned(at))
    }

    /// Where a text of the site first names `file`.
    #[must_use]
    pub fn place_of(&self, file: &SourcePath) -> Option<&Place> {
        let paper = self.paper.iter();
        let past = paper.clone().flat_map(|paper| paper.past.values());
        let issues = paper.clone().flat_map(|paper| &paper.issues);
        let of_issues = issues.filter_map(|issue| Some(&issue.text.as_ref()?.document.body));
        let of_entries = self.entries.iter().map(|entry| &**entry).chain(past);
        let bodies = [&self.home.body].into_iter();
        let mut links = bodies
            .chain(self.columns.iter().map(|column| &column.body))
            .chain(of_entries.map(|entry| &entry.document.body))
            .chain(paper.map(|paper| &paper.body))
            .chain(of_issues)
            .flat_map(|body| &body.links);
        let named = links.find(|link| link.target == *file);
        named.map(|link| &link.place)
    }

    /// Whether an activity is done: ticked off in its plan, or reported on. What comes back is never done by one report.
    #[must_use]
    pub fn is_done(&self, planned: &PlannedActivity<'_>) -> bool {
        let activity = planned.activity();
        let is_reported = || self.reports.by_activity.contains_key(&planned.id);
        activity.is_done() || activity.every().is_none() && is_reported()
    }
}

/// The months that have pages; shared with the site after an edit that leaves them as they are.
pub type Months = BTreeMap<YearMonth, Arc<Month>>;

/// Which articles report on which activities. Entries are named by their index in [`Site::entries`].
#[derive(Debug, Clone, Default)]
pub struct Reports {
    /// The articles that report on an activity, in the order of the entries; none where they have expired since.
    pub by_activity: BTreeMap<ActivityId, Vec<usize>>,
    /// The activities that an article reports on, in order.
    pub by_entry: BTreeMap<usize, Vec<ActivityId>>,
    /// Whether any document of the edition, or that has expired, reports on anything, found or not.
    pub is_asked: bool,
}

/// What `content/_index.md` says.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// A title for the welcome.
    pub title: Option<String>,
    /// A line about the bulletin.
    pub summary: Option<String>,
    /// The welcome.
    pub body: Body,
    /// Where its links lead, one for each of `body.links`.
    pub targets: Vec<Target>,
}

/// A column (栏目).
#[derive(Debug, Clone)]
pub struct Column {
    /// Its folder, `content/plans`.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Url,
    /// What it holds.
    pub kind: Kind,
    /// Its rank; lower first.
    pub order: i64,
    /// A line about it.
    pub summary: Option<String>,
    /// Its own text.
    pub body: Body,
    /// Where the links of its text lead.
    pub targets: Vec<Target>,
    /// Its documents, in the order lists show them.
    pub entries: Vec<usize>,
    /// Whether its `_index.md` alone makes it a column of the public edition.
    pub is_public: bool,
}

/// A document with its place in the site, and with what it took from the folders above it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The document.
    pub document: Arc<Document>,
    /// Its column; `None` at the content's root.
    pub column: Option<usize>,
    /// What it is.
    pub kind: Kind,
    /// Its address.
    pub url: Url,
    /// 发文单位.
    pub unit: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its tags and those of its folder, each once.
    pub tags: Vec<String>,
    /// Where its links lead, one for each of `document.body.links`.
    pub targets: Vec<Target>,
    /// What it plans: only what its front matter declares where its text is not read.
    pub schedule: Arc<Schedule>,
    /// The year of its months: its own, that of the folders above it, its title's.
    pub year: Option<PlanYear>,
    /// Why the public edition of the same day, without drafts, does not have it.
    pub hidden: Option<Reason>,
}

/// Where a local link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a page of the site, and there to an anchor (empty: to its top).
    Page(Url, String),
    /// To a file that travels with the document: its address, what it is copied from, and its size in bytes.
    File(Url, SourcePath, u64),
    /// To such a file that is a picture, which is offered in several sizes.
    Picture(Url, SourcePath, Size),
    /// Nowhere in this edition: the words stay, the link goes.
    Nowhere,
}

impl Target {
    /// The file it leads to, if it leads to one: its address, and what it is copied from.
    #[must_use]
    pub fn file(&self) -> Option<(&Url, &SourcePath)> {
        match self {
            Target::File(url, path, _) | Target::Picture(url, path, _) => Some((url, path)),
            Target::Page(..) | Target::Nowhere => None,
        }
    }
}

impl Entry {
    /// The activity `id`, which is one of this entry's.
    #[must_use]
    pub fn planned(&self, id: ActivityId) -> Option<PlannedActivity<'_>> {
        let activity = self.schedule.activities.get(id.number as usize)?;
        Some(PlannedActivity {
            id,
            year: years::of(activity, self.year),
            activity,
        })
    }

    /// The first year that is known of what it plans.
    #[must_use]
    pub fn planned_year(&self) -> Option<i16> {
        let mut activities = self.schedule.activities.iter();
        activities.find_map(|activity| years::of(activity, self.year))
    }

    /// All that it plans, in the order of its text; it is entry `at` of the site.
    pub fn all_planned(&self, at: usize) -> impl Iterator<Item = PlannedActivity<'_>> {
        let ids =
            (0..self.schedule.activities.len()).map(move |number| ActivityId::new(at, number));
        ids.filter_map(|id| self.planned(id))
    }
}

/// The name of an activity: the entry that plans it, by its index in [`Site::entries`], and its number in the entry's
/// schedule. Names are in the order of the entries and of their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActivityId {
    entry: u32,
    number: u32,
}

impl ActivityId {
    /// Activity `number` of entry `entry`.
    #[must_use]
    pub fn new(entry: usize, number: usize) -> ActivityId {
        let narrow = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        ActivityId {
            entry: narrow(entry),
            number: narrow(number),
        }
    }

    /// The entry that plans it.
    #[must_use]
    pub fn entry(self) -> usize {
        self.entry as usize
    }
}

/// An activity of a plan, with its year.
#[derive(Debug, Clone, Copy)]
pub struct PlannedActivity<'s> {
    /// Its name.
    pub id: ActivityId,
    /// Its year, where one is known.
    pub year: Option<i16>,
    activity: &'s Activity,
}

impl<'s> PlannedActivity<'s> {
    /// What was read.
    #[must_use]
    pub fn activity(&self) -> &'s Activity {
        self.activity
    }

    /// The month it falls in, when both year and month are known.
    #[must_use]
    pub fn year_month(&self) -> Option<YearMonth> {
        Some(YearMonth {
            year: self.year?,
            month: self.activity().month?,
        })
    }

    /// The day it falls on, when one is named and exists.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.year_month()?.day(self.activity().day?)
    }

    /// The last day it falls on, when it is named, exists and is not before the first.
    #[must_use]
    pub fn end_date(&self) -> Option<Date> {
        let last = self.year_month()?.day(self.activity().end_day?)?;
        (self.date()? < last).then_some(last)
    }
}

/// What a month holds. Entries are named by their index in [`Site::entries`].
#[derive(Debug, Clone, Default)]
pub struct Month {
    /// What it is about, with the plan and the line that says so.
    pub themes: Vec<MonthTheme>,
    /// Activities with a day, by day.
    pub dated: Vec<ActivityId>,
    /// Activities of the month without a day.
    pub undated: Vec<ActivityId>,
    /// Activities of a period that holds this month.
    pub periods: Vec<ActivityId>,
    /// Activities that come back and hold for this month.
    pub recurring: Vec<ActivityId>,
    /// Articles and notices dated in it.
    pub articles: Vec<usize>,
    /// How many of the activities with or without a day are done.
    pub done: usize,
}

impl Month {
    /// Whether a plan names something for it, so that it has a page of its own accord.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        !(self.dated.is_empty() && self.undated.is_empty() && self.periods.is_empty())
    }

    /// Adds what `after` holds behind what this month holds.
    pub fn append(&mut self, mut after: Month) {
        self.themes.append(&mut after.themes);
        self.dated.append(&mut after.dated);
        self.undated.append(&mut after.undated);
        self.periods.append(&mut after.periods);
        self.recurring.append(&mut after.recurring);
        self.articles.append(&mut after.articles);
        self.done += after.done;
    }
}

/// What a month is about, by one plan.
#[derive(Debug, Clone)]
pub struct MonthTheme {
    /// The plan.
    pub entry: usize,
    /// The line that says so.
    pub line: usize,
    /// Its words.
    pub text: String,
}

/// A tag and the documents that carry it.
#[derive(Debug, Clone)]
pub struct Tag {
    /// As written.
    pub name: String,
    /// Its address.
    pub url: Url,
    /// Its documents, newest first.
    pub entries: Vec<usize>,
}

/// A document that is not in this edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluded {
    /// Its file.
    pub path: SourcePath,
    /// Why.
    pub reason: Reason,
}

/// Why a document, or its activities, are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is a draft.
    Draft,
    /// It is published from this day on.
    Future(Date),
    /// This was its last day.
    Expired(Date),
    /// It is for members.
    Internal,
    /// It is published, but its activities have no year and stand on no month page.
    NoYear,
}
