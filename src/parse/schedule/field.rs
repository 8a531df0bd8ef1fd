//! Fields: `时间：4月上旬`, `地点：操场`, `负责人：…`, as lines below an item or inside one.
//!
//! In: a folded line and a range. Out: the fields in it and where the first begins.

use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words::{is_break, is_stop};

/// What a field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// When.
    Time,
    /// Where.
    Place,
    /// Who takes part or answers for it.
    Who,
    /// Anything else that is said about an item and is no item.
    Other,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it says.
    pub key: Key,
    /// Where its name begins.
    pub start: usize,
    /// Its words.
    pub value: Range<usize>,
}

impl Field {
    /// Whether it says what is done.
    #[must_use]
    pub fn is_content(&self, text: &Text<'_>) -> bool {
        const CONTENT: &[Word] = vocabulary!["内容", "活动内容"];
        self.is_name(text) || text.word(self.start, CONTENT).is_some()
    }

    /// Whether it names what is done.
    #[must_use]
    pub fn is_name(&self, text: &Text<'_>) -> bool {
        text.word(self.start, vocabulary!["活动名称", "活动项目"])
            .is_some()
    }
}

/// The names of fields.
pub const KEYS: &[(Key, &[Word])] = &[
    (
        Key::Time,
        vocabulary![
            "活动时间",
            "比赛时间",
            "竞赛时间",
            "举办时间",
            "开展时间",
            "完成时间",
            "完成时限",
            "完成期限",
            "办结时限",
            "实施时间",
            "计划时间",
            "会议时间",
            "拟定时间",
            "时间安排",
            "时间",
            "日期",
            "时限",
            "期限",
        ],
    ),
    (
        Key::Place,
        vocabulary![
            "活动地点",
            "比赛地点",
            "竞赛地点",
            "会议地点",
            "举办地点",
            "集合地点",
            "地点",
            "场所",
            "场地",
            "地址",
        ],
    ),
    (
        Key::Who,
        vocabulary![
            "负责人员",
            "负责部门",
            "负责人",
            "责任部门",
            "责任单位",
            "责任人",
            "参加人员",
            "参加对象",
            "参加范围",
            "参与人员",
            "参与对象",
            "参与范围",
            "参赛人员",
            "参赛对象",
            "活动对象",
            "牵头部门",
            "牵头科室",
            "责任科室",
            "承办学校",
            "组织单位",
            "牵头单位",
            "牵头人",
            "主办单位",
            "承办单位",
            "协办单位",
            "指导单位",
            "支持单位",
            "参加单位",
            "参赛单位",
            "承办部门",
            "承办",
            "主办",
            "协办",
            "组织者",
            "对象",
            "牵头",
            "负责",
            "责任",
            "参加",
            "范围",
        ],
    ),
    (
        Key::Other,
        vocabulary![
            "活动目的",
            "活动形式",
            "活动要求",
            "活动内容",
            "活动名称",
            "活动项目",
            "活动方式",
            "活动流程",
            "活动规则",
            "活动经费",
            "活动准备",
            "比赛规则",
            "比赛项目",
            "比赛办法",
            "比赛要求",
            "比赛形式",
            "参赛办法",
            "奖项设置",
            "奖励办法",
            "组队方式",
            "注意事项",
            "经费预算",
            "经费",
            "预算",
            "目的",
            "形式",
            "要求",
            "内容",
            "方式",
            "规则",
            "办法",
            "备注",
            "说明",
            "注",
            "奖项",
            "联系人",
            "抄送",
            "主送",
            "联系电话",
            "措施",
            "目标",
            "意义",
            "分组",
            "费用",
            "标准",
            "组队",
        ],
    ),
];

/// The name of the field that begins `range`.
#[must_use]
pub fn name(text: &Text<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let start = text.skip_spaces(range.start);
    let (_, name, colon) = named(text, start)?;
    (colon < range.end).then_some(name)
}

/// The field whose name begins at `at`, and where its words begin.
fn key_at(text: &Text<'_>, at: usize) -> Option<(Key, usize)> {
    let (key, _, colon) = named(text, at)?;
    Some((key, text.skip(colon, |found| matches!(found, ':' | ' '))))
}

/// The field whose name begins at `at`, its name, and its colon.
fn named(text: &Text<'_>, at: usize) -> Option<(Key, Range<usize>, usize)> {
    if !text.is(at, Class::FIELD) {
        return None;
    }
    let colon = text.first(at + 1..at + 7, Class::COLON)?;
    let name = text.trim(at..colon);
    let agree = |names: &[Word]| names.iter().any(|word| text.is_word(&name, word));
    let (key, _) = KEYS.iter().find(|(_, names)| agree(names))?;
    Some((*key, name, colon))
}

/// Whether a field begins `range`.
#[must_use]
pub fn begins(text: &Text<'_>, range: &Range<usize>) -> bool {
    let start = text.skip_spaces(range.start);
    start < range.end && text.holds(Class::COLON) && key_at(text, start).is_some()
}

/// The fields in `range`, each running to the next or to the end of its bracket or sentence.
#[must_use]
pub fn all(text: &Text<'_>, range: &Range<usize>) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    if text.first(range.clone(), Class::COLON).is_none() {
        return fields;
    }
    for at in text.places(range.clone(), Class::FIELD) {
        let begins = at == range.start || is_break(text.before(at));
        if let Some((key, value)) = begins.then(|| key_at(text, at)).flatten() {
            close(&mut fields, at);
            fields.push(Field {
                key,
                start: at,
                value: value..range.end,
            });
        }
    }
    for field in &mut fields {
        field.value = bounded(text, field.value.clone());
    }
    fields
}

fn close(fields: &mut [Field], at: usize) {
    if let Some(last) = fields.last_mut() {
        last.value.end = at.max(last.value.start);
    }
}

/// A value ends with its sentence or its bracket.
fn bounded(text: &Text<'_>, value: Range<usize>) -> Range<usize> {
    let mut depth = 0i32;
    let end = value.clone().find(|at| match text.at(*at) {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth -= 1;
            depth < 0
        }
        found => is_stop(found),
    });
    text.trim_with(value.start..end.unwrap_or(value.end), |found| {
        matches!(found, ' ' | ',' | ';' | '。' | '、' | '(')
    })
}
