//! The text of a document as one page shows it: its links lead from that page to where they should.

use tera::Value;

use crate::base::path::encode;
use crate::compose::picture;
use crate::model::document::Body;
use crate::model::site::Target;

/// How a page writes the address of something in the site: from the site's encoded address to a link.
pub type Href<'a> = &'a dyn Fn(&str) -> String;

/// [`html`] as templates get it, marked as safe.
pub fn value(body: &Body, targets: &[Target], href: Href<'_>) -> Value {
    Value::safe_string(&html(body, targets, href))
}

/// The HTML of `body` with the addresses of its links, `targets`, filled in.
pub fn html(body: &Body, targets: &[Target], href: Href<'_>) -> String {
    let html = body.html();
    let mut out = String::with_capacity(html.len() + body.slots.len() * 48);
    let mut from = 0;
    for slot in &body.slots {
        let (before, after) = html.split_at(slot.at);
        out.push_str(&before[from..]);
        from = slot.at;
        let target = targets.get(slot.link);
        match target.and_then(address) {
            Some(address) => out.push_str(&escape(&href(&address))),
            None => from += unlink(&mut out, after),
        }
        if let Some(Target::Picture(url, _, size)) = target.filter(|_| is_shown(before)) {
            let rest = after.split_once('>').map_or(after, |(rest, _)| rest);
            out.push_str(&escape(&picture::attributes(url, *size, rest, href)));
        }
    }
    out.push_str(&html[from..]);
    out
}

/// Whether the address that follows is that of a picture, not of a link to it.
fn is_shown(before: &str) -> bool {
    before.ends_with(" src=\"")
}

/// Takes back the attribute that was about to be written, and says how much of `after` belongs to it.
fn unlink(out: &mut String, after: &str) -> usize {
    out.truncate(out.rfind(' ').unwrap_or(out.len()));
    usize::from(after.starts_with('"'))
}

/// The encoded address a target stands for; `None` when it leads nowhere.
fn address(target: &Target) -> Option<String> {
    match target {
        Target::Page(url, fragment) if fragment.is_empty() => Some(url.encoded()),
        Target::Page(url, fragment) => Some(format!("{}#{}", url.encoded(), encode(fragment))),
        Target::File(url, _) | Target::Picture(url, ..) => Some(url.encoded()),
        Target::Nowhere => None,
    }
}

/// `&` is the one character of an encoded address that HTML gives a meaning.
fn escape(address: &str) -> String {
    address.replace('&', "&amp;")
}
