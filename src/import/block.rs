//! A file that comes in, as a run of blocks: what all its formats have in common.

use crate::base::place::Place;
use crate::import::inline::{self, Inline};

/// One line or paragraph of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its words as Markdown, without the mark of its kind.
    pub text: String,
    /// Where it stands in the file.
    pub place: Place,
    /// Whether it stands apart from what is above it.
    pub apart: bool,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph, or one more line of it.
    Plain,
    /// An item of a list; the text before it, as `- ` or `  1. `, or only spaces before its further paragraphs.
    Item(String),
    /// What is taken over as it is: tables, code, quotations, raw HTML, pictures.
    Verbatim,
}

impl Block {
    /// A block that stands apart.
    #[must_use]
    pub fn new(kind: Kind, text: impl Into<String>, place: Place) -> Block {
        Block {
            kind,
            text: text.into(),
            place,
            apart: true,
        }
    }

    /// Whether its words are a line of text that may be mended.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.kind != Kind::Verbatim
    }

    /// Its words without emphasis and without backslashes, pictures and marks of notes.
    #[must_use]
    pub fn words(&self) -> String {
        self.inline().words
    }

    /// Its words, and what stands among them.
    #[must_use]
    pub fn inline(&self) -> Inline {
        inline::read(&self.text)
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        match &self.kind {
            Kind::Heading(level) => {
                let marks = "#".repeat(usize::from(*level));
                format!("{marks} {}", self.text.replace("\\\n", " "))
            }
            Kind::Plain | Kind::Verbatim => self.text.clone(),
            Kind::Item(mark) => format!("{mark}{}", self.text),
        }
    }
}

/// Blocks as the text of a document, which ends with a line end.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut above: Option<&Block> = None;
    for block in blocks {
        let tight =
            !block.apart && above.is_some_and(|above| !matches!(above.kind, Kind::Heading(_)));
        match above {
            None => {}
            Some(_) if tight => out.push('\n'),
            Some(_) => out.push_str("\n\n"),
        }
        out.push_str(&block.markdown());
        above = Some(block);
    }
    out.push('\n');
    out
}
