//! The plans and notices of a year as a book.

use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::compose::ReadText;
use crate::compose::context::Composer;
use crate::compose::is_paper;
use crate::compose::paper::{PICTURES, pictures};
use crate::model::paper::{Book, BookPart, Matter, Paper};
use crate::model::site::Entry;

impl Composer<'_> {
    /// The book of a year; `None` where nothing is of it. `blocks` reads the text of a document.
    pub(in crate::compose) fn book_paper(&self, year: i16, blocks: ReadText<'_>) -> Option<Paper> {
        let mut parts: Vec<BookPart> = Vec::new();
        let mut paper = self.blank_paper("book", self.book_title(year));
        for column in &self.site.columns {
            let mut papers = Vec::new();
            for at in &column.entries {
                let Some(entry) = self
                    .site
                    .entries
                    .get(*at)
                    .filter(|entry| self.is_of(entry, year))
                else {
                    continue;
                };
                let first = at * PICTURES;
                let text = blocks(&entry.document.path, &|link| self.lead(entry, first, link));
                papers.push((entry.document.front.date, self.official(entry, text)));
                paper.pictures.extend(pictures(entry, first));
                paper.sources.push(entry.document.path.clone());
            }
            papers.sort_by_key(|(date, _): &(Option<Date>, _)| *date);
            if !papers.is_empty() {
                parts.push(BookPart {
                    heading: column.title.clone(),
                    papers: papers.into_iter().map(|(_, paper)| paper).collect(),
                });
            }
        }
        if parts.is_empty() {
            return None;
        }
        let config = &self.site.config;
        paper.date = [year, 12, 31];
        paper.paper = Matter::Book(Book {
            heading: paper.title.clone(),
            bulletin: config.title.clone(),
            issuer: config.unit.clone(),
            parts,
        });
        Some(paper)
    }

    fn book_title(&self, year: i16) -> String {
        self.catalogue
            .text(&Message::new("paper-book").arg("year", year))
    }

    /// Whether a document is a paper of `year`: dated in it or, undated, planned for it.
    fn is_of(&self, entry: &Entry, year: i16) -> bool {
        let dated = entry.document.front.date.map(Date::year);
        let planned = || {
            let planned = self
                .site
                .activities
                .get(entry.activities.clone())
                .unwrap_or_default();
            planned.iter().find_map(|planned| planned.year)
        };
        is_paper(entry) && dated.or_else(planned) == Some(year)
    }
}
