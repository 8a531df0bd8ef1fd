//! Events into HTML.
//!
//! In: events, the addresses of their links, the headings' anchors, the lines that others link to. Out: HTML and the
//! slots in it. Invariant: without anchors, slots, footnotes and tables it is what CommonMark asks for; every
//! line asked for gets exactly one anchor, never inside a code block or the text of a picture.

mod picture;

use std::iter::Peekable;
use std::ops::Range;
use std::slice;
use std::vec;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::events::{Spanned, mark};
use super::footnotes::Footnotes;
use super::form::Part;
use super::links::Address;
use crate::model::document::{Heading, Html};
use picture::Picture;

/// The levels of headings.
const LEVELS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// A line of a file that others link to.
#[derive(Debug, Clone, Copy)]
pub struct Anchor {
    /// Its number, counted from 1.
    pub line: u32,
    /// The byte it begins at.
    pub start: usize,
}

/// What the events themselves do not say.
pub struct Dress<'a, 't> {
    /// The file they are of.
    pub source: &'a str,
    /// One for each link and picture, in their order.
    pub addresses: &'a [Address<'t>],
    /// One for each heading, in their order.
    pub headings: &'a [Heading<'a>],
    /// Lines that get an anchor, ascending.
    pub anchors: &'a [Anchor],
    /// Paragraphs that are a part of an official paper, with the byte they begin at, ascending.
    pub parts: Vec<(usize, Part)>,
    /// Whether paragraphs that hold nothing but pictures are shown as figures and galleries.
    pub figures: bool,
}

/// Writes a document.
#[must_use]
pub fn write<'a, 't>(events: &'a [Spanned<'t>], dress: Dress<'a, 't>) -> Html {
    let length = events.last().map_or(0, |(_, span)| span.end);
    let mut writer = Writer {
        source: dress.source,
        html: Html {
            text: String::with_capacity(length + length / 2),
            ..Html::default()
        },
        notes: Footnotes::new(events),
        around: Vec::new(),
        addresses: dress.addresses.iter(),
        headings: dress.headings.iter(),
        heading: None,
        anchors: dress.anchors.iter().peekable(),
        parts: dress.parts.into_iter().peekable(),
        links: Vec::new(),
        rest: events,
        figures: dress.figures,
        in_figures: false,
        picture: Picture::default(),
        table: Table::default(),
        in_code: false,
        in_label: false,
        in_signature: false,
    };
    while let Some(((event, span), rest)) = writer.rest.split_first() {
        writer.rest = rest;
        writer.event(event, span);
    }
    writer.finish()
}

struct Writer<'a, 't> {
    source: &'a str,
    html: Html,
    notes: Footnotes,
    /// What is written before the footnote that is being written, and the footnote's name.
    around: Vec<(Html, &'a str)>,
    addresses: slice::Iter<'a, Address<'t>>,
    headings: slice::Iter<'a, Heading<'a>>,
    /// The heading above.
    heading: Option<&'a Heading<'a>>,
    anchors: Peekable<slice::Iter<'a, Anchor>>,
    parts: Peekable<vec::IntoIter<(usize, Part)>>,
    /// For each link around, whether it has an element.
    links: Vec<bool>,
    /// The events behind the one that is being written.
    rest: &'a [Spanned<'t>],
    figures: bool,
    /// Whether the paragraph around holds nothing but pictures.
    in_figures: bool,
    picture: Picture,
    table: Table,
    in_code: bool,
    in_label: bool,
    /// Whether names and dates are being written, which keep their lines.
    in_signature: bool,
}

/// The table that is being written.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

impl<'a, 't> Writer<'a, 't> {
    fn event(&mut self, event: &'a Event<'_>, span: &Range<usize>) {
        if self.picture.depth > 0 {
            return self.picture_text(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) | Event::SoftBreak | Event::HardBreak if self.in_figures => {}
            // A break at which lines were joined is empty text.
            Event::Text(text) if text.is_empty() && self.in_signature => {
                self.html.push("<br />\n");
            }
            Event::Text(text) => {
                self.anchor(span);
                self.escape(text);
            }
            Event::Code(text) => {
                self.anchor(span);
                self.html.push("<code>");
                self.escape(text);
                self.html.push("</code>");
            }
            Event::Html(html) => self.html.push(html),
            Event::InlineHtml(html) => {
                self.anchor(span);
                self.html.push(html);
            }
            Event::SoftBreak if self.in_signature => self.html.push("<br />\n"),
            Event::SoftBreak => self.html.push("\n"),
            Event::HardBreak => self.html.push("<br />\n"),
            Event::Rule => self.block("<hr />\n"),
            Event::FootnoteReference(name) => self.reference(name, span),
            Event::TaskListMarker(done) => self.task(*done, span),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.escape(text),
        }
    }

