//! Makes a directory equal to the site.
//!
//! In: files of the site, in any order, from any thread. Out: a directory that holds them, where only what
//! differs was written and only what an earlier build wrote was removed.
//! Invariant: a manifest lists what is ours. What is not in it is never touched; until [`Output::finish`],
//! the directory shows the former site whole. What differs waits in a tree of its own, so that a folder that is
//! new is put into place as a whole.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

/// Where the manifest and the files on their way lie, inside the output directory.
const OURS: &str = ".huikan";

/// The file there that lists all that is ours.
const MANIFEST: &str = "manifest";

/// The file there that lists what was printed by itself and stays.
const PRINTED: &str = "printed";

/// A directory that is being made equal to a site.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    /// Where what differs waits to be put into place.
    stage: PathBuf,
    former: BTreeSet<String>,
    /// Those files that were printed by themselves.
    printed: BTreeSet<String>,
    /// Whether nothing stands in it that a file of the site could meet.
    is_empty: bool,
    /// Every file of the new site.
    present: Mutex<Vec<String>>,
    /// How many of them differ and wait to be put into place.
    staged: AtomicUsize,
}

/// What a build did to the output directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
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
        let former = listed(root, MANIFEST)?;
        if former.is_none() {
            refuse_strangers(root)?;
        }
        let stage = root.join(OURS).join("stage");
        remove_stage(&stage).map_err(failed)?;
        fs::create_dir_all(&stage).map_err(failed)?;
        Ok(Output {
            root: root.to_owned(),
            stage,
            printed: printed(root)?,
            is_empty: former.is_none(),
            former: former.unwrap_or_default(),
            present: Mutex::default(),
            staged: AtomicUsize::new(0),
        })
    }

    /// Takes one file of the site, with `/` between the parts of its name.
    ///
    /// # Errors
    /// When something that is not ours is in its place, or the disk refuses.
    pub fn put(&self, file: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let may_meet = !self.is_empty || file.starts_with('.');
        if may_meet && !self.former.contains(file) {
            self.refuse_foreign(file)?;
        }
        if !may_meet || !holds(&self.root.join(file), bytes) {
            self.stage(file, bytes)?;
        }
        self.present().push(file.to_owned());
        Ok(())
    }

    /// Refuses a new file where something that is not ours stands in its place, or in place of a folder above it.
    fn refuse_foreign(&self, file: &str) -> Result<(), Refusal> {
        if let Some(foreign) = self.foreign(file) {
            return Err(Refusal::Foreign(self.root.join(foreign)));
        }
        let ends = file.match_indices('/').map(|(end, _)| &file[..end]);
        let mut strange = ends.filter(|above| !self.former.contains(*above));
        match strange.find(|above| self.root.join(above).is_file()) {
            Some(above) => Err(Refusal::Foreign(self.root.join(above))),
            None => Ok(()),
        }
    }

    /// What is not ours at `name` or below it. A folder of ours holds something; an empty one is another's.
    fn foreign(&self, name: &str) -> Option<String> {
        let path = self.root.join(name);
        if !fs::symlink_metadata(&path).ok()?.is_dir() {
            return (!self.former.contains(name)).then(|| name.to_owned());
        }
        let inside = fs::read_dir(&path).into_iter().flatten().flatten();
        let mut names = inside.map(|found| found.file_name()).peekable();
        if names.peek().is_none() {
            return Some(name.to_owned());
        }
        names.find_map(|below| self.foreign(&format!("{name}/{}", below.to_string_lossy())))
    }

    fn stage(&self, file: &str, bytes: &[u8]) -> Result<(), Refusal> {
        self.staged.fetch_add(1, Ordering::Relaxed);
        let path = self.stage.join(file);
        let folder = path.parent().unwrap_or(&self.root);
        // A page is the first file of its folder. Whether there is one shows when the file is written.
        drop(fs::create_dir(folder));
        let written = fs::write(&path, bytes).or_else(|_| {
            fs::create_dir_all(folder)?;
            fs::write(&path, bytes)
        });
        written.map_err(|error| Refusal::Io(path, error))
    }

    /// Removes what the site no longer has, puts everything else into place, and writes the manifest. What was printed and
    /// is among the `lacking` is gone only until it can be made again.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self, lacking: &BTreeSet<String>) -> Result<Written, Refusal> {
        let settled = self.settle(lacking);
        self.abandon();
        settled
    }

    /// Puts what was printed into place beside what an earlier build wrote, which stays, and remembers it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish_beside(mut self) -> Result<Written, Refusal> {
        let printed = self.present().clone();
        self.printed.extend(printed);
        self.present().extend(self.former.iter().cloned());
        self.finish(&BTreeSet::new())
    }

    /// What is gone goes first: a folder may now stand where a file was, and a file where a folder was.
    fn settle(&self, lacking: &BTreeSet<String>) -> Result<Written, Refusal> {
        let present: BTreeSet<String> = std::mem::take(&mut *self.present()).into_iter().collect();
        let ours = self.root.join(OURS);
        let everything: BTreeSet<&String> = self.former.union(&present).collect();
        if everything.len() > self.former.len() {
            write_list(&ours, MANIFEST, everything.iter().copied())?;
        }
        let gone: Vec<&String> = self.former.difference(&present).collect();
        for file in &gone {
            remove(&self.root, file)?;
        }
        place_all(&self.stage, &self.root)?;
        if everything.len() > present.len() {
            write_list(&ours, MANIFEST, present.iter())?;
        }
        let is_still = |file: &&String| present.contains(*file) || lacking.contains(*file);
        let printed: BTreeSet<String> = self.printed.iter().filter(is_still).cloned().collect();
        if printed != self::printed(&self.root)? {
            write_list(&ours, PRINTED, printed.iter())?;
        }
        Ok(Written {
            files: present.len(),
            written: self.staged.load(Ordering::Relaxed),
            removed: gone.len(),
        })
    }

    fn present(&self) -> MutexGuard<'_, Vec<String>> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Clears what waits to be put into place: without [`Output::finish`], the directory keeps the former site.
    pub fn abandon(self) {
        // What stays behind is cleared when the directory is opened again.
        drop(remove_stage(&self.stage));
    }
}

