//! What the editors say of their issues: which articles, in which order, with which words.
//!
//! In: the files and the entries. Out: for each file its [`Edited`]. Invariant: no article is claimed by two numbered issues.

use std::collections::{BTreeMap, BTreeSet};

use crate::assemble::issues::choice::Choice;
use crate::assemble::issues::files::File;
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

    /// Tells of words before articles that the issue does not carry; `carried` are those it does.
    pub fn stray_notes(&self, carried: &BTreeSet<Piece>, choice: &Choice<'_>) -> Vec<Diagnostic> {
        let notes = self.file.front().into_iter().flat_map(|front| &front.notes);
        let articles = notes.filter_map(|note| note.article.as_ref());
        let is_stray = |written: &&Written| {
            let entry = choice.entry(written, &self.file.document.path, &mut Vec::new());
            entry.is_some_and(|entry| !carried.contains(&entry))
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
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<Piece> {
    let mut claims: BTreeMap<Piece, &Edited> = BTreeMap::new();
    for issue in edited {
        for entry in issue.articles.iter().flatten() {
            if let Some(other) = claims.insert(*entry, issue) {
                diagnostics.extend(twice(issue, other));
            }
        }
    }
    claims.into_keys().collect()
}

fn twice(issue: &Edited, other: &Edited) -> Option<Diagnostic> {
    let [place, related] = [issue, other].map(|edited| {
        let articles = edited.file.front()?.articles.as_ref()?;
        Some(articles.first()?.place.clone())
    });
    let message = Message::new("issue-article-twice").arg("file", &other.file.document.path);
    let found = Diagnostic::error(place?, message);
    let found = found.related(related?, Message::new("issue-article-twice-other"));
    Some(found.help(Message::new("issue-article-twice-help")))
}
