//! Where every local link leads, and the ones that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::{SourcePath, Url};
use crate::model::document::{Content, Document, Link};
use crate::model::site::{Column, Entry, Home, Target};

/// Resolves the links of the home text, the columns' texts and all entries.
pub fn resolve(
    content: &Content,
    home: &mut Home,
    columns: &mut [Column],
    entries: &mut [Entry],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let map = Map::new(content, columns, entries);
    let mut resolver = Resolver {
        map: &map,
        diagnostics,
    };
    home.targets = resolver.all(&home.body.links, "content", &Url::new(""));
    let of_columns: Vec<Vec<Target>> = columns
        .iter()
        .map(|column| resolver.all(&column.body.links, &column.folder, &column.url))
        .collect();
    let of_entries: Vec<Vec<Target>> = entries
        .iter()
        .map(|entry| {
            resolver.all(
                &entry.document.body.links,
                entry.document.path.folder(),
                &entry.url,
            )
        })
        .collect();
    for (column, targets) in columns.iter_mut().zip(of_columns) {
        column.targets = targets;
    }
    for (entry, targets) in entries.iter_mut().zip(of_entries) {
        entry.targets = targets;
    }
}

/// What can be linked to.
struct Map<'a> {
    content: &'a Content,
    /// Documents of the edition, by path.
    pages: BTreeMap<SourcePath, (Url, Option<std::sync::Arc<Document>>)>,
    /// Every text of the content tree, of this edition or not.
    known: BTreeSet<SourcePath>,
}

impl<'a> Map<'a> {
    fn new(content: &'a Content, columns: &[Column], entries: &[Entry]) -> Map<'a> {
        let of_entries = entries.iter().map(|entry| {
            (
                entry.document.path.clone(),
                (entry.url.clone(), Some(entry.document.clone())),
            )
        });
        let of_columns = columns.iter().map(|column| {
            let path = SourcePath::new(&format!("{}/_index.md", column.folder));
            (path, (column.url.clone(), None))
        });
        let home = (SourcePath::new("content/_index.md"), (Url::new(""), None));
        Map {
            content,
            pages: of_entries.chain(of_columns).chain([home]).collect(),
            known: known(content),
        }
    }
}

/// The paths of all documents and of the `_index.md` of all folders.
fn known(content: &Content) -> BTreeSet<SourcePath> {
    let documents = content.documents.iter();
    let documents = documents.map(|document| document.path.clone());
    let folders = content.indexes.keys();
    let indexes = folders.map(|folder| SourcePath::new(&format!("{folder}/_index.md")));
    documents.chain(indexes).collect()
}

/// Resolves links and collects what is wrong with them.
struct Resolver<'a, 'b> {
    map: &'b Map<'a>,
    diagnostics: &'b mut Vec<Diagnostic>,
}

impl Resolver<'_, '_> {
    /// The targets of `links`, which stand in a text of `folder` that is shown at `url`.
    fn all(&mut self, links: &[Link], folder: &str, url: &Url) -> Vec<Target> {
        links
            .iter()
            .map(|link| self.target(link, folder, url))
            .collect()
    }

    fn target(&mut self, link: &Link, folder: &str, url: &Url) -> Target {
        if let Some((page, document)) = self.map.pages.get(&link.target) {
            if let Some(document) = document {
                self.check_fragment(link, document);
            }
            return Target::Page(page.clone(), link.fragment.clone());
        }
        if self.map.content.files.contains_key(&link.target) {
            return Target::File(file_url(url, folder, &link.target), link.target.clone());
        }
        self.diagnostics
            .push(match self.map.known.contains(&link.target) {
                true => left_out(link),
                false => self.dead(link),
            });
        Target::Nowhere
    }

    fn check_fragment(&mut self, link: &Link, document: &Document) {
        let known = |heading: &crate::model::document::Heading| heading.id == link.fragment;
        if link.fragment.is_empty() || document.body.headings.iter().any(known) {
            return;
        }
        let message = Message::new("site-dead-fragment")
            .arg("fragment", &link.fragment)
            .arg("file", &link.target);
        let headings = document
            .body
            .headings
            .iter()
            .map(|heading| heading.id.as_str());
        let help = match nearest(&link.fragment, headings) {
            Some(id) => Message::new("site-dead-fragment-help").arg("suggestion", id),
            None => Message::new("site-dead-fragment-none"),
        };
        self.diagnostics
            .push(Diagnostic::error(link.place.clone(), message).help(help));
    }

    fn dead(&self, link: &Link) -> Diagnostic {
        let message = Message::new("site-dead-link").arg("file", &link.target);
        let documents = self.map.known.iter().map(SourcePath::as_str);
        let files = self.map.content.files.keys().map(SourcePath::as_str);
        let help = match nearest(link.target.as_str(), documents.chain(files)) {
            Some(file) => Message::new("site-dead-link-help").arg("suggestion", file),
            None => Message::new("site-dead-link-none"),
        };
        Diagnostic::error(link.place.clone(), message).help(help)
    }
}

/// A link to a document that exists but is not of this edition: the words stay, the link goes.
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
