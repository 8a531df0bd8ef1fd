//! Settling: items under no label, which may name their own month.
//!
//! In: the loose pieces of one section. Out: activities for those that are dated, and a count of the items beside them
//! that are not. A tie is decided for not inventing: a month inside a sentence dates an item only where the section is a
//! schedule, or most of its items are dated.

mod aside;
mod told;

use std::ops::Range;

use aside::{is_handed_in, is_theme_of_all, says_when_only};
use told::{clauses, print};

use crate::parse::schedule::clause::{self, Clause};
use crate::parse::schedule::dating::{self, Dated, Standing};
use crate::parse::schedule::field::Field;
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::judge::{Reading, Verdict};
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::number;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::Press;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year::Written;

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
    /// Whether the heading begins with what looks like a date and is none.
    pub nowhere: bool,
    /// Whether the document is a plan's.
    pub plan: bool,
    /// Whether the section has a heading below the title.
    pub headed: bool,
    /// Whether the document has labels with months.
    pub labelled: bool,
}

impl<'r, 'a> Ground<'_, 'r, 'a> {
    /// The row of piece `at`.
    fn row(&self, at: usize) -> Option<&'r Row<'a>> {
        self.reading.row(self.reading.pieces.get(at)?)
    }
}

/// One loose piece with its date.
struct Candidate<'l, 'r, 'a> {
    loose: &'l Loose,
    at: usize,
    piece: &'r Piece,
    row: &'r Row<'a>,
    when: Option<Source>,
    /// Whether it is an item: marked, or a line among such as end with their months or come back.
    item: bool,
    /// The things to do that its sentences name with their months, where these are not all of it.
    clauses: Vec<Clause>,
    /// Whether it is dated and tells of something done.
    report: bool,
    /// Whether its date is taken for that of something to do.
    accepted: bool,
}

impl Candidate<'_, '_, '_> {
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

/// What was settled.
pub struct Settled {
    /// What each piece was taken for, if anything.
    pub roles: Vec<(usize, Role)>,
    /// Whether the section is a schedule.
    pub schedule: bool,
}

/// Prints the dated ones and says what each piece was taken for.
pub fn settle(
    ground: Ground<'_, '_, '_>,
    loose: &[Loose],
    years: &mut Years,
    press: &mut Press,
) -> Settled {
    let mut candidates: Vec<Candidate<'_, '_, '_>> = loose
        .iter()
        .filter_map(|loose| candidate(&ground, loose))
        .collect();
    if ground.announced || candidates.iter().any(may_name_more) {
        for candidate in &mut candidates {
            candidate.when = when(&ground, candidate);
            candidate.clauses = clauses(candidate, years.plan, ground.reading.rows);
            let over = matches!(&candidate.when, Some(Source::Own(dated)) if dating::is_over(&dated.label, years.plan));
            let handed_in = is_handed_in(candidate);
            if handed_in {
                candidate.item = false;
            }
            if over && candidate.clauses.is_empty()
                || says_when_only(candidate)
                || is_theme_of_all(&ground, candidate)
                || handed_in
            {
                candidate.when = None;
            }
        }
        list(&mut candidates, ground.plan && ground.headed);
    }
    tell(&mut candidates, ground.announced);
    let schedule = is_schedule(&candidates, ground.announced);
    let dated = |one: &&Candidate<'_, '_, '_>| is_item(one) && has_month(one);
    let in_months = candidates.iter().filter(dated).count();
    let company = Company {
        schedule,
        plan: ground.plan,
        several: in_months > 1 || ground.labelled,
        recurring: candidates.iter().filter(|one| comes_back(one)).count() > 1,
    };
    let mut roles = Vec::new();
    for candidate in &mut candidates {
        candidate.accepted =
            accepts(candidate, &company) && !(in_months > 0 && is_sentence_beside(candidate));
        if candidate.accepted {
            print(&ground, candidate, years, press);
            roles.push((candidate.at, Role::Dated));
        }
    }
    let dated = roles.len();
    // A section that is told in sentences does not list what has a month.
    let in_items = |one: &Candidate<'_, '_, '_>| one.accepted && one.clauses.is_empty();
    let all = schedule && candidates.iter().any(in_items) || ground.nowhere;
    let rest = candidates.iter().filter(|one| !one.accepted);
    let without = rest.filter(|one| is_without_date(one, all));
    roles.extend(without.map(|one| (one.at, Role::Unplaced)));
    if let Some(row) = roles.get(dated).and_then(|(at, _)| ground.row(*at)) {
        press.leave_all(row.line, ground.title, roles.len() - dated);
    }
    Settled { roles, schedule }
}

