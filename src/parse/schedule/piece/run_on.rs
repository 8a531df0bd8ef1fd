//! Running lines: where one line holds the words of several months, `1月：…2月：…`, `3月…，5月…`.
//!
//! In: a folded line, and the label it begins with, if any. Out: where the further stretches begin. Invariant: a
//! month inside a sentence parts nothing; what parts a line is joined like its first.

use std::ops::Range;

use crate::parse::schedule::dating::{self, Standing};
use crate::parse::schedule::details;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{self, Habits, Head, Tail, led};
use crate::parse::schedule::label::{self, When};
use crate::parse::schedule::numbering::{self, Style};
use crate::parse::schedule::press;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};

/// Where the further labels of a run-on line begin, behind the line's own beginning; whether it is an item of a list.
pub(super) fn labels(text: &Text<'_>, opening: Option<&Head>, listed: bool) -> Vec<usize> {
    if !text.holds(Class::MONTH) {
        return Vec::new();
    }
    // An item of a list that begins with a blurred month is one.
    let is_one = |head: &&Head| listed && head.label.vague && head.runs_on();
    let leads = opening.filter(|head| head.label.when.has_month());
    if leads.is_some_and(|head| is_one(&head)) {
        return Vec::new();
    }
    let mut starts = match leads {
        Some(head) => labels_after(text, head),
        None => behind_colon(text),
    };
    starts.retain(|start| *start > 0);
    starts
}

/// The same in the text of a section, where its line lists months behind other words; with the end of that list.
pub(super) fn labels_in_text(text: &Text<'_>) -> Vec<usize> {
    if !text.holds(Class::MONTH) {
        return Vec::new();
    }
    let mut starts = behind_gap(text);
    if starts.is_empty() {
        starts = between_gaps(text);
    }
    match starts.is_empty() {
        true => behind_stop(text),
        false => starts,
    }
}

/// `月度安排 1月份 长跑 3月份 插花 4月份 春游`: the labels of a line in which each month stands between two gaps.
fn between_gaps(text: &Text<'_>) -> Vec<usize> {
    let stands = |at: &usize| {
        let label = label::scan(text, *at).filter(|label| !label.names_days());
        label.is_some_and(|label| {
            label.when.has_month() && text.at(label.span.end) == ' ' && text.before(*at) == ' '
        })
    };
    let gaps = text.places(0..text.len(), Class::SPACE).map(|at| at + 1);
    let starts: Vec<usize> = gaps.filter(stands).collect();
    match starts.len() {
        0..MOST_IN_A_SENTENCE => Vec::new(),
        _ => starts,
    }
}

