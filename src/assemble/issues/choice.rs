//! The articles that files of issues name, by their path.
//!
//! In: a path as an editor writes it. Out: the piece it leads to. Invariant: a path that leads nowhere is an error with
//! the one that was probably meant; one that leads to what is for members is left out of the public edition in silence, as
//! the rest of it; whatever else keeps an article out of its issue is told.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::assemble::issues::Desk;
use crate::assemble::issues::stock::Stock;
use crate::assemble::links::{distance, name};
use crate::assemble::select::reason;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Written;
use crate::model::document::Document;
use crate::model::issue::Piece;
use crate::model::site::Reason;

/// Finds pieces by what files of issues write.
pub struct Choice<'a> {
    desk: Desk<'a>,
    stock: Stock<'a>,
    /// Its pieces by their file; gathered when the first path asks.
    by_path: OnceLock<BTreeMap<&'a SourcePath, Piece>>,
}

impl<'a> Choice<'a> {
    /// Among `stock`, which was made of what lies on the `desk`.
    pub fn new(desk: Desk<'a>, stock: Stock<'a>) -> Choice<'a> {
        Choice {
            desk,
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
        let is_known = |path| self.is_known(path) || self.is_unsure(path);
        if found.is_none() && !paths.iter().any(is_known) {
            diagnostics.push(self.unknown(written, paths.first()));
        }
        found.copied()
    }

    /// What keeps the article `written` in the file `from` out of the issue of `day`; an issue that is not `due` waits for
    /// drafts, and for what appears before it does.
    pub fn lost(
        &self,
        written: &Written,
        from: &SourcePath,
        day: Date,
        due: bool,
    ) -> Option<Diagnostic> {
        let paths = readings(&written.text, from);
        let document = paths.iter().find_map(|path| self.document(path))?;
        let said = self.desk.folders.said(document.path.folder());
        let front = &document.front;
        let message = match reason(said, document, self.desk.edition) {
            Some(Reason::Internal) => return None,
            Some(Reason::Draft) if due => Message::new("issue-article-draft"),
            Some(Reason::Draft) => return None,
            _ => match (front.publish, front.expires) {
                (Some(publish), _) if publish > day => {
                    Message::new("issue-article-future").arg("date", publish)
                }
                (_, Some(last)) if last < day => {
                    Message::new("issue-article-expired").arg("date", last)
                }
                _ => return None,
            },
        };
        let message = message.arg("file", &written.text).arg("day", day);
        let help = Message::new("issue-article-lost-help");
        Some(Diagnostic::warning(written.place.clone(), message).help(help))
    }

    /// Whether there is such a document, of this edition or not.
    fn is_known(&self, path: &SourcePath) -> bool {
        self.document(path).is_some()
    }

    fn is_unsure(&self, path: &SourcePath) -> bool {
        self.desk.content.broken.contains(path)
    }

    /// Whether it is not known what the article `written` in the file `from` says, and so whether it can be in an issue.
    pub fn is_open(&self, written: &Written, from: &SourcePath) -> bool {
        let paths = readings(&written.text, from);
        paths.iter().any(|path| self.desk.content.is_unsure(path))
    }

    fn document(&self, path: &SourcePath) -> Option<&'a Document> {
        let documents = &self.desk.content.documents;
        let at = documents.binary_search_by(|document| document.path.cmp(path));
        let document = documents.get(at.ok()?)?;
        document.front.issue.is_none().then_some(&**document)
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
        let articles = self.desk.content.documents.iter();
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
