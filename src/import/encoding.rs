//! Bytes of a text file into its text, whatever program saved it.
//!
//! In: bytes. Out: the text without a byte order mark and with `\n` at the end of its lines, the name of the encoding,
//! and where a byte or a character stands that no text has. Invariant: such a character becomes `�` and is told; bytes
//! that hold many of them are no text, and refused.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Stands where a character cannot be read.
const LOST: char = '\u{fffd}';

/// A text that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The name that people know its encoding by.
    pub encoding: &'static str,
    /// The bytes of the text at which a character stands that could not be read.
    pub lost: Vec<usize>,
}

/// The text of `bytes`; `None` when it is no text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked
        .or_else(|| wide(bytes))
        .unwrap_or_else(|| guess(bytes));
    let (text, encoding, broken) = encoding.decode(bytes);
    let (text, lost) = readable(&lines(&text), broken);
    is_text(&text, lost.len()).then_some(Decoded {
        encoding: name(encoding),
        text,
        lost,
    })
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
    let (even, odd) = (zeros(0), zeros(1));
    let few = (even + odd) * 8 < bytes.len() && std::str::from_utf8(bytes).is_ok();
    match (even, odd) {
        _ if few || (even + odd) * 20 < bytes.len() => None,
        (0, 0) => None,
        (even, odd) if odd > even => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

/// The encoding of bytes that do not say it.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        found if found == BIG5 => BIG5,
        _ => GB18030,
    }
}

/// Whether bytes are UTF-8, but for some that were damaged.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk
            .valid()
            .chars()
            .filter(|found| !found.is_ascii())
            .count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 2 <= good
}

/// One kind of line end, none of the characters that only move a printer, and none of the mark with which old programs
/// end a file.
fn lines(text: &str) -> String {
    let text = text.trim_end_matches('\u{1a}').replace("\r\n", "\n");
    text.replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n")
}

/// `text` with `�` for characters that no text has, and where they stand. In a `broken` text, the decoder has put some.
fn readable(text: &str, broken: bool) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut lost = Vec::new();
    for found in text.chars() {
        let is_control = found.is_control() && !matches!(found, '\n' | '\t');
        if is_control || broken && found == LOST {
            lost.push(out.len());
        }
        out.push(if is_control { LOST } else { found });
    }
    (out, lost)
}

/// Whether this many lost characters are a damage to a text, and not what another kind of file looks like.
fn is_text(text: &str, lost: usize) -> bool {
    let all = text.chars().count();
    lost == 0 || all >= 6 && lost <= 1 + all / 20
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

    use super::decode;

    #[test]
    fn encodings_are_told_apart() {
        let text = "雲汀中學工會2026年工作計劃\n三月：組織女職工參加插花活動，慰問退休教師。\n";
        for (encoding, name) in [(UTF_8, "UTF-8"), (GB18030, "GB18030"), (BIG5, "Big5")] {
            let encoding: &Encoding = encoding;
            let decoded = decode(&encoding.encode(text).0).expect("a text");
            assert_eq!((&*decoded.text, decoded.encoding), (text, name));
            assert!(decoded.lost.is_empty());
        }
    }

    #[test]
    fn a_damaged_character_is_lost_alone() {
        let mut bytes = "3月：插花\n4月：植树\n".as_bytes().to_vec();
        bytes.insert(0, 0xff);
        bytes.insert(2, 0);
        let decoded = decode(&bytes);
        assert_eq!(decoded, None, "two of fourteen are too many");
        bytes.remove(0);
        let decoded = decode(&bytes).expect("a text");
        assert_eq!(decoded.text, "3\u{fffd}月：插花\n4月：植树\n");
        assert_eq!((decoded.encoding, decoded.lost), ("UTF-8", vec![1]));
    }
}
