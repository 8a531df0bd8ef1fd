//! Printing activities: an item's words and its moment become one activity for each month.
//!
//! In: a folded line, a range, a moment. Out: activities at the end of the schedule. Also what comes after an item
//! (continued words, fields) is added to the activities printed last.

mod narrow;
mod parts;

use std::borrow::Cow;
use std::ops::Range;

use narrow::narrowed;
pub use parts::{by_gaps, parted, parts};

use crate::model::schedule::{Activity, Schedule, Status, Theme, Unplaced};
use crate::parse::schedule::dating;
use crate::parse::schedule::field::{self, Field, Key};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{self, Habits, Head};
use crate::parse::schedule::label::{self, Label};
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::months::Days;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::{self, Text};
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// The words of one item.
pub struct Item<'t, 'a> {
    /// The line they stand in.
    pub text: &'t Text<'a>,
    /// Where.
    pub range: Range<usize>,
    /// The line's number in the file.
    pub line: usize,
    /// Done or planned, where a box says so.
    pub status: Option<Status>,
    /// The piece whose words they are, where they are all of it.
    piece: Option<&'t Piece>,
}

impl<'t, 'a> Item<'t, 'a> {
    /// The words in `range` of `row`.
    #[must_use]
    pub fn new(row: &'t Row<'a>, range: Range<usize>) -> Item<'t, 'a> {
        Item {
            text: &row.text,
            range,
            line: row.line,
            status: row.status(),
            piece: None,
        }
    }

    /// All the words of `piece`, which stands in `row`.
    #[must_use]
    pub fn whole(row: &'t Row<'a>, piece: &'t Piece) -> Item<'t, 'a> {
        Item {
            piece: Some(piece).filter(|piece| piece.plain),
            ..Item::new(row, piece.whole.clone())
        }
    }

    /// The same from `start` on.
    fn from(&self, start: usize) -> Item<'t, 'a> {
        let first = self.text.skip_spaces(start) == self.text.skip_spaces(self.range.start);
        Item {
            range: start..self.range.end,
            piece: self.piece.filter(|_| first),
            ..*self
        }
    }

    /// The head at its beginning, `start`.
    fn head(&self, start: usize) -> Option<Cow<'t, Head>> {
        match self.piece {
            Some(piece) => piece.head.as_ref().map(Cow::Borrowed),
            None => head::after_mark(self.text, start, self.range.end, Habits::default())
                .map(Cow::Owned),
        }
    }

    /// The label at its beginning, where it ends before `end`.
    fn label(&self, end: usize) -> Option<Cow<'t, Label>> {
        let start = self.text.skip_spaces(self.range.start);
        match self.piece {
            Some(piece) => {
                let label = &piece.head.as_ref()?.label;
                (label.span.end <= end).then_some(Cow::Borrowed(label))
            }
            None => head::leading_label(self.text, start, end).map(Cow::Owned),
        }
    }
}

/// The schedule being written.
#[derive(Debug, Default)]
pub struct Press {
    /// What has been read so far.
    pub out: Schedule,
    /// The activities of the last item.
    last: Range<usize>,
}

impl Press {
    /// Prints an item that stands under a label: a day or a narrower label at its beginning is taken off.
    pub fn print_under(&mut self, item: &Item<'_, '_>, scope: &Moment, years: &mut Years) {
        let (moment, start) = narrowed(item, scope, years);
        self.print(&item.from(start), &moment);
    }

    /// Prints an item at its moment.
    pub fn print(&mut self, item: &Item<'_, '_>, moment: &Moment) {
        let fields = field::all(item.text, &item.range);
        let end = own_end(item, &fields);
        let done = done_mark(item.text, item.range.start..end);
        let end = done.unwrap_or(end);
        let words = piece::tidy(item.text, item.range.start..end);
        if !words.chars().any(text::is_letter)
            || words::sums_up(item.text, item.text.skip_spaces(item.range.start))
            || words::plans_nothing(item.text, item.range.start..end)
        {
            return;
        }
        let activity = Activity {
            line: item.line,
            text: words.into(),
            dated: u32::try_from(dated(item, end, words, moment)).unwrap_or_default(),
            status: done.map(|_| Status::Done).or(item.status),
            ..Activity::default()
        };
        self.add(activity, moment);
        self.apply(item.text, &fields);
    }

