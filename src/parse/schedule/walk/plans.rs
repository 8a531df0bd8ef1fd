//! Plans: what is known of each plan in a document, and what its paragraphs plan.
//!
//! In: the pieces at which the plans of a collection begin; the pieces of sections that no label has taken. Out: the year of each plan,
//! and the activities in its prose. Invariant: what one plan lists or says of its year is nothing to the others.

use std::ops::Range;

use super::Walk;
use super::section::{LINE, PART, Prose};
use crate::model::schedule::PlanYear;
use crate::parse::schedule::head::Head;
use crate::parse::schedule::label::When;
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::row::{Row, RowKind};
use crate::parse::schedule::trace::Role;
use crate::parse::schedule::{opening, prose};

/// How many characters a line has at most that is no more than the name of a part.
const LONGEST: usize = 40;

/// One of the plans of a document, most of which have but one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// Its first piece.
    first: usize,
    year: Option<PlanYear>,
}

impl Plan {
    /// That which begins with the document.
    pub(super) fn whole(year: Option<PlanYear>) -> Plan {
        Plan { first: 0, year }
    }
}

impl<'r, 'a> Walk<'r, 'a> {
    /// Whether one of several parts begins with `piece`.
    pub(super) fn begins_part(&self, piece: &Piece) -> bool {
        piece.first && self.parts.starts.binary_search(&piece.row).is_ok()
    }

    /// Whether one of several plans begins with `piece`.
    pub(super) fn begins_plan(&self, piece: &Piece) -> bool {
        self.parts.are_plans && self.begins_part(piece)
    }

    /// Whether `piece`, with which one of several parts begins, is no more than its name.
    pub(super) fn heads_part(&self, piece: &Piece, row: &Row<'_>) -> bool {
        self.begins_part(piece) && piece::is_phrase(&row.text, &piece.whole, LONGEST)
    }

    /// The section of one of several parts.
    pub(super) fn part(&mut self, at: usize, piece: &'r Piece, row: &'r Row<'a>) {
        let level = match row.kind {
            RowKind::Heading(level) => level,
            _ if self.parts.are_plans => PART,
            _ => LINE,
        };
        self.open_section(at, piece, row, level, false);
    }

    /// A plan of a collection begins with piece `at`; its year is its own, or else the document's.
    pub(super) fn open_plan(&mut self, at: usize, piece: &Piece) {
        let of_document = self.plans.first().and_then(|plan| plan.year);
        let next = self.parts.starts.iter().find(|start| **start > piece.row);
        let end = next.copied().unwrap_or(self.reading.rows.len());
        let rows = self.reading.rows.get(piece.row..end).unwrap_or_default();
        let own = opening::year_of_one("", rows);
        let year = own.or(of_document);
        self.years = Years::of_plan(year);
        self.years.enter(own);
        self.plans.push(Plan { first: at, year });
    }

    /// `教工社2025-2026学年第一学期活动安排` below `活动计划 篇二`: whether a line is the title of one of several plans.
    pub(super) fn titles_plan(&self, row: &Row<'_>) -> bool {
        let begun = self.section.level == PART && self.section.loose.is_empty();
        begun && opening::names_plan(&row.text)
    }

    /// Reads what the paragraphs plan from piece `planned` on, where there is a plan, and what minutes count below a heading that announces
    /// it. Beside a list of months, only what sections with headings have for a month: what stands above them leads in to the list.
    pub(super) fn read_prose(&mut self, planned: Option<usize>) {
        let counted = self.prose.iter().any(|one| one.counted);
        let minutes = counted && prose::are_minutes(self.reading.rows);
        if planned.is_none() && !minutes {
            return;
        }
        let plans = std::mem::take(&mut self.plans);
        let ends = plans.iter().skip(1).map(|plan| plan.first);
        let ends = ends.chain([self.reading.pieces.len()]);
        for (plan, end) in plans.iter().zip(ends) {
            let own = plan.first..end;
            let beside = self.has_schedule(&own);
            let may_be = |one: &&Prose| {
                let of_plan = planned.is_some_and(|first| one.piece >= first);
                own.contains(&one.piece)
                    && (of_plan || minutes && one.counted)
                    && (one.headed || !beside)
            };
            let pieces = self.prose.iter().filter(may_be);
            let places: Vec<usize> = pieces.map(|one| one.piece).collect();
            prose::read(
                self.reading,
                &places,
                beside,
                &mut self.roles,
                plan.year,
                &mut self.press,
            );
        }
    }

    /// Whether labels or a table among `pieces` say the months, or several labels the quarters, and not only sentences.
    fn has_schedule(&self, pieces: &Range<usize>) -> bool {
        let roles = self.roles.get(pieces.clone()).unwrap_or_default();
        let labels = || {
            let pieces = self.reading.pieces.get(pieces.clone()).unwrap_or_default();
            pieces.iter().zip(roles).filter_map(label_of)
        };
        let stretch = |head: &&Head| matches!(head.label.when, When::Period(_));
        roles.contains(&Role::TableHead)
            || labels().any(|head| head.label.when.has_month())
            || labels().filter(stretch).count() > 1
    }
}

/// The label that a piece was taken for, where it stands apart from its words.
fn label_of<'p>((piece, role): (&'p Piece, &Role)) -> Option<&'p Head> {
    let label = matches!(
        role,
        Role::Label | Role::LabelWithActivity | Role::LabelWithTheme
    );
    let head = piece.head.as_ref().filter(|_| label)?;
    (!head.runs_on()).then_some(head)
}
