//! TOML into entries, and what is not TOML into plain words.
//!
//! In: a stretch of a file. Out: every entry that can be read, one finding for each line that cannot.
//! Invariant: one broken line costs its own entry and no other.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::parse::table::node::{self, Entry};
use crate::parse::table::{Source, line};

/// What a stretch of TOML holds.
pub struct Parsed {
    /// What could be read.
    pub entries: Vec<Entry>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The keys of lines that could not be read, with the byte of the file at which what was lost begins.
    pub unread: Vec<(String, usize)>,
}

/// How many broken lines are told of. A stretch with more is not TOML with slips but something else.
const MOST: usize = 50;

/// Parses the TOML of `source`. The parser gives up at some errors; so a line with an error is blanked and
/// the rest is parsed again, until no new line is at fault.
pub fn parse(source: &Source<'_>) -> Parsed {
    let mut toml = source
        .text
        .get(source.range.clone())
        .unwrap_or_default()
        .to_owned();
    let mut reader = Reader {
        source,
        diagnostics: Vec::new(),
        unread: Vec::new(),
        seen: Vec::new(),
    };
    loop {
        let (table, errors) = DeTable::parse_recoverable(&toml);
        let broken: Vec<Range<usize>> = errors
            .iter()
            .filter_map(|error| reader.report(&toml, error))
            .collect();
        if broken.is_empty() {
            let entries = node::entries(table.get_ref(), source.range.start);
            return Parsed {
                entries,
                diagnostics: reader.diagnostics,
                unread: reader.unread,
            };
        }
        drop(table);
        for lost in broken {
            let blank: String = toml
                .get(lost.clone())
                .unwrap_or_default()
                .bytes()
                .map(blank)
                .collect();
            toml.replace_range(lost, &blank);
        }
    }
}

struct Reader<'a> {
    source: &'a Source<'a>,
    diagnostics: Vec<Diagnostic>,
    unread: Vec<(String, usize)>,
    /// What is told already or was lost with something that is.
    seen: Vec<Range<usize>>,
}

impl Reader<'_> {
    /// Reports one error; the stretch to blank, where the rest can only be read without it.
    fn report(&mut self, toml: &str, error: &Error) -> Option<Range<usize>> {
        let span = error.span().unwrap_or(0..0);
        let at = culprit(toml, span.start, error.message());
        let line = line_around(toml, at);
        let words = toml.get(line.clone()).unwrap_or_default();
        let told = self
            .seen
            .iter()
            .any(|seen| seen.contains(&at) || *seen == line);
        if told
            || self.diagnostics.len() >= MOST
            || is_foreign_key(toml, &span, error.message())
            || words.trim().is_empty()
        {
            return None;
        }
        if error.message() == "duplicate key" {
            self.repeated(toml, span);
            return None;
        }
        self.broken(&line, line::examine(words, error.message()));
        let lost = lost(toml, line, error.message());
        let keys = toml
            .get(lost.clone())
            .unwrap_or_default()
            .lines()
            .filter_map(line::first_word);
        let start = self.source.range.start + lost.start;
        self.unread.extend(keys.map(|key| (key.to_owned(), start)));
        self.seen.push(lost.clone());
        Some(lost)
    }

    /// A line that is not TOML.
    fn broken(&mut self, line: &Range<usize>, finding: line::Finding) {
        let start = self.source.range.start + line.start;
        let place = self
            .source
            .place(start + finding.at.start..start + finding.at.end);
        self.diagnostics
            .push(Diagnostic::error(place, finding.message).help(finding.help));
    }

    /// A key or a table that is there twice.
    fn repeated(&mut self, toml: &str, span: Range<usize>) {
        self.seen.push(span.clone());
        let offset = self.source.range.start;
        let key = toml.get(span.clone()).unwrap_or_default();
        let place = self.source.place(offset + span.start..offset + span.end);
        let mut diagnostic =
            Diagnostic::error(place, Message::new("toml-repeated-key").arg("key", key))
                .help(Message::new("toml-repeated-key-help").arg("key", key));
        if let Some(first) = earlier(toml, &span) {
            let place = self.source.place(offset + first.start..offset + first.end);
            diagnostic = diagnostic.related(place, Message::new("toml-repeated-key-first"));
        }
        self.diagnostics.push(diagnostic);
    }
}

