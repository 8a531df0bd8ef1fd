//! A Word file, as Word, WPS and LibreOffice write them.
//!
//! ```text
//! bytes --package,xml--> parts --paragraph,table--> paragraphs --here--> blocks
//! ```
//!
//! In: bytes. Out: blocks, the pictures beside them, and what was met on the way. Invariant: never panics and unpacks no
//! more than `package` allows; a file that cannot be read whole is refused.

mod number;
mod package;
mod paragraph;
mod reader;
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
use crate::import::label::{self, Level};
use crate::import::{escape, plain};
use number::Label;
use paragraph::Paragraph;
use reader::Reader;
use table::{Cell, Piece};
use xml::Node;

/// More characters than this are no heading.
const LONGEST: usize = 40;

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

/// What a file is that begins like one of Word's; `None` where it does not.
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
        runs_on: None,
    };
    let body = document.child("body").unwrap_or(&document);
    word.children(body);
    word.finish()
}

/// A line of the text before it is known what it is.
enum Line {
    Paragraph(Box<Paragraph>, Place),
    Block(Block),
}

struct Body<'a> {
    path: &'a SourcePath,
    reader: Reader<'a>,
    lines: Vec<Line>,
    /// How many paragraphs were read.
    number: usize,
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
            "p" => self.paragraph(node),
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
            "ins" | "moveTo" | "customXml" | "smartTag" => self.children(node),
            "del" | "moveFrom" => self.reader.count("import-word-tracked"),
            _ => {}
        }
    }

    fn paragraph(&mut self, node: &Node) {
        self.number += 1;
        let mut read = paragraph::read(node, &mut self.reader);
        if let Some(mut above) = self.runs_on.take() {
            above.spans.append(&mut read.spans);
            above.boxes.append(&mut read.boxes);
            above.runs_on = read.runs_on;
            read = above;
        }
        if read.style.is_contents {
            return self.reader.count("import-word-contents");
        }
        if read.runs_on {
            self.runs_on = Some(read);
            return;
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
        let first = self.lines.iter().filter(|line| is_note(line)).count();
        let notes: Vec<Node> = self.reader.noted.iter().skip(first).cloned().collect();
        for (at, note) in notes.iter().enumerate() {
            let paragraphs: Vec<String> = note
                .all("p")
                .into_iter()
                .map(|node| self.inline(node))
                .collect();
            let text = paragraphs
                .iter()
                .filter(|text| !text.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(" ");
            self.block(Kind::Verbatim, format!("[^{}]: {text}", first + at + 1));
        }
    }

    /// A paragraph in one line, as it stands in a cell or a note, with its label.
    fn inline(&mut self, node: &Node) -> String {
        let read = paragraph::read(node, &mut self.reader);
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
        let first = self.number + 1;
        let nodes = rows(node);
        let single = nodes.iter().all(|row| cells(row).len() == 1) && nodes.len() <= 1;
        if single {
            // A frame around paragraphs.
            let inside = nodes
                .iter()
                .flat_map(|row| cells(row))
                .map(|cell| cell.children.clone());
            inside
                .flatten()
                .collect::<Vec<_>>()
                .iter()
                .for_each(|child| self.child(child));
            return;
        }
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
        let count = |name| {
            row.child("trPr")
                .and_then(|properties| properties.value(name))
                .and_then(|count| count.parse().ok())
                .unwrap_or(0)
        };
        let blank = |span: usize| Cell {
            span: span.min(60),
            ..Cell::default()
        };
        let mut out: Vec<Cell> = Some(count("gridBefore"))
            .filter(|count| *count > 0)
            .map(blank)
            .into_iter()
            .collect();
        for cell in cells(row) {
            let properties = cell.child("tcPr");
            let span = properties
                .and_then(|properties| properties.value("gridSpan"))
                .and_then(|span| span.parse().ok())
                .unwrap_or(1);
            let merged = properties
                .and_then(|properties| properties.child("vMerge").or(properties.child("hMerge")));
            let goes_on = merged.is_some_and(|merged| merged.attribute("val") != Some("restart"));
            out.push(Cell {
                text: if goes_on {
                    String::new()
                } else {
                    self.cell(cell)
                },
                span: usize::clamp(span, 1, 60),
                goes_on,
            });
        }
        out
    }

    /// What stands in a cell, a line for each paragraph.
    fn cell(&mut self, cell: &Node) -> String {
        let mut lines = Vec::new();
        self.cell_lines(cell, &mut lines);
        lines.join("<br>")
    }

    fn cell_lines(&mut self, node: &Node, lines: &mut Vec<String>) {
        for child in &node.children {
            match child.name.as_str() {
                "p" => {
                    self.number += 1;
                    lines.extend(Some(self.inline(child)).filter(|line| !line.is_empty()));
                }
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

    fn finish(mut self) -> Result<Word, Message> {
        if let Some(mut rest) = self.runs_on.take() {
            rest.runs_on = false;
            let place = self.place(&rest.words());
            self.lines.push(Line::Paragraph(Box::new(rest), place));
        }
        if let Some(message) = self.reader.failed.take() {
            return Err(message);
        }
        let place = Place::file(self.path);
        let numbered = self.lines.iter().filter(|line| matches!(line, Line::Paragraph(read, _) if matches!(read.label, Some(Label::Number(_))))).count();
        if numbered > 0 {
            self.reader.counts.insert("import-word-numbers", numbered);
        }
        let changes = self
            .reader
            .counts
            .iter()
            .map(|(id, count)| Finding::new(Message::new(id).arg("count", count), &place));
        Ok(Word {
            changes: changes.collect(),
            blocks: blocks(&self.lines),
            files: self.reader.files,
        })
    }
}

fn is_note(line: &Line) -> bool {
    matches!(line, Line::Block(block) if block.text.starts_with("[^"))
}

fn has_ready(read: &Paragraph) -> bool {
    read.spans
        .iter()
        .any(|span| matches!(span, span::Span::Ready(_)))
}

/// The rows of a table that were not deleted.
fn rows(table: &Node) -> Vec<Node> {
    gather(table, "tr", &["sdt", "sdtContent", "ins", "customXml"])
        .into_iter()
        .filter(|row| row.path(&["trPr", "del"]).is_none())
        .collect()
}

fn cells(row: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    for child in &row.children {
        match child.name.as_str() {
            "tc" => found.push(child),
            "sdt" | "sdtContent" | "customXml" => found.extend(cells(child)),
            _ => {}
        }
    }
    found
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

/// Lines as blocks, now that each knows its neighbours.
fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match line {
            Line::Block(block) => blocks.push(block.clone()),
            Line::Paragraph(read, place) => {
                let below = lines.get(at + 1);
                let block = block(read, place, below, at);
                match blocks.last_mut() {
                    // A title on two lines is one.
                    Some(above) if is_top(&block) && is_top(above) && is_title(read, at) => {
                        above.text.push_str(&block.text)
                    }
                    _ => blocks.push(block),
                }
            }
        }
    }
    plain::spread(&mut blocks);
    blocks
}

fn is_top(block: &Block) -> bool {
    block.kind == Kind::Heading(1)
}

fn block(read: &Paragraph, place: &Place, below: Option<&Line>, at: usize) -> Block {
    let label = match &read.label {
        Some(Label::Number(label)) => label.clone(),
        _ => String::new(),
    };
    let text = |bold| span::markdown(&read.spans, bold);
    if let Some(level) = heading(read, &label, below, at) {
        let words = text(false).replace("\\\n", "");
        return Block::new(
            Kind::Heading(level),
            format!("{}{words}", spaced(&label)),
            place.clone(),
        );
    }
    if let Some(Label::Bullet(level)) = &read.label {
        let mark = format!("{}- ", "  ".repeat((*level).min(3)));
        return Block {
            apart: false,
            ..Block::new(Kind::Item(mark), text(true), place.clone())
        };
    }
    if read.words().is_empty() {
        return Block::new(Kind::Verbatim, text(true), place.clone());
    }
    let markdown = text(true);
    if let Some((ticked, words)) = ticked(&markdown).filter(|_| label.is_empty()) {
        return Block {
            apart: false,
            ..Block::new(
                Kind::Item(format!("- [{ticked}] ")),
                words.to_owned(),
                place.clone(),
            )
        };
    }
    let line = format!("{}{markdown}", spaced(&label));
    let (kind, _) = plain::kind(&read.words());
    match (kind, crate::import::markdown::item(&line)) {
        (_, Some((mark, words)))
            if !label.is_empty()
                || mark.trim().len() <= 4
                    && mark.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            Block {
                apart: false,
                ..Block::new(Kind::Item(mark.to_owned()), words.to_owned(), place.clone())
            }
        }
        _ => Block::new(Kind::Plain, escape::start(&line), place.clone()),
    }
}

/// `☑ 座谈会`: whether it is ticked, and the words.
fn ticked(markdown: &str) -> Option<(char, &str)> {
    let first = markdown.chars().next()?;
    let ticked = match first {
        '☑' | '✓' | '✔' => 'x',
        '☐' => ' ',
        _ => return None,
    };
    let words = markdown[first.len_utf8()..].trim_start();
    (!words.is_empty()).then_some((ticked, words))
}

/// A label as it stands before words: `1.` needs a space, `一、` has none.
fn spaced(label: &str) -> String {
    let needs = label
        .chars()
        .next_back()
        .is_some_and(|last| last.is_ascii());
    if needs {
        format!("{label} ")
    } else {
        label.to_owned()
    }
}

/// The level of the heading that a paragraph is.
fn heading(read: &Paragraph, label: &str, below: Option<&Line>, at: usize) -> Option<u8> {
    let words = format!("{label}{}", read.words());
    if read.words().is_empty() {
        return None;
    }
    if read.style.is_title || is_title(read, at) {
        return Some(1);
    }
    if read.style.heading.is_some() {
        return read.style.heading;
    }
    let is_short = words.chars().count() <= LONGEST
        && !words.contains('\n')
        && !words.ends_with(['。', '；', '，', '！', '？', ';']);
    if !is_short || matches!(read.label, Some(Label::Bullet(_))) {
        return None;
    }
    let numbered = label::read(&words).map(|label| label.level);
    match (numbered, read.strong) {
        _ if label::is_month(&words) && read.strong => Some(3),
        (Some(Level::First), _) if has_text_below(below, Level::First, read.strong) => Some(2),
        (Some(Level::Second), true) if has_text_below(below, Level::Second, true) => Some(3),
        (None, true) if !read.centered && has_plain_below(below) => Some(2),
        _ => None,
    }
}

/// Whether something follows that is neither one more of the same nor the next month: then this is a heading over it.
fn has_text_below(below: Option<&Line>, own: Level, strong: bool) -> bool {
    match below {
        None => false,
        Some(Line::Block(_)) => true,
        Some(Line::Paragraph(next, _)) => {
            let label = match &next.label {
                Some(Label::Number(label)) => label.as_str(),
                _ => "",
            };
            let words = format!("{label}{}", next.words());
            let level = label::read(&words).map(|label| label.level);
            let differs = level != Some(own) || strong && !next.strong;
            differs && (strong || !label::is_month(&words) || level.is_some())
        }
    }
}

fn has_plain_below(below: Option<&Line>) -> bool {
    match below {
        None => false,
        Some(Line::Block(_)) => true,
        Some(Line::Paragraph(next, _)) => {
            !next.strong
                || next.label.is_some()
                || label::is_month(&next.words())
                || label::read(&next.words()).is_some()
        }
    }
}

/// Whether a paragraph is the title, or a line of it: at the top, in the middle, in large or strong letters.
fn is_title(read: &Paragraph, at: usize) -> bool {
    const LARGE: u32 = 34;
    let words = read.words();
    let is_line = words.chars().count() <= LONGEST
        && !words.contains(['。', '；', '，', '：', '〔'])
        && !words.starts_with(['（', '(']);
    let looks = read.centered && (read.strong || read.size.is_some_and(|size| size >= LARGE));
    at < 3
        && is_line
        && looks
        && read.label.is_none()
        && label::read(&words).is_none()
        && !label::is_month(&words)
}
