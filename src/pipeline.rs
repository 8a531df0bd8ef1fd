//! The stages put together. The only module that knows them all; itself without input or output.
//!
//! In: sources through a function that fetches them. Out: a [`Bulletin`], and the bytes of any of its pages
//! through a function that takes them. Invariant: every finding of every file is reported, in reading order.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::assemble;
use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{self, Diagnostic, Severity};
use crate::base::path::{SourcePath, Url};
use crate::compose::{self, Composer, Route, Routes};
use crate::model::config::Config;
use crate::model::document::{Content, Document};
use crate::model::page;
use crate::model::paper::{Paper, Sheet};
use crate::model::site::Site;
use crate::model::source::{Edition, Source};
use crate::parse::body::Keep;
use crate::parse::{self, Parsed};
use crate::render::Theme;

/// How many texts or pages a core takes at a time: few enough that none is left with many when the others are done.
pub const AT_A_TIME: usize = 16;

/// Parses every text of a content tree, on all cores, and keeps of each what `keep` says. `files` are the tree's other files.
///
/// # Errors
/// The first error of `fetch`.
pub fn content<E: Send>(
    texts: &[SourcePath],
    files: BTreeMap<SourcePath, u64>,
    keep: Keep,
    fetch: impl Fn(&SourcePath) -> Result<Vec<u8>, E> + Sync,
) -> Result<(Content, Vec<Diagnostic>), E> {
    let parsed: Result<Vec<(Parsed, Vec<Diagnostic>)>, E> = texts
        .par_iter()
        .with_max_len(AT_A_TIME)
        .map(|path| {
            let source = Source {
                path: path.clone(),
                bytes: fetch(path)?,
            };
            Ok(parse::source(&source, keep))
        })
        .collect();
    let mut content = Content {
        files,
        ..Content::default()
    };
    let mut diagnostics = Vec::new();
    for (path, (parsed, found)) in texts.iter().zip(parsed?) {
        if has_errors(&found) {
            content.broken.insert(path.clone());
        }
        diagnostics.extend(found);
        match parsed {
            Parsed::Document(document) => content.documents.push(document),
            Parsed::Index(index) => drop(content.indexes.insert(path.folder().to_owned(), *index)),
            Parsed::Nothing => {}
        }
    }
    Ok((content, diagnostics))
}

/// One edition of a site, ready to answer for any of its addresses.
pub struct Bulletin {
    /// The site.
    pub site: Site,
    /// What exists in it, and where.
    pub routes: Arc<Routes>,
    theme: Arc<Theme>,
    catalogue: Arc<Catalogue>,
    options: toml::Table,
}

/// What answers an address.
#[derive(Debug)]
pub enum Answer<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// This file of the content tree; a picture so many pixels wide or whole, without what a camera wrote into it.
    File(&'a SourcePath, Option<u32>),
    /// This sheet, set.
    Sheet(Sheet),
}

/// Assembles one edition and lists what exists in it. The findings are those that no single file shows.
#[must_use]
pub fn bulletin(
    config: &Config,
    content: &Content,
    edition: Edition,
    theme: Arc<Theme>,
    catalogue: Arc<Catalogue>,
) -> (Bulletin, Vec<Diagnostic>) {
    let (site, mut diagnostics) = assemble::site(config, content, edition);
    let (routes, clashes) = compose::routes(&site, &theme.statics());
    diagnostics.extend(clashes);
    diagnostic::sort(&mut diagnostics);
    let options = theme.options(&config.theme_options);
    (
        Bulletin {
            site,
            routes: Arc::new(routes),
            theme,
            catalogue,
            options,
        },
        diagnostics,
    )
}

