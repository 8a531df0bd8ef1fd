//! Sections: headings that are no label, and what stands below them under no label.
//!
//! In: pieces outside any scope. Out: loose pieces, settled when their section ends (see
//! [`crate::parse::schedule::loose`]).

use std::ops::Range;

use super::Walk;
use super::names::{lists_remarks, names_fields, names_only_time, names_remarks, names_something};
use super::outlook::names_part;
use super::scope::{Details, Scope};
use crate::parse::schedule::clause;
use crate::parse::schedule::details;
use crate::parse::schedule::field::{self, Key};
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head;
use crate::parse::schedule::judge::{self, Verdict};
use crate::parse::schedule::label;
use crate::parse::schedule::loose::{self, Loose};
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::numbering::{Mark, Style};
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::prose::announcing;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::word::vocabulary;
use crate::parse::schedule::{dating, opening, words, year};

/// An open section.
#[derive(Default)]
pub(super) struct Section<'a> {
    pub(super) title: &'a str,
    /// Whether the title begins with what looks like a date and is none.
    pub(super) nowhere: bool,
    pub(super) level: u8,
    pub(super) announced: bool,
    pub(super) details: bool,
    /// Whether what stands in it goes before the plan, `活动目的`, or with all of it, `说明：`: it has no items of its own.
    pub(super) prose: bool,
    /// Whether it lists people: a month in it is that of their days.
    pub(super) people: bool,
    /// Whether it tells of what was done before.
    pub(super) past: bool,
    /// Whether it lists what a meeting settled.
    pub(super) settled: bool,
    /// Whether the last field has no words of its own: they stand below it.
    pub(super) open_field: bool,
    /// The piece that may name an activity whose time follows.
    pub(super) name: Option<usize>,
    pub(super) loose: Vec<Loose>,
    /// The name of the field that each record of fields begins with.
    pub(super) record: Option<&'a str>,
}

impl Section<'_> {
    /// What stands above the first heading of a document of this genre.
    pub(super) fn of_document(genre: Option<Genre>) -> Self {
        Section {
            details: genre.is_some_and(Genre::is_ruled),
            past: genre == Some(Genre::Review),
            ..Section::default()
        }
    }
}

/// The level of a section that a line without a mark opens.
pub(super) const LINE: u8 = 11;

/// The level of the first that a mark may open: it stands below all headings.
const MARKED: u8 = 7;

/// The level of a part of a document that is two: headings are below it.
pub(super) const PART: u8 = 1;

/// A piece of a section that sets out tasks, under no label.
pub(super) struct Prose {
    pub(super) piece: usize,
    /// Whether the section has a heading.
    pub(super) headed: bool,
    /// Whether that announces activities, and the piece counts them, or a meeting settled it.
    pub(super) chosen: bool,
}

/// Items of a section that is no schedule by itself, with its title and the years known there: they wait for the others.
pub(super) struct Waiting<'a> {
    title: &'a str,
    loose: Vec<Loose>,
    years: Years,
}

/// How many characters a line has at most that is one of several below the name of a field.
const LONGEST_VALUE: usize = 30;

/// How many sections beside it make a schedule of one that is none by itself.
const ENOUGH: usize = 2;

impl<'r, 'a> Walk<'r, 'a> {
    pub(super) fn heading(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, level: u8) {
        let details = details::introduces_details(&row.text, piece.whole.clone())
            || genre::heads_report(&row.text, piece.whole.clone())
            || level == 1 && genre::of(&row.text) == Some(Genre::Rules);
        if !details && self.counts_on(piece) {
            return self.under(at, piece, row);
        }
        let nowhere = label::begins_no_date(&row.text, piece.whole.start);
        let below = |scope: &Scope<'_>| scope.level.is_some_and(|own| level > own);
        if !nowhere && self.scope.as_ref().is_some_and(below) {
            self.role(
                at,
                if details {
                    Role::Detail
                } else {
                    Role::Umbrella
                },
            );
            if let Some(scope) = &mut self.scope {
                scope.details = details.then_some(Details::below_heading());
                scope.last = at;
            }
            return;
        }
        self.open_section(at, piece, row, level, details);
    }

