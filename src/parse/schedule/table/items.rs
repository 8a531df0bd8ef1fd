//! Items of a cell: the several things it names.
//!
//! In: a cell. Out: the words of each thing in it, parted by lines, by numbers that count on, or by `；`.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::block::Line;
use crate::parse::schedule::numbering::{self, Mark};
use crate::parse::schedule::piece;
use crate::parse::schedule::press;
use crate::parse::schedule::text::{Folded, Sheet, Text};

/// The things named in a cell: its lines, its numbers, its parts between `；`. `whole` is the cell in one line.
pub(super) fn of<'a>(cell: &[Line], whole: &Text<'a>) -> Vec<Cow<'a, str>> {
    let mut items: Vec<Cow<'a, str>> = match cell {
        [_] => of_line(whole, numbering::leading(whole, 0))
            .map(Cow::Borrowed)
            .collect(),
        lines => of_lines(lines).into_iter().map(Cow::Owned).collect(),
    };
    items.retain(|item| item.chars().any(char::is_alphabetic));
    items
}

fn of_lines(cell: &[Line]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let sheet = Sheet::fold(cell.iter().map(|line| line.text.as_str()));
    let lines = sheet.texts();
    let lines: Vec<_> = lines
        .map(|text| (numbering::leading(&text, 0), text))
        .collect();
    let blank = |text: &Text<'_>| text.skip_spaces(0) >= text.len();
    let numbered = lines
        .iter()
        .all(|(mark, text)| mark.is_some() || blank(text));
    let some = lines.iter().any(|(mark, _)| mark.is_some());
    for (mark, text) in &lines {
        match items.last_mut() {
            Some(last) if some && !numbered && mark.is_none() => {
                last.push_str(text.words_from(0).trim());
            }
            _ => items.extend(of_line(text, *mark).map(str::to_owned)),
        }
    }
    items
}

/// The things named in one line, which begins with the number `first`.
fn of_line<'a>(text: &Text<'a>, first: Option<Mark>) -> impl Iterator<Item = &'a str> {
    let start = first.map_or(0, |mark| mark.end);
    let further = first.map_or_else(Vec::new, |mark| {
        numbering::further(text, start..text.len(), mark)
    });
    let text = *text;
    let parts = match further.is_empty() {
        true => press::parts(&text, start..text.len()),
        false => parted(start, &further, text.len()),
    };
    parts.into_iter().map(move |part| piece::tidy(&text, part))
}

/// The stretches from `start` to `end` between the numbers `further`.
fn parted(start: usize, further: &[Mark], end: usize) -> Vec<Range<usize>> {
    let starts = std::iter::once(start).chain(further.iter().map(|mark| mark.end));
    let ends = further.iter().map(|mark| mark.start).chain([end]);
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

/// Those whom a cell names one by one.
pub(super) fn of_who(cell: &[Line]) -> Vec<String> {
    cell.iter()
        .flat_map(|line| {
            let folded = Folded::new(&line.text);
            let text = folded.text();
            let each = of_line(&text, numbering::leading(&text, 0));
            each.map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|who| !who.is_empty())
        .collect()
}
