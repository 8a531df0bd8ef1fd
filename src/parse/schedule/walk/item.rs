//! Items below a label: numbered or not, broken over lines, with fields of their own, or gathering a list.
//!
//! In: a piece in an open scope. Out: activities, or the end of the scope. Invariant: an item belongs to the label it
//! stands under, whatever months its words name.

use std::ops::Range;

use super::Walk;
use super::parts::own_parts;
use crate::parse::schedule::clause;
use crate::parse::schedule::dating::{self, Standing};
use crate::parse::schedule::details;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::judge::{self, Verdict};
use crate::parse::schedule::label::{Label, When};
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::Item;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// How long a line is at least that was broken behind `的`.
const LONG: usize = 16;

impl<'r, 'a> Walk<'r, 'a> {
    pub(super) fn under(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        if self.fields_at(at) {
            return self.fields(at, piece, row);
        }
        if let Some(theme) = self.theme_below(piece, row) {
            self.role(at, Role::LabelWithTheme);
            return self.theme(row, theme);
        }
        if self.closes(at, piece, row)
            || self.leads_nowhere(piece, row)
            || self.has_another_bullet(at, row)
            || self.stands_apart(at)
        {
            return self.leave(at, piece, row);
        }
        if self.in_details(at, piece, row) || self.is_about(at, piece, row) {
            return self.role(at, Role::Detail);
        }
        if piece.mark.is_none() && words::is_generic(&row.text, piece.whole.clone())
            || self.leads_in_to_months(at, piece, row)
        {
            return self.role(at, Role::Umbrella);
        }
        if self.recurs_beside(at, piece, row) {
            return self.recurring(at, piece, row);
        }
        if let Some(label) = self.date_of_its_own(piece, row) {
            return self.dated(at, piece, row, &label);
        }
        if let Some(moment) = self.quarter_meant(piece, row) {
            return self.of_quarter(at, piece, row, &moment);
        }
        if self.stands_beside_recurrence(piece, row) || self.stands_beside_date(piece, row) {
            return match self.is_one_without_date(at, piece, row) {
                true => self.without_date(at, row),
                false => self.leave(at, piece, row),
            };
        }

        match piece.mark {
            Some(mark) => self.marked(at, piece, row, mark.style),
            None => self.unmarked(at, piece, row),
        }
    }

    pub(super) fn marked(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>, style: Style) {
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
    pub(super) fn gathers(&self, at: usize, row: &Row<'_>) -> bool {
        let Some((piece, _)) = self.piece(at) else {
            return false;
        };
        if self.heads_level(at) {
            return true;
        }
        let below = self.verdict(at + 1) == Verdict::None
            && self.reading.is_marked(at + 1)
            && judge::begins_list(self.reading, at);
        let same_row = self
            .piece(at + 1)
            .is_some_and(|(_, next)| next.line == row.line);
        let belongs = || self.fields_at(at + 1) || self.names_detail(at + 1);
        let told = || same_row && row.text.includes(piece.whole.clone(), '。');
        below && !belongs() && !told() && !self.is_lone_item(at + 1)
    }

    /// `1.1 竞赛` above `1.1.1 …`: whether the number of piece `at` goes on in the next.
    fn heads_level(&self, at: usize) -> bool {
        matches!(
            (self.style(at), self.style(at + 1)),
            (Some(Style::Digit), Some(Style::Second)) | (Some(Style::Second), Some(Style::Third))
        )
    }

    /// Whether piece `at` is numbered below a plain line that no colon ends, and a label follows: two things, and no list.
    fn is_lone_item(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.piece(above));
        let announced = above.is_some_and(|(piece, row)| {
            let whole = piece.whole.clone();
            let gathers = || row.text.ends_with(whole.end, vocabulary!["活动", "系列"]);
            piece.mark.is_some() || row.text.last(whole.clone()) == ':' || gathers()
        });
        !announced && self.verdict(at + 1) != Verdict::None && self.style(at) == Some(Style::Digit)
    }

    /// Whether piece `at` begins with a word for a detail and a colon: `（1）报名：…`, `（2）奖励：…`.
    pub(super) fn names_detail(&self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        let start = row.text.skip_spaces(piece.whole.start);
        let near = start..piece.whole.end.min(start + 8);
        let colon = row.text.first(near, Class::COLON);
        colon.is_some_and(|colon| details::introduces_details(&row.text, start..colon))
    }

