//! The issues, plans and notices of a year as a book.

use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::compose::ReadText;
use crate::compose::context::Composer;
use crate::compose::is_paper;
use crate::compose::paper::Texts;
use crate::model::paper::{Book, BookPart, Bound, Matter, Paper};
use crate::model::site::{Column, Entry, Site};

impl Composer<'_> {
    /// The book of a year; `None` where nothing is of it. `blocks` reads the text of a document.
    pub(in crate::compose) fn book_paper(&self, year: i16, blocks: ReadText<'_>) -> Option<Paper> {
        let mut texts = Texts::new(self.site, blocks);
        let columns = self.site.columns.iter();
        let parts: Vec<BookPart> = [self.issues_part(year, &mut texts)]
            .into_iter()
            .chain(columns.map(|column| self.column_part(column, year, &mut texts)))
            .filter(|part| !part.papers.is_empty())
            .collect();
        if parts.is_empty() {
            return None;
        }
        let config = &self.site.config;
        let title = Message::new("paper-book").arg("year", year);
        let heading = self.catalogue.text(&title);
        Some(Paper {
            date: [year, 12, 31],
            paper: Matter::Book(Book {
                heading: heading.clone(),
                bulletin: config.title.clone(),
                issuer: config.unit.clone(),
                parts,
            }),
            pictures: texts.pictures,
            sources: texts.sources,
            ..self.blank_paper("book", heading)
        })
    }

    /// The issues of a year.
    fn issues_part(&self, year: i16, texts: &mut Texts<'_>) -> BookPart {
        let Some((series, paper)) = self.paper() else {
            return BookPart {
                heading: String::new(),
                papers: Vec::new(),
            };
        };
        let issues = (0..).zip(&paper.issues);
        BookPart {
            heading: series.name.clone(),
            papers: issues
                .filter(|(_, issue)| issue.year() == year)
                .filter_map(|(at, _)| self.issue_sheets(at, texts))
                .map(|issue| Bound::Issue(Box::new(issue)))
                .collect(),
        }
    }

    /// The papers of a year in a column, the oldest first.
    fn column_part(&self, column: &Column, year: i16, texts: &mut Texts<'_>) -> BookPart {
        let entries = column.entries.iter();
        let mut entries: Vec<&Entry> = entries
            .filter_map(|at| self.site.entries.get(*at).map(|entry| &**entry))
            .filter(|entry| is_of(entry, year))
            .collect();
        entries.sort_by_key(|entry| entry.document.front.date);
        BookPart {
            heading: column.title.clone(),
            papers: entries
                .into_iter()
                .map(|entry| {
                    let text = texts.read(&entry.document.path, &entry.targets);
                    Bound::Official(Box::new(self.official(entry, text)))
                })
                .collect(),
        }
    }
}

/// Whether there is anything for the book of a year.
#[must_use]
pub fn has_book(site: &Site, year: i16) -> bool {
    let issues = site.paper.iter().flat_map(|paper| &paper.issues);
    let mut years = issues.map(|issue| issue.year());
    years.any(|its| its == year) || site.entries.iter().any(|entry| is_of(entry, year))
}

/// Whether a document is a paper of `year`: dated in it or, undated, planned for it.
fn is_of(entry: &Entry, year: i16) -> bool {
    let dated = entry.document.front.date.map(Date::year);
    is_paper(entry) && dated.or_else(|| entry.planned_year()) == Some(year)
}
