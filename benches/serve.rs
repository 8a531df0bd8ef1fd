//! How fast a preview follows: `cargo bench --bench serve -- 1000 10000 100000`.
//!
//! Makes a bulletin of as many plans as asked for, serves it with the program itself, edits one plan after another
//! and prints: the time until the first page was there, from saving to the event in the browser (median and worst
//! of 30), from asking for the page to having it, memory held, and memory over twice the size of the content.

#[path = "../tests/serve_support/mod.rs"]
mod serve_support;

mod plans;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serve_support::Server;

/// How many edits are measured.
const EDITS: usize = 30;

fn main() {
    let asked = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse().ok());
    let mut sizes: Vec<usize> = asked.collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    println!(
        "{:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "plans",
        "start s",
        "event ms",
        "worst ms",
        "page ms",
        "worst ms",
        "held MB",
        "text MB",
        "over MB"
    );
    for size in sizes {
        measure(size);
    }
}

/// Serves a site of `size` plans and prints its line of the table.
fn measure(size: usize) {
    let folder = tempfile::tempdir().expect("a temporary directory");
    plans::site(folder.path(), size, plans::Printed::On).expect("the site can be written");
    let started = Instant::now();
    let server = Server::start(folder.path(), &[]);
    assert_eq!(server.get("/").status, 200);
    let start = started.elapsed();
    let mut events = Vec::new();
    let mut pages = Vec::new();
    for edit in 0..EDITS {
        let (event, page) = follow(&server, folder.path(), size, edit);
        events.push(event);
        pages.push(page);
    }
    let held = held(server.pid());
    let text = size_of(&folder.path().join("content"));
    let (event, worst_event) = middle_and_worst(events);
    let (page, worst_page) = middle_and_worst(pages);
    println!(
        "{size:>8} {:>8.2} {event:>9.1} {worst_event:>9.1} {page:>9.1} {worst_page:>9.1} {held:>9.0} {text:>9.0} {:>9.0}",
        start.as_secs_f64(),
        held - 2.0 * text,
    );
}

/// Edits one plan: the time to the event, and from there to the page with the edit.
fn follow(server: &Server, folder: &Path, size: usize, edit: usize) -> (Duration, Duration) {
    let mut events = server.events();
    let before = events.next();
    let number = edit * 37 % size;
    let year = 2002 + number % 25;
    let path = folder.join(format!("content/plans/{year}/plan-{number:06}.md"));
    let text = plans::plan(number, year) + &format!("\n第{edit}次修改。\n");
    // The watch of an edit follows it by a second look; this one shall not meet it.
    std::thread::sleep(Duration::from_millis(400));
    let saved = Instant::now();
    fs::write(&path, text).expect("writable");
    events.until(|event| event["pages"] != before["pages"]);
    let told = saved.elapsed();
    let asked = Instant::now();
    let page = server.get(&format!("/plans/plan-{number:06}/"));
    let shown = asked.elapsed();
    assert!(
        page.text().contains(&format!("第{edit}次修改。")),
        "a stale page"
    );
    (told, shown)
}

fn middle_and_worst(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    (
        milliseconds(times[times.len() / 2]),
        milliseconds(times[times.len() - 1]),
    )
}

/// Memory a process holds, in megabytes.
fn held(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
    kilobytes.expect("a size").parse::<f64>().expect("a number") / 1024.0
}

/// The size of all files below `folder`, in megabytes.
fn size_of(folder: &Path) -> f64 {
    let found = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok);
    let sizes = found.filter_map(|found| found.metadata().ok().filter(|data| data.is_file()));
    sizes.map(|data| data.len() as f64).sum::<f64>() / 1024.0 / 1024.0
}
