//! Numbers as plans write them: `3`, `12`, `十一`, `二十一`, `廿一`, `二零二六`.
//!
//! In: a folded line and a place. Out: the number that begins there and its end.

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::Text;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: u32,
    /// The place after its last character.
    pub end: usize,
    /// How many characters it is written with.
    pub width: u8,
    /// Whether it is written in Han numerals.
    pub han: bool,
    /// Whether it is counted in tens, as `四十`, and not spelt digit by digit.
    pub tens: bool,
}

/// The number that begins at `at`, of at most eight digits.
#[must_use]
#[inline]
pub fn scan(text: &Text<'_>, at: usize) -> Option<Number> {
    match text.is(at, Class::NUMBER) {
        true => written(text, at),
        false => None,
    }
}

fn written(text: &Text<'_>, at: usize) -> Option<Number> {
    match text.at(at) {
        '0'..='9' => digits(text, at),
        _ => han(text, at),
    }
}

/// Whether `found` can be part of a number.
#[must_use]
pub fn is_part(found: char) -> bool {
    found.is_ascii_digit() || is_han(found)
}

fn is_han(found: char) -> bool {
    han_digit(found).is_some() || is_ten(found)
}

/// How many characters a number has at most.
const LONGEST: usize = 8;

fn digits(text: &Text<'_>, at: usize) -> Option<Number> {
    let (mut value, mut end) = (0, at);
    while let Some(digit) = text.at(end).to_digit(10).filter(|_| end - at <= LONGEST) {
        (value, end) = (value * 10 + digit, end + 1);
    }
    (end - at <= LONGEST).then_some(Number {
        value,
        end,
        width: width(at, end),
        han: false,
        tens: false,
    })
}

fn han(text: &Text<'_>, at: usize) -> Option<Number> {
    let reach = text.len().min(at + LONGEST + 1);
    let end = (at..reach)
        .find(|at| !is_han(text.at(*at)) && !is_round(text.at(*at)))
        .unwrap_or(reach);
    let ten = (at..end).find(|at| is_ten(text.at(*at)));
    let value = match ten {
        Some(ten) => tens(text, at, ten, end)?,
        None => spelled(text, at, end)?,
    };
    Some(Number {
        value,
        end,
        width: width(at, end),
        han: true,
        tens: ten.is_some(),
    })
}

/// `二零二六`: each character one digit.
fn spelled(text: &Text<'_>, at: usize, end: usize) -> Option<u32> {
    (at..end)
        .filter(|_| end - at <= 4)
        .try_fold(0, |value, at| {
            let digit = text.at(at);
            let zero = is_round(digit).then_some(0);
            Some(value * 10 + zero.or_else(|| han_digit(digit))?)
        })
        .filter(|_| end - at <= 4)
}

/// `十一`, `二十`, `廿三`: at most one digit on either side of the ten.
fn tens(text: &Text<'_>, at: usize, ten: usize, end: usize) -> Option<u32> {
    let before = match ten - at {
        0 => 1,
        1 => han_digit(text.at(at))?,
        _ => return None,
    };
    let after = match end - ten {
        1 => 0,
        2 => han_digit(text.at(ten + 1))?,
        _ => return None,
    };
    let base = match text.at(ten) {
        '廿' => 20,
        '卅' => 30,
        _ => before * 10,
    };
    Some(base + after)
}

fn width(at: usize, end: usize) -> u8 {
    u8::try_from(end - at).unwrap_or(u8::MAX)
}

/// A letter in place of the zero of `二O二六`.
fn is_round(found: char) -> bool {
    matches!(found, 'O' | 'o')
}

fn is_ten(found: char) -> bool {
    matches!(found, '十' | '廿' | '卅')
}

fn han_digit(found: char) -> Option<u32> {
    Some(match found {
        '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::scan;
    use crate::parse::schedule::text::Text;

    fn value(line: &str) -> Option<(u32, usize)> {
        scan(&Text::new(line), 0).map(|number| (number.value, number.end))
    }

    #[test]
    fn every_spelling_has_its_value() {
        for (line, expected) in [
            ("3月", (3, 1)),
            ("１２月", (12, 2)),
            ("十月", (10, 1)),
            ("十二", (12, 2)),
            ("二十一日", (21, 3)),
            ("廿三", (23, 2)),
            ("卅日", (30, 1)),
            ("二〇二六年", (2026, 4)),
            ("二○二六年", (2026, 4)),
            ("二O二六年", (2026, 4)),
        ] {
            assert_eq!(value(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for line in ["", "月", "三十二十", "一二三四五", "123456789"] {
            assert_eq!(value(line), None, "{line}");
        }
    }
}
