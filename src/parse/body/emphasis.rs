//! Emphasis beside Chinese punctuation.
//!
//! CommonMark decides by the characters beside a run of `*` whether it may open or close emphasis, and knows only
//! space, punctuation and the rest. In `**《工会法》**学习` it therefore finds no emphasis. The CJK-friendly amendment
//! (commonmark-spec issue 650) counts Chinese marks as letters and lets any mark beside a Chinese character do.
//! The parser has no such rule in any release. So we put an invisible sentinel between a run and the character that
//! misleads it, which the parser takes for a letter or for a mark, and take it out of everything the parser says.
//!
//! In: the text. Out: the text the parser reads, which gives back its strings and offsets as if it had read ours.
//! Invariant: sentinels do not occur in the text; where nothing is changed in it, the text is not copied.
//! `_` needs none: its rules come out the same with and without the amendment.
//!
//! This file can go when a release of the parser brings the amendment.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::tag;
use crate::base::han;

/// The length in bytes of every sentinel.
const WIDTH: usize = 3;

/// A text made ready for the parser: with sentinels, and with the end tags that end a block in small letters.
#[derive(Debug)]
pub struct Adjusted<'t> {
    /// As it was given.
    pub given: &'t str,
    /// As the parser reads it.
    pub text: Cow<'t, str>,
    sentinels: [char; 2],
    /// Where the sentinels stand in `text`, ascending.
    inserted: Vec<usize>,
}

/// What the parser is to take a sentinel for.
#[derive(Debug, Clone, Copy)]
enum Role {
    Letter,
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

impl<'t> Adjusted<'t> {
    /// Makes `text` ready. When every candidate for a sentinel occurs in it, CommonMark's own rules hold.
    #[must_use]
    pub fn new(given: &'t str) -> Adjusted<'t> {
        let text = tag::with_small_ends(given);
        let needed = needed(given);
        let sentinels = match needed.is_empty() {
            true => None,
            false => sentinels(given),
        };
        let mut adjusted = Adjusted {
            given,
            text,
            sentinels: ['\0'; 2],
            inserted: Vec::new(),
        };
        if let Some(sentinels) = sentinels {
            adjusted.insert(sentinels, &needed);
        }
        adjusted
    }

    /// Whether the text is as it was given.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The range in the text as it was given that the parser's `range` stands for.
    #[must_use]
    pub fn range(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, at: usize) -> usize {
        at - WIDTH * self.inserted.partition_point(|sentinel| *sentinel < at)
    }

    /// Takes the sentinels out of a string of the parser.
    pub fn strip(&self, text: &mut CowStr<'_>) {
        if !self.inserted.is_empty() && text.contains(self.sentinels) {
            *text = CowStr::from(text.replace(self.sentinels, ""));
        }
    }

    fn insert(&mut self, [letter, mark]: [char; 2], needed: &[(usize, Role)]) {
        let mut adjusted = String::with_capacity(self.text.len() + WIDTH * needed.len());
        let mut from = 0;
        for (at, role) in needed {
            adjusted.push_str(&self.text[from..*at]);
            from = *at;
            self.inserted.push(adjusted.len());
            adjusted.push(match role {
                Role::Letter => letter,
                Role::Mark => mark,
            });
        }
        adjusted.push_str(&self.text[from..]);
        self.text = Cow::Owned(adjusted);
        self.sentinels = [letter, mark];
    }
}

/// A letter-like and a mark-like character that do not occur in `text`.
fn sentinels(text: &str) -> Option<[char; 2]> {
    // Noncharacters, which no text should hold, and marks of New Testament editions.
    let letter = ('\u{fdd0}'..='\u{fdef}').find(|candidate| !text.contains(*candidate))?;
    let mark = ('\u{2e00}'..='\u{2e0d}').find(|candidate| !text.contains(*candidate))?;
    Some([letter, mark])
}

/// Where sentinels are needed, ascending.
fn needed(text: &str) -> Vec<(usize, Role)> {
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
