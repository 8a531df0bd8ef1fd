//! Normalising: lines as the scanners see them, with the way back to the author's spelling.
//!
//! In: lines of visible text, those of a document or a table all together ([`Sheet`]), or one by itself ([`Folded`]). Out: for
//! each a [`Text`] whose characters are folded one by one (see [`crate::parse::schedule::glyph`]) and which knows the classes
//! of all of them: a scanner asks first whether what it looks for can be there at all. Invariant: every folded character
//! knows the byte it came from, so [`Text::words`] always returns the author's own spelling.

use std::ops::Range;

use crate::parse::schedule::glyph::{self, Class, Glyph};
use crate::parse::schedule::word::{Pairs, Vocabulary, Word};

/// A line, folded for scanning.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    source: &'a str,
    glyphs: &'a [Glyph],
    /// The classes of all its characters together.
    holds: Class,
}

/// Lines folded in one pass, one behind the other, before any of them is looked at.
#[derive(Debug)]
pub struct Sheet<'a> {
    glyphs: Vec<Glyph>,
    /// Each line, where its glyphs end, and what it holds.
    lines: Vec<(&'a str, usize, Class)>,
}

impl<'a> Sheet<'a> {
    /// Folds `lines`.
    #[must_use]
    pub fn fold(lines: impl Iterator<Item = &'a str> + Clone) -> Sheet<'a> {
        let measured = lines.clone().map(str::len);
        let (count, bytes) =
            measured.fold((0, 0), |(count, bytes), more| (count + 1, bytes + more));
        let mut glyphs = Vec::with_capacity(bytes);
        let mut folded = Vec::with_capacity(count);
        for line in lines {
            let holds = glyph::fold(line, &mut glyphs);
            folded.push((line, glyphs.len(), holds));
        }
        Sheet {
            glyphs,
            lines: folded,
        }
    }

    /// The lines in their order.
    pub fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        let mut start = 0;
        self.lines.iter().map(move |&(source, end, holds)| {
            let glyphs = self.glyphs.get(start..end).unwrap_or_default();
            start = end;
            Text {
                source,
                glyphs,
                holds,
            }
        })
    }
}

/// One line by itself, folded.
#[derive(Debug)]
pub struct Folded<'a> {
    source: &'a str,
    glyphs: Vec<Glyph>,
    holds: Class,
}

impl<'a> Folded<'a> {
    /// Folds `source`.
    #[must_use]
    pub fn new(source: &'a str) -> Folded<'a> {
        let mut glyphs = Vec::with_capacity(source.len());
        let holds = glyph::fold(source, &mut glyphs);
        Folded {
            source,
            glyphs,
            holds,
        }
    }

    /// The line.
    #[must_use]
    pub fn text(&self) -> Text<'_> {
        Text {
            source: self.source,
            glyphs: &self.glyphs,
            holds: self.holds,
        }
    }
}

/// The places of the characters of a class, in a stretch of a line.
#[derive(Debug, Clone)]
pub struct Places<'a> {
    /// What has not been looked at yet, and where it begins.
    glyphs: &'a [Glyph],
    start: usize,
    class: Class,
}

impl Iterator for Places<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let mut rest = self.glyphs.iter();
        let step = rest.position(|glyph| glyph.class().meets(self.class))?;
        let found = self.start + step;
        (self.glyphs, self.start) = (rest.as_slice(), found + 1);
        Some(found)
    }
}

impl DoubleEndedIterator for Places<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<usize> {
        let class = self.class;
        let step = self
            .glyphs
            .iter()
            .rposition(|glyph| glyph.class().meets(class))?;
        self.glyphs = self.glyphs.get(..step)?;
        Some(self.start + step)
    }
}

