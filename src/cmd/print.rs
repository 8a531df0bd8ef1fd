//! `huikan print`: sheets of the site as PDF.

use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::base::date::YearMonth;
use crate::base::diagnostic::{self, Diagnostic, Message};
use crate::base::path::Url;
use crate::cmd::args::PrintOptions;
use crate::cmd::build::{gather, output_directory, refused};
use crate::cmd::progress::Progress;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome};
use crate::compose::{Route, has_sheet, sheet_url};
use crate::model::config::Pdf;
use crate::model::issue::Issue;
use crate::model::paper::Sheet;
use crate::pipeline::{self, Bulletin};
use crate::press::Press;
use crate::read::Project;
use crate::write::Output;

/// Prints what was asked for, unless anything in the bulletin is wrong.
pub fn run(options: &PrintOptions, terminal: &Terminal) -> Outcome {
    let project = Project::new(&options.site.site);
    let mut linked = Pdf::None;
    let (bulletin, press, findings) = gather(&project, &options.site, |config| {
        linked = std::mem::replace(&mut config.print.pdf, Pdf::All);
    })?;
    terminal.report(&findings);
    let (Some(mut bulletin), Some(press)) = (bulletin, press) else {
        return Err(Failure::Content);
    };
    if pipeline::has_errors(&findings) {
        return Err(Failure::Content);
    }
    let sheets = sheets(options, &bulletin)?;
    for message in press.standing_in() {
        terminal.say(&message);
    }
    bulletin.site.config.print.pdf = linked;
    let printed = Printing {
        project: &project,
        bulletin: &bulletin,
        press: &press,
        terminal,
    };
    match &options.to {
        Some(folder) => printed.to_folder(&sheets, folder),
        None => printed.beside_pages(&sheets, &output_directory(&options.site, None)),
    }
}

/// What is asked for, each sheet once, in the order in which it was asked for.
fn sheets(options: &PrintOptions, bulletin: &Bulletin) -> Result<Vec<Sheet>, Failure> {
    let mut sheets = Vec::new();
    for what in &options.what {
        let found = named(what, options, bulletin);
        let unknown = || Failure::Other(Message::new("print-unknown").arg("what", what));
        sheets.push(found.ok_or_else(unknown)?);
    }
    let of_year = |year: i16| match options.month {
        Some(month) => Sheet::Month(YearMonth { year, month }),
        None => Sheet::Year(year),
    };
    sheets.extend(options.year.map(of_year));
    sheets.extend(options.book.map(Sheet::Book));
    if options.all {
        sheets.extend(everything(bulletin));
    }
    let mut once = Vec::new();
    for sheet in sheets {
        if !exists(sheet, bulletin) {
            return Err(Failure::Other(nothing_of(sheet)));
        }
        if !once.contains(&sheet) {
            once.push(sheet);
        }
    }
    match once.is_empty() {
        true => Err(Failure::Other(Message::new("print-nothing"))),
        false => Ok(once),
    }
}

/// All sheets that a site can have.
fn everything(bulletin: &Bulletin) -> impl Iterator<Item = Sheet> {
    bulletin.routes.values().filter_map(|route| match route {
        Route::Sheet(sheet) => Some(*sheet),
        _ => None,
    })
}

/// Whether there is anything to print.
fn exists(sheet: Sheet, bulletin: &Bulletin) -> bool {
    let months = &bulletin.site.months;
    match sheet {
        Sheet::Document(_) | Sheet::Issue(_) => sheet_url(&bulletin.site, sheet).is_some(),
        Sheet::Month(month) => months.contains_key(&month),
        Sheet::Year(year) => months.keys().any(|month| month.year == year),
        Sheet::Book(year) => bulletin.composer().has_book(year),
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

/// The sheet that a file or an address names.
fn named(what: &str, options: &PrintOptions, bulletin: &Bulletin) -> Option<Sheet> {
    let by_file = || {
        let path = below(&options.site.site, Path::new(what))?;
        let mut entries = bulletin.site.entries.iter();
        let at = entries.position(|entry| entry.document.path.as_str() == path);
        at.map(Sheet::Document)
            .or_else(|| of_issue(&path, bulletin))
    };
    by_file().or_else(|| by_address(what, bulletin))
}

/// The issue that a file is about.
fn of_issue(path: &str, bulletin: &Bulletin) -> Option<Sheet> {
    let mut issues = bulletin.site.paper.as_ref()?.issues.iter();
    let is_its = |issue: &Issue| {
        let text = issue.text.as_ref();
        text.is_some_and(|text| text.document.path.as_str() == path)
    };
    issues.position(is_its).map(Sheet::Issue)
}

/// The way from the project to a file, with `/` between its parts.
fn below(project: &Path, file: &Path) -> Option<String> {
    let written: Option<Vec<&str>> = file
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_str())
        .collect();
    let inside = file.canonicalize().ok().and_then(|file| {
        let root = project.canonicalize().ok()?;
        let way = file.strip_prefix(root).ok()?;
        Some(way.to_str()?.replace('\\', "/"))
    });
    inside.or_else(|| Some(written?.join("/")))
}

/// The sheet of the page at an address: whole, or from the site's root.
fn by_address(what: &str, bulletin: &Bulletin) -> Option<Sheet> {
    let base = bulletin.site.config.base_url.as_deref().unwrap_or_default();
    let below_base = what.strip_prefix(base).filter(|_| !base.is_empty());
    let path = below_base.unwrap_or_else(|| {
        let host = what.split_once("://").map_or(what, |(_, rest)| rest);
        match host.len() == what.len() {
            true => what,
            false => host.split_once('/').map_or("", |(_, path)| path),
        }
    });
    let path = path.split(['#', '?']).next().unwrap_or_default();
    let path = path.trim_start_matches('/');
    let addresses = [path.to_owned(), format!("{path}/")];
    addresses
        .iter()
        .find_map(|address| match bulletin.routes.get(&Url::new(address))? {
            Route::Document(at) | Route::Print(at) => Some(Sheet::Document(*at)),
            Route::Issue(at) => Some(Sheet::Issue(*at)),
            Route::Month(month) => Some(Sheet::Month(*month)),
            Route::Year(year) => Some(Sheet::Year(*year)),
            Route::Sheet(sheet) => Some(*sheet),
            _ => None,
        })
}

/// Sheets on their way to the disk.
struct Printing<'a> {
    project: &'a Project,
    bulletin: &'a Bulletin,
    press: &'a Press,
    terminal: &'a Terminal,
}

