//! How fast PDFs are set: `cargo bench --bench print -- 1000`.
//!
//! Plans of about three pages, set by the program itself on one core and on all, then once more, when all are kept. A plan's
//! share is what a build with PDFs takes longer than the same build without, and longer than it does for the first few, with
//! which fonts are looked for and cut.

mod plans;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

/// What one run took.
struct Run {
    wall: f64,
    processor: f64,
    megabytes: u64,
}

/// How many plans are the first few; for fewer, faces are not cut as they are for many.
const FEW: usize = 20;

/// Of so many runs the quickest counts.
const TURNS: usize = 3;

fn main() {
    let mut sizes = std::env::args()
        .skip(1)
        .filter_map(|size| size.parse().ok());
    let count = sizes.next_back().unwrap_or(1_000).max(2 * FEW);
    let (few, many) = (measured(FEW), measured(count));
    println!("| {count} plans | wall s | processor s | ms a plan | peak MB |");
    println!("|---|---:|---:|---:|---:|");
    for (few, many) in few.iter().zip(&many) {
        let each = (many.set - few.set) * 1_000.0 / (count - FEW) as f64;
        println!(
            "| {} | {:.1} | {:.1} | {each:.1} | {} |",
            many.name, many.run.wall, many.run.processor, many.run.megabytes
        );
    }
}

/// What setting PDFs took.
struct Measured {
    name: &'static str,
    run: Run,
    /// Processor time beyond that of the same build without PDFs, in seconds.
    set: f64,
}

/// The builds of a site of `count` plans with PDFs.
fn measured(count: usize) -> [Measured; 3] {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let site = folder.path();
    plans::site(site, count, plans::Printed::Off).expect("the site can be written");
    let first = quickest(site, "1", true).processor;
    let again = quickest(site, "1", false).processor;
    let settings = fs::read_to_string(site.join("site.toml")).expect("settings");
    let settings = settings.replace("[print]", "[print]\npdf = \"plans\"");
    fs::write(site.join("site.toml"), settings).expect("writable");
    [
        ("one core", "1", true, first),
        ("all cores", "0", true, first),
        ("all kept", "0", false, again),
    ]
    .map(|(name, threads, fresh, bare)| {
        let run = quickest(site, threads, fresh);
        let set = run.processor - bare;
        Measured { name, run, set }
    })
}

/// The quickest of some builds.
fn quickest(site: &Path, threads: &str, fresh: bool) -> Run {
    let runs = (0..TURNS).map(|_| build(site, threads, fresh));
    runs.min_by(|one, other| one.processor.total_cmp(&other.processor))
        .expect("there is a run")
}

/// Builds the site; `fresh`: from nothing.
fn build(site: &Path, threads: &str, fresh: bool) -> Run {
    if fresh {
        for made in [".huikan", "output"] {
            drop(fs::remove_dir_all(site.join(made)));
        }
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command
        .args(["build", "--today", "2026-11-24"])
        .current_dir(site);
    command
        .env("RAYON_NUM_THREADS", threads)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let started = Instant::now();
    let used = command
        .spawn()
        .expect("the program starts")
        .wait4()
        .expect("the program ends");
    assert!(used.status.success(), "the site cannot be built");
    Run {
        wall: started.elapsed().as_secs_f64(),
        processor: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        megabytes: used.rusage.maxrss / 1_000_000,
    }
}
