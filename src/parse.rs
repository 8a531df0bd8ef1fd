//! One source file into one document.

pub mod body;
pub mod front;
pub mod schedule;
