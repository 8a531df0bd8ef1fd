//! Stretches without a month of their own: quarters, halves, terms, seasons; what comes back; parts of a month.
//!
//! In: a folded line and a place. Out: the stretch that begins there. Invariant: none of them names one month.

use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::When;
use crate::parse::schedule::number::{self, Number};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Pairs, Vocabulary, Word, vocabulary};

/// A stretch of months under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its name: `第一季度`, `上半年`.
    pub name: Range<usize>,
    /// Its months in order, which may run over the end of the year; empty where it names none.
    pub months: &'static [u8],
}

/// The months of each quarter.
const QUARTERS: &[[u8; 3]] = &[[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]];

/// The end of a stretch, and its months.
type Found = (usize, &'static [u8]);

/// `第一季度`, `上半年`, `第二学期`, `暑假`, `全年`; `number` is what stands at the beginning.
#[must_use]
pub fn period(text: &Text<'_>, at: usize, number: Option<Number>) -> Option<(usize, When)> {
    let (end, months) = match number {
        Some(number) => quarter(text, number, QUARTER)?,
        None => nth_quarter(text, at)
            .or_else(|| lettered(text, at))
            .or_else(|| named(text, at))?,
    };
    let name = at..end;
    let end = match text.at(end) {
        '期' if text.has(end, "期间") => end + 2,
        '内' if text.is_break(end + 1) => end + 1,
        _ => end,
    };
    Some((end, When::Period(Stretch { name, months })))
}

/// The words for a quarter behind its number, and those behind `第` and its number.
const QUARTER: &[Word] = vocabulary!["季度"];
const NTH_QUARTER: &[Word] = vocabulary!["季度", "季"];

/// `第一季度`, `第一季`.
fn nth_quarter(text: &Text<'_>, at: usize) -> Option<Found> {
    let number = Some(at + 1).filter(|_| text.at(at) == '第');
    quarter(text, number::scan(text, number?)?, NTH_QUARTER)
}

/// The quarter that `number` counts, before one of `words`.
fn quarter(text: &Text<'_>, number: Number, words: &[Word]) -> Option<Found> {
    let months = months_of(number.value)?;
    let end = text.word(text.skip_spaces(number.end), words)?;
    Some((end, months))
}

/// The months of the quarter with this number.
fn months_of(quarter: u32) -> Option<&'static [u8]> {
    let months = QUARTERS.get(quarter.checked_sub(1)? as usize)?;
    Some(months)
}

/// `Q1` to `Q4`.
fn lettered(text: &Text<'_>, at: usize) -> Option<Found> {
    if !matches!(text.at(at), 'Q' | 'q') {
        return None;
    }
    let months = months_of(text.at(at + 1).to_digit(10)?)?;
    let word = |found: char| found.is_ascii_alphanumeric();
    let parted = matches!(text.at(at + 2), ':' | ' ' | '(' | ')' | '-' | ',' | '\0');
    let alone = !word(text.before(at)) && parted;
    alone.then_some((at + 2, months))
}

