//! Markdown into blocks and HTML, plainly; the full reader of bodies takes this place.

use std::ops::Range;

use crate::model::block::{Block, BlockKind, Line};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    lists: Vec<Option<u64>>,
    item: Option<Option<u64>>,
    done: Option<bool>,
    kind: Option<BlockKind>,
    lines: Vec<Line>,
    broken: bool,
    quote: usize,
    table: Vec<Vec<Vec<Line>>>,
    cell: Option<Vec<Line>>,
}

/// The blocks of `markdown`.
fn blocks(markdown: &str, shift: usize) -> Vec<Block> {
    let mut builder = Builder::default();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        builder.event(event, range.start + shift..range.end + shift);
    }
    builder.blocks
}

impl Builder {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => self.broken = true,
            Event::InlineHtml(html) | Event::Html(html) if html.contains("<br") => {
                self.broken = true
            }
            Event::TaskListMarker(done) => self.done = Some(done),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(number(*level))),
            Tag::Paragraph if self.quote > 0 => self.open(BlockKind::Quote),
            Tag::Paragraph if self.item.is_none() => self.open(BlockKind::Paragraph),
            Tag::CodeBlock(_) => self.open(BlockKind::Code),
            Tag::BlockQuote(_) => self.quote += 1,
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.flush();
                let own = self.lists.last().copied().flatten();
                self.item = Some(own);
                if let Some(Some(next)) = self.lists.last_mut() {
                    *next += 1;
                }
            }
            Tag::TableCell => self.cell = Some(Vec::new()),
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::Table(_) => self.table.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item => {
                self.flush();
                self.item = None;
            }
            TagEnd::BlockQuote(_) => self.quote -= 1,
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::TableCell => {
                let cell = self.cell.take().unwrap_or_default();
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let kind = BlockKind::Table(std::mem::take(&mut self.table));
                self.blocks.push(Block {
                    kind,
                    depth: self.lists.len(),
                    lines: Vec::new(),
                });
            }
            _ => {}
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.flush();
        self.kind = Some(kind);
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let broken = std::mem::take(&mut self.broken);
        let lines = self.cell.as_mut().unwrap_or(&mut self.lines);
        for (at, part) in text.split('\n').enumerate() {
            match lines.last_mut() {
                Some(line) if at == 0 && !broken => {
                    line.text.push_str(part);
                    line.span.end = range.end;
                }
                _ if part.is_empty() && at > 0 => {}
                _ => lines.push(Line {
                    text: part.to_owned(),
                    span: range.clone(),
                }),
            }
        }
    }

    fn flush(&mut self) {
        self.broken = false;
        let lines = std::mem::take(&mut self.lines);
        let kind = self.kind.take();
        if lines.is_empty() {
            return;
        }
        let done = self.done.take();
        let kind = match (self.item.take(), kind) {
            (Some(number), None | Some(BlockKind::Paragraph)) => BlockKind::Item { number, done },
            (_, kind) => kind.unwrap_or(BlockKind::Paragraph),
        };
        self.blocks.push(Block {
            kind,
            depth: self.lists.len(),
            lines,
        });
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// A body that was read, before its HTML is made.
pub struct Marked<'a> {
    markdown: &'a str,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What is wrong with it.
    pub diagnostics: Vec<crate::base::diagnostic::Diagnostic>,
}

/// Reads the body of a file, which is `range` of its `text`.
pub fn read<'a>(
    _: &crate::base::path::SourcePath,
    text: &'a str,
    range: Range<usize>,
) -> Marked<'a> {
    let markdown = text.get(range.clone()).unwrap_or_default();
    Marked {
        markdown,
        blocks: blocks(markdown, range.start),
        diagnostics: Vec::new(),
    }
}

impl Marked<'_> {
    /// Its HTML, with an anchor at each of `lines`.
    pub fn render(self, _: &std::collections::BTreeSet<usize>) -> crate::model::document::Body {
        let mut html = String::new();
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
        pulldown_cmark::html::push_html(&mut html, Parser::new_ext(self.markdown, options));
        let summary = self
            .blocks
            .iter()
            .find(|block| block.kind == BlockKind::Paragraph);
        let summary =
            summary.map(|block| block.lines.iter().map(|line| line.text.as_str()).collect());
        crate::model::document::Body {
            html,
            summary: summary.unwrap_or_default(),
            ..Default::default()
        }
    }
}
