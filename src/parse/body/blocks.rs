//! Events into [`Block`]s: the document as a reader sees it, which the schedule is read from.
//!
//! In: events before their breaks are joined. Out: blocks in reading order. Invariant: every heading event has its
//! block, even an empty one; a line's span lies in the file and covers its marks. Raw HTML gives headings of a kind of their own.

mod raw_html;

use std::ops::Range;

use raw_html::Found;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::events::{Spanned, is_break_tag, is_inline_mark};
use crate::model::block::{Block, BlockKind, Line};

/// How many events of a plan make a block, about: where to begin.
const EVENTS_PER_BLOCK: usize = 3;

/// The blocks of a document, whose whole file is `text`.
#[must_use]
pub fn blocks(text: &str, events: &[Spanned<'_>]) -> Vec<Block> {
    let mut reader = Reader {
        source: text,
        blocks: Vec::with_capacity(events.len() / EVENTS_PER_BLOCK),
        ..Reader::default()
    };
    for (event, span) in events {
        reader.event(event, span);
    }
    reader.finish();
    reader.blocks
}

#[derive(Default)]
struct Reader<'t> {
    /// The whole file.
    source: &'t str,
    blocks: Vec<Block>,
    /// The block that lines go into.
    open: Option<BlockKind>,
    /// Whether indented lines are read, which the parser takes for code.
    indents: bool,
    lines: Lines,
    /// How many lists are around.
    lists: usize,
    /// An item whose first paragraph has not come yet.
    item: Option<BlockKind>,
    /// How many quotations and footnotes are around.
    quotes: usize,
    /// How many pictures are around: their texts are not seen.
    pictures: usize,
    /// How many deletions are around: what is struck out is no longer said.
    struck: usize,
    rows: Vec<Vec<Vec<Line>>>,
    /// How far the last tables of raw HTML went on beyond their block: what stands there is not read again.
    raw: Range<usize>,
    /// Whether a raw table was never closed: none below it is looked for beyond its block.
    unclosed: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, span: &Range<usize>) {
        if self.is_read(event, span) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span),
            Event::Text(text) if self.open == Some(BlockKind::Code) => {
                self.lines.push_all(text, span)
            }
            Event::Text(text) if self.indents => self.indented(text, span),
            Event::Text(text) | Event::Code(text) => self.text(text, span),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::InlineHtml(html) if is_break_tag(html) => self.end_line(),
            Event::TaskListMarker(done) => self.tick(*done),
            Event::Rule => self.finish(),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        self.lines.end_line();
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        if self.pictures == 0 && self.struck == 0 {
            self.begin_paragraph();
            self.lines.push(text, span);
        }
    }

    /// Indented lines are text to their author: each is a line, and a blank one begins another paragraph. A line may come in
    /// several texts, its end by itself.
    fn indented(&mut self, text: &str, span: &Range<usize>) {
        let mut at = span.start;
        for part in text.split_inclusive('\n') {
            let line = part.trim_end_matches('\n');
            if !line.is_empty() {
                self.lines
                    .push(line, &(at..(at + line.len()).min(span.end)));
            }
            if line.len() < part.len() && !self.lines.end_line() {
                self.begin(BlockKind::Indented);
            }
            at = (at + part.len()).min(span.end);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.go_on(span.start);
                self.begin_paragraph();
            }
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(rank(*level))),
            Tag::CodeBlock(CodeBlockKind::Indented) if self.quotes == 0 => {
                self.begin(BlockKind::Indented);
                self.indents = true;
            }
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::List(_) => {
                self.finish();
                self.lists += 1;
            }
            Tag::Item => self.start_item(span),
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.finish();
                self.quotes += 1;
            }
            Tag::Table(_) => self.begin(BlockKind::Table(Vec::new())),
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::HtmlBlock => self.finish(),
            Tag::Image { .. } => self.pictures += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {
                self.begin_paragraph();
                self.struck += usize::from(*tag == Tag::Strikethrough);
                self.lines.touch(span.start..span.start);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Range<usize>) {
        match tag {
            TagEnd::CodeBlock => {
                self.indents = false;
                self.finish();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.finish(),
            TagEnd::List(_) => {
                self.finish();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.finish();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let lines = self.lines.take();
                if let Some(row) = self.rows.last_mut() {
                    row.push(lines);
                }
            }
            TagEnd::Table => {
                self.open = Some(BlockKind::Table(std::mem::take(&mut self.rows)));
                self.finish();
            }
            TagEnd::HtmlBlock => self.raw_html(span),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            tag if is_inline_mark(&Event::End(tag)) => {
                let struck = usize::from(tag == TagEnd::Strikethrough);
                self.struck = self.struck.saturating_sub(struck);
                self.lines.touch(span.end..span.end);
            }
            _ => {}
        }
    }

    /// Whether what the event says stands in a raw table, which was read as a whole.
    fn is_read(&self, event: &Event<'_>, span: &Range<usize>) -> bool {
        if span.start < self.raw.start || self.raw.end < span.end {
            return false;
        }
        let heading = matches!(
            event,
            Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_))
        );
        let heading = heading || matches!(self.open, Some(BlockKind::Heading(_)));
        !heading
    }

    fn raw_html(&mut self, span: &Range<usize>) {
        let html = self.source.get(span.clone()).unwrap_or_default();
        // What stands among pictures shows what was done.
        let pictures = html.contains("<img") || html.contains("<IMG");
        if self.quotes > 0 || pictures {
            return;
        }
        let whole = (!self.unclosed).then(|| raw_html::read(self.source, span.clone()));
        let (pieces, end) = whole.flatten().unwrap_or_else(|| {
            self.unclosed = true;
            let text = self.source.get(..span.end).unwrap_or_default();
            raw_html::read(text, span.clone()).unwrap_or_default()
        });
        self.raw = span.end..end;
        for piece in pieces {
            match piece {
                Found::Table(cells) => self.begin(BlockKind::Table(cells)),
                Found::Text(kind, lines) => {
                    self.begin(kind);
                    self.lines.done = lines;
                }
            }
            self.finish();
        }
    }

    /// A paragraph that begins at `start`, directly below an indented one, is the rest of that.
    fn go_on(&mut self, start: usize) {
        let below = |block: &mut Block| {
            let end = block.lines.last().map_or(start, |line| line.span.end);
            let between = self.source.get(end..start).unwrap_or_default();
            let fresh = self.open.is_none() && self.item.is_none() && self.quotes == 0;
            fresh
                && block.kind == BlockKind::Indented
                && block.depth == self.lists
                && matches!(between.trim_matches(' '), "\n" | "\r\n")
        };
        if let Some(above) = self.blocks.pop_if(below) {
            self.open = Some(above.kind);
            self.lines.done = above.lines;
        }
    }

    /// An item has the number its author wrote, which need not count on from the one above.
    fn start_item(&mut self, span: &Range<usize>) {
        self.finish();
        let written = self.source.get(span.clone()).unwrap_or_default();
        let digits = written.trim_start();
        let end = digits.find(|found: char| !found.is_ascii_digit());
        let number = digits[..end.unwrap_or(0)].parse().ok();
        self.item = Some(BlockKind::Item { number, done: None });
    }

    /// Text may come without a paragraph around it: in items of a tight list.
    fn begin_paragraph(&mut self) {
        if self.open.is_none() {
            let plain = if self.quotes > 0 {
                BlockKind::Quote
            } else {
                BlockKind::Paragraph
            };
            self.open = Some(self.item.take().unwrap_or(plain));
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.finish();
        self.open = Some(kind);
    }

    fn tick(&mut self, ticked: bool) {
        self.begin_paragraph();
        if let Some(BlockKind::Item { done, .. }) = &mut self.open {
            *done = Some(ticked);
        }
    }

    /// Ends the open block, or an item that began with something else than a paragraph.
    fn finish(&mut self) {
        let Some(kind) = self.open.take().or_else(|| self.item.take()) else {
            return;
        };
        let lines = self.lines.take();
        let text = matches!(
            kind,
            BlockKind::Paragraph | BlockKind::Indented | BlockKind::Quote
        );
        if !lines.is_empty() || !text {
            self.blocks.push(Block {
                kind,
                depth: self.lists,
                lines,
            });
        }
    }
}

