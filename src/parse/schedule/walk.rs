//! Attaching: one walk over the pieces that gives every item to the label it stands under.
//!
//! In: rows. Out: the schedule and the account of the reading. The walk holds one open label (the scope) and one open
//! section; a label, a heading, a signature or the end closes the scope, and what stands in no scope is settled when its
//! section ends (see [`crate::parse::schedule::loose`]).

use std::ops::Range;

use crate::base::place::LineIndex;
use crate::model::schedule::{PlanYear, Schedule, Status, Theme};
use crate::parse::schedule::field::{self, Field, Key};
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::judge::{self, Reading, Verdict};
use crate::parse::schedule::label::When;
use crate::parse::schedule::loose::{self, Loose};
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::{self, Press};
use crate::parse::schedule::row::{Cells, Row, RowKind};
use crate::parse::schedule::table;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::{Role, Traced};
use crate::parse::schedule::words;
use crate::parse::schedule::{mention, year};

/// An open label.
struct Scope {
    moment: Moment,
    /// The level of the heading that opened it; `None` for a line of text.
    level: Option<u8>,
    /// The label's own mark.
    mark: Option<Style>,
    /// How its items are numbered, once the first has been seen.
    items: Option<Style>,
    /// The piece of the last item, theme or activity under it.
    last: usize,
    /// Whether an activity or a theme stands on the label's own line.
    inline: bool,
    /// Whether the items below are rules or the like.
    details: Option<Details>,
}

/// Rules, groups or money that follow an item; they last until an item of the level above them.
#[derive(Clone, Copy)]
struct Details {
    above: Option<Style>,
}

/// An open section.
#[derive(Default)]
struct Section {
    title: String,
    level: u8,
    announced: bool,
    details: bool,
    /// The piece that may name an activity whose time follows.
    name: Option<usize>,
    loose: Vec<Loose>,
}

struct Walk<'r, 'a> {
    reading: Reading<'r, 'a>,
    verdicts: Vec<Verdict>,
    roles: Vec<Role>,
    section: Section,
    scope: Option<Scope>,
    /// The styles of mark that sections outside any scope have been numbered with.
    outer: Vec<Style>,
    /// Whether labels in this schedule have had unnumbered lines below them, each a paragraph of its own.
    spread: bool,
    years: Years,
    press: Press,
    lines: &'r LineIndex,
}

