//! The columns: one for each folder under `content` that the edition has something of.

use crate::assemble::Selected;
use crate::assemble::select::{Folders, column_folder};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::{SourcePath, Url};
use crate::base::place::Place;
use crate::base::slug;
use crate::model::document::{Audience, Body, Content, Kind};
use crate::model::series::FOLDER;
use crate::model::site::Column;
use crate::model::source::Edition;

/// The columns in order: by `order`, then by folder.
pub fn columns(
    folders: &Folders<'_>,
    content: &Content,
    selected: &[Selected],
    edition: Edition,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Column> {
    let with_documents = selected
        .iter()
        .filter_map(|document| column_folder(&document.path));
    let with_index = content
        .indexes
        .keys()
        .filter_map(|folder| top_folder(folder));
    let visible = with_index
        .filter(|folder| *folder != FOLDER)
        .filter(|folder| edition.internal || folders.said(folder).audience == Audience::Public);
    let mut names: Vec<&str> = with_documents.chain(visible).collect();
    names.dedup();
    names.sort_unstable();
    names.dedup();
    let mut columns: Vec<Column> = names
        .into_iter()
        .map(|folder| column(folders, folder, edition, diagnostics))
        .collect();
    columns.sort_by(|one, other| (one.order, &one.folder).cmp(&(other.order, &other.folder)));
    columns
}

/// The column among `columns` that the document at `path` belongs to.
pub fn of(columns: &[Column], path: &SourcePath) -> Option<usize> {
    let folder = column_folder(path)?;
    columns.iter().position(|column| column.folder == folder)
}

/// `folder` itself when it lies directly under `content`.
fn top_folder(folder: &str) -> Option<&str> {
    let name = folder.strip_prefix("content/")?;
    (!name.contains('/')).then_some(folder)
}

/// The column of `folder`, without its documents. Its own text and summary are for those who may read the folder;
/// a column that is for members shows the public only its name, and only when it holds a public document.
fn column(
    folders: &Folders<'_>,
    folder: &str,
    edition: Edition,
    diagnostics: &mut Vec<Diagnostic>,
) -> Column {
    let name = folder.trim_start_matches("content/");
    let is_public = folders.said(folder).audience == Audience::Public;
    let is_public = is_public && folders.index(folder).is_some();
    let mut index = folders.index(folder).cloned().unwrap_or_default();
    if !edition.internal && folders.said(folder).audience == Audience::Internal {
        index.summary = None;
        index.body = Body::default();
    }
    let slug = index.slug.unwrap_or_else(|| slug::slug(name));
    let file = SourcePath::new(&format!("{folder}/_index.md"));
    if slug.is_empty() && !folders.is_broken(&file) {
        let message = Message::new("site-column-without-slug").arg("folder", folder);
        let help = Message::new("site-column-without-slug-help");
        diagnostics.push(Diagnostic::error(Place::file(&file), message).help(help));
    }
    Column {
        folder: folder.to_owned(),
        title: index.title.unwrap_or_else(|| name.to_owned()),
        url: Url::new(&format!("{slug}/")),
        kind: index.kind.unwrap_or(Kind::Article),
        order: index.order,
        summary: index.summary,
        body: index.body,
        targets: Vec::new(),
        entries: Vec::new(),
        is_public,
    }
}
