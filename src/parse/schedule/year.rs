//! Years: `2026年`, `二〇二六年`, `二六年`, `113學年度`, `2025—2026学年度第一学期`, and placeholders that are none.
//!
//! In: a folded line. Out: the year that stands at a place, or the year a title or an opening gives to a whole plan.
//! Invariant: a year is only ever one that is written; nothing is taken from the day of reading.

use std::ops::Range;

use crate::model::schedule::{PlanYear, Term};
use crate::parse::schedule::genre;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::number::{self, Number};
use crate::parse::schedule::span;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// A year mark before a month, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearMark {
    /// What it says.
    pub year: Written,
    /// The place after it.
    pub end: usize,
}

/// What a year mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A calendar year.
    Year(i16),
    /// `20xx年`, `今年`: a year, but not one that is written.
    Open,
    /// `明年`, `次年`: the year after the plan's.
    Next,
    /// `去年`: the past, so nothing that is planned.
    Past,
}

/// The year mark that begins at `at`: `2026年`, `2026.` before a month, `今年`, `20xx年`.
#[must_use]
pub fn scan(text: &Text<'_>, at: usize) -> Option<YearMark> {
    mark(text, at, number::scan(text, at))
}

/// The same, where the number at `at` is known.
#[must_use]
pub fn mark(text: &Text<'_>, at: usize, number: Option<Number>) -> Option<YearMark> {
    let worded = text.holds(Class::YEAR);
    let found = match number.or_else(|| republic(text, at)) {
        Some(number) => numbered(text, number),
        None if worded => relative(text, at),
        None => None,
    };
    found.or_else(|| worded.then(|| placeholder(text, at)).flatten())
}

/// The number behind `民国`.
fn republic(text: &Text<'_>, at: usize) -> Option<Number> {
    let named = text.at(at) == '民' && text.has(at, "民国");
    named.then(|| number::scan(text, at + 2)).flatten()
}

/// Years that are named from another one.
pub const RELATIVE: &[(Written, &[Word])] = &[
    (
        Written::Open,
        vocabulary!["今年", "本年度", "本年", "当年", "同年"],
    ),
    (Written::Next, vocabulary!["明年", "次年", "翌年", "来年"]),
    (Written::Past, vocabulary!["去年", "上年", "前年"]),
];

fn relative(text: &Text<'_>, at: usize) -> Option<YearMark> {
    let found = |(year, words): &(Written, &[Word])| {
        let (year, end) = (*year, text.word(at, words)?);
        Some(YearMark { year, end })
    };
    RELATIVE.iter().find_map(found)
}

fn numbered(text: &Text<'_>, number: Number) -> Option<YearMark> {
    let year = calendar(number)?;
    let after = text.skip_spaces(number.end);
    let end = match text.at(after) {
        '年' if text.has(after, "年度") => after + 2,
        '年' => after + 1,
        '.' | '-' | '/' if number.width == 4 && text.is(number.end + 1, Class::NUMBER) => {
            number.end + 1
        }
        _ => return None,
    };
    Some(YearMark {
        year: Written::Year(year),
        end,
    })
}

/// The calendar year a number means before `年`: four digits as they are, three of the Republic, two of this century.
#[must_use]
pub fn calendar(number: Number) -> Option<i16> {
    let year = match (number.width, number.value) {
        (4, 1950..=2150) => number.value,
        (3, 90..=199) if !number.tens => number.value + 1911,
        (2, 13..=60) if !number.tens => number.value + 2000,
        _ => return None,
    };
    i16::try_from(year).ok()
}

/// `20xx年`, `xx年年`, `20__年`, `20 年`: a blank that nobody filled in.
fn placeholder(text: &Text<'_>, at: usize) -> Option<YearMark> {
    let blank = |found| matches!(found, 'x' | 'X' | '*' | '_' | '?');
    let part = |found: char| found.is_ascii_digit() || blank(found) || found == '零';
    let end = (at..at + 9)
        .find(|at| !part(text.at(*at)))
        .unwrap_or(at + 9);
    let filled_in = !(at..end).any(|at| blank(text.at(at)));
    if filled_in || end - at > 8 || text.at(end) != '年' {
        return None;
    }
    let end = text.skip(end, |found| matches!(found, '年' | '度'));
    Some(YearMark {
        year: Written::Open,
        end,
    })
}

