//! Months and years to pin up.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::Message;
use crate::base::festival;
use crate::compose::context::Composer;
use crate::compose::month::days_of;
use crate::model::paper::{
    Day, Matter, MonthSheet, NamedList, Paper, Task, YearMonthSheet, YearSheet,
};
use crate::model::site::{ActivityId, Month, PlannedActivity};

impl Composer<'_> {
    /// A month to pin up.
    pub(in crate::compose) fn month_paper(&self, at: YearMonth) -> Option<Paper> {
        let month = self.site.months.get(&at)?;
        let heading = self.heading("site-month-title", at.year, Some(at.month));
        let list = |id: &'static str, planned: &[ActivityId]| NamedList {
            heading: self.word(id),
            items: self.tasks(planned),
        };
        let lists = [
            list("paper-month-undated", &month.undated),
            list("paper-month-periods", &month.periods),
            list("paper-month-recurring", &month.recurring),
        ];
        let sheet = MonthSheet {
            heading: heading.clone(),
            masthead: self.masthead(),
            themes: themes(month),
            weekdays: (1..=7).map(|day| self.weekday(day)).collect(),
            weeks: self.sheet_weeks(at, month),
            lists: lists
                .into_iter()
                .filter(|list| !list.items.is_empty())
                .collect(),
        };
        Some(Paper {
            date: [at.year, at.month.into(), 1],
            paper: Matter::Month(Box::new(sheet)),
            sources: self.plans_of(month),
            ..self.blank_paper("month", heading)
        })
    }

    /// A year's calendar.
    pub(in crate::compose) fn year_paper(&self, year: i16) -> Option<Paper> {
        let months: Vec<YearMonth> = (1..=12).map(|month| YearMonth { year, month }).collect();
        let known = |at: &YearMonth| self.site.months.get(at);
        months.iter().find_map(known)?;
        let heading = self.heading("site-year-title", year, None);
        let sheet = YearSheet {
            heading: heading.clone(),
            masthead: self.masthead(),
            format: self.site.config.print.year_format,
            months: months.iter().map(|at| self.year_month_sheet(*at)).collect(),
        };
        let mut sources: Vec<_> = months
            .iter()
            .filter_map(known)
            .flat_map(|month| self.plans_of(month))
            .collect();
        sources.sort();
        sources.dedup();
        Some(Paper {
            date: [year, 1, 1],
            paper: Matter::Year(sheet),
            sources,
            ..self.blank_paper("year", heading)
        })
    }

    fn year_month_sheet(&self, at: YearMonth) -> YearMonthSheet {
        let empty = Arc::default();
        let month = self.site.months.get(&at).unwrap_or(&empty);
        let all: Vec<ActivityId> = month.dated.iter().chain(&month.undated).copied().collect();
        let message = Message::new("paper-month").arg("month", at.month);
        YearMonthSheet {
            heading: self.catalogue.text(&message),
            themes: themes(month),
            items: self
                .planned(&all)
                .map(|planned| Task {
                    text: match planned.date() {
                        Some(day) => self.on_day(day, planned.end_date(), &planned.activity().text),
                        None => planned.activity().text.clone(),
                    },
                    done: planned.activity().is_done(),
                })
                .collect(),
        }
    }

    /// An activity under its day, unless it names the day itself.
    fn on_day(&self, day: Date, last: Option<Date>, text: &str) -> String {
        if text.contains(&format!("{}日", day.day())) {
            return text.to_owned();
        }
        let message = match last {
            Some(last) => Message::new("paper-on-days").arg("last", last.day()),
            None => Message::new("paper-on-day"),
        };
        let message = message.arg("day", day.day()).arg("text", text);
        self.catalogue.text(&message)
    }

    fn heading(&self, id: &'static str, year: i16, month: Option<u8>) -> String {
        let message = Message::new(id).arg("year", year);
        self.catalogue.text(&match month {
            Some(month) => message.arg("month", month),
            None => message,
        })
    }

    fn weekday(&self, day: u8) -> String {
        self.catalogue
            .text(&Message::new("paper-weekday").arg("weekday", day))
    }

    /// The bulletin, with its issuer where that is not its name.
    fn masthead(&self) -> String {
        let config = &self.site.config;
        match config.unit == config.title {
            true => config.title.clone(),
            false => format!("{}\u{3000}{}", config.unit, config.title),
        }
    }

    fn planned(&self, ids: &[ActivityId]) -> impl Iterator<Item = PlannedActivity<'_>> {
        ids.iter().filter_map(|id| self.site.planned(*id))
    }

    fn tasks(&self, ids: &[ActivityId]) -> Vec<Task> {
        self.planned(ids)
            .map(|planned| self.task(&planned))
            .collect()
    }

    /// An activity with who and where.
    fn task(&self, planned: &PlannedActivity<'_>) -> Task {
        let activity = planned.activity();
        let of = [
            activity.period.as_ref().map(|period| &period.label),
            activity.every.as_ref(),
            activity.place.as_ref(),
            activity.who.as_ref(),
        ];
        let of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
        let text = match of.is_empty() {
            true => activity.text.clone(),
            false => {
                let message = Message::new("paper-task").arg("text", &activity.text);
                self.catalogue.text(&message.arg("of", of.join("\u{ff0c}")))
            }
        };
        Task {
            text,
            done: activity.is_done(),
        }
    }

    /// The files of the plans that name something for a month.
    fn plans_of(&self, month: &Month) -> Vec<crate::base::path::SourcePath> {
        let all = [
            &month.dated,
            &month.undated,
            &month.periods,
            &month.recurring,
        ];
        let planned = all.into_iter().flatten().map(|id| id.entry());
        let mut plans: Vec<usize> = planned
            .chain(month.themes.iter().map(|theme| theme.entry))
            .collect();
        plans.sort_unstable();
        plans.dedup();
        let plans = plans
            .into_iter()
            .filter_map(|plan| self.site.entries.get(plan));
        plans.map(|entry| entry.document.path.clone()).collect()
    }

    /// The weeks of a month from Monday to Sunday.
    fn sheet_weeks(&self, at: YearMonth, month: &Month) -> Vec<Vec<Option<Day>>> {
        let mut by_day: BTreeMap<Date, Vec<Task>> = BTreeMap::new();
        for planned in self.planned(&month.dated) {
            for day in days_of(&planned) {
                by_day.entry(day).or_default().push(self.task(&planned));
            }
        }
        let festivals = festival::festivals(at);
        let mut moon = festival::lunar_days(at).into_iter();
        let days = (1..=31).map_while(|day| at.day(day)).map(|date| {
            let names: Vec<String> = festivals
                .iter()
                .filter(|festival| festival.date == date)
                .map(|festival| self.word(festival.id))
                .collect();
            let lunar = moon.next().unwrap_or_default();
            Some(Day {
                day: date.day().unsigned_abs(),
                festive: !names.is_empty(),
                note: if names.is_empty() {
                    lunar
                } else {
                    names.join(" ")
                },
                activities: by_day.remove(&date).unwrap_or_default(),
            })
        });
        let lead = at
            .day(1)
            .map_or(0, |first| first.weekday().to_monday_zero_offset());
        let mut cells: Vec<Option<Day>> = (0..lead).map(|_| None).chain(days).collect();
        let whole = cells.len().div_ceil(7) * 7;
        cells.resize_with(whole, || None);
        let mut weeks = Vec::new();
        while !cells.is_empty() {
            let rest = cells.split_off(7);
            weeks.push(std::mem::replace(&mut cells, rest));
        }
        weeks
    }
}

/// What a month is about, each thing once.
fn themes(month: &Month) -> Vec<String> {
    let mut themes: Vec<String> = Vec::new();
    for theme in &month.themes {
        if !themes.contains(&theme.text) {
            themes.push(theme.text.clone());
        }
    }
    themes
}
