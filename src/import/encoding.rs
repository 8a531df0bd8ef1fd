//! Bytes of a text file into its text, whatever program saved it.
//!
//! In: bytes. Out: the text without a byte order mark and with `\n` at the end of its lines, and the name of the
//! encoding. Invariant: nothing is replaced by guesswork; bytes that are no text in any encoding known here are refused.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text of `bytes` and its encoding; `None` when it is no text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| wide(bytes)).unwrap_or(UTF_8);
    let (text, encoding) = strictly(encoding, bytes)
        .or_else(|| strictly(GB18030, bytes).filter(|_| marked.is_none()))?;
    let text = lines(&text);
    let is_text = !text
        .contains(|found: char| found.is_control() && !matches!(found, '\n' | '\t' | '\u{1a}'));
    is_text.then_some((text, encoding))
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Option<(String, &'static str)> {
    let (text, used, broken) = encoding.decode(bytes);
    (!broken).then(|| (text.into_owned(), name(used)))
}

/// The name that people know it by.
fn name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "gb18030" => "GB18030",
        name => name,
    }
}

/// Two bytes a character without a mark: told by zero bytes, of which text has none.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| {
        let half = bytes.iter().skip(parity).step_by(2);
        half.filter(|byte| **byte == 0).count()
    };
    match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (even, odd) if odd > even => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

/// One kind of line end, and none of the characters that only move a printer.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n")
}
