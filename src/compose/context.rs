//! The parts of a context that pages share, each made once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Value};

use crate::base::catalogue::Catalogue;
use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::Message;
use crate::base::path::{Url, encode};
use crate::compose::route::{has_sheet, month_url, sheet_url, year_url};
use crate::compose::view::named::{ActivityNames, ActivityView, CardView, Named};
use crate::compose::view::{ColumnView, LinkView, MonthLinkView, PlanGroupView, SiteView};
use crate::model::document::{Body, Document, Html, Kind};
use crate::model::names::Names;
use crate::model::page::Content;
use crate::model::paper::Sheet;
use crate::model::site::{ActivityId, Entry, Month, PlannedActivity, Site};

/// How much of a text a page's description takes, in characters.
const DESCRIPTION: usize = 120;

/// How many bytes the anchor of a line takes, about.
const LINE: usize = 6;

/// The HTML of a text. Only pages that show the text ask for it.
pub type Write = fn(&Body) -> Cow<'_, Html>;

/// Composes the pages of one site.
pub struct Composer<'a> {
    pub(super) site: &'a Site,
    pub(super) catalogue: &'a Catalogue,
    pub(super) options: &'a toml::Table,
    pub(super) named: Named,
    pub(super) write: Write,
    shared: Value,
    months: BTreeMap<YearMonth, MonthLink>,
    cards: Vec<OnceLock<Value>>,
    tags: Vec<OnceLock<Value>>,
    /// A list without items, which most activities have for their reports.
    nothing: Value,
}

/// A month as something to go to, once to ask and once to show.
struct MonthLink {
    view: MonthLinkView,
    shown: Value,
}

