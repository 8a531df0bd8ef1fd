//! A real browser, driven: what a reader sees and can do.
//!
//! Needs Chromium (`.ci/browser` installs it). Where it is not, a test is skipped with a word, but not where `CI` is set.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use headless_chrome::{Browser, LaunchOptions, Tab};

/// How long something may take to be seen.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What Chromium is called.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Nothing of its own on the network, no shared profile.
const OPTIONS: [&str; 6] = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The browser with its profile.
pub struct Reader {
    pub tab: Arc<Tab>,
    browser: Browser,
    _profile: Arc<tempfile::TempDir>,
}

impl Reader {
    /// `None` where there is no browser.
    pub fn new() -> Option<Reader> {
        let path = found(chromium(), "there is no Chromium here: run .ci/browser")?;
        let profile = tempfile::tempdir().expect("a temporary directory");
        let options = LaunchOptions::default_builder()
            .path(Some(path))
            .sandbox(false)
            .window_size(Some((1000, 700)))
            .user_data_dir(Some(profile.path().to_owned()))
            .idle_browser_timeout(PATIENCE)
            .args(OPTIONS.iter().map(OsStr::new).collect())
            .build()
            .expect("options");
        let browser = Browser::new(options).expect("the browser starts");
        let tab = browser.new_tab().expect("a tab");
        Some(Reader {
            tab,
            browser,
            _profile: Arc::new(profile),
        })
    }

    /// The same reader at another tab.
    #[allow(dead_code, reason = "only some readers have several")]
    pub fn beside(&self) -> Reader {
        Reader {
            tab: self.browser.new_tab().expect("a tab"),
            browser: self.browser.clone(),
            _profile: self._profile.clone(),
        }
    }

    pub fn go(&self, url: &str) {
        self.tab.navigate_to(url).expect("a page");
        self.tab.wait_until_navigated().expect("the page");
    }

    /// Waits until `condition`, in the page's own language, is true.
    pub fn sees(&self, condition: &str) {
        let started = Instant::now();
        while !self.holds(condition) {
            assert!(
                started.elapsed() < PATIENCE,
                "never seen: {condition}, but:\n{}",
                self.text("document.body.innerText + (document.querySelector('huikan-preview')?.shadowRoot.textContent ?? '')")
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether `condition` is true now; a page that is being left has no answer.
    fn holds(&self, condition: &str) -> bool {
        let told = self.tab.evaluate(&format!("Boolean({condition})"), false);
        told.is_ok_and(|told| told.value == Some(true.into()))
    }

    /// What `expression` comes to, once it is there.
    pub fn text(&self, expression: &str) -> String {
        let told = self.tab.evaluate(expression, true).ok();
        let value = told.and_then(|told| told.value).unwrap_or_default();
        value.as_str().map_or(value.to_string(), str::to_owned)
    }
}

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let candidates = folders
        .iter()
        .flat_map(|folder| NAMES.map(|name| folder.join(name)));
    candidates.into_iter().find(|file| file.is_file())
}

/// What a test needs from outside. Who has it not may go on without, and is told so; a machine that judges changes may not.
pub fn found<T>(needed: Option<T>, reason: &str) -> Option<T> {
    if needed.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{reason}");
        println!("skipped: {reason}");
    }
    needed
}
