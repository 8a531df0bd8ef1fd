//! Names: what a line of a section names: fields, remarks, a time, or something that may have one.
//!
//! In: a line or a piece of it. Out: whether it names such. Invariant: what names one of these names none of the others.

use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::Tail;
use crate::parse::schedule::label::When;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::{numbering, opening, words};

/// `说明：1.…`: whether a list of remarks begins on the line of its name.
pub(super) fn lists_remarks(text: &Text<'_>, body: &Range<usize>) -> bool {
    let Some(colon) = text.first(body.clone(), Class::COLON) else {
        return false;
    };
    let first = numbering::one(text, text.skip_spaces(colon + 1));
    names_remarks(text, &(body.start..colon)) && first.is_some_and(|mark| mark.value == 1)
}

/// `活动时间与地点`: whether a heading names fields that stand below it, and nothing that has them.
pub(super) fn names_fields(text: &Text<'_>, heading: &Range<usize>) -> bool {
    const FIELDS: &[Word] = vocabulary!["时间", "地点", "日期", "对象"];
    let end = text.trim_with(heading.clone(), words::is_break).end;
    text.ends_with(end, FIELDS)
}

/// `备注：`, `说明：`: remarks on all of the plan, which no item has for its field.
pub(super) fn names_remarks(text: &Text<'_>, body: &Range<usize>) -> bool {
    const REMARKS: &[Word] = vocabulary!["备注", "说明", "附注", "注"];
    let name = text.trim_with(body.clone(), words::is_break);
    REMARKS.iter().any(|word| text.is_word(&name, word))
}

/// Whether nothing but a label stands there, which leads nothing: `（2026年9月至2027年8月）` below a title.
pub(super) fn names_only_time(piece: &Piece) -> bool {
    let head = piece.head.as_ref();
    piece.body.is_empty()
        && piece.mark.is_none()
        && head.is_some_and(|head| {
            head.tail == Tail::Alone && matches!(head.label.when, When::Months(_))
        })
}

/// `发自：工会办公室`: whether a line of a memorandum says who writes, or to whom.
fn addresses(piece: &Piece, row: &Row<'_>) -> bool {
    const WHO: &[Word] = vocabulary![
        "发",
        "收",
        "自",
        "致",
        "送",
        "由",
        "发自",
        "发往",
        "发件",
        "收件",
        "发件人",
        "收件人",
        "主送",
        "抄送",
    ];
    let start = row.text.skip_spaces(piece.whole.start);
    let mut words = WHO.iter().filter(|word| row.text.begins(start, word));
    words.any(|word| row.text.at(start + word.length) == ':')
}

/// Whether a time given below the piece is the time of what it names: a sentence names nothing.
pub(super) fn names_something(piece: &Piece, row: &Row<'_>) -> bool {
    !row.text.is_before(piece.whole.end, Class::STOP)
        && !addresses(piece, row)
        && !opening::names_plan(&row.text)
        && piece::is_phrase(&row.text, &piece.whole, 40)
        && !numbering::only_counts(&row.text, &piece.whole)
}
