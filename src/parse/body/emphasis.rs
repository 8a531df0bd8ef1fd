//! Emphasis beside Chinese punctuation.
//!
//! CommonMark decides by the characters beside a run of `*` whether it may open or close emphasis, and knows only
//! space, punctuation and the rest. In `**《工会法》**学习` it therefore finds no emphasis. The CJK-friendly amendment
//! (commonmark-spec issue 650) counts Chinese marks as letters and lets any mark beside a Chinese character do.
//! The parser has no such rule in any release. So we put an invisible sentinel between a run and the character that
//! misleads it, which the parser takes for a letter or for a mark, and take it out of everything the parser says.
//!
//! In: the text. Out: where sentinels are needed, and which; [`super::adjusted`] puts them in and takes them out.
//! Invariant: sentinels do not occur in the text. `_` needs none: its rules come out the same with and without the amendment.
//!
//! This file can go when a release of the parser brings the amendment.

use std::ops::Range;

use crate::base::han;

/// What the parser is to take a sentinel for.
#[derive(Debug, Clone, Copy)]
pub enum Role {
    /// For a letter.
    Letter,
    /// For punctuation.
    Mark,
}

/// What stands beside a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    /// Punctuation and symbols that are not Chinese.
    Mark,
    /// Chinese, Japanese or Korean punctuation.
    WideMark,
    /// Any other character of these scripts.
    Wide,
    Other,
}

/// A letter-like and a mark-like character that do not occur in `text`.
#[must_use]
pub fn sentinels(text: &str) -> Option<[char; 2]> {
    // Noncharacters, which no text should hold, and marks of New Testament editions.
    let letter = ('\u{fdd0}'..='\u{fdef}').find(|candidate| !text.contains(*candidate))?;
    let mark = ('\u{2e00}'..='\u{2e0d}').find(|candidate| !text.contains(*candidate))?;
    Some([letter, mark])
}

/// Where sentinels are needed, ascending.
#[must_use]
pub fn needed(text: &str) -> Vec<(usize, Role)> {
    let mut needed = Vec::new();
    let mut from = 0;
    while let Some(run) = next_run(text, from) {
        from = run.end;
        needed.extend(sentinel(text, run));
    }
    needed
}

/// The next run of `*` or `~` at or after `from`.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes().get(from..)?;
    let start = memchr::memchr2(b'*', b'~', bytes)?;
    let delimiter = bytes.get(start)?;
    let length = bytes[start..]
        .iter()
        .take_while(|byte| *byte == delimiter)
        .count();
    Some(from + start..from + start + length)
}

/// The sentinel that a run needs: only where the amendment and CommonMark part.
fn sentinel(text: &str, run: Range<usize>) -> Option<(usize, Role)> {
    let before = side_before(&text[..run.start]);
    let after = text[run.end..].chars().next().map_or(Side::Space, side);
    match (before, after) {
        (Side::Wide, Side::Mark) => Some((run.start, Role::Mark)),
        (Side::Mark, Side::Wide) => Some((run.end, Role::Mark)),
        (Side::WideMark, Side::Wide | Side::Other) => Some((run.start, Role::Letter)),
        (Side::Wide | Side::Other, Side::WideMark) => Some((run.end, Role::Letter)),
        _ => None,
    }
}

/// A variation selector shows as part of the character before it.
fn side_before(text: &str) -> Side {
    let mut before = text.chars().rev();
    let Some(last) = before.next() else {
        return Side::Space;
    };
    if !is_variation(last) {
        return side(last);
    }
    match before.next() {
        Some('“' | '”' | '‘' | '’') => Side::Wide,
        Some(base) if is_cjk(base) => Side::Wide,
        _ => Side::Other,
    }
}

fn is_variation(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0e}' | '\u{e0100}'..='\u{e01ef}')
}

fn side(character: char) -> Side {
    if character.is_whitespace() {
        return Side::Space;
    }
    match (is_cjk(character), is_mark(character)) {
        (true, true) => Side::WideMark,
        (true, false) => Side::Wide,
        (false, true) => Side::Mark,
        (false, false) => Side::Other,
    }
}

fn is_cjk(character: char) -> bool {
    han::is_wide(character) || han::is_hangul(character)
}

/// Unicode punctuation and symbols: what is neither letter nor digit nor invisible nor set on top of a letter.
fn is_mark(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation();
    }
    let combining = matches!(character, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}');
    !character.is_alphanumeric()
        && !character.is_control()
        && !combining
        && !han::is_invisible(character)
}
