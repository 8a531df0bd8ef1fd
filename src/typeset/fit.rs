//! How large a sheet is drawn, so that it stands on one page.
//!
//! In: what stands on the sheet. Out: the ways it can be drawn, best first. Invariant: there is one at least; of what a way
//! leaves out or makes smaller, no later one shows more or makes it larger. The layouts read a way as data.

use serde::Serialize;

use crate::model::paper::Matter;

/// A way to draw a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Its size, in parts of the usual one.
    pub scale: f64,
    /// Whether things are left out for which there is no room.
    pub cut: bool,
}

/// The largest size, and how much smaller each is than the one before.
const LARGEST: f64 = 1.8;
const STEP: f64 = 0.96;

/// The least sizes that can be read on a wall.
const LEAST_OF_MONTH: f64 = 0.6;
const LEAST_OF_A3: f64 = 0.77;
const LEAST_OF_A4: f64 = 0.64;

/// The ways to draw what stands on a sheet.
#[must_use]
pub fn fits(matter: &Matter) -> Vec<Fit> {
    match matter {
        Matter::Month(_) => whole_down_to(LEAST_OF_MONTH).collect(),
        Matter::Year(year) => {
            let scale = match year.format {
                "a3" => LEAST_OF_A3,
                _ => LEAST_OF_A4,
            };
            let cut = Fit { scale, cut: true };
            whole_down_to(scale).chain([cut]).collect()
        }
        _ => vec![Fit {
            scale: 1.0,
            cut: false,
        }],
    }
}

/// All of it, smaller and smaller.
fn whole_down_to(least: f64) -> impl Iterator<Item = Fit> {
    let scales = std::iter::successors(Some(LARGEST), move |scale| {
        let next = (scale * STEP).max(least);
        (next < *scale).then_some(next)
    });
    scales.map(|scale| Fit { scale, cut: false })
}
