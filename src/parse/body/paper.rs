//! Events into the blocks that are set on paper.
//!
//! In: events, the parts of an official paper among the blocks, and where links lead. Out: [`Block`]s as a tree.
//! Invariant: all words of the text are in it, once and in order; notes stand where they are first referred to.

mod markup;
mod notes;

use std::iter::Peekable;
use std::ops::Range;
use std::slice;
use std::vec;

use pulldown_cmark::{Alignment, BlockQuoteKind, Event, Tag, TagEnd};

use super::events::{Spanned, mark};
use super::form::Part;
use super::grid::{Draft, Span};
use super::links::Address;
use super::sheet;
use crate::model::paper::{Block, Inline, Item, Lead, Picture};
use notes::Notes;

/// What a document's paragraphs are, by the bytes they begin at, which ascend.
pub struct Form {
    /// Those that are parts of an official paper.
    pub parts: Vec<(usize, Part)>,
    /// Those whose first sentence is a heading.
    pub leads: Vec<usize>,
}

/// Reads the blocks of a document, whose whole file is `source`. `addresses` are those of its links and pictures, in their order; its notes are numbered
/// from `first`.
#[must_use]
pub fn blocks(
    source: &str,
    events: &[Spanned<'_>],
    addresses: &[Address<'_>],
    form: Form,
    first: usize,
    lead: &dyn Fn(usize) -> Lead,
) -> Vec<Block> {
    let mut reader = Reader {
        source,
        least: least(events),
        addresses: addresses.iter(),
        parts: form.parts.into_iter().peekable(),
        leads: form.leads.into_iter().peekable(),
        lead,
        blocks: vec![Vec::new()],
        words: Vec::new(),
        captions: Vec::new(),
        open: Vec::new(),
        notes: Notes::new(first),
        table: Draft::default(),
        part: None,
        has_lead: false,
        html: String::new(),
        ground: None,
    };
    for (event, span) in events {
        reader.event(event, span);
    }
    reader.end_tables();
    let mut blocks = reader.blocks.swap_remove(0);
    reader.notes.place(&mut blocks);
    sheet::level(&mut blocks);
    blocks
}

struct Reader<'a, 't> {
    source: &'a str,
    /// The rank of the highest headings that are marked.
    least: u8,
    addresses: slice::Iter<'a, Address<'t>>,
    parts: Peekable<vec::IntoIter<(usize, Part)>>,
    leads: Peekable<vec::IntoIter<usize>>,
    lead: &'a dyn Fn(usize) -> Lead,
    /// The blocks of the document, and of everything around that holds blocks of its own.
    blocks: Vec<Vec<Block>>,
    /// The words of everything around that holds words.
    words: Vec<Vec<Inline>>,
    /// The captions of the pictures around.
    captions: Vec<String>,
    /// The lists, items, quotations and tables of raw HTML around.
    open: Vec<Open>,
    notes: Notes,
    table: Draft,
    /// What the paragraph being read is.
    part: Option<Part>,
    /// Whether its first sentence is a heading.
    has_lead: bool,
    /// The raw HTML of the block being read.
    html: String,
    /// How many words are being gathered where blocks of raw HTML begin and end; `None` outside of them.
    ground: Option<usize>,
}

/// Something around that holds blocks.
enum Open {
    /// A list: the number of its next item, and its items.
    List(Option<u64>, Vec<Item>),
    /// An item, with the mark behind its number, its box, and its first words, once they are known.
    Item(char, Option<bool>, Option<Vec<Inline>>),
    /// A quotation or a note.
    Apart,
    /// A table of raw HTML.
    Table(Draft),
    /// A cell of one.
    Cell(Span),
}

impl Reader<'_, '_> {
    fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            // A break at which lines were joined is empty text.
            Event::Text(text) if text.is_empty() => self.next_line(""),
            Event::Text(text) => self.say(Inline::Text(text.to_string())),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::Code(text) => {
                self.say(Inline::Code(text.to_string()));
            }
            Event::SoftBreak => self.next_line(" "),
            Event::HardBreak => self.say(Inline::Break),
            Event::InlineHtml(html) => self.html(html),
            Event::Html(html) => self.html.push_str(html),
            Event::Rule => self.push(Block::Rule),
            Event::FootnoteReference(name) => {
                let note = self.notes.refer(name);
                self.say(note);
            }
            Event::TaskListMarker(done) => {
                if let Some(Open::Item(_, ticked, _)) = self.open.last_mut() {
                    *ticked = Some(*done);
                }
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.start_paragraph(span),
            Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::TableCell => self.begin(),
            Tag::HtmlBlock => {
                self.begin();
                self.ground = Some(self.words.len());
            }
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.end_tight();
                self.open.push(Open::Apart);
                self.blocks.push(Vec::new());
                if let Tag::FootnoteDefinition(name) = tag {
                    self.notes.begin(name);
                }
            }
            Tag::List(first) => {
                self.end_tight();
                self.open.push(Open::List(*first, Vec::new()));
            }
            Tag::Item => {
                self.open
                    .push(Open::Item(mark(self.source, span), None, None));
                self.blocks.push(Vec::new());
                self.words.push(Vec::new());
            }
            Tag::Table(alignments) => {
                self.end_tight();
                self.table = Draft::new(alignments.iter().map(align).collect());
            }
            Tag::TableHead | Tag::TableRow => self.table.begin_row(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.words.push(Vec::new()),
            Tag::Link { .. } => self.words.push(Vec::new()),
            Tag::Image { title, .. } => {
                self.captions.push(title.to_string());
                self.words.push(Vec::new());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Heading(level) => {
                let text = self.take();
                self.push(heading(level as u8, text));
            }
            TagEnd::CodeBlock => {
                let text = Inline::plain(&self.take());
                self.push(Block::Code(text.trim_end_matches('\n').to_owned()));
            }
            TagEnd::BlockQuote(kind) => self.end_quote(kind),
            TagEnd::FootnoteDefinition => {
                let blocks = self.end_apart();
                self.notes.end(blocks);
            }
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                if let Some(Open::List(_, items)) = self.open.pop() {
                    self.push(Block::Items(items));
                }
            }
            TagEnd::TableCell => {
                let words = self.take();
                self.table.words(words);
            }
            TagEnd::Table => {
                let room = self.blocks.len() == 1;
                if let Some(table) = std::mem::take(&mut self.table).finish(room) {
                    self.push(Block::Table(table));
                }
            }
            TagEnd::Emphasis => self.wrap(Inline::Emphasis),
            TagEnd::Strong => self.wrap(Inline::Strong),
            TagEnd::Strikethrough => self.wrap(Inline::Strike),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_picture(),
            _ => {}
        }
    }

    fn begin(&mut self) {
        self.end_tight();
        self.words.push(Vec::new());
    }

    /// The words that were gathered last.
    fn take(&mut self) -> Vec<Inline> {
        self.words.pop().unwrap_or_default()
    }

    /// Adds to the words that are being gathered. Next to words, words become one.
    fn say(&mut self, said: Inline) {
        let Some(words) = self.words.last_mut() else {
            return;
        };
        match (words.last_mut(), said) {
            (Some(Inline::Text(before)), Inline::Text(more)) => before.push_str(&more),
            (_, said) => words.push(said),
        }
    }

    /// Ends a line as it is typed: the next one goes on after `space`, but names and dates keep lines of their own.
    fn next_line(&mut self, space: &str) {
        self.say(match self.part {
            Some(Part::Signature) => Inline::Break,
            _ => Inline::Text(space.to_owned()),
        });
    }

    fn wrap(&mut self, mark: impl FnOnce(Vec<Inline>) -> Inline) {
        let inside = self.take();
        self.say(mark(inside));
    }

    fn push(&mut self, block: Block) {
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(block);
        }
    }

    /// An item's words end where something else than words begins in it.
    fn end_tight(&mut self) {
        if let Some(Open::Item(_, _, first @ None)) = self.open.last_mut() {
            *first = Some(
                self.words
                    .last_mut()
                    .map(std::mem::take)
                    .unwrap_or_default(),
            );
        }
    }

    fn start_paragraph(&mut self, span: &Range<usize>) {
        // An item's first paragraph is its own words.
        let is_first = matches!(self.open.last(), Some(Open::Item(_, _, None)));
        let is_empty = self.words.last().is_some_and(Vec::is_empty);
        if is_first && is_empty {
            return;
        }
        self.begin();
        let part = self.parts.next_if(|(start, _)| span.contains(start));
        self.part = part.map(|(_, part)| part);
        let lead = self.leads.next_if(|start| span.contains(start));
        self.has_lead = lead.is_some();
    }

    fn end_paragraph(&mut self) {
        if matches!(self.open.last(), Some(Open::Item(_, _, None))) {
            return self.end_tight();
        }
        let mut text = trimmed(self.take());
        let part = self.part.take();
        let is_picture = |node: &Inline| matches!(node, Inline::Picture(_));
        let is_space = |node: &Inline| {
            matches!(node, Inline::Break)
                || matches!(node, Inline::Text(text) if text.trim().is_empty())
        };
        if text.is_empty() {
            return;
        }
        if text.iter().any(is_picture) && text.iter().all(|node| is_picture(node) || is_space(node))
        {
            let pictures = text.into_iter().filter_map(|node| match node {
                Inline::Picture(picture) => Some(picture),
                _ => None,
            });
            let pictures = pictures.collect();
            return self.push(Block::Pictures(pictures));
        }
        if std::mem::take(&mut self.has_lead) {
            sheet::mark_heading(&mut text);
        }
        self.push(match part {
            Some(Part::Addressee) => Block::Flush(text),
            Some(Part::First) => heading(self.least, text),
            Some(Part::Second) => heading(self.least + 1, text),
            Some(Part::Signature) => Block::Signature(text),
            None => return paragraphs(text).for_each(|line| self.push(line)),
        });
    }

    /// The blocks of the quotation or note that ends.
    fn end_apart(&mut self) -> Vec<Block> {
        self.end_tables();
        self.open.pop();
        self.blocks.pop().unwrap_or_default()
    }

    fn end_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let blocks = self.end_apart();
        let alert = kind.map(|kind| match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        });
        self.push(Block::Quote { alert, blocks });
    }

    fn end_item(&mut self) {
        self.end_tables();
        self.end_tight();
        self.take();
        let rest = self.blocks.pop().unwrap_or_default();
        let Some(Open::Item(mark, done, text)) = self.open.pop() else {
            return;
        };
        let mut text = trimmed(text.unwrap_or_default());
        let first = text.iter().position(|node| *node == Inline::Break);
        let mut below: Vec<Block> = first
            .map(|first| paragraphs(text.split_off(first)).collect())
            .unwrap_or_default();
        below.extend(rest);
        if let Some(Open::List(next, items)) = self.open.last_mut() {
            items.push(Item {
                number: next.map(|number| format!("{number}{mark}")),
                done,
                text,
                below,
            });
            *next = next.map(|number| number + 1);
        }
    }

    fn end_link(&mut self) {
        let text = self.take();
        let to = match self.addresses.next() {
            Some(Address::Written(address)) => Some(address.to_string()),
            Some(Address::Local(link)) => match (self.lead)(*link) {
                Lead::To(address) => Some(address),
                Lead::File(_) | Lead::Nowhere => None,
            },
            Some(Address::Refused) | None => None,
        };
        self.say(Inline::Link { to, text });
    }

    fn end_picture(&mut self) {
        let alt = Inline::plain(&self.take());
        let file = match self.addresses.next() {
            Some(Address::Local(link)) => match (self.lead)(*link) {
                Lead::File(number) => Some(number),
                Lead::To(_) | Lead::Nowhere => None,
            },
            _ => None,
        };
        let caption = self.captions.pop().unwrap_or_default();
        self.say(Inline::Picture(Picture { file, alt, caption }));
    }
}

