//! `huikan new KIND TITLE`: a document with its front matter filled in, in the right column.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::base::alike::alike;
use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::base::place::LineIndex;
use crate::base::slug;
use crate::cmd::args::{NewKind, NewOptions};
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome, no_site, unreadable};
use crate::import::draft::year_line;
use crate::load;
use crate::model::document::{Content, Kind};
use crate::model::schedule::PlanYear;
use crate::parse::body::Keep;
use crate::parse::schedule;
use crate::read::Project;

/// Writes the document and says where. Never overwrites one.
pub fn run(options: &NewOptions, terminal: &Terminal) -> Outcome {
    let project = Project::new(&options.site);
    load::config(&project).map_err(|error| no_site(&project, error))?;
    let (content, _) = load::content(&project, Keep::Markdown).map_err(unreadable)?;
    let today = options
        .today
        .unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    let title = title(&options.title)?;
    let folder = column(&content, options)?;
    let file = format!(
        "{folder}/{}.md",
        file_name(project.root(), &folder, title, today)
    );
    let text = document(options.kind, title, today, terminal);
    create(project.root(), &file, &text)?;
    terminal.say(&Message::new("new-done").arg("file", &file));
    Ok(())
}

/// The title, which says something.
fn title(typed: &str) -> Result<&str, Failure> {
    match typed.trim() {
        "" => Err(Failure::Other(Message::new("new-no-title"))),
        title => Ok(title),
    }
}

/// The folder that was named, which is one of those that hold texts.
pub(super) fn named(content: &Content, name: &str) -> Result<String, Failure> {
    let name = name.replace('\\', "/");
    let name = name.trim_start_matches("content/").trim_matches('/');
    let of_documents = content
        .documents
        .iter()
        .filter(|document| document.path.name() != "index.md")
        .map(|document| document.path.folder());
    let folders = content.indexes.keys().map(String::as_str);
    let known: BTreeSet<&str> = folders
        .chain(of_documents)
        .filter_map(|folder| folder.strip_prefix("content/"))
        .collect();
    if known.contains(name) {
        return Ok(format!("content/{name}"));
    }
    let known: Vec<&str> = known.into_iter().collect();
    let message = match alike(name, &known) {
        Some(meant) => Message::new("new-unknown-column-meant").arg("meant", meant),
        None => Message::new("new-unknown-column"),
    };
    let message = message.arg("column", name);
    Err(Failure::Other(message.arg("known", known.join(", "))))
}

/// The folder of the column: the one that was named, else the first that holds this kind.
fn column(content: &Content, options: &NewOptions) -> Result<String, Failure> {
    if let Some(name) = &options.column {
        return named(content, name);
    }
    let kind = match options.kind {
        NewKind::Plan => Kind::Plan,
        NewKind::Article => Kind::Article,
        NewKind::Notice => Kind::Notice,
    };
    let top = content
        .indexes
        .iter()
        .filter(|(folder, _)| folder.matches('/').count() == 1);
    let of_kind = top.filter(|(_, index)| index.kind.unwrap_or_default() == kind);
    let first = of_kind.min_by_key(|(folder, index)| (index.order, folder.as_str()));
    first
        .map(|(folder, _)| folder.clone())
        .ok_or_else(|| Failure::Other(Message::new("new-no-column").arg("kind", kind.name())))
}

/// A file name in ASCII. Where the title has nothing to make one from, or what would stand for the whole folder, it is
/// the day, with a number from the second on.
fn file_name(root: &Path, folder: &str, title: &str, today: Date) -> String {
    let slug = slug::slug(title);
    if !matches!(&*slug, "" | "index") {
        return slug;
    }
    let numbered = (2..).map(|number| format!("{today}-{number}"));
    let is_free = |name: &String| !root.join(format!("{folder}/{name}.md")).exists();
    let mut names = std::iter::once(today.to_string()).chain(numbered);
    names.find(is_free).unwrap_or(slug)
}

/// The text of a new document: front matter, and a beginning to write on from.
fn document(kind: NewKind, title: &str, today: Date, terminal: &Terminal) -> String {
    let (front, body) = match kind {
        NewKind::Plan => (plan_year(title, today), "new-plan-body"),
        NewKind::Article => (String::new(), "new-article-body"),
        NewKind::Notice => (String::new(), "new-notice-body"),
    };
    let title = toml::Value::from(title);
    let body = terminal.catalogue.text(&Message::new(body));
    format!("+++\ntitle = {title}\ndate = {today}\n{front}draft = true\n+++\n\n{body}\n")
}

/// The line that says when the months of a plan are: what its title names, else this year.
fn plan_year(title: &str, today: Date) -> String {
    let named = schedule::read(&[], title, None, &LineIndex::new("")).year;
    year_line(named.unwrap_or(PlanYear::Calendar(today.year())))
}

fn create(root: &Path, file: &str, text: &str) -> Outcome {
    let path = root.join(file);
    let created = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| {
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&path)?
                .write_all(text.as_bytes())
        });
    created.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::Other(Message::new("new-exists").arg("file", file))
        }
        _ => Failure::Io(Message::new("write-failed").arg("file", file), error),
    })
}
