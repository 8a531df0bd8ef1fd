//! `huikan build`: the content tree into a site on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::album::Album;
use crate::base::diagnostic::{self, Diagnostic, Message, Severity};
use crate::base::path::{SourcePath, Url};
use crate::cmd::args::{BuildOptions, SiteOptions};
use crate::cmd::progress::Progress;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome, no_site, unreadable};
use crate::compose::Route;
use crate::load;
use crate::model::config::Config;
use crate::model::paper::Sheet;
use crate::model::site::{Excluded, Reason};
use crate::parse::body::Keep;
use crate::pipeline::{self, Answer, Bulletin};
use crate::press::{self, Press};
use crate::read::Project;
use crate::write::{self, Output, Refusal, Written};

/// Builds the site, unless anything in it is wrong.
pub fn run(options: &BuildOptions, terminal: &Terminal) -> Outcome {
    let started = Instant::now();
    let project = Project::new(&options.site.site);
    let output = output_directory(&options.site, options.output.as_deref());
    let printed = printed(&output)?;
    let (bulletin, press, findings) = gather(
        &project,
        &options.site,
        Keep::Html,
        Severity::Warning,
        |config| {
            config.print.printed = printed;
        },
    )?;
    terminal.report(&findings);
    let Some(mut bulletin) = bulletin.filter(|_| !pipeline::has_errors(&findings)) else {
        terminal.say(&Message::new("build-nothing-written"));
        return Err(Failure::Content);
    };
    refuse_sources(&project, &output)?;
    let (written, unset) = write(
        &project,
        &mut bulletin,
        press.as_deref(),
        Output::open(&output).map_err(refused)?,
        terminal,
    )?;
    terminal.report(&unset);
    let said = |press: &Press| [press.standing_in(), press.unreadable()].concat();
    for message in press.as_deref().map(said).unwrap_or_default() {
        terminal.say(&message);
    }
    list_excluded(&bulletin.site.excluded, terminal);
    if bulletin.site.config.base_url.is_none() {
        terminal.say(&Message::new("build-without-base-url"));
    }
    summarise(&bulletin, &written, &output, started, terminal);
    let withheld = bulletin.site.withheld.len();
    // The system takes back the memory of a program that ends at once; piece by piece it takes longer.
    std::mem::forget(bulletin);
    if withheld == 0 {
        return Ok(());
    }
    terminal.say(&Message::new("build-without-sheets").arg("count", withheld));
    Err(Failure::Content)
}

/// Where the edition goes: `output`, or `output-internal` beside it.
pub fn output_directory(site: &SiteOptions, named: Option<&Path>) -> PathBuf {
    let folder = site.edition().folder();
    named.map_or_else(|| site.site.join(folder), Path::to_owned)
}

/// The addresses of what was printed into `output`.
pub fn printed(output: &Path) -> Result<BTreeSet<Url>, Failure> {
    let files = write::printed(output).map_err(refused)?;
    Ok(files.iter().map(|file| Url::new(file)).collect())
}

/// Refuses an output that lies among the sources, which would then be sources too.
fn refuse_sources(project: &Project, output: &Path) -> Outcome {
    let place = resolved(output);
    let sources = ["content", "themes"].map(|folder| resolved(&project.root().join(folder)));
    match sources.iter().any(|folder| place.starts_with(folder)) {
        true => Err(Failure::Other(
            Message::new("write-into-sources").arg("directory", output.display()),
        )),
        false => Ok(()),
    }
}

/// `path` without `..`, and without links as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut resolved = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => drop(resolved.pop()),
            part => resolved.push(part),
        }
        resolved = resolved.canonicalize().unwrap_or(resolved);
    }
    resolved
}

/// A bulletin, what makes its PDFs, and all findings.
type Gathered = (Option<Bulletin>, Option<Arc<Press>>, Vec<Diagnostic>);

