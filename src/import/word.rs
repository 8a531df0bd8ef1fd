//! A Word file, as Word, WPS and LibreOffice write them.
//!
//! ```text
//! bytes --package,xml--> parts --paragraph,table--> lines --line--> blocks
//! ```
//!
//! In: bytes. Out: blocks, the pictures beside them, and what was met on the way. Invariant: never panics and unpacks no
//! more than `package` allows; a file that cannot be read whole is refused.

mod field;
mod line;
mod number;
mod package;
mod paragraph;
mod reader;
mod rows;
mod span;
mod style;
mod table;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::import::block::{Block, Kind};
use crate::import::finding::Finding;
use line::Line;
use number::Label;
use paragraph::Paragraph;
use reader::Reader;
use table::{Cell, Piece};
use xml::Node;

/// A Word file that was read.
#[derive(Debug, Default)]
pub struct Word {
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its pictures.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was done with all that Markdown has no place for.
    pub changes: Vec<Finding>,
}

/// Whether a file begins like the container of a Word file.
#[must_use]
pub fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads a Word file.
///
/// # Errors
/// Why it cannot be read, in words for its owner.
pub fn read(path: &SourcePath, bytes: &[u8]) -> Result<Word, Message> {
    let (reader, document) = Reader::open(bytes)?;
    let mut word = Body {
        path,
        reader,
        lines: Vec::new(),
        number: 0,
        notes: 0,
        runs_on: None,
    };
    let body = document.child("body").unwrap_or(&document);
    word.children(body);
    word.finish()
}

struct Body<'a> {
    path: &'a SourcePath,
    reader: Reader<'a>,
    lines: Vec<Line>,
    /// How many paragraphs were read.
    number: usize,
    /// How many notes were written.
    notes: usize,
    /// A paragraph whose end was deleted.
    runs_on: Option<Paragraph>,
}

