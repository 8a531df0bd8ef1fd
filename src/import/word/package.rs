//! The container that a Word file is: a ZIP archive of XML parts and pictures.
//!
//! In: bytes. Out: parts by name. Invariant: however the archive is made, no more is unpacked than the bounds here allow.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::base::diagnostic::Message;
use crate::import::encoding;
use crate::import::word::xml::{self, Node};

/// The most entries of an archive.
const ENTRIES: usize = 5_000;

/// The largest part, in bytes.
const LARGEST: u64 = 64 << 20;

/// The most that is unpacked of one file, in bytes.
const ALTOGETHER: u64 = 256 << 20;

/// An open archive.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the archive in `bytes`.
    ///
    /// # Errors
    /// When it is broken or too large.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Message> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.len() > ENTRIES {
            return Err(enormous());
        }
        Ok(Package {
            archive,
            left: ALTOGETHER,
        })
    }

    /// Whether there is a part of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` when there is none.
    ///
    /// # Errors
    /// When it is broken, encrypted or too large.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Message> {
        if !self.has(name) {
            return Ok(None);
        }
        let room = LARGEST.min(self.left);
        let file = self
            .archive
            .by_name(name)
            .map_err(|error| refusal(&error))?;
        let mut bytes = Vec::new();
        let read = file
            .take(room + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken())?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > room {
            return Err(enormous());
        }
        self.left -= read;
        Ok(Some(bytes))
    }

    /// An XML part; `None` when there is none.
    ///
    /// # Errors
    /// When it is broken or too large.
    pub fn xml(&mut self, name: &str) -> Result<Option<Node>, Message> {
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        let decoded = encoding::decode(&bytes).ok_or_else(broken)?;
        xml::parse(&decoded.text).map(Some)
    }
}

/// Why a part cannot be opened.
fn refusal(error: &ZipError) -> Message {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Message::new("import-refused-encrypted")
        }
        _ => broken(),
    }
}

/// The file cannot be read as it should be.
#[must_use]
pub fn broken() -> Message {
    Message::new("import-refused-broken")
}

/// The file holds more than any plan does.
#[must_use]
pub fn enormous() -> Message {
    Message::new("import-refused-large")
}
