//! Whole sites: what a project in a directory becomes when the program is run on it.

mod arguments;
#[path = "../support/beside.rs"]
mod beside;
#[path = "../support/browser.rs"]
mod browser;
mod calendar;
mod cases;
mod dressed;
mod editions;
mod heads;
mod import;
mod issues;
mod mistakes;
mod output;
mod pictures;
mod project;
mod reading;
mod sample;
mod stories;
mod texts;
mod themes;
mod validity;
