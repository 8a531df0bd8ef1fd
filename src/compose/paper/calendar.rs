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
                        None => planned.activity().text.to_string(),
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
            activity.period().map(|period| &*period.label),
            activity.every(),
            activity.place(),
            activity.who(),
        ];
        let of: Vec<&str> = of.into_iter().flatten().collect();
        let text = match of.is_empty() {
            true => activity.text.to_string(),
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

    /// What takes place on the days of a month. An activity of several days stands on the first of them.
    fn by_day_on_paper(&self, month: &Month) -> BTreeMap<Date, (Vec<Task>, usize)> {
        let mut by_day: BTreeMap<Date, (Vec<Task>, usize)> = BTreeMap::new();
        for planned in self.planned(&month.dated) {
            for (at, day) in days_of(&planned).enumerate() {
                let (told, continued) = by_day.entry(day).or_default();
                match at {
                    0 => told.push(self.task_of_day(&planned, day)),
                    _ => *continued += 1,
                }
            }
        }
        by_day
    }

    /// An activity below its day, which it need not name.
    fn task_of_day(&self, planned: &PlannedActivity<'_>, day: Date) -> Task {
        let mut task = self.task(planned);
        if planned.end_date().is_none_or(|last| last == day) {
            task.text = without_note(without_day(&task.text, day), day);
        }
        task
    }

    fn continued(&self, count: usize) -> Option<String> {
        let message = Message::new("paper-goes-on").arg("count", count);
        (count > 0).then(|| self.catalogue.text(&message))
    }

    /// The weeks of a month from Monday to Sunday.
    fn sheet_weeks(&self, at: YearMonth, month: &Month) -> Vec<Vec<Option<Day>>> {
        let mut by_day = self.by_day_on_paper(month);
        let festivals = festival::festivals(at);
        let mut moon = festival::lunar_days(at).into_iter();
        let days = (1..=31).map_while(|day| at.day(day)).map(|date| {
            let names: Vec<String> = festivals
                .iter()
                .filter(|festival| festival.date == date)
                .map(|festival| self.word(festival.id))
                .collect();
            let lunar = moon.next().unwrap_or_default();
            let (activities, continued) = by_day.remove(&date).unwrap_or_default();
            Some(Day {
                day: date.day().unsigned_abs(),
                festive: !names.is_empty(),
                note: if names.is_empty() {
                    lunar
                } else {
                    names.join(" ")
                },
                activities,
                continued: self.continued(continued),
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

/// What an activity says beside its day, with which it begins.
fn without_day(text: &str, day: Date) -> &str {
    let after = |text, number: i16, mark: char| -> Option<&str> {
        let rest = str::strip_prefix(text, &*number.to_string())?;
        rest.strip_prefix(mark)
    };
    let rest = after(text, day.year(), '年').unwrap_or(text);
    let rest = after(rest, day.month().into(), '月').unwrap_or(rest);
    let named = after(rest, day.day().into(), '日').or_else(|| after(rest, day.day().into(), '号'));
    let Some(rest) = named else {
        return text;
    };
    let said = rest.trim_start_matches([' ', '\u{3000}', '：', ':', '，', ',']);
    let goes_on = said.starts_with(|mark: char| "、前后起至到或和—–-－～~（(及与".contains(mark));
    match said.is_empty() || goes_on {
        true => text,
        false => said,
    }
}

/// What an activity says without its day in brackets: `走访（3月8日）`.
fn without_note(text: &str, day: Date) -> String {
    text.replace(&format!("（{}月{}日）", day.month(), day.day()), "")
}

#[cfg(test)]
mod tests {
    use super::{Date, without_day, without_note};

    #[test]
    fn an_activity_below_its_day_does_not_note_it() {
        let day = Date::constant(2026, 3, 8);
        for (text, said) in [
            ("植树（3月8日）（工会）", "植树（工会）"),
            ("植树（3月8日前报名）", "植树（3月8日前报名）"),
            ("植树（3月9日）", "植树（3月9日）"),
        ] {
            assert_eq!(without_note(text, day), said);
        }
    }

    #[test]
    fn an_activity_below_its_day_does_not_name_it() {
        let day = Date::constant(2026, 3, 8);
        for (text, said) in [
            ("3月8日：植树", "植树"),
            ("2026年3月8日，植树", "植树"),
            ("8号植树", "植树"),
            ("8日前报名", "8日前报名"),
            ("3月8日、9日植树", "3月8日、9日植树"),
            ("3月8日", "3月8日"),
            ("18日植树", "18日植树"),
            ("4月8日植树", "4月8日植树"),
        ] {
            assert_eq!(without_day(text, day), said);
        }
    }
}
