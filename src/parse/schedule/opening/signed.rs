//! Signatures: the date below a plan, and what the plan says of the year it is of.
//!
//! In: the rows of a plan. Out: the year of its date, or the next, or the school year with it. Invariant: the plan says which year it
//! is, `今年`, `明年`, `本学期`, or by its number; a date alone gives its year only to what is called a plan and names no other.

use super::{AUTUMN, LONGEST, TITLE, first_months, years_in};
use crate::model::schedule::{PlanYear, Term};
use crate::parse::schedule::clause;
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::number;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year;

/// How many lines stand below a plan at most, where it is signed.
const CLOSING: usize = 4;

/// The year and the month of the date with which the plan is signed.
pub(super) fn signature(rows: &[Row<'_>]) -> Option<(i16, u32)> {
    let last = rows.iter().rev().take(CLOSING);
    let opening = rows.iter().take(TITLE);
    let mut rows = last.chain(opening).filter(|row| row.mark.is_none());
    rows.find_map(|row| {
        let (start, year, month) = date(&row.text)?;
        let alone = row.text.trim(0..start).is_empty() || words::names_unit(&row.text, 0..start);
        alone.then_some((year, month))
    })
}

/// Words by which a plan says that it is of this term, this year, or the next.
pub const OWN_YEARS: Vocabulary = Vocabulary::new(
    Class::TURNING,
    vocabulary![
        "本学期",
        "新学期",
        "今年",
        "本年",
        "明年",
        "来年",
        "新的一年",
    ],
);

/// Whether a plan says that it is of this term, of this year, of the next, of a new one.
fn said(rows: &[Row<'_>]) -> [bool; 4] {
    const TERM: &[Word] = vocabulary!["本学期", "新学期"];
    const THIS: &[Word] = vocabulary!["今年", "本年"];
    const NEXT: &[Word] = vocabulary!["明年", "来年"];
    const NEW: &[Word] = vocabulary!["新的一年"];
    let mut said = [false; 4];
    for text in rows.iter().map(|row| &row.text) {
        for (at, _) in text.all_of(0..text.len(), OWN_YEARS) {
            for (said, words) in said.iter_mut().zip([TERM, THIS, NEXT, NEW]) {
                *said |= text.word(at, words).is_some();
            }
        }
    }
    said
}

/// The year of the date with which the plan is signed, where the plan says that it is of this year, the next, or this term, or names it;
/// at the beginning of a year also where a plan names no other.
pub(super) fn signed(title: &str, rows: &[Row<'_>]) -> Option<PlanYear> {
    let (year, month) = signature(rows)?;
    let [term, this, next, new] = said(rows);
    let school = |start, term| PlanYear::School {
        start,
        term: Some(term),
    };
    if term {
        return match month {
            1..=4 => Some(school(year - 1, Term::Second)),
            7..=10 => Some(school(year, Term::First)),
            _ => None,
        };
    }
    match month {
        1..=6 if this || new => Some(PlanYear::Calendar(year)),
        7..=9 if this && !new => Some(PlanYear::Calendar(year)),
        10..=12 if (next || new) && !this => Some(PlanYear::Calendar(year + 1)),
        1..=3 if speaks_of(rows, year) || names_no_other(title, rows, year) => {
            Some(PlanYear::Calendar(year))
        }
        10..=12 if speaks_of(rows, year + 1) => Some(PlanYear::Calendar(year + 1)),
        _ => None,
    }
}

/// The year of the date among the fields of a memorandum, `日期：2026年1月15日` above `事由：…`; one of the autumn may be of the next.
pub(super) fn dated_memorandum(rows: &[Row<'_>]) -> Option<PlanYear> {
    const DATES: &[Word] = vocabulary!["日期:", "发文日期:"];
    let fields = || rows.iter().take(genre::FIELDS);
    if !fields().any(genre::names_subject) {
        return None;
    }
    let (year, month) = fields().find_map(|row| {
        let dated = row.text.word(row.text.skip_spaces(0), DATES)?;
        let (start, year, month) = date(&row.text)?;
        (row.text.skip_spaces(dated) == start).then_some((year, month))
    })?;
    (month < u32::from(AUTUMN)).then_some(PlanYear::Calendar(year))
}

/// The year of the date below the last of several plans, where none of them names another.
pub(super) fn signed_for_all(title: &str, rows: &[Row<'_>]) -> Option<PlanYear> {
    let (year, _) = signature(rows)?;
    names_no_other(title, rows, year)
        .then(|| signed(title, rows))
        .flatten()
}

/// `所以2026年，工会的第一件事是安全`: whether a sentence that does not look back speaks of the whole `year`.
fn speaks_of(rows: &[Row<'_>], year: i16) -> bool {
    let texts = rows.iter().map(|row| &row.text);
    let mut texts = texts.filter(|text| text.holds(Class::YEAR));
    texts.any(|text| {
        let sentences = clause::sentences(text, 0..text.len());
        let mut ahead = sentences
            .into_iter()
            .filter(|sentence| !words::looks_back(text, sentence.clone()));
        ahead.any(|sentence| {
            years_in(text, sentence).any(|(at, named)| named == year && is_spoken_of(text, at))
        })
    })
}

/// How many rows begin with a month in what plans a year without being called a plan.
const ENOUGH: usize = 4;

/// Whether `rows` are called a plan or list months, are of no school year, and name no year but `year`, with which they are signed.
fn names_no_other(title: &str, rows: &[Row<'_>], year: i16) -> bool {
    let named = |text: &Text<'_>| years_in(text, 0..text.len()).all(|(_, own)| own == year);
    let texts = rows.iter().map(|row| &row.text);
    let mut texts = texts.filter(|text| text.holds(Class::YEAR));
    let plans = match genre::of_document(title, rows) {
        Some(genre) => genre == Genre::Plan,
        None => first_months(rows).nth(ENOUGH - 1).is_some() && !looks_back(rows),
    };
    !is_of_school_year(rows) && plans && texts.all(named)
}

/// `职工之家这一年`: whether the title of `rows` looks back.
fn looks_back(rows: &[Row<'_>]) -> bool {
    const BACK: &[Word] = vocabulary!["这一年", "一年来", "回顾", "回望", "掠影", "剪影"];
    let mut titles = rows.iter().take(TITLE).map(|row| &row.text);
    titles.any(|text| text.contains_any(0..text.len(), BACK))
}

/// Whether the title of `rows` names a school year or its first term, or their months run over New Year.
fn is_of_school_year(rows: &[Row<'_>]) -> bool {
    const TERMS: &[Word] = vocabulary!["第一学期", "上学期", "秋季学期", "学年"];
    let mut titles = rows.iter().take(TITLE).map(|row| &row.text);
    titles.any(|text| text.contains_any(0..text.len(), TERMS)) || runs_over_new_year(rows)
}

/// Whether the months with which rows begin start in autumn, and January or February follows the end of a year.
fn runs_over_new_year(rows: &[Row<'_>]) -> bool {
    let months: Vec<u8> = first_months(rows).collect();
    let autumn = months.first().is_some_and(|month| *month >= AUTUMN);
    let over = |pair: &[u8]| matches!(*pair, [above, below] if above > AUTUMN && below < 3);
    autumn && months.windows(2).any(over)
}

/// Whether what follows the year at `at` says something of it, or what is done in it.
fn is_spoken_of(text: &Text<'_>, at: usize) -> bool {
    const WHO: &[Word] = vocabulary!["我们", "工会", "校工会"];
    let until = matches!(text.before(at), '到' | '至');
    let mark = year::full(text, at).filter(|mark| text.before(mark.end) == '年');
    !until
        && mark.is_some_and(|mark| {
            matches!(text.at(mark.end), ',' | '是') || text.word(mark.end, WHO).is_some()
        })
}

/// Whether the line is a date behind the name of a unit or of the era: `县工会 2026.1.10`, `县总工会办公室 2026年1月20日印发`,
/// `中华民国115年1月10日`.
#[must_use]
pub fn is_signature(text: &Text<'_>) -> bool {
    date(text)
        .is_some_and(|(start, ..)| words::names_unit(text, 0..start) || is_republic(text, start))
}

/// Whether nothing but `中华民国` stands before the year at `at`.
fn is_republic(text: &Text<'_>, at: usize) -> bool {
    let before = text.trim(0..at);
    let mut names = vocabulary!["中华民国", "民国"].iter();
    names.any(|name| text.is_word(&before, name))
}

/// `2026年1月10日`, `县工会 2026.1.10`: where the date begins, the year and the month of a line that ends in a date and has no
/// room for more.
fn date(text: &Text<'_>) -> Option<(usize, i16, u32)> {
    let range = text.trim_with(0..text.len(), |found| {
        matches!(found, ' ' | '(' | ')' | '。')
    });
    let issued = text.ending(range.end, vocabulary!["印发", "印"]).next();
    let end = range.end - issued.map_or(0, |word| word.length);
    let range = text.trim(range.start..end);
    if range.len() > LONGEST || !may_end_date(text, range.end) {
        return None;
    }
    let mut starts = text.places(range.clone(), Class::NUMBER);
    starts.find_map(|start| {
        let (year, month, end) = year_and_month(text, start)?;
        (after_day(text, end)? >= range.end).then_some((start, year, month))
    })
}

/// Whether a date may end at `end`: with a figure, its word, or what joins it to another.
fn may_end_date(text: &Text<'_>, end: usize) -> bool {
    let last = text.before(end);
    text.is_before(end, Class::NUMBER)
        || matches!(last, '年' | '月' | '日' | '号' | '元' | '旦')
        || !matches!(last, '一'..='鿿')
}

/// The year and the month that begin a date at `at`, and the place after them.
fn year_and_month(text: &Text<'_>, at: usize) -> Option<(i16, u32, usize)> {
    let year = number::scan(text, at).filter(|_| !number::is_part(text.before(at)))?;
    let named = year.width == 4 || text.at(text.skip_spaces(year.end)) == '年';
    let (month, end) = month(text, apart(text, year.end).filter(|_| named)?)?;
    let known = (1..=12).contains(&month);
    Some((year::calendar(year).filter(|_| known)?, month, end))
}

/// The place after the day that may follow the month of a date.
fn after_day(text: &Text<'_>, at: usize) -> Option<usize> {
    let start = text.skip(at, |found| found == '月' || is_joint(found));
    match number::scan(text, start) {
        Some(day) if (1..=31).contains(&day.value) => {
            Some(text.skip(day.end, |found| matches!(found, ' ' | '日' | '号')))
        }
        Some(_) => None,
        None => Some(start),
    }
}

/// The month of a date, and the place after it.
fn month(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    if text.at(at) == '元' {
        // `2026年元旦`
        let day = usize::from(text.at(at + 1) == '旦');
        return Some((1, at + 1 + day));
    }
    let month = number::scan(text, at)?;
    Some((month.value, month.end))
}

/// The place after what parts the year of a date from its month.
fn apart(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip(at, |found| found == '年' || is_joint(found));
    (end > at).then_some(end)
}

fn is_joint(found: char) -> bool {
    matches!(found, ' ' | '.' | '-' | '/' | '、')
}
