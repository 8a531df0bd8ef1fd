//! A site in one string, in a directory of its own, and the program run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The least `site.toml` that builds.
pub const SETTINGS: &str = "title = \"会刊\"\nunit = \"云汀工会\"\n";

/// A project in a temporary directory.
pub struct Project {
    directory: TempDir,
}

/// What a run of the program came to.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Project {
    /// A project with settings and no content.
    pub fn new() -> Project {
        let project = Project {
            directory: tempfile::tempdir().expect("a directory"),
        };
        project.file("site.toml", SETTINGS)
    }

    /// A project with the files of `text`, each below a line `-- path --`.
    pub fn of(text: &str) -> Project {
        files(text)
            .into_iter()
            .fold(Project::new(), |project, (path, text)| {
                project.file(path, &text)
            })
    }

    /// Writes one file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Project {
        self.write(path, text);
        self
    }

    /// Writes one file of a project that stays.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }

    /// Where a file of the project lies.
    pub fn path(&self, path: &str) -> PathBuf {
        self.directory.path().join(path)
    }

    /// Gives the project a theme `data` that shows what a page knows, as plain text.
    pub fn with_data_theme(self) -> Project {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/site-theme");
        for (name, bytes) in tree(&theme) {
            let folder = if name.ends_with(".html") {
                "templates/"
            } else {
                ""
            };
            self.write(&format!("themes/data/{folder}{name}"), bytes);
        }
        let settings = fs::read_to_string(self.path("site.toml")).expect("settings");
        self.file("site.toml", format!("theme = \"data\"\n{settings}"))
    }

    /// Runs the program in the project.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = self.command(arguments).output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run {
            code: output.status.code().expect("a code"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// The program, ready to run in the project, speaking English unless told otherwise.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
        command.current_dir(self.directory.path()).args(arguments);
        if !arguments
            .iter()
            .any(|argument| argument.starts_with("--lang"))
        {
            command.args(["--lang", "en"]);
        }
        command
    }

    /// Builds as of 8 March 2026.
    pub fn build(&self, more: &[&str]) -> Run {
        self.run(&[&["build", "--today", "2026-03-08"], more].concat())
    }

    /// Builds what has nothing wrong with it.
    pub fn built(self) -> Project {
        let run = self.build(&[]);
        assert_eq!(run.code, 0, "{}", run.err);
        self
    }

    /// The page at `address`.
    pub fn page(&self, address: &str) -> String {
        self.page_of("output", address)
    }

    /// The page at `address` of what was built into `folder`.
    pub fn page_of(&self, folder: &str, address: &str) -> String {
        let file = self.path(folder).join(address).join("index.html");
        fs::read_to_string(&file).unwrap_or_else(|_| panic!("no page {address:?}"))
    }

    /// Every file of the output, by name, without what the program keeps for itself.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = tree(&self.path("output"));
        files.retain(|name, _| !name.starts_with(".huikan/"));
        files
    }
}

/// The files of `text`, each below a line `-- path --`.
pub fn files(text: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let path = line.trim_end().strip_prefix("-- ");
        match path.and_then(|path| path.strip_suffix(" --")) {
            Some(path) => files.push((path, String::new())),
            None => files.last_mut().expect("a line `-- path --` first").1 += line,
        }
    }
    files
}

/// Every file below `folder`, by its path with `/` between the parts.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(inside) = fs::read_dir(&next) else {
            continue;
        };
        for found in inside {
            let path = found.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below");
                let name = name.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    files
}
