//! Documents that the site holds already, compared with those that come in.

use std::collections::BTreeMap;
use std::io;

use super::{Document, Read};
use crate::base::path::SourcePath;
use crate::import::judge::Texts;
use crate::model::document::Content;
use crate::read::Project;

/// Finds the documents of `content` that one of `files` is, word for word, or repeats.
pub fn compare(project: &Project, content: &Content, files: &mut [Read]) -> io::Result<()> {
    let mut documents: Vec<&mut Document> = files
        .iter_mut()
        .flat_map(|file| &mut file.documents)
        .collect();
    let mut texts = Texts::default();
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        texts.add(&document.draft.body);
        if is_new(project, document) {
            same.entry(document.draft.text()).or_default().push(at);
        }
    }
    for known in &content.documents {
        let bytes = project.bytes(&known.path)?;
        let text = String::from_utf8_lossy(&bytes);
        let twin = same.get_mut(&*text).and_then(Vec::pop);
        if let Some(twin) = twin.and_then(|at| documents.get_mut(at)) {
            settle(twin, &known.path);
        }
        let body = text.lines().skip(known.body_line.saturating_sub(1));
        let body = body.collect::<Vec<_>>().join("\n");
        for (at, share) in texts.like(&body) {
            if let Some(document) = documents.get_mut(at) {
                repeat(document, &known.path, share);
            }
        }
    }
    Ok(())
}

/// Whether the document is not there under its own name.
fn is_new(project: &Project, document: &Document) -> bool {
    let there = project.bytes(&document.path);
    !there.is_ok_and(|there| there == document.draft.text().as_bytes())
}

/// The document is there under another name. Pictures lie beside it only where it has a folder of its own.
fn settle(document: &mut Document, known: &SourcePath) {
    if document.draft.files.is_empty() || known.name() == "index.md" {
        document.path = known.clone();
        document.aside_of = None;
    }
}

fn repeat(document: &mut Document, known: &SourcePath, share: usize) {
    let best = document.repeats.as_ref().map_or(0, |(_, best)| *best);
    if document.path != *known && share > best {
        document.repeats = Some((known.clone(), share));
    }
}
