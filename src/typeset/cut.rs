//! A Chinese face in two parts: what a text is set with, and what it looks like.
//!
//! In: the bytes of a font file, and which of its faces. Out: the face alone with the outlines of some characters, blank, or
//! the outlines by themselves. Invariant: glyphs keep their numbers, and all that a text is set with, but the outlines,
//! is as it was. The table of the outlines itself is another: it names glyphs by their numbers, as the part of a face that a PDF
//! holds does in any case, shares nothing among outlines, and has dead bytes where these names were.
//!
//! Whoever writes a PDF reads the 50,000 parts that the outlines of such a face share, and puts together, measures and packs
//! those that are used, anew for each file. Set with a blank face, a PDF holds marks in their place, which name the glyphs.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::MetadataProvider;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::cff::dict::{Entry, entries};
use skrifa::raw::tables::cff::Cff;
use skrifa::raw::types::{GlyphId, Tag};
use skrifa::raw::{FontRead, FontRef, TableProvider};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;

/// The table of the outlines.
const CFF: Tag = Tag::new(b"CFF ");

/// So many glyphs are taken apart at once, for each takes 10 KB meanwhile.
const AT_ONCE: usize = 1024;

/// What the head of the table names its parts by, and what a number there begins with.
const NAMES: &[u8] = &[15];
const DICTIONARIES: &[u8] = &[12, 37];
const OUTLINES: &[u8] = &[17];
const NUMBER: u8 = 29;

/// The mark in the place of an outline is a number with a fraction, and that this is all.
const FIXED: u8 = 255;
const END: u8 = 14;

/// The face `index` of the font `file` by itself, with the outlines of `characters`; nothing where it is of another kind than
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
    for (glyph, outline) in glyphs.iter().zip(outlines(file, index, &glyphs)?) {
        *all.get_mut(usize::from(*glyph))? = outline;
    }
    let table = redrawn(&frame(file, index, &whole)?, &all)?;
    let mut cut = FontBuilder::new();
    Some(cut.add_raw(CFF, table).copy_missing_tables(face).build())
}

/// The font `cut` with marks for outlines. That of glyph 0, which is in every PDF, is the face's own, `face_number`.
#[must_use]
pub fn blank(cut: &[u8], face_number: u32) -> Option<Vec<u8>> {
    let face = FontRef::new(cut).ok()?;
    let table = face.data_for_tag(CFF)?.as_bytes();
    let count = CffFontRef::new_cff(table, 0, None).ok()?.num_glyphs();
    let marks = std::iter::once(face_number).chain(1..count);
    let marks: Vec<_> = marks.map(marked).collect();
    let mut blank = FontBuilder::new();
    blank.add_raw(CFF, redrawn(table, &marks)?);
    Some(blank.copy_missing_tables(face).build())
}

/// The number of a face, if the font `blank` is one.
#[must_use]
pub fn number_of(blank: &[u8]) -> Option<u32> {
    number(known(blank)?(0)?)
}

/// What tells the outline of a glyph, if the font `cut` has it.
#[must_use]
pub fn known<'c>(cut: &'c [u8]) -> Option<impl Fn(u16) -> Option<&'c [u8]>> {
    let table = FontRef::new(cut).ok()?.data_for_tag(CFF)?.as_bytes();
    let font = CffFontRef::new_cff(table, 0, None).ok()?;
    Some(move |glyph| {
        let outline = font.charstrings().get(usize::from(glyph)).ok()?;
        Some(outline).filter(|outline| !outline.is_empty())
    })
}

/// The outlines of `glyphs`, which are in order, from the face `index` of `file`, each whole.
#[must_use]
pub fn outlines(file: &[u8], index: u32, glyphs: &[u16]) -> Option<Vec<Vec<u8>>> {
    let mut outlines = Vec::new();
    for some in glyphs.chunks(AT_ONCE) {
        let table = packed(file, index, some)?;
        let font = CffFontRef::new_cff(&table, 0, None).ok()?;
        let first = usize::from(some.first() != Some(&0));
        for at in first..first + some.len() {
            outlines.push(font.charstrings().get(at).ok()?.to_vec());
        }
    }
    Some(outlines)
}

/// The table of outlines for `glyphs` and glyph 0 alone, numbered through.
fn packed(file: &[u8], index: u32, glyphs: &[u16]) -> Option<Vec<u8>> {
    let glyphs = GlyphRemapper::new_from_glyphs_sorted(glyphs);
    let font = subsetter::subset(file, index, &glyphs).ok()?;
    let table = FontRef::new(&font).ok()?.data_for_tag(CFF)?;
    Some(table.as_bytes().to_vec())
}

