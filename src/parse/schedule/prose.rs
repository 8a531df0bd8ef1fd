//! Plans in prose: `3月中旬召开教代会。4月组织春游，5月举办球赛。`
//!
//! In: the pieces of a plan that no label and no list has taken. Out: an activity for each thing that a sentence says is to be
//! done in a month and, where no list says the months, in a stretch of the year. Invariant: a paragraph or an item that looks
//! back plans nothing, up to the sentence in it that turns to this year; a sentence that was broken over lines is one.

pub mod announcing;

use std::ops::Range;

use crate::model::schedule::PlanYear;
use crate::parse::schedule::clause::{self, Clause, who};
use crate::parse::schedule::dating;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::judge::Reading;
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::number;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::{Item, Press};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::text::Text;
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year;

/// Prints what the pieces at `places` plan, and gives them their roles. `beside` a list of months only months count.
pub fn read(
    reading: Reading<'_, '_>,
    places: &[usize],
    beside: bool,
    roles: &mut [Role],
    plan: Option<PlanYear>,
    press: &mut Press,
) {
    let mut reader = Reader {
        rows: reading.rows,
        plan,
        beside,
        press,
        block: None,
        past: false,
        open: None,
        printed: false,
        joint: String::new(),
    };
    for &at in places {
        let (Some(piece), Some(role)) = (reading.pieces.get(at), roles.get_mut(at)) else {
            continue;
        };
        let Some(row) = reading.row(piece) else {
            continue;
        };
        if *role == Role::Prose
            && matches!(row.kind, RowKind::Plain | RowKind::Item(..))
            && reader.piece(at, piece, row)
        {
            *role = Role::Dated;
        }
    }
}

/// Words of what reports and tells a story.
const TOLD: &[Word] = vocabulary![
    "汇报",
    "总结",
    "述职",
    "纪要",
    "表示,",
    "表示:",
    "介绍说",
    "据悉",
    "近日",
    "一行",
    "记者",
    "当时",
    "那时",
    "当年",
];

/// What papers on one matter are called.
const NOTICES: &[Word] = vocabulary![
    "通知",
    "公告",
    "通告",
    "公示",
    "函",
    "答复",
    "回复",
    "感谢信",
    "请柬",
    "倡议书",
    "提示",
    "告知书",
    "备忘录",
    "协议",
    "说明",
    "简报",
    "纪实",
    "动态",
    "辞职信",
    "回眸",
    "提醒",
];

/// How many characters the title of such a paper has at most.
const TITLE: usize = 40;

/// Among how many rows a document says that it is none of a plan.
const OPENING: usize = 6;

/// How many sentences that intend something make a letter a plan.
const ENOUGH: usize = 2;

/// Whether the document records what a meeting settled.
#[must_use]
pub fn are_minutes(rows: &[Row<'_>]) -> bool {
    let named = |row: &Row<'_>| {
        row.text
            .contains_any(0..row.text.len(), vocabulary!["纪要", "会议记录"])
    };
    rows.iter().take(OPENING).any(named)
}

/// The piece from which on a document that is called nothing is a plan by what it says: `我们打算在3月办讲座`, `工会拟于5月组织疗养`
/// of all of it, `今年工会打算办几件事` of what follows.
#[must_use]
pub fn plans_from(reading: Reading<'_, '_>) -> Option<usize> {
    if reading.rows.iter().take(OPENING).any(is_no_plan) {
        return None;
    }
    let counts = reading
        .pieces
        .iter()
        .map(|piece| intentions(reading, piece));
    if counts.sum::<usize>() >= ENOUGH {
        return Some(0);
    }
    let announces = |piece: &Piece| {
        let row = reading.row(piece);
        row.is_some_and(|row| announcing::announces(&row.text, &piece.whole))
    };
    reading.pieces.iter().position(announces)
}

