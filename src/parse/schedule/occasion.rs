//! Occasions: days and times of the year that every reader knows, before a colon: `“五一”前夕（4月28日）：`, `春节前后：`.
//!
//! In: a folded line and a place. Out: the label that begins there. Invariant: an occasion by itself names no month, for most of
//! them move.

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::span::Stretch;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};

/// Days and times of the year that every reader knows.
pub const OCCASIONS: Vocabulary = Vocabulary::new(
    Class::OCCASION,
    vocabulary![
        "元旦",
        "春节",
        "除夕",
        "小年",
        "腊八",
        "元宵",
        "三八",
        "妇女节",
        "植树节",
        "清明",
        "五一",
        "劳动节",
        "五四",
        "青年节",
        "护士节",
        "母亲节",
        "父亲节",
        "端午",
        "六一",
        "儿童节",
        "七一",
        "建党",
        "八一",
        "建军",
        "教师节",
        "中秋",
        "国庆",
        "十一",
        "重阳",
        "冬至",
        "开学",
        "期中",
        "期末",
        "中考",
        "高考",
        "寒假",
        "暑假",
    ],
);

/// The place after the name of an occasion that begins at `at`.
#[must_use]
pub fn name(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = text.word_of(text.skip(at, |found| found == '“'), OCCASIONS)?;
    Some(text.skip(end, |found| {
        matches!(found, '”' | '节' | '日' | '当' | '天' | '前' | '夕')
    }))
}

/// `“五一”前夕（4月28日）：…`: the date in brackets behind the name of an occasion is that of what follows the colon.
#[must_use]
pub fn dated(text: &Text<'_>, at: usize) -> Option<Label> {
    if !text.holds(Class::MONTH) {
        return None;
    }
    let open = text.first(at..at + 10, Class::OPEN)?;
    let name = text.word_of(text.skip(at, |found| matches!(found, '“' | '"')), OCCASIONS)?;
    let label = label::scan(text, open).filter(|label| name <= open && label.when.has_month())?;
    (text.at(text.skip_spaces(label.span.end)) == ':').then_some(Label {
        span: at..label.span.end,
        ..label
    })
}

/// `春节前后：…`: a time of the year that names no month.
#[must_use]
pub fn around(text: &Text<'_>, at: usize) -> Option<Label> {
    const AROUND: &[Word] = vocabulary!["前后", "期间", "前夕", "之前", "之后", "前", "后"];
    let colon = text.first(at..at + 12, Class::COLON)?;
    let start = text.skip(at, |found| found == '“');
    let name = text.word_of(start, OCCASIONS)?;
    let end = text.skip(name, |found| matches!(found, '”' | '节' | '假' | '期'));
    let end = text.word(end, AROUND).or((end > name).then_some(end))?;
    (text.skip_spaces(end) == colon).then_some(Label {
        span: at..end,
        when: When::Period(Stretch {
            name: start..end,
            months: &[],
        }),
        year: None,
        vague: false,
    })
}
