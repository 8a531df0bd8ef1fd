//! Mentions: months that stand in prose.
//!
//! In: the pieces and what they were taken for. Out: a [`Mention`] for each month named in text that is no part of the
//! schedule, with the sentence that names it.

use std::ops::Range;

use crate::model::schedule::{Mention, Schedule};
use crate::parse::schedule::dating;
use crate::parse::schedule::judge::Reading;
use crate::parse::schedule::piece;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::words;

/// Adds the mentions to `schedule` and marks their pieces.
pub fn collect(reading: Reading<'_, '_>, roles: &mut [Role], schedule: &mut Schedule) {
    for (piece, role) in reading.pieces.iter().zip(roles) {
        if !matches!(role, Role::Prose | Role::Detail | Role::Continuation) {
            continue;
        }
        let Some(row) = reading.row(piece) else {
            continue;
        };
        for dated in dating::all(&row.text, &piece.whole) {
            let sentence = sentence(&row.text, &piece.whole, dated.label.span.start);
            let text = piece::tidy(&row.text, sentence).to_owned();
            schedule
                .mentions
                .extend(dated.label.when.months().iter().map(|month| Mention {
                    line: row.line,
                    month: *month,
                    text: text.clone(),
                }));
            schedule.mentions.dedup();
            if *role == Role::Prose {
                *role = Role::Mention;
            }
        }
    }
}

/// The sentence in which `at` stands.
fn sentence(text: &Text<'_>, range: &Range<usize>, at: usize) -> Range<usize> {
    let start = (range.start..at)
        .rev()
        .find(|at| words::is_stop(text.at(*at)))
        .map_or(range.start, |at| at + 1);
    let end = (at..range.end)
        .find(|at| words::is_stop(text.at(*at)))
        .unwrap_or(range.end);
    start..end
}
