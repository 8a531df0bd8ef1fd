//! Down a table: what each of its rows names, and when.
//!
//! In: the rows below the names of the columns, one after the other, and where things stand in them. Out: activities and
//! themes. A time that is not written again is that of the row above, and so are those who are named.

use std::borrow::Cow;

use super::{Plan, Strip, TICKS, items};
use crate::model::schedule::{Activity, Details, PlanYear, Status};
use crate::parse::schedule::cell::{self, Cell};
use crate::parse::schedule::dating;
use crate::parse::schedule::day;
use crate::parse::schedule::glyph::Class;
use crate::parse::schedule::head::{self, Habits, Tail};
use crate::parse::schedule::label::{self, Label, When};
use crate::parse::schedule::moment::{Moment, Years};
use crate::parse::schedule::months::{Date, Dates};
use crate::parse::schedule::numbering::{self, Mark, Style};
use crate::parse::schedule::piece;
use crate::parse::schedule::press::Press;
use crate::parse::schedule::text::{Folded, Text};
use crate::parse::schedule::words;
use crate::parse::schedule::year::{self, Written};

/// What is known on the way down a table.
pub(super) struct Down<'s> {
    /// The time given last.
    above: Option<Moment>,
    /// Whether a time brings its theme with it.
    themed: bool,
    /// Those named last.
    who: Option<String>,
    years: &'s mut Years,
    press: &'s mut Press,
}

impl<'s> Down<'s> {
    pub(super) fn new(
        under: Option<Moment>,
        themed: bool,
        years: &'s mut Years,
        press: &'s mut Press,
    ) -> Down<'s> {
        Down {
            above: under,
            themed,
            who: None,
            years,
            press,
        }
    }

    /// Reads the next row.
    pub(super) fn read(&mut self, row: Strip<'_, '_>, plan: &Plan) {
        if let Some(year) = row.text(0).and_then(own_year) {
            self.years.enter(Some(year));
        }
        let moment = self.moment(row, plan);
        let theme = plan.theme.and_then(|at| row.text(at));
        if let (Some(theme), Some(moment)) = (theme, &moment) {
            add_theme(self.press, row.line, moment, theme.source());
        }
        self.activities(row, plan, &moment);
    }

    /// When what stands in a row is, by its columns of months and days.
    fn moment(&mut self, row: Strip<'_, '_>, plan: &Plan) -> Option<Moment> {
        let mut dates = Dates::default();
        for (number, (at, bare)) in plan.when.iter().enumerate() {
            let Some(text) = row.text(*at) else { continue };
            let later = number > 0;
            if let Some(found) = self.bare_days(text).filter(|_| later) {
                dates = found;
                continue;
            }
            match cell::read(text, *bare) {
                Cell::Same => {}
                Cell::When(label, rest) => match (&label.when, later && self.fits(&label)) {
                    (When::Dates(own), true) => dates = *own,
                    (When::Months(_), true) => {}
                    _ => self.enter(row.line, text, &label, rest),
                },
                Cell::Other => {
                    dates = self.bare_days(text).unwrap_or_default();
                    self.above.take_if(|_| !later && dates.is_empty());
                }
            }
        }
        let above = self.above.as_ref()?;
        Some(above.on(&dates).unwrap_or_else(|| above.clone()))
    }

    /// Whether the months of `label` are among those given last.
    fn fits(&self, label: &Label) -> bool {
        let months = label.when.months();
        let above = self.above.as_ref();
        above.is_some_and(|above| months.iter().all(|month| above.has(*month)))
    }

    /// A new time begins; what follows it in its cell, from `rest` on, is its theme.
    fn enter(&mut self, line: usize, text: &Text<'_>, label: &Label, rest: usize) {
        let moment = self.years.moment(text, label);
        if self.themed {
            add_theme(self.press, line, &moment, text.words_from(rest));
        }
        self.above = Some(moment);
    }

    /// Days without their month.
    fn bare_days(&self, text: &Text<'_>) -> Option<Dates> {
        let &(month, _) = self.above.as_ref()?.months.first()?;
        let worded = label::days(text, text.skip_spaces(0), month).map(|(_, dates)| dates);
        let bare = || {
            let (day, last) = day::bare(text, month)?;
            Some(Dates::one(Date { month, day, last }))
        };
        worded.or_else(bare)
    }

    /// Adds what a row names, at `moment` or at times of its own.
    fn activities(&mut self, row: Strip<'_, '_>, plan: &Plan, moment: &Option<Moment>) {
        let people = self.people(row, plan);
        let first = plan.activities.first();
        let template = Activity {
            line: first.map_or(row.line, |at| row.line_at(*at)),
            status: status(row, plan),
            ..Activity::default()
        };
        let place = plan.place.and_then(|at| row.filled(at));
        let items = plan.activities.iter().flat_map(|at| row.items(*at));
        let items: Vec<Cow<'_, str>> = items.collect();
        let (items, each) = match side_by_side(row, plan).filter(|_| items.len() == 1) {
            Some((items, each)) => (items, Some(each)),
            None => {
                let each = each_for_one(row, plan, items.len());
                (items, each)
            }
        };
        let mut above = None;
        for (number, text) in items.into_iter().enumerate() {
            let own = each.as_ref().and_then(|each| each.get(number)).cloned();
            let Some(dated) = dated(&text, moment, above.as_ref(), self.years) else {
                continue;
            };
            above = dated.holds.then(|| dated.moment.clone());
            let text = dated.words;
            if !text.chars().any(char::is_alphabetic) || plans_nothing(&text) {
                continue;
            }
            let details = Details {
                who: own.or_else(|| people.clone()).map(Into::into),
                place: place.map(Into::into),
                ..Details::default()
            };
            let activity = Activity {
                text,
                details: details.boxed(),
                ..template.clone()
            };
            self.press.add(activity, &dated.moment);
        }
    }

    fn people(&mut self, row: Strip<'_, '_>, plan: &Plan) -> Option<String> {
        let filled = |at: &&usize| row.filled(**at).is_some();
        let cells: Vec<usize> = plan.who.iter().filter(filled).copied().collect();
        let repeats = |at: usize| row.text(at).is_some_and(cell::is_ditto);
        match *cells {
            [] => return None,
            [only] if repeats(only) => {}
            _ => {
                let words: Vec<&str> = cells.iter().filter_map(|at| row.filled(*at)).collect();
                self.who = Some(words.join("；"));
            }
        }
        self.who.clone()
    }
}

