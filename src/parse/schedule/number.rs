//! Numbers as plans write them: `3`, `12`, `十一`, `二十一`, `廿一`, `二零二六`.
//!
//! In: a folded line and a place. Out: the number that begins there and its end.

use crate::parse::schedule::glyph::{Class, Glyph};
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
    let glyphs = text.from(at);
    match digit(glyphs.first()?) {
        Some(_) => digits(glyphs, at),
        None => han(glyphs, at),
    }
}

#[inline]
fn digit(glyph: &Glyph) -> Option<u32> {
    let digit = u32::from(glyph.folded()).wrapping_sub(u32::from('0'));
    (digit <= 9).then_some(digit)
}

/// Whether `found` can be part of a number.
#[must_use]
pub fn is_part(found: char) -> bool {
    found.is_ascii_digit() || is_han(found)
}

/// Whether `found` is a numeral in words.
#[must_use]
pub fn is_han(found: char) -> bool {
    han_digit(found).is_some() || is_ten(found)
}

/// How many characters a number has at most.
const LONGEST: usize = 8;

fn digits(glyphs: &[Glyph], at: usize) -> Option<Number> {
    let (mut value, mut width) = (0, 0);
    while let Some(digit) = glyphs.get(width).and_then(digit) {
        if width == LONGEST {
            return None;
        }
        (value, width) = (value * 10 + digit, width + 1);
    }
    Some(number(at, width, value))
}

fn number(at: usize, width: usize, value: u32) -> Number {
    Number {
        value,
        end: at + width,
        width: width as u8,
        han: false,
        tens: false,
    }
}

fn han(glyphs: &[Glyph], at: usize) -> Option<Number> {
    let mut width = 1;
    while width <= LONGEST && glyphs.get(width).is_some_and(is_numeral) {
        width += 1;
    }
    let numerals = glyphs.get(..width)?;
    let (value, tens) = match numerals {
        [one] => (worth(one.folded())?, is_ten(one.folded())),
        several => spelled_or_counted(several)?,
    };
    Some(Number {
        han: true,
        tens,
        ..number(at, width, value)
    })
}

/// Whether a numeral, or what stands in place of one, goes on a number in Han numerals.
#[inline]
fn is_numeral(glyph: &Glyph) -> bool {
    match glyph.class().meets(Class::NUMBER) {
        true => digit(glyph).is_none_or(|digit| digit == 0),
        false => is_round(glyph.folded()),
    }
}

/// The value of several numerals, and whether they are counted in tens.
fn spelled_or_counted(numerals: &[Glyph]) -> Option<(u32, bool)> {
    let ten = numerals.iter().position(|glyph| is_ten(glyph.folded()));
    match ten {
        Some(ten) => Some((tens(numerals, ten)?, true)),
        None => Some((spelled(numerals)?, false)),
    }
}

/// `二零二六`, `二0二六`: each character one digit.
fn spelled(numerals: &[Glyph]) -> Option<u32> {
    if numerals.len() > 4 {
        return None;
    }
    numerals.iter().try_fold(0, |value, glyph| {
        let zero = is_round(glyph.folded()).then_some(0);
        Some(value * 10 + zero.or_else(|| han_digit(glyph.folded()))?)
    })
}

/// `十一`, `二十`, `廿三`: at most one digit on either side of the ten.
fn tens(numerals: &[Glyph], ten: usize) -> Option<u32> {
    let digit = |at: usize| han_digit(numerals.get(at)?.folded());
    let before = match ten {
        0 => 1,
        1 => digit(0)?,
        _ => return None,
    };
    let after = match numerals.len() - ten {
        1 => 0,
        2 => digit(ten + 1)?,
        _ => return None,
    };
    let base = match numerals.get(ten)?.folded() {
        '十' => before * 10,
        score => worth(score)?,
    };
    Some(base + after)
}

/// A letter or a figure in place of the zero of `二O二六`.
fn is_round(found: char) -> bool {
    matches!(found, 'O' | 'o' | '0')
}

fn is_ten(found: char) -> bool {
    matches!(found, '十' | '廿' | '卅')
}

/// What a numeral means that stands alone.
fn worth(found: char) -> Option<u32> {
    match found {
        '十' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        _ => han_digit(found),
    }
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
    use crate::parse::schedule::text::Folded;

    fn value(line: &str) -> Option<(u32, usize)> {
        scan(&Folded::new(line).text(), 0).map(|number| (number.value, number.end))
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
            ("二0二六年", (2026, 4)),
            ("二００九年", (2009, 4)),
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
