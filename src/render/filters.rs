//! What templates can call: three things that read nothing but what they are given and the way from the page to the root.
//!
//! `address | href` makes a link from the page that is being rendered, `date | date(style="…")` writes a date out, and
//! `t(k="id", name=value)` is a text of the catalogues.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::base::catalogue::{Catalogue, Value as Argument};
use crate::base::path::lead_on;
use crate::render::dates::Dates;
use crate::render::plain::filter;
use crate::render::texts::Texts;

/// How a date can be written, and the message that writes it.
pub const STYLES: [(&str, &str); 6] = [
    ("long", "date-long"),
    ("short", "date-short"),
    ("weekday", "date-weekday"),
    ("month-day", "date-month-day"),
    ("year", "date-year"),
    ("han", "date-han"),
];

thread_local! {
    /// A link of the page that this thread renders.
    static LINK: RefCell<Link> = const { RefCell::new(Link::new()) };
}

/// Registers them, with the texts of `catalogue`.
pub fn register(tera: &mut Tera, catalogue: Arc<Catalogue>) {
    tera.register_filter("href", href);
    let styles = STYLES.map(|(style, id)| (style, Dates::new(&catalogue, id)));
    for (style, dates) in styles.clone() {
        tera.register_filter(filter(style), move |day: &str, _: Kwargs, _: &State<'_>| {
            dates.written(day)
        });
    }
    tera.register_filter("date", move |day: &str, options: Kwargs, _: &State<'_>| {
        let style = options.get("style")?.unwrap_or("long");
        match styles.iter().find(|(name, _)| *name == style) {
            Some((_, dates)) => dates.written(day),
            None => Err(no_style(style)),
        }
    });
    let texts = Texts::new(catalogue);
    tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| {
        text(&texts, &arguments)
    });
}

/// A link, whose beginning is the same for all of a page.
struct Link {
    text: String,
    /// How long the way to the site's root is, which it begins with.
    root: usize,
}

impl Link {
    const fn new() -> Link {
        Link {
            text: String::new(),
            root: 0,
        }
    }

    fn begin_with(&mut self, root: &str) {
        root.clone_into(&mut self.text);
        self.root = root.len();
    }

    fn lead_to(&mut self, address: &str) -> &str {
        self.text.truncate(self.root);
        lead_on(&mut self.text, address);
        &self.text
    }
}

/// Renders a page from which `root` is the way to the site's root: `href` asks at every link, and asking the engine means
/// looking through all that takes in the template which asks.
pub fn on_page<T>(root: &str, render: impl FnOnce() -> T) -> T {
    LINK.with_borrow_mut(|link| link.begin_with(root));
    render()
}

/// The link from this page to an address of the site.
fn href(address: &str, _: Kwargs, _: &State<'_>) -> Value {
    LINK.with_borrow_mut(|link| Value::from(link.lead_to(address)))
}

fn no_style(style: &str) -> Error {
    let known = STYLES.map(|(name, _)| name).join(", ");
    Error::message(format!("no date style `{style}`; there are {known}"))
}

/// A text of the catalogues: `k` names it, everything else fills it in.
fn text(texts: &Texts, arguments: &Kwargs) -> TeraResult<Value> {
    let id = arguments.must_get::<&str>("k")?;
    let text = texts.get(&key(id, arguments)?, || {
        TeraResult::Ok((id, filled(arguments)))
    })?;
    text.ok_or_else(|| Error::message(format!("the catalogues have no text `{id}`")))
}

/// What tells one text with its arguments from every other.
fn key(id: &str, arguments: &Kwargs) -> TeraResult<String> {
    let mut key = String::with_capacity(48);
    key.push_str(id);
    for (name, value) in named(arguments) {
        match (value.as_str(), value.as_i64()) {
            (Some(text), _) => key.extend(["\0", name, "=", text]),
            (None, Some(number)) => write!(key, "\0{name}#{number}").map_err(Error::message)?,
            (None, None) => write!(key, "\0{name}#{value}").map_err(Error::message)?,
        }
    }
    Ok(key)
}

fn filled(arguments: &Kwargs) -> Vec<(&str, Argument)> {
    named(arguments)
        .map(|(name, value)| (name, argument(value)))
        .collect()
}

/// What fills a text in: every argument but the one that names the text.
fn named(arguments: &Kwargs) -> impl Iterator<Item = (&str, &Value)> {
    arguments
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
        .filter(|(name, _)| *name != "k")
}

fn argument(value: &Value) -> Argument {
    match value.as_i64() {
        Some(number) => Argument::Number(number),
        None => Argument::Text(value.to_string()),
    }
}