/// How many lines without a mark make a list of such as end with their months.
const LEAST: usize = 3;

/// `慰问职工（1月）`, `体检（3月）`, line below line: such as end with their months are items, and so are such as come back, and
/// where a section of a plan `leads` with such, two.
fn list(candidates: &mut [Candidate<'_, '_, '_>], leads: bool) {
    let mut start = 0;
    while start < candidates.len() {
        let run = candidates
            .iter()
            .skip(start)
            .take_while(|one| is_listed(one))
            .count();
        let first = leads && start == 0;
        if run >= LEAST || run > 1 && (first || candidates.get(start).is_some_and(recurs)) {
            candidates
                .iter_mut()
                .skip(start)
                .take(run)
                .for_each(|one| one.item = true);
        }
        start += run.max(1);
    }
}

fn is_listed(candidate: &Candidate<'_, '_, '_>) -> bool {
    let text = &candidate.row.text;
    let whole = &text.trim_with(candidate.piece.whole.clone(), words::is_stop);
    let plain = matches!(candidate.row.kind, RowKind::Plain) && !candidate.item;
    plain
        && match &candidate.when {
            Some(Source::Own(dated)) => {
                dated.standing == Standing::Suffix
                    && dated.label.year.is_none()
                    && ends_with_time(text, whole)
                    && piece::is_phrase(text, whole, 60)
            }
            Some(Source::Stretch(label)) => {
                recurs(candidate) && label.span.start == text.skip_spaces(whole.start)
            }
            _ => false,
        }
}

/// Whether a piece ends with a bracket or like a month does.
fn ends_with_time(text: &Text<'_>, range: &Range<usize>) -> bool {
    let end = text.trim_with(range.clone(), words::is_stop).end;
    matches!(
        text.before(text.trim(range.start..end).end),
        ')' | '月' | '份' | '旬' | '底' | '初' | '中' | '末' | '前' | '日' | '号'
    )
}

/// Whether the candidate comes back and is judged to say so at its beginning.
fn recurs(candidate: &Candidate<'_, '_, '_>) -> bool {
    let head = candidate.piece.head.as_ref();
    candidate.loose.verdict == Verdict::Dated
        && head.is_some_and(|head| head.label.when == When::Every)
}

/// Whether the section is a schedule: it says so, or most of its items are dated or come back.
fn is_schedule(candidates: &[Candidate<'_, '_, '_>], announced: bool) -> bool {
    let items = || candidates.iter().filter(|one| is_item(one));
    let dated = items().filter(|one| has_month(one)).count();
    let coming_back = items().filter(|one| comes_back(one)).count();
    announced
        || dated >= 2 && dated * 5 >= items().count() * 2
        || coming_back >= 2 && coming_back + dated == items().count()
}

/// Whether an item that was not accepted is to be told of: `all` are, or those that begin with what is meant as a date.
fn is_without_date(candidate: &Candidate<'_, '_, '_>, all: bool) -> bool {
    let (text, piece) = (&candidate.row.text, candidate.piece);
    let meant = match is_item(candidate) {
        true => all || label::begins_no_date(text, piece.whole.start),
        false => label::leads_nowhere(text, piece.whole.start),
    };
    meant && piece::is_phrase(text, &piece.body, 60)
}

fn candidate<'l, 'r, 'a>(
    ground: &Ground<'_, 'r, 'a>,
    loose: &'l Loose,
) -> Option<Candidate<'l, 'r, 'a>> {
    let piece = ground.reading.pieces.get(loose.piece)?;
    let row = ground.reading.row(piece)?;
    Some(Candidate {
        loose,
        at: loose.piece,
        piece,
        row,
        when: None,
        item: piece.mark.is_some() && !matches!(row.kind, RowKind::Heading(_)),
        clauses: Vec::new(),
        report: false,
        accepted: false,
    })
}

