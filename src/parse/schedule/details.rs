//! Details: what headings introduce that is no schedule, rules, groups, money, demands, and what only stands before a plan.
//!
//! In: a heading, or the beginning of a line. Out: whether it introduces such. Invariant: what announces a schedule introduces
//! none, whatever it ends with.

use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words::{announces, ends_with_any};

/// What notes call themselves: `说明`, `温馨提示`, `几点注意`.
const NOTES: &[Word] = vocabulary!["提示", "说明", "注意", "提醒", "须知", "备注"];

/// Whether the words in `range` name a note.
#[must_use]
pub fn names_note(text: &Text<'_>, range: Range<usize>) -> bool {
    text.contains_any(range, NOTES)
}

/// Whether nothing but the name of a note stands in `range`: `说明`, `附注`.
#[must_use]
pub fn is_note(text: &Text<'_>, range: Range<usize>) -> bool {
    const ALONE: &[Word] = vocabulary!["说明", "备注", "附注", "注", "提示", "注意"];
    let range = text.trim(range);
    ALONE.iter().any(|word| text.is_word(&range, word))
}

/// What a heading can introduce that is not a schedule.
pub const DETAILS: &[Word] = vocabulary![
    "规则",
    "规程",
    "要求",
    "分组",
    "编组",
    "赛制",
    "值班补助",
    "备忘",
    "概算",
    "预算",
    "经费",
    "奖项",
    "奖励",
    "奖品",
    "评分",
    "评奖",
    "计分",
    "办法",
    "说明",
    "备注",
    "注意事项",
    "放假时间",
    "放假安排",
    "须知",
    "组织保障",
    "经费保障",
    "资金保障",
    "制度保障",
    "工作保障",
    "安全保障",
    "人员保障",
    "思想保障",
    "条件保障",
    "保障机制",
    "措施与保障",
    "措施和保障",
    "措施及保障",
    "保障与措施",
    "领导小组",
    "组织机构",
    "工作机构",
    "温馨提示",
    "小提示",
    "小贴士",
    "友情提示",
    "特别提醒",
    "温馨提醒",
    "友情提醒",
    "报名方式",
    "报名时间",
    "缴纳时间",
    "缴费时间",
    "收缴时间",
    "截止时间",
    "征稿时间",
    "报名办法",
    "参与方式",
    "报名",
    "参赛",
    "裁判",
    "评委",
    "附件",
    "附表",
    "附则",
    "措施",
    "分工",
    "联系人",
    "联系方式",
    "纪律",
    "职责",
    "标准",
    "目标",
    "指导思想",
    "组织领导",
    "考核",
    "意义",
    "原则",
    "总结上年",
    "回顾",
    "注",
    "附",
    "流程",
    "细则",
    "资格",
    "名额",
    "人数",
    "主送",
    "抄送",
    "附注",
];

/// What a heading can introduce that lists people, with their days or none.
pub const PEOPLE: &[Word] = vocabulary![
    "名单",
    "名册",
    "通讯录",
    "轮休安排",
    "轮班表",
    "值班表",
    "排班表",
    "值班安排",
];

/// What a heading can introduce that stands before a plan and is none, as details are.
pub const PROSE: &[Word] = vocabulary![
    "依据",
    "缘起",
    "背景",
    "现况",
    "现状",
    "形势",
    "形势与任务",
    "形势和任务",
    "形势任务",
    "概况",
    "基本情况",
    "宗旨",
    "目的",
];

/// Whether the heading in `range` introduces rules, groups, money, demands or the like.
#[must_use]
pub fn introduces_details(text: &Text<'_>, range: Range<usize>) -> bool {
    let range = text.trim_with(range, |found| matches!(found, ' ' | ':' | '(' | ')'));
    let short = range.end - range.start <= 16;
    // `疗养轮休` is something to do.
    if text.at(range.start) == '轮' && text.is_word(&range, &Word::new("轮休")) {
        return true;
    }
    short
        && range.end > 0
        && text.is(range.end - 1, Class::DETAIL)
        && [DETAILS, PEOPLE, PROSE]
            .iter()
            .any(|words| ends_with_any(text, &range, words))
        && !ends_with_any(text, &range, TASKS)
        && !is_test(text, &range)
        && !announces(text, range)
}

/// `教职工心肺复苏考核`: whether those are put to the test who are named, and a heading says nothing of how.
fn is_test(text: &Text<'_>, range: &Range<usize>) -> bool {
    range.len() > 6 && ends_with_any(text, range, vocabulary!["考核"])
}

/// What a heading can introduce that ends as details do and is what the plan is about.
const TASKS: &[Word] = vocabulary![
    "工作措施",
    "主要措施",
    "具体措施",
    "推进措施",
    "任务措施",
    "工作与措施",
    "工作及措施",
    "工作和措施",
    "任务分工",
    "任务与分工",
    "任务及分工",
    "任务和分工",
    "工作分工",
];

/// Whether the heading in `range` introduces a list of people, with their days or none.
#[must_use]
pub fn introduces_people(text: &Text<'_>, range: Range<usize>) -> bool {
    let range = text.trim_with(range, |found| matches!(found, ' ' | ':' | '(' | ')'));
    ends_with_any(text, &range, PEOPLE)
}

/// Whether the heading in `range` introduces what stands before a plan, and not what goes with an item.
#[must_use]
pub fn introduces_prose(text: &Text<'_>, range: Range<usize>) -> bool {
    let range = text.trim_with(range, |found| matches!(found, ' ' | ':' | '(' | ')'));
    ends_with_any(text, &range, PROSE)
}
