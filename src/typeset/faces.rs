//! Which family of fonts stands for each face of an official paper.
//!
//! In: the fonts that are there. Out: for each face the families to take, best first. Invariant: every list ends in a family
//! that has Chinese characters. GB/T 9704-2012 names faces and no maker; the order is from the one offices use to the one that
//! any system can have.

use std::collections::BTreeSet;

use serde::Serialize;
use typst::text::FontBook;

/// Families of Song type that every other face can fall back to.
const SONG: [&str; 8] = [
    "SimSun",
    "NSimSun",
    "STSong",
    "Songti SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif CJK SC",
    "Noto Serif SC",
];

const FANGSONG: [&str; 6] = [
    "FangSong_GB2312",
    "仿宋_GB2312",
    "FangSong",
    "STFangsong",
    "FandolFang R",
    "FandolFang",
];

const XIAOBIAOSONG: [&str; 4] = [
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "STZhongsong",
];

const HEI: [&str; 9] = [
    "SimHei",
    "STHeiti",
    "Heiti SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans CJK SC",
    "Noto Sans SC",
];

const KAI: [&str; 6] = [
    "KaiTi_GB2312",
    "楷体_GB2312",
    "KaiTi",
    "STKaiti",
    "Kaiti SC",
    "LXGW WenKai",
];

const MONO: [&str; 3] = [
    "Sarasa Mono SC",
    "Noto Sans Mono CJK SC",
    "LXGW WenKai Mono",
];

/// Families whose quotation marks are as wide as Latin text has them.
const LATIN: [&str; 7] = [
    "Times New Roman",
    "Liberation Serif",
    "Nimbus Roman",
    "Noto Serif",
    "Georgia",
    "DejaVu Serif",
    "Times",
];

/// A character that every Chinese font has.
const CHINESE: char = '工';

/// The families for each face, best first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Faces {
    /// 仿宋: text.
    pub fangsong: Vec<String>,
    /// 宋体: page numbers.
    pub song: Vec<String>,
    /// 小标宋: titles.
    pub xiaobiaosong: Vec<String>,
    /// 黑体: headings of the first level.
    pub hei: Vec<String>,
    /// 楷体: headings of the second level.
    pub kai: Vec<String>,
    /// Code.
    pub mono: Vec<String>,
    /// Marks that Chinese and Latin text share, in Latin text; none where there is no Latin family.
    pub latin: Vec<String>,
    /// Which faces have no family of their own, by the name of the message that says so, and what stands in.
    #[serde(skip)]
    pub missing: Vec<(&'static str, String)>,
}

impl Faces {
    /// Chooses among the fonts of `book`; `None` where none is Chinese.
    #[must_use]
    pub fn choose(book: &FontBook) -> Option<Faces> {
        let last = chinese(book)?;
        let mut missing = Vec::new();
        let mut face = |own: &[&str], others: &[&str], message: &'static str| {
            let known = |names: &[&str]| known(book, names);
            let mut families = known(own);
            let is_missing = families.is_empty();
            families.extend(known(others));
            if !families.contains(&last) {
                families.push(last.clone());
            }
            if is_missing && !message.is_empty() {
                missing.push((message, families[0].clone()));
            }
            families
        };
        let faces = Faces {
            fangsong: face(&FANGSONG, &SONG, "print-no-fangsong"),
            song: face(&SONG, &[], "print-no-song"),
            xiaobiaosong: face(&XIAOBIAOSONG, &SONG, "print-no-xiaobiaosong"),
            hei: face(&HEI, &SONG, "print-no-hei"),
            kai: face(&KAI, &SONG, "print-no-kai"),
            mono: face(&MONO, &HEI, ""),
            latin: known(book, &LATIN),
            missing: Vec::new(),
        };
        Some(Faces { missing, ..faces })
    }

    /// Whether one of the faces has no family but those that are `unreadable`: its letters would be left out.
    #[must_use]
    pub fn any_without(&self, unreadable: &BTreeSet<String>) -> bool {
        let unreadable: Vec<String> = unreadable.iter().map(|name| name.to_lowercase()).collect();
        let faces = [
            &self.fangsong,
            &self.song,
            &self.xiaobiaosong,
            &self.hei,
            &self.kai,
            &self.mono,
        ];
        let is_unreadable = |name: &String| unreadable.contains(&name.to_lowercase());
        faces
            .iter()
            .any(|families| families.iter().all(is_unreadable))
    }
}

/// Those of `names` that are families of `book`.
fn known(book: &FontBook, names: &[&str]) -> Vec<String> {
    let names = names.iter();
    let there = names.filter(|name| book.contains_family(&name.to_lowercase()));
    there.map(|name| (*name).to_owned()).collect()
}

/// The first family, by name, that has Chinese characters; one of ours if there is any.
fn chinese(book: &FontBook) -> Option<String> {
    let ours = SONG.iter().chain(&HEI).chain(&FANGSONG).chain(&KAI);
    let mut ours = ours.filter(|name| book.contains_family(&name.to_lowercase()));
    if let Some(known) = ours.next() {
        return Some((*known).to_owned());
    }
    let mut families = book.families();
    let has_chinese = |at: usize| {
        let info = book.info(at);
        info.is_some_and(|info| info.coverage.contains(u32::from(CHINESE)))
    };
    families.find_map(|(name, mut fonts)| fonts.any(has_chinese).then(|| name.to_owned()))
}
