//! The marks of a plain text, packed: from them a page is written without the text being read again.
//!
//! In: the events that a page is written from, and the parts of the paper among its paragraphs. Out: some three bytes for
//! each; then, with the text, both again. Invariant: what comes out writes the same HTML as what went in. A text that has
//! more than headings of one line, paragraphs, lists, quotations and emphasis in it is not packed.

use std::iter::Peekable;
use std::ops::Range;
use std::slice::Iter;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::events::Spanned;
use super::form::Part;

/// Paragraphs that are parts of an official paper, with the byte they begin at, ascending.
pub type Parts = Vec<(usize, Part)>;

const END: u8 = 0;
const TEXT: u8 = 1;
const NOTHING: u8 = 2;
const SOFT_BREAK: u8 = 3;
const HARD_BREAK: u8 = 4;
const RULE: u8 = 5;
const PARAGRAPH: u8 = 6;
const QUOTE: u8 = 7;
const BULLETS: u8 = 8;
const NUMBERS: u8 = 9;
const ITEM: u8 = 10;
const EMPHASIS: u8 = 11;
const STRONG: u8 = 12;
const STRUCK: u8 = 13;
/// The first of those for paragraphs that are a part, in the order of [`Part::ALL`].
const PART: u8 = 20;
/// Level 1 is one more.
const HEADING: u8 = 30;

/// Packs the `events` of `text`; nothing where one of them cannot be packed.
#[must_use]
pub fn pack(text: &str, events: &[Spanned<'_>], parts: &[(usize, Part)]) -> Option<Box<[u8]>> {
    let mut packer = Packer {
        text,
        parts: parts.iter().peekable(),
        bytes: Vec::with_capacity(events.len() * 4),
        at: 0,
        in_heading: false,
    };
    for (event, span) in events {
        packer.event(event, span)?;
    }
    // A copy: a block that is cut down keeps what it had.
    Some(packer.bytes.as_slice().into())
}

/// Whether a line ends at `event`, or ended there before it was joined with the next.
fn is_break(event: &Event<'_>) -> bool {
    match event {
        Event::Text(text) => text.is_empty(),
        event => matches!(event, Event::SoftBreak | Event::HardBreak),
    }
}

/// What stands for `event`, which was `written` so.
fn code(event: &Event<'_>, written: &str) -> Option<u8> {
    Some(match event {
        Event::Text(text) if **text == *written => TEXT,
        Event::Text(text) if text.is_empty() => NOTHING,
        Event::SoftBreak => SOFT_BREAK,
        Event::HardBreak => HARD_BREAK,
        Event::Rule => RULE,
        Event::Start(Tag::Paragraph) => PARAGRAPH,
        Event::Start(Tag::BlockQuote(None)) => QUOTE,
        Event::Start(Tag::List(None)) => BULLETS,
        Event::Start(Tag::List(Some(_))) => NUMBERS,
        Event::Start(Tag::Item) => ITEM,
        Event::Start(Tag::Emphasis) => EMPHASIS,
        Event::Start(Tag::Strong) => STRONG,
        Event::Start(Tag::Strikethrough) => STRUCK,
        Event::Start(Tag::Heading { level, .. }) => HEADING + *level as u8,
        _ => return None,
    })
}

struct Packer<'a> {
    text: &'a str,
    /// Those that have not come yet.
    parts: Peekable<Iter<'a, (usize, Part)>>,
    bytes: Vec<u8>,
    /// Where the last mark begins.
    at: usize,
    in_heading: bool,
}

