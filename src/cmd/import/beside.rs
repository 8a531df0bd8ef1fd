//! Pictures and attachments that lie beside a Markdown file, taken along.
//!
//! Invariant: a picture is one by its bytes, an attachment by its ending; both lie in the folder of the file or below,
//! whatever the text names; the document names them as they are written beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Document;
use super::file;
use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::base::slug;
use crate::import::draft::Draft;
use crate::import::finding::Finding;
use crate::import::picture::{self, Named};

/// A larger picture is not taken, in bytes.
const LARGEST: usize = 64 << 20;

/// Takes along the pictures that `draft` names, which came from `file`.
pub fn take(file: &Path, draft: &mut Draft) {
    let folder = file.parent().unwrap_or(Path::new(""));
    let named = picture::named(&draft.body);
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: BTreeMap<PathBuf, String> = BTreeMap::new();
    for picture in &named {
        let Some(file) = inside(&picture.file) else {
            continue;
        };
        let path = folder.join(file.as_str());
        let name = match taken.get(&path) {
            Some(name) => Some(name.clone()),
            None => copied(&path, picture, &named, draft),
        };
        if let Some(name) = name {
            names.insert(picture.file.clone(), name.clone());
            taken.insert(path, name);
        }
    }
    draft.body = picture::renamed(&draft.body, &named, &names);
}

/// The file that is named, unless it lies outside the folder.
fn inside(file: &str) -> Option<SourcePath> {
    SourcePath::new("text").join(file)
}

/// Puts a picture beside the document; gives its name there, which is not that of another that the text names.
fn copied(path: &Path, own: &Named, named: &[Named], draft: &mut Draft) -> Option<String> {
    let bytes = file::bytes(path, LARGEST).ok()?;
    let ending = match own.attached {
        true => picture::attachment_ending(&own.file)?,
        false => picture::ending(&bytes)?.to_owned(),
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let slug = Some(slug::slug(&stem)).filter(|slug| !slug.is_empty());
    let slug = slug.unwrap_or_else(|| "image".to_owned());
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let mut names = std::iter::once(slug.clone())
        .chain(numbered)
        .map(|name| format!("{name}.{ending}"));
    let is_free = |name: &String| {
        let is_named = *name != own.file && named.iter().any(|other| other.file == *name);
        !is_named && !draft.files.contains_key(name)
    };
    let name = names.find(is_free)?;
    draft.files.insert(name.clone(), bytes);
    Some(name)
}

/// The pictures and attachments that a document names, but which did not come along.
pub fn missing(document: &Document) -> Vec<Finding> {
    let text = document.draft.text();
    let index = LineIndex::new(&text);
    let mut places = Places::new(&document.path, &text, &index);
    let there: BTreeSet<&str> = document.draft.files.keys().map(String::as_str).collect();
    let named = picture::named(&text).into_iter();
    let missing = named.filter(|picture| !there.contains(picture.file.as_str()));
    let told = missing.map(|picture| {
        let id = match (inside(&picture.file), picture.attached) {
            (None, _) => "import-decide-outside",
            (_, true) => "import-decide-link",
            (_, false) => "import-decide-picture",
        };
        let message = Message::new(id).arg("file", picture.file);
        Finding::new(message, &places.at(picture.range))
    });
    told.collect()
}
