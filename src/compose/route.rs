//! What exists in a site, and where.

use rayon::prelude::*;

use crate::base::date::YearMonth;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::{SourcePath, Url};
use crate::base::place::Place;
use crate::compose::{has_book, manifest, pager, picture};
use crate::model::config::Pdf;
use crate::model::document::Kind;
use crate::model::paper::Sheet;
use crate::model::picture::Size;
use crate::model::site::{Entry, Site, Target};

/// How many bytes a file's name may have, on every common disk.
const LONGEST_NAME: usize = 255;

/// One thing that exists in a site. Numbers are indices in the [`Site`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The home page.
    Home,
    /// A page of a column's list, counted from 1.
    Column {
        /// The column.
        column: usize,
        /// The page.
        page: usize,
    },
    /// A document.
    Document(usize),
    /// The printable page of a document.
    Print(usize),
    /// Something on paper, as PDF.
    Sheet(Sheet),
    /// The years that have activities.
    Years,
    /// A year's twelve months.
    Year(i16),
    /// A month's activities.
    Month(YearMonth),
    /// The issues of the paper.
    Issues,
    /// One of them.
    Issue(usize),
    /// All tags.
    Tags,
    /// A page of a tag's list, counted from 1.
    Tag {
        /// The tag.
        tag: usize,
        /// The page.
        page: usize,
    },
    /// The Atom feed.
    Feed,
    /// The sitemap, where the site knows its address.
    Sitemap,
    /// What crawlers may do.
    Robots,
    /// What the site is called and looks like among a phone's programs, with icons of these sizes.
    Manifest(Vec<u32>),
    /// What a web server shows when there is nothing.
    NotFound,
    /// A picture or attachment of the content tree.
    File(SourcePath),
    /// A picture of the content tree, this many pixels wide, or whole.
    Picture(SourcePath, Option<u32>),
    /// A static file of the theme.
    Static(String),
}

impl Route {
    /// Whether it is a page that a reader looks at, and no feed, file or the like.
    #[must_use]
    pub fn is_page(&self) -> bool {
        !matches!(
            self,
            Route::Sheet(_)
                | Route::Feed
                | Route::Sitemap
                | Route::Robots
                | Route::Manifest(_)
                | Route::File(_)
                | Route::Picture(..)
                | Route::Static(_)
        )
    }
}

/// All routes by address.
#[derive(Debug, Clone, Default)]
pub struct Routes(Vec<(Url, Route)>);

impl Routes {
    /// What stands at `url`.
    #[must_use]
    pub fn get(&self, url: &Url) -> Option<&Route> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(url)).ok()?;
        self.0.get(at).map(|(_, route)| route)
    }

    /// All of them, sorted by address.
    #[must_use]
    pub fn all(&self) -> &[(Url, Route)] {
        &self.0
    }

    /// Each address with what stands there.
    pub fn iter(&self) -> impl Iterator<Item = (&Url, &Route)> {
        self.0.iter().map(|(url, route)| (url, route))
    }

    /// The addresses, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &Url> {
        self.0.iter().map(|(url, _)| url)
    }

    /// What there is, by address.
    pub fn values(&self) -> impl Iterator<Item = &Route> {
        self.0.iter().map(|(_, route)| route)
    }

    /// These but for `sheets`.
    #[must_use]
    pub fn without(&self, sheets: &[Sheet]) -> Routes {
        let is_withheld =
            |route: &Route| matches!(route, Route::Sheet(sheet) if sheets.contains(sheet));
        let stay = self.0.iter().filter(|(_, route)| !is_withheld(route));
        Routes(stay.cloned().collect())
    }

    /// The first route at or after `url`.
    fn after(&self, url: &Url) -> Option<&(Url, Route)> {
        self.0.get(self.0.partition_point(|(known, _)| known < url))
    }
}

/// Every route of `site`, with the theme's `statics`. Two things at one address are an error that names both.
#[must_use]
pub fn routes(site: &Site, statics: &[String]) -> (Routes, Vec<Diagnostic>) {
    let mut table = Table {
        site,
        routes: Vec::with_capacity(2 * site.entries.len()),
    };
    table.fixed(statics);
    table.months();
    table.columns();
    table.tags();
    table.entries();
    table.issues();
    table.books();
    let (routes, mut diagnostics) = sorted(site, table.routes);
    diagnostics.extend(misplaced(site, &routes));
    (routes, diagnostics)
}

/// The routes in order, each address once: of two things at one, the first.
fn sorted(site: &Site, mut routes: Vec<(Url, Route)>) -> (Routes, Vec<Diagnostic>) {
    let mut clashes = Vec::new();
    routes.par_sort_by(|(one, _), (other, _)| one.cmp(other));
    routes.dedup_by(|(url, route), (kept_url, kept)| {
        let is_twice = url == kept_url;
        if is_twice && route != kept {
            let what = Message::new("site-address-twice").arg("url", url);
            clashes.push(clash(site, what, kept, route));
        }
        is_twice
    });
    routes.shrink_to_fit();
    (Routes(routes), clashes)
}

