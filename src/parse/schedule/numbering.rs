//! Layout numbering: `1、` `1.` `(1)` `①` `a.` `⑴` `一、` `（一）` `第一、` `-` `◆`.
//!
//! In: a folded line and a place. Out: the mark that begins there, its style and value. Numbers are never trusted to
//! count anything; they only say that an item begins, and by their style on which level.

mod further;
mod levels;

pub use further::further;
pub use levels::two;

use std::ops::Range;

use crate::parse::schedule::day;
use crate::parse::schedule::glyph::{self, Class};
use crate::parse::schedule::label;
use crate::parse::schedule::number;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// How a mark is written; each style is a level of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// `壹、`, `甲、`, `第一部分`, `第一章`
    Formal,
    /// `一、`
    Han,
    /// `（一）`
    HanBrackets,
    /// `1、`, `1.`, `1）`
    Digit,
    /// `1.1 `
    Second,
    /// `1.1.1 `, and deeper ones
    Third,
    /// `（1）`, `⑴`
    DigitBrackets,
    /// `①`
    Circle,
    /// `a.`, `A、`, `一是`
    Letter,
    /// `-`, `◆`, a Markdown bullet
    Bullet,
}

/// A mark before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How it is written.
    pub style: Style,
    /// Its number; 0 for a bullet.
    pub value: u32,
    /// The place where the item's words begin.
    pub end: usize,
    /// The place where it begins.
    pub start: usize,
}

impl Mark {
    /// Whether it counts on from the one `above`: `6、` below `5、`.
    #[must_use]
    pub fn follows(self, above: Mark) -> bool {
        self.style == above.style && self.value == above.value + 1
    }
}

/// The marks at the beginning of a line, taken as one: the last that counts, before the item's words.
#[must_use]
#[inline]
pub fn leading(text: &Text<'_>, at: usize) -> Option<Mark> {
    let at = text.skip_spaces(at);
    match text.is(at, Class::MARK) {
        true => several(text, at),
        false => None,
    }
}

fn several(text: &Text<'_>, mut at: usize) -> Option<Mark> {
    let mut found: Option<Mark> = None;
    for _ in 0..3 {
        let counts = |mark: &Mark| mark.value < FIRST_YEAR && !begins_pair(text, at);
        let Some(mark) = one(text, at).filter(|mark| found.is_none() || counts(mark)) else {
            break;
        };
        at = mark.end;
        found = Some(match found {
            Some(earlier) if mark.style == Style::Bullet => Mark {
                end: mark.end,
                ..earlier
            },
            _ => mark,
        });
    }
    found
}

/// The first number that is a year and counts nothing: `● 2026.03`.
const FIRST_YEAR: u32 = 1900;

/// What measures begin with, besides units of time.
const MEASURES: &str = "公位支级楼岁场组班层间台项队所处类批小分天米节条份套张本件户家对斤亩辆号款道艘栋室校院厂系门科片车万千百十第季学级";

/// The number in figures that begins at `at`, and the place after it.
fn leading_digits(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let number = number::scan(text, at).filter(|number| !number.han)?;
    Some((number.value, number.end))
}

/// `3评选方案` below `2、…`: the mark of a line that counts on from the one above, whose separator was forgotten.
#[must_use]
pub fn next(text: &Text<'_>, above: Mark) -> Option<Mark> {
    let start = text.skip_spaces(0);
    if above.style != Style::Digit || !text.is(start, Class::NUMBER) {
        return None;
    }
    let (value, end) = leading_digits(text, start)?;
    let words = matches!(text.at(end), '一'..='鿿') && !is_counted(text, end);
    let words = words && !MEASURES.contains(text.at(end));
    // `3.20日`, `3.20年教龄`, `3.12.4宪法日` below `2.`
    let counts =
        |at: usize| number::scan(text, at).is_some_and(|number| is_unit(text.at(number.end)));
    let dated = |at: usize| day::follows(text, at) || day::figures(text, at).is_some();
    let dotted = text.at(end) == '.' && (dated(end + 1) || counts(end + 1));
    let counts_on = value == above.value + 1 && (words || dotted);
    counts_on.then(|| mark(text, start, Style::Digit, value, end))
}

