//! Days among others: figures that are days for where they stand, between months that stand alone or dates in words.
//!
//! In: rows. Out: the days in figures among them. Invariant: all months and days stand in the order of the year.

use super::{
    LEAST, Leading, List, NO_DAY_YET, begins_in_figures, glued, in_figures, in_words, is_listed,
    start,
};
use crate::parse::schedule::day;
use crate::parse::schedule::label;
use crate::parse::schedule::row::Row;

/// `3.7 烘焙` and `3.21 植树` between `2月` and `4月`: rows whose first figures are days of months without a label of their own, in a
/// list of months that stand above what is theirs.
pub(super) fn months(rows: &[Row<'_>]) -> Vec<List> {
    let place = |(at, row): (usize, &Row<'_>)| {
        let day = in_figures(row).or_else(|| day_alone(rows, at));
        Some((at, day.or_else(|| label_alone(row))?))
    };
    let places: Vec<(usize, Leading)> = rows.iter().enumerate().filter_map(place).collect();
    let days = || places.iter().filter(|(_, date)| date.in_figures);
    let months = places.len() - days().count();
    let sorted = places.is_sorted_by(|(_, one), (_, other)| one.is_before(other));
    let certain = days().any(|(_, date)| date.day > NO_DAY_YET);
    let day = |at: usize| List {
        rows: at..at + 1,
        among_months: true,
    };
    match sorted && certain && months >= LEAST && days().nth(1).is_some() {
        true => days().map(|(at, _)| day(*at)).collect(),
        false => Vec::new(),
    }
}

/// `8.30-9.2` on a line of its own above words: its day.
fn day_alone(rows: &[Row<'_>], at: usize) -> Option<Leading> {
    let row = rows.get(at).filter(|row| is_listed(row))?;
    let date = day::figures(&row.text, start(row)).filter(|date| date.end == row.text.len())?;
    let below = rows.get(at + 1)?;
    let words = below.text.has_letters(0..below.text.len()) && !begins_in_figures(below);
    words.then_some(Leading {
        month: date.month,
        day: date.day,
        in_figures: true,
        certain: date.certain,
        dotted: true,
    })
}

/// The month of a label that stands alone.
fn label_alone(row: &Row<'_>) -> Option<Leading> {
    let (text, start) = (&row.text, start(row));
    let label = label::scan(text, text.skip_spaces(start))?;
    let end = text.skip(label.span.end, |found| matches!(found, ' ' | ':' | ')'));
    let month = label.when.months().first().copied()?;
    (is_listed(row) && end == text.len()).then_some(Leading {
        month,
        day: 0,
        in_figures: false,
        certain: false,
        dotted: false,
    })
}

/// `5.12防震演练` between `4月15日象棋` and `11月上旬体检`: figures that nothing parts from the words, of a day in order.
pub(super) fn dates(rows: &[Row<'_>], at: usize) -> Option<Leading> {
    // `5.12、6.1两节` names two.
    let before_han = |row: &Row<'_>| {
        let end = day::figures(&row.text, start(row))?.end;
        matches!(row.text.at(end), '一'..='鿿').then(|| glued(row))?
    };
    let own = rows.get(at).and_then(before_han)?;
    let above = rows.get(at.checked_sub(1)?).and_then(in_words)?;
    let below = rows.get(at + 1).and_then(in_words)?;
    (above.is_before(&own) && own.is_before(&below)).then_some(own)
}
