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

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, line_of};
use crate::base::slug;
use crate::model::block::Block;
use crate::model::document::{Document, Front, Index};
use crate::model::paper::{self, Lead};
use crate::model::schedule::{Activity, Schedule, Status};
use crate::model::source::Source;
use body::{Keep, Text};
use front::Parts;
use schedule::trace::Traced;

/// What a Markdown file turned out to be.
#[derive(Debug)]
pub enum Parsed {
    /// A document.
    Document(Arc<Document>),
    /// The `_index.md` of its folder.
    Index(Box<Index>),
    /// Nothing that can be used; the diagnostics say why.
    Nothing,
}

/// Understands a Markdown file of the content tree, and keeps of its text what `keep` says.
#[must_use]
pub fn source(source: &Source, keep: Keep) -> (Parsed, Vec<Diagnostic>) {
    let parts = match front::split(&source.path, &source.bytes) {
        Ok(parts) => parts,
        Err(found) => return (Parsed::Nothing, vec![*found]),
    };
    if source.path.name() == "_index.md" {
        let (index, diagnostics) = index(source, &parts, keep);
        return (Parsed::Index(Box::new(index)), diagnostics);
    }
    let (front, mut diagnostics) = match front::is_issue(&source.path) {
        true => front::issue(&source.path, &parts),
        false => front::document(&source.path, &parts),
    };
    let (document, of_body) = document(source, &parts, front, keep);
    diagnostics.extend(of_body);
    (Parsed::Document(Arc::new(document)), diagnostics)
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
    let (document, of_body) = document(source, &parts, front, Keep::Markdown);
    diagnostics.extend(of_body);
    (Some(document), diagnostics)
}

/// The text of a document as it is set on paper; its notes are numbered from `first`, and `lead` says where its links
/// into the content tree lead, by their numbers. What cannot be read has no text, and was reported when the document was parsed.
#[must_use]
pub fn paper(source: &Source, first: usize, lead: &dyn Fn(usize) -> Lead) -> Vec<paper::Block> {
    match front::split(&source.path, &source.bytes) {
        Ok(parts) => Text::new(&source.path, parts.text, parts.body)
            .read()
            .paper(first, lead),
        Err(_) => Vec::new(),
    }
}

/// What every line of a plan was taken for by the schedule reader.
#[must_use]
pub fn explain(source: &Source) -> (Vec<Traced>, Vec<Diagnostic>) {
    let parts = match front::split(&source.path, &source.bytes) {
        Ok(parts) => parts,
        Err(found) => return (Vec::new(), vec![*found]),
    };
    let (front, _) = front::document(&source.path, &parts);
    let text = Text::new(&source.path, parts.text, parts.body);
    let body = text.read();
    let (_, traced) = schedule::explain(&body.blocks, &front.title, front.year, &body.lines);
    (traced, Vec::new())
}

fn index(source: &Source, parts: &Parts<'_>, keep: Keep) -> (Index, Vec<Diagnostic>) {
    let (index, mut diagnostics) = front::index(&source.path, parts);
    let text = Text::new(&source.path, parts.text, parts.body.clone());
    let (body, of_body) = text.read().body(Box::default(), keep);
    diagnostics.extend(of_body);
    (Index { body, ..index }, diagnostics)
}

fn document(
    source: &Source,
    parts: &Parts<'_>,
    front: Front,
    keep: Keep,
) -> (Document, Vec<Diagnostic>) {
    let text = Text::new(&source.path, parts.text, parts.body.clone());
    let body = text.read();
    let schedule = planned(&front, &body.blocks, parts.text, &body.lines);
    let (body, diagnostics) = body.body(anchors(&schedule), keep);
    let document = Document {
        path: source.path.clone(),
        slug: front.slug.clone().unwrap_or_else(|| slug_of(&source.path)),
        body_line: line_of(parts.text, parts.body.start),
        body,
        front,
        schedule: Arc::new(Schedule {
            activities: fitted(schedule.activities),
            ..schedule
        }),
    };
    (document, diagnostics)
}

/// The same in a block of their own size, which is kept as long as the document: one that is cut down keeps what it had.
fn fitted<T>(items: Vec<T>) -> Vec<T> {
    let mut fitted = Vec::with_capacity(items.len());
    fitted.extend(items);
    fitted
}

/// A file's name, or its folder's where it is `NAME/index.md`, as part of an address.
fn slug_of(path: &SourcePath) -> String {
    match path.name() {
        "index.md" => slug::slug(path.folder().rsplit('/').next().unwrap_or_default()),
        _ => slug::slug(path.stem()),
    }
}

/// What a document plans: what its front matter declares, then what its text names and the front matter does not.
fn planned(front: &Front, blocks: &[Block], text: &str, lines: &LineIndex) -> Schedule {
    if front.schedule == Some(false) {
        return Schedule {
            activities: front.activities.to_vec(),
            ..Schedule::default()
        };
    }
    let mut read = schedule::read(blocks, &front.title, front.year, lines);
    for unplaced in &mut read.unplaced {
        unplaced.text = line_text(text, lines, unplaced.line);
    }
    if front.activities.is_empty() {
        return read;
    }
    declare(&mut read.activities, &front.activities);
    read
}

/// Puts what is declared first, in place of what the text says of it; a tick in the text counts for both, unless the front matter says otherwise.
fn declare(read: &mut Vec<Activity>, declared: &[Activity]) {
    let ticked = read.iter().filter(|own| own.is_done());
    let ticked: BTreeSet<String> = ticked.map(|own| letters(&own.text)).collect();
    let said: BTreeSet<String> = declared.iter().map(|own| letters(&own.text)).collect();
    read.retain(|own| !said.contains(&letters(&own.text)));
    let mut declared = declared.to_vec();
    for activity in &mut declared {
        if ticked.contains(&letters(&activity.text)) {
            activity.status.get_or_insert(Status::Done);
        }
    }
    read.splice(0..0, declared);
}

/// Line `line` of `text`, without its end.
fn line_text(text: &str, lines: &LineIndex, line: usize) -> String {
    let start = lines.start(line).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default().to_owned()
}

/// A text without its punctuation and spaces: what makes two wordings the same activity.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

/// The lines that month pages link to, in order.
fn anchors(schedule: &Schedule) -> Box<[u32]> {
    let activities = schedule.activities.iter().map(|activity| activity.line);
    let themes = schedule.themes.iter().map(|theme| theme.line);
    let lines = activities.chain(themes);
    let mut lines: Vec<u32> = lines.filter_map(|line| line.try_into().ok()).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.into()
}
