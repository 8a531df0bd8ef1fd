//! What is wrong, where, and what to write instead: as data, in no language yet.
//!
//! In: whatever a stage finds. Out: [`Diagnostic`]s that [`crate::base::catalogue`] puts into words.
//! Invariant: a diagnostic holds all it needs to be shown; nobody has to read the source again.

use crate::base::place::Place;

/// A text that the message catalogues know by name, and what is to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// The name in the catalogues, as `front-unknown-key`.
    pub id: &'static str,
    /// Name and value of each placeable.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// The message named `id`, with nothing filled in yet.
    #[must_use]
    pub fn new(id: &'static str) -> Message {
        Message {
            id,
            args: Vec::new(),
        }
    }

    /// Fills in one placeable.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Message {
        self.args.push((name, value.to_string()));
        self
    }
}

/// How bad it is. Errors stop a build, the others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be built as written.
    Error,
    /// It can, but the author should look.
    Warning,
}

/// One finding about the author's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// Other places that have to do with it, each with a word of why.
    pub related: Vec<(Place, Message)>,
    /// What to write instead.
    pub help: Option<Message>,
}

impl Diagnostic {
    /// An error at `place`.
    #[must_use]
    pub fn error(place: Place, message: Message) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            message,
            place,
            related: Vec::new(),
            help: None,
        }
    }

    /// A warning at `place`.
    #[must_use]
    pub fn warning(place: Place, message: Message) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(place, message)
        }
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: Message) -> Diagnostic {
        self.help = Some(help);
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn related(mut self, place: Place, message: Message) -> Diagnostic {
        self.related.push((place, message));
        self
    }
}

/// Sorts findings as a reader goes through them: by file, line, column.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|one, other| {
        (&one.place, one.severity, &one.message).cmp(&(
            &other.place,
            other.severity,
            &other.message,
        ))
    });
}
