//! A document on its own page, and on its printable one.

use std::collections::BTreeMap;

use tera::Value;

use crate::base::path::{SourcePath, Url, relative};
use crate::compose::body::{Files, Href};
use crate::compose::context::{Composer, Head, summary};
use crate::compose::passages::passages;
use crate::compose::picture;
use crate::compose::route::is_printable;
use crate::compose::view::named::DocumentView;
use crate::compose::view::{HeadingView, LinkView, PassageView};
use crate::model::document::{Document, Heading, Html, Kind};
use crate::model::page::Content;
use crate::model::paper::Sheet;
use crate::model::site::{Entry, Target};

/// Endings of files that a browser shows as a picture.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif"];

/// A text of more 字 than these is long.
const LONG: usize = 800;

/// More headings than these are several.
const SEVERAL: usize = 3;

impl Composer<'_> {
    pub(super) fn document(&self, url: &Url, at: usize) -> Content {
        let Some(entry) = self.site.entries.get(at) else {
            return self.not_found(url);
        };
        let template = match entry.kind {
            Kind::Plan => "plan.html",
            Kind::Article => "article.html",
            Kind::Notice => "notice.html",
            Kind::Page => "page.html",
        };
        self.shown(url, at, entry, template)
    }

    pub(super) fn print(&self, url: &Url, at: usize) -> Content {
        match self.site.entries.get(at) {
            Some(entry) => self.shown(url, at, entry, "print.html"),
            None => self.not_found(url),
        }
    }

    fn shown(&self, url: &Url, at: usize, entry: &Entry, template: &'static str) -> Content {
        let root = url.root();
        let written = (self.write)(&entry.document.body);
        let href: Href<'_> = &|address| relative(&root, address);
        let view = self.document_view(at, entry, &written, template, href);
        let head = Head {
            image: preview(entry),
            meant: Some(entry.url.encoded()),
            ..Head::new(&*entry.document.front.title, summary(&entry.document))
        };
        self.template(url, template, head, |context| {
            context.insert("document", &view)
        })
    }

    fn document_view<'e>(
        &'e self,
        at: usize,
        entry: &'e Entry,
        written: &'e Html,
        template: &str,
        href: Href<'_>,
    ) -> DocumentView<'e> {
        let named = self.named.document(template);
        let of_activity = self.named.activity(template);
        let document = &entry.document;
        let front = &document.front;
        let newer = || self.neighbour(at.checked_sub(1)?, entry);
        let html = self.filled(written, &entry.targets, Files::Listed, href);
        let is_cut = template == "plan.html" && (named.passages || named.elsewhere);
        let activities: Vec<Value> = match named.activities || is_cut {
            true => entry
                .all_planned(at)
                .map(|planned| self.activity(&planned, of_activity))
                .collect(),
            false => Vec::new(),
        };
        let (passages, elsewhere) = match is_cut {
            true => beside(&html, entry, &activities),
            false => (Vec::new(), Vec::new()),
        };
        let reports = || self.site.reports.by_entry.get(&at).into_iter().flatten();
        let print_url =
            || is_printable(self.site, entry).then(|| entry.url.join("print/").encoded());
        DocumentView {
            card: named.card.then(|| self.card(at)),
            number: named
                .number
                .then_some(front.formalities().number.as_deref()),
            html: named.html.then(|| Value::safe_string(&html)),
            headings: named
                .headings
                .then(|| headings(document, written).collect()),
            contents: named.contents.then(|| contents(document, written)),
            words: named.words.then_some(document.body.words),
            signed: named.signed.then_some(document.body.signed),
            activities: named.activities.then_some(activities),
            passages: named.passages.then_some(passages),
            elsewhere: named.elsewhere.then_some(elsewhere),
            months: named.months.then(|| self.months_of_plan(at, entry)),
            reports: named
                .reports
                .then(|| self.activities(reports(), of_activity)),
            files: named.files.then(|| self.files(written, &entry.targets)),
            issues: named.issues.then(|| self.issues_of(at)),
            newer: named.newer.then(newer),
            older: named.older.then(|| self.neighbour(at + 1, entry)),
            print_url: named.print_url.then(print_url),
            pdf_url: named.pdf_url.then(|| self.pdf_url(Sheet::Document(at))),
            to: named.to.then_some(front.formalities().to.as_deref()),
            cc: named.cc.then_some(front.formalities().cc.as_deref()),
            attachments: named
                .attachments
                .then_some(&front.formalities().attachments[..]),
            signature: named
                .signature
                .then_some(front.formalities().signature.as_deref()),
            title_lines: named.title_lines.then(|| self.title_lines(entry)),
            issuers: named.issuers.then(|| self.issuers(entry)),
            dated: named.dated.then(|| front.date.map(|date| self.dated(date))),
        }
    }

    /// The months in which a plan names something, in order, each once.
    fn months_of_plan(&self, at: usize, entry: &Entry) -> Vec<Value> {
        let months = entry
            .all_planned(at)
            .filter_map(|planned| planned.year_month());
        let mut months: Vec<_> = months.collect();
        months.sort_unstable();
        months.dedup();
        months
            .into_iter()
            .map(|month| self.month_link(month))
            .collect()
    }

    /// The document `at`, if it stands in the list of the column of `entry`, which is next to it.
    fn neighbour(&self, at: usize, entry: &Entry) -> Option<LinkView<'_>> {
        let other = self.site.entries.get(at)?;
        (other.column == entry.column).then(|| LinkView {
            title: other.document.front.title.as_str().into(),
            url: other.url.encoded(),
        })
    }
}

