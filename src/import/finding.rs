//! What is told of a file that came in.

use crate::base::diagnostic::Message;
use crate::base::place::Place;

/// Something that was changed, or that the reader must decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub message: Message,
    /// Where: in the file that came in for a change, in the document for a decision. Line 0 is all over it.
    pub place: Place,
}

impl Finding {
    /// Something at `place`.
    #[must_use]
    pub fn new(message: Message, place: &Place) -> Finding {
        Finding {
            message,
            place: place.clone(),
        }
    }
}

/// The words around where something was changed, short enough for one line.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const LONGEST: usize = 24;
    let mut words: String = text.chars().take(LONGEST).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words.replace('\n', " ")
}
