//! What an editor should look after: issues that are overdue and columns that stayed empty.
//!
//! Invariant: what is only not of this edition is not told as missing.

use crate::assemble::issues::Desk;
use crate::assemble::issues::calendar::Slot;
use crate::assemble::issues::edited::Edited;
use crate::assemble::issues::files::named;
use crate::assemble::issues::gather::Chosen;
use crate::assemble::select::{column_folder, reason};
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::model::issue::{Issue, Number};
use crate::model::site::Reason;

/// An issue that should have appeared and whose file is still a draft.
pub fn draft(edited: &Edited, number: Number) -> Diagnostic {
    let front = edited.file.front();
    let place = front.map(|front| front.place.clone());
    let path = &edited.file.document.path;
    let place = place.unwrap_or_else(|| crate::base::place::Place::file(path));
    Diagnostic::warning(place, named("issue-overdue-draft", number))
        .help(Message::new("issue-overdue-draft-help"))
}

/// An issue whose time has come and that holds nothing.
pub fn overdue(
    desk: Desk<'_>,
    slot: &Slot,
    span: (Date, Date),
    edited: Option<&Edited>,
) -> Option<Diagnostic> {
    if is_withheld(desk, span, None) {
        return None;
    }
    let front = edited.and_then(|edited| edited.file.front());
    let place = front.map_or(&desk.series.place, |front| &front.place);
    let message = named("issue-overdue", slot.number)
        .arg("first", span.0)
        .arg("last", span.1);
    let month = slot.last.strftime("%Y-%m").to_string();
    let help = Message::new("issue-overdue-help").arg("month", month);
    Some(Diagnostic::warning(place.clone(), message).help(help))
}

/// A special issue without an article and without words.
pub fn empty_special(desk: Desk<'_>, edited: &Edited) -> Option<Diagnostic> {
    let front = edited.file.front()?;
    let names_some = front
        .articles
        .as_ref()
        .is_some_and(|named| !named.is_empty());
    if names_some && !desk.edition.internal {
        return None;
    }
    let message = Message::new("issue-special-empty");
    let help = Message::new("issue-special-empty-help");
    Some(Diagnostic::warning(front.place.clone(), message).help(help))
}

/// The columns of the settings that `issue`, the newest, has nothing in.
pub fn empty_columns(desk: Desk<'_>, issue: &Issue, columns: &[Chosen<'_>]) -> Vec<Diagnostic> {
    let Some((number, span)) = issue.number.zip(issue.span) else {
        return Vec::new();
    };
    let is_filled = |chosen: &Chosen<'_>| {
        let mut filled = issue.columns.iter();
        filled.any(|column| column.column == Some(chosen.column))
    };
    let empty = columns.iter().filter(|chosen| !is_filled(chosen));
    let warnings = empty.filter_map(|chosen| {
        let column = desk.columns.get(chosen.column)?;
        let place = chosen
            .place
            .filter(|_| !is_withheld(desk, span, Some(&column.folder)))?;
        let message = named("issue-column-empty", number).arg("column", &column.title);
        let help = Message::new("issue-column-empty-help")
            .arg("first", span.0)
            .arg("last", span.1)
            .arg("folder", &column.folder);
        Some(Diagnostic::warning(place.clone(), message).help(help))
    });
    warnings.collect()
}

/// Whether something that is not of this edition is dated within `span`, in the column of `folder` or in any, or may be:
/// where there are errors in a text, nobody knows.
fn is_withheld(desk: Desk<'_>, span: (Date, Date), folder: Option<&str>) -> bool {
    let in_folder = |path: &SourcePath| {
        let own = column_folder(path);
        folder.map_or(own.is_some(), |folder| own == Some(folder))
    };
    let mut broken = desk.content.broken.iter();
    broken.any(in_folder)
        || desk.content.documents.iter().any(|document| {
            let date = document
                .front
                .date
                .filter(|date| (span.0..=span.1).contains(date));
            let said = desk.folders.said(document.path.folder());
            date.is_some()
                && document.front.issue.is_none()
                && in_folder(&document.path)
                && reason(said, document, desk.edition) == Some(Reason::Internal)
        })
}