impl Bulletin {
    /// This bulletin with `documents` in the place of those that had their paths. Neither may have findings of their own.
    /// `None` where an edit reaches so far that everything must be assembled anew.
    #[must_use]
    pub fn patched(&self, documents: &[Arc<Document>]) -> Option<Bulletin> {
        Some(Bulletin {
            site: assemble::patched(&self.site, documents)?,
            routes: self.routes.clone(),
            theme: self.theme.clone(),
            catalogue: self.catalogue.clone(),
            options: self.options.clone(),
        })
    }

    /// Leaves out `sheets`, which cannot be set: no page leads to them.
    pub fn withhold(&mut self, sheets: Vec<Sheet>) {
        self.routes = Arc::new(self.routes.without(&sheets));
        self.site.withheld = sheets;
    }

    /// What the pages share while they are composed.
    #[must_use]
    pub fn composer(&self) -> Composer<'_> {
        Composer::new(
            &self.site,
            &self.catalogue,
            &self.options,
            self.theme.names(),
            parse::body::html,
        )
    }

    /// Renders what `route` stands for and hands it to `take`.
    ///
    /// # Errors
    /// A template that asks for something that is not there.
    pub fn answer<T>(
        &self,
        composer: &Composer<'_>,
        url: &Url,
        route: &Route,
        take: impl FnOnce(Answer<'_>) -> T,
    ) -> Result<T, Box<Diagnostic>> {
        match composer.page(url, route).content {
            page::Content::Template { name, context } => {
                let mut html = Vec::with_capacity(16 * 1024);
                self.theme.render(name, &context, &mut html)?;
                Ok(take(Answer::Bytes(&html)))
            }
            page::Content::Bytes(bytes) => Ok(take(Answer::Bytes(&bytes))),
            page::Content::Sheet(sheet) => Ok(take(Answer::Sheet(sheet))),
            page::Content::File(path) => Ok(take(Answer::File(&path, None))),
            page::Content::Picture(path, width) => Ok(take(Answer::File(&path, width))),
            page::Content::Static(path) => Ok(take(Answer::Bytes(
                self.theme.static_file(&path).unwrap_or_default(),
            ))),
        }
    }

    /// What stands on `sheet`, with the text of documents from their files, which `fetch` reads. `None` where the site
    /// has nothing for it.
    ///
    /// # Errors
    /// The first error of `fetch`.
    pub fn paper<E>(
        &self,
        composer: &Composer<'_>,
        sheet: Sheet,
        mut fetch: impl FnMut(&SourcePath) -> Result<Vec<u8>, E>,
    ) -> Result<Option<Paper>, E> {
        let mut failed = None;
        let paper = composer.on_paper(sheet, &mut |path, first, lead| match fetch(path) {
            Ok(bytes) => {
                let path = path.clone();
                parse::paper(&Source { path, bytes }, first, lead)
            }
            Err(error) => {
                failed.get_or_insert(error);
                Vec::new()
            }
        });
        failed.map_or(Ok(paper), Err)
    }

    /// Renders everything with `composer`, on all cores, and hands each file to `put` by its name. Stops at the first error
    /// of `put`; what is wrong with templates is gathered, each finding once.
    ///
    /// # Errors
    /// The first error of `put`.
    pub fn print<E: Send>(
        &self,
        composer: &Composer<'_>,
        put: impl Fn(&str, Answer<'_>) -> Result<(), E> + Sync,
    ) -> Result<Vec<Diagnostic>, E> {
        let broken: Result<Vec<Diagnostic>, E> = self
            .routes
            .all()
            .par_iter()
            .with_max_len(AT_A_TIME)
            .filter_map(|(url, route)| {
                match self.answer(composer, url, route, |answer| put(&url.file(), answer)) {
                    Ok(Ok(())) => None,
                    Ok(Err(error)) => Some(Err(error)),
                    Err(diagnostic) => Some(Ok(*diagnostic)),
                }
            })
            .collect();
        let mut broken = broken?;
        diagnostic::sort(&mut broken);
        broken.dedup();
        Ok(broken)
    }
}

/// Whether any finding stops a build.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}
