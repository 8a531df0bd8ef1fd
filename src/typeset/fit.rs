//! How large a sheet is drawn, so that it stands on one page.
//!
//! In: what stands on the sheet. Out: the ways it can be drawn, best first. Invariant: there is one at least; of what a way
//! leaves out or makes smaller, no later one shows more or makes it larger. The layouts read a way as data.

use serde::Serialize;

use crate::model::paper::{Matter, YearSheet};

/// A way to draw a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Its size, in parts of the usual one.
    pub scale: f64,
    /// How many items of a month it has at most.
    pub most: usize,
}

/// The sizes; the smallest are for years.
const SCALES: [f64; 11] = [1.8, 1.6, 1.45, 1.3, 1.15, 1.0, 0.92, 0.84, 0.77, 0.7, 0.64];

/// The least size that can be read from a metre.
const LEAST_OF_MONTH: f64 = 0.7;

/// The ways to draw what stands on a sheet.
#[must_use]
pub fn fits(matter: &Matter) -> Vec<Fit> {
    match matter {
        Matter::Month(_) => down_to(LEAST_OF_MONTH, usize::MAX).collect(),
        Matter::Year(year) => of_year(year),
        _ => vec![Fit {
            scale: 1.0,
            most: usize::MAX,
        }],
    }
}

fn down_to(least: f64, most: usize) -> impl Iterator<Item = Fit> {
    let scales = SCALES.into_iter().filter(move |scale| *scale >= least);
    scales.map(move |scale| Fit { scale, most })
}

/// All of it in the largest type that it fits in, else as much as fits in the smallest that can be read on a wall.
fn of_year(year: &YearSheet) -> Vec<Fit> {
    let scale = if year.format == "a3" { 0.77 } else { 0.64 };
    let counts = year.months.iter().map(|month| month.items.len());
    let all = counts.max().unwrap_or_default();
    let less = (0..all).rev().map(|most| Fit { scale, most });
    down_to(scale, all).chain(less).collect()
}
