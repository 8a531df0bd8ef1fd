//! The shapes of values that templates get, as the tables of `docs/themes.md` tell them, held against real pages.
//!
//! A type is `text`, `number`, `flag`, `date`, `address`, `html`, `table`, or the name of a table of fields; `[X]` is a
//! list of it, `X?` may be null.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::markdown::rows;

/// The heading of what every template gets.
const EVERY: &str = "*.html";

/// Names with their types, by the heading they stand under.
pub struct Shapes {
    told: BTreeMap<String, BTreeMap<String, String>>,
    /// What has been seen with a value: heading and name.
    pub seen: BTreeSet<(String, String)>,
    /// What is not as it is told.
    pub wrong: BTreeSet<String>,
}

impl Shapes {
    /// What the tables of `file` tell.
    pub fn read(file: &str) -> Shapes {
        let mut told: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for row in rows(file) {
            for heading in row.under.iter().filter(|heading| is_shape(heading)) {
                let fields = told.entry(heading.clone()).or_default();
                fields.insert(row.cells[0].clone(), row.cells[1].clone());
            }
        }
        Shapes {
            told,
            seen: BTreeSet::new(),
            wrong: BTreeSet::new(),
        }
    }

    /// Holds the variables of a page of `template` against what is told of it and of every template.
    pub fn check_page(&mut self, template: &str, variables: &Value) {
        let every = self.under(EVERY);
        let mut fields = every.clone();
        fields.extend(self.under(template));
        self.fields(template, &fields, variables);
        let shared = every.into_keys().map(|name| (EVERY.to_owned(), name));
        self.seen.extend(shared);
    }

    fn under(&self, heading: &str) -> BTreeMap<String, String> {
        self.told.get(heading).cloned().unwrap_or_default()
    }

    fn fields(&mut self, heading: &str, fields: &BTreeMap<String, String>, value: &Value) {
        let Some(map) = value.as_object() else {
            self.wrong.insert(format!("{heading} is no map"));
            return;
        };
        for name in fields.keys().filter(|name| !map.contains_key(*name)) {
            self.wrong.insert(format!("{heading} has no {name}"));
        }
        for (name, value) in map {
            match fields.get(name) {
                Some(kind) => self.value(&(heading.to_owned(), name.clone()), kind, value),
                None => drop(self.wrong.insert(format!("{heading}.{name} is not told"))),
            }
        }
    }

    fn value(&mut self, place: &(String, String), kind: &str, value: &Value) {
        let (kind, nullable) = match kind.strip_suffix('?') {
            Some(kind) => (kind, true),
            None => (kind, false),
        };
        if value.is_null() {
            if !nullable {
                self.wrong.insert(format!("{place:?} can be null"));
            }
            return;
        }
        if let Some(kind) = kind
            .strip_prefix('[')
            .and_then(|kind| kind.strip_suffix(']'))
        {
            let items = value.as_array();
            match items {
                Some(items) => items.iter().for_each(|item| self.value(place, kind, item)),
                None => drop(self.wrong.insert(format!("{place:?} is no list"))),
            }
            return;
        }
        self.seen.insert(place.clone());
        if let Some(fields) = self.told.get(kind).cloned() {
            return self.fields(kind, &fields, value);
        }
        let is_day = |text: &str| text.parse::<huikan::base::date::Date>().is_ok();
        let right = match kind {
            "text" | "html" => value.is_string(),
            "address" => value.as_str().is_some_and(|text| !text.starts_with('/')),
            "date" => value.as_str().is_some_and(is_day),
            "number" => value.is_number(),
            "flag" => value.is_boolean(),
            "table" => value.is_object(),
            _ => false,
        };
        if !right {
            self.wrong
                .insert(format!("{place:?} is no {kind}: {value}"));
        }
    }

    /// What is told and was never seen with a value on any page.
    pub fn unseen(&self) -> Vec<String> {
        let told = self.told.iter().flat_map(|(heading, fields)| {
            fields
                .keys()
                .map(move |name| (heading.clone(), name.clone()))
        });
        told.filter(|place| !self.seen.contains(place))
            .map(|(heading, name)| format!("{heading}.{name}"))
            .collect()
    }
}

/// Whether a table under `heading` tells of a template's variables or of a type's fields.
fn is_shape(heading: &str) -> bool {
    heading.ends_with(".html") || heading.starts_with(|first: char| first.is_ascii_uppercase())
}
