//! Which documents are of the edition, by what they say and what the folders above them say.

use std::sync::Arc;

use crate::assemble::Selected;
use crate::base::path::SourcePath;
use crate::model::config::Config;
use crate::model::document::{Audience, Content, Document, Index, Kind};
use crate::model::schedule::{PlanYear, Schedule};
use crate::model::site::{Excluded, Reason};
use crate::model::source::Edition;

/// What folders say about the documents below them. The nearest folder that says something wins.
pub struct Folders<'a> {
    content: &'a Content,
    default_audience: Audience,
}

impl<'a> Folders<'a> {
    /// The folders of `content`, with the site's defaults above them all.
    pub fn new(config: &Config, content: &'a Content) -> Folders<'a> {
        Folders {
            content,
            default_audience: config.default_audience,
        }
    }

    /// The `_index.md` files above `folder` and in it, nearest first.
    fn above<'b>(&'b self, folder: &'b str) -> impl Iterator<Item = &'a Index> + use<'a, 'b> {
        let mut next = Some(folder);
        std::iter::from_fn(move || {
            let folder = next?;
            next = folder.rsplit_once('/').map(|(parent, _)| parent);
            Some(folder)
        })
        .filter_map(|folder| self.content.indexes.get(folder))
    }

    /// The first answer that `ask` gets from the folders above `path`.
    pub fn nearest<T>(&self, path: &SourcePath, ask: impl Fn(&'a Index) -> Option<T>) -> Option<T> {
        self.above(path.folder()).find_map(ask)
    }

    /// The `_index.md` of `folder`.
    pub fn index(&self, folder: &str) -> Option<&'a Index> {
        self.content.indexes.get(folder)
    }

    /// Who may read what lies in `folder` and says nothing of its own.
    pub fn audience(&self, folder: &str) -> Audience {
        let said = self.above(folder).find_map(|index| index.audience);
        said.unwrap_or(self.default_audience)
    }

    /// What `document` is: the kind of the nearest folder that names one; at the content's root, a page.
    pub fn kind(&self, path: &SourcePath) -> Kind {
        let at_root = column_folder(path).is_none();
        let said = self.nearest(path, |index| index.kind);
        said.unwrap_or(if at_root { Kind::Page } else { Kind::Article })
    }

    /// What `document` plans: what its front matter declares, and what its text names where that is read.
    pub fn schedule(&self, document: &Document) -> Arc<Schedule> {
        match self.reads(document) {
            true => document.schedule.clone(),
            false => Arc::new(Schedule {
                activities: document.front.activities.clone(),
                ..Schedule::default()
            }),
        }
    }

    /// Whether the text of `document` is read for activities: what it says itself, what the folders above it say,
    /// and otherwise only when it is a plan. A notice that names a date is no plan.
    fn reads(&self, document: &Document) -> bool {
        let own = document.front.schedule;
        own.or_else(|| self.nearest(&document.path, |index| index.defaults.schedule))
            .unwrap_or_else(|| self.kind(&document.path) == Kind::Plan)
    }

    /// The year of `document`'s months: its own front matter, the folders above it, its title.
    pub fn year(&self, document: &Document) -> Option<PlanYear> {
        let own = document.front.year;
        own.or_else(|| self.nearest(&document.path, |index| index.defaults.year))
            .or(document.schedule.year)
    }
}

/// The folder of the column that `path` belongs to: the first one under `content`, unless that is the
/// document's own (`content/about/index.md`). `None` at the content's root.
pub fn column_folder(path: &SourcePath) -> Option<&str> {
    let home = home_folder(path);
    let below = home.strip_prefix("content/")?;
    let first = below.split('/').next().unwrap_or(below);
    Some(&home[.."content/".len() + first.len()])
}

/// The folder in which a document is listed: that of its file, or the one above for `NAME/index.md`.
fn home_folder(path: &SourcePath) -> &str {
    let folder = path.folder();
    match path.name() {
        "index.md" => folder.rsplit_once('/').map_or(folder, |(parent, _)| parent),
        _ => folder,
    }
}

/// Parts the documents into those of the edition and those left out, with the reason.
pub fn documents(
    folders: &Folders<'_>,
    content: &Content,
    edition: Edition,
) -> (Vec<Selected>, Vec<Excluded>) {
    let mut selected = Vec::new();
    let mut excluded = Vec::new();
    for document in &content.documents {
        match reason(folders, document, edition) {
            None => selected.push(document.clone()),
            Some(reason) => excluded.push(Excluded {
                path: document.path.clone(),
                reason,
            }),
        }
    }
    (selected, excluded)
}

/// Why the public edition of the same day, without drafts, does not have `document`; `None` when it has.
pub fn hidden(folders: &Folders<'_>, document: &Document, edition: Edition) -> Option<Reason> {
    let public = Edition {
        internal: false,
        drafts: false,
        ..edition
    };
    reason(folders, document, public)
}

/// Why `document` is not of the edition; `None` when it is.
fn reason(folders: &Folders<'_>, document: &Document, edition: Edition) -> Option<Reason> {
    let front = &document.front;
    let audience = front
        .audience
        .unwrap_or_else(|| folders.audience(document.path.folder()));
    if audience == Audience::Internal && !edition.internal {
        return Some(Reason::Internal);
    }
    if edition.drafts {
        return None;
    }
    let future = front
        .publish
        .filter(|day| *day > edition.today)
        .map(Reason::Future);
    let expired = front
        .expires
        .filter(|day| *day < edition.today)
        .map(Reason::Expired);
    front.draft.then_some(Reason::Draft).or(future).or(expired)
}
