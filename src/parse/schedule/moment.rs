//! Moments: when an activity is, with its year worked out.
//!
//! In: labels in the order they stand. Out: a [`Moment`] for each. The year comes from the label itself, from the label
//! before it in the same schedule, or from the schedule's heading; from nowhere else.

use std::sync::Arc;

use crate::model::schedule::{Period, PlanYear};
use crate::parse::schedule::label::{Label, When};
use crate::parse::schedule::months::{Date, Days, Few};
use crate::parse::schedule::span::Stretch;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::year::Written;

/// When an activity is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moment {
    /// Its months, each with its year where one is written.
    pub months: Few<(u8, Option<i16>)>,
    /// The days in each of these months; empty where none are known.
    pub days: Days,
    /// The stretch it lies in, where no month is named.
    pub period: Option<Arc<Period>>,
    /// How often it comes back.
    pub every: Option<Box<str>>,
}

impl Moment {
    /// The same on those of `dates` that lie in its months, if any do.
    #[must_use]
    pub fn on(&self, dates: &[Date]) -> Option<Moment> {
        let mut found = Moment::default();
        for date in dates {
            let own = self.months.iter().find(|(own, _)| *own == date.month);
            if let Some(own) = own {
                found.months.push(*own);
                found.days.push((date.day, date.last));
            }
        }
        (!found.months.is_empty()).then_some(found)
    }

    /// Its months, each once, with their years.
    pub fn each_month(&self) -> impl Iterator<Item = (u8, Option<i16>)> {
        let before = std::iter::once(None).chain(self.months.iter().map(Some));
        let months = self.months.iter().zip(before);
        months.filter_map(|(month, before)| (before != Some(month)).then_some(*month))
    }

    /// Whether it is a month, or several, without a day.
    #[must_use]
    pub fn is_month(&self) -> bool {
        !self.months.is_empty() && self.days.is_empty()
    }

    /// Whether `month` is one of its months.
    #[must_use]
    pub fn has(&self, month: u8) -> bool {
        self.months.iter().any(|(own, _)| *own == month)
    }
}

/// The years known at one point of a document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Years {
    /// What the whole plan's title says; only `次年` is reckoned from it.
    pub plan: Option<PlanYear>,
    /// What the schedule's heading says.
    pub heading: Option<PlanYear>,
    /// The last label's own year and month.
    carried: Option<(i16, u8)>,
    /// The month of the last label.
    last: u8,
}

impl Years {
    /// Nothing but the plan's own year is known yet.
    #[must_use]
    pub fn of_plan(plan: Option<PlanYear>) -> Years {
        Years {
            plan,
            ..Years::default()
        }
    }

    /// A new schedule begins under a heading that says `year`.
    pub fn enter(&mut self, year: Option<PlanYear>) {
        self.heading = year;
        self.carried = None;
        self.restart();
    }

    /// A new list of months begins; it counts on in no other year than the plan's, where that is known.
    pub fn restart(&mut self) {
        self.last = 0;
        self.carried.take_if(|_| self.plan.is_some());
    }

    /// The moment `label` names.
    pub fn moment(&mut self, text: &Text<'_>, label: &Label) -> Moment {
        let period = match &label.when {
            When::Period(stretch) => Some(Arc::new(period(text, stretch))),
            _ => None,
        };
        let every = match label.when {
            When::Every => Some(text.words(label.span.clone()).into()),
            _ => None,
        };
        Moment {
            months: self.dated(label),
            days: label
                .when
                .dates()
                .iter()
                .map(|date| (date.day, date.last))
                .collect(),
            period,
            every,
        }
    }

    fn dated(&mut self, label: &Label) -> Few<(u8, Option<i16>)> {
        let mut months = Few::default();
        let (mut written, mut last) = (label.year, 0);
        for &month in label.when.months().iter() {
            // A label counts forward: January behind December is the next year's.
            if month < last && self.carried.is_none() {
                written = Some(Written::Next);
            }
            months.push((month, self.year(month, written)));
            // Only the first month of a range bears the year, or the first of the next year.
            written = written.filter(|year| *year == Written::Next);
            last = month;
        }
        self.close_range(&label.when.months(), last);
        months
    }

    /// Counts on from the first of `months`, which end with `last`, where they are of one year: `7月` below `6月至8月` is of the same.
    fn close_range(&mut self, months: &[u8], last: u8) {
        let first = months.first().filter(|first| **first <= last);
        if let (Some(first), Some((_, carried))) = (first, &mut self.carried) {
            *carried = *first;
        }
    }

    fn year(&mut self, month: u8, written: Option<Written>) -> Option<i16> {
        let year = match written {
            Some(Written::Year(year)) => Some(year),
            Some(Written::Next) => return self.next_year(month),
            _ => self
                .following(month)
                .or_else(|| self.last_august(month))
                .or_else(|| self.heading.map(|year| year.year_of(month))),
        };
        self.last = month;
        if matches!(written, Some(Written::Year(_))) || self.carried.is_some() {
            self.carried = year.map(|year| (year, month));
        }
        year
    }

    /// The year of the label before, or the next one where the months begin anew.
    fn following(&self, month: u8) -> Option<i16> {
        let (year, last) = self.carried?;
        let turned = last >= 8 && month <= 7 && last > month;
        Some(if turned { year + 1 } else { year })
    }

    /// August behind the other months of a school year closes it, and does not open it.
    fn last_august(&self, month: u8) -> Option<i16> {
        match self.heading.or(self.plan)? {
            PlanYear::School { start, term: None }
                if month == 8 && (3..=7).contains(&self.last) =>
            {
                Some(start + 1)
            }
            _ => None,
        }
    }

    fn next_year(&self, month: u8) -> Option<i16> {
        match self.heading.or(self.plan)? {
            PlanYear::Calendar(year) => Some(year + 1),
            school @ PlanYear::School { .. } => Some(school.year_of(month)),
        }
    }
}

/// A stretch by itself; the name of an occasion is given without its quotation marks.
fn period(text: &Text<'_>, stretch: &Stretch) -> Period {
    Period {
        label: text.words(stretch.name.clone()).replace(['”', '"'], ""),
        months: stretch.months.to_vec(),
    }
}