impl Printing<'_> {
    /// Puts them into `folder`, named by their addresses.
    fn to_folder(&self, sheets: &[Sheet], folder: &Path) -> Outcome {
        let failed = |path: PathBuf| {
            move |error| {
                Failure::Io(
                    Message::new("write-failed").arg("file", path.display()),
                    error,
                )
            }
        };
        std::fs::create_dir_all(folder).map_err(failed(folder.to_owned()))?;
        let put = |file: &str, pdf: &[u8]| {
            let path = folder.join(flat(file));
            std::fs::write(&path, pdf).map_err(failed(path))
        };
        self.set(sheets, put)?;
        self.say(sheets, folder, flat);
        Ok(())
    }

    /// Puts them into the site, beside the pages of what they show.
    fn beside_pages(&self, sheets: &[Sheet], folder: &Path) -> Outcome {
        let output = Output::open(folder).map_err(refused)?;
        let done = self.set(sheets, |file, pdf| output.put(file, pdf).map_err(refused));
        if let Err(failure) = done {
            output.abandon();
            return Err(failure);
        }
        output.finish_beside().map_err(refused)?;
        self.say(sheets, folder, str::to_owned);
        let is_linked = |sheet: &Sheet| {
            has_sheet(&self.bulletin.site, *sheet) || matches!(sheet, Sheet::Book(_))
        };
        if !sheets.iter().all(is_linked) {
            self.terminal.say(&Message::new("print-not-linked"));
        }
        Ok(())
    }

    /// Sets all of them, on all cores, and hands each to `put`; all findings of all sheets are shown.
    fn set(&self, sheets: &[Sheet], put: impl Fn(&str, &[u8]) -> Outcome + Sync) -> Outcome {
        let progress = Progress::of_sheets(sheets.len(), self.terminal);
        let found: Mutex<Vec<Diagnostic>> = Mutex::default();
        let done: Mutex<Outcome> = Mutex::new(Ok(()));
        self.press
            .each(self.project, self.bulletin, sheets, |sheet, made| {
                progress.step();
                match made.map(|pdf| put(&self.file(sheet), &pdf)) {
                    Ok(Ok(())) => {}
                    Ok(failed) => *done.lock().unwrap_or_else(PoisonError::into_inner) = failed,
                    Err(more) => found
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .extend(more),
                }
            });
        progress.end();
        for message in self.press.unreadable() {
            self.terminal.say(&message);
        }
        done.into_inner().unwrap_or_else(PoisonError::into_inner)?;
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        if found.is_empty() {
            return Ok(());
        }
        diagnostic::sort(&mut found);
        found.dedup();
        self.terminal.report(&found);
        Err(Failure::Content)
    }

    /// The file of a sheet, from the site's root.
    fn file(&self, sheet: Sheet) -> String {
        sheet_url(&self.bulletin.site, sheet)
            .map(|url| url.file())
            .unwrap_or_default()
    }

    fn say(&self, sheets: &[Sheet], folder: &Path, name: impl Fn(&str) -> String) {
        let last = sheets
            .last()
            .map(|sheet| name(&self.file(*sheet)))
            .unwrap_or_default();
        let done = Message::new("print-done")
            .arg("count", sheets.len())
            .arg("directory", folder.display())
            .arg("last", last);
        self.terminal.say(&done);
    }
}

/// The address of a file as a name without folders: `plans/spring/spring.pdf` is `plans-spring.pdf`.
fn flat(file: &str) -> String {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.trim_end_matches(".pdf");
    match folder.rsplit('/').next() == Some(stem) {
        true => format!("{}.pdf", folder.replace('/', "-")),
        false => file.replace('/', "-"),
    }
}
