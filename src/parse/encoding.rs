//! Bytes into text.
//!
//! In: a file as found. Out: its text without a byte order mark, or a finding that names the encoding it is
//! probably in and says how to convert it.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;

/// The text of a file.
///
/// # Errors
/// When it is not UTF-8.
pub fn decode<'a>(path: &SourcePath, bytes: &'a [u8]) -> Result<&'a str, Box<Diagnostic>> {
    if let Some(encoding) = wide(bytes) {
        return Err(Box::new(foreign(path, Place::file(path), encoding)));
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let readable = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = std::str::from_utf8(readable).unwrap_or_default();
            let before = before.strip_prefix('\u{feff}').unwrap_or(before);
            let place = Place::new(path, before, before.len()..before.len());
            Err(Box::new(foreign(
                path,
                place,
                if is_gb18030(bytes) {
                    "GB18030"
                } else {
                    "unknown"
                },
            )))
        }
    }
}

fn foreign(path: &SourcePath, place: Place, encoding: &str) -> Diagnostic {
    let message = Message::new("file-not-utf8").arg("encoding", encoding);
    let help = Message::new("file-not-utf8-help")
        .arg("encoding", encoding)
        .arg("file", path);
    Diagnostic::error(place, message).help(help)
}

/// Two bytes a character: told by the byte order mark, else by zero bytes, of which text has none.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("UTF-16LE"),
        [0xfe, 0xff, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    memchr::memchr(0, bytes)?;
    let zeros = |parity| {
        bytes
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (even, odd) if odd >= even => Some("UTF-16LE"),
        _ => Some("UTF-16BE"),
    }
}

/// Whether `bytes` are ASCII and the pairs and fours of GB18030 throughout.
fn is_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7f, rest @ ..]
            | [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..]
            | [
                0x81..=0xfe,
                b'0'..=b'9',
                0x81..=0xfe,
                b'0'..=b'9',
                rest @ ..,
            ] => rest,
            _ => return false,
        };
    }
}
