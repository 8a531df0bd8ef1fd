//! What is wrong with a command line.
//!
//! In: what the reader of command lines says. Out: the same as a message of the catalogues. Invariant: none of the reader's own
//! words are shown.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use crate::base::diagnostic::Message;

/// What is wrong, and where it can be told, what was meant.
pub fn explain(error: &Error) -> Message {
    let argument = told(error, ContextKind::InvalidArg).unwrap_or_default();
    let meant = |kind| told(error, kind).unwrap_or_else(none);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            Message::new("args-too-many").arg("argument", argument)
        }
        ErrorKind::UnknownArgument => Message::new("args-unknown-argument")
            .arg("argument", argument)
            .arg("meant", meant(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => Message::new("args-unknown-command")
            .arg("command", meant(ContextKind::InvalidSubcommand))
            .arg("meant", meant(ContextKind::SuggestedSubcommand)),
        ErrorKind::MissingSubcommand => Message::new("args-missing-command"),
        ErrorKind::MissingRequiredArgument => {
            Message::new("args-missing-argument").arg("argument", argument)
        }
        ErrorKind::TooManyValues => Message::new("args-no-value").arg("argument", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => value(error, argument),
        ErrorKind::ArgumentConflict => conflict(error, argument),
        ErrorKind::InvalidUtf8 => Message::new("args-not-utf8"),
        _ => Message::new("args-other"),
    }
}

/// A value that cannot be, or none where there must be one.
fn value(error: &Error, argument: String) -> Message {
    let value = told(error, ContextKind::InvalidValue).unwrap_or_default();
    let valid = told(error, ContextKind::ValidValue).filter(|valid| !valid.is_empty());
    let message = match value.as_str() {
        "" => Message::new("args-missing-value"),
        value => Message::new("args-invalid-value").arg("value", value),
    };
    message
        .arg("argument", argument)
        .arg("valid", valid.unwrap_or_else(none))
}

/// Two that do not go together, or one that is there twice.
fn conflict(error: &Error, argument: String) -> Message {
    let other = told(error, ContextKind::PriorArg).unwrap_or_default();
    match other == argument {
        true => Message::new("args-twice").arg("argument", argument),
        false => Message::new("args-conflict")
            .arg("argument", argument)
            .arg("other", other),
    }
}

/// What the reader says of one side of the matter.
fn told(error: &Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(ToString::to_string)
}

fn none() -> String {
    "none".to_owned()
}
