//! Quotation marks that are reversed or alone.

use super::{Doubt, around};
use crate::base::diagnostic::Message;
use crate::base::han;

/// `”五好“`, `’五好‘` and quotations that nothing closes: all that are wrong in a line.
pub fn wrong(line: &str) -> Vec<Doubt> {
    let pairs = [('“', '”'), ('‘', '’')];
    let wrong = pairs.iter().flat_map(|(open, close)| {
        let wrong = unpaired(line, *open, *close);
        wrong.into_iter().map(|at| told(line, at, open.len_utf8()))
    });
    wrong.collect()
}

/// Where a pair of these marks is wrong. A reversed pair is told once, where it begins.
fn unpaired(line: &str, open: char, close: char) -> Vec<usize> {
    let mut wrong = Vec::new();
    let mut last: Option<(usize, char)> = None;
    for (at, mark) in line.match_indices([open, close]) {
        if is_apostrophe(line, at, mark) {
            continue;
        }
        let is_open = mark.starts_with(open);
        last = match last {
            None if is_open => Some((at, open)),
            None => {
                wrong.push(at);
                Some((at, close))
            }
            Some((_, first)) => {
                if is_open && first == open {
                    wrong.push(at);
                }
                None
            }
        };
    }
    wrong.extend(last.filter(|(_, first)| *first == open).map(|(at, _)| at));
    wrong
}

/// The mark of `Women’s`.
fn is_apostrophe(line: &str, at: usize, mark: &str) -> bool {
    let before = line[..at].chars().next_back();
    mark == "’" && before.is_some_and(|before| before.is_ascii_alphabetic())
}

/// A single `'` between Chinese characters.
pub fn stray(line: &str) -> Option<Doubt> {
    let at = line
        .find('\'')
        .filter(|_| line.matches('\'').count() == 1 && !line.contains(" = "))?;
    let is_han = |found: Option<char>| found.is_some_and(han::is_han);
    let alone = is_han(line[..at].chars().next_back()) && is_han(line[at + 1..].chars().next());
    alone.then(|| told(line, at, 1))
}

fn told(line: &str, at: usize, length: usize) -> Doubt {
    let text = around(line, at, at + length);
    (
        at,
        at + length,
        Message::new("import-decide-quotes").arg("text", text),
    )
}
