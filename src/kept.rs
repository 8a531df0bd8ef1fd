//! What was dear to make and is kept from one run to the next.
//!
//! In: the name of a thing and the key of all that goes into it. Out: what was kept under just this key. Invariant: one
//! file a thing, which begins with its key and the hash of what follows; what cannot be read or written, or is damaged, is as if
//! it were not kept.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// How long a key and a hash are, in bytes.
const SEAL: usize = 24;

/// A folder of such things.
#[derive(Debug, Clone)]
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// In `folder`, which need not exist.
    #[must_use]
    pub fn new(folder: PathBuf) -> Kept {
        Kept { folder }
    }

    /// What is kept as `name`, if `key` is still its key.
    #[must_use]
    pub fn find(&self, name: &str, key: u128) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.join(name)).ok()?;
        let (found, made) = bytes.split_at_checked(SEAL)?;
        if found != seal(key, made) {
            return None;
        }
        bytes.drain(..SEAL);
        Some(bytes)
    }

    /// Keeps `made` as `name`. Two at once do no harm: each writes a file of its own and renames it.
    pub fn keep(&self, name: &str, key: u128, made: &[u8]) {
        let bytes = [&seal(key, made), made].concat();
        let beside = self.folder.join(format!("{name}.{}", std::process::id()));
        let written = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(self.folder.join(".gitignore"), "*\n"))
            .and_then(|()| fs::write(&beside, bytes))
            .and_then(|()| fs::rename(&beside, self.folder.join(name)));
        if written.is_err() {
            drop(fs::remove_file(beside));
        }
    }

    /// Forgets all that is kept but under one of these `names`.
    pub fn forget_others(&self, names: &BTreeSet<String>) {
        let found = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for file in found {
            let name = file.file_name().into_string().unwrap_or_default();
            // What is being written has the number of a process behind its name.
            let kept = name.split('.').next().unwrap_or_default();
            if !name.starts_with('.') && !names.contains(kept) {
                drop(fs::remove_file(file.path()));
            }
        }
    }
}

/// What a file begins with.
fn seal(key: u128, made: &[u8]) -> [u8; SEAL] {
    let mut hasher = DefaultHasher::new();
    made.hash(&mut hasher);
    let mut seal = [0; SEAL];
    let (of_key, of_made) = seal.split_at_mut(size_of::<u128>());
    of_key.copy_from_slice(&key.to_le_bytes());
    of_made.copy_from_slice(&hasher.finish().to_le_bytes());
    seal
}
