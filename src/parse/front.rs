//! The front matter of Markdown files: TOML between two lines of `+++`.
//!
//! In: a file. Out: where its front matter and its body are, then what the front matter says, with everything that
//! is wrong with it. Invariant: never fails; what cannot be used is reported and read as if it were not there.

mod activity;
mod fence;
mod issue;
mod year;

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::model::document::{Audience, Defaults, Formalities, Front, Index, Kind};
use crate::parse::table::{self, Source, Table};

pub use fence::{Parts, split};
pub use issue::{is_issue, issue};
pub use year::YEARS;

/// The words for who may read a document.
pub const AUDIENCES: [(&str, Audience); 2] = [
    ("public", Audience::Public),
    ("internal", Audience::Internal),
];

/// What the front matter of a document says.
#[must_use]
pub fn document(path: &SourcePath, parts: &Parts<'_>) -> (Front, Vec<Diagnostic>) {
    let example = |id| Message::new(id).arg("title", table::quote(proposed_title(path, parts)));
    let Some(range) = parts.front.clone() else {
        let help = example("front-missing-help");
        return (Front::default(), vec![missing(path, parts, help)]);
    };
    table::read(
        &Source {
            path,
            text: parts.text,
            range,
        },
        |table| fields(table, || example("front-title-help")),
    )
}

/// What the front matter of an `_index.md` says. All of it may be left out.
#[must_use]
pub fn index(path: &SourcePath, parts: &Parts<'_>) -> (Index, Vec<Diagnostic>) {
    let range = parts.front.clone().unwrap_or(0..0);
    table::read(
        &Source {
            path,
            text: parts.text,
            range,
        },
        index_fields,
    )
}

/// All fields; `example` is a title that may be written where there is none.
fn fields(table: &mut Table<'_>, example: impl FnOnce() -> Message) -> Front {
    let front = Front {
        title: table.required(
            "title",
            ["front-title-missing", "front-title-empty"],
            example,
        ),
        date: table.date("date"),
        updated: table.date("updated"),
        year: year::read(table),
        unit: table.text("unit"),
        formalities: formalities(table).boxed(),
        author: table.text("author"),
        tags: table.list("tags").into(),
        summary: table.text("summary"),
        slug: slug(table),
        draft: table.boolean("draft").unwrap_or(false),
        publish: table.date("publish"),
        expires: table.date("expires"),
        audience: table.one_of("audience", &AUDIENCES),
        weight: table.integer("weight").unwrap_or(0),
        schedule: table.boolean("schedule"),
        activities: table.tables("activity", activity::read).into(),
        reports: table.written("reports").into(),
        issue: None,
    };
    if front
        .publish
        .zip(front.expires)
        .is_some_and(|(publish, expires)| expires < publish)
    {
        table.clash(
            "expires",
            "publish",
            Message::new("front-expires-early"),
            Message::new("front-expires-early-publish"),
            Message::new("front-expires-early-help"),
        );
    }
    front
}

fn formalities(table: &mut Table<'_>) -> Formalities {
    Formalities {
        number: table.text("number"),
        to: table.text("to"),
        cc: table.text("cc"),
        attachments: table.list("attachments"),
        signature: table.text("signature"),
    }
}

fn index_fields(table: &mut Table<'_>) -> Index {
    Index {
        title: table.text("title"),
        order: table.integer("order").unwrap_or(0),
        kind: table.one_of("kind", &Kind::ALL.map(|kind| (kind.name(), kind))),
        audience: table.one_of("audience", &AUDIENCES),
        slug: slug(table),
        summary: table.text("summary"),
        defaults: table.table("defaults", defaults).unwrap_or_default(),
        ..Index::default()
    }
}

fn defaults(table: &mut Table<'_>) -> Defaults {
    table.misplaced("audience", Message::new("front-default-audience-help"));
    Defaults {
        unit: table.text("unit"),
        author: table.text("author"),
        tags: table.list("tags"),
        year: year::read(table),
        schedule: table.boolean("schedule"),
    }
}

/// The last part of the address: small letters, digits and hyphens.
fn slug(table: &mut Table<'_>) -> Option<String> {
    let slug = table.text("slug")?;
    let plain = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
    };
    if slug.chars().all(plain) && !slug.starts_with('-') && !slug.ends_with('-') {
        return Some(slug);
    }
    let lower = slug.to_lowercase();
    let words: Vec<&str> = lower
        .split(|character| !plain(character) || character == '-')
        .collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let help = match words.as_slice() {
        [] => Message::new("front-slug-help-none"),
        words => Message::new("front-slug-help").arg("slug", words.join("-")),
    };
    table.error("slug", Message::new("front-slug").arg("slug", slug), help);
    None
}

/// A document that begins with its text.
fn missing(path: &SourcePath, parts: &Parts<'_>, help: Message) -> Diagnostic {
    let first = parts.text.lines().next().unwrap_or_default();
    let place = Place::new(path, parts.text, 0..first.len());
    Diagnostic::error(place, Message::new("front-missing")).help(help)
}

/// The first heading of the text, else the file's name.
fn proposed_title<'a>(path: &'a SourcePath, parts: &Parts<'a>) -> &'a str {
    let body = parts.text.get(parts.body.clone()).unwrap_or_default();
    let heading = body
        .lines()
        .find_map(|line| line.strip_prefix("# "))
        .map(str::trim);
    heading
        .filter(|heading| !heading.is_empty())
        .unwrap_or(path.stem())
}
