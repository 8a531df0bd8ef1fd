//! Floor 0: what every stage stands on and nothing of bulletins.
//!
//! In: text, byte ranges, civil dates. Out: places in files, diagnostics, paths, URLs, words.
//! Invariant: nothing here reads a file, a clock or the environment, and nothing here knows a plan.

pub mod alike;
pub mod catalogue;
pub mod date;
pub mod diagnostic;
pub mod festival;
pub mod han;
pub mod packed;
pub mod path;
pub mod place;
pub mod slug;
