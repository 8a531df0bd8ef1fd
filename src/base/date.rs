//! Civil dates and months. A date here is a day on the wall calendar: it has no time and no zone.

use std::fmt;

pub use jiff::civil::Date;

/// One month of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    /// The year, as in 2026.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl YearMonth {
    /// The month in which `date` falls.
    #[must_use]
    pub fn of(date: Date) -> YearMonth {
        YearMonth {
            year: date.year(),
            month: date.month().unsigned_abs(),
        }
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> YearMonth {
        match self.month {
            12 => YearMonth {
                year: self.year + 1,
                month: 1,
            },
            month => YearMonth {
                month: month + 1,
                ..self
            },
        }
    }

    /// The month before this one.
    #[must_use]
    pub fn previous(self) -> YearMonth {
        match self.month {
            1 => YearMonth {
                year: self.year - 1,
                month: 12,
            },
            month => YearMonth {
                month: month - 1,
                ..self
            },
        }
    }

    /// The same month of the year before.
    #[must_use]
    pub fn year_earlier(self) -> YearMonth {
        YearMonth {
            year: self.year - 1,
            ..self
        }
    }

    /// The `day`th of this month; `None` when the month has no such day.
    #[must_use]
    pub fn day(self, day: u8) -> Option<Date> {
        let month = i8::try_from(self.month).ok()?;
        Date::new(self.year, month, i8::try_from(day).ok()?).ok()
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

/// The date in Han numerals, as official papers are dated: 二〇二六年三月八日.
#[must_use]
pub fn han_date(date: Date) -> String {
    let mut out: String = date.year().to_string().chars().map(han_digit).collect();
    out.push('年');
    push_number(&mut out, date.month().unsigned_abs());
    out.push('月');
    push_number(&mut out, date.day().unsigned_abs());
    out.push('日');
    out
}

/// Adds a number below a hundred in Han numerals.
fn push_number(out: &mut String, number: u8) {
    let (tens, ones) = (number / 10, number % 10);
    if tens > 1 {
        out.push(HAN_DIGITS[usize::from(tens % 10)]);
    }
    if tens > 0 {
        out.push('十');
    }
    if ones > 0 || tens == 0 {
        out.push(HAN_DIGITS[usize::from(ones)]);
    }
}

fn han_digit(digit: char) -> char {
    let value = digit
        .to_digit(10)
        .and_then(|value| usize::try_from(value).ok());
    value
        .and_then(|value| HAN_DIGITS.get(value).copied())
        .unwrap_or(digit)
}

/// Zero to nine as dates are written.
const HAN_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
