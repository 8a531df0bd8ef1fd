//! Styles: what a paragraph is by the name of its style.
//!
//! In: `styles.xml`. Out: for a style, its level as a heading, its numbering and its looks, with what it takes from the
//! styles it is based on. Invariant: a chain of styles that bites its tail ends.

use std::collections::BTreeMap;

use crate::import::word::xml::Node;

/// The longest chain of styles.
const CHAIN: usize = 16;

/// What is known of a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// The level of the heading it makes.
    pub heading: Option<u8>,
    /// Whether it makes the title of the paper.
    pub is_title: bool,
    /// Whether it makes lines of a table of contents.
    pub is_contents: bool,
    /// Its numbering.
    pub list: Listed,
    /// How it looks.
    pub look: Look,
    based_on: Option<String>,
}

/// The list that a paragraph is of, and its level; each is said by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The list. `0` is none.
    pub id: Option<String>,
    pub level: Option<usize>,
}

impl Listed {
    /// What paragraph properties say.
    #[must_use]
    pub fn read(properties: Option<&Node>) -> Listed {
        let numbering = properties.and_then(|properties| properties.child("numPr"));
        let value = |name| numbering.and_then(|numbering| numbering.value(name));
        Listed {
            id: value("numId").map(str::to_owned),
            level: value("ilvl").and_then(|level| level.parse().ok()),
        }
    }

    /// This, and where it says nothing, `below`.
    #[must_use]
    pub fn over(self, below: &Listed) -> Listed {
        Listed {
            id: self.id.or_else(|| below.id.clone()),
            level: self.level.or(below.level),
        }
    }
}

/// How text looks; `None` where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub strike: Option<bool>,
    pub underline: Option<bool>,
    pub hidden: Option<bool>,
    pub font: Option<String>,
    /// In half points.
    pub size: Option<u32>,
    pub centered: Option<bool>,
}

impl Look {
    /// What `rPr` says.
    #[must_use]
    pub fn read(properties: Option<&Node>) -> Look {
        let Some(node) = properties else {
            return Look::default();
        };
        let fonts = node.child("rFonts");
        let font = fonts.and_then(|fonts| fonts.attribute("eastAsia").or(fonts.attribute("ascii")));
        let doubled = node.flag("dstrike");
        Look {
            bold: node.flag("b"),
            italic: node.flag("i"),
            strike: node.flag("strike").or(doubled),
            underline: node.flag("u"),
            hidden: node.flag("vanish"),
            font: font.map(str::to_owned),
            size: node.value("sz").and_then(|size| size.parse().ok()),
            centered: None,
        }
    }

    /// This look, and where it says nothing, `below`.
    #[must_use]
    pub fn over(self, below: &Look) -> Look {
        Look {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            strike: self.strike.or(below.strike),
            underline: self.underline.or(below.underline),
            hidden: self.hidden.or(below.hidden),
            font: self.font.or_else(|| below.font.clone()),
            size: self.size.or(below.size),
            centered: self.centered.or(below.centered),
        }
    }
}

/// The styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// The look of everything.
    defaults: Look,
    /// The style of paragraphs that name none.
    normal: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`, which may be missing.
    #[must_use]
    pub fn read(part: Option<&Node>) -> Styles {
        let mut styles = Styles::default();
        let Some(part) = part else {
            return styles;
        };
        styles.defaults = Look::read(part.path(&["docDefaults", "rPrDefault", "rPr"]));
        for node in part.children.iter().filter(|node| node.name == "style") {
            let Some(id) = node.attribute("styleId") else {
                continue;
            };
            let is_default = matches!(node.attribute("default"), Some("1" | "true" | "on"));
            if is_default && node.attribute("type") == Some("paragraph") {
                styles.normal = Some(id.to_owned());
            }
            styles.styles.insert(id.to_owned(), style(node));
        }
        styles
    }

    /// The style `id`, or that of paragraphs that name none.
    #[must_use]
    pub fn paragraph(&self, id: Option<&str>) -> Style {
        let style = match id.or(self.normal.as_deref()) {
            Some(id) => self.resolved(id),
            None => Style::default(),
        };
        Style {
            look: style.look.over(&self.defaults),
            ..style
        }
    }

    /// The look of the style `id` of single words.
    #[must_use]
    pub fn look(&self, id: Option<&str>) -> Look {
        id.map(|id| self.resolved(id).look).unwrap_or_default()
    }

    fn resolved(&self, id: &str) -> Style {
        let Some(mut style) = self.styles.get(id).cloned() else {
            return by_name(id);
        };
        let mut next = style.based_on.clone();
        for _ in 0..CHAIN {
            let Some(below) = next.and_then(|id| self.styles.get(&id)) else {
                break;
            };
            style.heading = style.heading.or(below.heading);
            style.list = style.list.over(&below.list);
            style.look = style.look.over(&below.look);
            next = below.based_on.clone();
        }
        style
    }
}

fn style(node: &Node) -> Style {
    let properties = node.child("pPr");
    let outline = properties.and_then(outline);
    let named = by_name(node.value("name").unwrap_or_default());
    let centered = properties.and_then(|properties| properties.value("jc"));
    Style {
        heading: outline.or(named.heading),
        list: Listed::read(properties),
        look: Look {
            centered: centered.map(|side| side == "center"),
            ..Look::read(node.child("rPr"))
        },
        based_on: node.value("basedOn").map(str::to_owned),
        ..named
    }
}

/// The level of an outline that paragraph properties say.
#[must_use]
pub fn outline(properties: &Node) -> Option<u8> {
    let level: u8 = properties.value("outlineLvl")?.parse().ok()?;
    (level < 9).then(|| (level + 1).min(6))
}

/// What the name of a style says: `heading 1`, `标题 1`, `Title`, `toc 1`.
fn by_name(name: &str) -> Style {
    let name: String = name.to_lowercase().split_whitespace().collect();
    let level = name
        .strip_prefix("heading")
        .or_else(|| name.strip_prefix("标题"));
    Style {
        heading: level
            .and_then(|level| level.parse().ok())
            .filter(|level| (1..=9).contains(level))
            .map(|level: u8| level.min(6)),
        is_title: matches!(name.as_str(), "title" | "标题" | "文档标题"),
        is_contents: name.starts_with("toc") || name.starts_with("目录"),
        ..Style::default()
    }
}
