//! What a build costs in instructions, which no other program on the machine can change:
//! `cargo bench --bench instructions`.
//!
//! Needs Linux and `valgrind` on the path, which counts on one core. A plan's share is what a bulletin of [`MORE`] plans
//! costs more than one of [`FEW`], so that what every run costs once (reading the theme, above all) is not in it. Both
//! themes are counted, the light one first. With `-- --keep FOLDER` the profiles are left in that folder, for
//! `callgrind_annotate`.

mod plans;
mod programs;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The sizes whose difference is measured.
const FEW: usize = 250;
const MORE: usize = 1_250;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let kept = words.iter().position(|word| word == "--keep");
    let kept = kept.and_then(|at| words.get(at + 1)).map(PathBuf::from);
    println!("| theme | build | instructions, {FEW} plans | {MORE} plans | each plan |");
    println!("|---|---|--:|--:|--:|");
    for theme in [plans::LIGHT, plans::FULL] {
        let few = count(theme, FEW, kept.as_deref());
        let more = count(theme, MORE, kept.as_deref());
        for ((what, few), more) in ["new", "same"].into_iter().zip(few).zip(more) {
            let each = (more - few) / (MORE - FEW) as u64;
            println!("| {theme} | {what} | {few} | {more} | {each} |");
        }
    }
}

/// The instructions of a build from nothing, and of the next.
fn count(theme: &str, size: usize, kept: Option<&Path>) -> [u64; 2] {
    let folder = tempfile::tempdir().expect("a temporary directory");
    let printed = plans::Printed::Off;
    plans::dressed(folder.path(), size, printed, theme).expect("the site can be written");
    ["new", "same"].map(|what| {
        let profile = kept
            .unwrap_or(folder.path())
            .join(format!("{theme}-{what}-{size}.callgrind"));
        instructions(folder.path(), &profile)
    })
}

/// The instructions of one build of `site`.
fn instructions(site: &Path, profile: &Path) -> u64 {
    let mut out = std::ffi::OsString::from("--callgrind-out-file=");
    out.push(profile);
    let mut command = Command::new("valgrind");
    command.arg("--tool=callgrind").arg(out);
    programs::huikan().extend(&mut command);
    let run = command
        .current_dir(site)
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("valgrind is on the path");
    assert!(run.status.success(), "the build failed");
    let said = String::from_utf8_lossy(&run.stderr);
    let line = said.lines().find_map(|line| line.split_once("Collected :"));
    let (_, number) = line.expect("callgrind says what it counted");
    number.trim().parse().expect("a number")
}
