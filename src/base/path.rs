//! Paths of sources and addresses of pages, both with `/` on every system.
//!
//! Invariant: a [`SourcePath`] never leaves the project, a [`Url`] never starts with `/`; the home page is the empty one.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// The file that answers for a folder.
const INDEX: &str = "index.html";

/// A file of the project, from its root, with `/` between the parts: `content/plans/2026.md`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path that already has `/` between its parts.
    #[must_use]
    pub fn new(path: &str) -> SourcePath {
        SourcePath(Arc::from(path))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder it lies in, without a final `/`; empty for the project's root.
    #[must_use]
    pub fn folder(&self) -> &str {
        // Names are short: looking at each byte from the end is quicker than any search.
        let slash = self.0.bytes().rposition(|byte| byte == b'/');
        slash.map_or("", |at| &self.0[..at])
    }

    /// What follows the last dot of its name, in small letters; empty where there is none.
    #[must_use]
    pub fn ending(&self) -> String {
        let ending = self.name().rsplit_once('.').map(|(_, ending)| ending);
        ending.unwrap_or_default().to_ascii_lowercase()
    }

    /// The file's name, with its ending.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file's name without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Follows a relative `link` from this file's folder. `None` when it would climb out of the project.
    #[must_use]
    pub fn join(&self, link: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = self
            .folder()
            .split('/')
            .filter(|part| !part.is_empty())
            .collect();
        for part in link.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        Some(SourcePath::new(&parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The address of one thing in the site: `plans/2026/` for a page, `feed.xml` for a file, empty for the home page.
/// Two addresses are equal just when one file answers them: `plans/index.html` is `plans/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Url(Arc<str>);

impl Url {
    /// Takes an address without a leading `/`.
    #[must_use]
    pub fn new(url: &str) -> Url {
        let page = url.strip_suffix(INDEX);
        let page = page.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        Url(Arc::from(page.unwrap_or(url)))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is that of a page: of a folder, whose `index.html` answers.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }

    /// The file that answers this address, from the site's root.
    #[must_use]
    pub fn file(&self) -> String {
        match &*self.0 {
            "" => "index.html".to_owned(),
            url if url.ends_with('/') => [url, INDEX].concat(),
            url => url.to_owned(),
        }
    }

    /// What leads from this page back to the site's root: `../` once for each folder, empty at the root.
    #[must_use]
    pub fn root(&self) -> String {
        let folders = self.0.bytes().filter(|byte| *byte == b'/');
        "../".repeat(folders.count())
    }

    /// The last part of its path: `2026-4` of `/issues/2026-4/`.
    #[must_use]
    pub fn name(&self) -> &str {
        let path = self.as_str().trim_end_matches('/');
        path.rsplit('/').next().unwrap_or_default()
    }

    /// The address as it is written into links: percent-encoded where a link needs it, Han left as they are.
    #[must_use]
    pub fn encoded(&self) -> String {
        encode(&self.0).into_owned()
    }

    /// The address of `below` under this page.
    #[must_use]
    pub fn join(&self, below: &str) -> Url {
        Url::new(&[&*self.0, below].concat())
    }
}

impl fmt::Display for Url {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Which bytes of ASCII may stand in a link as they are.
static STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let marks = b"-._~!$&'()*+,;=@/";
    let mut at = 0;
    while at < stays.len() {
        stays[at] = (at as u8).is_ascii_alphanumeric();
        at += 1;
    }
    let mut at = 0;
    while at < marks.len() {
        stays[marks[at] as usize] = true;
        at += 1;
    }
    stays
};

/// Percent-encodes what ends or breaks a link in HTML and in XML, and `:`, which could make the beginning of a path
/// a scheme; letters of every script stay.
#[must_use]
pub fn encode(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| STAYS[usize::from(byte)]) {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len());
    for character in path.chars() {
        let mut bytes = [0; 4];
        match stays(character) {
            true => out.push(character),
            false => character
                .encode_utf8(&mut bytes)
                .bytes()
                .for_each(|byte| out.push_str(&format!("%{byte:02X}"))),
        }
    }
    Cow::Owned(out)
}

/// Whether a character may stand in a link as it is.
fn stays(character: char) -> bool {
    match u8::try_from(character) {
        Ok(byte) if byte.is_ascii() => STAYS[usize::from(byte)],
        _ => character.is_alphanumeric(),
    }
}

/// The link from a page whose way to the site's root is `root`.
pub fn relative(root: &str, address: &str) -> String {
    let mut link = String::with_capacity(root.len() + address.len() + INDEX.len());
    link.push_str(root);
    lead_on(&mut link, address);
    link
}

/// Writes the way from the site's root to `address` behind `link`. Pages are named by their file, so that the site works
/// from a folder without a server.
pub fn lead_on(link: &mut String, address: &str) {
    let fragment = memchr::memchr(b'#', address.as_bytes());
    let (path, fragment) = address.split_at(fragment.unwrap_or(address.len()));
    link.push_str(path);
    if path.is_empty() || path.ends_with('/') {
        link.push_str(INDEX);
    }
    link.push_str(fragment);
}
