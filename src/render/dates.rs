//! Dates in words of the site's language, in one style.
//!
//! In: a date as `YYYY-MM-DD`. Out: the text of the catalogues that writes it, filled in. Invariant: a text is told of a date
//! what it asks for and nothing else, so that one that asks for no year is put into words once for every year.

use std::sync::Arc;

use tera::{Error, TeraResult, Value};

use crate::base::catalogue::{Catalogue, Value as Argument};
use crate::base::date::{Date, han_date};
use crate::render::texts::Texts;

/// What a text may ask of a date.
type Part = (&'static str, fn(Date) -> Argument);

/// All that texts may ask of a date.
const PARTS: [Part; 7] = [
    ("year", |date| Argument::Number(date.year().into())),
    ("month", |date| Argument::Number(date.month().into())),
    ("day", |date| Argument::Number(date.day().into())),
    ("weekday", |date| {
        Argument::Number(date.weekday().to_monday_one_offset().into())
    }),
    ("month2", |date| {
        Argument::Text(format!("{:02}", date.month()))
    }),
    ("day2", |date| Argument::Text(format!("{:02}", date.day()))),
    ("han", |date| Argument::Text(han_date(date))),
];

/// What differs where the year does.
const OF_YEAR: [&str; 3] = ["year", "weekday", "han"];

/// How long the year of a date is, with the mark behind it.
const YEAR: usize = "2026-".len();

/// The dates that one text writes.
#[derive(Clone)]
pub struct Dates {
    id: &'static str,
    texts: Texts,
    /// What the text asks for.
    parts: Arc<[Part]>,
    /// Whether it is the same in every year.
    is_yearless: bool,
}

impl Dates {
    /// Those that the text `id` of `catalogue` writes.
    pub fn new(catalogue: &Arc<Catalogue>, id: &'static str) -> Dates {
        let asks = catalogue.asks(id);
        let is_asked = |name: &str| asks.as_ref().is_none_or(|asks| asks.contains(name));
        let parts = PARTS.iter().filter(|(name, _)| is_asked(name));
        Dates {
            id,
            texts: Texts::new(catalogue.clone()),
            parts: parts.copied().collect(),
            is_yearless: !OF_YEAR.into_iter().any(is_asked),
        }
    }

    /// The date `day` in words.
    pub fn written(&self, day: &str) -> TeraResult<Value> {
        let key = match self.is_yearless {
            true => self.in_any_year(day)?,
            false => day,
        };
        let text = self.texts.get(key, || self.filled(day))?;
        // The catalogues' own test sees to it that they have every style.
        Ok(text.unwrap_or_else(Value::none))
    }

    /// What stands for the date `day` and for the same day of all years: the day without its year, where every year has it.
    fn in_any_year<'d>(&self, day: &'d str) -> TeraResult<&'d str> {
        if !has_form(day) {
            // What has another form may look like a day without its year: it must be a date by itself.
            self.filled(day)?;
            return Ok(day);
        }
        Ok(match day.ends_with("02-29") {
            true => day,
            false => &day[YEAR..],
        })
    }

    /// The text and what fills it in.
    fn filled(&self, day: &str) -> TeraResult<(&'static str, Vec<(&'static str, Argument)>)> {
        let date: Date = day
            .parse()
            .map_err(|_| Error::message(format!("`{day}` is not a date")))?;
        let filled = self.parts.iter().map(|(name, of)| (*name, of(date)));
        Ok((self.id, filled.collect()))
    }
}

/// Whether `day` is written as `2026-03-08` is.
fn has_form(day: &str) -> bool {
    let mut bytes = day.bytes().enumerate();
    day.len() == "2026-03-08".len()
        && bytes.all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_no_year_is_written_once_for_all_years_that_have_the_day() {
        let catalogue = Arc::new(Catalogue::new("zh-CN"));
        let dates = Dates::new(&catalogue, "date-month-day");
        let written = |day| dates.written(day).ok().map(|text| text.to_string());
        assert!(dates.is_yearless && !Dates::new(&catalogue, "date-long").is_yearless);
        assert_eq!(written("2024-03-08").as_deref(), Some("3月8日"));
        assert_eq!(written("2025-03-08"), written("2024-03-08"));
        assert_eq!(written("2024-02-29").as_deref(), Some("2月29日"));
        for none in ["2025-02-29", "20x5-03-08", "03-08", "2025-3-8"] {
            assert_eq!(written(none), None, "{none}");
        }
    }
}
