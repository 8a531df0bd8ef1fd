//! A Chinese face in two parts: what a text is set with, and what it looks like.
//!
//! In: the bytes of a font file, and which of its faces. Out: the face alone with the charstrings of some characters, blank, or
//! the charstrings by themselves. Invariant: glyphs keep their numbers, and all that a text is set with, but the `CFF ` table,
//! is as it was. That table is another: its charset names glyphs by their numbers, as the part of a face that a PDF holds does
//! in any case, its charstrings call no subrs, and it has dead bytes where the charset was.
//!
//! Whoever writes a PDF reads the 50,000 subrs of such a face, and puts together, measures and packs the charstrings that are
//! used, anew for each file. Set with a blank face, a PDF holds marks in their place, which name the glyphs. Nor are marks
//! measured: the Private DICTs of a blank face begin with an operator that is none of CFF's, at which whoever draws a glyph
//! stops. It is passed over again when the charstrings are put in.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::MetadataProvider;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::cff::dict::{Entry, entries};
use skrifa::raw::ps::cff::index::Index;
use skrifa::raw::tables::cff::Cff;
use skrifa::raw::types::{GlyphId, Tag};
use skrifa::raw::{FontRead, FontRef, TableProvider};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;

/// The table of the charstrings.
const CFF: Tag = Tag::new(b"CFF ");

/// So many charstrings are freed of subrs at once, for each takes 10 KB meanwhile.
const AT_ONCE: usize = 1024;

/// Operators of the Top DICT, and what the numbers before them begin with.
const CHARSET: &[u8] = &[15];
const FD_SELECT: &[u8] = &[12, 37];
const CHARSTRINGS: &[u8] = &[17];
const INTEGER: u8 = 29;

/// The operator of a Font DICT that says how long its Private DICT is and where it begins, in two numbers.
const PRIVATE: u8 = 18;

/// An operator that only CFF2 has: `blend`.
const BLEND: u8 = 23;

/// The mark in the place of a charstring is a number with a fraction, and that this is all.
const FIXED: u8 = 255;
const END: u8 = 14;

/// The face `index` of the font `file` by itself, with the charstrings of `characters`; nothing where it is of another kind than
/// the great Chinese ones.
#[must_use]
pub fn cut(file: &[u8], index: u32, characters: impl Iterator<Item = char>) -> Option<Vec<u8>> {
    let face = FontRef::from_index(file, index).ok()?;
    let whole = CffFontRef::new_cff(face.data_for_tag(CFF)?.as_bytes(), 0, None).ok()?;
    if !whole.is_cid() {
        return None;
    }
    let map = face.charmap();
    let glyphs =
        characters.filter_map(|character| u16::try_from(map.map(character)?.to_u32()).ok());
    let glyphs: BTreeSet<u16> = glyphs.chain([0]).collect();
    let glyphs: Vec<u16> = glyphs.into_iter().collect();
    let mut all = vec![Vec::new(); usize::try_from(whole.num_glyphs()).ok()?];
    for (glyph, charstring) in glyphs.iter().zip(charstrings(file, index, &glyphs)?) {
        *all.get_mut(usize::from(*glyph))? = charstring;
    }
    let table = with_charstrings(frame(file, index, &whole)?, &all)?;
    let mut cut = FontBuilder::new();
    Some(cut.add_raw(CFF, table).copy_missing_tables(face).build())
}

/// The font `cut` with marks for charstrings, which cannot be drawn. That of glyph 0, which is in every PDF, is the face's own, `face_number`.
#[must_use]
pub fn blank(cut: &[u8], face_number: u32) -> Option<Vec<u8>> {
    let face = FontRef::new(cut).ok()?;
    let table = face.data_for_tag(CFF)?.as_bytes();
    let count = CffFontRef::new_cff(table, 0, None).ok()?.num_glyphs();
    let marks = std::iter::once(face_number).chain(1..count);
    let marks: Vec<_> = marks.map(marked).collect();
    let mut blank = FontBuilder::new();
    let places = Places::of(table)?;
    let mut frame = table.get(..places.charstrings)?.to_vec();
    stop(&mut frame, &places)?;
    point_to_end(&mut frame, CHARSTRINGS, places.charstrings)?;
    blank.add_raw(CFF, with_charstrings(frame, &marks)?);
    Some(blank.copy_missing_tables(face).build())
}

/// The number of a face, if the font `blank` is one.
#[must_use]
pub fn number_of(blank: &[u8]) -> Option<u32> {
    number(known(blank)?(0)?)
}