/// Reads and assembles; all findings of all files, even when there can be no site. Of the texts it is kept what `keep` says.
/// Where no PDF can be made, a finding as grave as `lack` says so. `adjust` may change the settings.
pub fn gather(
    project: &Project,
    options: &SiteOptions,
    keep: Keep,
    lack: Severity,
    adjust: impl FnOnce(&mut Config),
) -> Result<Gathered, Failure> {
    let mut press = None;
    let (config, mut findings) = load::config(project).map_err(|error| no_site(project, error))?;
    let (content, dressed) = rayon::join(
        || load::content(project, keep),
        || config.as_ref().map(|config| load::theme(project, config)),
    );
    let (content, of_content) = content.map_err(unreadable)?;
    let bulletin = match config.zip(dressed) {
        None => None,
        Some((mut config, dressed)) => match dressed.map_err(unreadable)? {
            Ok((theme, catalogue)) => {
                adjust(&mut config);
                let (opened, of_press) = load::press(project, &mut config, true, lack);
                press = opened;
                findings.extend(of_press);
                let edition = options.edition();
                let (bulletin, of_site) =
                    pipeline::bulletin(&config, &content, edition, theme, catalogue);
                findings.extend(of_site);
                Some(bulletin)
            }
            Err(of_theme) => {
                findings.extend(of_theme);
                None
            }
        },
    };
    findings.extend(of_content);
    diagnostic::sort(&mut findings);
    Ok((bulletin, press, findings))
}

/// Sets and renders everything into the output directory, or leaves it as it was. A sheet that cannot be set holds back no
/// page: what is wrong with such sheets comes out.
fn write(
    project: &Project,
    bulletin: &mut Bulletin,
    press: Option<&Press>,
    output: Output,
    terminal: &Terminal,
) -> Result<(Written, Vec<Diagnostic>), Failure> {
    let (unset, lacking) = match set(project, bulletin, press, &output, terminal) {
        Ok(unset) => unset,
        Err(failure) => {
            output.abandon();
            return Err(failure);
        }
    };
    match render(project, bulletin, &output, terminal) {
        Ok(broken) if broken.is_empty() => {
            let written = output.finish(&lacking).map_err(refused)?;
            Ok((written, unset))
        }
        Ok(broken) => {
            output.abandon();
            terminal.report(&press::told_once([broken, unset].concat()));
            terminal.say(&Message::new("build-nothing-written"));
            Err(Failure::Content)
        }
        Err(failure) => {
            output.abandon();
            Err(failure)
        }
    }
}

/// Renders the pages, and copies what belongs to them; what is wrong with any.
fn render(
    project: &Project,
    bulletin: &Bulletin,
    output: &Output,
    terminal: &Terminal,
) -> Result<Vec<Diagnostic>, Failure> {
    let progress = Progress::new(bulletin.routes.all().len(), terminal);
    let album = Album::new(project, true);
    let unshown: Mutex<Vec<Diagnostic>> = Mutex::default();
    let bytes = |path: &SourcePath| {
        project
            .bytes(path)
            .map_err(|error| cannot_read(path, error))
    };
    let put = |file: &str, answer: Answer<'_>| {
        progress.step();
        match answer {
            Answer::Bytes(bytes) => output.put(file, bytes).map_err(refused),
            Answer::File(path, width) => {
                match album.file(&bulletin.site, path, bytes(path)?, width) {
                    Ok(bytes) => output.put(file, &bytes).map_err(refused),
                    Err(found) => {
                        let mut unshown = unshown.lock().unwrap_or_else(PoisonError::into_inner);
                        unshown.push(*found);
                        Ok(())
                    }
                }
            }
            Answer::Sheet(_) => Ok(()),
        }
    };
    let composer = bulletin.composer();
    let rendered = bulletin.print(&composer, put);
    // As with the bulletin: what the pages shared need not be taken apart.
    std::mem::forget(composer);
    progress.end();
    let mut broken = rendered?;
    broken.extend(unshown.into_inner().unwrap_or_else(PoisonError::into_inner));
    Ok(broken)
}

/// Sets the PDFs of the site, and takes those out of it that cannot be set: what is wrong with them, and their files.
fn set(
    project: &Project,
    bulletin: &mut Bulletin,
    press: Option<&Press>,
    output: &Output,
    terminal: &Terminal,
) -> Result<(Vec<Diagnostic>, BTreeSet<String>), Failure> {
    let files: BTreeMap<Sheet, String> = bulletin
        .routes
        .iter()
        .filter_map(|(url, route)| match route {
            Route::Sheet(sheet) => Some((*sheet, url.file())),
            _ => None,
        })
        .collect();
    let (Some(press), false) = (press, files.is_empty()) else {
        return Ok(<_>::default());
    };
    let sheets: Vec<Sheet> = files.keys().copied().collect();
    let made = each(project, bulletin, press, &sheets, terminal, |sheet, pdf| {
        output.put(&files[&sheet], pdf).map_err(refused)
    })?;
    let lacking = made.unset.iter().map(|sheet| files[sheet].clone());
    let lacking = lacking.collect();
    bulletin.withhold(made.unset);
    Ok((made.findings, lacking))
}