impl Packer<'_> {
    fn event(&mut self, event: &Event<'_>, span: &Range<usize>) -> Option<()> {
        match event {
            Event::End(tag) => {
                self.in_heading &= !matches!(tag, TagEnd::Heading(_));
                self.bytes.push(END);
                return Some(());
            }
            Event::Start(Tag::Heading { .. }) => self.in_heading = true,
            event if self.in_heading && is_break(event) => return None,
            _ => {}
        }
        let code = self.code(event, span)?;
        self.mark(code, span)?;
        if let Event::Start(Tag::List(Some(first))) = event {
            self.number(*first);
        }
        Some(())
    }

    /// What stands for `event`; for a paragraph that is a part, that part.
    fn code(&mut self, event: &Event<'_>, span: &Range<usize>) -> Option<u8> {
        let part = match event {
            Event::Start(Tag::Paragraph) => self.parts.next_if(|(start, _)| span.contains(start)),
            _ => None,
        };
        match part {
            Some((_, part)) => Some(PART + *part as u8),
            None => code(event, self.text.get(span.clone())?),
        }
    }

    /// A mark, how far behind the last one it begins, and how long it is.
    fn mark(&mut self, code: u8, span: &Range<usize>) -> Option<()> {
        let further = span.start.checked_sub(self.at)?;
        self.at = span.start;
        self.bytes.push(code);
        self.number(further as u64);
        self.number(span.len() as u64);
        Some(())
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

/// The events and parts that `bytes` were packed from, but that the end of a mark has no length.
#[must_use]
pub fn unpack<'t>(text: &'t str, bytes: &[u8]) -> (Vec<Spanned<'t>>, Parts) {
    let mut events = Vec::with_capacity(bytes.len() / 2);
    let mut parts = Parts::new();
    let mut unpacker = Unpacker {
        text,
        rest: bytes,
        at: 0,
        open: Vec::new(),
    };
    while let Some((code, event)) = unpacker.next() {
        let part = code.checked_sub(PART).and_then(part);
        parts.extend(part.map(|part| (event.1.start, part)));
        events.push(event);
    }
    (events, parts)
}

struct Unpacker<'t, 'b> {
    text: &'t str,
    rest: &'b [u8],
    /// Where the last mark begins.
    at: usize,
    /// How those that are open end.
    open: Vec<TagEnd>,
}

impl<'t> Unpacker<'t, '_> {
    /// The next event, with what stands for it.
    fn next(&mut self) -> Option<(u8, Spanned<'t>)> {
        let (code, after) = self.rest.split_first()?;
        self.rest = after;
        if *code == END {
            return Some((END, (Event::End(self.open.pop()?), self.at..self.at)));
        }
        self.at += number(&mut self.rest) as usize;
        let span = self.at..self.at + number(&mut self.rest) as usize;
        let written = self.text.get(span.clone()).unwrap_or_default();
        let event = event(*code, written, &mut self.rest);
        if let Event::Start(tag) = &event {
            self.open.push(tag.to_end());
        }
        Some((*code, (event, span)))
    }
}

/// The headings among events that were packed, with their levels as written and their words; what is struck out is no
/// longer said.
#[must_use]
pub fn headings(events: &[Spanned<'_>]) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    let mut open: Option<(u8, String)> = None;
    let mut struck = 0_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((*level as u8, String::new())),
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            Event::Start(Tag::Strikethrough) => struck += 1,
            Event::End(TagEnd::Strikethrough) => struck = struck.saturating_sub(1),
            Event::Text(text) if struck == 0 => {
                if let Some((_, words)) = &mut open {
                    words.push_str(text);
                }
            }
            _ => {}
        }
    }
    headings
}

/// The event that `code` stands for.
fn event<'t>(code: u8, written: &'t str, rest: &mut &[u8]) -> Event<'t> {
    match code {
        TEXT => Event::Text(CowStr::Borrowed(written)),
        NOTHING => Event::Text(CowStr::Borrowed("")),
        SOFT_BREAK => Event::SoftBreak,
        HARD_BREAK => Event::HardBreak,
        RULE => Event::Rule,
        _ => Event::Start(tag(code, rest)),
    }
}

fn tag(code: u8, rest: &mut &[u8]) -> Tag<'static> {
    match code {
        QUOTE => Tag::BlockQuote(None),
        BULLETS => Tag::List(None),
        NUMBERS => Tag::List(Some(number(rest))),
        ITEM => Tag::Item,
        EMPHASIS => Tag::Emphasis,
        STRONG => Tag::Strong,
        STRUCK => Tag::Strikethrough,
        _ => match code.checked_sub(HEADING).and_then(level) {
            Some(level) => Tag::Heading {
                level,
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            },
            None => Tag::Paragraph,
        },
    }
}

fn level(number: u8) -> Option<HeadingLevel> {
    HeadingLevel::try_from(usize::from(number)).ok()
}

fn part(number: u8) -> Option<Part> {
    Part::ALL.get(usize::from(number)).copied()
}

/// The number that `rest` begins with.
fn number(rest: &mut &[u8]) -> u64 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((byte, after)) = rest.split_first() {
        *rest = after;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if *byte < 0x80 || shift > 56 {
            break;
        }
    }
    number
}