/// The year a title or a heading gives to the plan: a school year, or else a calendar year. Of several, that of the plan:
/// the last before the word for a plan, as in `2025年总结和2026年计划`. A span of years, `2026—2028年`, gives none.
#[must_use]
pub fn of_plan(text: &Text<'_>) -> Option<PlanYear> {
    if !text.holds(Class::NUMBER) {
        return None;
    }
    if !text.holds(Class::YEAR) {
        return bare(text);
    }
    if let Some(start) = over_new_year(text) {
        return Some(PlanYear::School { start, term: None });
    }
    let (mut years, mut free) = (Vec::new(), 0);
    for here in text.places(0..text.len(), Class::LABEL) {
        let may_begin = text.is(here, Class::NUMBER) || text.at(here) == '民';
        if here < free
            || !may_begin
            || text.is_before(here, Class::NUMBER)
            || counts_years(text, here)
        {
            continue;
        }
        if let Some(year) = school(text, here) {
            return Some(in_term(text, year, here));
        }
        if let Some(end) = span_of_years(text, here) {
            free = end;
        } else if years
            .last()
            .is_some_and(|(year, _)| runs_to(text, *year, here))
        {
            // `2026年下半年至2027年春节`: a plan is of the year it begins in.
            break;
        } else if let Some(Written::Year(year)) = full(text, here).map(|mark| mark.year) {
            years.push((here, year));
        }
    }
    let Some(&(_, first)) = years.first() else {
        return before_stretch(text);
    };
    let planned = text.all_of(0..text.len(), genre::PLANS).next_back();
    let before = years
        .iter()
        .rfind(|(at, _)| planned.is_some_and(|(plan, _)| *at < plan));
    Some(PlanYear::Calendar(before.map_or(first, |(_, year)| *year)))
}

/// `2026年下半年至2027年春节`: whether a stretch that begins with the year at `from` runs to that at `until`;
/// `2025年总结—2026年计划` are two things.
fn runs_to(text: &Text<'_>, from: usize, until: usize) -> bool {
    let joined = matches!(text.before(until), '至' | '到' | '-');
    let between = from..until;
    joined
        && !genre::names_plan(text, between.clone())
        && !text.contains_any(between, genre::REVIEWS)
}

/// The first year of `2026年9月—2027年7月`: such a plan is one of a school year.
#[must_use]
pub fn over_new_year(text: &Text<'_>) -> Option<i16> {
    if !text.holds(Class::MONTH) {
        return None;
    }
    let mut places = text.places(0..text.len(), Class::NUMBER);
    places.find_map(|at| {
        let (start, from, month) = year_and_month(text, at)?;
        let next = text.skip(from, |found| matches!(found, '-' | '至' | '到'));
        let (end, _, until) = year_and_month(text, next).filter(|_| next > from)?;
        (end == start + 1 && month >= 8 && until <= 8).then_some(start)
    })
}

/// `2026年9月`: the year, the place after it, and the month.
fn year_and_month(text: &Text<'_>, at: usize) -> Option<(i16, usize, u32)> {
    let mark = full(text, at)?;
    let Written::Year(year) = mark.year else {
        return None;
    };
    let month = number::scan(text, mark.end)?;
    (text.at(month.end) == '月').then_some((year, month.end + 1, month.value))
}

/// `职工活动（2026）`, `问答（2026版）`, `设计院 2026 清单`, `工会2026工作计划`, `云汀中学工会2026`: a year without its word.
fn bare(text: &Text<'_>) -> Option<PlanYear> {
    const FOLLOWING: &[Word] = vocabulary!["工会", "活动", "工作", "度", "职工", "教工", "教职工"];
    let alone = |at: usize, number: &Number| {
        matches!(text.before(at), ' ' | '(' | '\0')
            && matches!(text.at(number.end), ' ' | ')' | '版' | '\0')
            || text.before(at) == '\0' && text.word(number.end, FOLLOWING).is_some()
            || text.at(number.end) == '\0' && words::names_unit(text, 0..at)
            || names_plan(text, at, number)
    };
    let year = text.places(0..text.len(), Class::NUMBER).find_map(|at| {
        let number = number::scan(text, at).filter(|number| alone(at, number))?;
        matches!((number.width, number.value), (4, 2010..=2060)).then_some(number)
    });
    year.and_then(calendar).map(PlanYear::Calendar)
}

/// `2026上半年`: a year without its word before a stretch of it.
fn before_stretch(text: &Text<'_>) -> Option<PlanYear> {
    let mut places = text.places(0..text.len(), Class::NUMBER);
    let year = places.find_map(|at| {
        let number = number::scan(text, at).filter(|number| number.width == 4)?;
        span::period(text, number.end, None).and(calendar(number))
    });
    year.map(PlanYear::Calendar)
}

/// `2026职工活动计划`: whether the number at `at` stands close before a word for a plan, and counts nothing.
fn names_plan(text: &Text<'_>, at: usize, number: &Number) -> bool {
    let counts = matches!(
        text.at(number.end),
        '名' | '个' | '人' | '份' | '件' | '户' | '次' | '元' | '万'
    );
    let near = number.end..number.end + 8;
    let parted = matches!(text.before(at), '第' | '.' | '-' | '/');
    !counts && !parted && text.all_of(near, genre::PLANS).next().is_some()
}

