//! What a plan names for each month.

use std::sync::Arc;

use serde::Serialize;

use crate::base::date::YearMonth;

/// What was read from one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Things to do, in the order they were written.
    pub activities: Vec<Activity>,
    /// What a month is about, where the plan says so.
    pub themes: Vec<Theme>,
    /// The year the document's title or its opening names, where nothing nearer does.
    pub year: Option<PlanYear>,
    /// Months that prose mentions without planning anything for them.
    pub mentions: Vec<Mention>,
    /// Items that stand in a schedule but in no month of it.
    pub unplaced: Vec<Unplaced>,
}

/// One thing to do in one month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Activity {
    /// The line of the file it was read from, counted from 1.
    pub line: usize,
    /// The year, where the item or its schedule names one.
    pub year: Option<i16>,
    /// The month, 1 to 12; `None` for a period or a recurring item.
    pub month: Option<u8>,
    /// The day, or the first of several.
    pub day: Option<u8>,
    /// The last day, where several are named within the month.
    pub end_day: Option<u8>,
    /// The item's own words.
    pub text: Box<str>,
    /// How many bytes at the beginning of `text` say its day and nothing else.
    pub dated: u32,
    /// Done or planned, where somebody said so.
    pub status: Option<Status>,
    /// What few activities say; `None` where this one says nothing of it.
    pub details: Option<Box<Details>>,
}

/// What few activities say: most have words, a month and no more, and there are many of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Who takes part or answers for it.
    pub who: Option<Box<str>>,
    /// Where it takes place.
    pub place: Option<Box<str>>,
    /// A quarter, half-year, term or season, where no month is named.
    pub period: Option<Arc<Period>>,
    /// How often it comes back, as written: `每月`, `每季度`.
    pub every: Option<Box<str>>,
}

impl Details {
    /// These, where anything is said.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Details>> {
        (self != Details::default()).then(|| Box::new(self))
    }
}

impl Activity {
    /// Its words without the day that they begin with, for where the day stands beside them.
    #[must_use]
    pub fn words(&self) -> &str {
        self.text.get(self.dated as usize..).unwrap_or(&self.text)
    }

    /// Who takes part or answers for it.
    #[must_use]
    pub fn who(&self) -> Option<&str> {
        self.details.as_ref()?.who.as_deref()
    }

    /// Where it takes place.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.details.as_ref()?.place.as_deref()
    }

    /// A quarter, half-year, term or season, where no month is named.
    #[must_use]
    pub fn period(&self) -> Option<&Arc<Period>> {
        self.details.as_ref()?.period.as_ref()
    }

    /// How often it comes back, as written.
    #[must_use]
    pub fn every(&self) -> Option<&str> {
        self.details.as_ref()?.every.as_deref()
    }

    /// What it says beside its words and month, to be added to.
    pub fn details_mut(&mut self) -> &mut Details {
        self.details.get_or_insert_default()
    }

    /// Whether it has been done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.status == Some(Status::Done)
    }
}

/// A stretch of months under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The name as written: `第一季度`, `上半年`.
    pub label: String,
    /// Its months in order; may run over the end of the year (9, 10, 11, 12, 1).
    pub months: Vec<u8>,
}

/// Whether a thing has been done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Not yet.
    Planned,
    /// Ticked off in the plan.
    Done,
}

/// What a month is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The line it was read from, counted from 1.
    pub line: usize,
    /// The year, where the label names one.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its words.
    pub text: String,
}

/// A month named in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The line it was read from, counted from 1.
    pub line: usize,
    /// The month, 1 to 12.
    pub month: u8,
    /// The sentence that names it.
    pub text: String,
}

/// Items that cannot be placed in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The line of the first of them, counted from 1.
    pub line: usize,
    /// The heading or label they stand under; empty when there is none.
    pub under: String,
    /// How many they are.
    pub count: usize,
    /// The line of the file, to be shown; the reader of schedules leaves it empty.
    pub text: String,
}

/// The year of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanYear {
    /// A calendar year: every month lies in it.
    Calendar(i16),
    /// A school year, named by the calendar year it begins in, and its term where one is named.
    School {
        /// The year of its September.
        start: i16,
        /// First or second term.
        term: Option<Term>,
    },
}

/// A school term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// September to January; August belongs to it, as its preparation.
    First,
    /// February to July; August belongs to it, as the holiday after.
    Second,
}

impl PlanYear {
    /// The calendar year it is, or begins in.
    #[must_use]
    pub fn first(self) -> i16 {
        match self {
            PlanYear::Calendar(year) => year,
            PlanYear::School { start, .. } => start,
        }
    }

    /// Whether it begins after the calendar year `year`.
    #[must_use]
    pub fn is_after(self, year: i16) -> bool {
        year < self.first()
    }

    /// Whether it begins after `month`; the August before a school year prepares it.
    #[must_use]
    pub fn is_after_month(self, YearMonth { year, month }: YearMonth) -> bool {
        let before = matches!(self, PlanYear::School { start, .. } if start == year && month < 8);
        self.is_after(year) || before
    }

    /// The calendar year it is, or ends in.
    #[must_use]
    pub fn last(self) -> i16 {
        match self {
            PlanYear::School {
                term: Some(Term::First),
                start,
            } => start,
            _ => self.year_of(1),
        }
    }

    /// The calendar year in which `month` of this plan lies.
    #[must_use]
    pub fn year_of(self, month: u8) -> i16 {
        match self {
            PlanYear::Calendar(year) => year,
            PlanYear::School { start, term } => {
                let first_month = if term == Some(Term::Second) { 9 } else { 8 };
                start + i16::from(month < first_month)
            }
        }
    }

    /// The months of this plan, in order: the year's twelve, or those of the school year or term.
    pub fn months(self) -> impl Iterator<Item = YearMonth> {
        let months: &[u8] = match self {
            PlanYear::Calendar(_) => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
            PlanYear::School {
                term: Some(Term::First),
                ..
            } => &[9, 10, 11, 12, 1],
            PlanYear::School {
                term: Some(Term::Second),
                ..
            } => &[2, 3, 4, 5, 6, 7],
            PlanYear::School { term: None, .. } => &[9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7],
        };
        months.iter().map(move |month| YearMonth {
            year: self.year_of(*month),
            month: *month,
        })
    }
}
