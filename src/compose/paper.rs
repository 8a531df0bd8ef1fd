//! What can be had on paper, before it is set.
//!
//! In: the site, and of documents the blocks of their text, which only their files have. Out: [`Paper`]s.
//! Invariant: a paper holds all its layout may show but the faces of its type and the bytes of its pictures.

pub mod book;
mod calendar;
mod issue;
mod title;

use std::collections::BTreeMap;

use crate::base::date::{Date, han_date};
use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::compose::ReadText;
use crate::compose::context::Composer;
use crate::model::paper::{Block, Inline, Lead, Matter, Official, Paper, Printed};
use crate::model::site::{Entry, Site, Target};

/// The texts that layouts use, by their names there, and their messages.
const WORDS: [(&str, &str); 16] = [
    ("lang", "paper-lang"),
    ("region", "paper-region"),
    ("attachments", "paper-attachments"),
    ("copies", "paper-copies"),
    ("full-stop", "paper-full-stop"),
    ("contents", "paper-contents"),
    ("opening", "paper-opening"),
    ("note", "paper-note"),
    ("picture", "paper-picture"),
    ("done", "paper-done"),
    ("open", "paper-open"),
    ("alert-note", "paper-alert-note"),
    ("alert-tip", "paper-alert-tip"),
    ("alert-important", "paper-alert-important"),
    ("alert-warning", "paper-alert-warning"),
    ("alert-caution", "paper-alert-caution"),
];

/// The date of what is not dated; a file must have one, and it must not change from day to day.
const UNDATED: [i16; 3] = [2000, 1, 1];

/// Stands for a number that only the layout knows.
const COUNT: char = '#';

/// How wide a line of a title may be, in halves of a character: 156 mm at 22 pt, with a margin.
const WIDEST_TITLE: usize = 38;

/// The same of an issuer's name, in red at 26 pt at least.
const WIDEST_ISSUER: usize = 32;

/// The same of a signature, at 16 pt.
const WIDEST_SIGNATURE: usize = 44;

/// How many numbers for notes and pictures a text has.
const NUMBERS: usize = 1 << 16;

impl Composer<'_> {
    /// The document at `at` on paper. `blocks` reads its text, once it is told where its links lead.
    pub(super) fn official_paper(&self, at: usize, blocks: ReadText<'_>) -> Option<Paper> {
        let entry = self.site.entries.get(at)?;
        let mut texts = Texts::new(self.site, blocks);
        let text = texts.read(&entry.document.path, &entry.targets);
        let date = entry.document.front.date.or(entry.document.front.updated);
        Some(Paper {
            keywords: entry.tags.clone(),
            date: date.map_or(UNDATED, figures),
            paper: Matter::Official(Box::new(self.official(entry, text))),
            pictures: texts.pictures,
            sources: texts.sources,
            ..self.blank_paper("official", entry.document.front.title.clone())
        })
    }

    /// A paper of this layout and title with nothing on it.
    fn blank_paper(&self, layout: &'static str, title: String) -> Paper {
        let word = |(name, id): &(&'static str, &'static str)| (*name, self.word(id));
        let more = Message::new("paper-more").arg("count", COUNT);
        let more = ("more", self.catalogue.text(&more));
        Paper {
            layout,
            title,
            author: self.site.config.unit.clone(),
            keywords: Vec::new(),
            date: UNDATED,
            words: WORDS.iter().map(word).chain([more]).collect(),
            paper: Matter::Official(Box::default()),
            pictures: BTreeMap::new(),
            sources: Vec::new(),
        }
    }

    fn word(&self, id: &'static str) -> String {
        self.catalogue.text(&Message::new(id))
    }

    /// A document as an official paper.
    fn official(&self, entry: &Entry, mut blocks: Vec<Block>) -> Official {
        let front = &entry.document.front;
        let said = front.formalities();
        let issuer = self.issuer(entry);
        let date = front.date.map(|date| self.dated(date));
        let (typed, notes) = signature(&mut blocks);
        let signature = match typed.is_empty() {
            false => typed,
            true => {
                let name = said.signature.as_ref().unwrap_or(issuer);
                [name.clone()].into_iter().chain(date.clone()).collect()
            }
        };
        let signature = signature.iter();
        let signature = signature.flat_map(|line| title::names(line, WIDEST_SIGNATURE));
        let is_addressed = matches!(blocks.first(), Some(Block::Flush(_)));
        let is_recorded = said.number.is_some() || said.cc.is_some();
        Official {
            issuers: self.issuers(entry),
            number: said.number.clone(),
            heading: front.title.clone(),
            title: self.title_lines(entry),
            to: said
                .to
                .as_ref()
                .filter(|_| !is_addressed)
                .map(|to| self.addressed(to)),
            blocks,
            attachments: said.attachments.clone(),
            signature: signature.collect(),
            notes,
            copies: said
                .cc
                .clone()
                .map(|names| names.trim_end_matches('。').to_owned()),
            printed: date.filter(|_| is_recorded).map(|on| Printed {
                by: issuer.clone(),
                on: self
                    .catalogue
                    .text(&Message::new("paper-printed").arg("date", on)),
            }),
        }
    }

    /// 主送机关 with its colon.
    fn addressed(&self, to: &str) -> String {
        let names = to.trim_end_matches(['：', ':']);
        self.catalogue
            .text(&Message::new("paper-to").arg("names", names))
    }

    /// The title of a document in its lines.
    pub(super) fn title_lines(&self, entry: &Entry) -> Vec<String> {
        title::lines(&entry.document.front.title, WIDEST_TITLE)
    }

    /// Who issues a document.
    fn issuer<'e>(&'e self, entry: &'e Entry) -> &'e String {
        entry.unit.as_ref().unwrap_or(&self.site.config.unit)
    }

    /// The names of those who issue a document, in their lines.
    pub(super) fn issuers(&self, entry: &Entry) -> Vec<String> {
        title::names(self.issuer(entry), WIDEST_ISSUER)
    }

    /// A date as papers of this site write it.
    pub(super) fn dated(&self, date: Date) -> String {
        if self.site.config.print.han_dates {
            return han_date(date);
        }
        let message = Message::new("date-long")
            .arg("year", date.year())
            .arg("month", date.month())
            .arg("day", date.day());
        self.catalogue.text(&message)
    }
}