/// The first of two years that follow each other: `2025—2026年度`.
#[must_use]
pub fn pair(text: &Text<'_>) -> Option<i16> {
    if !text.holds(Class::YEAR) {
        return None;
    }
    let mut places = text.places(0..text.len(), Class::NUMBER);
    places.find_map(|at| {
        let first = number::scan(text, at).filter(|number| number.width == 4)?;
        let start = calendar(first)?;
        let end = second_year(text, first, start)?;
        text.has(text.skip_spaces(end), "年度").then_some(start)
    })
}

/// The end of `2026—2028年`, `2026年至2028年`, `2025/26年度`.
fn span_of_years(text: &Text<'_>, at: usize) -> Option<usize> {
    let year =
        |at| number::scan(text, at).filter(|found| found.width == 4 && calendar(*found).is_some());
    let first = year(at)?;
    if let Some(end) = second_year(text, first, calendar(first)?) {
        return Some(end);
    }
    let joint = text.skip(first.end, |found| found == '年');
    let from = text.skip(joint, |found| matches!(found, '-' | '至' | '到'));
    let second = year(from).filter(|_| from > joint)?;
    Some(second.end)
}

/// `建会30年`: two digits behind other words count years, but where they are spelt one by one, `二六年`, or the year goes on, as
/// in `26年度`, `26年上半年`, and is not too far off: `建会60年上半年`.
fn counts_years(text: &Text<'_>, at: usize) -> bool {
    let short =
        number::scan(text, at).filter(|number| number.width == 2 && text.at(number.end) == '年');
    short.is_some_and(|number| {
        let near = (20..=39).contains(&number.value) && !founded(text, at);
        // Nobody counts `二六`.
        let spelt = number.han && !number.tens;
        let names_one = near && (spelt || goes_on(text, text.skip_spaces(number.end + 1)));
        !text.is_behind_break(at) && !names_one
    })
}

/// `建厂`, `成立满`, `入会`: whether what stands before `at` is the beginning of what lasts.
fn founded(text: &Text<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at)
        .any(|at| matches!(text.at(at), '建' | '满' | '近' | '第' | '创' | '入' | '立'))
}

/// Whether what follows a year is a part of it.
fn goes_on(text: &Text<'_>, at: usize) -> bool {
    let number = number::scan(text, at);
    let month = || number.is_some_and(|number| text.at(number.end) == '月');
    text.at(at) == '度' || span::period(text, at, number).is_some() || month()
}

/// A year mark that ends in `年`; a dotted date is none.
#[must_use]
pub fn full(text: &Text<'_>, at: usize) -> Option<YearMark> {
    let number = number::scan(text, at).or_else(|| republic(text, at))?;
    numbered(text, number).filter(|mark| matches!(text.before(mark.end), '年' | '度'))
}

/// `2025—2026学年度第一学期`, `113學年度第二學期`, `2025学年`, `2025年秋季学期`.
fn school(text: &Text<'_>, at: usize) -> Option<PlanYear> {
    let start = if text.has(at, "民国") { at + 2 } else { at };
    let first = number::scan(text, start)?;
    let year = calendar(first)?;
    let pair = second_year(text, first, year);
    let after = text.skip_spaces(pair.unwrap_or(first.end));
    const SCHOOL: &[Word] = vocabulary!["学年度", "学年", "年学年度", "年学年", "年度学年"];
    const CALENDAR: &[Word] = vocabulary!["年度", "年"];
    if let Some(end) = text.word(after, SCHOOL) {
        return Some(PlanYear::School {
            start: year,
            term: term(text, end),
        });
    }
    let end = text.word(after, CALENDAR)?;
    let term = if pair.is_some() {
        term(text, end)
    } else {
        autumn_term(text, end)
    };
    term.map(|term| PlanYear::School {
        start: year,
        term: Some(term),
    })
}

/// `第二学期工作计划（2025—2026学年）`: the term of a school year may stand before it, at `at`.
fn in_term(text: &Text<'_>, year: PlanYear, at: usize) -> PlanYear {
    match year {
        PlanYear::School { start, term: None } => PlanYear::School {
            start,
            term: term_in(text, 0..at),
        },
        _ => year,
    }
}

