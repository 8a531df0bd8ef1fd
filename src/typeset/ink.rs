//! The outlines of letters into a PDF that was written with blank faces.
//!
//! In: a PDF, and whoever knows the outlines of faces. Out: the PDF that looks as it should. Invariant: nothing but the fonts'
//! programs changes, the file's identity included, which is that of the blank one; where anything is not as expected there is
//! nothing, and no PDF that is wrong. The box of a face is that of the whole font, for the writer saw no outlines. Outlines are
//! not packed, which is an eighth of all work and hardly makes them smaller.

use std::collections::BTreeSet;
use std::io::Read;
use std::ops::Range;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::typeset::cut::{drawn, marks};

/// What says that an object is the program of a font of the kind that is cut, as it is written, packed, and as it is inked.
const PACKED_PROGRAM: &[u8] = b"/Filter/FlateDecode/Subtype/CIDFontType0C>>";
const PROGRAM: &[u8] = b"/Subtype/CIDFontType0C>>";

/// What says how long a stream is, and what is around it.
const LENGTH: &[u8] = b"/Length ";
const STREAM: &[u8] = b"\nstream\n";
const STREAM_END: &[u8] = b"\nendstream";

/// How far into an object its particulars reach that are looked at.
const HEAD: usize = 160;

/// How long a line is in the table of the objects' places, and how that of an object ends.
const LINE: usize = 20;
const IN_USE: &[u8] = b" 00000 n\r\n";

/// The outlines of the glyphs of a face, by their numbers.
pub trait Outlines: Send + Sync {
    /// Those of `glyphs`; nothing where one of them cannot be had.
    fn of(&self, glyphs: &[u16]) -> Option<Vec<Vec<u8>>>;
}

/// Puts the outlines of the faces, which have numbers, into `pdf`. All those that are `used` must be there.
pub fn ink<'o>(
    pdf: &[u8],
    used: &BTreeSet<u32>,
    face: impl Fn(u32) -> Option<&'o dyn Outlines>,
) -> Option<Vec<u8>> {
    let table = Table::of(pdf)?;
    let mut inked = pdf.get(..table.first()?)?.to_vec();
    let mut places = vec![0; table.places.len()];
    let mut found = BTreeSet::new();
    for (at, object) in table.objects() {
        let object = pdf.get(object)?;
        places[at] = inked.len();
        match head_of_program(object) {
            Some(head) => {
                let (number, program) = program(object, head, &face)?;
                found.extend(number);
                inked.extend(program);
            }
            None => inked.extend(object),
        }
    }
    if found != *used {
        return None;
    }
    let start = inked.len();
    inked.extend(pdf.get(table.start..table.lines.start)?);
    inked.extend(pdf.get(table.lines.clone())?.get(..LINE)?);
    for place in places {
        inked.extend(format!("{place:010}").bytes());
        inked.extend(IN_USE);
    }
    inked.extend(pdf.get(table.lines.end..table.said)?);
    inked.extend(format!("{start}\n%%EOF").bytes());
    Some(inked)
}

/// Where the objects of a PDF are.
struct Table {
    /// Where the table itself is.
    start: usize,
    /// Where its lines are.
    lines: Range<usize>,
    /// Where the number stands that says where the table is.
    said: usize,
    /// Where each object is, from number 1 on.
    places: Vec<usize>,
}

impl Table {
    fn of(pdf: &[u8]) -> Option<Table> {
        let said = last(pdf, b"startxref\n")? + "startxref\n".len();
        let start = decimal(pdf.get(said..)?)?;
        let head = pdf.get(start..)?.strip_prefix(b"xref\n0 ")?;
        let count = decimal(head)?;
        let first = start + "xref\n0 ".len() + head.iter().position(|byte| *byte == b'\n')? + 1;
        let lines = first..first.checked_add(count.checked_mul(LINE)?)?;
        let places = pdf.get(lines.clone())?.chunks(LINE).skip(1);
        let places = places.map(|line| decimal(line).filter(|_| line.ends_with(IN_USE)));
        Some(Table {
            start,
            places: places.collect::<Option<_>>()?,
            lines,
            said,
        })
    }

    /// Where the first object begins.
    fn first(&self) -> Option<usize> {
        self.places.iter().min().copied()
    }

    /// The objects in the order in which they stand, each with its place in the table.
    fn objects(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by_key(|at| self.places[*at]);
        let next = order.iter().skip(1).map(|at| self.places[*at]);
        let ends: Vec<usize> = next.chain([self.start]).collect();
        order
            .into_iter()
            .zip(ends)
            .map(|(at, end)| (at, self.places[at]..end))
    }
}

/// The particulars of an object that is the packed program of a font. They have no words of an author, which are in brackets.
fn head_of_program(object: &[u8]) -> Option<&[u8]> {
    let head = object.get(..HEAD.min(object.len()))?;
    let head = head.get(..first(head, STREAM)?)?;
    let is_program = head.ends_with(PACKED_PROGRAM) && first(head, LENGTH).is_some();
    Some(head).filter(|head| is_program && !head.contains(&b'('))
}

/// The object with the outlines of its face, and the number of that; as it is where its face is not blank.
fn program<'o>(
    object: &[u8],
    head: &[u8],
    face: impl Fn(u32) -> Option<&'o dyn Outlines>,
) -> Option<(Option<u32>, Vec<u8>)> {
    let length = first(head, LENGTH)? + LENGTH.len();
    let begin = head.len() + STREAM.len();
    let packed = object.get(begin..)?.get(..decimal(&head[length..])?)?;
    let mut blank = Vec::new();
    ZlibDecoder::new(packed).read_to_end(&mut blank).ok()?;
    let Some((number, glyphs)) = marks(&blank) else {
        return Some((None, object.to_vec()));
    };
    let glyphs = [&[0], glyphs.as_slice()].concat();
    let table = drawn(&blank, &face(number)?.of(&glyphs)?)?;
    let mut inked = head[..length].to_vec();
    inked.extend(table.len().to_string().bytes());
    inked.extend(PROGRAM);
    inked.extend(STREAM);
    inked.extend(table);
    inked.extend(STREAM_END);
    inked.extend(b"\nendobj\n");
    Some((Some(number), inked))
}

/// The number that `text` begins with.
fn decimal(text: &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit());
    let digits: Vec<u8> = digits.copied().collect();
    String::from_utf8(digits).ok()?.parse().ok()
}

fn first(text: &[u8], part: &[u8]) -> Option<usize> {
    memmem::find(text, part)
}

fn last(text: &[u8], part: &[u8]) -> Option<usize> {
    memmem::rfind(text, part)
}
