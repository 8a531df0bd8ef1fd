//! Settling: items under no label, which may name their own month.
//!
//! In: the loose pieces of one section. Out: activities for those that are dated, and a count of the items beside them
//! that are not. A tie is decided for not inventing: a month inside a sentence dates an item only where the section is a
//! schedule, or most of its items are dated.

use std::ops::Range;

use crate::model::schedule::Unplaced;
use crate::parse::schedule::dating::{self, Dated, Standing};
use crate::parse::schedule::field::{Field, Key};
use crate::parse::schedule::head::Tail;
use crate::parse::schedule::judge::{Reading, Verdict};
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::{Item, Press};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::words;

/// A piece under no label.
pub struct Loose {
    /// Which.
    pub piece: usize,
    /// What its own label is for.
    pub verdict: Verdict,
    /// The piece and place of the time given below it.
    pub time: Option<(usize, Range<usize>)>,
    /// The fields given below it, with their pieces.
    pub fields: Vec<(usize, Field)>,
}

/// What the section says about its items.
pub struct Ground<'g, 'r, 'a> {
    /// Rows and pieces.
    pub reading: Reading<'r, 'a>,
    /// Whether the section's heading announces a schedule.
    pub announced: bool,
    /// The heading.
    pub title: &'g str,
}

/// One loose piece with its date.
struct Candidate<'r, 'a> {
    at: usize,
    piece: &'r Piece,
    row: &'r Row<'a>,
    when: Option<Source>,
    /// Whether it is dated and tells of something done.
    report: bool,
}

