//! What templates can call: three pure things.
//!
//! `address | href` makes a link from this page, `date | date(style="…")` writes a date out, and
//! `t(k="id", name=value)` is a text of the catalogues.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::base::catalogue::{Catalogue, Value as Argument};
use crate::base::date::{Date, han_date};

/// How a date can be written, and the message that writes it.
const STYLES: [(&str, &str); 5] = [
    ("long", "date-long"),
    ("short", "date-short"),
    ("weekday", "date-weekday"),
    ("month-day", "date-month-day"),
    ("han", "date-han"),
];

/// Registers them, with the texts of `catalogue`.
pub fn register(tera: &mut Tera, catalogue: Arc<Catalogue>) {
    let texts = catalogue.clone();
    tera.register_filter("href", href);
    tera.register_filter("date", move |day: &str, options: Kwargs, _: &State<'_>| {
        date(&catalogue, day, &options)
    });
    tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| {
        text(&texts, &arguments)
    });
}

/// The link from this page to an address of the site.
fn href(address: &str, _: Kwargs, state: &State<'_>) -> TeraResult<String> {
    let root: String = state.get("root")?.unwrap_or_default();
    Ok(crate::base::path::relative(&root, address))
}

/// A date in words of the site's language.
fn date(catalogue: &Catalogue, day: &str, options: &Kwargs) -> TeraResult<String> {
    let date: Date = day
        .parse()
        .map_err(|_| Error::message(format!("`{day}` is not a date")))?;
    let style = options.get::<&str>("style")?.unwrap_or("long");
    let Some((_, id)) = STYLES.iter().find(|(name, _)| *name == style) else {
        let known = STYLES.map(|(name, _)| name).join(", ");
        return Err(Error::message(format!(
            "no date style `{style}`; there are {known}"
        )));
    };
    Ok(catalogue.lookup(
        id,
        &[
            ("year", Argument::Number(date.year().into())),
            ("month", Argument::Number(date.month().into())),
            ("day", Argument::Number(date.day().into())),
            (
                "weekday",
                Argument::Number(date.weekday().to_monday_one_offset().into()),
            ),
            ("month2", Argument::Text(format!("{:02}", date.month()))),
            ("day2", Argument::Text(format!("{:02}", date.day()))),
            ("han", Argument::Text(han_date(date))),
        ],
    ))
}

/// A text of the catalogues: `k` names it, everything else fills it in.
fn text(catalogue: &Catalogue, arguments: &Kwargs) -> TeraResult<String> {
    let id = arguments.must_get::<&str>("k")?;
    let filled: Vec<(String, Argument)> = arguments
        .iter()
        .map(|(name, value)| (name.to_string(), argument(value)))
        .filter(|(name, _)| name != "k")
        .collect();
    let filled: Vec<(&str, Argument)> = filled
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    match catalogue.has(id) {
        true => Ok(catalogue.lookup(id, &filled)),
        false => Err(Error::message(format!(
            "the catalogues have no text `{id}`"
        ))),
    }
}

fn argument(value: &Value) -> Argument {
    match value.as_i64() {
        Some(number) => Argument::Number(number),
        None => Argument::Text(value.to_string()),
    }
}
