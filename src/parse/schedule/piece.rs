//! Pieces: rows cut where one line holds several things.
//!
//! In: rows. Out: pieces, each with its mark, its label and its own words. A row is cut at every label that is joined
//! like its first (`1月：…2月：…`, `3月…，5月…`), and at every number that counts on (`1、…2、…`).
//! Invariant: pieces stand in reading order and do not overlap; nothing is lost between them but marks and separators.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::parse::schedule::dating::{self, Standing};
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{self, Habits, Head, Tail};
use crate::parse::schedule::label::{self, When};
use crate::parse::schedule::listing;
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::press;
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;

/// A stretch of one row.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The number of its row.
    pub row: usize,
    /// Whether it begins its row.
    pub first: bool,
    /// Its layout numbering.
    pub mark: Option<Mark>,
    /// The label it begins with.
    pub head: Option<Head>,
    /// Whether `head` owes nothing to other lines, nor to what was cut off behind the piece.
    pub plain: bool,
    /// All of it after the mark.
    pub whole: Range<usize>,
    /// Its own words, after mark and label.
    pub body: Range<usize>,
}

/// Cuts `rows` into pieces. A table is one piece.
#[must_use]
pub fn cut(rows: &[Row<'_>]) -> Vec<Piece> {
    let numbers_months = labels_are_numbered(rows);
    let mut lists = listing::of_dates(rows).into_iter().peekable();
    let mut pieces = Vec::with_capacity(rows.len());
    let counted = counted_on(rows);
    for (number, row) in rows.iter().enumerate() {
        if matches!(row.kind, RowKind::Other) || is_ornament(row) {
            continue;
        }
        while lists.next_if(|list| list.end <= number).is_some() {}
        let habits = Habits {
            numbers_months: numbers_months || counted.contains(&number),
            dates_in_figures: lists.peek().is_some_and(|list| list.contains(&number)),
        };
        let mut cutting = Cutting {
            number,
            text: &row.text,
            below: rows.get(number + 1).and_then(|below| below.mark),
            habits,
            pieces: &mut pieces,
        };
        cutting.cut(row);
    }
    pieces
}

/// `6、7月：…` between `5、…` and `7、…`: the rows whose marks count on from the one above and are counted on below, of all rows or
/// of those that lead with a month, so that they are no months.
fn counted_on(rows: &[Row<'_>]) -> BTreeSet<usize> {
    let is_pair = |row: &Row<'_>| row.mark.is_some() && head::twofold(&row.text, 0).is_some();
    if !rows.iter().any(is_pair) {
        return BTreeSet::new();
    }
    let marks = rows.iter().enumerate();
    let marks: Vec<(usize, Mark)> = marks
        .filter_map(|(at, row)| Some((at, row.mark?)))
        .collect();
    let leads = |&(at, mark): &(usize, Mark)| {
        let row = rows.get(at);
        row.is_some_and(|row| {
            is_pair(row) || head::leading_label(&row.text, mark.end, row.text.len()).is_some()
        })
    };
    let labels: Vec<(usize, Mark)> = marks.iter().copied().filter(leads).collect();
    let between = |three: &[(usize, Mark)]| match *three {
        [(_, above), (at, own), (_, below)] => {
            (own.follows(above) && below.follows(own)).then_some(at)
        }
        _ => None,
    };
    let all = marks.windows(3).chain(labels.windows(3));
    all.filter_map(between).collect()
}

/// Whether `N、M月` is a numbered label in this document and not a pair: two such lines count on, `1、2月` and `2、3月`.
fn labels_are_numbered(rows: &[Row<'_>]) -> bool {
    let firsts: Vec<u32> = rows
        .iter()
        .filter(|row| row.mark.is_some())
        .filter_map(|row| head::twofold(&row.text, 0))
        .map(|(first, _)| first)
        .collect();
    firsts
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if *other == one + 1))
}

/// One row that is being cut, and the pieces so far.
struct Cutting<'r, 'a> {
    number: usize,
    text: &'r Text<'a>,
    /// The mark of the row below.
    below: Option<Mark>,
    habits: Habits,
    pieces: &'r mut Vec<Piece>,
}

impl Cutting<'_, '_> {
    fn cut(&mut self, row: &Row<'_>) {
        let (text, length) = (self.text, self.text.len());
        let (mut mark, mut head) = head::behind(text, 0, row.mark, length, self.habits);
        if head.is_none() {
            head = head::of_phase(text, mark.map_or(0, |mark| mark.end), length);
        }
        let mut further = run_on(text, head.as_ref());
        let mut listed = None;
        if further.is_empty() {
            further = parts_with_dates(text);
            listed = mark.or_else(|| list_mark(row));
        }
        let end = further.first().copied().unwrap_or(length);
        if end < length {
            (mark, head) = head::behind(text, 0, row.mark, end, self.habits);
        }
        self.itemise(0..end, mark.or_else(|| list_mark(row)), head);
        let ends = further.iter().skip(1).copied().chain([length]);
        for (start, end) in further.iter().copied().zip(ends) {
            let (mark, head) = head::scan(text, start, end, self.habits);
            self.itemise(start..end, mark.or(listed), head);
        }
    }

    /// Cuts a stretch of the row at the numbers inside it.
    fn itemise(&mut self, stretch: Range<usize>, mark: Option<Mark>, head: Option<Head>) {
        let start = mark.map_or(stretch.start, |mark| mark.end.max(stretch.start));
        let body = head.as_ref().map_or(start, |head| head.rest)..stretch.end;
        let marks = self.inner_marks(&body, mark, head.is_some());
        let end = marks.first().map_or(body.end, |mark| mark.start);
        self.pieces.push(Piece {
            row: self.number,
            first: stretch.start == 0,
            mark,
            head,
            plain: !self.habits.dates_in_figures && marks.is_empty(),
            whole: start..end,
            body: body.start.min(end)..end,
        });
        let ends = marks.iter().skip(1).map(|mark| mark.start);
        for (mark, end) in marks.iter().zip(ends.chain([body.end])) {
            self.item(*mark, end);
        }
    }

    /// The numbers in `body`, behind the mark `own` and, where the stretch is `headed`, behind its label.
    fn inner_marks(&self, body: &Range<usize>, own: Option<Mark>, headed: bool) -> Vec<Mark> {
        let text = self.text;
        let behind_head = match headed {
            true => numbering::one(text, body.start)
                .filter(|mark| mark.end <= body.end && mark.style != Style::Bullet),
            false => None,
        };
        let listed = behind_head.or_else(|| after_colon(text, body, own, self.below));
        let Some(leader) = listed.or(own) else {
            return Vec::new();
        };
        let mut marks = numbering::further(text, leader.end.max(body.start)..body.end, leader);
        if let Some(listed) = listed {
            marks.insert(0, listed);
        }
        marks
    }

    /// Adds the item that begins with `mark` inside a line and ends at `end`.
    fn item(&mut self, mark: Mark, end: usize) {
        let whole = mark.end.min(end)..end;
        let head = head::after_mark(self.text, whole.start, end, self.habits);
        let body = head.as_ref().map_or(whole.start, |head| head.rest)..end;
        self.pieces.push(Piece {
            row: self.number,
            first: false,
            mark: Some(mark),
            head,
            plain: !self.habits.dates_in_figures,
            whole,
            body,
        });
    }
}

/// `━━━━━━`, `* * *`: a line without a word, or the number of a page.
fn is_ornament(row: &Row<'_>) -> bool {
    let bare = || !row.text.has_letters(0..row.text.len());
    !matches!(row.kind, RowKind::Table(_)) && (bare() || is_framed(&row.text))
}

/// `— 3 —`, `——END——`: no Han character stands between dashes.
fn is_framed(text: &Text<'_>) -> bool {
    let range = text.trim(0..text.len());
    let dashes = text.at(range.start) == '-' && text.before(range.end) == '-';
    dashes && range.len() <= 16 && !range.clone().any(|at| matches!(text.at(at), '一'..='鿿'))
}

/// A Markdown list's own mark.
fn list_mark(row: &Row<'_>) -> Option<Mark> {
    match row.kind {
        RowKind::Item(Some(value), _) => {
            let value = u32::try_from(value).unwrap_or(u32::MAX);
            Some(Mark {
                style: Style::Digit,
                value,
                start: 0,
                end: 0,
            })
        }
        RowKind::Item(None, _) => Some(Mark {
            style: Style::Bullet,
            value: 0,
            start: 0,
            end: 0,
        }),
        _ => None,
    }
}

/// Where the further labels of a run-on line begin, behind the line's own beginning.
fn run_on(text: &Text<'_>, opening: Option<&Head>) -> Vec<usize> {
    if !text.holds(Class::MONTH) {
        return Vec::new();
    }
    let leads = opening.filter(|head| head.label.when.has_month());
    let mut starts = match leads {
        Some(head) => labels_after(text, head),
        None => match behind_colon(text) {
            starts if starts.is_empty() => behind_gap(text),
            starts => starts,
        },
    };
    starts.retain(|start| *start > 0);
    starts
}

/// `乒乓球赛（5月）；跳棋比赛（8月）`: where the further parts begin of a line each of whose parts ends with its own date.
fn parts_with_dates(text: &Text<'_>) -> Vec<usize> {
    let may_be = text.holds(Class::MONTH) && text.holds(Class::SEMICOLON);
    if !may_be {
        return Vec::new();
    }
    let parts = press::parted(text, 0..text.len(), |found| found == ';');
    let dated = |part: &Range<usize>| {
        let found = dating::find(text, part);
        found.is_some_and(|found| {
            found.standing == Standing::Suffix && text.before(found.label.span.start) == '('
        })
    };
    let each = parts.iter().all(dated);
    let starts = parts.iter().skip(1).filter(|_| each);
    starts.map(|part| part.start).collect()
}

/// `文体活动 3月开放参观；5月比武；9月登山`: the labels behind a heading and a gap, where every part of the line begins with one.
fn behind_gap(text: &Text<'_>) -> Vec<usize> {
    if !text.holds(Class::SEMICOLON) {
        return Vec::new();
    }
    let parts = press::parted(text, 0..text.len(), |found| found == ';');
    let leads = |at: usize| label::scan(text, at).is_some_and(|label| label.when.has_month());
    let mut starts: Vec<usize> = parts.iter().skip(1).map(|part| text.skip_spaces(part.start)).collect();
    let end = starts.first().copied().unwrap_or(0);
    let gaps = text.places(0..end, Class::SPACE).map(|at| at + 1);
    let first = gaps.into_iter().find(|at| leads(*at));
    match first.filter(|_| starts.len() > 1 && starts.iter().all(|at| leads(*at))) {
        Some(first) => {
            starts.insert(0, first);
            starts
        }
        None => Vec::new(),
    }
}

/// `活动安排：3月…，4月…`: the label behind the line's first colon, where others follow it; else every label with a colon.
fn behind_colon(text: &Text<'_>) -> Vec<usize> {
    let first = text.first(0..text.len(), Class::COLON);
    let first = first.map(|at| text.skip_spaces(at + 1));
    let head = first
        .and_then(|at| head::after_mark(text, at, text.len(), Habits::default()))
        .filter(|head| matches!(head.label.when, When::Months(_)));
    let further = head.map(|head| labels_after(text, &head));
    match (first, further) {
        (Some(first), Some(further)) if !further.is_empty() => {
            std::iter::once(first).chain(further).collect()
        }
        _ => labels_from(text, 0, Joint::Colon),
    }
}

/// The labels that are joined to their words like `head`, behind it.
fn labels_after(text: &Text<'_>, head: &Head) -> Vec<usize> {
    let behind = head.label.span.end..text.len();
    if text.first(behind, Class::MONTH).is_none() {
        return Vec::new();
    }
    let loose = matches!(head.tail, Tail::Glued | Tail::Gap | Tail::Comma) && !head.label.vague;
    let joint = if loose { Joint::Comma } else { Joint::Colon };
    let labels = labels_from(text, head.label.span.end, joint);
    let day = head.label.names_days() && head.tail == Tail::Glued;
    // Two dates are a sentence, three are a list.
    match labels.len() {
        0 | 1 if day => Vec::new(),
        2.. if loose => labels_from(text, head.label.span.end, Joint::CommaInList),
        _ => labels,
    }
}

/// How the labels of a run-on line are joined to their words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// By a colon.
    Colon,
    /// At once, behind a comma or a stop.
    Comma,
    /// The same among so many others that one with `底前`, too, leads words of its own.
    CommaInList,
}

