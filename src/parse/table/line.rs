//! What is wrong with a line that is not TOML, as one who knows the usual slips would see it.
//!
//! In: the line, and the parser's word for it. Out: the stretch at fault, what is wrong, and the line as it
//! should be where that can be told.

use std::ops::Range;

use crate::base::diagnostic::Message;
use crate::parse::table::marks::{full_width_outside_quotes, half_width, halved};
use crate::parse::table::when;

/// What was found in a line.
pub struct Finding {
    /// The bytes of the line that are at fault.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What to write instead.
    pub help: Message,
}

impl Finding {
    fn new(at: Range<usize>, message: Message, help: Message) -> Finding {
        Finding { at, message, help }
    }
}

/// What people write for true and for false.
const BOOLEANS: [(&str, bool); 10] = [
    ("true", true),
    ("yes", true),
    ("on", true),
    ("是", true),
    ("对", true),
    ("false", false),
    ("no", false),
    ("off", false),
    ("否", false),
    ("不", false),
];

/// Text as TOML writes it.
#[must_use]
pub fn quote(text: &str) -> String {
    toml::Value::from(text.trim()).to_string()
}

/// The key of a line `key = value`.
pub fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    Some(key.trim()).filter(|key| !key.is_empty() && key.chars().all(is_bare))
}

/// The word a line begins with, if it could be a key.
pub fn first_word(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = line
        .find(|character| !is_bare(character))
        .unwrap_or(line.len());
    Some(line.get(..end)?).filter(|word| !word.is_empty())
}

/// What is wrong with `line`. `description` is the parser's word for it, for what the line itself does not show.
pub fn examine(line: &str, description: &str) -> Finding {
    let start = line.len() - line.trim_start().len();
    if line.trim_start().starts_with(['[', '【', '［']) && key(line).is_none() {
        return header(line);
    }
    let equals = line.find(['=', '＝']);
    let colon = line
        .find([':', '：'])
        .filter(|colon| equals.is_none_or(|equals| *colon < equals));
    match (equals, colon) {
        (_, Some(colon)) if first_word(line).is_some_and(|word| start + word.len() <= colon) => {
            separator(line, colon, "toml-colon")
        }
        (Some(at), _) if line[at..].starts_with('＝') => separator(line, at, "toml-full-width"),
        (Some(at), _) => with_key(line, at, description),
        (None, _) => without_equals(line, description),
    }
}

/// A line that has something else where `=` belongs.
fn separator(line: &str, at: usize, id: &'static str) -> Finding {
    let (key, rest) = line.split_at(at);
    let mark = rest.chars().next().unwrap_or(':');
    let value = value(rest[mark.len_utf8()..].trim());
    Finding::new(
        at..at + mark.len_utf8(),
        Message::new(id).arg("mark", mark).arg("half", '='),
        write_line(format!("{} = {value}", key.trim())),
    )
}

fn with_key(line: &str, equals: usize, description: &str) -> Finding {
    let name = line[..equals].trim();
    let whole = trimmed(line, 0..equals);
    if name.is_empty() {
        return Finding::new(
            equals..equals + 1,
            Message::new("toml-no-key"),
            Message::new("toml-no-key-help"),
        );
    }
    if !name
        .chars()
        .all(|character| is_bare(character) || character == '.')
        && !name.starts_with(['"', '\''])
    {
        let plain: String = name
            .chars()
            .filter(|character| character.is_alphanumeric() || *character == '_')
            .collect();
        let message = Message::new("toml-bad-key").arg("key", name);
        return Finding::new(
            whole,
            message,
            Message::new("toml-bad-key-help").arg("key", plain),
        );
    }
    let at = trimmed(line, equals + 1..line.len());
    examine_value(name, &line[at.clone()], at, description)
}

