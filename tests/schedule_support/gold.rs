//! The gold beside a text: what a person reads in it.
//!
//! ```text
//! form: tables
//! year 2026                      the plan's year; `year school 2025 first` for a term
//! 3 8-10 | words | who=… | place=… | year=… | done
//! - | words | period=第一季度     or every=每月
//! theme 3 | words
//! unplaced 2 | 第二季度
//! mention 4 | sentence
//! ```

use std::collections::BTreeMap;

use huikan::model::schedule::{Activity, PlanYear, Schedule, Term};
use huikan::model::years;

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Year,
    Activity,
    Theme,
    Unplaced,
    Mention,
}

/// One thing read, by a person or by the program. Two are the same when their kinds and keys are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    pub kind: Kind,
    /// When it is and its letters: punctuation and spaces do not count.
    pub key: String,
    /// Who, where, done: `who=教师们`.
    pub details: Vec<String>,
}

/// What a text should be read as.
#[derive(Debug, Default)]
pub struct Gold {
    /// The form, for the figures.
    pub form: String,
    pub readings: Vec<Reading>,
}

/// Reads a gold file.
///
/// # Panics
/// Where a line is in no known form: a mistake in a case must not pass for an expectation.
pub fn parse(text: &str) -> Gold {
    let mut gold = Gold::default();
    let mut year = None;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(form) = line.strip_prefix("form: ") {
            form.clone_into(&mut gold.form);
            continue;
        }
        if let Some(words) = line.strip_prefix("year ") {
            year = Some(plan_year(words));
        }
        gold.readings.push(line_of_gold(line, year));
    }
    assert!(!gold.form.is_empty(), "the gold names no form");
    gold
}

fn line_of_gold(line: &str, year: Option<PlanYear>) -> Reading {
    let mut parts = line.split(" | ");
    let when = parts.next().unwrap_or_default();
    let words = parts.next().unwrap_or_default();
    let fields: BTreeMap<&str, &str> = parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect();
    let known = ["who", "place", "year", "period", "every", "done"];
    assert!(fields.keys().all(|name| known.contains(name)), "{line}");
    let (word, rest) = when.split_once(' ').unwrap_or((when, ""));
    let kind = match word {
        "year" => Kind::Year,
        "theme" => Kind::Theme,
        "unplaced" => Kind::Unplaced,
        "mention" => Kind::Mention,
        _ => return activity_of_gold(when, words, &fields, year),
    };
    let own = fields.get("year").and_then(|year| year.parse().ok());
    let when = match kind {
        Kind::Theme => dated(own, rest.parse().ok(), year),
        _ => rest.to_owned(),
    };
    simple(kind, when, words)
}

fn activity_of_gold(
    when: &str,
    words: &str,
    fields: &BTreeMap<&str, &str>,
    year: Option<PlanYear>,
) -> Reading {
    let (month, day) = when.split_once(' ').unwrap_or((when, ""));
    let month: Option<u8> = match month {
        "-" => None,
        month => Some(month.parse().unwrap_or_else(|_| panic!("no month: {when}"))),
    };
    let own = fields.get("year").and_then(|year| year.parse().ok());
    let date = match month {
        Some(_) => dated(own, month, year),
        None => "-".to_owned(),
    };
    let stretch = fields.get("period").or(fields.get("every")).unwrap_or(&"");
    let details = ["who", "place", "done"]
        .iter()
        .filter_map(|name| Some(format!("{name}={}", letters(fields.get(name)?))));
    Reading {
        kind: Kind::Activity,
        key: format!("{date}/{day} {stretch} {}", letters(words)),
        details: details.collect(),
    }
}

fn plan_year(words: &str) -> PlanYear {
    let mut parts = words.split(' ');
    let first = parts.next().unwrap_or_default();
    if let Ok(year) = first.parse() {
        return PlanYear::Calendar(year);
    }
    let start = parts.next().and_then(|start| start.parse().ok());
    PlanYear::School {
        start: start.unwrap_or_else(|| panic!("no year: {words}")),
        term: match parts.next() {
            Some("first") => Some(Term::First),
            Some("second") => Some(Term::Second),
            _ => None,
        },
    }
}

/// A schedule as the program read it.
pub fn readings(schedule: &Schedule) -> Vec<Reading> {
    let year = schedule.year;
    let mut readings: Vec<Reading> = year
        .iter()
        .map(|year| simple(Kind::Year, spell_year(*year), ""))
        .collect();
    let activities = schedule.activities.iter();
    readings.extend(activities.map(|activity| activity_of(activity, year)));
    readings.extend(schedule.themes.iter().map(|theme| {
        let when = dated(theme.year, Some(theme.month), year);
        simple(Kind::Theme, when, &theme.text)
    }));
    readings.extend(
        schedule
            .unplaced
            .iter()
            .map(|unplaced| simple(Kind::Unplaced, unplaced.count.to_string(), &unplaced.under)),
    );
    readings.extend(
        schedule
            .mentions
            .iter()
            .map(|mention| simple(Kind::Mention, mention.month.to_string(), &mention.text)),
    );
    readings
}

fn activity_of(activity: &Activity, year: Option<PlanYear>) -> Reading {
    let date = match activity.month {
        Some(_) => dated(activity.year, activity.month, year),
        None => "-".to_owned(),
    };
    let day = match (activity.day, activity.end_day) {
        (Some(day), Some(end)) => format!("{day}-{end}"),
        (Some(day), None) => day.to_string(),
        _ => String::new(),
    };
    let period = activity.period().map(|period| &*period.label);
    let stretch = period.or(activity.every()).unwrap_or_default();
    let mut details = Vec::new();
    details.extend(activity.who().map(|who| format!("who={}", letters(who))));
    details.extend(
        activity
            .place()
            .map(|place| format!("place={}", letters(place))),
    );
    if activity.is_done() {
        details.push("done=".to_owned());
    }
    Reading {
        kind: Kind::Activity,
        key: format!("{date}/{day} {stretch} {}", letters(&activity.text)),
        details,
    }
}

fn simple(kind: Kind, when: String, words: &str) -> Reading {
    Reading {
        kind,
        key: format!("{when} {}", letters(words)),
        details: Vec::new(),
    }
}

fn spell_year(year: PlanYear) -> String {
    match year {
        PlanYear::Calendar(year) => year.to_string(),
        PlanYear::School { start, term } => match term {
            None => format!("school {start}"),
            Some(Term::First) => format!("school {start} first"),
            Some(Term::Second) => format!("school {start} second"),
        },
    }
}

/// A month with its year: its own, else the plan's.
fn dated(own: Option<i16>, month: Option<u8>, plan: Option<PlanYear>) -> String {
    let year = years::year(own, month, plan);
    let year = year.map_or(String::new(), |year| year.to_string());
    format!("{year}-{}", month.unwrap_or_default())
}

/// A text without its punctuation and spaces.
pub fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}
