//! Texts that nothing fills in.
//!
//! In: a template. Out: the same, but that `t(k="id")`, where nothing fills the text in, is looked up among the texts of the
//! site's language and not asked for: a page has dozens, and a call costs ten times as much. Invariant: nothing
//! moves, so that what the engine says of a place holds for the template as it was written.

use std::collections::BTreeMap;

use tera::{Tera, Value};

use crate::base::catalogue::Catalogue;

/// The variable that holds the texts.
const TEXTS: &str = "__t";

/// How a call begins and ends, and what takes its place, just as long.
const CALL: [&str; 2] = ["t(k=\"", "\")"];
const LOOKUP: [&str; 2] = ["__t[\"", "\"]"];

/// What ends the part of a template that is shown as it is written. A template that has one stays as it is.
pub const RAW: [&str; 2] = ["raw %}", "raw -%}"];

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

    /// The template with its plain texts looked up.
    pub fn rewrite(&mut self, template: &str) -> String {
        if RAW.iter().any(|raw| template.contains(raw)) {
            return template.to_owned();
        }
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, inside)) = rest.split_once(CALL[0]) {
            out.push_str(before);
            match self.id(&out, inside) {
                Some(id) => {
                    out.extend([LOOKUP[0], id, LOOKUP[1]]);
                    rest = &inside[id.len() + CALL[1].len()..];
                }
                None => {
                    out.push_str(CALL[0]);
                    rest = inside;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// The text that a call names, which stands behind `before` and goes on with `inside`, if nothing fills it in.
    fn id<'t>(&mut self, before: &str, inside: &'t str) -> Option<&'t str> {
        let (id, _) = inside.split_once(CALL[1])?;
        let is_longer_name = before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        if is_longer_name || !self.catalogue.has(id) {
            return None;
        }
        let text = || Value::from(self.catalogue.lookup(id, &[]));
        self.texts.entry(id.to_owned()).or_insert_with(text);
        Some(id)
    }

    /// Tells the engine what the texts are.
    pub fn register(self, tera: &mut Tera) {
        tera.global_context()
            .insert_value(TEXTS, Value::from(self.texts));
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
        assert_eq!(read, "<p>{{ __t[\"site-tags-title\"] }}</p>");
        for stays in [
            "{{ t(k=\"site-month-title\", year=2026, month=3) }}",
            "{{ t(k=\"nobody-knows\") }}",
            "{{ list(k=\"site-tags-title\") }}",
            "{% raw %}{{ t(k=\"site-tags-title\") }}{% endraw %}",
        ] {
            assert_eq!(plain.rewrite(stays), stays);
        }
    }
}
