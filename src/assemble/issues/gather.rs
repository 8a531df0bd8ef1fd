//! What an issue gathers: the documents of the paper's columns by their days, and their order in the issue.
//!
//! In: the columns of the paper and all entries. Out: the articles of any stretch of days, column by column.
//! Invariant: the order is that of `columns`, within a column by weight and then from the oldest to the newest.

use std::collections::{BTreeMap, BTreeSet};

use crate::assemble::issues::edited::Edited;
use crate::assemble::issues::stock::Stock;
use crate::assemble::links::distance;
use crate::assemble::select::column_folder;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::{Place, Written};
use crate::model::document::{Content, Kind};
use crate::model::issue::{IssueArticle, IssueColumn, Piece};
use crate::model::series::{FOLDER, Series};
use crate::model::site::Column;

/// A column of the paper.
pub struct Chosen<'a> {
    /// The site's column.
    pub column: usize,
    /// Where the settings name it; `None` where they name none.
    pub place: Option<&'a Place>,
}

/// The columns of the paper in its order, and what is wrong with their names.
pub fn columns<'a>(
    series: &'a Series,
    columns: &[Column],
    content: &Content,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Chosen<'a>> {
    if series.columns.is_empty() {
        let articles = columns.iter().enumerate();
        let articles = articles.filter(|(_, column)| column.kind == Kind::Article);
        let all = articles.map(|(column, _)| Chosen {
            column,
            place: None,
        });
        return all.collect();
    }
    let names = names(content);
    let mut chosen: Vec<Chosen<'a>> = Vec::new();
    for written in &series.columns {
        let named = names
            .iter()
            .find(|(folder, title)| is_named(written, folder, title));
        let Some((folder, _)) = named else {
            if !any_title_is_unsure(content) {
                diagnostics.push(unknown(written, &names));
            }
            continue;
        };
        let column = columns.iter().position(|column| column.folder == *folder);
        let is_new = |column: &usize| chosen.iter().all(|known| known.column != *column);
        let place = Some(&written.place);
        chosen.extend(column.filter(is_new).map(|column| Chosen { column, place }));
    }
    chosen
}

/// Whether there are errors in what a column says of itself.
fn any_title_is_unsure(content: &Content) -> bool {
    let mut broken = content.broken.iter();
    broken.any(|path| path.name() == "_index.md")
}

/// The folders of all columns, of this edition or not, with their titles.
fn names(content: &Content) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let folders = content.documents.iter();
    let folders = folders.filter_map(|document| column_folder(&document.path));
    for folder in folders.filter(|folder| *folder != FOLDER) {
        if !names.contains_key(folder) {
            names.insert(folder.to_owned(), name(folder).to_owned());
        }
    }
    for (folder, index) in &content.indexes {
        let is_top = folder.matches('/').count() == 1 && folder != FOLDER;
        if let Some(title) = index.title.as_ref().filter(|_| is_top) {
            names.insert(folder.clone(), title.clone());
        }
    }
    names
}

fn name(folder: &str) -> &str {
    folder.trim_start_matches("content/")
}

fn is_named(written: &Written, folder: &str, title: &str) -> bool {
    written.text == title
        || written.text.trim_end_matches('/') == name(folder)
        || written.text == folder
}

fn unknown(written: &Written, names: &BTreeMap<String, String>) -> Diagnostic {
    let message = Message::new("bulletin-column-unknown").arg("column", &written.text);
    let words = names
        .iter()
        .flat_map(|(folder, title)| [title.as_str(), name(folder)]);
    let alike = words.filter_map(|word| Some((distance(&written.text, word)?, word)));
    let help = match alike.min() {
        Some((_, meant)) => Message::new("bulletin-column-meant").arg("column", meant),
        None => {
            let titles: Vec<&str> = names.values().map(String::as_str).collect();
            Message::new("bulletin-column-known").arg("known", titles.join(", "))
        }
    };
    Diagnostic::error(written.place.clone(), message).help(help)
}

/// The dated documents of the paper's columns.
pub struct Pool<'a> {
    stock: Stock<'a>,
    order: Vec<usize>,
    /// By the day they appear, and those of one day by their files.
    dated: Vec<(Date, &'a SourcePath, Piece)>,
}

impl<'a> Pool<'a> {
    /// Of `stock`, in the columns `order`, but for the `claimed` ones.
    pub fn new(stock: Stock<'a>, columns: &[Chosen<'_>], claimed: &BTreeSet<Piece>) -> Pool<'a> {
        let order: Vec<usize> = columns.iter().map(|chosen| chosen.column).collect();
        let free = stock.pieces().filter(|(piece, entry)| {
            let of_paper = entry.column.is_some_and(|column| order.contains(&column));
            of_paper && !claimed.contains(piece)
        });
        let dated = free.filter_map(|(piece, entry)| {
            let document = &entry.document;
            let date = document.front.date?;
            let day = document.front.publish.map_or(date, |first| first.max(date));
            Some((day, &document.path, piece))
        });
        let mut dated: Vec<_> = dated.collect();
        dated.sort_unstable();
        Pool {
            stock,
            order,
            dated,
        }
    }

    /// What an issue of the day `day` that gathers from `first` to `last` carries, with what its editor says of it.
    pub fn columns(
        &self,
        (first, last): (Date, Date),
        day: Date,
        edited: Option<&Edited>,
    ) -> Vec<IssueColumn> {
        if let Some(chosen) = edited.and_then(|edited| edited.articles.as_ref()) {
            return self.ordered(chosen, day, edited);
        }
        let start = self.dated.partition_point(|(date, ..)| *date < first);
        let end = self.dated.partition_point(|(date, ..)| *date <= last);
        let days = self.dated.get(start..end).unwrap_or_default().iter();
        let without = edited
            .map(|edited| edited.without.as_slice())
            .unwrap_or_default();
        let gathered = days
            .map(|(.., piece)| *piece)
            .filter(|piece| !without.contains(piece));
        let mut gathered: Vec<Piece> = gathered.collect();
        gathered.sort_by_key(|piece| {
            let entry = self.stock.get(*piece);
            entry.map(|entry| entry.document.front.weight)
        });
        self.ordered(&gathered, day, edited)
    }

    /// `articles` that are valid on `day` column by column: those of the paper in its order, then the others in the
    /// site's.
    pub fn ordered(
        &self,
        articles: &[Piece],
        day: Date,
        edited: Option<&Edited>,
    ) -> Vec<IssueColumn> {
        let column = |piece: &Piece| self.stock.get(*piece).and_then(|entry| entry.column);
        let rank = |piece: &Piece| {
            let column = column(piece);
            let own = self.order.iter().position(|own| Some(*own) == column);
            (own.unwrap_or(usize::MAX), column.unwrap_or(usize::MAX))
        };
        let mut articles = articles.to_vec();
        articles.retain(|piece| self.stock.is_valid_on(*piece, day));
        articles.sort_by_key(rank);
        let groups = articles.chunk_by(|one, other| column(one) == column(other));
        let groups = groups.map(|group| IssueColumn {
            column: group.first().and_then(column),
            articles: group.iter().map(|entry| article(*entry, edited)).collect(),
        });
        groups.collect()
    }
}

fn article(entry: Piece, edited: Option<&Edited>) -> IssueArticle {
    let notes = edited.and_then(|edited| edited.of_article.get(&entry));
    IssueArticle {
        entry,
        notes: notes.cloned().unwrap_or_default(),
    }
}
