//! Telling: what a dated item says, and when each thing in it is.
//!
//! In: a candidate with its date. Out: activities. An item of several sentences says what those say that name a month; the
//! others belong to none. Invariant: a month inside the words belongs to them, one before or behind them does not.

use std::ops::Range;

use super::{Candidate, Ground, Source, is_item};
use crate::model::schedule::PlanYear;
use crate::parse::schedule::clause::{self, Clause, who};
use crate::parse::schedule::dating::{self, Standing};
use crate::parse::schedule::day;
use crate::parse::schedule::field::Key;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::Tail;
use crate::parse::schedule::label::{Label, When};
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::numbering;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::press::{self, Item, Press};
use crate::parse::schedule::row::Row;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

pub(super) fn print(
    ground: &Ground<'_, '_, '_>,
    candidate: &Candidate<'_, '_, '_>,
    years: &mut Years,
    press: &mut Press,
) {
    let Some((text, label)) = dated_by(ground, candidate) else {
        return;
    };
    if let Some((row, content)) = content(ground, candidate) {
        press.print(&Item::new(row, content), &years.moment(text, label));
    } else if !print_each(candidate, years, press) {
        let moment = years.moment(text, label);
        let mut ahead = *years;
        let range = own_words(candidate, label);
        for (at, part) in parts(candidate, range.clone()).into_iter().enumerate() {
            let own = dating::find(&candidate.row.text, &part).filter(|_| at > 0);
            let own = own.map(|own| ahead.moment(&candidate.row.text, &own.label));
            press.print(
                &Item::new(candidate.row, part),
                own.as_ref().unwrap_or(&moment),
            );
        }
        for further in further_in_bracket(text, label, candidate.piece.whole.end) {
            let moment = ahead.moment(text, &further);
            press.print(&Item::new(candidate.row, range.clone()), &moment);
        }
    }
    for (at, field) in &candidate.loose.fields {
        if let Some(row) = ground.row(*at).filter(|_| field.key != Key::Other) {
            press.apply(&row.text, std::slice::from_ref(field));
        }
    }
}

/// `杏花社区：` above `内容：歌会`: what is done, where the item itself only says for whom.
fn content<'r, 'a>(
    ground: &Ground<'_, 'r, 'a>,
    candidate: &Candidate<'_, '_, '_>,
) -> Option<(&'r Row<'a>, Range<usize>)> {
    let text = &candidate.row.text;
    let name = text.trim_with(candidate.piece.whole.clone(), |found| {
        matches!(found, ':' | ' ')
    });
    if text.at(name.end) != ':' || !names_those(text, name) {
        return None;
    }
    let mut fields = candidate.loose.fields.iter();
    fields.find_map(|(at, field)| {
        let row = ground.row(*at)?;
        let says = field.is_content(&row.text) && !field.value.is_empty();
        says.then(|| (row, field.value.clone()))
    })
}

/// `杏花社区`, `第一小组`: whether those are named who do something, and nothing that is done.
fn names_those(text: &Text<'_>, name: Range<usize>) -> bool {
    words::names_unit(text, name.clone())
        || words::names_group(text, name.clone())
        || text.ends_with(name.end, vocabulary!["社区", "村", "街道"])
}

/// The several things that an item names behind a date at its beginning: `8月，夏令营；开展助学`.
fn parts(candidate: &Candidate<'_, '_, '_>, words: Range<usize>) -> Vec<Range<usize>> {
    let leads =
        matches!(&candidate.when, Some(Source::Own(dated)) if dated.standing == Standing::Start);
    let off = words.start > candidate.piece.whole.start;
    match leads && off {
        true => press::parts(&candidate.row.text, words),
        false => vec![words],
    }
}

/// `征文（5月征稿，8月评奖）`: the months that follow the first in its bracket, which is closed before `end`.
fn further_in_bracket(text: &Text<'_>, label: &Label, end: usize) -> Vec<Label> {
    if text.before(label.span.start) != '(' {
        return Vec::new();
    }
    let close = text.skip(label.span.end, |found| found != ')');
    if close >= end {
        return Vec::new();
    }
    let rest = label.span.end..close;
    let further = dating::all(text, &rest).map(|dated| dated.label);
    further
        .filter(|further| matches!(text.before(further.span.start), ',' | ';' | '、'))
        .filter(|further| further.when.months() != label.when.months())
        .collect()
}

