//! The way from a page to the line it was made from.
//!
//! In: a file of the project and a line. Out: an address that the author's editor opens.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::base::path::SourcePath;

/// The address of Visual Studio Code, whose scheme several editors have taken over.
pub const DEFAULT: &str = "vscode://file/{file}:{line}";

/// What stays as it is in the path of a file.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b':')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How an editor is called.
#[derive(Debug, Clone)]
pub struct Editor {
    root: PathBuf,
    pattern: String,
}

impl Editor {
    /// An editor for the files of the project at `root`. `pattern` is an address with `{file}` and `{line}`.
    #[must_use]
    pub fn new(root: &Path, pattern: &str) -> Editor {
        Editor {
            root: root.canonicalize().unwrap_or_else(|_| root.to_owned()),
            pattern: pattern.to_owned(),
        }
    }

    /// The address that opens `file` at `line`.
    #[must_use]
    pub fn link(&self, file: &SourcePath, line: usize) -> String {
        self.pattern(file).replace("{line}", &line.to_string())
    }

    /// The address that opens `file`, with the line still open.
    #[must_use]
    pub fn pattern(&self, file: &SourcePath) -> String {
        let path = self.root.join(file.as_str());
        let path = path.to_string_lossy().replace('\\', "/");
        let path = path.trim_start_matches("//?/").trim_start_matches('/');
        let path = utf8_percent_encode(path, PATH).to_string();
        self.pattern.replace("{file}", &path)
    }
}
