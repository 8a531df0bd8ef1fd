//! A label and its own line: it opens a scope, and the words behind it are a theme, the first activities, or nothing.
//!
//! In: a piece that was judged a label. Out: the open scope, and what its line says. Invariant: every label closes the one
//! before it, but for a day within the month that is open.

use std::ops::Range;

use super::Walk;
use super::scope::Scope;
use crate::model::schedule::PlanYear;
use crate::parse::schedule::clause;
use crate::parse::schedule::details;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{self, Head, Tail};
use crate::parse::schedule::judge::{self, Verdict};
use crate::parse::schedule::label::{self, When};
use crate::parse::schedule::moment::Moment;
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::{self, Item};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::words;
use crate::parse::schedule::year::Written;

/// How many characters the name of a month has at most: `安全生产月`.
const LONGEST_NAME: usize = 10;

/// What the words behind a label are.
pub(super) enum Body {
    Theme,
    Umbrella,
    Activity,
}

impl<'r, 'a> Walk<'r, 'a> {
    pub(super) fn label(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let Some(head) = &piece.head else { return };
        if self.narrows_day(head) {
            return self.day_label(at, piece, row, head);
        }
        let outer = match row.kind {
            RowKind::Heading(_) => None,
            _ => self.outer(piece, row),
        };
        self.enter_year(head);
        let moment = self.years.moment(&row.text, &head.label);
        if matches!(head.label.when, When::Period(_)) {
            self.quarter = Some(moment.clone());
        }
        let level = match row.kind {
            RowKind::Heading(level) => Some(level),
            _ => None,
        };
        self.scope = None;
        let mark = piece.mark.or(row.mark).map(|mark| mark.style);
        let inline = !piece.body.is_empty() && !self.is_only_named(at, piece, row);
        self.scope = Some(Scope {
            moment,
            level,
            line: row.line,
            label: at,
            mark,
            items: None,
            last: at,
            inline,
            details: None,
            record: None,
            described: None,
            listed: matches!(row.kind, RowKind::Item(..)),
            depth: row.depth,
            outer,
        });
        self.label_words(at, piece, row, head);
    }

    /// `2027年上半年` gives its year to the months below it.
    fn enter_year(&mut self, head: &Head) {
        if let (When::Period(_), Some(Written::Year(year))) = (&head.label.when, head.label.year) {
            self.years.enter(Some(PlanYear::Calendar(year)));
        }
    }

    /// A date below a month's label narrows it and leaves it open.
    pub(super) fn narrows_day(&self, head: &Head) -> bool {
        let open = self.scope.as_ref().filter(|scope| scope.moment.is_month());
        let within = open.is_some_and(|scope| {
            let mut dates = head.label.when.dates().iter();
            dates.any(|date| scope.moment.has(date.month))
        });
        within && !matches!(head.tail, Tail::Alone)
    }

    pub(super) fn day_label(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, head: &Head) {
        let moment = self.years.moment(&row.text, &head.label);
        self.role(at, Role::Activity);
        for range in press::parts(&row.text, piece.body.clone()) {
            self.press.print(&Item::new(row, range), &moment);
        }
        if let Some(scope) = &mut self.scope {
            scope.last = at;
            scope.items = scope.items.or(piece.mark.map(|mark| mark.style));
        }
    }

