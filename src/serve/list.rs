//! What a page of many documents shows.
//!
//! In: a site and a page. Out: the documents it is made from, each once, in the order of the site.

use std::collections::BTreeSet;

use crate::base::date::YearMonth;
use crate::compose::Route;
use crate::model::issue::Piece;
use crate::model::site::{Month, Site};

/// The documents that `route` lists, by their index in [`Site::entries`]; none for a page of one document.
#[must_use]
pub fn listed(site: &Site, route: &Route) -> BTreeSet<usize> {
    match route {
        Route::Home => (0..site.entries.len()).collect(),
        Route::Column { column, .. } => {
            let column = site.columns.get(*column);
            column.map_or_else(BTreeSet::new, |column| {
                column.entries.iter().copied().collect()
            })
        }
        Route::Years => of_months(site, |_| true),
        Route::Year(year) => of_months(site, |month| month.year == *year),
        Route::Month(month) => of_months(site, |other| other == *month),
        Route::Issues => site
            .paper
            .iter()
            .flat_map(|paper| paper.by_entry.keys().copied())
            .collect(),
        Route::Issue(at) => of_issue(site, *at),
        Route::Tags => site
            .tags
            .iter()
            .flat_map(|tag| tag.entries.iter().copied())
            .collect(),
        Route::Tag { tag, .. } => {
            let tag = site.tags.get(*tag);
            tag.map_or_else(BTreeSet::new, |tag| tag.entries.iter().copied().collect())
        }
        _ => BTreeSet::new(),
    }
}

fn of_months(site: &Site, wanted: impl Fn(YearMonth) -> bool) -> BTreeSet<usize> {
    let months = site.months.iter().filter(|(month, _)| wanted(**month));
    months.flat_map(|(_, month)| of_month(month)).collect()
}

fn of_month(month: &Month) -> impl Iterator<Item = usize> + '_ {
    let activities = [
        &month.dated,
        &month.undated,
        &month.periods,
        &month.recurring,
    ];
    let plans = activities.into_iter().flatten().map(|id| id.entry());
    let themes = month.themes.iter().map(|theme| theme.entry);
    plans.chain(themes).chain(month.articles.iter().copied())
}

fn of_issue(site: &Site, at: usize) -> BTreeSet<usize> {
    let issue = site.paper.as_ref().and_then(|paper| paper.issues.get(at));
    let pieces = issue.into_iter().flat_map(|issue| issue.pieces());
    let entries = pieces.filter_map(|piece| match piece {
        Piece::Entry(at) => Some(at),
        Piece::Past(_) => None,
    });
    entries.collect()
}