/// What tells the charstring of a glyph, if the font `cut` has it.
#[must_use]
pub fn known<'c>(cut: &'c [u8]) -> Option<impl Fn(u16) -> Option<&'c [u8]>> {
    let table = FontRef::new(cut).ok()?.data_for_tag(CFF)?.as_bytes();
    let font = CffFontRef::new_cff(table, 0, None).ok()?;
    Some(move |glyph| {
        let charstring = font.charstrings().get(usize::from(glyph)).ok()?;
        Some(charstring).filter(|charstring| !charstring.is_empty())
    })
}

/// The charstrings of `glyphs`, which are in order, from the face `index` of `file`, each without subrs.
#[must_use]
pub fn charstrings(file: &[u8], index: u32, glyphs: &[u16]) -> Option<Vec<Vec<u8>>> {
    let mut charstrings = Vec::new();
    for some in glyphs.chunks(AT_ONCE) {
        let table = packed(file, index, some)?;
        let font = CffFontRef::new_cff(&table, 0, None).ok()?;
        let first = usize::from(some.first() != Some(&0));
        for at in first..first + some.len() {
            charstrings.push(font.charstrings().get(at).ok()?.to_vec());
        }
    }
    Some(charstrings)
}

/// The table for `glyphs` and glyph 0 alone, numbered through.
fn packed(file: &[u8], index: u32, glyphs: &[u16]) -> Option<Vec<u8>> {
    let glyphs = GlyphRemapper::new_from_glyphs_sorted(glyphs);
    let font = subsetter::subset(file, index, &glyphs).ok()?;
    let table = FontRef::new(&font).ok()?.data_for_tag(CFF)?;
    Some(table.as_bytes().to_vec())
}

/// All but the charstrings of the table of `whole`, for all of its glyphs.
fn frame(file: &[u8], index: u32, whole: &CffFontRef<'_>) -> Option<Vec<u8>> {
    let count = u16::try_from(whole.num_glyphs()).ok()?;
    let (fd_select, glyphs) = fd_select(whole, count)?;
    let [high, low] = count.checked_sub(2)?.to_be_bytes();
    let charset = vec![2, 0, 1, high, low];
    let mut table = packed(file, index, &glyphs)?;
    let places = Places::of(&table)?;
    table.truncate(places.charstrings);
    let parts = [
        (CHARSET, places.charset, charset),
        (FD_SELECT, places.fd_select, fd_select),
        (CHARSTRINGS, places.charstrings, Vec::new()),
    ];
    for (operator, was, part) in parts {
        point_to_end(&mut table, operator, was)?;
        table.extend(part);
    }
    Some(table)
}

/// Which Font DICT each glyph has, as the table says it when there are no others, and for each of them one glyph that has it.
fn fd_select(whole: &CffFontRef<'_>, count: u16) -> Option<(Vec<u8>, Vec<u16>)> {
    let of_glyphs = (0..count).map(|glyph| whole.subfont_index(GlyphId::from(glyph)));
    let of_glyphs: Vec<u16> = of_glyphs.collect::<Option<_>>()?;
    let mut glyph_with = BTreeMap::new();
    for (glyph, dict) in (0..count).zip(&of_glyphs) {
        glyph_with.entry(*dict).or_insert(glyph);
    }
    let order: Vec<u16> = glyph_with.keys().copied().collect();
    let mut fd_select = vec![0];
    for dict in of_glyphs {
        fd_select.push(u8::try_from(order.binary_search(&dict).ok()?).ok()?);
    }
    let mut glyphs: Vec<u16> = glyph_with.into_values().collect();
    glyphs.sort_unstable();
    Some((fd_select, glyphs))
}

/// Where the parts of a table are.
#[derive(Default)]
struct Places {
    charset: usize,
    fd_select: usize,
    fd_array: usize,
    charstrings: usize,
}

impl Places {
    fn of(table: &[u8]) -> Option<Places> {
        let mut places = Places::default();
        let head = Cff::read(table.into()).ok()?;
        for entry in entries(head.top_dicts().get(0).ok()?, None) {
            match entry.ok()? {
                Entry::Charset(at) => places.charset = at,
                Entry::FdSelectOffset(at) => places.fd_select = at,
                Entry::FdArrayOffset(at) => places.fd_array = at,
                Entry::CharstringsOffset(at) => places.charstrings = at,
                _ => {}
            }
        }
        Some(places)
    }
}

