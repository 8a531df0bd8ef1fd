//! How an author names an activity: by its words, with a day or a month and the plan's file before them where they are
//! needed. `健步走`, `2026-10 健步走`, `2026-10-17 健步走`, `wenti-2026.md 2026-10 健步走`.

use crate::base::date::{Date, YearMonth};
use crate::base::path::SourcePath;
use crate::model::site::PlannedActivity;

/// How many letters an activity must have for it to be found in a longer text.
const LEAST: usize = 4;

/// A reference, understood.
pub struct Reference {
    /// The plan's file, or the end of its path.
    plan: Option<String>,
    /// The month it is in.
    pub month: Option<YearMonth>,
    /// The day it falls on.
    pub day: Option<Date>,
    /// The letters of its words.
    pub words: String,
    /// The day of the article: it reports on nothing that begins later.
    pub until: Option<Date>,
}

impl Reference {
    /// Understands `text` in an article of the day `until`; whatever is neither file nor time is words.
    pub fn read(text: &str, until: Option<Date>) -> Reference {
        let mut reference = Reference {
            plan: None,
            month: None,
            day: None,
            words: String::new(),
            until,
        };
        let mut rest = text.trim();
        while let Some((first, after)) = rest.split_once(char::is_whitespace) {
            if !reference.takes(first) {
                break;
            }
            rest = after.trim_start();
        }
        reference.words = letters(rest);
        reference
    }

    /// Takes `word` where it is a file or a time.
    fn takes(&mut self, word: &str) -> bool {
        let day: Option<Date> = word.parse().ok().filter(|_| word.len() == 10);
        if word.ends_with(".md") {
            self.plan = Some(word.trim_start_matches(['.', '/']).to_owned());
        } else if let Some(day) = day {
            self.day = Some(day);
            self.month = Some(YearMonth::of(day));
        } else if let Some(month) = month(word) {
            self.month = Some(month);
        } else {
            return false;
        }
        true
    }

    /// Whether an activity with these letters is meant: one text holds the other.
    pub fn fits_words(&self, letters: &str) -> bool {
        let is_long = || letters.chars().count() >= LEAST;
        !self.words.is_empty()
            && (letters.contains(&self.words) || is_long() && self.words.contains(letters))
    }

    /// Whether an activity has begun when the article is dated.
    pub fn fits_time(&self, planned: &PlannedActivity<'_>) -> bool {
        let has_begun = |until: Date| match planned.date() {
            Some(date) => date <= until,
            None => planned
                .year_month()
                .is_none_or(|month| month <= YearMonth::of(until)),
        };
        self.until.is_none_or(has_begun)
    }

    /// Whether the plan in `file` is meant.
    pub fn fits_plan(&self, file: &SourcePath) -> bool {
        let ends = |plan: &String| {
            let before = file.as_str().strip_suffix(plan.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        self.plan.as_ref().is_none_or(ends)
    }
}

fn month(word: &str) -> Option<YearMonth> {
    let (year, month) = word.split_once('-')?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    let known = (1..=12).contains(&month);
    known.then_some(YearMonth { year, month })
}

/// A text without its punctuation and spaces, in small letters.
pub fn letters(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// How alike two texts are, from 0 to 1: twice the pairs of neighbouring letters they share, by all their pairs (Dice).
pub fn alike(one: &str, other: &str) -> f64 {
    let [one, mut other] = [one, other].map(pairs);
    let all = one.len() + other.len();
    let mut shared = 0_u32;
    for pair in one {
        if let Some(at) = other.iter().position(|known| *known == pair) {
            other.swap_remove(at);
            shared += 2;
        }
    }
    f64::from(shared) / (all.max(1) as f64)
}

fn pairs(text: &str) -> Vec<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// What to write for an activity of the plan in `file`.
pub fn proposal(planned: &PlannedActivity<'_>, file: &str) -> String {
    let day = planned.date().map(|date| date.to_string());
    let when = day.or_else(|| planned.year_month().map(|month| month.to_string()));
    let text = planned.activity().text.split_whitespace();
    let text = text.collect::<Vec<_>>().join(" ");
    let parts = [Some(file.to_owned()), when, Some(text)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
