//! Files that were read, each with what was made of it.
//!
//! In: what is there now, with stamps. Out: what was made of every file, and which files differ from before.
//! Invariant: whatever is made is made of the bytes of now; a file is made anew exactly when its bytes differ.
//! A stamp only says which files need not be read, and only when it has settled.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::io::{self, ErrorKind};
use std::time::SystemTime;

use foldhash::quality::FixedState;
use rayon::prelude::*;

use crate::base::path::SourcePath;
use crate::pipeline::AT_A_TIME;
use crate::read::tree::Stamp;

/// Files of one kind, by path.
#[derive(Debug)]
pub struct Shelf<T> {
    kept: BTreeMap<SourcePath, Kept<T>>,
}

/// One file as it was last read.
#[derive(Debug)]
struct Kept<T> {
    stamp: Stamp,
    seen: SystemTime,
    hash: u64,
    made: T,
}

impl<T> Kept<T> {
    /// Whether the file need not be read again.
    fn holds(&self, stamp: &Stamp) -> bool {
        self.stamp == *stamp && stamp.is_settled(self.seen)
    }
}

/// How what is there differs from what was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files whose bytes differ.
    pub edited: Vec<SourcePath>,
    /// Files that are new.
    pub added: Vec<SourcePath>,
    /// Files that are gone.
    pub removed: Vec<SourcePath>,
}

impl Changes {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paths().next().is_none()
    }

    /// Every file that differs.
    pub fn paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.edited.iter().chain(&self.added).chain(&self.removed)
    }

    /// These changes and those of `other`, which are of other files.
    pub fn extend(&mut self, other: Changes) {
        self.edited.extend(other.edited);
        self.added.extend(other.added);
        self.removed.extend(other.removed);
    }

    /// These changes and then those of `other`, each file once: what became of it last.
    pub fn merge(&mut self, other: Changes) {
        let later: BTreeSet<&SourcePath> = other.paths().collect();
        self.edited.retain(|path| !later.contains(path));
        self.added.retain(|path| !later.contains(path));
        self.removed.retain(|path| !later.contains(path));
        self.extend(other);
    }
}

/// A file that was read because its stamp alone does not tell.
struct Read<T> {
    path: SourcePath,
    stamp: Stamp,
    seen: SystemTime,
    hash: u64,
    /// What was made of it, when its bytes differ.
    made: Option<T>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf {
            kept: BTreeMap::new(),
        }
    }
}

impl<T: Send + Sync> Shelf<T> {
    /// Makes the shelf equal to `found`, which is sorted by path. A file that cannot be read is made from the error
    /// and read again at the next look; one that has vanished since is not there.
    pub fn update(
        &mut self,
        found: &[(SourcePath, Stamp)],
        read: impl Fn(&SourcePath) -> io::Result<Vec<u8>> + Sync,
        make: impl Fn(&SourcePath, io::Result<Vec<u8>>) -> T + Sync,
    ) -> Changes {
        let removed = self.remove_all_but(found);
        let mut changes = Changes {
            removed,
            ..Changes::default()
        };
        let outcome: Vec<Result<Read<T>, SourcePath>> = self
            .doubtful(found)
            .into_par_iter()
            .with_max_len(AT_A_TIME)
            .map(|(path, stamp)| self.read(path, *stamp, &read, &make))
            .collect();
        for outcome in outcome {
            match outcome {
                Ok(read) => self.keep(read, &mut changes),
                Err(path) if self.kept.remove(&path).is_some() => changes.removed.push(path),
                Err(_) => {}
            }
        }
        if changes.added.len() == self.kept.len() {
            // The first look: what is put in one by one leaves every node of the map half empty.
            self.kept = std::mem::take(&mut self.kept).into_iter().collect();
        }
        changes
    }

    /// As [`Shelf::update`], but of a few files that are on the shelf; the others stay as they are.
    pub fn glance(
        &mut self,
        found: &[(SourcePath, Stamp)],
        read: impl Fn(&SourcePath) -> io::Result<Vec<u8>> + Sync,
        make: impl Fn(&SourcePath, io::Result<Vec<u8>>) -> T + Sync,
    ) -> Changes {
        let mut changes = Changes::default();
        for (path, stamp) in found {
            let holds = self.kept.get(path).is_none_or(|kept| kept.holds(stamp));
            if let Some(read) = (!holds).then(|| self.read(path, *stamp, &read, &make)) {
                read.into_iter()
                    .for_each(|read| self.keep(read, &mut changes));
            }
        }
        changes
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn has(&self, path: &SourcePath) -> bool {
        self.kept.contains_key(path)
    }

    /// What was made of the file at `path`.
    #[must_use]
    pub fn get(&self, path: &SourcePath) -> Option<&T> {
        self.kept.get(path).map(|kept| &kept.made)
    }

    /// What was made of every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&SourcePath, &T)> {
        self.kept.iter().map(|(path, kept)| (path, &kept.made))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    fn remove_all_but(&mut self, found: &[(SourcePath, Stamp)]) -> Vec<SourcePath> {
        let mut removed = Vec::new();
        let mut there = found.iter().map(|(path, _)| path).peekable();
        self.kept.retain(|path, _| {
            while there.next_if(|next| *next < path).is_some() {}
            let stays = there.peek() == Some(&path);
            if !stays {
                removed.push(path.clone());
            }
            stays
        });
        removed
    }

    /// The files that must be read.
    fn doubtful<'a>(&self, found: &'a [(SourcePath, Stamp)]) -> Vec<&'a (SourcePath, Stamp)> {
        let mut kept = self.kept.iter().peekable();
        let doubtful = found.iter().filter(|(path, stamp)| {
            while kept.next_if(|(known, _)| *known < path).is_some() {}
            !kept
                .peek()
                .is_some_and(|(known, kept)| *known == path && kept.holds(stamp))
        });
        doubtful.collect()
    }

    /// Reads one file. When it has vanished, its path.
    fn read(
        &self,
        path: &SourcePath,
        stamp: Stamp,
        read: &(impl Fn(&SourcePath) -> io::Result<Vec<u8>> + Sync),
        make: &(impl Fn(&SourcePath, io::Result<Vec<u8>>) -> T + Sync),
    ) -> Result<Read<T>, SourcePath> {
        let now = SystemTime::now();
        let (bytes, seen, hash) = match read(path) {
            Ok(bytes) => {
                let hash = hash(&bytes);
                (Ok(bytes), now, hash)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(path.clone()),
            Err(error) => (Err(error), SystemTime::UNIX_EPOCH, 0),
        };
        let same = self.kept.get(path).is_some_and(|kept| kept.hash == hash);
        Ok(Read {
            path: path.clone(),
            stamp,
            seen,
            hash,
            made: (!same).then(|| make(path, bytes)),
        })
    }

    fn keep(&mut self, read: Read<T>, changes: &mut Changes) {
        let Read {
            path,
            stamp,
            seen,
            hash,
            made,
        } = read;
        match (made, self.kept.get_mut(&path)) {
            (None, Some(kept)) => {
                kept.stamp = stamp;
                kept.seen = seen;
            }
            (Some(made), known) => {
                match known {
                    Some(_) => changes.edited.push(path.clone()),
                    None => changes.added.push(path.clone()),
                }
                let kept = Kept {
                    stamp,
                    seen,
                    hash,
                    made,
                };
                self.kept.insert(path, kept);
            }
            (None, None) => {}
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    FixedState::default().hash_one(bytes)
}
