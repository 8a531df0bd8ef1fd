//! What the template engine says, understood.
//!
//! In: a sentence of the engine. Out: which messages of the catalogues say it and what to write instead, with what fills them
//! in. Invariant: a sentence of no known form is not guessed at.

/// A form a line: the message it becomes, the one that says what to write instead (`-` where that depends on the templates),
/// what else fills them in, and behind the bar the engine's words with their gaps.
static FORMS: &str = r#"
template-unknown - kind=variable | Variable `{name}` is not defined. Available variables: {known}
template-unknown - kind=field | Field `{name}` is not defined. Available fields: {known}
template-unknown - kind=field | Found invalid field of `loop`: {name}. Only {known} exist.
template-unknown - kind=argument | Unknown argument(s) {name} in component call. Possible argument(s) are: {known}
template-unknown - kind=argument | Unknown argument(s) {name} in component call.
template-unknown - kind=block | Block `{name}` is not defined in any parent template
template-unknown - kind=style | no date style `{name}`; there are {known}
template-unknown - kind=filter | Filter `{name}` is not registered
template-unknown - | Unknown {kind} `{name}`
template-no-text template-no-text-help | the catalogues have no text `{name}`
template-no-date template-no-date-help | `{name}` is not a date
template-no-fields template-empty-help | Field `{name}` is not defined.
template-no-fields template-empty-help | Field `{name}` is not defined
template-no-fields template-empty-help | Value at index {} (a {}) does not have an attribute at path: {name}
template-undefined template-empty-help | Variable `{}` exists but its value is undefined
template-undefined template-empty-help | Tried to render a variable that is undefined
template-undefined template-empty-help | Tried to escape an undefined value
template-undefined template-empty-help | Cannot index into an undefined value
template-undefined template-empty-help | Cannot slice an undefined value
template-undefined template-empty-help | Index expression is undefined
template-undefined template-empty-help | Slice {} is undefined
template-argument template-argument-help | Missing keyword argument `{name}`
template-argument template-argument-help | Argument `{name}` (type: `{}`) missing.
template-argument template-argument-help | Argument `{name}` missing.
template-argument template-argument-help | Implicit argument `{name}` not found in context or passed directly.
template-type template-type-help | Invalid type for the value, expected `{wanted}` but got `{given}`
template-type template-type-help | Component argument `{}` (type: `{given}`) does not match expected type: `{wanted}`
template-type template-type-help wanted=array | Iteration not possible on type `{given}`
template-type template-type-help wanted=map | Key/value iteration is not possible on type `{given}`, only on maps.
template-type template-type-help wanted=map | Spread operator requires a map, found `{given}`
template-type template-type-help wanted=array | Spread operator requires an array, found `{given}`
template-type template-type-help wanted=array | Value of type {given} has no length
template-type template-type-help wanted=array | Value of type {given} cannot be reversed
template-type template-type-help wanted=array | Slicing can only be used on arrays or strings, not on `{given}`.
template-type template-type-help wanted=array | `in` cannot be used on a container of type `{given}`. It can only be used on arrays, strings and map/structs
template-type template-type-help wanted=number | Math operations can only be done on numbers, found `{given}`
template-type template-type-help wanted=number | Only numbers can be used in arithmetic. This is a `{given}`
template-type template-type-help wanted=number | Only numbers can be negated. This is a `{given}`
template-type template-type-help wanted=number | This filter can only be used on a number, received `{given}`.
template-type template-type-help wanted=number | pluralize filter requires an integer, got `{given}`
template-type template-type-help wanted=number | Slice {} must be an integer, got `{given}`
template-type template-type-help wanted=number | {} index must be an integer, got `{given}`.
template-type template-type-help wanted=string | Map keys must be strings, integers, or bools, got `{given}`.
template-unlike template-unlike-help | `+` requires both operands to be numbers, found `{one}` and `{other}`
template-unlike template-unlike-help | Cannot compare `{one}` with `{other}`
template-unlike template-unlike-help | Cannot sort: `{one}` and `{other}` are not comparable
template-no-value template-no-value-help | Found {found} but expected one of: integer, float, string, bool, ident, {}
template-no-value template-no-value-help | Found `<` but expected identifier after it {}
template-expected template-expected-help | Found {found} but expected {expected}.
template-expected template-expected-help | Found {found} but expected {expected}
template-expected template-expected-help | Found {found} but was expecting {expected}.
template-expected template-expected-help | Found {found} but the only types allowed are: {expected}
template-expected template-expected-help | Found {found} but component default arguments can only be one of: {expected}
template-expected template-expected-help expected=string | Expected "string" or {} but found {found}
template-unfinished - | Unexpected end of input
template-quote template-quote-help quote=endraw | unexpected end of raw block
template-tag - | Unknown tag
template-tag - | Unclosed component '{}'
template-end template-end-help | {} was named `{name}` in the opening tag, found `{end}` as name in the end tag
template-end template-end-help | Closing tag '{end}' doesn't match opening tag '{name}'
template-quote template-quote-help | String opened with `{quote}` is missing its closing `{}`
template-quote template-quote-help quote=#} | Closing comment tag {} not found
template-character template-character-help | Unexpected character
template-ignored template-ignored-help | This content would be ignored: only `extends`, `block` and `component` are allowed at the top level of a child template.
template-extends-first template-extends-first-help | `extends` needs to be the first tag of the template
template-extends-first template-extends-first-help | `extends` cannot be nested in other tags.
template-extends-first template-extends-first-help | Template is already extending `{}`
template-twice template-twice-help | Template already contains a block named `{name}`
template-twice template-twice-help | Template already contains a component named `{name}`
template-twice template-twice-help | Component `{name}` is defined in both {}
template-twice template-twice-help | Component argument `{name}` is defined more than once
template-twice template-twice-help | Keyword argument `{name}` is defined more than once
template-reserved template-reserved-help | {name} is a reserved keyword of Tera, it cannot be {}
template-misplaced template-misplaced-help | {name} can only be used in a for loop
template-misplaced template-misplaced-help | `{name}` cannot be used inside {}
template-misplaced template-misplaced-help name=block | Blocks cannot be written inside {}
template-misplaced template-misplaced-help name=component | Component definitions cannot be written in another tag.
template-misplaced template-misplaced-help name=super() | super() called outside of a block
template-misplaced template-misplaced-help name=super() | Tried to use super() in the top level block
template-call template-call-help | Function calls are only allowed at the first element of a chain
template-no-number template-no-number-help | The {} `{name}` cannot be converted to {}
template-no-number template-no-number-help | The float {name} cannot be converted to {}
template-zero template-zero-help | Cannot divide by 0
template-zero template-zero-help | Slicing step cannot be 0
"#;

