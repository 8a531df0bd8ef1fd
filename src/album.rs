//! The pictures of a site as they go out.
//!
//! In: a project and one of its files. Out: the bytes of a picture without what a camera wrote into them, whole or
//! smaller; any other file as it is. Invariant: what is kept is kept under a key of the picture, its width and the way of
//! making it.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::kept::Kept;
use crate::model::site::Site;
use crate::picture::{self, Fault};
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

    /// The file `path` of `site`, which holds `bytes`: a picture `width` pixels wide or whole, any other as it is.
    ///
    /// # Errors
    /// When it is a picture that cannot be shown: a finding that says so, where the site first names it.
    pub fn file(
        &self,
        site: &Site,
        path: &SourcePath,
        bytes: Vec<u8>,
        width: Option<u32>,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let tell = |fault: Fault| Box::new(told(site, path, &fault));
        match picture::is_picture(&bytes) {
            true => self.picture(path, &bytes, width).map_err(tell),
            false if picture::is_named_so(path) => Err(tell(Fault::NoPicture)),
            false => Ok(bytes),
        }
    }

    fn picture(
        &self,
        path: &SourcePath,
        bytes: &[u8],
        width: Option<u32>,
    ) -> Result<Vec<u8>, Fault> {
        let name = format!("{:016x}", hash(&(path, width)));
        let key = u128::from(hash(&(picture::VERSION, width, bytes)));
        if let Some(made) = self.kept.as_ref().and_then(|kept| kept.find(&name, key)) {
            return Ok(made);
        }
        let made = match width {
            Some(width) => picture::scale(bytes, width)?,
            None => picture::clean(bytes)?.into_owned(),
        };
        if let Some(kept) = &self.kept {
            kept.keep(&name, key, &made);
        }
        Ok(made)
    }
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

fn told(site: &Site, path: &SourcePath, fault: &Fault) -> Diagnostic {
    let (message, help) = match fault {
        Fault::Broken(reason) | Fault::Beyond(reason) => (
            Message::new("picture-broken").arg("reason", reason),
            "picture-broken-help",
        ),
        Fault::Cut => (Message::new("picture-cut"), "picture-broken-help"),
        Fault::NoPicture => (Message::new("picture-none"), "picture-broken-help"),
        Fault::Unfit(kind) => (
            Message::new("picture-unfit").arg("kind", kind),
            "picture-unfit-help",
        ),
    };
    let place = site.place_of(path).cloned();
    let place = place.unwrap_or_else(|| Place::file(path));
    Diagnostic::error(place, message.arg("file", path)).help(Message::new(help))
}
