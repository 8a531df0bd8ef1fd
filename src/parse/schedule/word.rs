//! Words of the vocabularies, with what is asked of them first worked out at compile time.
//!
//! In: a list of words, of Han or ASCII characters. Out: the same list with the first two characters, the last and the length
//! of each. A place in a text is held against a whole vocabulary by two characters; words are compared where these agree.

use crate::parse::schedule::glyph::Class;

/// A word that scanners look for.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The word.
    pub text: &'static str,
    /// How many characters it has.
    pub length: usize,
    /// Its first character.
    pub first: char,
    /// Its second character; NUL where it has one alone.
    pub second: char,
    /// Its last character.
    pub last: char,
}

impl Word {
    /// `text` as a word.
    #[must_use]
    pub const fn new(text: &'static str) -> Word {
        let bytes = text.as_bytes();
        let (mut length, mut at) = (0, 0);
        let (mut first, mut second, mut last) = ('\0', '\0', '\0');
        while at < bytes.len() {
            let (character, end) = character(bytes, at);
            match length {
                0 => first = character,
                1 => second = character,
                _ => {}
            }
            last = character;
            length += 1;
            at = end;
        }
        Word {
            text,
            length,
            first,
            second,
            last,
        }
    }
}

/// Words that are looked for all over a text. The table of characters says of each with which one of them begins that it is
/// of their class, so that only a text that holds such a character is searched, and only there.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// The class of the characters with which they begin.
    pub class: Class,
    /// What they begin with.
    pub pairs: Pairs,
    /// The words.
    pub words: &'static [Word],
}

impl Vocabulary {
    /// `words`, which begin with characters of `class`.
    #[must_use]
    pub const fn new(class: Class, words: &'static [Word]) -> Vocabulary {
        Vocabulary {
            class,
            pairs: Pairs::NONE.with_all(words),
            words,
        }
    }
}

/// The two characters that words begin with: a set that is quickly asked, and may take other pairs for one of them, but none
/// of them for another.
#[derive(Debug, Clone, Copy)]
pub struct Pairs(u128);

impl Pairs {
    /// Those of no word.
    pub const NONE: Pairs = Pairs(0);

    /// The same and that of `word`; a word of one character may have any other behind it.
    #[must_use]
    pub const fn with(self, word: &Word) -> Pairs {
        match word.second {
            '\0' => Pairs(u128::MAX),
            second => Pairs(self.0 | 1 << Pairs::place(word.first, second)),
        }
    }

    /// The same and those of `words`.
    #[must_use]
    pub const fn with_all(mut self, words: &[Word]) -> Pairs {
        let mut at = 0;
        while at < words.len() {
            self = self.with(&words[at]);
            at += 1;
        }
        self
    }

    /// Whether a word may begin with these characters.
    #[must_use]
    #[inline]
    pub const fn may_have(self, first: char, second: char) -> bool {
        self.0 >> Pairs::place(first, second) & 1 != 0
    }

    #[inline]
    const fn place(first: char, second: char) -> u32 {
        (first as u32 * 5 + second as u32) % u128::BITS
    }
}

/// `list` as words.
#[must_use]
pub const fn words<const N: usize>(list: [&'static str; N]) -> [Word; N] {
    let mut words = [Word::new(""); N];
    let mut at = 0;
    while at < N {
        words[at] = Word::new(list[at]);
        at += 1;
    }
    words
}

/// Words as a vocabulary that is worked out at compile time, wherever it stands.
macro_rules! vocabulary {
    ($($word:literal),* $(,)?) => {
        const { &$crate::parse::schedule::word::words([$($word),*]) }
    };
}

pub(crate) use vocabulary;

/// The character of one or three bytes at byte `at`, and the byte after it.
const fn character(bytes: &[u8], at: usize) -> (char, usize) {
    match bytes[at] {
        byte @ 0..0x80 => (byte as char, at + 1),
        high => {
            let (middle, low) = (bytes[at + 1], bytes[at + 2]);
            (three_bytes(high, middle, low), at + 3)
        }
    }
}

/// The character that is written in UTF-8 with these three bytes.
#[must_use]
pub const fn three_bytes(high: u8, middle: u8, low: u8) -> char {
    let code = ((high as u32 & 0xf) << 12) | ((middle as u32 & 0x3f) << 6) | (low as u32 & 0x3f);
    char::from_u32(code).expect("the bytes are those of a character")
}

#[cfg(test)]
mod tests {
    use super::{Pairs, words};

    #[test]
    fn words_know_their_ends_and_their_length() {
        let known =
            words(["上半年", "(章)", "了"]).map(|word| (word.length, word.first, word.last));
        let expected = [(3, '上', '年'), (3, '(', ')'), (1, '了', '了')];
        assert_eq!(known, expected);
    }

    #[test]
    fn no_word_begins_with_a_pair_that_is_none() {
        let list = words(["上半年", "(章)", "每月"]);
        let pairs = Pairs::NONE.with_all(&list);
        assert!(
            list.iter()
                .all(|word| pairs.may_have(word.first, word.second))
        );
        assert!(!pairs.may_have('上', '海'));
        let [one] = words(["了"]);
        assert!(Pairs::NONE.with(&one).may_have('了', '解'));
    }
}
