//! Days: `8日`, `8—10日`, `28日至4月3日` after a month, and dates in figures, `3.8`, `2/23(一)`, `2026-03-08`, `115/3/8`.
//!
//! In: a folded line and a place. Out: the day or days, and where they end. Invariant: a day lies in its month.

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::{Label, When};
use crate::parse::schedule::months::{Date, Dates, Months};
use crate::parse::schedule::number::{self, Number};
use crate::parse::schedule::occasion;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::year::{self, Written};

/// The end, the first day and the last day of what follows `N月`.
#[must_use]
pub fn after_month(text: &Text<'_>, at: usize, month: u8) -> Option<(usize, u8, Option<u8>)> {
    let number = number::scan(text, text.skip_spaces(at))?;
    first(text, number, month)?.days(text)
}

/// The first day behind `N月`, and what it may be joined to.
#[derive(Debug, Clone, Copy)]
pub struct First {
    month: u8,
    /// The day.
    pub day: u8,
    /// Whether `日` or `号` follows.
    worded: bool,
    /// The place after it, its word and its weekday.
    end: usize,
}

/// The day that `number` behind `N月` is.
#[must_use]
pub fn first(text: &Text<'_>, number: Number, month: u8) -> Option<First> {
    let day = day_of(number, month)?;
    let word = day_word(text, number.end);
    Some(First {
        month,
        day,
        worded: word.is_some(),
        end: weekday(text, word.unwrap_or(number.end)),
    })
}

impl First {
    /// The end, the first day and the last day.
    #[must_use]
    pub fn days(self, text: &Text<'_>) -> Option<(usize, u8, Option<u8>)> {
        match self.last_day(text) {
            Some((end, last)) => Some((weekday(text, end), self.day, Some(last))),
            None => {
                let named = self.worded || self.shares_word(text);
                named.then_some((self.end, self.day, None))
            }
        }
    }

    /// `5` in `3月5、12、19日`: whether a later day behind it has the word for both.
    fn shares_word(self, text: &Text<'_>) -> bool {
        let joint = text.skip_spaces(self.end);
        let from = text.skip(joint, |found| {
            matches!(found, '、' | ',' | '和' | '及' | '与' | ' ')
        });
        let next = number::scan(text, from).filter(|_| from > joint);
        next.and_then(|next| first(text, next, self.month))
            .is_some_and(|next| next.day > self.day && (next.worded || next.shares_word(text)))
    }

    /// The last of several days, `—10日`, `、9日`; days apart, `8日、20日`, are none.
    fn last_day(self, text: &Text<'_>) -> Option<(usize, u8)> {
        let (joint, month) = (self.end, self.month);
        let from = text.skip(joint, |found| {
            matches!(found, '-' | '至' | '到' | '、' | ',' | '和' | ' ')
        });
        if from == joint {
            return None;
        }
        let second = number::scan(text, from)?;
        let (end, last) = match text.at(second.end) {
            '月' => again(text, second, month)?,
            _ => (day_word(text, second.end)?, day_of(second, month)?),
        };
        let through = (joint..from).any(|at| matches!(text.at(at), '-' | '至' | '到'));
        let goes_on = last == self.day + 1 || through && last > self.day;
        goes_on.then_some((end, last))
    }

    /// `25日—10月5日` after `9月`: its end, and its last month with the day in it.
    #[must_use]
    pub fn over_months(self, text: &Text<'_>) -> Option<(usize, (u8, u8))> {
        let joint = self.end;
        let from = text.skip(joint, |found| matches!(found, '-' | '至' | '到' | ' '));
        if from == joint {
            return None;
        }
        let year = year::scan(text, from);
        let until = number::scan(text, year.map_or(from, |year| year.end))?;
        let last_month = month_of(until).filter(|_| text.at(until.end) == '月')?;
        let last = number::scan(text, until.end + 1)?;
        let last_day = day_of(last, last_month)?;
        let end = day_word(text, last.end)?;
        (last_month != self.month).then(|| (weekday(text, end), (last_month, last_day)))
    }
}

