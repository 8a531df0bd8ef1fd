//! Where every local link leads, and the ones that lead nowhere.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::assemble::select::{Folders, folders_up};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::{SourcePath, Url};
use crate::model::document::{Audience, Content, Document, Link};
use crate::model::site::{Column, Entry, Home, Target};
use crate::model::source::Edition;

/// Resolves the links of the home text, the columns' texts and all entries.
pub fn resolve(
    folders: &Folders<'_>,
    content: &Content,
    edition: Edition,
    home: &mut Home,
    columns: &mut [Column],
    entries: &mut [Entry],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let map = Map {
        folders,
        content,
        edition,
        columns,
        entries,
        pages: OnceLock::new(),
    };
    let of_home = map.all(&home.body.links, "content", &Url::new(""));
    let of_columns: Vec<Resolved> = columns
        .iter()
        .map(|column| map.all(&column.body.links, &column.folder, &column.url))
        .collect();
    let of_entries: Vec<Resolved> = entries
        .par_iter()
        .map(|entry| {
            let document = &entry.document;
            map.all(&document.body.links, document.path.folder(), &entry.url)
        })
        .collect();
    home.targets = keep(of_home, diagnostics);
    for (column, resolved) in columns.iter_mut().zip(of_columns) {
        column.targets = keep(resolved, diagnostics);
    }
    for (entry, resolved) in entries.iter_mut().zip(of_entries) {
        entry.targets = keep(resolved, diagnostics);
    }
}

/// Where the links of one text lead, and what is wrong with them.
type Resolved = (Vec<Target>, Vec<Diagnostic>);

fn keep((targets, found): Resolved, diagnostics: &mut Vec<Diagnostic>) -> Vec<Target> {
    diagnostics.extend(found);
    targets
}

/// What can be linked to.
struct Map<'a> {
    folders: &'a Folders<'a>,
    content: &'a Content,
    edition: Edition,
    columns: &'a [Column],
    entries: &'a [Entry],
    /// The pages of the edition by the file they are made from; gathered when the first link asks.
    pages: OnceLock<BTreeMap<SourcePath, Page<'a>>>,
}

/// A page that can be linked to.
struct Page<'a> {
    url: Url,
    document: Option<&'a Document>,
}

impl<'a> Map<'a> {
    /// Where `links` lead, which stand in a text of `folder` that is shown at `url`.
    fn all(&self, links: &[Link], folder: &str, url: &Url) -> Resolved {
        let mut found = Vec::new();
        let targets = links
            .iter()
            .map(|link| self.target(link, folder, url, &mut found))
            .collect();
        (targets, found)
    }

    fn target(&self, link: &Link, folder: &str, url: &Url, found: &mut Vec<Diagnostic>) -> Target {
        if let Some(page) = self.pages().get(&link.target) {
            found.extend(
                page.document
                    .and_then(|document| check_fragment(link, document)),
            );
            return Target::Page(page.url.clone(), link.fragment.clone());
        }
        let is_file = self.content.files.contains_key(&link.target);
        if is_file && !self.is_withheld(&link.target, folder) {
            return Target::File(file_url(url, folder, &link.target), link.target.clone());
        }
        found.push(match is_file || self.is_known(&link.target) {
            true => left_out(link),
            false => self.dead(link),
        });
        Target::Nowhere
    }

    /// Whether the public must not have `file`, which a text of `folder` links to: it lies beside a document that is
    /// left out, or among what is for members and not beside the text itself.
    fn is_withheld(&self, file: &SourcePath, folder: &str) -> bool {
        if self.edition.internal {
            return false;
        }
        let is_own = is_within(file.folder(), folder);
        let owners = folders_up(file.folder())
            .take_while(|above| !is_own || above.len() > folder.len())
            .map(|above| SourcePath::new(&format!("{above}/index.md")));
        match owners.into_iter().find(|owner| self.is_known(owner)) {
            Some(owner) => !self.pages().contains_key(&owner),
            None => !is_own && self.folders.said(file.folder()).audience == Audience::Internal,
        }
    }

    fn pages(&self) -> &BTreeMap<SourcePath, Page<'a>> {
        self.pages.get_or_init(|| {
            let of_entries = self.entries.iter().map(|entry| {
                let page = Page {
                    url: entry.url.clone(),
                    document: Some(&entry.document),
                };
                (entry.document.path.clone(), page)
            });
            let index = |folder: &str, url: &Url| {
                let page = Page {
                    url: url.clone(),
                    document: None,
                };
                (SourcePath::new(&format!("{folder}/_index.md")), page)
            };
            let of_columns = self
                .columns
                .iter()
                .map(|column| index(&column.folder, &column.url));
            let home = index("content", &Url::new(""));
            of_entries.chain(of_columns).chain([home]).collect()
        })
    }

    /// Whether there is such a document, of this edition or not.
    /// Whether there is such a text, of this edition or not.
    fn is_known(&self, path: &SourcePath) -> bool {
        let documents = &self.content.documents;
        let found = documents.binary_search_by(|document| document.path.cmp(path));
        let is_index = path.name() == "_index.md";
        found.is_ok() || is_index && self.content.indexes.contains_key(path.folder())
    }

    fn dead(&self, link: &Link) -> Diagnostic {
        let message = Message::new("site-dead-link").arg("file", &link.target);
        let documents = self.content.documents.iter();
        let documents = documents.map(|document| document.path.as_str());
        let files = self.content.files.keys().map(SourcePath::as_str);
        let help = match nearest(link.target.as_str(), documents.chain(files)) {
            Some(file) => Message::new("site-dead-link-help").arg("suggestion", file),
            None => Message::new("site-dead-link-none"),
        };
        Diagnostic::error(link.place.clone(), message).help(help)
    }
}

/// A link into a document that has no such heading.
fn check_fragment(link: &Link, document: &Document) -> Option<Diagnostic> {
    let headings = &document.body.headings;
    if link.fragment.is_empty() || headings.iter().any(|heading| heading.id == link.fragment) {
        return None;
    }
    let message = Message::new("site-dead-fragment")
        .arg("fragment", &link.fragment)
        .arg("file", &link.target);
    let ids = headings.iter().map(|heading| heading.id.as_str());
    let help = match nearest(&link.fragment, ids) {
        Some(id) => Message::new("site-dead-fragment-help").arg("suggestion", id),
        None => Message::new("site-dead-fragment-none"),
    };
    Some(Diagnostic::error(link.place.clone(), message).help(help))
}

/// Whether `folder` is `above` or lies in it.
fn is_within(folder: &str, above: &str) -> bool {
    let rest = folder.strip_prefix(above);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A link to something that exists but is not of this edition: the words stay, the link goes.
fn left_out(link: &Link) -> Diagnostic {
    let message = Message::new("site-link-left-out").arg("file", &link.target);
    let help = Message::new("site-link-left-out-help");
    Diagnostic::warning(link.place.clone(), message).help(help)
}

/// Where a file that is used by the text at `url` goes: under it, as it lies under the text's folder;
/// by its name alone when it lies elsewhere.
fn file_url(url: &Url, folder: &str, file: &SourcePath) -> Url {
    let below = file
        .as_str()
        .strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('/'));
    url.join(below.unwrap_or(file.name()))
}

/// What the author probably meant: the candidate most like `wrong`, when it is like enough.
fn nearest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.map(|candidate| (strsim::jaro_winkler(wrong, candidate), candidate));
    scored
        .filter(|(score, _)| *score > 0.8)
        .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(one.1)))
        .map(|(_, candidate)| candidate)
}
