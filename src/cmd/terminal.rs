//! The terminal: words in the user's language, on the two streams.

use std::io::{ErrorKind, IsTerminal, Write};

use crate::base::catalogue::Catalogue;
use crate::base::diagnostic::{Diagnostic, Message, Severity};
use crate::cmd::report;
use crate::model::config::Language;

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

    /// Says something about what is going on.
    pub fn say(&self, message: &Message) {
        anstream::eprintln!("{}", self.catalogue.text(message));
    }

    /// Says why the program stops.
    pub fn fail(&self, message: &Message) {
        let label = self.catalogue.text(&Message::new("report-error"));
        anstream::eprintln!("{label}: {}", self.catalogue.text(message));
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
    pub fn print(&self, text: &str) -> Result<(), Message> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Message::new("cmd-cannot-print").arg("detail", error))
            }
            _ => Ok(()),
        }
    }
}
