//! A month: what is planned for it, day by day and plan by plan.

use std::collections::BTreeMap;

use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::Message;
use crate::base::festival;
use crate::base::path::Url;
use crate::compose::context::{Composer, Head, line_url};
use crate::compose::route::month_url;
use crate::compose::view::{
    ActivityView, CardView, DayView, FestivalView, MonthLinkView, MonthView, ThemeView,
};
use crate::model::page::Content;
use crate::model::site::{Month, MonthTheme};

impl Composer<'_> {
    pub(super) fn month(&self, url: &Url, at: YearMonth) -> Content {
        let view = self.month_view(at);
        let title = Message::new("site-month-title")
            .arg("year", at.year)
            .arg("month", at.month);
        let themes: Vec<&str> = view
            .themes
            .iter()
            .map(|theme| theme.text.as_str())
            .collect();
        let head = Head::new(self.catalogue.text(&title), &themes.join(" "));
        self.template(url, "month.html", head, |context| {
            context.insert("month", &view)
        })
    }

    pub(super) fn month_view(&self, at: YearMonth) -> MonthView {
        let empty = Month::default();
        let month = self.site.months.get(&at).unwrap_or(&empty);
        let link = self.month_link(at);
        let dated = self.activities(&month.dated);
        let festivals = self.festivals(at);
        MonthView {
            year: at.year,
            month: at.month,
            url: month_url(at).encoded(),
            themes: month
                .themes
                .iter()
                .filter_map(|theme| self.theme(theme))
                .collect(),
            weeks: self.weeks(at, &dated, &festivals),
            dated,
            plans: self.by_plan(&month.undated),
            periods: self.by_plan(&month.periods),
            recurring: self.by_plan(&month.recurring),
            festivals,
            count: link.count,
            done: link.done,
            previous: self.existing(at.previous()),
            next: self.existing(at.next()),
            year_earlier: self.existing(at.year_earlier()),
            articles: self.articles(month),
        }
    }

    /// The month at `at`, if the site has a page for it.
    fn existing(&self, at: YearMonth) -> Option<MonthLinkView> {
        Some(self.month_link(at)).filter(|link| link.url.is_some())
    }

    fn articles(&self, month: &Month) -> Vec<CardView> {
        let entries = month
            .articles
            .iter()
            .filter_map(|at| self.site.entries.get(*at));
        entries.map(|entry| self.card_view(entry)).collect()
    }

    pub(super) fn theme(&self, theme: &MonthTheme) -> Option<ThemeView> {
        let entry = self.site.entries.get(theme.entry)?;
        Some(ThemeView {
            text: theme.text.clone(),
            plan: entry.document.front.title.clone(),
            url: line_url(entry, theme.line),
        })
    }

    fn festivals(&self, at: YearMonth) -> Vec<FestivalView> {
        let festivals = festival::festivals(at).into_iter();
        festivals
            .map(|festival| FestivalView {
                date: festival.date.to_string(),
                name: self.catalogue.text(&Message::new(festival.id)),
            })
            .collect()
    }

    /// The weeks of a month from Monday to Sunday, each day with what falls on it.
    fn weeks(
        &self,
        at: YearMonth,
        dated: &[ActivityView],
        festivals: &[FestivalView],
    ) -> Vec<Vec<Option<DayView>>> {
        let by_day = by_day(dated);
        let days = (1..=31).map_while(|day| at.day(day));
        let lead = at
            .day(1)
            .map_or(0, |first| first.weekday().to_monday_zero_offset());
        let blank = (0..lead).map(|_| None);
        let cells: Vec<Option<DayView>> = blank
            .chain(days.map(|date| Some(self.day(date, &by_day, festivals))))
            .collect();
        let weeks = cells.chunks(7).map(|week| {
            let mut week = week.to_vec();
            week.resize_with(7, || None);
            week
        });
        weeks.collect()
    }

    fn day(
        &self,
        date: Date,
        by_day: &BTreeMap<String, Vec<ActivityView>>,
        festivals: &[FestivalView],
    ) -> DayView {
        let text = date.to_string();
        let festive = festivals.iter().filter(|festival| festival.date == text);
        DayView {
            day: date.day().unsigned_abs(),
            weekday: date.weekday().to_monday_one_offset().unsigned_abs(),
            lunar: festival::lunar_day(date),
            festivals: festive.map(|festival| festival.name.clone()).collect(),
            activities: by_day.get(&text).cloned().unwrap_or_default(),
            today: date == self.site.edition.today,
            date: text,
        }
    }
}

/// Activities by every day they last.
fn by_day(dated: &[ActivityView]) -> BTreeMap<String, Vec<ActivityView>> {
    let mut days: BTreeMap<String, Vec<ActivityView>> = BTreeMap::new();
    for activity in dated {
        for day in days_of(activity) {
            days.entry(day.to_string())
                .or_default()
                .push(activity.clone());
        }
    }
    days
}

/// The days from an activity's first to its last.
fn days_of(activity: &ActivityView) -> impl Iterator<Item = Date> + use<> {
    let parse = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Date>().ok());
    let first = parse(&activity.date);
    let last = parse(&activity.end_date).or(first);
    let days = std::iter::successors(first, |day| day.tomorrow().ok());
    days.take_while(move |day| Some(*day) <= last)
}
