//! The parser's events, with offsets in the whole file.
//!
//! In: the text of a body. Out: [`Spanned`] events. Invariant: events borrow from the file or own their text;
//! neither their strings nor their ranges know of [`super::emphasis`].

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::emphasis::Adjusted;
use super::tag;

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

/// The events of `text[range]`; a range that is none of this text's has no events.
#[must_use]
pub fn read(text: &str, range: Range<usize>) -> Vec<Spanned<'_>> {
    let start = range.start;
    let body = text.get(range).unwrap_or_default();
    let small = tag::with_small_ends(body);
    let adjusted = Adjusted::new(&small);
    let mut events: Vec<Spanned<'_>> = Vec::with_capacity(body.len() / BYTES_PER_EVENT);
    if adjusted.is_unchanged() && matches!(small, Cow::Borrowed(_)) {
        events.extend(Parser::new_ext(body, EXTENSIONS).into_offset_iter());
    } else {
        let parser = Parser::new_ext(adjusted.text(), EXTENSIONS).into_offset_iter();
        events.extend(parser.map(|(event, range)| {
            let range = adjusted.range(range);
            (as_written(event, &range, body, &adjusted), range)
        }));
    }
    for (event, range) in &mut events {
        keep_single_tilde(event, range, body);
        *range = start + range.start..start + range.end;
    }
    events
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

/// An event as if the parser had read `body`, of which it is `range`.
fn as_written<'t>(
    event: Event<'_>,
    range: &Range<usize>,
    body: &'t str,
    adjusted: &Adjusted<'_>,
) -> Event<'t> {
    let strip = |text: &CowStr<'_>| adjusted.strip(text);
    let written = body.get(range.clone()).unwrap_or_default();
    let is_written = |text: &str| text == written || text.eq_ignore_ascii_case(written);
    let kept = |text: CowStr<'_>| match is_written(&text) {
        true => CowStr::Borrowed(written),
        false => strip(&text),
    };
    match event {
        Event::Text(text) => Event::Text(kept(text)),
        Event::Html(text) => Event::Html(kept(text)),
        Event::Code(text) => Event::Code(strip(&text)),
        Event::InlineHtml(text) => Event::InlineHtml(strip(&text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(strip(&name)),
        Event::Start(tag) => Event::Start(strip_tag(tag, strip)),
        Event::End(tag) => Event::End(tag),
        other => other.into_static(),
    }
}

fn strip_tag(tag: Tag<'_>, strip: impl Fn(&CowStr<'_>) -> CowStr<'static>) -> Tag<'static> {
    match tag {
        Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        } => Tag::Link {
            link_type,
            dest_url: strip(&dest_url),
            title: strip(&title),
            id: strip(&id),
        },
        Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        } => Tag::Image {
            link_type,
            dest_url: strip(&dest_url),
            title: strip(&title),
            id: strip(&id),
        },
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Tag::CodeBlock(CodeBlockKind::Fenced(strip(&info)))
        }
        Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(strip(&name)),
        other => other.into_static(),
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