/// The files in the directory `root` that were printed by themselves: a build makes them anew as long as there is something to
/// print.
///
/// # Errors
/// When they cannot be read.
pub fn printed(root: &Path) -> Result<BTreeSet<String>, Refusal> {
    Ok(listed(root, PRINTED)?.unwrap_or_default())
}

/// The files that our list `name` holds, if there is one.
fn listed(root: &Path, name: &str) -> Result<Option<BTreeSet<String>>, Refusal> {
    let path = root.join(OURS).join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.lines().map(str::to_owned).collect())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Refusal::Io(path, error)),
    }
}

/// Whether the file at `target` is there and holds just `bytes`.
fn holds(target: &Path, bytes: &[u8]) -> bool {
    let length = bytes.len() as u64;
    let same = File::open(target).and_then(|file| {
        let is_as_long = file.metadata()?.len() == length;
        let mut found = Vec::with_capacity(bytes.len());
        Ok(is_as_long && file.take(length).read_to_end(&mut found).is_ok() && found == bytes)
    });
    same.unwrap_or(false)
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

/// Renames everything in the folder `from` into the folder `to`.
fn place_all(from: &Path, to: &Path) -> Result<(), Refusal> {
    let inside = fs::read_dir(from).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let inside = inside.map_err(|error| Refusal::Io(from.to_owned(), error))?;
    inside.par_iter().try_for_each(|staged| place(staged, to))
}

/// Renames what is staged into the folder `to`: a folder that is new there as a whole.
fn place(staged: &DirEntry, to: &Path) -> Result<(), Refusal> {
    let target = to.join(staged.file_name());
    match fs::rename(staged.path(), &target) {
        Ok(()) => Ok(()),
        Err(_) if target.is_dir() => place_all(&staged.path(), &target),
        Err(error) => Err(Refusal::Io(target, error)),
    }
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

fn write_list<'a>(
    ours: &Path,
    name: &str,
    files: impl Iterator<Item = &'a String>,
) -> Result<(), Refusal> {
    let text: String = files.flat_map(|file| [file.as_str(), "\n"]).collect();
    let path = ours.join(name);
    let beside = ours.join(format!("{name}.new"));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|error| Refusal::Io(path, error))
}
