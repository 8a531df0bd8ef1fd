//! Numbers inside a line: `1、…2、…`, each of which begins an item.
//!
//! In: a folded line and the mark that its items begin with. Out: the marks behind it. Invariant: they have the style of the first
//! and count on from it.

use std::ops::Range;

use super::{Mark, Style, mark, numbered};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::number;
use crate::parse::schedule::text::Text;

/// Where further items begin on the same line: `1、…2、…`, `…；(2)…`, `①…②…`. Each must carry the number after the one
/// before it, so that `2、3号楼` or `2.5公里` inside an item is left alone, and `设二、三等奖`, where there is no gap; behind one the
/// count may be wrong.
#[must_use]
pub fn further(text: &Text<'_>, range: Range<usize>, first: Mark) -> Vec<Mark> {
    let mut marks = Vec::new();
    if first.style == Style::Bullet || first.style == Style::Han && first.value != 1 {
        return marks;
    }
    let mut expected = first.value + 1;
    let mut free = range.start;
    for at in text.places(range, Class::MARK) {
        if at < free || !may_begin(text, at, first.style) || is_joined(text, at) {
            continue;
        }
        let found = numbered(text, at)
            .filter(|(style, _, _)| *style == first.style)
            .filter(|(style, _, end)| {
                *style != Style::Han || is_parted(text, at) || !number::is_part(text.at(*end))
            })
            .filter(|&(_, value, end)| {
                value == expected || skips(text, at, end, value.abs_diff(expected))
            });
        if let Some((style, value, end)) = found {
            let mark = mark(text, at, style, value, end);
            free = mark.end;
            expected = value + 1;
            marks.push(mark);
        }
    }
    marks
}

/// `1.座谈 3.植树`: behind a gap or a stop a number may be `off` by one or two; what counts something is no mark.
fn skips(text: &Text<'_>, at: usize, end: usize, off: u32) -> bool {
    is_parted(text, at) && off <= 2 && !text.is(end, Class::NUMBER)
}

/// Whether a gap or a stop stands before `at`.
fn is_parted(text: &Text<'_>, at: usize) -> bool {
    matches!(text.before(at), ' ' | ';' | '。')
}

/// Whether a mark of `style` may begin with the character at `at`, which some mark may.
fn may_begin(text: &Text<'_>, at: usize, style: Style) -> bool {
    let found = text.at(at);
    match style {
        Style::Letter => found.is_ascii_alphabetic(),
        Style::Han => !found.is_ascii_digit(),
        _ => !text.is(at, Class::NUMBER) || found.is_ascii_digit(),
    }
}

/// Whether what stands at `at` belongs to the number or the word before it, or has a gap for its separator.
fn is_joined(text: &Text<'_>, at: usize) -> bool {
    let before = text.before(at);
    let counted = text.is(at, Class::NUMBER) && text.is_before(at, Class::NUMBER);
    let gap = || {
        let end = text.skip(at, |found| found.is_ascii_digit());
        let parted = matches!(text.at(text.skip_spaces(end)), '、' | '.' | ')');
        text.at(at).is_ascii_digit() && text.at(end) == ' ' && !parted
    };
    counted
        || matches!(before, '第' | '.' | '-' | '/' | '、' | '至' | ':' | '(')
        || matches!(before, '周' | '期') && text.is(at, Class::NUMBER)
        || gap()
}

#[cfg(test)]
mod tests {
    use super::further;
    use crate::parse::schedule::numbering::leading;
    use crate::parse::schedule::text::Folded;

    #[test]
    fn further_items_follow_in_order() {
        let folded = Folded::new("1、植树2、走访1、2号楼；3.义诊");
        let text = folded.text();
        let first = leading(&text, 0).expect("the line begins with a mark");
        let starts: Vec<usize> = further(&text, first.end..text.len(), first)
            .iter()
            .map(|mark| mark.end)
            .collect();
        assert_eq!(starts, [6, 16]);
    }
}
