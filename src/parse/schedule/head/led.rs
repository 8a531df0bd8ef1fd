//! Led in: labels that stand in corner brackets, or that lead a sentence in: `「三月」　贴窗花`, `从3月到5月，组织疗养`, `到了五月，办班`.
//!
//! In: a folded line and a place. Out: the label there, or where the words begin that lead one in. Invariant: months lead in only what is
//! planned; elsewhere they belong to what is told.

use crate::parse::schedule::clause;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// How many characters of a sentence are looked at behind the months that lead it in.
const LONGEST_SENTENCE: usize = 60;

/// Words before the first of several months through which something lasts.
const LASTING: &[Word] = vocabulary!["从", "自"];

/// Words before a month to which a text comes.
const COMING: &[Word] = vocabulary!["到了"];

/// Whether words that lead a month in may begin with `found`.
#[must_use]
#[inline]
pub fn may_begin(found: char) -> bool {
    matches!(found, '从' | '自' | '到')
}

/// `「三月」　贴窗花`: a month alone between corner brackets, with a gap, a colon or nothing behind them.
#[must_use]
pub fn quoted(text: &Text<'_>, start: usize) -> Option<Label> {
    if !matches!(text.at(start), '「' | '『') {
        return None;
    }
    let inner = label::scan(text, start + 1)?;
    let end = inner.span.end;
    let apart = matches!(text.at(end + 1), ' ' | ':' | '\0');
    let month = matches!(inner.when, When::Months(_));
    (month && apart && text.is(end, Class::UNQUOTE)).then_some(Label {
        span: start..end + 1,
        ..inner
    })
}

/// `从3月到5月，组织疗养`, `自9月起至11月期间，…`, `到了五月，…`: a month to which a sentence that plans something comes, or several through
/// which that lasts.
#[must_use]
pub fn into(text: &Text<'_>, start: usize) -> Option<Label> {
    const DURING: &[Word] = vocabulary!["期间", "之间", "间"];
    let (from, least) = match text.word(start, COMING) {
        Some(end) => (end, 1),
        None => (text.word(start, LASTING)?, 2),
    };
    let inner = label::scan(text, from).filter(|label| !label.names_days())?;
    let end = inner.span.end;
    let end = text.word(end, DURING).unwrap_or(end);
    let near = text.len().min(end + LONGEST_SENTENCE);
    let rest = end + 1..text.first(end + 1..near, Class::STOP).unwrap_or(near);
    let leads = inner.when.months().len() >= least && text.at(end) == ',';
    (leads && clause::is_planned(text, &rest)).then_some(Label {
        span: start..end,
        ..inner
    })
}

/// Where the words begin that lead in the month at `at`; `at` where none do.
#[must_use]
pub fn from(text: &Text<'_>, at: usize) -> usize {
    let mut words = LASTING.iter().chain(COMING);
    let before = words.find_map(|word| {
        let start = at.checked_sub(word.length)?;
        text.begins(start, word).then_some(start)
    });
    before.unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::{from, into, quoted};
    use crate::parse::schedule::text::Folded;

    #[test]
    fn months_lead_in_what_is_planned() {
        for (line, expected) in [
            ("从3月到5月，组织疗养", Some("从3月到5月")),
            ("自9月起至11月期间，开展征文", Some("自9月起至11月期间")),
            ("到了五月，举办球赛", Some("到了五月")),
            ("从3月，组织疗养", None),
            ("自5月起至9月，下班时间调整为18时", None),
            ("到了六月，增加到400人", None),
        ] {
            let folded = Folded::new(line);
            let text = folded.text();
            let label = into(&text, 0).map(|label| text.words(label.span));
            assert_eq!(label, expected, "{line}");
        }
    }

    #[test]
    fn what_leads_a_month_in_begins_before_it() {
        for (line, at, expected) in [
            ("。从3月到5月", 2, 1),
            ("。到了五月", 3, 1),
            ("。3月", 1, 1),
        ] {
            assert_eq!(from(&Folded::new(line).text(), at), expected, "{line}");
        }
    }

    #[test]
    fn corner_brackets_hold_a_month_alone() {
        for (line, expected) in [
            ("「三月」　贴窗花", true),
            ("「三月」女工月", false),
            ("《三月》", false),
        ] {
            assert_eq!(
                quoted(&Folded::new(line).text(), 0).is_some(),
                expected,
                "{line}"
            );
        }
    }
}