impl Body<'_> {
    fn children(&mut self, node: &Node) {
        for child in &node.children {
            self.child(child);
        }
    }

    fn child(&mut self, node: &Node) {
        match node.name.as_str() {
            "p" | "oMathPara" | "oMath" => self.paragraph(node),
            "tbl" => self.table(node),
            "sdt" => {
                let gallery = node
                    .path(&["sdtPr", "docPartObj"])
                    .and_then(|part| part.value("docPartGallery"));
                match gallery {
                    Some("Table of Contents") => self.reader.count("import-word-contents"),
                    _ => node
                        .child("sdtContent")
                        .into_iter()
                        .for_each(|content| self.children(content)),
                }
            }
            "AlternateContent" => {
                let chosen = node
                    .child("Choice")
                    .filter(|choice| !choice.children.is_empty());
                chosen
                    .or_else(|| node.child("Fallback"))
                    .into_iter()
                    .for_each(|chosen| self.children(chosen));
            }
            "ins" | "moveTo" => {
                self.reader.count("import-word-tracked");
                self.children(node);
            }
            "customXml" | "smartTag" => self.children(node),
            "del" | "moveFrom" => self.reader.count("import-word-tracked"),
            "altChunk" | "subDoc" => self.reader.count("import-word-objects"),
            _ => {}
        }
    }

    fn paragraph(&mut self, node: &Node) {
        self.number += 1;
        let mut read = paragraph::read(node, &mut self.reader);
        if let Some(above) = self.runs_on.take() {
            read = read.after(above);
        }
        match read.runs_on {
            true => self.runs_on = Some(read),
            false => self.lines_of(read),
        }
    }

    fn lines_of(&mut self, read: Paragraph) {
        let lines = read.lines();
        if lines.len() > 1 {
            self.reader.add("import-word-breaks", lines.len() - 1);
        }
        lines.into_iter().for_each(|line| self.line(line));
    }

    /// A paragraph whose end was deleted, but which nothing can go on in.
    fn settle(&mut self) {
        if let Some(read) = self.runs_on.take() {
            self.lines_of(read);
        }
    }

    fn line(&mut self, mut read: Paragraph) {
        if read.style.is_contents {
            return self.reader.count("import-word-contents");
        }
        let boxes = std::mem::take(&mut read.boxes);
        if !read.spans.is_empty() && (!read.words().is_empty() || has_ready(&read)) {
            let place = self.place(&read.words());
            self.lines.push(Line::Paragraph(Box::new(read), place));
        }
        self.notes();
        boxes.iter().for_each(|found| self.children(found));
    }

    fn place(&self, words: &str) -> Place {
        Place {
            line: self.number,
            text: Arc::from(words.replace('\n', " ")),
            ..Place::file(self.path)
        }
    }

    fn block(&mut self, kind: Kind, text: String) {
        let place = self.place(&text);
        self.lines.push(Line::Block(Block::new(kind, text, place)));
    }

    /// The notes that the last paragraph names, below it.
    fn notes(&mut self) {
        while let Some((note, at_end)) = self.reader.noted_at(self.notes) {
            self.notes += 1;
            let number = self.notes;
            self.reader.turn(at_end);
            let paragraphs = note.all("p").into_iter();
            let texts: Vec<String> = paragraphs.map(|node| self.inline(node)).collect();
            self.reader.turn(at_end);
            let texts = texts.iter().filter(|text| !text.is_empty());
            let text = texts.map(String::as_str).collect::<Vec<_>>().join(" ");
            self.block(Kind::Verbatim, format!("[^{number}]: {text}"));
        }
    }

    /// A paragraph in one line, as it stands in a cell or a note, with its label.
    fn inline(&mut self, node: &Node) -> String {
        let read = paragraph::read(node, &mut self.reader);
        self.written(&read)
    }

    fn written(&mut self, read: &Paragraph) -> String {
        let text = span::markdown(&read.spans, true);
        let label = match &read.label {
            Some(Label::Number(label)) if !text.is_empty() => label.clone(),
            _ => String::new(),
        };
        let boxes = read
            .boxes
            .iter()
            .flat_map(|found| found.all("p"))
            .map(|node| self.inline(node))
            .collect::<Vec<_>>();
        let parts = std::iter::once(format!("{label}{text}")).chain(boxes);
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("<br>")
    }

    fn table(&mut self, node: &Node) {
        self.settle();
        let first = self.number + 1;
        let nodes = rows::left(gather(
            node,
            "tr",
            &["sdt", "sdtContent", "ins", "customXml"],
        ));
        let tracked = rows::tracked(node);
        let single = nodes.iter().all(|row| rows::cells(row).len() == 1) && nodes.len() <= 1;
        if single {
            // A frame around paragraphs.
            let inside = || nodes.iter().flat_map(rows::cells);
            let within: usize = inside().map(rows::tracked).sum();
            self.reader
                .add("import-word-tracked", tracked.saturating_sub(within));
            inside().for_each(|cell| self.children(cell));
            return self.settle();
        }
        self.reader.add("import-word-tracked", tracked);
        let rows: Vec<Vec<Cell>> = nodes.iter().map(|row| self.row(row)).collect();
        let last = std::mem::replace(&mut self.number, first);
        for piece in table::pieces(&rows) {
            match piece {
                Piece::Table(text) => self.block(Kind::Verbatim, text),
                Piece::Line(text) => text
                    .replace("\\\n", "<br>")
                    .split("<br>")
                    .for_each(|line| self.block(Kind::Plain, line.trim().to_owned())),
            }
        }
        self.number = last;
        self.notes();
    }

    fn row(&mut self, row: &Node) -> Vec<Cell> {
        let count = |name| rows::outside(row, name);
        let blank = |span: usize| Cell {
            span: span.min(60),
            ..Cell::default()
        };
        let mut out: Vec<Cell> = Some(count("gridBefore"))
            .filter(|count| *count > 0)
            .map(blank)
            .into_iter()
            .collect();
        for cell in rows::cells(row) {
            let properties = cell.child("tcPr");
            let merged = |name| {
                let merged = properties.and_then(|properties| properties.child(name));
                merged.is_some_and(|merged| merged.attribute("val") != Some("restart"))
            };
            let span = rows::span(cell);
            match out.last_mut().filter(|_| merged("hMerge")) {
                Some(left) => left.span = (left.span + span).min(60),
                None => out.push(Cell {
                    text: match merged("vMerge") {
                        true => String::new(),
                        false => self.cell(cell),
                    },
                    span,
                    goes_on: merged("vMerge"),
                }),
            }
        }
        out
    }

    /// What stands in a cell, a line for each paragraph.
    fn cell(&mut self, cell: &Node) -> String {
        let mut lines = Vec::new();
        self.cell_lines(cell, &mut lines);
        let rest = self.runs_on.take().map(|read| self.written(&read));
        lines.extend(rest);
        lines.retain(|line| !line.is_empty());
        lines.join("<br>")
    }

    fn cell_lines(&mut self, node: &Node, lines: &mut Vec<String>) {
        for child in &node.children {
            match child.name.as_str() {
                "p" => lines.extend(self.cell_line(child)),
                "tr" | "tc" if rows::is_deleted(child) => {}
                "tbl" | "tr" | "tc" | "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml"
                | "Choice" => self.cell_lines(child, lines),
                "AlternateContent" => child
                    .child("Choice")
                    .or(child.child("Fallback"))
                    .into_iter()
                    .for_each(|chosen| self.cell_lines(chosen, lines)),
                _ => {}
            }
        }
    }

    /// A paragraph of a cell, unless its end was deleted.
    fn cell_line(&mut self, node: &Node) -> Option<String> {
        self.number += 1;
        let mut read = paragraph::read(node, &mut self.reader);
        if let Some(above) = self.runs_on.take() {
            read = read.after(above);
        }
        if read.runs_on {
            self.runs_on = Some(read);
            return None;
        }
        Some(self.written(&read))
    }

    fn finish(mut self) -> Result<Word, Message> {
        self.settle();
        if let Some(message) = self.reader.failed.take() {
            return Err(message);
        }
        // What is counted stands all over the file.
        let place = Place {
            line: 0,
            ..Place::file(self.path)
        };
        let is_numbered = |line: &&Line| match line {
            Line::Paragraph(read, _) => matches!(read.label, Some(Label::Number(_))),
            Line::Block(_) => false,
        };
        let numbered = self.lines.iter().filter(is_numbered).count();
        if numbered > 0 {
            self.reader.counts.insert("import-word-numbers", numbered);
        }
        let counts = self.reader.counts.iter();
        let counts = counts.map(|(id, count)| Message::new(id).arg("count", count));
        let margins = self.reader.margins.iter();
        let margins = margins.map(|text| Message::new("import-word-margin").arg("text", text));
        let changes = counts
            .chain(margins)
            .map(|message| Finding::new(message, &place));
        Ok(Word {
            changes: changes.collect(),
            blocks: line::blocks(&self.lines),
            files: self.reader.files,
        })
    }
}

fn has_ready(read: &Paragraph) -> bool {
    read.spans
        .iter()
        .any(|span| matches!(span, span::Span::Ready(_)))
}

/// Every element `name` right below, or within the frames `through`.
fn gather(node: &Node, name: &str, through: &[&str]) -> Vec<Node> {
    let mut found = Vec::new();
    for child in &node.children {
        if child.name == name {
            found.push(child.clone());
        } else if through.contains(&child.name.as_str()) {
            found.extend(gather(child, name, through));
        }
    }
    found
}
