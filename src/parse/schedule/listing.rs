//! Lists of dates in figures: `3.8 女工茶会`, `3/21 登塔`, line below line, also among such as `4月2日 春游` and `7月 送清凉`.
//!
//! In: rows. Out: those that list dates so. Invariant: one such line is a name or a size, unless it stands in order among months or dates
//! in words (`among`); a run of them is a list of dates only where nothing else is numbered so: in the order of the year, with days
//! that are no hours and no chapters.

mod among;

use std::ops::Range;

use crate::parse::schedule::day;
use crate::parse::schedule::head;
use crate::parse::schedule::label::{self, Label};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// How many lines make a list.
const LEAST: usize = 3;

/// The last number that hours, months and most chapters and counts have; days go on.
const NO_DAY_YET: u8 = 12;

/// The day or the month that a line begins with.
#[derive(Clone, Copy)]
struct Leading {
    month: u8,
    /// 0 for the whole month.
    day: u8,
    /// Whether it is written in figures alone.
    in_figures: bool,
    /// Whether it is a day for certain: a weekday follows.
    certain: bool,
    /// Whether a point joins the figures, as it does those of an hour.
    dotted: bool,
}

/// Rows whose first figures are days.
#[derive(Debug, Clone)]
pub struct List {
    /// Which.
    pub rows: Range<usize>,
    /// Whether it is a day among months that stand above what is theirs: `3.7 烘焙` below `2月`.
    pub among_months: bool,
}