impl Candidate<'_, '_> {
    fn tells(&self, by: fn(&Text<'_>, Range<usize>) -> bool) -> bool {
        by(&self.row.text, self.piece.whole.clone())
    }
}

/// Where a candidate's date was found.
enum Source {
    /// In a field below it.
    Field(usize, Label),
    /// In its own words.
    Own(Dated),
    /// A period at its beginning, or a recurrence.
    Stretch(Label),
}

/// Prints the dated ones and says what each piece was taken for.
pub fn settle(
    ground: Ground<'_, '_, '_>,
    loose: &[Loose],
    years: &mut Years,
    press: &mut Press,
) -> Vec<(usize, Role)> {
    let mut candidates: Vec<Candidate<'_, '_>> = loose
        .iter()
        .filter_map(|loose| candidate(&ground, loose))
        .collect();
    tell(&mut candidates, ground.announced);
    let items = candidates
        .iter()
        .filter(|candidate| is_item(candidate))
        .count();
    let dated = candidates
        .iter()
        .filter(|candidate| is_item(candidate) && has_month(candidate))
        .count();
    let coming_back = candidates
        .iter()
        .filter(|candidate| is_item(candidate) && comes_back(candidate))
        .count();
    let schedule = ground.announced
        || dated >= 2 && dated * 5 >= items * 2
        || coming_back >= 2 && coming_back + dated == items;
    let mut roles = Vec::new();
    let mut without = Vec::new();
    for (candidate, loose) in candidates.iter().zip(
        loose
            .iter()
            .filter(|loose| ground.reading.pieces.get(loose.piece).is_some()),
    ) {
        if accepts(candidate, schedule) {
            print(&ground, candidate, loose, years, press);
            roles.push((candidate.at, Role::Dated));
        } else if (is_item(candidate)
            || label::leads_nowhere(&candidate.row.text, candidate.piece.whole.start))
            && piece::is_phrase(&candidate.row.text, &candidate.piece.body, 60)
        {
            without.push(candidate);
        }
    }
    if without.is_empty() {
        return roles;
    }
    let all = schedule && !roles.is_empty() || starts_with_no_date(&Text::new(ground.title), 0);
    without.retain(|one| all || starts_with_no_date(&one.row.text, one.piece.whole.start));
    if !without.is_empty() {
        roles.extend(
            without
                .iter()
                .map(|candidate| (candidate.at, Role::Unplaced)),
        );
        if let Some(first) = without.first() {
            press.out.unplaced.push(Unplaced {
                line: first.row.line,
                under: ground.title.to_owned(),
                count: without.len(),
                text: String::new(),
            });
        }
    }
    roles
}

fn candidate<'r, 'a>(ground: &Ground<'_, 'r, 'a>, loose: &Loose) -> Option<Candidate<'r, 'a>> {
    let piece = ground.reading.pieces.get(loose.piece)?;
    let row = ground.reading.row(piece)?;
    let when = from_field(ground, loose).or_else(|| own(loose, piece, row));
    Some(Candidate {
        at: loose.piece,
        piece,
        row,
        when,
        report: false,
    })
}

fn from_field(ground: &Ground<'_, '_, '_>, loose: &Loose) -> Option<Source> {
    let (at, range) = loose.time.as_ref()?;
    let row = ground.reading.row(ground.reading.pieces.get(*at)?)?;
    let label = dating::find(&row.text, range)?.label;
    Some(Source::Field(*at, label))
}

fn own(loose: &Loose, piece: &Piece, row: &Row<'_>) -> Option<Source> {
    let head = piece.head.as_ref();
    let head = head.filter(|_| loose.verdict == Verdict::Dated);
    dating::find(&row.text, &piece.whole)
        .map(Source::Own)
        .or_else(|| by_head(&head?.label))
        .or_else(|| dating::recurring(&row.text, &piece.whole).map(Source::Stretch))
}

/// What a label at the beginning says that has no 月: a day in figures, a period, a recurrence.
fn by_head(label: &Label) -> Option<Source> {
    let label = label.clone();
    match label.when {
        When::Day { .. } => Some(Source::Own(Dated {
            label,
            standing: Standing::Start,
        })),
        When::Period(_) | When::Every => Some(Source::Stretch(label)),
        When::Months(_) | When::Part => None,
    }
}

fn is_item(candidate: &Candidate<'_, '_>) -> bool {
    candidate.piece.mark.is_some() && !matches!(candidate.row.kind, RowKind::Heading(_))
}

fn has_month(candidate: &Candidate<'_, '_>) -> bool {
    matches!(candidate.when, Some(Source::Field(..) | Source::Own(_))) && !candidate.report
}

fn comes_back(candidate: &Candidate<'_, '_>) -> bool {
    let label = match &candidate.when {
        Some(Source::Stretch(label)) => label,
        _ => return false,
    };
    let starts = label.span.start == candidate.row.text.skip_spaces(candidate.piece.whole.start);
    starts && label.when == When::Every && !candidate.report
}

/// `13月`, `2月30日：…`: meant as a date, so what it leads has to be told.
fn starts_with_no_date(text: &Text<'_>, at: usize) -> bool {
    label::is_no_date(text, text.skip_spaces(at))
}

/// Says of each candidate whether it tells of something done. One that is dated at its beginning is a plan's, whatever its
/// words, but where the section announces no schedule and most of those beside it tell of what was done.
fn tell(candidates: &mut [Candidate<'_, '_>], announced: bool) {
    let starting = || candidates.iter().filter(|one| starts_with_date(one));
    let done = starting().filter(|one| one.tells(words::looks_back));
    let telling = !announced && done.count() * 2 > starting().count();
    for candidate in candidates.iter_mut().filter(|one| one.when.is_some()) {
        candidate.report = if starts_with_date(candidate) {
            telling && candidate.tells(words::looks_back)
        } else {
            candidate.tells(words::reports)
        };
    }
}

fn starts_with_date(candidate: &Candidate<'_, '_>) -> bool {
    let starts =
        matches!(&candidate.when, Some(Source::Own(dated)) if dated.standing == Standing::Start);
    starts && is_item(candidate)
}

fn accepts(candidate: &Candidate<'_, '_>, schedule: bool) -> bool {
    let (text, range) = (&candidate.row.text, &candidate.piece.whole);
    if candidate.report {
        return false;
    }
    let item = is_item(candidate);
    let length = range.end - range.start;
    match &candidate.when {
        None => false,
        Some(Source::Field(..)) => length <= 60,
        Some(Source::Stretch(_)) => schedule && item && length <= 80,
        Some(Source::Own(dated)) if is_subject(text, dated) => false,
        Some(Source::Own(dated)) => match dated.standing {
            Standing::Start => (item || schedule) && length <= 120,
            Standing::Suffix => (item || schedule) && length <= 120,
            Standing::Inside => {
                schedule && length <= 120 && (item || piece::is_phrase(text, range, 60))
                    || item && piece::is_phrase(text, range, 40)
            }
        },
    }
}

/// `7月是…`: the sentence says something of the month.
fn is_subject(text: &Text<'_>, dated: &Dated) -> bool {
    words::says_what_it_is(text, dated.label.span.end, text.len())
}

fn print(
    ground: &Ground<'_, '_, '_>,
    candidate: &Candidate<'_, '_>,
    loose: &Loose,
    years: &mut Years,
    press: &mut Press,
) {
    let row = candidate.row;
    let (text, label) = match &candidate.when {
        Some(Source::Field(at, label)) => match ground
            .reading
            .pieces
            .get(*at)
            .and_then(|piece| ground.reading.row(piece))
        {
            Some(row) => (&row.text, label),
            None => return,
        },
        Some(Source::Own(dated)) => (&row.text, &dated.label),
        Some(Source::Stretch(label)) => (&row.text, label),
        None => return,
    };
    let moment = years.moment(text, label);
    let range = own_words(candidate, label);
    press.print(
        &Item {
            text: &row.text,
            range,
            line: row.line,
            status: row.status(),
        },
        &moment,
    );
    for (at, field) in loose
        .fields
        .iter()
        .filter(|(_, field)| field.key != Key::Other)
    {
        if let Some(row) = ground
            .reading
            .pieces
            .get(*at)
            .and_then(|piece| ground.reading.row(piece))
        {
            press.apply(&row.text, std::slice::from_ref(field));
        }
    }
}

/// Whether nothing but what ends a sentence follows the label.
fn is_at_the_end(text: &Text<'_>, piece: &Piece, label: &Label) -> bool {
    let rest = text.trim_with(label.span.end..piece.whole.end, words::is_break);
    rest.is_empty()
}

/// The item's words: a label at their beginning, or behind a dash at their end, is taken off; a month inside them belongs
/// to them.
fn own_words(candidate: &Candidate<'_, '_>, label: &Label) -> Range<usize> {
    let (piece, text) = (candidate.piece, &candidate.row.text);
    let dash = (piece.whole.start..label.span.start)
        .rfind(|at| !matches!(text.at(*at), '-' | ' '))
        .map(|last| last + 1)
        .filter(|end| (*end..label.span.start).any(|at| text.at(at) == '-'));
    if let (Some(end), true) = (dash, is_at_the_end(text, piece, label)) {
        return piece.whole.start..end;
    }
    let off = piece.head.as_ref().is_some_and(|head| {
        let stretch = matches!(
            head.label.when,
            When::Period(_) | When::Every | When::Day { .. }
        );
        head.label.span == label.span
            && !(head.tail == Tail::Glued && (head.label.vague || stretch))
    });
    if off {
        piece.body.clone()
    } else {
        piece.whole.clone()
    }
}
