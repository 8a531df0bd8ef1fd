//! Normalising: one line as the scanners see it, with the way back to the author's spelling.
//!
//! In: a line of visible text. Out: a [`Text`] whose characters are folded one by one (see
//! [`crate::parse::schedule::glyph`]) and which knows the classes of all of them: a scanner asks first whether what it
//! looks for can be there at all. Invariant: every folded character knows the byte it came from, so [`Text::words`] always
//! returns the author's own spelling.

use std::ops::Range;

use crate::parse::schedule::glyph::{self, Class};

/// A line, folded for scanning.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    source: &'a str,
    glyphs: Vec<Glyph>,
    /// The classes of all its characters together.
    holds: Class,
}

#[derive(Debug, Clone, Copy)]
struct Glyph {
    folded: char,
    class: Class,
    at: u32,
}

impl<'a> Text<'a> {
    /// Folds `source`.
    #[must_use]
    pub fn new(source: &'a str) -> Text<'a> {
        let mut glyphs = Vec::with_capacity(source.len() / 3 + source.len().min(4));
        let mut holds = Class::NONE;
        let mut at = 0;
        while let Some((read, end)) = glyph::next(source, at) {
            if let Some((folded, class)) = read {
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                glyphs.push(Glyph { folded, class, at });
                holds = holds.with(class);
            }
            at = end;
        }
        Text {
            source,
            glyphs,
            holds,
        }
    }

    /// How many characters it has.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// The folded character at `at`; NUL beyond the end.
    #[must_use]
    #[inline]
    pub fn at(&self, at: usize) -> char {
        self.glyphs.get(at).map_or('\0', |glyph| glyph.folded)
    }

    /// The folded character before `at`; NUL at the beginning.
    #[must_use]
    #[inline]
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// Whether the character at `at` is of `class`.
    #[must_use]
    #[inline]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.glyphs
            .get(at)
            .is_some_and(|glyph| glyph.class.meets(class))
    }

    /// Whether any of its characters is of `class`: what it does not hold need not be looked for.
    #[must_use]
    #[inline]
    pub fn holds(&self, class: Class) -> bool {
        self.holds.meets(class)
    }

    /// The places in `range` whose characters are of `class`.
    pub fn places(&self, range: Range<usize>, class: Class) -> impl Iterator<Item = usize> {
        let range = match self.holds(class) {
            true => range.start..range.end.min(self.len()),
            false => 0..0,
        };
        let glyphs = self.glyphs.get(range.clone()).unwrap_or_default();
        let found = glyphs
            .iter()
            .enumerate()
            .filter(move |(_, glyph)| glyph.class.meets(class));
        found.map(move |(step, _)| range.start + step)
    }

    /// The first place in `range` whose character is of `class`.
    #[must_use]
    pub fn first(&self, range: Range<usize>, class: Class) -> Option<usize> {
        self.places(range, class).next()
    }

    /// The author's spelling of `range`.
    #[must_use]
    pub fn words(&self, range: Range<usize>) -> &'a str {
        self.source
            .get(self.byte(range.start)..self.byte(range.end))
            .unwrap_or_default()
    }

    /// The author's spelling of everything from `start`.
    #[must_use]
    pub fn words_from(&self, start: usize) -> &'a str {
        self.words(start..self.len())
    }

    fn byte(&self, at: usize) -> usize {
        self.glyphs
            .get(at)
            .map_or(self.source.len(), |glyph| glyph.at as usize)
    }

    /// Whether the folded text has `word` at `at`.
    #[must_use]
    #[inline]
    pub fn has(&self, at: usize, word: &str) -> bool {
        let mut folded = self.glyphs.get(at..).unwrap_or_default().iter();
        word.chars()
            .all(|expected| folded.next().is_some_and(|glyph| glyph.folded == expected))
    }

    /// The end of the first of `words` that stands at `at`.
    #[must_use]
    pub fn any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words
            .iter()
            .find(|word| self.has(at, word))
            .map(|word| at + word.chars().count())
    }

    /// The same, where all of `words` begin with characters of `class`.
    #[must_use]
    pub fn any_of(&self, at: usize, class: Class, words: &[&str]) -> Option<usize> {
        if !self.is(at, class) {
            return None;
        }
        self.any(at, words)
    }

    /// Whether `word` ends at `end`.
    #[must_use]
    pub fn ends(&self, end: usize, word: &str) -> bool {
        let glyphs = self.glyphs.get(..end).unwrap_or_default();
        let mut folded = glyphs.iter().rev().map(|glyph| glyph.folded);
        word.chars()
            .rev()
            .all(|expected| folded.next() == Some(expected))
    }

    /// Whether `word` stands anywhere in `range`.
    #[must_use]
    pub fn contains(&self, range: Range<usize>, word: &str) -> bool {
        let Some(first) = word.chars().next() else {
            return true;
        };
        let last = range
            .end
            .min(self.len())
            .saturating_sub(word.chars().count() - 1);
        (range.start..last).any(|at| self.at(at) == first && self.has(at, word))
    }

    /// Whether one of `words`, which begin with characters of `class`, stands anywhere in `range`.
    #[must_use]
    pub fn names(&self, range: Range<usize>, class: Class, words: &[&str]) -> bool {
        let end = range.end;
        let ends = |at: usize, word: &str| at + word.chars().count() <= end;
        self.places(range, class).any(|at| {
            words
                .iter()
                .any(|word| self.has(at, word) && ends(at, word))
        })
    }

    /// Whether one of `words` stands anywhere in `range`.
    #[must_use]
    pub fn contains_any(&self, range: Range<usize>, words: &[&str]) -> bool {
        words.iter().any(|word| self.contains(range.clone(), word))
    }

    /// The first place at or after `at` that is not a space.
    #[must_use]
    #[inline]
    pub fn skip_spaces(&self, at: usize) -> usize {
        self.skip(at, |found| found == ' ')
    }

    /// The first place at or after `at` where `wanted` no longer holds.
    #[must_use]
    pub fn skip(&self, at: usize, wanted: impl Fn(char) -> bool) -> usize {
        (at..self.len())
            .find(|at| !wanted(self.at(*at)))
            .unwrap_or(self.len().max(at))
    }

    /// `range` without spaces at its ends.
    #[must_use]
    #[inline]
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        self.trim_with(range, |found| found == ' ')
    }

    /// `range` without characters at its ends for which `unwanted` holds.
    #[must_use]
    pub fn trim_with(&self, range: Range<usize>, unwanted: impl Fn(char) -> bool) -> Range<usize> {
        let mut trimmed = range.start..range.end.min(self.len());
        while trimmed.start < trimmed.end && unwanted(self.at(trimmed.start)) {
            trimmed.start += 1;
        }
        while trimmed.start < trimmed.end && unwanted(self.at(trimmed.end - 1)) {
            trimmed.end -= 1;
        }
        trimmed
    }
}
