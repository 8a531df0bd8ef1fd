//! PDFs that were set before.
//!
//! In: the name of a sheet and the key of all that goes into it. Out: the PDF that was kept under just this key. Invariant: one
//! file a sheet, which begins with its key; what cannot be read or written is as if it were not kept.

use std::fs;
use std::path::PathBuf;

/// How long a key is, in bytes.
const KEY: usize = 16;

/// A folder of PDFs.
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

    /// The PDF of the sheet `name`, if `key` is still its key.
    #[must_use]
    pub fn find(&self, name: &str, key: u128) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.join(name)).ok()?;
        if bytes.get(..KEY)? != key.to_le_bytes() {
            return None;
        }
        bytes.drain(..KEY);
        Some(bytes)
    }

    /// Keeps the PDF of the sheet `name`. Two at once do no harm: each writes a file of its own and renames it.
    pub fn keep(&self, name: &str, key: u128, pdf: &[u8]) {
        let mut bytes = Vec::with_capacity(KEY + pdf.len());
        bytes.extend(key.to_le_bytes());
        bytes.extend(pdf);
        let beside = self.folder.join(format!("{name}.{}", std::process::id()));
        let made = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(self.folder.join(".gitignore"), "*\n"))
            .and_then(|()| fs::write(&beside, bytes))
            .and_then(|()| fs::rename(&beside, self.folder.join(name)));
        if made.is_err() {
            drop(fs::remove_file(beside));
        }
    }
}
