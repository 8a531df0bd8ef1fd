//! A doorbell: something may have changed.
//!
//! In: the project's directory. Out: a ring, soon after anything in it was touched, and where to look first.
//! Invariant: a ring says nothing of what happened, nor that nothing else did, and its absence proves nothing;
//! whoever listens looks for himself, soon after at everything, and also when it is quiet.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::base::path::SourcePath;
use crate::read::source_path;
use crate::read::tree::is_hidden;

/// The folders that are watched with all that lies below.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// How long it must be quiet after a ring: editors save in several steps.
const QUIET: Duration = Duration::from_millis(3);

/// How long a burst may keep the listener waiting.
const BURST: Duration = Duration::from_millis(30);

/// How many files are looked at first; where more were touched, everything is.
const FEW: usize = 16;

/// Rings when the project was touched, or never.
pub struct Doorbell {
    rings: Receiver<()>,
    button: Button,
    watch: Option<Watch>,
}

struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    /// Whether one of the watched folders itself came or went.
    moved: Arc<AtomicBool>,
    /// Whether the system refused to watch a folder that was made since.
    full: Arc<AtomicBool>,
}

/// What rings, and remembers what was touched since somebody looked.
#[derive(Clone)]
struct Button {
    ring: SyncSender<()>,
    /// `None` where it is too much, or not known.
    touched: Arc<Mutex<Option<BTreeSet<SourcePath>>>>,
}

impl Button {
    fn new() -> (Button, Receiver<()>) {
        let (ring, rings) = sync_channel(1);
        let touched = Arc::new(Mutex::new(Some(BTreeSet::new())));
        (Button { ring, touched }, rings)
    }

    /// Adds what was touched, and rings. A full channel has a ring in it already.
    fn press(&self, paths: Option<Vec<SourcePath>>) {
        let mut touched = self.lock();
        *touched = match (touched.take(), paths) {
            (Some(mut known), Some(paths)) if known.len() + paths.len() <= FEW => {
                known.extend(paths);
                Some(known)
            }
            _ => None,
        };
        drop(touched);
        let _ = self.ring.try_send(());
    }

    fn lock(&self) -> MutexGuard<'_, Option<BTreeSet<SourcePath>>> {
        self.touched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why somebody looks.
pub enum Cause {
    /// It rang; what was touched, where that is little and known.
    Ring(Option<BTreeSet<SourcePath>>),
    /// It was quiet for long enough.
    Quiet,
}

/// Why there are no rings.
#[derive(Debug)]
pub enum Silence {
    /// The system watches as many files as it is allowed to.
    Limit,
    /// It does not watch at all.
    Other(notify::Error),
}

impl Doorbell {
    /// A doorbell that never rings, for file systems without events.
    #[must_use]
    pub fn silent() -> Doorbell {
        let (button, rings) = Button::new();
        Doorbell {
            rings,
            button,
            watch: None,
        }
    }

    /// A doorbell for the project at `root`.
    ///
    /// # Errors
    /// When the system does not watch it.
    pub fn new(root: &Path) -> Result<Doorbell, Silence> {
        // Events name files by their true paths.
        let root = &root
            .canonicalize()
            .map_err(|error| Silence::Other(notify::Error::io(error)))?;
        let (button, rings) = Button::new();
        let moved = Arc::new(AtomicBool::new(false));
        let full = Arc::new(AtomicBool::new(false));
        let listener = listener(root, button.clone(), moved.clone(), full.clone());
        let watcher = notify::recommended_watcher(listener);
        let mut watch = Watch {
            root: root.to_owned(),
            watcher: watcher.map_err(silence)?,
            moved,
            full,
        };
        watch
            .watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(silence)?;
        watch.folders().map_err(silence)?;
        Ok(Doorbell {
            rings,
            button,
            watch: Some(watch),
        })
    }

    /// Whether it can ring at all.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.watch.is_none()
    }

