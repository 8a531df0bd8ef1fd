//! What a long line costs: as much as its length, whatever it is made of.
//!
//! A line is held against one eight times as long, read in turn in the same run; the fastest turn of each counts. Work that
//! grows with the square of the length would cost sixty-four times as much.

use std::hint::black_box;
use std::time::{Duration, Instant};

use huikan::base::place::LineIndex;
use huikan::model::block::{Block, BlockKind, Line};
use huikan::parse::schedule;

/// What lines are made of: labels, numbers, marks, fields, dates, and what only begins like one.
const UNITS: &[&str] = &[
    "3月：植树4月：走访",
    "3月植树，4月走访，",
    "会上说3月植树",
    "3月8日至9日参观、",
    "（5月）慰问",
    "1、植树",
    "1、",
    "3、4、",
    "①讲座",
    "时间：上午，地点：操场，",
    "第一季度：",
    "每月",
    "2026年",
    "2026年计划",
    "计划2026年9月—",
    "20xx",
    "20260",
    "一",
    "-",
    "◆",
    "（",
    "“",
    "：",
    " ",
    "2/3",
    "了",
];

/// How often a unit stands in the shorter line.
const SHORT: usize = 200;

/// How much longer the longer line is, and how much more it may cost.
const LONGER: usize = 8;
const DEARER: u32 = 24;

/// How often it must be found so.
const TRIES: usize = 5;

fn paragraph(text: String) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        depth: 0,
        lines: vec![Line {
            span: 0..text.len(),
            text,
        }],
    }
}

/// A paragraph of one line, in a document that is a plan: below its first month, or in its opening.
fn plan(place: Place, unit: &str, times: usize) -> [Block; 2] {
    let month = paragraph("4月：植树".to_owned());
    let line = paragraph(unit.repeat(times));
    match place {
        Place::Below => [month, line],
        Place::Above => [line, month],
    }
}

/// Where the line stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    Below,
    Above,
}

fn cost(blocks: &[Block], lines: &LineIndex) -> Duration {
    let started = Instant::now();
    black_box(schedule::explain(blocks, "", None, lines));
    started.elapsed()
}

/// The fastest of a few turns at each length.
fn turns(short: &[Block], long: &[Block], lines: &LineIndex) -> (Duration, Duration) {
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    for _ in 0..5 {
        least = least.min(cost(short, lines));
        most = most.min(cost(long, lines));
    }
    (least, most)
}

#[test]
fn a_long_line_costs_what_its_length_does() {
    let lines = LineIndex::new("");
    let mut dear = Vec::new();
    let places = [Place::Below, Place::Above];
    let lined = |place| UNITS.iter().map(move |unit| (place, *unit));
    for (place, unit) in places.into_iter().flat_map(lined) {
        let short = plan(place, unit, SHORT);
        let long = plan(place, unit, SHORT * LONGER);
        // What really grows with the square does so every time; another program on the machine does not.
        let mut tries = (0..TRIES).map(|_| turns(&short, &long, &lines));
        if tries.all(|(least, most)| most > least * DEARER) {
            dear.push((place, unit));
        }
    }
    assert!(dear.is_empty(), "too dear: {dear:#?}");
}