/// A sentence that was understood.
#[derive(Debug)]
pub struct Said {
    /// The message that says what is wrong.
    pub message: &'static str,
    /// The message that says what to write instead, where it is always the same.
    pub help: Option<&'static str>,
    /// What fills both in.
    pub args: Vec<(&'static str, String)>,
}

impl Said {
    /// The first form that the engine's `words` have.
    pub fn of(words: &str) -> Option<Said> {
        FORMS.lines().find_map(|line| Said::in_form(line, words))
    }

    fn in_form(line: &'static str, words: &str) -> Option<Said> {
        let (names, form) = line.split_once(" | ")?;
        let mut args = gaps(form, words)?;
        let mut names = names.split(' ');
        let (message, help) = (names.next()?, names.next()?);
        args.extend(names.filter_map(|arg| arg.split_once('=')));
        let args = args.into_iter().filter(|(name, _)| !name.is_empty());
        Some(Said {
            message,
            help: (help != "-").then_some(help),
            args: args
                .map(|(name, value)| (name, plain(name, value)))
                .collect(),
        })
    }

    /// What fills in `name`.
    pub fn arg(&self, name: &str) -> Option<&str> {
        let mut args = self.args.iter();
        args.find_map(|(arg, value)| (*arg == name).then_some(&**value))
    }
}

/// What stands in the gaps of `form` where `words` have that form.
fn gaps<'w>(form: &'static str, words: &'w str) -> Option<Vec<(&'static str, &'w str)>> {
    let (start, mut form) = form.split_once('{').unwrap_or((form, ""));
    let mut rest = words.strip_prefix(start)?;
    let mut found = Vec::new();
    while !form.is_empty() {
        let (name, after) = form.split_once('}')?;
        let (between, next) = after.split_once('{').unwrap_or((after, ""));
        let (value, behind) = match next {
            "" => (rest.strip_suffix(between)?, ""),
            _ => rest.split_once(between)?,
        };
        found.push((name, value));
        (rest, form) = (behind, next);
    }
    rest.is_empty().then_some(found)
}

/// The value of a gap as it is shown: without the engine's marks, and types by what they are to the author of a theme.
fn plain(name: &str, value: &str) -> String {
    match name {
        "wanted" | "given" | "one" | "other" => kind(value).to_owned(),
        "known" | "expected" => value
            .replace('`', "")
            .replace(" and ", ", ")
            .replace(" or ", ", "),
        _ => value.replace('`', ""),
    }
}

/// What kind of value the engine means by a type.
fn kind(name: &str) -> &'static str {
    let has = |part: &str| name.to_lowercase().contains(part);
    match name {
        "undefined" | "none" => "nothing",
        _ if has("map") => "record",
        _ if has("str") => "text",
        _ if has("array") || has("value") => "list",
        _ if has("bool") => "truth",
        _ if has("bytes") => "bytes",
        _ => "number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::catalogue::Catalogue;

    #[test]
    fn every_form_has_its_words() {
        let catalogue = Catalogue::new("en");
        let forms: Vec<_> = FORMS.lines().filter(|line| !line.is_empty()).collect();
        assert!(forms.len() > 50, "only {forms:?}");
        for form in forms {
            let (names, words) = form.split_once(" | ").expect("a form");
            let mut ids = names.split(' ').take(2).filter(|id| *id != "-");
            assert!(ids.all(|id| catalogue.has(id)), "{form}");
            let words = words.replace(['{', '}'], "");
            assert!(Said::of(&words).is_some(), "{words}");
        }
    }

    #[test]
    fn the_gaps_of_a_form_are_all_of_it_that_may_differ() {
        let args = |words| Said::of(words).map(|said| said.args);
        let found = args("Found `}}` but expected identifier.").expect("known");
        assert_eq!(
            found,
            [
                ("found", "}}".to_owned()),
                ("expected", "identifier".to_owned())
            ]
        );
        let types = args("Iteration not possible on type `map/struct`").expect("known");
        assert_eq!(
            types,
            [
                ("given", "record".to_owned()),
                ("wanted", "list".to_owned())
            ]
        );
        assert!(args("Cannot divide by 0, really").is_none());
        assert!(args("nobody says this").is_none());
    }
}
