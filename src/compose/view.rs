//! What templates see: the shapes of every value in a page's context.
//!
//! `docs/themes.md` lists these for theme authors. Dates are `YYYY-MM-DD` texts; addresses are from the
//! site's root and become links by the filter `href`. What many pages show (cards, activities, months) is made once
//! and shared: it is a [`Value`] here.

pub mod issue;
pub mod named;

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

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
    /// Pages of the `page` columns and of the content's root, for the foot of every page ([`CardView`](named::CardView)).
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

/// A name with an address.
#[derive(Debug, Serialize)]
pub struct LinkView<'a> {
    /// What it is called.
    pub title: Cow<'a, str>,
    /// Its address.
    pub url: String,
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
    /// What was read from it ([`ActivityView`](named::ActivityView)).
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

/// A month as something to go to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthLinkView {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Both in words.
    pub title: String,
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
    /// The plan ([`CardView`](named::CardView)).
    pub plan: Value,
    /// Its activities in this list ([`ActivityView`](named::ActivityView)).
    pub activities: Value,
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
    /// Activities that begin on it and, on a Monday, those that go on ([`ActivityView`](named::ActivityView)).
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
    /// The first activities, dated ones first ([`ActivityView`](named::ActivityView)).
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
