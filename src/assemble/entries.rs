//! Each document's place in the site: its column, its address, its order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::assemble::Selected;
use crate::assemble::select::{self, Folders, Said, column_folder};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::Url;
use crate::base::place::Place;
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
    let by_folder: BTreeMap<&str, usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| (&*column.folder, at))
        .collect();
    let column = |document: &Document| {
        let folder = column_folder(&document.path)?;
        by_folder.get(folder).copied()
    };
    diagnostics.extend(
        selected
            .iter()
            .filter(|document| document.slug.is_empty() && !folders.is_broken(&document.path))
            .map(|document| without_slug(document)),
    );
    let mut entries: Vec<Entry> = selected
        .into_par_iter()
        .map(|document| entry(folders, columns, column(&document), document, edition))
        .collect();
    entries.par_sort_by_cached_key(|entry| rank(entry.column, &entry.document));
    for (at, entry) in entries.iter().enumerate() {
        if let Some(column) = entry.column.and_then(|column| columns.get_mut(column)) {
            column.entries.push(at);
        }
    }
    entries
}

/// The order of lists: column, weight, newest first; and then as the documents are ordered, by path.
pub fn rank(column: Option<usize>, document: &Document) -> impl Ord + Send + use<> {
    let front = &document.front;
    (
        column.unwrap_or(usize::MAX),
        front.weight,
        Reverse(front.date),
    )
}

/// The entry of one document, its links and activities still open.
pub fn entry(
    folders: &Folders<'_>,
    columns: &[Column],
    column: Option<usize>,
    document: Selected,
    edition: Edition,
) -> Entry {
    let base = column
        .and_then(|at| columns.get(at))
        .map_or("", |column| column.url.as_str());
    let said = folders.said(document.path.folder());
    let front = &document.front;
    Entry {
        column,
        kind: select::kind(said, &document.path),
        url: Url::new(&[base, &document.slug, "/"].concat()),
        unit: front.unit.clone().or(said.unit.map(str::to_owned)),
        author: front.author.clone().or(said.author.map(str::to_owned)),
        tags: tags(said, &document),
        targets: Vec::new(),
        schedule: select::schedule(said, &document),
        year: said.year(&document),
        hidden: select::hidden(said, &document, edition),
        document,
    }
}

pub fn without_slug(document: &Document) -> Diagnostic {
    let path = &document.path;
    let name = match path.name() {
        "index.md" => path.folder().rsplit('/').next().unwrap_or_default(),
        _ => path.stem(),
    };
    let message = Message::new("site-document-without-slug").arg("name", name);
    let help = Message::new("site-document-without-slug-help");
    Diagnostic::error(Place::file(path), message).help(help)
}

/// The document's own tags, then those of the nearest folder that has any; each once.
fn tags(said: &Said<'_>, document: &Document) -> Vec<String> {
    let own = &document.front.tags;
    let mut tags = Vec::with_capacity(own.len() + said.tags.len());
    for tag in own.iter().chain(said.tags) {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    tags
}
