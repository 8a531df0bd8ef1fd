//! A font file of this machine.
//!
//! In: where it is. Out: the font that papers are set with, blank where it can be cut, and then its outlines. Invariant: it is
//! read when it is first used; the usual outlines are kept from one run to the next, and rare ones are looked for when needed.
//! A kept face that is of no use counts as not kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use typst::foundations::Bytes;
use typst::text::Font;
use typst::utils::hash128;
use typst_kit::fonts::FontSource;

use crate::kept::Kept;
use crate::typeset::cut::{blank, charstrings, cut, known};
use crate::typeset::ink::Outlines;

/// How many papers are set in the time in which the usual outlines are cut.
const MANY: usize = 12;

/// Where cut faces are kept.
pub struct Chest {
    kept: Option<Kept>,
    /// A mark of the program, which cuts.
    program: u128,
    is_worth_it: AtomicBool,
    /// Held while one is cut, whose file may have 25 MB: there is room for one.
    room: Mutex<()>,
}

impl Chest {
    /// In a folder, or nowhere; what the program of another mark kept is not found.
    pub fn new(kept: Option<Kept>, program: u128) -> Chest {
        Chest {
            kept,
            program,
            is_worth_it: AtomicBool::new(false),
            room: Mutex::default(),
        }
    }

    /// So many papers are to be set; for many, the usual outlines are worth cutting.
    pub fn expect(&self, papers: usize) {
        self.is_worth_it.fetch_or(papers > MANY, Ordering::Relaxed);
    }

    /// Forgets the faces that are not there any more, by the names of those that are.
    pub fn forget_others(&self, names: &BTreeSet<String>) {
        if let Some(kept) = &self.kept {
            kept.forget_others(names);
        }
    }

    fn is_worth_it(&self) -> bool {
        self.is_worth_it.load(Ordering::Relaxed)
    }
}

/// A face that was cut.
struct Cut {
    /// With the usual outlines, or none.
    bytes: Vec<u8>,
    blank: Font,
}

impl Cut {
    /// Of its bytes; nothing where they are of no use.
    fn of(bytes: Vec<u8>, number: u32) -> Option<Cut> {
        let blank = Font::new(Bytes::new(blank(&bytes, number)?), 0)?;
        Some(Cut { bytes, blank })
    }
}

/// A face of a font file.
pub struct Face {
    path: PathBuf,
    index: u32,
    number: u32,
    mark: u128,
    chest: Arc<Chest>,
    /// The font as it is.
    whole: OnceLock<Option<Font>>,
    /// Nothing where it cannot be cut.
    cut: OnceLock<Option<Cut>>,
    /// Other outlines, as they were needed.
    rare: Mutex<BTreeMap<u16, Vec<u8>>>,
}

impl Face {
    /// The face `index` of the file at `path`, which changes with `mark`; its `number` tells it from all others.
    pub fn new(path: PathBuf, index: u32, number: u32, mark: u128, chest: Arc<Chest>) -> Face {
        Face {
            path,
            index,
            number,
            mark,
            chest,
            whole: OnceLock::new(),
            cut: OnceLock::new(),
            rare: Mutex::default(),
        }
    }

    fn whole(&self) -> Option<Font> {
        let whole = self.whole.get_or_init(|| {
            let file = Bytes::new(fs::read(&self.path).ok()?);
            Font::new(file, self.index)
        });
        whole.clone()
    }

    fn blank(&self) -> Option<Font> {
        match self.cut() {
            Some(cut) => Some(cut.blank.clone()),
            None => self.whole(),
        }
    }

    fn cut(&self) -> Option<&Cut> {
        let cut = self.cut.get_or_init(|| match self.find_cut() {
            Some(found) => found,
            None => self.make_cut(),
        });
        cut.as_ref()
    }

    /// What is kept: a cut, or that there can be none.
    fn find_cut(&self) -> Option<Option<Cut>> {
        let bytes = self.chest.kept.as_ref()?.find(&self.name(), self.key())?;
        if bytes.is_empty() {
            return Some(None);
        }
        Cut::of(bytes, self.number).map(Some)
    }

    fn make_cut(&self) -> Option<Cut> {
        let chest = self.chest.as_ref();
        let _room = chest.room.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = chest.kept.as_ref().filter(|_| chest.is_worth_it());
        let characters = kept.map(|_| usual()).unwrap_or_default();
        // The file is let go before the blank face is made.
        let bytes = cut(&fs::read(&self.path).ok()?, self.index, characters.chars());
        let made = bytes.and_then(|bytes| Cut::of(bytes, self.number));
        if let Some(kept) = kept {
            let bytes = made.as_ref().map_or(&[] as &[u8], |cut| &cut.bytes);
            kept.keep(&self.name(), self.key(), bytes);
        }
        made
    }

    /// The name under which it is kept.
    pub fn name(&self) -> String {
        format!("{:032x}", hash128(&(&self.path, self.index)))
    }

    fn key(&self) -> u128 {
        hash128(&(self.chest.program, self.mark))
    }
}

impl Outlines for Face {
    fn of(&self, glyphs: &[u16]) -> Option<Vec<Vec<u8>>> {
        let usual = known(&self.cut()?.bytes)?;
        let mut rare = self.rare.lock().unwrap_or_else(PoisonError::into_inner);
        let is_missing = |glyph: &u16| usual(*glyph).is_none() && !rare.contains_key(glyph);
        let missing: BTreeSet<u16> = glyphs.iter().copied().filter(is_missing).collect();
        if !missing.is_empty() {
            let missing: Vec<u16> = missing.into_iter().collect();
            let found = charstrings(&fs::read(&self.path).ok()?, self.index, &missing)?;
            rare.extend(missing.into_iter().zip(found));
        }
        let outline = |glyph: &u16| match usual(*glyph) {
            Some(outline) => Some(outline.to_vec()),
            None => rare.get(glyph).cloned(),
        };
        glyphs.iter().map(outline).collect()
    }
}

/// A face with its outlines.
pub struct Whole(pub Arc<Face>);

impl FontSource for Whole {
    fn load(&self) -> Option<Font> {
        self.0.whole()
    }
}

/// A face without them, where it can be cut.
pub struct Blank(pub Arc<Face>);

impl FontSource for Blank {
    fn load(&self) -> Option<Font> {
        self.0.blank()
    }
}

/// What most texts are written with: Latin letters, marks, and GB 2312, which is these rows of GBK.
fn usual() -> String {
    let codes = (0xa1..=0xf7).flat_map(|row| (0xa1..=0xfe).flat_map(move |cell| [row, cell]));
    let codes: Vec<u8> = codes.collect();
    let (chinese, _) = encoding_rs::GBK.decode_without_bom_handling(&codes);
    let others = ('\u{20}'..='\u{ff}').chain('\u{2010}'..='\u{205e}');
    chinese.chars().chain(others).collect()
}