/// `乒乓球赛（5月）；跳棋比赛（8月）`: where the further parts begin of a line each of whose parts ends with its own date.
pub(super) fn parts_with_dates(text: &Text<'_>) -> Vec<usize> {
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
    let mut starts: Vec<usize> = parts
        .iter()
        .skip(1)
        .map(|part| text.skip_spaces(part.start))
        .collect();
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

/// `…跑跑腿。1月给老人送寿面，2月唱京戏，3月…。另外…`: the labels of a sentence that lists months behind others, and the end of it.
fn behind_stop(text: &Text<'_>) -> Vec<usize> {
    let mut months = text.places(0..text.len(), Class::MONTH);
    if months.nth(MOST_IN_A_SENTENCE).is_none() {
        return Vec::new();
    }
    let labels = labels_from(text, 0, Joint::Comma);
    let stops = text.places(0..text.len(), Class::STOP);
    let ends = stops.clone().skip(1);
    let mut sentences = stops.map(|stop| text.skip_spaces(stop + 1)).zip(ends);
    let listed = sentences.find_map(|(start, end)| {
        let first = labels.partition_point(|label| *label < start);
        let behind = labels.partition_point(|label| *label < end);
        let own = labels.get(first..behind)?;
        let listed = own.first() == Some(&start) && own.len() > MOST_IN_A_SENTENCE;
        listed.then(|| {
            let rest = Some(text.skip_spaces(end + 1)).filter(|rest| *rest < text.len());
            own.iter().copied().chain(rest).collect()
        })
    });
    listed.unwrap_or_default()
}

/// How many months a sentence names at most that is no list of them.
const MOST_IN_A_SENTENCE: usize = 3;

/// What ends before the colon behind which months are listed, where it is not the first of its line.
const ANNOUNCING: &[Word] = vocabulary!["如下", "安排", "计划", "活动", "内容", "打算"];

/// `活动安排：3月…，4月…`: the label behind a colon, where others follow it; else every label with a colon.
fn behind_colon(text: &Text<'_>) -> Vec<usize> {
    let mut colons = text.places(0..text.len(), Class::COLON);
    let first = colons.clone().next();
    if first.is_some_and(|colon| details::is_note(text, 0..colon)) {
        return Vec::new();
    }
    let listed = colons.find_map(|colon| {
        if Some(colon) != first && !text.ends_with(colon, ANNOUNCING) {
            return None;
        }
        let start = text.skip_spaces(colon + 1);
        let head = head::after_mark(text, start, text.len(), Habits::default());
        let head = head.filter(|head| matches!(head.label.when, When::Months(_)))?;
        let further = labels_after(text, &head);
        (!further.is_empty()).then(|| std::iter::once(start).chain(further).collect())
    });
    listed.unwrap_or_else(|| labels_from(text, 0, Joint::Colon))
}

/// The labels that are joined to their words like `head`, behind it.
fn labels_after(text: &Text<'_>, head: &Head) -> Vec<usize> {
    let behind = head.label.span.end..text.len();
    if text.first(behind, Class::MONTH).is_none() {
        return Vec::new();
    }
    let loose = matches!(head.tail, Tail::Glued | Tail::Gap | Tail::Comma);
    let joint = match (loose, head.label.vague) {
        (true, false) => Joint::Comma,
        (true, true) => Joint::Stop,
        (false, _) => Joint::Colon,
    };
    let labels = labels_from(text, head.label.span.end, joint);
    let day = head.label.names_days() && head.tail == Tail::Glued;
    // Two dates are a sentence, three are a list; a month behind a stop begins the next.
    match labels.len() {
        0 | 1 if day => labels
            .into_iter()
            .filter(|at| text.before(*at) == '。' && !names_day(text, *at))
            .collect(),
        2.. if joint == Joint::Comma => labels_from(text, head.label.span.end, Joint::CommaInList),
        _ => labels,
    }
}

/// Whether the label at `at` names a day.
fn names_day(text: &Text<'_>, at: usize) -> bool {
    label::scan(text, at).is_some_and(|label| label.names_days())
}

/// How the labels of a run-on line are joined to their words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// By a colon.
    Colon,
    /// By a comma, behind a stop: `1月底前，…。3月，…`.
    Stop,
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
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let stretches = starts.iter().zip(ends);
    stretches
        .filter_map(|(start, end)| lost_colon(text, *start, end))
        .collect()
}

/// The label in the words of the month at `start`, which end before `end`, that has lost its colon.
fn lost_colon(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    let above = whole_month(text, start)?;
    let next = whole_month(text, end);
    let mut places = text.places(start + 1..end, Class::NUMBER);
    places.find(|at| {
        let own = whole_month(text, *at).filter(|own| *own == above % 12 + 1);
        own.is_some() && own != next && !is_inside(text, *at) && leads_by_gap(text, *at)
    })
}

/// The month that a label at `at` names, the last of several.
fn whole_month(text: &Text<'_>, at: usize) -> Option<u8> {
    match label::scan(text, at)?.when {
        When::Months(months) => months.last().copied(),
        _ => None,
    }
}

/// `总结于10月 上报`, `计划 4月 开展`: whether what stands before `at` belongs to it.
fn is_inside(text: &Text<'_>, at: usize) -> bool {
    const INSIDE: &str = "第-至/.(年到于为在划,、 ";
    text.is_before(at, Class::NUMBER) || INSIDE.contains(text.before(at))
}

/// Whether a gap parts the label at `at` from words of its own: `4月 的` is said of something, `4月 中旬` goes on.
fn leads_by_gap(text: &Text<'_>, at: usize) -> bool {
    label::scan(text, at).is_some_and(|label| {
        let next = text.skip_spaces(label.span.end);
        next > label.span.end && text.at(next) != '的' && !text.is(next, Class::PART)
    })
}

/// The next label after `from` that begins a piece.
fn next_label(text: &Text<'_>, from: usize, joint: Joint) -> Option<(usize, usize)> {
    if joint == Joint::Colon && !text.holds(Class::COLON) {
        return None;
    }
    text.places(from..text.len(), Class::LABEL).find_map(|at| {
        let start = led::from(text, at);
        let end = begins_piece(text, start, at, joint)?;
        Some((start, end))
    })
}

