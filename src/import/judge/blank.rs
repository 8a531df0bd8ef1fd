//! Names that were masked, and years and dates that were left open.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser};

use super::{Doubt, around};
use crate::base::diagnostic::Message;
use crate::base::han;

/// The stars of a Markdown text that are words of it, not marks.
pub fn stars(text: &str) -> BTreeSet<usize> {
    let mut stars = BTreeSet::new();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if let Event::Text(_) = event {
            let found = text[range.clone()].match_indices('*');
            stars.extend(found.map(|(at, _)| range.start + at));
        }
    }
    stars
}

/// Runs of characters that stand for something left out: `20xx年`, `__同志`, `×××`, `张**`, `○○中学`. `is_word` says
/// whether the star at a place is one of them.
pub fn blanks(line: &str, is_word: impl Fn(usize) -> bool) -> Vec<Doubt> {
    let characters: Vec<(usize, char)> = line
        .char_indices()
        .filter(|(_, found)| *found != '\\')
        .collect();
    let stands_in =
        |(at, found): &(usize, char)| is_blank(*found) && (*found != '*' || is_word(*at));
    let runs = characters.chunk_by(|one, next| stands_in(one) && stands_in(next));
    let mut found = Vec::new();
    let mut before = None;
    let mut end = 0;
    for run in runs {
        let &[(start, first), ..] = run else { continue };
        end += run.len();
        let after = characters.get(end);
        let run = Run {
            first,
            length: run.len(),
            before,
            after: after.map(|(_, found)| *found),
            is_at_start: line[..start]
                .trim_matches(['#', '-', '>', '\\', ' '])
                .is_empty(),
        };
        let stop = after.map_or(line.len(), |(at, _)| *at);
        before = characters.get(end - 1).map(|(_, found)| *found);
        if stands_in(&(start, first))
            && let Some(id) = run.meaning()
        {
            let message = Message::new(id).arg("text", around(line, start, stop));
            found.push((start, stop, message));
        }
    }
    found
}

fn is_blank(found: char) -> bool {
    matches!(
        found,
        'x' | 'X'
            | '×'
            | '_'
            | '＿'
            | '＊'
            | '*'
            | '某'
            | 'ｘ'
            | 'Ｘ'
            | '╳'
            | '○'
            | '◯'
            | '〇'
            | '△'
    )
}

/// Characters that may stand for something left out.
struct Run {
    first: char,
    length: usize,
    before: Option<char>,
    after: Option<char>,
    is_at_start: bool,
}

impl Run {
    fn meaning(&self) -> Option<&'static str> {
        match () {
            () if self.is_number() => None,
            () if self.is_year() => Some("import-decide-year"),
            () if self.is_date() => Some("import-decide-date"),
            () if self.is_mask() => Some("import-decide-masked"),
            () => None,
        }
    }

    /// `二〇〇八`: the nought of a number.
    fn is_number(&self) -> bool {
        let is_digit =
            |found: Option<char>| found.is_some_and(|found| "一二三四五六七八九十".contains(found));
        self.first == '〇' && (is_digit(self.before) || is_digit(self.after) || self.length == 1)
    }

    fn is_year(&self) -> bool {
        self.after == Some('年') && self.first != '某'
            || self.length >= 2 && self.before == Some('0') && self.first != '*'
    }

    /// `__月__日`.
    fn is_date(&self) -> bool {
        matches!(self.after, Some('月' | '日')) && matches!(self.first, '_' | '＿')
    }

    fn is_mask(&self) -> bool {
        let is_several = self.length >= 2;
        let in_words = is_words(self.before) && is_words(self.after);
        let in_latin = is_latin(self.before) || is_latin(self.after);
        match self.first {
            '某' => is_several,
            '_' | '＿' => is_several || is_words(self.before) && is_chinese(self.after),
            '*' | '○' | '◯' | '〇' | '△' => {
                is_several && (is_words(self.before) || is_words(self.after))
                    || self.first == '*' && in_words
            }
            '＊' | '╳' => is_several || in_words,
            _ => {
                let begins = self.is_at_start && is_words(self.after);
                !in_latin && (is_several || in_words || begins)
            }
        }
    }
}

fn is_latin(found: Option<char>) -> bool {
    found.is_some_and(|found| found.is_ascii_alphanumeric())
}

fn is_words(found: Option<char>) -> bool {
    found.is_some_and(|found| han::is_han(found) || han::is_shared_mark(found))
}

/// A Han character, or a mark between such.
fn is_chinese(found: Option<char>) -> bool {
    is_words(found) || found.is_some_and(han::is_wide)
}

/// `20  年`, `2025年  月  日`: room left for figures.
pub fn spaces(line: &str) -> Vec<Doubt> {
    let units = line.match_indices(['年', '月', '日']);
    let open = units.filter_map(|(at, unit)| {
        let before = line[..at].trim_end();
        let is_room = line[before.len()..at].chars().count() >= 2;
        let (is_due, id) = match unit {
            "年" => (before.ends_with("20"), "import-decide-year"),
            "月" => (before.ends_with('年'), "import-decide-date"),
            _ => (before.ends_with('月'), "import-decide-date"),
        };
        let message = || Message::new(id).arg("text", around(line, before.len(), at));
        (is_room && is_due).then(|| (before.len(), at, message()))
    });
    open.collect()
}