/// The rank of the highest headings among `events`.
fn least(events: &[Spanned<'_>]) -> u8 {
    let ranks = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as u8),
        _ => None,
    });
    ranks.min().unwrap_or(1)
}

fn heading(level: u8, text: Vec<Inline>) -> Block {
    Block::Heading {
        level,
        face: level,
        text,
    }
}

/// A text in which every line that its author ended is a paragraph.
fn paragraphs(text: Vec<Inline>) -> impl Iterator<Item = Block> {
    let lines: Vec<Vec<Inline>> = text
        .split(|node| *node == Inline::Break)
        .map(|line| trimmed(line.to_vec()))
        .collect();
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.map(Block::Paragraph)
}

fn align(alignment: &Alignment) -> &'static str {
    match alignment {
        Alignment::Center => "center",
        Alignment::Right => "end",
        Alignment::Left | Alignment::None => "start",
    }
}

/// Words without the spaces and breaks around them.
fn trimmed(mut words: Vec<Inline>) -> Vec<Inline> {
    let is_blank = |node: &Inline| {
        matches!(node, Inline::Break)
            || matches!(node, Inline::Text(text) if text.trim().is_empty())
    };
    while words.last().is_some_and(is_blank) {
        words.pop();
    }
    let lead = words.iter().take_while(|node| is_blank(node)).count();
    words.drain(..lead);
    words
}
