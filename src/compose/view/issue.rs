//! What templates see of the paper and its issues.

use serde::Serialize;
use tera::Value;

use crate::compose::view::LinkView;

/// `paper` on the page of all issues.
#[derive(Debug, Serialize)]
pub struct PaperView<'a> {
    /// 刊名.
    pub name: &'a str,
    /// A line under its name, or null.
    pub motto: Option<&'a str>,
    /// 编印单位.
    pub unit: &'a str,
    /// The title of the list.
    pub title: &'a str,
    /// A line about it, or null.
    pub summary: Option<&'a str>,
    /// The text above the list, marked as safe.
    pub html: Value,
    /// The issues by year, newest first.
    pub years: Vec<IssueYearView<'a>>,
}

/// The issues of a year.
#[derive(Debug, Serialize)]
pub struct IssueYearView<'a> {
    /// The year.
    pub year: i16,
    /// Its issues, newest first.
    pub issues: Vec<IssueCardView<'a>>,
    /// The address of its book as PDF, or null.
    pub book_url: Option<String>,
}

/// An issue as something to go to.
#[derive(Debug, Serialize)]
pub struct IssueLinkView<'a> {
    /// Its address.
    pub url: String,
    /// Its year.
    pub year: i16,
    /// 第几期, or null for a special issue.
    pub number: Option<u32>,
    /// 总第几期, or null for a special issue.
    pub serial: Option<u32>,
    /// A title of its own, or null.
    pub title: Option<&'a str>,
    /// The day it is dated.
    pub date: String,
}

/// An issue as lists show it.
#[derive(Debug, Serialize)]
pub struct IssueCardView<'a> {
    /// The way to it.
    pub link: IssueLinkView<'a>,
    /// Its articles, in order.
    pub articles: Vec<LinkView<'a>>,
}

/// `issue`: one issue, with everything that is printed in it.
#[derive(Debug, Serialize)]
pub struct IssueView<'a> {
    /// 刊名.
    pub name: &'a str,
    /// A line under its name, or null.
    pub motto: Option<&'a str>,
    /// 编印单位.
    pub unit: &'a str,
    /// Its numbers, title, date and address.
    pub link: IssueLinkView<'a>,
    /// The first day whose articles it gathers, or null for a special issue.
    pub from: Option<String>,
    /// The last of those days, or null.
    pub to: Option<String>,
    /// The opening words, marked as safe; empty where there are none.
    pub html: Value,
    /// The editor's words about the whole, by paragraph.
    pub notes: &'a [String],
    /// What it carries, column by column.
    pub columns: Vec<IssueColumnView<'a>>,
    /// How many copies are printed, or null.
    pub copies: Option<u32>,
    /// 报: who is reported to.
    pub report_to: &'a [String],
    /// 送: who it is sent to.
    pub send_to: &'a [String],
    /// 发: who it is issued to.
    pub issue_to: &'a [String],
    /// The address of its PDF, or null.
    pub pdf_url: Option<String>,
    /// The issue before, or null.
    pub previous: Option<IssueLinkView<'a>>,
    /// The issue after, or null.
    pub next: Option<IssueLinkView<'a>>,
}

/// A column in an issue.
#[derive(Debug, Serialize)]
pub struct IssueColumnView<'a> {
    /// Its title; empty for documents at the content's root.
    pub title: &'a str,
    /// Its articles, in order.
    pub articles: Vec<IssueArticleView<'a>>,
}

/// An article in an issue.
#[derive(Debug, Serialize)]
pub struct IssueArticleView<'a> {
    /// The anchor it should get.
    pub id: String,
    /// Its title.
    pub title: &'a str,
    /// As lists show it ([`CardView`](super::named::CardView)).
    pub card: Value,
    /// The editor's words before it, by paragraph.
    pub notes: &'a [String],
    /// Its text, marked as safe; its anchors begin with `id`, its headings at the fourth level.
    pub html: Value,
    /// Whether the text itself ends with its date.
    pub signed: bool,
}
