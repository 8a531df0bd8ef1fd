//! Sections: `2.1 竞赛` in a document whose chapters are numbered, `2. 建功立业`.
//!
//! In: the rows of a document. Out: the same, where the lines with two levels have their marks. Invariant: `2.1` may be a day, so it is a
//! number only where every such line of the document counts on, below the number of its chapter.

use super::{Row, RowKind};
use crate::parse::schedule::head::{self, Habits};
use crate::parse::schedule::numbering::{self, Mark, Style};

/// How many lines with two levels make a document that is numbered so.
const LEAST: usize = 2;

/// Gives the rows that begin with two levels their marks, where the document is numbered so.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let sections = || rows.iter().map(|row| numbering::two(&row.text));
    if sections().flatten().nth(LEAST - 1).is_none() {
        return;
    }
    let sections: Vec<Option<(u32, Mark)>> = sections().collect();
    if !count_on(rows, &sections) {
        return;
    }
    for (row, section) in rows.iter_mut().zip(sections) {
        row.mark = section.map(|(_, mark)| mark).or(row.mark);
    }
}

/// Whether all sections count on below the number of their chapter.
fn count_on(rows: &[Row<'_>], sections: &[Option<(u32, Mark)>]) -> bool {
    let mut last = None;
    rows.iter().zip(sections).all(|(row, section)| {
        if let Some((chapter, mark)) = section {
            let above = last.replace((*chapter, mark.value));
            return above == Some((*chapter, mark.value.saturating_sub(1)));
        }
        if let Some(chapter) = chapter(row) {
            last = Some((chapter, 0));
        }
        true
    })
}

/// The number of the chapter that a row heads, if it heads one.
fn chapter(row: &Row<'_>) -> Option<u32> {
    match (row.mark, row.kind) {
        (Some(mark), _) if mark.style == Style::Digit => {
            (!leads_month(row, mark)).then_some(mark.value)
        }
        (None, RowKind::Item(Some(number), _)) => u32::try_from(number).ok(),
        _ => None,
    }
}

/// `3、三月`: whether a number leads a label, below which `3.1` is a day.
fn leads_month(row: &Row<'_>, mark: Mark) -> bool {
    head::after_mark(&row.text, mark.end, row.text.len(), Habits::default()).is_some()
}
