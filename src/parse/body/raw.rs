//! Raw HTML that pages do not have.
//!
//! In: events. Out: the same without tags of unknown elements, without comments and without what programs, styles and
//! frames hold; and what the author should know of it. Invariant: every raw tag that is left ends where it was
//! written, so that none swallows the text behind it. What is left is made harmless by [`super::clean`].

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::clean::{ELEMENTS, is_needed};
use super::events::Spanned;
use super::pieces::Pieces;
use super::tag::{self, ENDLESS, Markup};
use crate::base::diagnostic::Message;

/// Elements whose content is not text.
const HIDDEN: [&str; 5] = ["script", "style", "iframe", "object", "template"];

/// What the author should know: where, what, and what to do.
pub type Finding = (Range<usize>, Message, Message);

/// Leaves out what pages do not have; `None` where there is no raw HTML at all.
#[must_use]
pub fn leave_out<'t>(events: &[Spanned<'t>]) -> Option<(Vec<Spanned<'t>>, Vec<Finding>)> {
    if !is_needed(events) {
        return None;
    }
    let mut filter = Filter::default();
    let mut at = 0;
    while let Some((event, span)) = events.get(at) {
        at += match event {
            Event::Start(Tag::HtmlBlock) => filter.block(&events[at..]),
            Event::InlineHtml(html) => filter.inline(events, at, html),
            _ => {
                filter.kept.push((event.clone(), span.clone()));
                1
            }
        };
    }
    Some((filter.kept, filter.findings))
}

#[derive(Default)]
struct Filter<'t> {
    kept: Vec<Spanned<'t>>,
    findings: Vec<Finding>,
    /// What has been said: each once for every name.
    said: BTreeSet<(&'static str, String)>,
    /// Names that no end tag has before some event of the text, or some byte of the block, that is being read.
    unended: Vec<(String, usize)>,
}

impl<'t> Filter<'t> {
    /// Reads a mark within a line of text; says how many events it is.
    fn inline(&mut self, events: &[Spanned<'t>], at: usize, html: &str) -> usize {
        let Some(Markup::Tag(tag)) = tag::read(html) else {
            return 1;
        };
        let place = &events[at].1;
        if ELEMENTS.contains(&&*tag.name) {
            self.kept.push(events[at].clone());
        } else if let Some(length) = self.hidden_events(events, at, &tag) {
            self.say("html-hidden", "html-hidden-help", tag.name, place);
            return length;
        } else if !tag.closes {
            self.say("html-unknown", "html-unknown-help", tag.name, place);
        }
        1
    }

    /// How many events a hidden element is that begins at event `start` and ends in the same line of text.
    fn hidden_events(
        &mut self,
        events: &[Spanned<'t>],
        start: usize,
        tag: &tag::Tag,
    ) -> Option<usize> {
        if !is_hidden(tag) || self.is_unended(&tag.name, start) {
            return None;
        }
        let mut depth = 0_usize;
        for (length, (event, _)) in (1..).zip(&events[start..]) {
            match event {
                Event::InlineHtml(html) if depth == 0 && tag::is_end(html, &tag.name) => {
                    return Some(length);
                }
                Event::End(_) if depth == 0 => {
                    self.unended.push((tag.name.clone(), start + length));
                    return None;
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        None
    }

    fn is_unended(&self, name: &str, at: usize) -> bool {
        let mut unended = self.unended.iter();
        unended.any(|(unended, end)| unended == name && at < *end)
    }

    /// Reads the block of raw HTML that `events` begin with; says how many events it has before its end.
    fn block(&mut self, events: &[Spanned<'t>]) -> usize {
        let is_end = |(event, _): &Spanned<'_>| matches!(event, Event::End(TagEnd::HtmlBlock));
        let length = events.iter().position(is_end).unwrap_or(events.len());
        let mut pieces = Pieces::new(&events[1..length]);
        let html = pieces.text();
        self.unended.clear();
        let mut from = 0;
        while let Some(start) = html[from..].find('<').map(|at| from + at) {
            pieces.keep(from..start);
            from = start + self.mark(&html[start..], start, &mut pieces);
        }
        pieces.keep(from..html.len());
        self.unended.clear();
        self.kept.push(events[0].clone());
        self.kept.append(&mut pieces.kept);
        length
    }

    /// Reads the mark that `html`, the rest of a block from `start`, begins with; says how long it is.
    fn mark(&mut self, html: &str, start: usize, pieces: &mut Pieces<'_, 't>) -> usize {
        match tag::read(html) {
            None => {
                pieces.keep(start..start + 1);
                1
            }
            Some(Markup::Comment { opens, closes, end }) => end.unwrap_or_else(|| {
                self.say_unclosed(opens, closes, &pieces.place(start..start + opens.len()));
                html.len()
            }),
            Some(Markup::Tag(tag)) => match tag.end {
                Some(end) => self.tag(tag, &html[end..], start..start + end, pieces),
                None => {
                    let opens = format!("<{}", tag.name);
                    let place = pieces.place(start..start + opens.len());
                    self.say_unclosed(&opens, ">", &place);
                    pieces.escape_from(start);
                    html.len()
                }
            },
        }
    }

    /// Reads a whole tag of a block, before `rest` of it; says how long it is, with what it hides.
    fn tag(
        &mut self,
        tag: tag::Tag,
        rest: &str,
        range: Range<usize>,
        pieces: &mut Pieces<'_, 't>,
    ) -> usize {
        let place = pieces.place(range.clone());
        let is_known = ELEMENTS.contains(&&*tag.name);
        let mut length = range.len();
        if is_known {
            pieces.keep(range.clone());
        }
        let is_endless = range.start == 0 && !tag.closes && ENDLESS.contains(&&*tag.name);
        let end = match is_endless || is_hidden(&tag) {
            true => self.end(&tag.name, rest, range.end),
            false => None,
        };
        match end {
            Some(end) if is_hidden(&tag) => {
                self.say("html-hidden", "html-hidden-help", tag.name, &place);
                length += end;
            }
            None if is_endless => {
                let [opens, closes] = ["<", "</"].map(|mark| format!("{mark}{}>", tag.name));
                self.say_unclosed(&opens, &closes, &place);
            }
            _ if is_known || tag.closes => {}
            _ => self.say("html-unknown", "html-unknown-help", tag.name, &place),
        }
        length
    }

    /// The end in `rest`, which begins at byte `at` of a block, of the element `name`.
    fn end(&mut self, name: &str, rest: &str, at: usize) -> Option<usize> {
        if self.is_unended(name, at) {
            return None;
        }
        let end = tag::find_end(rest, name);
        if end.is_none() {
            self.unended.push((name.to_owned(), usize::MAX));
        }
        end.map(|end| end.end)
    }

    fn say(&mut self, id: &'static str, help: &'static str, name: String, place: &Range<usize>) {
        let [message, help] = [id, help].map(|id| Message::new(id).arg("name", &name));
        if self.said.insert((id, name)) {
            self.findings.push((place.clone(), message, help));
        }
    }

    fn say_unclosed(&mut self, opens: &str, closes: &str, place: &Range<usize>) {
        let message = Message::new("html-unclosed")
            .arg("opens", opens)
            .arg("closes", closes);
        let help = Message::new("html-unclosed-help").arg("closes", closes);
        self.findings.push((place.clone(), message, help));
    }
}

fn is_hidden(tag: &tag::Tag) -> bool {
    !tag.closes && HIDDEN.contains(&&*tag.name)
}
