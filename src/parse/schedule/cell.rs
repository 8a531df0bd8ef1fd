//! Cells: when, in a table's column of months or dates, where 月 is often left out.
//!
//! In: a cell's text. Out: its label and where the rest begins; or that it repeats the cell above.

use crate::parse::schedule::dating;
use crate::parse::schedule::day;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::months::{Date, Dates, Months};
use crate::parse::schedule::number;
use crate::parse::schedule::numbering::{self, Style};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::year;

/// What a cell of the time column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The same as above: blank, `〃`, `同上`.
    Same,
    /// A time, and where the words after it begin.
    When(Label, usize),
    /// Something else.
    Other,
}

/// Reads a cell; `bare` where a number alone is a month because the column is headed 月份.
#[must_use]
pub fn read(text: &Text<'_>, bare: bool) -> Cell {
    if is_ditto(text) {
        return Cell::Same;
    }
    let at = text.skip_spaces(0);
    let found = label_at(text, at, bare).or_else(|| {
        let mark = numbering::leading(text, at).filter(|mark| mark.style != Style::Bullet)?;
        label_at(text, mark.end, bare)
    });
    match found.or_else(|| inside(text)) {
        Some(label) => {
            let label = day_at_end(text, &label).unwrap_or(label);
            let rest = text.skip(label.span.end, |found| {
                matches!(found, ':' | ' ' | '-' | '(' | ')' | ',')
            });
            let rest = if is_time_of_day(text, rest) {
                text.len()
            } else {
                rest
            };
            Cell::When(label, rest)
        }
        None => Cell::Other,
    }
}

/// Whether nothing but a time of the day follows at `at`, or what stands in brackets: `(正月初三)下午14:30`, `周六上午`.
fn is_time_of_day(text: &Text<'_>, at: usize) -> bool {
    const HOURS: &str = "0123456789:-上下午晚早中晨点时分半至到起周星期 )";
    const DAYS: &str = "一二三四五六日天";
    let mut depth = 0i32;
    (at..text.len()).all(|at| {
        depth += i32::from(text.at(at) == '(');
        let inside = depth > 0;
        depth -= i32::from(text.at(at) == ')' && inside);
        let weekday = matches!(text.before(at), '周' | '期') && DAYS.contains(text.at(at));
        inside || weekday || HOURS.contains(text.at(at))
    })
}

/// `11月28`: a day that has lost its word, where nothing else stands behind the month.
fn day_at_end(text: &Text<'_>, label: &Label) -> Option<Label> {
    let month = match &label.when {
        When::Months(months) if months.len() == 1 => *months.first()?,
        _ => return None,
    };
    let number = number::scan(text, label.span.end).filter(|number| number.end == text.len())?;
    let day = day::first(text, number, month)?.day;
    let date = Date {
        month,
        day,
        last: None,
    };
    Some(Label {
        span: label.span.start..number.end,
        when: When::Dates(Dates::one(date)),
        ..label.clone()
    })
}

/// `五一前夕（5月）`: a month behind other words; the words are none of its theme.
fn inside(text: &Text<'_>) -> Option<Label> {
    let dated = dating::find(text, &(0..text.len()))?;
    let span = dated.label.span.start..text.len();
    Some(Label {
        span,
        ..dated.label
    })
}

fn label_at(text: &Text<'_>, at: usize, bare: bool) -> Option<Label> {
    let word = label::scan(text, at).filter(|label| label.when != When::Part);
    word.or_else(|| in_figures(text, at, bare))
        .or_else(|| bare_months(text, at, bare).filter(|label| bare || label.year.is_some()))
}

/// Whether the cell repeats the one above.
#[must_use]
pub fn is_ditto(text: &Text<'_>) -> bool {
    let range = text.trim(0..text.len());
    range.clone().all(|at| {
        matches!(
            text.at(at),
            '〃' | '″' | '"' | '”' | '\'' | '′' | '-' | '↑' | '…' | '/'
        )
    }) || text.has(range.start, "同上") && range.end - range.start <= 3
}

fn in_figures(text: &Text<'_>, at: usize, bare: bool) -> Option<Label> {
    let date = day::figures(text, at)?;
    // `3-4` in a column of months is two months, in a column of dates a day.
    let first = text.skip(at, |found| found.is_ascii_digit());
    let months = bare && date.year.is_none() && text.at(first) == '-';
    (!months).then(|| Label::from(date))
}

/// `3`, `三`, `3-4`, `七、八`, and with its year, `2026.3`, in any column; where it is `headed` for months, `3 读书月`.
fn bare_months(text: &Text<'_>, at: usize, headed: bool) -> Option<Label> {
    let mark = year::scan(text, at);
    let mut end = mark.map_or(at, |mark| mark.end);
    let mut months = Months::default();
    let mut through = false;
    loop {
        let number = number::scan(text, text.skip_spaces(end))?;
        add(
            &mut months,
            u8::try_from(number.value)
                .ok()
                .filter(|month| (1..=12).contains(month))?,
            through,
        );
        end = number.end;
        match text.at(text.skip_spaces(end)) {
            '-' | '至' => through = true,
            '、' | ',' | '.' | '/' => through = false,
            _ => break,
        }
        end = text.skip_spaces(end) + 1;
    }
    let whole = text.skip_spaces(end) >= text.len() || headed && leads_words(text, end);
    whole.then(|| Label {
        span: at..end,
        when: When::Months(months),
        year: mark.map(|mark| mark.year),
        vague: false,
    })
}

/// Whether words stand behind a gap at `at`.
fn leads_words(text: &Text<'_>, at: usize) -> bool {
    text.at(at) == ' ' && !text.is(text.skip_spaces(at), Class::NUMBER)
}

fn add(months: &mut Months, month: u8, through: bool) {
    if through {
        months.reach(month);
    }
    if months.len() < 12 {
        months.push(month);
    }
}