/// Whether a number with `日` or `号` stands at `at`.
#[must_use]
pub fn follows(text: &Text<'_>, at: usize) -> bool {
    number::scan(text, at).is_some_and(|number| day_word(text, number.end).is_some())
}

/// Whether the number behind `N月` is a day that the month does not have: `32日`.
#[must_use]
pub fn is_none(text: &Text<'_>, number: Number, month: u8) -> bool {
    day_of(number, month).is_none() && day_word(text, number.end).is_some()
}

fn month_of(number: Number) -> Option<u8> {
    let month = u8::try_from(number.value).ok();
    month.filter(|month| (1..=12).contains(month))
}

/// `4月10日` behind `4月8日—`: the day of the same `month` written again.
fn again(text: &Text<'_>, second: Number, month: u8) -> Option<(usize, u8)> {
    let last = number::scan(text, second.end + 1).filter(|_| month_of(second) == Some(month))?;
    Some((day_word(text, last.end)?, day_of(last, month)?))
}

/// The months from one day to another in a later one, each with its days; where they are more than a month apart, without.
#[must_use]
pub fn over_months(from: (u8, u8), until: (u8, u8)) -> When {
    let apart = (12 + until.0 - from.0) % 12;
    if apart <= 1 && until.1 <= from.1 {
        return When::Dates(split(from, until));
    }
    let mut months = Months::one(from.0);
    months.reach(until.0);
    months.push(until.0);
    When::Months(months)
}

/// The days in each of two months that follow each other, from one day in the first to another in the second.
fn split((month, day): (u8, u8), (next, last): (u8, u8)) -> Dates {
    let end = match month {
        2 => 28,
        _ => length(month),
    };
    let through = |month, day, last| Date {
        month,
        day,
        last: Some(last).filter(|last| *last > day),
    };
    [through(month, day, end), through(next, 1, last)]
        .into_iter()
        .collect()
}

/// A day without its month, `8日`, `10—12日`, under a label that names the month.
#[must_use]
pub fn alone(text: &Text<'_>, at: usize, month: u8) -> Option<(usize, u8, Option<u8>)> {
    if text.is_before(at, Class::NUMBER) {
        return None;
    }
    after_month(text, at, month).filter(|(end, ..)| *end > at)
}

/// `28`, `1-3`: the days of a cell that holds nothing else and is no date of `month` in figures.
#[must_use]
pub fn bare(text: &Text<'_>, month: u8) -> Option<(u8, Option<u8>)> {
    let first = number::scan(text, text.skip_spaces(0))?;
    let day = day_of(first, month)?;
    let joint = text.skip(first.end, |found| matches!(found, '-' | '至' | ' '));
    if joint >= text.len() {
        return Some((day, None));
    }
    let second = number::scan(text, joint).filter(|_| joint > first.end && day != month)?;
    let last = day_of(second, month).filter(|last| *last > day)?;
    (text.skip_spaces(second.end) >= text.len()).then_some((day, Some(last)))
}

/// A date in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Its year, where it has one.
    pub year: Option<i16>,
    /// Its month.
    pub month: u8,
    /// Its day.
    pub day: u8,
    /// The last of several days in the month.
    pub last: Option<u8>,
    /// The last of several days in another month, with that.
    pub until: Option<(u8, u8)>,
    /// Where it begins.
    pub start: usize,
    /// The place after it.
    pub end: usize,
    /// Whether a weekday follows, which makes it certain.
    pub certain: bool,
}

impl From<Figures> for Label {
    /// A date in figures as a label.
    fn from(date: Figures) -> Label {
        let when = match date.until {
            Some(until) => over_months((date.month, date.day), until),
            None => When::Dates(Dates::one(Date {
                month: date.month,
                day: date.day,
                last: date.last,
            })),
        };
        Label {
            span: date.start..date.end,
            when,
            year: date.year.map(Written::Year),
            vague: false,
        }
    }
}