/// What cannot be read because of a broken line: the line itself; after a header, its whole section, which would
/// count as part of the one before; after a text that nothing closes, all of the rest.
fn lost(toml: &str, line: Range<usize>, description: &str) -> Range<usize> {
    let (words, below) = (
        toml.get(line.clone()).unwrap_or_default(),
        toml.get(line.end..).unwrap_or_default(),
    );
    let length = if description.starts_with("invalid multi-line") {
        below.len()
    } else if words.trim_start().starts_with(['[', '【', '［']) {
        below.find("\n[").unwrap_or(below.len())
    } else {
        0
    };
    line.start..line.end + length
}

/// What stands for a byte that is taken out: the lines stay.
fn blank(byte: u8) -> char {
    match byte {
        b'\n' => '\n',
        _ => ' ',
    }
}

/// The byte whose line is at fault. A list or table that is not closed is noticed only further down.
fn culprit(toml: &str, at: usize, description: &str) -> usize {
    let at = at.min(toml.len());
    let opener = match description {
        _ if description.contains("array") && !description.contains("table") => "[",
        _ if description.contains("inline table") || description.contains("key-value pairs") => "{",
        _ if description.starts_with("invalid multi-line basic") => "\"\"\"",
        _ if description.starts_with("invalid multi-line literal") => "'''",
        _ => return at,
    };
    let here = line_around(toml, at);
    let within = toml.get(here.clone()).unwrap_or_default();
    if opener.len() == 1 && !within.trim().is_empty() && line::key(within).is_none() {
        return at;
    }
    let before = toml.get(..here.start).unwrap_or_default();
    let lines = before
        .split_inclusive('\n')
        .rev()
        .scan(before.len(), |end, line| {
            *end -= line.len();
            Some((*end, line))
        });
    let opens = |line: &str| {
        line.split_once('=')
            .is_some_and(|(_, value)| value.trim_start().starts_with(opener))
    };
    if opens(within) {
        return at;
    }
    lines
        .into_iter()
        .find(|(_, line)| opens(line))
        .map_or(at, |(start, _)| start)
}

/// A key in Chinese is no TOML, but it is better told as a key that is not known.
fn is_foreign_key(toml: &str, span: &Range<usize>, description: &str) -> bool {
    let key = toml.get(span.clone()).unwrap_or_default();
    description.starts_with("invalid unquoted key")
        && !key.is_empty()
        && key
            .chars()
            .all(|character| character.is_alphanumeric() || character == '_')
}

/// Where the key or table header at `span` stands for the first time, in the same table.
fn earlier(toml: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let here = line_around(toml, span.start);
    let wanted = name(toml.get(here.clone())?);
    let header = wanted.starts_with('[');
    let mut first = None;
    let mut start = here.start;
    for line in toml.get(..here.start)?.split_inclusive('\n').rev() {
        start -= line.len();
        if name(line).trim_matches(['[', ']']) == wanted.trim_matches(['[', ']']) {
            let blank = line.len() - line.trim_start().len();
            first = Some(start + blank..start + blank + name(line).len());
        } else if !header && line.trim_start().starts_with('[') {
            break;
        }
    }
    first
}

/// What a line gives a value to: its key, or its whole header.
fn name(line: &str) -> &str {
    let line = line.trim();
    match line.starts_with('[') {
        true => line,
        false => line.split('=').next().unwrap_or_default().trim(),
    }
}

/// The bytes of the line around `at`, without its end.
fn line_around(toml: &str, at: usize) -> Range<usize> {
    let at = toml.floor_char_boundary(at.min(toml.len()));
    let (before, after) = toml.split_at(at);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after
        .find(['\n', '\r'])
        .map_or(toml.len(), |newline| at + newline);
    start..end.max(start)
}
