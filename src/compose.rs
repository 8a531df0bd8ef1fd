//! A site into pages: what exists, where, and what each page may know.
//!
//! In: a `Site`, the texts of its language and the theme's static files. Out: the routes, and for each
//! route its [`Page`]. Invariant: a page holds everything its template may show; composing one page costs
//! nothing that depends on the others but the parts of a context that are made once and shared.

mod body;
mod column;
mod context;
mod document;
mod feed;
mod file;
mod home;
mod inset;
mod issue;
mod manifest;
mod month;
mod pager;
mod paper;
mod passages;
mod picture;
mod route;
mod sitemap;
mod tag;
pub mod view;
mod year;

pub use context::Composer;
pub use paper::book::has_book;
pub use route::{Route, Routes, has_sheet, is_paper, routes, sheet_url};

use crate::base::path::{SourcePath, Url};
use crate::model::page::{Content, Page};
use crate::model::paper::{Block, Lead, Paper, Sheet};

/// Reads the text of a document for paper, once it is told the number of its first note and where its links lead.
pub type ReadText<'a> = &'a mut dyn FnMut(&SourcePath, usize, &dyn Fn(usize) -> Lead) -> Vec<Block>;

impl Composer<'_> {
    /// What stands on `sheet`; `None` where the site has nothing for it.
    pub fn on_paper(&self, sheet: Sheet, text: ReadText<'_>) -> Option<Paper> {
        match sheet {
            Sheet::Document(at) => self.official_paper(at, text),
            Sheet::Issue(at) => self.issue_paper(at, text),
            Sheet::Month(month) => self.month_paper(month),
            Sheet::Year(year) => self.year_paper(year),
            Sheet::Book(year) => self.book_paper(year, text),
        }
    }

    /// The page that `route` stands for, at `url`.
    #[must_use]
    pub fn page(&self, url: &Url, route: &Route) -> Page {
        let content = match route {
            Route::Home => self.home(url),
            Route::Column { column, page } => self.column(url, *column, *page),
            Route::Document(entry) => self.document(url, *entry),
            Route::Print(entry) => self.print(url, *entry),
            Route::Sheet(sheet) => Content::Sheet(*sheet),
            Route::Years => self.years(url),
            Route::Year(year) => self.year(url, *year),
            Route::Month(month) => self.month(url, *month),
            Route::Issues => self.issues(url),
            Route::Issue(issue) => self.issue(url, *issue),
            Route::Tags => self.tags(url),
            Route::Tag { tag, page } => self.tag(url, *tag, *page),
            Route::NotFound => self.not_found(url),
            Route::Feed => Content::Bytes(self.feed()),
            Route::Sitemap => Content::Bytes(self.sitemap()),
            Route::Robots => Content::Bytes(self.robots()),
            Route::Manifest(icons) => Content::Bytes(self.manifest(icons)),
            Route::File(path) => Content::File(path.clone()),
            Route::Picture(path, width) => Content::Picture(path.clone(), *width),
            Route::Static(path) => Content::Static(path.clone()),
        };
        Page {
            url: url.clone(),
            content,
        }
    }
}
