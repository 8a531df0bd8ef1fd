//! What templates see: the shapes of every value in a page's context.
//!
//! `docs/themes.md` lists these for theme authors. Dates are `YYYY-MM-DD` texts; addresses are from the
//! site's root and become links by the filter `href`. What many pages show (cards, activities, months) is made once
//! and shared: it is a [`Value`] here.

pub mod issue;

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use issue::IssueLinkView;

/// `site`: the same on every page.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    /// The bulletin's title.
    pub title: &'a str,
    /// The union's name.
    pub unit: &'a str,
    /// The language's tag, `zh-CN` or `en`.
    pub language: &'a str,
    /// Where the site stands, with a final `/`, or null.
    pub base_url: Option<&'a str>,
    /// The edition: `public` or `internal`.
    pub edition: &'a str,
    /// The day of the build.
    pub today: String,
    /// The columns, in order.
    pub columns: Vec<ColumnView>,
    /// `[theme_options]` of `site.toml`, over those of `theme.toml`.
    pub options: &'a toml::Table,
    /// The years that have activities, newest first.
    pub years: Vec<i16>,
    /// The paper that comes out in issues, or null.
    pub paper: Option<LinkView<'a>>,
    /// Pages of the `page` columns and of the content's root, for the foot of every page ([`CardView`]).
    pub pages: Vec<Value>,
}

/// A column (栏目).
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// `plan`, `article`, `notice` or `page`.
    pub kind: &'static str,
    /// A line about it, or null.
    pub summary: Option<String>,
    /// How many documents it holds.
    pub count: usize,
}

/// A document as lists show it.
#[derive(Debug, Serialize)]
pub struct CardView<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub url: String,
    /// `plan`, `article`, `notice` or `page`.
    pub kind: &'static str,
    /// The title of its column; empty at the content's root.
    pub column: &'a str,
    /// The address of its column.
    pub column_url: String,
    /// The day it is dated, or null.
    pub date: Option<String>,
    /// The day of its last change, or null.
    pub updated: Option<String>,
    /// Who issues it, or null.
    pub unit: Option<&'a str>,
    /// Who wrote it, or null.
    pub author: Option<&'a str>,
    /// Its summary.
    pub summary: &'a str,
    /// Its tags.
    pub tags: Vec<LinkView<'a>>,
    /// The address of its first picture, or null.
    pub picture: Option<String>,
    /// The last day it is shown, or null.
    pub expires: Option<String>,
}

/// A name with an address.
#[derive(Debug, Serialize)]
pub struct LinkView<'a> {
    /// What it is called.
    pub title: Cow<'a, str>,
    /// Its address.
    pub url: String,
}

/// A document on its own page: its card and its text.
#[derive(Debug, Serialize)]
pub struct DocumentView<'a> {
    /// As lists show it ([`CardView`]).
    pub card: Value,
    /// 发文字号, or null.
    pub number: Option<&'a str>,
    /// Its text as HTML with its links resolved, marked as safe.
    pub html: Value,
    /// Its headings: `level`, `id`, `text`.
    pub headings: Vec<HeadingView<'a>>,
    /// 字数.
    pub words: usize,
    /// Whether the text itself ends with its date.
    pub signed: bool,
    /// Its activities, in the order of the plan ([`ActivityView`]).
    pub activities: Vec<Value>,
    /// On a plan's own page, its text in passages, each with the activities that were read from it.
    pub passages: Vec<PassageView>,
    /// Activities that stand beside no passage ([`ActivityView`]).
    pub elsewhere: Vec<Value>,
    /// The months its activities fall in, in order ([`MonthLinkView`]).
    pub months: Vec<Value>,
    /// The activities it reports on ([`ActivityView`]).
    pub reports: Vec<Value>,
    /// The files that its text leads to.
    pub files: Vec<FileView>,
    /// The issues of the paper that it stands in.
    pub issues: Vec<IssueLinkView<'a>>,
    /// The next newer document of the column, or null.
    pub newer: Option<LinkView<'a>>,
    /// The next older document of the column, or null.
    pub older: Option<LinkView<'a>>,
    /// The address of its printable page, or null.
    pub print_url: Option<String>,
    /// The address of its PDF, or null.
    pub pdf_url: Option<String>,
    /// 主送机关, or null.
    pub to: Option<&'a str>,
    /// 抄送机关, or null.
    pub cc: Option<&'a str>,
    /// 附件说明: the titles of what is attached.
    pub attachments: &'a [String],
    /// 署名: who signs it, or null.
    pub signature: Option<&'a str>,
}

/// A file that a text leads to.
#[derive(Debug, Serialize)]
pub struct FileView {
    /// The words of the link, marked as safe.
    pub title: Value,
    /// Its address.
    pub url: String,
    /// Its type and size, in the site's language.
    pub about: String,
}

/// A passage of a plan.
#[derive(Debug, Serialize)]
pub struct PassageView {
    /// Its text, marked as safe.
    pub html: Value,
    /// What was read from it ([`ActivityView`]).
    pub activities: Vec<Value>,
}

/// A heading of a document.
#[derive(Debug, Serialize)]
pub struct HeadingView<'a> {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: &'a str,
    /// Its words.
    pub text: &'a str,
}

