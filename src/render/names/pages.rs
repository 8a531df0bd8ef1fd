//! What the templates of one page name.
//!
//! In: the tags of all templates. Out: for the template of a page, what it and those that it takes in name. Invariant: a page
//! of which it cannot be told what it takes in has no entry.

use std::collections::{BTreeMap, BTreeSet};

use super::{may_name, opens_loop, words};
use crate::model::names::{Names, OnPage};
use crate::render::tags::{Tag, Token};

/// The fields that hold activities.
const ACTIVITIES: [&str; 4] = ["activities", "dated", "elsewhere", "reports"];

/// What one template takes in, and what it names.
#[derive(Default)]
pub struct Part<'t> {
    /// The templates it takes in.
    takes: Vec<&'t str>,
    /// Whether it takes in what cannot be told.
    is_open: bool,
    /// The variables it makes, each with what of.
    makes: BTreeMap<&'t str, Vec<Origin<'t>>>,
    /// Fields right behind a variable.
    of: BTreeSet<(&'t str, &'t str)>,
    /// All other fields.
    below: BTreeSet<&'t str>,
    /// What it names whatever page it is on.
    own: Names,
}

/// What a variable is made of, as itself or as an item of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin<'t> {
    /// A field of this name.
    Field(&'t str),
    /// Another variable.
    Variable(&'t str),
    /// What cannot be told.
    Anything,
}

/// What every page names whose templates are known.
pub fn all(parts: &BTreeMap<&str, Part<'_>>) -> BTreeMap<String, OnPage> {
    let pages = parts.keys();
    let pages = pages.filter_map(|page| Some(((*page).to_owned(), on_page(page, parts)?)));
    pages.collect()
}

/// What the template `page` and those it takes in name.
fn on_page(page: &str, parts: &BTreeMap<&str, Part<'_>>) -> Option<OnPage> {
    let taken = taken(page, parts)?;
    let mut names = Names::default();
    taken.iter().for_each(|part| names.add(&part.own));
    let of = taken.iter().flat_map(|part| &part.of);
    let of = of.filter(|(variable, _)| may_be_activity(variable, &taken, &mut BTreeSet::new()));
    let of = of.map(|(_, field)| field);
    let fields = of.chain(taken.iter().flat_map(|part| &part.below));
    Some(OnPage {
        variables: names.variables,
        activities: fields.map(|field| (*field).to_owned()).collect(),
    })
}

/// The template `page` and those it takes in; nothing where one of them cannot be told.
fn taken<'p, 't>(page: &'p str, parts: &'p BTreeMap<&str, Part<'t>>) -> Option<Vec<&'p Part<'t>>> {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut waiting = vec![page];
    while let Some(name) = waiting.pop() {
        let part = parts.get(name).filter(|part| !part.is_open)?;
        if taken.insert(name) {
            waiting.extend(&part.takes);
        }
    }
    Some(taken.iter().filter_map(|name| parts.get(name)).collect())
}

/// Whether a variable that the templates `taken` make may come to be an activity, but for those `seen` before.
fn may_be_activity<'t>(
    variable: &'t str,
    taken: &[&Part<'t>],
    seen: &mut BTreeSet<&'t str>,
) -> bool {
    let is_new = seen.insert(variable);
    let origins = taken.iter().filter_map(|part| part.makes.get(variable));
    is_new
        && origins.flatten().any(|origin| match origin {
            Origin::Field(field) => ACTIVITIES.contains(field),
            Origin::Variable(other) => may_be_activity(other, taken, seen),
            Origin::Anything => true,
        })
}

impl<'t> Part<'t> {
    /// What a template of these tags names, which whatever page it is on names `own`.
    pub fn of(tags: &[Tag<'t>], own: Names) -> Part<'t> {
        let mut part = Part {
            own,
            ..Part::default()
        };
        for tag in tags {
            for (at, token) in tag.tokens.iter().enumerate() {
                part.read(&tag.tokens[..at], *token, &tag.tokens[at + 1..]);
            }
        }
        part
    }

    fn read(&mut self, before: &[Token<'t>], token: Token<'t>, after: &[Token<'t>]) {
        match (before, token) {
            ([.., Token::Name("extends" | "include")], Token::Text(name)) => self.takes.push(name),
            ([.., Token::Name("include")], _) => self.is_open = true,
            (_, Token::Name("component")) | (_, Token::Mark('<')) => {
                self.is_open |= !matches!(before.last(), Some(Token::Mark('.')));
            }
            (_, Token::Text(text)) if may_name(before, after) => self.below.extend(words(text)),
            ([.., Token::Name("set" | "set_global")], Token::Name(made)) => {
                self.make(made, after.get(1..).unwrap_or_default());
            }
            (_, Token::Name("for")) if opens_loop(before, after) => self.make_items(after),
            (_, Token::Name(field)) => match variable(before) {
                Some(variable) => drop(self.of.insert((variable, field))),
                None if before.last() == Some(&Token::Mark('.')) => {
                    self.below.insert(field);
                }
                None => {}
            },
            _ => {}
        }
    }

    /// The variables of the loop whose word `after` follows.
    fn make_items(&mut self, after: &[Token<'t>]) {
        let is_in = |token: &Token<'_>| *token == Token::Name("in");
        let (made, list) = match after.iter().position(is_in) {
            Some(at) => (&after[..at], &after[at + 1..]),
            None => (after, &[][..]),
        };
        for made in made.iter().filter_map(Token::name) {
            self.make(made, list);
        }
    }

    fn make(&mut self, variable: &'t str, of: &[Token<'t>]) {
        self.makes.entry(variable).or_default().push(origin(of));
    }
}

/// What a value is that is written as `value`.
fn origin<'t>(value: &[Token<'t>]) -> Origin<'t> {
    let is_path = value.iter().enumerate().all(|(at, token)| match at % 2 {
        0 => token.name().is_some(),
        _ => *token == Token::Mark('.'),
    });
    match value {
        [Token::Name(variable)] => Origin::Variable(variable),
        [.., Token::Name(field)] if is_path => Origin::Field(field),
        _ => Origin::Anything,
    }
}

/// The variable that a name behind `before` is a field of, if it stands right behind one.
fn variable<'t>(before: &[Token<'t>]) -> Option<&'t str> {
    let (Token::Mark('.'), before) = before.split_last()? else {
        return None;
    };
    let before = match before {
        [before @ .., Token::Mark('?')] => before,
        before => before,
    };
    let (variable, before) = before.split_last()?;
    variable
        .name()
        .filter(|_| before.last() != Some(&Token::Mark('.')))
}
