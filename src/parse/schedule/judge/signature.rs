//! Signatures: the date below a plan, `二〇二六年元月八日`, which is no label.
//!
//! In: the pieces with their first verdicts, and one of them. Out: whether it is such a date. Invariant: a date with items below it, or
//! among others of a list, is none.

use super::{NEAR, Reading, Verdict, has_neighbour, is_dated};
use crate::parse::schedule::genre;
use crate::parse::schedule::head::Tail;
use crate::parse::schedule::label::Label;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::word::vocabulary;
use crate::parse::schedule::words;

/// A whole date alone on its line with no items below, or a month with its year at the very end: `二〇二六年元月八日`.
pub(super) fn is_one(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let Some(head) = reading.pieces.get(at).and_then(|piece| piece.head.as_ref()) else {
        return false;
    };
    let last = at + 1 >= reading.pieces.len();
    let dated = head.label.names_days() || last && head.label.year.is_some();
    let date = dated && head.tail == Tail::Alone && !reading.is_heading(at);
    let whole = head.tail == Tail::Alone && head.label.year.is_some();
    if whole && (date && last || is_signed(reading, first, at)) {
        return true;
    }
    let below = reading.row_at(at + 1);
    let above_plan = whole && below.is_some_and(genre::heads_part_of_plan);
    date && (above_plan || !reading.is_marked(at + 1))
        && first.get(at + 1) != Some(&Verdict::Label)
        && (is_last_date(reading, first, at) || !has_neighbour(reading, first, at))
        && (head.label.year.is_some() || !days_follow(reading, first, at))
}

/// Whether a date of piece `at` with its year stands below months that name no days, and nothing but another paper further down.
fn is_last_date(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let label = |at: usize| {
        reading
            .pieces
            .get(at)?
            .head
            .as_ref()
            .map(|head| &head.label)
    };
    let dated = |at: usize| label(at).is_some_and(Label::names_days);
    let year = label(at).is_some_and(|label| label.year.is_some());
    let paper = reading.row_at(at + 1).is_none_or(|below| {
        let end = below.text.trim(0..below.text.len()).end;
        below
            .text
            .ends_with(end, vocabulary!["书", "表", "通知", "名单", "方案"])
    });
    year && paper
        && !(at.saturating_sub(2)..at).any(dated)
        && !first
            .iter()
            .skip(at + 1)
            .any(|below| *below == Verdict::Label)
}

/// Whether labels with days follow piece `at`, not far below.
fn days_follow(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let mut below = first.iter().zip(reading.pieces).skip(at + 1).take(NEAR);
    below.any(|(verdict, piece)| is_dated(*verdict, piece))
}

/// Whether the name of a union or an office stands above piece `at`, and below it, if anything, the title of another
/// schedule: it is signed with a month.
fn is_signed(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let plain = |at: usize| !reading.is_heading(at) && !reading.is_marked(at);
    let unit = |row: &Row<'_>| words::names_unit(&row.text, 0..row.text.len());
    let title = |row: &Row<'_>| words::announces(&row.text, 0..row.text.len());
    let above = at.checked_sub(1).filter(|above| plain(*above));
    let above = above.and_then(|above| reading.row_at(above));
    let below = reading.row_at(at + 1);
    let ends = below.is_none_or(title) && first.get(at + 1) != Some(&Verdict::Label);
    plain(at) && above.is_some_and(unit) && ends
}
