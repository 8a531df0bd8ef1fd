//! What to write instead of what the template engine does not take, where that depends on the templates.
//!
//! In: the templates, and the name or the place that is wrong. Out: what there is under such names, what is still open there.
//! Invariant: nothing here asks the engine, which by then has given up.

use crate::base::alike::alike;
use crate::base::diagnostic::Message;
use crate::render::filters::STYLES;
use crate::render::tags::{self, Tag, Token};

/// The filters of the engine and our own.
const FILTERS: [&str; 39] = [
    "abs",
    "capitalize",
    "date",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "href",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// The tests of the engine.
const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// The functions of the engine and our own.
const FUNCTIONS: [&str; 4] = ["range", "super", "t", "throw"];

/// The tags of the engine that begin something or go on with it.
const TAGS: [&str; 14] = [
    "block",
    "break",
    "component",
    "continue",
    "elif",
    "else",
    "extends",
    "filter",
    "for",
    "if",
    "include",
    "raw",
    "set",
    "set_global",
];

/// The tags that must be closed.
const CLOSED: [&str; 6] = ["block", "component", "filter", "for", "if", "set"];

/// What there is of the kind of thing that `kind` names, in templates of these texts; `told` is what the engine names itself.
pub fn known(kind: &str, texts: &[&str], told: Option<&str>) -> Vec<String> {
    let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    match (kind, told) {
        (_, Some(told)) => names(told),
        ("filter", _) => owned(&FILTERS),
        ("test", _) => owned(&TESTS),
        ("function", _) => owned(&FUNCTIONS),
        ("tag", _) => owned(&TAGS),
        ("style", _) => owned(&STYLES.map(|(name, _)| name)),
        ("block" | "component", _) => defined(kind, texts),
        _ => Vec::new(),
    }
}

/// The names that the engine lists, but for those that are not for authors of themes.
fn names(told: &str) -> Vec<String> {
    let names = told.split(", ");
    let public = names.filter(|name| !name.starts_with("__"));
    public.map(str::to_owned).collect()
}

/// What the tag `word` of any of the texts gives a name to.
fn defined(word: &str, texts: &[&str]) -> Vec<String> {
    let tags = texts.iter().filter_map(|text| tags::read(text)).flatten();
    let named = tags.filter_map(|tag| match tag.tokens[..] {
        [Token::Name(first), Token::Name(name), ..] if first == word => Some(name.to_owned()),
        _ => None,
    });
    let mut names: Vec<String> = named.collect();
    names.sort();
    names.dedup();
    names
}

/// Which of the `known` names to write instead of `name`.
pub fn instead(name: &str, known: &[String]) -> Message {
    let names = known.iter().map(String::as_str);
    let names: Vec<&str> = names.filter(|known| *known != name).collect();
    let list = names.join(", ");
    match alike(&name.to_lowercase(), &names) {
        _ if names.is_empty() => Message::new("template-none-help").arg("name", name),
        None => Message::new("template-known-help").arg("known", list),
        Some(nearest) => Message::new("template-nearest-help")
            .arg("nearest", nearest)
            .arg("known", list),
    }
}

/// The tag that is still open where the first `length` bytes of `text` end: its word, and where it begins.
pub fn open_at(text: &str, length: usize) -> Option<(&str, usize)> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    let tags = tags::read(text)?.into_iter();
    for tag in tags.take_while(|tag| tag.place.end <= length) {
        match word(&tag) {
            Some(word) if opens(&tag, word) => open.push((word, tag.place.start)),
            Some(word) if open.last().is_some_and(|(last, _)| closes(word, last)) => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

fn word<'t>(tag: &Tag<'t>) -> Option<&'t str> {
    let first = tag
        .tokens
        .iter()
        .find(|token| **token != Token::Mark('-'))?;
    first.name().filter(|_| tag.text.starts_with("{%"))
}

/// Whether the tag that begins with `word` must be closed.
fn opens(tag: &Tag<'_>, word: &str) -> bool {
    let is_value = tag.tokens.contains(&Token::Mark('='));
    CLOSED.contains(&word) && !(word == "set" && is_value)
}

/// Whether the tag `word` closes the tag `open`, or goes on within it.
pub fn closes(word: &str, open: &str) -> bool {
    word.strip_prefix("end") == Some(open)
}

/// Whether the tag `word` makes sense within or after another only.
pub fn follows(word: &str) -> bool {
    ["else", "elif", "end", "endset_global", "endraw"].contains(&word)
        || CLOSED.iter().any(|open| closes(word, open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_has_what_is_called_known() {
        let tera = tera::Tera::new();
        let said = |text: String| {
            let mut tera = tera.clone();
            let told = tera.add_raw_template("a", &text).err();
            told.map(|told| told.to_string()).unwrap_or_default()
        };
        let own = ["href", "date", "t", "super"];
        let engines = |name: &&&str| !own.contains(name);
        for filter in FILTERS.iter().filter(engines) {
            assert_eq!(said(format!("{{{{ a | {filter} }}}}")), "");
        }
        for test in TESTS {
            assert_eq!(said(format!("{{% if a is {test} %}}{{% endif %}}")), "");
        }
        for function in FUNCTIONS.iter().filter(engines) {
            assert_eq!(said(format!("{{{{ {function}() }}}}")), "");
        }
        for tag in TAGS.into_iter().filter(|tag| !follows(tag)) {
            assert!(
                !said(format!("{{% {tag} %}}")).contains("Unknown tag"),
                "{tag}"
            );
        }
    }

    #[test]
    fn what_is_open_is_the_innermost_that_has_no_end() {
        let text = "{% if a %}{% for b in c %}{% endfor %}{% set d = 1 %}{{ e }}";
        assert_eq!(open_at(text, text.len()), Some(("if", 0)));
        assert_eq!(open_at(text, 30), Some(("for", 10)));
        assert_eq!(open_at("{%- block a -%}{% endblock a %}", 99), None);
        assert_eq!(open_at("{% if a %}{{ b", 99), None);
    }
}
