//! A file's own front matter, taken over.
//!
//! In: its names and values, as another program or this one wrote them. Out: what a document has a place for, in each
//! document of the file. Invariant: what has no place is told; what kept a text from the public keeps it still.

pub mod readers;

use std::ops::RangeInclusive;

use crate::base::date::Date;
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::import::block::{Block, Kind};
use crate::import::draft::{Draft, Titled};
use crate::import::escape;
use crate::import::markdown::Front;
use crate::model::schedule::{PlanYear, Term};

/// The years a plan may be of.
const YEARS: RangeInclusive<i16> = 1900..=2199;

/// Takes over what a file says of itself. Its title and number are those of one document only.
pub fn take_over(drafts: &mut [Draft], front: &Front) {
    let is_one = drafts.len() == 1;
    for draft in drafts.iter_mut() {
        for (name, value) in front {
            let of_one = is_one || !matches!(name.as_str(), "title" | "number");
            match readers::take(&mut draft.readers, name, value) {
                Some(true) => {}
                Some(false) => draft.decide.push(readers::told(name, value)),
                None if of_one && take(draft, name, value) => {}
                None => draft.untaken.push(name.clone()),
            }
        }
    }
}

/// Takes one value; says whether there is a place for it.
fn take(draft: &mut Draft, name: &str, value: &str) -> bool {
    match name {
        "title" if !value.is_empty() => take_title(draft, value),
        "date" => match value.get(..10).unwrap_or(value).parse::<Date>() {
            Ok(date) => draft.date = Some(date),
            Err(_) => return false,
        },
        "unit" => drop(draft.unit.get_or_insert_with(|| value.to_owned())),
        "number" => drop(draft.number.get_or_insert_with(|| value.to_owned())),
        "year" | "school_year" => match year(value) {
            Some(year) => draft.year = Some(year),
            None => return false,
        },
        _ => return false,
    }
    true
}

/// The title that is said stands above the one in the text, which becomes a heading.
fn take_title(draft: &mut Draft, value: &str) {
    if draft.titled == Titled::Text && draft.title != value {
        let place = Place::file(&SourcePath::new(""));
        let words = escape::inline(&draft.title);
        let heading = Block::new(Kind::Heading(2), words, place);
        draft.body = format!("{}\n\n{}", heading.markdown(), draft.body);
    }
    value.clone_into(&mut draft.title);
    draft.titled = Titled::Text;
}

/// `2026`, `2025-2026`, `2025-2026-1`.
fn year(value: &str) -> Option<PlanYear> {
    let parts = value.split(['-', '—', '–', '―', '－', '～', '~']);
    let numbers: Option<Vec<i16>> = parts
        .filter(|part| !part.is_empty())
        .map(|part| part.trim().parse().ok())
        .collect();
    let (start, term) = match *numbers?.as_slice() {
        [year] => return YEARS.contains(&year).then_some(PlanYear::Calendar(year)),
        [start, end] if follows(start, end) => (start, None),
        [start, end, 1] if follows(start, end) => (start, Some(Term::First)),
        [start, end, 2] if follows(start, end) => (start, Some(Term::Second)),
        _ => return None,
    };
    YEARS
        .contains(&start)
        .then_some(PlanYear::School { start, term })
}

fn follows(start: i16, end: i16) -> bool {
    start.checked_add(1) == Some(end)
}
