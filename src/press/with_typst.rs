//! A press with a typesetter in it.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::utils::hash128;

use crate::album::Album;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::compose::{Composer, sheet_url};
use crate::kept::Kept;
use crate::model::config::Print;
use crate::model::paper::{Paper, Sheet};
use crate::pipeline::Bulletin;
use crate::press::face::Chest;
use crate::press::{NO_CHARACTER, fonts};
use crate::read::Project;
use crate::typeset::{Fault, Said, Typesetter};

/// The folder of a project in which PDFs are kept.
const FOLDER: &str = ".huikan/print";

/// The folder of a project in which cut fonts are kept.
const FACES: &str = ".huikan/faces";

/// How much stack setting a sheet may take: deep lists of quotations go deep there, too.
const STACK: usize = 16 << 20;

/// Makes PDFs.
pub struct Press {
    typesetter: Typesetter,
    /// A mark of the program and the fonts.
    mark: u128,
    kept: Option<Kept>,
    chest: Arc<Chest>,
    album: Album,
}

impl Press {
    /// With the fonts of this machine and of the project. PDFs are kept in the project where `keep` says so.
    ///
    /// # Errors
    /// When there is no Chinese font.
    pub fn open(project: &Project, print: &Print, keep: bool) -> Result<Press, Box<Diagnostic>> {
        let program = program();
        let chest = keep.then(|| Kept::new(project.root().join(FACES)));
        let chest = Arc::new(Chest::new(chest, program));
        let (fonts, of_fonts) = fonts::find(project.root(), &print.font_dirs, &chest);
        let typesetter = Typesetter::new(fonts).ok_or_else(no_chinese_font)?;
        let mark = hash128(&(of_fonts, program, Typesetter::layouts()));
        let kept = keep.then(|| Kept::new(project.root().join(FOLDER)));
        Ok(Press {
            typesetter,
            mark,
            kept,
            chest,
            album: Album::new(project, keep),
        })
    }

    /// What is to be said of faces that are not there.
    #[must_use]
    pub fn standing_in(&self) -> Vec<Message> {
        let missing = self.typesetter.faces().missing.iter();
        missing
            .map(|(id, used)| Message::new(id).arg("used", used))
            .collect()
    }

    /// What is to be said of fonts that could not be read, of which there may be more with each sheet.
    #[must_use]
    pub fn unreadable(&self) -> Vec<Message> {
        let families = self.typesetter.unreadable().into_iter();
        families
            .map(|family| Message::new("print-font-skipped").arg("family", family))
            .collect()
    }

    /// The PDF of a sheet; nothing where the site has nothing for it.
    ///
    /// # Errors
    /// All that is wrong with it: characters that no font has, pictures that are none, files that cannot be read.
    pub fn set(
        &self,
        project: &Project,
        bulletin: &Bulletin,
        composer: &Composer<'_>,
        sheet: Sheet,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let fetch = |path: &SourcePath| {
            project
                .bytes(path)
                .map_err(|error| vec![unreadable(path, &error)])
        };
        let paper = bulletin.paper(composer, sheet, fetch)?;
        let Some(paper) = paper else {
            return Ok(Vec::new());
        };
        let said = self.typesetter.said(&paper);
        self.look_for_gaps(project, &paper, &said)?;
        let mut pictures = BTreeMap::new();
        for (number, path) in &paper.pictures {
            let picture = self.album.file(&bulletin.site, path, fetch(path)?, None);
            pictures.insert(*number, picture.map_err(|found| vec![*found])?);
        }
        let key = hash128(&(self.mark, paper.layout, &said, &pictures));
        let name = name(bulletin, sheet);
        if let Some(pdf) = self.kept.as_ref().and_then(|kept| kept.find(&name, key)) {
            return Ok(pdf);
        }
        let pdf = alone(|| self.typesetter.set(&paper, said, pictures));
        let pdf = pdf.map_err(|fault| vec![told(&paper, fault)])?;
        let is_as_ever = self.typesetter.unreadable().is_empty();
        if let Some(kept) = self.kept.as_ref().filter(|_| is_as_ever) {
            kept.keep(&name, key, &pdf);
        }
        Ok(pdf)
    }