    /// Whether piece `at` says something about what stands above it: a detail, a note, a remark, how a record is done.
    fn is_about(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        self.is_detail(at, piece)
            || is_note(piece, row)
            || self.says_how(at, piece, row)
            || self.is_remark(piece, row)
            || self.describes(at, piece, row)
            || names_groups(piece, row)
    }

    /// Whether piece `at` is a detail of the item above it, numbered unlike it.
    fn is_detail(&self, at: usize, piece: &Piece) -> bool {
        let items = self.scope.as_ref().and_then(|scope| scope.items);
        let unlike = piece
            .mark
            .is_some_and(|mark| items.is_some_and(|items| mark.style > items));
        unlike && self.names_detail(at)
    }

    /// Whether a line without a month is marked as the fields of the record above are: it says how that is done.
    fn describes(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let described = self.scope.as_ref().and_then(|scope| scope.described);
        let alike = piece.mark.is_some_and(|mark| described == Some(mark.style));
        alike
            && self.verdict(at) == Verdict::None
            && dating::find(&row.text, &piece.whole).is_none()
    }

    /// Whether a remark stands apart from labels that have their words.
    fn is_remark(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let scope = self.scope.as_ref().filter(|scope| scope.inline);
        let label = scope.and_then(|scope| self.piece(scope.label));
        label.is_some_and(|(label, above)| judge::is_remark(above, label, row, piece))
    }

    /// `分组：机关、车间` below `3月：球赛`: whether a line says how what stands on the label's own line is done.
    fn says_how(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        let says = row.text.last(piece.whole.clone()) != ':';
        let scope = self.scope.as_ref();
        piece.mark.is_none()
            && says
            && scope.is_some_and(|scope| scope.inline && scope.items.is_none())
            && self.names_detail(at)
    }

    /// Whether the line of piece `last` was broken in the middle of a sentence that piece `at` ends, or of a word.
    fn runs_on(&self, last: usize, at: usize) -> bool {
        let (Some((above, row)), Some((below, next))) = (self.piece(last), self.piece(at)) else {
            return false;
        };
        let one_letter = below.whole.len() == 1;
        row.block == next.block
            && row.text.len() >= 20
            && above.whole.end == row.text.len()
            && row.text.before(above.whole.end) != ':'
            && !above.ends_sentence(&row.text)
            && (below.ends_sentence(&next.text) || one_letter)
    }

    pub(super) fn item(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.role(at, Role::Activity);
        if let Some(moment) = self.moment_below(at) {
            return self.press.print(&Item::whole(row, piece), &moment);
        }
        match own_parts(piece, row) {
            Some(parts) => {
                let first = self.press.out.activities.len();
                self.print_each(row, parts);
                self.press.reach_back(first);
            }
            None => self.print_item(&Item::whole(row, piece)),
        }
    }

    /// Prints one thing to do under the open label.
    fn print_item(&mut self, item: &Item<'_, '_>) {
        let Some(scope) = &self.scope else { return };
        self.press.print_under(item, &scope.moment, &mut self.years);
        self.press.leave_in_period(item.line, scope.line);
    }

    /// Prints the things to do in `ranges` of `row` under the open label.
    pub(super) fn print_each(&mut self, row: &Row<'a>, ranges: Vec<Range<usize>>) {
        for range in ranges {
            self.print_item(&Item::new(row, range));
        }
    }

    pub(super) fn unmarked(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let Some(scope) = &self.scope else { return };
        let (last, inline, items) = (scope.last, scope.inline, scope.items);
        let part = piece.head.as_ref();
        let part = part
            .filter(|head| head.label.when == When::Part)
            .map(|head| head.tail);
        if part == Some(Tail::Alone) {
            return self.role(at, Role::Label);
        }
        let above = at.checked_sub(1);
        if is_dated_part(piece, row) || above.is_some_and(|above| self.is_number_alone(above)) {
            return self.item(at, piece, row);
        }
        let fresh = !inline && self.roles.get(last) != Some(&Role::Activity);
        let closing = row.first && words::closes(&row.text, row.text.skip_spaces(0));
        if !fresh && !closing && (self.is_wrapped(last) || self.runs_on(last, at)) {
            return self.continuation(at, piece, row);
        }
        if items.is_some() {
            return self.after_items(at, piece, row);
        }
        if inline && self.heads_more(at, piece, row) {
            return self.leave(at, piece, row);
        }
        if self.gathers(at, row) {
            self.role(at, Role::Umbrella);
        } else if self.tells_of_another_month(piece, row) || inline && comes_to_time(piece, row) {
            return self.leave(at, piece, row);
        } else if fresh || part == Some(Tail::Colon) || self.belongs(at, piece, row, last) {
            self.spread |= row.first;
            self.item(at, piece, row);
        } else {
            return self.leave(at, piece, row);
        }
        if let Some(scope) = &mut self.scope {
            scope.last = at;
        }
    }