/// The texts of a paper as they are read: what they need beside their words is gathered.
struct Texts<'a> {
    base: Option<&'a str>,
    blocks: ReadText<'a>,
    pictures: BTreeMap<usize, SourcePath>,
    sources: Vec<SourcePath>,
}

impl<'a> Texts<'a> {
    fn new(site: &'a Site, blocks: ReadText<'a>) -> Texts<'a> {
        Texts {
            base: site.config.base_url.as_deref(),
            blocks,
            pictures: BTreeMap::new(),
            sources: Vec::new(),
        }
    }

    /// The next text, that of the file at `path`, whose links lead to `targets`. Each has numbers of its own.
    fn read(&mut self, path: &SourcePath, targets: &[Target]) -> Vec<Block> {
        let first = self.sources.len() * NUMBERS;
        let base = self.base;
        let text = (self.blocks)(path, first, &|link| {
            lead(base, targets.get(link), first + link)
        });
        self.pictures.extend(pictures(targets, first));
        self.sources.push(path.clone());
        text
    }
}

/// Where a link to `target` leads from paper; if that is a picture, it has this `number`.
fn lead(base: Option<&str>, target: Option<&Target>, number: usize) -> Lead {
    if let Some((url, path)) = target.and_then(Target::file) {
        return match base {
            _ if is_picture(path) => Lead::File(number),
            Some(base) => Lead::To(format!("{base}{}", url.encoded())),
            None => Lead::Nowhere,
        };
    }
    match (target, base) {
        (Some(Target::Page(url, anchor)), Some(base)) => {
            let mark = if anchor.is_empty() { "" } else { "#" };
            let anchor = crate::base::path::encode(anchor);
            Lead::To(format!("{base}{}{mark}{anchor}", url.encoded()))
        }
        _ => Lead::Nowhere,
    }
}

/// Year, month and day.
fn figures(date: Date) -> [i16; 3] {
    [date.year(), date.month().into(), date.day().into()]
}

/// The pictures among the targets of a text, numbered from `first`.
fn pictures(targets: &[Target], first: usize) -> impl Iterator<Item = (usize, SourcePath)> {
    let targets = targets.iter().enumerate();
    targets.filter_map(move |(link, target)| {
        let (_, path) = target.file().filter(|(_, path)| is_picture(path))?;
        Some((first + link, path.clone()))
    })
}

/// Whether a file is a picture that can be printed.
fn is_picture(path: &SourcePath) -> bool {
    ["svg", "png", "jpg", "jpeg", "webp", "gif"].contains(&&*path.ending())
}

/// Takes the names and the date off the end of a text, and what stands below them.
fn signature(blocks: &mut Vec<Block>) -> (Vec<String>, Vec<Block>) {
    let is_signature = |block: &Block| matches!(block, Block::Signature(_));
    let Some(last) = blocks.iter().rposition(is_signature) else {
        return (Vec::new(), Vec::new());
    };
    let notes = blocks.split_off(last + 1);
    let signed = blocks.iter().rev().take_while(|block| is_signature(block));
    let taken = blocks.split_off(blocks.len() - signed.count()).into_iter();
    let names = taken.flat_map(|block| match block {
        Block::Signature(text) => lines(&text),
        _ => Vec::new(),
    });
    (names.collect(), notes)
}

/// The words of a paragraph, line by line.
fn lines(text: &[Inline]) -> Vec<String> {
    let lines = text.split(|node| *node == Inline::Break).map(Inline::plain);
    let lines = lines.map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}
