//! The year of a whole plan: what its title says, or else its opening, or the date below it.
//!
//! In: a document's title and its rows. Out: the year that they give to the plan. A title goes before prose, and prose before a
//! date; the date with which a plan is signed gives its year only as `signed.rs` says. Invariant: a year is
//! only ever one that is written; where two are as good, there is none.

mod called;
mod signed;

use std::ops::Range;

use called::called;
pub use signed::{OWN_YEARS, is_signature};
use signed::{dated_memorandum, signature, signed, signed_for_all};

use crate::model::schedule::PlanYear;
use crate::parse::schedule::clause;
use crate::parse::schedule::collection::Parts;
use crate::parse::schedule::genre;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label;
use crate::parse::schedule::number;
use crate::parse::schedule::piece;
use crate::parse::schedule::prose::announcing;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::{Folded, Text};
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};
use crate::parse::schedule::year::{self, Written};
use crate::parse::schedule::{dating, words};

/// How many lines a title has at most.
const TITLE: usize = 3;

/// The month with which a school year begins at the earliest.
const AUTUMN: u8 = 8;

/// How many lines an opening has at most.
const OPENING: usize = 12;

/// How many paragraphs of the opening may begin with the year.
const PARAGRAPHS: usize = 4;

/// The year a document's title names, or else what opens it, or the date below it; in a collection what stands above the first plan
/// says it.
#[must_use]
pub fn year_of_plan(title: &str, rows: &[Row<'_>], parts: &Parts) -> Option<PlanYear> {
    let first = parts.starts.first().filter(|_| parts.are_plans);
    match first {
        Some(first) => {
            let above = rows.get(..*first).unwrap_or_default();
            year_of_one(title, above).or_else(|| signed_for_all(title, rows))
        }
        None => year_of_one(title, rows),
    }
}

/// The same of one plan, beside which no others stand in `rows`.
#[must_use]
pub fn year_of_one(title: &str, rows: &[Row<'_>]) -> Option<PlanYear> {
    let titled = year::of_plan(&Folded::new(title).text()).or_else(|| titled(rows));
    titled
        .map(|year| term_below(rows, year).unwrap_or(year))
        .or_else(|| paired(rows))
        .or_else(|| begun_with(rows))
        .or_else(|| announced(rows))
        .or_else(|| promised(rows))
        .or_else(|| called(rows))
        .or_else(|| signed(title, rows))
        .or_else(|| dated_memorandum(rows))
        .or_else(|| named_by_items(rows))
}

/// `2026年职工篮球赛`, `2026年会费收缴`: the one year that several items name, where no item names another.
fn named_by_items(rows: &[Row<'_>]) -> Option<PlanYear> {
    let is_item = |row: &&Row<'_>| row.mark.is_some() || matches!(row.kind, RowKind::Item(..));
    let items = rows.iter().filter(is_item);
    let items = items.filter(|row| row.text.holds(Class::YEAR));
    let mut years = items.filter_map(|row| {
        let start = row.text.skip_spaces(row.mark.map_or(0, |mark| mark.end));
        let mark = year::full(&row.text, start)?;
        match mark.year {
            // `2025年度先进评选` is something to do in the next.
            Written::Year(year) if row.text.before(mark.end) == '年' => Some(year),
            _ => None,
        }
    });
    let first = years.next()?;
    let rest: Vec<i16> = years.collect();
    let alone = rest.len() + 1 >= ENOUGH && rest.iter().all(|year| *year == first);
    alone.then_some(PlanYear::Calendar(first))
}

/// How many items name the year of a plan.
const ENOUGH: usize = 3;

/// The term of a school year that a line in brackets below the title names, where the title has a calendar year in it:
/// `2025年下半年工作计划`, and below `（2025—2026学年第一学期）`.
fn term_below(rows: &[Row<'_>], titled: PlanYear) -> Option<PlanYear> {
    let PlanYear::Calendar(named) = titled else {
        return None;
    };
    let mut below = rows.iter().take(TITLE);
    below.find_map(|row| {
        let only = row.is_bracketed() && row.text.len() <= LONGEST_TERM && ends_term(&row.text);
        let year = only.then(|| year::of_plan(&row.text)).flatten()?;
        let term = matches!(year, PlanYear::School { term: Some(_), .. });
        (term && (year.first() == named || year.last() == named)).then_some(year)
    })
}

/// How long a line is at most that holds nothing but a term, in brackets.
const LONGEST_TERM: usize = 22;

/// Whether the line ends with a term in brackets.
fn ends_term(text: &Text<'_>) -> bool {
    let end = text
        .trim_with(0..text.len(), |found| matches!(found, ' ' | ')'))
        .end;
    let figures = text.is(text.skip_spaces(0) + 1, Class::NUMBER);
    figures && text.ends_with(end, vocabulary!["学期", "上期", "下期"])
}

/// The year of the heading or the line that stands as the title.
fn titled(rows: &[Row<'_>]) -> Option<PlanYear> {
    let heading = rows
        .iter()
        .position(|row| matches!(row.kind, RowKind::Heading(_)));
    let titles = rows.iter().take(OPENING).enumerate();
    let below = |at: usize, row: &Row<'_>| {
        (1..TITLE).contains(&at) && row.is_bracketed() && begins_with_whole_month(&row.text)
    };
    let mut titles = titles.filter(|(at, row)| {
        heading == Some(*at) || is_title(row, *at) || below(*at, row) || genre::names_subject(row)
    });
    titles.find_map(|(_, row)| year::of_plan(&row.text))
}

/// `2025—2026年度` in a title, over a schedule that begins in the autumn: two halves of two years are a school year.
fn paired(rows: &[Row<'_>]) -> Option<PlanYear> {
    let mut titles = rows.iter().take(TITLE);
    let start = titles.find_map(|row| year::pair(&row.text))?;
    first_months(rows)
        .next()
        .filter(|month| *month >= AUTUMN)
        .map(|_| PlanYear::School { start, term: None })
}

/// The months with which rows begin, of each the first.
fn first_months<'r>(rows: &'r [Row<'_>]) -> impl Iterator<Item = u8> + 'r {
    rows.iter().filter_map(|row| {
        let at = row.mark.map_or(0, |mark| mark.end);
        let label = label::scan(&row.text, row.text.skip_spaces(at))?;
        label.when.months().first().copied()
    })
}

/// A title: the first heading, a short line without a date that is no sentence, or further below what names a plan.
fn is_title(row: &Row<'_>, at: usize) -> bool {
    if genre::heads_review(&row.text, 0..row.text.len()) {
        return false;
    }
    let named = || row.mark.is_none() && names_plan(&row.text);
    match row.kind {
        RowKind::Heading(level) => level == 1,
        RowKind::Table(_) | RowKind::Other => false,
        RowKind::Plain | RowKind::Item(..) if at < TITLE => is_short_title(&row.text),
        RowKind::Plain => named() && row.first && is_phrase(&row.text, 0..row.text.len()),
        RowKind::Item(..) => false,
    }
}

/// What titles call a list, besides the words that announce one anywhere.
const LISTS: &[Word] = vocabulary!["台账", "清单"];

/// The longest title, and the longest that ends in a colon and names no plan.
const LONGEST: usize = 40;
const SHORT: usize = 20;

fn is_phrase(text: &Text<'_>, range: Range<usize>) -> bool {
    piece::is_phrase(text, &range, LONGEST) && !text.includes(range, ',')
}

/// A phrase of one clause that announces a schedule, alone or before a colon, or names a plan, or one without label and date.
fn is_short_title(text: &Text<'_>) -> bool {
    // `2026年怎么过？一图读懂`
    let asked = text
        .places(0..text.len(), Class::STOP)
        .find(|at| text.at(*at) == '?');
    let whole = 0..text
        .trim_with(0..asked.unwrap_or(text.len()), |found| {
            matches!(found, '!' | ' ')
        })
        .end;
    let colon = text.first(whole.clone(), Class::COLON);
    let aside = text
        .first(1..text.len(), Class::OPEN)
        .filter(|_| text.before(text.len()) == ')');
    let title = 0..colon.or(aside).unwrap_or(whole.end);
    let lists = words::announces(text, title.clone()) || text.contains_any(title.clone(), LISTS);
    is_phrase(text, title) && lists
        || is_phrase(text, whole.clone())
            && (year::over_new_year(text).is_some()
                || names_plan(text)
                || (colon.is_none() || whole.len() <= SHORT)
                    && !begins_with_month(text)
                    && dating::all(text, &whole).next().is_none()
                    && !words::reports(text, whole))
}

/// Whether the line is the name of a plan: a word for one stands at its end, or before nothing but a bracket.
#[must_use]
pub fn names_plan(text: &Text<'_>) -> bool {
    let near = |end: usize| genre::names_plan(text, end.saturating_sub(5)..end);
    let end = text.trim_with(0..text.len(), |found| found == '!').end;
    let named = near(end) || text.first(1..text.len(), Class::OPEN).is_some_and(near);
    named && !begins_with_month(text)
}

/// Whether the line begins with a month, as one of a schedule does.
#[must_use]
pub fn begins_with_month(text: &Text<'_>) -> bool {
    let label = label::scan(text, text.skip_spaces(0));
    label.is_some_and(|label| label.when.has_month())
}

/// The same of a month without a day: `（2026年1月至6月）`, and not when somebody spoke.
fn begins_with_whole_month(text: &Text<'_>) -> bool {
    let start = text.skip(0, |found| matches!(found, ' ' | '('));
    let label = label::scan(text, text.skip_spaces(0)).or_else(|| label::scan(text, start));
    label.is_some_and(|label| {
        let end = text.skip(label.span.end, |found| matches!(found, ' ' | ')'));
        let span = matches!(text.at(label.span.end), '至' | '到' | '-');
        let alone = end == text.len() || span;
        alone && label.when.has_month() && label.when.dates().is_empty()
    })
}

/// `2026年是关键一年`, `2026年，工会将…`: the year with which a paragraph of the opening begins, if it names no other and is not
/// told of as the past.
fn begun_with(rows: &[Row<'_>]) -> Option<PlanYear> {
    let mut opening = rows.iter().take(PARAGRAPHS).map(|row| &row.text);
    let year = opening.find_map(begun)?;
    let mut opening = rows.iter().take(PARAGRAPHS).map(|row| &row.text);
    (!opening.any(turns)).then_some(year)
}

/// Words for the year to come.
const TURNING: Vocabulary = Vocabulary::new(Class::TURNING, vocabulary!["新的一年", "来年"]);

/// Whether the line speaks of the year to come, beside that which it names.
fn turns(text: &Text<'_>) -> bool {
    text.holds(Class::YEAR) && text.names(0..text.len(), TURNING)
}

/// The year with which one of the sentences of a line begins.
fn begun(text: &Text<'_>) -> Option<PlanYear> {
    if !text.holds(Class::YEAR) {
        return None;
    }
    let all = || 0..text.len();
    if let Some(term) = begun_with_term(text) {
        return Some(term);
    }
    let mut sentences = clause::sentences(text, all()).into_iter();
    let year = sentences.find_map(|sentence| ahead(text, &sentence))?;
    let alone = !names_several(text) && !words::looks_back(text, all());
    alone.then_some(PlanYear::Calendar(year))
}

/// `2025—2026学年度第一学期，我校工会将…`: the term with which a line begins, where it intends something in it.
fn begun_with_term(text: &Text<'_>) -> Option<PlanYear> {
    let end = text.first(0..text.len().min(SHORT), Class::BREAK)?;
    let term = year::of_plan(&Folded::new(text.words(0..end)).text());
    let intends = || text.contains_any(end..text.len(), clause::INTENDING);
    let is_term = |year: &PlanYear| matches!(year, PlanYear::School { term: Some(_), .. });
    term.filter(is_term)
        .filter(|_| text.at(end) == ',' && intends())
}

/// The year with which a sentence begins, behind those to whom it is said and under whose guidance, that says something of it, or what
/// is intended in it.
fn ahead(text: &Text<'_>, sentence: &Range<usize>) -> Option<i16> {
    let start = behind_address(text, sentence.start);
    let mark =
        year::scan(text, start).or_else(|| year::scan(text, behind_guidance(text, start)?))?;
    let intends = || text.contains_any(sentence.clone(), clause::INTENDING);
    let ahead = match text.at(mark.end) {
        '是' => true,
        ',' => intends(),
        _ => text.word(mark.end, clause::who::WE).is_some() && intends(),
    };
    match mark.year {
        Written::Year(year) if ahead => Some(year),
        _ => None,
    }
}

/// The place behind under whom a sentence at `at` says that it stands: `在局党委的领导下，`.
fn behind_guidance(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = text.first(at..text.len(), Class::BREAK)?;
    let guided =
        text.at(at) == '在' && text.ends_with(end, vocabulary!["领导下", "指导下", "支持下"]);
    guided.then(|| text.skip_spaces(end + 1))
}

/// The place behind those to whom the sentence at `at` is said: `同志们，`, `各位职工：`.
fn behind_address(text: &Text<'_>, at: usize) -> usize {
    const ADDRESSED: &[Word] = vocabulary!["们", "朋友", "同事", "代表", "职工", "会员", "家人"];
    let start = text.skip_spaces(at);
    let end = text.first(start..text.len().min(start + SHORT), Class::BREAK);
    match end {
        Some(end) if text.ends_with(end, ADDRESSED) => text.skip_spaces(end + 1),
        _ => start,
    }
}

/// Whether the line names more than one year.
fn names_several(text: &Text<'_>) -> bool {
    let mut years = years_in(text, 0..text.len()).map(|(_, year)| year);
    let first = years.next();
    years.any(|year| Some(year) != first)
}

/// The calendar years that are written in `range`, with their places.
fn years_in(text: &Text<'_>, range: Range<usize>) -> impl Iterator<Item = (usize, i16)> {
    let marks = text.places(range, Class::NUMBER);
    let marks = marks.filter(|at| !number::is_part(text.before(*at)));
    marks.filter_map(|at| match year::full(text, at)?.year {
        Written::Year(year) => Some((at, year)),
        _ => None,
    })
}

/// `现将2026年活动安排如下`, `为做好2026年工会工作，制定本计划`: the year that the sentences before the first month give to the plan
/// of which they speak. They must agree.
fn announced(rows: &[Row<'_>]) -> Option<PlanYear> {
    let opening = rows.iter().take(OPENING);
    let opening = opening.take_while(|row| !opens_schedule(row));
    let prose = opening.filter(|row| matches!(row.kind, RowKind::Plain));
    let mut found = prose.flat_map(|row| announced_in(&row.text));
    let year = found.next()?;
    (found.all(|other| other == year) && !is_past(year, rows)).then_some(year)
}

/// `2026年，我们想为大家做这些事：`, `说说2026年怎么干`: the year for which sentences of the opening promise things to do. They must agree.
fn promised(rows: &[Row<'_>]) -> Option<PlanYear> {
    let opening = rows.iter().take(OPENING);
    let dated = opening.filter(|row| row.text.holds(Class::YEAR));
    let mut years = dated.flat_map(|row| {
        let sentences = clause::sentences(&row.text, 0..row.text.len());
        let years = sentences.into_iter();
        years.filter_map(|sentence| promised_in(&row.text, &sentence))
    });
    let year = years.next()?;
    years
        .all(|other| other == year)
        .then_some(PlanYear::Calendar(year))
}

/// The year for which a sentence promises things to do, where it speaks of no other.
fn promised_in(text: &Text<'_>, sentence: &Range<usize>) -> Option<i16> {
    const OTHERS: &[Word] = vocabulary!["今年", "明年", "去年"];
    let (at, year) = years_in(text, sentence.clone()).next()?;
    let promised = text.is_behind_break(at) && announcing::promises(text, sentence);
    let told = promised || announcing::leads_in_year(text, sentence);
    (told && !text.contains_any(sentence.clone(), OTHERS)).then_some(year)
}

/// Whether the plan was signed after `year`.
fn is_past(year: PlanYear, rows: &[Row<'_>]) -> bool {
    let last = match year {
        PlanYear::Calendar(year) => year,
        PlanYear::School { start, .. } => start + 1,
    };
    signature(rows).is_some_and(|(signed, _)| signed > last)
}

/// Whether the schedule begins in this row.
fn opens_schedule(row: &Row<'_>) -> bool {
    matches!(row.kind, RowKind::Table(_)) || begins_with_month(&row.text) && !row.is_bracketed()
}

/// The years of the plans that the clauses of a line announce.
fn announced_in<'t>(text: &'t Text<'_>) -> impl Iterator<Item = PlanYear> + 't {
    let all = match text.holds(Class::YEAR) {
        true => 0..text.len(),
        false => 0..0,
    };
    let clauses = clauses(text, all).filter(move |clause| announces_plan(text, clause));
    clauses.filter_map(move |clause| year::of_plan(&Folded::new(text.words(clause)).text()))
}

/// `range` cut at its commas, colons and stops.
fn clauses<'t>(text: &'t Text<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
    let ends = move |at: &usize| matches!(text.at(*at), ',' | ':') || words::is_stop(text.at(*at));
    let mut start = range.start;
    std::iter::from_fn(move || {
        let from = start;
        let end = (from..range.end).find(ends).unwrap_or(range.end);
        start = end + 1;
        (from < range.end).then_some(from..end)
    })
}

/// Whether a clause with a year speaks of the plan itself, and of no other's and of nothing that was done.
fn announces_plan(text: &Text<'_>, clause: &Range<usize>) -> bool {
    let Some((first, _)) = years_in(text, clause.clone()).next() else {
        return false;
    };
    let says = |words: &[Word]| text.contains_any(clause.clone(), words);
    let presents = says(vocabulary!["现将", "现就", "我就"]) && !says(vocabulary!["转发"]);
    let works = || says(vocabulary!["做好", "推进"]) && says(vocabulary!["工作"]);
    let plans = || genre::names_plan(text, clause.clone());
    let settles = || {
        says(vocabulary!["活动", "工作"])
            && says(vocabulary!["定了", "定下", "排好", "排了", "初步"])
    };
    let own = || !says(vocabulary!["《", "“", "「"]) && !is_of_others(text, clause.start..first);
    let told = || words::reports(text, clause.clone()) && !settles();
    (presents || (works() || plans() || settles()) && own())
        && !told()
        && dating::all(text, clause).next().is_none()
}

/// `根据市总工会`, `为落实`: whether the words before a year make the plan of that year one that this goes by.
fn is_of_others(text: &Text<'_>, before: Range<usize>) -> bool {
    const BASIS: &[Word] = vocabulary![
        "根据", "依据", "依照", "按照", "按", "落实", "贯彻", "结合", "围绕", "对照", "遵照",
    ];
    let end = text.trim(before.clone()).end;
    text.contains_any(before.clone(), BASIS)
        || text.contains_any(before, vocabulary!["总工会"])
        || matches!(
            text.before(end),
            '级' | '局' | '总' | '省' | '市' | '县' | '区'
        )
}
