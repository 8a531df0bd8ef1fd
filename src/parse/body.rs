//! The text of a document: the only place that knows Markdown.
//!
//! In: a file's [`Text`], with where in it the body lies. Out, in three steps: first the [`Block`]s, which the schedule is
//! read from; then, once it is known to which lines others link, the [`Body`], which has its [`Html`] or is what that can be
//! written from when a page shows it.
//! Invariant: never fails and never panics; every offset is one of the whole file.
//!
//! The steps, each in a file of its own: `adjusted` and `emphasis` prepare the text for the parser, `events` runs it, `raw`
//! leaves out raw HTML that pages do not have, `blocks` and `digest` read what is left, `breaks` joins lines,
//! `links` judges addresses, `html` and `footnotes` write, `clean` makes raw HTML harmless;
//! `paper`, `grid` and `sheet` make what is printed.

mod adjusted;
mod blocks;
mod breaks;
mod brothers;
mod clean;
mod digest;
mod emphasis;
mod events;
mod footnotes;
mod form;
mod grid;
mod html;
mod links;
mod months;
mod paper;
mod pieces;
mod raw;
mod sheet;
mod tag;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::base::diagnostic::Diagnostic;
use crate::base::packed::Packed;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::model::block::Block;
use crate::model::document::{Body, Heading, Html, Kept, Markdown};
use crate::model::paper::{self as sheets, Lead};
use adjusted::Adjusted;
use events::Spanned;
use html::{Anchor, Dress};
use links::{Address, Links};

/// The text of a file, its body ready for the parser.
#[derive(Debug)]
pub struct Text<'t> {
    path: &'t SourcePath,
    whole: &'t str,
    start: usize,
    body: Adjusted<'t>,
}

/// What is kept of a text for the pages that show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Its HTML: every page is going to be written.
    Html,
    /// The text itself, which is read again for the few pages that are.
    Markdown,
}

/// A body that is read and not yet written.
#[derive(Debug)]
pub struct Marked<'t> {
    of: &'t Text<'t>,
    events: Vec<Spanned<'t>>,
    /// What was left out of it.
    left_out: Vec<raw::Finding>,
    /// Whether it holds raw HTML that must be cleaned.
    is_raw: bool,
    /// What a reader sees, in order.
    pub blocks: Vec<Block>,
    /// The lines of the file.
    pub lines: LineIndex,
}

impl<'t> Text<'t> {
    /// The text of the file `path`, which is `whole` and has its body at the bytes `body`; a range that is none of this
    /// text's has nothing in it.
    #[must_use]
    pub fn new(path: &'t SourcePath, whole: &'t str, body: Range<usize>) -> Text<'t> {
        Text {
            path,
            whole,
            start: body.start,
            body: Adjusted::new(whole.get(body).unwrap_or_default()),
        }
    }

    /// Reads the body.
    #[must_use]
    pub fn read(&self) -> Marked<'_> {
        let read = events::read(&self.body, self.start);
        let raw = raw::leave_out(&read);
        let has_raw = raw.is_some();
        let (mut events, left_out) = raw.unwrap_or((read, Vec::new()));
        let is_raw = has_raw && clean::is_needed(&events);
        let blocks = blocks::blocks(self.whole, &events);
        breaks::join(&mut events);
        Marked {
            of: self,
            events,
            left_out,
            is_raw,
            blocks,
            lines: LineIndex::new(self.whole),
        }
    }
}