fn plans_nothing(words: &str) -> bool {
    let folded = Folded::new(words);
    words::plans_nothing(&folded.text(), 0..folded.text().len())
}

/// Those who are named in a row one by one for each of its several activities.
fn each_for_one(row: Strip<'_, '_>, plan: &Plan, activities: usize) -> Option<Vec<String>> {
    let cell = plan.who.first().and_then(|at| row.cells.get(*at));
    let each = cell
        .filter(|_| activities > 1)
        .map(|cell| items::of_who(cell));
    each.filter(|each| each.len() == activities)
}

/// Whether cells were filled line by line and lost their line ends: in several rows gaps part as many things to do as those who are
/// named for them, and in none other numbers of them.
pub(super) fn is_aligned(rows: &[Strip<'_, '_>], plan: &Plan) -> bool {
    const LEAST: usize = 3;
    let ([at], [who, ..]) = (&*plan.activities, &*plan.who) else {
        return false;
    };
    let counts = rows
        .iter()
        .map(|row| (parts(*row, *at).len(), parts(*row, *who).len()));
    let several: Vec<(usize, usize)> = counts.filter(|(items, _)| *items > 1).collect();
    several.len() >= LEAST && several.iter().all(|(items, each)| items == each)
}

/// What gaps part in cell `at`.
fn parts<'a>(row: Strip<'_, 'a>, at: usize) -> Vec<&'a str> {
    row.filled(at)
        .unwrap_or_default()
        .split_whitespace()
        .collect()
}

