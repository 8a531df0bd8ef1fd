//! What templates name.
//!
//! In: the sources of templates. Out: [`Names`]. Invariant: what a template may come to see is named; where that cannot be
//! told by looking, anything is.

mod pages;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::names::Names;
use crate::render::tags::{self, Token};
use pages::Part;

/// The variable that holds all others.
const ALL: &str = "__tera_context";

/// Words of the language that a list may follow.
const BEFORE_LISTS: [&str; 7] = ["and", "elif", "else", "if", "in", "not", "or"];

/// Filters that look into a value without naming what they look for.
const LOOKS: [&str; 5] = ["get", "keys", "pairs", "unique", "values"];

/// What all of `templates`, which have these names, name.
pub fn read<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Names {
    let mut names = Names::default();
    let mut parts = BTreeMap::new();
    for (name, template) in templates {
        match tags::read(template) {
            Some(tags) => {
                let mut own = Names::default();
                tags.iter().for_each(|tag| read_tag(&tag.tokens, &mut own));
                names.add(&own);
                parts.insert(name, Part::of(&tags, own));
            }
            None => names.anything = true,
        }
    }
    names.pages = pages::all(&parts);
    names
}

/// Adds what one tag names.
fn read_tag(tag: &[Token<'_>], names: &mut Names) {
    let mut loops = false;
    for (at, token) in tag.iter().enumerate() {
        let (before, after) = (&tag[..at], &tag[at + 1..]);
        match token {
            Token::Text(text) if may_name(before, after) => {
                names.words.extend(words(text).map(str::to_owned));
            }
            Token::Name("for") if opens_loop(before, after) => loops = true,
            Token::Name("in") => loops = false,
            Token::Mark(',') if loops => names.anything = true,
            Token::Marks("...") => names.anything = true,
            Token::Mark('[') => names.anything |= is_open(before, after),
            Token::Name(_) if loops => {}
            Token::Name(name) => read_name(name, before, after, names),
            _ => {}
        }
    }
}

/// Adds a name that is no loop's own, with what stands before and behind it in its tag.
fn read_name(name: &str, before: &[Token<'_>], after: &[Token<'_>], names: &mut Names) {
    names.anything |= name == ALL || (name == "attribute" && is_computed(after));
    match (before.last(), after) {
        (Some(Token::Mark('|')), _) => names.anything |= LOOKS.contains(&name),
        (Some(Token::Mark('.')), _) => drop(names.words.insert(name.to_owned())),
        (_, [Token::Mark('='), ..]) => {}
        (_, [Token::Name(_), ..]) if name == "for" => names.anything = true,
        (_, [Token::Mark('?'), Token::Mark('.'), Token::Name(field), ..])
        | (_, [Token::Mark('.'), Token::Name(field), ..]) => {
            let some = || Some(BTreeSet::new());
            let fields = names.variables.entry(name.to_owned()).or_insert_with(some);
            fields
                .as_mut()
                .map(|fields| fields.insert((*field).to_owned()));
        }
        _ => drop(names.variables.insert(name.to_owned(), None)),
    }
}

/// Whether the `for` between `before` and `after` opens a loop, in a tag of its own or in a list.
fn opens_loop(before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    let is_field = matches!(before.last(), Some(Token::Mark('.' | '|')));
    let has_names = matches!(
        after,
        [Token::Name(_), Token::Name("in"), ..]
            | [
                Token::Name(_),
                Token::Mark(','),
                Token::Name(_),
                Token::Name("in"),
                ..
            ]
    );
    has_names && !is_field
}

/// Whether a text between `before` and `after` may name a field: it is no template, no text of the catalogue, no style of a
/// date and no file.
fn may_name(before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    let is_other = matches!(
        before,
        [.., Token::Name("extends" | "include")]
            | [.., Token::Name("k" | "style"), Token::Mark('=')]
    );
    let is_file = matches!(after, [Token::Mark('|'), Token::Name("href"), ..]);
    !is_other && !is_file
}

/// Whether the argument whose name `after` follows is put together of more than one text that is written there.
fn is_computed(after: &[Token<'_>]) -> bool {
    let is_argument = matches!(after, [Token::Mark('='), ..]);
    let is_written = matches!(after, [_, Token::Text(_), Token::Mark(')' | ','), ..]);
    is_argument && !is_written
}

/// Whether the bracket between `before` and `after` picks something out of a value by a name that is not written there.
fn is_open(before: &[Token<'_>], after: &[Token<'_>]) -> bool {
    let picks = match before.last() {
        Some(Token::Name(name)) => !BEFORE_LISTS.contains(name),
        before => matches!(before, Some(Token::Text(_) | Token::Mark(')' | ']' | '?'))),
    };
    let inside = after.iter().take_while(|token| **token != Token::Mark(']'));
    let is_part = inside.clone().any(|token| *token == Token::Mark(':'));
    let is_written = matches!(
        after,
        [Token::Text(_) | Token::Number, Token::Mark(']'), ..]
    );
    picks && !is_part && !is_written
}

/// The words in a text that names fields, as `plan.title`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|found: char| found != '_' && !found.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(template: &str) -> Names {
        read([("a.html", template)].into_iter())
    }

    #[test]
    fn a_page_has_what_its_own_templates_name() {
        let names = read(
            [
                ("a.html", "{% extends \"base.html\" %}{% for b in c.d %}{% include \"b.html\" %}{{ b[\"x\"] }}{% endfor %}"),
                ("b.html", "{{ b.e.f }}{% set g = b | first %}{{ g?.i ~ c.j }}{% set h = b.q %}{{ h.m }}"),
                ("base.html", "{{ page.k }}{{ t(k=\"l\") }}"),
                ("n.html", "{% for b in o.dated %}{% set c = b %}{{ b.p }}{{ c.r }}{% endfor %}{{ page.s }}"),
                ("q.html", "{% include [\"n.html\"] %}"),
            ]
            .into_iter(),
        );
        let of_activity = |page: &str| -> String {
            let fields = "abcdefghijklmnopqrsx".chars();
            let named = fields.filter(|field| names.has_of_activity(page, &field.to_string()));
            named.collect()
        };
        // What is an item of `d` or made of `q` is no activity, what a filter finds may be one. Of what is taken in by a list
        // anything may be named, the words of its text among it.
        assert_eq!(of_activity("a.html"), "fix");
        assert_eq!(of_activity("n.html"), "pr");
        assert_eq!(of_activity("q.html"), "defijkmnpqrsx");
        assert!(names.has_of("a.html", "page", "k") && !names.has_of("a.html", "page", "s"));
        assert!(names.has_of("q.html", "page", "k") && names.has_of("q.html", "page", "s"));
    }

    #[test]
    fn fields_are_named_behind_their_variable_and_anywhere() {
        let names =
            named("{% if a.b and c?.d %}{{ a . e[\"f\"] | sort(attribute=\"g.h\") }}{% endif %}");
        for (variable, field) in [("a", "b"), ("c", "d"), ("a", "e")] {
            assert!(
                names.has_of("a.html", variable, field),
                "{variable}.{field}"
            );
        }
        assert!(!names.has_of("a.html", "a", "d") && !names.has_of("a.html", "e", "f"));
        assert!("b d e f g h".split(' ').all(|field| names.has(field)));
        assert!(!names.has("a") && !names.has("i"));
        let names = named(
            "{{ t(k=\"a-b\", c=d | date(style=\"e\")) }}{{ \"f.css\" | href }}{% include \"g\" %}",
        );
        assert!("a b c e f g".split(' ').all(|text| !names.has(text)));
    }

    #[test]
    fn any_other_text_may_name_a_field() {
        for text in [
            "{% if \"b\" in a %}{% endif %}",
            "{% if a is containing(pat=\"b\") %}{% endif %}",
            "{% set c = \"b\" %}{% if c in a %}{% endif %}",
            "{{ a | sort(attribute=\"b\") }}",
        ] {
            let names = named(text);
            assert!(
                names.has("b") && names.has_of_activity("a.html", "b"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_variable_used_as_a_whole_may_be_asked_for_anything() {
        for whole in [
            "{% set x = a %}{{ x.b }}",
            "{{ a[\"b\"] }}",
            "{% for x in a %}{% endfor %}",
            "{{ a | length }}",
            "{{ a == b }}",
        ] {
            assert!(named(whole).has_of("a.html", "a", "b"), "{whole}");
            assert!(!named(whole).has_of("a.html", "c", "b"), "{whole}");
        }
    }

    #[test]
    fn a_loop_is_opened_by_the_word_of_the_language_alone() {
        for named_behind in [
            "{{ t(k=\"c\", for=1) ~ a.b }}",
            "{{ c.for ~ a.b }}",
            "{% for c in d %}{% endfor %}{{ a.b }}",
            "{%- for c in [d.e for d in f] ~ a.b %}{% endfor %}",
        ] {
            assert!(
                named(named_behind).has_of("a.html", "a", "b"),
                "{named_behind}"
            );
        }
    }

    #[test]
    fn what_is_not_a_variable_names_none() {
        for none in [
            "a {# a #} <p class=\"a\">",
            "{%raw%}{{ a.b }}{% don't %}{%endraw%}",
            "{{ t(k=\"a\", a=1) }}",
            "{% set a = 1 %}",
            "{% for a in b %}{% endfor %}{% set c = [a.d for a in b] %}",
            "{{ b.a | a }}",
        ] {
            assert!(!named(none).has_of("a.html", "a", "b"), "{none}");
        }
    }

    #[test]
    fn what_cannot_be_told_by_looking_is_anything() {
        for anything in [
            "{{ __tera_context }}",
            "{% for key, value in a %}{% endfor %}",
            "{{ a[b] }}",
            "{{ a.b[0][c] }}",
            "{{ a | keys }}",
            "{{ a | unique | length }}",
            "{{ a | sort(attribute=b) }}",
            "{{ a | unique(case_sensitive=true, attribute=\"b\" ~ c) }}",
            "{% set c = [b.d for key, value in a] %}",
            "{{ <Part {...a} /> }}",
            "{{ a",
        ] {
            assert!(named(anything).has_of("a.html", "x", "y"), "{anything}");
        }
        for something in [
            "{{ a[0] }}",
            "{{ a[:6 - b] }}",
            "{% if a in [b, c] %}",
            "{{ a | join(attribute=\"b\", sep=c) }}",
            "{{ t(k=\"a\", for=1, b=2) }}",
        ] {
            assert!(!named(something).anything, "{something}");
        }
    }
}
