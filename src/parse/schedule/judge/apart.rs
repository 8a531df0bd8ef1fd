//! What stands apart behind the last month of a list, `🌟 我们的约定`, `💡温馨提示：…`, or between two lists, `▍维权类`.
//!
//! In: a piece below a label, or between two. Out: whether something else begins there. Invariant: what stands apart stands behind months
//! that all have their words on their own lines, a kind of work above its months; what may as well be an item is one.

use super::Reading;
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::word::{Word, vocabulary};

/// Whether the picture with which piece `at` begins, one by itself in another paragraph and with more behind it, stands apart from
/// the last `label` of the months, which as the two above it has its words on its own line.
#[must_use]
pub fn stands_apart(reading: Reading<'_, '_>, label: usize, at: usize) -> bool {
    let labels = label
        .checked_sub(2)
        .and_then(|first| reading.pieces.get(first..=label));
    let (Some(labels), Some(own)) = (labels, reading.pieces.get(at)) else {
        return false;
    };
    let mut later = reading.pieces.iter().skip(at);
    labels.iter().all(is_worded_label)
        && is_in_another_paragraph(reading, label, at)
        && picture(reading, at).is_some_and(|own| picture(reading, at + 1) != Some(own))
        && says_more(reading, own, at)
        && !later.any(names_month)
}

/// `▍维权类` between lists of months: whether piece `at` is a picture with the name of a kind, whose months follow.
#[must_use]
pub fn heads_kind(reading: Reading<'_, '_>, at: usize) -> bool {
    const KINDS: &[Word] = vocabulary!["类", "篇", "方面", "板块"];
    let (Some(piece), Some(below)) = (reading.pieces.get(at), reading.pieces.get(at + 1)) else {
        return false;
    };
    let picture = piece.mark.is_some_and(|mark| mark.style == Style::Bullet);
    let named = |row: &Row<'_>| {
        let end = row.text.trim(piece.whole.clone()).end;
        let paragraph = row.first && matches!(row.kind, RowKind::Plain);
        paragraph && row.text.ends_with(end, KINDS)
    };
    names_month(below) && picture && reading.row(piece).is_some_and(named)
}

/// The picture, `※` or other sign with which piece `at` begins; pictures beyond the old signs are all one.
fn picture(reading: Reading<'_, '_>, at: usize) -> Option<char> {
    let piece = reading.pieces.get(at)?;
    let mark = piece.mark.filter(|mark| mark.style == Style::Bullet)?;
    let found = reading.row(piece)?.text.at(mark.start);
    matches!(found, '※' | '\u{2600}'..='\u{27bf}').then_some(found)
}

/// Whether piece `at` stands in another paragraph than the label, whose line no colon ends.
fn is_in_another_paragraph(reading: Reading<'_, '_>, label: usize, at: usize) -> bool {
    let plain = |at: usize| {
        let row = reading.row(reading.pieces.get(at)?)?;
        matches!(row.kind, RowKind::Plain).then_some(row)
    };
    let colon = |row: &Row<'_>| row.text.last(0..row.text.len()) == ':';
    match (plain(label), plain(at)) {
        (Some(above), Some(own)) => above.block != own.block && !colon(above),
        _ => false,
    }
}

/// `※ 联系人：小许`, or a line and another below it: whether piece `at`, which is `own`, is no item.
fn says_more(reading: Reading<'_, '_>, own: &Piece, at: usize) -> bool {
    let colon = |row: &Row<'_>| row.text.includes(own.whole.clone(), ':');
    let below = reading.pieces.get(at + 1);
    reading.row(own).is_some_and(colon)
        || below.is_some_and(|below| below.mark.is_none() && !below.body.is_empty())
}

fn names_month(piece: &Piece) -> bool {
    let head = piece.head.as_ref();
    head.is_some_and(|head| head.label.when.has_month())
}

/// Whether a piece is the label of a month that no number counts and that has its words on its own line.
fn is_worded_label(piece: &Piece) -> bool {
    let counted = piece.mark.is_some_and(|mark| mark.style != Style::Bullet);
    !counted && names_month(piece) && !piece.body.is_empty()
}
