//! What is to be printed.
//!
//! In: the words of the command line, and the bulletin. Out: its sheets, each once, in the order in which they were asked for.
//! Invariant: all that is wrong with the words is told at once, and what is not in this edition is told with the option that
//! brings it in.

use std::path::{Component, Path};

use percent_encoding::percent_decode_str;

use crate::base::date::YearMonth;
use crate::base::diagnostic::Message;
use crate::base::path::Url;
use crate::cmd::args::PrintOptions;
use crate::cmd::build::output_directory;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome};
use crate::compose::{Route, has_book, sheet_url};
use crate::model::document::Kind;
use crate::model::issue::Issue;
use crate::model::paper::Sheet;
use crate::model::site::{Excluded, Reason};
use crate::pipeline::Bulletin;

/// What a word on the command line stands for.
enum Word {
    /// These sheets.
    Sheets(Vec<Sheet>),
    /// The words of a column, which are on no sheet.
    Index,
    /// Nothing, for this reason.
    Nothing(Message),
}

/// What is asked for, each sheet once, in the order in which it was asked for.
pub fn sheets(
    options: &PrintOptions,
    bulletin: &Bulletin,
    terminal: &Terminal,
) -> Result<Vec<Sheet>, Failure> {
    let (mut sheets, mut wrong) = (Vec::new(), Vec::new());
    for what in &options.what {
        match word(what, options, bulletin) {
            Word::Sheets(found) => sheets.extend(found),
            Word::Index => terminal.say(&Message::new("print-index").arg("what", what)),
            Word::Nothing(message) => wrong.push(message),
        }
    }
    let of_year = |year: i16| match options.month {
        Some(month) => Sheet::Month(YearMonth { year, month }),
        None => Sheet::Year(year),
    };
    let of_options = options.year.map(of_year).into_iter();
    for sheet in of_options.chain(options.book.map(Sheet::Book)) {
        match exists(sheet, bulletin) {
            true => sheets.push(sheet),
            false => wrong.push(nothing_of(sheet)),
        }
    }
    if options.all {
        sheets.extend(everything(bulletin));
    }
    fail(wrong, terminal)?;
    let mut once = Vec::new();
    for sheet in sheets {
        if !once.contains(&sheet) {
            once.push(sheet);
        }
    }
    match once.is_empty() {
        true => Err(Failure::Other(Message::new("print-nothing"))),
        false => Ok(once),
    }
}

/// Says all that is wrong.
fn fail(mut wrong: Vec<Message>, terminal: &Terminal) -> Outcome {
    let Some(last) = wrong.pop() else {
        return Ok(());
    };
    for message in wrong {
        terminal.fail(&message);
    }
    Err(Failure::Other(last))
}

/// All sheets that a site can have, and the articles that no issue carries; all of it is on paper then, and nothing twice.
fn everything(bulletin: &Bulletin) -> impl Iterator<Item = Sheet> {
    let sheets = bulletin.routes.values().filter_map(|route| match route {
        Route::Sheet(Sheet::Book(_)) => None,
        Route::Sheet(sheet) => Some(*sheet),
        _ => None,
    });
    let site = &bulletin.site;
    let carried = site.paper.as_ref().map(|paper| &paper.by_entry);
    let is_carried = move |at: usize| carried.is_some_and(|carried| carried.contains_key(&at));
    let articles = (0..).zip(&site.entries);
    let articles =
        articles.filter(move |(at, entry)| entry.kind == Kind::Article && !is_carried(*at));
    sheets.chain(articles.map(|(at, _)| Sheet::Document(at)))
}

/// Whether there is anything to print.
fn exists(sheet: Sheet, bulletin: &Bulletin) -> bool {
    let months = &bulletin.site.months;
    match sheet {
        Sheet::Document(_) | Sheet::Issue(_) => sheet_url(&bulletin.site, sheet).is_some(),
        Sheet::Month(month) => months.contains_key(&month),
        Sheet::Year(year) => months.keys().any(|month| month.year == year),
        Sheet::Book(year) => has_book(&bulletin.site, year),
    }
}

/// That there is nothing to print on a sheet.
fn nothing_of(sheet: Sheet) -> Message {
    match sheet {
        Sheet::Month(at) => Message::new("print-no-month")
            .arg("year", at.year)
            .arg("month", at.month),
        Sheet::Book(year) => Message::new("print-no-book").arg("year", year),
        Sheet::Year(year) => Message::new("print-no-year").arg("year", year),
        Sheet::Document(_) | Sheet::Issue(_) => Message::new("print-nothing"),
    }
}

/// What a file, a folder or an address stands for.
fn word(what: &str, options: &PrintOptions, bulletin: &Bulletin) -> Word {
    let path = below(&options.site.site, Path::new(&local(what)));
    if Path::new(&path).file_name() == Some("_index.md".as_ref()) {
        return Word::Index;
    }
    let found = of_file(&path, bulletin)
        .or_else(|| of_folder(&path, bulletin))
        .or_else(|| of_address(&in_output(&path, options), bulletin))
        .or_else(|| of_address(&address(what, bulletin), bulletin));
    match found {
        Some(sheets) => Word::Sheets(sheets),
        None => Word::Nothing(why_not(what, &path, bulletin)),
    }
}

