//! Where documents go.
//!
//! Invariant: no two documents have one address, and none takes the place of a file that is there with other words.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::{Document, Read, State, store};
use crate::base::path::SourcePath;
use crate::base::slug;
use crate::model::document::Content;

/// Gives every document its file: named after its title, or its file where the title gives no name, with a number where
/// an address is taken.
pub fn place(files: &mut [Read], folder: &str, content: &Content, root: &Path) -> io::Result<()> {
    let known = addresses(content, folder);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let of_file = slug::slug(file.source.path.stem());
        for document in &mut file.documents {
            let slug = name(document, &of_file);
            let mut number = last.get(&slug).map_or(1, |last| last + 1);
            loop {
                let name = numbered(&slug, number);
                let is_free =
                    !taken.contains(&name) && fits(document, &name, folder, &known, root)?;
                if is_free {
                    taken.insert(name);
                    break;
                }
                number += 1;
            }
            last.insert(slug, number);
        }
    }
    Ok(())
}

fn name(document: &Document, of_file: &str) -> String {
    let own = document.draft.slug();
    let names = [own.as_str(), of_file, "plan"];
    let mut good = names
        .into_iter()
        .filter(|slug| !matches!(*slug, "" | "index"));
    good.next().unwrap_or_default().to_owned()
}

fn numbered(slug: &str, number: usize) -> String {
    match number {
        1 => slug.to_owned(),
        _ => format!("{slug}-{number}"),
    }
}

/// Puts a document where its address is `name`, and says whether it may stand there: nothing does, or the same.
fn fits(
    document: &mut Document,
    name: &str,
    folder: &str,
    known: &BTreeMap<String, SourcePath>,
    root: &Path,
) -> io::Result<bool> {
    document.path = SourcePath::new(&match document.draft.files.is_empty() {
        true => format!("{folder}/{name}.md"),
        false => format!("{folder}/{name}/index.md"),
    });
    let other = known.get(name).filter(|other| **other != document.path);
    let other = match other {
        None if store::state(root, document)? == State::Other => Some(&document.path),
        other => other,
    };
    let other = other.cloned();
    let is_free = other.is_none();
    document.aside_of = document.aside_of.take().or(other);
    Ok(is_free)
}

/// The addresses of the documents in a folder, each with its file.
fn addresses(content: &Content, folder: &str) -> BTreeMap<String, SourcePath> {
    let below = content.documents.iter().filter(|document| {
        let own = document.path.folder();
        let above = match document.path.name() {
            "index.md" => own.rsplit_once('/').map_or("", |(above, _)| above),
            _ => own,
        };
        above == folder
    });
    below
        .map(|document| (document.slug.clone(), document.path.clone()))
        .collect()
}
