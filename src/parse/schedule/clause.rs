//! Clauses: the things to do that sentences name with their months. `于3月上旬召开教代会，5月组织巡视。`
//!
//! In: a folded line and a sentence in it. Out: each stretch of the sentence that says what is to be done and when, with its
//! label. The comma parts of a sentence belong to the one before them that has a month and a verb of its own. Invariant:
//! what is told of as done, what only happens to those who plan, and what only names a time are none.

mod before;
mod doing;
pub mod handing;
mod steps;
pub mod who;

use std::ops::Range;

pub use doing::{DOING, has_done, is_event, is_planned};
use doing::{NEAR, is_to_do};
use who::{introduces, others_say};

use crate::parse::schedule::dating;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::press;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Vocabulary, Word, vocabulary};
use crate::parse::schedule::words;
use crate::parse::schedule::year::Written;

/// A thing to do.
#[derive(Debug, Clone)]
pub struct Clause {
    /// All of it.
    pub whole: Range<usize>,
    /// Where its words begin: behind a month that stands at its beginning.
    pub own: usize,
    /// When it is.
    pub label: Label,
}

impl Clause {
    /// Its words.
    #[must_use]
    pub fn words(&self) -> Range<usize> {
        self.own..self.whole.end.max(self.own)
    }
}

/// The sentences of `range`, each with what ends it.
#[must_use]
pub fn sentences(text: &Text<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    press::parted(text, range, words::is_stop)
}

/// The things to do in all the sentences of `range`.
#[must_use]
pub fn of_text(text: &Text<'_>, range: &Range<usize>) -> Vec<Clause> {
    let sentences = sentences(text, range.clone());
    let each = sentences.iter().map(|one| of_sentence(text, one));
    each.flatten().collect()
}

/// The parts of a sentence around one of them: that above it, and the next below.
#[derive(Clone, Copy)]
struct Near<'p> {
    above: Option<&'p Range<usize>>,
    below: &'p [Range<usize>],
}

/// How many parts below one that only says when may tell what is to be done: `5月，为迎接青年节，组织攀岩`.
const NEXT: usize = 2;

/// The things to do in `sentence`.
#[must_use]
pub fn of_sentence(text: &Text<'_>, sentence: &Range<usize>) -> Vec<Clause> {
    let parts = press::parted(text, sentence.clone(), |found| found == ',');
    let mut clauses: Vec<Clause> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| parts.get(above));
        let below = parts.get(at + 1..parts.len().min(at + 1 + NEXT));
        let near = Near {
            above,
            below: below.unwrap_or_default(),
        };
        if let Some(label) = lead(text, part, near) {
            let start = match clauses.last_mut() {
                Some(above) => {
                    above.whole.end = part.start;
                    counted(text, part.start)
                }
                None => beginning(text, sentence, &parts, at, &label),
            };
            clauses.push(Clause {
                whole: start..sentence.end,
                own: behind_label(text, start, &label),
                label,
            });
        }
    }
    let start = told_from(text, &parts, &clauses);
    if start.is_some_and(|start| tells(text, &(start..sentence.end))) {
        clauses.clear();
    }
    steps::join(text, &mut clauses);
    clauses
}

/// `我们打算在3月办讲座`: whether the union itself intends what the sentence says is to be done in a month.
#[must_use]
pub fn is_intended(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    const SETTLING: &[Word] = vocabulary!["定于", "安排在", "会在"];
    let intends = |clause: &Clause| {
        let label = clause.label.span.clone();
        let start = (clause.whole.start..label.start).rfind(|at| text.is_break(*at));
        let near = start.unwrap_or(clause.whole.start)..clause.whole.end.min(label.end + NEAR);
        let says = |words: &[Word]| text.contains_any(near.clone(), words);
        text.contains_any(clause.whole.clone(), who::WE) && (says(INTENDING) || says(SETTLING))
    };
    let asks = matches!(text.last(sentence.clone()), '?' | '吗');
    !asks && of_sentence(text, sentence).iter().any(intends)
}

