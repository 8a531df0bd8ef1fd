//! Who: what stands before a month in a sentence.
//!
//! In: the words before a month. Out: whether they say who does something then, or that others do. Invariant: where they say neither,
//! nobody does.

use std::ops::Range;

use super::{Clause, before};
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// Who does it, where it is the union itself.
pub const WE: &[Word] = vocabulary![
    "我们",
    "咱们",
    "本会",
    "理事会",
    "联合会",
    "协会",
    "分会",
    "工会",
    "校工会",
    "院工会",
    "厂工会",
];

/// `物业答应在9月前装好`, `市里预计在6月举办`: whether others say what they do; `预计6月召开` is said of oneself.
pub(super) fn others_say(text: &Text<'_>, before: &Range<usize>) -> bool {
    const OTHERS: &[Word] = vocabulary![
        "市里",
        "区里",
        "县里",
        "省里",
        "总工会",
        "上级",
        "物业",
        "局里",
        "行政",
        "村委",
        "街道",
        "厂方",
        "资方",
        "校方",
        "院方",
        "方面",
        "委员会",
        "部门",
    ];
    let says = |words: &[Word]| text.contains_any(before.clone(), words);
    says(vocabulary!["答应", "承诺"]) && !says(WE)
        || says(vocabulary!["预计", "预定"]) && says(OTHERS)
}

/// What may stand right before a month where something is done in it: who intends it, and how surely.
const LEADING: &[Word] = vocabulary![
    "也就是",
    "只在",
    "亦即",
    "即",
    "特别是",
    "具体说就是",
    "具体日子是",
    "预定",
    "拟定",
    "商定",
    "约好",
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

/// What is left of the words before a month without those that may lead it in: who does something.
fn subject(text: &Text<'_>, before: Range<usize>) -> Range<usize> {
    let mut who = text.trim(before);
    while let Some(word) = text
        .ending(who.end, LEADING)
        .find(|word| who.len() >= word.length)
    {
        who.end -= word.length;
    }
    who
}

/// Whether the words in `before`, which stand before a month, say who does something then, or nothing.
pub(super) fn introduces(text: &Text<'_>, before: Range<usize>) -> bool {
    const MEMBERS: &[Word] = vocabulary!["小组", "委员", "各"];
    let who = text.trim(subject(text, before.clone()));
    if text.contains_any(who.clone(), vocabulary!["原定", "原计划", "若", "否则"])
        || text.before(who.end) == '不'
    {
        return false;
    }
    let ours = |words: &[Word]| text.contains_any(who.clone(), words);
    if who.is_empty()
        || ours(WE)
        || ours(MEMBERS)
        || before::names_season(text, &who)
        || before::counts_parts(text, &who)
    {
        return true;
    }
    is_led_in(text, &before) && !is_host(text, &who) && who.len() <= 20
}

/// `学校拟于`: whether a word that may lead in a month ends `before`.
pub(super) fn is_led_in(text: &Text<'_>, before: &Range<usize>) -> bool {
    subject(text, before.clone()).end < text.trim(before.clone()).end
}

/// Whether `who` ends like the name of one with whom things happen, or joins a month to something else.
pub(super) fn is_host(text: &Text<'_>, who: &Range<usize>) -> bool {
    HOSTS.contains(text.before(who.end))
}

/// How many characters of a title say whose plan it is.
const TITLE: usize = 60;

/// `集团工会将于5月举办书画展` in the plan of one of its branches: whether a union does it that the first of `rows` does not name, which
/// says whose plan it is; `配合市总工会` says with whom.
#[must_use]
pub fn is_done_above(text: &Text<'_>, clause: &Clause, rows: &[Row<'_>]) -> bool {
    const ABOVE: &[(&[Word], &[Word])] = &[
        (vocabulary!["总工会"], vocabulary!["总工会"]),
        (vocabulary!["集团工会", "集团公司工会"], vocabulary!["集团"]),
    ];
    const WITH: &[Word] = vocabulary![
        "配合", "根据", "按照", "参加", "响应", "落实", "结合", "我", "本", "与", "和", "同",
    ];
    let start = clause.whole.start;
    let part = (start..clause.label.span.start).rfind(|at| text.is_break(*at));
    let who = subject(
        text,
        part.map_or(start, |at| at + 1)..clause.label.span.start,
    );
    let named = |words: &[Word]| {
        let title = rows.first().map(|row| &row.text);
        title.is_some_and(|title| title.contains_any(0..title.len().min(TITLE), words))
    };
    // The last letter of `工会` may lead a month in, too.
    let ends =
        |words: &[Word]| text.ends_with(who.end, words) || text.ends_with(who.end + 1, words);
    let above = |(words, _): &&(&[Word], &[Word])| ends(words);
    let own = |(_, stem): &(&[Word], &[Word])| named(stem);
    let does = ABOVE.iter().find(above);
    does.is_some_and(|above| !own(above)) && !text.contains_any(who, WITH)
}
