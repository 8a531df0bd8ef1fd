//! Heads: how a label at the beginning of a piece is joined to what follows it.
//!
//! In: a folded line and a place. Out: the label there, its tail (alone, colon, gap, glued), its theme words and where
//! the rest begins.

pub mod led;

use std::ops::Range;

use crate::parse::schedule::day;
use crate::parse::schedule::english;
use crate::parse::schedule::genre;
use crate::parse::schedule::glyph::{Class, is_bullet};
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::months::Months;
use crate::parse::schedule::number::{self, Number};
use crate::parse::schedule::numbering::{self, Mark};
use crate::parse::schedule::occasion;
use crate::parse::schedule::piece;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year::{self, Written};

/// How a label is joined to what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// Nothing follows but words that say nothing, as in `三月份工作安排`.
    Alone,
    /// A colon or a dash.
    Colon,
    /// A space.
    Gap,
    /// A comma or a full stop.
    Comma,
    /// The words follow at once.
    Glued,
}

/// A label and what it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The label.
    pub label: Label,
    /// How it is joined to the rest.
    pub tail: Tail,
    /// Words between the label and its colon: `读书` in `三月读书：…`, `主题` left out.
    pub theme: Range<usize>,
    /// Whether `theme` was announced by the word 主题.
    pub titled: bool,
    /// Where the rest begins.
    pub rest: usize,
}

impl Head {
    /// Whether the label runs on into its words, with a comma or nothing between.
    #[must_use]
    pub fn runs_on(&self) -> bool {
        matches!(self.tail, Tail::Glued | Tail::Comma)
    }
}

/// What the lines around do, by which a single one is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habits {
    /// `N、M月` is a numbered month and not a pair of months.
    pub numbers_months: bool,
    /// `3.8`, `3/8` at the beginning of a line is a day.
    pub dates_in_figures: bool,
    /// Such a day stands among months that stand above what is theirs.
    pub among_months: bool,
}

/// The mark and the head at the beginning of a piece.
#[must_use]
pub fn scan(
    text: &Text<'_>,
    at: usize,
    end: usize,
    habits: Habits,
) -> (Option<Mark>, Option<Head>) {
    behind(text, at, numbering::leading(text, at), end, habits)
}

/// The same, where the numbering `mark` at the beginning is known.
#[must_use]
pub fn behind(
    text: &Text<'_>,
    at: usize,
    mark: Option<Mark>,
    end: usize,
    habits: Habits,
) -> (Option<Mark>, Option<Head>) {
    let at = text.skip_spaces(at);
    if mark.is_some()
        && !habits.numbers_months
        && let Some(label) = pair(text, at)
    {
        return (None, Some(join(text, label, end)));
    }
    let mark = mark.filter(|mark| mark.end <= end);
    let start = mark.map_or(at, |mark| mark.end);
    (mark, after_mark(text, start, end, habits))
}

/// The head that begins at `start`, behind any mark, in a piece that ends at `end`.
#[must_use]
#[inline]
pub fn after_mark(text: &Text<'_>, start: usize, end: usize, habits: Habits) -> Option<Head> {
    let start = english::behind(text, start);
    match may_be_label(text, start) {
        true => labelled(text, start, end, habits),
        false => None,
    }
}

/// Whether a label, a date in figures or an occasion may begin at `at`.
#[inline]
fn may_be_label(text: &Text<'_>, at: usize) -> bool {
    text.is(at, Class::LABEL.with(Class::QUOTE)) || led::may_begin(text.at(at))
}

fn labelled(text: &Text<'_>, start: usize, end: usize, habits: Habits) -> Option<Head> {
    match worded(text, start).or_else(|| month_in_figures(text, start, end)) {
        Some(label) => fitting(label, end).map(|label| join(text, label, end)),
        None => in_figures(text, start, habits.dates_in_figures)
            .and_then(|label| fitting(label, end))
            .map(|label| parted(join(text, label, end))),
    }
}

/// The label of that head.
#[must_use]
pub fn leading_label(text: &Text<'_>, start: usize, end: usize) -> Option<Label> {
    if !may_be_label(text, start) {
        return None;
    }
    let label = worded(text, start).or_else(|| in_figures(text, start, false))?;
    fitting(label, end)
}

