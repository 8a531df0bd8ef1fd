//! Each site under `tests/cases/site`, with what becomes of it in a `.out` beside it: the exit code, what is said,
//! and every page as the theme `data` shows it. `UPDATE=1 cargo test --test site` writes those anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::beside;
use crate::project::Project;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/site");
    let files = fs::read_dir(folder).expect("the cases");
    let paths = files.map(|file| file.expect("a case").path());
    let mut cases: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    cases.sort();
    assert!(cases.len() > 10, "only {} cases", cases.len());
    cases
}

/// What becomes of the site in `text`.
fn told(text: &str) -> String {
    let project = Project::of(text).with_data_theme();
    let run = project.build(&[]);
    let mut told = format!("exit {}\n", run.code);
    let lines = run.err.lines().filter(|line| !is_passing(line));
    lines.for_each(|line| told += &format!("{}\n", line.trim_end()));
    for (name, bytes) in project.output() {
        told += &format!("\n== {name}\n");
        if name.ends_with("index.html") {
            let page = String::from_utf8(bytes).expect("UTF-8");
            told += &format!("{}\n", page.trim());
        }
    }
    told
}

/// What is said of every build, with the time it took.
fn is_passing(line: &str) -> bool {
    line.ends_with(" s.") || line.starts_with("There is no base_url")
}

#[test]
fn every_site_becomes_what_is_written_beside_it() {
    let mut wrong = Vec::new();
    for case in cases() {
        let told = told(&fs::read_to_string(&case).expect("a case"));
        let beside = case.with_extension("out");
        let name = case.display().to_string();
        beside::compare(&name, &told, &beside, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
