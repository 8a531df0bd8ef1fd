//! Handing in: what others have to give by a day, which is none of the plan's own.
//!
//! In: what stands before and behind a date. Out: whether it only says by when something is handed in.

use std::ops::Range;

use crate::parse::schedule::dating;
use crate::parse::schedule::label::Label;
use crate::parse::schedule::press;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// Words by which something is handed in, whatever it is.
const HANDING: &[Word] = vocabulary![
    "缴纳", "上缴", "上交", "提交", "交至", "交到", "交回", "报送", "上报", "报至", "报到", "报名",
    "反馈", "寄",
];

/// Words by which a paper is, besides.
const GIVEN: &[Word] = vocabulary![
    "交给",
    "交校",
    "交工会",
    "交区",
    "交院",
    "交厂",
    "交来",
    "交齐",
    "报给",
    "报校",
    "报工会",
    "送至",
    "送到",
    "送交",
    "发至",
    "发到",
];

/// `须在1月31日前缴纳会费`: whether others are set a time by which they hand something in, which is none of the plan's own.
pub(super) fn hands_in(text: &Text<'_>, before: &Range<usize>, rest: &Range<usize>) -> bool {
    const OTHERS: &[Word] = vocabulary!["各", "须", "应", "请", "务必", "每位", "会员"];
    let asks_others =
        || text.contains_any(before.clone(), OTHERS) && text.contains_any(rest.clone(), HANDING);
    text.before(rest.start) == '前' && (asks_others() || gives_paper(text, rest))
}

/// Whether `label` in `whole` only says by when others hand something in.
#[must_use]
pub fn only_hands_in(text: &Text<'_>, whole: &Range<usize>, label: &Label) -> bool {
    let parts = press::parted(text, whole.clone(), |found| {
        found == ',' || words::is_stop(found)
    });
    let part = parts
        .into_iter()
        .find(|part| part.contains(&label.span.start));
    part.is_some_and(|part| {
        let rest = label.span.end..part.end.max(label.span.end);
        let behind = rest.end..whole.end.max(rest.end);
        hands_in(text, &(part.start..label.span.start), &rest)
            && dating::all(text, &behind).next().is_none()
    })
}

/// `把名单交校工会`: whether a paper is given to the union.
fn gives_paper(text: &Text<'_>, range: &Range<usize>) -> bool {
    const PAPERS: &[Word] = vocabulary![
        "名单",
        "申请表",
        "报名表",
        "汇总表",
        "登记表",
        "回执",
        "作品",
        "稿件",
    ];
    text.contains_any(range.clone(), PAPERS)
        && text.contains_any(range.clone(), vocabulary!["把", "将"])
        && [HANDING, GIVEN]
            .iter()
            .any(|words| text.contains_any(range.clone(), words))
}