/// The rows whose first figures are days.
#[must_use]
pub fn of_dates(rows: &[Row<'_>]) -> Vec<List> {
    let first = |(at, row): (usize, &Row<'_>)| in_figures(row).or_else(|| among::dates(rows, at));
    let mut leading: Vec<Option<Leading>> = rows.iter().enumerate().map(first).collect();
    if leading.iter().all(Option::is_none) {
        return Vec::new();
    }
    widen(&mut leading, rows);
    let (mut runs, mut certain) = (Vec::new(), false);
    let mut start = 0;
    for run in leading.split(Option::is_none) {
        let end = start + run.len();
        let dates: Vec<&Leading> = run.iter().flatten().collect();
        if may_be_dates(&dates) {
            runs.push(List {
                rows: start..end,
                among_months: false,
            });
            certain |= dates
                .iter()
                .any(|date| date.certain || date.day > NO_DAY_YET);
        }
        start = end + 1;
    }
    match certain {
        true => runs,
        false => among::months(rows),
    }
}

fn may_be_dates(dates: &[&Leading]) -> bool {
    let pairs = || {
        dates
            .windows(2)
            .filter_map(|pair| pair.first().zip(pair.last()))
    };
    let turns = pairs().filter(|(one, other)| other.is_before(one)).count();
    let counted = dates
        .iter()
        .zip(1..)
        .all(|(date, number)| date.month == number && date.day <= NO_DAY_YET);
    let mut days = dates.iter().filter(|date| date.day > 0);
    let dotted = dates.iter().any(|date| date.dotted);
    let hours = dotted && days.all(|date| date.day.is_multiple_of(5));
    let chapters = dates.first().is_some_and(|date| date.place() == (1, 1));
    let certain = dates.iter().any(|date| date.certain);
    dates.len() >= LEAST
        && dates.iter().any(|date| date.in_figures)
        && turns <= 1
        && (certain || !counted && !hours && !chapters)
}

/// Whether a row begins with a day in figures.
#[must_use]
pub fn begins_in_figures(row: &Row<'_>) -> bool {
    day::figures(&row.text, start(row)).is_some()
}

/// Whether a row begins with a year and a month in figures.
#[must_use]
pub fn begins_in_year_and_month(row: &Row<'_>) -> bool {
    head::month_in_figures(&row.text, row.text.skip_spaces(start(row)), row.text.len()).is_some()
}

/// Where the words of a row begin.
fn start(row: &Row<'_>) -> usize {
    row.mark.map_or(row.text.skip_spaces(0), |mark| mark.end)
}

/// Adds the days in words that stand above and below days in figures, up to a line without any.
fn widen(leading: &mut [Option<Leading>], rows: &[Row<'_>]) {
    for at in 1..leading.len() {
        join(leading, rows, at, at - 1);
    }
    for at in (1..leading.len()).rev() {
        join(leading, rows, at - 1, at);
    }
}

/// Adds the day in words at row `at`, or one in figures that runs on into its words, if there is a day at the row `beside`
/// it.
fn join(leading: &mut [Option<Leading>], rows: &[Row<'_>], at: usize, beside: usize) {
    let Some(&Some(near)) = leading.get(beside) else {
        return;
    };
    let alike = rows.get(at).zip(rows.get(beside)).is_some_and(is_alike);
    if let (Some(slot @ None), Some(row)) = (leading.get_mut(at), rows.get(at)) {
        let follows = |date: &Leading| match at > beside {
            true => near.is_before(date),
            false => date.is_before(&near),
        };
        let stands = |date: &Leading| date.day > 0 || alike && date.month != near.month;
        let glued = || glued(row).filter(follows);
        *slot = in_words(row).filter(stands).or_else(glued);
    }
}

/// Whether two rows are lines of one list: a month above the days in it is none.
fn is_alike((one, other): (&Row<'_>, &Row<'_>)) -> bool {
    let style = |row: &Row<'_>| row.mark.map(|mark| mark.style);
    let kinds = std::mem::discriminant(&one.kind) == std::mem::discriminant(&other.kind);
    kinds && one.depth == other.depth && style(one) == style(other)
}

/// `4.28表彰会`: figures that nothing parts from the words, as long as they count nothing.
fn glued(row: &Row<'_>) -> Option<Leading> {
    let date = day::figures(&row.text, start(row))?;
    let point = row.text.includes(date.start..date.end, '.');
    let listed = is_listed(row) && point && !is_amount(&row.text, date.end);
    listed.then_some(Leading {
        month: date.month,
        day: date.day,
        in_figures: true,
        certain: date.certain,
        dotted: true,
    })
}

/// Whether a row may list a day.
fn is_listed(row: &Row<'_>) -> bool {
    matches!(row.kind, RowKind::Plain | RowKind::Item(..))
}

fn in_figures(row: &Row<'_>) -> Option<Leading> {
    is_listed(row)
        .then(|| figures(&row.text, start(row)))
        .flatten()
}

fn in_words(row: &Row<'_>) -> Option<Leading> {
    is_listed(row)
        .then(|| written(&row.text, start(row)))
        .flatten()
}

/// A hyphen joins months or classes as well as a month and its day, and a point may be that of a number or an amount.
fn figures(text: &Text<'_>, start: usize) -> Option<Leading> {
    let date = day::figures(text, start)?;
    let between = |mark: char| (start..date.end).any(|at| text.at(at) == mark);
    let glued = between('.') && !matches!(text.at(date.end), ' ' | ':' | ',');
    let first = text.skip(start, |found| found.is_ascii_digit());
    let joined = text.at(first) == '-' && date.year.is_none() && date.last.is_none();
    if glued || joined || is_amount(text, text.skip_spaces(date.end)) {
        return None;
    }
    Some(Leading {
        month: date.month,
        day: date.day,
        in_figures: true,
        certain: date.certain,
        dotted: between('.'),
    })
}

/// Whether a measure follows.
#[must_use]
pub fn is_amount(text: &Text<'_>, at: usize) -> bool {
    const MEASURES: &[Word] = vocabulary![
        "元", "折", "公里", "小时", "分钟", "吨", "版", "楼", "号楼", "以上", "个", "名", "场",
        "次", "件", "套", "米", "斤", "层", "岁", "寸", "星", "万", "倍", "升", "级", "亿", "度",
        "届",
    ];
    // `岁末`, `名师` measure nothing.
    const WORDS: &[Word] = vocabulary![
        "岁末", "岁首", "名师", "名医", "名家", "个人", "星光", "楼道", "场馆", "层层"
    ];
    let measures = || text.word(at, WORDS).is_none() && text.word(at, MEASURES).is_some();
    text.at(at).is_ascii_alphabetic() || measures()
}

fn written(text: &Text<'_>, start: usize) -> Option<Leading> {
    let start = text.word(start, vocabulary!["于", "在"]).unwrap_or(start);
    let label = label::scan(text, start)?;
    let (month, day) = match label.when.dates().first() {
        Some(date) => (date.month, date.day),
        None => (of_month(text, &label)?, 0),
    };
    Some(Leading {
        month,
        day,
        in_figures: false,
        certain: false,
        dotted: false,
    })
}

/// The month of `7月 送清凉`, `7月下旬：送清凉`; one that stands alone has a list of its own below it.
fn of_month(text: &Text<'_>, label: &Label) -> Option<u8> {
    let words = text.skip(label.span.end, |found| matches!(found, ' ' | ':' | ','));
    let parted = words > label.span.end && words < text.len();
    label.when.months().first().copied().filter(|_| parted)
}

impl Leading {
    /// Its place in the year.
    fn place(&self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// Whether it lies before `other`; a month lies neither before nor behind its own days.
    fn is_before(&self, other: &Leading) -> bool {
        match self.day == 0 || other.day == 0 {
            true => self.month < other.month,
            false => self.place() < other.place(),
        }
    }
}
