//! The tags and what carries them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::path::Url;
use crate::base::slug;
use crate::model::site::{Entry, Tag};

/// The tags by name, their documents newest first. Names that sound alike (工会, 公会) get numbered addresses,
/// in the order of their names.
pub fn tags(entries: &[Entry]) -> Vec<Tag> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        for tag in &entry.tags {
            by_name.entry(tag).or_default().push(at);
        }
    }
    let mut taken = BTreeSet::new();
    by_name
        .into_iter()
        .map(|(name, mut of_tag)| {
            let date = |at: &usize| entries.get(*at).and_then(|entry| entry.document.front.date);
            of_tag.sort_by_cached_key(|at| Reverse(date(at)));
            Tag {
                name: name.to_owned(),
                url: address(name, &mut taken),
                entries: of_tag,
            }
        })
        .collect()
}

/// An address for the tag that no other tag has.
fn address(name: &str, taken: &mut BTreeSet<String>) -> Url {
    let slug = Some(slug::slug(name))
        .filter(|slug| !slug.is_empty())
        .unwrap_or_else(|| "tag".to_owned());
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let free = std::iter::once(slug.clone())
        .chain(numbered)
        .find(|slug| taken.insert(slug.clone()));
    Url::new(&format!("tags/{}/", free.unwrap_or(slug)))
}
