//! The files of `content/issues`, matched with the issues they are about.
//!
//! In: the documents and the slots. Out: for each issue its file. Invariant: no two files are about one issue; those
//! for members are not known to an edition that is not for them, drafts are known to hold their issue back.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assemble::issues::calendar::Slot;
use crate::assemble::select::{Folders, reason};
use crate::base::date::YearMonth;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::place::Place;
use crate::model::document::{Content, Document};
use crate::model::issue::Number;
use crate::model::series::{IssueFront, Which};
use crate::model::site::Reason;
use crate::model::source::Edition;

/// A file that says something of an issue.
#[derive(Clone)]
pub struct File {
    /// It.
    pub document: Arc<Document>,
    /// Whether it is a draft, which holds its issue back.
    pub draft: bool,
}

impl File {
    /// What it says of the issue.
    pub fn front(&self) -> Option<&IssueFront> {
        self.document.front.issue.as_deref()
    }
}

/// The files that an edition knows.
pub fn files(folders: &Folders<'_>, content: &Content, edition: Edition) -> Vec<File> {
    let documents = content.documents.iter();
    let files = documents.filter(|document| document.front.issue.is_some());
    files
        .filter_map(|document| {
            let reason = reason(folders.said(document.path.folder()), document, edition);
            (reason != Some(Reason::Internal)).then(|| File {
                document: document.clone(),
                draft: reason.is_some(),
            })
        })
        .collect()
}

/// The last month of which a file speaks.
pub fn last_month(files: &[File]) -> Option<YearMonth> {
    let years = files.iter().filter_map(|file| match file.front()?.which? {
        Which::Numbered { year, .. } => Some(year),
        Which::Special => None,
    });
    let year = years.max()?;
    Some(YearMonth { year, month: 12 })
}

/// The files of numbered issues by their number. What is wrong with their numbers is told.
pub fn numbered(
    files: &[File],
    slots: &[Slot],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Number, File> {
    let mut by_number: BTreeMap<Number, File> = BTreeMap::new();
    for file in files {
        let Some(front) = file.front() else { continue };
        let Some(Which::Numbered { year, number }) = front.which else {
            continue;
        };
        let is_meant = |slot: &&Slot| (slot.number.year, slot.number.number) == (year, number);
        let Some(slot) = slots.iter().find(is_meant) else {
            diagnostics.push(no_such_issue(front, year, number, slots));
            continue;
        };
        diagnostics.extend(wrong_serial(front, slot.number));
        diagnostics.extend(too_early(file, front, slot));
        match by_number.get(&slot.number) {
            Some(other) => diagnostics.push(clash(front, other, slot.number)),
            None => drop(by_number.insert(slot.number, file.clone())),
        }
    }
    diagnostics.extend(late(&by_number, slots));
    by_number
}

/// Issues that are dated on or after the day of the next one.
fn late(files: &BTreeMap<Number, File>, slots: &[Slot]) -> Vec<Diagnostic> {
    let dated = |slot: &Slot| files.get(&slot.number)?.document.front.date;
    let pairs = slots.windows(2).filter_map(|pair| {
        let [slot, next] = pair else { return None };
        let front = files.get(&slot.number)?.front()?;
        let date = dated(slot)?;
        let follows = dated(next).unwrap_or(next.last);
        let message = || {
            named("issue-late", slot.number)
                .arg("date", date)
                .arg("next", follows)
        };
        let help = Message::new("issue-late-help").arg("next", follows);
        (date >= follows).then(|| Diagnostic::error(front.date_place.clone(), message()).help(help))
    });
    pairs.collect()
}

fn clash(front: &IssueFront, other: &File, number: Number) -> Diagnostic {
    let message = named("issue-clash", number).arg("file", &other.document.path);
    let other = other.front().map(|front| front.place.clone());
    let found = Diagnostic::error(front.place.clone(), message);
    let found = found.help(Message::new("issue-clash-help"));
    match other {
        Some(other) => found.related(other, Message::new("issue-clash-other")),
        None => found,
    }
}

/// An issue before the first one, or more of them than a year has.
fn no_such_issue(front: &IssueFront, year: i16, number: u32, slots: &[Slot]) -> Diagnostic {
    let message = Message::new("issue-gap")
        .arg("year", year)
        .arg("number", number);
    let of_year = || slots.iter().filter(|slot| slot.number.year == year);
    let ends = of_year().next().zip(of_year().next_back());
    let help = match ends {
        Some((first, last)) => Message::new("issue-gap-help")
            .arg("year", year)
            .arg("first", first.number.number)
            .arg("last", last.number.number),
        None => Message::new("issue-gap-help-none").arg("year", year),
    };
    Diagnostic::error(front.place.clone(), message).help(help)
}

/// A serial number that is not the one of the count.
fn wrong_serial(front: &IssueFront, number: Number) -> Option<Diagnostic> {
    let stated = front.serial.filter(|stated| *stated != number.serial)?;
    let id = match stated > number.serial {
        true => "issue-serial-gap",
        false => "issue-serial-clash",
    };
    let message = named(id, number).arg("stated", stated);
    let help = named("issue-serial-help", number);
    Some(Diagnostic::error(front.serial_place.clone(), message).help(help))
}

/// An issue that is dated before its period begins.
fn too_early(file: &File, front: &IssueFront, slot: &Slot) -> Option<Diagnostic> {
    let date = file.document.front.date.filter(|date| *date < slot.first)?;
    let message = named("issue-early", slot.number).arg("date", date);
    let help = Message::new("issue-early-help")
        .arg("first", slot.first)
        .arg("last", slot.last);
    Some(Diagnostic::error(front.date_place.clone(), message).help(help))
}

/// The message `id` about the issue `number`.
pub fn named(id: &'static str, number: Number) -> Message {
    Message::new(id)
        .arg("year", number.year)
        .arg("number", number.number)
        .arg("serial", number.serial)
}

/// Files that nobody asked for: there is no `[bulletin]`.
pub fn without_series(content: &Content) -> impl Iterator<Item = Diagnostic> {
    let documents = content.documents.iter();
    let files = documents.filter(|document| document.front.issue.is_some());
    files.map(|document| {
        let message = Message::new("issue-without-bulletin");
        let help = Message::new("issue-without-bulletin-help");
        Diagnostic::error(Place::file(&document.path), message).help(help)
    })
}
