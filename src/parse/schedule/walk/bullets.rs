//! Bullets: small pictures and other marks before labels and items, which say by being alike what belongs together.
//!
//! In: a piece. Out: whether its bullet makes it an item of the label above, or no longer one. Invariant: marks that count are no bullets.

use super::Walk;
use crate::parse::schedule::details;
use crate::parse::schedule::numbering::Style;
use crate::parse::schedule::row::Row;
use crate::parse::schedule::words;

impl<'r, 'a> Walk<'r, 'a> {
    /// `👉备年夜饭`, `👉拼车回家` below `🧧1月｜平安返乡季`: whether two lines with another bullet than the label's own stand below.
    pub(super) fn has_other_bullets_below(&self, at: usize) -> bool {
        let own = self.bullet(at);
        let below = self.bullet(at + 1);
        let others = below.is_some() && below != own && below == self.bullet(at + 2);
        own.is_some() && others && !self.is_note(at + 1)
    }

    /// `☎工会办 6120` in a paragraph below `🎄十二月` and `🔸评比`: whether a bullet that is none of the items' begins a note behind the
    /// last month.
    pub(super) fn has_another_bullet(&self, at: usize, row: &Row<'_>) -> bool {
        let scope = self.scope.as_ref();
        let last = scope.filter(|scope| scope.last != scope.label);
        let items = last.and_then(|scope| self.bullet(scope.last));
        let own = self.bullet(at);
        let another = own.is_some() && items.is_some() && items != own;
        row.first && another && self.is_note(at) && self.later_label(at).is_none()
    }

    /// Whether piece `at` leads in to something, names a detail, closes the plan, or has a telephone number or a date in figures.
    fn is_note(&self, at: usize) -> bool {
        let Some((piece, row)) = self.piece(at) else {
            return false;
        };
        let (text, whole) = (&row.text, piece.whole.clone());
        let figures = whole.clone().filter(|at| text.at(*at).is_ascii_digit());
        let short = whole.len() <= SHORT;
        self.names_detail(at)
            || text.last(whole.clone()) == ':'
            || words::closes(text, text.skip_spaces(whole.start))
            || short && (figures.count() >= FIGURES || details::names_note(text, whole))
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

/// How long a note is at most that is known by its words or its figures, and how many figures a telephone number has at least.
const SHORT: usize = 16;
const FIGURES: usize = 4;
