//! Where the front matter of a file ends and its body begins.
//!
//! In: a file's bytes. Out: its text with the bytes of both parts. Invariant: both ranges lie on character
//! boundaries of the text, and the body reaches to its end.

use std::ops::Range;

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::parse::encoding;

/// A file cut in two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The whole text, without a byte order mark.
    pub text: &'a str,
    /// The bytes between the two lines of `+++`; `None` when the file begins with its body.
    pub front: Option<Range<usize>>,
    /// The bytes after the front matter.
    pub body: Range<usize>,
}

/// The line before and after front matter.
const FENCE: &str = "+++";

/// Cuts a file in two.
///
/// # Errors
/// When it is not UTF-8, and when its front matter is not closed or begins with another mark.
pub fn split<'a>(path: &SourcePath, bytes: &'a [u8]) -> Result<Parts<'a>, Box<Diagnostic>> {
    let text = encoding::decode(path, bytes)?;
    let mut lines = lines(text).skip_while(|line| text[line.clone()].trim().is_empty());
    let Some(first) = lines.next() else {
        return Ok(bare(text));
    };
    match text[first.clone()].trim_end() {
        FENCE => {}
        "---" => {
            return yaml(path, text, first, lines)
                .map_or_else(|| Ok(bare(text)), |found| Err(Box::new(found)));
        }
        "＋＋＋" | "++" | "++++" | "+ + +" => {
            return Err(Box::new(other_mark(path, text, first)));
        }
        _ => return Ok(bare(text)),
    }
    let end = lines.find(|line| text[line.clone()].trim_end() == FENCE);
    let end = end.ok_or_else(|| Box::new(unclosed(path, text, first.clone())))?;
    Ok(Parts {
        text,
        front: Some(first.end..end.start),
        body: end.end..text.len(),
    })
}

fn bare(text: &str) -> Parts<'_> {
    Parts {
        text,
        front: None,
        body: 0..text.len(),
    }
}

/// The lines of a text with their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some(start..*end)
    })
}

/// Front matter as other programs have it. A lone `---` is a rule between paragraphs and none of our business.
fn yaml(
    path: &SourcePath,
    text: &str,
    first: Range<usize>,
    mut lines: impl Iterator<Item = Range<usize>>,
) -> Option<Diagnostic> {
    let second = lines.next().map(|line| text[line].trim())?;
    let (key, value) = second.split_once([':', '：', '='])?;
    if key.is_empty()
        || !key
            .chars()
            .all(|character| character.is_alphanumeric() || "_- ".contains(character))
    {
        return None;
    }
    let value = value.trim().trim_matches(['"', '\'']);
    let help = Message::new("front-yaml-help")
        .arg("line", second)
        .arg("key", key.trim());
    let help = help.arg("value", crate::parse::table::quote(value));
    Some(Diagnostic::error(mark(path, text, first), Message::new("front-yaml")).help(help))
}

fn other_mark(path: &SourcePath, text: &str, first: Range<usize>) -> Diagnostic {
    let written = text[first.clone()].trim().to_owned();
    let message = Message::new("front-fence").arg("mark", written);
    Diagnostic::error(mark(path, text, first), message).help(Message::new("front-fence-help"))
}

/// Front matter that nothing ends: it should end after the last line that still looks like it.
fn unclosed(path: &SourcePath, text: &str, first: Range<usize>) -> Diagnostic {
    let opening = mark(path, text, first.clone());
    let below = text[first.end..].lines();
    let fields = below.take_while(|line| line.contains('=') || line.trim_start().starts_with('['));
    let help = Message::new("front-unclosed-help").arg("line", opening.line + fields.count());
    Diagnostic::error(opening, Message::new("front-unclosed")).help(help)
}

/// The place of what stands on a line.
fn mark(path: &SourcePath, text: &str, line: Range<usize>) -> Place {
    let end = line.start + text[line.clone()].trim_end().len();
    Place::new(path, text, line.start..end)
}