/// What no disk can hold: names that are too long, and files where others need a folder.
fn misplaced(site: &Site, routes: &Routes) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let page_as_folder = memchr::memmem::Finder::new("index.html/");
    let is_named_as_page = |url: &Url| page_as_folder.find(url.as_str().as_bytes()).is_some();
    let any_such = routes.keys().any(is_named_as_page);
    let is_long = |name: &str| name.len() > LONGEST_NAME;
    for (url, route) in routes.all() {
        if is_long(url.as_str()) && url.as_str().split('/').any(is_long) {
            found.push(too_long(site, url, route));
        }
        if url.is_page() && !any_such {
            continue;
        }
        let file = url.file();
        let folder = Url::new(&[&*file, "/"].concat());
        if let Some((_, other)) = routes
            .after(&folder)
            .filter(|(url, _)| is_below(url, &folder))
        {
            let what = Message::new("site-address-file-and-folder").arg("url", &file);
            found.push(clash(site, what, route, other));
        }
    }
    found
}

/// The address of a year's page.
pub fn year_url(year: i16) -> Url {
    Url::new(&format!("activities/{year:04}/"))
}

/// The address of a month's page.
pub fn month_url(month: YearMonth) -> Url {
    Url::new(&format!("activities/{:04}/{:02}/", month.year, month.month))
}

/// The address of page `page` of the list at `base`.
pub fn list_url(base: &Url, page: usize) -> Url {
    match page {
        1 => base.clone(),
        page => base.join(&format!("page/{page}/")),
    }
}

/// Whether `entry` has a printable page.
pub fn is_printable(site: &Site, entry: &Entry) -> bool {
    site.config.print.pages && is_paper(entry)
}

/// Where a sheet stands: beside the page of what it shows. A book stands at the root.
pub fn sheet_url(site: &Site, sheet: Sheet) -> Option<Url> {
    Some(match sheet {
        Sheet::Document(at) => {
            let entry = site.entries.get(at)?;
            entry.url.join(&format!("{}.pdf", entry.document.slug))
        }
        Sheet::Issue(at) => {
            let url = &site.paper.as_ref()?.issues.get(at)?.url;
            url.join(&format!("{}.pdf", url.name()))
        }
        Sheet::Month(month) => month_url(month).join(&format!("{month}.pdf")),
        Sheet::Year(year) => year_url(year).join(&format!("{year:04}.pdf")),
        Sheet::Book(year) => Url::new(&format!("{year:04}.pdf")),
    })
}

/// Whether the site itself has this sheet, so that pages lead to it: because the settings say so, or because it was printed.
pub fn has_sheet(site: &Site, sheet: Sheet) -> bool {
    !site.withheld.contains(&sheet) && (is_asked_for(site, sheet) || is_printed(site, sheet))
}

/// Whether somebody had it printed.
fn is_printed(site: &Site, sheet: Sheet) -> bool {
    let printed = &site.config.print.printed;
    !printed.is_empty() && sheet_url(site, sheet).is_some_and(|url| printed.contains(&url))
}

/// Whether the settings ask for it.
fn is_asked_for(site: &Site, sheet: Sheet) -> bool {
    match sheet {
        Sheet::Document(at) => {
            let entry = site.entries.get(at);
            site.config.print.pdf >= Pdf::Plans && entry.is_some_and(|entry| is_paper(entry))
        }
        Sheet::Month(month) => {
            site.config.print.pdf == Pdf::All && site.months.contains_key(&month)
        }
        Sheet::Issue(_) | Sheet::Year(_) => site.config.print.pdf == Pdf::All,
        Sheet::Book(_) => false,
    }
}

/// Whether a document is an official paper.
pub fn is_paper(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::Plan | Kind::Notice)
}

/// Routes as they are gathered.
struct Table<'a> {
    site: &'a Site,
    routes: Vec<(Url, Route)>,
}

