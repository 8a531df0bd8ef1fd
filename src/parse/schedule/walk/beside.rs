//! Beside a label: lines that follow an open label and are none of its items, or say themselves when they are.
//!
//! In: a piece in an open scope. Out: whether it stands beside the label, and what it is then. Invariant: what stands beside a label
//! that has its words on its line has nothing of that label's date.

use super::Walk;
use super::scope::Scope;
use crate::parse::schedule::clause;
use crate::parse::schedule::dating;
use crate::parse::schedule::details;
use crate::parse::schedule::head::Tail;
use crate::parse::schedule::judge::{Verdict, apart};
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::moment::Moment;
use crate::parse::schedule::numbering::Mark;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::word::{Word, vocabulary};

impl<'r, 'a> Walk<'r, 'a> {
    /// Whether piece `at` begins something else behind the last of several labels that have their words on their lines.
    pub(super) fn stands_apart(&self, at: usize) -> bool {
        let scope = self.scope.as_ref();
        scope.is_some_and(|scope| apart::stands_apart(self.reading, scope.label, at))
    }

    /// `重点抓好建制。` between `上半年` and `1月`: whether a sentence stands alone between a stretch and the first of its months.
    pub(super) fn leads_in_to_months(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        const AIMS: &[Word] = vocabulary!["重点", "主要", "着重", "突出", "围绕", "紧扣"];
        let first = |scope: &Scope<'_>| scope.moment.period.is_some() && scope.label + 1 == at;
        let month = |(below, _): (&Piece, &Row<'_>)| {
            let head = below.head.as_ref();
            head.is_some_and(|head| head.label.when.has_month() && head.tail == Tail::Alone)
        };
        let aims = || row.text.word(row.text.skip_spaces(piece.whole.start), AIMS);
        piece.mark.is_none()
            && piece.ends_sentence(&row.text)
            && aims().is_some()
            && self.scope.as_ref().is_some_and(first)
            && self.verdict(at + 1) == Verdict::Label
            && self.piece(at + 1).is_some_and(month)
    }

    /// `本季度内完成体检` below `6月`: the quarter above that the line speaks of.
    pub(super) fn quarter_meant(&self, piece: &Piece, row: &Row<'_>) -> Option<Moment> {
        const MEANT: &[Word] = vocabulary!["本季度", "本季", "该季度"];
        const QUARTER: usize = 3;
        let scope = self
            .scope
            .as_ref()
            .filter(|scope| scope.moment.is_month())?;
        let (text, start) = (&row.text, row.text.skip_spaces(piece.whole.start));
        let end = text.word(start, MEANT)?;
        let within = matches!(text.at(end), '内' | '要' | '拟' | '还' | '将' | ',')
            || text.word_of(end, clause::DOING).is_some();
        let quarter = self.quarter.as_ref().filter(|_| within)?;
        let months = &quarter.period.as_ref()?.months;
        let around = months.len() == QUARTER && months.iter().any(|month| scope.moment.has(*month));
        around.then(|| quarter.clone())
    }

    /// Prints a line that is of the quarter around the open month.
    pub(super) fn of_quarter(
        &mut self,
        at: usize,
        piece: &'r Piece,
        row: &'r Row<'a>,
        moment: &Moment,
    ) {
        self.role(at, Role::Activity);
        self.print(row, piece.whole.clone(), moment);
        if let Some(scope) = &mut self.scope {
            scope.last = at;
        }
    }

