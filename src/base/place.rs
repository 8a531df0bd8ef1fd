//! Where in a source file something stands.
//!
//! In: a file's path, its text and a byte range. Out: a [`Place`] that carries the line itself,
//! so that a diagnostic can be shown after the source has been dropped.

use std::ops::Range;
use std::sync::Arc;

use crate::base::path::SourcePath;

/// A stretch of one line of one source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, from the project's root.
    pub file: SourcePath,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// How many characters are meant, at least 1.
    pub width: usize,
    /// The whole line, without its end; shared by the places in it.
    pub text: Arc<str>,
}

impl Place {
    /// The place of the byte range `span` in `text`. A range over several lines is cut at the end of its first;
    /// a range outside the text is moved to its end.
    #[must_use]
    pub fn new(file: &SourcePath, text: &str, span: Range<usize>) -> Place {
        Place::in_line(file, text, span.clone(), line_of(text, span.start))
    }

    fn in_line(file: &SourcePath, text: &str, span: Range<usize>, line: usize) -> Place {
        let start = floor(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Place {
            file: file.clone(),
            line,
            column: text[line_start..start].chars().count() + 1,
            width: width(text, start, span.end),
            text: text[line_start..line_end].trim_end_matches('\r').into(),
        }
    }

    /// The first line of a file of which nothing more is known.
    #[must_use]
    pub fn file(file: &SourcePath) -> Place {
        Place {
            file: file.clone(),
            line: 1,
            column: 1,
            width: 1,
            text: Arc::default(),
        }
    }
}

/// How many characters of the line in which `start` stands come before `end`.
fn width(text: &str, start: usize, end: usize) -> usize {
    let meant = &text[start..floor(text, end).max(start)];
    let in_line = meant.split('\n').next().unwrap_or_default();
    in_line.chars().count().max(1)
}

/// Words of an author, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// Makes the places of one text. Those that are asked for in reading order cost no more together than reading the
/// text once, however long its lines are.
#[derive(Debug)]
pub struct Places<'a> {
    file: &'a SourcePath,
    text: &'a str,
    lines: &'a LineIndex,
    /// The last place, and the byte at which it begins.
    last: Option<(usize, Place)>,
}

impl<'a> Places<'a> {
    /// For `text`, which `file` holds and `lines` indexes.
    #[must_use]
    pub fn new(file: &'a SourcePath, text: &'a str, lines: &'a LineIndex) -> Places<'a> {
        Places {
            file,
            text,
            lines,
            last: None,
        }
    }

    /// As [`Place::new`].
    pub fn at(&mut self, span: Range<usize>) -> Place {
        let start = floor(self.text, span.start);
        let line = self.lines.line(start);
        let before = self.last.take();
        let place = match before.filter(|(at, last)| last.line == line && *at <= start) {
            Some((at, last)) => Place {
                column: last.column + self.text[at..start].chars().count(),
                width: width(self.text, start, span.end),
                ..last
            },
            None => Place::in_line(self.file, self.text, span, line),
        };
        self.last = Some((start, place.clone()));
        place
    }
}

/// The line, counted from 1, in which byte `at` of `text` stands.
#[must_use]
pub fn line_of(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..floor(text, at)];
    memchr::memchr_iter(b'\n', before).count() + 1
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// Answers line numbers for many offsets of one text in logarithmic time.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> LineIndex {
        let mut starts = Vec::with_capacity(text.len() / 24 + 1);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        LineIndex { starts }
    }

    /// The line, counted from 1, in which byte `at` stands.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The same, quickly found where `near` is that line or one not far above it.
    #[must_use]
    pub fn line_below(&self, near: usize, at: usize) -> usize {
        let start = near.checked_sub(1).and_then(|line| self.starts.get(line));
        if start.is_none_or(|start| *start > at) {
            return self.line(at);
        }
        let below = self.starts.iter().skip(near);
        near + below.take_while(|start| **start <= at).count()
    }

    /// The byte at which `line`, counted from 1, begins; `None` when the text has no such line.
    #[must_use]
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn a_line_is_the_same_from_wherever_it_is_looked_for() {
        let text = "一\n\n二三\n四";
        let lines = LineIndex::new(text);
        for at in 0..text.len() + 2 {
            for near in 0..6 {
                assert_eq!(lines.line_below(near, at), lines.line(at), "{near} {at}");
            }
        }
    }
}
