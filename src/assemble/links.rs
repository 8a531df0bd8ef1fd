//! Where every local link leads, and the ones that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::assemble::select::{Folders, folders_up};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::{SourcePath, Url};
use crate::model::document::{Audience, Body, Content, Document, Link};
use crate::model::issue::Paper;
use crate::model::series::FOLDER;
use crate::model::site::{Column, Entry, Home, Target};
use crate::model::source::Edition;

/// For how many wrong links of one text a right one is looked for.
const SUGGESTED: usize = 50;

/// The texts whose links are open.
pub struct Texts<'a> {
    /// The welcome.
    pub home: &'a mut Home,
    /// The columns' texts.
    pub columns: &'a mut [Column],
    /// The documents.
    pub entries: &'a mut [Entry],
    /// The issues' texts.
    pub paper: Option<&'a mut Paper>,
}

/// Resolves the links of all texts. Returns the pages whose headings are linked to.
pub fn resolve(
    folders: &Folders<'_>,
    content: &Content,
    edition: Edition,
    texts: Texts<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<Url> {
    let Texts {
        home,
        columns,
        entries,
        paper,
    } = texts;
    let map = Map {
        folders,
        content,
        edition,
        columns,
        entries,
        paper: paper.as_deref(),
        pages: OnceLock::new(),
        names: OnceLock::new(),
    };
    let of_home = map.all(&home.body.links, &index("content"), &Url::new(""));
    let of_columns: Vec<Resolved> = columns
        .iter()
        .map(|column| map.all(&column.body.links, &index(&column.folder), &column.url))
        .collect();
    let of_entries: Vec<Resolved> = entries
        .par_iter()
        .map(|entry| {
            let document = &entry.document;
            map.all(&document.body.links, &document.path, &entry.url)
        })
        .collect();
    let of_paper = paper.as_deref().map(|paper| map.paper(paper));
    let of_past = paper.as_deref().map(|paper| map.past(paper));
    let mut ledger = Ledger {
        anchored: BTreeSet::new(),
        diagnostics,
    };
    home.targets = ledger.keep(of_home);
    if let Some((paper, (of_list, of_issues))) = paper.zip(of_paper) {
        paper.targets = ledger.keep(of_list);
        for (entry, resolved) in paper.past.values_mut().zip(of_past.into_iter().flatten()) {
            entry.targets = ledger.keep(resolved);
        }
        let texts = paper
            .issues
            .iter_mut()
            .filter_map(|issue| issue.text.as_mut());
        for (text, resolved) in texts.zip(of_issues) {
            text.targets = ledger.keep(resolved);
        }
    }
    for (column, resolved) in columns.iter_mut().zip(of_columns) {
        column.targets = ledger.keep(resolved);
    }
    for (entry, resolved) in entries.iter_mut().zip(of_entries) {
        entry.targets = ledger.keep(resolved);
    }
    ledger.anchored
}

/// Where the links of one text lead, and what is wrong with them.
type Resolved = (Vec<Target>, Vec<Diagnostic>);

/// What is gathered from the links of all texts.
struct Ledger<'d> {
    /// The pages whose headings are linked to.
    anchored: BTreeSet<Url>,
    /// What is wrong.
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Ledger<'_> {
    fn keep(&mut self, (targets, found): Resolved) -> Vec<Target> {
        self.diagnostics.extend(found);
        let anchored = targets.iter().filter_map(|target| match target {
            Target::Page(url, fragment) if !fragment.is_empty() => Some(url.clone()),
            _ => None,
        });
        self.anchored.extend(anchored);
        targets
    }
}

/// What can be linked to.
struct Map<'a> {
    folders: &'a Folders<'a>,
    content: &'a Content,
    edition: Edition,
    columns: &'a [Column],
    entries: &'a [Entry],
    paper: Option<&'a Paper>,
    /// The pages of the edition by the file they are made from; gathered when the first link asks.
    pages: OnceLock<BTreeMap<SourcePath, Page<'a>>>,
    /// Everything that could have been meant by a dead link, with its [name](name); gathered when there is one.
    names: OnceLock<Vec<(String, &'a SourcePath)>>,
}

/// A page that can be linked to.
struct Page<'a> {
    url: Url,
    document: Option<&'a Document>,
}

impl<'a> Map<'a> {
    /// Where `links` lead, which stand in the text `from` that is shown at `url`.
    fn all(&self, links: &[Link], from: &SourcePath, url: &Url) -> Resolved {
        let mut found = Vec::new();
        let targets = links
            .iter()
            .map(|link| self.target(link, from, url, &mut found))
            .collect();
        (targets, found)
    }

    /// Where the links above the list of issues lead, and those of each issue that has a text.
    fn paper(&self, paper: &Paper) -> (Resolved, Vec<Resolved>) {
        let of_list = self.all(&paper.body.links, &index(FOLDER), &Url::new("issues/"));
        let issues = paper.issues.iter();
        let of_issues = issues.filter_map(|issue| {
            let document = &issue.text.as_ref()?.document;
            Some(self.all(&document.body.links, &document.path, &issue.url))
        });
        (of_list, of_issues.collect())
    }

    /// Where the links of documents lead that have expired and stand in issues.
    fn past(&self, paper: &Paper) -> Vec<Resolved> {
        let past = paper.past.values();
        let all = past.map(|entry| {
            let document = &entry.document;
            self.all(&document.body.links, &document.path, &entry.url)
        });
        all.collect()
    }

