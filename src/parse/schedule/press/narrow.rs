//! Narrowing: the moment of an item below a label, by what it says of its own.
//!
//! In: an item and the moment of its label. Out: its own moment, and where its words begin. Invariant: a month that the label
//! does not have is none of the item's.

use std::borrow::Cow;

use super::Item;
use crate::model::schedule::Period;
use crate::parse::schedule::dating;
use crate::parse::schedule::day;
use crate::parse::schedule::head::{Head, Tail};
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::listing;
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::months::{Days, Few};
use crate::parse::schedule::span::Stretch;
use crate::parse::schedule::text::Text;
use crate::parse::schedule::word::{Word, vocabulary};
use crate::parse::schedule::words;

/// The moment of an item below a label, and where its own words begin.
pub(super) fn narrowed<'m>(
    item: &Item<'_, '_>,
    scope: &'m Moment,
    years: &mut Years,
) -> (Cow<'m, Moment>, usize) {
    let start = item.text.skip_spaces(item.range.start);
    let day = bare_day(item, scope, start).or_else(|| day_in_figures(item, scope, years, start));
    if let Some((moment, start)) = day {
        return (Cow::Owned(moment), start);
    }
    let own = item
        .head(start)
        .and_then(|head| by_head(item, scope, years, &head))
        .or_else(|| within_period(item, scope, years).map(|moment| (moment, start)))
        .or_else(|| on_own_days(item, scope).map(|moment| (moment, start)));
    match own {
        Some((moment, start)) => (Cow::Owned(moment), start),
        None => (Cow::Borrowed(scope), start),
    }
}

/// `体检（5月）`, `例会，每月一次` under 第二季度: an item's own month, the first of which the period has, or that it comes back.
fn within_period(item: &Item<'_, '_>, scope: &Moment, years: &Years) -> Option<Moment> {
    let period = scope.period.as_ref()?;
    // What an item says of its own is no year for those below.
    let mut ahead = *years;
    let Some(dated) = dating::find(item.text, &item.range) else {
        let label = dating::stretch(item.text, &item.range)?;
        return comes_back(item, &label).then(|| ahead.moment(item.text, &label));
    };
    let months = dated.label.when.months();
    let inside = months
        .first()
        .is_some_and(|month| period.months.contains(month));
    inside.then(|| ahead.moment(item.text, &dated.label))
}

/// `例会，每月一次`: whether an item ends with how often it is.
fn comes_back(item: &Item<'_, '_>, label: &Label) -> bool {
    let words = item.text.trim_with(item.range.clone(), words::is_break);
    label.when == When::Every
        && item.text.is_behind_break(label.span.start)
        && label.span.end + 2 >= words.end
}

/// `座谈会（3月25日）`, `座谈会（25日）` under a month.
fn on_own_days(item: &Item<'_, '_>, scope: &Moment) -> Option<Moment> {
    let open = scope.days.is_empty();
    open.then(|| dating::on_own_days(item.text, &item.range, scope))?
}

/// `5日：…`, `10—12日 …`, `13日、20日：…` under a month.
fn bare_day(item: &Item<'_, '_>, scope: &Moment, start: usize) -> Option<(Moment, usize)> {
    let &[(month, _)] = &*scope.months else {
        return None;
    };
    let (end, dates) = label::days(item.text, start, month)?;
    let (end, stripped) = separator(item.text, end);
    let moment = scope.on(&dates)?;
    let off = stripped && moment.months.len() == dates.len();
    Some((moment, if off { end } else { start }))
}

/// `3.6 插花`, `3/6：插花` under March or its quarter: figures that are parted from the words are the day, for a name would
/// not be.
fn day_in_figures(
    item: &Item<'_, '_>,
    scope: &Moment,
    years: &mut Years,
    start: usize,
) -> Option<(Moment, usize)> {
    let date = day::figures(item.text, start)
        .filter(|date| date.year.is_none() && scope.days.is_empty())?;
    let in_period = |period: &Period| period.months.contains(&date.month);
    let own = scope.months.iter().find(|(month, _)| *month == date.month);
    let (end, parted) = separator(item.text, date.end);
    let next = item.text.skip_spaces(date.end);
    let joined = item
        .text
        .at(item.text.skip(start, |found| found.is_ascii_digit()));
    // A fraction or a span, `3/4 以上`, `3-5 人`, and an amount have gaps behind them, too.
    let counts = next == end && (joined != '.' || listing::is_amount(item.text, next))
        || matches!(item.text.at(next), '至' | '到');
    let words = parted && !counts && end < item.range.end && item.text.at(end) != '节';
    if !words || own.is_none() && !scope.period.as_deref().is_some_and(in_period) {
        return None;
    }
    let moment = match own {
        Some(own) => Moment {
            months: Few::one(*own),
            days: Days::one((date.day, date.last)),
            ..Moment::default()
        },
        None => years.moment(item.text, &Label::from(date)),
    };
    Some((moment, end))
}

/// The place after a colon, a gap or a comma, and whether there is one.
fn separator(text: &Text<'_>, at: usize) -> (usize, bool) {
    const BEFORE: &[Word] = vocabulary!["前", "之前", "以前"];
    let at = text.word(text.skip_spaces(at), BEFORE).unwrap_or(at);
    let end = text.skip(at, |found| matches!(found, ':' | ' ' | '、' | '-' | ','));
    (end, end > at)
}

/// The moment that the head of an item gives it below a label, and where its own words begin.
fn by_head(
    item: &Item<'_, '_>,
    scope: &Moment,
    years: &mut Years,
    head: &Head,
) -> Option<(Moment, usize)> {
    let joined = head.tail == Tail::Glued;
    let start = if joined { item.range.start } else { head.rest };
    match &head.label.when {
        When::Part if !joined && head.rest < item.range.end => Some((scope.clone(), start)),
        When::Every if scope.period.is_some() => {
            Some((years.moment(item.text, &head.label), start))
        }
        When::Period(own) if scope.period.as_ref().is_some_and(|wide| is_part(own, wide)) => {
            Some((years.moment(item.text, &head.label), start))
        }
        When::Dates(dates) => {
            let moment = match scope.months.is_empty() {
                true => years.moment(item.text, &head.label),
                false => scope.on(dates)?,
            };
            // A day in another month stays in the words.
            let all = moment.months.len() == dates.len();
            Some((moment, if all { start } else { item.range.start }))
        }
        When::Months(list) if narrows(scope, list) => {
            let kept = joined && head.label.vague;
            let start = if kept { start } else { head.rest };
            Some((years.moment(item.text, &head.label), start))
        }
        _ => None,
    }
}

/// `暑期` under 第三季度, `寒假` under 第一学期: whether a stretch belongs to the `wide` one.
fn is_part(own: &Stretch, wide: &Period) -> bool {
    let inside = |month: &u8| wide.months.contains(month);
    let narrower = own.months.len() < wide.months.len();
    let mut months = own.months.iter();
    match own.months.len() {
        // A holiday reaches over the end of its term.
        0..=2 => narrower && months.any(inside),
        _ => narrower && months.all(inside),
    }
}

/// Whether `months` are some of those of `scope`, or it has none.
fn narrows(scope: &Moment, months: &[u8]) -> bool {
    let fewer = months.len() < scope.months.len();
    scope.months.is_empty() || fewer && months.iter().all(|month| scope.has(*month))
}
