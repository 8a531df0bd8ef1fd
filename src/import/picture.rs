//! Pictures and attachments of a document that came in.
//!
//! In: the text of a document. Out: the files that it names beside it, and the text with other names for them.
//! Invariant: only what is shown or linked to is named; an address on the web, or from the top of a disk, is none beside the file.

use std::collections::BTreeMap;
use std::ops::Range;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// Endings of files that are handed out with a plan.
const ATTACHED: [&str; 14] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "csv", "zip",
    "txt",
];

/// A picture or an attachment as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The bytes of the text that show it; in raw HTML and in a link, those of its address.
    pub range: Range<usize>,
    /// Its file, from the folder of the text.
    pub file: String,
    /// What is said of it; nothing in raw HTML and in a link, where only the address is looked at.
    said: Option<String>,
    /// Whether it is linked to, not shown.
    pub attached: bool,
}

/// The pictures and attachments that a text names beside it, in reading order.
#[must_use]
pub fn named(text: &str) -> Vec<Named> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut found: Vec<Named> = Vec::new();
    let mut open: Option<Named> = None;
    let mut link: Option<Named> = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match (event, open.as_mut()) {
            (Event::Start(Tag::Image { dest_url, .. }), None) => {
                open = beside(&dest_url).map(|file| Named {
                    range,
                    file,
                    said: Some(String::new()),
                    attached: false,
                });
            }
            (Event::End(TagEnd::Image), Some(_)) => found.extend(open.take()),
            (Event::Text(words) | Event::Code(words), Some(open)) => {
                open.said.get_or_insert_default().push_str(&words);
            }
            (
                Event::Start(Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url,
                    ..
                }),
                _,
            ) => link = attached(text, range, &dest_url),
            (Event::End(TagEnd::Link), _) => found.extend(link.take()),
            (Event::Html(_) | Event::InlineHtml(_), None) => {
                found.extend(in_html(text, range));
            }
            _ => {}
        }
    }
    found
}

/// The attachment that the link `text[range]` leads to.
fn attached(text: &str, range: Range<usize>, address: &str) -> Option<Named> {
    let file = beside(address)?;
    attachment_ending(&file)?;
    let start = range.start + text.get(range.clone())?.rfind("](")? + 2;
    Some(Named {
        range: start..range.end - 1,
        file,
        said: None,
        attached: true,
    })
}

/// The ending of an attachment that a plan may have.
#[must_use]
pub fn attachment_ending(file: &str) -> Option<String> {
    let (_, ending) = file.rsplit_once('.')?;
    let ending = ending.to_lowercase();
    ATTACHED.contains(&&*ending).then_some(ending)
}

/// The pictures in raw HTML, which is `text[range]`.
fn in_html(text: &str, range: Range<usize>) -> Vec<Named> {
    let html = text.get(range.clone()).unwrap_or_default();
    let tags = html.match_indices("<img ").filter_map(|(at, _)| {
        let tag = &html[at..];
        let tag = &tag[..tag.find('>')?];
        let start = tag.find(" src=")? + " src=".len();
        let quote = tag[start..]
            .chars()
            .next()
            .filter(|mark| matches!(mark, '"' | '\''))?;
        let length = tag[start + 1..].find(quote)?;
        let start = range.start + at + start + 1;
        Some(start..start + length)
    });
    let named = tags.filter_map(|range| {
        Some(Named {
            file: beside(text.get(range.clone())?)?,
            range,
            said: None,
            attached: false,
        })
    });
    named.collect()
}

/// The file that an address names beside the text; none where it is on the web or from the top of a disk.
fn beside(address: &str) -> Option<String> {
    let file = percent_decode_str(address).decode_utf8().ok()?;
    let file = file.replace('\\', "/");
    let is_elsewhere = file.is_empty() || file.starts_with(['/', '#']) || file.contains(':');
    (!is_elsewhere).then_some(file)
}

/// `text` with those pictures under the names that `names` has for their files.
#[must_use]
pub fn renamed(text: &str, named: &[Named], names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for picture in named {
        let name = names.get(&picture.file);
        if let (Some(name), Some(before)) = (name, text.get(at..picture.range.start)) {
            out += before;
            match &picture.said {
                Some(said) => out += &shown(name, said),
                None => out += name,
            }
            at = picture.range.end;
        }
    }
    out += text.get(at..).unwrap_or_default();
    out
}

/// A picture as Markdown shows it.
#[must_use]
pub fn shown(name: &str, said: &str) -> String {
    let said = said.replace(['[', ']', '\n', '\r', '\\'], " ");
    format!("![{}]({name})", said.trim())
}

/// The ending of a picture that browsers show, by its first bytes.
#[must_use]
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Some("webp"),
        [b'B', b'M', ..] => Some("bmp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{named, renamed};

    #[test]
    fn pictures_beside_the_text_are_found_and_renamed() {
        let text = "![现场](图/一.png \"合影\")[**表**](表.xlsx)\n\n`![码](码.png)`\n\n![网](https://example.org/a.png)\n\n\
                    ![二][二] 和 ![](..%2F二.jpg)\n\n[二]: b.png\n\n<img alt='二' src='b.png'>\n";
        let found = named(text);
        let files: Vec<&str> = found.iter().map(|found| found.file.as_str()).collect();
        assert_eq!(
            files,
            ["图/一.png", "表.xlsx", "b.png", "../二.jpg", "b.png"]
        );
        let names = [
            ("图/一.png".to_owned(), "yi.png".to_owned()),
            ("b.png".to_owned(), "er.png".to_owned()),
            ("表.xlsx".to_owned(), "biao.xlsx".to_owned()),
        ];
        assert_eq!(
            renamed(text, &found, &names.into()),
            "![现场](yi.png)[**表**](biao.xlsx)\n\n`![码](码.png)`\n\n![网](https://example.org/a.png)\n\n\
             ![二](er.png) 和 ![](..%2F二.jpg)\n\n[二]: b.png\n\n<img alt='二' src='er.png'>\n"
        );
    }
}
