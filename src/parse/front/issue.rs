//! The front matter of a file of `content/issues`: which issue it is about, and what it changes of it.
//!
//! In: such a file, cut in two. Out: its front matter, and what is wrong with it.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::model::document::Front;
use crate::model::series::{FOLDER, IssueFront, Note, Which};
use crate::parse::front::{AUDIENCES, Parts, YEARS, slug};
use crate::parse::table::{self, Source, Table};

/// Whether the file says something of an issue.
#[must_use]
pub fn is_issue(path: &SourcePath) -> bool {
    let below = path.as_str().strip_prefix(FOLDER);
    below.is_some_and(|below| below.starts_with('/')) && path.name() != "_index.md"
}

/// What the front matter of a file of `content/issues` says.
#[must_use]
pub fn issue(path: &SourcePath, parts: &Parts<'_>) -> (Front, Vec<Diagnostic>) {
    let Some(range) = parts.front.clone() else {
        let first = parts.text.lines().next().unwrap_or_default();
        let place = Place::new(path, parts.text, 0..first.len());
        let missing = Diagnostic::error(place, Message::new("issue-front-missing"));
        let help = Message::new("issue-front-missing-help");
        return (silent(), vec![missing.help(help)]);
    };
    let source = Source {
        path,
        text: parts.text,
        range,
    };
    table::read(&source, fields)
}

/// The front matter of a file that says nothing.
fn silent() -> Front {
    Front {
        schedule: Some(false),
        ..Front::default()
    }
}

fn fields(table: &mut Table<'_>) -> Front {
    let which = which(table);
    let front = Front {
        title: table.text("title").unwrap_or_default(),
        date: table.date("date"),
        slug: slug(table),
        draft: table.boolean("draft").unwrap_or(false),
        audience: table.one_of("audience", &AUDIENCES),
        ..silent()
    };
    if which == Some(Which::Special) && front.date.is_none() && !table.has("date") {
        let place = table.place_of_value("special");
        let missing = Diagnostic::error(place, Message::new("issue-special-date"));
        table.report(missing.help(Message::new("issue-special-date-help")));
    }
    let serial = table.integer_in("serial", 1..=99_999);
    let articles = table.written("articles");
    let issue = IssueFront {
        which,
        serial,
        articles: table.has("articles").then_some(articles),
        without: table.written("without"),
        notes: table.tables("note", note),
        place: table.place_of_value(match which {
            Some(Which::Special) => "special",
            _ => "number",
        }),
        serial_place: table.place_of_value("serial"),
        date_place: table.place_of_value("date"),
    };
    Front {
        issue: Some(Box::new(issue)),
        ..front
    }
}

/// Which issue the file is about: `special`, or both `year` and `number`.
fn which(table: &mut Table<'_>) -> Option<Which> {
    let special = table.boolean("special") == Some(true);
    let year = table.integer_in("year", YEARS);
    let number = table.integer_in("number", 1..=999);
    if special {
        let numbered = ["number", "year"].into_iter().find(|key| table.has(key));
        if let Some(key) = numbered {
            table.clash(
                key,
                "special",
                Message::new("issue-special-numbered").arg("key", key),
                Message::new("issue-special-numbered-other"),
                Message::new("issue-special-numbered-help").arg("key", key),
            );
        }
        return Some(Which::Special);
    }
    let says = |key: &'static str| table.has(key) || table.is_misspelt(key);
    if !says("year") || !says("number") {
        let missing = Diagnostic::error(table.place(), Message::new("issue-which-missing"));
        let help = Message::new("issue-which-missing-help");
        table.report(missing.help(help));
    }
    Some(Which::Numbered {
        year: year?,
        number: number?,
    })
}

/// One `[[note]]`: its paragraphs are the lines of its text.
fn note(table: &mut Table<'_>) -> Note {
    let text = table.required("text", ["issue-note-missing", "issue-note-empty"], || {
        Message::new("issue-note-help")
    });
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Note {
        article: table.written("article").into_iter().next(),
        text: lines.map(str::to_owned).collect(),
    }
}
