//! Papers into PDF, by Typst, in this process.
//!
//! In: fonts; then, for each paper, its data and the bytes of its pictures. Out: the bytes of a PDF/A-2a and PDF/UA-1 file.
//! Invariant: pure but for the fonts it is given, which load themselves; the same input gives the same bytes. The layouts are
//! fixed files that read the data as data: nothing an author writes is ever read as Typst.

pub mod cut;
pub mod faces;
pub mod fit;
pub mod ink;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::visualize::{ImageFormat, RasterFormat, RasterImage, SvgImage, VectorFormat};
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::base::han::is_invisible;
use crate::model::paper::{Book, BookPart, Bound, Matter, Paper};
use faces::Faces;
use fit::Fit;
use ink::Outlines;

/// The layouts, by name.
const LAYOUTS: [(&str, &str); 8] = [
    ("base", include_str!("typeset/layouts/base.typ")),
    ("paper", include_str!("typeset/layouts/paper.typ")),
    ("official", include_str!("typeset/layouts/official.typ")),
    ("bulletin", include_str!("typeset/layouts/bulletin.typ")),
    ("issue", include_str!("typeset/layouts/issue.typ")),
    ("month", include_str!("typeset/layouts/month.typ")),
    ("year", include_str!("typeset/layouts/year.typ")),
    ("book", include_str!("typeset/layouts/book.typ")),
];

/// After so many papers Typst forgets what none of them had use for; what all papers share is of use to each.
const REMEMBERS: usize = 2;

/// The same between the sizes in which one paper is laid out until it fits: none has any use for what was remembered of another.
const REMEMBERS_OF_SIZES: usize = 0;

/// Fonts.
#[derive(Default)]
pub struct Fonts {
    /// As they are.
    pub whole: FontStore,
    /// The same in the same order, without outlines where that can be.
    pub blank: FontStore,
    /// The outlines of each, by its number.
    pub outlines: BTreeMap<u32, Arc<dyn Outlines>>,
}

/// Sets papers.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
    faces: Faces,
    layouts: Vec<(FileId, Source)>,
    words: FileId,
    data: FileId,
    fit: FileId,
    standards: PdfStandards,
    /// Which characters any font has, as far as it was asked.
    covered: Mutex<BTreeMap<char, bool>>,
    /// The families of fonts that could not be read.
    unreadable: Mutex<BTreeSet<String>>,
}

/// Why a paper cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The picture of this number is none, or broken; why.
    Picture(usize, String),
    /// A character has no font, and that of this family cannot be read.
    Font(String),
    /// Something that the layouts did not foresee.
    Other(String),
}

/// All that the layouts say of a paper, as text: what it looks like depends on it, its pictures and the fonts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    /// What all papers of a site share, which is read only once.
    shared: String,
    /// What is its own.
    own: String,
}

/// What the layouts themselves read.
#[derive(Serialize)]
struct Shared<'a> {
    faces: &'a Faces,
    words: &'a BTreeMap<&'static str, String>,
}

impl Typesetter {
    /// With these fonts; `None` when none of them is Chinese.
    #[must_use]
    pub fn new(fonts: Fonts) -> Option<Typesetter> {
        let faces = Faces::choose(fonts.whole.book())?;
        let layouts = LAYOUTS.iter().map(|(name, text)| {
            let id = file(&format!("/{name}.typ"));
            (id, Source::new(id, (*text).to_owned()))
        });
        Some(Typesetter {
            library: LazyHash::new(Library::default()),
            layouts: layouts.collect(),
            fonts,
            faces,
            words: file("/words.json"),
            data: file("/data.json"),
            fit: file("/fit.json"),
            // The two go together; the tests set papers by them.
            standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
                .unwrap_or_default(),
            covered: Mutex::default(),
            unreadable: Mutex::default(),
        })
    }

    /// The faces of type.
    #[must_use]
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// All that the layouts say of `paper`.
    #[must_use]
    pub fn said(&self, paper: &Paper) -> Said {
        let shared = Shared {
            faces: &self.faces,
            words: &paper.words,
        };
        // Names and texts only, which JSON can always hold.
        Said {
            shared: serde_json::to_string(&shared).unwrap_or_default(),
            own: serde_json::to_string(paper).unwrap_or_default(),
        }
    }

    /// The text of all layouts.
    #[must_use]
    pub fn layouts() -> [&'static str; LAYOUTS.len()] {
        LAYOUTS.map(|(_, text)| text)
    }