/// `茶叙 值班慰问` beside `离退休人员 在岗人员`: what is done, and those who are named for each.
fn side_by_side<'a>(row: Strip<'_, 'a>, plan: &Plan) -> Option<(Vec<Cow<'a, str>>, Vec<String>)> {
    let ([at], [who, ..]) = (&*plan.activities, &*plan.who) else {
        return None;
    };
    let (items, each) = (parts(row, *at), parts(row, *who));
    let alike = plan.aligned && items.len() > 1 && items.len() == each.len();
    alike.then(|| {
        let each = each.into_iter().map(str::to_owned);
        (items.into_iter().map(Cow::from).collect(), each.collect())
    })
}

/// The year that a cell names and nothing else: `2027年`.
fn own_year(text: &Text<'_>) -> Option<PlanYear> {
    let range = text.trim(0..text.len());
    let mark = year::scan(text, range.start).filter(|mark| mark.end == range.end)?;
    match mark.year {
        Written::Year(year) => Some(PlanYear::Calendar(year)),
        _ => None,
    }
}

/// One thing of a cell.
struct Dated {
    moment: Moment,
    words: Box<str>,
    /// Whether its month holds for what is numbered on behind it: `3月：(1)插花；(2)擂台`.
    holds: bool,
}

/// When one thing of a cell is, and its words: a month of its own, `3月：…`, goes before that `above` it, which holds for what is
/// numbered on behind it, and before that of its row.
fn dated(
    text: &str,
    row: &Option<Moment>,
    above: Option<&Moment>,
    years: &mut Years,
) -> Option<Dated> {
    let folded = Folded::new(text);
    let folded = folded.text();
    let number = |at: usize| {
        let mark = numbering::leading(&folded, at);
        mark.filter(|mark| {
            matches!(
                mark.style,
                Style::Digit | Style::DigitBrackets | Style::Circle
            )
        })
    };
    let says = |moment: Moment, start: usize, holds: bool| Dated {
        moment,
        words: piece::tidy(&folded, start..folded.len()).into(),
        holds,
    };
    if let Some((above, mark)) = above.zip(number(0).filter(|mark| mark.value > 1)) {
        return Some(says(above.clone(), mark.end, true));
    }
    let of_row = || {
        Some(Dated {
            moment: row.clone()?,
            words: text.into(),
            holds: false,
        })
    };
    if !folded.is(0, Class::LABEL) && !folded.holds(Class::MONTH) {
        return of_row();
    }
    let head = head::after_mark(&folded, 0, folded.len(), Habits::default());
    let own = head.filter(|head| {
        head.label.when.has_month() && head.tail == Tail::Colon && head.rest < folded.len()
    });
    if let Some(head) = own {
        let alone =
            |mark: &Mark| numbering::further(&folded, mark.end..folded.len(), *mark).is_empty();
        let first = number(head.rest).filter(|mark| mark.value == 1 && alone(mark));
        let start = first.map_or(head.rest, |mark| mark.end);
        return Some(says(
            years.moment(&folded, &head.label),
            start,
            first.is_some(),
        ));
    }
    let range = 0..folded.len();
    let own = row
        .as_ref()
        .and_then(|row| dating::on_own_days(&folded, &range, row));
    own.map(|moment| says(moment, 0, false)).or_else(of_row)
}

/// Adds `words` as the theme of the months of `moment`, where they say something.
pub(super) fn add_theme(press: &mut Press, line: usize, moment: &Moment, words: &str) {
    let words = words.trim_matches(|found: char| {
        found.is_whitespace() || matches!(found, ')' | '(' | '）' | '（' | '：' | ':' | '。')
    });
    if words.chars().nth(1).is_none() {
        return;
    }
    let folded = Folded::new(words);
    let text = folded.text();
    let telling = !words::is_generic(&text, 0..text.len())
        && !matches!(cell::read(&text, false), Cell::When(..));
    let once = text.word(0, dating::ONCE).is_some();
    if telling && !once && !text.includes(0..text.len(), '周') {
        press.theme(line, words, moment);
    }
}

fn status(row: Strip<'_, '_>, plan: &Plan) -> Option<Status> {
    let words = row.filled(plan.status?)?;
    let done =
        TICKS.contains(&words) || words.starts_with("已") || words == "完成" || words == "100%";
    done.then_some(Status::Done)
}
