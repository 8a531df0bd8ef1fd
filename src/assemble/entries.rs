//! Each document's place in the site: its column, its address, its order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::assemble::Selected;
use crate::assemble::select::{self, Folders, column_folder};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::Url;
use crate::base::place::Place;
use crate::base::slug;
use crate::model::document::Document;
use crate::model::site::{Column, Entry};
use crate::model::source::Edition;

/// Gives every selected document its entry, column by column, and tells the columns which are theirs.
pub fn entries(
    folders: &Folders<'_>,
    columns: &mut [Column],
    selected: Vec<Selected>,
    edition: Edition,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let by_folder: BTreeMap<String, usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| (column.folder.clone(), at))
        .collect();
    let mut entries: Vec<Entry> = selected
        .into_iter()
        .map(|document| {
            let column = column_folder(&document.path)
                .and_then(|folder| by_folder.get(folder))
                .copied();
            entry(folders, columns, column, document, edition, diagnostics)
        })
        .collect();
    entries.sort_by(|one, other| rank(one).cmp(&rank(other)));
    for (at, entry) in entries.iter().enumerate() {
        if let Some(column) = entry.column.and_then(|column| columns.get_mut(column)) {
            column.entries.push(at);
        }
    }
    entries
}

/// The order of lists: column, weight, newest first, path.
fn rank(entry: &Entry) -> impl Ord + '_ {
    let front = &entry.document.front;
    (
        entry.column.unwrap_or(usize::MAX),
        front.weight,
        Reverse(front.date),
        &entry.document.path,
    )
}

/// The entry of one document, its links and activities still open.
fn entry(
    folders: &Folders<'_>,
    columns: &[Column],
    column: Option<usize>,
    document: Selected,
    edition: Edition,
    diagnostics: &mut Vec<Diagnostic>,
) -> Entry {
    let base = column
        .and_then(|at| columns.get(at))
        .map_or("", |column| column.url.as_str());
    let url = Url::new(&format!("{base}{}/", document_slug(&document, diagnostics)));
    let inherited = |ask: fn(&crate::model::document::Defaults) -> Option<String>| {
        folders.nearest(&document.path, |index| ask(&index.defaults))
    };
    Entry {
        column,
        kind: folders.kind(&document.path),
        url,
        unit: document
            .front
            .unit
            .clone()
            .or_else(|| inherited(|defaults| defaults.unit.clone())),
        author: document
            .front
            .author
            .clone()
            .or_else(|| inherited(|defaults| defaults.author.clone())),
        tags: tags(folders, &document),
        targets: Vec::new(),
        schedule: folders.schedule(&document),
        activities: 0..0,
        hidden: select::hidden(folders, &document, edition),
        document,
    }
}

/// The last part of a document's address: what its front matter says, else its file's name in ASCII.
fn document_slug(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> String {
    let path = &document.path;
    let name = match path.name() {
        "index.md" => path.folder().rsplit('/').next().unwrap_or_default(),
        _ => path.stem(),
    };
    let slug = document
        .front
        .slug
        .clone()
        .unwrap_or_else(|| slug::slug(name));
    if slug.is_empty() {
        let message = Message::new("site-document-without-slug").arg("name", name);
        let help = Message::new("site-document-without-slug-help");
        diagnostics.push(Diagnostic::error(Place::file(path), message).help(help));
    }
    slug
}

/// The document's own tags, then those of the nearest folder that has any; each once.
fn tags(folders: &Folders<'_>, document: &Document) -> Vec<String> {
    let inherited = folders.nearest(&document.path, |index| {
        let tags = &index.defaults.tags;
        (!tags.is_empty()).then_some(tags)
    });
    let mut tags = document.front.tags.clone();
    tags.extend(inherited.into_iter().flatten().cloned());
    let mut seen = std::collections::BTreeSet::new();
    tags.retain(|tag| seen.insert(tag.clone()));
    tags
}