/// One activity.
#[derive(Debug, Serialize)]
pub struct ActivityView<'a> {
    /// Its words.
    pub text: &'a str,
    /// The same without the day that they begin with, for where `date` stands beside them.
    pub words: &'a str,
    /// Its day as a date, or null.
    pub date: Option<String>,
    /// The last day as a date, where there are several, or null.
    pub end_date: Option<String>,
    /// Who takes part or answers for it, or null.
    pub who: Option<&'a str>,
    /// Where it takes place, or null.
    pub place: Option<&'a str>,
    /// The period it belongs to, as written, or null.
    pub period: Option<&'a str>,
    /// How often it comes back, as written, or null.
    pub every: Option<&'a str>,
    /// Whether it is done.
    pub done: bool,
    /// The plan's title.
    pub plan: &'a str,
    /// The address of its place in the plan.
    pub url: String,
    /// Year and month it falls in ([`MonthLinkView`]), or null.
    pub month: Option<Value>,
    /// The articles that report on it ([`LinkView`]).
    pub reports: Value,
}

/// A month as something to go to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthLinkView {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its address; null where the site has no page for it.
    pub url: Option<String>,
    /// How many activities it has.
    pub count: usize,
    /// How many of them are done.
    pub done: usize,
}

/// Activities of one plan, for lists by plan.
#[derive(Debug, Serialize)]
pub struct PlanGroupView {
    /// The plan ([`CardView`]).
    pub plan: Value,
    /// Its activities in this list ([`ActivityView`]).
    pub activities: Vec<Value>,
}

/// What a month is about, and which plan says so.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeView {
    /// Its words.
    pub text: String,
    /// The plan's title.
    pub plan: String,
    /// The address of its place in the plan.
    pub url: String,
}

/// A festival or public holiday.
#[derive(Debug, Clone, Serialize)]
pub struct FestivalView {
    /// Its day.
    pub date: String,
    /// Its name in the site's language.
    pub name: String,
}

/// `month` on a month's page.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its address; null where the site has no page for it.
    pub url: Option<String>,
    /// What it is about, by plan.
    pub themes: Vec<ThemeView>,
    /// Activities with a day, in order ([`ActivityView`]).
    pub dated: Vec<Value>,
    /// The rest, by plan.
    pub plans: Vec<PlanGroupView>,
    /// Activities of a quarter, half-year or term that holds this month, by plan.
    pub periods: Vec<PlanGroupView>,
    /// Activities that come back and hold for this month, by plan.
    pub recurring: Vec<PlanGroupView>,
    /// The weeks of the month, Monday first; days outside the month are null.
    pub weeks: Vec<Vec<Option<DayView>>>,
    /// Its festivals.
    pub festivals: Vec<FestivalView>,
    /// How many activities it has (`dated` and `plans`).
    pub count: usize,
    /// How many of them are done.
    pub done: usize,
    /// The month before ([`MonthLinkView`]), or null.
    pub previous: Option<Value>,
    /// The month after ([`MonthLinkView`]), or null.
    pub next: Option<Value>,
    /// The same month a year earlier ([`MonthLinkView`]), or null.
    pub year_earlier: Option<Value>,
    /// Articles and notices dated in this month ([`CardView`]).
    pub articles: Value,
    /// The address of its sheet as PDF, or null.
    pub pdf_url: Option<String>,
}

/// A day of the month's grid.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// Its date.
    pub date: String,
    /// Its number, 1 to 31.
    pub day: u8,
    /// 1 for Monday to 7 for Sunday.
    pub weekday: u8,
    /// The day of the lunar calendar, as 初八, or the month's name on its first day.
    pub lunar: String,
    /// Its festivals.
    pub festivals: Vec<String>,
    /// Whether it is a public holiday.
    pub holiday: bool,
    /// Activities that begin on it and, on a Monday, those that go on ([`ActivityView`]).
    pub activities: Vec<Value>,
    /// How many more go on that began earlier in the week.
    pub continued: usize,
    /// Whether it is the day of the build.
    pub today: bool,
}

/// A month in the year's overview.
#[derive(Debug, Serialize)]
pub struct YearMonthView {
    /// Where to go and how much there is ([`MonthLinkView`]).
    pub link: Value,
    /// What it is about.
    pub themes: Vec<ThemeView>,
    /// The first activities, dated ones first ([`ActivityView`]).
    pub activities: Vec<Value>,
    /// How many more it has.
    pub more: usize,
}

/// A column's share of a year's activities.
#[derive(Debug, Serialize)]
pub struct YearColumnView {
    /// The column's title; empty for documents at the content's root.
    pub title: String,
    /// How many activities its documents name in each of the twelve months.
    pub months: Vec<TallyView>,
    /// How many they name in the year.
    pub sum: TallyView,
}

/// How many activities there are, and how many of them are done.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct TallyView {
    /// All of them.
    pub count: usize,
    /// Those that are done.
    pub done: usize,
}

/// Where a list page stands among its pages.
#[derive(Debug, Serialize)]
pub struct PagerView {
    /// This page, counted from 1.
    pub current: usize,
    /// How many there are.
    pub total: usize,
    /// Those around this one, with their addresses; `title` is the number.
    pub pages: Vec<LinkView<'static>>,
    /// The address of the page before, or null.
    pub previous: Option<String>,
    /// The address of the page after, or null.
    pub next: Option<String>,
}
