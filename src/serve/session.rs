//! What a preview remembers between two looks at the project.
//!
//! In: the project's directory, and which edition is looked at. Out: a [`View`], and what changed since the last.
//! Invariant: what is remembered is what was made of files whose bytes have not changed, and the site as it was before
//! edits that reach no further than their own texts; a view equals what a fresh build would make, its findings included.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::sync::Arc;

use crate::base::diagnostic::{self, Diagnostic, Message, Severity};
use crate::base::path::{SourcePath, Url};
use crate::base::place::Place;
use crate::load::{self, Dressed};
use crate::model::config::{Config, Pdf, Print};
use crate::model::document::{Content, Document, Index};
use crate::model::picture::Size;
use crate::model::source::{Edition, Source};
use crate::parse::body::Keep;
use crate::parse::{self, Parsed};
use crate::pipeline;
use crate::press::Press;
use crate::read::tree::{self, Found, Stamp, Tree, Urgent};
use crate::read::{self, Project};
use crate::serve::shelf::{Changes, Shelf};
use crate::serve::view::View;
use crate::write;

/// Up to how many edited texts are put into the last site one by one.
const FEW: usize = 16;

/// A preview of one project.
pub struct Session {
    project: Project,
    content: Tree,
    themes: Tree,
    settings: Shelf<Settings>,
    texts: Shelf<Text>,
    files: BTreeMap<SourcePath, Stamp>,
    pictures: BTreeMap<SourcePath, Size>,
    theme_files: Shelf<()>,
    /// The theme and the findings of its files; `None` until it is first needed.
    theme: Option<Result<Dressed, Vec<Diagnostic>>>,
    theme_name: String,
    /// What makes PDFs, with the settings it was made for and what is to be said of it; `None` until first needed.
    press: Option<(Print, Option<Arc<Press>>, Vec<Diagnostic>)>,
    /// What cannot be read as a whole, without which nothing else can be judged.
    missing: Vec<Diagnostic>,
    /// What was refused of the content.
    refused: Vec<Diagnostic>,
    edition: Option<Edition>,
    view: Arc<View>,
}

/// `site.toml`, understood.
type Settings = (Option<Config>, Vec<Diagnostic>);

/// A text of the content tree, understood.
struct Text {
    parsed: Understood,
    findings: Vec<Diagnostic>,
}

enum Understood {
    Document(Arc<Document>),
    Index(Box<Index>),
    Nothing,
}

/// What a look found to be different.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The files.
    pub files: Changes,
    /// How many texts were parsed.
    pub parsed: usize,
    /// Whether another day or edition is looked at.
    pub edition: bool,
    /// Whether something was refused that was not, or the other way round.
    pub refused: bool,
    /// Whether the whole site was assembled anew, and not only what an edited text has in it.
    pub assembled: bool,
}

impl Change {
    /// This change and then `other`.
    pub fn merge(&mut self, other: Change) {
        self.files.merge(other.files);
        self.parsed += other.parsed;
        self.edition |= other.edition;
        self.refused |= other.refused;
        self.assembled |= other.assembled;
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.edition && !self.refused
    }

    /// Whether nothing but style sheets of a theme was edited: pages stay as they are.
    fn is_style(&self) -> bool {
        let styles = |path: &SourcePath| {
            path.as_str().starts_with("themes/") && path.name().ends_with(".css")
        };
        let only_edits = self.files.added.is_empty() && self.files.removed.is_empty();
        only_edits && !self.edition && !self.refused && self.files.edited.iter().all(styles)
    }
}

impl Session {
    /// A preview that has seen nothing yet. Its views are numbered from `first`.
    #[must_use]
    pub fn new(project: &Project, first: u64) -> Session {
        Session {
            content: project.tree("content"),
            themes: project.tree("themes"),
            settings: Shelf::default(),
            texts: Shelf::default(),
            files: BTreeMap::new(),
            pictures: BTreeMap::new(),
            theme_files: Shelf::default(),
            theme: None,
            theme_name: String::new(),
            press: None,
            missing: Vec::new(),
            refused: Vec::new(),
            edition: None,
            view: Arc::new(View::new(project.root(), first, 0)),
            project: project.clone(),
        }
    }

