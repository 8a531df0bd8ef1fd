//! The pages whose templates are broken.
//!
//! In: what came of each page that was asked for. Out: whether that is news. Invariant: a finding is news once, however many
//! pages have it and however often they are asked for, and so is its end.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::diagnostic::Diagnostic;
use crate::base::path::Url;

/// Findings by the page that has them.
#[derive(Debug, Default)]
pub struct Troubles(Mutex<BTreeMap<Url, Diagnostic>>);

impl Troubles {
    /// The page at `url` cannot be made. Whether no page is known to have the same finding.
    #[must_use]
    pub fn begin(&self, url: &Url, finding: &Diagnostic) -> bool {
        let mut pages = self.pages();
        let is_known = pages.values().any(|known| known == finding);
        pages.insert(url.clone(), finding.clone());
        !is_known
    }

    /// The page at `url` was made. Whether it could not be before; then no other page has the same finding any more.
    #[must_use]
    pub fn end(&self, url: &Url) -> bool {
        let mut pages = self.pages();
        let Some(mended) = pages.remove(url) else {
            return false;
        };
        pages.retain(|_, finding| *finding != mended);
        true
    }

    fn pages(&self) -> MutexGuard<'_, BTreeMap<Url, Diagnostic>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
