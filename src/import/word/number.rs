//! Numbers that Word puts before paragraphs, as text.
//!
//! In: `numbering.xml`, and the paragraphs in their order. Out: the label of each, as `一、` or `（2）` or `1.`.
//! Invariant: a paragraph of a list that is not defined has no label.

mod format;

use std::collections::{BTreeMap, BTreeSet};

use crate::import::word::xml::Node;
use format::format;

/// How many levels a list has.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
    /// Whether the levels above are shown in plain digits.
    is_legal: bool,
    /// How many levels above make it begin anew; all of them where nothing is said.
    restart: Option<usize>,
    /// The style of paragraphs that stand at this level.
    style: Option<String>,
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
        let definitions: BTreeMap<&str, &Node> = definitions
            .filter_map(|node| Some((node.attribute("abstractNumId")?, node)))
            .collect();
        let lists = part
            .children
            .iter()
            .filter(|node| node.name == "num")
            .filter_map(|node| {
                let (definition, levels) = defined(node.value("abstractNumId")?, &definitions)?;
                let list = list(node, definition, &levels);
                Some((node.attribute("numId")?.to_owned(), list))
            });
        Numbering {
            lists: lists.collect(),
            ..Numbering::default()
        }
    }

    /// The level at which paragraphs of a style stand in the list `id`.
    #[must_use]
    pub fn level_of(&self, id: &str, style: &str) -> Option<usize> {
        let mut levels = self.lists.get(id)?.levels.iter();
        let found = levels.find(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|(at, _)| *at)
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
        for (at, below) in counted.iter_mut().enumerate().skip(level + 1) {
            let restart = list.levels.get(&at).and_then(|below| below.restart);
            if restart.is_none_or(|restart| level < restart) {
                *below = None;
            }
        }
        match own.format.as_str() {
            "bullet" => Some(Label::Bullet(level)),
            "none" => None,
            _ => Some(Label::Number(label(own, list, counted)))
                .filter(|label| *label != Label::Number(String::new())),
        }
    }
}

/// The definition `id` and its levels; one that only names a style for lists is that style's.
fn defined<'a>(id: &'a str, definitions: &BTreeMap<&'a str, &Node>) -> Option<(&'a str, Levels)> {
    let own = definitions.get(id)?;
    let linked = own.value("numStyleLink").and_then(|style| {
        let is_style = |node: &Node| node.value("styleLink") == Some(style);
        definitions.iter().find(|(_, node)| is_style(node))
    });
    let (id, node) = linked.map_or((id, *own), |(id, node)| (*id, *node));
    Some((id, levels(node)))
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
        is_legal: node.flag("isLgl") == Some(true),
        restart: node
            .value("lvlRestart")
            .and_then(|level| level.parse().ok()),
        style: node.value("pStyle").map(str::to_owned),
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
        let shown = if own.is_legal {
            "decimal"
        } else {
            level.format.as_str()
        };
        label.push_str(&format(count, shown));
    }
    label.trim().to_owned()
}
