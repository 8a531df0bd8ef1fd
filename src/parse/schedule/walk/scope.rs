//! The open label, and what closes it: a heading of the level above, a signature, rules below an item.
//!
//! In: the piece at hand. Out: whether the label still holds. Invariant: nothing here prints an activity. A label inside
//! the list of another label's items holds for its own item; the next one beside it belongs to the label above again.

use std::ops::Range;

use super::Walk;
use crate::parse::schedule::details;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::judge::{Verdict, apart};
use crate::parse::schedule::label::When;
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::numbering::{Mark, Style};
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::prose::announcing;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::word::vocabulary;
use crate::parse::schedule::{opening, words};

/// An open label.
pub(super) struct Scope<'a> {
    pub(super) moment: Moment,
    /// The level of the heading that opened it; `None` for a line of text.
    pub(super) level: Option<u8>,
    /// The line of the label, and its piece.
    pub(super) line: usize,
    pub(super) label: usize,
    /// The label's own mark.
    pub(super) mark: Option<Style>,
    /// How its items are numbered, once the first has been seen.
    pub(super) items: Option<Style>,
    /// The piece of the last item, theme or activity under it.
    pub(super) last: usize,
    /// Whether an activity or a theme stands on the label's own line.
    pub(super) inline: bool,
    /// Whether the items below are rules or the like.
    pub(super) details: Option<Details>,
    /// The name of the field that each record of fields below the label begins with.
    pub(super) record: Option<&'a str>,
    /// How lines are marked that say how the last such record is done.
    pub(super) described: Option<Style>,
    /// Whether the label stands in a Markdown list, and in how many lists.
    pub(super) listed: bool,
    pub(super) depth: usize,
    /// The label in whose list this one is an item, and the years known there.
    pub(super) outer: Option<Box<(Scope<'a>, Years)>>,
}

/// Rules, groups or money that follow an item; they last until an item of the level above them.
#[derive(Clone, Copy)]
pub(super) struct Details {
    /// The numbering of the items above them.
    pub(super) above: Option<Style>,
    /// How deep they lie in lists; an item that lies less deep ends them.
    pub(super) depth: usize,
}

impl Details {
    /// Those that last until the next heading.
    pub(super) fn below_heading() -> Details {
        Details {
            above: None,
            depth: 0,
        }
    }
}

impl Scope<'_> {
    /// Whether an item in `row`, marked with `style`, stands beside this label and not below it.
    pub(super) fn is_beside(&self, style: Style, row: &Row<'_>) -> bool {
        let listed = matches!(row.kind, RowKind::Item(..));
        row.depth <= self.depth && (self.mark == Some(style) || listed && self.listed)
    }

    /// Whether this label, which has no mark, has words and none of them is marked.
    fn has_unmarked(&self) -> bool {
        self.mark.is_none() && self.items.is_none() && (self.inline || self.last != self.label)
    }
}

impl<'r, 'a> Walk<'r, 'a> {
    /// `5、五月，下乡` beside `4、四月：球赛`: another month, marked like the open one and beside it, is no item of that.
    pub(super) fn counts_months_on(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let (Some(scope), Some(mark), Some(head)) = (&self.scope, piece.mark, &piece.head) else {
            return false;
        };
        let open = |details: Details| details.above == Some(mark.style);
        let other = |month: &u8| !scope.moment.has(*month);
        let deeper = self
            .piece(scope.last)
            .is_some_and(|(_, last)| last.depth > row.depth);
        let of_items = scope.items == Some(mark.style) && !scope.inline && !deeper;
        scope.moment.is_month()
            && piece.first
            && scope.details.is_none_or(open)
            && !of_items
            && scope.is_beside(mark.style, row)
            && head.label.when.months().first().is_some_and(other)
    }

    /// Goes back to the label above where the piece is the next item beside a label that was an item itself.
    pub(super) fn rise(&mut self, piece: &Piece, row: &Row<'_>) {
        let Some(mark) = piece.mark else { return };
        while let Some(outer) = self.outer_of_full(mark.style, row) {
            self.restore(*outer);
        }
    }

    /// The label above the open one, which has its words, where the item at hand stands beside that.
    fn outer_of_full(&mut self, style: Style, row: &Row<'_>) -> Option<Box<(Scope<'a>, Years)>> {
        let scope = self.scope.as_ref()?;
        let done = scope.outer.is_some() && scope.is_beside(style, row) && self.is_full(scope);
        done.then(|| self.scope.as_mut()?.outer.take()).flatten()
    }