fn worded(text: &Text<'_>, start: usize) -> Option<Label> {
    label::scan(text, start)
        .or_else(|| led::quoted(text, start))
        .or_else(|| led::into(text, start))
        .or_else(|| occasion::dated(text, start))
        .or_else(|| occasion::around(text, start))
}

fn fitting(label: Label, end: usize) -> Option<Label> {
    Some(label).filter(|label| label.span.end <= end)
}

/// Figures end where they end: no gap is needed behind them.
fn parted(head: Head) -> Head {
    match head.tail {
        Tail::Glued => Head {
            tail: Tail::Gap,
            ..head
        },
        _ => head,
    }
}

/// `七、八月份`, `7.8月`: a pair of months that looks like a numbered label.
fn pair(text: &Text<'_>, at: usize) -> Option<Label> {
    let (first, second) = twofold(text, at)?;
    if second != first + 1 {
        return None;
    }
    let label = label::scan(text, at)?;
    // `2.3月7日`: the second item, on a day in March.
    let dated = day::follows(text, label.span.end);
    (label.when.months().len() > 1 && !dated).then_some(label)
}

/// The two numbers of `N、M月`; in `2.三月` the first counts.
#[must_use]
#[inline]
pub fn twofold(text: &Text<'_>, at: usize) -> Option<(u32, u32)> {
    match text.holds(Class::MONTH) {
        true => two_numbers(text, text.skip_spaces(at)),
        false => None,
    }
}

fn two_numbers(text: &Text<'_>, at: usize) -> Option<(u32, u32)> {
    let first = number::scan(text, at)?;
    let mark = text.skip_spaces(first.end);
    if !matches!(text.at(mark), '、' | ',' | '.') {
        return None;
    }
    let second = number::scan(text, text.skip_spaces(mark + 1));
    let second = second.filter(|second| text.at(mark) == '、' || second.han == first.han)?;
    let alike = first.han == second.han;
    ends_months(text, second, alike).then_some((first.value, second.value))
}

/// Whether `number` has 月 behind it, or the next number has: `10、11月`.
fn ends_months(text: &Text<'_>, number: Number, goes_on: bool) -> bool {
    let end = text.skip_spaces(number.end);
    if label::counts_months(text, end) {
        return true;
    }
    let next = || number::scan(text, text.skip_spaces(end + 1));
    let counts_on = |next: &Number| goes_on && next.value == number.value + 1;
    text.at(end) == '、'
        && next()
            .filter(counts_on)
            .is_some_and(|next| ends_months(text, next, true))
}

/// `2/23(一)`, `2026.3.8`: figures are a label where a year, a weekday or a colon makes them a date, or the document lists
/// dates so; else `3.8` is a holiday's name.
fn in_figures(text: &Text<'_>, at: usize, listed: bool) -> Option<Label> {
    let date = day::figures(text, at)?;
    let colon = text.at(text.skip_spaces(date.end)) == ':';
    if !date.certain && !colon && !listed {
        return None;
    }
    Some(Label::from(date))
}

/// `2026.03`, `2026/3：`: a year and a month in figures, with nothing but a colon behind them; in `2026.03 春游` two figures and a
/// gap make it a month.
#[must_use]
pub fn month_in_figures(text: &Text<'_>, start: usize, end: usize) -> Option<Label> {
    let year = number::scan(text, start).filter(|number| number.width == 4 && !number.han)?;
    let mark = year.end;
    let month = number::scan(text, mark + 1).filter(|number| !number.han)?;
    let joined = matches!(text.at(mark), '.' | '-' | '/');
    let after = text.skip_spaces(month.end);
    let gap = month.width == 2
        && after > month.end
        && matches!(text.at(after), '一'..='鿿')
        && !genre::names_document(text, after..end);
    let apart = joined && (after >= end || text.at(after) == ':' || gap);
    let month_number = u8::try_from(month.value).ok();
    let known = month_number.filter(|month| apart && (1..=12).contains(month))?;
    Some(Label {
        span: start..month.end,
        when: When::Months(Months::one(known)),
        year: Some(Written::Year(year::calendar(year)?)),
        vague: false,
    })
}

