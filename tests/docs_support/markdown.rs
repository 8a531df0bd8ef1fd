//! What the tests look for in a Markdown file: its fenced blocks, its tables under their headings, its links.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Fence {
    /// The file and line it begins at, for messages.
    pub place: String,
    /// The words after the fence.
    pub info: Vec<String>,
    /// What stands in it.
    pub text: String,
}

/// A row of a table: the code spans of the heading above it, and its cells.
#[derive(Debug, Clone)]
pub struct Row {
    /// What the nearest heading names as code.
    pub under: Vec<String>,
    /// The text of each cell, without marks.
    pub cells: Vec<String>,
}

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the project.
pub fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every file of prose for people, from the root.
pub fn documents() -> Vec<String> {
    let mut names = Vec::new();
    for folder in ["", "docs"] {
        let found = fs::read_dir(root().join(folder)).expect("readable");
        let paths = found.map(|entry| entry.expect("readable").path());
        let texts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
        names.extend(texts.map(|path: PathBuf| {
            let below = path.strip_prefix(root()).expect("below the root");
            below.to_string_lossy().replace('\\', "/")
        }));
    }
    names.sort();
    assert!(names.len() > 8, "the walk found only {names:?}");
    names
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// The fenced blocks of a file, in order.
pub fn fences(file: &str) -> Vec<Fence> {
    let text = read(file);
    let mut fences: Vec<Fence> = Vec::new();
    let mut open = false;
    for (event, range) in parser(&text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = true;
                fences.push(Fence {
                    place: format!("{file}:{}", text[..range.start].matches('\n').count() + 1),
                    info: info.split_whitespace().map(str::to_owned).collect(),
                    text: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => open = false,
            Event::Text(part) if open => fences
                .last_mut()
                .into_iter()
                .for_each(|fence| fence.text.push_str(&part)),
            _ => {}
        }
    }
    fences
}

/// The rows of all tables of a file, without their heads.
pub fn rows(file: &str) -> Vec<Row> {
    let text = read(file);
    let mut rows = Vec::new();
    let mut under = Vec::new();
    let mut heading = false;
    let mut cells: Vec<String> = Vec::new();
    for event in parser(&text) {
        match event {
            Event::Start(Tag::Heading { .. }) => (heading, under) = (true, Vec::new()),
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Code(code) if heading => under.push(code.to_string()),
            Event::Start(Tag::TableRow) => cells.clear(),
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::End(TagEnd::TableRow) => rows.push(Row {
                under: under.clone(),
                cells: cells.clone(),
            }),
            Event::Text(part) | Event::Code(part) => {
                cells
                    .last_mut()
                    .into_iter()
                    .for_each(|cell| cell.push_str(&part));
            }
            _ => {}
        }
    }
    rows
}

/// The first cells of the rows under the heading that names `code`.
pub fn names_under(file: &str, code: &str) -> Vec<String> {
    let rows = rows(file).into_iter();
    let under = rows.filter(|row| row.under.iter().any(|named| named == code));
    under.map(|row| row.cells[0].clone()).collect()
}

/// Where the links of a file lead.
pub fn links(file: &str) -> Vec<String> {
    let text = read(file);
    let links = parser(&text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}
