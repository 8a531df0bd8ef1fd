//! The text of a document as one page shows it: its links lead from that page to where they should, its alerts say in
//! the site's language what they are.
//!
//! In: the HTML of a text, where its links lead, and how the page writes an address. Out: the HTML of the page.
//! Invariant: what the author wrote is not changed; addresses, titles of alerts and notes on files are put in, and the
//! address of what is not there is taken out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use tera::Value;

use crate::base::diagnostic::Message;
use crate::base::path::encode;
use crate::compose::context::Composer;
use crate::compose::{file, picture};
use crate::model::document::{Body, Html, Slot};
use crate::model::site::Target;

/// How a page writes the address of something in the site: from the site's encoded address to a link.
pub type Href<'a> = &'a dyn Fn(&str) -> String;

/// How an alert begins, up to the name of its kind.
const ALERT: &str = "<blockquote class=\"alert alert-";

/// Finds the beginnings of alerts.
static ALERTS_IN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(ALERT));

/// The kinds of alerts and what they are called.
const ALERTS: [(&str, &str); 5] = [
    ("note", "paper-alert-note"),
    ("tip", "paper-alert-tip"),
    ("important", "paper-alert-important"),
    ("warning", "paper-alert-warning"),
    ("caution", "paper-alert-caution"),
];

/// What a page does about the files that a text leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// Says behind each link what it leads to.
    Noted,
    /// Lists them elsewhere.
    Listed,
}

/// Text that takes the place of a stretch of HTML.
struct Edit {
    at: Range<usize>,
    text: String,
}

impl Composer<'_> {
    /// [`html`](Composer::html) as templates get it, marked as safe.
    pub(super) fn safe_html(&self, body: &Body, targets: &[Target], href: Href<'_>) -> Value {
        let written = (self.write)(body);
        Value::safe_string(&self.filled(&written, targets, Files::Noted, href))
    }

    /// The HTML of `body` with the addresses of its links, `targets`, filled in.
    pub(super) fn html(
        &self,
        body: &Body,
        targets: &[Target],
        files: Files,
        href: Href<'_>,
    ) -> String {
        let written = (self.write)(body);
        self.filled(&written, targets, files, href).into_owned()
    }

    /// The same where the HTML is at hand.
    pub(super) fn filled<'h>(
        &self,
        html: &'h Html,
        targets: &[Target],
        files: Files,
        href: Href<'_>,
    ) -> Cow<'h, str> {
        let Html { text, slots, .. } = html;
        let address = |slot: &Slot| address_edit(text, slot, targets.get(slot.link), href);
        let mut edits: Vec<Edit> = slots.iter().map(address).collect();
        edits.extend(self.titles(text));
        if files == Files::Noted {
            edits.extend(self.notes(html, targets));
        }
        if edits.is_empty() {
            return Cow::Borrowed(text);
        }
        edits.sort_by_key(|edit| edit.at.start);
        Cow::Owned(apply(text, &edits))
    }

    /// The titles of the alerts.
    fn titles(&self, html: &str) -> impl Iterator<Item = Edit> {
        ALERTS_IN.find_iter(html.as_bytes()).filter_map(|at| {
            let start = at + ALERT.len();
            let (kind, _) = html[start..].split_once("\">")?;
            let (_, id) = ALERTS.iter().find(|(name, _)| *name == kind)?;
            let words = self.catalogue.text(&Message::new(id));
            let text = format!("\n<p class=\"alert-title\">{}</p>", file::escaped(&words));
            let end = start + kind.len() + "\">".len();
            Some(Edit { at: end..end, text })
        })
    }

    /// What stands behind the links to files.
    fn notes<'s>(
        &'s self,
        html: &'s Html,
        targets: &'s [Target],
    ) -> impl Iterator<Item = Edit> + 's {
        file::linked(html, targets).map(|(target, words)| {
            let end = words.end + "</a>".len();
            let text = self.file_note(target);
            Edit { at: end..end, text }
        })
    }
}

/// Puts an address into its slot; takes the attribute away where there is none.
fn address_edit(html: &str, slot: &Slot, target: Option<&Target>, href: Href<'_>) -> Edit {
    let (before, after) = html.split_at(slot.at);
    let Some(address) = target.and_then(address) else {
        let start = before.rfind(' ').unwrap_or(slot.at);
        let end = slot.at + usize::from(after.starts_with('"'));
        return Edit {
            at: start..end,
            text: String::new(),
        };
    };
    let mut text = escape(&href(&address));
    if let Some(Target::Picture(url, _, size)) = target.filter(|_| is_shown(before)) {
        let rest = after.split_once('>').map_or(after, |(rest, _)| rest);
        text.push_str(&escape(&picture::attributes(url, *size, rest, href)));
    }
    Edit {
        at: slot.at..slot.at,
        text,
    }
}

/// `html` with `edits`, which are in order and do not meet.
fn apply(html: &str, edits: &[Edit]) -> String {
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut out = String::with_capacity(html.len() + added);
    let mut from = 0;
    for edit in edits {
        out.push_str(&html[from..edit.at.start]);
        out.push_str(&edit.text);
        from = edit.at.end;
    }
    out.push_str(&html[from..]);
    out
}

/// Whether the address that follows is that of a picture, not of a link to it.
fn is_shown(before: &str) -> bool {
    before.ends_with(" src=\"")
}

/// The encoded address a target stands for; `None` when it leads nowhere.
fn address(target: &Target) -> Option<String> {
    match target {
        Target::Page(url, fragment) if fragment.is_empty() => Some(url.encoded()),
        Target::Page(url, fragment) => Some(format!("{}#{}", url.encoded(), encode(fragment))),
        Target::File(url, ..) | Target::Picture(url, ..) => Some(url.encoded()),
        Target::Nowhere => None,
    }
}

/// `&` is the one character of an encoded address that HTML gives a meaning.
fn escape(address: &str) -> String {
    address.replace('&', "&amp;")
}
