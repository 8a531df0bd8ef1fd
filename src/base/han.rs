//! What Chinese text asks of a program: which characters are wide, how long a text is, where lines join and where
//! a summary may end.
//!
//! In: characters and plain text. Out: answers about them. Invariant: nothing here depends on a language setting;
//! the characters themselves say what they are.

use std::ops::RangeInclusive;

/// Most characters of scripts that are written without spaces.
const IDEOGRAPHS: RangeInclusive<char> = '\u{3280}'..='\u{a4cf}';

/// Pairs that a summary does not cut open.
const PAIRS: [(char, char); 13] = [
    ('（', '）'),
    ('(', ')'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('[', ']'),
    ('“', '”'),
    ('‘', '’'),
    ('｛', '｝'),
];

/// What says that a summary goes on in the text.
const ELLIPSIS: &str = "……";

/// Whether `character` is a Han character.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '々' | '〇' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Whether `character` takes the room of a Han character: Han, kana, their marks, full-width forms. Hangul does not.
#[must_use]
pub fn is_wide(character: char) -> bool {
    IDEOGRAPHS.contains(&character)
        || character >= '\u{2e80}'
            && matches!(character,
        '\u{ff01}'..='\u{ff9f}' | '\u{3001}'..='\u{303f}' | '\u{2e80}'..='\u{2fff}'
        | '\u{3041}'..='\u{312f}' | '\u{3190}'..='\u{31ff}' | '\u{3220}'..='\u{325f}' | '\u{f900}'..='\u{faff}'
        | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6f}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1aff0}'..='\u{1b2ff}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Whether `character` is Korean.
#[must_use]
pub fn is_hangul(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{3200}'..='\u{321f}' | '\u{3260}'..='\u{327f}'
        | '\u{a960}'..='\u{d7ff}' | '\u{ffa0}'..='\u{ffdf}')
}

/// Whether `character` is a mark that Chinese and Latin text share and that takes its width from its neighbours.
#[must_use]
pub fn is_shared_mark(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Full-width letters, digits, marks and the wide space as their ASCII twins; other characters as they are.
#[must_use]
pub fn narrow(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        other => other,
    }
}

/// The length of `text` as Word counts it: each wide character once, each run of others between spaces once.
#[must_use]
pub fn words(text: &str) -> usize {
    let mut counter = Counter::default();
    let mut rest = text;
    loop {
        // What begins so is three bytes long, and nearly all of Chinese: Han and its most frequent marks.
        let (triples, _) = rest.as_bytes().as_chunks::<3>();
        let first_other = triples.iter().position(|triple| {
            !matches!(
                triple,
                [0xe4..=0xe9, ..] | [0xe3, 0x80, 0x81..=0xbf] | [0xef, 0xbc, 0x81..=0xbf]
            )
        });
        let wide = first_other.unwrap_or(triples.len());
        counter.wide(wide);
        let mut others = rest.get(3 * wide..).unwrap_or_default().chars();
        let Some(other) = others.next() else { break };
        counter.read(other);
        rest = others.as_str();
    }
    counter.settle(false);
    counter.count
}

#[derive(Default)]
struct Counter {
    count: usize,
    before: Before,
    /// Shared marks since; the character after them says what they are.
    marks: usize,
}

/// What stands before the next character.
#[derive(Default, PartialEq, Eq)]
enum Before {
    #[default]
    Space,
    Wide,
    Run,
}

impl Counter {
    fn read(&mut self, character: char) {
        if is_wide(character) {
            self.wide(1);
        } else if is_shared_mark(character) {
            self.marks += 1;
        } else {
            self.settle(false);
            self.read_narrow(character);
        }
    }

    /// Reads so many wide characters.
    fn wide(&mut self, many: usize) {
        if many > 0 {
            self.settle(true);
            self.count += many;
            self.before = Before::Wide;
        }
    }

    fn read_narrow(&mut self, character: char) {
        if is_visible(character) {
            self.run_on();
        } else if character.is_whitespace() || self.before == Before::Wide {
            self.before = Before::Space;
        }
    }

    /// Counts the shared marks, after which a wide character comes or does not.
    fn settle(&mut self, before_wide: bool) {
        match std::mem::take(&mut self.marks) {
            0 => {}
            marks if before_wide || self.before == Before::Wide => {
                self.count += marks;
                self.before = Before::Wide;
            }
            _ => self.run_on(),
        }
    }

    fn run_on(&mut self) {
        if self.before != Before::Run {
            self.count += 1;
            self.before = Before::Run;
        }
    }
}

fn is_visible(character: char) -> bool {
    !character.is_whitespace() && !character.is_control() && !is_invisible(character)
}

/// Whether `character` only modifies its neighbours or says nothing: joiners, direction and variation marks.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a line that ends in `before` and the next, which begins with `after`, join without a space.
///
/// They do where either side is wide and neither is Korean; marks shared with Latin text take their neighbour's side.
#[must_use]
pub fn joins(before: &str, after: &str) -> bool {
    last_sided(before)
        .is_some_and(|before| joins_between(before, first_sided(after).unwrap_or(before)))
}

