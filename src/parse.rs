//! One source file into one document.
//!
//! In: a path and bytes. Out: a [`Document`] or the [`Index`] of a folder, and what is wrong with it.
//! Invariant: pure, and never fails; a bad file is a diagnostic.

pub mod body;
pub mod config;
pub mod encoding;
pub mod front;
pub mod schedule;
pub mod table;

use crate::base::diagnostic::Diagnostic;
use crate::base::place::line_of;
use crate::model::document::{Body, Document, Front, Index};
use crate::model::schedule::Schedule;
use crate::model::source::Source;
use front::Parts;

/// What a Markdown file turned out to be.
#[derive(Debug)]
pub enum Parsed {
    /// A document.
    Document(Box<Document>),
    /// The `_index.md` of its folder.
    Index(Box<Index>),
    /// Nothing that can be used; the diagnostics say why.
    Nothing,
}

/// Understands a Markdown file of the content tree.
#[must_use]
pub fn source(source: &Source) -> (Parsed, Vec<Diagnostic>) {
    let parts = match front::split(&source.path, &source.bytes) {
        Ok(parts) => parts,
        Err(found) => return (Parsed::Nothing, vec![*found]),
    };
    if source.path.name() == "_index.md" {
        let (index, diagnostics) = index(source, &parts);
        return (Parsed::Index(Box::new(index)), diagnostics);
    }
    let (front, mut diagnostics) = front::document(&source.path, &parts);
    let (document, of_body) = document(source, &parts, front);
    diagnostics.extend(of_body);
    (Parsed::Document(Box::new(document)), diagnostics)
}

/// Understands a plan on its own, which needs no front matter.
#[must_use]
pub fn plan(source: &Source) -> (Option<Document>, Vec<Diagnostic>) {
    let parts = match front::split(&source.path, &source.bytes) {
        Ok(parts) => parts,
        Err(found) => return (None, vec![*found]),
    };
    let (front, mut diagnostics) = match parts.front {
        Some(_) => front::document(&source.path, &parts),
        None => (Front::default(), Vec::new()),
    };
    let (document, of_body) = document(source, &parts, front);
    diagnostics.extend(of_body);
    (Some(document), diagnostics)
}

fn index(source: &Source, parts: &Parts<'_>) -> (Index, Vec<Diagnostic>) {
    let (index, diagnostics) = front::index(&source.path, parts);
    (index, diagnostics)
}

fn document(source: &Source, parts: &Parts<'_>, front: Front) -> (Document, Vec<Diagnostic>) {
    let mut html = String::new();
    let md = parts.text.get(parts.body.clone()).unwrap_or_default();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(md));
    let body = Body {
        html,
        summary: md.chars().take(80).collect(),
        ..Default::default()
    };
    let mut schedule = Schedule::default();
    for (n, line) in parts.text.lines().enumerate() {
        if let Some((m, rest)) = line.split_once("月")
            && let Ok(m) = m.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u8>()
            && (1..=12).contains(&m)
        {
            schedule.activities.push(crate::model::schedule::Activity {
                line: n + 1,
                month: Some(m),
                day: Some(3),
                text: rest.to_owned(),
                ..Default::default()
            });
        }
    }
    let document = Document {
        path: source.path.clone(),
        body_line: line_of(parts.text, parts.body.start),
        front,
        body,
        schedule,
    };
    (document, Vec::new())
}
