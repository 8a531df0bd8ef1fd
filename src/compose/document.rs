//! A document on its own page, and on its printable one.

use tera::Value;

use crate::base::path::{Url, relative};
use crate::compose::body;
use crate::compose::context::{Composer, Head, summary};
use crate::compose::route::is_printable;
use crate::compose::view::{DocumentView, HeadingView, LinkView};
use crate::model::document::{Document, Kind};
use crate::model::page::Content;
use crate::model::site::{Entry, Target};

/// Endings of files that a browser shows as a picture.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif"];

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
        let view = self.document_view(at, entry, &|address| relative(&root, address));
        let head = Head::new(&*entry.document.front.title, summary(&entry.document));
        self.template(url, template, head, |context| {
            context.insert("document", &view)
        })
    }

    fn document_view<'e>(
        &'e self,
        at: usize,
        entry: &'e Entry,
        href: body::Href<'_>,
    ) -> DocumentView<'e> {
        let document = &entry.document;
        let (newer, older) = self.neighbours(at, entry);
        let planned = self
            .site
            .activities
            .get(entry.activities.clone())
            .unwrap_or_default();
        DocumentView {
            card: self.card(at),
            number: document.front.number.as_deref(),
            html: body::value(&document.body, &entry.targets, href),
            headings: headings(document),
            words: document.body.words,
            signed: document.body.signed,
            activities: planned
                .iter()
                .map(|planned| self.activity(planned))
                .collect(),
            months: self.months_of_plan(entry),
            newer,
            older,
            print_url: is_printable(self.site, entry).then(|| entry.url.join("print/").encoded()),
        }
    }

    /// The months in which a plan names something, in order, each once.
    fn months_of_plan(&self, entry: &Entry) -> Vec<Value> {
        let planned = self
            .site
            .activities
            .get(entry.activities.clone())
            .unwrap_or_default();
        let months = planned.iter().filter_map(|planned| planned.year_month());
        let months: std::collections::BTreeSet<_> = months.collect();
        months
            .into_iter()
            .map(|month| self.month_link(month))
            .collect()
    }

    /// The documents before and after this one in its column's list.
    fn neighbours(&self, at: usize, entry: &Entry) -> (Option<LinkView<'_>>, Option<LinkView<'_>>) {
        let link = |other: usize| {
            let other = self
                .site
                .entries
                .get(other)
                .filter(|other| other.column == entry.column)?;
            Some(LinkView {
                title: other.document.front.title.as_str().into(),
                url: other.url.encoded(),
            })
        };
        let newer = at.checked_sub(1).and_then(link);
        (newer, link(at + 1))
    }
}

/// The address of the first picture of a document.
pub(super) fn picture(entry: &Entry) -> Option<String> {
    let is_picture = |name: &str| {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
    };
    entry.targets.iter().find_map(|target| match target {
        Target::File(url, file) if is_picture(file.name()) => Some(url.encoded()),
        _ => None,
    })
}

fn headings(document: &Document) -> Vec<Value> {
    let headings = document.body.headings.iter();
    headings
        .map(|heading| {
            HeadingView {
                level: heading.level,
                id: &heading.id,
                text: &heading.text,
            }
            .value()
        })
        .collect()
}