/// Prints each of the things to do that the sentences of an item name; says whether there are any.
fn print_each(candidate: &Candidate<'_, '_, '_>, years: &mut Years, press: &mut Press) -> bool {
    let text = &candidate.row.text;
    let mut ahead = *years;
    if let Some(first) = candidate.clauses.first() {
        drop(years.moment(text, &first.label));
    }
    for clause in &candidate.clauses {
        let moment = ahead.moment(text, &clause.label);
        let words = clause.words();
        let mark = numbering::leading(text, words.start).filter(|mark| mark.end < words.end);
        let start = mark.map_or(words.start, |mark| mark.end);
        press.print(&Item::new(candidate.row, start..words.end), &moment);
    }
    !candidate.clauses.is_empty()
}

/// `深化学习。4月举办读书会`, `端午慰问在6月发放；中秋慰问在9月发放`: the things to do that the sentences of an item name one by one,
/// where there are several, or other sentences beside the one.
pub(super) fn clauses(
    candidate: &Candidate<'_, '_, '_>,
    plan: Option<PlanYear>,
    rows: &[Row<'_>],
) -> Vec<Clause> {
    let (text, whole) = (&candidate.row.text, &candidate.piece.whole);
    if !is_item(candidate) {
        return Vec::new();
    }
    let months = match &candidate.when {
        Some(Source::Own(dated)) => dated.label.when.months(),
        _ => return Vec::new(),
    };
    let mut clauses = clause::of_text(text, whole);
    clauses.retain(|clause| {
        !dating::is_over(&clause.label, plan)
            && !is_around(&clause.label, &months)
            && !who::is_done_above(text, clause, rows)
    });
    let alone = clauses.len() == 1
        && (leads_all(candidate) || clause::sentences(text, whole.clone()).len() == 1);
    if alone {
        clauses.clear();
    }
    let only = clauses.len() == 1;
    if let Some(first) = clauses.first_mut() {
        let named = only && names_event(text, whole.start..first.whole.start);
        if named || names_nothing(text, first.whole.start, &first.label) {
            (first.own, first.whole.start) = (whole.start, whole.start);
        }
    }
    clauses
}

/// `7月，举行派对；给保安送西瓜`: whether the date stands at the beginning of parts that no full stop ends.
fn leads_all(candidate: &Candidate<'_, '_, '_>) -> bool {
    let (text, whole) = (&candidate.row.text, &candidate.piece.whole);
    let starts =
        matches!(&candidate.when, Some(Source::Own(dated)) if dated.standing == Standing::Start);
    let end = text.trim_with(whole.clone(), words::is_break).end;
    let mut stops = text.places(whole.start..end, Class::STOP);
    starts && stops.all(|at| text.at(at) == ';')
}

/// `暑期慰问。8月下旬举行`: whether a label names a stretch in which the months lie that date all of the item.
fn is_around(label: &Label, months: &[u8]) -> bool {
    match &label.when {
        When::Period(stretch) => {
            !months.is_empty() && months.iter().all(|month| stretch.months.contains(month))
        }
        _ => false,
    }
}

/// `摄影展。`: whether the sentence before a thing to do is the name of what takes place.
fn names_event(text: &Text<'_>, before: Range<usize>) -> bool {
    let name = text.trim_with(before, words::is_break);
    let phrase = piece::is_phrase(text, &name, 16) && !text.includes(name.clone(), ',');
    let does = text.word_of(name.start, clause::DOING).is_some();
    phrase && !does && clause::is_event(text, &name)
}

/// `7月举办一期`, `10月举行`, `定于12月底演出`, `每两周一次`: what it is stands in the sentence before `start`.
fn names_nothing(text: &Text<'_>, start: usize, label: &Label) -> bool {
    const SETTING: &[Word] = vocabulary![
        "定于",
        "拟于",
        "将于",
        "计划于",
        "拟定于",
        "初定",
        "于",
        "在",
        "拟",
        "将",
        "放在",
        "定在",
        "安排在",
        "改在",
    ];
    let before = text.trim(start..label.span.start);
    let own = text.skip(label.span.end, |found| matches!(found, ' ' | ','));
    let rest = own..text.skip(own, |found| !words::is_break(found));
    if only_counts(text, &rest) {
        return true;
    }
    if !before.is_empty() && !SETTING.iter().any(|word| text.is_word(&before, word)) {
        return false;
    }
    rest.len() <= LEAST || only_takes_place(text, &rest)
}

/// Words so short say only that it takes place: `开班`.
const LEAST: usize = 2;

fn only_counts(text: &Text<'_>, rest: &Range<usize>) -> bool {
    let counted = matches!(text.before(rest.end), '期' | '次' | '场' | '届' | '轮');
    counted && rest.len() <= 5 && text.is(rest.end.saturating_sub(2), Class::NUMBER)
}

/// `举行`, `期间开展`, `下午在多功能厅进行`.
fn only_takes_place(text: &Text<'_>, rest: &Range<usize>) -> bool {
    const PLACE: &[Word] = vocabulary![
        "举行", "进行", "举办", "开展", "召开", "开始", "启动", "演出",
    ];
    let time = text.word(rest.start, vocabulary!["期间"]);
    let time = time.or_else(|| text.word(rest.start, day::HALVES));
    let start = time.unwrap_or(rest.start);
    let placed = matches!(text.at(start), '在' | '由' | '分');
    placed && text.ends_with(rest.end, PLACE)
        || text.word_of(start, clause::DOING) == Some(rest.end)
}

/// The label that dates the candidate, and the line it stands in.
fn dated_by<'c>(
    ground: &Ground<'_, 'c, '_>,
    candidate: &'c Candidate<'_, '_, '_>,
) -> Option<(&'c Text<'c>, &'c Label)> {
    match candidate.when.as_ref()? {
        Source::Field(at, label) => Some((&ground.row(*at)?.text, label)),
        Source::Own(dated) => Some((&candidate.row.text, &dated.label)),
        Source::Stretch(label) => Some((&candidate.row.text, label)),
    }
}

