//! The gold beside a text: one line for each activity, `3 8 | words | who=… | period=…`.

use std::collections::BTreeMap;

use huikan::model::schedule::{Activity, PlanYear, Schedule, Status, Term, Theme};

/// What a text should be read as.
#[derive(Debug, Default)]
pub struct Gold {
    /// The form, for the figures.
    pub form: String,
    /// The document's title.
    pub title: String,
    /// The lines, each in the one spelling of [`spell`].
    pub lines: Vec<String>,
}

/// Reads a gold file.
pub fn parse(text: &str) -> Gold {
    let mut gold = Gold::default();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        match line.split_once(": ") {
            Some(("form", form)) => gold.form = form.to_owned(),
            Some(("title", title)) => gold.title = title.to_owned(),
            _ => gold.lines.push(line.to_owned()),
        }
    }
    gold
}

/// A schedule in the spelling of gold files.
pub fn spell(schedule: &Schedule) -> Vec<String> {
    let mut lines: Vec<String> = schedule
        .year
        .iter()
        .map(|year| format!("year {}", plan_year(*year)))
        .collect();
    lines.extend(schedule.activities.iter().map(activity));
    lines.extend(schedule.themes.iter().map(theme));
    lines.extend(
        schedule
            .unplaced
            .iter()
            .map(|unplaced| format!("unplaced {} | {}", unplaced.count, unplaced.under)),
    );
    lines
}

fn plan_year(year: PlanYear) -> String {
    match year {
        PlanYear::Calendar(year) => year.to_string(),
        PlanYear::School { start, term } => match term {
            None => format!("school {start}"),
            Some(Term::First) => format!("school {start} first"),
            Some(Term::Second) => format!("school {start} second"),
        },
    }
}

fn activity(activity: &Activity) -> String {
    let month = activity
        .month
        .map_or("-".to_owned(), |month| month.to_string());
    let day = match (activity.day, activity.end_day) {
        (Some(day), Some(end)) => format!(" {day}-{end}"),
        (Some(day), None) => format!(" {day}"),
        _ => String::new(),
    };
    let mut line = format!("{month}{day} | {}", activity.text);
    let fields = BTreeMap::from([
        ("every", activity.every.clone()),
        (
            "period",
            activity.period.as_ref().map(|period| period.label.clone()),
        ),
        ("place", activity.place.clone()),
        ("who", activity.who.clone()),
        ("year", activity.year.map(|year| year.to_string())),
    ]);
    for (name, value) in fields {
        line.extend(value.map(|value| format!(" | {name}={value}")));
    }
    if activity.status == Status::Done {
        line.push_str(" | done");
    }
    line
}

fn theme(theme: &Theme) -> String {
    let year = theme
        .year
        .map_or(String::new(), |year| format!(" | year={year}"));
    format!("theme {} | {}{year}", theme.month, theme.text)
}
