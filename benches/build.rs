//! How long a whole build takes, and how much memory: `cargo bench --bench build -- 1000 10000`.
//!
//! Makes a bulletin of as many plans as asked for (2.5 KB each, over 25 years, with tags, month pages, paged
//! lists, feed and sitemap), builds it twice with the program itself, and prints for the first and for the
//! unchanged second build: wall time, processor time, peak memory, and the ratio to writing the same files bare.

mod plans;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// One run of the program.
struct Run {
    wall: Duration,
    processor: Duration,
}

fn main() {
    let asked = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    let mut sizes: Vec<usize> = asked.collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    println!(
        "{:>8} {:>9} {:>9} {:>9} {:>9} {:>8} {:>9} {:>7}",
        "plans", "files", "wall s", "again s", "cpu s", "peak MB", "bare s", "ratio"
    );
    for size in sizes {
        measure(size);
    }
}

/// Builds a site of `size` plans and prints its line of the table.
fn measure(size: usize) {
    let folder = tempfile::tempdir().expect("a temporary directory");
    plans::site(folder.path(), size).expect("the site can be written");
    let first = build(folder.path());
    let again = build(folder.path());
    let (files, bare) = write_bare(&folder.path().join("output"), &folder.path().join("bare"));
    let ratio = first.wall.as_secs_f64() / bare.as_secs_f64();
    println!(
        "{size:>8} {files:>9} {:>9.2} {:>9.2} {:>9.2} {:>8.0} {:>9.2} {ratio:>7.1}",
        first.wall.as_secs_f64(),
        again.wall.as_secs_f64(),
        first.processor.as_secs_f64(),
        peak_megabytes(),
        bare.as_secs_f64(),
    );
}

fn build(site: &Path) -> Run {
    let before = children();
    let started = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_huikan"))
        .args(["build", "--today", "2026-11-24", "--site"])
        .arg(site)
        .stderr(std::process::Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "the build failed");
    Run {
        wall: started.elapsed(),
        processor: children() - before,
    }
}

/// Processor time of all programs run so far.
fn children() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(u64::try_from(micros).unwrap_or_default())
}

/// The most memory any program run so far held, in megabytes. Sizes run in ascending order, so it is the last one's.
fn peak_megabytes() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    usage.max_rss() as f64 / 1024.0
}

/// Writes copies of all files of `from` to `to`, from memory, and says how many and how long it took.
fn write_bare(from: &Path, to: &Path) -> (usize, Duration) {
    let found = walkdir::WalkDir::new(from)
        .into_iter()
        .filter_map(Result::ok);
    let files: Vec<(std::path::PathBuf, Vec<u8>)> = found
        .filter(|found| found.file_type().is_file())
        .map(|found| {
            let below = found.path().strip_prefix(from).expect("below").to_owned();
            (to.join(below), fs::read(found.path()).expect("readable"))
        })
        .collect();
    let started = Instant::now();
    for (path, bytes) in &files {
        let written = fs::write(path, bytes).or_else(|_| {
            fs::create_dir_all(path.parent().expect("a folder"))?;
            fs::write(path, bytes)
        });
        written.expect("writable");
    }
    (files.len(), started.elapsed())
}
