//! What issues may carry: the documents of the edition, and those that have expired since.
//!
//! In: the entries and everything that was parsed. Out: each piece by its name. Invariant: an issue is a record. What it
//! carries goes by its own day, not by the day of the build: what had expired or not yet appeared when it was dated is
//! not in it, what expires afterwards stays.

use std::collections::BTreeMap;

use crate::assemble::columns;
use crate::assemble::entries::entry;
use crate::assemble::select::{Folders, reason};
use crate::base::date::Date;
use crate::model::document::Content;
use crate::model::issue::Piece;
use crate::model::site::{Column, Entry, Reason};
use crate::model::source::Edition;

/// The documents that issues are made of.
#[derive(Clone, Copy)]
pub struct Stock<'a> {
    /// The entries of the edition.
    pub entries: &'a [Entry],
    /// Documents that have expired.
    pub past: &'a BTreeMap<usize, Entry>,
}

impl<'a> Stock<'a> {
    /// All of it.
    pub fn pieces(self) -> impl Iterator<Item = (Piece, &'a Entry)> {
        let entries = self.entries.iter().enumerate();
        let past = self.past.iter();
        entries
            .map(|(at, entry)| (Piece::Entry(at), entry))
            .chain(past.map(|(at, entry)| (Piece::Past(*at), entry)))
    }

    /// The document that a piece is.
    pub fn get(self, piece: Piece) -> Option<&'a Entry> {
        match piece {
            Piece::Entry(at) => self.entries.get(at),
            Piece::Past(at) => self.past.get(&at),
        }
    }

    /// Whether a piece can stand in an issue of this day.
    pub fn is_valid_on(self, piece: Piece, day: Date) -> bool {
        self.get(piece).is_some_and(|entry| {
            let front = &entry.document.front;
            let has_appeared = front.publish.is_none_or(|first| first <= day);
            has_appeared && front.expires.is_none_or(|last| day <= last)
        })
    }
}

/// The documents of `content` that the edition had and that have expired, by their place in it.
pub fn past(
    folders: &Folders<'_>,
    content: &Content,
    columns: &[Column],
    edition: Edition,
) -> BTreeMap<usize, Entry> {
    let documents = content.documents.iter().enumerate();
    let articles = documents
        .filter(|(_, document)| document.front.expires.is_some() && document.front.issue.is_none());
    let past = articles.filter(|(_, document)| {
        let said = folders.said(document.path.folder());
        let reason = reason(said, document, edition);
        matches!(reason, Some(Reason::Expired(_)))
    });
    let past = past.map(|(at, document)| {
        let column = columns::of(columns, &document.path);
        (
            at,
            entry(folders, columns, column, document.clone(), edition),
        )
    });
    past.collect()
}
