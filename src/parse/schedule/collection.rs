//! Collections: the parts of a document that are numbered by name, `篇二：…`, `工会工作计划 篇三`, `工会工作计划（四）`.
//!
//! In: the rows of a document. Out: those with which a part begins, and whether the parts are plans. Invariant: such a row has the number
//! of a part, or a name and number, and another with the same name counts on from it or is counted on: `讨论方案一` alone is something
//! to do.

use std::collections::BTreeSet;
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

/// The parts of a document that are numbered by name.
#[derive(Debug, Default)]
pub struct Parts {
    /// The rows with which they begin, in their order; none where there are not several.
    pub starts: Vec<usize>,
    /// Whether they are plans by themselves, and not the parts of one.
    pub are_plans: bool,
}

/// A row with the name of a document and its number.
struct Numbered<'t> {
    row: usize,
    name: &'t str,
    value: u32,
}

/// The parts of the document that has `rows`.
#[must_use]
pub fn parts(rows: &[Row<'_>]) -> Parts {
    let plain = |(_, row): &(usize, &Row<'_>)| {
        !matches!(row.kind, RowKind::Table(_) | RowKind::Other) && !row.text.is_empty()
    };
    let plain = || rows.iter().enumerate().filter(plain);
    let leads = |(_, row): &(usize, &Row<'_>)| leads_with_number(&row.text, start_of(row));
    let led: Vec<(usize, &Row<'_>)> = plain().filter(leads).collect();
    let named: Vec<Numbered<'_>> = plain().filter_map(|(at, row)| numbered(at, row)).collect();
    let known: BTreeSet<(&str, u32)> = named.iter().map(|one| (one.name, one.value)).collect();
    let counts = |one: &&Numbered<'_>| {
        let beside = |value: u32| known.contains(&(one.name, value));
        beside(one.value + 1) || beside(one.value - 1)
    };
    let counted = || named.iter().filter(counts).map(|one| one.row);
    let found: BTreeSet<usize> = led.iter().map(|(at, _)| *at).chain(counted()).collect();
    // Two that follow each other at once are items, or a table of contents.
    let beside = |at: usize| at > 0 && found.contains(&(at - 1)) || found.contains(&(at + 1));
    let starts: Vec<usize> = found.iter().copied().filter(|at| !beside(*at)).collect();
    let documents = led.iter().filter(|(_, row)| names_document(row)).count() + counted().count();
    match starts.len() {
        0 | 1 => Parts::default(),
        all => Parts {
            are_plans: documents * 2 >= all,
            starts,
        },
    }
}

/// Whether a row names a whole document: `篇二：工会工作计划`, and not `第三篇：总结`.
fn names_document(row: &Row<'_>) -> bool {
    const DOCUMENTS: &[Word] = vocabulary!["计划", "方案", "要点", "工作总结"];
    row.text.contains_any(0..row.text.len(), DOCUMENTS)
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
    let number = || number::scan(text, at + 1);
    let end = match text.at(at) {
        '篇' => number().map(|number| number.end),
        '第' => number()
            .filter(|number| text.at(number.end) == '篇')
            .map(|number| number.end + 1),
        _ => None,
    };
    let close = if bracketed { ')' } else { ':' };
    end.is_some_and(|end| text.at(text.skip_spaces(end)) == close)
}

/// `工会工作计划 篇三`, `工会工作计划（四）`, `活动方案5`: row `at`, where it is the name of a document and its number among others.
fn numbered<'t>(at: usize, row: &'t Row<'_>) -> Option<Numbered<'t>> {
    let text = &row.text;
    if text.len() > LONGEST {
        return None;
    }
    let (start, value, end) = last_number(text, start_of(row))?;
    let ordinal = text.before(start) == '第';
    let counted = text.at(end) == '篇';
    let before = |found: char| matches!(found, ' ' | '(' | '第' | '篇');
    let name = text.trim_with(start_of(row)..start, before);
    let is_one = ordinal == counted && names_one(text, &name);
    is_one.then(|| Numbered {
        row: at,
        name: text.words(name),
        value,
    })
}

/// The number of a plan that ends the line, but for what closes it: where it begins, its value, and where it ends.
fn last_number(text: &Text<'_>, from: usize) -> Option<(usize, u32, usize)> {
    let behind = |found: char| matches!(found, ' ' | ')' | ':');
    let end = text.trim_with(from..text.len(), behind).end;
    let end = end - usize::from(text.before(end) == '篇');
    let digits = (from..end).rev();
    let digits = digits.take_while(|at| number::is_part(text.at(*at)));
    let number = number::scan(text, digits.last()?)?;
    let start = number.end - usize::from(number.width);
    let counts = number.end == end && (1..=MOST).contains(&number.value);
    counts.then_some((start, number.value, end))
}

/// Whether `range` is the name of a document, and nothing to do with one.
fn names_one(text: &Text<'_>, range: &Range<usize>) -> bool {
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
    text.ends_with(range.end, DOCUMENTS)
        && text.word_of(range.start, clause::DOING).is_none()
        && text.first(range.clone(), Class::STOP).is_none()
        && !text.includes(range.clone(), ',')
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::base::place::LineIndex;
    use crate::model::block::{Block, BlockKind, Line};
    use crate::parse::schedule::row;

    /// The words of the rows with which the parts of `lines` begin, and whether these are plans.
    fn starts(lines: &str) -> (Vec<String>, bool) {
        let block = |line: &str| Block {
            kind: BlockKind::Paragraph,
            depth: 0,
            lines: vec![Line {
                text: line.to_owned(),
                span: 0..line.len(),
            }],
        };
        let blocks: Vec<Block> = lines.lines().map(block).collect();
        let sheet = row::fold(&blocks);
        let rows = row::lay_out(&blocks, &sheet, &LineIndex::new(lines));
        let parts = parts(&rows);
        let words = |at: &usize| rows[*at].text.source().to_owned();
        (parts.starts.iter().map(words).collect(), parts.are_plans)
    }

    #[test]
    fn plans_have_a_number_or_a_name_and_a_number_that_counts_on() {
        for lines in [
            "篇一：工会计划\n篇二：活动方案",
            "【第一篇】工会计划\n【第二篇】工会计划",
            "工会工作计划 篇三\n工会工作计划 篇四",
            "工会工作计划（四）\n工会工作计划（五）",
            "读书社方案5：\n读书社方案6：",
            "工会工作计划第六篇\n工会工作计划第七篇",
        ] {
            let expected = lines.lines().map(str::to_owned).collect();
            let apart = lines.replace('\n', "\n三月\n");
            assert_eq!(starts(&apart), (expected, true), "{lines}");
            assert_eq!(starts(lines), (Vec::new(), false), "{lines}");
        }
        for lines in [
            "篇幅二百字\n篇目三个",
            "工会工作计划2026\n工会工作计划2027",
            "讨论方案一\n讨论方案二",
            "讨论技能方案一",
            "工会计划一\n春游方案二",
            "工作安排（3月）\n工作安排（4月）",
        ] {
            assert_eq!(starts(lines), (Vec::new(), false), "{lines}");
        }
        let (parts, are_plans) = starts("第一篇：启动\n三月\n第二篇：实施\n四月\n第三篇：总结");
        assert_eq!((parts.len(), are_plans), (3, false));
    }
}
