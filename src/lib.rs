//! 会刊 huikan: the bulletin press of a trade union.
//!
//! ```text
//! Sources --parse--> Documents --assemble--> Site --compose--> Page --render--> bytes
//! ```
//!
//! A site is a pure function from an address to bytes. [`read`] turns a directory into sources; [`write`](mod@write) makes a
//! directory equal to the site. Nothing else touches the project's files, and no stage knows another:
//! [`pipeline`] puts them together.
//!
//! Floors, arrows point down only: 0 [`base`], 1 [`model`], 2 [`parse`] [`assemble`] [`compose`] [`render`] [`picture`]
//! `typeset` [`import`], 3 [`pipeline`], 4 [`read`] [`write`](mod@write) [`press`] [`load`] [`serve`], 5 [`cmd`], 6 `main`.
//! `tests/house.rs` holds them.

pub mod base;
pub mod model;

pub mod parse;

pub mod assemble;

pub mod compose;

pub mod render;

pub mod picture;

#[cfg(feature = "pdf")]
pub mod typeset;

pub mod import;

pub mod pipeline;

pub mod load;
pub mod press;
pub mod read;
pub mod serve;
pub mod write;

pub mod cmd;
