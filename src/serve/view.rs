//! What a preview shows at one moment.
//!
//! In: the last site without errors, and what is wrong with what is there now. Out: the bytes of any address.
//! Invariant: a view never changes, and answers with exactly what a build of that site writes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::album::Album;
use crate::base::diagnostic::Diagnostic;
use crate::base::path::{SourcePath, Url};
use crate::compose::{Composer, Route};
use crate::model::paper::Sheet;
use crate::pipeline::{self, Answer, Bulletin};
use crate::press::Press;
use crate::read::Project;

/// A moment of a preview.
pub struct View {
    root: PathBuf,
    /// The last site that could be built.
    pub bulletin: Option<Arc<Bulletin>>,
    /// What is wrong with what is there now.
    pub findings: Vec<Diagnostic>,
    /// Counts the sites. A browser that shows a page of another one shows a page of the past.
    pub pages: u64,
    /// Counts the changes of the theme's style sheets alone.
    pub styles: u64,
    /// What makes its PDFs, where it has any.
    pub press: Option<Arc<Press>>,
    renders: AtomicUsize,
}

impl View {
    /// A view of the project at `root`.
    #[must_use]
    pub fn new(root: &Path, pages: u64, styles: u64) -> View {
        View {
            root: root.to_owned(),
            bulletin: None,
            findings: Vec::new(),
            pages,
            styles,
            press: None,
            renders: AtomicUsize::new(0),
        }
    }

    /// Whether what is there now can be built.
    #[must_use]
    pub fn is_good(&self) -> bool {
        !pipeline::has_errors(&self.findings)
    }

    /// What stands at an address.
    #[must_use]
    pub fn route(&self, url: &Url) -> Option<&Route> {
        self.bulletin.as_deref()?.routes.get(url)
    }

    /// The bytes at an address; `None` when the site has nothing there.
    ///
    /// # Errors
    /// A template that asks for something that is not there, or the first thing that keeps a PDF from being made.
    pub fn answer(&self, url: &Url) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        let bulletin = self.bulletin.as_deref()?;
        let route = bulletin.routes.get(url)?;
        self.renders.fetch_add(1, Ordering::Relaxed);
        let composer = bulletin.composer();
        let answered = bulletin.answer(&composer, url, route, |answer| match answer {
            Answer::Bytes(bytes) => Ok(Some(bytes.to_vec())),
            Answer::File(path, width) => self.file(bulletin, path, width),
            Answer::Sheet(sheet) => self.set(bulletin, &composer, sheet),
        });
        answered.and_then(|made| made).transpose()
    }

    /// A file as it goes out.
    fn file(
        &self,
        bulletin: &Bulletin,
        path: &SourcePath,
        width: Option<u32>,
    ) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Ok(bytes) = self.copy(path) else {
            return Ok(None);
        };
        let album = Album::new(&Project::new(&self.root), false);
        album.file(&bulletin.site, path, bytes, width).map(Some)
    }

    /// A sheet as PDF.
    fn set(
        &self,
        bulletin: &Bulletin,
        composer: &Composer<'_>,
        sheet: Sheet,
    ) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let Some(press) = &self.press else {
            return Ok(None);
        };
        let set = press.set(&Project::new(&self.root), bulletin, composer, sheet);
        match set {
            Ok(pdf) => Ok(Some(pdf)),
            Err(found) => found
                .into_iter()
                .next()
                .map_or(Ok(None), |first| Err(Box::new(first))),
        }
    }

    /// How many answers were made from this view.
    #[must_use]
    pub fn renders(&self) -> usize {
        self.renders.load(Ordering::Relaxed)
    }

    /// The bytes of a file of the content tree, unless what lies there now leads out of it.
    fn copy(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let content = self.root.join("content").canonicalize()?;
        let file = self.root.join(path.as_str()).canonicalize()?;
        let expected = path
            .as_str()
            .strip_prefix("content/")
            .map(|below| content.join(below));
        match expected.as_deref() == Some(file.as_path()) {
            true => fs::read(file),
            false => Err(io::ErrorKind::NotFound.into()),
        }
    }
}
