//! The issues of the paper, put together. Columns and entries are named by their index in the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::path::Url;
use crate::model::document::{Body, Document};
use crate::model::site::{Entry, Target};

/// The paper of one edition: what stands above the list of its issues, and the issues that have appeared.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// A title for the list, from the `_index.md` of `content/issues`.
    pub title: Option<String>,
    /// A line about it.
    pub summary: Option<String>,
    /// The text above the list.
    pub body: Body,
    /// Where the links of that text lead.
    pub targets: Vec<Target>,
    /// The issues, oldest first.
    pub issues: Vec<Issue>,
    /// The issues that an entry stands in, by their index.
    pub by_entry: BTreeMap<usize, Vec<usize>>,
    /// The documents that have expired and stand in issues.
    pub past: BTreeMap<usize, Entry>,
}

/// One issue (一期).
#[derive(Debug, Clone)]
pub struct Issue {
    /// Its place in the numbering; `None` for a special issue (增刊).
    pub number: Option<Number>,
    /// A title of its own.
    pub title: Option<String>,
    /// The day it is dated.
    pub date: Date,
    /// The first and the last day whose articles it gathers; a special issue gathers none.
    pub span: Option<(Date, Date)>,
    /// Its address.
    pub url: Url,
    /// Its file, where it has one.
    pub text: Option<IssueText>,
    /// The editor's words about the whole of it, by paragraph.
    pub notes: Vec<String>,
    /// What it carries, column by column.
    pub columns: Vec<IssueColumn>,
}

impl Issue {
    /// What it carries, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece> {
        let articles = self.columns.iter().flat_map(|column| &column.articles);
        articles.map(|article| article.entry)
    }

    /// The year it is listed under.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.number.map_or(self.date.year(), |number| number.year)
    }
}

/// An issue's place in the numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The year.
    pub year: i16,
    /// 第几期 of the year.
    pub number: u32,
    /// 总第几期.
    pub serial: u32,
}

/// The file of an issue: its opening words.
#[derive(Debug, Clone)]
pub struct IssueText {
    /// The file.
    pub document: Arc<Document>,
    /// Where its links lead.
    pub targets: Vec<Target>,
}

/// A column in an issue.
#[derive(Debug, Clone)]
pub struct IssueColumn {
    /// The column; `None` for documents at the content's root.
    pub column: Option<usize>,
    /// What it carries, in order.
    pub articles: Vec<IssueArticle>,
}

/// A document that an issue carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// An entry of the site.
    Entry(usize),
    /// One that has expired since and has no page of its own any more, in [`Paper::past`].
    Past(usize),
}

/// An article in an issue.
#[derive(Debug, Clone)]
pub struct IssueArticle {
    /// The document.
    pub entry: Piece,
    /// The editor's words before it, by paragraph.
    pub notes: Vec<String>,
}
