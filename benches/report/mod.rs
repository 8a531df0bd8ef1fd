//! The table of medians, and the picture of growth.

use std::fmt::Write as _;
use std::time::Duration;

use crate::programs::Run;

/// One program's median on one site.
#[derive(Debug, Clone)]
pub struct Row {
    program: &'static str,
    what: &'static str,
    plans: usize,
    median: Run,
}

impl Row {
    /// The median, by wall time, of `runs`.
    pub fn new(program: &'static str, what: &'static str, plans: usize, mut runs: Vec<Run>) -> Row {
        runs.sort_by_key(|run| run.wall);
        Row {
            program,
            what,
            plans,
            median: runs[runs.len() / 2],
        }
    }
}

/// Prints the head of the table.
pub fn head() {
    println!(
        "| plans | program | build | wall s | ÷ hugo | ÷ bare | processor s | peak MB | files | MB |"
    );
    println!("|--:|---|---|--:|--:|--:|--:|--:|--:|--:|");
}

/// Prints the rows of one size.
pub fn rows(rows: &[Row]) {
    let wall = |program: &str, what: &str| {
        let row = rows
            .iter()
            .find(|row| row.program == program && row.what == what);
        row.map(|row| row.median.wall)
    };
    let bare = wall("bare", "write");
    for row in rows {
        let run = row.median;
        println!(
            "| {} | {} | {} | {:.2} | {} | {} | {:.2} | {:.0} | {} | {:.0} |",
            row.plans,
            row.program,
            row.what,
            run.wall.as_secs_f64(),
            ratio(run.wall, wall("hugo", row.what)),
            ratio(run.wall, bare),
            run.processor.as_secs_f64(),
            run.peak as f64 / 1e6,
            run.files,
            run.bytes as f64 / 1e6,
        );
    }
}

fn ratio(wall: Duration, other: Option<Duration>) -> String {
    other.map_or("—".to_owned(), |other| {
        format!("{:.2}", wall.as_secs_f64() / other.as_secs_f64())
    })
}

/// Width and height of the picture, and the margin around its field.
const SIZE: (f64, f64) = (640.0, 400.0);
const MARGIN: f64 = 56.0;

/// Wall time of builds from nothing over the number of plans, both axes logarithmic.
pub fn svg(rows: &[Row]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        SIZE.0, SIZE.1
    );
    for exponent in 2..=5 {
        let x = x(10_f64.powi(exponent));
        let _ = writeln!(
            svg,
            "<text x=\"{x:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>",
            SIZE.1 - MARGIN + 24.0,
            10_u64.pow(exponent as u32)
        );
    }
    for exponent in -2..=2 {
        let y = y(10_f64.powi(exponent));
        let _ = writeln!(
            svg,
            "<path d=\"M{MARGIN} {y:.0}H{:.0}\" stroke=\"#ddd\"/><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{} s</text>",
            SIZE.0 - MARGIN,
            MARGIN - 8.0,
            y + 4.0,
            10_f64.powi(exponent)
        );
    }
    for (program, what, colour) in [
        ("huikan hongtou", "new", "#e79aa6"),
        ("huikan", "new", "#c8102e"),
        ("hugo", "new", "#555"),
        ("bare", "write", "#999"),
    ] {
        svg.push_str(&line(rows, program, what, colour));
    }
    svg + "</svg>\n"
}

fn line(rows: &[Row], program: &str, what: &str, colour: &str) -> String {
    let points: Vec<(f64, f64)> = rows
        .iter()
        .filter(|row| row.program == program && row.what == what)
        .map(|row| (x(row.plans as f64), y(row.median.wall.as_secs_f64())))
        .collect();
    let Some((last_x, last_y)) = points.last() else {
        return String::new();
    };
    let joined: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{x:.0},{y:.0}"))
        .collect();
    let dots: String = points
        .iter()
        .map(|(x, y)| format!("<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"3.5\" fill=\"{colour}\"/>"))
        .collect();
    format!(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>{dots}<text x=\"{:.0}\" y=\"{:.0}\" fill=\"{colour}\">{program}</text>\n",
        joined.join(" "),
        last_x - 12.0,
        last_y - 10.0,
    )
}

fn x(plans: f64) -> f64 {
    MARGIN + (plans.log10() - 2.0) / 3.3 * (SIZE.0 - 2.0 * MARGIN)
}

fn y(seconds: f64) -> f64 {
    SIZE.1 - MARGIN - (seconds.log10() + 2.0) / 4.3 * (SIZE.1 - 2.0 * MARGIN)
}