impl<'a> Text<'a> {
    /// A line without a character.
    #[must_use]
    pub fn empty() -> Text<'a> {
        Text {
            source: "",
            glyphs: &[],
            holds: Class::NONE,
        }
    }

    /// The line as its author wrote it.
    #[must_use]
    pub fn source(&self) -> &'a str {
        self.source
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
        self.glyphs.get(at).map_or('\0', |glyph| glyph.folded())
    }

    /// The characters from `at` on.
    #[must_use]
    #[inline]
    pub fn from(&self, at: usize) -> &'a [Glyph] {
        self.glyphs.get(at..).unwrap_or_default()
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
            .is_some_and(|glyph| glyph.class().meets(class))
    }

    /// Whether a sentence or a clause ends with the character at `at`, or with the text.
    #[must_use]
    #[inline]
    pub fn is_break(&self, at: usize) -> bool {
        let found = self.glyphs.get(at);
        found.is_none_or(|glyph| glyph.class().meets(Class::BREAK))
    }

    /// Whether a clause begins at `at`.
    #[must_use]
    #[inline]
    pub fn is_behind_break(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|at| self.is_break(at))
    }

    /// Whether the character before `at` is of `class`.
    #[must_use]
    #[inline]
    pub fn is_before(&self, at: usize, class: Class) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is(at, class))
    }

    /// Whether any of its characters is of `class`: what it does not hold need not be looked for.
    #[must_use]
    #[inline]
    pub fn holds(&self, class: Class) -> bool {
        self.holds.meets(class)
    }

    /// The places in `range` whose characters are of `class`.
    #[inline]
    #[must_use]
    pub fn places(&self, range: Range<usize>, class: Class) -> Places<'a> {
        let glyphs = match self.holds(class) {
            true => self.glyphs.get(range.start..range.end.min(self.len())),
            false => None,
        };
        Places {
            glyphs: glyphs.unwrap_or_default(),
            start: range.start,
            class,
        }
    }

    /// The first place in `range` whose character is of `class`.
    #[must_use]
    #[inline]
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
            .map_or(self.source.len(), |glyph| glyph.byte())
    }

    /// Whether the folded text has `word` at `at`.
    #[must_use]
    #[inline]
    pub fn has(&self, at: usize, word: &str) -> bool {
        let mut glyphs = self.glyphs.get(at..).unwrap_or_default().iter();
        word.chars().all(|expected| {
            glyphs
                .next()
                .is_some_and(|glyph| glyph.folded() == expected)
        })
    }

    /// The end of the first word of a vocabulary that stands at `at`.
    #[must_use]
    #[inline]
    pub fn word(&self, at: usize, words: &[Word]) -> Option<usize> {
        let first = self.glyphs.get(at)?.folded();
        words
            .iter()
            .find(|word| word.first == first && self.has(at, word.text))
            .map(|word| at + word.length)
    }

    /// Whether a word that begins with one of `pairs` may stand at `at`.
    #[must_use]
    #[inline]
    pub fn may_begin(&self, at: usize, pairs: Pairs) -> bool {
        pairs.may_have(self.at(at), self.at(at + 1))
    }

    /// Whether `word` stands at `at`.
    #[must_use]
    #[inline]
    pub fn begins(&self, at: usize, word: &Word) -> bool {
        let first = self.glyphs.get(at);
        first.is_some_and(|glyph| glyph.folded() == word.first) && self.has(at, word.text)
    }

    /// The same, where it is known with what its words begin.
    #[must_use]
    #[inline]
    pub fn word_of(&self, at: usize, vocabulary: Vocabulary) -> Option<usize> {
        match self.is(at, vocabulary.class) && self.may_begin(at, vocabulary.pairs) {
            true => self.word(at, vocabulary.words),
            false => None,
        }
    }

    /// Whether `range` is `word`.
    #[must_use]
    #[inline]
    pub fn is_word(&self, range: &Range<usize>, word: &Word) -> bool {
        range.end - range.start == word.length && self.begins(range.start, word)
    }

    /// The words of a vocabulary that end at `end`.
    pub fn ending<'w>(&self, end: usize, words: &'w [Word]) -> impl Iterator<Item = &'w Word> {
        let last = self.before(end);
        let words = words.iter().filter(move |word| word.last == last);
        words.filter(move |word| {
            let start = end.checked_sub(word.length);
            start.is_some_and(|start| self.has(start, word.text))
        })
    }

    /// Whether one of `words` ends at `end`.
    #[must_use]
    #[inline]
    pub fn ends_with(&self, end: usize, words: &[Word]) -> bool {
        self.ending(end, words).next().is_some()
    }

    /// Whether a letter or a digit stands in `range`.
    #[must_use]
    pub fn has_letters(&self, range: Range<usize>) -> bool {
        // Han characters are the most, and the quickest to tell; a circle is folded to one of them.
        let glyphs = self.glyphs.get(range.clone()).unwrap_or_default();
        let is_han =
            |glyph: &Glyph| matches!(glyph.folded(), '一'..='鿿') && glyph.folded() != '零';
        glyphs.iter().any(is_han) || self.words(range).chars().any(is_letter)
    }

    /// Whether `character` stands anywhere in `range`.
    #[must_use]
    pub fn includes(&self, range: Range<usize>, character: char) -> bool {
        let range = range.start..range.end.min(self.len());
        let glyphs = self.glyphs.get(range).unwrap_or_default();
        glyphs.iter().any(|glyph| glyph.folded() == character)
    }

    /// Where words of a vocabulary stand that begin in `range`: their places and their ends.
    #[inline]
    pub fn all_of(
        &self,
        range: Range<usize>,
        vocabulary: Vocabulary,
    ) -> impl DoubleEndedIterator<Item = (usize, usize)> {
        let places = self.places(range, vocabulary.class);
        let places = places.filter(move |at| self.may_begin(*at, vocabulary.pairs));
        places.filter_map(move |at| Some((at, self.word(at, vocabulary.words)?)))
    }

    /// Whether a word of a vocabulary stands anywhere in `range`.
    #[must_use]
    #[inline]
    pub fn names(&self, range: Range<usize>, vocabulary: Vocabulary) -> bool {
        let mut places = self.places(range.clone(), vocabulary.class);
        places.any(|at| {
            self.may_begin(at, vocabulary.pairs) && self.any_within(at, range.end, vocabulary.words)
        })
    }

    /// The same for words that are seldom looked for.
    #[must_use]
    pub fn contains_any(&self, range: Range<usize>, words: &[Word]) -> bool {
        let mut places = range.start..range.end.min(self.len());
        places.any(|at| self.any_within(at, range.end, words))
    }

    /// Whether one of `words` begins at `at` and ends before `end`.
    fn any_within(&self, at: usize, end: usize, words: &[Word]) -> bool {
        let first = self.at(at);
        let mut words = words.iter().filter(|word| word.first == first);
        words.any(|word| at + word.length <= end && self.has(at, word.text))
    }

    /// The first place at or after `at` that is not a space.
    #[must_use]
    #[inline]
    pub fn skip_spaces(&self, at: usize) -> usize {
        self.skip(at, |found| found == ' ')
    }

    /// The first place at or after `at` where `wanted` no longer holds.
    #[must_use]
    #[inline]
    pub fn skip(&self, at: usize, wanted: impl Fn(char) -> bool) -> usize {
        let rest = self.glyphs.get(at..).unwrap_or_default();
        let skipped = rest.iter().position(|glyph| !wanted(glyph.folded()));
        at + skipped.unwrap_or(rest.len())
    }

    /// The last character of `range` that is no space.
    #[must_use]
    pub fn last(&self, range: Range<usize>) -> char {
        self.before(self.trim(range).end)
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

/// Whether `found` is a letter or a digit; most are Han, which are quickly told.
#[must_use]
pub fn is_letter(found: char) -> bool {
    matches!(found, '一'..='鿿') || found.is_alphanumeric()
}
