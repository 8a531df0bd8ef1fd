//! Dating: the month inside an item. `召开教代会（10月前完成）`, `在4月底举行…`, `6月29日下午…`.
//!
//! In: a folded line and a range. Out: the label that dates it best, and how it stands there. Words in quotation marks
//! and in book-title marks are names and date nothing.

use std::ops::Range;

use crate::base::date::YearMonth;
use crate::model::schedule::PlanYear;
use crate::parse::schedule::day;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::moment::Moment;
use crate::parse::schedule::months::Dates;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year::Written;

/// How a date stands in an item, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// At its beginning.
    Start,
    /// In brackets, or after a gap at its end.
    Suffix,
    /// In a sentence.
    Inside,
}

/// A date in an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The label.
    pub label: Label,
    /// How it stands.
    pub standing: Standing,
}

/// The date that says when the item in `range` is.
#[must_use]
pub fn find(text: &Text<'_>, range: &Range<usize>) -> Option<Dated> {
    all(text, range).min_by_key(|dated| dated.standing)
}

/// Every label with a month in `range`.
pub fn all(text: &Text<'_>, range: &Range<usize>) -> impl Iterator<Item = Dated> {
    let mut free = range.start;
    let may_begin = match text.holds(Class::MONTH) {
        true => Class::LABEL.with(Class::QUOTE),
        false => Class::NONE,
    };
    let mut months = text.places(range.clone(), Class::MONTH).peekable();
    text.places(range.clone(), may_begin).filter_map(move |at| {
        if at < free {
            return None;
        }
        if let Some(end) = quotation(text, at, range.end) {
            free = end;
            return None;
        }
        while months.next_if(|month| *month < at).is_some() {}
        months.peek()?;
        let label = label_at(text, at, range.end)?;
        free = label.span.end.max(at + 1);
        standing(text, range, &label).map(|standing| Dated { label, standing })
    })
}

/// The same `scope` on the days that an item gives itself in it, at its beginning or in brackets: `座谈会（11月25日）`,
/// `座谈会（25日）`.
#[must_use]
pub fn on_own_days(text: &Text<'_>, range: &Range<usize>, scope: &Moment) -> Option<Moment> {
    match find(text, range) {
        Some(dated) => {
            let parted = matches!(text.before(dated.label.span.start), ',' | '。' | ';' | ' ');
            let own = dated.standing != Standing::Inside || parted;
            own.then(|| scope.on(dated.label.when.dates()))?
        }
        None => match &*scope.months {
            &[(month, _)] => scope.on(&days_in_brackets(text, range, month)?),
            _ => None,
        },
    }
}

/// `（25日）`, `（25日，周六）`, `（6日、20日）`: days of `month`.
fn days_in_brackets(text: &Text<'_>, range: &Range<usize>, month: u8) -> Option<Dates> {
    let mut opens = text.places(range.clone(), Class::OPEN);
    opens.find_map(|open| {
        let (end, dates) = label::days(text, open + 1, month)?;
        let end = text.word(end, day::HALVES).unwrap_or(end);
        matches!(text.at(end), ')' | ',' | ' ').then_some(dates)
    })
}

/// What says of an item without a month that it comes back, `例会每月一次`, or in which stretch it lies: `疗养（暑假）`,
/// `互助，全年办理`.
#[must_use]
pub fn stretch(text: &Text<'_>, range: &Range<usize>) -> Option<Label> {
    let mut free = range.start;
    let mut places = text.places(range.clone(), Class::LABEL.with(Class::QUOTE));
    let label = |at: usize| {
        let label = label::scan(text, at)?;
        (label.span.end <= range.end && is_stretch(text, &label, range.end)).then_some(label)
    };
    places.find_map(|at| {
        if at < free || text.at(at) == '(' {
            return None;
        }
        if let Some(end) = quotation(text, at, range.end) {
            free = end;
            return None;
        }
        label(at)
    })
}

fn is_stretch(text: &Text<'_>, label: &Label, end: usize) -> bool {
    let (start, behind) = (label.span.start, label.span.end);
    let before = text.before(start);
    let parted = matches!(before, ',' | '(' | ' ' | '。' | ';' | ':');
    match label.when {
        When::Every => (parted || text.at(start) == '每') && text.at(behind) != '的',
        When::Period(_) => {
            let rest = behind..text.skip(behind, |found| !words::is_break(found)).min(end);
            parted && rest.len() <= 4 && text.trim_with(rest.end..end, words::is_break).is_empty()
        }
        _ => false,
    }
}

/// The end of the quotation that begins at `at`.
fn quotation(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let close = match text.at(at) {
        '“' => '”',
        '《' => '》',
        '「' => '」',
        '『' => '』',
        _ => return None,
    };
    (at + 1..end)
        .find(|at| text.at(*at) == close)
        .map(|at| at + 1)
}

fn label_at(text: &Text<'_>, at: usize, end: usize) -> Option<Label> {
    if !may_begin(text, at) {
        return None;
    }
    label::scan(text, at).filter(|label| names_month(label) && label.span.end <= end)
}

/// Whether a date may begin at `at`.
fn may_begin(text: &Text<'_>, at: usize) -> bool {
    let begins = text.is(at, Class::NUMBER)
        || matches!(
            text.at(at),
            '元' | '今' | '本' | '明' | '次' | '去' | 'x' | 'X'
        );
    begins && !text.is_before(at, Class::NUMBER) && !matches!(text.before(at), '第' | '历')
}

/// Whether `label` names a month that is not over.
fn names_month(label: &Label) -> bool {
    label.when.has_month() && label.year != Some(Written::Past)
}

/// Words that name something by the month before them.
const NAMED: &[Word] = vocabulary!["以来", "工资", "会费", "报表", "账目", "期刊", "奖金"];

/// Words before a time that holds no more: `原定5月改为6月`.
pub const ONCE: &[Word] = vocabulary![
    "原",
    "原定",
    "原定于",
    "原为",
    "原计划",
    "原计划于",
    "原拟于"
];

/// How `label` stands in the item; `None` where it only names something, as in `5月的花`, or holds no more.
fn standing(text: &Text<'_>, range: &Range<usize>, label: &Label) -> Option<Standing> {
    let (before, after) = (text.before(label.span.start), text.at(label.span.end));
    if after == '的' && text.at(label.span.end + 1) != '第'
        || text.word(label.span.end, NAMED).is_some()
    {
        return None;
    }
    if text.ends_with(label.span.start, ONCE) {
        return None;
    }
    let rest = text.trim_with(label.span.end..range.end, words::is_break);
    let opened =
        before == '(' || text.before(label.span.start.saturating_sub(1)) == '(' && before == '于';
    Some(if label.span.start == text.skip_spaces(range.start) {
        Standing::Start
    } else if opened
        || rest.is_empty() && matches!(before, ' ' | ':' | '-' | ',' | '。' | ';' | '…' | '|')
    {
        Standing::Suffix
    } else {
        Standing::Inside
    })
}

/// Whether a label lies in a year, or in a month of it, before the plan begins.
#[must_use]
pub fn is_over(label: &Label, plan: Option<PlanYear>) -> bool {
    let month = label.when.months().first().copied().unwrap_or(12);
    match (label.year, plan) {
        (Some(Written::Year(year)), Some(plan)) => plan.is_after_month(YearMonth { year, month }),
        _ => false,
    }
}
