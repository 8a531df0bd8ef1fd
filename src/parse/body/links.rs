//! Where links and pictures lead.
//!
//! In: the addresses an author wrote. Out: for each an [`Address`]: as written when it leads out of the site, the
//! number of a [`Link`] when it leads into the content tree, refused with a diagnostic when it may do neither.
//! Invariant: nothing but `http`, `https`, `mailto`, `tel` and paths that stay in the project gets through.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::events::Spanned;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::model::document::Link;

/// What may begin an address that leads out of the site.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Where the documents lie.
const CONTENT: &str = "content";

/// What becomes of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address<'t> {
    /// It stands as it is written.
    Written(CowStr<'t>),
    /// It is the link of this number, to be filled in.
    Local(usize),
    /// It is left out.
    Refused,
}

/// Reads the addresses of one document.
#[derive(Debug)]
pub struct Links<'a> {
    path: &'a SourcePath,
    places: Places<'a>,
    /// The links into the content tree so far.
    pub found: Vec<Link>,
    /// What is wrong with the others.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Links<'a> {
    /// For the document `path`, whose file holds `text`.
    #[must_use]
    pub fn new(path: &'a SourcePath, text: &'a str, lines: &'a LineIndex) -> Links<'a> {
        Links {
            path,
            places: Places::new(path, text, lines),
            found: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The addresses of all links and pictures among `events`, in their order.
    pub fn read<'t>(&mut self, events: &[Spanned<'t>]) -> Vec<Address<'t>> {
        let addresses = events.iter().filter_map(|(event, span)| match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            }) => Some(Address::Written(CowStr::from(format!("mailto:{dest_url}")))),
            Event::Start(Tag::Link { dest_url, .. }) => Some(self.address(dest_url, span.clone())),
            Event::Start(Tag::Image { dest_url, .. }) => Some(self.picture(dest_url, span.clone())),
            _ => None,
        });
        addresses.collect()
    }

    /// What becomes of the address of a picture that is written at `span`. Pages load nothing from elsewhere.
    pub fn picture<'t>(&mut self, written: &CowStr<'t>, span: Range<usize>) -> Address<'t> {
        let address = self.address(written, span.clone());
        if let Address::Written(_) = address {
            let message = Message::new("picture-elsewhere").arg("link", written);
            let warning = Diagnostic::warning(self.places.at(span), message);
            let help = Message::new("picture-elsewhere-help");
            self.diagnostics.push(warning.help(help));
        }
        address
    }

    /// What becomes of an address that is written at `span`.
    pub fn address<'t>(&mut self, written: &CowStr<'t>, span: Range<usize>) -> Address<'t> {
        // Browsers leave out control characters, so that they must not hide a scheme from us.
        let plain = match written.contains(|character: char| character.is_control()) {
            true => CowStr::from(written.replace(|character: char| character.is_control(), "")),
            false => written.clone(),
        };
        let trimmed = plain.trim();
        match fault(trimmed) {
            Some((severity, problem, remedy)) => {
                self.refuse(severity, problem, remedy, trimmed, span)
            }
            None if scheme(trimmed).is_none() => self.local(trimmed, span),
            None if trimmed.len() < plain.len() => Address::Written(trimmed.to_owned().into()),
            None => Address::Written(plain),
        }
    }

    fn local<'t>(&mut self, written: &str, span: Range<usize>) -> Address<'t> {
        let (path, fragment) = written.split_once('#').unwrap_or((written, ""));
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let Some(target) = self.target(&decode(path).replace('\\', "/")) else {
            return self.refuse(
                Bad::Error,
                "link-outside",
                "link-outside-help",
                written,
                span,
            );
        };
        self.found.push(Link {
            target,
            fragment: decode(fragment),
            place: self.places.at(span),
        });
        Address::Local(self.found.len() - 1)
    }

    /// The file that a relative path names; a folder stands for its `_index.md`.
    fn target(&self, path: &str) -> Option<SourcePath> {
        let target = match path {
            "" => self.path.clone(),
            folder if is_folder(folder) => self.path.join(&format!("{folder}/_index.md"))?,
            file => self.path.join(file)?,
        };
        let in_content = |path: &SourcePath| path.as_str().split('/').next() == Some(CONTENT);
        (in_content(&target) || !in_content(self.path)).then_some(target)
    }

    fn refuse<'t>(
        &mut self,
        severity: Bad,
        problem: &'static str,
        remedy: &'static str,
        written: &str,
        span: Range<usize>,
    ) -> Address<'t> {
        let message = Message::new(problem).arg("link", written);
        let place = self.places.at(span);
        let diagnostic = match severity {
            Bad::Error => Diagnostic::error(place, message),
            Bad::Warning => Diagnostic::warning(place, message),
        };
        self.diagnostics.push(diagnostic.help(Message::new(remedy)));
        Address::Refused
    }
}

/// How bad an address is.
#[derive(Clone, Copy)]
enum Bad {
    Error,
    Warning,
}

/// What is wrong with an address by itself, and what to write instead.
fn fault(written: &str) -> Option<(Bad, &'static str, &'static str)> {
    match scheme(written) {
        _ if written.is_empty() => Some((Bad::Warning, "link-empty", "link-empty-help")),
        _ if written.starts_with(['/', '\\']) => {
            Some((Bad::Error, "link-absolute", "link-absolute-help"))
        }
        Some(scheme)
            if SCHEMES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(scheme)) =>
        {
            None
        }
        Some(scheme) if scheme.len() == 1 || scheme.eq_ignore_ascii_case("file") => {
            Some((Bad::Error, "link-own-disk", "link-own-disk-help"))
        }
        Some(_) => Some((Bad::Error, "link-scheme", "link-scheme-help")),
        None => None,
    }
}

fn is_folder(path: &str) -> bool {
    matches!(path.rsplit('/').next(), Some("" | "." | ".."))
}

/// What stands before the first `:`, when that makes it a scheme.
fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let letter_first = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    let allowed = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
    (letter_first && scheme.chars().all(allowed)).then_some(scheme)
}

/// Takes percent-encoding back; what is not UTF-8 then stays as it is written.
fn decode(written: &str) -> String {
    if !written.contains('%') {
        return written.to_owned();
    }
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match escaped(rest) {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned())
}

/// The byte that `%E4` and the like stand for.
fn escaped(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else {
        return None;
    };
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}
