//! Numbers of headings and items that do not count on.

use std::collections::BTreeMap;

use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::{LineIndex, Places};
use crate::import::finding::{Finding, excerpt};
use crate::import::label::{self, Label, Level};

/// Every number that is neither one more than the last of its level nor one.
pub fn gaps(path: &SourcePath, text: &str, index: &LineIndex) -> Vec<Finding> {
    let mut places = Places::new(path, text, index);
    let mut last: BTreeMap<Level, u32> = BTreeMap::new();
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let words = line.trim_start_matches(['#', ' ', '*']);
        let start = at + line.len() - words.len();
        at += line.len() + 1;
        let is_heading = line.starts_with('#');
        let Some(label) = label::read(words).filter(|_| !label::is_month(words)) else {
            if is_heading || label::is_month(words) {
                last.retain(|level, _| *level == Level::First);
            }
            continue;
        };
        if let Some(expected) = skipped(&label, &last) {
            let message = Message::new("import-decide-gap")
                .arg("expected", expected)
                .arg("number", label.number)
                .arg("text", excerpt(words));
            found.push(Finding::new(message, &places.at(start..start + label.end)));
        }
        last.insert(label.level, label.number);
        if label.level == Level::First && words[label.end..].contains("1、") {
            // `三、发挥作用1、完善制度`: the first item stands on the heading's line.
            last.insert(Level::Third, 1);
        }
    }
    found
}

/// The number that should stand in place of `label`.
fn skipped(label: &Label, last: &BTreeMap<Level, u32>) -> Option<u32> {
    let expected = last.get(&label.level).map_or(1, |last| last + 1);
    (label.number != 1 && label.number != expected && (expected > 1 || label.number > 1))
        .then_some(expected)
}