    fn target(
        &self,
        link: &Link,
        from: &SourcePath,
        url: &Url,
        found: &mut Vec<Diagnostic>,
    ) -> Target {
        let folder = from.folder();
        let suggests = found.len() < SUGGESTED;
        if let Some(page) = self.pages().get(&link.target) {
            let body = page.document.map(|document| &document.body);
            let wrong = body.and_then(|body| check_fragment(link, body, suggests));
            found.extend(wrong);
            return Target::Page(page.url.clone(), link.fragment.clone());
        }
        let file = self.content.files.get(&link.target);
        if let Some(bytes) = file.filter(|_| !self.is_withheld(&link.target, folder)) {
            let address = file_url(url, folder, &link.target);
            return match self.content.pictures.get(&link.target) {
                Some(size) => Target::Picture(address, link.target.clone(), *size),
                None => Target::File(address, link.target.clone(), *bytes),
            };
        }
        found.extend(match &link.target {
            target if self.content.broken.contains(target) => None,
            target if file.is_none() && !self.is_known(target) => {
                Some(self.dead(link, from, suggests))
            }
            target if is_inner_index(target) => Some(without_page(link)),
            target => (!self.content.is_unsure(target)).then(|| left_out(link)),
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
            let of_index = |folder: &str, url: &Url| {
                let page = Page {
                    url: url.clone(),
                    document: None,
                };
                (index(folder), page)
            };
            let of_columns = self
                .columns
                .iter()
                .map(|column| of_index(&column.folder, &column.url));
            let home = of_index("content", &Url::new(""));
            let issues = self.paper.into_iter().flat_map(|paper| &paper.issues);
            let of_issues = issues.filter_map(|issue| {
                let document = &issue.text.as_ref()?.document;
                let page = Page {
                    url: issue.url.clone(),
                    document: Some(document),
                };
                Some((document.path.clone(), page))
            });
            let of_paper = self.paper.map(|_| of_index(FOLDER, &Url::new("issues/")));
            let of_documents = of_entries.chain(of_columns).chain(of_issues);
            of_documents.chain(of_paper).chain([home]).collect()
        })
    }

    /// Whether there is such a text, of this edition or not.
    fn is_known(&self, path: &SourcePath) -> bool {
        let documents = &self.content.documents;
        let found = documents.binary_search_by(|document| document.path.cmp(path));
        let is_index = path.name() == "_index.md";
        found.is_ok() || is_index && self.content.indexes.contains_key(path.folder())
    }

    fn dead(&self, link: &Link, from: &SourcePath, suggests: bool) -> Diagnostic {
        let message = Message::new("site-dead-link").arg("file", &link.target);
        let help = match suggests.then(|| self.nearest(link, from)).flatten() {
            Some(file) => Message::new("site-dead-link-help").arg("suggestion", file),
            None => Message::new("site-dead-link-none"),
        };
        Diagnostic::error(link.place.clone(), message).help(help)
    }

    /// What `link`, which stands in `from`, probably meant: the file of the nearest name, and of those the one on the
    /// nearest path.
    fn nearest(&self, link: &Link, from: &SourcePath) -> Option<&'a SourcePath> {
        let wrong = name(&link.target);
        let path = link.target.as_str();
        let others = self.names().iter().filter(|(_, path)| *path != from);
        let alike = others.filter_map(|(name, file)| {
            let distance = distance(&wrong, name)?;
            Some((distance, strsim::levenshtein(path, file.as_str()), *file))
        });
        alike.min().map(|(_, _, file)| file)
    }

    fn names(&self) -> &[(String, &'a SourcePath)] {
        self.names.get_or_init(|| {
            let documents = self.content.documents.iter().map(|document| &document.path);
            let all = documents.chain(self.content.files.keys());
            all.map(|path| (name(path), path)).collect()
        })
    }
}

/// A link into a document with this `body` and no such heading.
fn check_fragment(link: &Link, body: &Body, suggests: bool) -> Option<Diagnostic> {
    if link.fragment.is_empty() || body.ids().any(|id| id == link.fragment) {
        return None;
    }
    let message = Message::new("site-dead-fragment")
        .arg("fragment", &link.fragment)
        .arg("file", &link.target);
    let ids = body.ids().filter(|_| suggests);
    let alike = ids.filter_map(|id| Some((distance(&link.fragment, id)?, id)));
    let help = match alike.min() {
        Some((_, id)) => Message::new("site-dead-fragment-help").arg("suggestion", id),
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

/// A link to the `_index.md` of a folder within a column, which is a page in no edition.
fn without_page(link: &Link) -> Diagnostic {
    let message = Message::new("site-link-without-page").arg("file", &link.target);
    let help = Message::new("site-link-without-page-help");
    Diagnostic::warning(link.place.clone(), message).help(help)
}

/// Whether `path` is the `_index.md` of a folder that is no column but lies in one.
fn is_inner_index(path: &SourcePath) -> bool {
    path.name() == "_index.md" && path.folder().matches('/').count() > 1
}

/// The `_index.md` of `folder`.
fn index(folder: &str) -> SourcePath {
    SourcePath::new(&format!("{folder}/_index.md"))
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

/// What a file is called, in small letters and without its ending; `NAME/index.md` is called by its folder.
pub(super) fn name(path: &SourcePath) -> String {
    match path.stem() {
        "index" | "_index" => path.folder().rsplit('/').next().unwrap_or_default(),
        stem => stem,
    }
    .to_lowercase()
}

/// How many letters two names differ in; `None` when it is more than a third, or nothing is left in common.
pub(super) fn distance(wrong: &str, right: &str) -> Option<usize> {
    let (of_wrong, of_right) = (wrong.chars().count(), right.chars().count());
    let most = of_right
        .div_ceil(3)
        .min(of_wrong.max(of_right).saturating_sub(1));
    if of_wrong.abs_diff(of_right) > most {
        return None;
    }
    Some(strsim::levenshtein(wrong, right)).filter(|distance| *distance <= most)
}
