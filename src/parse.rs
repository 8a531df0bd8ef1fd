//! One source file into one document.

pub mod body;
pub mod config;
pub mod encoding;
pub mod front;
pub mod schedule;
pub mod table;
