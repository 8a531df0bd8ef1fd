//! Calls whose arguments are known before any page is.
//!
//! In: a template. Out: the same, but that a text of the site's language which nothing fills in stands there instead of
//! `{{ t(k="id") }}`, or is at least looked up and not asked for, that the way to a file of the theme stands behind `{{ root }}`
//! instead of `{{ "static/a.css" | href }}`, and that `date(style="short")` is a filter of its own, without an argument: a page
//! has dozens of them, and the engine builds a map of the arguments of each call. Invariant: no line and no column, counted
//! in characters, moves, so that what the engine says of a place holds for the template as it was written.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{Tera, Value};

use crate::base::catalogue::Catalogue;
use crate::render::filters::STYLES;
use crate::render::tags::{self, Tag, Token};

/// The variable that holds the texts.
const TEXTS: &str = "__t";

/// How many pieces a call has that names one argument.
const CALL: usize = 6;

/// The words that a call of `t` does not follow, but a component, a filter or a test of that name.
const OTHERS: [&str; 4] = ["component", "filter", "is", "not"];

/// The plain texts of some templates.
pub struct Plain<'a> {
    catalogue: &'a Catalogue,
    texts: BTreeMap<String, Value>,
}

impl<'a> Plain<'a> {
    /// Those that `catalogue` has.
    pub fn new(catalogue: &'a Catalogue) -> Plain<'a> {
        Plain {
            catalogue,
            texts: BTreeMap::new(),
        }
    }

    /// The template with its plain texts written or looked up, and with the styles of its dates in the names of filters.
    pub fn rewrite(&mut self, template: &str) -> String {
        // What is within a component does not see the variables of the page.
        let sees_page = !template.contains("component");
        tags::rewrite(template, |tag| {
            let linked = || linked(tag).filter(|_| sees_page);
            match self.written(tag).or_else(linked) {
                Some(written) => vec![(tag.place.clone(), written)],
                None => (0..tag.tokens.len())
                    .filter_map(|at| self.called(tag, at))
                    .filter(|(place, _)| !template[place.clone()].contains('\n'))
                    .collect(),
            }
        })
    }

    /// The text that is all the tag writes out, as a page has it, with a comment behind it that makes it as long as the tag;
    /// nothing where it is longer or cannot stand in a template.
    fn written(&self, tag: &Tag<'_>) -> Option<String> {
        let ("t", "k", id) = call(&tag.tokens)? else {
            return None;
        };
        let is_whole = tag.text.starts_with("{{") && tag.tokens.len() == CALL;
        if !is_whole || !self.catalogue.has(id) {
            return None;
        }
        let mut escaped = Vec::new();
        tera::escape_html(&self.catalogue.lookup(id, &[]), &mut escaped).ok()?;
        let escaped = String::from_utf8(escaped).ok()?;
        let may_stand = !escaped.contains(['{', '\n']);
        may_stand.then(|| filled_up(&escaped, tag)).flatten()
    }

    /// Where the call stands that begins with the piece `at` of a tag, and what takes its place.
    fn called(&mut self, tag: &Tag<'_>, at: usize) -> Option<(Range<usize>, String)> {
        let (before, rest) = tag.tokens.split_at(at);
        let is_filter = before.last() == Some(&Token::Mark('|'));
        let made = match call(rest)? {
            ("date", "style", style) if is_filter && is_style(style) => filter(style),
            ("t", "k", id) if is_function(before) && self.is_plain(id) => {
                format!("{TEXTS}[\"{id}\"]")
            }
            _ => return None,
        };
        Some((tag.places[at].start..tag.places[at + CALL - 1].end, made))
    }

    /// Whether there is a text `id`, which is then to be looked up.
    fn is_plain(&mut self, id: &str) -> bool {
        let is_known = self.catalogue.has(id);
        if is_known {
            let text = || Value::from(self.catalogue.lookup(id, &[]));
            self.texts.entry(id.to_owned()).or_insert_with(text);
        }
        is_known
    }

    /// Tells the engine what the texts are.
    pub fn register(self, tera: &mut Tera) {
        tera.global_context()
            .insert_value(TEXTS, Value::from(self.texts));
    }
}

/// The link to a file, where that is all the tag writes out: from this page to the site's root, and from there on.
fn linked(tag: &Tag<'_>) -> Option<String> {
    let [Token::Text(file), Token::Mark('|'), Token::Name("href")] = tag.tokens[..] else {
        return None;
    };
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "/.-_".contains(letter);
    let is_file = file.chars().all(is_letter) && !file.is_empty() && !file.ends_with('/');
    let is_whole = tag.text.starts_with("{{") && is_file;
    is_whole
        .then(|| filled_up(&["{{root}}", file].concat(), tag))
        .flatten()
}

/// `text` with a comment behind it that makes it as long as `tag`; nothing where it is longer.
fn filled_up(text: &str, tag: &Tag<'_>) -> Option<String> {
    let length = text.chars().count() + "{##}".len();
    let room = tag.text.chars().count().checked_sub(length)?;
    let is_one_line = !tag.text.contains('\n');
    is_one_line.then(|| [text, "{#", &" ".repeat(room), "#}"].concat())
}

/// The filter that writes dates in the style `style`.
pub fn filter(style: &str) -> String {
    format!("__date_{}", style.replace('-', "_"))
}

/// The name, the argument and its text of the call that `tokens` begin with, if it has no other argument.
fn call<'t>(tokens: &[Token<'t>]) -> Option<(&'t str, &'t str, &'t str)> {
    match tokens.get(..CALL)? {
        [
            Token::Name(name),
            Token::Mark('('),
            Token::Name(argument),
            Token::Mark('='),
            Token::Text(text),
            Token::Mark(')'),
        ] => Some((name, argument, text)),
        _ => None,
    }
}

