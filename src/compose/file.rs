//! Files that a text leads to: what a reader should know before opening them.
//!
//! In: the HTML of a text, its slots and where its links lead. Out: each file once with the words of its first link, its
//! type and size in the site's language. Invariant: pictures that the text shows are no such files.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark_escape::escape_html_body_text;
use tera::Value;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::compose::context::Composer;
use crate::compose::view::FileView;
use crate::model::document::Html;
use crate::model::site::Target;

/// What files are called by their endings.
const TYPES: [(&str, &[&str]); 12] = [
    ("file-word", &["doc", "docx"]),
    ("file-excel", &["xls", "xlsx"]),
    ("file-slides", &["ppt", "pptx"]),
    ("file-wps", &["wps", "et", "dps"]),
    ("file-pdf", &["pdf"]),
    ("file-csv", &["csv"]),
    ("file-text", &["txt"]),
    ("file-archive", &["zip", "rar", "7z", "gz"]),
    ("file-calendar", &["ics"]),
    ("file-sound", &["mp3", "m4a", "wav", "ogg"]),
    ("file-film", &["mp4", "mov", "webm", "avi"]),
    (
        "file-picture",
        &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp"],
    ),
];

const KILOBYTE: u64 = 1024;
const MEGABYTE: u64 = 1024 * KILOBYTE;

impl Composer<'_> {
    /// The files that a text leads to, in order.
    pub(super) fn files(&self, html: &Html, targets: &[Target]) -> Vec<FileView> {
        if targets.iter().all(|target| target.file().is_none()) {
            return Vec::new();
        }
        let mut seen = BTreeSet::new();
        let files = linked(html, targets).filter_map(|(target, words)| {
            let (url, path) = target.file()?;
            let words = without_tags(&html.text[words]);
            let title = match words.trim() {
                "" => escaped(path.name()),
                words => words.to_owned(),
            };
            seen.insert(url).then(|| FileView {
                title: Value::safe_string(&title),
                url: url.encoded(),
                about: self.about(target),
            })
        });
        files.collect()
    }

    /// What stands behind a link to a file.
    pub(super) fn file_note(&self, target: &Target) -> String {
        let note = Message::new("file-note").arg("about", self.about(target));
        let note = self.catalogue.text(&note);
        format!("<small class=\"file\">{}</small>", escaped(&note))
    }

    /// Type and size of a file, as `Word 文档，34 KB`.
    fn about(&self, target: &Target) -> String {
        let kind = target.file().map(|(_, path)| self.kind_of_file(path));
        let kind = kind.unwrap_or_default();
        match target {
            Target::File(_, _, size) => {
                let size = self.catalogue.text(&size_message(*size));
                let about = Message::new("file-about").arg("kind", kind);
                self.catalogue.text(&about.arg("size", size))
            }
            _ => kind,
        }
    }

    fn kind_of_file(&self, path: &SourcePath) -> String {
        let ending = path.ending();
        let known = TYPES
            .iter()
            .find(|(_, endings)| endings.contains(&&*ending));
        let message = match known {
            Some((id, _)) => Message::new(id),
            None => Message::new("file-other").arg("ending", ending.to_ascii_uppercase()),
        };
        self.catalogue.text(&message).trim().to_owned()
    }
}

/// A size as people say it: whole kilobytes, megabytes with one decimal below ten.
fn size_message(bytes: u64) -> Message {
    let tenths = (bytes * 10).div_ceil(MEGABYTE);
    match bytes {
        0..MEGABYTE => Message::new("file-kilobytes").arg("n", bytes.div_ceil(KILOBYTE)),
        _ if tenths < 100 => {
            let n = format!("{}.{}", tenths / 10, tenths % 10);
            Message::new("file-megabytes").arg("n", n)
        }
        _ => Message::new("file-megabytes").arg("n", bytes.div_ceil(MEGABYTE)),
    }
}

/// The links in `html` that lead to files, with where their words stand. A picture that leads to its whole is none.
pub fn linked<'a>(
    html: &'a Html,
    targets: &'a [Target],
) -> impl Iterator<Item = (&'a Target, Range<usize>)> {
    let Html { text, slots, .. } = html;
    slots.iter().filter_map(move |slot| {
        let target = targets.get(slot.link)?;
        target.file()?;
        let (before, after) = text.split_at(slot.at);
        let start = slot.at + after.find('>')? + 1;
        let end = start + text[start..].find("</a>")?;
        let is_link = before.ends_with(" href=\"") && !text[start..end].contains("<img");
        is_link.then_some((target, start..end))
    })
}

/// What a reader sees of `html`.
fn without_tags(html: &str) -> String {
    let mut pieces = html.split('<');
    let first = pieces.next().unwrap_or_default();
    let others = pieces.filter_map(|piece| Some(piece.split_once('>')?.1));
    [first].into_iter().chain(others).collect()
}

/// `text` as HTML.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a string does not fail.
    let _ = escape_html_body_text(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(bytes: u64) -> (&'static str, String) {
        let message = size_message(bytes);
        (message.id, message.args[0].1.clone())
    }

    #[test]
    fn sizes_are_rounded_up_and_never_nothing_but_for_an_empty_file() {
        for (bytes, id, n) in [
            (0, "file-kilobytes", "0"),
            (1, "file-kilobytes", "1"),
            (34_800, "file-kilobytes", "34"),
            (MEGABYTE - 1, "file-kilobytes", "1024"),
            (MEGABYTE, "file-megabytes", "1.0"),
            (MEGABYTE * 5 / 4, "file-megabytes", "1.3"),
            (MEGABYTE * 99 / 10, "file-megabytes", "9.9"),
            (MEGABYTE * 10, "file-megabytes", "10"),
        ] {
            assert_eq!(size(bytes), (id, n.to_owned()), "{bytes}");
        }
    }
}