/// `动员部署（3月）。召开大会`, `动员部署阶段（4月）`, `第一阶段（3月—4月）：宣传发动`, `实施阶段：5月至6月`: the time of a phase stands behind its name, between
/// `start` and `end`.
#[must_use]
pub fn of_phase(text: &Text<'_>, start: usize, end: usize) -> Option<Head> {
    if !text.holds(Class::MONTH) {
        return None;
    }
    let near = start..end.min(start + LONGEST_PHASE);
    let named = near.clone().find_map(|at| text.word(at, PHASE));
    let named = named.or_else(|| behind_stage(text, &near))?;
    let apart = text.skip(named, |found| matches!(found, ':' | ' '));
    let bracketed = || text.first(named..near.end, Class::OPEN);
    let label = label::scan(text, apart).or_else(|| label::scan(text, bracketed()?))?;
    let bare = text.at(label.span.start) != '(';
    let words = text.skip_spaces(label.span.end);
    // `第一阶段：3月—4月 宣传发动`
    let name = text.trim_with(words..end, words::is_stop);
    let called = bare
        && words > label.span.end
        && piece::is_phrase(text, &name, LONGEST_NAME)
        && !name.clone().any(|at| text.is_break(at));
    let alone = words >= end || called;
    if !label.when.has_month() || bare && (apart == named || !alone) {
        return None;
    }
    let rest = text.skip(label.span.end, |found| {
        matches!(found, ' ' | ',' | '。') || is_rule(found)
    });
    Some(plain(label, Tail::Colon, rest.min(end)))
}

/// How long the name of a phase is at most, and the word in it.
const LONGEST_PHASE: usize = 20;
const LONGEST_NAME: usize = 8;
const PHASE: &[Word] = vocabulary!["阶段"];

/// `动员部署（3月）。召开誓师大会`: the end of the name of a stage, where a sentence behind the brackets says what is done in it.
fn behind_stage(text: &Text<'_>, near: &Range<usize>) -> Option<usize> {
    const STAGES: &[Word] = vocabulary![
        "动员", "部署", "发动", "实施", "推进", "攻坚", "冲刺", "贯通", "自查", "整改", "验收",
        "总结", "表彰", "评比", "提升", "巩固", "推广", "启动", "准备",
    ];
    let open = text.first(near.clone(), Class::OPEN)?;
    let close = text.skip(open, |found| found != ')');
    let told = text.at(close + 1) == '。' && close + 2 < text.len();
    let name = near.start..open;
    let named = (4..=LONGEST_NAME).contains(&name.len()) && text.ends_with(open, STAGES);
    (told && named).then_some(open)
}

/// Whether the label at `at` stands behind the name of a phase: `第二阶段：5月`.
#[must_use]
pub fn is_behind_phase(text: &Text<'_>, at: usize) -> bool {
    let end = text
        .trim_with(0..at, |found| matches!(found, ':' | ' '))
        .end;
    text.ends_with(end, PHASE)
}

/// Sees how `label` is joined to the rest of the piece, which ends at `end`.
fn join(text: &Text<'_>, label: Label, end: usize) -> Head {
    let at = english::end_of(text, &label).min(end);
    if words::is_generic(text, at..end) || text.skip(at, is_bullet) >= end {
        return plain(label, Tail::Alone, end);
    }
    if let Some(head) = titled(text, &label, end).or_else(|| in_brackets(text, &label, end)) {
        return head;
    }
    let aside = aside(text, at, end);
    let at = aside.unwrap_or(at);
    let (tail, rest) = match text.at(at) {
        found if is_rule(found) => (Tail::Colon, at + 1),
        ',' | '、' | '.' | '。' | ';' => (Tail::Comma, at + 1),
        ' ' if is_rule(text.at(text.skip_spaces(at))) => (Tail::Colon, text.skip_spaces(at)),
        ' ' => (Tail::Gap, at),
        _ if aside.is_some() => (Tail::Gap, at),
        _ => (Tail::Glued, at),
    };
    let rest = match text.at(at) {
        // `3月份的大扫除`
        '的' => at + 1,
        _ => text.skip(rest, |found| found == ' ' || found == ',' || is_rule(found)),
    };
    plain(label, tail, rest.min(end))
}

