//! The home page, and the page for what is not found.

use serde::Serialize;
use tera::{Map, Value};

use crate::base::date::YearMonth;
use crate::base::path::{Url, relative};
use crate::compose::context::{Composer, Head};
use crate::compose::view::ColumnView;
use crate::compose::view::issue::IssueCardView;
use crate::compose::view::named::{MonthNames, MonthView};
use crate::model::document::Kind;
use crate::model::page::Content;
use crate::model::site::Column;

/// How many documents of a column the home page shows.
const LATEST: usize = 5;

/// How many dated activities of a month the home page shows.
const DATED: usize = 12;

/// How many plans of a month the home page shows, each with its activities without a day.
const PLANS: usize = 12;

/// `home`, but for the lists of cards.
#[derive(Serialize)]
struct HomeView<'a> {
    title: Option<&'a str>,
    html: Value,
    this_month: MonthView,
    left_out: usize,
    next_month: MonthView,
    upcoming: Option<Value>,
    issue: Option<IssueCardView<'a>>,
}

impl Composer<'_> {
    pub(super) fn home(&self, url: &Url) -> Content {
        let home = &self.site.home;
        let month = YearMonth::of(self.site.edition.today);
        let all = MonthNames::new(|_| true);
        let (this_month, left_out) = shortened(self.month_view(month, "home.html", &all));
        let (next_month, _) = shortened(self.month_view(month.next(), "home.html", &all));
        let view = HomeView {
            title: home.title.as_deref(),
            html: self.safe_html(&home.body, &home.targets, &|address| relative("", address)),
            this_month,
            left_out,
            next_month,
            upcoming: self.next_with_activities(month),
            issue: self.latest_issue(),
        };
        let lists = [
            ("columns", self.latest()),
            ("notices", self.running_notices()),
        ];
        let head = Head::new("", home.summary.as_deref().unwrap_or(&home.body.summary));
        self.template(url, "home.html", head, |context| {
            context.insert_value("home", with(&view, lists));
        })
    }

    /// The latest documents of each column of plans and articles.
    fn latest(&self) -> Value {
        let shown = |column: &Column| matches!(column.kind, Kind::Plan | Kind::Article);
        let columns = self
            .site
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| shown(column));
        let latest = columns.map(|(at, column)| {
            let cards = self.cards(&column.entries[..column.entries.len().min(LATEST)]);
            with(
                &Latest {
                    column: self.column_view(at),
                },
                [("cards", cards)],
            )
        });
        Value::from(latest.collect::<Vec<_>>())
    }

    /// Notices that have an end and have not reached it, then the latest without one.
    fn running_notices(&self) -> Value {
        let entries = self.site.entries.iter().enumerate();
        let mut notices: Vec<usize> = entries
            .filter(|(_, entry)| entry.kind == Kind::Notice)
            .map(|(at, _)| at)
            .collect();
        let expires = |at: &usize| {
            self.site
                .entries
                .get(*at)
                .and_then(|entry| entry.document.front.expires)
        };
        notices.sort_by_key(|at| expires(at).is_none());
        notices.truncate(LATEST);
        self.cards(&notices)
    }

    pub(super) fn not_found(&self, url: &Url) -> Content {
        self.template(url, "404.html", Head::default(), |_| {})
    }
}

/// A month with the first of its activities, and how many more it has.
fn shortened(mut month: MonthView) -> (MonthView, usize) {
    let dated = month.dated.get_or_insert_default();
    let plans = month.plans.get_or_insert_default();
    let more = dated.len().saturating_sub(DATED);
    let groups = plans.iter().skip(PLANS);
    let undated: usize = groups.filter_map(|group| group.activities.len()).sum();
    dated.truncate(DATED);
    plans.truncate(PLANS);
    (month, more + undated)
}

/// One column on the home page, but for its cards.
#[derive(Serialize)]
struct Latest {
    column: Option<ColumnView>,
}

/// The value of `view` with lists of shared values put in.
pub(super) fn with<const N: usize>(
    view: &impl Serialize,
    lists: [(&'static str, Value); N],
) -> Value {
    let mut map: Map = Value::from_serializable(view)
        .into_map()
        .unwrap_or_default();
    map.extend(lists.map(|(name, list)| (name.into(), list)));
    Value::from(map)
}