/// The end of `—2026` after `2025`.
fn second_year(text: &Text<'_>, first: Number, year: i16) -> Option<usize> {
    let at = if text.at(first.end) == '年' {
        first.end + 1
    } else {
        first.end
    };
    let mark = text.skip(at, |found| matches!(found, '-' | '至' | '到' | '/' | ' '));
    let second = number::scan(text, mark).filter(|_| mark > at)?;
    // `2025/26年度`
    let short = second.width == 2 && i16::try_from(second.value).ok()? == (year + 1) % 100;
    let follows = short || calendar(second)? == year + 1;
    follows.then_some(second.end)
}

/// The term named at or soon after `at`.
fn term(text: &Text<'_>, at: usize) -> Option<Term> {
    term_in(text, at..at + 8)
}

/// The term that `range` names.
fn term_in(text: &Text<'_>, range: Range<usize>) -> Option<Term> {
    const FIRST: &[Word] = vocabulary![
        "第一学期",
        "第1学期",
        "上学期",
        "上期",
        "秋季学期",
        "秋学期",
        "秋季"
    ];
    const SECOND: &[Word] = vocabulary![
        "第二学期",
        "第2学期",
        "下学期",
        "下期",
        "春季学期",
        "春学期",
        "春季"
    ];
    if text.contains_any(range.clone(), FIRST) {
        Some(Term::First)
    } else if text.contains_any(range, SECOND) {
        Some(Term::Second)
    } else {
        None
    }
}

/// A first term after a calendar year, `2025年秋季学期`: its January lies in the next year. A second term needs no such
/// care, and `上学期` after a calendar year means now the one, now the other.
fn autumn_term(text: &Text<'_>, at: usize) -> Option<Term> {
    const AUTUMN: &[Word] = vocabulary!["第一学期", "第1学期", "秋季学期", "秋学期", "秋期"];
    let named = text.word(text.skip_spaces(at), AUTUMN);
    named.map(|_| Term::First)
}

#[cfg(test)]
mod tests {
    use super::{Written, of_plan, scan};
    use crate::model::schedule::PlanYear::{self, Calendar, School};
    use crate::model::schedule::Term;
    use crate::parse::schedule::text::Folded;

    #[test]
    fn titles_name_their_year() {
        let first = |start| School {
            start,
            term: Some(Term::First),
        };
        let second = |start| School {
            start,
            term: Some(Term::Second),
        };
        let cases: &[(&str, Option<PlanYear>)] = &[
            ("2026年工会工作计划", Some(Calendar(2026))),
            ("二〇二六年度工作要点", Some(Calendar(2026))),
            ("二六年计划", Some(Calendar(2026))),
            ("热轧车间二六年计划", Some(Calendar(2026))),
            ("建会三十年活动", None),
            ("2025—2026学年度第一学期计划", Some(first(2025))),
            ("2025-2026学年第二学期", Some(second(2025))),
            ("第二学期计划（2025—2026学年度）", Some(second(2025))),
            ("2025至2026年度第二学期", Some(second(2025))),
            (
                "113學年度教師會行事曆",
                Some(School {
                    start: 2024,
                    term: None,
                }),
            ),
            ("一一五年度活動計畫", Some(Calendar(2026))),
            (
                "本学年打算（2026年9月—2027年7月）",
                Some(School {
                    start: 2026,
                    term: None,
                }),
            ),
            ("职工活动（2026）", Some(Calendar(2026))),
            ("设计院 2026 清单", Some(Calendar(2026))),
            ("2026份问卷", None),
            ("2025年秋季学期安排", Some(first(2025))),
            ("2026年春季学期安排", Some(Calendar(2026))),
            ("2025年总结和2026年工作计划", Some(Calendar(2026))),
            ("2026年工作计划暨2025年总结", Some(Calendar(2026))),
            ("2025年总结（2026年1月）", Some(Calendar(2025))),
            ("2026-2027年工会计划", None),
            ("2026年至2028年规划", None),
            ("20xx年工作计划", None),
            ("工会工作计划", None),
            ("第2026号", None),
        ];
        for (title, expected) in cases {
            assert_eq!(of_plan(&Folded::new(title).text()), *expected, "{title}");
        }
    }

    #[test]
    fn a_mark_before_a_month_is_read_or_known_as_a_blank() {
        for (line, expected) in [
            ("2026年3月", Some(Written::Year(2026))),
            ("2026.3", Some(Written::Year(2026))),
            ("115年3月", Some(Written::Year(2026))),
            ("xx年年1月", Some(Written::Open)),
            ("20__年1月", Some(Written::Open)),
            ("今年4月", Some(Written::Open)),
            ("次年1月", Some(Written::Next)),
            ("去年5月", Some(Written::Past)),
            ("3月", None),
        ] {
            assert_eq!(
                scan(&Folded::new(line).text(), 0).map(|mark| mark.year),
                expected,
                "{line}"
            );
        }
    }
}
