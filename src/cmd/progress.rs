//! A bar that shows how far a long build is, at a terminal and nowhere else.

use indicatif::{ProgressBar, ProgressStyle};

use crate::base::diagnostic::Message;
use crate::cmd::terminal::Terminal;

/// How many steps make a build long enough for a bar.
const LONG: usize = 2_000;

/// From how many sheets on setting them is long.
const LONG_PRINT: usize = 20;

/// How far the work is.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// For a build of so many pages.
    pub fn new(steps: usize, terminal: &Terminal) -> Progress {
        Progress::from(steps, LONG, "build-progress", terminal)
    }

    /// For setting so many sheets.
    pub fn of_sheets(sheets: usize, terminal: &Terminal) -> Progress {
        Progress::from(sheets, LONG_PRINT, "print-progress", terminal)
    }

    /// For work of so many steps, which is long from `long` on, under the label `id`.
    fn from(steps: usize, long: usize, id: &'static str, terminal: &Terminal) -> Progress {
        if steps < long || !terminal.is_watched() {
            return Progress {
                bar: ProgressBar::hidden(),
            };
        }
        let label = terminal.catalogue.text(&Message::new(id));
        let template = format!("{label} {{wide_bar}} {{pos}}/{{len}}");
        // The template is ours; a label that it cannot hold leaves the plain bar.
        let style = ProgressStyle::with_template(&template);
        let bar = ProgressBar::new(steps as u64);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Progress { bar }
    }

    /// One step is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