/// The date in figures that begins at `at`.
#[must_use]
#[inline]
pub fn figures(text: &Text<'_>, at: usize) -> Option<Figures> {
    match text.is(at, Class::NUMBER) {
        true => date(text, at),
        false => None,
    }
}

fn date(text: &Text<'_>, at: usize) -> Option<Figures> {
    let first = plain(text, at)?;
    let (mark, from) = separator(text, first.end)?;
    let second = plain(text, from)?;
    let found = match year::calendar(first).filter(|_| first.width >= 3) {
        Some(year) => with_year(text, year, mark, second)?,
        None => without_year(first, second)?,
    };
    let last = range_end(text, found, mark);
    let found = last.unwrap_or(found);
    let end = weekday(text, found.end);
    let worded = day_word(text, end);
    let days = mark == '-' && found.year.is_none() && worded.is_some();
    let end = worded
        .filter(|at| *at == end + 1 && parts(text, *at))
        .unwrap_or(end);
    let open = !days
        && !matches!(
            text.at(end),
            '0'..='9' | '%' | '.' | '/' | '元' | '万' | '米' | '公' | 'k' | 'm'
        );
    open.then_some(Figures {
        start: at,
        end,
        certain: end > found.end || found.year.is_some(),
        ..found
    })
}

fn plain(text: &Text<'_>, at: usize) -> Option<Number> {
    number::scan(text, at).filter(|number| !number.han)
}

/// What joins the two figures of a date, the first of which ends at `at`, and where the second begins: `3.8`, `3 .8`,
/// `12。30`.
fn separator(text: &Text<'_>, at: usize) -> Option<(char, usize)> {
    let near = text.skip_spaces(at);
    match (text.at(near), near == at) {
        (found @ ('.' | '/' | '-' | '·'), true) => Some((found, at + 1)),
        ('.', false) | ('。', true) => Some(('.', near + 1)),
        _ => None,
    }
}

/// Whether what stands at `at` parts a date from the words behind it.
fn parts(text: &Text<'_>, at: usize) -> bool {
    matches!(text.at(at), ' ' | ':' | ',' | '\0')
}

fn with_year(text: &Text<'_>, year: i16, mark: char, second: Number) -> Option<Figures> {
    if text.at(second.end) != mark {
        return None;
    }
    let found = without_year(second, plain(text, second.end + 1)?)?;
    Some(Figures {
        year: Some(year),
        ..found
    })
}

fn without_year(month: Number, day: Number) -> Option<Figures> {
    let value = month_of(month)?;
    let day_value = day_of(day, value)?;
    Some(Figures {
        year: None,
        month: value,
        day: day_value,
        last: None,
        until: None,
        start: day.end,
        end: day.end,
        certain: false,
    })
}

/// `2.17-2.23`, `9/10-12`: the end of a range of days.
fn range_end(text: &Text<'_>, found: Figures, mark: char) -> Option<Figures> {
    let joint = weekday(text, found.end);
    let worded = matches!(text.at(joint), '至' | '到');
    let joined = worded || text.at(joint) == '-' && mark != '-';
    let first = plain(text, joint + 1).filter(|_| joined)?;
    let last = match found.year {
        Some(_) => full(text, first),
        None => None,
    };
    if mark == '-' && last.is_none() {
        return None;
    }
    if last.is_some() || text.at(first.end) == mark {
        let again = || without_year(first, plain(text, first.end + 1)?);
        let last = last.or_else(again)?;
        let same = last.month == found.month && last.day > found.day;
        // Further apart, the second is another count and no date.
        let is_ahead = (1..=6).contains(&((12 + last.month - found.month) % 12));
        return Some(Figures {
            last: same.then_some(last.day),
            until: is_ahead.then_some((last.month, last.day)),
            end: last.end,
            ..found
        });
    }
    let last = day_of(first, found.month).filter(|last| *last > found.day)?;
    Some(Figures {
        last: Some(last),
        end: first.end,
        ..found
    })
}

