//! The site: the documents of one edition, in order, and what hangs together among them.
//!
//! Entries, columns and activities are named by their index in [`Site`]; the indices hold for one assembly.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::{Date, YearMonth};
use crate::base::path::{SourcePath, Url};
use crate::base::place::Place;
use crate::model::config::Config;
use crate::model::document::{Body, Document, Kind};
use crate::model::issue::{Paper, Piece};
use crate::model::picture::Size;
use crate::model::schedule::{Activity, Schedule};
use crate::model::source::Edition;

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
    pub entries: Vec<Entry>,
    /// What the plans name, in the order of the entries and of their text.
    pub activities: Vec<PlannedActivity>,
    /// The years and months that have pages, with the empty months of gaps that are not too long.
    pub months: BTreeMap<YearMonth, Month>,
    /// The tags, by name.
    pub tags: Vec<Tag>,
    /// The paper that comes out in issues, where there is one.
    pub paper: Option<Paper>,
    /// What became of activities.
    pub reports: Reports,
    /// What was left out, by path, and why.
    pub excluded: Vec<Excluded>,
}

impl Site {
    /// The document that an issue carries.
    #[must_use]
    pub fn piece(&self, piece: Piece) -> Option<&Entry> {
        match piece {
            Piece::Entry(at) => self.entries.get(at),
            Piece::Past(at) => self.paper.as_ref()?.past.get(&at),
        }
    }

    /// Where a text of the site first names `file`.
    #[must_use]
    pub fn place_of(&self, file: &SourcePath) -> Option<&Place> {
        let paper = self.paper.iter();
        let past = paper.clone().flat_map(|paper| paper.past.values());
        let issues = paper.clone().flat_map(|paper| &paper.issues);
        let of_issues = issues.filter_map(|issue| Some(&issue.text.as_ref()?.document.body));
        let of_entries = self.entries.iter().chain(past);
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
    pub fn is_done(&self, activity: usize) -> bool {
        let planned = self.activities.get(activity).map(PlannedActivity::activity);
        planned.is_some_and(|planned| {
            let reported =
                planned.every.is_none() && self.reports.by_activity.contains_key(&activity);
            planned.is_done() || reported
        })
    }
}

/// Which articles report on which activities: numbers are indices in [`Site::activities`] and [`Site::entries`].
#[derive(Debug, Clone, Default)]
pub struct Reports {
    /// The articles that report on an activity, in the order of the entries; none where they have expired since.
    pub by_activity: BTreeMap<usize, Vec<usize>>,
    /// The activities that an article reports on, in order.
    pub by_entry: BTreeMap<usize, Vec<usize>>,
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
    /// Its activities in [`Site::activities`].
    pub activities: std::ops::Range<usize>,
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

/// An activity of a plan, with its year.
#[derive(Debug, Clone)]
pub struct PlannedActivity {
    /// The plan.
    pub entry: usize,
    /// Its year, where one is known.
    pub year: Option<i16>,
    schedule: Arc<Schedule>,
    index: u32,
}

impl PlannedActivity {
    /// The activities of the plan `entry`, in the order of its text, each with the year that `year` finds for it.
    pub fn all<'a>(
        entry: usize,
        schedule: &'a Arc<Schedule>,
        year: impl Fn(&Activity) -> Option<i16> + 'a,
    ) -> impl Iterator<Item = PlannedActivity> + 'a {
        let activities = schedule.activities.iter().zip(0_u32..);
        activities.map(move |(activity, index)| PlannedActivity {
            entry,
            year: year(activity),
            schedule: schedule.clone(),
            index,
        })
    }

    /// What was read. The index was taken from this very schedule, which nothing changes.
    #[must_use]
    pub fn activity(&self) -> &Activity {
        &self.schedule.activities[self.index as usize]
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

/// What a month holds. Numbers are indices in [`Site::activities`] and [`Site::entries`].
#[derive(Debug, Clone, Default)]
pub struct Month {
    /// What it is about, with the plan and the line that says so.
    pub themes: Vec<MonthTheme>,
    /// Activities with a day, by day.
    pub dated: Vec<usize>,
    /// Activities of the month without a day.
    pub undated: Vec<usize>,
    /// Activities of a period that holds this month.
    pub periods: Vec<usize>,
    /// Activities that come back and hold for this month.
    pub recurring: Vec<usize>,
    /// Articles and notices dated in it.
    pub articles: Vec<usize>,
    /// How many of the activities with or without a day are done.
    pub done: usize,
}

impl Month {
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