impl<'a> Composer<'a> {
    /// Prepares what the pages of `site` share. `options` are the theme's, already under the site's own; `names` is what
    /// its templates may ask for, `write` makes the HTML of a text that a page shows.
    #[must_use]
    pub fn new(
        site: &'a Site,
        catalogue: &'a Catalogue,
        options: &'a toml::Table,
        names: &Names,
        write: Write,
    ) -> Composer<'a> {
        let mut composer = Composer {
            site,
            catalogue,
            options,
            named: Named::new(names),
            write,
            shared: Value::none(),
            months: BTreeMap::new(),
            cards: site.entries.iter().map(|_| OnceLock::new()).collect(),
            tags: site.tags.iter().map(|_| OnceLock::new()).collect(),
            nothing: Value::from(Vec::<Value>::new()),
        };
        let months = site.months.iter();
        let months = months.map(|(at, month)| (*at, MonthLink::new(composer.counted(*at, month))));
        composer.months = months.collect();
        composer.shared = Value::from_serializable(&composer.site_view());
        composer
    }

    fn site_view(&self) -> SiteView<'a> {
        let site = self.site;
        let mut years: Vec<i16> = site.months.keys().map(|month| month.year).collect();
        years.dedup();
        years.reverse();
        let is_page = |entry: &&Arc<Entry>| entry.kind == Kind::Page;
        SiteView {
            title: &site.config.title,
            unit: &site.config.unit,
            language: site.config.language.tag(),
            base_url: site.config.base_url.as_deref(),
            edition: if site.edition.internal {
                "internal"
            } else {
                "public"
            },
            today: site.edition.today.to_string(),
            columns: (0..site.columns.len())
                .filter_map(|at| self.column_view(at))
                .collect(),
            options: self.options,
            years,
            paper: self.paper().map(|(series, _)| LinkView {
                title: series.name.as_str().into(),
                url: "issues/".to_owned(),
            }),
            pages: site
                .entries
                .iter()
                .filter(is_page)
                .map(|entry| Value::from_serializable(&self.card_view(entry)))
                .collect(),
        }
    }

    /// The context every template gets: `site`, `page` and `root`, with the page's own variables put in by `fill`.
    pub(super) fn template(
        &self,
        url: &Url,
        template: &'static str,
        head: Head,
        fill: impl FnOnce(&mut Context),
    ) -> Content {
        let mut context = Context::new();
        let page = PageView {
            url: url.encoded(),
            title: head.title,
            template: template.strip_suffix(".html").unwrap_or(template),
            canonical: self.whole(head.meant.unwrap_or_else(|| url.encoded())),
            description: head.description,
            image: head.image.and_then(|image| self.whole(image)),
        };
        context.insert_value("site", self.shared.clone());
        context.insert("page", &page);
        context.insert("root", &self.root(url));
        fill(&mut context);
        Content::Template {
            name: template,
            context,
        }
    }

    /// The web address of something in the site, where the site knows its own.
    fn whole(&self, address: String) -> Option<String> {
        let base = self.site.config.base_url.as_deref()?;
        Some([base, &address].concat())
    }

    /// The way from `url` to the site's root. The page for what is not found answers at every address, so its
    /// way is absolute.
    fn root(&self, url: &Url) -> String {
        if url.as_str() != "404.html" {
            return url.root();
        }
        let base = self.site.config.base_url.as_deref().unwrap_or("/");
        let path = base
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'));
        path.map_or("/".to_owned(), |(_, path)| format!("/{path}"))
    }

    /// The card of an entry, made once for all lists that show it.
    pub(super) fn card(&self, at: usize) -> Value {
        let made = self.cards.get(at).zip(self.site.entries.get(at));
        let card = made.map(|(slot, entry)| {
            slot.get_or_init(|| Value::from_serializable(&self.card_view(entry)))
                .clone()
        });
        card.unwrap_or_else(Value::none)
    }

    /// The cards of several entries.
    pub(super) fn cards(&self, entries: &[usize]) -> Value {
        Value::from(entries.iter().map(|at| self.card(*at)).collect::<Vec<_>>())
    }

    pub(super) fn card_view<'e>(&'e self, entry: &'e Entry) -> CardView<'e> {
        let named = &self.named.card;
        let document = &entry.document;
        let front = &document.front;
        let column = entry.column.and_then(|at| self.site.columns.get(at));
        let tags = || entry.tags.iter().filter_map(|tag| self.tag_link(tag));
        CardView {
            title: named.title.then_some(&front.title),
            url: named.url.then(|| entry.url.encoded()),
            kind: named.kind.then(|| entry.kind.name()),
            column: named
                .column
                .then(|| column.map_or("", |column| &column.title)),
            column_url: named
                .column_url
                .then(|| column.map_or_else(String::new, |column| column.url.encoded())),
            date: named.date.then(|| day(front.date)),
            updated: named.updated.then(|| day(front.updated)),
            unit: named.unit.then_some(entry.unit.as_deref()),
            author: named.author.then_some(entry.author.as_deref()),
            summary: named.summary.then(|| summary(document)),
            tags: named.tags.then(|| tags().collect()),
            picture: named.picture.then(|| super::document::first_picture(entry)),
            expires: named.expires.then(|| day(front.expires)),
        }
    }

    pub(super) fn column_view(&self, at: usize) -> Option<ColumnView> {
        let column = self.site.columns.get(at)?;
        Some(ColumnView {
            title: column.title.clone(),
            url: column.url.encoded(),
            kind: column.kind.name(),
            summary: column.summary.clone(),
            count: column.entries.len(),
        })
    }

    /// A tag as something to go to ([`LinkView`]), made once for all cards that carry it.
    fn tag_link(&self, name: &str) -> Option<Value> {
        let tags = &self.site.tags;
        let at = tags
            .binary_search_by(|tag| tag.name.as_str().cmp(name))
            .ok()?;
        let (slot, tag) = self.tags.get(at).zip(tags.get(at))?;
        let shown = slot.get_or_init(|| {
            Value::from_serializable(&LinkView {
                title: tag.name.as_str().into(),
                url: tag.url.encoded(),
            })
        });
        Some(shown.clone())
    }

    /// An activity as pages show it ([`ActivityView`]), with what `named` has of it.
    pub(super) fn activity(&self, planned: &PlannedActivity<'_>, named: &ActivityNames) -> Value {
        let entry = self.site.entries.get(planned.id.entry());
        let activity = planned.activity();
        let period = || activity.period().map(|period| &*period.label);
        let month = || planned.year_month().map(|month| self.month_link(month));
        Value::from_serializable(&ActivityView {
            text: named.text.then_some(&activity.text),
            words: named.words.then(|| activity.words()),
            date: named.date.then(|| day(planned.date())),
            end_date: named.end_date.then(|| day(planned.end_date())),
            who: named.who.then_some(activity.who()),
            place: named.place.then_some(activity.place()),
            period: named.period.then(period),
            every: named.every.then_some(activity.every()),
            done: named.done.then(|| self.site.is_done(planned)),
            plan: named
                .plan
                .then(|| entry.map_or("", |entry| &entry.document.front.title)),
            url: named
                .url
                .then(|| entry.map_or_else(String::new, |entry| line_url(entry, activity.line))),
            month: named.month.then(month),
            reports: named.reports.then(|| self.reports_on(planned.id)),
        })
    }

    /// The articles that report on activity `id` ([`LinkView`]).
    fn reports_on(&self, id: ActivityId) -> Value {
        let Some(reports) = self.site.reports.by_activity.get(&id) else {
            return self.nothing.clone();
        };
        let reports = reports.iter();
        let articles = reports.filter_map(|entry| self.site.entries.get(*entry));
        let links = articles.map(|entry| LinkView {
            title: entry.document.front.title.as_str().into(),
            url: entry.url.encoded(),
        });
        Value::from_serializable(&links.collect::<Vec<_>>())
    }

    /// The activities `ids`, with what `named` has of them.
    pub(super) fn activities<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i ActivityId>,
        named: &ActivityNames,
    ) -> Vec<Value> {
        let planned = ids.into_iter().filter_map(|id| self.site.planned(*id));
        planned
            .map(|planned| self.activity(&planned, named))
            .collect()
    }

    /// The activities `ids`, plan by plan, in the order of the plans, with what `named` has of them.
    pub(super) fn by_plan(&self, ids: &[ActivityId], named: &ActivityNames) -> Vec<PlanGroupView> {
        let groups = ids.chunk_by(|one, other| one.entry() == other.entry());
        groups
            .filter_map(|group| {
                Some(PlanGroupView {
                    plan: self.card(group.first()?.entry()),
                    activities: self.activities(group, named).into(),
                })
            })
            .collect()
    }

    /// A month as something to go to ([`MonthLinkView`]).
    pub(super) fn month_link(&self, month: YearMonth) -> Value {
        let known = self.months.get(&month).map(|known| known.shown.clone());
        known.unwrap_or_else(|| {
            let blank = self.counted(month, &Month::default());
            Value::from_serializable(&MonthLinkView { url: None, ..blank })
        })
    }

    /// How many activities `month` has, and how many of them are done.
    fn counted(&self, at: YearMonth, month: &Month) -> MonthLinkView {
        MonthLinkView {
            year: at.year,
            month: at.month,
            title: self.month_title(at),
            url: Some(month_url(at).encoded()),
            count: month.dated.len() + month.undated.len(),
            done: month.done,
        }
    }

    /// A month in words.
    pub(super) fn month_title(&self, at: YearMonth) -> String {
        let title = Message::new("site-month")
            .arg("year", at.year)
            .arg("month", at.month);
        self.catalogue.text(&title)
    }

    /// The month as something to go to, if the site has a page for it.
    pub(super) fn existing_month(&self, month: YearMonth) -> Option<Value> {
        self.months.get(&month).map(|known| known.shown.clone())
    }

    /// The address of a sheet, if the site has it.
    pub(super) fn pdf_url(&self, sheet: Sheet) -> Option<String> {
        let url = has_sheet(self.site, sheet).then(|| sheet_url(self.site, sheet));
        Some(url.flatten()?.encoded())
    }

    /// The address of a month's page, if the site has it.
    pub(super) fn month_address(&self, month: YearMonth) -> Option<String> {
        self.months.get(&month)?.view.url.clone()
    }

    /// The first month after `month` that has activities, as something to go to.
    pub(super) fn next_with_activities(&self, month: YearMonth) -> Option<Value> {
        let mut after = self
            .months
            .range((Bound::Excluded(month), Bound::Unbounded));
        let (_, found) = after.find(|(_, known)| known.view.count > 0)?;
        Some(found.shown.clone())
    }

    /// The last month before `at` that the site has a page for.
    pub(super) fn month_before(&self, at: YearMonth) -> Option<Value> {
        let (_, before) = self.months.range(..at).next_back()?;
        Some(before.shown.clone())
    }

    /// The first month after `at` that the site has a page for.
    pub(super) fn month_after(&self, at: YearMonth) -> Option<Value> {
        let (_, after) = self.months.range(at.next()..).next()?;
        Some(after.shown.clone())
    }

    /// How many activities a month has, and how many of them are done.
    pub(super) fn month_count(&self, month: YearMonth) -> (usize, usize) {
        let known = self.months.get(&month);
        known.map_or((0, 0), |known| (known.view.count, known.view.done))
    }

    /// The last year before `year` that the site has a page for.
    pub(super) fn year_before(&self, year: i16) -> Option<LinkView<'static>> {
        let mut years = self.site.months.keys().rev().map(|month| month.year);
        years.find(|other| *other < year).map(year_link)
    }

    /// The first year after `year` that the site has a page for.
    pub(super) fn year_after(&self, year: i16) -> Option<LinkView<'static>> {
        let mut years = self.site.months.keys().map(|month| month.year);
        years.find(|other| *other > year).map(year_link)
    }
}