    /// `## 2、座谈` after `1、健身`: an item that was made a heading by mistake.
    fn counts_on(&self, piece: &Piece) -> bool {
        let (Some(mark), Some(scope)) = (piece.mark, &self.scope) else {
            return false;
        };
        let last = self.piece(scope.last).and_then(|(last, _)| last.mark);
        scope.items == Some(mark.style) && last.is_some_and(|last| last.value + 1 == mark.value)
    }

    pub(super) fn open_section(
        &mut self,
        at: usize,
        piece: &'r Piece,
        row: &'r Row<'a>,
        level: u8,
        details: bool,
    ) {
        self.scope = None;
        self.quarter = None;
        self.settle();
        self.role(at, Role::Section);
        let inherits = level > self.section.level && self.section.level > 0;
        let plans = words::announces(&row.text, piece.whole.clone());
        let announced = plans || inherits && self.section.announced;
        let prose = details
            && details::introduces_prose(&row.text, piece.whole.clone())
            && !genre::heads_report(&row.text, piece.whole.clone());
        let year = year::of_plan(&row.text);
        // `附表：2026年活动一览表` behind `五、要求`
        let start = row.text.skip_spaces(piece.whole.start);
        let attached = || row.text.word(start, vocabulary!["附表", "附件"]).is_some();
        let apart = plans && year.is_some() && attached();
        let of_rules = inherits && self.section.details && !apart;
        let details = details && !prose || of_rules;
        let prose = prose || inherits && self.section.prose;
        let details = details || self.genre.is_some_and(Genre::is_ruled);
        let past = self.is_past(row, piece, level, year);
        self.section = Section {
            title: piece.whole_words(&row.text).trim_end_matches([':', '：']),
            nowhere: label::begins_no_date(
                &row.text,
                piece::parted(&row.text, piece.whole.clone()).start,
            ),
            level,
            announced,
            details,
            prose,
            people: details && details::introduces_people(&row.text, piece.whole.clone()),
            past,
            settled: false,
            open_field: false,
            name: Some(at).filter(|_| {
                !matches!(row.kind, RowKind::Heading(1))
                    && !names_fields(&row.text, &piece.whole)
                    && !words::is_generic(&row.text, piece.whole.clone())
                    && !opening::names_plan(&row.text)
            }),
            loose: Vec::new(),
            record: None,
        };
        match self.begins_plan(piece) {
            true => self.open_plan(at, piece),
            false => self.years.restart(),
        }
        let year =
            year.filter(|year| !self.is_before_plan(*year) && !self.is_of_term(*year, level));
        if year.is_some() {
            self.years.enter(year);
        }
    }

    /// `议定如下：` in minutes: what stands below is to be done.
    fn open_settled(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.open_section(at, piece, row, LINE, false);
        self.section.settled = true;
        self.section.past = false;
    }

