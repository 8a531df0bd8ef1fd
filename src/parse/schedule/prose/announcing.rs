//! Announcing: sentences that say that what is to be done follows.
//!
//! In: a sentence of a letter, a speech or minutes. Out: whether it announces things to do, and how. Invariant: a sentence that looks back
//! announces nothing, but for one that tells of what was settled.

use std::ops::Range;

use crate::parse::schedule::clause::{self, who};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::press;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year;

/// Whether a sentence in `range` announces what is to be done from now on, or in a year.
#[must_use]
pub fn announces(text: &Text<'_>, range: &Range<usize>) -> bool {
    let sentences = clause::sentences(text, range.clone());
    let mut sentences = sentences.iter();
    sentences.any(|sentence| promises(text, sentence) || leads_in_year(text, sentence))
}

/// `接下来，工会还有几件事要办：`, `2026年，我们想为大家做些看得见的事`: whether a sentence says that the union wants to do things from now
/// on, or in a year.
#[must_use]
pub fn promises(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    const FROM_NOW: &[Word] = vocabulary![
        "今年",
        "新的一年",
        "这一年",
        "接下来",
        "下一步",
        "年内",
        "明年",
        "本学期",
        "这学期",
    ];
    const WANTED: &[Word] = vocabulary![
        "要办", "要做", "要干", "打算", "准备", "想和", "想做", "想为", "将", "做好", "抓好",
    ];
    const THINGS: &[Word] = vocabulary![
        "件事",
        "几件",
        "些事",
        "的事",
        "几项",
        "下列工作",
        "以下工作",
    ];
    let says = |words: &[Word]| text.contains_any(sentence.clone(), words);
    says(THINGS)
        && says(WANTED)
        && says(who::WE)
        && (says(FROM_NOW) || names_year(text, sentence))
        && (tells_of_wishes(text, sentence) || !words::looks_back(text, sentence.clone()))
}

/// `把这学期想做的事商量了一遍，写信告诉大家`: whether a sentence tells of what is wanted, whatever was done to come to it.
fn tells_of_wishes(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    const WISHES: &[Word] = vocabulary!["想做的事", "要做的事", "要办的事"];
    const TELLING: &[Word] = vocabulary!["告诉", "商量", "通气", "通个气", "说说"];
    let says = |words: &[Word]| text.contains_any(sentence.clone(), words);
    says(WISHES) && says(TELLING)
}

/// `下面我讲一讲2026年的活动`, `说说2026年怎么干`: whether a part of a sentence leads in to the plans of a year.
#[must_use]
pub fn leads_in_year(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    const SPEAKING: &[Word] = vocabulary!["讲一讲", "说一说", "讲讲", "说说", "谈谈"];
    const PLANS: &[Word] = vocabulary!["活动", "打算", "安排", "怎么干", "工作"];
    let parts = press::parted(text, sentence.clone(), |found| found == ',');
    parts.iter().any(|part| {
        let says = |words: &[Word]| text.contains_any(part.clone(), words);
        says(SPEAKING)
            && says(PLANS)
            && names_year(text, part)
            && !words::looks_back(text, part.clone())
    })
}

/// Whether a year is written in `range`.
fn names_year(text: &Text<'_>, range: &Range<usize>) -> bool {
    let mut places = text.places(range.clone(), Class::NUMBER);
    places.any(|at| year::full(text, at).is_some())
}

/// `会议讨论了2026年的活动，议定如下：`: whether a line of minutes leads in to what was settled.
#[must_use]
pub fn leads_in_settled(text: &Text<'_>, range: &Range<usize>) -> bool {
    const MATTERS: &[Word] = vocabulary!["活动", "安排"];
    settles(text, range) && text.contains_any(range.clone(), MATTERS)
}

/// `会议决定，有关事项如下：`: whether a line of minutes says that what was settled follows, whatever that is.
#[must_use]
pub fn settles(text: &Text<'_>, range: &Range<usize>) -> bool {
    const SETTLED: &[Word] = vocabulary!["议定", "商定", "会议决定", "会议确定"];
    let line = text.trim_with(range.clone(), words::is_break);
    text.ends_with(line.end, vocabulary!["如下"]) && text.contains_any(line, SETTLED)
}

#[cfg(test)]
mod tests {
    use super::{announces, leads_in_settled};
    use crate::parse::schedule::text::Folded;

    #[test]
    fn what_is_to_be_done_is_announced() {
        for (line, expected) in [
            ("接下来，工会还有几件事要办：", true),
            ("2026年，我们想为大家做些看得见的事。", true),
            ("园工会把这学期想做的事商量了一遍，写信告诉大家。", true),
            ("下面我讲一讲2026年的活动，有的已经通过气。", true),
            ("去年我们一起做了要做的事，准备了三场活动。", false),
            ("说说大家的事。", false),
        ] {
            let folded = Folded::new(line);
            let text = folded.text();
            assert_eq!(announces(&text, &(0..text.len())), expected, "{line}");
        }
    }

    #[test]
    fn what_was_settled_is_led_in() {
        for (line, expected) in [
            ("会议讨论了2026年的活动，议定如下：", true),
            ("会议听取了2025年活动的汇报。", false),
            ("会议决定如下：", false),
        ] {
            let folded = Folded::new(line);
            let text = folded.text();
            assert_eq!(
                leads_in_settled(&text, &(0..text.len())),
                expected,
                "{line}"
            );
        }
    }
}