/// A year as something to go to.
fn year_link(year: i16) -> LinkView<'static> {
    LinkView {
        title: year.to_string().into(),
        url: year_url(year).encoded(),
    }
}

impl MonthLink {
    fn new(view: MonthLinkView) -> MonthLink {
        let shown = Value::from_serializable(&view);
        MonthLink { view, shown }
    }
}

/// What lists say of a document: its own summary, else the beginning of its text.
pub(super) fn summary(document: &Document) -> &str {
    let said = document.front.summary.as_deref();
    said.unwrap_or(&document.body.summary)
}

/// A day as templates see it.
fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// The address of line `line` of a document; of its top when the line is in its front matter.
pub(super) fn line_url(entry: &Entry, line: usize) -> String {
    let top = encode(entry.url.as_str());
    let mut url = String::with_capacity(top.len() + LINE);
    url.push_str(&top);
    if line >= entry.document.body_line {
        url.extend(["#L", &line.to_string()]);
    }
    url
}

/// What the head of a page says of it.
#[derive(Default)]
pub(super) struct Head {
    /// For the title bar; empty on the home page.
    pub title: String,
    /// A line for search engines and previews.
    pub description: String,
    /// The address of a picture for previews.
    pub image: Option<String>,
    /// The address of the page that this one is another form of.
    pub meant: Option<String>,
}

impl Head {
    /// A page with a title and, for a description, the beginning of `text`.
    pub(super) fn new(title: impl Into<String>, text: &str) -> Head {
        Head {
            title: title.into(),
            description: beginning(text).to_owned(),
            ..Head::default()
        }
    }
}

/// As much of `text` as a description takes.
fn beginning(text: &str) -> &str {
    let mut rest = text.chars();
    rest.nth(DESCRIPTION - 1);
    &text[..text.len() - rest.as_str().len()]
}

/// `page`: what every template knows of its own page.
#[derive(Serialize)]
struct PageView {
    url: String,
    title: String,
    template: &'static str,
    canonical: Option<String>,
    description: String,
    image: Option<String>,
}