/// The text of a plan in passages, each with what was read from it, and the activities that stand beside none.
fn beside(html: &str, entry: &Entry, shown: &[Value]) -> (Vec<PassageView>, Vec<Value>) {
    let mut by_line: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for (activity, shown) in entry.schedule.activities.iter().zip(shown) {
        by_line
            .entry(activity.line)
            .or_default()
            .push(shown.clone());
    }
    let mut of_text = by_line.split_off(&entry.document.body_line);
    let passages = passages(html).into_iter().map(|passage| PassageView {
        html: Value::safe_string(passage.html),
        activities: passage
            .lines
            .iter()
            .flat_map(|line| of_text.remove(line).unwrap_or_default())
            .collect(),
    });
    let passages = passages.collect();
    let elsewhere = by_line.into_values().chain(of_text.into_values());
    (passages, elsewhere.flatten().collect())
}

/// The address of the first picture of a document.
pub(super) fn first_picture(entry: &Entry) -> Option<String> {
    let is_picture = |file: &SourcePath| PICTURES.contains(&&*file.ending());
    entry.targets.iter().find_map(|target| match target {
        Target::File(url, file, _) if is_picture(file) => Some(url.encoded()),
        Target::Picture(url, _, size) => Some(picture::in_lists(url, *size).encoded()),
        _ => None,
    })
}

/// The address of the first picture that others can show beside a link to the document: not all can draw.
fn preview(entry: &Entry) -> Option<String> {
    entry.targets.iter().find_map(|target| match target {
        Target::Picture(url, _, size) => Some(picture::in_lists(url, *size).encoded()),
        _ => None,
    })
}

/// What a table of contents lists: the headings of a long text that has several.
fn contents<'e>(document: &'e Document, written: &'e Html) -> Vec<HeadingView<'e>> {
    let is_long = document.body.words > LONG;
    match is_long && headings(document, written).count() > SEVERAL {
        true => headings(document, written).collect(),
        false => Vec::new(),
    }
}

fn headings<'e>(
    document: &'e Document,
    written: &'e Html,
) -> impl Iterator<Item = HeadingView<'e>> {
    let headings = document.body.headings(written);
    headings.map(|Heading { level, id, text }| HeadingView { level, id, text })
}
