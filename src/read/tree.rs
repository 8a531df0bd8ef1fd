//! What lies in a folder and below it, with what the system says of each file.
//!
//! In: the folder. Out: its files, each with a [`Stamp`]. Invariant: symbolic links are never followed, what editors
//! and systems leave behind is not seen, and a [`Tree`] that is looked at again asks for every file's stamp
//! anew; only the names in a folder are remembered, and only as long as the folder itself has not changed.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;

/// How coarse the clocks of file systems are.
const COARSE: Duration = Duration::from_secs(2);

/// What the system says of a file. Another stamp means that it may have changed; the same stamp, once it has
/// [settled](Stamp::is_settled), that it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    modified: SystemTime,
    identity: Identity,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Stamp {
        Stamp {
            size: metadata.len(),
            modified: metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            identity: identity(metadata),
        }
    }

    /// Whether nobody can have changed the file after `seen` without changing this stamp: the last change lay
    /// longer back than file systems' clocks are coarse.
    #[must_use]
    pub fn is_settled(&self, seen: SystemTime) -> bool {
        changed(self)
            .checked_add(COARSE)
            .is_some_and(|settled| settled <= seen)
    }
}

/// Which file it is, and when its contents or its name last changed; nobody can set that time back.
#[cfg(unix)]
type Identity = (u64, i64, i64);

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(unix)]
fn changed(stamp: &Stamp) -> SystemTime {
    let seconds = u64::try_from(stamp.identity.1).unwrap_or_default();
    stamp
        .modified
        .max(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

#[cfg(not(unix))]
type Identity = Option<SystemTime>;

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> Identity {
    metadata.created().ok()
}

#[cfg(not(unix))]
fn changed(stamp: &Stamp) -> SystemTime {
    stamp.modified
}

/// The stamp of the file at `path`; `None` when there is none, or a folder, or a link.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::symlink_metadata(path).ok()?;
    metadata.is_file().then(|| Stamp::of(&metadata))
}

/// The stamp of what `path` leads to; `None` when there is nothing.
#[must_use]
pub fn stamp_of_target(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().map(|metadata| Stamp::of(&metadata))
}

/// What was found by one look.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, sorted by path.
    pub files: Vec<(SourcePath, Stamp)>,
    /// What was refused, sorted by path.
    pub refused: Vec<Diagnostic>,
}

/// Says whether something has come up that cannot wait for the end of a look.
pub type Urgent<'a> = &'a (dyn Fn() -> bool + Sync);

/// A folder of a project and what lies below it.
#[derive(Debug)]
pub struct Tree {
    root: PathBuf,
    top: String,
    folders: BTreeMap<String, Folder>,
}

/// One folder as it was last listed.
#[derive(Debug)]
struct Folder {
    stamp: Stamp,
    seen: SystemTime,
    folders: Vec<String>,
    files: Vec<SourcePath>,
    refused: Vec<Diagnostic>,
}

impl Tree {
    /// The folder `top` of the project at `root`.
    #[must_use]
    pub fn new(root: &Path, top: &str) -> Tree {
        Tree {
            root: root.to_owned(),
            top: top.to_owned(),
            folders: BTreeMap::new(),
        }
    }