    /// Adds `activity` once for each month of `moment`.
    pub fn add(&mut self, mut activity: Activity, moment: &Moment) {
        let first = self.out.activities.len();
        if moment.every.is_some() {
            activity.details_mut().every.clone_from(&moment.every);
        }
        match moment.months.split_last() {
            Some((last, before)) => {
                let months = before.iter().enumerate();
                let others = months
                    .map(|(at, month)| in_month(activity.clone(), *month, moment.days.get(at)));
                self.out.activities.extend(others);
                activity = in_month(activity, *last, moment.days.get(before.len()));
            }
            None if moment.period.is_some() => {
                activity.details_mut().period.clone_from(&moment.period);
            }
            None => {}
        }
        self.out.activities.push(activity);
        self.last = first..self.out.activities.len();
    }

    /// Adds `text`, which stands in `line`, as the theme of the months of `moment`.
    pub fn theme(&mut self, line: usize, text: &str, moment: &Moment) {
        let themes = moment.each_month().map(|(month, year)| Theme {
            line,
            year,
            month,
            text: text.to_owned(),
        });
        self.out.themes.extend(themes);
    }

    /// Adds the rest of a broken line to the last item, with the separator `joint` that stood at the break.
    pub fn append(&mut self, joint: &str, words: &str) {
        for activity in self
            .out
            .activities
            .get_mut(self.last.clone())
            .unwrap_or_default()
        {
            activity.text = [&*activity.text, joint, words].concat().into();
        }
    }

    /// What is given to the last item from here on is given to all that was printed from activity `first` on.
    pub fn reach_back(&mut self, first: usize) {
        self.last.start = first.min(self.last.end);
    }

    /// Whether something that is planned for `month` already says what `words` say: most of its letters stand there in pairs.
    #[must_use]
    pub fn says(&self, month: u8, words: &str) -> bool {
        let of_month = |own: &&Activity| own.month == Some(month);
        let mut planned = self.out.activities.iter().filter(of_month);
        planned.any(|own| says_the_same(&own.text, words))
    }

    /// Counts an item without a month, with the last ones where these are of the same kind, or else under a name of its own.
    pub fn leave(&mut self, line: usize, under: &str, alike: impl Fn(&Unplaced) -> bool) {
        match self.out.unplaced.last_mut() {
            Some(last) if alike(last) => last.count += 1,
            _ => self.leave_all(line, under, 1),
        }
    }

    /// Counts what was printed last, from `line`, where it stays without a month below the name of a quarter, a half-year
    /// or a term in line `opened`.
    pub fn leave_in_period(&mut self, line: usize, opened: usize) {
        let printed = self.out.activities.last();
        let printed = printed.filter(|activity| activity.line == line);
        if let Some(period) = printed.and_then(|activity| activity.period().cloned()) {
            self.leave(line, &period.label, |last| last.line >= opened);
        }
    }

    /// Counts `count` items without a month, the first of which stands in `line`.
    pub fn leave_all(&mut self, line: usize, under: &str, count: usize) {
        self.out.unplaced.push(Unplaced {
            line,
            under: under.to_owned(),
            count,
            text: String::new(),
        });
    }

    /// Gives fields to the last item.
    pub fn apply(&mut self, text: &Text<'_>, fields: &[Field]) {
        for field in fields {
            match field.key {
                Key::Time => self.set_days(text, field),
                Key::Who | Key::Place => self.fill(field.key, text.words(field.value.clone())),
                Key::Other => {}
            }
        }
    }

    /// Gives the last item those who see to it, or its place, where it has none.
    fn fill(&mut self, key: Key, words: &str) {
        if words.is_empty() {
            return;
        }
        let last = self.out.activities.get_mut(self.last.clone());
        for activity in last.unwrap_or_default() {
            let slot = match key {
                Key::Who => &mut activity.details_mut().who,
                _ => &mut activity.details_mut().place,
            };
            slot.get_or_insert_with(|| words.into());
        }
    }

    /// `时间：3月8日` below an item of March gives it its day; of several days there, `3月5日、19日`, each is one more time.
    fn set_days(&mut self, text: &Text<'_>, field: &Field) {
        let last = self.out.activities.split_off(self.last.start);
        for activity in last {
            let month = activity.month.filter(|_| activity.day.is_none());
            let days = month.map_or_else(Days::default, |month| days_in(text, field, month));
            if days.is_empty() {
                self.out.activities.push(activity);
                continue;
            }
            let each = days.iter().map(|(day, last)| Activity {
                day: Some(*day),
                end_day: *last,
                ..activity.clone()
            });
            self.out.activities.extend(each);
        }
        self.last = self.last.start..self.out.activities.len();
    }
}