fn labels_from(text: &Text<'_>, from: usize, joint: Joint) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = from;
    while let Some((start, end)) = next_label(text, at, joint) {
        starts.push(start);
        at = end;
    }
    if joint == Joint::Colon && starts.len() >= LISTED {
        starts.extend(without_colon(text, &starts));
        starts.sort_unstable();
    }
    starts
}

/// How many further labels with colons make one credible that has lost its own.
const LISTED: usize = 2;

/// `9月：中秋灯会10月 消防演练11月：…`: among the labels with colons that begin at `starts`, those that have a gap in its place and
/// name the month between.
fn without_colon(text: &Text<'_>, starts: &[usize]) -> Vec<usize> {
    let month = |at: usize| match label::scan(text, at)?.when {
        When::Months(months) => months.last().copied(),
        _ => None,
    };
    let follows = |own: u8, above: u8| own == above % 12 + 1;
    let ends = starts.iter().skip(1).map(|end| (*end, month(*end)));
    let ends = ends.chain([(text.len(), None)]);
    let between = starts.iter().zip(ends).filter_map(|(start, (end, next))| {
        let above = month(*start)?;
        let mut places = text.places(start + 1..end, Class::NUMBER);
        places.find(|at| {
            let gap = label::scan(text, *at).is_some_and(|label| text.at(label.span.end) == ' ');
            let own = month(*at).filter(|own| follows(*own, above));
            let free = !text.is_before(*at, Class::NUMBER) && !matches!(text.before(*at), '第' | '-' | '至' | '/' | '.' | '(' | '年' | '到');
            gap && free && own.is_some() && (next.is_none() || next != own)
        })
    });
    between.collect()
}

