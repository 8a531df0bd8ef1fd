//! The years, and a year's twelve months at a glance.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use crate::base::date::YearMonth;
use crate::base::diagnostic::Message;
use crate::base::path::Url;
use crate::compose::context::{Composer, Head};
use crate::compose::route::year_url;
use crate::compose::view::{LinkView, PlanGroupView, TallyView, YearColumnView, YearMonthView};
use crate::model::page::Content;
use crate::model::paper::Sheet;
use crate::model::site::ActivityId;

/// How many activities of a month a year's page shows.
const SHOWN: usize = 5;

/// `year` on a year's page.
#[derive(Serialize)]
struct YearView {
    year: i16,
    url: String,
    count: usize,
    done: usize,
    months: Vec<YearMonthView>,
    columns: Vec<YearColumnView>,
    most: usize,
    previous: Option<LinkView<'static>>,
    next: Option<LinkView<'static>>,
    pdf_url: Option<String>,
    book_url: Option<String>,
}

/// What each column has in each month of a year, by the column's number.
type Tallies = BTreeMap<Option<usize>, [TallyView; 12]>;

/// One of `years` on the page of the years.
#[derive(Serialize)]
struct YearRow {
    year: i16,
    url: String,
    count: usize,
    done: usize,
    months: Vec<Value>,
}

impl Composer<'_> {
    pub(super) fn years(&self, url: &Url) -> Content {
        let mut years: Vec<i16> = self.site.months.keys().map(|month| month.year).collect();
        years.dedup();
        let rows: Vec<YearRow> = years
            .into_iter()
            .rev()
            .map(|year| self.year_row(year))
            .collect();
        let title = self.catalogue.text(&Message::new("site-activities-title"));
        self.template(url, "activities.html", Head::new(title, ""), |context| {
            context.insert("years", &rows);
            context.insert("undated", &self.without_year());
        })
    }

    pub(super) fn year(&self, url: &Url, year: i16) -> Content {
        let row = self.year_row(year);
        let months = (1..=12).map(|month| YearMonth { year, month });
        let counts = months.clone().map(|month| self.month_count(month).0);
        let view = YearView {
            year,
            url: row.url,
            count: row.count,
            done: row.done,
            most: counts.max().unwrap_or_default(),
            months: months.map(|month| self.year_month(month)).collect(),
            columns: self.year_columns(year),
            previous: self.year_before(year),
            next: self.year_after(year),
            pdf_url: self.pdf_url(Sheet::Year(year)),
            book_url: self.pdf_url(Sheet::Book(year)),
        };
        let title = self
            .catalogue
            .text(&Message::new("site-year-title").arg("year", year));
        self.template(url, "year.html", Head::new(title, ""), |context| {
            context.insert("year", &view)
        })
    }

    fn year_row(&self, year: i16) -> YearRow {
        let months = (1..=12).map(|month| YearMonth { year, month });
        let counts = months.clone().map(|month| self.month_count(month));
        YearRow {
            year,
            url: year_url(year).encoded(),
            count: counts.clone().map(|(count, _)| count).sum(),
            done: counts.map(|(_, done)| done).sum(),
            months: months.map(|month| self.month_link(month)).collect(),
        }
    }

    fn year_month(&self, at: YearMonth) -> YearMonthView {
        let empty = Arc::default();
        let month = self.site.months.get(&at).unwrap_or(&empty);
        let all = month.dated.iter().chain(&month.undated).copied();
        let first: Vec<ActivityId> = all.take(SHOWN).collect();
        let (count, _) = self.month_count(at);
        YearMonthView {
            link: self.month_link(at),
            themes: month
                .themes
                .iter()
                .filter_map(|theme| self.theme(theme))
                .collect(),
            more: count - first.len(),
            activities: self.activities(&first, self.named.activity("year.html")),
        }
    }

    /// What each column has in the year: the columns in order, without those that have nothing.
    fn year_columns(&self, year: i16) -> Vec<YearColumnView> {
        let tallies = self.tallies(year);
        let columns = tallies.into_iter().map(|(column, months)| {
            let column = column.and_then(|at| self.site.columns.get(at));
            YearColumnView {
                title: column
                    .map(|column| column.title.clone())
                    .unwrap_or_default(),
                sum: months.iter().copied().fold(TallyView::default(), plus),
                months: months.to_vec(),
            }
        });
        columns.collect()
    }

    fn tallies(&self, year: i16) -> Tallies {
        let mut tallies = Tallies::new();
        for month in 1..=12_u8 {
            let Some(of_month) = self.site.months.get(&YearMonth { year, month }) else {
                continue;
            };
            for at in of_month.dated.iter().chain(&of_month.undated) {
                let Some(planned) = self.site.planned(*at) else {
                    continue;
                };
                let entry = self.site.entries.get(at.entry());
                let column = entry.and_then(|entry| entry.column);
                let tally = &mut tallies.entry(column).or_default()[usize::from(month) - 1];
                let done = usize::from(self.site.is_done(&planned));
                *tally = plus(*tally, TallyView { count: 1, done });
            }
        }
        tallies
    }

    /// What plans without a year name, plan by plan.
    fn without_year(&self) -> Vec<PlanGroupView> {
        let all = self.site.all_planned();
        let without = all.filter(|planned| planned.year.is_none());
        let without: Vec<ActivityId> = without.map(|planned| planned.id).collect();
        self.by_plan(&without, self.named.activity("activities.html"))
    }
}

fn plus(one: TallyView, other: TallyView) -> TallyView {
    TallyView {
        count: one.count + other.count,
        done: one.done + other.done,
    }
}
