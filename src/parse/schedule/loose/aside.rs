//! Aside: what has a date in a section and is nothing to do: a time by itself, what others hand in, the theme of all.
//!
//! In: a candidate with its date. Out: whether that is all there is. Invariant: what says what is done is none of these.

use super::{Candidate, Ground, Source};
use crate::parse::schedule::clause::handing;
use crate::parse::schedule::dating::Standing;
use crate::parse::schedule::head;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// Whether `found` may stand in a date or a time of the day.
fn is_of_time(found: char) -> bool {
    found.is_ascii_digit() || "年月日号时点分半至到-~:：上下午前止".contains(found)
}

/// How long the name of a field is at most.
const LONGEST_NAME: usize = 8;

/// `收缴时间：3月1日至20日`: nothing but the time of something else.
pub(super) fn says_when_only(candidate: &Candidate<'_, '_, '_>) -> bool {
    const TIMES: &[Word] = vocabulary!["时间", "日期", "期限", "时限"];
    let Some(Source::Own(dated)) = &candidate.when else {
        return false;
    };
    let (text, label) = (&candidate.row.text, dated.label.span.start);
    let name = text.trim(candidate.piece.whole.start..label);
    let name = name.start..text.skip(name.start, |found| !words::is_break(found));
    let value = text.skip(name.end, |found| matches!(found, ':' | ' '));
    let value = text.word(value, vocabulary!["每年"]).unwrap_or(value);
    let time = text.skip(dated.label.span.end, is_of_time);
    name.len() <= LONGEST_NAME
        && text.is_break(time)
        && value == label
        && text.ends_with(name.end, TIMES)
}

/// `请各分会9月11日前把名单交工会`: nothing but the time by which others hand something in.
pub(super) fn is_handed_in(candidate: &Candidate<'_, '_, '_>) -> bool {
    match &candidate.when {
        Some(Source::Own(dated)) if dated.standing != Standing::Suffix => {
            let (text, whole) = (&candidate.row.text, &candidate.piece.whole);
            handing::only_hands_in(text, whole, &dated.label)
        }
        _ => false,
    }
}

/// `一、活动主题：书香` above `三、活动时间：4月—11月`: whether a field beside it gives four months or more to what a theme announces, where
/// labels say what is done in each: both are of the whole plan.
pub(super) fn is_theme_of_all(
    ground: &Ground<'_, '_, '_>,
    candidate: &Candidate<'_, '_, '_>,
) -> bool {
    const LONG: usize = 4;
    let Some(Source::Field(at, label)) = &candidate.when else {
        return false;
    };
    let style = |piece: &Piece| piece.mark.map(|mark| mark.style);
    let beside = ground.reading.pieces.get(*at).and_then(style);
    ground.labelled
        && label.when.months().len() >= LONG
        && beside.is_some()
        && beside == style(candidate.piece)
        && head::announces_theme(&candidate.row.text, candidate.piece.whole.start).is_some()
}