    fn restore(&mut self, (scope, years): (Scope<'a>, Years)) {
        // Under a quarter or a term the months count on; under a month none of its items moves the years.
        if !scope.moment.months.is_empty() {
            self.years = years;
        }
        self.scope = Some(scope);
    }

    /// Whether the label has its words on its own line or in a list below.
    fn is_full(&self, scope: &Scope<'_>) -> bool {
        let below = self.piece(scope.last).map_or(0, |(_, row)| row.depth);
        scope.inline || below > scope.depth
    }

    /// The open label, where the label at hand is an item in its list.
    pub(super) fn outer(
        &mut self,
        piece: &Piece,
        row: &Row<'_>,
    ) -> Option<Box<(Scope<'a>, Years)>> {
        let style = piece.mark?.style;
        let mut scope = self.scope.take_if(|scope| !scope.is_beside(style, row))?;
        scope.items = scope.items.or(Some(style));
        Some(Box::new((scope, self.years)))
    }

    /// Whether the piece ends the month: a heading of the level above, a signature.
    pub(super) fn closes(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let Some(scope) = &self.scope else {
            return false;
        };
        let Some(mark) = piece.mark else {
            return self.is_signed(at, piece, row)
                || announcing::settles(&row.text, &piece.whole)
                || self.heads_group(at, piece, row)
                || self.begins_page_part(at, piece, row)
                || self.is_behind_list(at, piece, row);
        };
        if !piece.first {
            return false;
        }
        if scope.inline && apart::heads_kind(self.reading, at) {
            return true;
        }
        if self.counts_on_past_label(scope, mark) {
            return true;
        }
        let own = scope.items == Some(mark.style);
        let phrase = || piece::is_phrase(&row.text, &piece.body, 30);
        let heads = scope.inline && scope.items.is_none();
        let details = || heads && details::introduces_details(&row.text, piece.body.clone());
        match mark.style {
            Style::Formal | Style::Han | Style::HanBrackets if details() => true,
            Style::Formal => !own,
            Style::Han => {
                !own && scope.items.is_some()
                    || scope.mark == Some(mark.style)
                    || heads && self.heads_text(at, row)
                    || self.outer.contains(&mark.style)
                        && mark.value > 1
                        && (phrase() || scope.has_unmarked())
            }
            Style::HanBrackets => {
                let heads = !own && scope.items.is_some()
                    || scope.inline && scope.items.is_none() && mark.value > 1 && phrase();
                scope.mark == Some(mark.style) || heads && self.outer.contains(&mark.style)
            }
            _ => {
                row.depth == 0
                    && scope.mark == Some(mark.style)
                    && scope.items.is_some_and(|items| items != mark.style)
                    && self.later_label(at).is_none()
            }
        }
    }

    /// `Part 2 盛夏` behind a month that has its words: whether another part begins. Parts that follow each other are
    /// items of the month.
    fn begins_page_part(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let part = |at: usize| {
            let beside = self.piece(at);
            beside.is_some_and(|(piece, row)| is_part(piece, row))
        };
        let among = || part(at + 1) || at > 0 && part(at - 1) || self.is_fresh();
        is_part(piece, row) && !among()
    }

    /// `一、怎样落实` below `12月：茶话会`: whether a numbered paragraph behind the last month has text below it.
    fn heads_text(&self, at: usize, row: &Row<'_>) -> bool {
        let below = self.piece(at + 1);
        row.first
            && self.later_label(at).is_none()
            && below.is_some_and(|(below, next)| below.mark.is_none() && below.first && next.first)
    }

    /// Whether an item counts on from the one above a sentence that begins with its month: `7月，组织参观` between `4、参观` and
    /// `5、歌会` says when the item above it is, and nothing of the next.
    fn counts_on_past_label(&self, scope: &Scope<'_>, mark: Mark) -> bool {
        let Some(above) = scope.label.checked_sub(1) else {
            return false;
        };
        let runs_on = |(label, _): (&Piece, &Row<'_>)| {
            label.mark.is_none() && label.head.as_ref().is_some_and(Head::runs_on)
        };
        let before = |(item, _): (&Piece, &Row<'_>)| item.mark.is_some_and(|own| mark.follows(own));
        scope.items.is_none()
            && self.roles.get(above) == Some(&Role::Prose)
            && self.piece(scope.label).is_some_and(runs_on)
            && self.piece(above).is_some_and(before)
    }

    /// A sentence behind a list of labels that have their words, or a line above the next such list: it is none of the last
    /// one's.
    fn is_behind_list(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let run_on = |scope: &Scope<'_>| {
            let label = self.piece(scope.label);
            label.is_some_and(|(label, above)| !label.first && ends_sentence(above))
        };
        let listed = |scope: &Scope<'_>| {
            let listed = scope.listed && row.first || piece.first && run_on(scope);
            listed && scope.inline && scope.items.is_none()
        };
        let apart = piece.mark.is_none() && row.depth == 0;
        let heads = row.first && self.verdict(at + 1) == Verdict::Label;
        let sentence = !piece::is_phrase(&row.text, &piece.whole, 24);
        apart
            && self.scope.as_ref().is_some_and(listed)
            && (heads || sentence && self.later_label(at).is_none())
    }

