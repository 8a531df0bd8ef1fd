//! A file of documentation as a story: its blocks are done from top to bottom in an empty folder.
//!
//! What a block does stands after its fence:
//! - `toml site.toml`, `markdown content/…`, `html themes/…`: the file is written, and the site, once there is a
//!   `site.toml`, must build without a finding in its internal edition with all drafts;
//! - the same with `wrong`: the build must fail with the words of the `text` block that follows, and the file goes
//!   back to what it was;
//! - `console`: what follows `$` is run, what stands below must come out; `…` stands for anything;
//! - `sh`: commands for the repository itself; those that run the program are run there;
//! - `text` elsewhere is a drawing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::markdown::{Fence, fences, root};

/// The day on which all stories take place.
const TODAY: &str = "2026-11-25";

pub struct Story {
    home: TempDir,
    output: TempDir,
    here: PathBuf,
    language: &'static str,
}

/// Does everything that `file` shows.
pub fn tell(file: &str) {
    let home = TempDir::new().expect("a folder");
    let mut story = Story {
        here: home.path().to_owned(),
        home,
        output: TempDir::new().expect("a folder"),
        language: if file.contains("zh-CN") {
            "zh-CN"
        } else {
            "en"
        },
    };
    let fences = fences(file);
    let mut next = fences.iter();
    while let Some(fence) = next.next() {
        let info: Vec<&str> = fence.info.iter().map(String::as_str).collect();
        match info.as_slice() {
            ["console"] => story.console(fence),
            ["sh"] => story.repository(fence),
            ["text"] => {}
            [_, path] => story.good(fence, path),
            [_, path, "wrong"] => {
                let said = next.next().filter(|said| said.info == ["text"]);
                let said = said.unwrap_or_else(|| panic!("{}: no `text` follows", fence.place));
                story.wrong(fence, path, said);
            }
            _ => panic!("{}: a block that nothing tries", fence.place),
        }
    }
}

impl Story {
    fn huikan(&self, folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
        command.args(arguments).args(["--lang", self.language]);
        let run = command.env("NO_COLOR", "1").current_dir(folder).output();
        run.expect("the program runs")
    }

    fn build(&self) -> Output {
        let output = self.output.path().to_string_lossy().into_owned();
        let edition = ["--edition", "internal", "--drafts", "--today", TODAY];
        let arguments = [&["build", "--output", &output], &edition[..]].concat();
        self.huikan(&self.here, &arguments)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.here.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn good(&self, fence: &Fence, path: &str) {
        self.write(path, &fence.text);
        if self.here.join("site.toml").exists() {
            fs::create_dir_all(self.here.join("content")).expect("made");
            let built = self.build();
            let said = words(&built);
            let clean = built.status.success() && !said.contains("-->");
            assert!(clean, "{}: the site does not build:\n{said}", fence.place);
        }
    }

    fn wrong(&self, fence: &Fence, path: &str, expected: &Fence) {
        let former = fs::read_to_string(self.here.join(path)).ok();
        self.write(path, &fence.text);
        let built = self.build();
        let said = words(&built);
        assert_eq!(built.status.code(), Some(1), "{}:\n{said}", fence.place);
        let found = said.contains(trimmed(&expected.text).trim_end());
        assert!(found, "{}: it says:\n{said}", expected.place);
        match former {
            Some(text) => self.write(path, &text),
            None => fs::remove_file(self.here.join(path)).expect("removed"),
        }
    }

    fn console(&mut self, fence: &Fence) {
        let mut steps: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in fence.text.lines() {
            match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => steps.push((command, Vec::new())),
                (None, Some((_, expected))) => expected.push(line),
                (None, None) => panic!("{}: begins without a command", fence.place),
            }
        }
        for (command, expected) in steps {
            let said = self.run(command, fence);
            let lines: Vec<&str> = said.lines().collect();
            let right = is_like(&lines, &expected);
            assert!(right, "{}: `{command}` says:\n{said}", fence.place);
        }
    }

    /// Runs `huikan …` or `cd …`, and gives all that comes out.
    fn run(&mut self, command: &str, fence: &Fence) -> String {
        let parts = split(command);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["cd", folder] => {
                self.here = self.here.join(folder);
                assert!(self.here.starts_with(self.home.path()) && self.here.is_dir());
                String::new()
            }
            ["huikan", arguments @ ..] => words(&self.huikan(&self.here, arguments)),
            _ => panic!("{}: `{command}` cannot be tried", fence.place),
        }
    }

    /// Runs what a block shows for the repository, without writing into it.
    fn repository(&self, fence: &Fence) {
        for line in fence.text.lines() {
            let command = line.split('#').next().unwrap_or_default().trim();
            if command.starts_with("huikan serve") {
                self.preview(command, fence);
                continue;
            }
            let output = self.output.path().to_string_lossy().into_owned();
            match command.strip_prefix("cargo run --release -- ") {
                Some(arguments) => {
                    let arguments: Vec<&str> = arguments.split(' ').collect();
                    let arguments = [&arguments[..], &["--output", &output]].concat();
                    let built = self.huikan(root(), &arguments);
                    assert!(built.status.success(), "{}: {}", line, words(&built));
                    assert!(self.output.path().join("index.html").is_file());
                }
                None => assert!(
                    command.is_empty() || command.starts_with("cargo ") || command == ".ci/run",
                    "{}: `{command}` cannot be tried",
                    fence.place
                ),
            }
        }
    }

    /// A preview runs until it is ended, so that only its options are tried: those that its help names.
    fn preview(&self, command: &str, fence: &Fence) {
        let help = words(&self.huikan(root(), &["serve", "--help"]));
        for option in command.split(' ').filter(|word| word.starts_with("--")) {
            let place = &fence.place;
            assert!(help.contains(option), "{place}: there is no {option}");
        }
    }
}

/// What came out on both streams.
fn words(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    trimmed(&String::from_utf8_lossy(&both).replace('\\', "/"))
}

/// The lines without blanks at their ends.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// Words of a command line; blanks between double quotation marks belong to the word.
fn split(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in command.chars() {
        match character {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(character),
        }
    }
    words
}

/// Whether `lines` are as expected, where a line of `…` stands for any lines and `…` in a line for any words.
fn is_like(lines: &[&str], expected: &[&str]) -> bool {
    match expected {
        [] => lines.is_empty(),
        ["…", rest @ ..] => (0..=lines.len()).any(|skipped| is_like(&lines[skipped..], rest)),
        [first, rest @ ..] => {
            lines.first().is_some_and(|line| is_like_line(line, first))
                && is_like(&lines[1..], rest)
        }
    }
}

fn is_like_line(line: &str, expected: &str) -> bool {
    let Some((before, after)) = expected.split_once('…') else {
        return line == expected.trim_end();
    };
    line.strip_prefix(before).is_some_and(|rest| {
        let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        ends.any(|at| is_like_line(&rest[at..], after))
    })
}
