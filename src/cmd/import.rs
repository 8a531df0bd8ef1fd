//! `huikan import FILE… --to content/COLUMN`: documents of plans that were written elsewhere.
//!
//! Shows file by file what it did, and what is left to decide. Invariant: no file of the site is overwritten, and either
//! all documents are written or none.

mod beside;
mod file;
mod known;
mod links;
mod place;
mod show;
mod store;

use std::path::Path;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::cmd::args::ImportOptions;
use crate::cmd::new::named;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome, no_site, unreadable};
use crate::import::draft::Draft;
use crate::import::{self, Format, Imported, judge};
use crate::load;
use crate::model::document::{Content, Kind};
use crate::model::schedule::{PlanYear, Schedule};
use crate::model::source::Source;
use crate::parse;
use crate::parse::body::Keep;
use crate::read::Project;

/// A file that was read, and the documents it became.
struct Read {
    source: Source,
    imported: Imported,
    documents: Vec<Document>,
}

/// A document, where it goes and what the reader of schedules finds in it.
struct Document {
    draft: Draft,
    path: SourcePath,
    schedule: Schedule,
    decide: Vec<import::finding::Finding>,
    /// The document that it repeats, and how many hundredths of it.
    repeats: Option<(SourcePath, usize)>,
    state: State,
    /// The file of its name that was there already, with other words.
    aside_of: Option<SourcePath>,
}

/// Whether a document is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is not.
    New,
    /// It is, word for word.
    Same,
    /// Another stands in its place.
    Other,
}

/// What became of the documents that were not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Written,
    /// It was a trial.
    Tried,
    /// One of them could not be written, so that none was.
    Held,
}

/// Reads the files, shows what they become, and writes it.
pub fn run(options: &ImportOptions, terminal: &Terminal) -> Outcome {
    let project = Project::new(&options.site);
    load::config(&project).map_err(|error| no_site(&project, error))?;
    let (content, _) = load::content(&project, Keep::Markdown).map_err(unreadable)?;
    let folder = folder(&project, &content, &options.to)?;
    let mut files = read_all(options, terminal)?;
    for document in files.iter_mut().flat_map(|file| &mut file.documents) {
        understand(document, options.year);
    }
    place::place(&mut files, &folder, &content, project.root()).map_err(unreadable)?;
    links::judge(&mut files, &content);
    repeats(&mut files);
    known::compare(&project, &content, &mut files).map_err(unreadable)?;
    store::mark(project.root(), &mut files).map_err(unreadable)?;
    let written = match options.dry_run {
        true => Ok(0),
        false => store::write(project.root(), &files),
    };
    let fate = match (&written, options.dry_run) {
        (Err(_), _) => Fate::Held,
        (Ok(_), true) => Fate::Tried,
        (Ok(_), false) => Fate::Written,
    };
    let kind = kind(&content, &folder);
    terminal.print(&show::files(&files, kind, fate, terminal))?;
    let written = written?;
    let done = match options.dry_run {
        true => Message::new("import-dry-run"),
        false => Message::new("import-done")
            .arg("count", written)
            .arg("folder", folder),
    };
    terminal.say(&done);
    Ok(())
}

/// The folder that was named: a column of the site, or one that is there on the disk.
fn folder(project: &Project, content: &Content, typed: &str) -> Result<String, Failure> {
    let below = typed.replace('\\', "/");
    let below = below.trim_start_matches("./").trim_matches('/');
    let folder = match below.strip_prefix("content/") {
        Some(_) => below.to_owned(),
        None => format!("content/{below}"),
    };
    let is_plain = folder
        .split('/')
        .all(|part| !part.starts_with('.') && !part.is_empty());
    match is_plain && project.root().join(&folder).is_dir() {
        true => Ok(folder),
        false => named(content, below),
    }
}

/// What a folder holds: as the nearest folder says.
fn kind(content: &Content, folder: &str) -> Kind {
    let ends = folder
        .match_indices('/')
        .map(|(end, _)| end)
        .chain([folder.len()]);
    let mut folders: Vec<&str> = ends.map(|end| &folder[..end]).collect();
    folders.reverse();
    let said = folders
        .into_iter()
        .find_map(|folder| content.indexes.get(folder)?.kind);
    said.unwrap_or_default()
}

/// Reads all files; every one that cannot be read is told before anything is written.
fn read_all(options: &ImportOptions, terminal: &Terminal) -> Result<Vec<Read>, Failure> {
    let mut files = Vec::new();
    let mut refused = 0;
    for file in &options.files {
        let read = bytes(file).and_then(|source| {
            let imported = import::read(&source, options.split);
            imported
                .map(|imported| (source, imported))
                .map_err(Failure::Other)
        });
        match read {
            Ok((source, imported)) => files.push(opened(file, source, imported)),
            Err(failure) => {
                refused += 1;
                let reason = reason(failure, terminal);
                terminal.fail(
                    &Message::new("import-refused")
                        .arg("file", file.display())
                        .arg("detail", reason),
                );
            }
        }
    }
    match refused {
        0 => Ok(files),
        count => Err(Failure::Other(
            Message::new("import-nothing-written").arg("count", count),
        )),
    }
}

fn reason(failure: Failure, terminal: &Terminal) -> String {
    match failure {
        Failure::Io(_, error) => terminal.reason(&error),
        Failure::Other(message) => terminal.catalogue.text(&message),
        Failure::Content => String::new(),
    }
}

fn bytes(file: &Path) -> Result<Source, Failure> {
    let path = SourcePath::new(&file.to_string_lossy().replace('\\', "/"));
    let bytes = file::bytes(file, import::LARGEST)?;
    Ok(Source { path, bytes })
}

fn opened(file: &Path, source: Source, mut imported: Imported) -> Read {
    let mut drafts = std::mem::take(&mut imported.drafts);
    if imported.format == Format::Markdown {
        drafts
            .iter_mut()
            .for_each(|draft| beside::take(file, draft));
    }
    let documents = drafts.into_iter().map(|draft| Document {
        draft,
        path: source.path.clone(),
        schedule: Schedule::default(),
        decide: Vec::new(),
        repeats: None,
        state: State::New,
        aside_of: None,
    });
    Read {
        documents: documents.collect(),
        source,
        imported,
    }
}

/// What the reader of schedules finds in a document: its year, which goes into the front matter, and its months.
fn understand(document: &mut Document, year: Option<i16>) {
    let said = year.map(PlanYear::Calendar).or(document.draft.year);
    document.draft.year = said.or_else(|| plan(document).year);
    document.schedule = plan(document);
    document.decide = document.draft.decide.clone();
    document
        .decide
        .extend(judge::judge(&document.path, &document.draft.text()));
}

fn plan(document: &Document) -> Schedule {
    let read = parse::plan(&source(document)).0;
    read.map(|read| (*read.schedule).clone())
        .unwrap_or_default()
}

/// A document as it will be read from the disk.
fn source(document: &Document) -> Source {
    Source {
        path: document.path.clone(),
        bytes: document.draft.text().into_bytes(),
    }
}

/// Finds the documents that say the same as one before them.
fn repeats(files: &mut [Read]) {
    let mut documents: Vec<&mut Document> = files
        .iter_mut()
        .flat_map(|file| &mut file.documents)
        .collect();
    let texts: Vec<&str> = documents
        .iter()
        .map(|document| document.draft.body.as_str())
        .collect();
    let found = judge::repeats(&texts);
    for (later, earlier, share) in found {
        let path = documents[earlier].path.clone();
        documents[later].repeats = Some((path, share));
    }
}
