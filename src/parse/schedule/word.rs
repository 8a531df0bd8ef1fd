//! Words of the vocabularies, with what is asked of them first worked out at compile time.
//!
//! In: a list of words, of Han or ASCII characters. Out: the same list with the first and the last character and the length
//! of each. A place in a text is held against a whole vocabulary by one character; the rest of a word is compared where
//! that character agrees.

/// A word that scanners look for.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The word.
    pub text: &'static str,
    /// How many characters it has.
    pub length: usize,
    /// Its first character.
    pub first: u16,
    /// Its last character.
    pub last: u16,
}

impl Word {
    /// `text` as a word.
    #[must_use]
    pub const fn new(text: &'static str) -> Word {
        let bytes = text.as_bytes();
        let (mut length, mut at) = (0, 0);
        let (mut first, mut last) = (0, 0);
        while at < bytes.len() {
            let (character, end) = character(bytes, at);
            if at == 0 {
                first = character;
            }
            last = character;
            length += 1;
            at = end;
        }
        Word {
            text,
            length,
            first,
            last,
        }
    }
}

/// What words begin with: a set that is quickly asked, and may take other characters for one of them, but none of them for
/// another.
#[derive(Debug, Clone, Copy)]
pub struct Initials([u64; 4]);

impl Initials {
    /// Those of no word.
    pub const NONE: Initials = Initials([0; 4]);

    /// Those of `words`.
    #[must_use]
    pub const fn of(words: &[Word]) -> Initials {
        let mut initials = Initials::NONE;
        let mut at = 0;
        while at < words.len() {
            initials = initials.with(&words[at]);
            at += 1;
        }
        initials
    }

    /// The same and that of `word`.
    #[must_use]
    pub const fn with(self, word: &Word) -> Initials {
        let Initials(mut bits) = self;
        bits[(word.first >> 6) as usize % 4] |= 1 << (word.first % 64);
        Initials(bits)
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, Initials(other): Initials) -> Initials {
        let Initials(bits) = self;
        Initials([
            bits[0] | other[0],
            bits[1] | other[1],
            bits[2] | other[2],
            bits[3] | other[3],
        ])
    }

    /// Whether `character` may be one of them.
    #[must_use]
    #[inline]
    pub const fn may_have(&self, character: u16) -> bool {
        self.0[(character >> 6) as usize % 4] & (1 << (character % 64)) != 0
    }
}

/// `list` as a vocabulary.
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
const fn character(bytes: &[u8], at: usize) -> (u16, usize) {
    match bytes[at] {
        byte @ 0..0x80 => (byte as u16, at + 1),
        high => {
            let (middle, low) = (bytes[at + 1], bytes[at + 2]);
            (three_bytes(high, middle, low), at + 3)
        }
    }
}

/// The character that is written in UTF-8 with these three bytes.
#[must_use]
#[inline]
pub const fn three_bytes(high: u8, middle: u8, low: u8) -> u16 {
    ((high as u16 & 0xf) << 12) | ((middle as u16 & 0x3f) << 6) | (low as u16 & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::{Initials, words};

    #[test]
    fn words_know_their_ends_and_their_length() {
        let known =
            words(["上半年", "(章)", "了"]).map(|word| (word.length, word.first, word.last));
        let code = |found: char| found as u16;
        let expected = [
            (3, code('上'), code('年')),
            (3, code('('), code(')')),
            (1, code('了'), code('了')),
        ];
        assert_eq!(known, expected);
    }

    #[test]
    fn no_word_begins_with_anything_but_an_initial() {
        let list = words(["上半年", "(章)", "了"]);
        let initials = Initials::of(&list);
        assert!(list.iter().all(|word| initials.may_have(word.first)));
        assert!(!initials.may_have('三' as u16));
        assert!(!Initials::NONE.may_have('了' as u16));
    }
}