/// What came of setting sheets.
pub struct Made {
    /// The sheets that could not be set.
    pub unset: Vec<Sheet>,
    /// What is wrong with them.
    pub findings: Vec<Diagnostic>,
}

/// Sets `sheets` on all cores and hands each that can be set to `put`, until that fails.
pub fn each(
    project: &Project,
    bulletin: &Bulletin,
    press: &Press,
    sheets: &[Sheet],
    terminal: &Terminal,
    put: impl Fn(Sheet, &[u8]) -> Outcome + Sync,
) -> Result<Made, Failure> {
    let progress = Progress::of_sheets(sheets.len(), terminal);
    let done: Mutex<(Made, Outcome)> = Mutex::new((
        Made {
            unset: Vec::new(),
            findings: Vec::new(),
        },
        Ok(()),
    ));
    press.each(project, bulletin, sheets, |sheet, made| {
        progress.step();
        let put = made.map(|pdf| put(sheet, &pdf));
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        match put {
            Ok(Ok(())) => {}
            Ok(failed) => done.1 = failed,
            Err(found) => {
                done.0.unset.push(sheet);
                done.0.findings.extend(found);
            }
        }
    });
    progress.end();
    let (mut made, outcome) = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcome?;
    made.unset.sort_unstable();
    made.findings = press::told_once(made.findings);
    Ok(made)
}

/// Says what is not in this edition, and what is in it but in none of its months.
fn list_excluded(excluded: &[Excluded], terminal: &Terminal) {
    let has_year = |document: &&Excluded| document.reason != Reason::NoYear;
    let (left_out, without_year): (Vec<_>, Vec<_>) = excluded.iter().partition(has_year);
    list("build-left-out", &left_out, terminal);
    list("build-without-year", &without_year, terminal);
}

/// Lists documents under a heading, with the reason, one line each.
fn list(heading: &'static str, documents: &[&Excluded], terminal: &Terminal) {
    if documents.is_empty() {
        return;
    }
    terminal.say(&Message::new(heading).arg("count", documents.len()));
    for document in documents {
        let message = match document.reason {
            Reason::Draft => Message::new("build-left-out-draft"),
            Reason::Future(date) => Message::new("build-left-out-future").arg("date", date),
            Reason::Expired(date) => Message::new("build-left-out-expired").arg("date", date),
            Reason::Internal => Message::new("build-left-out-internal"),
            Reason::NoYear => Message::new("build-without-year-file"),
        };
        terminal.say(&message.arg("file", &document.path));
    }
}

/// Says what the site holds, then what was done to the disk.
fn summarise(
    bulletin: &Bulletin,
    written: &Written,
    output: &Path,
    started: Instant,
    terminal: &Terminal,
) {
    let pages = bulletin.routes.values().filter(|route| route.is_page());
    let holds = Message::new("build-holds")
        .arg("documents", bulletin.site.entries.len())
        .arg("pages", pages.count())
        .arg("activities", bulletin.site.all_planned().count());
    terminal.say(&holds);
    let message = Message::new("build-done")
        .arg("written", written.written)
        .arg("unchanged", written.files - written.written)
        .arg("removed", written.removed)
        .arg("output", output.display())
        .arg("seconds", format!("{:.2}", started.elapsed().as_secs_f64()));
    terminal.say(&message);
}

fn cannot_read(path: &SourcePath, error: std::io::Error) -> Failure {
    Failure::Io(Message::new("load-cannot-read").arg("file", path), error)
}

pub fn refused(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::NotOurs(path) => {
            Failure::Other(Message::new("write-not-ours").arg("directory", path.display()))
        }
        Refusal::Foreign(path) => {
            Failure::Other(Message::new("write-foreign").arg("file", path.display()))
        }
        Refusal::Io(path, error) => Failure::Io(
            Message::new("write-failed").arg("file", path.display()),
            error,
        ),
    }
}
