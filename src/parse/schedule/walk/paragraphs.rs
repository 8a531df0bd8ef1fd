//! Paragraphs: what the paragraphs of each plan say is to be done.
//!
//! In: the pieces of sections that no label has taken. Out: the activities in them (see [`crate::parse::schedule::prose`]). Invariant: what
//! one plan lists is nothing to the prose of another.

use std::ops::Range;

use super::Walk;
use super::plans::Plan;
use super::section::Prose;
use crate::parse::schedule::head::Head;
use crate::parse::schedule::label::When;
use crate::parse::schedule::piece::Piece;
use crate::parse::schedule::prose;
use crate::parse::schedule::trace::Role;

impl Walk<'_, '_> {
    /// Reads what the paragraphs plan from piece `planned` on, where there is a plan, and what minutes count below a heading that announces
    /// it. Beside a list of months, only what sections with headings have for a month: what stands above them leads in to the list.
    pub(super) fn read_prose(&mut self, planned: Option<usize>) {
        let chosen = self.prose.iter().any(|one| one.chosen);
        let minutes = chosen && prose::are_minutes(self.reading.rows);
        if planned.is_none() && !minutes {
            return;
        }
        let ends = self.plans.iter().skip(1).map(|plan| plan.first);
        let ends = ends.chain([self.reading.pieces.len()]);
        let plans: Vec<(Plan, usize)> = self.plans.iter().copied().zip(ends).collect();
        self.prose.sort_by_key(|one| one.piece);
        for (plan, end) in plans {
            let beside = self.has_schedule(&(plan.first..end));
            let may_be = |one: &&Prose| {
                let of_plan = planned.is_some_and(|first| one.piece >= first);
                (of_plan || minutes && one.chosen) && (one.headed || !beside)
            };
            let own = self.prose_in(plan.first..end).iter().filter(may_be);
            let places: Vec<usize> = own.map(|one| one.piece).collect();
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

    /// The prose in the pieces of one plan.
    fn prose_in(&self, pieces: Range<usize>) -> &[Prose] {
        let from = |piece: usize| self.prose.partition_point(|one| one.piece < piece);
        let own = from(pieces.start)..from(pieces.end);
        self.prose.get(own).unwrap_or_default()
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
