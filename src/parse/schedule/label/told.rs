//! Told: what a sentence says of the month with which it begins, before what is done in it.
//!
//! In: the words behind the month. Out: where what is done begins. Invariant: a sentence that says nothing else has none.

use std::ops::Range;

use super::{Label, When};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// Words by which a month is said to have something: `二月正值寒假，…`.
pub const FALLING: &[Word] = vocabulary!["正值", "正逢", "适逢", "恰逢"];

/// Words for what a month is about: `四月的重点是…`.
const MATTERS: &[Word] = vocabulary![
    "重点是",
    "重点工作是",
    "主要工作是",
    "主要任务是",
    "重头戏是",
    "头等大事是",
];

/// The place in `body`, which stands behind a month, where what is done in it begins: behind `是安全生产月，`, `正值寒假，`,
/// `重点是`.
#[must_use]
pub fn behind(text: &Text<'_>, body: &Range<usize>) -> Option<usize> {
    if let Some(end) = text.word(body.start, MATTERS) {
        return Some(end).filter(|end| *end < body.end);
    }
    let said = text
        .word(body.start, FALLING)
        .or_else(|| (text.at(body.start) == '是').then_some(body.start + 1))?;
    let end = text.first(said..body.end, Class::BREAK)?;
    let times = matches!(text.before(end), '月' | '周' | '节' | '季' | '期' | '假');
    if text.at(body.start) == '是' && !times {
        return None;
    }
    let begins = text.skip_spaces(end + 1);
    (text.at(end) == ',' && begins < body.end).then_some(begins)
}

/// `第四季度工作完成情况`, `上半年活动不少，反响不错`: whether what follows `label` says how the work of that time went.
#[must_use]
pub fn how_it_went(text: &Text<'_>, label: &Label) -> bool {
    let end = label.span.end;
    let stretch = matches!(label.when, When::Period(_));
    words::tells_how_it_went(text, end) || stretch && words::praises(text, end)
}

#[cfg(test)]
mod tests {
    use super::behind;
    use crate::parse::schedule::text::Folded;

    #[test]
    fn what_is_done_stands_behind_what_the_month_is() {
        for (words, expected) in [
            ("正值寒假，走访教工", Some("走访教工")),
            ("是安全月，办比武", Some("办比武")),
            ("重点是体检，请医生上门", Some("体检，请医生上门")),
            ("是安全月。", None),
            ("是书记讲党课，工会协办", None),
            ("走访教工", None),
        ] {
            let folded = Folded::new(words);
            let text = folded.text();
            let found = behind(&text, &(0..text.len()));
            assert_eq!(found.map(|at| text.words_from(at)), expected, "{words}");
        }
    }
}