/// The next label after `from` that begins a piece.
fn next_label(text: &Text<'_>, from: usize, joint: Joint) -> Option<(usize, usize)> {
    if joint == Joint::Colon && !text.holds(Class::COLON) {
        return None;
    }
    text.places(from..text.len(), Class::LABEL)
        .find_map(|at| begins_piece(text, at, joint).map(|end| (at, end)))
}

fn begins_piece(text: &Text<'_>, at: usize, joint: Joint) -> Option<usize> {
    let may_begin = text.is(at, Class::NUMBER) || matches!(text.at(at), '元' | 'x' | 'X');
    let before = text.before(at);
    if !may_begin
        || text.is_before(at, Class::NUMBER)
        || matches!(
            before,
            '第' | '-' | '至' | '/' | '.' | '(' | '《' | '“' | '年' | '到'
        )
    {
        return None;
    }
    let may_be_strong = before != ':' && text.holds(Class::COLON);
    let may_be_weak = joint != Joint::Colon && matches!(before, ',' | ';' | '。' | ' ' | '、');
    if !may_be_strong && !may_be_weak {
        return None;
    }
    let label = label::scan(text, at).filter(|label| label.when.has_month())?;
    let end = label.span.end;
    let strong = may_be_strong && text.at(text.skip_spaces(end)) == ':';
    let leads = || joint == Joint::CommaInList && has_words_of_its_own(text, end);
    let weak = may_be_weak && text.len() > end + 1 && (!label.vague || leads());
    (strong || weak).then_some(end)
}