/// Whether a row says that the document tells a story, or is a paper on one matter.
fn is_no_plan(row: &Row<'_>) -> bool {
    let text = &row.text;
    let end = text.trim_with(0..text.len(), words::is_break).end;
    let told = text.contains_any(0..text.len(), TOLD);
    told || text.len() <= TITLE && text.ends_with(end, NOTICES)
}

/// How many sentences of the piece intend something in a month.
fn intentions(reading: Reading<'_, '_>, piece: &Piece) -> usize {
    let may_be =
        |row: &&Row<'_>| row.text.holds(Class::MONTH) && matches!(row.kind, RowKind::Plain);
    let Some(row) = reading.row(piece).filter(may_be) else {
        return 0;
    };
    let sentences = clause::sentences(&row.text, piece.whole.clone());
    let ours = |sentence: &Range<usize>| clause::is_intended(&row.text, sentence);
    sentences.into_iter().filter(ours).count()
}

struct Reader<'w, 'r, 'a> {
    /// The rows of the document.
    rows: &'r [Row<'a>],
    plan: Option<PlanYear>,
    beside: bool,
    press: &'w mut Press,
    /// The block that is being read, and whether it, or its item, looks back.
    block: Option<usize>,
    past: bool,
    /// The piece in which a sentence goes on that its line did not end.
    open: Option<usize>,
    /// Whether the last sentence plans something, and the comma at which its line broke off.
    printed: bool,
    joint: String,
}

impl Reader<'_, '_, '_> {
    /// Reads one piece; says whether it plans something.
    fn piece(&mut self, at: usize, piece: &Piece, row: &Row<'_>) -> bool {
        if self.beside && !row.text.holds(Class::MONTH) {
            return false;
        }
        if self.block != Some(row.block) || piece.mark.is_some() {
            (self.block, self.past, self.open) = (Some(row.block), false, None);
        }
        let mut goes_on = self.open == Some(at);
        let mut found = false;
        for sentence in clause::sentences(&row.text, piece.whole.clone()) {
            found |= self.sentence(row, sentence, goes_on);
            goes_on = false;
        }
        self.open = (!piece.ends_sentence(&row.text)).then_some(at + 1);
        self.joint = piece.separator(&row.text).to_owned();
        found
    }

    fn sentence(&mut self, row: &Row<'_>, sentence: Range<usize>, goes_on: bool) -> bool {
        let text = &row.text;
        self.past = turns_back(text, &sentence, self.plan).unwrap_or(self.past);
        let clauses = match self.past {
            true => Vec::new(),
            false => clause::of_sentence(text, &sentence),
        };
        let ahead = ahead_from(text, &sentence);
        let clauses: Vec<Clause> = clauses
            .into_iter()
            .filter(|clause| clause.label.span.start >= ahead)
            .filter(|clause| self.is_ahead(clause) && !who::is_done_above(text, clause, self.rows))
            .filter(|clause| !self.beside || self.adds(text, clause))
            .collect();
        let planned = !clauses.is_empty();
        if goes_on && self.printed {
            let end = clauses
                .first()
                .map_or(sentence.end, |clause| clause.whole.start);
            let rest = piece::tidy(text, sentence.start..end);
            if !rest.is_empty() {
                self.press.append(&self.joint, rest);
            }
        }
        for clause in &clauses {
            let moment = Years::of_plan(self.plan).moment(text, &clause.label);
            self.press.print(&Item::new(row, clause.words()), &moment);
        }
        self.printed = planned || goes_on && self.printed;
        self.printed
    }

    /// Whether the clause names a month for which the list does not say the same already.
    fn adds(&self, text: &Text<'_>, clause: &Clause) -> bool {
        let months = clause.label.when.months();
        let words = piece::tidy(text, clause.words());
        months.iter().any(|month| !self.press.says(*month, words))
    }

    /// Whether the clause names no year before the plan's.
    fn is_ahead(&self, clause: &Clause) -> bool {
        !clause.label.when.has_month() || !dating::is_over(&clause.label, self.plan)
    }
}

