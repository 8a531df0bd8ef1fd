//! What is at hand while a Word file is read: its parts, and what was found on the way.
//!
//! In: an open package. Out: styles, numbers, relations, notes and pictures on request. Invariant: a picture that is
//! shown twice is one file.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::Message;
use crate::import::finding::excerpt;
use crate::import::picture;
use crate::import::word::field::Fields;
use crate::import::word::number::Numbering;
use crate::import::word::package::{Package, broken};
use crate::import::word::style::Styles;
use crate::import::word::xml::Node;

/// Where a relation leads.
#[derive(Debug, Clone)]
struct Relation {
    target: String,
    kind: String,
    outside: bool,
}

type Relations = BTreeMap<String, Relation>;

/// A file that is being read.
pub struct Reader<'a> {
    package: Package<'a>,
    relations: Relations,
    /// Those of the parts that hold notes, by whether these stand at the end.
    of_notes: BTreeMap<bool, Relations>,
    pub styles: Styles,
    pub numbering: Numbering,
    /// Notes by their number, and whether they stand at the end.
    notes: BTreeMap<(bool, String), Node>,
    /// Notes that were asked for: the mark of each.
    noted: Vec<(bool, String)>,
    /// The number of each, counted from 1.
    numbers: BTreeMap<(bool, String), usize>,
    /// Pictures that were shown.
    pub files: BTreeMap<String, Vec<u8>>,
    named: BTreeMap<String, String>,
    /// The fields that are open between two paragraphs, where a table of contents goes on.
    pub contents: Fields,
    /// Whether every field of the text ends.
    pub is_balanced: bool,
    /// What stood at the head and the foot of the pages.
    pub margins: BTreeSet<String>,
    /// What was met that a reader should know of, and how often.
    pub counts: BTreeMap<&'static str, usize>,
    /// Why reading must stop.
    pub failed: Option<Message>,
}

impl<'a> Reader<'a> {
    /// Reads what stands beside the text; gives the text as well.
    ///
    /// # Errors
    /// When the file is no Word document, broken or too large.
    pub fn open(bytes: &'a [u8]) -> Result<(Reader<'a>, Node), Message> {
        let mut package = Package::open(bytes)?;
        let main = main_part(&mut package)?;
        let document = package
            .xml(&main)?
            .ok_or_else(|| Message::new("import-refused-not-word"))?;
        if document.name != "document" {
            return Err(Message::new("import-refused-not-word"));
        }
        let relations = relations(&mut package, &main)?;
        let part = |kind: &str, name: &str| {
            let said = relations
                .values()
                .find(|relation| relation.kind.ends_with(kind) && !relation.outside);
            said.map_or_else(|| beside(&main, name), |relation| relation.target.clone())
        };
        let parts = [
            part("/styles", "styles.xml"),
            part("/numbering", "numbering.xml"),
            part("/footnotes", "footnotes.xml"),
            part("/endnotes", "endnotes.xml"),
            part("/comments", "comments.xml"),
        ];
        let [styles, numbering, footnotes, endnotes, comments] = parts;
        let mut reader = Reader {
            styles: Styles::read(package.xml(&styles)?.as_ref()),
            numbering: Numbering::read(package.xml(&numbering)?.as_ref()),
            notes: BTreeMap::new(),
            noted: Vec::new(),
            numbers: BTreeMap::new(),
            files: BTreeMap::new(),
            named: BTreeMap::new(),
            contents: Fields::default(),
            is_balanced: is_balanced(&document),
            margins: BTreeSet::new(),
            counts: BTreeMap::new(),
            failed: None,
            of_notes: BTreeMap::new(),
            relations,
            package,
        };
        reader.keep_notes(&footnotes, false)?;
        reader.keep_notes(&endnotes, true)?;
        reader.keep_margins()?;
        if let Some(comments) = reader.package.xml(&comments)? {
            let count = comments
                .children
                .iter()
                .filter(|node| node.name == "comment")
                .count();
            reader.add("import-word-comments", count);
        }
        Ok((reader, document))
    }

    fn keep_notes(&mut self, part: &str, at_end: bool) -> Result<(), Message> {
        let notes = self
            .package
            .xml(part)?
            .map(|part| part.children)
            .unwrap_or_default();
        let relations = relations(&mut self.package, part)?;
        self.of_notes.insert(at_end, relations);
        for note in notes {
            let is_text = !matches!(
                note.attribute("type"),
                Some("separator" | "continuationSeparator" | "continuationNotice")
            );
            if let Some(id) = note.attribute("id").filter(|_| is_text) {
                self.notes.insert((at_end, id.to_owned()), note.clone());
            }
        }
        Ok(())
    }