/// Walks over `rows`.
#[must_use]
pub fn walk(rows: &[Row<'_>], title: &str, lines: &LineIndex) -> (Schedule, Vec<Traced>) {
    let pieces = piece::cut(rows);
    let reading = Reading {
        rows,
        pieces: &pieces,
    };
    let plan = year_of_plan(title, rows);
    let mut walk = Walk {
        reading,
        verdicts: judge::judge(reading),
        roles: vec![Role::Prose; pieces.len()],
        section: Section::default(),
        scope: None,
        outer: Vec::new(),
        spread: false,
        years: Years::of_plan(plan),
        lines,
        press: Press::default(),
    };
    for at in 0..pieces.len() {
        walk.step(at);
    }
    walk.settle();
    walk.finish(plan)
}

/// The year a document's title names, or else its first heading or opening line.
#[must_use]
pub fn year_of_plan(title: &str, rows: &[Row<'_>]) -> Option<PlanYear> {
    year::of_plan(&Text::new(title)).or_else(|| {
        rows.iter()
            .take(3)
            .filter(|row| is_opening(row))
            .find_map(|row| year::of_plan(&row.text))
    })
}

/// A heading, or a line that says what it opens.
fn is_opening(row: &Row<'_>) -> bool {
    let named = row.text.contains_any(
        0..row.text.len(),
        &["计划", "安排", "要点", "学年", "行事历", "方案", "打算"],
    );
    named && !matches!(row.kind, RowKind::Table(_) | RowKind::Other)
}

impl<'r, 'a> Walk<'r, 'a> {
    fn piece(&self, at: usize) -> Option<(&'r Piece, &'r Row<'a>)> {
        let piece = self.reading.pieces.get(at)?;
        Some((piece, self.reading.row(piece)?))
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
        match row.kind {
            RowKind::Table(cells) => self.table(at, cells),
            _ if self.verdict(at) == Verdict::Label && self.admits_label(piece, row) => {
                self.label(at, piece, row)
            }
            RowKind::Heading(level) => self.heading(at, piece, row, level),
            _ if self.scope.is_some() => self.under(at, piece, row),
            _ => self.loose(at, piece, row),
        }
    }

    /// In a section of rules only months alone or in a heading open a schedule again; a date with a colon is a rule's.
    fn admits_label(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let Some(head) = &piece.head else {
            return false;
        };
        let months = matches!(head.label.when, When::Months(_));
        !self.section.details
            || matches!(row.kind, RowKind::Heading(_))
            || months && head.tail == Tail::Alone
    }

    fn table(&mut self, at: usize, cells: &'r Cells) {
        let under = self
            .scope
            .as_ref()
            .filter(|scope| scope.details.is_none())
            .map(|scope| scope.moment.clone());
        let found = !self.section.details
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

    // ---- labels

    fn label(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let Some(head) = &piece.head else { return };
        if self.narrows_day(head) {
            return self.day_label(at, piece, row, head);
        }
        let moment = self.years.moment(&row.text, &head.label);
        let level = match row.kind {
            RowKind::Heading(level) => Some(level),
            _ => None,
        };
        self.end_scope();
        let mark = piece.mark.map(|mark| mark.style);
        let inline = !piece.body.is_empty();
        self.scope = Some(Scope {
            moment,
            level,
            mark,
            items: None,
            last: at,
            inline,
            details: None,
        });
        self.label_words(at, piece, row, head);
    }

    /// A date below a month's label narrows it and leaves it open.
    fn narrows_day(&self, head: &Head) -> bool {
        let open = self
            .scope
            .as_ref()
            .is_some_and(|scope| scope.moment.days.is_none() && !scope.moment.months.is_empty());
        let day = match head.label.when {
            When::Day { month, .. } => self
                .scope
                .as_ref()
                .is_some_and(|scope| scope.moment.has(month)),
            _ => false,
        };
        open && day && !matches!(head.tail, Tail::Alone)
    }

    fn day_label(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, head: &Head) {
        let moment = self.years.moment(&row.text, &head.label);
        self.role(at, Role::Activity);
        self.press.print(
            &press::Item {
                text: &row.text,
                range: piece.body.clone(),
                line: row.line,
                status: status(row),
            },
            &moment,
        );
        if let Some(scope) = &mut self.scope {
            scope.last = at;
            scope.items = scope.items.or(piece.mark.map(|mark| mark.style));
        }
    }

    /// What stands on the label's own line: a theme, the first activities, or nothing.
    fn label_words(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, head: &Head) {
        self.theme(row, head.theme.clone());
        if piece.body.is_empty() {
            return self.role(
                at,
                if head.theme.is_empty() {
                    Role::Label
                } else {
                    Role::LabelWithTheme
                },
            );
        }
        match self.body_is(at, piece, row, head) {
            Body::Theme => {
                self.role(at, Role::LabelWithTheme);
                self.theme(row, piece.body.clone());
            }
            Body::Umbrella => self.role(at, Role::Label),
            Body::Activity => {
                self.role(at, Role::LabelWithActivity);
                self.print_each(row, piece.body.clone());
            }
        }
    }

    fn body_is(&self, at: usize, piece: &Piece, row: &Row<'_>, head: &Head) -> Body {
        let text = &row.text;
        let title = piece::is_phrase(text, &piece.body, 24);
        if head.titled || self.reading.is_heading(at) && title && !self.is_bare_heading(at, head) {
            return Body::Theme;
        }
        let list_below = self.verdict(at + 1) == Verdict::None
            && self.reading.is_marked(at + 1)
            && judge::begins_list(self.reading, at);
        let parent = list_below && !self.fields_at(at + 1);
        let colon = text.before(piece.body.end) == ':';
        match (
            parent || colon,
            title && !text.contains(piece.body.clone(), ","),
        ) {
            (true, true) => Body::Theme,
            (true, false) => Body::Umbrella,
            (false, _) => Body::Activity,
        }
    }

    /// A heading such as `3月：植树` with nothing below it, where no theme could be meant.
    fn is_bare_heading(&self, at: usize, head: &Head) -> bool {
        let empty = at + 1 >= self.reading.pieces.len() || self.reading.is_heading(at + 1);
        empty && matches!(head.tail, Tail::Colon | Tail::Gap)
    }

    fn theme(&mut self, row: &Row<'_>, range: Range<usize>) {
        let range = row.text.trim_with(range, |found| {
            matches!(found, ' ' | ':' | '(' | ')' | '-' | ',' | '。' | ';')
        });
        if range.is_empty() || words::is_generic(&row.text, range.clone()) {
            return;
        }
        let text = row.text.words(range);
        let months = self
            .scope
            .iter()
            .flat_map(|scope| scope.moment.months.clone());
        let themes = months.map(|(month, year)| Theme {
            line: row.line,
            year,
            month,
            text: text.to_owned(),
        });
        self.press.out.themes.extend(themes.collect::<Vec<_>>());
    }

    // ---- sections

    fn heading(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, level: u8) {
        let details = words::introduces_details(&row.text, piece.whole.clone());
        if self
            .scope
            .as_ref()
            .is_some_and(|scope| scope.level.is_some_and(|own| level > own))
        {
            self.role(
                at,
                if details {
                    Role::Detail
                } else {
                    Role::Umbrella
                },
            );
            if let Some(scope) = &mut self.scope {
                scope.details = details.then_some(Details { above: None });
                scope.last = at;
            }
            return;
        }
        self.open_section(at, piece, row, level, details);
    }

    fn open_section(
        &mut self,
        at: usize,
        piece: &'r Piece,
        row: &'r Row<'a>,
        level: u8,
        details: bool,
    ) {
        self.end_scope();
        self.settle();
        self.role(at, Role::Section);
        let inherits = level > self.section.level && self.section.level > 0;
        let announced =
            words::announces(&row.text, piece.whole.clone()) || inherits && self.section.announced;
        let details = details || inherits && self.section.details;
        self.section = Section {
            title: piece
                .whole_words(&row.text)
                .trim_end_matches([':', '：'])
                .to_owned(),
            level,
            announced,
            details,
            name: Some(at),
            loose: Vec::new(),
        };
        if let Some(year) = year::of_plan(&row.text) {
            self.years.enter(Some(year));
        }
    }

    fn end_scope(&mut self) {
        self.scope = None;
    }

    fn settle(&mut self) {
        let loose = std::mem::take(&mut self.section.loose);
        if self.section.details {
            return;
        }
        let ground = loose::Ground {
            reading: self.reading,
            announced: self.section.announced,
            title: &self.section.title,
        };
        let roles = loose::settle(ground, &loose, &mut self.years, &mut self.press);
        for (at, role) in roles {
            self.role(at, role);
        }
    }

    // ---- below a label

    fn under(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        if self.fields_at(at) {
            return self.fields(at, piece, row);
        }
        if self.closes(at, piece, row) {
            self.end_scope();
            return self.loose(at, piece, row);
        }
        if self.in_details(at, piece, row) {
            return self.role(at, Role::Detail);
        }
        match piece.mark {
            Some(mark) => self.marked(at, piece, row, mark.style),
            None => self.unmarked(at, piece, row),
        }
    }

    /// Whether the piece ends the month: a heading of the level above, a signature.
    fn closes(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let Some(scope) = &self.scope else {
            return false;
        };
        let Some(mark) = piece.mark else {
            return self.is_signed(at, piece, row);
        };
        let own = scope.items == Some(mark.style);
        let phrase = piece::is_phrase(&row.text, &piece.body, 30);
        match mark.style {
            Style::Han => {
                !own && scope.items.is_some()
                    || scope.mark == Some(Style::Han)
                    || self.outer.contains(&Style::Han) && mark.value > 1 && phrase
            }
            Style::HanBrackets => {
                scope.mark == Some(mark.style)
                    || !own && scope.items.is_some() && self.outer.contains(&mark.style)
            }
            _ => {
                row.depth == 0
                    && scope.mark == Some(mark.style)
                    && scope.items.is_some_and(|items| items != mark.style)
                    && self.later_label(at).is_none()
            }
        }
    }

    /// The place of the next label in the same stretch of text.
    fn later_label(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        while let Some((piece, _)) = self.piece(next) {
            let month = piece.head.as_ref().is_some_and(|head| {
                head.label.when.has_month() || matches!(head.label.when, When::Period(_))
            });
            if self.verdict(next) == Verdict::Label && month {
                return Some(next);
            }
            if self.reading.is_heading(next) || next > at + 40 {
                return None;
            }
            next += 1;
        }
        None
    }

    fn is_signed(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let date = |at: usize| {
            let Some((piece, row)) = self.piece(at) else {
                return false;
            };
            let dated = piece.head.as_ref().is_some_and(|head| {
                head.tail == Tail::Alone && matches!(head.label.when, When::Day { .. })
            });
            dated && piece.mark.is_none() && self.verdict(at) == Verdict::None
                || row.text.contains(0..row.text.len(), "x月x日")
        };
        let last = at + 1 >= self.reading.pieces.len();
        date(at)
            || words::names_unit(&row.text, piece.whole.clone())
                && (date(at + 1) || date(at + 2) || last)
    }

    /// Whether the piece belongs to rules, groups or money below an item, or opens such.
    fn in_details(&mut self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let Some(scope) = &mut self.scope else {
            return false;
        };
        let style = piece.mark.map(|mark| mark.style);
        if let Some(details) = scope.details {
            let over = style.is_some() && style == details.above;
            if !over {
                return true;
            }
            scope.details = None;
        }
        let colon = row.text.before(piece.body.end) == ':';
        let opens =
            words::introduces_details(&row.text, piece.body.clone()) && (colon || style.is_none());
        if opens && (at != scope.last) {
            scope.details = Some(Details { above: style });
        }
        opens
    }

    fn marked(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, style: Style) {
        let umbrella = self.gathers(at, row);
        if let Some(scope) = &mut self.scope {
            scope.items = scope.items.or(Some(style));
            scope.last = at;
        }
        if umbrella {
            return self.role(at, Role::Umbrella);
        }
        self.item(at, piece, row);
    }

    /// Whether a list of its own begins below the piece.
    fn gathers(&self, at: usize, row: &Row<'_>) -> bool {
        let below = self.verdict(at + 1) == Verdict::None
            && self.reading.is_marked(at + 1)
            && judge::begins_list(self.reading, at);
        let same_row = self
            .piece(at + 1)
            .is_some_and(|(_, next)| next.line == row.line);
        below
            && !self.fields_at(at + 1)
            && !(same_row && row.text.contains(0..row.text.len(), "。"))
    }

    fn item(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let Some(scope) = &self.scope else { return };
        let moment = scope.moment.clone();
        self.role(at, Role::Activity);
        let item = press::Item {
            text: &row.text,
            range: piece.whole.clone(),
            line: row.line,
            status: status(row),
        };
        self.press.print_under(&item, &moment, &mut self.years);
    }

    fn unmarked(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let Some(scope) = &self.scope else { return };
        let (last, inline, items) = (scope.last, scope.inline, scope.items);
        let part = piece
            .head
            .as_ref()
            .is_some_and(|head| head.label.when == When::Part && head.tail == Tail::Alone);
        if part {
            return self.role(at, Role::Label);
        }
        let fresh = !inline && self.roles.get(last) != Some(&Role::Activity);
        if !fresh && self.is_wrapped(last) {
            return self.continuation(at, piece, row);
        }
        if items.is_some() {
            return self.after_items(at, piece, row);
        }
        if self.gathers(at, row) {
            self.role(at, Role::Umbrella);
        } else if fresh || self.belongs(at, piece, row, last) {
            self.spread |= row.first;
            self.item(at, piece, row);
        } else {
            return self.leave(at, piece, row);
        }
        if let Some(scope) = &mut self.scope {
            scope.last = at;
        }
    }

    /// An unnumbered line after numbered ones: words for the item above, or the end.
    fn after_items(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let heading =
            row.text.before(piece.body.end) == ':' && piece::is_phrase(&row.text, &piece.body, 24);
        if heading && self.later_label(at).is_none() && row.depth == 0 {
            return self.leave(at, piece, row);
        }
        if heading && self.gathers(at, row) {
            return self.role(at, Role::Umbrella);
        }
        self.role(at, Role::Continuation);
    }

    /// Whether an unnumbered line below another belongs to the month: another label follows, or it stands in the same
    /// paragraph, or lines like it have been the month's before.
    fn belongs(&self, at: usize, piece: &Piece, row: &Row<'_>, last: usize) -> bool {
        let same_block = self
            .piece(last)
            .is_some_and(|(_, above)| above.block == row.block);
        let short = piece::is_phrase(&row.text, &piece.body, 40)
            && !row.text.has(piece.whole.start, "以上")
            && !row.text.has(piece.whole.start, "总之");
        self.later_label(at).is_some() || short && (same_block || self.spread)
    }

    fn leave(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.end_scope();
        self.loose(at, piece, row);
    }

    /// Whether the line of piece `at` was broken in the middle of a sentence.
    fn is_wrapped(&self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        let range = row.text.trim(piece.whole.clone());
        let open = matches!(row.text.before(range.end), ',' | '、' | '(' | '“' | '《');
        let closed = matches!(
            row.text.before(range.end),
            '。' | ';' | ':' | '!' | '?' | ')' | '”'
        );
        range.end == row.text.len() && (open || !closed && row.text.len() >= 32)
    }

    fn continuation(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.role(at, Role::Continuation);
        self.press.append(piece.whole_words(&row.text));
        if let Some(scope) = &mut self.scope {
            scope.last = at;
        }
    }

    // ---- fields

    fn fields_at(&self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        let fields = field::all(&row.text, &piece.whole);
        fields
            .first()
            .is_some_and(|field| field.start == row.text.skip_spaces(piece.whole.start))
    }

    fn fields(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.role(at, Role::Field);
        let fields = field::all(&row.text, &piece.whole);
        self.press.apply(&row.text, &fields);
        let opens = fields
            .last()
            .is_some_and(|field| field.key == Key::Other && field.value.is_empty());
        if let (true, Some(scope)) = (opens, &mut self.scope) {
            scope.details = Some(Details {
                above: scope
                    .items
                    .filter(|items| Some(*items) != piece.mark.map(|mark| mark.style)),
            });
        }
    }

    fn print_each(&mut self, row: &Row<'a>, range: Range<usize>) {
        let Some(scope) = &self.scope else { return };
        let moment = scope.moment.clone();
        for range in press::parts(&row.text, range) {
            let item = press::Item {
                text: &row.text,
                range,
                line: row.line,
                status: status(row),
            };
            self.press.print_under(&item, &moment, &mut self.years);
        }
    }

    // ---- outside any label

    fn loose(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        if self.fields_at(at) {
            return self.loose_fields(at, piece, row);
        }
        if self.is_section(at, piece, row) {
            let details = words::introduces_details(&row.text, piece.body.clone());
            if let Some(mark) = piece.mark {
                self.outer.push(mark.style);
            }
            let level = 7 + piece.mark.map_or(3, |mark| mark.style as u8);
            return self.open_section(at, piece, row, level, details);
        }
        self.section.name = Some(at);
        self.section.loose.push(Loose {
            piece: at,
            verdict: self.verdict(at),
            time: None,
            fields: Vec::new(),
        });
    }

    /// A short line that opens a section without being a Markdown heading.
    fn is_section(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        if self.verdict(at) == Verdict::Dated || row.depth > 0 {
            return false;
        }
        let colon = row.text.before(piece.body.end) == ':';
        let phrase = piece::is_phrase(&row.text, &piece.body, 30);
        let announced = words::announces(&row.text, piece.body.clone())
            && piece.body.end - piece.body.start <= 20;
        let details = words::introduces_details(&row.text, piece.body.clone());
        let gathers = self.gathers(at, row);
        let dated = crate::parse::schedule::dating::find(&row.text, &piece.body).is_some();
        match piece.mark.map(|mark| mark.style) {
            Some(Style::Han | Style::HanBrackets) => {
                phrase
                    && !dated
                    && (gathers || colon || !self.reading.is_marked(at + 1) || announced || details)
            }
            Some(_) => phrase && !dated && gathers && row.depth == 0,
            None => {
                phrase
                    && (colon || announced || details)
                    && !row.text.contains(piece.body.clone(), ",")
            }
        }
    }

    fn loose_fields(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.role(at, Role::Field);
        let fields = field::all(&row.text, &piece.whole);
        let named = self.section.name;
        let Some(name) = named else { return };
        if self
            .section
            .loose
            .last()
            .is_none_or(|loose| loose.piece != name)
        {
            self.section.loose.push(Loose {
                piece: name,
                verdict: Verdict::None,
                time: None,
                fields: Vec::new(),
            });
        }
        if let Some(loose) = self.section.loose.last_mut() {
            let time = fields.iter().find(|field| field.key == Key::Time);
            loose.time = loose
                .time
                .take()
                .or_else(|| time.map(|field| (at, field.value.clone())));
            loose
                .fields
                .extend(fields.into_iter().map(|field: Field| (at, field)));
        }
    }

    // ---- the end

    fn finish(mut self, year: Option<PlanYear>) -> (Schedule, Vec<Traced>) {
        self.press.out.year = year;
        mention::collect(self.reading, &mut self.roles, &mut self.press.out);
        let mut schedule = self.press.out;
        schedule.activities.sort_by_key(|activity| activity.line);
        schedule.themes.sort_by_key(|theme| theme.line);
        let traced = account(self.reading, &self.roles, &schedule);
        (schedule, traced)
    }
}

enum Body {
    Theme,
    Umbrella,
    Activity,
}

/// What a task list's box says.
fn status(row: &Row<'_>) -> Status {
    match row.kind {
        RowKind::Item(_, Some(true)) => Status::Done,
        _ => Status::Planned,
    }
}

fn account(reading: Reading<'_, '_>, roles: &[Role], schedule: &Schedule) -> Vec<Traced> {
    let mut traced = Vec::new();
    for (piece, role) in reading.pieces.iter().zip(roles) {
        let Some(row) = reading.row(piece) else {
            continue;
        };
        let start = if piece.first { 0 } else { piece.whole.start };
        let text = row.text.words(start..piece.whole.end).to_owned();
        let months = months_on(schedule, row.line, &text);
        traced.push(Traced {
            line: row.line,
            role: *role,
            months,
            text,
        });
    }
    traced
}

/// The months of the activities that were read from these words.
fn months_on(schedule: &Schedule, line: usize, text: &str) -> Vec<u8> {
    let first = schedule
        .activities
        .partition_point(|activity| activity.line < line);
    let here = schedule
        .activities
        .iter()
        .skip(first)
        .take_while(|activity| activity.line == line);
    let mut months: Vec<u8> = here
        .filter(|activity| text.contains(&activity.text))
        .filter_map(|activity| activity.month)
        .collect();
    months.dedup();
    months
}
