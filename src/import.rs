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
pub mod judge;
pub mod label;
pub mod markdown;
pub mod mend;
pub mod plain;
pub mod split;
pub mod word;

use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::model::schedule::PlanYear;
use crate::model::source::Source;
use block::{Block, Kind};
use draft::Draft;
use finding::{Finding, excerpt};
use markdown::Front;

/// A longer file is not read, in bytes.
const LARGEST_TEXT: usize = 20 << 20;

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
    let (text, encoding) =
        encoding::decode(&source.bytes).ok_or_else(|| Message::new("import-refused-unknown"))?;
    if text.trim().is_empty() {
        return Err(Message::new("import-refused-empty"));
    }
    let is_markdown = is_named_markdown(&source.path) || markdown::is_likely(&text);
    let (blocks, front) = match is_markdown {
        true => markdown::read(&source.path, &text),
        false => (plain::read(&source.path, &text), Front::new()),
    };
    let format = if is_markdown {
        Format::Markdown
    } else {
        Format::Plain
    };
    let mut imported = documents(blocks, source.path.stem(), format, split);
    imported.encoding = encoding;
    if let [draft] = imported.drafts.as_mut_slice() {
        take_over(draft, front);
    }
    Ok(imported)
}

/// A Word file's documents, each with the pictures that it shows.
fn word(source: &Source, split: bool) -> Result<Imported, Message> {
    let word = word::read(&source.path, &source.bytes)?;
    if word.blocks.is_empty() {
        return Err(Message::new("import-refused-empty"));
    }
    let mut imported = documents(word.blocks, source.path.stem(), Format::Word, split);
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
        _ if bytes.len() > LARGEST_TEXT => "import-refused-large",
        _ => return Ok(()),
    };
    Err(Message::new(id))
}

/// Whether `bytes` hold `word` with two bytes a letter.
fn holds_wide(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// The documents that `blocks` are.
fn documents(blocks: Vec<Block>, stem: &str, format: Format, split: bool) -> Imported {
    let (mut blocks, changes) = mend::mend(blocks);
    if format == Format::Plain {
        plain::spread(&mut blocks);
    }
    let cut = split::split(blocks, split);
    let told = |block: &Block| {
        Finding::new(
            Message::new("import-left-out").arg("text", excerpt(&block.words())),
            &block.place,
        )
    };
    let starts: Vec<usize> = cut
        .parts
        .iter()
        .map(|part| part.blocks.first().map_or(0, |block| block.place.line))
        .collect();
    let mut drafts: Vec<Draft> = cut
        .parts
        .into_iter()
        .map(|part| Draft::new(part, stem))
        .collect();
    for change in changes {
        let at = starts
            .partition_point(|start| *start <= change.place.line)
            .saturating_sub(1);
        if let Some(draft) = drafts.get_mut(at) {
            draft.changes.push(change);
        }
    }
    Imported {
        format,
        encoding: "none",
        drafts,
        left_out: cut.above.iter().map(told).collect(),
        likely: cut.likely,
    }
}

/// What a file's own front matter says, as far as we have a place for it.
fn take_over(draft: &mut Draft, front: Front) {
    for (name, value) in front {
        match name.as_str() {
            "title" if !value.is_empty() => {
                if draft.titled == draft::Titled::Text && draft.title != value {
                    let heading = Block::new(
                        Kind::Heading(2),
                        draft.title.clone(),
                        crate::base::place::Place::file(&SourcePath::new("")),
                    );
                    draft.body = format!("{}\n\n{}", heading.markdown(), draft.body);
                }
                draft.title = value;
                draft.titled = draft::Titled::Text;
            }
            "date" => {
                draft.date = value
                    .get(..10)
                    .unwrap_or(&value)
                    .parse::<Date>()
                    .ok()
                    .or(draft.date)
            }
            "unit" if draft.unit.is_none() => draft.unit = Some(value),
            "number" if draft.number.is_none() => draft.number = Some(value),
            "year" if value.parse::<i16>().is_ok() => {
                draft.year = value.parse().ok().map(PlanYear::Calendar);
            }
            _ => draft.untaken.push(name),
        }
    }
}
