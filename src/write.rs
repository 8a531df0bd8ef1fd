//! Makes a directory equal to the site.
//!
//! In: files of the site, in any order, from any thread. Out: a directory that holds them, where only what
//! differs was written and only what an earlier build wrote was removed.
//! Invariant: a manifest lists what is ours. What is not in it is never touched; until [`Output::finish`],
//! the directory shows the former site whole.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where the manifest and the files on their way lie, inside the output directory.
const OURS: &str = ".huikan";

/// A directory that is being made equal to a site.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    former: BTreeSet<String>,
    counter: AtomicUsize,
    files: Mutex<Files>,
}

#[derive(Debug, Default)]
struct Files {
    /// Every file of the new site.
    present: BTreeSet<String>,
    /// Those that differ: the file and where it waits.
    staged: Vec<(String, PathBuf)>,
    bytes: u64,
}

/// What a build did to the output directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Files that were new or different.
    pub written: usize,
    /// Files of an earlier build that are gone.
    pub removed: usize,
}

/// Why a directory cannot be written.
#[derive(Debug)]
pub enum Refusal {
    /// It holds files and no manifest of ours.
    NotOurs(PathBuf),
    /// A file that we did not write stands where one of ours belongs.
    Foreign(PathBuf),
    /// The system said no.
    Io(PathBuf, io::Error),
}

impl Output {
    /// Opens `root` for writing; it may be missing or empty, or hold an earlier build.
    ///
    /// # Errors
    /// When it holds other things, or cannot be read.
    pub fn open(root: &Path) -> Result<Output, Refusal> {
        let failed = |error| Refusal::Io(root.to_owned(), error);
        fs::create_dir_all(root).map_err(failed)?;
        let manifest = root.join(OURS).join("manifest");
        let former = match fs::read_to_string(&manifest) {
            Ok(text) => text.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                refuse_strangers(root)?;
                BTreeSet::new()
            }
            Err(error) => return Err(Refusal::Io(manifest, error)),
        };
        let stage = root.join(OURS).join("stage");
        remove_stage(&stage).map_err(failed)?;
        fs::create_dir_all(&stage).map_err(failed)?;
        Ok(Output {
            root: root.to_owned(),
            former,
            counter: AtomicUsize::new(0),
            files: Mutex::default(),
        })
    }

    /// Takes one file of the site, with `/` between the parts of its name.
    ///
    /// # Errors
    /// When a file that is not ours is in its place, or the disk refuses.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let target = self.root.join(file);
        let staged = match same(&target, bytes) {
            Some(true) => None,
            Some(false) if !self.former.contains(file) => return Err(Refusal::Foreign(target)),
            None if !self.former.contains(file) => {
                self.refuse_file_above(file)?;
                Some(self.stage(bytes)?)
            }
            _ => Some(self.stage(bytes)?),
        };
        let mut files = self
            .files
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        files.bytes += bytes.len() as u64;
        files
            .staged
            .extend(staged.map(|path| (file.to_owned(), path)));
        files.present.insert(file.to_owned());
        Ok(())
    }

    /// Refuses a new file where one that is not ours stands in place of a folder above it.
    fn refuse_file_above(&self, file: &str) -> Result<(), Refusal> {
        let ends = file.match_indices('/').map(|(end, _)| &file[..end]);
        let mut strange = ends.filter(|above| !self.former.contains(*above));
        match strange.find(|above| self.root.join(above).is_file()) {
            Some(above) => Err(Refusal::Foreign(self.root.join(above))),
            None => Ok(()),
        }
    }

    fn stage(&self, bytes: &[u8]) -> Result<PathBuf, Refusal> {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        let path = self.root.join(OURS).join("stage").join(number.to_string());
        match fs::write(&path, bytes) {
            Ok(()) => Ok(path),
            Err(error) => Err(Refusal::Io(path, error)),
        }
    }

    /// Puts everything into place, removes what the site no longer has, and writes the manifest.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self) -> Result<Written, Refusal> {
        let files = self
            .files
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let ours = self.root.join(OURS);
        let everything: BTreeSet<&String> = self.former.union(&files.present).collect();
        write_manifest(&ours, everything.into_iter())?;
        for (file, staged) in &files.staged {
            place(&self.root, file, staged)?;
        }
        let gone: Vec<&String> = self.former.difference(&files.present).collect();
        for file in &gone {
            remove(&self.root, file)?;
        }
        write_manifest(&ours, files.present.iter())?;
        remove_stage(&ours.join("stage")).map_err(|error| Refusal::Io(ours, error))?;
        Ok(Written {
            files: files.present.len(),
            bytes: files.bytes,
            written: files.staged.len(),
            removed: gone.len(),
        })
    }

    /// Gives up: the directory keeps the former site.
    pub fn abandon(self) {
        // What stays behind is cleared when the directory is opened again.
        drop(remove_stage(&self.root.join(OURS).join("stage")));
    }
}

/// Whether the file at `target` holds just `bytes`; `None` when there is no file.
fn same(target: &Path, bytes: &[u8]) -> Option<bool> {
    let found = fs::metadata(target).ok()?;
    if found.len() != bytes.len() as u64 {
        return Some(false);
    }
    Some(fs::read(target).is_ok_and(|found| found == bytes))
}

fn refuse_strangers(root: &Path) -> Result<(), Refusal> {
    match holds_files(root) {
        Ok(false) => Ok(()),
        Ok(true) => Err(Refusal::NotOurs(root.to_owned())),
        Err(error) => Err(Refusal::Io(root.to_owned(), error)),
    }
}

/// Whether a directory holds anything but hidden files.
///
/// # Errors
/// When it cannot be read.
pub fn holds_files(root: &Path) -> io::Result<bool> {
    let mut inside = fs::read_dir(root)?;
    Ok(inside.any(|found| found.is_ok_and(|found| !is_hidden(&found.file_name()))))
}

/// A `.gitignore` or a system's own file says nothing about whose directory it is.
fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn remove_stage(stage: &Path) -> io::Result<()> {
    match fs::remove_dir_all(stage) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Renames a staged file into its place, making the folders it needs.
fn place(root: &Path, file: &str, staged: &Path) -> Result<(), Refusal> {
    let target = root.join(file);
    let renamed = fs::rename(staged, &target).or_else(|_| {
        let folder = target.parent().unwrap_or(root);
        fs::create_dir_all(folder)?;
        fs::rename(staged, &target)
    });
    renamed.map_err(|error| Refusal::Io(target, error))
}

/// Removes a file of an earlier build and the folders that it leaves empty.
fn remove(root: &Path, file: &str) -> Result<(), Refusal> {
    let target = root.join(file);
    match fs::remove_file(&target) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Refusal::Io(target, error));
        }
        _ => {}
    }
    let folders = target
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root);
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

fn write_manifest<'a>(ours: &Path, files: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let text: String = files.flat_map(|file| [file.as_str(), "\n"]).collect();
    let path = ours.join("manifest");
    let beside = ours.join("manifest.new");
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|error| Refusal::Io(path, error))
}
