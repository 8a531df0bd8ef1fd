//! The command line: one short file a command.
//!
//! In: arguments as typed. Out: an [`ExitCode`], words on the terminal, and for some commands files.
//! Invariant: every word comes from the catalogues.

mod activities;
mod args;
mod build;
mod completions;
mod import;
mod init;
mod new;
mod print;
mod progress;
pub mod report;
mod serve;
mod terminal;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use args::Command;
use terminal::Terminal;

use crate::base::diagnostic::Message;
use crate::read::Project;

/// Why a command ended without doing all of its work.
enum Failure {
    /// The content has errors; they have been shown.
    Content,
    /// Something outside the content is wrong; this says what.
    Other(Message),
    /// The system refused something; the message says what, its `detail` will be why.
    Io(Message, io::Error),
}

/// What a command comes to.
type Outcome = Result<(), Failure>;

/// Runs the program with `arguments`, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let terminal = Terminal::new(args::language(&arguments));
    let typed = match args::parse(&arguments, &terminal) {
        Ok(typed) => typed,
        Err(code) => return code,
    };
    match dispatch(typed, &terminal) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Other(message)) => {
            terminal.fail(&message);
            ExitCode::from(2)
        }
        Err(Failure::Io(message, error)) => {
            terminal.fail(&message.arg("detail", terminal.reason(&error)));
            ExitCode::from(2)
        }
    }
}

/// The project's settings cannot be read: mostly because there is no project.
fn no_site(project: &Project, error: io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        let root = std::path::absolute(project.root());
        let root = root.unwrap_or_else(|_| project.root().to_owned());
        let message = Message::new("load-no-site").arg("directory", root.display());
        return Failure::Other(message);
    }
    let message = Message::new("load-cannot-read").arg("file", "site.toml");
    Failure::Io(message, error)
}

/// Something of the project cannot be read.
fn unreadable(error: io::Error) -> Failure {
    Failure::Io(Message::new("load-unreadable"), error)
}

fn dispatch(command: Command, terminal: &Terminal) -> Outcome {
    match command {
        Command::Build(options) => build::run(&options, terminal),
        Command::Serve(options) => serve::run(options, terminal),
        Command::Print(options) => print::run(&options, terminal),
        Command::Activities(options) => activities::run(&options, terminal),
        Command::Init(options) => init::run(&options, terminal),
        Command::New(options) => new::run(&options, terminal),
        Command::Import(options) => import::run(&options, terminal),
        Command::Completions { shell } => completions::run(shell, terminal),
    }
}
