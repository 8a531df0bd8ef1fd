//! Numbers that Word puts before paragraphs, as text.
//!
//! In: `numbering.xml`, and the paragraphs in their order. Out: the label of each, as `一、` or `（2）` or `1.`.
//! Invariant: a paragraph of a list that is not defined has no label.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::word::xml::Node;

/// How many levels a list has.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

type Levels = BTreeMap<usize, Level>;

#[derive(Debug, Default)]
struct List {
    /// The definition, which several lists may share and count on in.
    definition: String,
    levels: Levels,
    /// Levels that begin anew with this list, and at what.
    restarts: BTreeMap<usize, u32>,
}

/// The label of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A dot, a dash or the like, at this level.
    Bullet(usize),
    /// A number, as it is shown.
    Number(String),
}

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: BTreeMap<String, List>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<String>,
}

impl Numbering {
    /// Reads `numbering.xml`, which may be missing.
    #[must_use]
    pub fn read(part: Option<&Node>) -> Numbering {
        let Some(part) = part else {
            return Numbering::default();
        };
        let definitions = part
            .children
            .iter()
            .filter(|node| node.name == "abstractNum");
        let definitions: BTreeMap<&str, Levels> = definitions
            .filter_map(|node| Some((node.attribute("abstractNumId")?, levels(node))))
            .collect();
        let lists = part
            .children
            .iter()
            .filter(|node| node.name == "num")
            .filter_map(|node| {
                let definition = node.value("abstractNumId")?;
                let list = list(node, definition, definitions.get(definition)?);
                Some((node.attribute("numId")?.to_owned(), list))
            });
        Numbering {
            lists: lists.collect(),
            ..Numbering::default()
        }
    }

    /// The label of the next paragraph of the list `id` at `level`.
    pub fn next(&mut self, id: &str, level: usize) -> Option<Label> {
        let list = self.lists.get(id)?;
        let own = list.levels.get(&level)?;
        let counted = self.counted.entry(list.definition.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            for at in list.restarts.keys().filter(|at| **at < LEVELS) {
                counted[*at] = None;
            }
        }
        let start = list.restarts.get(&level).copied().unwrap_or(own.start);
        let slot = counted.get_mut(level)?;
        *slot = Some(slot.map_or(start, |count| count.saturating_add(1)));
        counted
            .iter_mut()
            .skip(level + 1)
            .for_each(|below| *below = None);
        match own.format.as_str() {
            "bullet" => Some(Label::Bullet(level)),
            "none" => None,
            _ => Some(Label::Number(label(own, list, counted)))
                .filter(|label| *label != Label::Number(String::new())),
        }
    }
}

fn levels(definition: &Node) -> Levels {
    let nodes = definition.children.iter().filter(|node| node.name == "lvl");
    nodes
        .filter_map(|node| Some((node.attribute("ilvl")?.parse().ok()?, level(node))))
        .collect()
}

fn level(node: &Node) -> Level {
    // Newer formats stand in the choice of an AlternateContent, beside an older one.
    let format = node
        .child("numFmt")
        .or_else(|| node.path(&["AlternateContent", "Choice", "numFmt"]));
    Level {
        format: format
            .and_then(|format| format.attribute("val"))
            .unwrap_or("decimal")
            .to_owned(),
        text: node.value("lvlText").unwrap_or_default().to_owned(),
        start: node
            .value("start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1),
    }
}

fn list(node: &Node, definition: &str, levels: &Levels) -> List {
    let mut list = List {
        definition: definition.to_owned(),
        levels: levels.clone(),
        restarts: BTreeMap::new(),
    };
    for over in node
        .children
        .iter()
        .filter(|node| node.name == "lvlOverride")
    {
        let Some(at) = over.attribute("ilvl").and_then(|at| at.parse().ok()) else {
            continue;
        };
        if let Some(own) = over.child("lvl") {
            list.levels.insert(at, level(own));
        }
        if let Some(start) = over
            .value("startOverride")
            .and_then(|start| start.parse().ok())
        {
            list.restarts.insert(at, start);
        }
    }
    list
}

/// `%1、` with the counts in place.
fn label(own: &Level, list: &List, counted: &[Option<u32>; LEVELS]) -> String {
    let mut label = String::new();
    let mut characters = own.text.chars().peekable();
    while let Some(found) = characters.next() {
        let at = characters
            .peek()
            .and_then(|next| next.to_digit(10))
            .filter(|at| found == '%' && *at > 0);
        let Some(at) = at.and_then(|at| usize::try_from(at).ok()) else {
            label.push(found);
            continue;
        };
        characters.next();
        let level = list.levels.get(&(at - 1)).cloned().unwrap_or_default();
        let count = counted
            .get(at - 1)
            .copied()
            .flatten()
            .unwrap_or(level.start);
        label.push_str(&format(count, &level.format));
    }
    label.trim().to_owned()
}

/// A count in one of Word's formats; those not known here in digits.
fn format(count: u32, format: &str) -> String {
    let of = |letters: &str| {
        let at = usize::try_from(count).ok()?.checked_sub(1)?;
        letters.chars().nth(at).map(String::from)
    };
    let known = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => Some(han(count, "一二三四五六七八九", "十百千")),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            Some(han(count, "壹贰叁肆伍陆柒捌玖", "拾佰仟"))
        }
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => of("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalZero" => Some(format!("{count:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(wide(count)),
        "upperLetter" => of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => of("abcdefghijklmnopqrstuvwxyz"),
        "upperRoman" => Some(roman(count)),
        "lowerRoman" => Some(roman(count).to_lowercase()),
        _ => None,
    };
    known.unwrap_or_else(|| count.to_string())
}

fn wide(count: u32) -> String {
    let digits = count.to_string();
    digits
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xfee0))
        .collect()
}

/// `二十三`, `一百零二`.
fn han(count: u32, digits: &str, tens: &str) -> String {
    let digit = |value: u32| {
        digits
            .chars()
            .nth(usize::try_from(value).unwrap_or(0).saturating_sub(1))
            .unwrap_or_default()
    };
    let unit = |at: usize| tens.chars().nth(at).unwrap_or_default();
    if count == 0 || count > 9_999 {
        return count.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (power, at) in [(1_000, Some(2)), (100, Some(1)), (10, Some(0)), (1, None)] {
        let value = count / power % 10;
        if value == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        let is_plain_ten = power == 10 && value == 1 && out.is_empty();
        if !is_plain_ten {
            out.push(digit(value));
        }
        out.extend(at.map(unit));
    }
    out
}

fn roman(count: u32) -> String {
    const ROMAN: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = count.min(3_999);
    let mut out = String::new();
    for (value, letters) in ROMAN {
        while left >= value {
            left -= value;
            out.push_str(letters);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn counts_have_their_chinese_form() {
        for (count, name, expected) in [
            (1, "chineseCountingThousand", "一"),
            (10, "chineseCounting", "十"),
            (12, "japaneseCounting", "十二"),
            (20, "chineseCounting", "二十"),
            (102, "chineseCountingThousand", "一百零二"),
            (110, "chineseCountingThousand", "一百一十"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (2, "ideographTraditional", "乙"),
            (12, "chineseLegalSimplified", "拾贰"),
            (4, "lowerRoman", "iv"),
            (7, "something", "7"),
        ] {
            assert_eq!(format(count, name), expected, "{name}");
        }
    }
}
