//! The author's bar: what a page was made from, and what of it others do not see.
//!
//! In: a view and an address. Out: HTML for the response. Invariant: nothing of it is in a built site.

use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::{SourcePath, Url};
use crate::compose::Route;
use crate::model::document::{Body, Document};
use crate::model::series::FOLDER;
use crate::model::site::{Column, Entry, Excluded, PlannedActivity, Reason, Site};
use crate::serve::editor::Editor;
use crate::serve::lines::lines;
use crate::serve::list::listed;
use crate::serve::preview::escape;
use crate::serve::view::View;

/// How many files a list of the bar names.
const LONGEST: usize = 30;

/// Makes bars in one language. Without an editor nothing can be opened: the reader sits at another machine.
pub struct Bar<'a> {
    /// The words.
    pub catalogue: &'a Catalogue,
    /// What opens files.
    pub editor: Option<&'a Editor>,
}

impl Bar<'_> {
    /// The bar of the page at `url`.
    #[must_use]
    pub fn html(&self, view: &View, url: &Url) -> String {
        let Some((bulletin, route)) = view.bulletin.as_deref().zip(view.route(url)) else {
            return String::new();
        };
        let (facts, lists) = self.of(view, &bulletin.site, route);
        match facts.is_empty() && lists.is_empty() {
            true => String::new(),
            false => format!(
                "<details class=\"bar\" data-name=\"bar\" open><summary>{}</summary><p>{facts}</p>{lists}</details>",
                escape(&self.catalogue.text(&Message::new("serve-bar"))),
            ),
        }
    }

    /// What is said in a line, and the lists below it.
    fn of(&self, view: &View, site: &Site, route: &Route) -> (String, String) {
        match route {
            Route::Document(at) | Route::Print(at) => match site.entries.get(*at) {
                Some(entry) => self.of_document(view, *at, entry),
                None => Default::default(),
            },
            Route::Column { column, .. } => match site.columns.get(*column) {
                Some(column) => self.of_column(view, site, route, column),
                None => Default::default(),
            },
            Route::Home => {
                let (facts, lists) = self.of_list(view, site, route, "content", &site.home.body);
                (facts, self.columns(site) + &lists)
            }
            Route::Issue(at) => self.of_issue(view, site, *at),
            Route::Issues => self.of_issues(view, site, route),
            _ => self.of_list(view, site, route, "", &Body::default()),
        }
    }

    fn of_document(&self, view: &View, at: usize, entry: &Entry) -> (String, String) {
        let document = &entry.document;
        let words = Message::new("serve-bar-words").arg("count", document.body.words);
        let mut facts = self.source(&document.path, document.body_line, &document.body);
        facts.push_str(&span("", &self.catalogue.text(&words)));
        if let Some(reason) = entry.hidden {
            facts.push_str(&span("hidden", &self.hidden(reason)));
        }
        let lists = self.activities(at, entry) + &self.findings(view, &document.path);
        (facts, lists)
    }

    fn of_column(
        &self,
        view: &View,
        site: &Site,
        route: &Route,
        column: &Column,
    ) -> (String, String) {
        let (facts, lists) = self.of_list(view, site, route, &column.folder, &column.body);
        let hidden = hidden_column(site, column).map(|reason| self.hidden(reason));
        let hidden = hidden.map(|text| span("hidden", &text));
        (facts + &hidden.unwrap_or_default(), lists)
    }

    /// The columns that the public edition of today does not have.
    fn columns(&self, site: &Site) -> String {
        let columns = site.columns.iter().filter_map(|column| {
            let reason = self.catalogue.text(&why(hidden_column(site, column)?));
            let index = SourcePath::new(&format!("{}/_index.md", column.folder));
            Some(self.link(&index, 1, &format!("{}: {reason}", column.title)))
        });
        self.list("serve-bar-columns", &columns.collect::<Vec<_>>())
    }

    /// The bar of an issue of the paper: its file, where it has one.
    fn of_issue(&self, view: &View, site: &Site, at: usize) -> (String, String) {
        let route = Route::Issue(at);
        let issue = site.paper.as_ref().and_then(|paper| paper.issues.get(at));
        match issue.and_then(|issue| issue.text.as_ref()) {
            None => self.of_issues(view, site, &route),
            Some(text) => {
                let Document { path, body, .. } = &*text.document;
                let facts = self.source(path, text.document.body_line, body);
                let lists = self.not_public(site, &route) + &self.findings(view, path);
                (facts, lists)
            }
        }
    }

    fn of_issues(&self, view: &View, site: &Site, route: &Route) -> (String, String) {
        let body = site.paper.as_ref().map(|paper| &paper.body);
        self.of_list(view, site, route, FOLDER, body.unwrap_or(&Body::default()))
    }

    /// The bar of a list: its `_index.md` with the text `body`, what of it is not in the public edition, and what was left
    /// out of this one below its folder.
    fn of_list(
        &self,
        view: &View,
        site: &Site,
        route: &Route,
        folder: &str,
        body: &Body,
    ) -> (String, String) {
        let index = SourcePath::new(&format!("{folder}/_index.md"));
        let facts = match folder {
            "" => String::new(),
            _ => self.source(&index, 1, body),
        };
        let lists = [
            self.not_public(site, route),
            self.left_out(site, folder),
            self.findings(view, &index),
        ];
        (facts, lists.concat())
    }

    /// The file, and the way into the editor.
    fn source(&self, path: &SourcePath, line: usize, body: &Body) -> String {
        match self.editor {
            None => span("", path.as_str()),
            Some(editor) => format!(
                "<a class=\"edit\" href=\"{}\" data-pattern=\"{}\" data-line=\"{line}\" data-lines=\"{}\" title=\"{}\">{}</a>",
                escape(&editor.link(path, line)),
                escape(&editor.pattern(path)),
                escape(&serde_json::to_string(&lines(body)).unwrap_or_default()),
                escape(&self.catalogue.text(&Message::new("serve-bar-edit"))),
                escape(path.as_str()),
            ),
        }
    }

    /// Why the public edition of today does not have the page.
    fn hidden(&self, reason: Reason) -> String {
        let reason = self.catalogue.text(&why(reason));
        let message = Message::new("serve-bar-hidden").arg("reason", reason);
        self.catalogue.text(&message)
    }

    fn activities(&self, at: usize, entry: &Entry) -> String {
        let items: Vec<String> = entry
            .all_planned(at)
            .map(|planned| self.activity(&planned, &entry.document.path))
            .collect();
        self.list("serve-bar-activities", &items)
    }

    fn activity(&self, planned: &PlannedActivity<'_>, path: &SourcePath) -> String {
        let activity = planned.activity();
        let when = planned.date().map(|date| date.to_string());
        let month = || planned.year_month().map(|month| month.to_string());
        let period = || activity.period().map(|period| period.label.clone());
        let when = when
            .or_else(month)
            .or_else(period)
            .or_else(|| activity.every().map(str::to_owned));
        let text = format!("{} {}", when.unwrap_or_default(), activity.text);
        self.link(path, activity.line, text.trim())
    }

    /// Which of the documents that a page lists the public edition of today does not have.
    fn not_public(&self, site: &Site, route: &Route) -> String {
        let listed = listed(site, route);
        let hidden = listed.iter().filter_map(|at| {
            let entry = site.entries.get(*at)?;
            Some(self.reason(&entry.document.path, entry.hidden?))
        });
        self.list("serve-bar-not-public", &hidden.collect::<Vec<_>>())
    }

    /// A document, and why an edition does not have it.
    fn reason(&self, path: &SourcePath, reason: Reason) -> String {
        let reason = self.catalogue.text(&why(reason));
        self.link(path, 1, &format!("{path}: {reason}"))
    }

    /// What was left out of the edition that is shown, below `folder`.
    fn left_out(&self, site: &Site, folder: &str) -> String {
        let prefix = match folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let below = |excluded: &&Excluded| excluded.path.as_str().starts_with(&prefix);
        let items: Vec<String> = site
            .excluded
            .iter()
            .filter(below)
            .map(|excluded| self.reason(&excluded.path, excluded.reason))
            .collect();
        self.list("serve-bar-left-out", &items)
    }

    /// What is wrong with the page's own file, though it can be built.
    fn findings(&self, view: &View, path: &SourcePath) -> String {
        let of_file = |found: &&Diagnostic| found.place.file == *path;
        let items: Vec<String> = view
            .findings
            .iter()
            .filter(of_file)
            .map(|found| self.link(path, found.place.line, &self.catalogue.text(&found.message)))
            .collect();
        self.list("serve-bar-findings", &items)
    }

    fn link(&self, path: &SourcePath, line: usize, text: &str) -> String {
        match self.editor {
            None => escape(text),
            Some(editor) => format!(
                "<a href=\"{}\">{}</a>",
                escape(&editor.link(path, line)),
                escape(text)
            ),
        }
    }

    /// A list that opens under its count; nothing for no items.
    fn list(&self, name: &'static str, items: &[String]) -> String {
        if items.is_empty() {
            return String::new();
        }
        let title = Message::new(name).arg("count", items.len());
        let title = self.catalogue.text(&title);
        let rows: String = items
            .iter()
            .take(LONGEST)
            .map(|item| format!("<li>{item}</li>"))
            .collect();
        let rest = if items.len() > LONGEST {
            "<li>…</li>"
        } else {
            ""
        };
        format!(
            "<details data-name=\"{name}\"><summary>{}</summary><ul>{rows}{rest}</ul></details>",
            escape(&title)
        )
    }
}

fn span(class: &str, text: &str) -> String {
    format!("<span class=\"{class}\">{}</span>", escape(text))
}

/// Why the public edition of today does not have `column`, unless it does: it says nothing of it and shows none of its documents.
fn hidden_column(site: &Site, column: &Column) -> Option<Reason> {
    let entries = column.entries.iter().filter_map(|at| site.entries.get(*at));
    let reasons: Option<Vec<Reason>> = entries.map(|entry| entry.hidden).collect();
    let reasons = reasons.filter(|_| !column.is_public)?;
    Some(reasons.first().copied().unwrap_or(Reason::Internal))
}

fn why(reason: Reason) -> Message {
    match reason {
        Reason::Draft => Message::new("serve-why-draft"),
        Reason::Future(date) => Message::new("serve-why-future").arg("date", date),
        Reason::Expired(date) => Message::new("serve-why-expired").arg("date", date),
        Reason::Internal => Message::new("serve-why-internal"),
        Reason::NoYear => Message::new("serve-why-no-year"),
    }
}
