//! An XML part as a tree.
//!
//! In: text. Out: its elements by their local names, for programs differ in the prefixes they choose. Invariant: neither
//! depth nor number of elements and attributes is above the bounds here; entities other than XML's own are not expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::base::diagnostic::Message;
use crate::import::word::package::{broken, enormous};

/// The deepest nesting; functions that walk the tree go as deep.
const DEEPEST: usize = 120;

/// The most elements and attributes of a part.
const MOST: usize = 1_500_000;

/// One element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Node {
    /// Its name without a prefix.
    pub name: String,
    /// Its attributes, without prefixes.
    attributes: Vec<(String, String)>,
    /// Its elements.
    pub children: Vec<Node>,
    /// The text right inside it.
    pub text: String,
}

impl Node {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name)?;
        Some(&found.1)
    }

    /// The first child of this name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// What the names lead to, from child to child.
    #[must_use]
    pub fn path(&self, names: &[&str]) -> Option<&Node> {
        names.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The `val` of a child.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether a property is on: it is there and not said to be off.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value, Some("0" | "false" | "off" | "none")))
    }

    /// Every element of this name below, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        self.gather(name, &mut found);
        found
    }

    fn gather<'a>(&'a self, name: &str, found: &mut Vec<&'a Node>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.gather(name, found);
        }
    }
}

/// The root of a part.
///
/// # Errors
/// When it is no XML, or more of it than any plan has.
pub fn parse(text: &str) -> Result<Node, Message> {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => open.push(node(&start, &mut count)?),
            Event::Empty(start) => add(&mut open, node(&start, &mut count)?),
            Event::End(_) => {
                let node = open.pop().filter(|_| !open.is_empty()).ok_or_else(broken)?;
                add(&mut open, node);
            }
            Event::Text(text) => push(&mut open, &text.xml10_content()),
            Event::CData(text) => push(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let found = reference.resolve_char_ref().ok().flatten();
                let named = || quick_xml::escape::resolve_predefined_entity(reference.as_ref());
                match found {
                    Some(found) => push(&mut open, found.encode_utf8(&mut [0; 4])),
                    None => push(&mut open, named().unwrap_or_default()),
                }
            }
            Event::Eof => break,
            _ => {}
        }
        if open.len() > DEEPEST {
            return Err(enormous());
        }
    }
    let mut root = open.pop().filter(|_| open.is_empty()).ok_or_else(broken)?;
    root.children.pop().ok_or_else(broken)
}

/// An element without what stands in it; `count` goes up by what it takes.
fn node(start: &BytesStart<'_>, count: &mut usize) -> Result<Node, Message> {
    let mut attributes = Vec::new();
    one_more(count)?;
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| broken())?;
        one_more(count)?;
        let name = attribute.key.local_name();
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::default())
            .map_err(|_| broken())?;
        attributes.push((name.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Node {
        name: start.local_name().as_ref().to_owned(),
        attributes,
        ..Node::default()
    })
}

fn one_more(count: &mut usize) -> Result<(), Message> {
    *count += 1;
    if *count > MOST {
        Err(enormous())
    } else {
        Ok(())
    }
}

fn add(open: &mut [Node], node: Node) {
    if let Some(above) = open.last_mut() {
        above.children.push(node);
    }
}

fn push(open: &mut [Node], text: &str) {
    if let Some(above) = open.last_mut() {
        above.text.push_str(text);
    }
}
