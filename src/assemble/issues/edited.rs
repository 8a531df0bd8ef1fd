//! What the editors say of their issues: which articles, in which order, with which words.
//!
//! In: the files and the entries. Out: for each file its [`Edited`]. Invariant: no article is claimed by two numbered issues.

use std::collections::{BTreeMap, BTreeSet};

use crate::assemble::issues::choice::Choice;
use crate::assemble::issues::files::File;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Written;
use crate::model::issue::Piece;
use crate::model::series::IssueFront;

/// What a file says of its issue, with its articles found.
#[derive(Clone)]
pub struct Edited {
    /// The file.
    pub file: File,
    /// The articles and their order, where they are chosen.
    pub articles: Option<Vec<Piece>>,
    /// Articles that are left out.
    pub without: Vec<Piece>,
    /// Words about the whole issue.
    pub notes: Vec<String>,
    /// Words before an article.
    pub of_article: BTreeMap<Piece, Vec<String>>,
}

impl Edited {
    /// Finds what `file` names.
    pub fn new(file: &File, choice: &Choice<'_>, diagnostics: &mut Vec<Diagnostic>) -> Edited {
        let mut edited = Edited {
            file: file.clone(),
            articles: None,
            without: Vec::new(),
            notes: Vec::new(),
            of_article: BTreeMap::new(),
        };
        if let Some(front) = file.front() {
            edited.read(front, &file.document.path, choice, diagnostics);
        }
        edited
    }

    fn read(
        &mut self,
        front: &IssueFront,
        path: &SourcePath,
        choice: &Choice<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut find = |written: &Written| choice.entry(written, path, diagnostics);
        let articles = front.articles.as_ref();
        self.articles = articles.map(|articles| articles.iter().filter_map(&mut find).collect());
        self.without = front.without.iter().filter_map(&mut find).collect();
        for note in &front.notes {
            match &note.article {
                None => self.notes.extend(note.text.iter().cloned()),
                Some(article) => {
                    let entry = find(article);
                    let words = entry.map(|entry| self.of_article.entry(entry).or_default());
                    words
                        .into_iter()
                        .for_each(|words| words.extend(note.text.iter().cloned()));
                }
            }
        }
    }

    /// Tells of articles that are chosen and cannot stand in the issue of `day`, which may be `due`.
    pub fn lost(&self, choice: &Choice<'_>, day: Date, due: bool) -> Vec<Diagnostic> {
        let front = self.file.front().into_iter();
        let chosen = front.flat_map(|front| front.articles.iter().flatten());
        let path = &self.file.document.path;
        chosen
            .filter_map(|written| choice.lost(written, path, day, due))
            .collect()
    }

    /// Tells of words before articles that the issue does not carry; `carried` are those it does.
    pub fn stray_notes(&self, carried: &BTreeSet<Piece>, choice: &Choice<'_>) -> Vec<Diagnostic> {
        let notes = self.file.front().into_iter().flat_map(|front| &front.notes);
        let articles = notes.filter_map(|note| note.article.as_ref());
        let path = &self.file.document.path;
        let is_stray = |written: &&Written| {
            let entry = choice.entry(written, path, &mut Vec::new());
            entry.is_some_and(|entry| !carried.contains(&entry)) && !choice.is_open(written, path)
        };
        let strays = articles.filter(is_stray).map(|written| {
            let message = Message::new("issue-note-stray").arg("file", &written.text);
            let help = Message::new("issue-note-stray-help");
            Diagnostic::warning(written.place.clone(), message).help(help)
        });
        strays.collect()
    }
}

/// The articles that numbered issues choose, which no other of them gathers. One that two of them choose is told.
pub fn claimed<'a>(
    edited: impl Iterator<Item = &'a Edited>,
    choice: &Choice<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<Piece> {
    let mut claims: BTreeMap<Piece, (&Written, &SourcePath)> = BTreeMap::new();
    for issue in edited {
        let path = &issue.file.document.path;
        let front = issue.file.front().into_iter();
        for written in front.flat_map(|front| front.articles.iter().flatten()) {
            let Some(piece) = choice.entry(written, path, &mut Vec::new()) else {
                continue;
            };
            match claims.insert(piece, (written, path)) {
                Some((other, file)) if file != path => {
                    diagnostics.push(twice(written, other, file))
                }
                _ => {}
            }
        }
    }
    claims.into_keys().collect()
}

/// `written` is chosen in `file` too, as `other`.
fn twice(written: &Written, other: &Written, file: &SourcePath) -> Diagnostic {
    let message = Message::new("issue-article-twice")
        .arg("article", &written.text)
        .arg("file", file);
    Diagnostic::error(written.place.clone(), message)
        .related(
            other.place.clone(),
            Message::new("issue-article-twice-other"),
        )
        .help(Message::new("issue-article-twice-help"))
}
