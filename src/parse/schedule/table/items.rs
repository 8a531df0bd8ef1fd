//! Items of a cell: the several things it names.
//!
//! In: a cell. Out: the words of each thing in it, parted by lines, by numbers that count on, or by `；`.

use crate::model::block::Line;
use crate::parse::schedule::numbering::{self, Mark};
use crate::parse::schedule::piece;
use crate::parse::schedule::press;
use crate::parse::schedule::text::{Folded, Sheet, Text};

/// The things named in a cell: its lines, its numbers, its parts between `；`. `whole` is the cell in one line.
pub(super) fn of(cell: &[Line], whole: &Text<'_>) -> Vec<String> {
    let mut items = match cell {
        [_] => of_line(whole, numbering::leading(whole, 0)),
        lines => of_lines(lines),
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
            _ => items.extend(of_line(text, *mark)),
        }
    }
    items
}

/// The things named in one line, which begins with the number `first`.
fn of_line(text: &Text<'_>, first: Option<Mark>) -> Vec<String> {
    let start = first.map_or(0, |mark| mark.end);
    let further = first.map_or_else(Vec::new, |mark| {
        numbering::further(text, start..text.len(), mark)
    });
    if further.is_empty() {
        return press::parts(text, start..text.len())
            .into_iter()
            .map(|part| piece::tidy(text, part).to_owned())
            .collect();
    }
    let starts = std::iter::once(start).chain(further.iter().map(|mark| mark.end));
    let ends = further.iter().map(|mark| mark.start).chain([text.len()]);
    starts
        .zip(ends)
        .map(|(start, end)| piece::tidy(text, start..end).to_owned())
        .collect()
}

/// Those whom a cell names one by one.
pub(super) fn of_who(cell: &[Line]) -> Vec<String> {
    cell.iter()
        .flat_map(|line| {
            let folded = Folded::new(&line.text);
            let text = folded.text();
            of_line(&text, numbering::leading(&text, 0))
        })
        .filter(|who| !who.is_empty())
        .collect()
}
