//! What is wrong with files of issues that the public edition does not know.
//!
//! In: the content and what was found in the public edition. Out: what is found in the files of issues in the edition for
//! members, where it was not told yet, and which pages' headings those files link to. Invariant: nothing that readers see of the
//! public edition depends on them.

use std::collections::BTreeSet;

use crate::assemble;
use crate::assemble::select::{Folders, reason};
use crate::base::diagnostic::Diagnostic;
use crate::base::path::Url;
use crate::model::config::Config;
use crate::model::document::{Content, Document};
use crate::model::site::Reason;
use crate::model::source::Edition;

/// Who builds the public edition is told of mistakes in the files of issues that are for members: the other edition is
/// built by the same people, perhaps weeks later. With the mistakes come the pages whose headings the other edition links to.
pub fn mistakes(
    config: &Config,
    content: &Content,
    edition: Edition,
    told: &[Diagnostic],
) -> (BTreeSet<Url>, Vec<Diagnostic>) {
    if edition.internal || !any_is_hidden(config, content, edition) {
        return Default::default();
    }
    let inside = Edition {
        internal: true,
        ..edition
    };
    let (site, mut found) = assemble::site(config, content, inside);
    found.retain(|found| {
        let is_new = told
            .iter()
            .all(|known| (&known.place, &known.message) != (&found.place, &found.message));
        is_new && files(content).any(|file| file.path == found.place.file)
    });
    (site.anchored, found)
}

fn any_is_hidden(config: &Config, content: &Content, edition: Edition) -> bool {
    let folders = Folders::new(config, content, edition.internal);
    files(content).any(|file| {
        let said = folders.said(file.path.folder());
        reason(said, file, edition) == Some(Reason::Internal)
    })
}

/// The files of issues.
fn files(content: &Content) -> impl Iterator<Item = &Document> {
    let documents = content.documents.iter().map(|document| &**document);
    documents.filter(|document| document.front.issue.is_some())
}
