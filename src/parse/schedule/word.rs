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
    use super::words;

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
}