fn examine_value(key: &str, written: &str, at: Range<usize>, description: &str) -> Finding {
    if written.is_empty() {
        let message = Message::new("toml-no-value").arg("key", key);
        return Finding::new(
            at,
            message,
            Message::new("toml-no-value-help").arg("key", key),
        );
    }
    if written.starts_with("\"\"\"") || written.starts_with("'''") {
        let help = Message::new("toml-unclosed-block-help").arg("mark", &written[..3]);
        return Finding::new(
            at.start..at.start + 3,
            Message::new("toml-unclosed-block"),
            help,
        );
    }
    match written.chars().next() {
        Some('"' | '\'') => quoted(key, written, at, description),
        Some('[' | '{' | '【' | '［' | '｛') => listed(key, written, at),
        Some(mark) if half_width(mark) == Some('"') => {
            let message = Message::new("toml-full-width")
                .arg("mark", mark)
                .arg("half", '"');
            Finding::new(
                at.start..at.start + mark.len_utf8(),
                message,
                write_value(key, &value(written)),
            )
        }
        _ => bare(key, written, at),
    }
}

/// A value that begins with a half-width quotation mark.
fn quoted(key: &str, written: &str, at: Range<usize>, description: &str) -> Finding {
    let mark = &written[..1];
    let inside = &written[1..];
    if let Some(escape) = inside
        .find('\\')
        .filter(|_| description.contains("escape") || description.contains("unicode"))
    {
        let start = at.start + 1 + escape;
        let fixed = format!("'{}'", inside.trim_end_matches('"'));
        return Finding::new(
            start..start + 1,
            Message::new("toml-backslash"),
            write_value(key, &fixed),
        );
    }
    match inside.find(mark) {
        Some(end) => {
            let after = at.start + 1 + end + 1;
            let rest = trimmed_at(&inside[end + 1..], after);
            let fixed = format!(
                "{}{}",
                &written[..=end],
                inside[end..].trim_start_matches(mark).trim()
            );
            Finding::new(
                rest,
                Message::new("toml-after-value"),
                write_value(key, &value(&fixed)),
            )
        }
        None => {
            let last = inside
                .chars()
                .next_back()
                .filter(|last| half_width(*last) == Some('"'));
            let Some(last) = last else {
                let fixed = quote(inside);
                let message = Message::new("toml-unclosed-quote").arg("mark", mark);
                return Finding::new(at, message, write_value(key, &fixed));
            };
            let message = Message::new("toml-full-width")
                .arg("mark", last)
                .arg("half", '"');
            let fixed = quote(&inside[..inside.len() - last.len_utf8()]);
            Finding::new(
                at.end - last.len_utf8()..at.end,
                message,
                write_value(key, &fixed),
            )
        }
    }
}

/// A value that begins like a list.
fn listed(key: &str, written: &str, at: Range<usize>) -> Finding {
    if let Some((offset, mark, half)) = full_width_outside_quotes(written) {
        let message = Message::new("toml-full-width")
            .arg("mark", mark)
            .arg("half", half);
        let start = at.start + offset;
        return Finding::new(
            start..start + mark.len_utf8(),
            message,
            write_value(key, &halved(written)),
        );
    }
    let (open, close) = if written.starts_with('{') {
        ('{', '}')
    } else {
        ('[', ']')
    };
    if !written.trim_end().ends_with(close) {
        let message = Message::new("toml-unclosed-list")
            .arg("open", open)
            .arg("close", close);
        let help = Message::new("toml-unclosed-list-help").arg("close", close);
        return Finding::new(at.start..at.start + 1, message, help);
    }
    let help = Message::new("toml-bad-list-help").arg("key", key);
    Finding::new(at, Message::new("toml-bad-list"), help)
}

/// A value that begins with no mark: a date, a number, a word without quotation marks.
fn bare(key: &str, written: &str, at: Range<usize>) -> Finding {
    if let Some(read) = when::read(written) {
        let problem = match read {
            Ok(date) => when::Problem::Form(date),
            Err(problem) => problem,
        };
        let (message, help) = problem.messages(key);
        return Finding::new(at, message, help);
    }
    if let Some((_, meant)) = BOOLEANS
        .iter()
        .find(|(word, _)| written.eq_ignore_ascii_case(word))
    {
        let message = Message::new("toml-boolean").arg("value", written);
        return Finding::new(at, message, write_value(key, &meant.to_string()));
    }
    if let Some(number) = leading_number(written) {
        let message = Message::new("toml-number").arg("value", written);
        return Finding::new(at, message, write_either(key, &number, &quote(written)));
    }
    Finding::new(
        at,
        Message::new("toml-unquoted"),
        write_value(key, &quote(written)),
    )
}

