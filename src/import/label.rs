//! What a line begins with: the number of a heading or an item, or a month.
//!
//! In: the text of a line. Out: the number before it and its level. Invariant: a date or a quantity is no label.

use crate::base::han;

/// How a line is numbered. Levels as official papers have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `一、`
    First,
    /// `（一）`
    Second,
    /// `1、`, `1.`, `1．`
    Third,
    /// `（1）`, `1）`, `①`
    Fourth,
}

/// The number that a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// Its level.
    pub level: Level,
    /// Its value.
    pub number: u32,
    /// The byte after it.
    pub end: usize,
}

/// The label that `text` begins with.
#[must_use]
pub fn read(text: &str) -> Option<Label> {
    let indent = text.len() - text.trim_start().len();
    let trimmed = &text[indent..];
    let label = bracketed(trimmed)
        .or_else(|| bare(trimmed))
        .or_else(|| circled(trimmed))?;
    Some(Label {
        end: label.end + indent,
        ..label
    })
}

/// `（一）`, `(1)`.
fn bracketed(text: &str) -> Option<Label> {
    let inside = text.strip_prefix(['（', '('])?;
    let open = text.len() - inside.len();
    let (number, width, is_han) = number(inside)?;
    let close = inside[width..].chars().next()?;
    let level = if is_han { Level::Second } else { Level::Fourth };
    matches!(close, '）' | ')').then_some(Label {
        level,
        number,
        end: open + width + close.len_utf8(),
    })
}

/// `一、`, `1.`, `1）`.
fn bare(text: &str) -> Option<Label> {
    let (number, width, is_han) = number(text)?;
    let mut after = text[width..].chars();
    let mark = after.next()?;
    let next = after.next();
    let level = match (mark, is_han) {
        ('、', true) => Level::First,
        ('、' | '．', false) => Level::Third,
        // `3.8` and `2026.3.8` are dates.
        ('.' | ',' | '，', false) if !next.is_some_and(|next| next.is_ascii_digit()) => {
            Level::Third
        }
        ('）' | ')', false) => Level::Fourth,
        _ => return None,
    };
    // `七、八月` are two months.
    if level == Level::First && starts_month(&text[width + mark.len_utf8()..]) {
        return None;
    }
    Some(Label {
        level,
        number,
        end: width + mark.len_utf8(),
    })
}

/// Whether the month that `text` begins with may be the second of a pair, as in `七、八月`.
fn starts_month(text: &str) -> bool {
    number(text).is_some_and(|(_, width, is_han)| is_han && text[width..].starts_with('月'))
}

fn circled(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    let number = match first {
        '①'..='⑳' => first as u32 - '①' as u32 + 1,
        '⑴'..='⒇' => first as u32 - '⑴' as u32 + 1,
        _ => return None,
    };
    Some(Label {
        level: Level::Fourth,
        number,
        end: first.len_utf8(),
    })
}

/// The number of at most two digits that `text` begins with, its length in bytes, and whether it is in Han numerals.
#[must_use]
pub fn number(text: &str) -> Option<(u32, usize, bool)> {
    let is_part = |found: char| han::narrow(found).is_ascii_digit() || digit(found).is_some();
    let end = text.find(|found| !is_part(found)).unwrap_or(text.len());
    let (digits, is_han) = (&text[..end], text.chars().next().and_then(digit).is_some());
    let value = if is_han {
        han_number(digits)?
    } else {
        let narrow: String = digits.chars().map(han::narrow).collect();
        narrow.parse().ok().filter(|value| *value < 100)?
    };
    Some((value, end, is_han))
}

/// `十二`, `二十`, `二十三`.
fn han_number(digits: &str) -> Option<u32> {
    let digits: Vec<u32> = digits.chars().map(digit).collect::<Option<_>>()?;
    match digits.as_slice() {
        [one] => Some(*one),
        [10, one @ 1..=9] => Some(10 + one),
        [tens @ 2..=9, 10] => Some(tens * 10),
        [tens @ 2..=9, 10, one @ 1..=9] => Some(tens * 10 + one),
        _ => None,
    }
}

fn digit(found: char) -> Option<u32> {
    let at = "一二三四五六七八九十"
        .chars()
        .position(|digit| digit == found)?;
    u32::try_from(at + 1).ok()
}

/// Whether `text` begins with a month: `3月`, `【三月份】`, `2026年3月`, `七、八月`.
#[must_use]
pub fn is_month(text: &str) -> bool {
    let text = text
        .trim_start()
        .trim_start_matches(['【', '★', '◆', '●', '[', '（']);
    let text = after_year(text).trim_start();
    let Some((value, width, _)) = number(text) else {
        return text.starts_with("元月") || text.starts_with("腊月");
    };
    let rest = text[width..].trim_start().trim_start_matches('月');
    let named = rest.len() < text[width..].trim_start().len();
    let pair = rest.trim_start_matches(['、', ',', '，', '-', '—', '~', '～', '至', '和']);
    let paired = pair.len() < rest.len()
        && number(pair).is_some_and(|(_, width, _)| pair[width..].trim_start().starts_with('月'));
    (1..=12).contains(&value) && (named || paired)
}

/// What comes after `2026年`, `20xx年`, `二〇二六年`.
fn after_year(text: &str) -> &str {
    let Some((year, rest)) = text.split_once('年') else {
        return text;
    };
    let is_digit = |found: char| {
        found.is_ascii_alphanumeric() || "〇○零一二三四五六七八九×＊*_\\今本".contains(found)
    };
    let is_year = year.chars().count() <= 8 && year.chars().all(is_digit);
    if is_year {
        rest.trim_start_matches('年')
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, is_month, read};

    #[test]
    fn labels_have_their_level_and_number() {
        for (text, expected) in [
            ("一、指导思想", Some((Level::First, 1))),
            ("十二、其他", Some((Level::First, 12))),
            ("（三）走访", Some((Level::Second, 3))),
            ("1. 走访", Some((Level::Third, 1))),
            ("２．走访", Some((Level::Third, 2))),
            ("(4)走访", Some((Level::Fourth, 4))),
            ("③走访", Some((Level::Fourth, 3))),
            ("七、八月份", None),
            ("3.8妇女节", None),
            ("2026.3.8", None),
            ("一个组织", None),
        ] {
            let read = read(text).map(|label| (label.level, label.number));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn months_are_known() {
        for text in [
            "3月",
            "【十二月份】",
            "2026年3月：",
            "七、八月",
            "xx年年1月",
            "7月8月",
            "11 月",
        ] {
            assert!(is_month(text), "{text}");
        }
        for text in ["13月", "月初", "三个月", "三八节", "2026年工作"] {
            assert!(!is_month(text), "{text}");
        }
    }
}
