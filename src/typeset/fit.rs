//! How a sheet is drawn, so that it stands well on its pages.
//!
//! In: what stands on the sheet, and whoever lays it out in a given way and counts the pages. Out: the best way, and it laid out.
//! Invariant: nothing but how it is drawn differs from one way to another, and none takes more pages than it must. The layouts
//! read a way as data.

use serde::Serialize;

use crate::model::paper::{Block, IssueSheets, Matter, Official};

/// A way to draw a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Its size, in parts of the usual one.
    pub scale: f64,
    /// Whether things are left out for which there is no room.
    pub cut: bool,
    /// Whether what stands below the text, as a signature does, is left out.
    pub bare: bool,
    /// Whether the end of the text is held to what stands below it.
    pub held: bool,
    /// How many lines the columns of the last page have; 0 for as many as there is room for.
    pub rows: usize,
    /// How high its lines are, in parts of the usual height.
    pub line: f64,
}

impl Fit {
    /// As it comes.
    pub const PLAIN: Fit = Fit {
        scale: 1.0,
        cut: false,
        bare: false,
        held: false,
        rows: 0,
        line: 1.0,
    };
}

/// The largest size, and how much smaller each is than the one before.
const LARGEST: f64 = 1.8;
const STEP: f64 = 0.96;

/// The least sizes that can be read on a wall.
const LEAST_OF_MONTH: f64 = 0.6;
const LEAST_OF_A3: f64 = 0.77;
const LEAST_OF_A4: f64 = 0.64;

/// How many lines a column of an issue has at least and at most: of fewer, none is worth balancing.
const ROWS: std::ops::Range<usize> = 4..33;

/// Heights of lines that an issue may have so that its foot needs no page more, in parts of the usual one.
const LOWER: [f64; 2] = [0.97, 0.94];

/// A sheet laid out, and its pages.
type Laid<D> = (D, usize);

/// A way, and a sheet laid out in it.
type Chosen<D> = (Fit, Laid<D>);

/// Lays out what stands on a sheet, `lay` by `lay`, in the best way.
///
/// # Errors
/// The first that `lay` has.
pub fn fitted<D, E>(
    matter: &Matter,
    mut lay: impl FnMut(Fit) -> Result<Laid<D>, E>,
) -> Result<(Fit, D), E> {
    let (fit, laid) = match matter {
        Matter::Month(_) => largest(&whole_down_to(LEAST_OF_MONTH), lay)?,
        Matter::Year(year) => largest(&ways_of_year(year.format), lay)?,
        Matter::Official(_) if is_searched(matter) => held(&[], &mut lay)?,
        Matter::Issue(_) if is_searched(matter) => balanced(lay)?,
        _ => (Fit::PLAIN, lay(Fit::PLAIN)?),
    };
    Ok((fit, laid.0))
}

/// Whether there is more than one way for it.
#[must_use]
pub fn is_searched(matter: &Matter) -> bool {
    match matter {
        Matter::Month(_) | Matter::Year(_) => true,
        Matter::Official(paper) => ends_in_table(paper),
        Matter::Issue(issue) => has_foot(issue),
        Matter::Book(_) => false,
    }
}

/// Whether it is searched for in sizes none of which has any use for another.
#[must_use]
pub fn is_sized(matter: &Matter) -> bool {
    matches!(matter, Matter::Month(_) | Matter::Year(_))
}

fn ends_in_table(paper: &Official) -> bool {
    matches!(paper.blocks.last(), Some(Block::Table(_)))
}

/// Whether something stands across the columns below them.
fn has_foot(issue: &IssueSheets) -> bool {
    issue.columns > 1 && !(issue.foot.is_empty() && issue.copies.is_none())
}

/// All of a year, smaller and smaller; then as much of it as there is room for.
fn ways_of_year(format: &str) -> Vec<Fit> {
    let scale = match format {
        "a3" => LEAST_OF_A3,
        _ => LEAST_OF_A4,
    };
    let cut = Fit {
        scale,
        cut: true,
        ..Fit::PLAIN
    };
    let mut ways = whole_down_to(scale);
    ways.push(cut);
    ways
}

/// All of it, smaller and smaller.
fn whole_down_to(least: f64) -> Vec<Fit> {
    let scales = std::iter::successors(Some(LARGEST), move |scale| {
        let next = (scale * STEP).max(least);
        (next < *scale).then_some(next)
    });
    let fit = |scale| Fit {
        scale,
        ..Fit::PLAIN
    };
    scales.map(fit).collect()
}

/// The first of the `ways` that takes one page, else the first that takes no more than the last, which takes fewest.
fn largest<D, E>(
    ways: &[Fit],
    mut lay: impl FnMut(Fit) -> Result<Laid<D>, E>,
) -> Result<Chosen<D>, E> {
    let Some((last, others)) = ways.split_last() else {
        return Ok((Fit::PLAIN, lay(Fit::PLAIN)?));
    };
    if let Some(one) = first_within(1, others, &mut lay)? {
        return Ok(one);
    }
    let least = lay(*last)?;
    match least.1 {
        1 => Ok((*last, least)),
        pages => Ok(first_within(pages, others, &mut lay)?.unwrap_or((*last, least))),
    }
}

/// The first of the `ways` that takes no more than so many pages, where none takes more than the one before.
fn first_within<D, E>(
    pages: usize,
    ways: &[Fit],
    lay: &mut impl FnMut(Fit) -> Result<Laid<D>, E>,
) -> Result<Option<Chosen<D>>, E> {
    let (mut best, mut end) = (0, ways.len());
    let mut fitting = None;
    while best < end {
        let middle = usize::midpoint(best, end);
        let laid = lay(ways[middle])?;
        if laid.1 <= pages {
            (end, fitting) = (middle, Some((ways[middle], laid)));
        } else {
            best = middle + 1;
        }
    }
    Ok(fitting)
}

/// Such that what stands below the text is not alone on its page: of the heights of `lines`, the first by which it has room on
/// the page before, else with the end of the text.
fn held<D, E>(
    lines: &[f64],
    lay: &mut impl FnMut(Fit) -> Result<Laid<D>, E>,
) -> Result<Chosen<D>, E> {
    let plain = lay(Fit::PLAIN)?;
    let bare = Fit {
        bare: true,
        ..Fit::PLAIN
    };
    if plain.1 == 1 || lay(bare)?.1 == plain.1 {
        return Ok((Fit::PLAIN, plain));
    }
    for line in lines {
        let lower = Fit {
            line: *line,
            ..Fit::PLAIN
        };
        let laid = lay(lower)?;
        if laid.1 < plain.1 {
            return Ok((lower, laid));
        }
    }
    let held = Fit {
        held: true,
        ..Fit::PLAIN
    };
    let laid = lay(held)?;
    match laid.1 <= plain.1 {
        true => Ok((held, laid)),
        false => Ok((Fit::PLAIN, plain)),
    }
}

/// The same, and with columns that end at one height on the last page.
fn balanced<D, E>(mut lay: impl FnMut(Fit) -> Result<Laid<D>, E>) -> Result<Chosen<D>, E> {
    let (fit, laid) = held(&LOWER, &mut lay)?;
    let ways: Vec<Fit> = ROWS.map(|rows| Fit { rows, ..fit }).collect();
    Ok(first_within(laid.1, &ways, &mut lay)?.unwrap_or((fit, laid)))
}
