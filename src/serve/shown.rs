//! The pages that were looked at last.
//!
//! In: pages as they are shown. Out: one of them, for when its template can no longer be rendered. Invariant: of each
//! address the latest, and never more than sixteen.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::path::Url;

/// How many pages are kept.
const MOST: usize = 16;

/// Pages by their address, the latest last.
#[derive(Debug, Default)]
pub struct Shown(Mutex<VecDeque<(Url, String)>>);

impl Shown {
    /// Keeps what was shown at `url`.
    pub fn keep(&self, url: &Url, html: &str) {
        let mut pages = self.pages();
        pages.retain(|(known, _)| known != url);
        if pages.len() == MOST {
            pages.pop_front();
        }
        pages.push_back((url.clone(), html.to_owned()));
    }

    /// What was last shown at `url`.
    #[must_use]
    pub fn last(&self, url: &Url) -> Option<String> {
        let pages = self.pages();
        let found = pages.iter().find(|(known, _)| known == url);
        found.map(|(_, html)| html.clone())
    }

    fn pages(&self) -> MutexGuard<'_, VecDeque<(Url, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
