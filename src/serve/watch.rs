//! A doorbell: something may have changed.
//!
//! In: the project's directory. Out: a ring, soon after anything in it was touched. Invariant: a ring says nothing
//! of what happened, and its absence proves nothing; whoever listens looks for himself, and also when it is quiet.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::read::tree::is_hidden;

/// The folders that are watched with all that lies below.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// How long it must be quiet after a ring: editors save in several steps.
const QUIET: Duration = Duration::from_millis(3);

/// How long a burst may keep the listener waiting.
const BURST: Duration = Duration::from_millis(30);

/// Rings when the project was touched, or never.
pub struct Doorbell {
    rings: Receiver<()>,
    /// Kept so that the receiver never finds itself alone.
    _button: SyncSender<()>,
    watch: Option<Watch>,
}

struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    /// Whether one of the watched folders itself came or went.
    moved: Arc<AtomicBool>,
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
        let (button, rings) = sync_channel(1);
        Doorbell {
            rings,
            _button: button,
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
        let (button, rings) = sync_channel(1);
        let moved = Arc::new(AtomicBool::new(false));
        let watcher = notify::recommended_watcher(listener(root, button.clone(), moved.clone()));
        let mut watch = Watch {
            root: root.to_owned(),
            watcher: watcher.map_err(silence)?,
            moved,
        };
        watch
            .watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(silence)?;
        watch.folders().map_err(silence)?;
        Ok(Doorbell {
            rings,
            _button: button,
            watch: Some(watch),
        })
    }

    /// Whether it can ring at all.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.watch.is_none()
    }

    /// Waits for a ring and the quiet after it, at most for `patience`. Whether it rang.
    pub fn wait(&mut self, patience: Duration) -> bool {
        let rang = self.rings.recv_timeout(patience).is_ok();
        let last = Instant::now() + BURST;
        while rang && self.rings.recv_timeout(QUIET).is_ok() && Instant::now() < last {}
        rang
    }

    /// Watches folders that were made or put in another's place since.
    ///
    /// # Errors
    /// When the system does not watch them.
    pub fn renew(&mut self) -> Result<(), Silence> {
        match &mut self.watch {
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

/// Presses the button for what matters. A full channel has a ring in it already.
fn listener(
    root: &Path,
    button: SyncSender<()>,
    moved: Arc<AtomicBool>,
) -> impl Fn(notify::Result<Event>) + use<> {
    let root = root.to_owned();
    move |event| {
        let matters = match &event {
            Ok(event) => event.need_rescan() || is_change(event) && concerns(&root, event, &moved),
            Err(_) => true,
        };
        if matters {
            let _ = button.try_send(());
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

/// Whether a path of `event` is one that is looked at: not the output, not what editors leave behind.
fn concerns(root: &Path, event: &Event, moved: &AtomicBool) -> bool {
    let mut concerns = event.paths.is_empty();
    for path in &event.paths {
        let below = path.strip_prefix(root).unwrap_or(path);
        let mut parts = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        let Some(top) = parts.next() else {
            concerns = true;
            continue;
        };
        let is_folder = FOLDERS.contains(&&*top);
        let mut inside = parts.peekable();
        if is_folder && inside.peek().is_none() {
            moved.store(true, Ordering::Relaxed);
        }
        concerns |= (is_folder || top == "site.toml") && !inside.any(|part| is_hidden(&part));
    }
    concerns
}

fn silence(error: notify::Error) -> Silence {
    match error.kind {
        ErrorKind::MaxFilesWatch => Silence::Limit,
        _ => Silence::Other(error),
    }
}
