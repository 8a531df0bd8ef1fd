//! Bullets: small pictures and other marks before labels and items, which say by being alike what belongs together.
//!
//! In: a piece. Out: whether its bullet makes it an item of the label above, or no longer one. Invariant: marks that count are no bullets.

use super::Walk;
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::words;

/// How far above an item others are looked for, and how many have its bullet where all have.
const NEAR: usize = 12;
const ALIKE: usize = 2;

impl<'r, 'a> Walk<'r, 'a> {
    /// `👉备年夜饭` below `🧧1月｜平安返乡季`: whether another bullet than the label's own begins what stands below.
    pub(super) fn has_bullets_below(&self, at: usize) -> bool {
        let own = self.bullet(at);
        let below = self.piece(at + 1);
        let notes = below.is_some_and(|(below, row)| {
            let start = row.text.skip_spaces(below.whole.start);
            row.text.last(below.whole.clone()) == ':'
                || words::closes(&row.text, start)
        });
        own.is_some() && self.bullet(at + 1).is_some() && self.bullet(at + 1) != own && !notes
    }

    /// `☎工会办` in a paragraph below `🎄十二月` and `🔸评比`: whether a bullet that is none of the items' stands behind the last month.
    pub(super) fn has_another_bullet(&self, at: usize, row: &Row<'_>) -> bool {
        let scope = self.scope.as_ref();
        let last = scope.filter(|scope| scope.last != scope.label);
        let last = last.map(|scope| scope.last);
        let own = self.bullet(at);
        let of_items = |last: &usize| {
            let items = self.bullet(*last);
            let before = last.saturating_sub(NEAR)..*last;
            let alike = before.filter(|at| self.bullet(*at) == items).count();
            items.is_some() && items != own && alike >= ALIKE
        };
        row.first
            && own.is_some()
            && last.as_ref().is_some_and(of_items)
            && self.later_label(at).is_none()
    }

    /// The bullet that piece `at` begins with, if one is written.
    fn bullet(&self, at: usize) -> Option<&'a str> {
        let (piece, row) = self.piece(at)?;
        let mark = piece
            .mark
            .filter(|mark| mark.style == Style::Bullet && mark.end > mark.start)?;
        Some(row.text.words(mark.start..mark.start + 1))
    }
}