/// Whether nothing but what ends a sentence follows the label.
fn is_at_the_end(text: &Text<'_>, piece: &Piece, label: &Label) -> bool {
    let rest = text.trim_with(label.span.end..piece.whole.end, words::is_break);
    rest.is_empty()
}

/// The item's words: a label at their beginning, or behind a dash at their end, is taken off; a month inside them belongs
/// to them.
fn own_words(candidate: &Candidate<'_, '_, '_>, label: &Label) -> Range<usize> {
    let (piece, text) = (candidate.piece, &candidate.row.text);
    if label.when == When::Every && piece.head.is_none() {
        let sentences = clause::sentences(text, piece.whole.clone());
        let mut sentences = sentences.into_iter();
        let own = sentences.find(|one| one.contains(&label.span.start));
        let named = |own: &Range<usize>| !names_nothing(text, own.start, label);
        return own.filter(named).unwrap_or(piece.whole.clone());
    }
    let dash = (piece.whole.start..label.span.start)
        .rfind(|at| !matches!(text.at(*at), '-' | '…' | ' '))
        .map(|last| last + 1)
        .filter(|end| (*end..label.span.start).any(|at| matches!(text.at(at), '-' | '…')))
        .filter(|_| text.at(label.span.start) != '(');
    if let (Some(end), true) = (dash, is_at_the_end(text, piece, label)) {
        return piece.whole.start..end;
    }
    let off = piece.head.as_ref().is_some_and(|head| {
        let stretch = matches!(head.label.when, When::Period(_) | When::Every);
        let belongs = head.label.vague || stretch || head.label.names_days();
        head.label.span == label.span && !(head.tail == Tail::Glued && belongs)
    });
    if off {
        piece.body.clone()
    } else {
        piece.whole.clone()
    }
}