/// `1.10日，开会` directly below `三月`: the mark of the first item, which is on a day of that month and not in January.
#[must_use]
pub fn first_with_day(text: &Text<'_>) -> Option<Mark> {
    let start = text.skip_spaces(0);
    let end = start + 1;
    let first = text.at(start) == '1' && text.at(end) == '.';
    (first && day::follows(text, end + 1)).then(|| mark(text, start, Style::Digit, 1, end + 1))
}

/// The single mark that begins at `at`.
#[must_use]
#[inline]
pub fn one(text: &Text<'_>, at: usize) -> Option<Mark> {
    match text.is(at, Class::MARK) {
        true => written(text, at),
        false => None,
    }
}

fn written(text: &Text<'_>, at: usize) -> Option<Mark> {
    let found = match text.is(at, Class::NUMBER) {
        true => counted(text, at),
        false => bullet(text, at).or_else(|| numbered(text, at)),
    };
    let (style, value, end) = found?;
    Some(mark(text, at, style, value, end))
}

fn numbered(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    match text.at(at) {
        '(' => bracketed(text, at),
        '活' | '项' | '任' | '专' => named(text, at),
        'a'..='z' | 'A'..='Z' => lettered(text, at),
        _ if text.is(at, Class::NUMBER) || text.at(at) == '第' => counted(text, at),
        found => circled(found, at).or_else(|| formal(text, at)),
    }
}

/// What items are called that are numbered with a word: `活动一：`.
const COUNTED: &[Word] = vocabulary!["活动", "项目", "任务", "专题"];

/// The Han characters that are no numerals of dates and with which a mark begins: `第一、`, `壹、`, and those of the words
/// before a number.
pub const STARTS: &str = "第活项任专壹贰貳叁参肆伍陆陸柒捌玖拾甲乙丙丁戊己庚辛壬癸";

/// `壹、`, `拾壹、`, `甲、`: numerals as documents have them; `甲、乙双方` are two.
fn formal(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    let first = formal_digit(text.at(at))?;
    let (value, end) = match formal_digit(text.at(at + 1)) {
        Some(more) if first == 10 && more < 10 => (first + more, at + 2),
        _ => (first, at + 1),
    };
    let parted = matches!(text.at(end), '、' | '.') && formal_digit(text.at(end + 1)).is_none();
    parted.then_some((Style::Formal, value, end + 1))
}

fn formal_digit(found: char) -> Option<u32> {
    Some(match found {
        '壹' | '甲' => 1,
        '贰' | '貳' | '乙' => 2,
        '叁' | '参' | '丙' => 3,
        '肆' | '丁' => 4,
        '伍' | '戊' => 5,
        '陆' | '陸' | '己' => 6,
        '柒' | '庚' => 7,
        '捌' | '辛' => 8,
        '玖' | '壬' => 9,
        '拾' | '癸' => 10,
        _ => return None,
    })
}

/// How many items are lettered at most; later letters are initials.
const MOST_LETTERS: u32 = 10;

/// `a.`, `B、`, `c）`.
fn lettered(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    let letter = text.at(at).to_ascii_lowercase();
    let word = |found: char| found.is_ascii_alphanumeric();
    let alone = letter.is_ascii_lowercase() && !word(text.before(at));
    let parted = matches!(text.at(at + 1), '.' | '、' | ')') && !word(text.at(at + 2));
    let value = u32::from(letter).wrapping_sub(u32::from('a')) + 1;
    (alone && parted && value <= MOST_LETTERS).then_some((Style::Letter, value, at + 2))
}

/// `活动一：`, `项目2 `.
fn named(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    let number = number::scan(text, text.word(at, COUNTED)?).filter(|number| number.value <= 99)?;
    let end = match text.at(number.end) {
        ':' => number.end + 1,
        ' ' if !is_counted(text, text.skip_spaces(number.end)) => number.end + 1,
        _ => return None,
    };
    Some((Style::Han, number.value, end))
}

