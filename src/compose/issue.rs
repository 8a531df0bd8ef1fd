//! The issues of the paper: their list by year, and one issue with everything that is printed in it.

use tera::Value;

use crate::base::diagnostic::Message;
use crate::base::path::{Url, relative};
use crate::compose::body::Files;
use crate::compose::context::{Composer, Head};
use crate::compose::inset::Inset;
use crate::compose::view::LinkView;
use crate::compose::view::issue::{
    IssueArticleView, IssueCardView, IssueColumnView, IssueLinkView, IssueView, IssueYearView,
    PaperView,
};
use crate::compose::view::named::CardView;
use crate::model::document::{Body, Html};
use crate::model::issue::{Issue, IssueArticle, IssueColumn, IssueText, Paper, Piece};
use crate::model::page::Content;
use crate::model::paper::Sheet;
use crate::model::series::Series;
use crate::model::site::Entry;

/// The level that the headings of an article begin at: issue, column and title come before.
const BELOW_TITLE: u8 = 4;

/// The level that the headings of the opening words begin at.
const BELOW_COLUMN: u8 = 3;

impl<'a> Composer<'a> {
    /// The page of all issues.
    pub(super) fn issues(&self, url: &Url) -> Content {
        let Some((series, paper)) = self.paper() else {
            return self.not_found(url);
        };
        let root = url.root();
        let text = paper.summary.as_deref().unwrap_or(&paper.body.summary);
        let title = paper.title.as_deref().unwrap_or(&series.name);
        let view = PaperView {
            name: &series.name,
            motto: series.motto.as_deref(),
            unit: &series.unit,
            title,
            summary: paper.summary.as_deref(),
            html: self.safe_html(&paper.body, &paper.targets, &|to| relative(&root, to)),
            years: self.issue_years(paper),
        };
        self.template(url, "issues.html", Head::new(title, text), |context| {
            context.insert("paper", &view);
        })
    }

    /// The issues by year, newest first.
    fn issue_years<'s>(&'s self, paper: &'s Paper) -> Vec<IssueYearView<'s>> {
        let mut years: Vec<IssueYearView<'s>> = Vec::new();
        for issue in paper.issues.iter().rev() {
            let card = self.issue_card(issue);
            match years.iter_mut().find(|year| year.year == issue.year()) {
                Some(year) => year.issues.push(card),
                None => years.push(IssueYearView {
                    year: issue.year(),
                    issues: vec![card],
                    book_url: self.pdf_url(Sheet::Book(issue.year())),
                }),
            }
        }
        years.sort_by_key(|year| std::cmp::Reverse(year.year));
        years
    }

    /// The page of one issue.
    pub(super) fn issue(&self, url: &Url, at: usize) -> Content {
        let Some(view) = self.issue_view(at) else {
            return self.not_found(url);
        };
        let articles = view.columns.iter().flat_map(|column| &column.articles);
        let titles: Vec<&str> = articles.map(|article| article.title).collect();
        let head = Head::new(self.issue_title(at), &titles.join(" · "));
        self.template(url, "issue.html", head, |context| {
            context.insert("issue", &view);
        })
    }

