//! Whole sites: what a project in a directory becomes when the program is run on it.

#[path = "../support/beside.rs"]
mod beside;
mod calendar;
mod cases;
#[path = "../import_support/docx.rs"]
mod docx;
mod editions;
mod import;
mod output;
mod project;
mod sample;
mod stories;
mod themes;