    /// `职工疗养从4月开始。` below `3月7日办走秀。`: whether a clause of a paragraph says when, and the label above, which begins
    /// a sentence, names another month.
    fn tells_of_another_month(&self, piece: &Piece, row: &Row<'_>) -> bool {
        let Some(scope) = self.scope.as_ref().filter(|scope| scope.inline) else {
            return false;
        };
        let told = self.piece(scope.label).is_some_and(|(label, above)| {
            let runs_on = label.head.as_ref().is_some_and(Head::runs_on);
            runs_on && label.mark.is_none() && label.ends_sentence(&above.text)
        });
        let other = |month: &u8| !scope.moment.has(*month);
        let text = &row.text;
        let begins = |own: &Label| own.span.start == text.skip_spaces(piece.whole.start);
        let names_other = || {
            let mut dates = dating::all(text, &piece.whole).map(|dated| dated.label);
            dates.any(|own| {
                let when = begins(&own) || says_when(text, &own);
                when && own.when.months().iter().all(other)
            })
        };
        told && piece.first && piece.ends_sentence(&row.text) && names_other()
    }

    /// Whether piece `at` is a number at the end of its line: its words stand on the next.
    fn is_number_alone(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|(piece, row)| {
            let counts = piece.mark.is_some_and(|mark| mark.value > 0);
            counts && !piece.first && row.text.trim(piece.whole.clone()).is_empty()
        })
    }

    /// `长期工作：` below `12月：茶话会`: whether a paragraph's first line heads a list behind labels that have their words.
    fn heads_more(&self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        const NAME: usize = 6;
        const OF_ITS_OWN: &[Word] = vocabulary!["具体", "如下", "包括", "分别", "主要有"];
        let (text, whole) = (&row.text, piece.whole.clone());
        let own = || text.contains_any(whole.clone(), OF_ITS_OWN);
        let colon = || text.last(whole.clone()) == ':' && !own();
        let notes = || {
            let start = text.skip_spaces(whole.start);
            details::names_note(text, start..whole.end.min(start + NAME))
        };
        row.first && (colon() || notes()) && self.later_label(at).is_none() && self.gathers(at, row)
    }

    /// An unnumbered line after numbered ones: words for the item above, or the end.
    pub(super) fn after_items(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let heading =
            row.text.before(piece.body.end) == ':' && piece::is_phrase(&row.text, &piece.body, 24);
        if heading && self.later_label(at).is_none() && row.depth == 0 {
            return self.leave(at, piece, row);
        }
        if heading && self.gathers(at, row) {
            return self.role(at, Role::Umbrella);
        }
        if words::closes(&row.text, row.text.skip_spaces(piece.whole.start)) {
            return self.leave(at, piece, row);
        }
        if self.is_broken_off(at, row) {
            return self.continuation(at, piece, row);
        }
        self.role(at, Role::Continuation);
    }

    /// Whether the numbered item above breaks off at the end of its line and goes on in this one, which is no longer.
    fn is_broken_off(&self, at: usize, row: &Row<'_>) -> bool {
        let Some((above, line)) = at.checked_sub(1).and_then(|above| self.piece(above)) else {
            return false;
        };
        let end = line.text.trim(above.whole.clone()).end;
        self.roles.get(at - 1) == Some(&Role::Activity)
            && line.block == row.block
            && end == line.text.len()
            && !words::is_stop(line.text.before(end))
            && (10..).contains(&line.text.len())
            && row.text.len() <= line.text.len() + 4
    }

    /// Whether an unnumbered line below another belongs to the month: another label follows, or it stands in the same
    /// paragraph, or lines like it have been the month's before.
    pub(super) fn belongs(&self, at: usize, piece: &Piece, row: &Row<'_>, last: usize) -> bool {
        let same_block = self
            .piece(last)
            .is_some_and(|(_, above)| above.block == row.block);
        let ended = |piece: &Piece, row: &Row<'_>| {
            let end = row.text.trim(piece.whole.clone()).end;
            words::is_stop(row.text.before(end)).then(|| end.saturating_sub(1))
        };
        let apart = || {
            let below = self.scope.as_ref().is_some_and(|scope| !scope.inline);
            self.spread && below && clause::is_planned(&row.text, &piece.body)
        };
        // Items that end in stops are phrases for all that.
        let above = self.piece(last).filter(|_| same_block || apart());
        let alike = above.is_some_and(|(above, row)| ended(above, row).is_some());
        let end = ended(piece, row)
            .filter(|_| alike)
            .unwrap_or(piece.body.end);
        let own = piece.body.start.min(end)..end;
        let demand = ended(piece, row).is_some() && self.is_demand_behind_numbered(row, &own);
        let short = piece::is_phrase(&row.text, &own, 40)
            && !words::closes(&row.text, piece.whole.start)
            && !demand;
        short && (same_block || self.spread) || self.later_label(at).is_some()
    }

    pub(super) fn leave(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.scope = None;
        self.loose(at, piece, row);
    }

    /// Whether the line of piece `at` was broken in the middle of a sentence.
    pub(super) fn is_wrapped(&self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        let range = row.text.trim(piece.whole.clone());
        let last = row.text.before(range.end);
        let open =
            matches!(last, ',' | '、' | '(' | '“' | '《') || last == '的' && row.text.len() >= LONG;
        let closed = matches!(last, '。' | ';' | ':' | '!' | '?' | ')' | '”');
        range.end == row.text.len() && (open || !closed && row.text.len() >= 32)
    }

    pub(super) fn continuation(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.role(at, Role::Continuation);
        let last = self.scope.as_ref().map_or(at, |scope| scope.last);
        let joint = self
            .piece(last)
            .map_or("", |(above, row)| above.separator(&row.text));
        self.press.append(joint, piece.whole_words(&row.text));
        if let Some(scope) = &mut self.scope {
            scope.last = at;
        }
    }

    /// Whether nothing has been read under the label yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.scope.as_ref().is_some_and(|scope| {
            !scope.inline && scope.items.is_none() && scope.last == scope.label
        })
    }
}

