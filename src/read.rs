//! A project's directory into sources.
//!
//! In: the directory. Out: the list of what it holds, in one order on every system, and bytes on request.
//! Invariant: symbolic links are never followed, and nothing outside the directory is read.

pub mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::base::diagnostic::Diagnostic;
use crate::base::path::SourcePath;
use crate::model::picture::Size;
use crate::model::source::ThemeSource;
use crate::picture;
use tree::Tree;

/// The themes that are part of the program.
static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// A project on the disk.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

/// What a project's content tree holds.
#[derive(Debug, Default)]
pub struct Listing {
    /// Markdown files, sorted by path.
    pub texts: Vec<SourcePath>,
    /// Every other file, with its size in bytes.
    pub files: BTreeMap<SourcePath, u64>,
    /// What was refused.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// The project at `root`.
    #[must_use]
    pub fn new(root: &Path) -> Project {
        Project {
            root: root.to_owned(),
        }
    }

    /// The directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The bytes of one of its files.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn bytes(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(path.as_str()))
    }

    /// Those of `files` that are pictures which can be made smaller, with how large they are, measured on all cores.
    #[must_use]
    pub fn pictures<'p>(
        &self,
        files: impl Iterator<Item = &'p SourcePath>,
    ) -> BTreeMap<SourcePath, Size> {
        let files: Vec<&SourcePath> = files.filter(|path| picture::is_named_so(path)).collect();
        let measured = files.into_par_iter().filter_map(|path| {
            let file = fs::File::open(self.root.join(path.as_str())).ok()?;
            Some((path.clone(), picture::measure(BufReader::new(file))?))
        });
        measured.collect()
    }

    /// A folder of the project, to be looked at again and again.
    #[must_use]
    pub fn tree(&self, top: &str) -> Tree {
        Tree::new(&self.root, top)
    }

    /// What lies under `content`.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn listing(&self) -> io::Result<Listing> {
        let (paths, diagnostics) = self.tree("content").names()?;
        let (texts, others) = paths.into_iter().partition(is_markdown);
        let others: Vec<SourcePath> = others;
        let sized = others.into_iter().filter_map(|path| {
            let stamp = tree::stamp(&self.root.join(path.as_str()))?;
            Some((path, stamp.size))
        });
        Ok(Listing {
            texts,
            files: sized.collect(),
            diagnostics,
        })
    }

    /// The theme `name`: the project's own in `themes/`, else the one that is part of the program.
    /// `None` when there is neither.
    ///
    /// # Errors
    /// When a file of the project's own theme cannot be read.
    pub fn theme(&self, name: &str) -> io::Result<Option<ThemeSource>> {
        let folder = self.root.join("themes").join(name);
        let files = match folder.is_dir() {
            true => read_theme(&folder)?,
            false => match THEMES.get_dir(name) {
                Some(theme) => embedded(theme, name),
                None => return Ok(None),
            },
        };
        Ok(Some(ThemeSource {
            name: name.to_owned(),
            files,
        }))
    }

    /// The names of the themes that a site can use.
    #[must_use]
    pub fn theme_names(&self) -> Vec<String> {
        let own = fs::read_dir(self.root.join("themes"))
            .into_iter()
            .flatten()
            .flatten();
        let own = own.filter_map(|found| found.file_name().into_string().ok());
        // One without pages of its own is there for others to extend.
        let has_pages = |theme: &&Dir<'_>| {
            let home = theme.path().join("templates/home.html");
            theme.get_file(home).is_some()
        };
        let shipped = THEMES
            .dirs()
            .filter(has_pages)
            .map(|theme| theme.path().to_string_lossy().into_owned());
        let mut names: Vec<String> = own.chain(shipped).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Whether a file is one of the texts of the content tree.
#[must_use]
pub fn is_markdown(path: &SourcePath) -> bool {
    matches!(&*path.ending(), "md" | "markdown")
}

/// The path of `file` from `root`, with `/` between its parts. `None` when its name is not Unicode.
#[must_use]
pub fn source_path(root: &Path, file: &Path) -> Option<SourcePath> {
    let below = file.strip_prefix(root).unwrap_or(file);
    let parts: Option<Vec<&str>> = below
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    Some(SourcePath::new(&parts?.join("/")))
}

fn read_theme(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let is_shown = |found: &DirEntry| !tree::is_hidden(&found.file_name().to_string_lossy());
    for found in WalkDir::new(folder)
        .into_iter()
        .filter_entry(|found| found.depth() == 0 || is_shown(found))
    {
        let found = found?;
        let path = source_path(folder, found.path()).filter(|_| found.file_type().is_file());
        if let Some(path) = path {
            files.insert(path.as_str().to_owned(), fs::read(found.path())?);
        }
    }
    Ok(files)
}

fn embedded(theme: &Dir<'_>, name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![theme];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = source_path(Path::new(name), file.path());
            files.extend(path.map(|path| (path.as_str().to_owned(), file.contents().to_vec())));
        }
    }
    files
}
