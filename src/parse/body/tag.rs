//! Marks of raw HTML: tags and comments.
//!
//! In: text that begins with `<`. Out: what mark it is and where it ends, as a browser reads it. Also here: end tags in
//! capitals, which the parser does not take for the end of a block.

use std::borrow::Cow;
use std::ops::Range;

/// Elements that make a block which goes on, over blank lines, to their end tag.
pub const ENDLESS: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Marks that are not tags, with what closes them; the first that fits counts.
const COMMENTS: [(&str, &str); 5] = [
    ("<!--", "-->"),
    ("<![CDATA[", "]]>"),
    ("<?", "?>"),
    ("<!", ">"),
    ("</", ">"),
];

/// A mark that begins with `<`. Its end is the byte after it; `None` where it does not end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Markup {
    /// A tag.
    Tag(Tag),
    /// A comment, or what else is not shown.
    Comment {
        /// How it begins.
        opens: &'static str,
        /// What closes it.
        closes: &'static str,
        /// Its end.
        end: Option<usize>,
    },
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The element's name in small letters.
    pub name: String,
    /// Whether it is an end tag.
    pub closes: bool,
    /// Its end.
    pub end: Option<usize>,
}

/// The mark that `html` begins with; `None` for a mere `<`.
#[must_use]
pub fn read(html: &str) -> Option<Markup> {
    let inside = html.strip_prefix('<')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return comment(html);
    }
    let length = name.find(ends_name).unwrap_or(name.len());
    Some(Markup::Tag(Tag {
        name: name[..length].to_ascii_lowercase(),
        closes: inside.starts_with('/'),
        end: end(html),
    }))
}

/// The number that the attribute `name` of the tag `html` has.
#[must_use]
pub fn number(html: &str, name: &str) -> Option<usize> {
    html.split(ends_name).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let is_it = key.eq_ignore_ascii_case(name);
        let value = value.trim_matches(['"', '\'']);
        is_it.then(|| value.parse().ok()).flatten()
    })
}

fn comment(html: &str) -> Option<Markup> {
    let (opens, closes) = *COMMENTS.iter().find(|(opens, _)| html.starts_with(opens))?;
    // `<!-->` is a whole comment.
    let inside = html.get(2..)?;
    let end = inside.find(closes).map(|at| 2 + at + closes.len());
    Some(Markup::Comment { opens, closes, end })
}

fn ends_name(character: char) -> bool {
    character.is_ascii_whitespace() || matches!(character, '/' | '>')
}

/// The end of the tag that `html` begins with: its first `>` that stands in no value.
fn end(html: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = '<';
    for (at, character) in html.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => continue,
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') if before == '=' => quote = Some(character),
            _ => {}
        }
        if !character.is_whitespace() {
            before = character;
        }
    }
    None
}

/// Whether `html` is the end tag of the element `name`.
#[must_use]
pub fn is_end(html: &str, name: &str) -> bool {
    let inside = html.strip_prefix("</").unwrap_or_default();
    let here = inside.get(..name.len());
    here.is_some_and(|here| here.eq_ignore_ascii_case(name))
        && inside[name.len()..].starts_with(ends_name)
}

/// Where in `html` the first end tag of the element `name` stands.
#[must_use]
pub fn find_end(html: &str, name: &str) -> Option<Range<usize>> {
    let mut ends = html.match_indices("</").map(|(at, _)| at);
    let start = ends.find(|at| is_end(&html[*at..], name))?;
    Some(start..start + html[start..].find('>')? + 1)
}

/// The text with the end tags that end a block in small letters.
#[must_use]
pub fn with_small_ends(text: &str) -> Cow<'_, str> {
    let mut small = Cow::Borrowed(text);
    for end in block_ends(text) {
        if text[end.clone()].contains(|letter: char| letter.is_ascii_uppercase()) {
            small.to_mut()[end].make_ascii_lowercase();
        }
    }
    small
}

/// The end tags of the blocks that go on to one.
fn block_ends(text: &str) -> Vec<Range<usize>> {
    let mut ends: Vec<Range<usize>> = Vec::new();
    let mut names = ENDLESS.to_vec();
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let inside = ends.last().is_some_and(|end| at < end.end);
        let begun = names
            .iter()
            .position(|name| !inside && begins_block(text, at, name));
        let Some(number) = begun else { continue };
        match find_end(&text[at..], names[number]) {
            Some(end) => ends.push(at + end.start..at + end.end),
            None => drop(names.remove(number)),
        }
    }
    ends
}

/// Whether a tag `name` stands at `at`, with nothing before it in its line but marks of quotations and lists.
fn begins_block(text: &str, at: usize, name: &str) -> bool {
    let inside = &text[at + 1..];
    let here = inside.get(..name.len());
    let is_it = here.is_some_and(|here| here.eq_ignore_ascii_case(name));
    let marks = |character: char| character.is_ascii_digit() || " \t>-*+.)".contains(character);
    let line = || text[..at].trim_end_matches(marks);
    is_it && (line().is_empty() || line().ends_with('\n'))
}
