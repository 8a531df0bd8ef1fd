//! A block of raw HTML as one text.
//!
//! In: its events, one for each line. Out: its text; then, once it is known what of it stays, events for that, each
//! with its place in the file. Invariant: what is kept is named in ascending order.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};
use pulldown_cmark_escape::escape_html_body_text;

use super::events::Spanned;

/// The pieces of a block.
pub struct Pieces<'e, 't> {
    /// The pieces that are not yet kept or passed, with their places.
    rest: &'e [Spanned<'t>],
    /// Where in the block the first of them begins.
    at: usize,
    /// What is kept so far.
    pub kept: Vec<Spanned<'t>>,
}

impl<'e, 't> Pieces<'e, 't> {
    /// For the `events` of a block.
    #[must_use]
    pub fn new(events: &'e [Spanned<'t>]) -> Pieces<'e, 't> {
        Pieces {
            rest: events,
            at: 0,
            kept: Vec::new(),
        }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.rest
            .iter()
            .map(|(event, _)| text(event))
            .collect::<Vec<&str>>()
            .concat()
    }

    /// The place in the file of a stretch, as far as it is in one piece; it begins behind all that was kept.
    #[must_use]
    pub fn place(&mut self, range: Range<usize>) -> Range<usize> {
        self.pass(range.start);
        let place = self.rest.first().map_or(0..0, |(_, span)| span.clone());
        let [start, end] = [range.start, range.end].map(|at| place.start + (at - self.at));
        start.min(place.end)..end.min(place.end)
    }

    /// Keeps a stretch of the block.
    pub fn keep(&mut self, range: Range<usize>) {
        self.each(range, |event, part| slice(event, part));
    }

    /// Keeps the block from `at` on as text that is shown as it is written.
    pub fn escape_from(&mut self, at: usize) {
        self.each(at..usize::MAX, |event, part| {
            let mut escaped = String::new();
            // Writing to a string does not fail.
            let _ = escape_html_body_text(&mut escaped, &text(event)[part]);
            CowStr::from(escaped)
        });
    }

    fn each(
        &mut self,
        range: Range<usize>,
        write: impl Fn(&Event<'t>, Range<usize>) -> CowStr<'t>,
    ) {
        self.pass(range.start);
        let mut at = self.at;
        for (event, span) in self.rest {
            if at >= range.end {
                break;
            }
            let length = text(event).len();
            let part = range.start.saturating_sub(at)..length.min(range.end - at);
            let place = span.start + part.start..(span.start + part.end).min(span.end);
            if !part.is_empty() {
                self.kept.push((Event::Html(write(event, part)), place));
            }
            at += length;
        }
    }

    /// Passes the pieces that end at or before `at`.
    fn pass(&mut self, at: usize) {
        while let Some(((event, _), rest)) = self.rest.split_first() {
            let end = self.at + text(event).len();
            if end > at {
                break;
            }
            self.at = end;
            self.rest = rest;
        }
    }
}

fn text<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Html(html) | Event::Text(html) => html,
        _ => "",
    }
}

/// A part of the text of `event`, borrowed where that is.
fn slice<'t>(event: &Event<'t>, part: Range<usize>) -> CowStr<'t> {
    match event {
        Event::Html(CowStr::Borrowed(html)) | Event::Text(CowStr::Borrowed(html)) => {
            CowStr::Borrowed(&html[part])
        }
        event => CowStr::from(text(event)[part].to_owned()),
    }
}
