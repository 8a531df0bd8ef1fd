//! Columns: what each column of a table holds.
//!
//! In: the words at a column's head. Out: its [`Column`].

use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::{Folded, Text};
use crate::parse::schedule::word::{Pairs, Word, vocabulary};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Months or dates; `true` where the head says 月, so that a bare number is a month.
    When(bool),
    /// What is done, and how surely: the highest is taken.
    Activity(u8),
    /// What is done in a part of the month: `上旬`.
    Part,
    /// Who.
    Who,
    /// Where.
    Place,
    /// What the month is about.
    Theme,
    /// Done or not.
    Status,
    /// Sums of money.
    Money,
    /// Anything else that is no activity.
    Ignored,
}

/// Words at the head of a column, the most telling first.
pub const WORDS: &[(Column, &[Word])] = &[
    (
        Column::Status,
        vocabulary![
            "完成情况",
            "落实情况",
            "进展",
            "进度",
            "状态",
            "是否完成",
            "完成与否",
            "开展情况",
            "实施情况",
        ],
    ),
    (Column::When(true), vocabulary!["月份", "月次", "月度"]),
    (
        Column::Ignored,
        vocabulary![
            "周次", "星期", "人数", "年龄", "出生", "目标", "备注", "效果", "要求", "措施", "形式",
            "方式", "目的", "类别", "分类", "类型", "说明", "序号", "编号", "次数", "联系", "电话",
            "资料", "材料",
        ],
    ),
    (
        Column::Money,
        vocabulary![
            "金额", "预算", "经费", "费用", "支出", "收入", "单价", "小计",
        ],
    ),
    (
        Column::When(false),
        vocabulary![
            "时间", "日期", "时限", "季度", "学期", "时段", "日程", "期限",
        ],
    ),
    (
        Column::Part,
        vocabulary![
            "上旬",
            "中旬",
            "下旬",
            "上半月",
            "下半月",
            "第一周",
            "第二周",
            "第三周",
            "第四周",
            "第五周",
        ],
    ),
    (
        Column::Place,
        vocabulary!["地点", "场所", "场地", "地址", "位置"],
    ),
    (Column::Activity(3), vocabulary!["主题活动", "活动主题内容"]),
    (Column::Activity(6), vocabulary!["名称"]),
    (Column::Theme, vocabulary!["主题"]),
    (
        Column::Activity(5),
        vocabulary!["工作内容", "活动内容", "具体内容", "主要内容", "内容"],
    ),
    (
        Column::Who,
        vocabulary![
            "负责",
            "责任",
            "牵头",
            "参加",
            "参与",
            "对象",
            "部门",
            "小组",
            "组别",
            "班组",
            "支部",
            "单位",
            "主办",
            "承办",
            "协办",
            "人员",
            "组织者",
            "执行",
            "落实人",
            "科室",
            "范围",
            "主持",
        ],
    ),
    (
        Column::Activity(4),
        vocabulary![
            "事项",
            "任务",
            "安排",
            "活动",
            "举措",
            "计划项目",
            "计画项目",
            "工作项目"
        ],
    ),
    (
        Column::Activity(3),
        vocabulary!["工作", "项目", "计划", "工会"],
    ),
    (
        Column::Activity(2),
        vocabulary!["重点", "要点", "事宜", "摘要", "行事"],
    ),
];

/// What the column under the head `text` holds.
#[must_use]
pub fn of(text: &Text<'_>) -> Option<Column> {
    let range = text.trim(0..text.len());
    match range.len() {
        0 => None,
        1 => match text.at(range.start) {
            '月' => Some(Column::When(true)),
            '日' => Some(Column::When(false)),
            '序' => Some(Column::Ignored),
            _ => None,
        },
        _ if range.clone().all(|at| text.at(at) != ' ') => named(text, range),
        // `时 间` is often spread out to fill its cell.
        _ => {
            let letters = range.map(|at| text.at(at)).filter(|found| *found != ' ');
            let joined: String = letters.collect();
            of(&Folded::new(&joined).text())
        }
    }
}

/// What those words begin with.
const PAIRS: Pairs = {
    let mut pairs = Pairs::NONE;
    let mut at = 0;
    while at < WORDS.len() {
        pairs = pairs.with_all(WORDS[at].1);
        at += 1;
    }
    pairs
};

/// How long the words at the head of a column are at most.
const LONGEST: usize = 10;

/// The column that the most telling of the words in `range` names.
fn named(text: &Text<'_>, range: Range<usize>) -> Option<Column> {
    // `完成时间` is another column.
    const DONE: Word = Word::new("完成");
    if text.is_word(&range, &DONE) {
        return Some(Column::Status);
    }
    if range.len() > LONGEST {
        return None;
    }
    let told = |at: usize| {
        WORDS
            .iter()
            .position(|(_, words)| text.word(at, words).is_some())
    };
    let places = text.places(range, Class::COLUMN);
    let places = places.filter(|at| text.may_begin(*at, PAIRS));
    let (column, _) = WORDS.get(places.filter_map(told).min()?)?;
    Some(*column)
}