impl Table<'_> {
    fn fixed(&mut self, statics: &[String]) {
        self.add(Url::new(""), Route::Home);
        self.add(Url::new("activities/"), Route::Years);
        self.add(Url::new("tags/"), Route::Tags);
        self.add(Url::new("feed.xml"), Route::Feed);
        self.add(Url::new("robots.txt"), Route::Robots);
        self.add(Url::new("404.html"), Route::NotFound);
        let icons = manifest::icons(statics);
        self.add(Url::new(manifest::NAME), Route::Manifest(icons));
        if self.site.config.base_url.is_some() {
            self.add(Url::new("sitemap.xml"), Route::Sitemap);
        }
        for path in statics {
            self.add(Url::new(path), Route::Static(path.clone()));
        }
    }

    fn months(&mut self) {
        for month in self.site.months.keys() {
            self.add(year_url(month.year), Route::Year(month.year));
            self.add(month_url(*month), Route::Month(*month));
            self.sheet(Sheet::Month(*month));
            self.sheet(Sheet::Year(month.year));
        }
    }

    fn columns(&mut self) {
        let columns = self.site.columns.iter().enumerate();
        for (column, data) in columns.filter(|(_, data)| data.url.as_str() != "/") {
            for page in 1..=pager::count(self.site, data.entries.len()) {
                self.add(list_url(&data.url, page), Route::Column { column, page });
            }
        }
    }

    fn tags(&mut self) {
        for (tag, data) in self.site.tags.iter().enumerate() {
            for page in 1..=pager::count(self.site, data.entries.len()) {
                self.add(list_url(&data.url, page), Route::Tag { tag, page });
            }
        }
    }

    fn entries(&mut self) {
        let entries = self.site.entries.iter().enumerate();
        for (at, entry) in entries.filter(|(_, entry)| !entry.document.slug.is_empty()) {
            self.add(entry.url.clone(), Route::Document(at));
            if is_printable(self.site, entry) {
                self.add(entry.url.join("print/"), Route::Print(at));
            }
            self.sheet(Sheet::Document(at));
            self.files(&entry.targets);
        }
        let site = self.site;
        self.files(&site.home.targets);
        for column in &site.columns {
            self.files(&column.targets);
        }
    }

    fn issues(&mut self) {
        let site = self.site;
        let Some(paper) = &site.paper else { return };
        self.add(Url::new("issues/"), Route::Issues);
        self.files(&paper.targets);
        for entry in paper.past.values() {
            self.files(&entry.targets);
        }
        for (at, issue) in paper.issues.iter().enumerate() {
            self.add(issue.url.clone(), Route::Issue(at));
            self.sheet(Sheet::Issue(at));
            let targets = issue.text.as_ref().map(|text| &*text.targets);
            self.files(targets.unwrap_or_default());
        }
    }

    /// Books are only there when they were printed.
    fn books(&mut self) {
        let site = self.site;
        let printed = site.config.print.printed.iter();
        let years = printed.filter_map(|url| url.as_str().strip_suffix(".pdf")?.parse().ok());
        for year in years.filter(|year| has_book(site, *year)) {
            self.sheet(Sheet::Book(year));
        }
    }

    fn sheet(&mut self, sheet: Sheet) {
        let url = has_sheet(self.site, sheet).then(|| sheet_url(self.site, sheet));
        if let Some(url) = url.flatten() {
            self.add(url, Route::Sheet(sheet));
        }
    }

    fn files(&mut self, targets: &[Target]) {
        for target in targets {
            match target {
                Target::File(url, path, _) => self.add(url.clone(), Route::File(path.clone())),
                Target::Picture(url, path, size) => self.picture(url, path, *size),
                Target::Page(..) | Target::Nowhere => {}
            }
        }
    }

    fn picture(&mut self, url: &Url, path: &SourcePath, size: Size) {
        self.add(url.clone(), Route::Picture(path.clone(), None));
        for width in size.widths() {
            let route = Route::Picture(path.clone(), Some(width));
            self.add(picture::scaled(url, width), route);
        }
    }

    fn add(&mut self, url: Url, route: Route) {
        self.routes.push((url, route));
    }
}

fn is_below(url: &Url, folder: &Url) -> bool {
    url.as_str().starts_with(folder.as_str())
}

/// Two things want one place, as `what` says.
fn clash(site: &Site, what: Message, first: &Route, second: &Route) -> Diagnostic {
    let place = Place::file(&origin(site, second));
    let message = what
        .arg("first", origin(site, first))
        .arg("second", &place.file);
    let is_file = |route: &Route| {
        matches!(
            route,
            Route::File(_) | Route::Picture(..) | Route::Static(_)
        )
    };
    let help = match is_file(first) && is_file(second) {
        true => Message::new("site-address-twice-help-file"),
        false => Message::new("site-address-twice-help"),
    };
    Diagnostic::error(place, message).help(help)
}

fn too_long(site: &Site, url: &Url, route: &Route) -> Diagnostic {
    let message = Message::new("site-address-too-long").arg("url", url);
    let help = Message::new("site-address-too-long-help");
    Diagnostic::error(Place::file(&origin(site, route)), message).help(help)
}

/// The file an author would look into to understand why `route` exists.
fn origin(site: &Site, route: &Route) -> SourcePath {
    let of_entry = |at: &usize| {
        site.entries
            .get(*at)
            .map(|entry| entry.document.path.clone())
    };
    let of_column = |at: &usize| {
        let column = site.columns.get(*at);
        column.map(|column| SourcePath::new(&column.folder))
    };
    let found = match route {
        Route::Document(entry) | Route::Print(entry) | Route::Sheet(Sheet::Document(entry)) => {
            of_entry(entry)
        }
        Route::Column { column, .. } => of_column(column),
        Route::Issue(at) | Route::Sheet(Sheet::Issue(at)) => {
            let issue = site.paper.as_ref().and_then(|paper| paper.issues.get(*at));
            let text = issue.and_then(|issue| issue.text.as_ref());
            text.map(|text| text.document.path.clone())
        }
        Route::File(path) | Route::Picture(path, _) => Some(path.clone()),
        Route::Static(path) => Some(SourcePath::new(&format!(
            "themes/{}/{path}",
            site.config.theme
        ))),
        _ => None,
    };
    found.unwrap_or_else(|| SourcePath::new("site.toml"))
}