/// The path that a `file:` address leads to; anything else as it is.
fn local(what: &str) -> String {
    match what.strip_prefix("file://") {
        Some(path) => plain(path),
        None => what.to_owned(),
    }
}

/// An address without what follows `#` and `?`, and without percent signs.
fn plain(address: &str) -> String {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// The way from the project to a file, with `/` between its parts.
fn below(project: &Path, file: &Path) -> String {
    let inside = file.canonicalize().ok().and_then(|file| {
        let root = project.canonicalize().ok()?;
        Some(file.strip_prefix(root).ok()?.to_owned())
    });
    let parts = |path: &Path| -> Vec<String> {
        let parts = path.components();
        let parts = parts.filter(|part| *part != Component::CurDir);
        parts
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect()
    };
    inside
        .as_deref()
        .map_or_else(|| parts(file), parts)
        .join("/")
}

/// The document or issue that a file is about.
fn of_file(path: &str, bulletin: &Bulletin) -> Option<Vec<Sheet>> {
    let mut entries = bulletin.site.entries.iter();
    let document = entries.position(|entry| entry.document.path.as_str() == path);
    let issue = || {
        let mut issues = bulletin.site.paper.as_ref()?.issues.iter();
        let is_its = |issue: &Issue| {
            let text = issue.text.as_ref();
            text.is_some_and(|text| text.document.path.as_str() == path)
        };
        issues.position(is_its)
    };
    let sheet = document.map(Sheet::Document);
    Some(vec![sheet.or_else(|| issue().map(Sheet::Issue))?])
}

/// The documents below a folder of the content tree.
fn of_folder(path: &str, bulletin: &Bulletin) -> Option<Vec<Sheet>> {
    let folder = format!("{path}/");
    let is_below = |path: &str| folder.starts_with("content/") && path.starts_with(&folder);
    let entries = (0..).zip(&bulletin.site.entries);
    let found: Vec<Sheet> = entries
        .filter(|(_, entry)| is_below(entry.document.path.as_str()))
        .map(|(at, _)| Sheet::Document(at))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// The address of a file of the output; nothing else is one.
fn in_output(path: &str, options: &PrintOptions) -> String {
    let output = output_directory(&options.site, None);
    let folder = below(&options.site.site, &output);
    let inside = path.strip_prefix(folder.as_str());
    let inside = inside.and_then(|path| path.strip_prefix('/'));
    inside.unwrap_or("/").to_owned()
}

/// An address from the site's root, also where it is whole.
fn address(what: &str, bulletin: &Bulletin) -> String {
    let base = bulletin.site.config.base_url.as_deref().unwrap_or_default();
    let below_base = what.strip_prefix(base).filter(|_| !base.is_empty());
    let path = below_base.unwrap_or_else(|| match what.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => what,
    });
    plain(path.trim_start_matches('/'))
}

/// The sheets of the page at an address: of a list, those of what it lists.
fn of_address(address: &str, bulletin: &Bulletin) -> Option<Vec<Sheet>> {
    let with_slash = format!("{address}/");
    let mut routes = [address, &with_slash].into_iter();
    let route = routes.find_map(|address| bulletin.routes.get(&Url::new(address)))?;
    let sheets = match route {
        Route::Document(at) | Route::Print(at) => vec![Sheet::Document(*at)],
        Route::Issue(at) => vec![Sheet::Issue(*at)],
        Route::Month(month) => vec![Sheet::Month(*month)],
        Route::Year(year) => vec![Sheet::Year(*year)],
        Route::Sheet(sheet) => vec![*sheet],
        Route::Column { column, .. } => {
            let column = bulletin.site.columns.get(*column)?;
            column
                .entries
                .iter()
                .copied()
                .map(Sheet::Document)
                .collect()
        }
        Route::Issues => {
            let issues = &bulletin.site.paper.as_ref()?.issues;
            (0..issues.len()).map(Sheet::Issue).collect()
        }
        _ => return None,
    };
    (!sheets.is_empty()).then_some(sheets)
}

/// Why a word stands for nothing: mostly because there is no such thing, else because this edition does not have it.
fn why_not(what: &str, path: &str, bulletin: &Bulletin) -> Message {
    let address = address(what, bulletin);
    let is_meant = |document: &&Excluded| {
        let file = document.path.as_str();
        let page = file.trim_start_matches("content/").trim_end_matches(".md");
        file == path || page == address.trim_end_matches('/')
    };
    let excluded = bulletin.site.excluded.iter().find(is_meant);
    let message = match excluded.map(|document| document.reason) {
        Some(Reason::Internal) => Message::new("print-internal"),
        Some(Reason::Draft) => Message::new("print-draft"),
        Some(Reason::Future(date)) => Message::new("print-future").arg("date", date),
        Some(Reason::Expired(date)) => Message::new("print-expired").arg("date", date),
        Some(Reason::NoYear) | None => Message::new("print-unknown"),
    };
    message.arg("what", what)
}
