//! The footnotes of a document: their words stand where they are first referred to.

use std::collections::BTreeMap;

use crate::model::paper::{Block, Inline};
use crate::parse::body::sheet;

/// The footnotes of a document.
pub struct Notes {
    /// The number of the first.
    first: usize,
    numbers: BTreeMap<String, usize>,
    /// The words of each, by number.
    words: BTreeMap<usize, Vec<Inline>>,
    /// The one that is being read.
    open: usize,
}

impl Notes {
    /// None yet; they are numbered from `first`.
    pub fn new(first: usize) -> Notes {
        Notes {
            first,
            numbers: BTreeMap::new(),
            words: BTreeMap::new(),
            open: first,
        }
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.first + self.numbers.len();
        *self.numbers.entry(name.to_lowercase()).or_insert(next)
    }

    /// What stands where the note `name` is referred to.
    pub fn refer(&mut self, name: &str) -> Inline {
        Inline::Note {
            number: self.number(name),
            first: false,
            text: Vec::new(),
        }
    }

    /// The words of the note `name` begin.
    pub fn begin(&mut self, name: &str) {
        self.open = self.number(name);
    }

    /// They were these: its paragraphs are lines of it.
    pub fn end(&mut self, blocks: Vec<Block>) {
        let lines = sheet::lines(blocks);
        self.words.insert(self.open, lines.join(&Inline::Break));
    }

    /// Puts the words of each note where it is first referred to; those of others stand at the end.
    pub fn place(mut self, blocks: &mut Vec<Block>) {
        sheet::each_line(blocks, &mut |line| self.fill(line));
        let lost = std::mem::take(&mut self.words);
        blocks.extend(lost.into_values().map(Block::Paragraph));
    }

    fn fill(&mut self, line: &mut [Inline]) {
        for node in line {
            match node {
                Inline::Note {
                    number,
                    first,
                    text,
                } => {
                    if let Some(words) = self.words.remove(number) {
                        *first = true;
                        *text = words;
                        self.fill(text);
                    }
                }
                node => {
                    if let Some(inside) = node.inside_mut() {
                        self.fill(inside);
                    }
                }
            }
        }
    }
}
