//! Raw HTML, made harmless.
//!
//! In: the HTML of a document that holds raw HTML. Out: the same, of safe elements and attributes only, with its
//! slots. Links and pictures in raw HTML are treated as those in Markdown. Invariant: no script, no style, no
//! frame, no handler, no address but those [`super::links`] lets through, no `id` but our own.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event};

use super::events::{Spanned, is_break_tag};
use super::html::Html;
use super::links::{Address, Links};
use crate::model::document::Heading;

/// What stands for an address until the cleaning is done.
const SLOT: &str = "huikan-link:";

/// How often a raw link may be looked for in vain before they are all shown at the first raw HTML.
const MISSES: usize = 16;

const ELEMENTS: [&str; 69] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes that every element may carry.
const ANYWHERE: [&str; 8] = [
    "class",
    "dir",
    "id",
    "lang",
    "role",
    "tabindex",
    "title",
    "aria-labelledby",
];

/// Attributes of single elements.
const SOMEWHERE: [(&str, &[&str]); 9] = [
    ("a", &["href"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width", "height"]),
    ("input", &["checked"]),
    ("li", &["value"]),
    ("ol", &["start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let attributes = SOMEWHERE
        .iter()
        .map(|(element, names)| (*element, names.iter().copied().collect()));
    let input = HashMap::from([("type", "checkbox"), ("disabled", "")]);
    let image = HashMap::from([("loading", "lazy")]);
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from([
            "script", "style", "iframe", "object", "template",
        ]))
        .generic_attributes(HashSet::from(ANYWHERE))
        .tag_attributes(attributes.collect())
        .set_tag_attribute_values(HashMap::from([("input", input), ("img", image)]))
        .url_schemes(HashSet::from([
            "http",
            "https",
            "mailto",
            "tel",
            "huikan-link",
        ]))
        .link_rel(None);
    builder
});

/// Whether a document holds raw HTML that must be cleaned.
#[must_use]
pub fn is_needed(events: &[Spanned<'_>]) -> bool {
    events.iter().any(|(event, _)| match event {
        Event::Html(_) => true,
        Event::InlineHtml(html) => !is_break_tag(html),
        _ => false,
    })
}

/// Cleans a document; the links of its raw HTML are added to `links`.
#[must_use]
pub fn clean(
    html: Html,
    events: &[Spanned<'_>],
    headings: &[Heading],
    links: &mut Links<'_>,
) -> Html {
    let marked = mark_slots(&html);
    let cleaned = CLEANER.clean(&marked).to_string();
    let mut attributes = Attributes {
        ids: headings.iter().map(|heading| heading.id.as_str()).collect(),
        known: links.found.len(),
        links,
        raw: Raw::new(events),
    };
    let mut out = Html::default();
    rewrite(&cleaned, &mut out, |out, name, value| {
        attributes.write(out, name, value)
    });
    out
}

/// Writes every slot as an address that the cleaning lets through.
fn mark_slots(html: &Html) -> String {
    let mut marked = String::with_capacity(html.text.len() + html.slots.len() * 20);
    let mut from = 0;
    for slot in &html.slots {
        marked.push_str(&html.text[from..slot.at]);
        marked.push_str(&format!("{SLOT}{}", slot.link));
        from = slot.at;
    }
    marked.push_str(&html.text[from..]);
    marked
}

/// Copies cleaned HTML, and hands every attribute to `attribute`. The cleaner writes all values in double quotes and
/// escapes quotes in them, so that a look at `<`, `"` and `>` is enough to know where one stands.
fn rewrite(html: &str, out: &mut Html, mut attribute: impl FnMut(&mut Html, &str, &str)) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let name_end = rest[start..]
            .find([' ', '>'])
            .map_or(rest.len(), |end| start + end);
        out.push(&rest[..name_end]);
        rest = &rest[name_end..];
        while let Some((name, value, after)) = next_attribute(rest) {
            attribute(out, name, value);
            rest = after;
        }
    }
    out.push(rest);
}

/// The attribute that `rest` of a tag begins with, as ` name="value"`.
fn next_attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let (name, after) = rest.strip_prefix(' ')?.split_once("=\"")?;
    let (value, after) = after.split_once('"')?;
    Some((name, value, after))
}

/// Decides on the attributes of one document.
struct Attributes<'a, 'b, 'e> {
    /// The anchors of the headings.
    ids: BTreeSet<&'a str>,
    /// How many links Markdown itself has: their slots come back as marks.
    known: usize,
    links: &'a mut Links<'b>,
    raw: Raw<'e>,
}

impl Attributes<'_, '_, '_> {
    fn write(&mut self, out: &mut Html, name: &str, value: &str) {
        match name {
            "href" | "src" => self.write_address(out, name, value),
            "id" if !self.is_ours(value) => {}
            _ => out.push(&format!(" {name}=\"{value}\"")),
        }
    }

    fn is_ours(&self, id: &str) -> bool {
        let line = id
            .strip_prefix('L')
            .is_some_and(|line| line.bytes().all(|byte| byte.is_ascii_digit()));
        line || id.starts_with("fn:") || id.starts_with("fnref:") || self.ids.contains(id)
    }

    fn write_address(&mut self, out: &mut Html, name: &str, value: &str) {
        let slot = value
            .strip_prefix(SLOT)
            .map(|number| number.parse::<usize>());
        let address = match slot {
            Some(Ok(link)) if link < self.known => Address::Local(link),
            Some(_) => Address::Refused,
            None if value.starts_with("#fn:") || value.starts_with("#fnref:") => {
                Address::Written(CowStr::Borrowed(value))
            }
            None => {
                let written = unescape(value);
                let span = self.raw.place(&written);
                match self.links.address(&CowStr::from(written), span) {
                    Address::Written(_) => Address::Written(CowStr::Borrowed(value)),
                    other => other,
                }
            }
        };
        match address {
            Address::Written(written) => out.push(&format!(" {name}=\"{written}\"")),
            Address::Local(link) => {
                out.push(&format!(" {name}=\""));
                out.slot(link);
                out.push("\"");
            }
            Address::Refused => {}
        }
    }
}

/// What the cleaner escapes in a value.
fn unescape(value: &str) -> String {
    let unquoted = value.replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    unquoted
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Finds where in the file a raw link was written. The cleaner does not say; the links come in the order of the file.
struct Raw<'e> {
    pieces: Vec<(&'e str, std::ops::Range<usize>)>,
    at: usize,
    misses: usize,
}

impl<'e> Raw<'e> {
    fn new(events: &'e [Spanned<'_>]) -> Raw<'e> {
        let pieces = events.iter().filter_map(|(event, span)| match event {
            Event::Html(html) | Event::InlineHtml(html) => Some((&**html, span.clone())),
            _ => None,
        });
        Raw {
            pieces: pieces.collect(),
            at: 0,
            misses: 0,
        }
    }

    fn place(&mut self, written: &str) -> std::ops::Range<usize> {
        let first = || self.pieces.first().map_or(0..0, |(_, span)| span.clone());
        if self.misses >= MISSES {
            return first();
        }
        let rest = self.pieces.iter().enumerate().skip(self.at);
        let mut found = rest.filter_map(|(number, (html, span))| {
            let start = span.start + html.find(written)?;
            Some((number, start..start + written.len()))
        });
        match found.next() {
            Some((number, span)) => {
                self.at = number;
                span
            }
            None => {
                self.misses += 1;
                first()
            }
        }
    }
}
