//! Parts: a stretch of text cut where it names several things.
//!
//! In: a folded line and a stretch of it. Out: where each part stands. Invariant: brackets and quotation marks are not cut; each part
//! says something.

use std::ops::Range;

use crate::parse::schedule::clause;
use crate::parse::schedule::field;
use crate::parse::schedule::glyph::{self, Class};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// The several things named in one stretch: parted by `；`, or by full stops between short sentences.
#[must_use]
pub fn parts(text: &Text<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    if let Some(parts) = by_bullets(text, &range).or_else(|| by_gaps(text, &range)) {
        return parts;
    }
    if text.first(range.clone(), Class::STOP).is_none() {
        let words = range.clone().any(|at| !text.is_break(at));
        return words.then_some(range).into_iter().collect();
    }
    let parts = parted(text, range.clone(), |found| matches!(found, ';' | '。'));
    let short = parts.iter().all(|part| text.trim(part.clone()).len() <= 24);
    if short {
        return with_fields(text, parts);
    }
    with_fields(text, parted(text, range, |found| found == ';'))
}

/// `✅体检 ✅慰问`: what stands behind each of the bullets that begin `range`.
fn by_bullets(text: &Text<'_>, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let start = text.skip_spaces(range.start);
    let bullet = text.at(start);
    if !glyph::is_bullet(bullet) || matches!(bullet, '·' | '#' | '*') {
        return None;
    }
    let places = text.places(start..range.end, Class::MARK);
    let parted = |at: &usize| *at == start || text.is_behind_break(*at) && text.before(*at) != '(';
    let places = places.filter(|at| text.at(*at) == bullet);
    let starts: Vec<usize> = places.filter(parted).collect();
    let ends = starts.iter().skip(1).copied().chain([range.end]);
    let parts = starts.iter().zip(ends).map(|(start, end)| start + 1..end);
    (starts.len() > 1).then(|| parts.collect())
}

/// `会员表彰  慰问困难职工`: what wide gaps part in `range`, where each part is something to do.
#[must_use]
pub fn by_gaps(text: &Text<'_>, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let is_gap = |at: &usize| text.is(at + 1, Class::SPACE) && !text.is_before(*at, Class::SPACE);
    let gaps = text.places(range.clone(), Class::SPACE).filter(is_gap);
    let inner = gaps.filter(|at| text.skip_spaces(*at) < range.end && *at > range.start);
    let ends: Vec<usize> = inner.chain([range.end]).collect();
    if ends.len() < 2 {
        return None;
    }
    let starts = std::iter::once(range.start).chain(ends.iter().copied());
    let parts = starts.zip(&ends).map(|(start, end)| text.trim(start..*end));
    let parts: Vec<Range<usize>> = parts.collect();
    let (last, above) = parts.split_last()?;
    let ended = |part: &Range<usize>| {
        clause::is_event(text, part) || text.ends_with(part.end, clause::DOING.words)
    };
    let done =
        |part: &Range<usize>| text.word_of(part.start, clause::DOING).is_some() || ended(part);
    let whole = |part: &Range<usize>| is_whole(text, part);
    let several = parts.iter().all(whole) && done(last) && above.iter().all(ended);
    several.then_some(parts)
}

/// How many characters a thing to do has at least.
const LEAST: usize = 4;

/// Whether `part` names no field, nobody and no half of anything.
fn is_whole(text: &Text<'_>, part: &Range<usize>) -> bool {
    const UNFINISHED: &[Word] =
        vocabulary!["负责", "自理", "通知", "参加", "另定", "的", "”", "》"];
    const ABOUT: &[Word] = vocabulary!["对象", "人数", "名额", "地点", "时间"];
    part.len() >= LEAST
        && !text.contains_any(part.clone(), ABOUT)
        && text.first(part.clone(), Class::COLON).is_none()
        && !text.ends_with(part.end, UNFINISHED)
        && !words::names_unit(text, part.clone())
}

/// `parts`, those that begin with a field together with the one before them: `采风。负责人：老温`.
fn with_fields(text: &Text<'_>, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        match whole.last_mut() {
            Some(above) if field::begins(text, &part) => above.end = part.end,
            _ => whole.push(part),
        }
    }
    whole
}

/// `range` cut at the characters for which `parts` holds, outside brackets and quotation marks; a bracket behind one belongs to
/// what stands before it: `举办讲座。（地点：礼堂）`.
#[must_use]
pub fn parted(
    text: &Text<'_>,
    range: Range<usize>,
    parts: impl Fn(char) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (range.start, 0i32);
    let marks = Class::BREAK.with(Class::QUOTE).with(Class::UNQUOTE);
    for at in text.places(range.clone(), marks) {
        match text.at(at) {
            '(' | '“' | '《' | '「' | '『' => depth += 1,
            ')' | '”' | '》' | '」' | '』' => depth -= 1,
            mark if depth <= 0 && parts(mark) && !has_aside(text, at + 1) => {
                found.push(start..at + 1);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(start..range.end);
    found.retain(|part| part.clone().any(|at| !text.is_break(at)));
    found
}

/// Whether a bracket opens at `at` that holds words and no number, and behind which the words end.
fn has_aside(text: &Text<'_>, at: usize) -> bool {
    let open = text.skip_spaces(at);
    let close = || text.skip(open, |found| !matches!(found, ')' | '\0')) + 1;
    text.at(open) == '('
        && !text.is(open + 1, Class::NUMBER)
        && words::is_stop(text.at(text.skip_spaces(close())))
}