/// Words with which a clause turns to what lies ahead.
pub const AHEAD: Vocabulary = Vocabulary::new(
    Class::TURNING,
    vocabulary![
        "今年",
        "本年",
        "本学期",
        "本学年",
        "新学期",
        "新学年",
        "新的一年",
        "我们计划",
        "我们将",
        "我们拟",
    ],
);

/// Words with which a clause turns to the past.
pub const PAST: Vocabulary = Vocabulary::new(
    Class::PAST,
    vocabulary![
        "去年",
        "上年",
        "上一年",
        "上学年",
        "过去",
        "回顾",
        "一年来",
        "几年来",
        "多年来",
        "近年来",
    ],
);

/// Whether the sentence turns to the past, or to what lies ahead; nothing where it says neither.
#[must_use]
pub fn turns_back(
    text: &Text<'_>,
    sentence: &Range<usize>,
    plan: Option<PlanYear>,
) -> Option<bool> {
    if !text.holds(Class::YEAR.with(Class::TIME)) {
        return None;
    }
    // In the plan of a school year it is its first half.
    let term = matches!(plan, Some(PlanYear::School { term: Some(_), .. }));
    let last_term = |at: usize| text.has(at, "上学期") && text.is_behind_break(at);
    let tells_of_term = || term && text.places(sentence.clone(), Class::PAST).any(last_term);
    let first = plan.map(PlanYear::first);
    let before = first
        .zip(opening_year(text, sentence))
        .is_some_and(|(first, year)| year < first);
    let past = last_turn(text, sentence, PAST);
    let ahead = last_turn(text, sentence, AHEAD);
    // `过去活动太集中，今年适当分散`
    let looks_back = past.is_some_and(|past| ahead.is_none_or(|ahead| ahead < past));
    if before || looks_back || tells_of_term() {
        return Some(true);
    }
    let named =
        |at: usize| first.is_some_and(|first| written(text, at).is_some_and(|year| year >= first));
    let names_year = || text.places(sentence.clone(), Class::NUMBER).any(named);
    let begins = || {
        text.word(text.skip_spaces(sentence.start), BEGINNING)
            .is_some()
    };
    (ahead.is_some() || names_year() || past.is_none() && begins()).then_some(false)
}

/// With what a sentence begins that says what is intended.
const BEGINNING: &[Word] = vocabulary!["拟于", "拟在", "计划于", "计划在"];

/// The last place in the sentence where a clause turns with one of `words`.
fn last_turn(text: &Text<'_>, sentence: &Range<usize>, words: Vocabulary) -> Option<usize> {
    let begins = |at: usize| text.is_behind_break(at) || text.before(at) == '在';
    let found = text.all_of(sentence.clone(), words);
    found.rev().find_map(|(at, _)| begins(at).then_some(at))
}

/// `去年4月组织春游，今年拟在5月办展`: from where on the sentence speaks of what lies ahead; its beginning where it never looked back.
fn ahead_from(text: &Text<'_>, sentence: &Range<usize>) -> usize {
    let ahead = last_turn(text, sentence, AHEAD);
    let turned = ahead.filter(|ahead| last_turn(text, &(sentence.start..*ahead), PAST).is_some());
    turned.unwrap_or(sentence.start)
}

/// The year with which the sentence begins.
fn opening_year(text: &Text<'_>, sentence: &Range<usize>) -> Option<i16> {
    let start = text.skip_spaces(sentence.start);
    written(
        text,
        text.word(start, vocabulary!["自", "在", "从", "截至"])
            .unwrap_or(start),
    )
}

/// The year of four figures, or of the Republic, before `年` at `at`.
fn written(text: &Text<'_>, at: usize) -> Option<i16> {
    let full = |number: &number::Number| number.width >= 3 && text.at(number.end) == '年';
    let number = number::scan(text, at).filter(full)?;
    year::calendar(number).filter(|_| !text.is_before(at, Class::NUMBER))
}
