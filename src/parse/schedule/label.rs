//! Labels: the words that say when. `三月份`, `7,8月`, `9月~10月`, `9月10日`, `第一季度`, `每月`, `上旬`.
//!
//! In: a folded line and a place in it. Out: the [`Label`] that begins there, with its span. A label only says what is
//! written; whether the line is a heading of a month or a sentence that mentions one is decided by
//! [`crate::parse::schedule::head`].

mod nowhere;
pub mod told;

use std::ops::Range;

pub use nowhere::{begins_no_date, leads_nowhere};

use crate::parse::schedule::begin;
use crate::parse::schedule::blur;
use crate::parse::schedule::day;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::months::{Date, Dates, Months};
use crate::parse::schedule::number::{self, Number};
use crate::parse::schedule::span::{self, Stretch};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::year::{self, Written};

/// Words that say when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where they stand.
    pub span: Range<usize>,
    /// When it is.
    pub when: When,
    /// The year written before the month.
    pub year: Option<Written>,
    /// Whether words such as `底`, `前`, `上旬` blur it.
    pub vague: bool,
}

impl Label {
    /// Whether it names days, and not only months.
    #[must_use]
    pub fn names_days(&self) -> bool {
        !self.when.dates().is_empty()
    }
}

/// What a label names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// One month, or each of several.
    Months(Months),
    /// A date, or each of several: `9月25日—10月5日`.
    Dates(Dates),
    /// A quarter, half-year, term or season.
    Period(Stretch),
    /// Again and again.
    Every,
    /// A part of the month under whose label it stands: `上旬`, `第二周`.
    Part,
}

impl When {
    /// Whether it names at least one month.
    #[must_use]
    pub fn has_month(&self) -> bool {
        matches!(self, When::Months(_) | When::Dates(_))
    }

    /// The months it names, that of each of its dates.
    #[must_use]
    pub fn months(&self) -> Months {
        match self {
            When::Months(months) => *months,
            When::Dates(dates) => dates.iter().map(|date| date.month).collect(),
            _ => Months::default(),
        }
    }

    /// The dates it names.
    #[must_use]
    pub fn dates(&self) -> &[Date] {
        match self {
            When::Dates(dates) => dates,
            _ => &[],
        }
    }
}

/// The label that begins at `at`.
#[must_use]
#[inline]
pub fn scan(text: &Text<'_>, at: usize) -> Option<Label> {
    match text.is(at, Class::LABEL) {
        true => written(text, at),
        false => None,
    }
}

fn written(text: &Text<'_>, at: usize) -> Option<Label> {
    match text.at(at) {
        '(' => bracketed(text, at),
        _ => bare(text, at),
    }
}

/// `【三月】`, `（三月份）`: the brackets belong to the label.
fn bracketed(text: &Text<'_>, at: usize) -> Option<Label> {
    let inner = bare(text, text.skip_spaces(at + 1))?;
    let end = text.skip_spaces(inner.span.end);
    (text.at(end) == ')').then(|| Label {
        span: at..end + 1,
        ..inner
    })
}

fn bare(text: &Text<'_>, at: usize) -> Option<Label> {
    if !begin::is_label(text, at) {
        return None;
    }
    let number = number::scan(text, at);
    if number.is_none() {
        if let Some((end, when)) = span::recurring(text, at) {
            return Some(repeated(text, at, end, when));
        }
        if let Some(label) = week_with_days(text, at) {
            return Some(label);
        }
    }
    dated(text, at, number)
}

/// A month, a day or a stretch, with or without its year; `number` is what stands at its beginning.
fn dated(text: &Text<'_>, at: usize, number: Option<Number>) -> Option<Label> {
    let mark = year::mark(text, at, number);
    let (start, number) = match mark {
        Some(mark) => {
            let start = text.skip_spaces(mark.end);
            (start, number::scan(text, start))
        }
        None => (at, number),
    };
    let stretch = || span::period(text, start, number);
    let (end, when) = match months(text, start, number).or_else(stretch) {
        Some(found) => found,
        None => span::part(text, at).filter(|_| mark.is_none())?,
    };
    let (end, vague) = blur::skip(text, end);
    let end = match when {
        When::Dates(_) => day::behind_half(text, end),
        _ => end,
    };
    Some(Label {
        span: at..end,
        when,
        year: mark.map(|mark| mark.year),
        vague,
    })
}