    /// Whether a sentence behind `12、12月：…`, which has its words, is none of them: it makes demands.
    pub(super) fn is_demand_behind_numbered(&self, row: &Row<'_>, own: &Range<usize>) -> bool {
        let numbered = |scope: &Scope<'_>| scope.inline && scope.mark.is_some();
        self.scope.as_ref().is_some_and(numbered)
            && row
                .text
                .contains_any(own.clone(), vocabulary!["要", "须", "应", "不得", "务必"])
    }

    /// `【宣传委员】`, `文体组` between months on lines of their own: whose months follow.
    fn heads_group(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let inline = self.scope.as_ref().is_some_and(|scope| scope.inline);
        let text = &row.text;
        let bracketed = text.at(text.skip_spaces(piece.whole.start)) == '('
            && text.before(piece.whole.end) == ')';
        let named = bracketed || row.first && words::names_group(text, piece.whole.clone());
        inline
            && self.verdict(at + 1) == Verdict::Label
            && named
            && piece::is_phrase(text, &piece.whole, 14)
    }

    /// The place of the next label in the same stretch of text.
    pub(super) fn later_label(&self, at: usize) -> Option<usize> {
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

    pub(super) fn is_signed(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let date = |at: usize| {
            let Some((piece, row)) = self.piece(at) else {
                return false;
            };
            let dated = piece
                .head
                .as_ref()
                .is_some_and(|head| head.tail == Tail::Alone && head.label.names_days());
            dated && piece.mark.is_none() && self.verdict(at) == Verdict::None
                || is_unfilled(&row.text, &piece.whole)
        };
        if opening::is_signature(&row.text) {
            return true;
        }
        let ends = || date(at + 1) || date(at + 2) || at + 1 >= self.reading.pieces.len();
        date(at) || words::names_unit(&row.text, piece.whole.clone()) && ends()
    }

    /// Whether something stands below piece `at` that it could be the heading of: a list, or whole sentences.
    fn heads_words(&self, at: usize) -> bool {
        self.piece(at + 1).is_some_and(|(next, row)| {
            next.mark.is_some()
                || matches!(row.kind, RowKind::Table(_))
                || self.verdict(at + 1) == Verdict::None
                    && !piece::is_phrase(&row.text, &next.whole, 40)
        })
    }

    /// Whether the piece opens rules, groups or money: words for them with a colon, or above what they are the heading of.
    fn opens_details(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let colon = row.text.before(piece.body.end) == ':';
        let names = || {
            let phrase = !row.text.includes(piece.body.clone(), ',');
            phrase && numbered(piece).is_none() && self.heads_words(at) && !self.is_beside_next(at)
        };
        details::introduces_details(&row.text, piece.body.clone()) && (colon || names())
    }

    /// Whether piece `at` is an item of a list without numbers, and not its last.
    fn is_beside_next(&self, at: usize) -> bool {
        let mark = |at: usize| {
            let (piece, row) = self.piece(at)?;
            Some((piece.mark?.style, row.depth))
        };
        mark(at).is_some() && mark(at) == mark(at + 1)
    }

    /// Whether the piece belongs to rules, groups or money below an item, or opens such.
    pub(super) fn in_details(&mut self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let opens = self.opens_details(at, piece, row);
        let Some(scope) = &mut self.scope else {
            return false;
        };
        let style = piece.mark.map(|mark| mark.style);
        if let Some(details) = scope.details {
            let over = style.is_some() && (style == details.above || row.depth < details.depth);
            if !over {
                return true;
            }
            scope.details = None;
        }
        if opens && (at != scope.last) {
            scope.details = Some(Details {
                above: numbered(piece),
                depth: 0,
            });
        }
        opens
    }
}

/// `Part 2 盛夏`: whether a paragraph begins as parts of a page do.
fn is_part(piece: &Piece, row: &Row<'_>) -> bool {
    let start = row.text.skip_spaces(piece.whole.start);
    let name = row.text.word(start, vocabulary!["Part", "PART"]);
    let counted = name.is_some_and(|end| row.text.is(row.text.skip_spaces(end), Class::NUMBER));
    row.first && piece.first && counted
}

/// `x月x日`: whether a date is left blank in `range`.
fn is_unfilled(text: &Text<'_>, range: &Range<usize>) -> bool {
    let mut months = text.places(range.start + 1..range.end.saturating_sub(2), Class::MONTH);
    months.any(|month| text.has(month - 1, "x月x日"))
}

fn ends_sentence(row: &Row<'_>) -> bool {
    row.text.before(row.text.trim(0..row.text.len()).end) == '。'
}

/// How the piece is numbered; a bullet is no number.
fn numbered(piece: &Piece) -> Option<Style> {
    let style = piece.mark.map(|mark| mark.style);
    style.filter(|style| *style != Style::Bullet)
}
