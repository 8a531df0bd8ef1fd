//! The issues of the paper (期): they come by themselves from what was published in each period.
//!
//! In: the series, the columns and entries of the edition, the files of `content/issues`. Out: the issues that have
//! appeared. Invariant: numbers hang on the calendar alone; an issue whose period still runs has not appeared, unless
//! its file dates it; an issue that holds nothing does not appear, and keeps its number.
//!
//! The steps, each in a file of its own: `calendar` numbers, `files` matches files with numbers, `choice` finds the
//! articles that they name, `edited` gathers what they say, `gather` lays out an issue from the `stock`, `lack` tells what is
//! missing.

mod calendar;
mod choice;
mod edited;
mod files;
mod gather;
pub mod hidden;
mod lack;
mod stock;

use std::collections::{BTreeMap, BTreeSet};

use crate::assemble::select::Folders;
use crate::base::date::{Date, YearMonth};
use crate::base::diagnostic::Diagnostic;
use crate::base::path::Url;
use crate::model::document::{Audience, Content};
use crate::model::issue::{Issue, IssueColumn, IssueText, Number, Paper, Piece};
use crate::model::series::{FOLDER, Series, Which};
use crate::model::site::{Column, Entry};
use crate::model::source::Edition;
use calendar::Slot;
use choice::Choice;
use edited::Edited;
use gather::{Chosen, Pool};
use stock::Stock;

pub use files::without_series;
pub use stock::past;

/// What issues are made of.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// `[bulletin]`.
    pub series: &'a Series,
    /// What folders say.
    pub folders: &'a Folders<'a>,
    /// Everything that was parsed.
    pub content: &'a Content,
    /// Which edition.
    pub edition: Edition,
    /// Its columns.
    pub columns: &'a [Column],
    /// Its entries.
    pub entries: &'a [Entry],
    /// The documents that it had and that have expired.
    pub past: &'a BTreeMap<usize, Entry>,
}

/// The paper of an edition.
pub fn paper(desk: Desk<'_>, diagnostics: &mut Vec<Diagnostic>) -> Paper {
    let files = files::files(desk.folders, desk.content, desk.edition);
    let today = YearMonth::of(desk.edition.today);
    let until = files::last_month(&files).map_or(today, |month| month.max(today));
    let slots = calendar::slots(desk.series, until);
    let stock = Stock {
        entries: desk.entries,
        past: desk.past,
    };
    let choice = Choice::new(desk, stock);
    let edited: BTreeMap<Number, Edited> = files::numbered(&files, &slots, diagnostics)
        .into_iter()
        .map(|(number, file)| (number, Edited::new(&file, &choice, diagnostics)))
        .collect();
    let claimed = edited::claimed(edited.values(), &choice, diagnostics);
    let columns = gather::columns(desk.series, desk.columns, desk.content, diagnostics);
    let mut press = Press {
        desk,
        pool: Pool::new(stock, &columns, &claimed),
        columns,
        choice,
        diagnostics,
    };
    let mut issues = press.numbered(&slots, &edited);
    for file in &files {
        let special = file
            .front()
            .is_some_and(|front| front.which == Some(Which::Special));
        issues.extend(special.then(|| press.special(file)).flatten());
    }
    issues.sort_by_key(|issue| (issue.date, issue.number.is_none(), issue.number));
    Paper {
        by_entry: appearances(&issues),
        past: carried(desk.past, &issues),
        issues,
        ..heading(desk)
    }
}

/// What stands above the list of issues: the `_index.md` of their folder.
fn heading(desk: Desk<'_>) -> Paper {
    let internal = desk.folders.said(FOLDER).audience == Audience::Internal;
    let readable = desk.edition.internal || !internal;
    let index = desk.folders.index(FOLDER).filter(|_| readable);
    let index = index.cloned().unwrap_or_default();
    Paper {
        title: index.title,
        summary: index.summary,
        body: index.body,
        ..Paper::default()
    }
}