    /// The characters of what is said that no font has.
    #[must_use]
    pub fn lacking(&self, said: &Said) -> BTreeSet<char> {
        let characters = said.shared.chars().chain(said.own.chars());
        let mut characters: Vec<char> = characters.filter(|found| !found.is_ascii()).collect();
        characters.sort_unstable();
        characters.dedup();
        let mut covered = held(&self.covered);
        let mut is_covered = |character: char| {
            let covered = covered.entry(character);
            *covered.or_insert_with(|| self.is_covered(character))
        };
        characters
            .into_iter()
            .filter(|character| {
                !is_invisible(*character) && (is_private(*character) || !is_covered(*character))
            })
            .collect()
    }

    fn is_covered(&self, character: char) -> bool {
        let book = self.fonts.whole.book();
        let mut infos = (0..).map_while(|at| book.info(at));
        infos.any(|info| info.coverage.contains(u32::from(character)))
    }

    /// The families of fonts that could not be read so far, for which others stand in.
    #[must_use]
    pub fn unreadable(&self) -> BTreeSet<String> {
        held(&self.unreadable).clone()
    }

    /// Sets what is said of a paper.
    ///
    /// # Errors
    /// A picture that is none, a font that is needed and cannot be read.
    pub fn set(
        &self,
        paper: &Paper,
        said: Said,
        pictures: BTreeMap<usize, Vec<u8>>,
    ) -> Result<Vec<u8>, Fault> {
        comemo::evict(REMEMBERS);
        let mut is_drawn = false;
        let mut files = vec![
            (self.words, Bytes::from_string(said.shared)),
            (self.data, Bytes::from_string(said.own)),
        ];
        for (number, bytes) in pictures {
            let bytes = Bytes::new(bytes);
            let format = look_at(&bytes).map_err(|detail| Fault::Picture(number, detail))?;
            // What is written in a drawing is drawn, too.
            is_drawn |= matches!(format, ImageFormat::Vector(_));
            files.push((file(&format!("/files/{number}")), bytes));
        }
        let inked = if is_drawn {
            Ok(None)
        } else {
            self.inked(paper, &files)
        };
        let pdf = inked.and_then(|inked| match inked {
            Some(pdf) => Ok(pdf),
            None => {
                let document = self.fitted(paper, &files, &self.fonts.whole)?;
                self.written(paper, &document)
            }
        });
        let unreadable = held(&self.unreadable);
        let is_lost = self.faces.any_without(&unreadable);
        match unreadable.first() {
            Some(family) if is_lost || pdf.is_err() => Err(Fault::Font(family.clone())),
            _ => pdf,
        }
    }

    /// The PDF set with blank faces, then inked; nothing where that cannot be done, and it must be set with whole ones.
    fn inked(&self, paper: &Paper, files: &[(FileId, Bytes)]) -> Result<Option<Vec<u8>>, Fault> {
        let document = self.fitted(paper, files, &self.fonts.blank)?;
        let mut fonts = Vec::new();
        for page in document.pages() {
            fonts_of(&page.frame, &mut fonts);
        }
        let used = fonts.iter().filter_map(|font| cut::number_of(font.data()));
        let used = used.collect();
        let blank = self.written(paper, &document)?;
        let face = |number: u32| Some(self.fonts.outlines.get(&number)?.as_ref());
        Ok(ink::ink(&blank, &used, face))
    }

    /// Laid out in the best way.
    fn fitted(
        &self,
        paper: &Paper,
        files: &[(FileId, Bytes)],
        fonts: &FontStore,
    ) -> Result<PagedDocument, Fault> {
        match &paper.paper {
            Matter::Book(book) => {
                let fits = self.fits_of(paper, book, files, fonts)?;
                self.laid_out(paper, &fits, files, fonts)
            }
            _ => Ok(self.chosen(paper, files, fonts)?.1),
        }
    }

