//! What comes in from outside: bytes under names, and the day.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::path::SourcePath;

/// A file of text, as found on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its path from the project's root.
    pub path: SourcePath,
    /// Its bytes, whatever they are.
    pub bytes: Vec<u8>,
}

/// The files of a theme and of the themes it extends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeSource {
    /// The theme's name.
    pub name: String,
    /// Its files by path within the theme: `theme.toml`, `templates/…`, `static/…`, `i18n/…`.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Which board a site is for, and from which day it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition {
    /// Whether documents for members are in it.
    pub internal: bool,
    /// Whether drafts are in it.
    pub drafts: bool,
    /// The day that decides what is published and what has expired.
    pub today: Date,
}

impl Edition {
    /// The folder of a project that it goes to.
    #[must_use]
    pub fn folder(&self) -> &'static str {
        match self.internal {
            true => "output-internal",
            false => "output",
        }
    }
}
