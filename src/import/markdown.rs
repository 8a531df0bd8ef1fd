//! Markdown as it was pasted, line by line.
//!
//! In: text. Out: its blocks, a line each, and what front matter of another program says. Invariant: what is not
//! a line of text (code, tables, quotations, raw HTML) comes out as it went in.

use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::import::block::{Block, Kind};
use crate::import::front::readers;

/// A file's own front matter: pairs of a name and a value.
pub type Front = Vec<(String, String)>;

/// The blocks of `text`, and its own front matter.
#[must_use]
pub fn read(path: &SourcePath, text: &str) -> (Vec<Block>, Front) {
    let (front, skipped) = front(text);
    let index = LineIndex::new(text);
    let mut reader = Reader {
        places: Places::new(path, text, &index),
        blocks: Vec::new(),
        apart: true,
        fence: None,
        list: None,
    };
    let mut at = 0;
    for (number, line) in text.split('\n').enumerate() {
        if number >= skipped {
            reader.line(line, at);
        }
        at += line.len() + 1;
    }
    (reader.blocks, front)
}

/// Whether a text that is not named so is Markdown: it has front matter, headings with marks or a table with its rule.
#[must_use]
pub fn is_likely(text: &str) -> bool {
    !front(text).0.is_empty()
        || text
            .lines()
            .any(|line| heading(line).is_some() || is_rule_of_table(line))
}

fn is_rule_of_table(line: &str) -> bool {
    line.trim().starts_with('|')
        && line.contains("--")
        && line.chars().all(|found| "|-: \t".contains(found))
}

/// Front matter between `+++` or `---` at the very top, and how many lines it takes.
fn front(text: &str) -> (Front, usize) {
    let mut lines = text.lines();
    let Some(fence) = lines
        .next()
        .map(str::trim)
        .filter(|line| matches!(*line, "+++" | "---"))
    else {
        return (Front::new(), 0);
    };
    let fields: Vec<&str> = lines
        .by_ref()
        .take_while(|line| line.trim() != fence)
        .collect();
    let pairs = fields
        .iter()
        .filter(|line| !line.trim().is_empty() && !line.starts_with(BETWEEN))
        .map(|line| pair(line));
    let closed = text.lines().count() > fields.len() + 1;
    let all: Option<Front> = pairs.clone().collect();
    match all.filter(|all| closed && !all.is_empty()) {
        Some(all) => (all, fields.len() + 2),
        // Words of the text, as it seems; but what keeps it from the public is heard.
        None if closed => (pairs.flatten().filter(is_of_readers).collect(), 0),
        None => (Front::new(), 0),
    }
}

/// How lines of front matter begin that go on a value, or are none.
const BETWEEN: [char; 7] = [' ', '\t', '-', '#', '[', ']', '}'];

fn is_of_readers((name, _): &(String, String)) -> bool {
    readers::is_name(name)
}

fn pair(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once([':', '='])?;
    Some((unquoted(name.trim()), unquoted(uncommented(value).trim())))
}

/// A value without the comment behind it, which a `#` apart from the value begins.
fn uncommented(value: &str) -> &str {
    let value = value.trim();
    let quoted = value.strip_prefix(['"', '\'']).map_or(0, |rest| {
        let mark = &value[..1];
        let escaped = |end: &usize| mark == "\"" && rest[..*end].ends_with('\\');
        let ends = rest.match_indices(mark).map(|(end, _)| end);
        ends.into_iter()
            .find(|end| !escaped(end))
            .map_or(0, |end| end + 2)
    });
    let comment = value[quoted..].match_indices('#').find(|(at, _)| {
        let before = &value[..quoted + at];
        before.is_empty() || before.ends_with([' ', '\t'])
    });
    comment.map_or(value, |(at, _)| &value[..quoted + at])
}

/// A value without the quotation marks around it; between double ones, `\"` and `\\` stand for one character.
fn unquoted(value: &str) -> String {
    let between = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    match (between('"'), between('\'')) {
        (Some(value), _) => value.replace("\\\"", "\"").replace("\\\\", "\\"),
        (None, quoted) => quoted.unwrap_or(value).to_owned(),
    }
}

