//! Text into the last part of an address: ASCII, lower case, `-` between words.
//!
//! In: a file's stem or a title. Out: `2026-nian-gonghui-jihua`. Latin letters and digits stay, Han become pinyin
//! without tones. Invariant: the result is `[a-z0-9]` with single `-` between, or empty when nothing is left.
//!
//! Many characters have several readings; `slug/words.txt` knows the words in which another one than the most
//! common is right, and the words that are written in one piece.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use pinyin::ToPinyin;

use crate::base::han;

/// The words and, where it is not that of the characters alone, their reading.
const WORDS: &str = include_str!("slug/words.txt");

/// The longest word of the list, in characters.
const LONGEST: usize = 8;

/// The slug of `text`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (word, reading) = word_at(rest).unwrap_or((first.len_utf8(), None));
        let (word, after) = rest.split_at(word);
        match reading {
            Some(reading) => push_word(&mut slug, &reading.replace(' ', "")),
            None => push_plain(&mut slug, word),
        }
        rest = after;
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The longest word that `text` begins with: its length in bytes, and its reading where the list gives one.
fn word_at(text: &str) -> Option<(usize, Option<&'static str>)> {
    let words = words();
    let ends = text
        .char_indices()
        .map(|(at, character)| at + character.len_utf8());
    let candidates: Vec<usize> = ends.take(LONGEST).skip(1).collect();
    candidates.into_iter().rev().find_map(|end| {
        let word = text.get(..end)?;
        words.get(word).map(|reading| (end, *reading))
    })
}

fn words() -> &'static BTreeMap<&'static str, Option<&'static str>> {
    static INDEX: OnceLock<BTreeMap<&str, Option<&str>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let lines = WORDS
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines
            .map(|line| match line.split_once(' ') {
                Some((word, reading)) => (word, Some(reading)),
                None => (line, None),
            })
            .collect()
    })
}

/// A word of the list in the common readings of its characters, or a single character of any kind.
fn push_plain(slug: &mut String, word: &str) {
    let mut readings = String::new();
    for character in word.chars() {
        match character.to_pinyin() {
            Some(reading) => readings.extend(reading.plain().chars().map(ascii)),
            None => return push_other(slug, character),
        }
    }
    push_word(slug, &readings);
}

/// Letters and digits go on with the word before them; everything else ends it.
fn push_other(slug: &mut String, character: char) {
    match han::narrow(character) {
        letter if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
        '〇' => push_word(slug, "ling"),
        // An apostrophe stands within a word.
        '\'' | '’' => {}
        _ => separate(slug),
    }
}

/// Pinyin stands apart from what is before it and after it.
fn push_word(slug: &mut String, word: &str) {
    separate(slug);
    slug.push_str(word);
    separate(slug);
}

fn separate(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

/// ü is written v, as on a keyboard.
fn ascii(letter: char) -> char {
    if letter == 'ü' { 'v' } else { letter }
}
