//! A GIF by its blocks.
//!
//! In: the bytes of a GIF. Out: the same without comments and without what programs wrote into it, but for how often it
//! repeats. Invariant: nothing stands behind the end; the pixels are copied as they are.

const IMAGE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const END: u8 = 0x3b;

/// What an extension begins with that says how often the picture repeats.
const REPEATS: [&[u8]; 2] = [b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"];

/// The picture without what is not seen; `None` when it is cut off.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = 13 + colours(*bytes.get(10)?);
    let (head, mut rest) = bytes.split_at_checked(head)?;
    let mut out = head.to_vec();
    loop {
        let kind = *rest.first()?;
        let length = match kind {
            END => {
                out.push(END);
                return Some(out);
            }
            IMAGE => {
                let before = 11 + colours(*rest.get(9)?);
                before + blocks(rest.get(before..)?)?
            }
            EXTENSION => 2 + blocks(rest.get(2..)?)?,
            _ => return None,
        };
        let (block, after) = rest.split_at_checked(length)?;
        if kind == IMAGE || is_seen(block) {
            out.extend(block);
        }
        rest = after;
    }
}

/// How many bytes the colours take that `flags` announce.
fn colours(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// How many bytes the blocks take that follow, up to the empty one.
fn blocks(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// Whether an extension changes what one sees: when the next picture comes, words drawn into it, how often all repeats.
fn is_seen(extension: &[u8]) -> bool {
    let contents = extension.get(2..).unwrap_or_default();
    match extension.get(1) {
        Some(0xf9 | 0x01) => true,
        Some(0xff) => REPEATS.iter().any(|name| contents.starts_with(name)),
        _ => false,
    }
}