/// The place from which on a sentence is asked whether it tells of something done. That is its own part of the first thing to do
/// where it intends that, or where the parts above may say why it is done: `大家都回来了，拟于12月开会`. They may not where a deed or
/// what others keep to stands in them, nor where several things to do follow what has come about: these were done, too.
fn told_from(text: &Text<'_>, parts: &[Range<usize>], clauses: &[Clause]) -> Option<usize> {
    let first = clauses.first()?;
    let (start, label) = (first.whole.start, first.label.span.clone());
    let own = parts.iter().find(|part| part.contains(&label.start));
    let own = own.map_or(start, |part| part.start.max(start));
    let reason = || {
        let above = start..own;
        let alone = clauses.len() == 1 || !words::looks_back(text, above.clone());
        alone && !has_done(text, &above) && !text.names(above, TOLD)
    };
    let free = intends(text, own..label.start, label.end) || reason();
    Some(if free { own } else { start })
}

/// Whether something is intended `before` a month, or right behind it, at `after`.
fn intends(text: &Text<'_>, before: Range<usize>, after: usize) -> bool {
    orders(text, before.clone())
        || text.contains_any(before, vocabulary!["力争"])
        || matches!(text.at(after), '将' | '拟' | '再' | '请' | '会')
}

/// Words of what has been done, or of what others have to keep to.
pub const TOLD: Vocabulary = Vocabulary::new(
    Class::TOLD,
    vocabulary![
        "荣获",
        "印发给",
        "获得",
        "获评",
        "好评",
        "夺得",
        "被评为",
        "被授予",
        "顺利",
        "圆满",
        "逾期",
        "截止",
        "不予",
        "施行",
        "自愿",
        "取消",
        "推迟",
        "表明",
        "显示",
        "指出",
        "如遇",
        "以下",
        "如下",
        "下列",
    ],
);

/// Whether the sentence tells of something done, or of what others have to keep to.
fn tells(text: &Text<'_>, sentence: &Range<usize>) -> bool {
    words::reports(text, sentence.clone()) || text.names(sentence.clone(), TOLD)
}

/// Where the first thing to do in a sentence begins: behind its topic, `在文体活动方面，`, a colon, and what counts, `一是`.
fn beginning(
    text: &Text<'_>,
    sentence: &Range<usize>,
    parts: &[Range<usize>],
    at: usize,
    label: &Label,
) -> usize {
    const TOPICS: &[Word] = vocabulary!["方面", "方面上", "工作中", "工作上"];
    let is_topic = |part: &Range<usize>| {
        let topic = text.trim_with(part.clone(), words::is_break);
        text.ends_with(topic.end, TOPICS) || before::counts_thing(text, part)
    };
    let own = parts
        .iter()
        .take(at)
        .position(|part| !is_topic(part))
        .unwrap_or(at);
    let start = parts.get(own).map_or(sentence.start, |part| part.start);
    behind_colon(text, start..label.span.start)
}

/// The place behind the last colon of `range`, and behind what counts there.
fn behind_colon(text: &Text<'_>, range: Range<usize>) -> usize {
    let colon = range.clone().rfind(|at| text.at(*at) == ':');
    counted(text, colon.map_or(range.start, |colon| colon + 1))
}

/// The place behind `一是`, `其次`.
fn counted(text: &Text<'_>, at: usize) -> usize {
    const ORDER: &[Word] = vocabulary!["首先", "其次", "再次", "最后", "同时", "此外", "另外"];
    let at = text.skip_spaces(at);
    let numbered = text.is(at, Class::NUMBER) && text.at(at + 1) == '是';
    let behind = if numbered {
        Some(at + 2)
    } else {
        text.word(at, ORDER)
    };
    match behind {
        // `最后是做好帮扶`
        Some(end) => text.skip(end, |found| matches!(found, ',' | ' ' | '是')),
        None => text.skip_spaces(at),
    }
}

/// `全年安排以下活动：一是…`: the place behind the colon where a count begins, else the beginning of the part.
fn counting_from(text: &Text<'_>, part: &Range<usize>) -> usize {
    const LISTED: &[Word] = vocabulary!["活动", "工作", "事项", "安排", "件事", "如下"];
    let colon = text.first(part.clone(), Class::COLON);
    let listed = colon.filter(|colon| text.ends_with(*colon, LISTED));
    let behind = listed.map(|colon| text.skip_spaces(colon + 1));
    behind
        .filter(|at| counted(text, *at) > *at)
        .unwrap_or(part.start)
}