    /// Sets sheets on all cores and hands each to `take`.
    pub fn each(
        &self,
        project: &Project,
        bulletin: &Bulletin,
        sheets: &[Sheet],
        take: impl Fn(Sheet, Result<Vec<u8>, Vec<Diagnostic>>) + Sync,
    ) {
        self.chest.expect(sheets.len());
        let composer = bulletin.composer();
        let next = AtomicUsize::new(0);
        let work = || {
            alone(|| {
                while let Some(sheet) = sheets.get(next.fetch_add(1, Ordering::Relaxed)) {
                    take(*sheet, self.set(project, bulletin, &composer, *sheet));
                }
            });
        };
        let threads = rayon::current_num_threads().min(sheets.len());
        std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    }

    /// Names every character that no font has, everywhere it stands.
    fn look_for_gaps(
        &self,
        project: &Project,
        paper: &Paper,
        said: &Said,
    ) -> Result<(), Vec<Diagnostic>> {
        let lacking = self.typesetter.lacking(said);
        if lacking.is_empty() {
            return Ok(());
        }
        let settings = SourcePath::new("site.toml");
        let files = paper.sources.iter().chain([&settings]);
        let texts: Vec<(&SourcePath, String)> = files
            .filter_map(|path| {
                let bytes = project.bytes(path).ok()?;
                Some((path, String::from_utf8(bytes).ok()?))
            })
            .collect();
        let first = paper.sources.first().unwrap_or(&settings);
        let gaps = lacking.into_iter().flat_map(|character| {
            let mut places = places(character, &texts);
            if places.is_empty() {
                places.push(Place::file(first));
            }
            places
                .into_iter()
                .map(move |place| no_character(character, place))
        });
        Err(gaps.collect())
    }
}

/// Everywhere a character stands in `texts`.
fn places(character: char, texts: &[(&SourcePath, String)]) -> Vec<Place> {
    let all = texts.iter().flat_map(|(path, text)| {
        let found = text.match_indices(character);
        found.map(move |(at, found)| Place::new(path, text, at..at + found.len()))
    });
    all.collect()
}

fn no_character(character: char, place: Place) -> Diagnostic {
    let message = Message::new(NO_CHARACTER)
        .arg("character", character)
        .arg("code", format!("U+{:04X}", u32::from(character)));
    Diagnostic::error(place, message).help(Message::new("print-no-character-help"))
}

/// Does `work` on a thread of its own. Typst shares out its work by rayon, and a thread that waits there takes up whatever else
/// there is to do, another sheet for one, on top of what it has begun: without a place of its own, the stack overflows.
fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let is_alone = rayon::current_thread_index().is_some() && rayon::current_num_threads() == 1;
    if is_alone {
        return work();
    }
    let room = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .stack_size(STACK);
    match room.build() {
        Ok(room) => room.install(work),
        Err(_) => work(),
    }
}

/// A mark of this program.
fn program() -> u128 {
    let stamp = std::env::current_exe().map(|path| fonts::stamp(&path));
    hash128(&(stamp.ok(), env!("CARGO_PKG_VERSION")))
}

/// The name under which a sheet is kept: that of its address, for each edition.
fn name(bulletin: &Bulletin, sheet: Sheet) -> String {
    let edition = if bulletin.site.edition.internal {
        "internal"
    } else {
        "public"
    };
    let url = sheet_url(&bulletin.site, sheet);
    let url = url
        .map(|url| url.as_str().replace('/', "-"))
        .unwrap_or_default();
    format!("{edition}-{url}")
}

fn no_chinese_font() -> Box<Diagnostic> {
    let place = Place::file(&SourcePath::new("site.toml"));
    let found = Diagnostic::error(place, Message::new("print-no-chinese-font"));
    Box::new(found.help(Message::new("print-no-chinese-font-help")))
}

fn unreadable(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let message = Message::new("load-cannot-read")
        .arg("file", path)
        .arg("detail", error);
    Diagnostic::error(Place::file(path), message)
}

fn told(paper: &Paper, fault: Fault) -> Diagnostic {
    let settings = SourcePath::new("site.toml");
    let file = paper.sources.first().unwrap_or(&settings);
    match fault {
        Fault::Picture(number, detail) => {
            let picture = paper.pictures.get(&number).unwrap_or(file);
            let message = Message::new("print-picture")
                .arg("file", picture)
                .arg("detail", detail);
            Diagnostic::error(Place::file(file), message).help(Message::new("print-picture-help"))
        }
        Fault::Font(family) => {
            let message = Message::new("print-font").arg("family", family);
            Diagnostic::error(Place::file(file), message).help(Message::new("print-font-help"))
        }
        Fault::Other(detail) => {
            let message = Message::new("print-failed").arg("detail", detail);
            Diagnostic::error(Place::file(file), message)
        }
    }
}
