//! Line breaks that a reader of Chinese must not see.
//!
//! In: events. Out: the same, with the soft breaks between wide characters replaced by empty text.
//! Invariant: marks of emphasis, links and code between the characters do not matter; a picture or a hard break
//! keeps the break beside it.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::{Spanned, is_break_tag, is_inline_mark};
use crate::base::han;

/// Takes out the breaks at which lines join.
pub fn join(events: &mut [Spanned<'_>]) {
    let is_break = |(event, _): &Spanned<'_>| *event == Event::SoftBreak;
    if !events.iter().any(is_break) {
        return;
    }
    let mut before = None;
    for at in 0..events.len() {
        let Some((Event::SoftBreak, _)) = events.get(at) else {
            before = events.get(at).and_then(|(event, _)| last(event, before));
            continue;
        };
        let after = events.get(at + 1..).and_then(|rest| first(rest, before));
        if before
            .zip(after)
            .is_some_and(|(before, after)| han::joins_between(before, after))
        {
            events[at].0 = Event::Text(CowStr::Borrowed(""));
        }
    }
}

/// What the line ends in after `event`.
fn last(event: &Event<'_>, before: Option<char>) -> Option<char> {
    match event {
        Event::Text(text) | Event::Code(text) => han::last_sided(text).or(before),
        Event::InlineHtml(html) if !is_break_tag(html) => before,
        Event::FootnoteReference(_) => before,
        event if is_inline_mark(event) => before,
        _ => None,
    }
}

/// What the line begins with that `events` are the rest of, after a line that ends in `before`. A line that holds
/// nothing but marks shared with Latin text takes the side of the line above.
fn first(events: &[Spanned<'_>], before: Option<char>) -> Option<char> {
    let mut shared = None;
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => match han::first_sided(text) {
                Some(found) => return Some(found),
                None => shared = before,
            },
            Event::InlineHtml(html) if !is_break_tag(html) => {}
            Event::FootnoteReference(_) => {}
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
            event if is_inline_mark(event) => {}
            _ => break,
        }
    }
    shared
}
