//! Faces in two parts, and fonts that cannot be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use huikan::model::paper::{Block, Inline, Matter, Official, Paper};
use huikan::typeset::{Fault, Fonts, Typesetter, cut};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::SvgPen;
use skrifa::prelude::{GlyphId, LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;
use typst::text::{Font, FontInfo};
use typst_kit::fonts::{self, FontPath, FontSource};
use write_fonts::FontBuilder;

use crate::needs_fonts;

const TEXT: &str = "陈喆、王堃和李镕走访会员，Café 2026，①②。";
const CFF: Tag = Tag::new(b"CFF ");
const NUMBER: u32 = 7_654_321;

/// A font file, which of its faces, and that face cut.
struct Chinese {
    file: Vec<u8>,
    index: u32,
    cut: Vec<u8>,
}

/// The first face of this machine that can be cut.
fn chinese() -> Option<Chinese> {
    fonts::system().find_map(|(FontPath { path, index }, info)| {
        let is_chinese = info.coverage.contains(u32::from('工'));
        let file = fs::read(path).ok().filter(|_| is_chinese)?;
        let cut = cut::cut(&file, index, TEXT.chars())?;
        Some(Chinese { file, index, cut })
    })
}

fn table(font: &FontRef<'_>, tag: Tag) -> Vec<u8> {
    font.data_for_tag(tag)
        .map(|data| data.as_bytes().to_vec())
        .unwrap_or_default()
}

/// What a glyph looks like; nothing where it cannot be drawn.
fn look(font: &FontRef<'_>, glyph: u16) -> Option<String> {
    let mut pen = SvgPen::new();
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    let outline = font.outline_glyphs().get(GlyphId::from(glyph))?;
    outline.draw(settings, &mut pen).ok()?;
    Some(pen.to_string())
}

#[test]
fn a_blank_face_sets_a_text_as_the_whole_one_does() {
    needs_fonts!();
    let Some(Chinese { file, index, cut }) = chinese() else {
        return;
    };
    let blank = cut::blank(&cut, NUMBER).expect("can be cut");
    assert_eq!(cut::number_of(&blank), Some(NUMBER));
    assert_eq!(cut::number_of(&cut), None);
    let whole = FontRef::from_index(&file, index).expect("a font");
    let blank = FontRef::new(&blank).expect("a font");
    for tag in [
        b"cmap", b"hhea", b"hmtx", b"vmtx", b"GSUB", b"GPOS", b"OS/2",
    ] {
        let tag = Tag::new(tag);
        assert!(table(&whole, tag) == table(&blank, tag), "{tag}");
    }
}

#[test]
fn marks_are_replaced_by_the_charstrings_of_the_glyphs_that_they_name() {
    needs_fonts!();
    let Some(Chinese { file, index, cut }) = chinese() else {
        return;
    };
    let whole = FontRef::from_index(&file, index).expect("a font");
    let map = whole.charmap();
    let glyphs: BTreeSet<u16> = TEXT
        .chars()
        .filter_map(|letter| u16::try_from(map.map(letter)?.to_u32()).ok())
        .collect();
    let glyphs: Vec<u16> = glyphs.into_iter().collect();
    let used = GlyphRemapper::new_from_glyphs_sorted(&glyphs);

    let blank = cut::blank(&cut, NUMBER).expect("can be cut");
    let subset = subsetter::subset(&blank, 0, &used).expect("a subset");
    let subset = FontRef::new(&subset).expect("a font");
    let marked = table(&subset, CFF);
    assert_eq!(cut::marks(&marked), Some((NUMBER, glyphs.clone())));
    assert!((0..=1).all(|glyph| look(&subset, glyph).is_none()));

    let charstrings = cut::charstrings(&file, index, &[&[0], &glyphs[..]].concat());
    let charstrings = charstrings.expect("there");
    let known = cut::known(&cut).expect("a cut face");
    for (glyph, charstring) in glyphs.iter().zip(&charstrings[1..]) {
        assert_eq!(known(*glyph), Some(charstring.as_slice()), "glyph {glyph}");
    }
    let drawn = cut::drawn(&marked, &charstrings).expect("blank");
    let mut font = FontBuilder::new();
    let font = font.add_raw(CFF, drawn).copy_missing_tables(subset).build();
    let font = FontRef::new(&font).expect("a font");
    for (at, glyph) in (1..).zip(&glyphs) {
        let is = look(&font, at);
        assert!(is.is_some() && is == look(&whole, *glyph), "glyph {glyph}");
    }
    assert!(cut::marks(&table(&font, CFF)).is_none());
}

/// A font whose file went.
struct Gone;

impl FontSource for Gone {
    fn load(&self) -> Option<Font> {
        None
    }
}

/// A typesetter with a FangSong that cannot be read, and with `others`.
fn with_gone(others: fn() -> Vec<(FontPath, FontInfo)>) -> Typesetter {
    let (_, mut gone) = fonts::system()
        .find(|(_, info)| info.coverage.contains(u32::from('工')))
        .expect("a Chinese font");
    gone.family = "FangSong".to_owned();
    let mut fonts = Fonts::default();
    for store in [&mut fonts.whole, &mut fonts.blank] {
        store.push((Gone, gone.clone()));
        store.extend(others());
    }
    Typesetter::new(fonts).expect("Chinese")
}

fn set(typesetter: &Typesetter) -> Result<Vec<u8>, Fault> {
    let words = [("lang", "zh"), ("region", "cn")];
    let paper = Paper {
        layout: "official",
        title: "通知".to_owned(),
        author: "云汀工会".to_owned(),
        keywords: Vec::new(),
        date: [2026, 1, 8],
        words: words.map(|(name, word)| (name, word.to_owned())).into(),
        paper: Matter::Official(Box::new(Official {
            issuers: vec!["云汀工会".to_owned()],
            title: vec!["通知".to_owned()],
            blocks: vec![Block::Paragraph(vec![Inline::Text(
                "走访会员。".to_owned(),
            )])],
            ..Official::default()
        })),
        pictures: BTreeMap::new(),
        sources: Vec::new(),
    };
    typesetter.set(&paper, typesetter.said(&paper), BTreeMap::new())
}

#[test]
fn others_stand_in_for_a_font_that_cannot_be_read() {
    needs_fonts!();
    let typesetter = with_gone(|| fonts::system().collect());
    assert!(typesetter.unreadable().is_empty());
    let pdf = set(&typesetter).expect("set");
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(typesetter.unreadable().contains("FangSong"));
}

#[test]
fn a_paper_is_not_set_without_its_letters() {
    needs_fonts!();
    let fault = set(&with_gone(Vec::new)).expect_err("no font can be read");
    assert_eq!(fault, Fault::Font("FangSong".to_owned()));
}