    /// What it shows now.
    #[must_use]
    pub fn view(&self) -> Arc<View> {
        self.view.clone()
    }

    /// Compares what is there with what was, and makes a new view when anything differs. A `thorough` look trusts
    /// no folder's time.
    pub fn look(&mut self, edition: Edition, thorough: bool) -> Change {
        let looked = self.look_unless(edition, thorough, &|| false);
        looked.unwrap_or_default()
    }

    /// As [`Session::look`], but gives up, with `None` and nothing done, as soon as something is more `urgent`.
    pub fn look_unless(
        &mut self,
        edition: Edition,
        thorough: bool,
        urgent: Urgent<'_>,
    ) -> Option<Change> {
        let content = self.content.look_unless(thorough, urgent).transpose()?;
        let (mut missing, mut refused) = (Vec::new(), Vec::new());
        let mut change = Change {
            edition: self.edition.replace(edition) != Some(edition),
            ..Change::default()
        };
        let settings = self.look_at_settings(&mut missing);
        let theme = self.look_at_themes(thorough, &mut missing);
        let content = or_miss(content, "content", &mut missing);
        refused.extend(content.refused);
        change.parsed = self.look_at_content(content.files, &mut change.files);
        let dress = !theme.is_empty() || !settings.is_empty();
        change.files.extend(settings);
        change.files.extend(theme);
        change.refused = self.refused != refused || self.missing != missing;
        self.refused = refused;
        self.missing = missing;
        if !change.is_empty() {
            change.assembled = self.renew(edition, dress, &change);
        }
        Some(change)
    }

    /// Looks only at the texts that were `touched`, which may not be all that changed. `None`, and nothing done, when
    /// something else than known texts was touched.
    pub fn glance(&mut self, edition: Edition, touched: &BTreeSet<SourcePath>) -> Option<Change> {
        let found = self.known(touched)?;
        if self.edition != Some(edition) || found.is_empty() {
            return None;
        }
        let project = &self.project;
        let files = self
            .texts
            .glance(&found, |path| project.bytes(path), understand);
        let mut change = Change {
            parsed: files.edited.len(),
            files,
            ..Change::default()
        };
        if !change.is_empty() {
            change.assembled = self.renew(edition, false, &change);
        }
        Some(change)
    }

    /// Those of the paths that are texts; what came and went meanwhile is nothing.
    fn known(&self, touched: &BTreeSet<SourcePath>) -> Option<Vec<(SourcePath, Stamp)>> {
        let mut found = Vec::new();
        for path in touched {
            let place = self.project.root().join(path.as_str());
            match (tree::stamp(&place), self.texts.has(path)) {
                (Some(stamp), true) => found.push((path.clone(), stamp)),
                (None, false) if self.is_nothing(path) => {}
                _ => return None,
            }
        }
        Some(found)
    }

    /// Whether `path` is and was nothing: what some editors write beside a text and take away.
    fn is_nothing(&self, path: &SourcePath) -> bool {
        let is_there = self
            .project
            .root()
            .join(path.as_str())
            .symlink_metadata()
            .is_ok();
        path.as_str().starts_with("content/") && !self.files.contains_key(path) && !is_there
    }

    fn look_at_settings(&mut self, missing: &mut Vec<Diagnostic>) -> Changes {
        let path = SourcePath::new("site.toml");
        let stamp = tree::stamp_of_target(&self.project.root().join(path.as_str()));
        if stamp.is_none() {
            missing.push(unreadable(&path, &ErrorKind::NotFound.into()));
        }
        let found: Vec<_> = stamp.map(|stamp| (path, stamp)).into_iter().collect();
        let project = &self.project;
        self.settings.update(
            &found,
            |path| project.bytes(path),
            |path, bytes| match bytes {
                Ok(bytes) => parse::config::site(&Source {
                    path: path.clone(),
                    bytes,
                }),
                Err(error) => (None, vec![unreadable(path, &error)]),
            },
        )
    }

    fn look_at_themes(&mut self, thorough: bool, missing: &mut Vec<Diagnostic>) -> Changes {
        let found = match self.themes.look(thorough) {
            Err(error) if error.kind() == ErrorKind::NotFound => Found::default(),
            found => or_miss(found, "themes", missing),
        };
        let project = &self.project;
        self.theme_files
            .update(&found.files, |path| project.bytes(path), |_, _| ())
    }