/// `第一周（3月2日—6日）`, `第2周（9.8—9.12）`: the days of a week behind its number.
fn week_with_days(text: &Text<'_>, at: usize) -> Option<Label> {
    let end = span::week(text, at)?;
    let open = text.skip_spaces(end);
    let start = text.skip(open, |found| matches!(found, '(' | ' '));
    let bracket = text.at(open) == '(';
    let figures = || {
        day::figures(text, start)
            .filter(|_| bracket)
            .map(Label::from)
    };
    let days = match bare(text, start).filter(|days| days.when.has_month()) {
        Some(days) => days,
        None => figures()?,
    };
    let close = text.skip_spaces(days.span.end);
    let end = match bracket {
        true => Some(close + 1).filter(|_| text.at(close) == ')')?,
        false => Some(days.span.end).filter(|_| open > end)?,
    };
    Some(Label {
        span: at..end,
        ..days
    })
}

/// `每年3月` is March; any other recurrence stands for itself.
fn repeated(text: &Text<'_>, at: usize, end: usize, when: When) -> Label {
    let start = text.skip_spaces(end);
    let month = match text.has(at, "每年") {
        true => months(text, start, number::scan(text, start)),
        false => None,
    };
    let (end, when) = month.unwrap_or((end, when));
    let (end, vague) = blur::skip(text, end);
    Label {
        span: at..end,
        when,
        year: None,
        vague,
    }
}

/// Where the words that say when end, and what they say.
type Found = (usize, When);

/// One month, a pair, a range or a date; `number` is what stands at its beginning.
fn months(text: &Text<'_>, at: usize, number: Option<Number>) -> Option<Found> {
    if !text.holds(Class::MONTH) {
        return None;
    }
    let mut list = Months::default();
    let mut end = first(text, at, number, &mut list, 0)?;
    if let Some(number) = number::scan(text, text.skip_spaces(end)) {
        let days = match *list {
            [month] => with_days(text, number, month),
            _ => None,
        };
        if days.is_some() {
            return days;
        }
        if day::is_none(text, number, *list.last()?) {
            return None;
        }
    }
    while let Some(next) =
        further(text, end, &mut list).or_else(|| further_blurred(text, end, &mut list))
    {
        end = next;
    }
    if is_other_word(text, end) {
        return None;
    }
    let end = counted(text, end).filter(|_| list.len() > 1).unwrap_or(end);
    Some((end, When::Months(list.deduped())))
}

/// What `number` and what follows it behind `N月` make of the month: a day, several, or a stretch over months.
fn with_days(text: &Text<'_>, number: Number, month: u8) -> Option<Found> {
    let first = day::first(text, number, month)?;
    if let Some((end, until)) = first.over_months(text) {
        return Some((end, day::over_months((month, first.day), until)));
    }
    let (end, day, last) = first.days(text)?;
    let (end, dates) = dates(text, end, Date { month, day, last });
    Some((end, When::Dates(dates)))
}

/// `9月27日、10月10日`, `3月5日、19日`, `4月18日（南区）、5月16日（北区）`: `first`, which ends at `end`, and the further dates
/// behind it, with the place after the last.
fn dates(text: &Text<'_>, mut end: usize, first: Date) -> (usize, Dates) {
    let (mut dates, mut month) = (Dates::one(first), first.month);
    while let Some((next, date)) = further_date(text, end, month)
        .or_else(|| further_date(text, behind_remark(text, end)?, month))
    {
        dates.add(date);
        (end, month) = (next, date.month);
    }
    (end, dates)
}

/// `5日、19日`, `10—12日` under `month`, which begin at `at`: the place after them, and the dates.
#[must_use]
pub fn days(text: &Text<'_>, at: usize, month: u8) -> Option<(usize, Dates)> {
    let (end, day, last) = day::alone(text, at, month)?;
    Some(dates(text, end, Date { month, day, last }))
}

