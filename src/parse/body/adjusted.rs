//! A text made ready for the parser.
//!
//! In: the text. Out: the text the parser reads, with sentinels beside marks of emphasis ([`super::emphasis`]) and with the end
//! tags that end a block in small letters ([`super::tag`]); and for what the parser says of it, what was given. Invariant:
//! strings and offsets are given back as if the parser had read the text as it was given; where nothing is changed in it, the
//! text is not copied.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::emphasis::{self, Role};
use super::tag;

/// The length in bytes of every sentinel.
const WIDTH: usize = 3;

/// A text made ready for the parser: with sentinels, and with the end tags that end a block in small letters.
#[derive(Debug)]
pub struct Adjusted<'t> {
    /// As it was given.
    given: &'t str,
    /// As the parser reads it.
    text: Cow<'t, str>,
    sentinels: [char; 2],
    /// Where the sentinels stand in `text`, ascending.
    inserted: Vec<usize>,
}

impl<'t> Adjusted<'t> {
    /// Makes the text `given` ready. When every candidate for a sentinel occurs in it, CommonMark's own rules hold.
    #[must_use]
    pub fn new(given: &'t str) -> Adjusted<'t> {
        let text = tag::with_small_ends(given);
        let needed = emphasis::needed(given);
        let sentinels = match needed.is_empty() {
            true => None,
            false => emphasis::sentinels(given),
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

    /// The text as it was given.
    #[must_use]
    pub fn given(&self) -> &'t str {
        self.given
    }

    /// The text as the parser reads it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
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

    /// What was given for a string that the parser found in the range `read` of its text; `None` where it does not stand
    /// there as it is.
    #[must_use]
    pub fn given_for(&self, found: &str, read: Range<usize>) -> Option<&'t str> {
        let start = read.start + self.text.get(read)?.find(found)?;
        self.given.get(self.range(&(start..start + found.len())))
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
