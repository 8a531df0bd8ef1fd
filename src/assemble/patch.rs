//! Documents with other words: the site of before, with their entries and the months they plan for anew.
//!
//! In: a site and some of its documents as they are now. Out: the site that assembling everything again would give, or nothing
//! where an edit reaches further: then everything must be assembled.
//! Invariant: only the entries and their months differ; addresses, order, links, tags, reports and issues stay as they are.

use std::sync::Arc;

use crate::assemble::entries::rank;
use crate::assemble::{columns, months, unplaced};
use crate::base::path::SourcePath;
use crate::model::document::{Body, Document, Front};
use crate::model::schedule::Schedule;
use crate::model::site::{Entry, Site};

/// `site` with `documents` in the place of those that had their paths. Neither may have findings of their own.
#[must_use]
pub fn patched(site: &Site, documents: &[Arc<Document>]) -> Option<Site> {
    let entries: Option<Vec<(usize, Entry)>> = documents
        .iter()
        .map(|document| replaced(site, document))
        .collect();
    let entries = entries?;
    let mut site = site.clone();
    for (at, entry) in entries {
        months::patch(&mut site.months, &site.entries, at, &entry)?;
        *site.entries.get_mut(at)? = Arc::new(entry);
    }
    Some(site)
}

/// The entry of `document` in the place of the one of before, if nothing but that and its months is new.
fn replaced(site: &Site, document: &Arc<Document>) -> Option<(usize, Entry)> {
    let at = place_of(site, document)?;
    let before = site.entries.get(at)?;
    let after = Entry {
        document: document.clone(),
        schedule: schedule(before, document),
        ..Entry::clone(before)
    };
    let reaches_further = site.anchored.contains(&before.url)
        || site.reports.is_asked && before.schedule != after.schedule
        || unplaced::lost(&document.path, &after.schedule)
            .next()
            .is_some();
    (stays(&before.document, document) && !reaches_further).then_some((at, after))
}

/// Where the document stands among the entries, if they have one of its path and its rank.
fn place_of(site: &Site, document: &Document) -> Option<usize> {
    let wanted = rank(columns::of(&site.columns, &document.path), document);
    let found = site.entries.binary_search_by(|entry| {
        let order = rank(entry.column, &entry.document).cmp(&wanted);
        order.then_with(|| entry.document.path.cmp(&document.path))
    });
    found.ok()
}

/// Whether what decides where the document stands and what leads to it and from it is as it was.
fn stays(before: &Document, after: &Document) -> bool {
    says_only(&before.front, &after.front)
        && before.slug == after.slug
        && before.schedule.year == after.schedule.year
        && links(&before.body).eq(links(&after.body))
}

/// Whether nothing but what is told of the document itself may be new in its front matter.
fn says_only(before: &Front, after: &Front) -> bool {
    let told = Front {
        title: after.title.clone(),
        summary: after.summary.clone(),
        updated: after.updated,
        formalities: after.formalities.clone(),
        ..before.clone()
    };
    told == *after
}

fn links(body: &Body) -> impl Iterator<Item = (&SourcePath, &str)> {
    let links = body.links.iter();
    links.map(|link| (&link.target, &*link.fragment))
}

/// What the document plans now: only what its front matter declares where its text was not read before. An entry whose text is
/// read shares its document's schedule (`select::schedule`).
fn schedule(before: &Entry, document: &Document) -> Arc<Schedule> {
    match Arc::ptr_eq(&before.schedule, &before.document.schedule) {
        true => document.schedule.clone(),
        false => before.schedule.clone(),
    }
}
