//! A document edited below its front matter: the site of before, with its entry and the months it plans for anew.
//!
//! In: a site and one of its documents as it is now. Out: the site that assembling everything again would give, or nothing
//! where the edit reaches further than the entry and its months: then everything must be assembled.
//! Invariant: no other page is touched than those of the document, its months and their years, and lists that show its summary.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::assemble::months;
use crate::assemble::select::column_folder;
use crate::base::path::SourcePath;
use crate::model::document::{Body, Document};
use crate::model::schedule::Schedule;
use crate::model::site::{Entry, Site, Target};

/// `site` with `document` in the place of the one that had its path. Neither may have findings.
#[must_use]
pub fn edited(site: &Site, document: &Arc<Document>) -> Option<Site> {
    let at = place_of(site, document)?;
    let before = site.entries.get(at)?;
    if !stays(before, document) || site.anchored.contains(&before.url) {
        return None;
    }
    let after = Entry {
        document: document.clone(),
        schedule: schedule(before, document),
        ..Entry::clone(before)
    };
    let months = match before.schedule == after.schedule {
        true => site.months.clone(),
        false if site.reports.is_asked => return None,
        false => months::edited(&site.entries, &site.months, at, &after)?,
    };
    let mut site = Site {
        months,
        ..site.clone()
    };
    *site.entries.get_mut(at)? = Arc::new(after);
    Some(site)
}

/// Where the document stands among the entries, if they have one of its path and its rank.
fn place_of(site: &Site, document: &Document) -> Option<usize> {
    let folder = column_folder(&document.path);
    let mut columns = site.columns.iter();
    let column = columns.position(|column| Some(&*column.folder) == folder);
    let rank = |column: Option<usize>, document: &Document| {
        let front = &document.front;
        let column = column.unwrap_or(usize::MAX);
        (
            column,
            front.weight,
            Reverse(front.date),
            document.path.clone(),
        )
    };
    let wanted = rank(column, document);
    let found = site
        .entries
        .binary_search_by(|entry| rank(entry.column, &entry.document).cmp(&wanted));
    found.ok()
}

/// Whether nothing that others see of the document is new, but its words, its headings and what it plans.
fn stays(before: &Entry, document: &Document) -> bool {
    let old = &before.document;
    let names = |schedule: &Schedule| schedule.unplaced.is_empty();
    old.front == document.front
        && old.slug == document.slug
        && old.schedule.year == document.schedule.year
        && names(&old.schedule)
        && names(&document.schedule)
        && links(&old.body).eq(links(&document.body))
        && !before.targets.contains(&Target::Nowhere)
}

fn links(body: &Body) -> impl Iterator<Item = (&SourcePath, &str)> {
    let links = body.links.iter();
    links.map(|link| (&link.target, &*link.fragment))
}

/// What the document plans now: only what its front matter declares where its text was not read before.
fn schedule(before: &Entry, document: &Document) -> Arc<Schedule> {
    match Arc::ptr_eq(&before.schedule, &before.document.schedule) {
        true => document.schedule.clone(),
        false => before.schedule.clone(),
    }
}