    fn start(&mut self, tag: &'a Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(span),
            Tag::HtmlBlock => self.block(""),
            Tag::Heading { level, .. } => self.start_heading(*level),
            Tag::BlockQuote(kind) => self.start_quote(*kind),
            Tag::CodeBlock(kind) => self.start_code(kind),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(first)) => self.start_numbered(*first, span),
            Tag::Item => self.block("<li>"),
            Tag::FootnoteDefinition(name) => {
                self.end_label();
                self.around.push((std::mem::take(&mut self.html), name));
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_row(true),
            Tag::TableRow => self.start_row(false),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.inline("<em>", span),
            Tag::Strong => self.inline("<strong>", span),
            Tag::Strikethrough => self.inline("<del>", span),
            Tag::Link { title, .. } => {
                self.anchor(span);
                self.start_link(title);
            }
            Tag::Image { title, .. } => {
                self.anchor(span);
                self.start_picture(title);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.in_figures => self.end_figures(),
            TagEnd::Paragraph => {
                self.in_signature = false;
                self.end_label();
                self.html.push("</p>\n");
            }
            TagEnd::Heading(level) => {
                let level = self.level(level);
                self.push_all(&["</h", level, ">\n"]);
            }
            TagEnd::BlockQuote(_) => self.html.push("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.html.push("</code></pre>\n");
            }
            TagEnd::List(true) => self.html.push("</ol>\n"),
            TagEnd::List(false) => self.html.push("</ul>\n"),
            TagEnd::Item => {
                self.end_label();
                self.html.push("</li>\n");
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.html.push("</tr></thead>"),
            TagEnd::TableRow => self.html.push("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.html.push("</em>"),
            TagEnd::Strong => self.html.push("</strong>"),
            TagEnd::Strikethrough => self.html.push("</del>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.html.push("</a>"),
            _ => {}
        }
    }

    /// What is left open: anchors of lines without text, and the footnotes.
    fn finish(mut self) -> Html {
        self.anchor(&(usize::MAX..usize::MAX));
        self.notes.write(&mut self.html);
        self.html
    }

    /// A list whose numbers have a bracket behind them, `1)`, keeps it.
    fn start_numbered(&mut self, first: u64, span: &Range<usize>) {
        self.block("<ol");
        if first != 1 {
            self.push_all(&[" start=\"", &first.to_string(), "\""]);
        }
        if mark(self.source, span) == ')' {
            self.html.push(" class=\"bracketed\"");
        }
        self.html.push(">\n");
    }

    /// A block begins on a line of its own.
    fn block(&mut self, tag: &str) {
        self.end_label();
        self.html.fresh_line();
        self.html.push(tag);
    }

    fn inline(&mut self, tag: &str, span: &Range<usize>) {
        self.anchor(span);
        self.html.push(tag);
    }

    fn push_all(&mut self, texts: &[&str]) {
        texts.iter().for_each(|text| self.html.push(text));
    }

    fn escape(&mut self, text: &str) {
        // Writing to a string does not fail.
        let _ = escape_html_body_text(&mut self.html.text, text);
    }

    fn escape_attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.html.text, text);
    }

    /// Writes the anchors of all lines that begin at or before `span`, where they may stand.
    fn anchor(&mut self, span: &Range<usize>) {
        if self.in_code {
            return;
        }
        let is_above = |anchor: &&Anchor| anchor.start <= span.start;
        while let Some(anchor) = self.anchors.next_if(is_above) {
            // A link holds no other.
            let name = if self.links.contains(&true) {
                "span"
            } else {
                "a"
            };
            let line = anchor.line.to_string();
            self.push_all(&["<", name, " id=\"L", &line, "\"></", name, ">"]);
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        self.heading = self.headings.next();
        let level = self.level(level);
        self.block("<h");
        self.html.push(level);
        if let Some(heading) = self.heading {
            self.html.push(" id=\"");
            self.html.push(heading.id);
            self.html.push("\"");
        }
        self.html.push(">");
    }

    /// The level of the heading above, which is written at `written`.
    fn level(&self, written: HeadingLevel) -> &'static str {
        let level = self.heading.map_or(written as u8, |heading| heading.level);
        LEVELS[usize::from(level.clamp(1, 6)) - 1]
    }

    /// The page puts the kind of an alert into words of its language.
    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            return self.block("<blockquote>\n");
        };
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        self.block(&format!("<blockquote class=\"alert alert-{name}\">\n"));
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.in_code = true;
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split(' ').next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        if language.is_empty() {
            return self.block("<pre><code>");
        }
        self.block("<pre><code class=\"language-");
        self.escape_attribute(language);
        self.html.push("\">");
    }

    fn start_link(&mut self, title: &str) {
        let address = self.addresses.next();
        let shown = self.address("<a href=\"", address);
        self.links.push(shown);
        if shown {
            self.html.push("\"");
            self.title(title);
            self.html.push(">");
        }
    }

    /// Writes `tag` and the address or a place for it; nothing when the address is refused.
    fn address(&mut self, tag: &str, address: Option<&Address<'_>>) -> bool {
        match address {
            Some(Address::Written(written)) => {
                self.html.push(tag);
                let _ = escape_href(&mut self.html.text, written);
                true
            }
            Some(Address::Local(link)) => {
                self.html.push(tag);
                self.html.slot(*link);
                true
            }
            Some(Address::Refused) | None => false,
        }
    }

    fn start_paragraph(&mut self, span: &Range<usize>) {
        match self.parts.next_if(|(start, _)| span.contains(start)) {
            _ if self.figures && picture::are_figures(self.rest) => self.start_figures(),
            Some((_, part)) => {
                self.block("<p class=\"");
                self.push_all(&[part.class(), "\">"]);
                self.in_signature = part == Part::Signature;
            }
            None => self.block("<p>"),
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push(" title=\"");
            self.escape_attribute(title);
            self.html.push("\"");
        }
    }

    /// The label ends with the item's first line of text, so that a click on it names the box.
    fn task(&mut self, done: bool, span: &Range<usize>) {
        self.anchor(span);
        let checked = if done { " checked=\"\"" } else { "" };
        let begin = "<label class=\"task\"><input type=\"checkbox\" disabled=\"\"";
        self.push_all(&[begin, checked, " /> "]);
        self.in_label = true;
    }

    fn end_label(&mut self) {
        if std::mem::take(&mut self.in_label) {
            self.html.push("</label>");
        }
    }

    /// A wide table scrolls by itself, also by keyboard, and is named after the heading above it.
    fn start_table(&mut self, alignments: &[Alignment]) {
        self.table = Table {
            alignments: alignments.to_vec(),
            ..Table::default()
        };
        self.block("<div class=\"table\" tabindex=\"0\"");
        if let Some(heading) = self.heading {
            self.html.push(" role=\"region\" aria-labelledby=\"");
            self.html.push(heading.id);
            self.html.push("\"");
        }
        self.html.push("><table>");
    }

    fn end_table(&mut self) {
        if self.table.has_body {
            self.html.push("</tbody>");
        }
        self.html.push("</table></div>\n");
    }

    fn start_row(&mut self, head: bool) {
        self.table.column = 0;
        self.table.in_head = head;
        if head {
            self.html.push("<thead>");
        } else if !std::mem::replace(&mut self.table.has_body, true) {
            self.html.push("<tbody>\n");
        }
        self.html.push("<tr>");
    }

    fn start_cell(&mut self) {
        let name = if self.table.in_head { "th" } else { "td" };
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.push_all(&["<", name, class, ">"]);
    }

    fn end_cell(&mut self) {
        self.table.column += 1;
        self.html
            .push(if self.table.in_head { "</th>" } else { "</td>" });
    }

    fn reference(&mut self, name: &str, span: &Range<usize>) {
        self.anchor(span);
        let html = self.notes.reference(name);
        self.html.push(&html);
    }

    fn end_footnote(&mut self) {
        if let Some((before, name)) = self.around.pop() {
            let note = std::mem::replace(&mut self.html, before);
            self.notes.define(name, note);
        }
    }
}