fn is_style(style: &str) -> bool {
    STYLES.iter().any(|(known, _)| *known == style)
}

/// Whether the name behind `before` is that of a function.
fn is_function(before: &[Token<'_>]) -> bool {
    match before.last() {
        Some(Token::Mark('.' | '|')) => false,
        Some(Token::Name(word)) => !OTHERS.contains(word),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_unknown_or_shown_as_written_stays() {
        let catalogue = Catalogue::with("zh-CN", std::iter::empty()).expect("a catalogue");
        let mut plain = Plain::new(&catalogue);
        let read = plain.rewrite("<p>{{ t(k=\"site-tags-title\") }}</p>");
        assert_eq!(read, "<p>标签{#                      #}</p>");
        let read = plain.rewrite("{{ a or t(k=\"site-tags-title\") }}");
        assert_eq!(read, "{{ a or __t[\"site-tags-title\"] }}");
        let read = plain.rewrite("{{ day | date(style=\"month-day\") }}");
        assert_eq!(read, "{{ day | __date_month_day        }}");
        let read = plain.rewrite("{{ \"static/a-1.css\" | href }}");
        assert_eq!(read, "{{root}}static/a-1.css{#   #}");
        let read = plain.rewrite("{{- t(k='site-tags-title') -}}");
        assert_eq!(read, "{{- __t[\"site-tags-title\"] -}}");
        for stays in [
            "{{ t(k=\"site-month-title\", year=2026, month=3) }}",
            "{{ t(k=\"nobody-knows\") }}",
            "{{ list(k=\"site-tags-title\") }}",
            "{{ \"\" | href }}",
            "{{ \"tags/\" | href }}",
            "{{ \"a.html#b\" | href }}",
            "{{- \"a.css\" | href }}",
            "{{ day | date(style=\"tall\") }}",
            "a date(style=\"short\")",
            "{{ day | t(k=\"site-tags-title\") }}",
            "{{ t(\nk=\"site-tags-title\") }}",
            "[{# {{ t(k=\"site-tags-title\") }} #}]",
            "t(k=\"site-tags-title\") and a | date(style=\"short\")",
            "{% set s = 't(k=\"site-tags-title\")' %}",
            "{% raw %}{{ t(k=\"site-tags-title\") }}{% endraw %}",
            "{%raw%}{{ t(k=\"site-tags-title\") }}{%endraw%}",
            "{%-\nraw -%}{{ t(k=\"site-tags-title\") }}{% endraw %}",
        ] {
            assert_eq!(plain.rewrite(stays), stays);
        }
    }
}
