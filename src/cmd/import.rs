//! `huikan import FILE… --to content/COLUMN`: documents of plans that were written elsewhere.
//!
//! Shows file by file what it did, and what is left to decide. Invariant: no file of the site is overwritten, and either
//! all documents are written or none.

mod show;
mod store;

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::slug;
use crate::cmd::args::ImportOptions;
use crate::cmd::new::named;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome, no_site, unreadable};
use crate::import::draft::Draft;
use crate::import::{self, Imported, judge};
use crate::load;
use crate::model::document::{Content, Kind};
use crate::model::schedule::{PlanYear, Schedule};
use crate::model::source::Source;
use crate::parse;
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
    /// Whether the very same document is there already.
    present: bool,
}

/// Reads the files, shows what they become, and writes it.
pub fn run(options: &ImportOptions, terminal: &Terminal) -> Outcome {
    let project = Project::new(&options.site);
    load::config(&project).map_err(|error| no_site(&project, error))?;
    let (content, _) = load::content(&project).map_err(unreadable)?;
    let folder = folder(&project, &content, &options.to)?;
    let mut files = read_all(options, terminal)?;
    place(&mut files, &folder, &content);
    for document in files.iter_mut().flat_map(|file| &mut file.documents) {
        understand(document, options.year);
    }
    repeats(&mut files);
    let clashes = store::check(project.root(), &mut files).map_err(unreadable)?;
    terminal.print(&show::files(&files, kind(&content, &folder), terminal))?;
    if let Some(first) = clashes.first() {
        return Err(Failure::Other(
            Message::new("import-exists")
                .arg("file", first)
                .arg("count", clashes.len()),
        ));
    }
    if options.dry_run {
        terminal.say(&Message::new("import-dry-run"));
        return Ok(());
    }
    let written = store::write(project.root(), &files)?;
    terminal.say(
        &Message::new("import-done")
            .arg("count", written)
            .arg("folder", folder),
    );
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
            Ok((source, imported)) => files.push(opened(source, imported)),
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
    match std::fs::read(file) {
        Ok(bytes) => Ok(Source { path, bytes }),
        Err(error) => Err(Failure::Io(Message::new("import-refused-unknown"), error)),
    }
}

fn opened(source: Source, mut imported: Imported) -> Read {
    let drafts = std::mem::take(&mut imported.drafts).into_iter();
    let documents = drafts.map(|draft| Document {
        draft,
        path: source.path.clone(),
        schedule: Schedule::default(),
        decide: Vec::new(),
        repeats: None,
        present: false,
    });
    Read {
        documents: documents.collect(),
        source,
        imported,
    }
}

/// Gives every document its file: named after its title, or its file where the title gives no name, with a number where
/// an address is taken.
fn place(files: &mut [Read], folder: &str, content: &Content) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for file in files {
        let of_file = slug::slug(file.source.path.stem());
        for document in &mut file.documents {
            let slug = [document.draft.slug(), of_file.clone(), "plan".to_owned()];
            let slug = slug
                .into_iter()
                .find(|slug| !matches!(slug.as_str(), "" | "index"))
                .unwrap_or_default();
            let numbered = (2..).map(|number| format!("{slug}-{number}"));
            let mut names = std::iter::once(slug.clone()).chain(numbered);
            let path = |name: &str| match document.draft.files.is_empty() {
                true => SourcePath::new(&format!("{folder}/{name}.md")),
                false => SourcePath::new(&format!("{folder}/{name}/index.md")),
            };
            let is_free = |name: &String| {
                !taken.contains(name) && !is_address(content, folder, name, &path(name))
            };
            let name = names.find(is_free).unwrap_or(slug);
            document.path = path(&name);
            taken.insert(name);
        }
    }
}

/// Whether a document of another file has this address.
fn is_address(content: &Content, folder: &str, name: &str, path: &SourcePath) -> bool {
    content.documents.iter().any(|other| {
        let above = match other.path.name() {
            "index.md" => other
                .path
                .folder()
                .rsplit_once('/')
                .map_or("", |(above, _)| above),
            _ => other.path.folder(),
        };
        above == folder && other.slug == name && other.path != *path
    })
}

/// What the reader of schedules finds in a document: its year, which goes into the front matter, and its months.
fn understand(document: &mut Document, year: Option<i16>) {
    let said = year.map(PlanYear::Calendar).or(document.draft.year);
    document.draft.year = said.or_else(|| plan(document).year);
    document.schedule = plan(document);
    document.decide = judge::judge(&document.path, &document.draft.text());
}

fn plan(document: &Document) -> Schedule {
    let source = Source {
        path: document.path.clone(),
        bytes: document.draft.text().into_bytes(),
    };
    let read = parse::plan(&source).0;
    read.map(|read| (*read.schedule).clone())
        .unwrap_or_default()
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
