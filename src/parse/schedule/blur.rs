//! Blurs: `上旬`, `底前`, `左右`, words behind a month or a day that make it less certain, by themselves or in brackets.
//!
//! In: a folded line and the place behind a month or a day. Out: the place behind what blurs it. Other words that begin
//! alike, `中秋`, `前期`, blur nothing.

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::span::{self, PARTS};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// Words behind a month or a day that blur it, besides [the parts of a month](PARTS).
pub const BLURRING: &[Word] = vocabulary![
    "上中旬",
    "中下旬",
    "之前",
    "以前",
    "之后",
    "以后",
    "期间",
    "前后",
    "左右",
    "初",
    "中",
    "底",
    "末",
    "前",
    "后",
];

/// What a week behind a month begins with.
pub const STARTS: &str = "的第最";

/// `第二周`, `的第三周周六`, `第一个星期日`, `的最后一个周末` after a month.
fn week(text: &Text<'_>, at: usize) -> Option<usize> {
    let at = if text.at(at) == '的' { at + 1 } else { at };
    match text.at(at) {
        '第' | '最' => span::nth(text, at)
            .or_else(|| span::week(text, at))
            .filter(|end| !goes_on(text, *end)),
        _ => None,
    }
}

/// Whether `周` before `at` begins another word: `周年`, `周刊`, `周期`, but not before `期末`.
fn goes_on(text: &Text<'_>, at: usize) -> bool {
    let word = match text.at(at) {
        '年' | '刊' | '边' | '岁' | '转' => true,
        '期' => !matches!(text.at(at + 1), '初' | '中' | '末' | '间'),
        _ => false,
    };
    word && text.before(at) == '周'
}

/// Skips `上旬`, `底前`, `左右` after a month or a day, and `（中旬）` as well.
#[must_use]
#[inline]
pub fn skip(text: &Text<'_>, at: usize) -> (usize, bool) {
    if text.is(at, Class::PART) {
        return skip_words(text, at);
    }
    match text.at(at) == '(' && text.is(at + 1, Class::PART) {
        true => in_brackets(text, at),
        false => (at, false),
    }
}

fn in_brackets(text: &Text<'_>, open: usize) -> (usize, bool) {
    match skip_words(text, open + 1) {
        (close, true) if text.at(close) == ')' => (close + 1, true),
        _ => (open, false),
    }
}

fn skip_words(text: &Text<'_>, at: usize) -> (usize, bool) {
    let mut end = at;
    while let Some(next) = one(text, end) {
        end = next;
    }
    (end, end > at)
}

fn one(text: &Text<'_>, at: usize) -> Option<usize> {
    if let Some(end) = week(text, at) {
        return Some(end);
    }
    let part = text.word(at, PARTS);
    let end = part.or_else(|| text.word(at, BLURRING))?;
    let starts_a_word = match text.at(at) {
        '中' => matches!(
            text.at(end),
            '秋' | '层'
                | '午'
                | '央'
                | '国'
                | '共'
                | '小'
                | '华'
                | '青'
                | '高'
                | '心'
                | '医'
                | '学'
                | '班'
                | '考'
                | '药'
                | '草'
                | '西'
                | '式'
                | '餐'
                | '文'
                | '外'
                | '老'
                | '级'
                | '职'
                | '英'
        ),
        '初' => {
            text.is(end, Class::NUMBER) || matches!(text.at(end), '中' | '审' | '赛' | '步' | '级')
        }
        '前' => matches!(text.at(end), '往' | '去' | '期' | '三' | '台'),
        '后' => matches!(text.at(end), '勤' | '备' | '期'),
        '底' => matches!(text.at(end), '层'),
        _ => false,
    };
    (!starts_a_word).then_some(end)
}