    /// What stands on the label's own line: a theme, the first activities, or nothing.
    pub(super) fn label_words(
        &mut self,
        at: usize,
        piece: &'r Piece,
        row: &'r Row<'a>,
        head: &Head,
    ) {
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
                let own = self.own_words(at, piece, row, head);
                self.print_each(row, press::parts(&row.text, own));
            }
        }
    }

    /// The words of a label's own line, but for what they say the month is; a day or a blurred month that runs on into them
    /// belongs to them where it only dates them.
    fn own_words(&self, at: usize, piece: &Piece, row: &Row<'_>, head: &Head) -> Range<usize> {
        let glued = head.tail == Tail::Glued;
        let told = || label::told::behind(&row.text, &piece.body);
        if let Some(start) = glued.then(told).flatten() {
            return start..piece.body.end;
        }
        let runs_on = glued && (head.label.vague || head.label.names_days());
        match runs_on && self.verdict(at) == Verdict::Dated {
            true => piece.whole.clone(),
            false => piece.body.clone(),
        }
    }

    pub(super) fn body_is(&self, at: usize, piece: &Piece, row: &Row<'_>, head: &Head) -> Body {
        let text = &row.text;
        let title = piece::is_phrase(text, &piece.body, 24);
        let named = self.scope.as_ref().is_some_and(|scope| !scope.inline);
        if named
            || head.titled
            || self.reading.is_heading(at) && title && !self.is_bare_heading(at, head)
        {
            return Body::Theme;
        }
        let begins_list = judge::begins_list(self.reading, at)
            || !head.label.names_days() && self.has_other_bullets_below(at);
        let list_below = self.verdict(at + 1) == Verdict::None
            && self.reading.is_marked(at + 1)
            && begins_list
            && !self.heads_details(at + 1);
        let parent = list_below && !self.fields_at(at + 1);
        let colon = text.before(piece.body.end) == ':';
        match (
            parent || colon,
            title && !text.includes(piece.body.clone(), ','),
        ) {
            (true, true) => Body::Theme,
            (true, false) => Body::Umbrella,
            (false, _) => Body::Activity,
        }
    }

    /// Whether the words on the label's own line are only a name for it, and what is done stands below.
    fn is_only_named(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        self.fields_at(at + 1) && self.heads_records(at, piece, row)
            || self.is_month_of(at, piece, row)
            || self.is_phase_of(at, row)
    }

    /// `第一阶段：3月 宣传发动` above what is done in it: whether label `at` is that of a phase, and something else than the next
    /// stands below.
    fn is_phase_of(&self, at: usize, row: &Row<'_>) -> bool {
        let head = |at: usize| self.piece(at)?.0.head.as_ref();
        let phase =
            |row: &Row<'_>, head: &Head| head::is_behind_phase(&row.text, head.label.span.start);
        let below = |(below, next): (&Piece, &Row<'_>)| {
            let item = below
                .mark
                .is_none_or(|mark| mark.style > Style::HanBrackets);
            let another = below.head.as_ref().is_some_and(|head| phase(next, head));
            let heading = matches!(next.kind, RowKind::Heading(_));
            let part = self.begins_part(below);
            item && !another && !heading && !part && !self.is_signed(at + 1, below, next)
        };
        head(at).is_some_and(|head| phase(row, head))
            && self.piece(at + 1).is_some_and(below)
            && !self.fields_at(at + 1)
    }

    /// `一季度：开局` above `活动名称：茶叙`: whether the fields below name what is done, and the label's own words do not.
    fn heads_records(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let head = piece.head.as_ref();
        let stretch = head.is_some_and(|head| matches!(head.label.when, When::Period(_)));
        let mut lines = self.record_lines(at + 1);
        !clause::is_event(&row.text, &piece.body)
            && lines.any(|line| self.names_content(line, stretch))
    }

    /// `三月：友善互助月` above its list.
    fn is_month_of(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let text = &row.text;
        let name = text.trim_with(piece.body.clone(), words::is_break);
        text.before(name.end) == '月'
            && piece::is_phrase(text, &name, LONGEST_NAME)
            && text.word_of(name.start, clause::DOING).is_none()
            && self.verdict(at + 1) == Verdict::None
            && self.has_lines_below(at)
    }

    /// Whether lines or items stand below piece `at`, and no section.
    fn has_lines_below(&self, at: usize) -> bool {
        let below = self.piece(at + 1);
        let about = self.fields_at(at + 1) || self.names_detail(at + 1);
        let begun =
            |(below, row): &(&Piece, &Row<'_>)| !words::closes(&row.text, below.whole.start);
        let below = below.filter(begun).filter(|_| !about);
        below.is_some_and(|(below, row)| match below.mark {
            Some(mark) => mark.style > Style::HanBrackets,
            None => !row
                .text
                .is_before(row.text.trim(below.whole.clone()).end, Class::STOP),
        }) && !self.reading.is_heading(at + 1)
    }

    /// `★ 职责分工`: whether piece `at` is the heading of rules or the like.
    fn heads_details(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|(piece, row)| {
            matches!(row.kind, RowKind::Plain)
                && piece.mark.is_some_and(|mark| mark.style == Style::Bullet)
                && details::introduces_details(&row.text, piece.whole.clone())
        })
    }

    /// A heading such as `3月：植树` with nothing below it, where no theme could be meant.
    pub(super) fn is_bare_heading(&self, at: usize, head: &Head) -> bool {
        let empty = at + 1 >= self.reading.pieces.len() || self.reading.is_heading(at + 1);
        empty && matches!(head.tail, Tail::Colon | Tail::Gap)
    }

    /// `主题：读书` directly below a month: the theme.
    pub(super) fn theme_below(&self, piece: &Piece, row: &Row<'_>) -> Option<Range<usize>> {
        let scope = self.scope.as_ref()?;
        let may_be = scope.moment.is_month() && self.is_fresh();
        may_be.then(|| theme_after(piece, row)).flatten()
    }

    pub(super) fn theme(&mut self, row: &Row<'_>, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let range = row.text.trim_with(range, |found| {
            matches!(found, ' ' | ':' | '(' | ')' | '-' | ',' | '。' | ';')
        });
        if range.is_empty() || words::is_generic(&row.text, range.clone()) {
            return;
        }
        if let Some(scope) = &self.scope {
            self.press
                .theme(row.line, row.text.words(range), &scope.moment);
        }
    }

    /// Prints one thing to do under `moment`.
    pub(super) fn print(&mut self, row: &Row<'a>, range: Range<usize>, moment: &Moment) {
        let item = Item::new(row, range);
        self.press.print_under(&item, moment, &mut self.years);
    }
}

/// The words behind `主题：`, where they are all of the line and name one thing.
fn theme_after(piece: &Piece, row: &Row<'_>) -> Option<Range<usize>> {
    let start = head::announces_theme(&row.text, piece.whole.start)?;
    let words = row.text.trim_with(start..piece.whole.end, words::is_break);
    let mut within = words.clone();
    // `“我运动”，举办运动会`
    let parted = |at: usize| match row.text.at(at) {
        ',' => row.text.is_before(at, Class::UNQUOTE),
        found => found == ':' || words::is_stop(found),
    };
    (!within.any(parted)).then_some(words)
}
