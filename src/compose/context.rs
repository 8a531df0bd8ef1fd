//! The parts of a context that pages share, each made once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Value};

use crate::base::catalogue::Catalogue;
use crate::base::date::YearMonth;
use crate::base::path::Url;
use crate::compose::route::{month_url, year_url};
use crate::compose::view::{
    ActivityView, CardView, ColumnView, LinkView, MonthLinkView, PlanGroupView, SiteView,
};
use crate::model::document::Kind;
use crate::model::page::Content;
use crate::model::site::{Entry, Month, PlannedActivity, Site};

/// How much of a text a page's description takes, in characters.
const DESCRIPTION: usize = 120;

/// Composes the pages of one site.
pub struct Composer<'a> {
    pub(super) site: &'a Site,
    pub(super) catalogue: &'a Catalogue,
    shared: Value,
    months: BTreeMap<YearMonth, MonthLinkView>,
    cards: Vec<OnceLock<Value>>,
}

impl<'a> Composer<'a> {
    /// Prepares what the pages of `site` share. `options` are the theme's, already under the site's own.
    #[must_use]
    pub fn new(site: &'a Site, catalogue: &'a Catalogue, options: &'a toml::Table) -> Composer<'a> {
        let mut composer = Composer {
            site,
            catalogue,
            shared: Value::none(),
            months: site
                .months
                .iter()
                .map(|(at, month)| (*at, count(*at, month)))
                .collect(),
            cards: site.entries.iter().map(|_| OnceLock::new()).collect(),
        };
        composer.shared = Value::from_serializable(&composer.site_view(options));
        composer
    }

    fn site_view(&self, options: &'a toml::Table) -> SiteView<'a> {
        let site = self.site;
        let mut years: Vec<i16> = site.months.keys().map(|month| month.year).collect();
        years.dedup();
        years.reverse();
        let is_page = |entry: &&Entry| entry.kind == Kind::Page;
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
            options,
            years,
            pages: site
                .entries
                .iter()
                .filter(is_page)
                .map(|entry| self.card_view(entry))
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
        let base = self.site.config.base_url.as_deref();
        let mut context = Context::new();
        let page = PageView {
            url: url.encoded(),
            title: head.title,
            template: template.trim_end_matches(".html"),
            canonical: base.map(|base| format!("{base}{}", url.encoded())),
            description: head.description,
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

    pub(super) fn card_view(&self, entry: &Entry) -> CardView {
        let document = &entry.document;
        let column = entry.column.and_then(|at| self.site.columns.get(at));
        CardView {
            title: document.front.title.clone(),
            url: entry.url.encoded(),
            kind: entry.kind.name(),
            column: column
                .map(|column| column.title.clone())
                .unwrap_or_default(),
            column_url: column
                .map(|column| column.url.encoded())
                .unwrap_or_default(),
            date: document.front.date.map(|date| date.to_string()),
            updated: document.front.updated.map(|date| date.to_string()),
            unit: entry.unit.clone(),
            author: entry.author.clone(),
            summary: document
                .front
                .summary
                .clone()
                .unwrap_or_else(|| document.body.summary.clone()),
            tags: entry
                .tags
                .iter()
                .filter_map(|tag| self.tag_link(tag))
                .collect(),
            picture: super::document::picture(entry),
            expires: document.front.expires.map(|date| date.to_string()),
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

    fn tag_link(&self, name: &str) -> Option<LinkView> {
        let tags = &self.site.tags;
        let at = tags
            .binary_search_by(|tag| tag.name.as_str().cmp(name))
            .ok()?;
        let url = tags.get(at)?.url.encoded();
        Some(LinkView {
            title: name.to_owned(),
            url,
        })
    }

    /// An activity as pages show it.
    pub(super) fn activity(&self, planned: &PlannedActivity) -> ActivityView {
        let entry = self.site.entries.get(planned.entry);
        let activity = planned.activity();
        let end = planned.year_month().zip(activity.end_day);
        ActivityView {
            text: activity.text.clone(),
            date: planned.date().map(|date| date.to_string()),
            end_date: end
                .and_then(|(month, day)| month.day(day))
                .map(|date| date.to_string()),
            who: activity.who.clone(),
            place: activity.place.clone(),
            period: activity.period.as_ref().map(|period| period.label.clone()),
            every: activity.every.clone(),
            done: activity.is_done(),
            plan: entry
                .map(|entry| entry.document.front.title.clone())
                .unwrap_or_default(),
            url: entry
                .map(|entry| line_url(entry, activity.line))
                .unwrap_or_default(),
            month: planned.year_month().map(|month| self.month_link(month)),
        }
    }

    /// The activities at `indices`.
    pub(super) fn activities(&self, indices: &[usize]) -> Vec<ActivityView> {
        let planned = indices
            .iter()
            .filter_map(|at| self.site.activities.get(*at));
        planned.map(|planned| self.activity(planned)).collect()
    }

    /// The activities at `indices`, plan by plan, in the order of the plans.
    pub(super) fn by_plan(&self, indices: &[usize]) -> Vec<PlanGroupView> {
        let of = |at: &usize| self.site.activities.get(*at).map(|planned| planned.entry);
        let groups = indices.chunk_by(|one, other| of(one) == of(other));
        groups
            .filter_map(|group| {
                let entry = self.site.entries.get(of(group.first()?)?)?;
                let plan = self.card_view(entry);
                Some(PlanGroupView {
                    plan,
                    activities: self.activities(group),
                })
            })
            .collect()
    }

    /// A month as something to go to.
    pub(super) fn month_link(&self, month: YearMonth) -> MonthLinkView {
        let known = self.months.get(&month).cloned();
        known.unwrap_or(MonthLinkView {
            year: month.year,
            month: month.month,
            url: None,
            count: 0,
            done: 0,
        })
    }

    /// The months of `year`, from January to December.
    pub(super) fn months_of(&self, year: i16) -> Vec<MonthLinkView> {
        (1..=12)
            .map(|month| self.month_link(YearMonth { year, month }))
            .collect()
    }

    /// A year as something to go to, when the site has a page for it.
    pub(super) fn year_link(&self, year: i16) -> Option<LinkView> {
        let known = self.site.months.keys().any(|month| month.year == year);
        known.then(|| LinkView {
            title: year.to_string(),
            url: year_url(year).encoded(),
        })
    }
}

/// How many activities `month` has, and how many of them are done.
fn count(at: YearMonth, month: &Month) -> MonthLinkView {
    MonthLinkView {
        year: at.year,
        month: at.month,
        url: Some(month_url(at).encoded()),
        count: month.dated.len() + month.undated.len(),
        done: month.done,
    }
}

/// The address of line `line` of a document; of its top when the line is in its front matter.
pub(super) fn line_url(entry: &Entry, line: usize) -> String {
    match line < entry.document.body_line {
        true => entry.url.encoded(),
        false => format!("{}#L{line}", entry.url.encoded()),
    }
}

/// What the head of a page says of it.
#[derive(Default)]
pub(super) struct Head {
    /// For the title bar; empty on the home page.
    pub title: String,
    /// A line for search engines and previews.
    pub description: String,
}

impl Head {
    /// A page with a title and, for a description, the beginning of `text`.
    pub(super) fn new(title: impl Into<String>, text: &str) -> Head {
        Head {
            title: title.into(),
            description: text.chars().take(DESCRIPTION).collect(),
        }
    }
}

/// `page`: what every template knows of its own page.
#[derive(Serialize)]
struct PageView {
    url: String,
    title: String,
    template: &'static str,
    canonical: Option<String>,
    description: String,
}