    /// Headers and footers say something when there is more in them than the number of the page.
    fn keep_margins(&mut self) -> Result<(), Message> {
        let is_margin = |kind: &str| kind.ends_with("/header") || kind.ends_with("/footer");
        let parts: Vec<String> = self
            .relations
            .values()
            .filter(|relation| is_margin(&relation.kind) && !relation.outside)
            .map(|relation| relation.target.clone())
            .collect();
        for part in parts {
            let part = self.package.xml(&part)?.unwrap_or_default();
            let words: String = part
                .all("t")
                .iter()
                .map(|node| node.text.as_str())
                .collect();
            let is_said = |found: char| found.is_alphabetic() && !"第页共".contains(found);
            if words.contains(is_said) {
                self.margins.insert(excerpt(words.trim()));
            }
        }
        Ok(())
    }

    /// Counts something that was met.
    pub fn count(&mut self, what: &'static str) {
        self.add(what, 1);
    }

    /// Counts several.
    pub fn add(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.counts.entry(what).or_default() += count;
        }
    }

    /// The address outside that a relation leads to.
    #[must_use]
    pub fn outside(&self, id: &str) -> Option<String> {
        let relation = self.relations.get(id).filter(|relation| relation.outside)?;
        Some(relation.target.clone())
    }

    /// The mark of a note, which is kept to be written below its paragraph.
    pub fn note(&mut self, id: &str, at_end: bool) -> Option<String> {
        let note = (at_end, id.to_owned());
        self.notes.get(&note)?;
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(note.clone()).or_insert(next);
        if number == next {
            self.noted.push(note);
        }
        Some(format!("[^{number}]"))
    }

    /// The note that was named as number `at`, counted from 0, and whether it stands at the end.
    #[must_use]
    pub fn noted_at(&self, at: usize) -> Option<(Node, bool)> {
        let noted = self.noted.get(at)?;
        Some((self.notes.get(noted)?.clone(), noted.0))
    }

    /// Goes from the text to the part of such notes, or back: each has relations of its own.
    pub fn turn(&mut self, at_end: bool) {
        let other = self.of_notes.entry(at_end).or_default();
        std::mem::swap(&mut self.relations, other);
    }

    /// A picture as Markdown shows it; its file is kept.
    pub fn picture(&mut self, id: &str, said: &str) -> Option<String> {
        let Some(relation) = self.relations.get(id).cloned() else {
            self.count("import-word-objects");
            return None;
        };
        if relation.outside {
            self.count("import-word-outside");
            return None;
        }
        if let Some(name) = self.named.get(&relation.target).cloned() {
            return Some(picture::shown(&name, said));
        }
        let bytes = match self.package.bytes(&relation.target) {
            Ok(bytes) => bytes?,
            Err(message) => {
                self.failed = Some(message);
                return None;
            }
        };
        let Some(ending) = picture::ending(&bytes) else {
            self.count("import-word-unshown");
            return None;
        };
        let name = format!("image{}.{ending}", self.files.len() + 1);
        self.files.insert(name.clone(), bytes);
        self.named.insert(relation.target, name.clone());
        Some(picture::shown(&name, said))
    }
}

/// Whether as many fields end as begin.
fn is_balanced(document: &Node) -> bool {
    let marks = document.all("fldChar");
    let count = |kind| {
        let of_kind = |mark: &&&Node| mark.attribute("fldCharType") == Some(kind);
        marks.iter().filter(of_kind).count()
    };
    count("begin") == count("end")
}

/// The name of the part that holds the text.
fn main_part(package: &mut Package<'_>) -> Result<String, Message> {
    let said = package.xml("_rels/.rels")?.and_then(|root| {
        let own = root.children.iter().find(|node| {
            node.attribute("Type")
                .is_some_and(|kind| kind.ends_with("/officeDocument"))
        });
        own.and_then(|node| node.attribute("Target"))
            .map(|target| resolve("", target))
    });
    let name = said.unwrap_or_else(|| "word/document.xml".to_owned());
    match package.has(&name) {
        true => Ok(name),
        false if package.has("word/document.xml") => Ok("word/document.xml".to_owned()),
        false => Err(
            if package.has("[Content_Types].xml") || package.has("mimetype") {
                Message::new("import-refused-not-word")
            } else {
                broken()
            },
        ),
    }
}

fn relations(package: &mut Package<'_>, main: &str) -> Result<Relations, Message> {
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
    let part = package.xml(resolve(folder, &format!("_rels/{name}.rels")).as_str())?;
    let nodes = part.map(|part| part.children).unwrap_or_default();
    let relations = nodes.iter().filter_map(|node| {
        let outside = node.attribute("TargetMode") == Some("External");
        let target = node.attribute("Target")?;
        let relation = Relation {
            target: if outside {
                target.to_owned()
            } else {
                resolve(folder, target)
            },
            kind: node.attribute("Type").unwrap_or_default().to_owned(),
            outside,
        };
        Some((node.attribute("Id")?.to_owned(), relation))
    });
    Ok(relations.collect())
}

/// A part that lies beside `main`.
fn beside(main: &str, name: &str) -> String {
    resolve(main.rsplit_once('/').map_or("", |(folder, _)| folder), name)
}

/// The part that `target` names, seen from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
