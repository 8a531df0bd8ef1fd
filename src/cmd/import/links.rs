//! Links of the documents that came in, as the build will see them.
//!
//! Invariant: what the build would refuse is to be decided before it is built.

use std::collections::BTreeSet;

use super::{Document, Read, beside, source};
use crate::base::diagnostic::{Message, Severity};
use crate::base::path::SourcePath;
use crate::import::finding::Finding;
use crate::model::document::{Content, Document as Text, Link};
use crate::parse;

/// Lists in every document the links that lead nowhere, and whatever else the build would refuse.
pub fn judge(files: &mut [Read], content: &Content) {
    let known = known(files, content);
    for document in files.iter_mut().flat_map(|file| &mut file.documents) {
        let missing = beside::missing(document);
        let refused = refused(document, &known);
        let is_new = |finding: &Finding| {
            let line = finding.place.line;
            missing.iter().all(|other| other.place.line != line)
        };
        let refused: Vec<Finding> = refused.into_iter().filter(is_new).collect();
        document.decide.extend(missing);
        document.decide.extend(refused);
        document
            .decide
            .sort_by_key(|found| (found.place.line, found.place.column));
    }
}

/// All that a link may lead to.
fn known(files: &[Read], content: &Content) -> BTreeSet<SourcePath> {
    let index = |folder: &String| SourcePath::new(&format!("{folder}/_index.md"));
    let mut known: BTreeSet<SourcePath> = content.indexes.keys().map(index).collect();
    known.extend(content.files.keys().cloned());
    known.extend(content.documents.iter().map(|known| known.path.clone()));
    for document in files.iter().flat_map(|file| &file.documents) {
        let beside = document.draft.files.keys();
        known.extend(beside.filter_map(|name| document.path.join(name)));
        known.insert(document.path.clone());
    }
    known
}

fn refused(document: &Document, known: &BTreeSet<SourcePath>) -> Vec<Finding> {
    let (text, diagnostics) = parse::plan(&source(document));
    let errors = diagnostics
        .into_iter()
        .filter(|found| found.severity == Severity::Error);
    let mut found: Vec<Finding> = errors
        .map(|error| Finding::new(error.message, &error.place))
        .collect();
    if let Some(text) = text {
        let dead = text
            .body
            .links
            .iter()
            .filter(|link| is_dead(link, &text, known));
        found.extend(dead.map(told));
    }
    found
}

fn is_dead(link: &Link, text: &Text, known: &BTreeSet<SourcePath>) -> bool {
    let mut ids = text.body.ids();
    let is_own = link.target == text.path && !link.fragment.is_empty();
    is_own && ids.all(|id| id != link.fragment) || !known.contains(&link.target)
}

fn told(link: &Link) -> Finding {
    let file = match link.fragment.as_str() {
        "" => link.target.to_string(),
        fragment => format!("{}#{fragment}", link.target),
    };
    Finding::new(
        Message::new("import-decide-link").arg("file", file),
        &link.place,
    )
}