/// Whether the candidate lets anything of its section be dated: prose alone, of which nothing says that it is a schedule, is
/// not searched.
fn may_name_more(candidate: &Candidate<'_, '_, '_>) -> bool {
    let (text, whole) = (&candidate.row.text, &candidate.piece.whole);
    let ends = || text.holds(Class::MONTH) && ends_with_time(text, whole);
    is_item(candidate) || candidate.loose.time.is_some() || recurs(candidate) || ends()
}

fn when(ground: &Ground<'_, '_, '_>, candidate: &Candidate<'_, '_, '_>) -> Option<Source> {
    let (loose, row) = (candidate.loose, candidate.row);
    // `活动日程（4—6月）` at the very beginning is the title of it all.
    let title = candidate.at == 0 && genre::of(&row.text) == Some(Genre::Plan);
    if title && loose.time.is_none() {
        return None;
    }
    from_field(ground, loose).or_else(|| own(ground, candidate))
}

fn from_field(ground: &Ground<'_, '_, '_>, loose: &Loose) -> Option<Source> {
    let (at, range) = loose.time.as_ref()?;
    let row = ground.row(*at)?;
    let dated = dating::find(&row.text, range).map(|dated| dated.label);
    let label = dated.or_else(|| stretch(&row.text, range))?;
    Some(Source::Field(*at, label))
}

/// `时间：寒假`, `时间：每周三`.
fn stretch(text: &Text<'_>, range: &Range<usize>) -> Option<Label> {
    let label = label::scan(text, text.skip_spaces(range.start))?;
    matches!(label.when, When::Period(_) | When::Every).then_some(label)
}

/// What the candidate says itself.
fn own(ground: &Ground<'_, '_, '_>, candidate: &Candidate<'_, '_, '_>) -> Option<Source> {
    let (piece, row) = (candidate.piece, candidate.row);
    let head = piece.head.as_ref();
    let head = head.filter(|_| candidate.loose.verdict == Verdict::Dated);
    dating::find(&row.text, &piece.whole)
        .map(Source::Own)
        .or_else(|| by_head(ground, &row.text, &head?.label))
        .or_else(|| dating::stretch(&row.text, &piece.whole).map(Source::Stretch))
}

/// What a label at the beginning says that has no 月: a day in figures, a period, a recurrence, in a plan also a month in figures.
fn by_head(ground: &Ground<'_, '_, '_>, text: &Text<'_>, label: &Label) -> Option<Source> {
    let in_figures = ground.plan && !text.includes(label.span.clone(), '月');
    let label = label.clone();
    match label.when {
        When::Months(_) if !in_figures => None,
        When::Dates(_) | When::Months(_) => Some(Source::Own(Dated {
            label,
            standing: Standing::Start,
        })),
        When::Period(_) | When::Every => Some(Source::Stretch(label)),
        When::Part => None,
    }
}

fn is_item(candidate: &Candidate<'_, '_, '_>) -> bool {
    candidate.item
}

fn has_month(candidate: &Candidate<'_, '_, '_>) -> bool {
    matches!(candidate.when, Some(Source::Field(..) | Source::Own(_))) && !candidate.report
}

fn comes_back(candidate: &Candidate<'_, '_, '_>) -> bool {
    let label = match &candidate.when {
        Some(Source::Stretch(label)) => label,
        _ => return false,
    };
    label.when == When::Every && !candidate.report
}