/// How many letters a remark between two dates has at most, with its brackets.
const MOST_REMARKED: usize = 10;

/// The place behind a short remark in brackets at `at`.
fn behind_remark(text: &Text<'_>, at: usize) -> Option<usize> {
    let close = (at..at + MOST_REMARKED).find(|at| text.at(*at) == ')')?;
    (text.at(at) == '(').then_some(close + 1)
}

fn further_date(text: &Text<'_>, at: usize, month: u8) -> Option<(usize, Date)> {
    let (join, from) = joint(text, at)?;
    let number = number::scan(text, from).filter(|_| join == Joint::And)?;
    let own = month_of(number.value).filter(|_| text.at(number.end) == '月');
    let (end, day, last) = match own {
        Some(own) => day::after_month(text, after_month_word(text, number.end), own)?,
        None => day::first(text, number, month)?.days(text)?,
    };
    let month = own.unwrap_or(month);
    Some((end, Date { month, day, last }))
}

/// The first `N月`, or `N、M月` with one 月 for several numbers, `before` of which have been seen.
fn first(
    text: &Text<'_>,
    at: usize,
    number: Option<Number>,
    list: &mut Months,
    before: usize,
) -> Option<usize> {
    let Some(number) = number else {
        return text.has(at, "元月").then(|| {
            list.push(1);
            after_month_word(text, at + 1)
        });
    };
    if let Some(end) = joined_pair(text, at, number, list) {
        return Some(end);
    }
    if number.han && number.value == 10 && text.has(number.end, "-月") {
        // A dash in place of the last stroke of `十一月`.
        list.push(11);
        return Some(after_month_word(text, number.end + 1));
    }
    list.push(month_of(number.value)?);
    let after = text.skip_spaces(number.end);
    let doubled = || text.at(after + 1) == '月' && !is_part_of_month(text, after + 1);
    if text.at(after) == '月' && !doubled() {
        return Some(after_month_word(text, after));
    }
    if before > 0 && counted(text, after).is_some() {
        return Some(after);
    }
    let (join, from) = joint(text, after)?;
    first_of_rest(text, from, list, join, before + 1)
}

/// What counts several months: `7、8两个月`, `7月、8月两个月`.
const COUNTED: &[Word] = vocabulary!["两个月", "三个月"];

/// The place behind what counts the months before `at`; `2、3两个月内` is a span of time.
fn counted(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = text.word(at, COUNTED)?;
    (!matches!(text.at(end), '内' | '后' | '前' | '里')).then_some(end)
}

/// Whether the numbers before `at` are months: `7、8月`, `7、8两个月`.
#[must_use]
pub fn counts_months(text: &Text<'_>, at: usize) -> bool {
    text.at(at) == '月' || counted(text, at).is_some()
}

/// `月底` in `2月月底`.
fn is_part_of_month(text: &Text<'_>, at: usize) -> bool {
    text.word(at, span::PARTS).is_some()
}

/// What follows the `before` numbers that have no 月 of their own yet: the next number, which may have it.
fn first_of_rest(
    text: &Text<'_>,
    at: usize,
    list: &mut Months,
    join: Joint,
    before: usize,
) -> Option<usize> {
    if before > 12 {
        return None;
    }
    let mut rest = Months::default();
    let end = first(text, at, number::scan(text, at), &mut rest, before)?;
    append(list, &rest, join);
    Some(end)
}

/// `七八月`: two numerals that follow each other.
fn joined_pair(text: &Text<'_>, at: usize, number: Number, list: &mut Months) -> Option<usize> {
    if !number.han || number.width != 2 {
        return None;
    }
    let (one, other) = (number.value / 10, number.value % 10);
    let joined = number.value > 31
        || number.value == 12 && text.at(at) == '一'
        || number.value == 23 && text.at(at) == '二';
    if !joined || other != one + 1 || text.at(number.end) != '月' {
        return None;
    }
    list.push(month_of(one)?);
    list.push(month_of(other)?);
    Some(after_month_word(text, number.end))
}