/// Has the head of the table say that the part of `operator`, which was at `was`, begins where the table ends.
fn point_to_end(table: &mut [u8], operator: &[u8], was: usize) -> Option<()> {
    let was = u32::try_from(was).ok()?.to_be_bytes();
    let named = [&[INTEGER], was.as_slice(), operator].concat();
    let place = table
        .windows(named.len())
        .position(|found| found == named)?;
    let end = table.len();
    *integer(table, place)? = u32::try_from(end).ok()?.to_be_bytes();
    Some(())
}

/// The number at `place`, whose bytes follow the one that says that it is one.
fn integer(table: &mut [u8], place: usize) -> Option<&mut [u8; 4]> {
    table.get_mut(place + 1..)?.first_chunk_mut()
}

/// Where the Font DICTs say how long their Private DICTs are and where they begin.
fn privates(table: &[u8], places: &Places) -> Option<Vec<usize>> {
    let dicts = table.get(places.fd_array..)?;
    let dicts = dicts.get(..Index::new(dicts, false).ok()?.size_in_bytes().ok()?)?;
    let named = dicts
        .windows(11)
        .enumerate()
        .filter(|(_, named)| named[0] == INTEGER && named[5] == INTEGER && named[10] == PRIVATE);
    Some(named.map(|(at, _)| places.fd_array + at).collect())
}

/// Has the Private DICTs, which go to the end of the table, begin with what is none of CFF's operators.
fn stop(table: &mut Vec<u8>, places: &Places) -> Option<()> {
    for at in privates(table, places)? {
        let [length, begin] = [at, at + 5].map(|at| integer(table, at).map(|bytes| *bytes));
        let [length, begin] = [length?, begin?].map(|bytes| u32::from_be_bytes(bytes) as usize);
        let dict = table.get(begin..begin.checked_add(length)?)?.to_vec();
        *integer(table, at)? = u32::try_from(length + 1).ok()?.to_be_bytes();
        *integer(table, at + 5)? = u32::try_from(table.len()).ok()?.to_be_bytes();
        table.push(BLEND);
        table.extend(dict);
    }
    Some(())
}

/// Has the Private DICTs begin one byte further, if that stops.
fn go_on(table: &mut [u8], places: &Places) -> Option<()> {
    for at in privates(table, places)? {
        let begin = u32::from_be_bytes(*integer(table, at + 5)?);
        if table.get(begin as usize) == Some(&BLEND) {
            let length = u32::from_be_bytes(*integer(table, at)?);
            *integer(table, at)? = length.checked_sub(1)?.to_be_bytes();
            *integer(table, at + 5)? = (begin + 1).to_be_bytes();
        }
    }
    Some(())
}

/// The blank table, as a PDF has it, with charstrings for its marks.
#[must_use]
pub fn drawn(blank: &[u8], charstrings: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
    let places = Places::of(blank)?;
    let mut frame = blank.get(..places.charstrings)?.to_vec();
    go_on(&mut frame, &places)?;
    with_charstrings(frame, charstrings)
}

/// The table with its charstrings, which are its last part.
fn with_charstrings(mut table: Vec<u8>, charstrings: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
    table.extend(u16::try_from(charstrings.len()).ok()?.to_be_bytes());
    table.push(4);
    let mut place = 1_u32;
    table.extend(place.to_be_bytes());
    for charstring in charstrings {
        place += u32::try_from(charstring.as_ref().len()).ok()?;
        table.extend(place.to_be_bytes());
    }
    charstrings
        .iter()
        .for_each(|charstring| table.extend(charstring.as_ref()));
    Some(table)
}

/// The mark of a number.
fn marked(number: u32) -> [u8; 6] {
    let [a, b, c, d] = number.to_be_bytes();
    [FIXED, a, b, c, d, END]
}

/// The number of a mark.
fn number(mark: &[u8]) -> Option<u32> {
    match *mark {
        [FIXED, a, b, c, d, END] => Some(u32::from_be_bytes([a, b, c, d])),
        _ => None,
    }
}

/// What the marks of the table `blank` name: the face, and its glyphs but for glyph 0. Nothing where it has other charstrings.
#[must_use]
pub fn marks(blank: &[u8]) -> Option<(u32, Vec<u16>)> {
    let font = CffFontRef::new_cff(blank, 0, None).ok()?;
    let charstrings = (0..font.num_glyphs()).map(|at| font.charstrings().get(at as usize).ok());
    let numbers = charstrings
        .map(|charstring| number(charstring?))
        .collect::<Option<Vec<u32>>>()?;
    let (face, glyphs) = numbers.split_first()?;
    let glyphs = glyphs.iter().map(|glyph| u16::try_from(*glyph).ok());
    Some((*face, glyphs.collect::<Option<_>>()?))
}