/// Makes issues.
struct Press<'a, 'd> {
    desk: Desk<'a>,
    columns: Vec<Chosen<'a>>,
    pool: Pool<'a>,
    choice: Choice<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Press<'_, '_> {
    /// The numbered issues that have appeared. One that is dated before its period ends leaves the rest to the next.
    fn numbered(&mut self, slots: &[Slot], edited: &BTreeMap<Number, Edited>) -> Vec<Issue> {
        let mut issues: Vec<Issue> = Vec::new();
        let mut rest = None;
        for slot in slots {
            let edited = edited.get(&slot.number);
            let dated = edited.and_then(|edited| edited.file.document.front.date);
            let first = rest.take().unwrap_or(slot.first);
            let early = dated.filter(|date| (first..slot.last).contains(date));
            rest = early.and_then(|date| date.tomorrow().ok());
            let span = (first, early.unwrap_or(slot.last));
            issues.extend(self.issue(slot, span, edited));
        }
        let today = self.desk.edition.today;
        let newest = issues.iter().rfind(|issue| issue.date <= today);
        let chosen = newest.and_then(|issue| edited.get(&issue.number?)?.articles.as_ref());
        if let (Some(newest), None) = (newest, chosen) {
            self.diagnostics
                .extend(lack::empty_columns(self.desk, newest, &self.columns));
        }
        issues
    }

    /// The issue of `slot`, which gathers what is dated within `span`, if it has appeared.
    fn issue(&mut self, slot: &Slot, span: (Date, Date), edited: Option<&Edited>) -> Option<Issue> {
        let today = self.desk.edition.today;
        let dated = edited.and_then(|edited| edited.file.document.front.date);
        let is_due = dated.map_or(today > slot.last, |date| today >= date);
        if let Some(edited) = edited.filter(|edited| edited.file.draft) {
            let late = is_due.then(|| lack::draft(edited, slot.number));
            self.diagnostics.extend(late);
            return None;
        }
        let day = dated.unwrap_or(slot.last);
        let columns = self.pool.columns(span, day, edited);
        self.tell_stray_notes(&columns, edited);
        self.tell_lost(edited, day, is_due);
        if columns.is_empty() && !edited.is_some_and(says_something) {
            let nothing = is_due.then(|| lack::overdue(self.desk, slot, span, edited));
            self.diagnostics.extend(nothing.flatten());
            return None;
        }
        let number = slot.number;
        let url = format!("issues/{}-{}/", number.year, number.number);
        let made = Issue {
            number: Some(number),
            span: Some(span),
            ..laid_out(day, &url, columns, edited)
        };
        (is_due || self.desk.edition.drafts).then_some(made)
    }

    /// A special issue, if it has appeared.
    fn special(&mut self, file: &files::File) -> Option<Issue> {
        let edited = Edited::new(file, &self.choice, self.diagnostics);
        let document = &file.document;
        let date = document.front.date?;
        if document.slug.is_empty() {
            self.diagnostics
                .push(crate::assemble::entries::without_slug(document));
        }
        let columns = self.pool.ordered(
            edited.articles.as_deref().unwrap_or_default(),
            date,
            Some(&edited),
        );
        self.tell_stray_notes(&columns, Some(&edited));
        let is_due = self.desk.edition.today >= date;
        self.tell_lost(Some(&edited), date, is_due && !file.draft);
        if columns.is_empty() && !says_something(&edited) {
            let empty = is_due.then(|| lack::empty_special(self.desk, &edited));
            self.diagnostics.extend(empty.flatten());
            return None;
        }
        let appears = !file.draft && (is_due || self.desk.edition.drafts);
        let url = format!("issues/{}/", document.slug);
        appears.then(|| laid_out(date, &url, columns, Some(&edited)))
    }

    fn tell_lost(&mut self, edited: Option<&Edited>, day: Date, due: bool) {
        let lost = edited.map(|edited| edited.lost(&self.choice, day, due));
        self.diagnostics.extend(lost.into_iter().flatten());
    }

    fn tell_stray_notes(&mut self, columns: &[IssueColumn], edited: Option<&Edited>) {
        let articles = columns.iter().flat_map(|column| &column.articles);
        let carried: BTreeSet<Piece> = articles.map(|article| article.entry).collect();
        let strays = edited.map(|edited| edited.stray_notes(&carried, &self.choice));
        self.diagnostics.extend(strays.into_iter().flatten());
    }
}

/// Whether the file has words of its own to print.
fn says_something(edited: &Edited) -> bool {
    edited.file.document.body.words > 0 || !edited.notes.is_empty()
}

/// An issue as its file has it, still outside the numbering.
fn laid_out(date: Date, url: &str, columns: Vec<IssueColumn>, edited: Option<&Edited>) -> Issue {
    let document = edited.map(|edited| edited.file.document.clone());
    let title = document
        .as_ref()
        .map(|document| document.front.title.clone());
    Issue {
        number: None,
        title: title.filter(|title| !title.is_empty()),
        date,
        span: None,
        url: Url::new(url),
        notes: edited
            .map(|edited| edited.notes.clone())
            .unwrap_or_default(),
        text: document.map(|document| IssueText {
            document,
            targets: Vec::new(),
        }),
        columns,
    }
}

/// Those of `past` that stand in `issues`.
fn carried(past: &BTreeMap<usize, Entry>, issues: &[Issue]) -> BTreeMap<usize, Entry> {
    let pieces: BTreeSet<Piece> = issues.iter().flat_map(Issue::pieces).collect();
    let carried = past
        .iter()
        .filter(|(at, _)| pieces.contains(&Piece::Past(**at)));
    carried.map(|(at, entry)| (*at, entry.clone())).collect()
}

/// Which issues each entry stands in, by their index.
fn appearances(issues: &[Issue]) -> BTreeMap<usize, Vec<usize>> {
    let mut appearances: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, issue) in issues.iter().enumerate() {
        for piece in issue.pieces() {
            if let Piece::Entry(entry) = piece {
                appearances.entry(entry).or_default().push(at);
            }
        }
    }
    appearances
}
