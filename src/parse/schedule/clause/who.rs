//! Who: what stands before a month in a sentence.
//!
//! In: the words before a month. Out: whether they say who does something then, or that others do. Invariant: where they say neither,
//! nobody does.

use std::ops::Range;

use super::Clause;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// `物业答应在9月前装好`, `市里预计在6月举办`: whether others say what they do.
pub(super) fn others_say(text: &Text<'_>, before: &Range<usize>) -> bool {
    const OURS: &[Word] = vocabulary!["我们", "本会", "工会"];
    let says = |words: &[Word]| text.contains_any(before.clone(), words);
    says(vocabulary!["答应", "承诺"])
        || says(vocabulary!["预计"]) && (!says(OURS) || says(vocabulary!["总工会"]))
}

/// What may stand right before a month where something is done in it: who intends it, and how surely.
const LEADING: &[Word] = vocabulary![
    "也就是",
    "亦即",
    "特别是",
    "具体说就是",
    "具体日子是",
    "预定",
    "拟定",
    "商定",
    "决定",
    "考虑",
    "想",
    "大约",
    "则",
    "就",
    "到了",
    "等到",
    "到",
    "放到",
    "安排到",
    "争取",
    "力争",
    "计划",
    "打算",
    "准备",
    "预计",
    "确保",
    "安排",
    "于",
    "在",
    "拟",
    "将",
    "要",
    "须",
    "应",
    "需",
    "定",
    "并",
    "再",
    "还",
    "也",
    "会",
    "继续",
    "务必",
    "必须",
    "放",
    "请",
];

/// What the names of those end with whom things happen to, and what joins a month to something else.
const HOSTS: &str = "校院园厂局司行县市区镇国部府团自从到至由";

/// Whether the words in `before`, which stand before a month, say who does something then, or nothing.
pub(super) fn introduces(text: &Text<'_>, before: Range<usize>) -> bool {
    const OURS: &[Word] = vocabulary!["工会", "分会", "小组", "委员", "我们", "本会", "各", "协会"];
    let mut who = text.trim(before);
    let whole = who.end;
    while let Some(word) = text
        .ending(who.end, LEADING)
        .find(|word| who.len() >= word.length)
    {
        who.end -= word.length;
    }
    let who = text.trim(who);
    if text.contains_any(who.clone(), vocabulary!["原定", "原计划", "若", "否则"])
        || text.before(who.end) == '不'
    {
        return false;
    }
    if who.is_empty() || text.contains_any(who.clone(), OURS) || names_season(text, &who) {
        return true;
    }
    let host = HOSTS.contains(text.before(who.end));
    whole > who.end && !host && who.len() <= 20
}

/// `国庆节后的`, `暑假里的`: whether the words before a month say by which time of the year it is.
fn names_season(text: &Text<'_>, before: &Range<usize>) -> bool {
    text.before(before.end) == '的'
        && text.contains_any(
            before.clone(),
            vocabulary!["节", "假", "季", "汛", "考", "春", "夏", "秋", "冬"],
        )
}

/// Among how many rows a document says whose plan it is.
const OPENING: usize = 3;

/// `集团工会将于5月举办书画展` in the plan of one of its branches: whether a union does it that the first of `rows` do not name, which
/// say whose plan it is.
#[must_use]
pub fn is_done_above(text: &Text<'_>, clause: &Clause, rows: &[Row<'_>]) -> bool {
    const ABOVE: &[Word] = vocabulary!["总工会", "集团工会", "集团公司工会", "局工会"];
    let before = clause.whole.start..clause.label.span.start;
    let has =
        |text: &Text<'_>, range, word: &Word| text.contains_any(range, std::slice::from_ref(word));
    let named = |word: &Word| {
        let mut opening = rows.iter().take(OPENING).map(|row| &row.text);
        opening.any(|row| row.source() != text.source() && has(row, 0..row.len(), word))
    };
    let mut above = ABOVE.iter().filter(|word| has(text, before.clone(), word));
    above.any(|word| !named(word))
}
