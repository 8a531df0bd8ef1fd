//! Parts of an item: the several things to do that one line names.
//!
//! In: a piece that is an item. Out: where each thing stands in its row, or none where it is one. Invariant: each part says enough to be
//! one by itself; commas part nothing.

use std::ops::Range;

use crate::parse::schedule::field;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::label::When;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// The several things that an item names behind `上旬：`, or parted by semicolons.
pub(super) fn own_parts(piece: &Piece, row: &Row<'_>) -> Option<Vec<Range<usize>>> {
    let head = piece.head.as_ref();
    let part = head.filter(|head| head.label.when == When::Part && head.tail == Tail::Colon);
    match part {
        Some(head) => Some(press::parts(&row.text, head.rest..piece.whole.end)),
        None => by_semicolons(piece, row)
            .or_else(|| by_stops(piece, row))
            .or_else(|| press::by_gaps(&row.text, &piece.whole)),
    }
}

/// `召开碰头会。讨论分配方案。`: the things to do that stops part, where each begins with what begins one by itself: `送去米面` says how
/// the one before it is done.
fn by_stops(piece: &Piece, row: &Row<'_>) -> Option<Vec<Range<usize>>> {
    const LONGEST: usize = 24;
    const BEGINNING: &[Word] = vocabulary![
        "召开", "举办", "举行", "组织", "开展", "讨论", "商议", "收集", "征集", "参加", "走访",
        "慰问", "开一", "办一",
    ];
    let (text, whole) = (&row.text, piece.whole.clone());
    let stop = text.first(whole.clone(), Class::STOP)?;
    let several = stop + 1 < text.trim(whole.clone()).end;
    if !several || piece.head.is_some() || text.first(whole.clone(), Class::COLON).is_some() {
        return None;
    }
    let parts = press::parted(text, whole, |found| found == '。');
    let begins = |part: &Range<usize>| {
        let start = text.skip_spaces(part.start);
        part.len() <= LONGEST && text.word(start, BEGINNING).is_some() && is_thing_to_do(text, part)
    };
    (parts.len() > 1 && parts.iter().all(begins)).then_some(parts)
}

/// `工间操推广；广播操会演`: the things to do that semicolons part, where each says enough to be one by itself.
fn by_semicolons(piece: &Piece, row: &Row<'_>) -> Option<Vec<Range<usize>>> {
    let (text, whole) = (&row.text, piece.whole.clone());
    let semicolon = text.first(whole.clone(), Class::SEMICOLON)?;
    let labelled = |head: &Head| head.tail == Tail::Comma;
    if text.first(whole.start..semicolon, Class::COLON).is_some()
        || piece.head.as_ref().is_some_and(labelled)
        || words::sums_up(text, text.skip_spaces(whole.start))
    {
        return None;
    }
    let parts = press::parted(text, whole, |found| found == ';');
    let all = parts.iter().all(|part| is_thing_to_do(text, part));
    all.then_some(parts)
}

/// Whether `part` is no field, no single noun, and not how the thing before it is done.
fn is_thing_to_do(text: &Text<'_>, part: &Range<usize>) -> bool {
    const HOW: &[Word] = vocabulary![
        "要求", "确保", "人人", "力争", "做到", "其中", "并", "共", "每"
    ];
    let words = text.trim_with(part.clone(), words::is_break);
    words.len() >= 3
        && piece::is_phrase(text, &words, 40)
        && text.word(words.start, HOW).is_none()
        && !field::begins(text, &words)
}