/// The end of the label at `start` that leads in the month at `at`, if a piece begins there.
fn begins_piece(text: &Text<'_>, start: usize, at: usize, joint: Joint) -> Option<usize> {
    let may_begin = text.is(at, Class::NUMBER) || matches!(text.at(at), '元' | 'x' | 'X');
    let before = text.before(start);
    if !may_begin
        || text.is_before(at, Class::NUMBER)
        || matches!(
            before,
            '第' | '-' | '至' | '/' | '.' | '(' | '《' | '“' | '年' | '到'
        )
    {
        return None;
    }
    let behind_stop = matches!(before, '。' | ';');
    if joint == Joint::Stop && !behind_stop {
        return None;
    }
    let may_be_strong = before != ':' && text.holds(Class::COLON);
    let may_be_weak = joint != Joint::Colon && matches!(before, ',' | ';' | '。' | ' ' | '、');
    let parted = !matches!(
        before,
        '迎' | '到' | '至' | '于' | '在' | '为' | '从' | '自'
    );
    let may_be_list = joint != Joint::Colon && matches!(before, '一'..='鿿') && parted;
    if !may_be_strong && !may_be_weak && !may_be_list {
        return None;
    }
    let label = match start < at {
        true => led::into(text, start),
        false => label::scan(text, at),
    };
    let label = label.filter(|label| label.when.has_month())?;
    let end = label.span.end;
    let list = may_be_list && begins_list(text, end);
    let strong = may_be_strong && text.at(text.skip_spaces(end)) == ':';
    let words = match behind_stop {
        // `。8月下旬，考上大学的…`
        true => text.skip(end, |found| found == ','),
        false => end,
    };
    let begins_sentence = behind_stop && text.at(end) == ',';
    let may_lead = joint == Joint::CommaInList || begins_sentence;
    let leads = || may_lead && has_words_of_its_own(text, words);
    let weak = may_be_weak && text.len() > end + 1 && (!label.vague || leads());
    (strong || weak || list).then_some(end)
}

/// `布展2、票友会十一月份1、建档`, `…（2）票友会11月（1）建档`: whether the first number of a list stands at `at`, right behind a month.
fn begins_list(text: &Text<'_>, at: usize) -> bool {
    const NUMBERS: [Style; 3] = [Style::Digit, Style::DigitBrackets, Style::Circle];
    numbering::one(text, at).is_some_and(|mark| NUMBERS.contains(&mark.style) && mark.value == 1)
}

/// Whether more follows than `5月底前完成` has: what is to be done then, and not only that it is done.
fn has_words_of_its_own(text: &Text<'_>, at: usize) -> bool {
    (at..at + 5).all(|at| !text.is_break(at))
}

#[cfg(test)]
mod tests {
    use super::{labels, labels_in_text};
    use crate::parse::schedule::head::{self, Habits};
    use crate::parse::schedule::text::{Folded, Text};

    /// The words of `text` from each of `starts` on, four characters of them.
    fn words(text: &Text<'_>, starts: &[usize]) -> Vec<String> {
        let words = starts.iter().map(|start| text.words(*start..start + 4));
        words.map(str::to_owned).collect()
    }

    #[test]
    fn a_line_is_cut_where_its_months_begin() {
        for (line, expected) in [
            ("1月：走访2月：慰问3月：插花", &["2月：慰", "3月：插"][..]),
            (
                "1月：走访2月：慰问3月 插花4月：春游",
                &["2月：慰", "3月 插", "4月：春"],
            ),
            (
                "1月：走访2月：慰问，计划 3月 开展4月：春游",
                &["2月：慰", "4月：春"],
            ),
            ("活动安排：3月：插花，5月：春游", &["3月：插", "5月：春"]),
            ("3月插花", &[]),
        ] {
            let folded = Folded::new(line);
            let text = folded.text();
            let (_, head) = head::scan(&text, 0, text.len(), Habits::default());
            assert_eq!(
                words(&text, &labels(&text, head.as_ref(), false)),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn a_text_is_cut_where_it_lists_months() {
        for (line, expected) in [
            (
                "文体活动 3月采风；5月写生；9月办展",
                &["3月采风", "5月写生", "9月办展"][..],
            ),
            ("文体活动 3月采风；写生；9月办展", &[]),
            (
                "先列出来。1月送面，2月唱戏，3月义诊，4月踏青。其他不变。",
                &["1月送面", "2月唱戏", "3月义诊", "4月踏青", "其他不变"],
            ),
            ("先列出来。1月送面，2月唱戏，其他不变。", &[]),
            (
                "月度安排 1月份 长跑 3月份 插花 4月份 春游",
                &["1月份 ", "3月份 ", "4月份 "],
            ),
            ("月度安排 1月份 长跑 3月份 插花", &[]),
        ] {
            let folded = Folded::new(line);
            let text = folded.text();
            assert_eq!(words(&text, &labels_in_text(&text)), expected, "{line}");
        }
    }
}