/// A further month after `N月`: `、4月`, `—10月`, `8月`.
fn further(text: &Text<'_>, at: usize, list: &mut Months) -> Option<usize> {
    let (join, from) = joint(text, at).unwrap_or((Joint::And, text.skip_spaces(at)));
    if let Some(end) = text.word(from, YEAR_END).filter(|_| join == Joint::Through) {
        append(list, &[12], join);
        return Some(end);
    }
    if !text.is(from, Class::LABEL) {
        return None;
    }
    let from = year::scan(text, from).map_or(from, |mark| text.skip_spaces(mark.end));
    let number = number::scan(text, from);
    let (month, end) = match number {
        None if text.has(from, "元月") => (1, from + 1),
        number => {
            let number = number?;
            (month_of(number.value)?, text.skip_spaces(number.end))
        }
    };
    if text.at(end) != '月' || list.len() >= 12 {
        return None;
    }
    let end = after_month_word(text, end);
    if day::after_month(text, end, month).is_some() {
        return None;
    }
    append(list, &[month], join);
    Some(end)
}

/// `9月下旬至10月上旬`: a range runs on over what blurs its first month.
fn further_blurred(text: &Text<'_>, at: usize, list: &mut Months) -> Option<usize> {
    let (end, blurred) = blur::skip(text, at);
    let (_, from) = joint(text, end).filter(|(join, _)| blurred && *join == Joint::Through)?;
    match number::scan(text, from).filter(|again| month_of(again.value) == list.last().copied()) {
        // `12月中旬—12月下旬`
        Some(again) => Some(blur::skip(text, after_month_word(text, again.end)).0),
        None => further(text, end, list),
    }
}

/// The end of a year: `10月至年底`.
const YEAR_END: &[Word] = vocabulary!["年底", "年末"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Through,
}

/// What joins two months, and the place after it.
fn joint(text: &Text<'_>, at: usize) -> Option<(Joint, usize)> {
    let at = text.skip_spaces(at);
    // `9月起至11月`
    let begun = text.at(at) == '起' && matches!(text.at(at + 1), '至' | '到');
    let at = at + usize::from(begun);
    let joint = match text.at(at) {
        '-' | '至' | '到' => Joint::Through,
        '、' | ',' | '.' | '/' | '和' | '及' | '与' | '或' | '跟' => Joint::And,
        _ => return None,
    };
    let end = text.skip(at, |found| found == '-').max(at + 1);
    Some((joint, text.skip_spaces(end)))
}

/// Adds `rest` to `list`, with the months between where the joint is a range.
fn append(list: &mut Months, rest: &[u8], join: Joint) {
    if let (Joint::Through, Some(&until)) = (join, rest.first()) {
        list.reach(until);
    }
    for month in rest {
        list.push(*month);
    }
}

/// The place after `月`, `月份`.
fn after_month_word(text: &Text<'_>, at: usize) -> usize {
    match text.at(at + 1) {
        '份' => at + 2,
        // Often misspelt; in other places the letter begins a word.
        '分' if matches!(
            text.at(at + 2),
            '-' | ':' | ' ' | ',' | '、' | ';' | '。' | '\0'
        ) =>
        {
            at + 2
        }
        _ => at + 1,
    }
}

/// Words that only begin like a month: `一月一次`, `八月十五`.
fn is_other_word(text: &Text<'_>, end: usize) -> bool {
    let next = number::scan(text, end);
    let counted = next.is_some_and(|next| {
        matches!(
            text.at(next.end),
            '次' | '期' | '训' | '赛' | '题' | '讲' | '考' | '评' | '查'
        )
    });
    let lunar = next.is_some_and(|next| next.tens && next.width > 1 && text.at(next.end) != '年');
    counted || lunar && text.before(end) == '月'
}

fn month_of(value: u32) -> Option<u8> {
    u8::try_from(value)
        .ok()
        .filter(|month| (1..=12).contains(month))
}
