//! Pieces: rows cut where one line holds several things.
//!
//! In: rows. Out: pieces, each with its mark, its label and its own words. A row is cut at every label that is joined
//! like its first (`1月：…2月：…`, `3月…，5月…`), and at every number that counts on (`1、…2、…`).
//! Invariant: pieces stand in reading order and do not overlap; nothing is lost between them but marks and separators.

mod run_on;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{self, Habits, Head};
use crate::parse::schedule::listing;
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::words;

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
    /// Whether it begins with a day in figures that stands among months.
    pub among_months: bool,
    /// Whether its label holds for nothing below its line.
    pub of_line: bool,
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
        while lists.next_if(|list| list.rows.end <= number).is_some() {}
        let list = lists.peek().filter(|list| list.rows.contains(&number));
        let habits = Habits {
            numbers_months: numbers_months || counted.contains(&number),
            dates_in_figures: list.is_some(),
            among_months: list.is_some_and(|list| list.among_months),
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
        let mut further = run_on::labels(text, head.as_ref(), !is_text(row));
        let mut listed = None;
        let own = !further.is_empty();
        if !own && is_text(row) {
            further = run_on::labels_in_text(text);
        }
        let of_line = !own && !further.is_empty();
        if further.is_empty() {
            further = run_on::parts_with_dates(text);
            listed = mark.or_else(|| list_mark(row));
        }
        let end = further.first().copied().unwrap_or(length);
        if end < length {
            (mark, head) = head::behind(text, 0, row.mark, end, self.habits);
        }
        self.itemise(0..end, mark.or_else(|| list_mark(row)), head);
        let first = self.pieces.len();
        let ends = further.iter().skip(1).copied().chain([length]);
        for (start, end) in further.iter().copied().zip(ends) {
            let (mark, head) = head::scan(text, start, end, self.habits);
            self.itemise(start..end, mark.or(listed), head);
        }
        let cut = self.pieces.iter_mut().skip(first);
        cut.for_each(|piece| piece.of_line = of_line);
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
            among_months: self.habits.among_months,
            of_line: false,
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
            among_months: self.habits.among_months,
            of_line: false,
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

/// Whether a row is a paragraph, or begins a section: no item of a list.
fn is_text(row: &Row<'_>) -> bool {
    let item = row.mark.is_some_and(|mark| mark.style > Style::HanBrackets);
    matches!(row.kind, RowKind::Plain) && !item
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

    /// Whether it ends as a sentence does.
    #[must_use]
    pub fn ends_sentence(&self, text: &Text<'_>) -> bool {
        words::is_stop(text.last(self.whole.clone()))
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
