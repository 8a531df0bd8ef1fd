//! Floor 1: plain data that the stages hand to each other. No behaviour but what a noun can answer of itself.

pub mod block;
pub mod config;
pub mod document;
pub mod issue;
pub mod names;
pub mod page;
pub mod paper;
pub mod picture;
pub mod schedule;
pub mod series;
pub mod site;
pub mod source;
pub mod years;
