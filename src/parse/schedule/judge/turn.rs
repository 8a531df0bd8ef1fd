//! In turn: a sentence that tells what its month is, `四月的重点是体检，请医生上门`, in a list of months.
//!
//! In: a piece and its neighbours. Out: whether its month is a label. Invariant: two months that are near it in the year stand near it in
//! the text, too; elsewhere the month is the subject of a sentence.

use super::{Reading, Verdict, is_labelled};
use crate::parse::schedule::label;
use crate::parse::schedule::piece::Piece;

/// How many pieces away the months that are near it in the year stand at most.
const ASIDE: usize = 3;

/// How many months lie between those at most.
const MONTHS: u8 = 2;

/// How many of them there are.
const ENOUGH: usize = 2;

/// The verdict on piece `at`, which is none by its own form.
pub(super) fn verdict(reading: Reading<'_, '_>, first: &[Verdict], at: usize) -> Verdict {
    let Some(month) = told_month(reading, at) else {
        return Verdict::None;
    };
    let leads = |at: usize| is_labelled(first, at) || told_month(reading, at).is_some();
    let months = |at: usize| {
        let head = reading.pieces.get(at)?.head.as_ref()?;
        leads(at).then(|| head.label.when.months())
    };
    let beside = (at.saturating_sub(ASIDE)..=at + ASIDE).filter_map(months);
    let near = beside.filter(|months| {
        let far = months.iter().map(|other| other.abs_diff(month)).min();
        far.is_some_and(|far| (1..=MONTHS).contains(&far))
    });
    match near.count() >= ENOUGH {
        true => Verdict::Label,
        false => Verdict::None,
    }
}

/// The month of which piece `at` tells what it is, before what is done in it.
fn told_month(reading: Reading<'_, '_>, at: usize) -> Option<u8> {
    let piece = reading
        .pieces
        .get(at)
        .filter(|piece: &&Piece| piece.first)?;
    let (row, head) = (reading.row(piece)?, piece.head.as_ref()?);
    label::told::behind(&row.text, &piece.body)?;
    head.label.when.months().first().copied()
}
