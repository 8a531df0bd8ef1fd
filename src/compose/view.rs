//! What templates see: the shapes of every value in a page's context.
//!
//! `docs/themes.md` lists these for theme authors. Dates are `YYYY-MM-DD` texts; addresses are from the
//! site's root and become links by the filter `href`.

use serde::Serialize;

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
    /// Pages of the `page` columns and of the content's root, for the foot of every page.
    pub pages: Vec<CardView>,
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
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// `plan`, `article`, `notice` or `page`.
    pub kind: &'static str,
    /// The title of its column; empty at the content's root.
    pub column: String,
    /// The address of its column.
    pub column_url: String,
    /// The day it is dated, or null.
    pub date: Option<String>,
    /// The day of its last change, or null.
    pub updated: Option<String>,
    /// Who issues it, or null.
    pub unit: Option<String>,
    /// Who wrote it, or null.
    pub author: Option<String>,
    /// Its summary.
    pub summary: String,
    /// Its tags.
    pub tags: Vec<LinkView>,
    /// The address of its first picture, or null.
    pub picture: Option<String>,
    /// The last day it is shown, or null.
    pub expires: Option<String>,
}

/// A name with an address.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub url: String,
}

/// A document on its own page: all of [`CardView`] (as `page.card`) and its text.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// As lists show it.
    pub card: CardView,
    /// 发文字号, or null.
    pub number: Option<String>,
    /// Its text as safe HTML, with its links resolved.
    pub html: String,
    /// Its headings: `level`, `id`, `text`.
    pub headings: Vec<HeadingView>,
    /// 字数.
    pub words: usize,
    /// Its activities, in the order of the plan.
    pub activities: Vec<ActivityView>,
    /// The months its activities fall in, in order.
    pub months: Vec<MonthLinkView>,
    /// The next newer document of the column, or null.
    pub newer: Option<LinkView>,
    /// The next older document of the column, or null.
    pub older: Option<LinkView>,
    /// The address of its printable page, or null.
    pub print_url: Option<String>,
}

/// A heading of a document.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// One activity.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityView {
    /// Its words.
    pub text: String,
    /// Its day as a date, or null.
    pub date: Option<String>,
    /// The last day as a date, where there are several, or null.
    pub end_date: Option<String>,
    /// Who takes part or answers for it, or null.
    pub who: Option<String>,
    /// Where it takes place, or null.
    pub place: Option<String>,
    /// The period it belongs to, as written, or null.
    pub period: Option<String>,
    /// How often it comes back, as written, or null.
    pub every: Option<String>,
    /// Whether it is done.
    pub done: bool,
    /// The plan's title.
    pub plan: String,
    /// The address of its place in the plan.
    pub url: String,
    /// Year and month it falls in, or null.
    pub month: Option<MonthLinkView>,
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
#[derive(Debug, Clone, Serialize)]
pub struct PlanGroupView {
    /// The plan.
    pub plan: CardView,
    /// Its activities in this list.
    pub activities: Vec<ActivityView>,
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

/// `page` on a month's page.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its address.
    pub url: String,
    /// What it is about, by plan.
    pub themes: Vec<ThemeView>,
    /// Activities with a day, in order.
    pub dated: Vec<ActivityView>,
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
    /// The month before, or null.
    pub previous: Option<MonthLinkView>,
    /// The month after, or null.
    pub next: Option<MonthLinkView>,
    /// The same month a year earlier, or null.
    pub year_earlier: Option<MonthLinkView>,
    /// Articles and notices dated in this month.
    pub articles: Vec<CardView>,
}

/// A day of the month's grid.
#[derive(Debug, Clone, Serialize)]
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
    /// Its activities.
    pub activities: Vec<ActivityView>,
    /// Whether it is the day of the build.
    pub today: bool,
}

/// A month in the year's overview.
#[derive(Debug, Clone, Serialize)]
pub struct YearMonthView {
    /// Where to go and how much there is.
    pub link: MonthLinkView,
    /// What it is about.
    pub themes: Vec<ThemeView>,
    /// The first activities, dated ones first.
    pub activities: Vec<ActivityView>,
}

/// Where a list page stands among its pages.
#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    /// This page, counted from 1.
    pub current: usize,
    /// How many there are.
    pub total: usize,
    /// All of them, with their addresses; `title` is the number.
    pub pages: Vec<LinkView>,
    /// The address of the page before, or null.
    pub previous: Option<String>,
    /// The address of the page after, or null.
    pub next: Option<String>,
}