    /// The best way of each paper in a book, which is that in which it stands best by itself.
    fn fits_of(
        &self,
        paper: &Paper,
        book: &Book,
        files: &[(FileId, Bytes)],
        fonts: &FontStore,
    ) -> Result<Vec<Vec<Fit>>, Fault> {
        let fit_of = |bound: &Bound| {
            let alone = paper.alone(bound);
            if !fit::is_searched(&alone.paper) {
                return Ok(Fit::PLAIN);
            }
            let own = serde_json::to_string(&alone).unwrap_or_default();
            let others = files.iter().filter(|(file, _)| *file != self.data);
            let mut files: Vec<(FileId, Bytes)> = others.cloned().collect();
            files.push((self.data, Bytes::from_string(own)));
            Ok(self.chosen(&alone, &files, fonts)?.0)
        };
        let of_part = |part: &BookPart| part.papers.iter().map(fit_of).collect();
        book.parts.iter().map(of_part).collect()
    }

    /// The best way for a paper, and it laid out.
    fn chosen(
        &self,
        paper: &Paper,
        files: &[(FileId, Bytes)],
        fonts: &FontStore,
    ) -> Result<(Fit, PagedDocument), Fault> {
        fit::fitted(&paper.paper, |fit| {
            let document = self.laid_out(paper, &fit, files, fonts)?;
            if fit::is_sized(&paper.paper) {
                comemo::evict(REMEMBERS_OF_SIZES);
            }
            let pages = document.pages().len();
            Ok((document, pages))
        })
    }

    fn laid_out(
        &self,
        paper: &Paper,
        fit: &impl Serialize,
        files: &[(FileId, Bytes)],
        fonts: &FontStore,
    ) -> Result<PagedDocument, Fault> {
        let desk = Desk {
            typesetter: self,
            fonts,
            main: file(&format!("/{}.typ", paper.layout)),
            // Numbers only.
            fit: Bytes::from_string(serde_json::to_string(fit).unwrap_or_default()),
            files,
        };
        let Warned { output, .. } = typst::compile::<PagedDocument>(&desk);
        output.map_err(|errors| fault(&errors))
    }

    fn written(&self, paper: &Paper, document: &PagedDocument) -> Result<Vec<u8>, Fault> {
        let options = PdfOptions {
            ident: Smart::Custom(format!("{} {:?}", paper.title, paper.date)),
            creator: Smart::Custom(Some("huikan".to_owned())),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(document, &options).map_err(|errors| fault(&errors))
    }
}

/// Adds the fonts in which the text of `frame` is set, each once.
fn fonts_of<'f>(frame: &'f Frame, fonts: &mut Vec<&'f Font>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => fonts_of(&group.frame, fonts),
            FrameItem::Text(text) if !fonts.contains(&text.font.font()) => {
                fonts.push(text.font.font());
            }
            _ => {}
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that only Typst sees.
fn file(path: &str) -> FileId {
    // Our own names, none of which leaves the root.
    let path = VirtualPath::new(path).unwrap_or_else(|_| unreachable!("{path} is a plain path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Characters that mean something only to one font; archives must not hold them.
fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}

/// What a picture is, or what is wrong with it.
fn look_at(bytes: &Bytes) -> Result<ImageFormat, String> {
    let unknown = || "PNG, JPEG, GIF, WebP, SVG?".to_owned();
    let format = ImageFormat::detect(bytes).ok_or_else(unknown)?;
    match format {
        ImageFormat::Raster(RasterFormat::Exchange(raster)) => {
            let read = RasterImage::plain(bytes.clone(), raster);
            read.map_err(|error| error.to_string())?;
        }
        ImageFormat::Vector(VectorFormat::Svg) => {
            SvgImage::new(bytes.clone()).map_err(|_| "SVG".to_owned())?;
        }
        _ => return Err(unknown()),
    }
    Ok(format)
}

fn fault(errors: &[SourceDiagnostic]) -> Fault {
    let texts: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Fault::Other(texts.join("; "))
}

/// What Typst sees while it sets one paper.
struct Desk<'a> {
    typesetter: &'a Typesetter,
    fonts: &'a FontStore,
    main: FileId,
    fit: Bytes,
    files: &'a [(FileId, Bytes)],
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typesetter.fonts.whole.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut layouts = self.typesetter.layouts.iter();
        let found = layouts.find(|(known, _)| *known == id);
        found
            .map(|(_, source)| source.clone())
            .ok_or_else(|| nothing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.typesetter.fit {
            return Ok(self.fit.clone());
        }
        let found = self.files.iter().find(|(known, _)| *known == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| nothing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        let font = self.fonts.font(index);
        if font.is_none()
            && let Some(info) = self.book().info(index)
        {
            held(&self.typesetter.unreadable).insert(info.family.clone());
        }
        font
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn nothing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
