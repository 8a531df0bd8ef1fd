//! Raw HTML, made harmless.
//!
//! In: the HTML of a document that holds raw HTML. Out: the same, of safe elements and attributes only, with its
//! slots. Links and pictures in raw HTML are treated as those in Markdown. Invariant: no script, no style, no
//! frame, no handler, no address but those [`super::links`] lets through, no `id` but our own, and each once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event};

use super::events::{Spanned, is_break_tag};
use super::links::{Address, Links};
use crate::model::document::{Heading, Html};

/// What stands for an address until the cleaning is done.
const SLOT: &str = "huikan-link:";

/// How often a raw link may be looked for in vain before they are all shown at the first raw HTML.
const MISSES: usize = 16;

/// The elements that a page may have.
pub const ELEMENTS: [&str; 69] = [
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

/// What may begin an address that reaches [`super::links`]: what it lets through and, so that the author is told,
/// what it refuses; the letters are those of disks.
const JUDGED: [&str; 20] = [
    "http",
    "https",
    "mailto",
    "tel",
    "huikan-link",
    "javascript",
    "vbscript",
    "data",
    "file",
    "ftp",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "i",
    "j",
    "x",
    "z",
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
    let input = HashMap::from([("disabled", "")]);
    let image = HashMap::from([("loading", "lazy")]);
    let checkbox = HashMap::from([("type", HashSet::from(["checkbox"]))]);
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from([
            "script", "style", "iframe", "object", "template",
        ]))
        .generic_attributes(HashSet::from(ANYWHERE))
        .tag_attributes(attributes.collect())
        .tag_attribute_values(HashMap::from([("input", checkbox)]))
        .set_tag_attribute_values(HashMap::from([("input", input), ("img", image)]))
        .url_schemes(HashSet::from(JUDGED))
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
    headings: &[Heading<'_>],
    links: &mut Links<'_>,
) -> Html {
    let marked = mark_slots(&html);
    let cleaned = CLEANER.clean(&marked).to_string();
    let mut attributes = Attributes {
        ids: headings.iter().map(|heading| heading.id).collect(),
        seen: BTreeSet::new(),
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
/// escapes quotes in them, so that a look at `<`, `"` and `>` is enough to know where one stands. Fields to fill in
/// are left out: only boxes of tasks are of use on a page.
fn rewrite(html: &str, out: &mut Html, mut attribute: impl FnMut(&mut Html, &str, &str)) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let name_end = rest[start..]
            .find([' ', '>'])
            .map_or(rest.len(), |end| start + end);
        let (text, name) = rest[..name_end].split_at(start);
        let (attributes, after) = attributes(&rest[name_end..]);
        out.push(text);
        rest = after;
        if name == "<input" && !attributes.contains(&("type", "checkbox")) {
            rest = rest.strip_prefix('>').unwrap_or(rest);
            continue;
        }
        out.push(name);
        for (name, value) in attributes {
            attribute(out, name, value);
        }
    }
    out.push(rest);
}

/// The attributes that `rest` of a tag begins with, and what comes after them.
fn attributes(mut rest: &str) -> (Vec<(&str, &str)>, &str) {
    let mut attributes = Vec::new();
    while let Some((name, value, after)) = next_attribute(rest) {
        attributes.push((name, value));
        rest = after;
    }
    (attributes, rest)
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
    /// The ids written so far: raw HTML may hold one of ours once more.
    seen: BTreeSet<String>,
    /// How many links Markdown itself has: their slots come back as marks.
    known: usize,
    links: &'a mut Links<'b>,
    raw: Raw<'e>,
}

impl Attributes<'_, '_, '_> {
    fn write(&mut self, out: &mut Html, name: &str, value: &str) {
        match name {
            "href" | "src" => self.write_address(out, name, value),
            "id" if !self.is_ours(value) || !self.seen.insert(value.to_owned()) => {}
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
                let span = self.raw.place(&[&written, value]);
                let written = CowStr::from(written);
                let address = match name {
                    "src" => self.links.picture(&written, span),
                    _ => self.links.address(&written, span),
                };
                match address {
                    Address::Written(_) => Address::Written(CowStr::Borrowed(bare(value))),
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

/// Without the blanks and control characters before and after it, of which browsers know only some.
fn bare(value: &str) -> &str {
    value.trim_matches(|found: char| found.is_whitespace() || found.is_control())
}

/// What the cleaner escapes in a value.
fn unescape(value: &str) -> String {
    let unquoted = value.replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    unquoted
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Finds where in the file a raw link was written. The cleaner does not say; but for footnotes, the links come in the
/// order of the file.
struct Raw<'e> {
    pieces: Vec<(&'e str, Range<usize>)>,
    /// The piece and the byte in it that the last one found ended at.
    at: (usize, usize),
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
            at: (0, 0),
            misses: 0,
        }
    }

    /// The place of an address in one of its `spellings`: after the last one, failing that anywhere, failing that
    /// the first raw HTML.
    fn place(&mut self, spellings: &[&str]) -> Range<usize> {
        let first = self
            .pieces
            .first()
            .map_or(0..0, |(_, span)| span.start..span.start);
        if self.misses >= MISSES {
            return first;
        }
        self.after(self.at, spellings)
            .or_else(|| {
                self.misses += 1;
                self.after((0, 0), spellings)
            })
            .unwrap_or(first)
    }

    fn after(&mut self, (piece, byte): (usize, usize), spellings: &[&str]) -> Option<Range<usize>> {
        let rest = self.pieces.iter().enumerate().skip(piece);
        let mut found = rest.filter_map(|(number, (html, span))| {
            let from = if number == piece { byte } else { 0 };
            let at = spellings.iter().find_map(|it| attribute(html, from, it));
            at.map(|at| (number, at, span.start))
        });
        let (number, at, start) = found.next()?;
        self.at = (number, at.end);
        Some(start + at.start..start + at.end)
    }
}

/// Where `html` holds `value` as that of an attribute, at or after `from`.
fn attribute(html: &str, from: usize, value: &str) -> Option<Range<usize>> {
    let value = value.trim();
    let rest = html.get(from..)?;
    let mut found = rest.match_indices('=').filter_map(|(at, _)| {
        let after = &rest[at + 1..];
        let written = after.trim_start_matches([' ', '"', '\'']);
        let opening = after.len() - written.len();
        let start = from + at + 1 + opening;
        let is_it = written.starts_with(value) && (!value.is_empty() || opening > 1);
        is_it.then_some(start..start + value.len())
    });
    found.next()
}
