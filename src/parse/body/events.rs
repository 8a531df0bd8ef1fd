//! The parser's events, with offsets in the whole file.
//!
//! In: the text of a body, ready for the parser. Out: [`Spanned`] events. Invariant: neither their strings nor their
//! ranges know of what [`super::adjusted`] changed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::adjusted::Adjusted;

/// An event and the bytes of the file it came from.
pub type Spanned<'t> = (Event<'t>, Range<usize>);

/// What the parser knows beyond CommonMark.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// How many bytes of a plan make an event, about: where to begin.
const BYTES_PER_EVENT: usize = 12;

/// The events of a body that begins at byte `start` of its file.
#[must_use]
pub fn read<'t>(body: &'t Adjusted<'_>, start: usize) -> Vec<Spanned<'t>> {
    let mut events: Vec<Spanned<'t>> = Vec::with_capacity(body.given().len() / BYTES_PER_EVENT);
    events.extend(Parser::new_ext(body.text(), EXTENSIONS).into_offset_iter());
    if !body.is_unchanged() {
        for (event, range) in &mut events {
            give_back(event, range, body);
        }
    }
    // Most texts have none.
    if memchr::memchr(b'~', body.given().as_bytes()).is_some() {
        for (event, range) in &mut events {
            keep_single_tilde(event, range, body.given());
        }
    }
    for (_, range) in &mut events {
        *range = start + range.start..start + range.end;
    }
    events
}

/// Makes an event as if the parser had read the body as it was given.
fn give_back<'t>(event: &mut Event<'t>, range: &mut Range<usize>, body: &'t Adjusted<'_>) {
    let read = std::mem::replace(range, body.range(range));
    match event {
        Event::Start(
            Tag::Link {
                dest_url,
                title,
                id,
                ..
            }
            | Tag::Image {
                dest_url,
                title,
                id,
                ..
            },
        ) => {
            for text in [dest_url, title, id] {
                body.strip(text);
            }
        }
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
            match body.text().get(read) == Some(&**text) {
                true => {
                    *text = CowStr::Borrowed(body.given().get(range.clone()).unwrap_or_default())
                }
                false => body.strip(text),
            }
        }
        Event::Code(text) => match body.given_for(text, read) {
            Some(given) => *text = CowStr::Borrowed(given),
            None => body.strip(text),
        },
        Event::FootnoteReference(text)
        | Event::Start(
            Tag::FootnoteDefinition(text) | Tag::CodeBlock(CodeBlockKind::Fenced(text)),
        ) => body.strip(text),
        _ => {}
    }
}

/// `3~5月` is a range, and so is `~`: only `~~` strikes out.
fn keep_single_tilde(event: &mut Event<'_>, range: &mut Range<usize>, body: &str) {
    let end = match event {
        Event::Start(Tag::Strikethrough) => range.start + 1..range.end,
        Event::End(TagEnd::Strikethrough) => range.start..range.end.saturating_sub(1),
        _ => return,
    };
    let single = !body
        .get(range.clone())
        .is_some_and(|text| text.starts_with("~~"));
    if single {
        *range = match event {
            Event::Start(_) => range.start..end.start,
            _ => end.end..range.end,
        };
        *event = Event::Text(CowStr::Borrowed("~"));
    }
}

/// Whether a piece of raw HTML is a line break, which needs no cleaning.
#[must_use]
pub fn is_break_tag(html: &str) -> bool {
    let inner = html
        .strip_prefix('<')
        .and_then(|html| html.strip_suffix('>'));
    inner.is_some_and(|inner| {
        inner
            .trim_end_matches(['/', ' '])
            .eq_ignore_ascii_case("br")
    })
}

/// Whether an event stands within a line of text and carries none itself: marks of emphasis and links.
#[must_use]
pub fn is_inline_mark(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
    )
}

/// The mark behind the number of the item, or of the first item of the list, at `span` of the file `source`.
#[must_use]
pub fn mark(source: &str, span: &Range<usize>) -> char {
    let written = source.get(span.clone()).unwrap_or_default();
    let digits = |character: char| character.is_whitespace() || character.is_ascii_digit();
    match written.trim_start_matches(digits).starts_with(')') {
        true => ')',
        false => '.',
    }
}