/// `2026-04-12`, which begins with `first`.
fn full(text: &Text<'_>, first: Number) -> Option<Figures> {
    let year = year::calendar(first).filter(|_| first.width == 4)?;
    let (mark, from) = separator(text, first.end)?;
    with_year(text, year, mark, plain(text, from)?)
}

/// The place after `(一)`, `（周三）`, `星期五`, `（周三下午）`, `（除夕）`, `（周六、周日）`.
#[inline]
fn weekday(text: &Text<'_>, at: usize) -> usize {
    let open = text.skip_spaces(at);
    match text.at(open) {
        '(' | '星' | '周' | '礼' => behind_weekday(text, at, open),
        _ => at,
    }
}

/// The same, where it may stand at `open`, behind spaces.
fn behind_weekday(text: &Text<'_>, at: usize, open: usize) -> usize {
    let bracket = text.at(open) == '(';
    if bracket && let Some(end) = occasion(text, open + 1) {
        return end;
    }
    let inside = if bracket { open + 1 } else { open };
    let named = text.word(inside, WEEK);
    let day = named.unwrap_or(inside);
    let known = is_weekday(text.at(day));
    let last = further_weekday(text, day + 1).unwrap_or(day + 1);
    let inner = text.word(last, HALVES).unwrap_or(last);
    match (bracket, named) {
        (true, _) if known && text.at(inner) == ')' => inner + 1,
        (false, Some(_)) if known => last,
        _ => at,
    }
}

/// The place behind `、周日`, `至星期四` at `at`.
fn further_weekday(text: &Text<'_>, at: usize) -> Option<usize> {
    let joined = matches!(text.at(at), '、' | '-' | '至' | '到');
    let day = text.word(at + 1, WEEK).filter(|_| joined)?;
    is_weekday(text.at(day)).then_some(day + 1)
}

fn is_weekday(found: char) -> bool {
    matches!(found, '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天')
}

/// What the name of a weekday begins with.
const WEEK: &[Word] = vocabulary!["星期", "周", "礼拜"];

/// Parts of a day.
pub const HALVES: &[Word] = vocabulary!["上午", "中午", "下午", "晚上", "晚"];

/// The place behind `下午` in `5月14日下午：`, where it stands apart from the words.
#[must_use]
pub fn behind_half(text: &Text<'_>, at: usize) -> usize {
    let end = text.word(at, HALVES);
    end.filter(|end| matches!(text.at(*end), ' ' | ':' | ',' | ')' | '\0'))
        .unwrap_or(at)
}

/// Words that a day of the lunar calendar begins with.
const LUNAR: &[Word] = vocabulary!["农历", "正月", "腊月", "大年", "年初", "初"];

/// The place after `除夕）`, `农历正月十五）`, where what stands in a bracket is the name of the day.
fn occasion(text: &Text<'_>, at: usize) -> Option<usize> {
    let close = match text.word(at, LUNAR) {
        Some(end) => text.skip(end, |found| {
            number::is_part(found) || matches!(found, '月' | '初')
        }),
        None => occasion::name(text, at)?,
    };
    (text.at(close) == ')').then_some(close + 1)
}

/// The place after `日`, `号`; `日常`, `日报` are other words.
fn day_word(text: &Text<'_>, at: usize) -> Option<usize> {
    let at = text.skip_spaces(at);
    matches!(text.at(at), '日' | '号').then_some(at + 1)
}

/// How many days a month has at most.
fn length(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn day_of(number: Number, month: u8) -> Option<u8> {
    let last = length(month);
    u8::try_from(number.value)
        .ok()
        .filter(|day| (1..=last).contains(day))
}
