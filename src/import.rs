//! A file that was written elsewhere into documents of the bulletin.
//!
//! ```text
//! bytes --encoding|word--> blocks --mend--> blocks --split--> parts --draft--> documents --judge--> what to decide
//! ```
//!
//! In: the name and the bytes of a Markdown, text or Word file. Out: documents with front matter and the pictures beside
//! them, what was changed, and what a person must decide, each with its place; or why it cannot be read.
//! Invariant: pure, and never panics; no word of the file is lost without being told.

pub mod block;
pub mod draft;
pub mod encoding;
pub mod escape;
pub mod finding;
mod front;
pub mod inline;
pub mod judge;
pub mod label;
pub mod markdown;
pub mod mend;
pub mod picture;
pub mod plain;
pub mod split;
pub mod word;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::model::source::Source;
use block::Block;
use draft::Draft;
use encoding::Decoded;
use finding::{Finding, excerpt};
use markdown::Front;
use split::Part;

/// A longer file is not read, in bytes.
pub const LARGEST: usize = 256 << 20;

/// A longer text is not read, in bytes.
const LARGEST_TEXT: usize = 20 << 20;

/// A file that seems to hold more plans is no file of plans.
const MOST: usize = 500;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Text without marks.
    Plain,
    /// A Word file.
    Word,
}

/// A file that was read.
#[derive(Debug)]
pub struct Imported {
    /// What it is.
    pub format: Format,
    /// The encoding of a text.
    pub encoding: &'static str,
    /// The documents it holds, in their order.
    pub drafts: Vec<Draft>,
    /// What stands above the first of several plans and is in no document.
    pub left_out: Vec<Finding>,
    /// How many documents it seems to hold.
    pub likely: usize,
}

/// Reads a file. With `split` it is cut wherever another plan may begin, else only where headings count plans.
///
/// # Errors
/// Why it cannot be read, in words for its owner.
pub fn read(source: &Source, split: bool) -> Result<Imported, Message> {
    refuse(&source.bytes)?;
    if word::is_package(&source.bytes) {
        return word(source, split);
    }
    let decoded =
        encoding::decode(&source.bytes).ok_or_else(|| Message::new("import-refused-unknown"))?;
    let text = &decoded.text;
    if text.trim().is_empty() {
        return Err(Message::new("import-refused-empty"));
    }
    let is_markdown = is_named_markdown(&source.path) || markdown::is_likely(text);
    let (blocks, front) = match is_markdown {
        true => markdown::read(&source.path, text),
        false => (plain::read(&source.path, text), Front::new()),
    };
    let format = if is_markdown {
        Format::Markdown
    } else {
        Format::Plain
    };
    let lost = lost(&source.path, &decoded);
    let mut imported = documents(blocks, lost, source.path.stem(), format, split)?;
    imported.encoding = decoded.encoding;
    front::take_over(&mut imported.drafts, &front);
    Ok(imported)
}

/// Characters of a text that could not be read.
fn lost(path: &SourcePath, decoded: &Decoded) -> Vec<Finding> {
    let index = LineIndex::new(&decoded.text);
    let mut places = Places::new(path, &decoded.text, &index);
    let lost = decoded.lost.iter().map(|at| {
        let place = places.at(*at..*at + 1);
        Finding::new(Message::new("import-changed-lost"), &place)
    });
    lost.collect()
}

/// A Word file's documents, each with the pictures that it shows.
fn word(source: &Source, split: bool) -> Result<Imported, Message> {
    let word = word::read(&source.path, &source.bytes)?;
    if word.blocks.is_empty() {
        return Err(Message::new("import-refused-empty"));
    }
    let stem = source.path.stem();
    let mut imported = documents(word.blocks, Vec::new(), stem, Format::Word, split)?;
    for draft in &mut imported.drafts {
        let shown = |name: &String| draft.body.contains(&format!("]({name})"));
        let files = word.files.iter().filter(|(name, _)| shown(name));
        draft.files = files
            .map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect();
    }
    if let Some(first) = imported.drafts.first_mut() {
        first.changes.splice(0..0, word.changes);
    }
    Ok(imported)
}

fn is_named_markdown(path: &SourcePath) -> bool {
    matches!(&*path.ending(), "md" | "markdown")
}

/// Files of other programs, told by how they begin.
fn refuse(bytes: &[u8]) -> Result<(), Message> {
    let id = match bytes {
        [b'{', b'\\', b'r', b't', b'f', ..] => "import-refused-rtf",
        [b'%', b'P', b'D', b'F', ..] => "import-refused-pdf",
        [0xd0, 0xcf, 0x11, 0xe0, ..] if holds_wide(bytes, "EncryptedPackage") => {
            "import-refused-encrypted"
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "import-refused-old",
        // What is unpacked from a package is bounded where it is unpacked.
        [b'P', b'K', ..] => return Ok(()),
        _ if is_web_page(bytes) => "import-refused-web",
        _ if bytes.len() > LARGEST_TEXT => "import-refused-large",
        _ => return Ok(()),
    };
    Err(Message::new(id))
}

/// Whether a file is a page of the web or another file of tags, as programs also save under the name of Word's.
fn is_web_page(bytes: &[u8]) -> bool {
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let starts: [&[u8]; 4] = [b"<!doctype html", b"<html", b"<?xml", b"mime-version:"];
    let begins = |start: &&[u8]| {
        bytes
            .get(..start.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(start))
    };
    starts.iter().any(begins)
}

/// Whether `bytes` hold `word` with two bytes a letter.
fn holds_wide(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// The documents that `blocks` are; `changes` were made on the way here.
fn documents(
    blocks: Vec<Block>,
    mut changes: Vec<Finding>,
    stem: &str,
    format: Format,
    split: bool,
) -> Result<Imported, Message> {
    let (mut blocks, mended) = mend::mend(blocks, format == Format::Word);
    changes.extend(mended);
    if format == Format::Plain {
        plain::spread(&mut blocks);
    }
    let cut = split::split(blocks, split);
    if cut.parts.len() > MOST {
        let message = Message::new("import-refused-many").arg("count", cut.parts.len());
        return Err(message.arg("most", MOST));
    }
    let told = |block: &Block| {
        let message = Message::new("import-left-out").arg("text", excerpt(&block.words()));
        Finding::new(message, &block.place)
    };
    let left_out = cut.above.iter().map(told).collect();
    Ok(Imported {
        format,
        encoding: "none",
        drafts: drafts(cut.parts, changes, stem),
        left_out,
        likely: cut.likely,
    })
}

/// Each part as a document, with the changes that were made in it.
fn drafts(parts: Vec<Part>, changes: Vec<Finding>, stem: &str) -> Vec<Draft> {
    let first = |part: &Part| part.blocks.first().map_or(0, |block| block.place.line);
    let starts: Vec<usize> = parts.iter().map(first).collect();
    let mut drafts: Vec<Draft> = parts
        .into_iter()
        .map(|part| Draft::new(part, stem))
        .collect();
    for change in changes {
        let after = starts.partition_point(|start| *start <= change.place.line);
        if let Some(draft) = drafts.get_mut(after.saturating_sub(1)) {
            draft.changes.push(change);
        }
    }
    for draft in &mut drafts {
        draft
            .changes
            .sort_by_key(|change| (change.place.line, change.place.column));
    }
    drafts
}
