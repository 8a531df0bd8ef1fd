//! A JPEG by its segments.
//!
//! In: the bytes of a JPEG. Out: those of its segments that are seen. Invariant: nothing stands before the first marker
//! or behind the end, where phones keep films and second pictures; the pixels are copied as they are.

const APP1: u8 = 0xe1;
const APP14: u8 = 0xee;
const APP15: u8 = 0xef;
const COMMENT: u8 = 0xfe;
const START: u8 = 0xd8;
const SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// The picture without what is not seen; `None` when it is cut off.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = vec![0xff, START];
    let mut rest = bytes.strip_prefix(&[0xff, START])?;
    loop {
        let (marker, after) = marker(rest)?;
        if marker == END {
            out.extend([0xff, END]);
            return Some(out);
        }
        let length = length(marker, after)?;
        let (segment, after) = after.split_at_checked(length)?;
        let (pixels, after) = after.split_at(if marker == SCAN { scan(after) } else { 0 });
        if is_seen(marker, segment) {
            out.extend([0xff, marker]);
            out.extend(segment);
            out.extend(pixels);
        }
        rest = after;
    }
}

/// The next marker, and what follows it.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let start = bytes.iter().position(|byte| *byte == 0xff)?;
    let fill = &bytes[start..];
    let at = fill.iter().position(|byte| *byte != 0xff)?;
    let (marker, after) = fill[at..].split_first()?;
    match marker {
        0 => self::marker(after),
        marker => Some((*marker, after)),
    }
}

/// How long a segment is, its length included; some markers stand alone.
fn length(marker: u8, after: &[u8]) -> Option<usize> {
    match marker {
        0x01 | 0xd0..=0xd8 => Some(0),
        _ => {
            let length = u16::from_be_bytes(*after.first_chunk()?);
            (length >= 2).then_some(usize::from(length))
        }
    }
}

/// Where the pixels of a scan end: at the next marker that does not belong to them.
fn scan(bytes: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

/// Whether a segment changes what one sees: APP2 holds the colours, APP14 how they are written.
fn is_seen(marker: u8, segment: &[u8]) -> bool {
    let says = (APP1..=APP15).contains(&marker) || marker == COMMENT;
    let contents = segment.get(2..).unwrap_or_default();
    !says || marker == APP14 || contents.starts_with(b"ICC_PROFILE\0")
}