    /// What says whether something was touched since somebody last waited.
    pub fn rung(&self) -> impl Fn() -> bool + Sync + use<> {
        let button = self.button.clone();
        move || {
            let touched = button.lock();
            touched.as_ref().is_none_or(|touched| !touched.is_empty())
        }
    }

    /// Waits for a ring and the quiet after it, at most for `patience`.
    pub fn wait(&mut self, patience: Duration) -> Cause {
        if self.rings.recv_timeout(patience).is_err() {
            return Cause::Quiet;
        }
        let last = Instant::now() + BURST;
        while self.rings.recv_timeout(QUIET).is_ok() && Instant::now() < last {}
        Cause::Ring(self.button.lock().replace(BTreeSet::new()))
    }

    /// Watches folders that were made or put in another's place since.
    ///
    /// # Errors
    /// When the system does not watch them.
    pub fn renew(&mut self) -> Result<(), Silence> {
        match &mut self.watch {
            Some(watch) if watch.full.load(Ordering::Relaxed) => Err(Silence::Limit),
            Some(watch) if watch.moved.swap(false, Ordering::Relaxed) => {
                watch.folders().map_err(silence)
            }
            _ => Ok(()),
        }
    }
}

impl Watch {
    fn folders(&mut self) -> notify::Result<()> {
        for folder in FOLDERS {
            let path = self.root.join(folder);
            // A folder that is gone is no longer watched, which is not worth a word.
            drop(self.watcher.unwatch(&path));
            if path.is_dir() {
                self.watcher.watch(&path, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

/// Presses the button for what matters.
fn listener(
    root: &Path,
    button: Button,
    moved: Arc<AtomicBool>,
    full: Arc<AtomicBool>,
) -> impl Fn(notify::Result<Event>) + use<> {
    let root = root.to_owned();
    move |event| match event {
        Ok(event) if event.need_rescan() || event.paths.is_empty() => button.press(None),
        Ok(event) if is_change(&event) => {
            let paths = touched(&root, &event, &moved);
            if !paths.is_empty() {
                button.press(Some(paths));
            }
        }
        Ok(_) => {}
        Err(error) => {
            let is_full = matches!(silence(error), Silence::Limit);
            full.fetch_or(is_full, Ordering::Relaxed);
            button.press(None);
        }
    }
}

/// Reading is no change; we read ourselves.
fn is_change(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// The paths of `event` that are looked at: not the output, not what editors leave behind.
fn touched(root: &Path, event: &Event, moved: &AtomicBool) -> Vec<SourcePath> {
    let paths = event
        .paths
        .iter()
        .map(|path| source_path(root, path).unwrap_or_else(|| SourcePath::new("")));
    let looked_at = paths.filter(|path| {
        let mut parts = path.as_str().split('/');
        let top = parts.next().unwrap_or_default();
        let is_folder = FOLDERS.contains(&top);
        if is_folder && path.as_str() == top {
            moved.store(true, Ordering::Relaxed);
        }
        (is_folder || top == "site.toml" || top.is_empty()) && !parts.any(is_hidden)
    });
    looked_at.collect()
}

fn silence(error: notify::Error) -> Silence {
    match error.kind {
        ErrorKind::MaxFilesWatch => Silence::Limit,
        _ => Silence::Other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_the_system_will_not_watch_any_more_rings_and_is_told() {
        let project = tempfile::tempdir().expect("a folder");
        let mut doorbell = Doorbell::new(project.path()).expect("watched");
        assert!(doorbell.renew().is_ok());
        let watch = doorbell.watch.as_ref().expect("watched");
        let button = doorbell.button.clone();
        let listen = listener(&watch.root, button, watch.moved.clone(), watch.full.clone());
        listen(Err(notify::Error::new(ErrorKind::WatchNotFound)));
        assert!(doorbell.renew().is_ok());
        listen(Err(notify::Error::new(ErrorKind::MaxFilesWatch)));
        let cause = doorbell.wait(Duration::ZERO);
        assert!(matches!(cause, Cause::Ring(None)));
        assert!(matches!(doorbell.renew(), Err(Silence::Limit)));
    }
}
