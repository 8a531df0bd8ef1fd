//! A document as a reader sees it: a flat run of blocks, each with its lines.
//!
//! This is what the schedule reader reads. It knows nothing of Markdown's marks: emphasis, links and code
//! are already plain text, but every line knows the byte range of the file it came from.

use std::ops::Range;

/// One line of text as the author broke it, with its marks removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The visible text.
    pub text: String,
    /// The bytes of the source file it came from.
    pub span: Range<usize>,
}

/// One block of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// How many lists it lies in; 0 outside any list.
    pub depth: usize,
    /// Its lines; for a table, empty (see [`BlockKind::Table`]).
    pub lines: Vec<Line>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The same in raw HTML: it parts a text, and has no anchor.
    RawHeading(u8),
    /// Any other text of raw HTML outside of tables: it is read, and no part of an official paper.
    RawText,
    /// A paragraph that does not begin a list item; with `depth` above 0 it continues one.
    Paragraph,
    /// The first paragraph of a list item.
    Item {
        /// The number written before it in an ordered list, `None` after a bullet.
        number: Option<u64>,
        /// Whether a task list's box is ticked; `None` outside task lists.
        done: Option<bool>,
    },
    /// A table: its rows of cells, the head row first. A cell may hold several lines (`<br>`).
    Table(Vec<Vec<Vec<Line>>>),
    /// A paragraph inside a block quotation or an alert.
    Quote,
    /// Lines that are only indented: code to Markdown, but people indent what they write and mean nothing by it.
    Indented,
    /// A code block; never a schedule.
    Code,
}