    /// Looks at what is there now. A `thorough` look lists every folder anew, for file systems that do not keep
    /// the times of folders. What vanishes meanwhile is not there.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn look(&mut self, thorough: bool) -> io::Result<Found> {
        let found = self.look_unless(thorough, &|| false)?;
        Ok(found.unwrap_or_default())
    }

    /// As [`Tree::look`], but gives up, with `None`, as soon as something is more `urgent`.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn look_unless(&mut self, thorough: bool, urgent: Urgent<'_>) -> io::Result<Option<Found>> {
        if !self.list(thorough, urgent)? {
            return Ok(None);
        }
        let asked = self.paths().into_par_iter().map(|path| {
            let place = self.root.join(path.as_str());
            (!urgent()).then(|| (path.clone(), stamp(&place)))
        });
        let Some(asked) = asked.collect::<Option<Vec<_>>>() else {
            return Ok(None);
        };
        let there = asked.into_iter();
        let there = there.filter_map(|(path, stamp)| Some((path, stamp?)));
        let mut files: Vec<(SourcePath, Stamp)> = there.collect();
        // Folder by folder they are in order already, which a stable sort turns to account.
        files.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(Some(Found {
            files,
            refused: self.refused(),
        }))
    }

    /// The names of what is there now, sorted, without asking for stamps; and what was refused.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn names(&mut self) -> io::Result<(Vec<SourcePath>, Vec<Diagnostic>)> {
        self.list(true, &|| false)?;
        let mut paths: Vec<SourcePath> = self.paths().into_iter().cloned().collect();
        paths.sort();
        Ok((paths, self.refused()))
    }

    /// Lists every folder anew that may have changed. Whether it came to the end, or gave way to what is `urgent`, with
    /// the folders it did not come to as they were known.
    fn list(&mut self, thorough: bool, urgent: Urgent<'_>) -> io::Result<bool> {
        let mut former = std::mem::take(&mut self.folders);
        let mut waiting = vec![self.top.clone()];
        while let Some(path) = waiting.pop() {
            if urgent() {
                self.folders.append(&mut former);
                return Ok(false);
            }
            let known = former.remove(&path);
            match self.folder(&path, known, thorough) {
                Ok(folder) => {
                    waiting.extend(folder.folders.iter().cloned());
                    self.folders.insert(path, folder);
                }
                Err(error) if error.kind() == ErrorKind::NotFound && path != self.top => {}
                Err(error) => {
                    let path = self.root.join(path);
                    return Err(io::Error::new(error.kind(), At { path, error }));
                }
            }
        }
        Ok(true)
    }

    /// The folder at `path`: as it is known, unless it may have changed or the look is `thorough`.
    fn folder(&self, path: &str, known: Option<Folder>, thorough: bool) -> io::Result<Folder> {
        let place = self.root.join(path);
        let seen = SystemTime::now();
        let stamp = Stamp::of(&fs::metadata(&place)?);
        match known {
            Some(folder) if !thorough && folder.stamp == stamp && stamp.is_settled(folder.seen) => {
                Ok(folder)
            }
            Some(folder) => list(path, &place, stamp, seen).map(|listed| listed.sharing(&folder)),
            None => list(path, &place, stamp, seen),
        }
    }

    /// Every file, folder by folder.
    fn paths(&self) -> Vec<&SourcePath> {
        let folders = self.folders.values();
        folders.flat_map(|folder| &folder.files).collect()
    }

    fn refused(&self) -> Vec<Diagnostic> {
        let folders = self.folders.values();
        folders
            .flat_map(|folder| &folder.refused)
            .cloned()
            .collect()
    }
}

impl Folder {
    /// The same, its paths shared with those of `former`: they are kept with what was made of the files.
    fn sharing(mut self, former: &Folder) -> Folder {
        for path in &mut self.files {
            if let Ok(at) = former.files.binary_search(path) {
                *path = former.files[at].clone();
            }
        }
        self
    }
}

/// What the system said, and of which folder.
#[derive(Debug)]
pub struct At {
    /// The folder.
    pub path: PathBuf,
    error: io::Error,
}

impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for At {}

/// Lists the folder at `place`, whose path in the project is `path`.
fn list(path: &str, place: &Path, stamp: Stamp, seen: SystemTime) -> io::Result<Folder> {
    let mut folder = Folder {
        stamp,
        seen,
        folders: Vec::new(),
        files: Vec::new(),
        refused: Vec::new(),
    };
    for child in WalkDir::new(place).min_depth(1).max_depth(1) {
        let child = child?;
        let name = child.file_name();
        let Some(name) = name.to_str() else {
            let shown = SourcePath::new(&format!("{path}/{}", name.to_string_lossy()));
            folder
                .refused
                .push(refused(&shown, "read-name-not-unicode"));
            continue;
        };
        if is_hidden(name) {
            continue;
        }
        let below = [path, "/", name].concat();
        let kind = child.file_type();
        if kind.is_symlink() {
            let link = SourcePath::new(&below);
            folder.refused.push(refused(&link, "read-symbolic-link"));
        } else if kind.is_dir() {
            folder.folders.push(below);
        } else if kind.is_file() {
            folder.files.push(SourcePath::new(&below));
        }
    }
    folder.files.sort();
    folder
        .refused
        .sort_by(|one, other| one.place.file.cmp(&other.place.file));
    Ok(folder)
}

/// Files that editors, Word and systems leave behind.
#[must_use]
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn refused(path: &SourcePath, id: &'static str) -> Diagnostic {
    let message = Message::new(id).arg("file", path);
    Diagnostic::warning(Place::file(path), message).help(Message::new("read-refused-help"))
}