    /// `13月：…` beside the open label, and not an item below it.
    pub(super) fn leads_nowhere(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let beside = |scope: &Scope<'_>| {
            piece
                .mark
                .is_none_or(|mark| scope.is_beside(mark.style, row))
        };
        label::leads_nowhere(&row.text, piece.whole.start)
            && self.scope.as_ref().is_some_and(beside)
    }

    /// `每月开一次例会` beside `3月：…`: an item that comes back, and not one of the open label's.
    pub(super) fn recurs_beside(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let recurs = piece
            .head
            .as_ref()
            .is_some_and(|head| head.label.when == When::Every);
        let follows = |scope: &Scope<'_>| scope.inline && scope.moment.every.is_some();
        let beside = match piece.mark {
            Some(_) => {
                self.verdict(at) == Verdict::Dated && self.beside_inline(piece, row).is_some()
            }
            None => self.scope.as_ref().is_some_and(follows),
        };
        recurs && beside
    }

    /// An item beside `3月8日：…`, or numbered on from `5、3月：…`, which has its words: nothing says that it is then, too.
    pub(super) fn stands_beside_date(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let number = |piece: &Piece| piece.mark.map_or(0, |mark| mark.value);
        let counts_on = |scope: &Scope<'_>| {
            let label = self.piece(scope.label);
            label.is_some_and(|(label, _)| number(piece) > number(label))
        };
        self.beside_inline(piece, row).is_some_and(|scope| {
            !scope.moment.days.is_empty()
                || (self.has_lone_labels || self.is_one_of_dated(scope.label)) && counts_on(scope)
        })
    }

    /// `车队于6月29日放映电影` below `5月1日：早餐`: the date within a line that stands below a day, which has its words, and names
    /// another month.
    pub(super) fn date_of_its_own(&self, piece: &Piece, row: &Row<'_>) -> Option<Label> {
        let scope = self.scope.as_ref().filter(|scope| scope.inline)?;
        let beside = scope.mark.is_none() && piece.mark.is_none();
        if !beside || scope.moment.days.is_empty() {
            return None;
        }
        let clauses = clause::of_sentence(&row.text, &piece.whole);
        let label = clauses.into_iter().next()?.label;
        let months = label.when.months();
        let other = months.iter().all(|month| !scope.moment.has(*month));
        let whole_day = row.text.before(label.span.end) != '前' && label.year.is_none();
        (other && whole_day && !label.when.dates().is_empty()).then_some(label)
    }

    /// Whether the label in piece `at` is numbered on from an item that only names its month.
    fn is_one_of_dated(&self, at: usize) -> bool {
        let above = at
            .checked_sub(1)
            .filter(|above| self.verdict(*above) == Verdict::Dated);
        let marks =
            above.and_then(|above| Some((self.piece(above)?.0.mark?, self.piece(at)?.0.mark?)));
        marks.is_some_and(|(above, own)| own.follows(above))
    }

    /// What begins beside or below `每周五：…`, which has its words: nothing says that it comes back.
    pub(super) fn stands_beside_recurrence(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let begins = piece.mark.is_some() || row.first && piece.first;
        let scope = self.scope.as_ref();
        begins
            && scope.is_some_and(|scope| {
                let marks = piece.mark.zip(scope.mark);
                let below = marks.is_some_and(|(own, label)| own.style > label);
                let beside = !below && row.depth <= scope.depth;
                scope.inline && scope.moment.every.is_some() && beside
            })
    }

    /// Whether the item has no date of its own, and heads nothing that may have.
    pub(super) fn is_one_without_date(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let listed = |row: &Row<'_>| matches!(row.kind, RowKind::Item(..));
        let below = self.piece(at + 1);
        let heads =
            below.is_some_and(|(next, below)| next.mark.is_none() || listed(below) && !listed(row));
        let of_list = |mark: Mark| !self.outer.contains(&mark.style);
        piece.mark.is_some_and(of_list)
            && self.verdict(at) == Verdict::None
            && !heads
            && !details::introduces_details(&row.text, piece.body.clone())
            && dating::find(&row.text, &piece.whole).is_none()
    }

    /// Tells of an item that has no date among such as have one.
    pub(super) fn without_date(&mut self, at: usize, row: &Row<'_>) {
        self.role(at, Role::Unplaced);
        let under = self.section.title;
        self.press
            .leave(row.line, under, |last| last.under == under);
    }

    /// The open label, where it has its words on its own line and the item stands beside it.
    fn beside_inline(&self, piece: &Piece, row: &Row<'_>) -> Option<&Scope<'a>> {
        let style = piece.mark?.style;
        let scope = self.scope.as_ref();
        scope.filter(|scope| scope.inline && scope.is_beside(style, row))
    }

    pub(super) fn recurring(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        if let Some(head) = &piece.head {
            self.dated(at, piece, row, &head.label);
        }
    }

    /// Prints a piece that names its own date.
    pub(super) fn dated(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, label: &Label) {
        let moment = self.years.moment(&row.text, label);
        self.role(at, Role::Dated);
        self.print(row, piece.whole.clone(), &moment);
    }
}
