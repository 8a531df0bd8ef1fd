//! The pictures of a site as they go out.
//!
//! In: a project and one of its pictures. Out: its bytes without what a camera wrote into them, whole or smaller.
//! Invariant: what is kept is kept under a key of the picture, its width and the way of making it.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::kept::Kept;
use crate::picture::{self, Broken};
use crate::read::Project;

/// The folder of a project in which pictures are kept.
const FOLDER: &str = ".huikan/pictures";

/// Makes the pictures of a project fit for its pages.
#[derive(Debug)]
pub struct Album {
    kept: Option<Kept>,
}

impl Album {
    /// The album of a project. What is made is kept in the project where `keep` says so.
    #[must_use]
    pub fn new(project: &Project, keep: bool) -> Album {
        let folder = project.root().join(FOLDER);
        Album {
            kept: keep.then(|| Kept::new(folder)),
        }
    }

    /// The picture `path`, whose file holds `bytes`: `width` pixels wide, or whole.
    ///
    /// # Errors
    /// When it cannot be opened: a finding that says so.
    pub fn picture(
        &self,
        path: &SourcePath,
        bytes: &[u8],
        width: Option<u32>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let name = format!("{:016x}", hash(&(path, width)));
        let key = u128::from(hash(&(picture::VERSION, width, bytes)));
        if let Some(made) = self.kept.as_ref().and_then(|kept| kept.find(&name, key)) {
            return Ok(made);
        }
        let made = make(bytes, width).map_err(|broken| told(path, &broken))?;
        if let Some(kept) = &self.kept {
            kept.keep(&name, key, &made);
        }
        Ok(made)
    }
}

fn make(bytes: &[u8], width: Option<u32>) -> Result<Vec<u8>, Broken> {
    match width {
        Some(width) => picture::scale(bytes, width),
        None => Ok(picture::clean(bytes).into_owned()),
    }
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

fn told(path: &SourcePath, Broken(reason): &Broken) -> Box<Diagnostic> {
    let message = Message::new("picture-broken").arg("reason", reason);
    let help = Message::new("picture-broken-help");
    Box::new(Diagnostic::error(Place::file(path), message).help(help))
}
