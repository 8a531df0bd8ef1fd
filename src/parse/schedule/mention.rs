//! Mentions: months that stand in prose.
//!
//! In: the pieces and what they were taken for. Out: a [`Mention`] for each month named in text that is no part of the
//! schedule, with the sentence that names it; a sentence names a month once.

use std::ops::Range;

use crate::model::schedule::{Mention, Schedule};
use crate::parse::schedule::dating;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::judge::Reading;
use crate::parse::schedule::piece;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;

/// Adds the mentions to `schedule` and marks their pieces.
pub fn collect(reading: Reading<'_, '_>, roles: &mut [Role], schedule: &mut Schedule) {
    for (piece, role) in reading.pieces.iter().zip(roles) {
        if !matches!(role, Role::Prose | Role::Detail | Role::Continuation) {
            continue;
        }
        let row = reading.row(piece);
        let Some(row) = row.filter(|row| row.text.holds(Class::MONTH)) else {
            continue;
        };
        let named = named(&row.text, &piece.whole);
        if *role == Role::Prose && !named.is_empty() {
            *role = Role::Mention;
        }
        for (sentence, months) in named {
            let text = piece::tidy(&row.text, sentence);
            let mentions = months.into_iter().map(|month| Mention {
                line: row.line,
                month,
                text: text.to_owned(),
            });
            schedule.mentions.extend(mentions);
        }
    }
}

/// The sentences of `range` that name months, each with these.
fn named(text: &Text<'_>, range: &Range<usize>) -> Vec<(Range<usize>, Vec<u8>)> {
    let mut named: Vec<(Range<usize>, Vec<u8>)> = Vec::new();
    for dated in dating::all(text, range) {
        let at = dated.label.span.start;
        if named.last().is_none_or(|(last, _)| !last.contains(&at)) {
            named.push((sentence(text, range, at), Vec::new()));
        }
        let Some((_, months)) = named.last_mut() else {
            continue;
        };
        for month in dated.label.when.months().iter() {
            if !months.contains(month) {
                months.push(*month);
            }
        }
    }
    named
}

/// The sentence in which `at` stands.
fn sentence(text: &Text<'_>, range: &Range<usize>, at: usize) -> Range<usize> {
    let start = (range.start..at)
        .rev()
        .find(|at| text.is(*at, Class::STOP))
        .map_or(range.start, |at| at + 1);
    let end = text.first(at..range.end, Class::STOP);
    start..end.unwrap_or(range.end)
}