/// Whether more follows than `5月底前完成` has: what is to be done then, and not only that it is done.
fn has_words_of_its_own(text: &Text<'_>, at: usize) -> bool {
    let end = text.first(at..text.len(), Class::BREAK);
    end.unwrap_or(text.len()) > at + 4
}

/// `主要活动：1、…2、…`: the first number after a colon, when a second follows, on the same line or `below`.
fn after_colon(
    text: &Text<'_>,
    body: &Range<usize>,
    own: Option<Mark>,
    below: Option<Mark>,
) -> Option<Mark> {
    let colon = text.first(body.clone(), Class::COLON)?;
    let mark = numbering::one(text, text.skip_spaces(colon + 1))
        .filter(|mark| mark.value == 1 && mark.end <= body.end)?;
    let own_style = own.is_some_and(|own| own.style == mark.style);
    let goes_on = below.is_some_and(|below| below.follows(mark));
    let counts_on = || !numbering::further(text, mark.end..body.end, mark).is_empty();
    (!own_style && (goes_on || counts_on())).then_some(mark)
}

impl Piece {
    /// Its own words as the author spelt them, without numbering and without the separator at their end.
    #[must_use]
    pub fn own_words<'a>(&self, text: &Text<'a>) -> &'a str {
        tidy(text, self.body.clone())
    }

    /// The comma at its end, which its words are given without.
    #[must_use]
    pub fn separator<'a>(&self, text: &Text<'a>) -> &'a str {
        let range = text.trim(self.whole.clone());
        match text.before(range.end) {
            ',' | '、' => text.words(range.end - 1..range.end),
            _ => "",
        }
    }

    /// The same with the label kept.
    #[must_use]
    pub fn whole_words<'a>(&self, text: &Text<'a>) -> &'a str {
        tidy(text, self.whole.clone())
    }
}

/// The author's words of `range` without the separators around them.
#[must_use]
pub fn tidy<'a>(text: &Text<'a>, range: Range<usize>) -> &'a str {
    let mut range = parted(text, range);
    while range.start < range.end && matches!(text.at(range.end - 1), '。' | ' ' | ',' | ';' | '、')
    {
        range.end -= 1;
    }
    let mut words = text.words(range);
    while let Some(shorter) = words.strip_suffix('.') {
        words = shorter;
    }
    words
}

/// `range` without the separators around it.
#[must_use]
pub fn parted(text: &Text<'_>, range: Range<usize>) -> Range<usize> {
    text.trim_with(range, |found| matches!(found, ' ' | ',' | ';' | '、' | '|'))
}

/// Whether `range` is one short phrase, as a title is: no sentence ends inside it.
#[must_use]
pub fn is_phrase(text: &Text<'_>, range: &Range<usize>, longest: usize) -> bool {
    let range = text.trim(range.clone());
    range.end - range.start <= longest && text.first(range, Class::STOP).is_none()
}
