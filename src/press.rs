//! Sheets of a site as PDF, with the fonts of this machine.
//!
//! In: a project, its bulletin and a sheet. Out: the bytes of a PDF, or all that keeps it from being made.
//! Invariant: a PDF is kept under a key of everything that went into it, program and fonts included, so that what did not
//! change is not set again and what did is.

use std::collections::BTreeMap;

use crate::base::diagnostic::{self, Diagnostic, Message};

#[cfg(feature = "pdf")]
mod face;
#[cfg(feature = "pdf")]
pub mod fonts;
#[cfg(feature = "pdf")]
mod with_typst;
#[cfg(not(feature = "pdf"))]
mod without_typst;

#[cfg(feature = "pdf")]
pub use with_typst::Press;
#[cfg(not(feature = "pdf"))]
pub use without_typst::Press;

/// What is said of a character that no font has.
const NO_CHARACTER: &str = "print-no-character";

/// Findings in order, each once; a character that no font has is one finding, with all places where it stands.
#[must_use]
pub fn told_once(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostic::sort(&mut found);
    found.dedup();
    let mut first: BTreeMap<Message, usize> = BTreeMap::new();
    let mut told: Vec<Diagnostic> = Vec::new();
    for next in found {
        let known = first.get(&next.message).copied();
        match known.and_then(|at| told.get_mut(at)) {
            Some(known) => {
                let also = Message::new("print-no-character-also");
                known.related.push((next.place, also));
            }
            None => {
                if next.message.id == NO_CHARACTER {
                    first.insert(next.message.clone(), told.len());
                }
                told.push(next);
            }
        }
    }
    told
}
