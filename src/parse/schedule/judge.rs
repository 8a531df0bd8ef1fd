//! Judging: whether a piece that begins with a label leads what follows, dates itself, or only mentions a month.
//!
//! In: pieces. Out: a [`Verdict`] for each. A label with a colon, or alone on its line, leads. A label that runs on into
//! words leads only where its neighbours do the same; otherwise it is a sentence.

pub mod apart;
mod signature;
mod turn;

use crate::parse::schedule::clause;
use crate::parse::schedule::genre::{self, Genre};
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::label::{self, When};
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::span;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year::Written;

/// What the label at the beginning of a piece is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is none, or it is part of a sentence.
    None,
    /// It leads: what follows belongs to it.
    Label,
    /// It dates its own piece alone.
    Dated,
}

/// Rows and pieces together, as the later steps look at them.
#[derive(Clone, Copy)]
pub struct Reading<'r, 'a> {
    /// The rows.
    pub rows: &'r [Row<'a>],
    /// The pieces.
    pub pieces: &'r [Piece],
}

impl<'r, 'a> Reading<'r, 'a> {
    /// The row of a piece.
    #[must_use]
    pub fn row(self, piece: &Piece) -> Option<&'r Row<'a>> {
        self.rows.get(piece.row)
    }

    /// The row of piece `at`.
    #[must_use]
    pub fn row_at(self, at: usize) -> Option<&'r Row<'a>> {
        self.row(self.pieces.get(at)?)
    }

    /// Whether piece `at` is a Markdown heading.
    #[must_use]
    pub fn is_heading(self, at: usize) -> bool {
        self.row_at(at)
            .is_some_and(|row| matches!(row.kind, RowKind::Heading(_)))
    }

    /// Whether an item begins with piece `at`: a mark, or a Markdown list's.
    #[must_use]
    pub fn is_marked(self, at: usize) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.mark.is_some())
            && !self.is_heading(at)
    }
}

/// Judges every piece.
#[must_use]
pub fn judge(reading: Reading<'_, '_>) -> Vec<Verdict> {
    let by_form = |piece: &Piece| match &piece.head {
        Some(head) => alone(reading, piece, head),
        None => Verdict::None,
    };
    let first: Vec<Verdict> = reading.pieces.iter().map(by_form).collect();
    let verdicts = first.iter().enumerate();
    verdicts
        .map(|(at, verdict)| match verdict {
            Verdict::None => turn::verdict(reading, &first, at),
            Verdict::Label => label(reading, &first, at),
            Verdict::Dated => dated(reading, &first, at),
        })
        .collect()
}

/// The verdict by the piece's own form. `Dated` here means: a label, if its neighbours agree.
fn alone(reading: Reading<'_, '_>, piece: &Piece, head: &Head) -> Verdict {
    let Some(row) = reading.row(piece) else {
        return Verdict::None;
    };
    if head.label.year == Some(Written::Past)
        || is_title(&row.text, piece, head)
        || asks(&row.text, head)
        || is_of_page(&row.text, head)
    {
        return Verdict::None;
    }
    match row.kind {
        RowKind::Heading(level) => heading(&row.text, piece, head, level),
        _ => line(&row.text, piece, head),
    }
}

/// `Q1：…？`: a question with its number.
fn asks(text: &Text<'_>, head: &Head) -> bool {
    let lettered = matches!(text.at(head.label.span.start), 'Q' | 'q');
    lettered && (head.label.span.end..text.len()).any(|at| text.at(at) == '?')
}

/// `2026-01-19 发布于山西`, `2026-01-06 10:20 浏览：8`: what a page says of itself.
fn is_of_page(text: &Text<'_>, head: &Head) -> bool {
    const PAGE: &[Word] = vocabulary!["发布", "来源", "浏览", "点击", "阅读", "编辑"];
    let hour = |found: char| found.is_ascii_digit() || matches!(found, ' ' | ':');
    let said = text.skip(head.label.span.end, hour);
    let told =
        |end: usize| matches!(text.at(end), '者' | '人' | '次' | '量' | '数') || text.is_break(end);
    head.label.year.is_some()
        && head.label.names_days()
        && (text.has(said, "发布于") || text.word(said, PAGE).is_some_and(told))
}

/// `全年工作安排`, `全年打算做的事`: the name of a whole schedule.
fn is_title(text: &Text<'_>, piece: &Piece, head: &Head) -> bool {
    let year = matches!(&head.label.when, When::Period(period) if period.months.len() == 12);
    let end = text.trim(piece.whole.clone()).end;
    let named = match head.tail {
        Tail::Alone => piece.whole.clone(),
        Tail::Glued => end.saturating_sub(2).max(piece.whole.start)..end,
        _ => return false,
    };
    const MATTERS: &[Word] = vocabulary!["的事", "大事", "要事", "事项"];
    year && (words::announces(text, named) || text.ends_with(end, MATTERS))
}

