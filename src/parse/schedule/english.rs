//! English months beside Chinese ones: `March 三月`, `Sept. 九月`, `五月 May`.
//!
//! In: a folded line and a place. Out: the place of the Chinese month behind the name there, or the end of a month
//! with the name behind it. Invariant: a name alone is none; it stands beside the month that it translates.

use crate::parse::schedule::label::{self, Label};
use crate::parse::schedule::text::Text;

/// The names, in the order of the year.
const NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How many letters a short name has at least, and any name at most.
const SHORT: usize = 3;
const LONGEST: usize = 9;

/// The place of the month that a name at `at` translates, right behind it; `at` where there is none.
#[must_use]
pub fn behind(text: &Text<'_>, at: usize) -> usize {
    let translated = || {
        let (month, end) = name(text, at)?;
        let start = text.skip(end, is_parting);
        let label = label::scan(text, start)?;
        (*label.when.months() == [month]).then_some(start)
    };
    translated().unwrap_or(at)
}

/// The end of `label`, or of the name behind it that translates its month; in `5月 May Day 慰问` the name goes on.
#[must_use]
pub fn end_of(text: &Text<'_>, label: &Label) -> usize {
    let end = label.span.end;
    let start = text.skip(end, |found| is_parting(found) || found == '(');
    name(text, start)
        .filter(|(month, behind)| *label.when.months() == [*month] && !goes_on(text, *behind))
        .map_or(end, |(_, behind)| text.skip(behind, |found| found == ')'))
}

/// Whether another word of a name follows at `at`; capitals are no such word.
fn goes_on(text: &Text<'_>, at: usize) -> bool {
    let next = text.skip_spaces(at);
    text.at(next).is_ascii_alphabetic() && text.at(next + 1).is_ascii_lowercase()
}

/// The month that the name at `at` has, and the place behind it.
fn name(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let end = text.skip(at, |found| found.is_ascii_alphabetic());
    let letters = end - at;
    if !(SHORT..=LONGEST).contains(&letters) {
        return None;
    }
    let own = (at..end).map(|at| text.at(at).to_ascii_lowercase());
    let begins = |name: &&str| name.chars().take(letters).eq(own.clone());
    let month = NAMES.iter().position(begins)?;
    let dot = usize::from(text.at(end) == '.');
    Some((u8::try_from(month).ok()? + 1, end + dot))
}

fn is_parting(found: char) -> bool {
    matches!(found, ' ' | '/' | '|' | '·')
}

#[cfg(test)]
mod tests {
    use super::behind;
    use crate::parse::schedule::text::Folded;

    #[test]
    fn a_name_stands_before_the_month_it_translates() {
        for (line, expected) in [
            ("March 三月", 6),
            ("Sept. 九月", 6),
            ("MAY/5月", 4),
            ("May 三月", 0),
            ("Ma 三月", 0),
            ("May Day", 0),
        ] {
            let folded = Folded::new(line);
            assert_eq!(behind(&folded.text(), 0), expected, "{line}");
        }
    }
}
