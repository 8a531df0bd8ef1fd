//! What only a person can decide.
//!
//! In: the text of a document that came in. Out: findings with their places in it. Invariant: nothing is changed.

mod numbers;
mod repeat;

use crate::base::diagnostic::Message;
use crate::base::han;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::import::finding::{Finding, excerpt};

pub use repeat::{Texts, repeats};

/// Words of the pages that plans are copied from.
const SITES: [&str; 14] = [
    "小编",
    "范文",
    "希望对您有",
    "希望能够帮",
    "对大家有所帮助",
    "欢迎阅读",
    "欢迎下载",
    "点击下载",
    "版权",
    "转载请",
    "http://",
    "https://",
    "www.",
    "扫一扫",
];

/// What is to be decided in `text`, the document at `path`.
#[must_use]
pub fn judge(path: &SourcePath, text: &str) -> Vec<Finding> {
    let index = LineIndex::new(text);
    let mut places = Places::new(path, text, &index);
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let mut marks = doubts(line);
        marks.sort_by_key(|(start, ..)| *start);
        for (start, end, message) in marks {
            found.push(Finding::new(message, &places.at(at + start..at + end)));
        }
        at += line.len() + 1;
    }
    found.extend(numbers::gaps(path, text, &index));
    found.sort_by_key(|finding| (finding.place.line, finding.place.column));
    found
}

type Doubt = (usize, usize, Message);

fn doubts(line: &str) -> Vec<Doubt> {
    let mut found = blanks(line);
    found.extend(boxes(line));
    found.extend(quotes(line));
    found.extend(stray_quote(line));
    if let Some(word) = SITES.iter().find(|word| is_told_by(line, word)) {
        let start = line.find(word).unwrap_or_default();
        let message = Message::new("import-decide-site")
            .arg("text", excerpt(line.trim_start_matches('#').trim()));
        found.push((start, start + word.len(), message));
    }
    found
}

/// `范文` in a heading only names what it was.
fn is_told_by(line: &str, word: &str) -> bool {
    let is_front = line.starts_with("title = ") || line.starts_with("unit = ");
    let is_link = word.starts_with("http") && line.contains("](");
    line.contains(word)
        && !is_front
        && !is_link
        && (word != "范文" || line.contains(['，', '。', '！']))
}

/// Runs of characters that stand for something left out: `20xx年`, `__同志`, `×××`, `某某`.
fn blanks(line: &str) -> Vec<Doubt> {
    let characters: Vec<(usize, char)> = line
        .char_indices()
        .filter(|(_, found)| *found != '\\')
        .collect();
    let is_blank = |found: char| {
        matches!(
            found,
            'x' | 'X' | '×' | '_' | '＿' | '＊' | '*' | '某' | 'ｘ' | 'Ｘ' | '╳'
        )
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let run = characters[at..]
            .iter()
            .take_while(|(_, found)| is_blank(*found))
            .count();
        if run == 0 {
            at += 1;
            continue;
        }
        let before = at
            .checked_sub(1)
            .and_then(|at| characters.get(at))
            .map(|(_, found)| *found);
        let after = characters.get(at + run).map(|(_, found)| *found);
        let (start, first) = characters[at];
        let end = characters.get(at + run).map_or(line.len(), |(end, _)| *end);
        if let Some(id) = blank(first, run, before, after) {
            let message = Message::new(id).arg("text", around(line, start, end));
            found.push((start, end, message));
        }
        at += run;
    }
    found
}

/// What a run of such characters is, if it is one.
fn blank(
    first: char,
    run: usize,
    before: Option<char>,
    after: Option<char>,
) -> Option<&'static str> {
    let is_year =
        after == Some('年') && first != '某' || run >= 2 && before == Some('0') && first != '*';
    let is_han = |found: Option<char>| {
        found.is_some_and(|found| han::is_han(found) || han::is_shared_mark(found))
    };
    let in_word = |found: Option<char>| found.is_some_and(|found| found.is_ascii_alphanumeric());
    let masked = match first {
        '某' | '_' | '＿' | '＊' | '╳' => {
            run >= 2 || is_han(before) && is_han(after) && first != '某'
        }
        '*' => false,
        _ => !in_word(before) && !in_word(after) && (run >= 2 || is_han(before) && is_han(after)),
    };
    match (is_year, masked) {
        (true, _) => Some("import-decide-year"),
        (false, true) => Some("import-decide-masked"),
        (false, false) => None,
    }
}

/// The words around a place.
fn around(line: &str, start: usize, end: usize) -> String {
    let before: Vec<char> = line[..start].chars().rev().take(4).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = line[end..].chars().take(4).collect();
    format!("{before}{}{after}", &line[start..end]).replace(['\\', '"'], "")
}

/// `□`: a character that got lost, or a box to tick.
fn boxes(line: &str) -> Vec<Doubt> {
    let found = line.match_indices(['□', '\u{fffd}']);
    let told = found.map(|(at, text)| {
        let message =
            Message::new("import-decide-box").arg("text", around(line, at, at + text.len()));
        (at, at + text.len(), message)
    });
    told.collect()
}

/// `”五好“` and quotations that nothing closes: the first that is wrong in a line.
fn quotes(line: &str) -> Option<Doubt> {
    let mut open: Option<usize> = None;
    let mut wrong = None;
    for (at, mark) in line.match_indices(['“', '”']) {
        match (mark, open) {
            ("“", None) => open = Some(at),
            ("”", Some(_)) => open = None,
            _ => {
                wrong = Some(at);
                break;
            }
        }
    }
    let at = wrong.or(open)?;
    let message =
        Message::new("import-decide-quotes").arg("text", around(line, at, at + '“'.len_utf8()));
    Some((at, at + '“'.len_utf8(), message))
}

/// A single `'` between Chinese characters.
fn stray_quote(line: &str) -> Option<Doubt> {
    let at = line
        .find('\'')
        .filter(|_| line.matches('\'').count() == 1 && !line.contains(" = "))?;
    let is_han = |found: Option<char>| found.is_some_and(han::is_han);
    let alone = is_han(line[..at].chars().next_back()) && is_han(line[at + 1..].chars().next());
    alone.then(|| {
        (
            at,
            at + 1,
            Message::new("import-decide-quotes").arg("text", around(line, at, at + 1)),
        )
    })
}