/// The number that a text such as `2026年`, `２０２６` or `03` begins with.
fn leading_number(written: &str) -> Option<String> {
    let digits: String = written
        .chars()
        .map_while(|character| match character {
            '０'..='９' => char::from_u32(character as u32 - '０' as u32 + '0' as u32),
            _ => Some(character).filter(char::is_ascii_digit),
        })
        .collect();
    digits.parse::<u32>().ok().map(|number| number.to_string())
}

fn without_equals(line: &str, description: &str) -> Finding {
    let at = trimmed(line, 0..line.len());
    let words = &line[at.clone()];
    if let Some((key, rest)) = words
        .split_once(char::is_whitespace)
        .filter(|(key, _)| first_word(key) == Some(key))
    {
        let message = Message::new("toml-no-equals").arg("key", key);
        return Finding::new(at, message, write_value(key, &value(rest.trim())));
    }
    if description.starts_with("string values must be quoted") {
        let (item, comma) = words
            .strip_suffix(',')
            .map_or((words, ""), |item| (item, ","));
        let at = at.start..at.start + item.len();
        return Finding::new(
            at,
            Message::new("toml-unquoted"),
            write_line(format!("{}{comma}", quote(item))),
        );
    }
    if description.contains("array") {
        return Finding::new(
            at,
            Message::new("toml-bad-list"),
            Message::new("toml-bad-list-help").arg("key", "tags"),
        );
    }
    Finding::new(
        at,
        Message::new("toml-not-toml"),
        Message::new("toml-not-toml-help"),
    )
}

/// A table's header with something wrong in it.
fn header(line: &str) -> Finding {
    let at = trimmed(line, 0..line.len());
    let words = &line[at.clone()];
    if let Some((offset, mark, half)) = full_width_outside_quotes(words) {
        let message = Message::new("toml-full-width")
            .arg("mark", mark)
            .arg("half", half);
        let start = at.start + offset;
        return Finding::new(
            start..start + mark.len_utf8(),
            message,
            write_line(halved(words)),
        );
    }
    let opening = words.len() - words.trim_start_matches('[').len();
    let name: String = words
        .chars()
        .filter(|character| is_bare(*character) || *character == '.')
        .collect();
    let (open, close) = if opening > 1 {
        ("[[", "]]")
    } else {
        ("[", "]")
    };
    Finding::new(
        at,
        Message::new("toml-bad-header"),
        write_line(format!("{open}{name}{close}")),
    )
}

/// A value as it was probably meant: what is TOML stays, everything else becomes text.
fn value(written: &str) -> String {
    if toml::de::DeValue::parse(written).is_ok() {
        return written.to_owned();
    }
    let halved = halved(written);
    if halved.starts_with('[') && toml::de::DeValue::parse(&halved).is_ok() {
        return halved;
    }
    if let Some(Ok(date)) = when::read(written) {
        return date.to_string();
    }
    quote(written.trim_matches(|mark| half_width(mark) == Some('"') || matches!(mark, '"' | '\'')))
}

fn write_value(key: &str, value: &str) -> Message {
    write_line(format!("{key} = {value}"))
}

fn write_line(line: String) -> Message {
    Message::new("toml-write").arg("line", line)
}

fn write_either(key: &str, one: &str, other: &str) -> Message {
    Message::new("toml-write-either")
        .arg("one", format!("{key} = {one}"))
        .arg("other", format!("{key} = {other}"))
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}

/// `within` without the blanks at both ends of that stretch of `line`.
fn trimmed(line: &str, within: Range<usize>) -> Range<usize> {
    trimmed_at(&line[within.clone()], within.start)
}

fn trimmed_at(words: &str, start: usize) -> Range<usize> {
    let start = start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
