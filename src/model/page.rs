//! One thing of the finished site, before it is bytes.

use crate::base::path::{SourcePath, Url};
use crate::model::paper::Sheet;

/// What stands at an address, and all that may be known to render it.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address.
    pub url: Url,
    /// What it is made of.
    pub content: Content,
}

/// What a page is made of.
#[derive(Debug, Clone)]
pub enum Content {
    /// A template of the theme and everything it may show.
    Template {
        /// The template's name, as `month.html`.
        name: &'static str,
        /// Its variables.
        context: tera::Context,
    },
    /// Bytes that are ready.
    Bytes(Vec<u8>),
    /// Something on paper, to be set.
    Sheet(Sheet),
    /// A file of the content tree, to be copied as it is.
    File(SourcePath),
    /// A static file of the theme, by its path in the theme.
    Static(String),
}