/// Gathers the lines of one block or cell.
#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    text: String,
    span: Option<Range<usize>>,
}

impl Lines {
    fn touch(&mut self, span: Range<usize>) {
        let known = self.span.take().unwrap_or_else(|| span.clone());
        self.span = Some(known.start.min(span.start)..known.end.max(span.end));
    }

    fn push(&mut self, text: &str, span: &Range<usize>) {
        self.touch(span.clone());
        match self.text.is_empty() {
            true => self.text = text.to_owned(),
            false => self.text.push_str(text),
        }
    }

    /// Adds the text of a code block, which holds its own line ends.
    fn push_all(&mut self, text: &str, span: &Range<usize>) {
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let end = (at + line.len()).min(span.end);
            self.push(line.trim_end_matches('\n'), &(at..end));
            at = end;
            if line.ends_with('\n') {
                self.end_line();
            }
        }
    }

    /// Lines without anything to see are left out; says whether there was one.
    fn end_line(&mut self) -> bool {
        let text = std::mem::take(&mut self.text);
        let span = self.span.take();
        let Some(span) = span.filter(|_| !text.trim_start().is_empty()) else {
            return false;
        };
        let line = Line { text, span };
        match self.done.is_empty() {
            true => self.done = vec![line],
            false => self.done.push(line),
        }
        true
    }

    fn take(&mut self) -> Vec<Line> {
        self.end_line();
        std::mem::take(&mut self.done)
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