/// `（凡报名者都有纪念品，由音乐组伴奏。）`: whether brackets hold the whole line, which is a sentence.
fn is_note(piece: &Piece, row: &Row<'_>) -> bool {
    let sentence = |at: usize| matches!(row.text.at(at), ',' | '。' | ';');
    piece.mark.is_none() && row.is_bracketed() && piece.whole.clone().any(sentence)
}

/// `40—50岁为乙组`, `取前三名的名次`: whether a line says who is in which group, or how many win.
fn names_groups(piece: &Piece, row: &Row<'_>) -> bool {
    if piece.mark.is_some() {
        return false;
    }
    let text = &row.text;
    let words = text.trim_with(piece.whole.clone(), words::is_stop);
    let says = |found: char| text.includes(words.clone(), found);
    let ages = text.before(words.end) == '组' && says('岁') && says('为');
    let ranks = text.ends_with(words.end, vocabulary!["名次"]);
    let prizes = ranks && matches!(text.at(words.start), '按' | '取' | '录');
    ages || prizes
}

/// `到了暑假，办亲子营`: whether a line comes to another time.
fn comes_to_time(piece: &Piece, row: &Row<'_>) -> bool {
    row.text
        .has(row.text.skip_spaces(piece.whole.start), "到了")
}

/// `植树（3月15日）` behind `春游（3月12日）；`: whether a part of a line has its own date in brackets.
fn is_dated_part(piece: &Piece, row: &Row<'_>) -> bool {
    let dated = || dating::find(&row.text, &piece.whole);
    !piece.first
        && piece.head.is_none()
        && dated().is_some_and(|own| own.standing == Standing::Suffix)
}

/// How many characters behind a month 的 is looked for: `4月开放的新馆`.
const NEAR: usize = 6;

/// `从4月开始`: whether `label` leads its clause; `到4月开放的新馆参观`, `4月底前报名` name a month in passing.
fn says_when(text: &Text<'_>, label: &Label) -> bool {
    let (before, end) = (text.before(label.span.start), label.span.end);
    let leads = words::is_break(before) || matches!(before, '从' | '到' | '于' | '在');
    let behind = text.skip(end, |found| !words::is_break(found));
    let near = end..behind.min(end + NEAR);
    let deadline = text.before(end) == '前' || text.at(end) == '前';
    leads && !deadline && !text.includes(near, '的')
}
