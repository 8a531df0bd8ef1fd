//! The terminal: words in the user's language, on the two streams.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{Diagnostic, Message, Severity};
use crate::cmd::{Failure, Outcome, report};
use crate::model::config::Language;
use crate::read::tree::At;

/// Where a command speaks. What was asked for goes to standard output, everything else to standard error.
pub struct Terminal {
    /// The program's texts.
    pub catalogue: Catalogue,
    color: bool,
}

impl Terminal {
    /// A terminal that speaks `language`.
    pub fn new(language: Language) -> Terminal {
        let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Terminal {
            catalogue: Catalogue::new(language.tag()),
            color,
        }
    }

    /// Whether somebody watches standard error as it is written.
    pub fn is_watched(&self) -> bool {
        std::io::stderr().is_terminal()
    }

    /// How many columns standard output has, if it is a terminal; `COLUMNS` says it in its place.
    pub fn width(&self) -> Option<u16> {
        let said = std::env::var("COLUMNS").ok();
        let said = said.and_then(|columns| columns.parse().ok());
        said.or_else(|| Some(console::Term::stdout().size_checked()?.1))
    }

    /// Says something about what is going on.
    pub fn say(&self, message: &Message) {
        anstream::eprintln!("{}", self.catalogue.text(message));
    }

    /// Says why the program stops.
    pub fn fail(&self, message: &Message) {
        let text = self.catalogue.text(message);
        self.say(&Message::new("cmd-fails").arg("text", text));
    }

    /// Why the system refused something, and where it says of which file; in its own words where we have none.
    pub fn reason(&self, error: &io::Error) -> String {
        let words = match error.kind() {
            ErrorKind::NotFound => self.catalogue.text(&Message::new("io-not-found")),
            ErrorKind::PermissionDenied => self.catalogue.text(&Message::new("io-denied")),
            ErrorKind::StorageFull => self.catalogue.text(&Message::new("io-full")),
            ErrorKind::IsADirectory => self.catalogue.text(&Message::new("io-directory")),
            ErrorKind::NotADirectory => self.catalogue.text(&Message::new("io-not-directory")),
            ErrorKind::ReadOnlyFilesystem => self.catalogue.text(&Message::new("io-read-only")),
            _ => return error.to_string(),
        };
        let inner = error.get_ref();
        let of_tree = inner.and_then(|inner| inner.downcast_ref::<At>());
        let of_walk = inner.and_then(|inner| inner.downcast_ref::<walkdir::Error>());
        let path = of_tree.map(|at| at.path.as_path());
        match path.or_else(|| of_walk.and_then(walkdir::Error::path)) {
            None => words,
            Some(path) => {
                let message = Message::new("io-at").arg("file", path.display());
                self.catalogue.text(&message.arg("detail", words))
            }
        }
    }

    /// Shows findings, and how many there are.
    pub fn report(&self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            anstream::eprintln!(
                "{}\n",
                report::render(diagnostic, &self.catalogue, self.color)
            );
        }
        let errors = diagnostics
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .count();
        let warnings = diagnostics.len() - errors;
        if !diagnostics.is_empty() {
            self.say(
                &Message::new("cmd-findings")
                    .arg("errors", errors)
                    .arg("warnings", warnings),
            );
        }
    }

    /// Prints what was asked for. A reader that has gone away is no failure.
    pub fn print(&self, text: &str) -> Outcome {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Failure::Io(Message::new("cmd-cannot-print"), error))
            }
            _ => Ok(()),
        }
    }
}
