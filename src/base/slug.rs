//! Text into the last part of an address: ASCII, lower case, `-` between words.
//!
//! In: a file's stem or a title. Out: `2026-nian-gonghui-jihua`. Latin letters and digits stay, Han become pinyin
//! without tones. Invariant: the result is `[a-z0-9]` with single `-` between, or empty when nothing is left;
//! every system can hold it as the name of a folder.
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

/// How many characters a slug may have: file systems hold 255 bytes in a name, and people read addresses aloud.
const LONGEST_SLUG: usize = 80;

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
    shorten(&mut slug);
    slug.truncate(slug.trim_end_matches('-').len());
    if is_device(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// Cuts after the last whole syllable that there is room for.
fn shorten(slug: &mut String) {
    if slug.len() > LONGEST_SLUG {
        let room = &slug[..=LONGEST_SLUG];
        slug.truncate(room.rfind('-').unwrap_or(LONGEST_SLUG));
    }
}

/// Names that Windows keeps for devices, with whatever ending.
fn is_device(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    let is_number = |rest: &str| matches!(rest.as_bytes(), [b'1'..=b'9']);
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered.is_some_and(is_number)
}

/// The longest word that `text` begins with: its length in bytes, and its reading where the list gives one.
fn word_at(text: &str) -> Option<(usize, Option<&'static str>)> {
    // The list has no word that begins with a letter of ours.
    if text.starts_with(|first: char| first.is_ascii()) {
        return None;
    }
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
