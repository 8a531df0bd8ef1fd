//! Collections: several plans in one document, `篇二：…`, `工会工作计划 篇三`, `工会工作计划（四）`.
//!
//! In: the rows of a document. Out: those with which one of its plans begins. Invariant: such a row is the number of a plan, or its name
//! and number, and another with the same name counts on from it or is counted on: `讨论方案一` alone is something to do.

use std::ops::Range;

use crate::parse::schedule::clause;
use crate::parse::schedule::genre;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::number;
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// How many characters the name of one of the plans has at most, with its number.
const LONGEST: usize = 30;

/// How many plans a collection has at most.
const MOST: u32 = 50;

/// The numbers of the rows with which the plans of a collection begin, in their order; none where there are not several.
#[must_use]
pub fn starts(rows: &[Row<'_>]) -> Vec<usize> {
    let mut named: Vec<(usize, &str, u32)> = Vec::new();
    let mut starts = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if !may_begin(row) {
            continue;
        }
        let text = &row.text;
        if leads_with_number(text, start_of(row)) {
            starts.push(number);
        } else if let Some((name, value)) = numbered_name(text, start_of(row)) {
            named.push((number, text.words(name), value));
        }
    }
    let counts = |one: &(usize, &str, u32)| {
        named
            .iter()
            .any(|other| one.1 == other.1 && one.2.abs_diff(other.2) == 1)
    };
    starts.extend(named.iter().filter(|one| counts(one)).map(|one| one.0));
    starts.sort_unstable();
    match starts.len() {
        0 | 1 => Vec::new(),
        _ => starts,
    }
}

/// Whether a row ends like the name of one of several plans, or begins with its number.
fn may_begin(row: &Row<'_>) -> bool {
    let text = &row.text;
    let ends =
        || matches!(text.before(text.len()), ')' | ':' | '篇' | ' ') || ends_with_number(text);
    let begins = || matches!(text.at(start_of(row)), '篇' | '第' | '(');
    let plain = !matches!(row.kind, RowKind::Table(_) | RowKind::Other);
    plain && (begins() || text.len() <= LONGEST && ends())
}

fn ends_with_number(text: &Text<'_>) -> bool {
    number::is_part(text.before(text.len()))
}

/// Where the words of a row begin, behind a bullet.
fn start_of(row: &Row<'_>) -> usize {
    let bullet = row.mark.filter(|mark| mark.style == Style::Bullet);
    row.text.skip_spaces(bullet.map_or(0, |mark| mark.end))
}

/// Whether a row, which begins one of the plans, begins a review: `篇二：工会工作总结`.
#[must_use]
pub fn is_review(row: &Row<'_>) -> bool {
    let line = start_of(row)..row.text.len();
    row.text.contains_any(line.clone(), vocabulary!["总结"]) && !genre::names_plan(&row.text, line)
}

/// `篇二：…`, `第二篇：…`, `【第二篇】…`
fn leads_with_number(text: &Text<'_>, at: usize) -> bool {
    let bracketed = text.at(at) == '(';
    let at = at + usize::from(bracketed);
    let number = number::scan(text, at + 1);
    let end = number.and_then(|number| match text.at(at) {
        '篇' => Some(number.end),
        '第' if text.at(number.end) == '篇' => Some(number.end + 1),
        _ => None,
    });
    let close = if bracketed { ')' } else { ':' };
    end.is_some_and(|end| text.at(text.skip_spaces(end)) == close)
}

/// `工会工作计划 篇三`, `工会工作计划（四）`, `活动方案5`: the name of a document, and its number among others.
fn numbered_name(text: &Text<'_>, at: usize) -> Option<(Range<usize>, u32)> {
    const DOCUMENTS: &[Word] = vocabulary![
        "计划",
        "计划书",
        "计划表",
        "方案",
        "总结",
        "安排",
        "安排表",
        "要点",
        "范文",
    ];
    let behind = |found: char| matches!(found, ' ' | ')' | ':');
    let end = text.trim_with(at..text.len(), behind).end;
    let counted = text.before(end) == '篇';
    let end = end - usize::from(counted);
    let digits = (at..end)
        .rev()
        .take_while(|at| number::is_part(text.at(*at)));
    let number = number::scan(text, digits.last()?)?;
    let start = number.end - usize::from(number.width);
    let before = |found: char| matches!(found, ' ' | '(' | '第' | '篇');
    let name = text.trim_with(at..start, before);
    let is_one = number.end == end
        && counted == (text.before(start) == '第')
        && (1..=MOST).contains(&number.value)
        && text.len() <= LONGEST
        && text.ends_with(name.end, DOCUMENTS)
        && text.word_of(name.start, clause::DOING).is_none()
        && text.first(name.clone(), Class::STOP).is_none()
        && !text.includes(name.clone(), ',');
    is_one.then_some((name, number.value))
}

#[cfg(test)]
mod tests {
    use super::{leads_with_number, numbered_name};
    use crate::parse::schedule::text::Folded;

    #[test]
    fn plans_of_a_collection_have_a_number_or_a_name_and_a_number() {
        let is_part = |line: &str| {
            let folded = Folded::new(line);
            let text = folded.text();
            leads_with_number(&text, 0) || numbered_name(&text, 0).is_some()
        };
        for line in [
            "篇二：工会计划",
            "第二篇：工会计划",
            "【第二篇】工会计划",
            "工会工作计划 篇三",
            "工会工作计划（四）",
            "读书社活动方案5：",
            "工会工作计划第六篇",
        ] {
            assert!(is_part(line), "{line}");
        }
        for line in [
            "篇幅二百字",
            "工会工作计划2026",
            "工会工作计划五篇",
            "落实计划",
            "工作安排（3月）",
            "评出前三",
        ] {
            assert!(!is_part(line), "{line}");
        }
    }
}