/// Whether things to do are counted behind a colon in `range`: `会议议定，全年安排以下活动：一是…`.
#[must_use]
pub fn counts_things(text: &Text<'_>, range: &Range<usize>) -> bool {
    let parts = press::parted(text, range.clone(), |found| found == ',');
    parts
        .iter()
        .any(|part| counting_from(text, part) > part.start)
}

/// A whole month at the beginning is taken off, as a label is; a day, or what blurs the month, belongs to the words.
fn behind_label(text: &Text<'_>, start: usize, label: &Label) -> usize {
    let first = text.skip_spaces(start) == label.span.start;
    // `今年3月要…` is said of the month, and not above it.
    let names_year = label.year == Some(Written::Open);
    match label.when {
        When::Months(_) if first && !label.vague && !names_year => {
            text.skip(label.span.end, |found| matches!(found, ',' | ' ' | '、'))
        }
        _ => start,
    }
}

/// The label by which the part of a sentence dates what it says is to be done.
fn lead(text: &Text<'_>, part: &Range<usize>, near: Near<'_>) -> Option<Label> {
    let start = counted(text, counting_from(text, part));
    let label = stretch(text, start)
        .or_else(|| month(text, part, start))
        .or_else(|| recurrence(text, start..part.end))?;
    let onset = behind_onset(text, &label);
    let before = start..label.span.start;
    let rest = onset.unwrap_or(label.span.end)..part.end;
    let ended = onset.is_none()
        && ends_label(text, label.span.end)
        && !names_occasion(text, &(label.span.end..part.end));
    let planned = label.span.end <= part.end && !ended;
    let ordered = || orders(text, before.clone()) && !rest.is_empty();
    let counts = |above: &Range<usize>| before::counts_thing(text, above);
    let listed = || before.is_empty() && near.above.is_some_and(counts);
    let to_do = is_to_do(text, &rest, near) || ordered() || sets_time(text, &before) || listed();
    let other = handing::is_of_others(text, &(start..part.end), &label)
        || others_say(text, &before)
        || dates_a_paper(text, &rest)
        || label::told::how_it_went(text, &label);
    (planned && to_do && !other).then_some(label)
}

/// `1月份全委会精神`: whether a month only dates what was said or written in it.
fn dates_a_paper(text: &Text<'_>, rest: &Range<usize>) -> bool {
    const PAPERS: &[Word] = vocabulary!["会精神", "会议精神", "文件精神", "讲话精神"];
    const READING: &[Word] = vocabulary!["学习", "传达", "贯彻", "宣传", "落实", "领会", "宣讲"];
    let near = rest.start..rest.end.min(rest.start + NEAR);
    text.contains_any(near.clone(), PAPERS) && !text.contains_any(near, READING)
}

/// `从3月起`, `由5月开始`: the place behind what closes the time from which on something is done.
fn behind_onset(text: &Text<'_>, label: &Label) -> Option<usize> {
    let opened = matches!(text.before(label.span.start), '从' | '由');
    let closed = text.word(label.span.end, vocabulary!["起", "开始"]);
    closed.filter(|_| opened)
}

/// `读书会安排在3月`, `演出定于12月底`, `球赛视场馆情况，放在11月`: whether what stands before a month gives something its time.
fn sets_time(text: &Text<'_>, before: &Range<usize>) -> bool {
    const SETTING: &[Word] = vocabulary![
        "放在",
        "安排在",
        "定在",
        "定于",
        "放到",
        "安排到",
        "改在",
        "改到",
        "设在",
    ];
    let end = text.trim(before.clone()).end;
    let names_what = |word: &Word| before.len() > word.length + 1;
    let goes_on = text.before(before.start) == ',' && text.ends_with(end, SETTING);
    goes_on || text.ending(end, SETTING).any(names_what)
}

/// `全年坚持…`, `每周三集中学习…`, `暑假期间组织…`.
fn stretch(text: &Text<'_>, at: usize) -> Option<Label> {
    let label = label::scan(text, at)?;
    match &label.when {
        When::Every => Some(label),
        When::Period(period) => {
            (period.months.len() > 1 && text.at(at) != '年' && text.at(label.span.end) != '的')
                .then_some(label)
        }
        _ => None,
    }
}