/// The place behind `（春节前）`, `（待定）` at `at`, where words follow.
fn aside(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let open = text.skip_spaces(at);
    if text.at(open) != '(' {
        return None;
    }
    let named = text.word(open + 1, vocabulary!["待定", "暂定", "拟定", "时间待定"]);
    let close = named.or_else(|| occasion::name(text, open + 1))?;
    (text.at(close) == ')' && text.skip_spaces(close + 1) < end).then_some(close + 1)
}

/// Whether `found` parts a label from its words as a colon does.
fn is_rule(found: char) -> bool {
    matches!(found, ':' | '-' | '·' | '|' | '/')
}

fn plain(label: Label, tail: Tail, rest: usize) -> Head {
    Head {
        label,
        tail,
        theme: rest..rest,
        titled: false,
        rest,
    }
}

/// `三月（读书月）`, with nothing behind it: the brackets hold the theme.
fn in_brackets(text: &Text<'_>, label: &Label, end: usize) -> Option<Head> {
    let open = text.skip_spaces(label.span.end);
    if text.at(open) != '(' {
        return None;
    }
    let close = (open..end).find(|at| text.at(*at) == ')')?;
    let only = text.skip_spaces(close + 1) >= end;
    only.then(|| Head {
        theme: open + 1..close,
        ..plain(label.clone(), Tail::Alone, end)
    })
}

/// The word that announces a theme.
const TITLE: &[Word] = vocabulary!["主题"];

/// The place behind `主题：` at `at`.
#[must_use]
pub fn announces_theme(text: &Text<'_>, at: usize) -> Option<usize> {
    const NAMES: &[Word] = vocabulary!["主题", "活动主题", "本月主题", "月主题"];
    let start = text.skip_spaces(at);
    let mut ends = NAMES
        .iter()
        .filter(|name| text.begins(start, name))
        .map(|name| start + name.length);
    ends.find(|end| text.at(*end) == ':').map(|end| end + 1)
}

/// `一月（主题：暖冬）：家访`: the brackets at `start` hold the theme, which is announced, and a colon stands behind them.
fn titled_in_brackets(text: &Text<'_>, label: &Label, start: usize, end: usize) -> Option<Head> {
    let open = Some(start).filter(|start| text.at(*start) == '(')?;
    let theme = announces_theme(text, open + 1)?;
    let close = (theme..end).find(|at| text.at(*at) == ')')?;
    let colon = Some(text.skip_spaces(close + 1)).filter(|colon| text.at(*colon) == ':')?;
    Some(Head {
        theme: theme..close,
        ..plain(
            label.clone(),
            Tail::Colon,
            text.skip_spaces(colon + 1).min(end),
        )
    })
}

/// `二月主题：新气象`, `三月份工作重点：…`, `三月（读书月）：…`, `三月:读书月:`.
fn titled(text: &Text<'_>, label: &Label, end: usize) -> Option<Head> {
    let start = text.skip(label.span.end, |found| matches!(found, ' ' | ':' | '|'));
    if let Some(head) = titled_in_brackets(text, label, start, end) {
        return Some(head);
    }
    let colon = text.first(start..end.min(start + 14), Class::COLON)?;
    if (start..colon).any(|at| words::is_stop(text.at(at)) || text.at(at) == ',') || colon == start
    {
        return None;
    }
    let rest = text
        .skip(colon, |found| matches!(found, ' ' | ':'))
        .min(end);
    let direct = text.at(label.span.end) != ':';
    let theme = text.trim_with(start..colon, |found| matches!(found, ' ' | '(' | ')'));
    let head = |theme: Range<usize>, titled| Head {
        label: label.clone(),
        tail: Tail::Colon,
        theme,
        titled,
        rest,
    };
    if text.contains_any(start..colon, TITLE) {
        return Some(head(rest..rest, true));
    }
    if direct && words::is_generic(text, start..colon) {
        return Some(head(rest..rest, false));
    }
    let bracket = direct && text.at(start) == '(' && text.before(colon) == ')';
    let only = rest == end && label.when.has_month() && !text.has(colon.saturating_sub(2), "如下");
    (bracket || only && !text.has(start, "时间")).then(|| head(theme, false))
}