/// `【活动1】`: whether nothing but such a word and its number stands in `range`.
#[must_use]
pub fn only_counts(text: &Text<'_>, range: &Range<usize>) -> bool {
    let range = text.trim_with(range.clone(), |found| {
        matches!(found, ' ' | '(' | ')' | ':')
    });
    let number = text
        .word(range.start, COUNTED)
        .and_then(|end| number::scan(text, end));
    number.is_some_and(|number| number.end == range.end)
}

/// The mark whose number or bullet ends at `end`, with what parts it from the words.
fn mark(text: &Text<'_>, start: usize, style: Style, value: u32, end: usize) -> Mark {
    let end = text.skip(end, |found| matches!(found, '、' | ' ' | ','));
    let end = match text.at(end) {
        '.' => text.skip_spaces(end + 1),
        _ => end,
    };
    Mark {
        style,
        value,
        start,
        end,
    }
}

fn bullet(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    let end = text.skip(at, glyph::is_bullet);
    if end > at {
        return Some((Style::Bullet, 0, end));
    }
    let dash = text.skip(at, |found| found == '-');
    (dash > at && !text.is(dash, Class::NUMBER)).then_some((Style::Bullet, 0, dash))
}

fn circled(found: char, at: usize) -> Option<(Style, u32, usize)> {
    let found = u32::from(found);
    let (style, value) = match found {
        0x2460..=0x2473 => (Style::Circle, found - 0x245f),
        0x2474..=0x2487 => (Style::DigitBrackets, found - 0x2473),
        0x2488..=0x249b => (Style::Digit, found - 0x2487),
        0x2776..=0x277f => (Style::Circle, found - 0x2775),
        0x3220..=0x3229 => (Style::HanBrackets, found - 0x321f),
        _ => return None,
    };
    Some((style, value, at + 1))
}

fn bracketed(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    let number =
        number::scan(text, text.skip_spaces(at + 1)).filter(|number| number.value <= 99)?;
    let end = text.skip_spaces(number.end);
    let style = if number.han {
        Style::HanBrackets
    } else {
        Style::DigitBrackets
    };
    (text.at(end) == ')').then_some((style, number.value, end + 1))
}

fn counted(text: &Text<'_>, at: usize) -> Option<(Style, u32, usize)> {
    let ordinal = text.at(at) == '第';
    let number = number::scan(text, if ordinal { at + 1 } else { at })
        .filter(|number| number.value <= 199)?;
    if let Some(end) = part_of_text(text, number.end).filter(|_| ordinal) {
        return Some((Style::Formal, number.value, end));
    }
    if text.at(number.end) == '.'
        && let Some((value, end)) = levels::three(text, at)
    {
        return Some((Style::Third, value, end));
    }
    if number.han && number.value <= 10 && text.at(number.end) == '是' && !ordinal {
        return Some((Style::Letter, number.value, number.end + 1));
    }
    let style = if number.han { Style::Han } else { Style::Digit };
    let end = after_separator(text, number, ordinal)?;
    Some((style, number.value, end))
}

/// The place behind `部分` in `第一部分：`, behind `章` in `第一章 `.
fn part_of_text(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = text.word(at, vocabulary!["部分", "章"])?;
    matches!(text.at(end), ' ' | ':' | '、' | ',').then_some(end + 1)
}

fn after_separator(text: &Text<'_>, number: number::Number, ordinal: bool) -> Option<usize> {
    let at = number.end;
    let next = text.at(at + 1);
    match text.at(at) {
        '。' if is_day(text, at + 1) => None,
        '、' | ')' | ',' | '。' => Some(at + 1),
        '.' | '·'
            if !next.is_ascii_digit()
                || begins_month(text, at + 1)
                || begins_pair(text, at + 1) =>
        {
            Some(at + 1)
        }
        ' ' if !ordinal => after_gap(text, at),
        _ => None,
    }
}

/// `12。30  会员大会`: whether what stands at `at` is the day of a date.
fn is_day(text: &Text<'_>, at: usize) -> bool {
    number::scan(text, at)
        .is_some_and(|day| day.width <= 2 && matches!(text.at(day.end), ' ' | ':'))
}