/// `膳食委员会每月开一次意见会`: what comes back, behind those who do it.
fn recurrence(text: &Text<'_>, part: Range<usize>) -> Option<Label> {
    let at = text.first(part.clone(), Class::RECURRING)?;
    let label = label::scan(text, at).filter(|label| label.when == When::Every)?;
    let day = text.is(label.span.end, Class::NUMBER);
    let pays = text.contains_any(
        part.clone(),
        vocabulary!["元", "工资", "补助", "津贴", "会费"],
    );
    (!day && !pays && introduces(text, part.start..at)).then_some(label)
}

/// The first month of the part, if what stands before it may: nothing, `拟于`, `各分会须在`.
fn month(text: &Text<'_>, part: &Range<usize>, start: usize) -> Option<Label> {
    let found = dating::all(text, part).find(|dated| dated.label.span.start >= start)?;
    let before = start..found.label.span.start;
    let before = behind_colon(text, before.clone())..before.end;
    // Without `从`.
    let onset = usize::from(behind_onset(text, &found.label).is_some());
    let before = before.start..before.end - onset;
    let open = text.includes(before.clone(), '(') || text.at(found.label.span.start) == '(';
    if let Some(label) = bracketed(text, &found.label)
        && before::names_time(text, &(before.start..label.span.start))
    {
        return Some(label);
    }
    let rest = found.label.span.end..part.end;
    (!open && may_lead(text, before, rest)).then_some(found.label)
}

/// Whether what stands `before` a month, and what follows it in `rest`, make the month that of something to do.
fn may_lead(text: &Text<'_>, before: Range<usize>, rest: Range<usize>) -> bool {
    let does = || doing::does_at(text, rest.start) && before::names_what(text, &before);
    let ours = || who::is_led_in(text, &before) && names_congress(text, rest.clone());
    introduces(text, before.clone()) || does() || ours()
}

/// The label with the brackets that hold nothing else.
fn bracketed(text: &Text<'_>, label: &Label) -> Option<Label> {
    let span = label.span.clone();
    let alone = text.before(span.start) == '(' && text.at(span.end) == ')';
    alone.then(|| Label {
        span: span.start - 1..span.end + 1,
        ..label.clone()
    })
}

/// `召开七届三次教代会`: whether a congress that the union holds, whoever calls it, is named in `rest`.
fn names_congress(text: &Text<'_>, rest: Range<usize>) -> bool {
    const CONGRESSES: &[Word] = vocabulary![
        "教代会",
        "职代会",
        "工代会",
        "会员代表大会",
        "职工代表大会",
        "会员大会",
    ];
    text.contains_any(rest, CONGRESSES)
}

/// Words by which something is intended.
pub const INTENDING: &[Word] = vocabulary![
    "将", "要", "拟", "想", "计划", "打算", "准备", "争取", "商定", "决定", "考虑",
];

/// Whether the words before a month order or intend what follows it, whatever that is: `各分会须在2月底前…`.
fn orders(text: &Text<'_>, before: Range<usize>) -> bool {
    const ORDERING: &[Word] = vocabulary!["须", "应", "务必", "定于", "预定"];
    text.contains_any(before.clone(), INTENDING) || text.contains_any(before, ORDERING)
}

/// `8月19日是医师节，…`: whether what follows a day only says which it is.
fn names_occasion(text: &Text<'_>, rest: &Range<usize>) -> bool {
    let name = text.trim_with(rest.clone(), words::is_break);
    let ends = || text.ends_with(name.end, vocabulary!["节", "日"]);
    text.at(name.start) == '是' && text.is(rest.end, Class::BREAK) && ends()
}

/// `起`, `以来` behind a label: a time that begins or has begun.
fn ends_label(text: &Text<'_>, at: usize) -> bool {
    matches!(text.at(at), '起' | '的' | '是')
        || text.word(at, vocabulary!["以来", "开始", "至今"]).is_some()
        || words::says_what_it_is(text, at, text.len())
}
