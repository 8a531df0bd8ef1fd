//! Calls: `【工会之声】2026年，一起加油！`, the title of a page.
//!
//! In: the rows of a document. Out: the year with which the first of them begins, if it is such a title. Invariant: a call that looks
//! back, or to another year, gives none.

use crate::model::schedule::PlanYear;
use crate::parse::schedule::glyph::is_bullet;
use crate::parse::schedule::number;
use crate::parse::schedule::piece;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::year;

/// The longest call.
const LONGEST: usize = 40;

/// `【工会之声】2026年，一起加油！`: the year with which a call on the first line begins, as titles of pages do.
pub(super) fn called(rows: &[Row<'_>]) -> Option<PlanYear> {
    const ELSEWHERE: &[Word] = vocabulary![
        "收官", "走过", "辛苦", "再见", "告别", "回顾", "迎接", "喜迎", "距离", "感谢", "铭记",
        "值得", "有成", "喜报", "荣获", "拿了", "总结",
    ];
    let text = &rows
        .first()
        .filter(|row| matches!(row.kind, RowKind::Plain))?
        .text;
    let whole = 0..text
        .trim_with(0..text.len(), |found| {
            matches!(found, '!' | ' ') || is_bullet(found)
        })
        .end;
    let start = text.skip(0, is_bullet);
    let start = match text.at(start) {
        '(' => text.skip(start, |found| found != ')') + 1,
        _ => start,
    };
    let number = number::scan(text, text.skip_spaces(start)).filter(|number| number.width == 4)?;
    let end = number.end + usize::from(text.at(number.end) == '年');
    let call = end < whole.end
        && text.is_break(end)
        && piece::is_phrase(text, &whole, LONGEST)
        && !text.contains_any(whole, ELSEWHERE);
    year::calendar(number)
        .filter(|_| call)
        .map(PlanYear::Calendar)
}