    /// Everything that issue `at` shows, on the screen or on paper.
    pub fn issue_view(&self, at: usize) -> Option<IssueView<'_>> {
        let (series, paper) = self.paper()?;
        let issue = paper.issues.get(at)?;
        let mut numbers = 1..;
        let neighbour = |at: usize| paper.issues.get(at).map(issue_link);
        Some(IssueView {
            name: &series.name,
            motto: series.motto.as_deref(),
            unit: &series.unit,
            link: issue_link(issue),
            from: issue.span.map(|(first, _)| first.to_string()),
            to: issue.span.map(|(_, last)| last.to_string()),
            html: self.opening(issue),
            notes: &issue.notes,
            columns: issue
                .columns
                .iter()
                .map(|column| self.issue_column(issue, column, &mut numbers))
                .collect(),
            copies: series.copies,
            report_to: &series.report_to,
            send_to: &series.send_to,
            issue_to: &series.issue_to,
            pdf_url: self.pdf_url(Sheet::Issue(at)),
            previous: at.checked_sub(1).and_then(neighbour),
            next: neighbour(at + 1),
        })
    }

    /// The latest issue, as home shows it.
    pub(super) fn latest_issue(&self) -> Option<IssueCardView<'_>> {
        let (_, paper) = self.paper()?;
        paper.issues.last().map(|issue| self.issue_card(issue))
    }

    /// The issues that an entry stands in.
    pub(super) fn issues_of(&self, entry: usize) -> Vec<IssueLinkView<'_>> {
        let paper = self.site.paper.as_ref();
        let issues = paper.and_then(|paper| paper.by_entry.get(&entry));
        let issues = issues.into_iter().flatten();
        issues
            .filter_map(|at| Some(issue_link(paper?.issues.get(*at)?)))
            .collect()
    }

    /// What an issue is called in one line, as `云汀工会简报2026年第3期`.
    pub(super) fn issue_title(&self, at: usize) -> String {
        let Some((series, paper)) = self.paper() else {
            return String::new();
        };
        let Some(issue) = paper.issues.get(at) else {
            return String::new();
        };
        let message = match issue.number {
            Some(number) => Message::new("site-issue-title")
                .arg("year", number.year)
                .arg("number", number.number),
            None => Message::new("site-issue-special")
                .arg("title", issue.title.as_deref().unwrap_or_default()),
        };
        let title = self.catalogue.text(&message.arg("name", &series.name));
        title.trim_end_matches(['：', ':', ' ']).to_owned()
    }

    /// The paper of the site, if it has one.
    pub(super) fn paper(&self) -> Option<(&'a Series, &'a Paper)> {
        let series = self.site.config.bulletin.as_ref();
        series.zip(self.site.paper.as_ref())
    }

    fn issue_card<'s>(&'s self, issue: &'s Issue) -> IssueCardView<'s> {
        let articles = issue.pieces().zip(1..).filter_map(|(piece, number)| {
            let entry = self.site.piece(piece)?;
            Some(LinkView {
                title: entry.document.front.title.as_str().into(),
                url: address(issue, entry, piece, number),
            })
        });
        IssueCardView {
            link: issue_link(issue),
            articles: articles.collect(),
        }
    }

    /// The card of what an issue carries.
    fn piece_card(&self, issue: &Issue, piece: Piece, number: usize) -> Value {
        match (piece, self.site.piece(piece)) {
            (Piece::Past(_), Some(entry)) => Value::from_serializable(&CardView {
                url: Some(address(issue, entry, piece, number)),
                ..self.card_view(entry)
            }),
            (Piece::Entry(at), _) => self.card(at),
            (Piece::Past(_), None) => Value::none(),
        }
    }

    /// The opening words.
    fn opening(&self, issue: &Issue) -> Value {
        let html = issue.text.as_ref().map(|IssueText { document, targets }| {
            let root = issue.url.root();
            let written = (self.write)(&document.body);
            let html = self.filled(&written, targets, Files::Noted, &|to| relative(&root, to));
            inset(&document.body, &written, "A0-", BELOW_COLUMN).html(&html)
        });
        Value::safe_string(&html.unwrap_or_default())
    }

    fn issue_column<'s>(
        &'s self,
        issue: &Issue,
        column: &'s IssueColumn,
        numbers: &mut impl Iterator<Item = usize>,
    ) -> IssueColumnView<'s> {
        let of_site = column.column.and_then(|at| self.site.columns.get(at));
        let articles = column.articles.iter().zip(numbers);
        IssueColumnView {
            title: of_site
                .map(|column| column.title.as_str())
                .unwrap_or_default(),
            articles: articles
                .filter_map(|(article, number)| self.issue_article(issue, article, number))
                .collect(),
        }
    }

    fn issue_article<'s>(
        &'s self,
        issue: &Issue,
        article: &'s IssueArticle,
        number: usize,
    ) -> Option<IssueArticleView<'s>> {
        let entry = self.site.piece(article.entry)?;
        let root = issue.url.root();
        let document = &entry.document;
        let written = (self.write)(&document.body);
        let html = self.filled(&written, &entry.targets, Files::Noted, &|to| {
            relative(&root, to)
        });
        let id = format!("A{number}");
        let html = inset(&document.body, &written, &format!("{id}-"), BELOW_TITLE).html(&html);
        Some(IssueArticleView {
            id,
            title: &document.front.title,
            card: self.piece_card(issue, article.entry, number),
            notes: &article.notes,
            html: Value::safe_string(&html),
            signed: document.body.signed,
        })
    }
}

/// Where article number `number` of an issue is read: on its own page; in the issue, when it has expired and has none.
fn address(issue: &Issue, entry: &Entry, piece: Piece, number: usize) -> String {
    match piece {
        Piece::Entry(_) => entry.url.encoded(),
        Piece::Past(_) => format!("{}#A{number}", issue.url.encoded()),
    }
}

/// How a text is set into an issue.
fn inset<'a>(body: &Body, written: &Html, prefix: &'a str, to: u8) -> Inset<'a> {
    let levels = body.headings(written).map(|heading| heading.level);
    Inset {
        prefix,
        from: levels.min().unwrap_or(1),
        to,
    }
}

fn issue_link(issue: &Issue) -> IssueLinkView<'_> {
    IssueLinkView {
        url: issue.url.encoded(),
        year: issue.year(),
        number: issue.number.map(|number| number.number),
        serial: issue.number.map(|number| number.serial),
        title: issue.title.as_deref(),
        date: issue.date.to_string(),
    }
}
