//! The Atom feed (RFC 4287) of what is dated, newest first.
//!
//! A civil date becomes midnight UTC, which is the same day in China. Without `base_url` the feed's links are
//! relative to it and its ids are names, so that it stays valid and stable.

use std::cmp::Reverse;

use atom_syndication::{
    Content as Text, Entry as Item, Feed, FixedDateTime, Generator, Link, Person,
};

use crate::base::date::Date;
use crate::base::path::{Url, relative};
use crate::compose::body::Files;
use crate::compose::context::{Composer, summary};
use crate::model::issue::Issue;
use crate::model::site::Entry;

/// How many documents the feed carries.
const LENGTH: usize = 30;

impl Composer<'_> {
    pub(super) fn feed(&self) -> Vec<u8> {
        let config = &self.site.config;
        let newest = self.newest();
        let author = Person {
            name: config.unit.clone(),
            ..Person::default()
        };
        let updated = newest.iter().filter_map(|news| news.changed()).max();
        let feed = Feed {
            title: config.title.as_str().into(),
            id: self.id(""),
            updated: midnight(updated.unwrap_or(self.site.edition.today)),
            authors: vec![author],
            generator: Some(Generator {
                value: "huikan".to_owned(),
                uri: None,
                version: None,
            }),
            lang: Some(config.language.tag().to_owned()),
            links: vec![self.link("feed.xml", "self"), self.link("", "alternate")],
            entries: newest.into_iter().map(|news| self.item_of(news)).collect(),
            ..Feed::default()
        };
        let text = feed.to_string();
        text.chars().filter(is_xml).collect::<String>().into_bytes()
    }

    /// The dated documents and the issues of the paper, newest first.
    fn newest(&self) -> Vec<News<'_>> {
        let entries = self.site.entries.iter().map(|entry| News::Document(entry));
        let paper = self.site.paper.iter();
        let issues = paper.flat_map(|paper| paper.issues.iter().enumerate());
        let issues = issues.map(|(at, issue)| News::Issue(at, issue));
        let all = entries.chain(issues);
        let mut dated: Vec<News<'_>> = all.filter(|news| news.date().is_some()).collect();
        dated.sort_by_key(|news| (Reverse(news.date()), news.url()));
        dated.truncate(LENGTH);
        dated
    }

    fn item_of(&self, news: News<'_>) -> Item {
        match news {
            News::Document(entry) => self.item(entry),
            News::Issue(at, issue) => self.issue_item(at, issue),
        }
    }

    /// An issue: its titles, since the articles have items of their own.
    fn issue_item(&self, at: usize, issue: &Issue) -> Item {
        let address = issue.url.encoded();
        let entries = issue.pieces().filter_map(|piece| self.site.piece(piece));
        let titles: Vec<&str> = entries.map(|entry| &*entry.document.front.title).collect();
        Item {
            title: self.issue_title(at).into(),
            id: self.id(&address),
            updated: midnight(issue.date),
            published: Some(midnight(issue.date)),
            links: vec![self.link(&address, "alternate")],
            summary: Some(titles.join(" · ").into()),
            ..Item::default()
        }
    }

    fn item(&self, entry: &Entry) -> Item {
        let front = &entry.document.front;
        let address = entry.url.encoded();
        let written = front.date.unwrap_or(self.site.edition.today);
        Item {
            title: front.title.as_str().into(),
            id: self.id(&address),
            updated: midnight(changed(entry).unwrap_or(written)),
            published: Some(midnight(written)),
            links: vec![self.link(&address, "alternate")],
            authors: entry
                .author
                .iter()
                .map(|name| Person {
                    name: name.clone(),
                    ..Person::default()
                })
                .collect(),
            summary: Some(summary(&entry.document).into()),
            content: Some(Text {
                content_type: Some("html".to_owned()),
                value: Some(
                    self.html(&entry.document.body, &entry.targets, Files::Noted, &|to| {
                        self.absolute(to)
                    }),
                ),
                ..Text::default()
            }),
            ..Item::default()
        }
    }

    fn link(&self, address: &str, rel: &str) -> Link {
        Link {
            href: self.absolute(address),
            rel: rel.to_owned(),
            ..Link::default()
        }
    }

    /// A link from the feed, which stands at the site's root.
    fn absolute(&self, address: &str) -> String {
        match self.site.config.base_url.as_deref() {
            Some(base) => format!("{base}{address}"),
            None => relative("", address),
        }
    }

    /// A name for the thing at `address` that does not change.
    fn id(&self, address: &str) -> String {
        match self.site.config.base_url.as_deref() {
            Some(base) => format!("{base}{address}"),
            None => {
                let name = crate::base::slug::slug(&self.site.config.unit);
                format!("urn:huikan:{name}:{address}")
            }
        }
    }
}

/// What the feed tells of.
#[derive(Clone, Copy)]
enum News<'a> {
    /// A document.
    Document(&'a Entry),
    /// An issue, with its index.
    Issue(usize, &'a Issue),
}

impl<'a> News<'a> {
    fn date(self) -> Option<Date> {
        match self {
            News::Document(entry) => entry.document.front.date,
            News::Issue(_, issue) => Some(issue.date),
        }
    }

    fn changed(self) -> Option<Date> {
        match self {
            News::Document(entry) => changed(entry),
            News::Issue(_, issue) => Some(issue.date),
        }
    }

    fn url(self) -> &'a Url {
        match self {
            News::Document(entry) => &entry.url,
            News::Issue(_, issue) => &issue.url,
        }
    }
}

/// Whether XML 1.0 allows the character; Word leaves others where a line was broken by hand.
fn is_xml(character: &char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        character => *character >= ' ',
    }
}

/// The day a document was last changed.
fn changed(entry: &Entry) -> Option<Date> {
    let front = &entry.document.front;
    front.updated.or(front.date)
}

fn midnight(date: Date) -> FixedDateTime {
    format!("{date}T00:00:00Z").parse().unwrap_or_default()
}
