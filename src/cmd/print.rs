//! `huikan print`: sheets of the site as PDF.

mod wanted;

use std::path::{Path, PathBuf};

use crate::base::diagnostic::{Message, Severity};
use crate::cmd::args::PrintOptions;
use crate::cmd::build::{Made, each, gather, output_directory, printed, refused};
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome};
use crate::compose::{has_sheet, sheet_url};
use crate::model::config::Pdf;
use crate::model::paper::Sheet;
use crate::parse::body::Keep;
use crate::pipeline::{self, Bulletin};
use crate::press::Press;
use crate::read::Project;
use crate::write::Output;

/// Prints what was asked for, unless anything in the bulletin is wrong.
pub fn run(options: &PrintOptions, terminal: &Terminal) -> Outcome {
    refuse_file(options.to.as_deref())?;
    let project = Project::new(&options.site.site);
    let output = output_directory(&options.site, None);
    let printed = printed(&output)?;
    let mut linked = Pdf::None;
    let (bulletin, press, findings) = gather(
        &project,
        &options.site,
        Keep::Markdown,
        Severity::Error,
        |config| {
            config.print.printed = printed;
            linked = std::mem::replace(&mut config.print.pdf, Pdf::All);
        },
    )?;
    terminal.report(&findings);
    let (Some(mut bulletin), Some(press)) = (bulletin, press) else {
        return Err(Failure::Content);
    };
    if pipeline::has_errors(&findings) {
        return Err(Failure::Content);
    }
    let sheets = wanted::sheets(options, &bulletin, terminal)?;
    for message in press.standing_in() {
        terminal.say(&message);
    }
    bulletin.site.config.print.pdf = linked;
    let printing = Printing {
        project: &project,
        bulletin: &bulletin,
        press: &press,
        terminal,
    };
    match &options.to {
        Some(folder) => printing.to_folder(&sheets, folder),
        None => printing.beside_pages(&sheets, &output),
    }
}

/// Refuses a file where a folder is needed.
fn refuse_file(to: Option<&Path>) -> Outcome {
    match to.filter(|to| to.is_file()) {
        Some(file) => Err(Failure::Other(
            Message::new("print-to-file").arg("file", file.display()),
        )),
        None => Ok(()),
    }
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
                let message = Message::new("write-failed").arg("file", path.display());
                Failure::Io(message, error)
            }
        };
        std::fs::create_dir_all(folder).map_err(failed(folder.to_owned()))?;
        let made = self.set(sheets, |file, pdf| {
            let path = folder.join(flat(file));
            match std::fs::read(&path).is_ok_and(|there| there == pdf) {
                true => Ok(()),
                false => std::fs::write(&path, pdf).map_err(failed(path)),
            }
        })?;
        self.tell(sheets, &made, folder, flat)
    }

    /// Puts them into the site, beside the pages of what they show.
    fn beside_pages(&self, sheets: &[Sheet], folder: &Path) -> Outcome {
        let output = Output::open(folder).map_err(refused)?;
        let made = self.set(sheets, |file, pdf| output.put(file, pdf).map_err(refused));
        let made = match made {
            Ok(made) => made,
            Err(failure) => {
                output.abandon();
                return Err(failure);
            }
        };
        output.finish_beside().map_err(refused)?;
        let is_linked = |sheet: &Sheet| {
            has_sheet(&self.bulletin.site, *sheet) || matches!(sheet, Sheet::Book(_))
        };
        if !sheets.iter().all(is_linked) {
            self.terminal.say(&Message::new("print-not-linked"));
        }
        self.tell(sheets, &made, folder, str::to_owned)
    }

    /// Sets all of them, on all cores, and hands each to `put` with its file.
    fn set(
        &self,
        sheets: &[Sheet],
        put: impl Fn(&str, &[u8]) -> Outcome + Sync,
    ) -> Result<Made, Failure> {
        let Printing {
            project,
            bulletin,
            press,
            terminal,
        } = self;
        let made = each(project, bulletin, press, sheets, terminal, |sheet, pdf| {
            put(&self.file(sheet), pdf)
        });
        for message in press.unreadable() {
            terminal.say(&message);
        }
        made
    }

    /// The file of a sheet, from the site's root.
    fn file(&self, sheet: Sheet) -> String {
        sheet_url(&self.bulletin.site, sheet)
            .map(|url| url.file())
            .unwrap_or_default()
    }

    /// Says where they are, and what keeps the others from being made.
    fn tell(
        &self,
        sheets: &[Sheet],
        made: &Made,
        folder: &Path,
        name: impl Fn(&str) -> String,
    ) -> Outcome {
        let done = sheets.iter().filter(|sheet| !made.unset.contains(sheet));
        if let Some(last) = done.clone().next_back() {
            let message = Message::new("print-done")
                .arg("count", done.count())
                .arg("directory", folder.display())
                .arg("last", name(&self.file(*last)));
            self.terminal.say(&message);
        }
        if made.unset.is_empty() {
            return Ok(());
        }
        self.terminal.report(&made.findings);
        let message = Message::new("print-unset").arg("count", made.unset.len());
        self.terminal.say(&message);
        Err(Failure::Content)
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
