//! Sheets of a site as PDF, with the fonts of this machine.
//!
//! In: a project, its bulletin and a sheet. Out: the bytes of a PDF, or all that keeps it from being made.
//! Invariant: a PDF is kept under a key of everything that went into it, program and fonts included, so that what did not
//! change is not set again and what did is.

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
