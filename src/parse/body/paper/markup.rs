//! Raw HTML on paper: of it stay its words and breaks, and the marks and tables that paper has.

use super::{Open, Reader};
use crate::model::paper::{Block, Inline};
use crate::parse::body::events::is_break_tag;
use crate::parse::body::grid::{Draft, Span};
use crate::parse::body::sheet;
use crate::parse::body::tag::{self, Markup};

impl Reader<'_, '_> {
    /// A block of raw HTML ends.
    pub(super) fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        self.html(&html);
        self.settle();
        self.ground = None;
        self.end_paragraph();
    }

    /// Reads raw HTML.
    pub(super) fn html(&mut self, html: &str) {
        if is_break_tag(html) {
            return self.say(Inline::Break);
        }
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            self.say_words(&rest[..at]);
            rest = &rest[at..];
            let end = match tag::read(rest) {
                Some(Markup::Tag(found)) => {
                    let end = found.end.unwrap_or(rest.len());
                    self.tag(&found, &rest[..end]);
                    Some(end)
                }
                Some(Markup::Comment { end, .. }) => end,
                None => {
                    self.say_words("<");
                    Some(1)
                }
            };
            rest = &rest[end.unwrap_or(rest.len())..];
        }
        self.say_words(rest);
    }

    fn say_words(&mut self, html: &str) {
        let words = sheet::unescape(html);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.say(Inline::Text(words));
        }
    }

    fn tag(&mut self, found: &tag::Tag, html: &str) {
        match (&*found.name, found.closes) {
            ("b" | "strong" | "em" | "i" | "u" | "sup" | "sub" | "s" | "del", false) => {
                self.words.push(Vec::new());
            }
            ("b" | "strong", true) => self.close(Inline::Strong),
            ("em" | "i", true) => self.close(Inline::Emphasis),
            ("u", true) => self.close(Inline::Underline),
            ("sup", true) => self.close(Inline::Raised),
            ("sub", true) => self.close(Inline::Lowered),
            ("s" | "del", true) => self.close(Inline::Strike),
            ("br", _) => self.say(Inline::Break),
            (name, closes) if self.ground.is_some() => self.block_tag(name, closes, html),
            ("td" | "th", true) => self.say(Inline::Text("\u{3000}".to_owned())),
            _ => {}
        }
    }

    /// A tag in a block of raw HTML.
    fn block_tag(&mut self, name: &str, closes: bool, html: &str) {
        match (name, closes) {
            ("table", false) => {
                self.end_line();
                self.open.push(Open::Table(Draft::default()));
            }
            ("table", true) => self.end_table(),
            ("tr", false) => {
                self.end_cell();
                if let Some(Open::Table(table)) = self.open.last_mut() {
                    table.begin_row();
                }
            }
            ("td" | "th", false) => self.begin_cell(name == "th", html),
            ("td" | "th" | "tr", true) => self.end_cell(),
            ("p" | "div" | "li" | "caption" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => {
                self.end_line()
            }
            _ => {}
        }
    }

    fn begin_cell(&mut self, is_head: bool, html: &str) {
        self.end_cell();
        self.end_line();
        if matches!(self.open.last(), Some(Open::Table(_))) {
            self.blocks.push(Vec::new());
            self.open.push(Open::Cell(Span {
                wide: tag::number(html, "colspan").unwrap_or(1),
                high: tag::number(html, "rowspan").unwrap_or(1),
                is_head,
            }));
        }
    }

    /// Ends the innermost cell, also one whose end tag was not written.
    fn end_cell(&mut self) {
        let Some(Open::Cell(span)) = self.open.last() else {
            return;
        };
        let span = *span;
        self.end_line();
        self.open.pop();
        let blocks = self.blocks.pop().unwrap_or_default();
        if let Some(Open::Table(table)) = self.open.last_mut() {
            table.cell(span, sheet::lines(blocks));
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        self.end_line();
        let is_table = |open: &mut Open| matches!(open, Open::Table(_));
        if let Some(Open::Table(draft)) = self.open.pop_if(is_table) {
            let alone = self.blocks.len() == 1;
            if let Some(table) = draft.finish(alone) {
                self.push(Block::Table(table));
            }
        }
    }

    /// Ends the tables that were begun since the innermost block that is none.
    pub(super) fn end_tables(&mut self) {
        while matches!(self.open.last(), Some(Open::Table(_) | Open::Cell(_))) {
            self.end_table();
        }
    }

    /// In a block of raw HTML, what was said since the last paragraph is one.
    fn end_line(&mut self) {
        if self.ground.is_some() {
            self.settle();
            self.end_paragraph();
            self.words.push(Vec::new());
        }
    }

    /// Marks that were not closed mark nothing.
    fn settle(&mut self) {
        while self.ground.is_some_and(|ground| self.words.len() > ground) {
            for said in self.take() {
                self.say(said);
            }
        }
    }

    /// An end tag that nothing began marks nothing.
    fn close(&mut self, mark: impl FnOnce(Vec<Inline>) -> Inline) {
        if self.words.len() > self.ground.unwrap_or(1) {
            self.wrap(mark);
        }
    }
}
