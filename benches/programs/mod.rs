//! The programs that are measured, and how.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// One measured run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run {
    /// From start to end.
    pub wall: Duration,
    /// On all cores, in the program and in the system.
    pub processor: Duration,
    /// The most memory it held, in bytes.
    pub peak: u64,
    /// Files that stand in the output afterwards.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// A program that makes `output` in a site's folder.
#[derive(Debug, Clone)]
pub struct Program {
    path: PathBuf,
    arguments: Vec<&'static str>,
}

/// This program.
pub fn huikan() -> Program {
    Program {
        path: env!("CARGO_BIN_EXE_huikan").into(),
        arguments: vec!["build", "--today", "2026-11-24"],
    }
}

/// Hugo, where it is on the path.
pub fn hugo() -> Option<Program> {
    let found = Command::new("hugo").arg("version").output();
    found.ok().filter(|found| found.status.success())?;
    Some(Program {
        path: "hugo".into(),
        arguments: vec!["--quiet", "--destination", "output"],
    })
}

impl Program {
    /// Adds its own name and its arguments to those of a program that runs it.
    pub fn extend(&self, command: &mut Command) {
        command.arg(&self.path).args(&self.arguments);
    }

    /// Runs it in `site`.
    pub fn build(&self, site: &Path) -> Run {
        let mut command = Command::new(&self.path);
        command.args(&self.arguments).current_dir(site);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let mut child = command.spawn().expect("the program starts");
        let used = child.wait4().expect("the program ends");
        let wall = started.elapsed();
        assert!(used.status.success(), "{:?} failed", self.path);
        let (files, bytes) = measure(&site.join("output"));
        Run {
            wall,
            processor: used.rusage.utime + used.rusage.stime,
            peak: used.rusage.maxrss,
            files,
            bytes,
        }
    }
}

/// Writes copies of all files of `from` to `to`, from memory, in one thread.
pub fn write_bare(from: &Path, to: &Path) -> Run {
    let files: Vec<(PathBuf, Vec<u8>)> = files(from)
        .map(|path| {
            let below = path.strip_prefix(from).expect("below").to_owned();
            (to.join(below), fs::read(&path).expect("readable"))
        })
        .collect();
    fs::remove_dir_all(to).unwrap_or_default();
    let started = Instant::now();
    for (path, bytes) in &files {
        let written = fs::write(path, bytes).or_else(|_| {
            fs::create_dir_all(path.parent().expect("a folder"))?;
            fs::write(path, bytes)
        });
        written.expect("writable");
    }
    let wall = started.elapsed();
    Run {
        wall,
        processor: wall,
        peak: 0,
        files: files.len(),
        bytes: files.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
    }
}

fn measure(output: &Path) -> (usize, u64) {
    let sizes = files(output).map(|path| fs::metadata(path).map_or(0, |found| found.len()));
    sizes.fold((0, 0), |(files, bytes), size| (files + 1, bytes + size))
}

/// The files of a site, but for the manifest of what was built.
fn files(output: &Path) -> impl Iterator<Item = PathBuf> {
    let found = walkdir::WalkDir::new(output)
        .into_iter()
        .filter_entry(|found| found.depth() == 0 || found.file_name() != ".huikan");
    found
        .filter_map(Result::ok)
        .filter(|found| found.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
}
