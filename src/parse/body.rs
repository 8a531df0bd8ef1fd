//! The text of a document: the only place that knows Markdown.
//!
//! In: a file's text and where in it the body lies. Out, in two steps: first the [`Block`]s, which the schedule is
//! read from; then, once it is known to which lines others link, the [`Body`] as HTML.
//! Invariant: never fails and never panics; every offset is one of the whole file.
//!
//! The steps, each in a file of its own: `emphasis` prepares the text for the parser, `events` runs it, `raw`
//! leaves out raw HTML that pages do not have, `blocks` and `digest` read what is left, `breaks` joins lines,
//! `links` judges addresses, `html` and `footnotes` write, `clean` makes raw HTML harmless; `paper`, `grid` and `sheet`
//! make what is printed.

mod blocks;
mod breaks;
mod clean;
mod digest;
mod emphasis;
mod events;
mod footnotes;
mod form;
mod grid;
mod html;
mod links;
mod paper;
mod pieces;
mod raw;
mod sheet;
mod tag;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::model::block::Block;
use crate::model::document::Body;
use crate::model::paper::{self as sheets, Lead};
use events::Spanned;
use form::Part;
use html::Dress;
use links::{Address, Links};

/// A body that is read and not yet written.
#[derive(Debug)]
pub struct Marked<'t> {
    path: &'t SourcePath,
    text: &'t str,
    events: Vec<Spanned<'t>>,
    /// What was left out of it.
    left_out: Vec<raw::Finding>,
    /// What a reader sees, in order.
    pub blocks: Vec<Block>,
}

/// Reads the body of the file `path`: the bytes `body` of its whole `text`.
#[must_use]
pub fn read<'t>(path: &'t SourcePath, text: &'t str, body: Range<usize>) -> Marked<'t> {
    let (mut events, left_out) = raw::leave_out(events::read(text, body));
    let blocks = blocks::blocks(text, &events);
    breaks::join(&mut events);
    Marked {
        path,
        text,
        events,
        left_out,
        blocks,
    }
}

impl Marked<'_> {
    /// The body as HTML, with an anchor `L12` at line 12 of the file for every line in `anchors`, and what is wrong
    /// with its links and its raw HTML.
    #[must_use]
    pub fn render(self, anchors: &BTreeSet<usize>) -> (Body, Vec<Diagnostic>) {
        let lines = LineIndex::new(self.text);
        let headings = digest::headings(&self.blocks);
        let mut links = Links::new(self.path, self.text, &lines);
        let addresses = links.read(&self.events);
        let parts = form::parts(&self.blocks);
        let signed = parts
            .last()
            .is_some_and(|(_, part)| *part == Part::Signature);
        let dress = Dress {
            addresses: &addresses,
            headings: &headings,
            anchors: starts(anchors, &lines),
            parts,
            figures: true,
        };
        let mut html = html::write(&self.events, dress);
        if clean::is_needed(&self.events) {
            html = clean::clean(html, &self.events, &headings, &mut links);
        }
        let body = Body {
            html: html.text,
            packed: None,
            slots: html.slots,
            links: links.found,
            words: digest::words(&self.blocks),
            summary: digest::summary(&self.blocks),
            signed,
            headings,
        };
        let mut found = links.diagnostics;
        found.extend(left_out(self.path, self.text, &lines, self.left_out));
        (body, found)
    }
}

impl Marked<'_> {
    /// The body as it is set on paper; its notes are numbered from `first`, and `lead` says where its links into the
    /// content tree lead, by their numbers in [`Body::links`].
    #[must_use]
    pub fn paper(&self, first: usize, lead: &dyn Fn(usize) -> Lead) -> Vec<sheets::Block> {
        let lines = LineIndex::new(self.text);
        let addresses = Links::new(self.path, self.text, &lines).read(&self.events);
        let parts = form::parts(&self.blocks);
        paper::blocks(&self.events, &addresses, parts, first, lead)
    }
}

/// What the author is told of raw HTML that was left out.
fn left_out<'a>(
    path: &'a SourcePath,
    text: &'a str,
    lines: &'a LineIndex,
    findings: Vec<raw::Finding>,
) -> impl Iterator<Item = Diagnostic> {
    let mut places = Places::new(path, text, lines);
    let findings = findings.into_iter();
    findings
        .map(move |(span, message, help)| Diagnostic::warning(places.at(span), message).help(help))
}

/// Where the lines begin that get an anchor; lines that the file does not have get none.
fn starts(anchors: &BTreeSet<usize>, lines: &LineIndex) -> Vec<(usize, usize)> {
    let starts = anchors
        .iter()
        .filter_map(|line| Some((lines.start(*line)?, *line)));
    starts.collect()
}

/// Markdown to HTML by the same path, but with every address and all raw HTML as written, as CommonMark's own
/// examples have them. Not for a site: nothing is made harmless.
#[must_use]
pub fn commonmark(text: &str) -> String {
    let mut events = events::read(text, 0..text.len());
    breaks::join(&mut events);
    let addresses: Vec<Address<'_>> = events
        .iter()
        .filter_map(|(event, _)| written(event))
        .collect();
    let dress = Dress {
        addresses: &addresses,
        headings: &[],
        anchors: Vec::new(),
        parts: Vec::new(),
        figures: false,
    };
    html::write(&events, dress).text
}

fn written<'t>(event: &Event<'t>) -> Option<Address<'t>> {
    match event {
        Event::Start(Tag::Link {
            link_type: pulldown_cmark::LinkType::Email,
            dest_url,
            ..
        }) => Some(Address::Written(format!("mailto:{dest_url}").into())),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(Address::Written(dest_url.clone()))
        }
        _ => None,
    }
}
