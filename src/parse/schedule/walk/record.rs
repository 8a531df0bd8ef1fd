//! Records: fields that stand together, `时间：3月中旬`, `地点：操场`, `内容：拔河`, below a label, below a name, or by themselves.
//!
//! In: a piece that begins with a field. Out: what the fields say of the item above or, where they name what is done, an
//! activity of their own. Invariant: a line that begins like the first of a record begins the next.

use std::ops::Range;

use super::Walk;
use super::scope::Details;
use crate::parse::schedule::dating;
use crate::parse::schedule::field::{self, Field, Key};
use crate::parse::schedule::judge::Verdict;
use crate::parse::schedule::label::Label;
use crate::parse::schedule::loose::Loose;
use crate::parse::schedule::moment::Moment;
use crate::parse::schedule::numbering;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::press;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::trace::Role;

/// How many lines a record has at most.
const LONGEST_RECORD: usize = 12;

impl<'r, 'a> Walk<'r, 'a> {
    /// Whether piece `at` begins with a field.
    pub(super) fn fields_at(&self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        field::begins(&row.text, &piece.whole)
    }

    /// The name of the field that piece `at` begins with.
    fn field_name(&self, at: usize) -> Option<&'a str> {
        let (piece, row) = self.piece(at)?;
        Some(row.text.words(field::name(&row.text, &piece.whole)?))
    }

    /// The pieces of the record of fields that begins with piece `at`: up to a line that begins like it.
    pub(super) fn record_lines(&self, at: usize) -> impl Iterator<Item = usize> {
        let first = self.field_name(at);
        let within = move |next: &usize| {
            self.fields_at(*next) && (*next == at || self.field_name(*next) != first)
        };
        (at..self.reading.pieces.len())
            .take(LONGEST_RECORD)
            .take_while(within)
    }

    /// The 内容 among the fields of a record.
    fn content(&self, lines: &[usize]) -> Option<(&'r Row<'a>, Range<usize>)> {
        lines.iter().find_map(|at| {
            let (piece, row) = self.piece(*at)?;
            let mut fields = field::all(&row.text, &piece.whole).into_iter();
            let content = |field: &Field| field.is_content(&row.text) && !field.value.is_empty();
            Some((row, fields.find(content)?.value))
        })
    }

    /// Whether piece `at` is the field that names what is done, or heads the list that does; `any` field that says what is
    /// done, where what stands above it is no name of anything.
    pub(super) fn names_content(&self, at: usize, any: bool) -> bool {
        self.piece(at).is_some_and(|(piece, row)| {
            let names = |field: &Field| {
                field.is_name(&row.text) || field.value.is_empty() && self.reading.is_marked(at + 1)
            };
            let fields = field::all(&row.text, &piece.whole);
            let mut content = fields.iter().filter(|field| field.is_content(&row.text));
            content.any(|field| any || names(field))
        })
    }

    /// Fields below a label: a record of their own, or what they say of the item above.
    pub(super) fn fields(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        self.role(at, Role::Field);
        if (self.is_fresh() || self.begins_record(at)) && !self.print_under_label(at) {
            return;
        }
        let fields = field::all(&row.text, &piece.whole);
        self.press.apply(&row.text, &fields);
        let opens = fields
            .last()
            .is_some_and(|field| field.key == Key::Other && field.value.is_empty());
        let restarts = self.is_first(at + 1);
        let depth = self.piece(at + 1).map_or(0, |(_, row)| row.depth);
        if let (true, Some(scope)) = (opens, &mut self.scope) {
            let own = piece.mark.map(|mark| mark.style);
            let above = scope.items.filter(|items| Some(*items) != own);
            scope.details = Some(Details {
                above: above.filter(|_| !restarts),
                depth,
            });
        }
    }

    /// `时间：…`, `地点：…`, `内容：晚会` directly below a label: what the lines together tell of is their 内容. A line that
    /// begins like the first of them begins another such record. Where it has a time of its own, lines that are
    /// marked as its fields are say how it is done.
    fn print_under_label(&mut self, at: usize) -> bool {
        let first = self.field_name(at);
        let lines: Vec<usize> = self.record_lines(at).collect();
        let named = self.content(&lines);
        let timed = self.time(&lines);
        let mark = self.piece(at).and_then(|(piece, _)| piece.mark);
        let mark = mark.map(|mark| mark.style);
        let (Some((row, range)), Some(scope)) = (named, &mut self.scope) else {
            return false;
        };
        (scope.inline, scope.record) = (true, first);
        let moment = match timed {
            Some((row, label)) => {
                scope.described = mark;
                self.years.moment(&row.text, &label)
            }
            None => scope.moment.clone(),
        };
        for part in press::parts(&row.text, range) {
            let own = numbering::leading(&row.text, part.start);
            let start = own.map_or(part.start, |mark| mark.end.min(part.end));
            self.print(row, start..part.end, &moment);
        }
        true
    }

    /// Whether piece `at` begins another record like the one before it.
    fn begins_record(&self, at: usize) -> bool {
        let record = self.scope.as_ref().and_then(|scope| scope.record);
        record.is_some() && self.field_name(at) == record
    }

    /// Whether piece `at` is numbered as the first of a list.
    fn is_first(&self, at: usize) -> bool {
        self.piece(at)
            .is_some_and(|(piece, _)| piece.mark.is_some_and(|mark| mark.value == 1))
    }

    /// Fields under no label: a record of their own, or what they say of the name above.
    pub(super) fn loose_fields(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let fields = field::all(&row.text, &piece.whole);
        self.section.open_field = fields.last().is_some_and(|field| field.value.is_empty());
        if self.record(at, row, &fields) {
            return;
        }
        let Some(name) = self.section.name else {
            return;
        };
        self.role(at, Role::Field);
        self.add_to(name, at, fields);
    }

    /// Gives the name in piece `name` the fields of piece `at`.
    fn add_to(&mut self, name: usize, at: usize, fields: Vec<Field>) {
        let loose = &mut self.section.loose;
        if loose.last().is_none_or(|loose| loose.piece != name) {
            loose.push(Loose {
                piece: name,
                verdict: Verdict::None,
                time: None,
                fields: Vec::new(),
            });
        }
        let Some(loose) = loose.last_mut() else {
            return;
        };
        let time = fields.iter().find(|field| field.key == Key::Time);
        let time = time.map(|field| (at, field.value.clone()));
        loose.time = loose.time.take().or(time);
        loose
            .fields
            .extend(fields.into_iter().map(|field| (at, field)));
    }

    /// `时间：3月中旬`, `地点：操场`, `内容：拔河`, on one line or several, below no name: what they tell of is their 内容.
    fn record(&mut self, at: usize, row: &'r Row<'a>, fields: &[Field]) -> bool {
        let first = self.field_name(at);
        if self
            .section
            .record
            .is_none_or(|record| Some(record) == first)
            && !self.print_by_itself(at, first)
        {
            return false;
        }
        self.role(at, Role::Field);
        self.press.apply(&row.text, fields);
        true
    }

    /// Prints the record that begins with piece `at`, if it has a time and a 内容.
    fn print_by_itself(&mut self, at: usize, first: Option<&'a str>) -> bool {
        let named = self.section.name.is_some();
        // Below a name the fields are that name's, but for such as stand on one line or name what is done.
        let of_name = named && !self.names_content(at, false);
        let longest = if of_name { 1 } else { LONGEST_RECORD };
        let lines: Vec<usize> = self.record_lines(at).take(longest).collect();
        let found = self.content(&lines).zip(self.time(&lines));
        let Some(((row, range), (dated_row, label))) = found else {
            return false;
        };
        let moment = self.years.moment(&dated_row.text, &label);
        self.print(row, range, &moment);
        self.section.record = first;
        true
    }

    /// `1. 汇演` below `第一季度`, with its `时间：1月18日` below: the moment that the fields of item `at` give it in an open stretch.
    pub(super) fn moment_below(&self, at: usize) -> Option<Moment> {
        let scope = self.scope.as_ref()?;
        scope.moment.period.as_ref()?;
        let lines: Vec<usize> = self.record_lines(at + 1).collect();
        let (row, label) = self.time(&lines)?;
        // `报名3月，决赛5月`: stages have no one moment.
        let behind = label.span.end..row.text.len();
        let alone = dating::all(&row.text, &behind).next().is_none();
        let mut years = self.years;
        alone.then(|| years.moment(&row.text, &label))
    }

    /// The time that the fields of a record give.
    fn time(&self, lines: &[usize]) -> Option<(&'r Row<'a>, Label)> {
        lines.iter().find_map(|at| {
            let (piece, row) = self.piece(*at)?;
            let mut fields = field::all(&row.text, &piece.whole).into_iter();
            let time = fields.find(|field| field.key == Key::Time)?;
            Some((row, dating::find(&row.text, &time.value)?.label))
        })
    }
}
