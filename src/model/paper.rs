//! One sheet or booklet of paper before it is set: all that stands on it, and nothing of how it looks.
//!
//! A [`Paper`] is a plain value; the layouts in `src/typeset/layouts/` read it as data, under the names it has here.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::date::YearMonth;
use crate::base::path::SourcePath;

/// Something of a site that can be had on paper. Numbers are indices in the [`Site`](crate::model::site::Site).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// A plan or notice.
    Document(usize),
    /// An issue of the paper (简报).
    Issue(usize),
    /// A month, to pin up.
    Month(YearMonth),
    /// A year's calendar.
    Year(i16),
    /// All issues, plans and notices of a year as a book.
    Book(i16),
}

/// What is to be set.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    /// Its layout's name.
    #[serde(skip)]
    pub layout: &'static str,
    /// Its title, for the file's own particulars.
    pub title: String,
    /// Who issues it, for the file's own particulars.
    pub author: String,
    /// Its tags.
    pub keywords: Vec<String>,
    /// Year, month and day it is dated, for the file's own particulars.
    pub date: [i16; 3],
    /// The layout's own words.
    #[serde(skip)]
    pub words: BTreeMap<&'static str, String>,
    /// What stands on it.
    pub paper: Matter,
    /// The pictures on it, by the numbers that [`Picture::file`] has.
    #[serde(skip)]
    pub pictures: BTreeMap<usize, SourcePath>,
    /// The files that its text comes from.
    #[serde(skip)]
    pub sources: Vec<SourcePath>,
}

impl Paper {
    /// What is bound in this book, as a paper by itself.
    #[must_use]
    pub fn alone(&self, bound: &Bound) -> Paper {
        let (layout, paper) = match bound {
            Bound::Official(official) => ("official", Matter::Official(official.clone())),
            Bound::Issue(issue) => ("issue", Matter::Issue(issue.clone())),
        };
        Paper {
            layout,
            paper,
            title: self.title.clone(),
            author: self.author.clone(),
            keywords: self.keywords.clone(),
            date: self.date,
            words: self.words.clone(),
            pictures: self.pictures.clone(),
            sources: self.sources.clone(),
        }
    }
}

/// What stands on a sheet, by its layout.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Matter {
    /// `official.typ`
    Official(Box<Official>),
    /// `issue.typ`
    Issue(Box<IssueSheets>),
    /// `month.typ`
    Month(Box<MonthSheet>),
    /// `year.typ`
    Year(YearSheet),
    /// `book.typ`
    Book(Book),
}

/// A plan or notice as an official paper, after GB/T 9704-2012.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Official {
    /// 发文机关标志: the names of the issuers in their lines, in red.
    pub issuers: Vec<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// The title.
    pub heading: String,
    /// The title, in lines.
    pub title: Vec<String>,
    /// 主送机关, where the text does not begin with it.
    pub to: Option<String>,
    /// The text.
    pub blocks: Vec<Block>,
    /// 附件说明.
    pub attachments: Vec<String>,
    /// 落款: names and the date, a line each.
    pub signature: Vec<String>,
    /// 附注: what stands below it.
    pub notes: Vec<Block>,
    /// 抄送机关.
    pub copies: Option<String>,
    /// 印发机关 and 印发日期.
    pub printed: Option<Printed>,
}

/// The last line of 版记.
#[derive(Debug, Clone, Serialize)]
pub struct Printed {
    /// Who printed it.
    pub by: String,
    /// When.
    pub on: String,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", content = "c", rename_all = "kebab-case")]
pub enum Block {
    /// A heading, also one that is typed as a numbered paragraph.
    Heading {
        /// 1 for `一、`, 2 for `（一）`; the first is 1, and none is more than one below the one above it.
        level: u8,
        /// The level whose face it has.
        face: u8,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A paragraph that is not indented: whom a paper is sent to.
    Flush(Vec<Inline>),
    /// A name or date at the end.
    Signature(Vec<Inline>),
    /// A list.
    Items(Vec<Item>),
    /// A table.
    Table(Table),
    /// A quotation or an alert.
    Quote {
        /// The kind of an alert, as `note`.
        alert: Option<&'static str>,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// Code, or what else is kept as typed.
    Code(String),
    /// A rule across the page.
    Rule,
    /// Pictures that stand by themselves.
    Pictures(Vec<Picture>),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Its number with the mark behind it, none after a bullet.
    pub number: Option<String>,
    /// Whether its box is ticked, where it has one.
    pub done: Option<bool>,
    /// Its first paragraph.
    pub text: Vec<Inline>,
    /// What follows below it.
    pub below: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Whether it is too wide for an upright page.
    pub turned: bool,
    /// Whether it stands by itself, in no list, quotation or other table.
    pub alone: bool,
    /// How much room it needs from side to side, in characters.
    pub room: usize,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many of its rows are its head, which is repeated on every page.
    pub head: usize,
    /// Its rows, the head first.
    pub rows: Vec<Vec<Cell>>,
}

/// How wide a column is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// In characters; 0 when it takes its share of what is left.
    pub fixed: usize,
    /// Its share.
    pub share: usize,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// `start`, `center` or `end`.
    pub align: &'static str,
    /// How many columns it spans.
    pub wide: usize,
    /// How many rows it spans.
    pub high: usize,
    /// Its lines.
    pub lines: Vec<Vec<Inline>>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "t", content = "c", rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text(String),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Underlined.
    Underline(Vec<Inline>),
    /// Above the line.
    Raised(Vec<Inline>),
    /// Below the line.
    Lowered(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Its whole address; none where it leads nowhere on paper.
        to: Option<String>,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A break that the author wants.
    Break,
    /// A picture among words.
    Picture(Picture),
    /// A footnote, where it is referred to.
    Note {
        /// Its number among all notes of a paper.
        number: usize,
        /// Whether its words belong here; they stand once.
        first: bool,
        /// Its words.
        text: Vec<Inline>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// Its number in [`Paper::pictures`]; none where it is not at hand.
    pub file: Option<usize>,
    /// Its words.
    pub alt: String,
    /// What stands below it, if anything.
    pub caption: String,
}

/// Where a link or picture of a text leads on paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Lead {
    /// To a whole address.
    To(String),
    /// To the picture of this number.
    File(usize),
    /// Nowhere.
    Nowhere,
}

impl Inline {
    /// What stands inside, where it marks other words.
    pub fn inside_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Strong(inside)
            | Inline::Emphasis(inside)
            | Inline::Strike(inside)
            | Inline::Underline(inside)
            | Inline::Raised(inside)
            | Inline::Lowered(inside)
            | Inline::Link { text: inside, .. } => Some(inside),
            _ => None,
        }
    }

