//! A plan that came in, as a document of the bulletin.
//!
//! In: the blocks of one plan. Out: its title, unit, number and date as far as the text says them, and its text with
//! front matter. Invariant: what the text does not say stays open; nothing is taken from the day of reading.

mod loose;
mod paper;

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::base::slug;
use crate::import::block::{self, Block, Kind};
use crate::import::finding::Finding;
use crate::import::split::Part;
use crate::model::schedule::{PlanYear, Term};

/// One document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Where the title is from.
    pub titled: Titled,
    /// Who issues it.
    pub unit: Option<String>,
    /// Its number as an official paper.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// When its months are; the command finds it, with the reader of schedules.
    pub year: Option<PlanYear>,
    /// Its text as Markdown.
    pub body: String,
    /// Pictures that lie beside it.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was changed on the way, with places in the file it came from.
    pub changes: Vec<Finding>,
    /// What its own front matter says of who may read it, and when.
    pub readers: Readers,
    /// Keys of the file's own front matter that have no place here.
    pub untaken: Vec<String>,
    /// What a person must decide that the text does not show.
    pub decide: Vec<Finding>,
}

/// Who may read a document, and when, as far as it was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Readers {
    /// Whether nobody may yet.
    pub draft: Option<bool>,
    /// Whether only members may.
    pub internal: Option<bool>,
    /// From when on.
    pub publish: Option<Date>,
    /// The last day.
    pub expires: Option<Date>,
}

impl Readers {
    /// The lines of the front matter that say so.
    fn lines(&self) -> String {
        let audience = self.internal.map(|internal| match internal {
            true => "audience = \"internal\"\n".to_owned(),
            false => "audience = \"public\"\n".to_owned(),
        });
        let lines = [
            self.publish.map(|date| format!("publish = {date}\n")),
            self.expires.map(|date| format!("expires = {date}\n")),
            audience,
            self.draft.map(|draft| format!("draft = {draft}\n")),
        ];
        lines.into_iter().flatten().collect()
    }
}

/// Where a title is from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Titled {
    /// The text.
    #[default]
    Text,
    /// The name of the file, for the text says none.
    FileName,
}

impl Draft {
    /// The document that `part` is; `stem` is the name of its file.
    #[must_use]
    pub fn new(part: Part, stem: &str) -> Draft {
        let mut blocks = part.blocks;
        let taken = match part.title {
            Some(title) => Some((title, part.heading.into_iter().collect())),
            None => paper::take_title(&mut blocks),
        };
        let (own, taken) = taken.unzip();
        let changes = loose::keep(&mut blocks, &taken.unwrap_or_default());
        let number = paper::take_number(&mut blocks);
        let paper = paper::read(&blocks, own.as_deref().unwrap_or_default());
        level(&mut blocks);
        let body = block::markdown(&blocks);
        Draft {
            decide: empty(&body).into_iter().collect(),
            titled: if own.is_some() {
                Titled::Text
            } else {
                Titled::FileName
            },
            title: own.unwrap_or_else(|| stem.to_owned()),
            unit: paper.unit,
            number,
            date: paper.date,
            body,
            changes,
            ..Draft::default()
        }
    }

    /// The lines of its front matter.
    #[must_use]
    pub fn front(&self) -> String {
        let mut front = line("title", &self.title);
        self.unit
            .iter()
            .for_each(|unit| front += &line("unit", unit));
        self.number
            .iter()
            .for_each(|number| front += &line("number", number));
        self.date
            .iter()
            .for_each(|date| front += &format!("date = {date}\n"));
        self.year.iter().for_each(|year| front += &year_line(*year));
        front + &self.readers.lines()
    }

    /// The document with its front matter.
    #[must_use]
    pub fn text(&self) -> String {
        format!("+++\n{}+++\n\n{}", self.front(), self.body)
    }

    /// The last part of its address, or nothing when its title has nothing to make one from.
    #[must_use]
    pub fn slug(&self) -> String {
        slug::slug(&self.title)
    }
}

/// That there is nothing below the title.
fn empty(body: &str) -> Option<Finding> {
    let place = Place {
        line: 0,
        ..Place::file(&SourcePath::new(""))
    };
    let message = Message::new("import-decide-empty");
    body.trim()
        .is_empty()
        .then(|| Finding::new(message, &place))
}

fn line(key: &str, value: &str) -> String {
    format!("{key} = {}\n", toml::Value::from(value))
}

/// The line of the front matter that says when the months of a plan are.
#[must_use]
pub fn year_line(year: PlanYear) -> String {
    match year {
        PlanYear::Calendar(year) => format!("year = {year}\n"),
        PlanYear::School { start, term } => {
            let term = match term {
                Some(Term::First) => "-1",
                Some(Term::Second) => "-2",
                None => "",
            };
            format!("school_year = \"{start}-{}{term}\"\n", start + 1)
        }
    }
}

/// The page shows the title above the text, so that no heading in it is of level 1.
fn level(blocks: &mut [Block]) {
    let has_first = blocks.iter().any(|block| block.kind == Kind::Heading(1));
    for block in blocks.iter_mut().filter(|_| has_first) {
        if let Kind::Heading(level) = &mut block.kind {
            *level = (*level + 1).min(6);
        }
    }
}