/// `1 开展…`: a gap can stand for the separator, unless what follows makes a quantity or a date of the number.
fn after_gap(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = text.skip_spaces(at);
    match text.at(next) {
        '.' if text.at(next + 1).is_ascii_digit() => None,
        '、' | '.' => Some(next + 1),
        // `2 。讲座`, and not the end of a number that goes over lines
        '。' if !text.is(at.saturating_sub(2), Class::NUMBER) || at < 2 => Some(next + 1),
        '一'..='鿿' if !is_counted(text, next) => Some(next),
        '0'..='9' if number::is_han(text.before(at)) && begins_month(text, next) => Some(next),
        // `02 二月`
        found if number::is_han(found) && !number::is_han(text.before(at)) => {
            begins_month(text, next).then_some(next)
        }
        _ => None,
    }
}

fn is_unit(found: char) -> bool {
    matches!(
        found,
        '月' | '日'
            | '号'
            | '年'
            | '个'
            | '名'
            | '人'
            | '次'
            | '周'
            | '季'
            | '届'
            | '期'
            | '点'
            | '时'
            | '元'
            | '万'
            | '至'
            | '到'
    )
}

/// Whether what stands at `at` makes a quantity or a date of the number before it.
fn is_counted(text: &Text<'_>, at: usize) -> bool {
    text.is(at, Class::NUMBER) || is_unit(text.at(at))
}

/// `1.3月`, `10.2026年3月`: the dot ends the numbering.
fn begins_month(text: &Text<'_>, at: usize) -> bool {
    number::scan(text, at).is_some_and(|number| {
        let unit = text.skip_spaces(number.end);
        number.value <= 12 && label::counts_months(text, unit)
            || number.width == 4 && text.at(unit) == '年'
    })
}

/// `二、四、五月`, `7—9月`, `6、7、8月`: behind a mark, a number before others, of which the last has 月, is a month.
fn begins_pair(text: &Text<'_>, at: usize) -> bool {
    number::scan(text, at).is_some_and(|number| {
        let joint = text.skip_spaces(number.end);
        let next = text.skip(joint + 1, |found| matches!(found, ' ' | '-'));
        let joined = number.value <= 12 && matches!(text.at(joint), '、' | ',' | '-' | '至');
        joined && (begins_month(text, next) || begins_pair(text, next))
    })
}

#[cfg(test)]
mod tests {
    use super::{Style, leading};
    use crate::parse::schedule::text::Folded;

    fn stripped(line: &str) -> (Option<(Style, u32)>, String) {
        let folded = Folded::new(line);
        let text = folded.text();
        let mark = leading(&text, 0);
        (
            mark.map(|mark| (mark.style, mark.value)),
            text.words_from(mark.map_or(0, |mark| mark.end)).to_owned(),
        )
    }

    #[test]
    fn every_mark_is_taken_off() {
        for (line, style, value) in [
            ("1、植树", Style::Digit, 1),
            ("１．植树", Style::Digit, 1),
            ("4、、植树", Style::Digit, 4),
            ("2,植树", Style::Digit, 2),
            ("3）植树", Style::Digit, 3),
            ("12. 植树", Style::Digit, 12),
            ("（2）植树", Style::DigitBrackets, 2),
            ("⑵植树", Style::DigitBrackets, 2),
            ("③植树", Style::Circle, 3),
            ("（二）植树", Style::HanBrackets, 2),
            ("㈡植树", Style::HanBrackets, 2),
            ("十一、植树", Style::Han, 11),
            ("- 1、植树", Style::Digit, 1),
            ("◆ 植树", Style::Bullet, 0),
            ("1 植树", Style::Digit, 1),
            ("2.1.3 植树", Style::Third, 3),
            ("2.1.3.4植树", Style::Third, 4),
            ("第一章 植树", Style::Formal, 1),
        ] {
            assert_eq!(
                stripped(line),
                (Some((style, value)), "植树".to_owned()),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_no_mark_stays() {
        for line in [
            "3.8节座谈",
            "5.12护士节",
            "2 月",
            "3月",
            "2026年",
            "一起植树",
            "(周三)植树",
            "2名代表",
            "26.1.3 植树",
            "2.1公里长跑",
            "第一节课",
        ] {
            assert_eq!(stripped(line), (None, line.to_owned()), "{line}");
        }
    }
}
