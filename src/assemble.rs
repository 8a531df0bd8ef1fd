//! Configuration and documents into a site.
//!
//! In: everything that was parsed. Out: one edition, with addresses, order, months, tags and resolved links.
//! Invariant: what is not of the edition is dropped first; nothing after `select` can see it but as a
//! path that exists, so that a link to it can be told from a dead one.

mod columns;
mod entries;
mod issues;
mod links;
mod months;
mod patch;
mod reports;
mod select;
mod tags;
pub mod unplaced;

pub use patch::patched;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::date::YearMonth;
use crate::base::diagnostic::Diagnostic;
use crate::model::config::Config;
use crate::model::document::{Audience, Content, Document, Index};
use crate::model::series::FOLDER;
use crate::model::site::{Entry, Excluded, Home, Month, Months, Reason, Site};
use crate::model::source::Edition;

/// Assembles one edition of the site. Findings concern the documents as a whole: addresses, links, clashes.
#[must_use]
pub fn site(config: &Config, content: &Content, edition: Edition) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let folders = select::Folders::new(config, content, edition.internal);
    let (mut selected, mut excluded) = select::documents(&folders, content, edition);
    let is_issue = |document: &Document| {
        let is_unsure = content.broken.contains(&document.path);
        document.front.issue.is_some() || is_unsure && document.path.folder() == FOLDER
    };
    selected.retain(|document| !is_issue(document));
    let mut columns = columns::columns(&folders, content, &selected, edition, &mut diagnostics);
    let mut entries = entries::entries(&folders, &mut columns, selected, edition, &mut diagnostics);
    let mut home = home(&folders, edition);
    let past = issues::past(&folders, content, &columns, edition);
    let desk = config.bulletin.as_ref().map(|series| issues::Desk {
        series,
        folders: &folders,
        content,
        edition,
        columns: &columns,
        entries: &entries,
        past: &past,
    });
    if desk.is_none() {
        diagnostics.extend(issues::without_series(content));
    }
    let mut paper = desk.map(|desk| issues::paper(desk, &mut diagnostics));
    let texts = links::Texts {
        home: &mut home,
        columns: &mut columns,
        entries: &mut entries,
        paper: paper.as_mut(),
    };
    let mut anchored = links::resolve(&folders, content, edition, texts, &mut diagnostics);
    let lost = entries
        .par_iter()
        .flat_map_iter(|entry| unplaced::lost(&entry.document.path, &entry.schedule));
    diagnostics.extend(lost.collect::<Vec<_>>());
    let (mut planned, tags) = rayon::join(|| months::planned(&entries), || tags::tags(&entries));
    let plans = reports::Plans {
        folders: &folders,
        content,
        edition,
        entries: &entries,
        past: &past,
        months: &planned.months,
    };
    let reports = reports::reports(&plans, &mut diagnostics);
    reports::tick(&mut planned.months, &entries, &reports);
    let without_year = planned
        .without_year
        .iter()
        .filter_map(|at| entries.get(*at));
    excluded.extend(without_year.map(|entry| Excluded {
        path: entry.document.path.clone(),
        reason: Reason::NoYear,
    }));
    let (inside, told) = issues::hidden::mistakes(config, content, edition, &diagnostics);
    anchored.extend(inside);
    diagnostics.extend(told);
    excluded.sort_by(|one, other| one.path.cmp(&other.path));
    let mut entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
    // It is collected in place, where the entries themselves stood.
    entries.shrink_to_fit();
    let site = Site {
        config: config.clone(),
        edition,
        home,
        columns,
        entries,
        months: shared(planned.months),
        tags,
        paper,
        reports,
        excluded,
        withheld: Vec::new(),
        anchored,
    };
    (site, diagnostics)
}

/// What `content/_index.md` says. Home is for everybody unless the file itself says that it is for members: the site's
/// default is about what lies below.
fn home(folders: &select::Folders<'_>, edition: Edition) -> Home {
    let readable = |index: &&Index| edition.internal || index.audience != Some(Audience::Internal);
    let index = folders.index("content").filter(readable);
    let index = index.cloned().unwrap_or_default();
    Home {
        title: index.title,
        summary: index.summary,
        body: index.body,
        targets: Vec::new(),
    }
}

fn shared(months: BTreeMap<YearMonth, Month>) -> Months {
    let months = months.into_iter();
    months.map(|(at, month)| (at, Arc::new(month))).collect()
}

/// A document that is of the edition.
type Selected = Arc<Document>;