struct Reader<'a> {
    places: Places<'a>,
    blocks: Vec<Block>,
    /// Whether a blank line stands above.
    apart: bool,
    /// The fence that code is closed with: its character, and how many of it at least.
    fence: Option<(char, usize)>,
    /// How far text is indented that belongs to the list that is open.
    list: Option<usize>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, at: usize) {
        if self.fence.is_some() {
            return self.code(line, at);
        }
        if line.trim().is_empty() {
            self.apart = true;
            return;
        }
        if self.is_underline(line) {
            return self.underline(line);
        }
        let (kind, text) = self.kind(line);
        self.follow_list(&kind, line);
        self.push(kind, text, line, at);
    }

    /// Opens and closes the list that a line belongs to.
    fn follow_list(&mut self, kind: &Kind, line: &str) {
        let indent = indent(line);
        match kind {
            Kind::Item(mark) if self.list.is_none_or(|inside| indent < inside) => {
                self.list = Some(mark.len());
            }
            _ if self.list.is_some_and(|inside| indent < inside) && self.apart => self.list = None,
            _ => {}
        }
    }

    fn kind<'l>(&mut self, line: &'l str) -> (Kind, &'l str) {
        let trimmed = line.trim();
        if let Some((level, text)) = heading(line) {
            return (Kind::Heading(level), text);
        }
        self.fence = fence(trimmed);
        let is_code = self.apart && (line.starts_with("    ") || line.starts_with('\t'));
        let other = trimmed.starts_with(['|', '>', '<']) || is_rule(trimmed) || is_code;
        if self.fence.is_some() || other || trimmed.starts_with("![") {
            return (Kind::Verbatim, line.trim_end());
        }
        match item(line) {
            Some((mark, text)) => (Kind::Item(mark.to_owned()), text),
            // One more paragraph of an item.
            None if self.apart && self.list.is_some_and(|inside| indent(line) >= inside) => {
                (Kind::Item(line[..indent(line)].to_owned()), trimmed)
            }
            None => (Kind::Plain, trimmed),
        }
    }

    fn code(&mut self, line: &str, at: usize) {
        let closes = self.fence.is_some_and(|(mark, length)| {
            let trimmed = line.trim();
            trimmed.len() >= length && trimmed.trim_matches(mark).is_empty()
        });
        if closes {
            self.fence = None;
        }
        self.apart = false;
        self.push(Kind::Verbatim, line.trim_end(), line, at);
    }

    fn push(&mut self, kind: Kind, text: &str, line: &str, at: usize) {
        let indent = line.len() - line.trim_start().len();
        let place = self
            .places
            .at(at + indent..at + line.trim_end().len().max(indent));
        let apart = self.apart || matches!(kind, Kind::Heading(_));
        self.apart = false;
        self.blocks.push(Block {
            kind,
            text: text.to_owned(),
            place,
            apart,
        });
    }

    /// Whether a line of `=` or `-` makes a heading of the line above.
    fn is_underline(&self, line: &str) -> bool {
        let trimmed = line.trim();
        let is_row = |mark: char| trimmed.len() >= 2 && trimmed.chars().all(|found| found == mark);
        let below_text = self
            .blocks
            .last()
            .is_some_and(|above| above.kind == Kind::Plain);
        !self.apart && below_text && (is_row('=') || is_row('-'))
    }

    fn underline(&mut self, line: &str) {
        let level = if line.trim().starts_with('=') { 1 } else { 2 };
        if let Some(above) = self.blocks.last_mut() {
            above.kind = Kind::Heading(level);
            above.apart = true;
        }
        self.apart = true;
    }
}

/// How many spaces and tabs a line begins with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// `## 标题`: its level and its words.
fn heading(line: &str) -> Option<(u8, &str)> {
    let trimmed = line.trim();
    let text = trimmed.trim_start_matches('#');
    let level = u8::try_from(trimmed.len() - text.len())
        .ok()
        .filter(|level| (1..=6).contains(level))?;
    let is_heading = text.starts_with([' ', '\t', '\u{3000}']);
    is_heading.then(|| (level, text.trim().trim_end_matches('#').trim_end()))
}

/// The fence that a line opens code with: at least three of one mark.
fn fence(line: &str) -> Option<(char, usize)> {
    let mark = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let words = line.trim_start_matches(mark);
    let length = line.len() - words.len();
    // Between as many marks, code may stand within a line.
    let opens = length >= 3 && !(mark == '`' && words.contains('`'));
    opens.then_some((mark, length))
}

/// A rule across the page.
fn is_rule(line: &str) -> bool {
    let marks: Vec<char> = line
        .chars()
        .filter(|found| !found.is_whitespace())
        .collect();
    let first = marks.first().copied().unwrap_or_default();
    marks.len() >= 3 && "-*_".contains(first) && marks.iter().all(|mark| *mark == first)
}

/// `- 走访`, `  1. 走访`: the mark with its indent and its space, and the words.
#[must_use]
pub fn item(line: &str) -> Option<(&str, &str)> {
    let start = indent(line);
    let rest = &line[start..];
    let digits = rest.len()
        - rest
            .trim_start_matches(|found: char| found.is_ascii_digit())
            .len();
    let mark = match digits {
        0 => rest.starts_with(['-', '*', '+']),
        1..=9 => rest[digits..].starts_with(['.', ')']),
        _ => false,
    };
    let words = rest.get(digits + 1..).filter(|_| mark)?;
    let text = words.trim_start_matches([' ', '\t']);
    let end = line.len() - text.len();
    (text.len() < words.len() && !text.is_empty()).then(|| (&line[..end], text.trim_end()))
}
