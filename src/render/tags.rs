//! The tags of a template, in pieces.
//!
//! In: a template. Out: its [`Tag`]s, or the template with other words in some of them. Invariant: what the engine takes for no
//! tag, as a comment, what is shown as it is written and what stands between tags, is none here and stays as it is.

use std::ops::Range;

/// How tags begin, and how they end.
static TAGS: [[&str; 2]; 3] = [["{{", "}}"], ["{%", "%}"], ["{#", "#}"]];

/// A piece of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'t> {
    /// A variable, a field, a filter, a word of the language.
    Name(&'t str),
    /// A number, or its part before or behind the point.
    Number,
    /// What stands between quotation marks.
    Text(&'t str),
    /// One of the marks of two characters or more, of which only `...` and those with `=` matter.
    Marks(&'t str),
    /// Any other mark.
    Mark(char),
}

impl<'t> Token<'t> {
    /// The name that it is, if it is one.
    pub fn name(&self) -> Option<&'t str> {
        match self {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// A tag that writes something out, decides or repeats.
#[derive(Debug)]
pub struct Tag<'t> {
    /// The tag as it is written.
    pub text: &'t str,
    /// Where it stands in the template, in bytes.
    pub place: Range<usize>,
    /// What it is made of.
    pub tokens: Vec<Token<'t>>,
    /// Where each of its pieces stands in the template, in bytes.
    pub places: Vec<Range<usize>>,
}

/// The tags of a template; nothing where one of them has no end.
pub fn read(template: &str) -> Option<Vec<Tag<'_>>> {
    let mut tags = Vec::new();
    let mut rest = template;
    while let Some(([begin, end], inside)) = next_tag(rest) {
        rest = match (*begin, only("raw", inside)) {
            ("{#", _) => inside.split_once(end)?.1,
            ("{%", Some(raw)) => behind_raw(raw)?,
            _ => {
                let tag = tag(template, inside, end)?;
                let after = &template[tag.place.end..];
                tags.push(tag);
                after
            }
        };
    }
    Some(tags)
}

/// The template with what `replace` puts into the places of each tag, in their order. What is shorter than what stood in its
/// place is filled up with blanks.
pub fn rewrite<'t>(
    template: &'t str,
    replace: impl FnMut(&Tag<'t>) -> Vec<(Range<usize>, String)>,
) -> String {
    let mut out = String::with_capacity(template.len());
    let mut done = 0;
    let tags = read(template).unwrap_or_default();
    for (place, made) in tags.iter().flat_map(replace) {
        let length = template[place.clone()].chars().count();
        out.push_str(&template[done..place.start]);
        out.push_str(&format!("{made:length$}"));
        done = place.end;
    }
    out.push_str(&template[done..]);
    out
}

/// How the next tag of a template begins and ends, and what follows its beginning.
fn next_tag(template: &str) -> Option<(&'static [&'static str; 2], &str)> {
    let mut starts = template.match_indices('{');
    starts.find_map(|(at, _)| {
        let rest = &template[at..];
        let tag = TAGS.iter().find(|[begin, _]| rest.starts_with(begin))?;
        Some((tag, &rest[2..]))
    })
}

/// What follows the tag whose beginning `inside` follows, if there is nothing but `word` in it.
fn only<'t>(word: &str, inside: &'t str) -> Option<&'t str> {
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    let rest = inside.trim_ascii_start().strip_prefix(word)?;
    let rest = rest.trim_ascii_start();
    rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")
}

/// What follows the part of a template that is shown as it is written.
fn behind_raw(raw: &str) -> Option<&str> {
    let mut starts = raw.match_indices("{%");
    starts.find_map(|(at, begin)| only("endraw", &raw[at + begin.len()..]))
}

/// The tag of `template` whose beginning `inside` follows, up to its `end`.
fn tag<'t>(template: &'t str, inside: &'t str, end: &str) -> Option<Tag<'t>> {
    let (mut tokens, mut places) = (Vec::new(), Vec::new());
    let place = |from: &str, to: &str| template.len() - from.len()..template.len() - to.len();
    let start = template.len() - inside.len() - end.len();
    let mut rest = inside.trim_start();
    while !rest.starts_with(end) {
        let (token, after) = next_token(rest)?;
        tokens.push(token);
        places.push(place(rest, after));
        rest = after.trim_start();
    }
    let place = start..template.len() - rest.len() + end.len();
    Some(Tag {
        text: &template[place.clone()],
        place,
        tokens,
        places,
    })
}

fn next_token(text: &str) -> Option<(Token<'_>, &str)> {
    let first = text.chars().next()?;
    let is_word = |found: char| match first.is_ascii_digit() {
        true => found.is_ascii_digit(),
        false => found == '_' || found.is_alphanumeric(),
    };
    let word = text.find(|found| !is_word(found)).unwrap_or(text.len());
    let length = match first {
        _ if word > 0 => word,
        '"' | '\'' | '`' => return quoted(text, first),
        _ if text.starts_with("...") => 3,
        _ if ["==", "!=", "<=", ">="].contains(&text.get(..2).unwrap_or_default()) => 2,
        _ => first.len_utf8(),
    };
    let (token, rest) = text.split_at(length);
    let token = match length {
        _ if first.is_ascii_digit() => Token::Number,
        _ if word > 0 => Token::Name(token),
        2.. if first.is_ascii() => Token::Marks(token),
        _ => Token::Mark(first),
    };
    Some((token, rest))
}

/// The text that begins with the mark `quote`, and what follows it.
fn quoted(text: &str, quote: char) -> Option<(Token<'_>, &str)> {
    let inside = &text[1..];
    let mut is_escaped = false;
    let end = inside.find(|found| {
        let is_end = found == quote && !is_escaped;
        is_escaped = found == '\\' && !is_escaped;
        is_end
    })?;
    Some((Token::Text(&inside[..end]), &inside[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_what_is_shown_as_written_are_no_tags() {
        for none in [
            "a { b } c",
            "{# {{ a }} #}",
            "{% raw %}{{ a }}{% b %}{% endraw %}",
            "{%raw%}{{ don't }}{%endraw%}",
            "{%- raw -%}{{ a }}{%-endraw-%}",
            "{%\n  raw\n%}{{ a }}{%\nendraw %}",
        ] {
            let behind = [none, "{{ 一 }}"].concat();
            let tags = read(&behind).expect("whole tags");
            let texts: Vec<&str> = tags.iter().map(|tag| tag.text).collect();
            assert_eq!(texts, ["{{ 一 }}"], "{none}");
        }
    }

    #[test]
    fn what_has_no_end_gives_no_tags() {
        for open in ["{{ a", "{% a }}", "{# a", "{{ \"a }}", "{% raw %}{{ a }}"] {
            assert!(read(open).is_none(), "{open}");
        }
    }

    #[test]
    fn pieces_stand_where_they_are_written() {
        let template = "一{{ a.b | c(d=\"}}\") }}";
        let tags = read(template).expect("whole tags");
        let places = tags[0].places.iter().map(|place| &template[place.clone()]);
        let pieces: Vec<&str> = places.collect();
        assert_eq!(
            pieces,
            ["a", ".", "b", "|", "c", "(", "d", "=", "\"}}\"", ")"]
        );
        assert_eq!(&template[tags[0].place.clone()], tags[0].text);
    }
}
