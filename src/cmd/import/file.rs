//! A file that somebody names, read with care: it may be no file at all, or have no end.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use crate::base::diagnostic::Message;
use crate::cmd::Failure;

/// The bytes of a file of at most `largest`.
pub fn bytes(path: &Path, largest: usize) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::Io(Message::new("import-refused-unknown"), error);
    // Asked before it is opened: to open a pipe waits for somebody who writes.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(Failure::Other(Message::new("import-refused-no-file")));
    }
    let room = u64::try_from(largest).unwrap_or(u64::MAX);
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(room.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    match bytes.len() > largest {
        true => Err(Failure::Other(Message::new("import-refused-large"))),
        false => Ok(bytes),
    }
}
