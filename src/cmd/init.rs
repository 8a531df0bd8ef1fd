//! `huikan init DIR`: a small site that builds, to start from.

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::base::diagnostic::Message;
use crate::cmd::args::InitOptions;
use crate::cmd::terminal::Terminal;
use crate::cmd::{Failure, Outcome};
use crate::write;

/// The site as it is written, a folder for each language.
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/starter");

/// Writes the site into a directory that is missing or holds hidden files at most.
pub fn run(options: &InitOptions, terminal: &Terminal) -> Outcome {
    let directory = &options.directory;
    if write::holds_files(directory).unwrap_or(false) {
        let message = Message::new("init-not-empty").arg("directory", directory.display());
        return Err(Failure::Other(message));
    }
    let today = jiff::ZonedDateTime::now().date();
    let tag = terminal.catalogue.tag();
    if let Some(starter) = STARTER.get_dir(tag) {
        lay_out(
            starter,
            Path::new(tag),
            directory,
            &today.year().to_string(),
        )?;
    }
    terminal.say(&Message::new("init-done").arg("directory", directory.display()));
    Ok(())
}

/// Writes the files of `folder`, with the year filled in.
fn lay_out(folder: &Dir<'_>, prefix: &Path, directory: &Path, year: &str) -> Outcome {
    for file in folder.files() {
        let below = file.path().strip_prefix(prefix).unwrap_or(file.path());
        let text = file
            .contents_utf8()
            .unwrap_or_default()
            .replace("{{year}}", year);
        let path = directory.join(below);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, text))
            .map_err(|error| {
                let message = Message::new("write-failed").arg("file", path.display());
                Failure::Io(message, error)
            })?;
    }
    folder
        .dirs()
        .try_for_each(|below| lay_out(below, prefix, directory, year))
}
