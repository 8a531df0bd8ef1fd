//! Items that stand in a schedule but in none of its months: told, never guessed.
//!
//! In: what a plan names. Out: a warning for each heading or period that has such items.

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::model::schedule::{Schedule, Unplaced};

/// The warnings about the plan in `file`.
pub fn warnings(file: &SourcePath, schedule: &Schedule) -> impl Iterator<Item = Diagnostic> {
    schedule
        .unplaced
        .iter()
        .map(|unplaced| warning(file, unplaced))
}

/// The warnings about items that no month's page shows at all. What belongs to a quarter or a term stands on the pages of
/// its months under that name, which is what its author may have meant.
pub fn lost(file: &SourcePath, schedule: &Schedule) -> impl Iterator<Item = Diagnostic> {
    let shown = |unplaced: &&Unplaced| {
        let mut activities = schedule.activities.iter();
        activities.any(|activity| activity.line == unplaced.line && activity.period().is_some())
    };
    let lost = schedule
        .unplaced
        .iter()
        .filter(move |unplaced| !shown(unplaced));
    lost.map(|unplaced| warning(file, unplaced))
}

fn warning(file: &SourcePath, unplaced: &Unplaced) -> Diagnostic {
    let place = Place {
        line: unplaced.line,
        width: unplaced.text.chars().count().max(1),
        text: unplaced.text.as_str().into(),
        ..Place::file(file)
    };
    let message = match unplaced.under.as_str() {
        "" => Message::new("plan-unplaced-nowhere"),
        under => Message::new("plan-unplaced").arg("under", under),
    };
    Diagnostic::warning(place, message.arg("count", unplaced.count))
        .help(Message::new("plan-unplaced-help"))
}