    /// The words of `nodes` without their marks.
    #[must_use]
    pub fn plain(nodes: &[Inline]) -> String {
        let words = nodes.iter().map(|node| match node {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Strong(inside)
            | Inline::Emphasis(inside)
            | Inline::Strike(inside)
            | Inline::Underline(inside)
            | Inline::Raised(inside)
            | Inline::Lowered(inside)
            | Inline::Link { text: inside, .. } => Inline::plain(inside),
            Inline::Picture(picture) => picture.alt.clone(),
            Inline::Break => " ".to_owned(),
            Inline::Note { .. } => String::new(),
        });
        words.collect()
    }
}

/// An issue of the paper (简报).
#[derive(Debug, Clone, Default, Serialize)]
pub struct IssueSheets {
    /// What it is called in one line.
    pub heading: String,
    /// The paper's name.
    pub name: String,
    /// Its motto.
    pub motto: Option<String>,
    /// 第几期, or that it is a special issue.
    pub number: String,
    /// 总第几期.
    pub serial: Option<String>,
    /// Who issues it.
    pub unit: String,
    /// Its date.
    pub date: String,
    /// A title of its own.
    pub title: Option<String>,
    /// How many columns of text a page has, 1 or 2.
    pub columns: u8,
    /// 按语: the editor's words, by paragraph.
    pub notes: Vec<String>,
    /// What it begins with.
    pub opening: Vec<Block>,
    /// What it carries, column by column.
    pub parts: Vec<IssuePart>,
    /// To whom it goes, a line each: 报、送、发.
    pub foot: Vec<String>,
    /// 共印几份.
    pub copies: Option<String>,
}

/// A column in an issue.
#[derive(Debug, Clone, Serialize)]
pub struct IssuePart {
    /// The column; empty for articles that are in none.
    pub heading: String,
    /// Its articles.
    pub articles: Vec<IssueStory>,
}

/// An article in an issue.
#[derive(Debug, Clone, Serialize)]
pub struct IssueStory {
    /// Its title.
    pub heading: String,
    /// Its title, in lines.
    pub title: Vec<String>,
    /// Who wrote it and when, unless its text ends with that.
    pub by: Option<String>,
    /// The editor's words before it, by paragraph.
    pub notes: Vec<String>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A month to pin up.
#[derive(Debug, Clone, Serialize)]
pub struct MonthSheet {
    /// What it is called.
    pub heading: String,
    /// The bulletin and its issuer.
    pub masthead: String,
    /// What the month is about.
    pub themes: Vec<String>,
    /// The names of the days, Monday first.
    pub weekdays: Vec<String>,
    /// The weeks; days outside the month are null.
    pub weeks: Vec<Vec<Option<Day>>>,
    /// What has no day, under its headings.
    pub lists: Vec<NamedList>,
}

/// A day of a month's grid.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// Its number.
    pub day: u8,
    /// Its festivals, else its day by the moon.
    pub note: String,
    /// Whether the note is a festival.
    pub festive: bool,
    /// What takes place.
    pub activities: Vec<Task>,
    /// That activities of earlier days go on, and how many.
    pub continued: Option<String>,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, Serialize)]
pub struct NamedList {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub items: Vec<Task>,
}

/// Something to do.
#[derive(Debug, Clone, Serialize)]
pub struct Task {
    /// Its words, with who and where.
    pub text: String,
    /// Whether it is done.
    pub done: bool,
}

/// A year's calendar.
#[derive(Debug, Clone, Serialize)]
pub struct YearSheet {
    /// What it is called.
    pub heading: String,
    /// The bulletin and its issuer.
    pub masthead: String,
    /// `a3` or `a4`.
    pub format: &'static str,
    /// The twelve months.
    pub months: Vec<YearMonthSheet>,
}

/// A month in a year's calendar.
#[derive(Debug, Clone, Serialize)]
pub struct YearMonthSheet {
    /// What it is called.
    pub heading: String,
    /// What it is about.
    pub themes: Vec<String>,
    /// What takes place.
    pub items: Vec<Task>,
}

/// The papers of a year, bound.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    /// What it is called.
    pub heading: String,
    /// The bulletin.
    pub bulletin: String,
    /// Its issuer.
    pub issuer: String,
    /// The papers, by their columns.
    pub parts: Vec<BookPart>,
}

/// A part of a book: the issues, or a column.
#[derive(Debug, Clone, Serialize)]
pub struct BookPart {
    /// What it is called.
    pub heading: String,
    /// What it holds.
    pub papers: Vec<Bound>,
}

/// What is bound in a book.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "t", content = "c", rename_all = "kebab-case")]
pub enum Bound {
    /// A plan or notice.
    Official(Box<Official>),
    /// An issue.
    Issue(Box<IssueSheets>),
}