    /// Piece `at` of the section at hand.
    fn prose(&self, at: usize) -> Prose {
        let headed = self.section.level > 1;
        let counts =
            |(piece, row): (&Piece, &Row<'_>)| clause::counts_things(&row.text, &piece.whole);
        Prose {
            piece: at,
            headed,
            chosen: self.section.settled
                || headed && self.section.announced && self.piece(at).is_some_and(counts),
        }
    }

    pub(super) fn settle(&mut self) {
        let loose = std::mem::take(&mut self.section.loose);
        let tells = self.section.details || self.section.prose || self.section.past;
        if tells || loose.is_empty() {
            return;
        }
        let prose: Vec<Prose> = loose.iter().map(|loose| self.prose(loose.piece)).collect();
        self.prose.extend(prose);
        let years = self.years;
        let settled = loose::settle(
            self.ground(
                self.section.announced,
                self.section.title,
                self.section.nowhere,
            ),
            &loose,
            &mut self.years,
            &mut self.press,
        );
        let alike = !self.section.announced || self.section.level > 6;
        self.schedules += usize::from(settled.schedule && alike);
        for (at, role) in settled.roles {
            self.role(at, role);
        }
        if !settled.schedule
            && loose
                .iter()
                .any(|loose| self.reading.is_marked(loose.piece))
        {
            self.waiting.push(Waiting {
                title: self.section.title,
                loose,
                years,
            });
        }
    }

    fn ground(&self, announced: bool, title: &'a str, nowhere: bool) -> loose::Ground<'a, 'r, 'a> {
        loose::Ground {
            reading: self.reading,
            announced,
            title,
            nowhere,
            plan: self.genre == Some(Genre::Plan),
            headed: self.section.level > 1,
            labelled: self.labelled,
        }
    }

    /// Settles the sections that wait, where those beside them are schedules: their items are read as those are.
    pub(super) fn settle_waiting(&mut self) {
        if self.schedules < ENOUGH {
            return;
        }
        for waiting in std::mem::take(&mut self.waiting) {
            let left = |loose: &Loose| {
                self.reading.is_marked(loose.piece)
                    && self.roles.get(loose.piece) == Some(&Role::Prose)
            };
            let loose: Vec<Loose> = waiting.loose.into_iter().filter(left).collect();
            let mut years = waiting.years;
            let ground = self.ground(true, waiting.title, false);
            let settled = loose::settle(ground, &loose, &mut years, &mut self.press);
            for (at, role) in settled.roles {
                self.role(at, role);
            }
        }
    }

    pub(super) fn loose(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        if piece.mark.is_none() && self.is_signed(at, piece, row) {
            return self.role(at, Role::Signature);
        }
        if self.fields_at(at) {
            return match self.heads_remarks(at, piece, row) {
                true => self.remarks(at, piece, row),
                false => self.loose_fields(at, piece, row),
            };
        }
        if self.is_of_name(at, piece, row) {
            return self.role(at, Role::Field);
        }
        self.section.open_field = false;
        if names_only_time(piece) {
            return self.role(at, Role::Section);
        }
        if self.genre != Some(Genre::Plan) && piece.mark.is_some() && self.names_detail(at) {
            return self.role(at, Role::Detail);
        }
        if piece.mark.is_none() && self.is_about_plan(at, row) {
            return self.role(at, Role::Prose);
        }
        if piece.mark.is_none() && self.leads_in_plan(at, row) {
            return self.open_section(at, piece, row, LINE, false);
        }
        if announcing::leads_in_settled(&row.text, &piece.whole) {
            return self.open_settled(at, piece, row);
        }
        if self.is_section(at, piece, row) {
            let details = details::introduces_details(&row.text, piece.body.clone())
                || genre::heads_report(&row.text, piece.body.clone());
            if let Some(mark) = piece.mark {
                self.outer.push(mark.style);
            }
            let line = if names_part(piece, row) { PART } else { LINE };
            let level = piece.mark.map_or(line, |mark| MARKED + mark.style as u8);
            return self.open_section(at, piece, row, level, details);
        }
        self.section.name = match names_something(piece, row) {
            true => Some(at),
            false => self.name_above(at, piece),
        };
        self.section.record = None;
        self.section.loose.push(Loose {
            piece: at,
            verdict: self.verdict(at),
            time: None,
            fields: Vec::new(),
        });
    }

    /// Whether a line says more of the name above: its `主题：`, or what stands below a field without words, `目的：`.
    fn is_of_name(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let timeless = !row.text.holds(Class::TIME) && self.verdict(at) == Verdict::None;
        let theme = || timeless && head::announces_theme(&row.text, piece.whole.start).is_some();
        let value = || {
            let words = row.text.trim_with(piece.whole.clone(), words::is_stop);
            let heads = row.text.before(words.end) == ':';
            let apart = piece.mark.is_some() || heads;
            timeless && !apart && piece::is_phrase(&row.text, &words, LONGEST_VALUE)
        };
        let goes_on = || self.goes_on_with_field(at, row) && !self.tells_time(at + 1);
        let within = self.section.open_field || goes_on();
        self.section.name.is_some() && (theme() || within && value())
    }

    /// Whether piece `at` begins with a time: what stands above it is a name.
    fn tells_time(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|(piece, row)| {
            let fields = field::all(&row.text, &piece.whole);
            fields.first().is_some_and(|field| field.key == Key::Time)
        })
    }

    /// Whether a line stands right below a field, in one paragraph with it.
    fn goes_on_with_field(&self, at: usize, row: &Row<'_>) -> bool {
        let above = at
            .checked_sub(1)
            .filter(|above| self.roles.get(*above) == Some(&Role::Field));
        let above = above.and_then(|above| self.piece(above));
        above.is_some_and(|(_, above)| above.block == row.block)
    }

    /// The numbered name directly above piece `at`, which says in sentences what it is about.
    fn name_above(&self, at: usize, piece: &Piece) -> Option<usize> {
        let above = at
            .checked_sub(1)
            .filter(|above| self.section.name == Some(*above));
        above.filter(|above| piece.mark.is_none() && self.reading.is_marked(*above))
    }

    /// The title, `2026年6月份工作安排`, and a line in brackets, `（经1月14日工会委员会讨论通过）`: no items of the plan.
    fn is_about_plan(&self, at: usize, row: &Row<'_>) -> bool {
        let title = |end: usize| words::announces(&row.text, end.saturating_sub(4)..end);
        self.verdict(at) == Verdict::None
            && (row.is_bracketed() || at == 0 && title(row.text.len()))
    }

    /// `会议通过了《2026年工作安排》，具体如下：`: the line opens the list of what is planned.
    fn leads_in_plan(&self, at: usize, row: &Row<'_>) -> bool {
        let end = row.text.trim(0..row.text.len()).end;
        row.text.before(end) == ':'
            && row.text.has(end.saturating_sub(3), "如下")
            && genre::names_plan(&row.text, 0..end)
            && self.reading.is_marked(at + 1)
    }

    /// `说明：` above a list, or at the beginning of its first line: not the field of any item.
    fn heads_remarks(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let listed = || {
            row.text.before(row.text.trim(piece.body.clone()).end) == ':'
                && details::introduces_details(&row.text, piece.body.clone())
                && (self.section.name.is_none() || names_remarks(&row.text, &piece.body))
        };
        self.reading.is_marked(at + 1) && (listed() || lists_remarks(&row.text, &piece.body))
    }

    /// A year on a line of its own: that of the months below it.
    pub(super) fn year(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.open_section(at, piece, row, LINE, false);
    }

    /// What stands below `说明：` up to the next label or heading.
    fn remarks(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.open_section(at, piece, row, LINE, false);
        self.section.prose = true;
    }

    /// A short line that opens a section without being a Markdown heading.
    pub(super) fn is_section(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        if self.verdict(at) == Verdict::Dated || row.depth > 0 {
            return false;
        }
        if !piece::is_phrase(&row.text, &self.heading_words(piece, row), 30) {
            return false;
        }
        let colon = row.text.before(piece.body.end) == ':';
        let named = || {
            piece.whole.end - piece.whole.start <= 20
                && words::announces(&row.text, piece.whole.clone())
                || details::introduces_details(&row.text, piece.body.clone())
        };
        let gathers = || self.reading.is_marked(at + 1) && judge::begins_list(self.reading, at);
        let dated = || {
            let found = dating::find(&row.text, &piece.body);
            found.is_some_and(|dated| dated.label.when.has_month())
        };
        match piece.mark.map(|mark| mark.style) {
            Some(Style::Formal | Style::Han | Style::HanBrackets) => {
                (colon || !self.reading.is_marked(at + 1) || gathers() || named()) && !dated()
            }
            Some(_) => row.depth == 0 && gathers() && !dated(),
            None => {
                let heads = colon
                    || named()
                    || names_part(piece, row)
                    || self.titles_plan(row)
                    || words::names_group(&row.text, piece.body.clone());
                heads && !row.text.includes(piece.body.clone(), ',')
            }
        }
    }

    /// The words of what may be a heading: `二、民主管理。` beside `一、指导思想` is one for all its stop.
    fn heading_words(&self, piece: &Piece, row: &Row<'_>) -> Range<usize> {
        let beside = |mark: Mark| self.outer.contains(&mark.style) && mark.value > 1;
        match piece.mark.is_some_and(beside) {
            true => row.text.trim_with(piece.body.clone(), words::is_stop),
            false => piece.body.clone(),
        }
    }
}

/// `2026年`, `二、2027年度：`: whether the piece is nothing but a year.
pub(super) fn is_year(piece: &Piece, row: &Row<'_>) -> bool {
    let text = &row.text;
    let own = text.trim_with(piece.whole.clone(), |found| {
        matches!(found, ' ' | ':' | '(' | ')')
    });
    text.holds(Class::YEAR) && year::full(text, own.start).is_some_and(|mark| mark.end == own.end)
}
