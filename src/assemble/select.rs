//! Which documents are of the edition, by what they say and what the folders above them say.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

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
    /// What each folder with an `_index.md` says, what those above it say included.
    said: BTreeMap<&'a str, Said<'a>>,
    /// What holds where no folder says anything.
    silence: Said<'a>,
}

/// What a folder and those above it say.
#[derive(Clone)]
pub struct Said<'a> {
    /// Who may read what lies in it.
    pub audience: Audience,
    /// What it holds.
    pub kind: Option<Kind>,
    /// 发文单位.
    pub unit: Option<&'a str>,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// Tags in addition to the document's own.
    pub tags: &'a [String],
    /// Whether the nearest folder that names its readers is for members.
    reserved: bool,
    year: Option<PlanYear>,
    schedule: Option<bool>,
}

impl<'a> Said<'a> {
    fn silence(audience: Audience) -> Said<'a> {
        Said {
            audience,
            kind: None,
            unit: None,
            author: None,
            tags: &[],
            reserved: false,
            year: None,
            schedule: None,
        }
    }

    /// The year of `document`'s months: its own front matter, the folders above it, its title.
    pub fn year(&self, document: &Document) -> Option<PlanYear> {
        let front = &document.front;
        front.year.or(self.year).or(document.schedule.year)
    }

    /// What `index` says, and where it is silent, what was said above. The names in a folder for members are for
    /// the edition that has its texts, even where a public document lies in it.
    fn under(&self, index: &'a Index, internal: bool) -> Said<'a> {
        let defaults = &index.defaults;
        let audience = index.audience;
        let reserved = audience.map_or(self.reserved, |own| own == Audience::Internal);
        let names = Some(defaults).filter(|_| internal || !reserved);
        let tags = names.map(|names| names.tags.as_slice());
        Said {
            audience: audience.unwrap_or(self.audience),
            kind: index.kind.or(self.kind),
            unit: names.and_then(|names| names.unit.as_deref()).or(self.unit),
            author: names
                .and_then(|names| names.author.as_deref())
                .or(self.author),
            tags: tags.filter(|tags| !tags.is_empty()).unwrap_or(self.tags),
            reserved,
            year: defaults.year.or(self.year),
            schedule: defaults.schedule.or(self.schedule),
        }
    }
}

impl<'a> Folders<'a> {
    /// The folders of `content`, with the site's defaults above them all, as the `internal` edition or the public one
    /// may know them.
    pub fn new(config: &Config, content: &'a Content, internal: bool) -> Folders<'a> {
        let mut folders = Folders {
            content,
            said: BTreeMap::new(),
            silence: Said::silence(config.default_audience),
        };
        // A folder comes before those below it.
        for (folder, index) in &content.indexes {
            let said = folders.said(folder).under(index, internal);
            folders.said.insert(folder, said);
        }
        folders.settle();
        folders
    }

    /// Gives every folder that has a document an answer of its own: it will be asked for each of them.
    fn settle(&mut self) {
        let documents = self.content.documents.iter();
        let mut names: Vec<&str> = documents.map(|document| document.path.folder()).collect();
        names.dedup();
        for folder in names {
            let said = self.said(folder).clone();
            self.said.entry(folder).or_insert(said);
        }
    }

    /// What holds in `folder`.
    pub fn said(&self, folder: &str) -> &Said<'a> {
        folders_up(folder)
            .find_map(|folder| self.said.get(folder))
            .unwrap_or(&self.silence)
    }

    /// Whether it is not known what the text at `path` says of itself.
    pub fn is_broken(&self, path: &SourcePath) -> bool {
        self.content.broken.contains(path)
    }

    /// The `_index.md` of `folder`.
    pub fn index(&self, folder: &str) -> Option<&'a Index> {
        self.content.indexes.get(folder)
    }
}

/// `folder` and those above it.
pub fn folders_up(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| {
        folder.rsplit_once('/').map(|(above, _)| above)
    })
}

/// What the document at `path` is: the kind of the nearest folder that names one; at the content's root, a page.
pub fn kind(said: &Said<'_>, path: &SourcePath) -> Kind {
    let at_root = column_folder(path).is_none();
    said.kind
        .unwrap_or(if at_root { Kind::Page } else { Kind::Article })
}

/// What `document` plans: what its front matter declares, and what its text names where that is read.
pub fn schedule(said: &Said<'_>, document: &Document) -> Arc<Schedule> {
    match reads(said, document) {
        true => document.schedule.clone(),
        false => Arc::new(Schedule {
            activities: document.front.activities.to_vec(),
            ..Schedule::default()
        }),
    }
}

/// Whether the text of `document` is read for activities: what it says itself, what the folders above it say,
/// and otherwise only when it is a plan. A notice that names a date is no plan.
fn reads(said: &Said<'_>, document: &Document) -> bool {
    let own = document.front.schedule.or(said.schedule);
    own.unwrap_or_else(|| kind(said, &document.path) == Kind::Plan)
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
    let mut selected = Vec::with_capacity(content.documents.len());
    let mut excluded = Vec::new();
    let documents = &content.documents;
    let reasons: Vec<Option<Reason>> = documents
        .par_iter()
        .map(|document| reason(folders.said(document.path.folder()), document, edition))
        .collect();
    for (document, reason) in documents.iter().zip(reasons) {
        match reason {
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
pub fn hidden(said: &Said<'_>, document: &Document, edition: Edition) -> Option<Reason> {
    let public = Edition {
        internal: false,
        drafts: false,
        ..edition
    };
    reason(said, document, public)
}

/// Why `document` is not of the edition; `None` when it is.
pub fn reason(said: &Said<'_>, document: &Document, edition: Edition) -> Option<Reason> {
    let front = &document.front;
    let audience = front.audience.unwrap_or(said.audience);
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
