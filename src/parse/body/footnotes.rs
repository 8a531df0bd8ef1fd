//! Footnotes: numbered as the reader meets them, listed at the end, with ways there and back.
//!
//! In: events, for the order of the references; then references and notes as the writer comes to them.
//! Out: their HTML. Invariant: a note nobody refers to stands after the others and is not lost.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::events::Spanned;
use super::html::Html;

/// The footnotes of one document.
#[derive(Debug)]
pub struct Footnotes<'a> {
    /// The number of every note, by name.
    numbers: BTreeMap<&'a str, usize>,
    /// How often each was referred to so far, by number.
    references: BTreeMap<usize, usize>,
    /// What was written of each, by number.
    notes: BTreeMap<usize, Html>,
}

impl<'a> Footnotes<'a> {
    /// Numbers the notes: first those referred to, in that order.
    #[must_use]
    pub fn new(events: &'a [Spanned<'_>]) -> Footnotes<'a> {
        let mut numbers = BTreeMap::new();
        let references = events.iter().filter_map(|(event, _)| match event {
            Event::FootnoteReference(name) => Some(&**name),
            _ => None,
        });
        let definitions = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(name)) => Some(&**name),
            _ => None,
        });
        for name in references.chain(definitions) {
            let next = numbers.len() + 1;
            numbers.entry(name).or_insert(next);
        }
        Footnotes {
            numbers,
            references: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    /// A reference; inside a link it is a number only.
    pub fn reference(&mut self, name: &str, in_link: bool) -> String {
        let number = self.numbers.get(name).copied().unwrap_or_default();
        if in_link {
            return format!("<sup>{number}</sup>");
        }
        let count = self.references.entry(number).or_default();
        *count += 1;
        let id = back(number, *count);
        format!(
            "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn:{number}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    }

    /// Takes the text of a note.
    pub fn define(&mut self, name: &str, note: Html) {
        let number = self.numbers.get(name).copied().unwrap_or_default();
        self.notes.entry(number).or_default().append(note);
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
