//! Where the program has no typesetter, no press can be opened.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::compose::Composer;
use crate::model::config::Print;
use crate::model::paper::Sheet;
use crate::pipeline::Bulletin;
use crate::read::Project;

/// What there is none of.
pub enum Press {}

impl Press {
    /// Says that this program cannot.
    ///
    /// # Errors
    /// Always.
    pub fn open(_: &Project, _: &Print, _: bool) -> Result<Press, Box<Diagnostic>> {
        let place = Place::file(&SourcePath::new("site.toml"));
        Err(Box::new(Diagnostic::error(
            place,
            Message::new("print-without-typst"),
        )))
    }

    /// As with a typesetter.
    #[must_use]
    pub fn standing_in(&self) -> Vec<Message> {
        match *self {}
    }

    /// As with a typesetter.
    #[must_use]
    pub fn unreadable(&self) -> Vec<Message> {
        match *self {}
    }

    /// As with a typesetter.
    ///
    /// # Errors
    /// None; there is no press.
    pub fn set(
        &self,
        _: &Project,
        _: &Bulletin,
        _: &Composer<'_>,
        _: Sheet,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        match *self {}
    }

    /// As with a typesetter.
    pub fn each(
        &self,
        _: &Project,
        _: &Bulletin,
        _: &[Sheet],
        _: impl Fn(Sheet, Result<Vec<u8>, Vec<Diagnostic>>) + Sync,
    ) {
        match *self {}
    }
}
