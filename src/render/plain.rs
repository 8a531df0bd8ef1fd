//! Calls whose arguments are known before any page is.
//!
//! In: a template. Out: the same, but that a text of the site's language which nothing fills in stands there instead of
//! `{{ t(k="id") }}`, or is at least looked up and not asked for, and that `date(style="short")` is a filter of its own, without
//! an argument: a page has dozens of them, and the engine builds a map of the arguments of each call. Invariant: nothing
//! moves, so that what the engine says of a place holds for the template as it was written.

use std::collections::BTreeMap;

use tera::{Tera, Value};

use crate::base::catalogue::Catalogue;
use crate::render::filters::STYLES;

/// The variable that holds the texts.
const TEXTS: &str = "__t";

/// How a call begins and ends that writes a text out.
const WRITTEN: [&str; 2] = ["{{ t(k=\"", "\") }}"];

/// How a comment begins and ends.
const COMMENT: [&str; 2] = ["{#", "#}"];

/// How a call begins and ends, and what takes its place, just as long.
const CALL: [&str; 2] = ["t(k=\"", "\")"];
const LOOKUP: [&str; 2] = ["__t[\"", "\"]"];

/// How a call that names the style of a date begins and ends.
const DATE: [&str; 2] = ["date(style=\"", "\")"];

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

    /// The template with its plain texts written or looked up, and with the styles of its dates in the names of filters.
    pub fn rewrite(&mut self, template: &str) -> String {
        if RAW.iter().any(|raw| template.contains(raw)) {
            return template.to_owned();
        }
        let written = replaced(template, WRITTEN, |_, id| self.written(id));
        let looked_up = replaced(&written, CALL, |before, id| {
            self.is_plain(before, id)
                .then(|| [LOOKUP[0], id, LOOKUP[1]].concat())
        });
        replaced(&looked_up, DATE, |before, style| {
            let is_filter = before.trim_end().ends_with('|');
            let is_known = STYLES.iter().any(|(known, _)| *known == style);
            (is_filter && is_known).then(|| filter(style))
        })
    }

    /// The text `id` as a page has it, with a comment behind it that makes it as long as the call which wrote it out; nothing
    /// where it is longer or cannot stand in a template.
    fn written(&self, id: &str) -> Option<String> {
        let text = self
            .catalogue
            .has(id)
            .then(|| self.catalogue.lookup(id, &[]))?;
        let mut escaped = Vec::new();
        tera::escape_html(&text, &mut escaped).ok()?;
        let escaped = String::from_utf8(escaped).ok()?;
        let around: usize = WRITTEN.map(str::len).iter().sum();
        let comment: usize = COMMENT.map(str::len).iter().sum();
        let length = escaped.chars().count() + comment;
        let room = (around + id.len()).checked_sub(length)?;
        let may_stand = !escaped.contains(['{', '\n']);
        may_stand.then(|| [&escaped, COMMENT[0], &" ".repeat(room), COMMENT[1]].concat())
    }

    /// Whether nothing fills in the text `id`, whose call stands behind `before`.
    fn is_plain(&mut self, before: &str, id: &str) -> bool {
        let is_longer_name = before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        if is_longer_name || !self.catalogue.has(id) {
            return false;
        }
        let text = || Value::from(self.catalogue.lookup(id, &[]));
        self.texts.entry(id.to_owned()).or_insert_with(text);
        true
    }

    /// Tells the engine what the texts are.
    pub fn register(self, tera: &mut Tera) {
        tera.global_context()
            .insert_value(TEXTS, Value::from(self.texts));
    }
}

/// The filter that writes dates in the style `style`.
pub fn filter(style: &str) -> String {
    format!("__date_{}", style.replace('-', "_"))
}

/// The template with what `replace` makes of some of the calls that begin and end like `call`, given what stands before the call
/// and within it. What is shorter is filled up with blanks.
fn replaced(
    template: &str,
    call: [&str; 2],
    mut replace: impl FnMut(&str, &str) -> Option<String>,
) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, inside)) = rest.split_once(call[0]) {
        out.push_str(before);
        let within = inside.split_once(call[1]);
        let made = within.and_then(|(within, after)| Some((replace(&out, within)?, after)));
        match made {
            Some((made, after)) => {
                let length = call[0].len() + inside.len() - after.len();
                out.push_str(&format!("{made:length$}"));
                rest = after;
            }
            None => {
                out.push_str(call[0]);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
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
        for stays in [
            "{{ t(k=\"site-month-title\", year=2026, month=3) }}",
            "{{ t(k=\"nobody-knows\") }}",
            "{{ list(k=\"site-tags-title\") }}",
            "{{ day | date(style=\"tall\") }}",
            "a date(style=\"short\")",
            "{% raw %}{{ t(k=\"site-tags-title\") }}{% endraw %}",
        ] {
            assert_eq!(plain.rewrite(stays), stays);
        }
    }
}
