//! Attaching: one walk over the pieces that gives every item to the label it stands under.
//!
//! In: rows. Out: the schedule and the account of the reading. The walk holds one open label (the scope) and one open
//! section; a label, a heading, a signature or the end closes the scope, and what stands in no scope is settled when its
//! section ends (see [`crate::parse::schedule::loose`]).

mod beside;
mod bullets;
mod item;
mod label;
mod names;
mod outlook;
mod paragraphs;
mod parts;
mod plans;
mod record;
mod scope;
mod section;

use outlook::Outlook;
use plans::Plan;
use scope::Scope;
use section::{Prose, Section, Waiting};

use crate::base::place::LineIndex;
use crate::model::schedule::{PlanYear, Schedule};
use crate::parse::schedule::collection::{self, Parts};
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::judge::{self, Reading, Verdict};
use crate::parse::schedule::label::{When, days};
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::Press;
use crate::parse::schedule::row::{Cells, Row, RowKind};
use crate::parse::schedule::table;
use crate::parse::schedule::trace::{self, Role, Traced};
use crate::parse::schedule::{clause, mention, opening, prose};

struct Walk<'r, 'a> {
    reading: Reading<'r, 'a>,
    verdicts: Vec<Verdict>,
    roles: Vec<Role>,
    section: Section<'a>,
    scope: Option<Scope<'a>>,
    /// The styles of mark that sections outside any scope have been numbered with.
    outer: Vec<Style>,
    /// Whether there are labels with months, and whether most that are numbered stand alone, without items below them.
    labelled: bool,
    has_lone_labels: bool,
    /// Whether labels in this schedule have had unnumbered lines below them, each a paragraph of its own.
    spread: bool,
    /// The plans of the document, the last of which is open.
    plans: Vec<Plan>,
    /// The parts of a document that are numbered by name.
    parts: Parts,
    /// The years known where the walk stands.
    years: Years,
    /// The last quarter, or longer stretch, that the section has a label for.
    quarter: Option<Moment>,
    press: Press,
    lines: &'r LineIndex,
    /// Pieces of sections that set out tasks, under no label.
    prose: Vec<Prose>,
    /// How many sections were schedules by the dates of their items, and those that wait for them.
    schedules: usize,
    waiting: Vec<Waiting<'a>>,
    /// The block of text that looks back, and the first piece that has not been looked at for that.
    past: Option<usize>,
    looked: usize,
    /// What the document is by its title, the last year it tells of, and the open sections that say where they look.
    genre: Option<Genre>,
    told: Option<i16>,
    outlooks: Vec<Outlook>,
}