/// Whether lines join without a space between these two characters, neither of which is a shared mark.
#[must_use]
pub fn joins_between(before: char, after: char) -> bool {
    (is_wide(before) || is_wide(after)) && !is_hangul(before) && !is_hangul(after)
}

/// The last character of `text` that tells on which side it stands.
#[must_use]
pub fn last_sided(text: &str) -> Option<char> {
    text.chars().rev().find(is_sided)
}

/// The first character of `text` that tells on which side it stands.
#[must_use]
pub fn first_sided(text: &str) -> Option<char> {
    text.chars().find(is_sided)
}

fn is_sided(character: &char) -> bool {
    is_visible(*character) && !is_shared_mark(*character)
}

/// Adds a line to `text` as a reader reads on: with a space, or none where the lines join.
pub fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() && !line.is_empty() && !joins(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

/// The beginning of `text`, at most `limit` characters and an ellipsis: up to the end of a sentence, failing that
/// up to a comma, and never inside a pair of brackets or quotation marks, unless the text begins with a long one.
#[must_use]
pub fn summary(text: &str, limit: usize) -> String {
    let text = text.trim();
    let mut characters = beginning(text, limit + 1);
    if characters.len() <= limit {
        return text.to_owned();
    }
    let is_open = |character: &char| PAIRS.iter().any(|(open, _)| open == character);
    let mut marks = characters.iter().filter(|character| !is_han(**character));
    let depths = match marks.any(is_open) {
        true => {
            characters = beginning(text, limit.saturating_mul(4));
            depths(&characters)
        }
        false => vec![0; characters.len()],
    };
    let cuts = (0..limit).rev().filter(|at| depths.get(*at) == Some(&0));
    let shortest = limit / 5;
    if let Some(end) = cuts
        .clone()
        .find(|at| *at >= shortest && ends_sentence(&characters, *at))
    {
        return first(text, &characters[..=end]).to_owned();
    }
    let comma = cuts
        .clone()
        .find(|at| *at >= shortest && ends_clause(&characters, *at));
    let between_words = || {
        cuts.clone()
            .find(|at| *at >= shortest && splits_words(&characters, *at))
    };
    let before_a_pair = || cuts.clone().next();
    let end = comma
        .or_else(between_words)
        .or_else(before_a_pair)
        .unwrap_or(limit - 1);
    let kept = first(text, &characters[..=end]);
    let trimmed = kept.trim_end_matches(['，', ',', '、', '：', ':', ' ', '　']);
    format!("{trimmed}{ELLIPSIS}")
}

/// The beginning of `text` that is made of `characters`.
fn first<'t>(text: &'t str, characters: &[char]) -> &'t str {
    let length = characters.iter().map(|character| character.len_utf8());
    &text[..length.sum()]
}

/// The first characters of `text`, `count` at most.
fn beginning(text: &str, count: usize) -> Vec<char> {
    let mut characters = Vec::with_capacity(count.min(text.len()));
    characters.extend(text.chars().take(count));
    characters
}

/// How many closed pairs each character lies in; the closing half lies outside.
fn depths(characters: &[char]) -> Vec<usize> {
    let mut change = vec![0_isize; characters.len() + 1];
    let mut open: Vec<(usize, char)> = Vec::new();
    let marks = characters.iter().enumerate();
    for (at, character) in marks.filter(|(_, character)| !is_han(**character)) {
        if let Some((_, close)) = PAIRS.iter().find(|(open, _)| open == character) {
            open.push((at, *close));
        } else if let Some(found) = open.iter().rposition(|(_, close)| close == character) {
            change[open[found].0] += 1;
            change[at] -= 1;
            open.truncate(found);
        }
    }
    let mut depth = 0_isize;
    let running = change.iter().map(|change| {
        depth += change;
        depth.unsigned_abs()
    });
    running.collect()
}

fn ends_sentence(characters: &[char], at: usize) -> bool {
    match characters.get(at) {
        Some('。' | '！' | '？' | '；') => {
            !matches!(characters.get(at + 1), Some('”' | '’' | '。' | '！' | '？'))
        }
        Some('”' | '’' | '」' | '』') => {
            at > 0 && matches!(characters.get(at - 1), Some('。' | '！' | '？'))
        }
        Some('.' | '!' | '?' | ';') => characters.get(at + 1) == Some(&' '),
        _ => false,
    }
}

fn ends_clause(characters: &[char], at: usize) -> bool {
    match characters.get(at) {
        Some('，') => true,
        Some(',') => characters.get(at + 1) == Some(&' '),
        _ => false,
    }
}

/// Whether a cut after `at` leaves Latin words and composed characters whole.
fn splits_words(characters: &[char], at: usize) -> bool {
    let (Some(last), Some(next)) = (characters.get(at), characters.get(at + 1)) else {
        return false;
    };
    !is_invisible(*next)
        && !is_invisible(*last)
        && (is_wide(*last) || is_wide(*next) || next.is_whitespace())
}
