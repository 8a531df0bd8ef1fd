//! The fonts of this machine and of the project.
//!
//! In: the folders that `site.toml` names. Out: all fonts, those of the folders first, and a mark that changes when any of
//! their files does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use typst::text::FontInfo;
use typst::utils::hash128;
use typst_kit::fonts::{self, FontPath};

use crate::press::face::{Blank, Chest, Face, Whole};
use crate::typeset::Fonts;
use crate::typeset::ink::Outlines;

/// Looks for fonts in `folders` under `root`, then where the system keeps them. Cut faces are in the `chest`; those of fonts that
/// went are forgotten.
#[must_use]
pub fn find(root: &Path, folders: &[String], chest: &Arc<Chest>) -> (Fonts, u128) {
    let own = folders
        .iter()
        .map(|folder| sorted(fonts::scan(&root.join(folder))));
    let mut found: Vec<(FontPath, FontInfo)> = own.flatten().collect();
    found.extend(sorted(fonts::system()));
    let mut fonts = Fonts::default();
    let mut marks = Vec::new();
    let mut names = BTreeSet::new();
    for (FontPath { path, index }, info) in found {
        let number = number(&info, &fonts.outlines);
        let mark = hash128(&(&path, index, stamp(&path)));
        marks.push(mark);
        let face = Arc::new(Face::new(path, index, number, mark, chest.clone()));
        names.insert(face.name());
        fonts.whole.push((Whole(face.clone()), info.clone()));
        fonts.blank.push((Blank(face.clone()), info));
        fonts.outlines.insert(number, face);
    }
    chest.forget_others(&names);
    (fonts, hash128(&marks))
}

/// The number of a face, which is its own whatever others there are, but for those that are called the same.
fn number(info: &FontInfo, others: &BTreeMap<u32, Arc<dyn Outlines>>) -> u32 {
    let [a, b, c, d, ..] = hash128(&(&info.family, info.variant)).to_le_bytes();
    let mut number = u32::from_le_bytes([a, b, c, d]);
    while others.contains_key(&number) {
        number = number.wrapping_add(1);
    }
    number
}

/// Fonts in an order that does not depend on the disk.
fn sorted(found: impl Iterator<Item = (FontPath, FontInfo)>) -> Vec<(FontPath, FontInfo)> {
    let mut found: Vec<_> = found.collect();
    found.sort_by(|(one, _), (other, _)| (&one.path, one.index).cmp(&(&other.path, other.index)));
    found
}

/// The size of a file and the time of its last change.
pub fn stamp(path: &Path) -> Option<(u64, std::time::SystemTime)> {
    let found = fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()?))
}
