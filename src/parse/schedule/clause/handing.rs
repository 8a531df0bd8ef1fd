//! Handing in: what others have to give by a day, which is none of the plan's own.
//!
//! In: a date, and the part of a sentence that it stands in. Out: whether it only says by when others hand something in.

use std::ops::Range;

use crate::parse::schedule::dating;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::Label;
use crate::parse::schedule::press;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// Words by which something is handed in.
const HANDING: &[Word] = vocabulary![
    "缴纳",
    "上缴",
    "上交",
    "提交",
    "交至",
    "交到",
    "交回",
    "报送",
    "上报",
    "报至",
    "报到",
    "报名",
    "反馈",
    "寄",
    "提出",
    "发到",
    "发给",
    "交齐",
    "送审",
    "交给",
    "交校",
    "交工会",
    "交区",
    "交院",
    "交厂",
    "交来",
    "报给",
    "报校",
    "报工会",
    "报公司",
    "报集团",
    "报局",
    "报院",
    "报区",
    "报厂",
];

/// Words by which a paper is sent, and comfort to people, too.
const SENDING: &[Word] = vocabulary!["送至", "送到", "送交", "发至"];

/// Whether what stands around a date says by when others hand something in, sign up for it, or when that ends.
fn hands_in(text: &Text<'_>, before: &Range<usize>, rest: &Range<usize>) -> bool {
    let by = text.before(rest.start) == '前';
    by && (asks_others(text, before, rest) || gives_paper(text, rest) || signs_up(text, rest))
        || closes_entries(text, rest)
}

/// `4月8日截止报名`: whether a day is the last for signing up.
fn closes_entries(text: &Text<'_>, rest: &Range<usize>) -> bool {
    const CLOSING: &[Word] = vocabulary!["截止报名", "截止登记", "报名截止", "登记截止"];
    text.contains_any(rest.clone(), CLOSING)
}

/// `须在1月31日前缴纳会费`: whether others are asked for something.
fn asks_others(text: &Text<'_>, before: &Range<usize>, rest: &Range<usize>) -> bool {
    const OTHERS: &[Word] = vocabulary!["各", "须", "应", "请", "务必", "每位", "会员"];
    text.contains_any(before.clone(), OTHERS) && text.contains_any(rest.clone(), HANDING)
}

/// `9月25日前到工会报名`: whether somebody signs up, and nobody organises that.
fn signs_up(text: &Text<'_>, rest: &Range<usize>) -> bool {
    const ORGANISING: &[Word] = vocabulary![
        "组织", "完成", "做好", "启动", "发动", "动员", "参加", "组队"
    ];
    text.contains_any(rest.clone(), vocabulary!["报名"])
        && !text.contains_any(rest.clone(), ORGANISING)
}

/// Whether the `label` in `part` of a sentence says by when others hand something in, which is none of the plan's own.
pub(super) fn is_of_others(text: &Text<'_>, part: &Range<usize>, label: &Label) -> bool {
    let rest = label.span.end..part.end.max(label.span.end);
    let near = part.start..text.len().min(part.start + LONGEST);
    let sentence = part.start..text.first(near.clone(), Class::STOP).unwrap_or(near.end);
    hands_in(text, &(part.start..label.span.start), &rest) || sends_in(text, &sentence, label)
}

/// Whether `label` in `whole` only says by when others hand something in.
#[must_use]
pub fn only_hands_in(text: &Text<'_>, whole: &Range<usize>, label: &Label) -> bool {
    let mut parts = press::parted(text, whole.clone(), |found| {
        found == ',' || words::is_stop(found)
    })
    .into_iter();
    let part = parts.find(|part| part.contains(&label.span.start));
    part.is_some_and(|part| {
        let behind = label.span.end..whole.end.max(label.span.end);
        is_of_others(text, &part, label) && dating::all(text, &behind).next().is_none()
    })
}

/// `9月24日下午5点前，各单位将名单报送工会`: whether a sentence says that others give a paper by then.
fn sends_in(text: &Text<'_>, sentence: &Range<usize>, label: &Label) -> bool {
    const OTHERS: &[Word] = vocabulary![
        "各单位",
        "各部门",
        "各分会",
        "各分工会",
        "各小组",
        "各车间",
        "各科室",
        "各班组",
        "各支部",
        "各代表",
        "各村",
        "请各",
        "请于",
        "请在",
        "请将",
        "代表在",
        "代表于",
        "会员在",
        "会员于",
    ];
    let by = text.before(label.span.end) == '前' || {
        let hour = label.span.end..sentence.end.min(label.span.end + NEAR);
        text.includes(hour, '前')
    };
    // `发给各车间`
    let named = |at: usize| {
        text.word(at, OTHERS).is_some()
            && !matches!(text.before(at), '给' | '为' | '对' | '到' | '向')
    };
    by && sentence.clone().any(named) && gives_paper(text, sentence)
}

/// How many characters a sentence has at most that only says this.
const LONGEST: usize = 120;

/// How far behind a date its hour ends at most: `下午5点前`.
const NEAR: usize = 10;

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
        "提案表",
    ];
    text.contains_any(range.clone(), PAPERS)
        && text.contains_any(range.clone(), vocabulary!["把", "将"])
        && [HANDING, SENDING]
            .iter()
            .any(|words| text.contains_any(range.clone(), words))
}
