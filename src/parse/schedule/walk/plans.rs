//! Plans: the parts of a document that are numbered by name, and what is known of those that are plans.
//!
//! In: the piece with which such a part begins. Out: its section and, of a plan, its year. Invariant: what one plan says of its year is
//! nothing to the others.

use super::Walk;
use super::section::{LINE, PART, Section};
use crate::model::schedule::PlanYear;
use crate::parse::schedule::moment::Years;
use crate::parse::schedule::opening;
use crate::parse::schedule::piece::{self, Piece};
use crate::parse::schedule::row::{Row, RowKind};

/// How many characters a line has at most that is no more than the name of a part.
const LONGEST: usize = 40;

/// One of the plans of a document, most of which have but one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// Its first piece.
    pub(super) first: usize,
    pub(super) year: Option<PlanYear>,
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

    /// `第一篇：工会计划 为做好2026年的工作，…`: one of several plans begins with a line that goes on.
    pub(super) fn plan_in_text(&mut self, at: usize, piece: &Piece) {
        self.scope = None;
        self.settle();
        self.section = Section::of_document(self.genre);
        self.open_plan(at, piece);
    }

    /// A plan of a collection begins with piece `at`; its year is its own, or else the document's.
    pub(super) fn open_plan(&mut self, at: usize, piece: &Piece) {
        let of_document = self.plans.first().and_then(|plan| plan.year);
        let starts = &self.parts.starts;
        let next = starts.get(starts.partition_point(|start| *start <= piece.row));
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
}
