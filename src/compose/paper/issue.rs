//! An issue of the paper (简报) on paper: what its page shows, as sheets.

use crate::base::diagnostic::Message;
use crate::compose::ReadText;
use crate::compose::context::Composer;
use crate::compose::paper::{Texts, figures, title};
use crate::model::issue::{Issue, IssueArticle, IssueColumn};
use crate::model::paper::{IssuePart, IssueSheets, IssueStory, Matter, Paper};
use crate::model::series::Series;
use crate::model::site::Entry;

/// How wide a line of an article's title may be at 16 pt, in halves of a character: over the whole page, with a margin.
const WIDE: usize = 52;

/// The same in one of two columns.
const NARROW: usize = 26;

impl Composer<'_> {
    /// Issue `at` on paper. `blocks` reads the text of a document.
    pub(in crate::compose) fn issue_paper(&self, at: usize, blocks: ReadText<'_>) -> Option<Paper> {
        let (_, paper) = self.paper()?;
        let issue = paper.issues.get(at)?;
        let mut texts = Texts::new(self.site, blocks);
        let sheets = self.issue_sheets(at, &mut texts)?;
        Some(Paper {
            author: sheets.unit.clone(),
            date: figures(issue.date),
            paper: Matter::Issue(Box::new(sheets)),
            pictures: texts.pictures,
            sources: texts.sources,
            ..self.blank_paper("issue", self.issue_title(at))
        })
    }

    /// What stands on the sheets of issue `at`.
    pub(super) fn issue_sheets(&self, at: usize, texts: &mut Texts<'_>) -> Option<IssueSheets> {
        let (series, paper) = self.paper()?;
        let issue = paper.issues.get(at)?;
        let opening = issue.text.as_ref();
        let opening = opening.map(|text| texts.read(&text.document.path, &text.targets));
        let columns = issue.columns.iter();
        Some(IssueSheets {
            heading: self.issue_title(at),
            name: series.name.clone(),
            motto: series.motto.clone(),
            number: self.issue_number(issue),
            serial: issue.number.map(|number| {
                let serial = Message::new("paper-issue-serial").arg("serial", number.serial);
                self.catalogue.text(&serial)
            }),
            unit: series.unit.clone(),
            date: self.dated(issue.date),
            title: issue.title.clone(),
            columns: self.site.config.print.issue_columns,
            notes: issue.notes.clone(),
            opening: opening.unwrap_or_default(),
            parts: columns
                .map(|column| self.issue_part(column, texts))
                .collect(),
            foot: self.issue_foot(series),
            copies: series.copies.map(|count| {
                let copies = Message::new("paper-issue-copies").arg("count", count);
                self.catalogue.text(&copies)
            }),
        })
    }

    /// 第几期 of its year.
    fn issue_number(&self, issue: &Issue) -> String {
        self.catalogue.text(&match issue.number {
            Some(number) => Message::new("paper-issue-number")
                .arg("year", number.year)
                .arg("number", number.number),
            None => Message::new("paper-issue-special").arg("year", issue.year()),
        })
    }

    fn issue_part(&self, column: &IssueColumn, texts: &mut Texts<'_>) -> IssuePart {
        let of_site = column.column.and_then(|at| self.site.columns.get(at));
        let articles = column.articles.iter();
        IssuePart {
            heading: of_site
                .map(|of_site| of_site.title.clone())
                .unwrap_or_default(),
            articles: articles
                .filter_map(|article| self.issue_story(article, texts))
                .collect(),
        }
    }

    fn issue_story(&self, article: &IssueArticle, texts: &mut Texts<'_>) -> Option<IssueStory> {
        let entry = self.site.piece(article.entry)?;
        let title = &entry.document.front.title;
        let by = self.by(entry).filter(|_| !entry.document.body.signed);
        Some(IssueStory {
            heading: title.clone(),
            title: title::lines(title, self.widest_title()),
            by,
            notes: article.notes.clone(),
            blocks: texts.read(&entry.document.path, &entry.targets),
        })
    }

    /// How wide a line of an article's title may be.
    fn widest_title(&self) -> usize {
        match self.site.config.print.issue_columns {
            1 => WIDE,
            _ => NARROW,
        }
    }

    /// Who wrote an article, and when.
    fn by(&self, entry: &Entry) -> Option<String> {
        let date = entry.document.front.date.map(|date| {
            let date = Message::new("date-month-day")
                .arg("month", date.month())
                .arg("day", date.day());
            self.catalogue.text(&date)
        });
        let by: Vec<String> = entry.author.clone().into_iter().chain(date).collect();
        (!by.is_empty()).then(|| {
            let message = Message::new("paper-by").arg("by", by.join("\u{3000}"));
            self.catalogue.text(&message)
        })
    }

    /// 报、送、发: a line for each that goes to anybody.
    fn issue_foot(&self, series: &Series) -> Vec<String> {
        let lists = [
            ("paper-report-to", &series.report_to),
            ("paper-send-to", &series.send_to),
            ("paper-issue-to", &series.issue_to),
        ];
        let lists = lists.into_iter().filter(|(_, names)| !names.is_empty());
        lists
            .map(|(id, names)| {
                let names = names.join(&self.word("paper-list-mark"));
                self.catalogue.text(&Message::new(id).arg("names", names))
            })
            .collect()
    }
}