impl Marked<'_> {
    /// The body, with an anchor `L12` at line 12 of the file for every line in `anchors`, which are ascending, and what is
    /// wrong with its links and its raw HTML.
    #[must_use]
    pub fn body(self, anchors: Box<[u32]>, keep: Keep) -> (Body, Vec<Diagnostic>) {
        let Text {
            path, whole, start, ..
        } = *self.of;
        let written = digest::headings(&self.blocks);
        let ids = digest::ids(&written);
        let mut links = Links::new(path, whole, &self.lines);
        let addresses = links.read(&self.events);
        // Raw HTML has links of its own, which the cleaner finds.
        let html = (keep == Keep::Html || self.is_raw)
            .then(|| self.html(&addresses, &written, &ids, &anchors, &mut links));
        let body = Body {
            text: match html.filter(|_| keep == Keep::Html) {
                // A copy: a block that is cut down keeps what it had.
                Some(html) => Kept::Html(html.clone()),
                None => Kept::Markdown(Markdown {
                    path: path.clone(),
                    text: Packed::new(whole),
                    start,
                    anchors,
                }),
            },
            links: links.found.into(),
            words: digest::words(&self.blocks),
            summary: digest::summary(&self.blocks).into(),
            signed: form::is_signed(&self.blocks),
            ids,
        };
        let mut found = links.diagnostics;
        found.extend(left_out(path, whole, &self.lines, self.left_out));
        (body, found)
    }

    fn html(
        &self,
        addresses: &[Address<'_>],
        written: &[digest::Written<'_>],
        ids: &str,
        anchors: &[u32],
        links: &mut Links<'_>,
    ) -> Html {
        let anchors = starts(anchors, &self.lines);
        let outline = digest::outline(written);
        let headings: Vec<Heading<'_>> = outline.headings(ids.lines()).collect();
        let dress = Dress {
            source: self.of.whole,
            addresses,
            headings: &headings,
            anchors: &anchors,
            parts: form::parts(&self.blocks),
            figures: true,
        };
        let html = html::write(&self.events, dress);
        let html = match self.is_raw {
            true => clean::clean(html, &self.events, &headings, links),
            false => html,
        };
        Html { outline, ..html }
    }
}

/// The HTML of a body that was read before, with its links still open.
#[must_use]
pub fn html(body: &Body) -> Cow<'_, Html> {
    match &body.text {
        Kept::None => Cow::Owned(Html::default()),
        Kept::Markdown(markdown) => Cow::Owned(anew(body, markdown)),
        Kept::Html(html) => Cow::Borrowed(html),
    }
}

/// The HTML of a text that is read again.
fn anew(body: &Body, markdown: &Markdown) -> Html {
    let text = markdown.text.unpack();
    let ready = Text::new(&markdown.path, &text, markdown.start..text.len());
    let marked = ready.read();
    let mut links = Links::new(&markdown.path, &text, &marked.lines);
    let addresses = links.read(&marked.events);
    let written = digest::headings(&marked.blocks);
    marked.html(
        &addresses,
        &written,
        &body.ids,
        &markdown.anchors,
        &mut links,
    )
}

impl Marked<'_> {
    /// The body as it is set on paper; its notes are numbered from `first`, and `lead` says where its links into the
    /// content tree lead, by their numbers in [`Body::links`].
    #[must_use]
    pub fn paper(&self, first: usize, lead: &dyn Fn(usize) -> Lead) -> Vec<sheets::Block> {
        let addresses = Links::new(self.of.path, self.of.whole, &self.lines).read(&self.events);
        let form = paper::Form {
            parts: form::parts(&self.blocks),
            leads: form::leads(&self.blocks),
        };
        paper::blocks(self.of.whole, &self.events, &addresses, form, first, lead)
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
fn starts(anchors: &[u32], lines: &LineIndex) -> Vec<Anchor> {
    let start = |line: u32| lines.start(usize::try_from(line).ok()?);
    let starts = anchors.iter().filter_map(|line| {
        Some(Anchor {
            line: *line,
            start: start(*line)?,
        })
    });
    starts.collect()
}

/// Markdown to HTML by the same path, but with every address and all raw HTML as written, as CommonMark's own
/// examples have them. Not for a site: nothing is made harmless.
#[must_use]
pub fn commonmark(text: &str) -> String {
    let adjusted = Adjusted::new(text);
    let mut events = events::read(&adjusted, 0);
    breaks::join(&mut events);
    let addresses: Vec<Address<'_>> = events
        .iter()
        .filter_map(|(event, _)| written(event))
        .collect();
    let dress = Dress {
        // Nothing tells one mark behind a number from another in what CommonMark asks for.
        source: "",
        addresses: &addresses,
        headings: &[],
        anchors: &[],
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