/// All but the outlines of the table of `whole`, for all of its glyphs.
fn frame(file: &[u8], index: u32, whole: &CffFontRef<'_>) -> Option<Vec<u8>> {
    let count = u16::try_from(whole.num_glyphs()).ok()?;
    let (said, glyphs) = dictionaries(whole, count)?;
    let [high, low] = count.checked_sub(2)?.to_be_bytes();
    let names = vec![2, 0, 1, high, low];
    let mut table = packed(file, index, &glyphs)?;
    let places = Places::of(&table)?;
    table.truncate(places.outlines);
    let parts = [
        (NAMES, places.names, names),
        (DICTIONARIES, places.dictionaries, said),
        (OUTLINES, places.outlines, Vec::new()),
    ];
    for (operator, was, part) in parts {
        point_to_end(&mut table, operator, was)?;
        table.extend(part);
    }
    Some(table)
}

/// Which dictionary each glyph has, as the table says it when there are no others, and for each of them one glyph that has it.
fn dictionaries(whole: &CffFontRef<'_>, count: u16) -> Option<(Vec<u8>, Vec<u16>)> {
    let of_glyphs = (0..count).map(|glyph| whole.subfont_index(GlyphId::from(glyph)));
    let of_glyphs: Vec<u16> = of_glyphs.collect::<Option<_>>()?;
    let mut glyph_with = BTreeMap::new();
    for (glyph, dictionary) in (0..count).zip(&of_glyphs) {
        glyph_with.entry(*dictionary).or_insert(glyph);
    }
    let order: Vec<u16> = glyph_with.keys().copied().collect();
    let mut said = vec![0];
    for dictionary in of_glyphs {
        said.push(u8::try_from(order.binary_search(&dictionary).ok()?).ok()?);
    }
    let mut glyphs: Vec<u16> = glyph_with.into_values().collect();
    glyphs.sort_unstable();
    Some((said, glyphs))
}

/// Where the parts of a table are.
#[derive(Default)]
struct Places {
    names: usize,
    dictionaries: usize,
    outlines: usize,
}

impl Places {
    fn of(table: &[u8]) -> Option<Places> {
        let mut places = Places::default();
        let head = Cff::read(table.into()).ok()?;
        for entry in entries(head.top_dicts().get(0).ok()?, None) {
            match entry.ok()? {
                Entry::Charset(at) => places.names = at,
                Entry::FdSelectOffset(at) => places.dictionaries = at,
                Entry::CharstringsOffset(at) => places.outlines = at,
                _ => {}
            }
        }
        Some(places)
    }
}

/// Has the head of the table say that the part of `operator`, which was at `was`, begins where the table ends.
fn point_to_end(table: &mut [u8], operator: &[u8], was: usize) -> Option<()> {
    let was = u32::try_from(was).ok()?.to_be_bytes();
    let is = u32::try_from(table.len()).ok()?.to_be_bytes();
    let named = [&[NUMBER], was.as_slice(), operator].concat();
    let place = table
        .windows(named.len())
        .position(|found| found == named)?;
    table
        .get_mut(place + 1..)?
        .get_mut(..is.len())?
        .copy_from_slice(&is);
    Some(())
}

/// The table with other outlines, which are its last part.
#[must_use]
pub fn redrawn(table: &[u8], outlines: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
    let mut redrawn = table.get(..Places::of(table)?.outlines)?.to_vec();
    redrawn.extend(u16::try_from(outlines.len()).ok()?.to_be_bytes());
    redrawn.push(4);
    let mut place = 1_u32;
    redrawn.extend(place.to_be_bytes());
    for outline in outlines {
        place += u32::try_from(outline.as_ref().len()).ok()?;
        redrawn.extend(place.to_be_bytes());
    }
    outlines
        .iter()
        .for_each(|outline| redrawn.extend(outline.as_ref()));
    Some(redrawn)
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

/// What the marks of the table `blank` name: the face, and its glyphs but for glyph 0. Nothing where it has other outlines.
#[must_use]
pub fn marks(blank: &[u8]) -> Option<(u32, Vec<u16>)> {
    let font = CffFontRef::new_cff(blank, 0, None).ok()?;
    let outlines = (0..font.num_glyphs()).map(|at| font.charstrings().get(at as usize).ok());
    let numbers = outlines
        .map(|outline| number(outline?))
        .collect::<Option<Vec<u32>>>()?;
    let (face, glyphs) = numbers.split_first()?;
    let glyphs = glyphs.iter().map(|glyph| u16::try_from(*glyph).ok());
    Some((*face, glyphs.collect::<Option<_>>()?))
}
