//! The articles that files of issues name, by their path.
//!
//! In: a path as an editor writes it. Out: the piece it leads to. Invariant: a path that leads nowhere is an error with
//! the one that was probably meant; one that leads to what is not of this edition is left out in silence, as the rest of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::assemble::issues::stock::Stock;
use crate::assemble::links::{distance, name};
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Written;
use crate::model::document::Content;
use crate::model::issue::Piece;

/// Finds pieces by what files of issues write.
pub struct Choice<'a> {
    content: &'a Content,
    stock: Stock<'a>,
    /// Its pieces by their file; gathered when the first path asks.
    by_path: OnceLock<BTreeMap<&'a SourcePath, Piece>>,
}

impl<'a> Choice<'a> {
    /// Among `stock`, which was made of `content`.
    pub fn new(content: &'a Content, stock: Stock<'a>) -> Choice<'a> {
        Choice {
            content,
            stock,
            by_path: OnceLock::new(),
        }
    }

    fn by_path(&self) -> &BTreeMap<&'a SourcePath, Piece> {
        self.by_path.get_or_init(|| {
            let pieces = self.stock.pieces();
            pieces
                .map(|(piece, entry)| (&entry.document.path, piece))
                .collect()
        })
    }

    /// The piece that `written` in the file `from` means.
    pub fn entry(
        &self,
        written: &Written,
        from: &SourcePath,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Piece> {
        let paths = readings(&written.text, from);
        let found = paths.iter().find_map(|path| self.by_path().get(path));
        if found.is_none() && !paths.iter().any(|path| self.is_known(path)) {
            diagnostics.push(self.unknown(written, paths.first()));
        }
        found.copied()
    }

    /// Whether there is such a document, of this edition or not.
    fn is_known(&self, path: &SourcePath) -> bool {
        let documents = &self.content.documents;
        documents
            .binary_search_by(|document| document.path.cmp(path))
            .is_ok_and(|at| documents[at].front.issue.is_none())
    }

    fn unknown(&self, written: &Written, path: Option<&SourcePath>) -> Diagnostic {
        let message = Message::new("issue-article-unknown").arg("file", &written.text);
        let help = match path.and_then(|path| self.nearest(path)) {
            Some(file) => Message::new("issue-article-unknown-help").arg("suggestion", file),
            None => Message::new("issue-article-unknown-none"),
        };
        Diagnostic::error(written.place.clone(), message).help(help)
    }

    /// The document of the nearest name.
    fn nearest(&self, path: &SourcePath) -> Option<&str> {
        let wrong = name(path);
        let articles = self.content.documents.iter();
        let articles = articles.filter(|document| document.front.issue.is_none());
        let alike = articles.filter_map(|document| {
            let distance = distance(&wrong, &name(&document.path))?;
            let apart = strsim::levenshtein(path.as_str(), document.path.as_str());
            Some((distance, apart, document.path.as_str()))
        });
        let (_, _, nearest) = alike.min()?;
        nearest.strip_prefix("content/")
    }
}

/// The files that a path may mean: from `content`, or from the folder of the file that names it.
fn readings(written: &str, from: &SourcePath) -> Vec<SourcePath> {
    let below = written.trim_start_matches("./").trim_start_matches('/');
    let below = below.strip_prefix("content/").unwrap_or(below);
    let from_content = SourcePath::new("content/_").join(below);
    let from_folder = from.join(written);
    let bases = [from_content, from_folder].into_iter().flatten();
    bases
        .flat_map(|base| [base.clone(), with(&base, ".md"), with(&base, "/index.md")])
        .collect()
}

fn with(path: &SourcePath, ending: &str) -> SourcePath {
    SourcePath::new(&format!("{path}{ending}"))
}