/// The days of `month` that a field of time names.
fn days_in(text: &Text<'_>, field: &Field, month: u8) -> Days {
    match dating::find(text, &field.value) {
        Some(dated) => {
            let dates = dated.label.when.dates().iter();
            let own = dates.filter(|date| date.month == month);
            own.map(|date| (date.day, date.last)).collect()
        }
        None => {
            let dates = label::days(text, field.value.start, month);
            let dates = dates.map(|(_, dates)| dates).unwrap_or_default();
            dates.iter().map(|date| (date.day, date.last)).collect()
        }
    }
}

/// `activity` in one month, on the days there.
fn in_month(
    activity: Activity,
    (month, year): (u8, Option<i16>),
    days: Option<&(u8, Option<u8>)>,
) -> Activity {
    Activity {
        month: Some(month),
        year,
        day: days.map(|(day, _)| *day),
        end_day: days.and_then(|(_, last)| *last),
        ..activity
    }
}

/// How much of `words`, with which the item begins, says the day of `moment` and nothing else: `3月8日` in `3月8日召开座谈会`.
fn dated(item: &Item<'_, '_>, end: usize, words: &str, moment: &Moment) -> usize {
    let &[(day, last)] = &*moment.days else {
        return 0;
    };
    let Some(label) = item.label(end) else {
        return 0;
    };
    let dates = label.when.dates();
    let says = matches!(dates, [own] if own.day == day && own.last == last);
    let through = last.is_none()
        && label
            .span
            .clone()
            .any(|at| matches!(item.text.at(at), '-' | '至' | '到'));
    let rest = piece::tidy(item.text, label.span.end..end);
    match says && !label.vague && !through && !rest.is_empty() && words.ends_with(rest) {
        true => words.len() - rest.len(),
        false => 0,
    }
}

/// Where an item's own words end: before the sentence that speaks of the whole plan.
fn own_end(item: &Item<'_, '_>, fields: &[Field]) -> usize {
    let end = before_fields(item, fields);
    let sums_up = |at: &usize| words::leaves_list(item.text, item.text.skip_spaces(*at + 1));
    let mut stops = item.text.places(item.range.start + 1..end, Class::STOP);
    stops.find(sums_up).unwrap_or(end)
}

/// Where they end before the fields that follow them and the bracket that holds only these.
fn before_fields(item: &Item<'_, '_>, fields: &[Field]) -> usize {
    let first = fields.first().map_or(item.range.end, |field| field.start);
    let before = first.saturating_sub(1);
    if item.text.before(first) == '(' && before > item.range.start {
        return before;
    }
    let words = item.range.start..first;
    let opened = || item.text.first(words.clone(), Class::OPEN).is_some();
    let inside = || opened() && !item.text.includes(words.clone(), ')');
    match fields.is_empty() || words.is_empty() || inside() {
        true => item.range.end,
        false => first,
    }
}

/// `茶话会（已完成）`: where the bracket begins that says at the end of an item that it is done.
fn done_mark(text: &Text<'_>, range: Range<usize>) -> Option<usize> {
    const DONE: &[Word] = vocabulary![
        "已做",
        "已办",
        "已完成",
        "已开展",
        "已举办",
        "已举行",
        "已落实",
        "已结束",
        "完成"
    ];
    let close = text
        .trim_with(range.clone(), |found| {
            matches!(found, ' ' | '.') || words::is_stop(found)
        })
        .end;
    let inside = close.checked_sub(1).filter(|last| text.at(*last) == ')')?;
    let mut said = text
        .ending(inside, DONE)
        .filter_map(|word| inside.checked_sub(word.length + 1));
    said.find(|open| *open > range.start && text.at(*open) == '(')
}

/// Whether two in three pairs of letters of the shorter wording stand in the longer.
fn says_the_same(one: &str, other: &str) -> bool {
    let letters =
        |words: &str| -> Vec<char> { words.chars().filter(|c| text::is_letter(*c)).collect() };
    let (one, other) = (letters(one), letters(other));
    let (short, long) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    let pairs = short.len().saturating_sub(1);
    let found = short
        .windows(2)
        .filter(|pair| long.windows(2).any(|other| other == *pair));
    pairs > 0 && found.count() * 3 >= pairs * 2
}
