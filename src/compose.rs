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
mod home;
mod month;
mod pager;
mod route;
mod shape;
mod sitemap;
mod tag;
pub mod view;
mod year;

pub use context::Composer;
pub use route::{Route, Routes, routes};

use crate::base::path::Url;
use crate::model::page::{Content, Page};

impl Composer<'_> {
    /// The page that `route` stands for, at `url`.
    #[must_use]
    pub fn page(&self, url: &Url, route: &Route) -> Page {
        let content = match route {
            Route::Home => self.home(url),
            Route::Column { column, page } => self.column(url, *column, *page),
            Route::Document(entry) => self.document(url, *entry),
            Route::Print(entry) => self.print(url, *entry),
            Route::Years => self.years(url),
            Route::Year(year) => self.year(url, *year),
            Route::Month(month) => self.month(url, *month),
            Route::Tags => self.tags(url),
            Route::Tag { tag, page } => self.tag(url, *tag, *page),
            Route::NotFound => self.not_found(url),
            Route::Feed => Content::Bytes(self.feed()),
            Route::Sitemap => Content::Bytes(self.sitemap()),
            Route::Robots => Content::Bytes(self.robots()),
            Route::File(path) => Content::File(path.clone()),
            Route::Static(path) => Content::Static(path.clone()),
        };
        Page {
            url: url.clone(),
            content,
        }
    }
}
