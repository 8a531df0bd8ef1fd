//! Before: what stands before a month in a sentence and does not say who does something then.
//!
//! In: the words before a month. Out: whether they are the name of a time, what is dealt with, or which of several it is.

use std::ops::Range;

use super::who;
use crate::parse::schedule::number;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// `冬闲时节` before `（11月、12月）`: whether what stands before months in brackets says when, too.
pub(super) fn names_time(text: &Text<'_>, before: &Range<usize>) -> bool {
    const TIMES: &[Word] = vocabulary![
        "节", "季", "月", "期间", "假", "年中", "年末", "年底", "岁末",
    ];
    before.len() <= LONGEST_TIME && text.ends_with(text.trim(before.clone()).end, TIMES)
}

/// How many characters the name of a time has at most.
const LONGEST_TIME: usize = 12;

/// `推荐材料` in `推荐材料3月报齐`: whether what stands before a month is what the union does something with, or for whom, and nothing
/// that may happen.
pub(super) fn names_what(text: &Text<'_>, before: &Range<usize>) -> bool {
    const OURS: &[Word] = vocabulary![
        "材料", "方案", "名单", "作品", "提案", "合同", "竞赛", "比赛", "小家", "之家", "书屋",
        "活动", "培训", "慰问",
    ];
    const WIDER: &[Word] = vocabulary!["全国", "全省", "全市", "全区", "全县", "上级", "总工会"];
    const MAYBE: &[Word] = vocabulary!["原", "如", "若", "因", "万一", "考虑", "由于", "待"];
    let what = text.trim(before.clone());
    let says = |words: &[Word]| text.contains_any(what.clone(), words);
    let whom = text.at(what.start) == '为';
    !who::is_led_in(text, before)
        && !who::is_host(text, &what)
        && (2..=16).contains(&what.len())
        && (whom || says(OURS))
        && !says(WIDER)
        && !says(MAYBE)
}

/// `第二批`, `第一次`: whether `who` says which of several it is.
pub(super) fn counts_parts(text: &Text<'_>, who: &Range<usize>) -> bool {
    const PARTS: &[Word] = vocabulary!["批", "期", "次", "场", "轮", "讲", "段", "站", "班"];
    let number = number::scan(text, who.start + 1).filter(|_| text.at(who.start) == '第');
    number.is_some_and(|number| text.word(number.end, PARTS) == Some(who.end))
}

/// `第二件，`, `最后一件事，`: whether a part of a sentence does nothing but count what it tells of.
pub(super) fn counts_thing(text: &Text<'_>, part: &Range<usize>) -> bool {
    const THINGS: &[Word] = vocabulary!["件事情", "件事", "件", "项工作", "项活动", "项"];
    let part = text.trim_with(part.clone(), words::is_break);
    let start = text.word(part.start, vocabulary!["第", "最后"]);
    let number = start.and_then(|start| number::scan(text, start));
    number.is_some_and(|number| text.word(number.end, THINGS) == Some(part.end))
}

/// `国庆节后的`, `暑假里的`: whether the words before a month say by which time of the year it is.
pub(super) fn names_season(text: &Text<'_>, before: &Range<usize>) -> bool {
    text.before(before.end) == '的'
        && text.contains_any(
            before.clone(),
            vocabulary!["节", "假", "季", "汛", "考", "春", "夏", "秋", "冬"],
        )
}