/// Walks over `rows`; `said` is the year that the front matter gives, which goes before the title's.
#[must_use]
pub fn walk(rows: &[Row<'_>], title: &str, said: Option<PlanYear>, lines: &LineIndex) -> Schedule {
    let pieces = piece::cut(rows);
    let pieces = &pieces;
    attach(Reading { rows, pieces }, title, said, lines).0
}

/// Walks over `rows` and says what each of them was taken for.
#[must_use]
pub fn explain(
    rows: &[Row<'_>],
    title: &str,
    said: Option<PlanYear>,
    lines: &LineIndex,
) -> (Schedule, Vec<Traced>) {
    let pieces = piece::cut(rows);
    let pieces = &pieces;
    let reading = Reading { rows, pieces };
    let (schedule, roles) = attach(reading, title, said, lines);
    let traced = trace::account(reading, &roles, &schedule, lines);
    (schedule, traced)
}

fn attach(
    reading: Reading<'_, '_>,
    title: &str,
    said: Option<PlanYear>,
    lines: &LineIndex,
) -> (Schedule, Vec<Role>) {
    let parts = collection::parts(reading.rows);
    let plan = opening::year_of_plan(title, reading.rows, &parts);
    let verdicts = judge::judge(reading);
    let genre = match tells_by_months(reading, &verdicts) {
        true => Some(Genre::Review),
        false => genre::of_document(title, reading.rows),
    };
    let mut walk = Walk {
        reading,
        labelled: names_months(reading, &verdicts),
        has_lone_labels: has_lone_labels(reading, &verdicts),
        verdicts,
        roles: vec![Role::Prose; reading.pieces.len()],
        section: Section::of_document(genre),
        scope: None,
        outer: Vec::new(),
        spread: false,
        parts,
        plans: vec![Plan::whole(said.or(plan))],
        years: Years::of_plan(said.or(plan)),
        lines,
        quarter: None,
        press: Press::default(),
        prose: Vec::new(),
        schedules: 0,
        waiting: Vec::new(),
        past: None,
        looked: 0,
        genre,
        told: plan
            .map(PlanYear::last)
            .filter(|_| genre == Some(Genre::Review)),
        outlooks: Vec::new(),
    };
    for at in 0..reading.pieces.len() {
        walk.step(at);
    }
    walk.settle();
    walk.settle_waiting();
    let planned = match genre {
        Some(Genre::Plan) => Some(0),
        Some(_) => None,
        None => prose::plans_from(reading),
    };
    walk.read_prose(planned);
    walk.finish(plan)
}

/// Whether one of the pieces is a label with months.
fn names_months(reading: Reading<'_, '_>, verdicts: &[Verdict]) -> bool {
    let named = |piece: &Piece| {
        piece
            .head
            .as_ref()
            .is_some_and(|head| head.label.when.has_month())
    };
    let mut pieces = reading.pieces.iter().zip(verdicts);
    pieces.any(|(piece, verdict)| *verdict == Verdict::Label && named(piece))
}

/// Whether most of the labels that have their words tell what was done in their months.
fn tells_by_months(reading: Reading<'_, '_>, verdicts: &[Verdict]) -> bool {
    let worded = |piece: &&Piece| piece.head.is_some() && !piece.body.is_empty();
    let labels = reading.pieces.iter().zip(verdicts);
    let labels = labels.filter(|(_, verdict)| **verdict == Verdict::Label);
    let labels = labels.map(|(piece, _)| piece).filter(worded);
    let tells = |piece: &&Piece| {
        let row = reading.row(piece);
        row.is_some_and(|row| clause::has_done(&row.text, &piece.body))
    };
    let told = labels.clone().filter(tells).count();
    told > 2 && told * 3 > labels.count() * 2
}

/// Whether of the numbered labels that have their words twice as many have no item below them as have one.
fn has_lone_labels(reading: Reading<'_, '_>, verdicts: &[Verdict]) -> bool {
    let worded = |piece: &Piece| piece.mark.is_some() && !piece.body.is_empty();
    let labels = reading.pieces.iter().zip(verdicts).enumerate();
    let labels =
        labels.filter(|(_, (piece, verdict))| **verdict == Verdict::Label && worded(piece));
    let is_lone = |(at, _): &(usize, (&Piece, &Verdict))| {
        !reading.is_marked(at + 1) || verdicts.get(at + 1) != Some(&Verdict::None)
    };
    let all = labels.clone().count();
    let lone = labels.filter(is_lone).count();
    lone > 0 && lone >= 2 * (all - lone)
}

/// Among how many pieces the first months of a list stand.
const MONTHS_NEAR: usize = 6;

impl<'r, 'a> Walk<'r, 'a> {
    fn piece(&self, at: usize) -> Option<(&'r Piece, &'r Row<'a>)> {
        let piece = self.reading.pieces.get(at)?;
        Some((piece, self.reading.row(piece)?))
    }

    /// How piece `at` is numbered.
    fn style(&self, at: usize) -> Option<Style> {
        let (piece, _) = self.piece(at)?;
        piece.mark.map(|mark| mark.style)
    }

    fn verdict(&self, at: usize) -> Verdict {
        self.verdicts.get(at).copied().unwrap_or(Verdict::None)
    }

    fn role(&mut self, at: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(at) {
            *slot = role;
        }
    }

    fn step(&mut self, at: usize) {
        let Some((piece, row)) = self.piece(at) else {
            return;
        };
        self.end_line(piece);
        if !matches!(row.kind, RowKind::Heading(_)) {
            self.rise(piece, row);
        }
        if self.section.details && !self.has_birthdays(at) && self.begins_months(at) {
            self.section.details = false;
        }
        if self.begins_plan(piece) && !self.heads_part(piece, row) {
            self.plan_in_text(at, piece);
        }
        match row.kind {
            RowKind::Table(cells) => self.table(at, cells),
            _ if self.heads_part(piece, row) => self.part(at, piece, row),
            _ if self.leads(at, piece, row) => self.label(at, piece, row),
            RowKind::Heading(level) => self.heading(at, piece, row, level),
            _ if section::is_year(piece, row) => self.year(at, piece, row),
            _ if self.scope.is_some() => self.under(at, piece, row),
            _ => self.loose(at, piece, row),
        }
    }

    /// Closes a label that holds for its line alone, where `piece` is none of its words.
    fn end_line(&mut self, piece: &Piece) {
        let label = self
            .scope
            .as_ref()
            .and_then(|scope| self.piece(scope.label));
        let of_line = label.is_some_and(|(label, _)| label.of_line);
        if of_line && !(piece.of_line && piece.head.is_some()) {
            self.scope = None;
        }
    }

    /// Whether the paragraph looks back where piece `at` begins. What stands before it there is looked at once.
    fn tells(&mut self, at: usize) -> bool {
        let begins = |at: &usize| {
            let piece = self.piece(*at);
            piece.is_some_and(|(piece, row)| row.first && piece.first)
        };
        let start = (self.looked..=at).rev().find(begins);
        let mut told = false;
        for at in start.unwrap_or(self.looked)..=at {
            told = self.look_back(at);
        }
        self.looked = at + 1;
        told
    }

    /// Sees whether the paragraph looks back from piece `at` on, and says whether it does where that begins.
    fn look_back(&mut self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        if row.first && piece.first {
            self.past = None;
        }
        let within = self.past == Some(row.block);
        if !row.text.holds(Class::YEAR) || !matches!(row.kind, RowKind::Plain) {
            return within;
        }
        let mut told = None;
        for sentence in clause::sentences(&row.text, piece.whole.clone()) {
            if let Some(back) = prose::turns_back(&row.text, &sentence, self.years.plan) {
                self.past = back.then_some(row.block);
            }
            told.get_or_insert(self.past == Some(row.block));
        }
        told.unwrap_or(within)
    }

    /// Whether the piece is a label: by itself, or as the next in the list of months that is open.
    fn leads(&mut self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        match self.verdict(at) {
            Verdict::Label => self.admits_label(at, piece, row),
            Verdict::Dated => self.counts_months_on(piece, row),
            Verdict::None => false,
        }
    }

    /// In a section of rules only months alone or in a heading open a schedule again; a date with a colon is a rule's.
    fn admits_label(&mut self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let Some(head) = &piece.head else {
            return false;
        };
        if self.is_of_open_month(piece, row, head) || self.is_told(at, piece, row, head) {
            return false;
        }
        let months = matches!(head.label.when, When::Months(_));
        !self.section.details
            || matches!(row.kind, RowKind::Heading(_))
            || months && head.tail == Tail::Alone && !self.has_birthdays(at)
    }

    /// `3月：` above `3日 老曹` in a list of people: whether days stand below a month that are theirs.
    fn has_birthdays(&self, at: usize) -> bool {
        const LONGEST_NAMES: usize = 12;
        let day = |(piece, row): (&Piece, &Row<'_>)| {
            let start = row.text.skip_spaces(piece.whole.start);
            days(&row.text, start, 1).is_some() && piece.whole.len() <= LONGEST_NAMES
        };
        self.section.people && self.piece(at + 1).is_some_and(day)
    }

    /// Whether a list of months begins at piece `at`, which is no rule's: three of them or more in their order, apart from
    /// their words where the document is one of rules.
    fn begins_months(&self, at: usize) -> bool {
        let ruled = self.genre.is_some_and(Genre::is_ruled);
        let month = |at: usize| {
            let head = self.piece(at)?.0.head.as_ref()?;
            let apart = matches!(head.tail, Tail::Alone | Tail::Colon | Tail::Gap);
            match (self.verdict(at), &head.label.when) {
                (Verdict::Label, When::Months(months)) if apart || !ruled => {
                    months.first().copied()
                }
                _ => None,
            }
        };
        let months: Vec<u8> = (at..at + MONTHS_NEAR).filter_map(month).collect();
        month(at).is_some() && months.len() >= 3 && months.is_sorted()
    }

    /// `4月，教代会召开` in a section or a paragraph that looks back: it tells of what was done.
    fn is_told(&mut self, at: usize, piece: &Piece, row: &Row<'_>, head: &Head) -> bool {
        if self.scope.is_some() {
            return false;
        }
        if let RowKind::Heading(level) = row.kind
            && self.genre != Some(Genre::Review)
        {
            let around = self.outlooks.last();
            return around.is_some_and(|around| around.past && around.level < level);
        }
        let within = !(piece.first && row.first) && head.runs_on();
        self.section.past || within && self.tells(at)
    }

    /// `5.1 表彰` or `春节前：慰问` below a month: the month it stands under wins.
    fn is_of_open_month(&self, piece: &Piece, row: &Row<'_>, head: &Head) -> bool {
        let open = self
            .scope
            .as_ref()
            .filter(|scope| scope.moment.is_month() && !scope.inline);
        let Some(scope) = open.filter(|_| !matches!(row.kind, RowKind::Heading(_))) else {
            return false;
        };
        match &head.label.when {
            When::Dates(_) if piece.among_months => false,
            When::Dates(dates) => {
                let own = dates.iter().any(|date| scope.moment.has(date.month));
                !row.text.includes(head.label.span.clone(), '月') && !own
            }
            When::Period(period) => period.months.is_empty() && !piece.body.is_empty(),
            _ => false,
        }
    }

    fn table(&mut self, at: usize, cells: &'r Cells) {
        let under = self
            .scope
            .as_ref()
            .filter(|scope| scope.details.is_none())
            .map(|scope| scope.moment.clone());
        let found = (!self.section.details || self.genre == Some(Genre::Budget))
            && !self.section.past
            && table::read(cells, self.lines, under, &mut self.years, &mut self.press);
        self.role(
            at,
            if found {
                Role::TableHead
            } else {
                Role::OtherTable
            },
        );
    }

    fn finish(mut self, year: Option<PlanYear>) -> (Schedule, Vec<Role>) {
        self.press.out.year = year;
        mention::collect(self.reading, &mut self.roles, &mut self.press.out);
        let mut schedule = self.press.out;
        schedule.activities.sort_by_key(|activity| activity.line);
        schedule.unplaced.sort_by_key(|unplaced| unplaced.line);
        schedule.themes.sort_by_key(|theme| theme.line);
        (schedule, self.roles)
    }
}