fn heading(text: &Text<'_>, piece: &Piece, head: &Head, level: u8) -> Verdict {
    let joined = head.runs_on();
    let leads = match &head.label.when {
        When::Months(_) => {
            (level > 1 || head.tail == Tail::Alone) && !(joined && is_sentence(text, head))
        }
        When::Dates(_) | When::Period(_) => !joined,
        When::Every => piece.whole.end == head.label.span.end,
        When::Part => false,
    };
    if leads { Verdict::Label } else { Verdict::None }
}

fn line(text: &Text<'_>, piece: &Piece, head: &Head) -> Verdict {
    let bare =
        piece.whole.end == text.skip(head.label.span.end, |found| matches!(found, ':' | ' '));
    match (&head.label.when, head.tail) {
        (When::Part, _) => Verdict::None,
        (When::Every, Tail::Alone) if !bare => Verdict::None,
        (_, Tail::Alone | Tail::Colon) => Verdict::Label,
        _ if is_sentence(text, head) || words::reports(text, piece.whole.clone()) => Verdict::None,
        (When::Period(period), Tail::Glued) if !span::is_firm(text, period) => Verdict::None,
        _ => Verdict::Dated,
    }
}

/// `5月的…`, `3月是…`, `全年工作由…`: the time is the subject of a sentence, or says of what.
fn is_sentence(text: &Text<'_>, head: &Head) -> bool {
    let year = matches!(&head.label.when, When::Period(period) if period.months.len() == 12);
    head.tail == Tail::Glued
        && !names_event_of(text, head.label.span.end)
        && (year && text.has(head.label.span.end, "工作")
            || label::told::how_it_went(text, &head.label)
            || text
                .word(head.label.span.end, vocabulary!["的", "以来"])
                .is_some()
            || text
                .word(head.label.span.end, label::told::FALLING)
                .is_some()
            || words::says_what_it_is(text, head.label.span.end, text.len()))
}

/// `3月份的大扫除活动`: whether nothing follows but the name of what takes place.
fn names_event_of(text: &Text<'_>, at: usize) -> bool {
    let name = at + 1..text.len();
    let plain = |at: usize| !text.is_break(at);
    text.at(at) == '的'
        && piece::is_phrase(text, &name, LONGEST_EVENT)
        && text.trim_with(name.clone(), words::is_stop).all(plain)
        && clause::is_event(text, &name)
}

/// How many characters the name of an event has at most.
const LONGEST_EVENT: usize = 24;

