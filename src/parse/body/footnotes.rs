//! Footnotes: numbered as the reader meets them, listed at the end, with ways there and back.
//!
//! In: events, for the order of the references; then references and notes as the writer comes to them.
//! Out: their HTML. Invariant: a note nobody refers to stands after the others and is not lost.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::Spanned;
use crate::model::document::Html;

/// The footnotes of one document.
#[derive(Debug)]
pub struct Footnotes {
    /// The number of every note, by name in lower case.
    numbers: BTreeMap<String, usize>,
    /// How often each was referred to so far, by number.
    references: BTreeMap<usize, usize>,
    /// What was written of each, by number.
    notes: BTreeMap<usize, Html>,
}

impl Footnotes {
    /// Numbers the notes: first those the text refers to, in that order, then those the notes refer to.
    #[must_use]
    pub fn new(events: &[Spanned<'_>]) -> Footnotes {
        let (mut in_text, mut in_notes, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        let mut depth = 0;
        for (event, _) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    notes.push(name);
                    depth += 1;
                }
                Event::End(TagEnd::FootnoteDefinition) => depth -= 1,
                Event::FootnoteReference(name) if depth == 0 => in_text.push(name),
                Event::FootnoteReference(name) => in_notes.push(name),
                _ => {}
            }
        }
        let mut numbers = BTreeMap::new();
        for name in in_text.into_iter().chain(in_notes).chain(notes) {
            let next = numbers.len() + 1;
            numbers.entry(name.to_lowercase()).or_insert(next);
        }
        Footnotes {
            numbers,
            references: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    /// A reference. It never stands in a link: the parser then takes the link for plain text.
    pub fn reference(&mut self, name: &str) -> String {
        let number = self.number(name);
        let count = self.references.entry(number).or_default();
        *count += 1;
        let id = back(number, *count);
        format!(
            "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn:{number}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    }

    /// Takes the text of a note.
    pub fn define(&mut self, name: &str, note: Html) {
        let number = self.number(name);
        self.notes.entry(number).or_default().append(note);
    }

    fn number(&self, name: &str) -> usize {
        let number = self.numbers.get(&name.to_lowercase());
        number.copied().unwrap_or_default()
    }

    /// Writes the list of notes, if there are any.
    pub fn write(self, html: &mut Html) {
        if self.notes.is_empty() {
            return;
        }
        html.push("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (number, note) in self.notes {
            let count = self.references.get(&number).copied().unwrap_or_default();
            html.push(&format!("<li id=\"fn:{number}\" value=\"{number}\">\n"));
            html.append(with_ways_back(note, number, count));
            html.push("</li>\n");
        }
        html.push("</ol>\n</section>\n");
    }
}

/// The ways back stand in the note's last paragraph.
fn with_ways_back(mut note: Html, number: usize, count: usize) -> Html {
    let links: String = (1..=count)
        .map(|nth| {
            format!(
                " <a class=\"footnote-back\" href=\"#{}\" role=\"doc-backlink\">↩\u{fe0e}</a>",
                back(number, nth)
            )
        })
        .collect();
    match note.text.strip_suffix("</p>\n").map(str::len) {
        Some(end) => note.text.insert_str(end, &links),
        None => note.push(links.trim_start()),
    }
    note
}

fn back(number: usize, nth: usize) -> String {
    match nth {
        1 => format!("fnref:{number}"),
        nth => format!("fnref:{number}-{nth}"),
    }
}