/// Says of each candidate whether it tells of something done. One that is dated at its beginning is a plan's, whatever its
/// words, but where the section announces no schedule and most of those beside it tell of what was done.
fn tell(candidates: &mut [Candidate<'_, '_, '_>], announced: bool) {
    let starting = || candidates.iter().filter(|one| starts_with_date(one));
    let done = starting().filter(|one| one.tells(words::looks_back));
    let telling = !announced && done.count() * 2 > starting().count();
    for candidate in candidates.iter_mut().filter(|one| one.when.is_some()) {
        candidate.report = if !candidate.clauses.is_empty() {
            false
        } else if starts_with_date(candidate) {
            telling && candidate.tells(words::looks_back)
        } else {
            candidate.tells(words::reports)
        };
    }
}

/// Whether the candidate is a sentence with a year of its own that speaks of a plan, and no item: beside a list, it tells
/// of the list.
fn is_sentence_beside(candidate: &Candidate<'_, '_, '_>) -> bool {
    let Some(Source::Own(dated)) = &candidate.when else {
        return false;
    };
    let text = &candidate.row.text;
    !is_item(candidate)
        && matches!(dated.label.year, Some(Written::Year(_)))
        && genre::of(text) == Some(Genre::Plan)
        && candidate.piece.ends_sentence(text)
}

fn starts_with_date(candidate: &Candidate<'_, '_, '_>) -> bool {
    let starts =
        matches!(&candidate.when, Some(Source::Own(dated)) if dated.standing == Standing::Start);
    starts && is_item(candidate)
}

/// What a candidate stands among.
struct Company {
    /// Whether the section is a schedule.
    schedule: bool,
    /// Whether the document is a plan's.
    plan: bool,
    /// Whether it is one of several that have months: items of the section, or labels of the document.
    several: bool,
    /// Whether several come back.
    recurring: bool,
}

/// Whether a candidate is taken for something to do.
fn accepts(candidate: &Candidate<'_, '_, '_>, company: &Company) -> bool {
    let (text, range) = (&candidate.row.text, &candidate.piece.whole);
    let &Company { schedule, plan, .. } = company;
    if candidate.report {
        return false;
    }
    let item = is_item(candidate);
    let length = match candidate.clauses.first() {
        Some(clause) => clause.whole.len(),
        None => range.len(),
    };
    match &candidate.when {
        None => false,
        Some(Source::Field(..)) => length <= 60,
        Some(Source::Stretch(label)) => {
            let clause = company.recurring
                || text.is_behind_break(label.span.start)
                || is_held(text, label.span.end);
            let planned = schedule || plan && clause && label.when == When::Every;
            let heads = text.last(range.clone()) == ':' && candidate.loose.fields.is_empty();
            planned && item && !heads && length <= 80
        }
        Some(Source::Own(dated)) if is_subject(text, dated) && candidate.clauses.is_empty() => {
            false
        }
        Some(Source::Own(_)) if plan && item && !candidate.clauses.is_empty() => true,
        Some(Source::Own(dated)) => match dated.standing {
            Standing::Start => {
                let does = || !clause::of_text(text, range).is_empty();
                (item && (plan || company.several || does()) || schedule) && length <= 120
            }
            Standing::Suffix => (item || schedule) && length <= 120,
            Standing::Inside => {
                schedule && length <= 120 && (item || is_statement(text, range))
                    || item && piece::is_phrase(text, range, 40)
            }
        },
    }
}

/// `例会每月召开一次`: whether what stands at `at`, behind how often it is, says that something is held.
fn is_held(text: &Text<'_>, at: usize) -> bool {
    const HOLDING: &[Word] = vocabulary![
        "召开", "举行", "举办", "组织", "开展", "进行", "集中", "开", "办"
    ];
    let times = text
        .word(at, HOLDING)
        .and_then(|end| number::scan(text, end));
    times.is_some_and(|times| words::counts_times(text.at(times.end)))
}

/// A phrase that leads in to nothing below it.
fn is_statement(text: &Text<'_>, range: &Range<usize>) -> bool {
    piece::is_phrase(text, range, 60) && text.last(range.clone()) != ':'
}

/// `7月是…`: the sentence says something of the month.
fn is_subject(text: &Text<'_>, dated: &Dated) -> bool {
    words::says_what_it_is(text, dated.label.span.end, text.len())
}