/// The verdict on a label, with the neighbours in view.
fn label(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> Verdict {
    match signature::is_one(reading, first, at) || is_cover(reading, first, at) {
        true => Verdict::None,
        false => Verdict::Label,
    }
}

/// The verdict on what may be one, with the neighbours in view.
fn dated(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> Verdict {
    if leads_list(reading, first, at) {
        return Verdict::Label;
    }
    let recurs_among_such = || recurs(reading, first, at) && stands_among_such(reading, first, at);
    if reading.is_marked(at) || recurs_among_such() {
        return Verdict::Dated;
    }
    match has_neighbour(reading, first, at) {
        true => Verdict::Label,
        false => Verdict::None,
    }
}

/// How far below a date the next one stands at most.
const NEAR: usize = 12;

/// Whether a piece is labelled with a day.
fn is_dated(verdict: Verdict, piece: &Piece) -> bool {
    let head = piece.head.as_ref();
    verdict == Verdict::Label && head.is_some_and(|head| head.label.names_days())
}

/// A wide label directly above a narrower one in it names the whole schedule: `1—12月工作安排`; at the very beginning of a
/// document, the name of a half-year's or a term's plan does so, too, where no item stands before the first month below it:
/// `2026年春季学期工作计划`, and so does its term in brackets below the title.
fn is_cover(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let piece = reading.pieces.get(at);
    let Some(piece) = piece.filter(|piece| piece.body.is_empty()) else {
        return false;
    };
    match piece.head.as_ref().map(|head| &head.label.when) {
        Some(When::Months(wide))
            if wide.len() > LONG && at < TITLE && names_plan(reading, piece) =>
        {
            covers(reading, first, at, wide)
        }
        Some(When::Months(wide)) if wide.len() > 2 && is_below_title(reading, piece, at) => {
            !leads_items(reading, first, at) && heads_parts(reading, first, at)
        }
        Some(When::Months(wide)) => {
            let labelled = match wide.len() > LONG {
                true => is_labelled(first, at + 1),
                false => first.get(at + 1) == Some(&Verdict::Label),
            };
            labelled && narrows(reading, wide, at + 1)
        }
        Some(When::Period(period)) if heads_plan(reading, piece, at) => {
            let plan = covers(reading, first, at, period.months) || stands_above_part(reading, at);
            period.months.len() > 3 && plan
        }
        Some(When::Period(period)) if is_below_title(reading, piece, at) => {
            period.months.len() > 3
                && (!leads_items(reading, first, at) || stands_above_text(reading, at))
        }
        _ => false,
    }
}

/// `（第二学期）`, `（2026年2月—7月）`: whether brackets hold the line, which stands below the title.
fn is_below_title(reading: Reading<'_, '_>, piece: &Piece, at: usize) -> bool {
    (1..TITLE).contains(&at) && reading.row(piece).is_some_and(Row::is_bracketed)
}

/// Whether parts or labels stand below the brackets in piece `at`, and no others like them.
fn heads_parts(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let below = || at + 1..=at + 2 * NEAR;
    let part = |at: usize| {
        let mark = reading.pieces.get(at).and_then(|piece| piece.mark);
        is_labelled(first, at) || mark.is_some_and(|mark| mark.style <= Style::HanBrackets)
    };
    let alike = |at: usize| {
        let piece = reading.pieces.get(at).filter(|_| is_labelled(first, at));
        piece
            .and_then(|piece| reading.row(piece))
            .is_some_and(Row::is_bracketed)
    };
    below().any(part) && !below().any(alike)
}

/// Whether a narrower label than `wide` stands below the title in piece `at`, and no item before it.
fn covers(reading: Reading<'_, '_>, first: &[Verdict], at: usize, wide: &[u8]) -> bool {
    let mut below = at + 1..=at + 2 * NEAR;
    let narrower = |next| is_labelled(first, next) && narrows(reading, wide, next);
    !leads_items(reading, first, at) && below.any(narrower)
}

/// `2026年上半年工作计划` at the beginning, `二、下学期工作计划`: whether the line of piece `at` is the name of a plan.
fn heads_plan(reading: Reading<'_, '_>, piece: &Piece, at: usize) -> bool {
    let section = piece.mark.is_some_and(|mark| mark.style == Style::Han);
    (at < TITLE || section) && names_plan(reading, piece)
}

/// `2026年上半年工作安排` above `一、指导思想`: whether the piece right below `at` is the heading of what plans have.
fn stands_above_part(reading: Reading<'_, '_>, at: usize) -> bool {
    let below = reading.pieces.get(at + 1);
    let row = below.and_then(|piece| reading.row(piece));
    row.is_some_and(genre::heads_part_of_plan)
}

/// Whether a sentence that is no item stands right below piece `at`.
fn stands_above_text(reading: Reading<'_, '_>, at: usize) -> bool {
    let below = reading.pieces.get(at + 1);
    below
        .filter(|piece| piece.mark.is_none())
        .is_some_and(|piece| {
            let row = reading.row(piece);
            row.is_some_and(|row| piece.ends_sentence(&row.text))
        })
}

/// Whether the line of a piece names a plan.
fn names_plan(reading: Reading<'_, '_>, piece: &Piece) -> bool {
    reading
        .row(piece)
        .is_some_and(|row| genre::of(&row.text) == Some(Genre::Plan))
}

/// Whether piece `at` begins with a label of any kind.
fn is_labelled(first: &[Verdict], at: usize) -> bool {
    first
        .get(at)
        .is_some_and(|verdict| *verdict != Verdict::None)
}

/// How many months are more than a half-year.
const LONG: usize = 6;

/// Whether the first that is marked below piece `at` is an item with no label, and not the heading of a section, as `一、指导思想`.
fn leads_items(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let is_section = |at: usize| {
        let mark = reading.pieces.get(at).and_then(|piece| piece.mark);
        mark.is_some_and(|mark| {
            matches!(mark.style, Style::Formal | Style::Han | Style::HanBrackets)
        })
    };
    let mut below = at + 1..=at + 2 * NEAR;
    let leading = below
        .find(|at| reading.is_marked(*at) || reading.is_heading(*at) || is_labelled(first, *at));
    leading.is_some_and(|at| reading.is_marked(at) && !is_section(at) && !is_labelled(first, at))
}

/// Whether the label of piece `at` names fewer months than the three or more that are `wide`, and none beside them.
fn narrows(reading: Reading<'_, '_>, wide: &[u8], at: usize) -> bool {
    let head = reading.pieces.get(at).and_then(|piece| piece.head.as_ref());
    let narrow = head.map(|head| head.label.when.months());
    let narrow = narrow.unwrap_or_default();
    wide.len() > 2
        && !narrow.is_empty()
        && narrow.len() < wide.len()
        && narrow.iter().all(|month| wide.contains(month))
}

/// How many pieces a title has at most.
const TITLE: usize = 3;

/// `4月体验与运动` above a list: the words are the month's theme.
fn leads_list(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let Some(piece) = reading.pieces.get(at) else {
        return false;
    };
    let Some(row) = reading.row(piece) else {
        return false;
    };
    let month = piece.head.as_ref().is_some_and(|head| {
        head.label.when.has_month() || matches!(head.label.when, When::Period(_))
    });
    let title = month
        && piece::is_phrase(&row.text, &piece.body, 24)
        && !row.text.includes(piece.body.clone(), ',');
    title
        && reading.is_marked(at + 1)
        && first.get(at + 1) == Some(&Verdict::None)
        && begins_list(reading, at)
}

/// `※ 报名请洽办公室。` apart from a label in `above` that has its words and another mark: whether `piece` is a remark on all.
#[must_use]
pub fn is_remark(above: &Row<'_>, label: &Piece, row: &Row<'_>, piece: &Piece) -> bool {
    let end = row.text.trim(piece.whole.clone()).end;
    row.has_star(piece.mark)
        && !above.has_star(label.mark)
        && row.block != above.block
        && !label.body.is_empty()
        && words::is_stop(row.text.before(end))
}

/// Whether the piece after `at` begins a list below it, and not the next item beside it.
#[must_use]
pub fn begins_list(reading: Reading<'_, '_>, at: usize) -> bool {
    let (Some(piece), Some(next)) = (reading.pieces.get(at), reading.pieces.get(at + 1)) else {
        return false;
    };
    let Some(child) = next.mark else { return false };
    let (Some(row), Some(below)) = (reading.row(piece), reading.row(next)) else {
        return false;
    };
    if is_remark(row, piece, below, next)
        || apart::stands_apart(reading, at, at + 1)
        || !piece.body.is_empty() && apart::heads_kind(reading, at + 1)
    {
        return false;
    }
    let listed = |row: &Row<'_>| matches!(row.kind, RowKind::Item(..));
    let lists = listed(row) && listed(below);
    let unlisted = !listed(row) && !listed(below);
    // Of two lists at one depth, numbered and not, the second belongs to the first only behind a colon.
    let bullets = !lists || row.text.before(piece.body.end) == ':';
    match piece.mark {
        None => child.value <= 1,
        Some(_) if lists && row.depth != below.depth => below.depth > row.depth,
        // `📅3月` above `▪植树`
        Some(own)
            if unlisted
                && piece.head.is_some()
                && own.style == Style::Bullet
                && child.style == Style::Bullet =>
        {
            row.text.at(own.start) != below.text.at(child.start)
        }
        // `👉 歌会` above `👉 1、组队；2、排练`
        Some(own)
            if unlisted
                && own.style == Style::Bullet
                && row.text.at(own.start) == below.text.at(below.text.skip_spaces(0))
                && reading.pieces.get(at + 2).map(|further| further.row) == Some(next.row) =>
        {
            false
        }
        Some(own) if own.style == Style::Bullet && child.style != Style::Bullet => {
            child.value <= 1 && bullets
        }
        Some(own) => {
            child.style > own.style
                && child.value <= 1
                && (child.style != Style::Bullet || bullets && below.depth >= row.depth)
        }
    }
}

/// Whether the piece dates itself by what comes back: `每月10日前上报…`.
fn recurs(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let head = reading.pieces.get(at).and_then(|piece| piece.head.as_ref());
    let every = head.is_some_and(|head| head.label.when == When::Every && head.tail == Tail::Glued);
    every && first.get(at) == Some(&Verdict::Dated)
}

/// Whether a piece beside `at` recurs, too.
fn stands_among_such(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    recurs(reading, first, at + 1) || at > 0 && recurs(reading, first, at - 1)
}

/// Whether a piece beside `at` begins with a label too.
fn has_neighbour(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> bool {
    let month = |at: usize| {
        let piece = reading.pieces.get(at)?;
        piece
            .head
            .as_ref()
            .filter(|_| !reading.is_heading(at))
            .map(|head| head.label.when.has_month())
    };
    let marked = reading.is_marked(at);
    let agrees = |at: usize| {
        let named = first
            .get(at)
            .is_some_and(|verdict| *verdict != Verdict::None);
        named && month(at) == Some(true) && reading.is_marked(at) == marked
    };
    agrees(at + 1) || at > 0 && agrees(at - 1) || near(at, &agrees)
}

/// One line of words may stand between two labelled ones.
fn near(at: usize, agrees: &impl Fn(usize) -> bool) -> bool {
    agrees(at + 2) || at > 1 && agrees(at - 2)
}