/// Names and their months. The longer of two that begin alike stands first.
pub const NAMES: &[(Word, &[u8])] = &[
    (Word::new("上半年"), &[1, 2, 3, 4, 5, 6]),
    (Word::new("下半年"), &[7, 8, 9, 10, 11, 12]),
    (Word::new("第一学期"), &[9, 10, 11, 12, 1]),
    (Word::new("第二学期"), &[2, 3, 4, 5, 6, 7]),
    (Word::new("上学期"), &[9, 10, 11, 12, 1]),
    (Word::new("下学期"), &[2, 3, 4, 5, 6, 7]),
    (Word::new("春季学期"), &[2, 3, 4, 5, 6, 7]),
    (Word::new("秋季学期"), &[9, 10, 11, 12, 1]),
    (Word::new("春季"), &[3, 4, 5]),
    (Word::new("夏季"), &[6, 7, 8]),
    (Word::new("秋季"), &[9, 10, 11]),
    (Word::new("冬季"), &[12, 1, 2]),
    (Word::new("寒假"), &[1, 2]),
    (Word::new("暑假"), &[7, 8]),
    (Word::new("暑期"), &[7, 8]),
    (
        Word::new("全年度"),
        &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ),
    (Word::new("全学年"), &[]),
    (Word::new("全学期"), &[]),
    (Word::new("全年"), &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    (Word::new("年初"), &[1, 2]),
    (Word::new("年中"), &[6, 7]),
    (Word::new("年底"), &[11, 12]),
    (Word::new("年末"), &[11, 12]),
    (Word::new("学期初"), &[]),
    (Word::new("学期中"), &[]),
    (Word::new("学期末"), &[]),
    (Word::new("期初"), &[]),
    (Word::new("期中"), &[]),
    (Word::new("期末"), &[]),
];

/// What those names begin with.
pub const NAMED: Pairs = {
    let mut pairs = Pairs::NONE;
    let mut at = 0;
    while at < NAMES.len() {
        pairs = pairs.with(&NAMES[at].0);
        at += 1;
    }
    pairs
};

fn named(text: &Text<'_>, at: usize) -> Option<Found> {
    if !text.is(at, Class::STRETCH) || !text.may_begin(at, NAMED) {
        return None;
    }
    let (name, months) = NAMES.iter().find(|(name, _)| text.begins(at, name))?;
    Some((at + name.length, months))
}

/// Whether `stretch` names a quarter, a half-year or the whole year: such a name needs no colon to be one, a season does
/// (`春季运动会` names a sports day).
#[must_use]
pub fn is_firm(text: &Text<'_>, stretch: &Stretch) -> bool {
    let label = text.words(stretch.name.clone());
    label.starts_with(['Q', 'q'])
        || label.ends_with("季度")
        || label.ends_with("半年")
        || label.starts_with("全年")
}

/// Words for what comes back.
pub const RECURRING: Vocabulary = Vocabulary::new(
    Class::RECURRING,
    vocabulary![
        "每两个月",
        "每两月",
        "每双月",
        "每单月",
        "每个月",
        "每月",
        "每季度",
        "每季",
        "每半年",
        "每学期",
        "每学年",
        "每年度",
        "每年",
        "每两周",
        "每周",
        "每逢周",
        "每星期",
        "每逢星期",
        "逢周",
        "逢星期",
        "每隔一周",
        "每隔两周",
        "每隔一月",
        "每隔一个月",
        "每隔两月",
        "每隔两个月",
        "每个季度",
        "每个学期",
        "每半个月",
        "每半月",
        "双月",
        "单月",
        "逐月",
        "月月",
    ],
);

/// `每月`, `每季度`, `双月`.
#[must_use]
pub fn recurring(text: &Text<'_>, at: usize) -> Option<(usize, When)> {
    if !text.is(at, Class::RECURRING) {
        return None;
    }
    let end = text
        .word_of(at, RECURRING)
        .or_else(|| every_few(text, at))?;
    // `月月有主题` says how it is meant.
    if text.at(at) == '月' && text.at(end) == '有' && text.includes(end + 1..text.len(), '有') {
        return None;
    }
    let near = nearer(text, end);
    let apart =
        matches!(text.at(near), ' ' | ':' | '\0') || text.has(at, "每逢") || text.at(at) == '逢';
    let day = || weekday(text, end).unwrap_or(end);
    Some((if apart { near } else { day() }, When::Every))
}

/// `每三个月`, `每3周`: the place after it.
fn every_few(text: &Text<'_>, at: usize) -> Option<usize> {
    let few = number::scan(text, at + 1).filter(|_| text.at(at) == '每')?;
    let unit = text.skip(few.end, |found| found == '个');
    text.word(unit, vocabulary!["月", "周", "星期", "季度", "学期"])
}

/// `每周三下午：`, `每月10日：`, `每月第一周：`: the place after what says more nearly when.
fn nearer(text: &Text<'_>, at: usize) -> usize {
    let near = weekday(text, at).or_else(|| day(text, at));
    let day = near.or_else(|| nth(text, at)).or_else(|| times(text, at));
    let end = day.unwrap_or(at);
    const HOURS: &[Word] = vocabulary!["上午", "中午", "下午", "晚上", "晚间", "晚"];
    text.word(end, HOURS).unwrap_or(end)
}

/// Words for a week.
const WEEK: &[Word] = vocabulary!["周", "星期"];

fn weekday(text: &Text<'_>, at: usize) -> Option<usize> {
    let counts = matches!(text.at(at + 1), '次' | '期' | '场' | '回' | '个');
    if !is_weekday(text.at(at)) || !matches!(text.before(at), '周' | '期') || counts {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = further_weekday(text, end) {
        end = next;
    }
    Some(end)
}

fn is_weekday(found: char) -> bool {
    matches!(found, '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天')
}

/// The place after another day of the week: `周二、四`, `周一至周三`.
fn further_weekday(text: &Text<'_>, at: usize) -> Option<usize> {
    let joined = matches!(text.at(at), '、' | '至' | '-' | '到' | '和');
    let next = joined.then_some(at + 1)?;
    let day = text.word(next, WEEK).unwrap_or(next);
    is_weekday(text.at(day)).then_some(day + 1)
}

/// `每月一次`.
fn times(text: &Text<'_>, at: usize) -> Option<usize> {
    let number = number::scan(text, at)?;
    (text.at(number.end) == '次').then_some(number.end + 1)
}

fn day(text: &Text<'_>, at: usize) -> Option<usize> {
    let day = number::scan(text, at).filter(|day| (1..=31).contains(&day.value))?;
    (text.before(at) == '月' && matches!(text.at(day.end), '日' | '号')).then_some(day.end + 1)
}

/// `第一周`, `第一个周五`, `最后一个周五`, `第三周周六`.
#[must_use]
pub fn nth(text: &Text<'_>, at: usize) -> Option<usize> {
    const WEEKS: &[Word] = vocabulary!["个周", "周", "个星期", "星期"];
    let start = match text.at(at) {
        '第' => number::scan(text, at + 1)?.end,
        _ => text.word(at, vocabulary!["最后一"])?,
    };
    let end = text.word(start, WEEKS)?;
    let again = text.word(end, WEEK);
    let day = again.and_then(|again| weekday(text, again));
    Some(day.or_else(|| weekday(text, end)).unwrap_or(end))
}

/// Parts of a month.
pub const PARTS: &[Word] = vocabulary![
    "上旬",
    "中旬",
    "下旬",
    "上半月",
    "下半月",
    "月初",
    "月中",
    "月底",
    "月末",
];

/// `上旬`, `月底`, `第二周`, `第1—2周`.
#[must_use]
pub fn part(text: &Text<'_>, at: usize) -> Option<(usize, When)> {
    text.word(at, PARTS)
        .or_else(|| week(text, at))
        .map(|end| (end, When::Part))
}

/// `第二周`, `第1—2周`.
#[must_use]
pub fn week(text: &Text<'_>, at: usize) -> Option<usize> {
    if text.at(at) != '第' {
        return None;
    }
    let mut number = number::scan(text, at + 1)?;
    let joint = text.skip(number.end, |found| {
        matches!(found, '-' | '至' | '、' | '第' | '周')
    });
    if let Some(second) = number::scan(text, joint).filter(|_| joint > number.end) {
        number = second;
    }
    (text.at(number.end) == '周').then_some(number.end + 1)
}