    /// Puts what differs into `changes` and says how many texts were parsed.
    fn look_at_content(&mut self, found: Vec<(SourcePath, Stamp)>, changes: &mut Changes) -> usize {
        let (texts, files): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|(path, _)| read::is_markdown(path));
        let project = &self.project;
        let of_texts = self
            .texts
            .update(&texts, |path| project.bytes(path), understand);
        let parsed = of_texts.edited.len() + of_texts.added.len();
        changes.extend(of_texts);
        changes.extend(self.replace_files(files));
        parsed
    }

    /// Pictures and attachments are never read as a whole here; their stamps tell.
    fn replace_files(&mut self, files: Vec<(SourcePath, Stamp)>) -> Changes {
        let files: BTreeMap<SourcePath, Stamp> = files.into_iter().collect();
        let mut changes = Changes::default();
        for (path, stamp) in &files {
            match self.files.get(path) {
                Some(known) if known == stamp => {}
                Some(_) => changes.edited.push(path.clone()),
                None => changes.added.push(path.clone()),
            }
        }
        let gone = self.files.keys().filter(|path| !files.contains_key(*path));
        changes.removed = gone.cloned().collect();
        self.files = files;
        for path in changes.removed.iter().chain(&changes.edited) {
            self.pictures.remove(path);
        }
        let new = changes.edited.iter().chain(&changes.added);
        self.pictures.extend(self.project.pictures(new));
        changes
    }

    /// Makes the view of what was found, and says whether that took more than putting edited texts into the last one.
    fn renew(&mut self, edition: Edition, dress: bool, change: &Change) -> bool {
        let Some(bulletin) = self.patched(change) else {
            self.assemble(edition, dress, change.is_style());
            return true;
        };
        self.show(Some(bulletin), self.view.findings.clone(), false);
        false
    }

    /// The last site with the edited texts in it, where they are few, nothing else is new (settings and themes are no texts),
    /// and neither they nor what they were have findings.
    fn patched(&self, change: &Change) -> Option<pipeline::Bulletin> {
        let Changes {
            edited,
            added,
            removed,
        } = &change.files;
        let only_edits = added.is_empty() && removed.is_empty() && edited.len() <= FEW;
        if !only_edits || change.edition || change.refused || !self.view.is_good() {
            return None;
        }
        let last = self.view.bulletin.as_deref()?;
        let documents: Option<Vec<_>> = edited.iter().map(|path| self.sound(path)).collect();
        last.patched(&documents?)
    }

    /// The document at `path`, if nothing was and nothing is wrong with it.
    fn sound(&self, path: &SourcePath) -> Option<Arc<Document>> {
        let text = self.texts.get(path)?;
        let mut before = self.view.findings.iter();
        let was_sound = !before.any(|found| found.place.file == *path);
        match &text.parsed {
            Understood::Document(document) if was_sound && text.findings.is_empty() => {
                Some(document.clone())
            }
            _ => None,
        }
    }

    /// Assembles everything. Where there are errors, the last good site stays.
    fn assemble(&mut self, edition: Edition, dress: bool, style: bool) {
        if !self.missing.is_empty() {
            if dress {
                self.theme = None;
            }
            return self.show(None, self.missing.clone(), style);
        }
        let config = self.settings.iter().next().map(|(_, settings)| settings);
        let (config, mut findings) = config.cloned().unwrap_or_default();
        let bulletin = config.and_then(|mut config| {
            findings.extend(self.print(&mut config, edition));
            self.dress(&config, dress, &mut findings)
                .map(|(theme, catalogue)| {
                    let content = self.gather();
                    let (bulletin, of_site) =
                        pipeline::bulletin(&config, &content, edition, theme, catalogue);
                    findings.extend(of_site);
                    bulletin
                })
        });
        let of_texts = self.texts.iter().flat_map(|(_, text)| &text.findings);
        findings.extend(of_texts.cloned());
        findings.extend(self.refused.iter().cloned());
        diagnostic::sort(&mut findings);
        self.show(bulletin, findings, style);
    }

    fn show(
        &mut self,
        bulletin: Option<pipeline::Bulletin>,
        findings: Vec<Diagnostic>,
        style: bool,
    ) {
        let bulletin = bulletin.filter(|_| !pipeline::has_errors(&findings));
        let last = &self.view;
        let (pages, styles) = match (&bulletin, style && last.is_good()) {
            (None, _) => (last.pages, last.styles),
            (Some(_), true) => (last.pages, last.styles + 1),
            (Some(_), false) => (last.pages + 1, last.styles),
        };
        let mut view = View::new(self.project.root(), pages, styles);
        view.bulletin = bulletin.map(Arc::new).or_else(|| last.bulletin.clone());
        view.findings = findings;
        view.press = self.press.as_ref().and_then(|(_, press, _)| press.clone());
        self.view = Arc::new(view);
    }

    /// Makes the press that the settings, or what was printed, ask for, unless there is one. Where there can be none, there
    /// is nothing to print.
    fn print(&mut self, config: &mut Config, edition: Edition) -> Vec<Diagnostic> {
        let output = self.project.root().join(edition.folder());
        let printed = write::printed(&output).unwrap_or_default();
        config.print.printed = printed.iter().map(|file| Url::new(file)).collect();
        let asked = config.print.clone();
        let known = self.press.take().filter(|(print, ..)| *print == asked);
        let (_, press, found) = self.press.insert(known.unwrap_or_else(|| {
            let (press, found) = load::press(&self.project, config, false, Severity::Warning);
            (asked, press, found)
        }));
        if press.is_none() {
            config.print.pdf = Pdf::None;
            config.print.printed.clear();
        }
        found.clone()
    }

    /// The theme, compiled anew when one of its files or the settings changed.
    fn dress(
        &mut self,
        config: &Config,
        anew: bool,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Dressed> {
        if anew || self.theme.is_none() || self.theme_name != config.theme {
            let loaded = load::theme(&self.project, config).unwrap_or_else(|error| {
                let folder = SourcePath::new(&format!("themes/{}", config.theme));
                Err(vec![unreadable(&folder, &error)])
            });
            self.theme = Some(loaded);
            self.theme_name.clone_from(&config.theme);
        }
        match self.theme.as_ref()? {
            Ok(dressed) => Some(dressed.clone()),
            Err(found) => {
                findings.extend(found.iter().cloned());
                None
            }
        }
    }

    /// The content tree, put together from what was parsed.
    fn gather(&self) -> Content {
        let mut content = Content {
            files: self
                .files
                .iter()
                .map(|(path, stamp)| (path.clone(), stamp.size))
                .collect(),
            pictures: self.pictures.clone(),
            ..Content::default()
        };
        for (path, text) in self.texts.iter() {
            if pipeline::has_errors(&text.findings) {
                content.broken.insert(path.clone());
            }
            match &text.parsed {
                Understood::Document(document) => content.documents.push(document.clone()),
                Understood::Index(index) => {
                    let folder = path.folder().to_owned();
                    drop(content.indexes.insert(folder, (**index).clone()));
                }
                Understood::Nothing => {}
            }
        }
        content
    }
}

fn understand(path: &SourcePath, bytes: io::Result<Vec<u8>>) -> Text {
    let (parsed, findings) = match bytes {
        Ok(bytes) => {
            let path = path.clone();
            parse::source(&Source { path, bytes }, Keep::Markdown)
        }
        Err(error) => (Parsed::Nothing, vec![unreadable(path, &error)]),
    };
    let parsed = match parsed {
        Parsed::Document(document) => Understood::Document(document),
        Parsed::Index(index) => Understood::Index(index),
        Parsed::Nothing => Understood::Nothing,
    };
    Text { parsed, findings }
}

/// What a folder holds, or nothing and a finding.
fn or_miss(found: io::Result<Found>, folder: &str, missing: &mut Vec<Diagnostic>) -> Found {
    found.unwrap_or_else(|error| {
        missing.push(unreadable(&SourcePath::new(folder), &error));
        Found::default()
    })
}

fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    if error.kind() == ErrorKind::NotFound {
        let message = Message::new("serve-gone").arg("file", path);
        return Diagnostic::error(Place::file(path), message).help(Message::new("serve-gone-help"));
    }
    let message = Message::new("load-cannot-read")
        .arg("file", path)
        .arg("detail", error);
    Diagnostic::error(Place::file(path), message)
}
