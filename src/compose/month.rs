//! A month: what is planned for it, day by day and plan by plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::Message;
use crate::base::festival;
use crate::base::path::Url;
use crate::compose::context::{Composer, Head, line_url};
use crate::compose::view::named::{MonthNames, MonthView};
use crate::compose::view::{DayView, FestivalView, ThemeView};
use crate::model::page::Content;
use crate::model::paper::Sheet;
use crate::model::site::{ActivityId, MonthTheme, PlannedActivity};

/// How many themes and activities the description of a month names at most.
const TOLD: usize = 8;

/// What the calendar says of the days of a month.
struct Almanac {
    festivals: Vec<FestivalView>,
    days_off: Vec<Date>,
    lunar: Vec<String>,
}

/// What takes place on a day: what is written out, and how much more goes on.
#[derive(Clone, Default)]
struct OfDay {
    activities: Vec<Value>,
    continued: usize,
}

impl Composer<'_> {
    pub(super) fn month(&self, url: &Url, at: YearMonth) -> Content {
        let view = self.month_view(at, "month.html", &self.named.month);
        let title = Message::new("site-month-title")
            .arg("year", at.year)
            .arg("month", at.month);
        let themes = self.site.months.get(&at).into_iter();
        let themes = themes.flat_map(|month| month.themes.iter().map(|theme| &*theme.text));
        let told: Vec<&str> = themes.chain(self.named(at)).take(TOLD).collect();
        let head = Head::new(self.catalogue.text(&title), &told.join(" · "));
        self.template(url, "month.html", head, |context| {
            context.insert("month", &view)
        })
    }

    /// The activities of a month in words, dated ones first.
    fn named(&self, at: YearMonth) -> impl Iterator<Item = &str> {
        let month = self.site.months.get(&at).into_iter();
        let activities = month.flat_map(|month| month.dated.iter().chain(&month.undated));
        let planned = activities.filter_map(|id| self.site.planned(*id));
        planned.map(|planned| &*planned.activity().text)
    }

    /// A month on a page of `template`, with what `named` has of it.
    pub(super) fn month_view(
        &self,
        at: YearMonth,
        template: &str,
        named: &MonthNames,
    ) -> MonthView {
        let of_activity = self.named.activity(template);
        let by_plan = |ids: &[ActivityId]| self.by_plan(ids, of_activity);
        let empty = Arc::default();
        let month = self.site.months.get(&at).unwrap_or(&empty);
        let (count, done) = self.month_count(at);
        let themes = || month.themes.iter().filter_map(|theme| self.theme(theme));
        let dated = match named.dated || named.weeks {
            true => self.activities(&month.dated, of_activity),
            false => Vec::new(),
        };
        MonthView {
            year: named.year.then_some(at.year),
            month: named.month.then_some(at.month),
            title: named.title.then(|| self.month_title(at)),
            url: named.url.then(|| self.month_address(at)),
            themes: named.themes.then(|| themes().collect()),
            weeks: named
                .weeks
                .then(|| self.weeks(at, &self.by_day(&month.dated, &dated))),
            dated: named.dated.then_some(dated),
            plans: named.plans.then(|| by_plan(&month.undated)),
            periods: named.periods.then(|| by_plan(&month.periods)),
            recurring: named.recurring.then(|| by_plan(&month.recurring)),
            festivals: named.festivals.then(|| self.festivals(at)),
            count: named.count.then_some(count),
            done: named.done.then_some(done),
            previous: named.previous.then(|| self.month_before(at)),
            next: named.next.then(|| self.month_after(at)),
            year_earlier: named
                .year_earlier
                .then(|| self.existing_month(at.year_earlier())),
            articles: named.articles.then(|| self.cards(&month.articles)),
            pdf_url: named.pdf_url.then(|| self.pdf_url(Sheet::Month(at))),
        }
    }

    /// Dated activities, and how each is shown, by every day they last. Their words stand on the first day and on
    /// every Monday.
    fn by_day(&self, dated: &[ActivityId], shown: &[Value]) -> BTreeMap<Date, OfDay> {
        let mut days: BTreeMap<Date, OfDay> = BTreeMap::new();
        let planned = dated.iter().filter_map(|id| self.site.planned(*id));
        for (planned, shown) in planned.zip(shown) {
            for day in days_of(&planned) {
                let of_day = days.entry(day).or_default();
                if Some(day) == planned.date() || day.weekday().to_monday_zero_offset() == 0 {
                    of_day.activities.push(shown.clone());
                } else {
                    of_day.continued += 1;
                }
            }
        }
        days
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
        let festivals = festivals.map(|festival| FestivalView {
            date: festival.date.to_string(),
            name: self.catalogue.text(&Message::new(festival.id)),
        });
        festivals.collect()
    }

    fn almanac(&self, at: YearMonth) -> Almanac {
        Almanac {
            festivals: self.festivals(at),
            days_off: festival::days_off(at),
            lunar: festival::lunar_days(at),
        }
    }

    /// The weeks of a month from Monday to Sunday, each day with what falls on it.
    fn weeks(&self, at: YearMonth, by_day: &BTreeMap<Date, OfDay>) -> Vec<Vec<Option<DayView>>> {
        let almanac = self.almanac(at);
        let days = (1..=31).map_while(|day| at.day(day));
        let lead = at
            .day(1)
            .map_or(0, |first| first.weekday().to_monday_zero_offset());
        let blank = (0..lead).map(|_| None);
        let mut cells = blank.chain(days.map(|date| Some(self.day(date, by_day, &almanac))));
        let weeks = std::iter::from_fn(|| {
            let mut week: Vec<Option<DayView>> = cells.by_ref().take(7).collect();
            let begun = !week.is_empty();
            week.resize_with(7, || None);
            begun.then_some(week)
        });
        weeks.collect()
    }

    fn day(&self, date: Date, by_day: &BTreeMap<Date, OfDay>, almanac: &Almanac) -> DayView {
        let text = date.to_string();
        let day = date.day().unsigned_abs();
        let of_day = by_day.get(&date).cloned().unwrap_or_default();
        let festivals = almanac.festivals.iter();
        let festive = festivals.filter(|festival| festival.date == text);
        let lunar = almanac.lunar.get(usize::from(day) - 1);
        DayView {
            day,
            weekday: date.weekday().to_monday_one_offset().unsigned_abs(),
            lunar: lunar.cloned().unwrap_or_default(),
            festivals: festive.map(|festival| festival.name.clone()).collect(),
            holiday: almanac.days_off.contains(&date),
            activities: of_day.activities,
            continued: of_day.continued,
            today: date == self.site.edition.today,
            date: text,
        }
    }
}

/// The days from an activity's first to its last; none when it has no day.
pub(super) fn days_of(planned: &PlannedActivity<'_>) -> impl Iterator<Item = Date> + use<> {
    let first = planned.date();
    let last = planned.end_date().or(first);
    let days = std::iter::successors(first, |day| day.tomorrow().ok());
    days.take_while(move |day| Some(*day) <= last)
}
