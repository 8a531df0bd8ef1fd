//! The preview: a site that answers while it is being written.
//!
//! In: a project. Out: answers on a socket, and words about what changed. Invariant: what an address answers is
//! what a build of the present files writes there, with what only a preview needs put into the response; nothing
//! is rendered that nobody looks at, and nothing is written.
//!
//! [`watch`] rings, [`session`] looks at what is there and makes a [`view`], [`http`] answers from the latest one.

pub mod address;
pub mod bar;
pub mod connections;
pub mod editor;
pub mod http;
pub mod lines;
pub mod list;
pub mod preview;
pub mod session;
pub mod shelf;
pub mod shown;
pub mod troubles;
pub mod view;
pub mod watch;

use std::io;
use std::net::{IpAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::watch::Sender;

use crate::base::catalogue::Catalogue;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Message};
use crate::model::source::Edition;
use crate::read::Project;
use editor::Editor;
use session::{Change, Session};
use shelf::Changes;
use shown::Shown;
use troubles::Troubles;
use view::View;
use watch::{Cause, Doorbell, Silence};

/// How soon to look again after a change, since its watcher may have come too late for what followed.
const SOON: Duration = Duration::from_millis(100);

/// How long to wait for a ring before looking anyway.
const LATEST: Duration = Duration::from_secs(2);

/// How often to look where nothing rings.
const POLL: Duration = Duration::from_millis(250);

/// How much more time passes between looks than is spent on them.
const REST: u32 = 20;

/// How long, and how often, to wait for a text that has errors and was touched just now: it may be half-written.
const GRACE: (Duration, usize) = (Duration::from_millis(40), 3);

/// How often in a row a look at everything may be put off for what rings: two seconds of somebody who saves without a break.
const PUT_OFF: usize = 20;

/// How many changed files are named.
const NAMED: usize = 3;

/// What is to be served, where, and to whom it is said.
pub struct Options {
    /// The project.
    pub project: Project,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port, when one was named.
    pub port: Option<u16>,
    /// The address that opens a file in an editor, with `{file}` and `{line}`.
    pub editor: String,
    /// Whether to look every now and then instead of waiting for events.
    pub poll: bool,
    /// Whether to open a browser.
    pub open: bool,
    /// The edition to show; asked for anew at every look, since the day changes.
    pub edition: Box<dyn Fn() -> Edition + Send>,
}

/// Where a server speaks.
pub trait Voice: Send + Sync {
    /// Says something about what is going on.
    fn say(&self, message: &Message);
    /// Shows findings.
    fn report(&self, findings: &[Diagnostic]);
    /// A finding in the words in which it is shown, without colours.
    fn describe(&self, finding: &Diagnostic) -> String;
    /// The words.
    fn catalogue(&self) -> &Catalogue;
}

/// Serves until the program is told to end.
///
/// # Errors
/// When the port cannot be had, or the system has no sockets left.
pub fn run(options: Options, voice: Arc<dyn Voice>) -> Result<(), Message> {
    let started = Instant::now();
    let listener = listen(&options, voice.as_ref())?;
    let bound = listener.local_addr().map_err(failed)?;
    let run = SystemTime::UNIX_EPOCH
        .elapsed()
        .map_or(0, |since| since.as_secs());
    let mut session = Session::new(&options.project, 0);
    session.look((options.edition)(), true);
    let (sender, receiver) = tokio::sync::watch::channel(session.view());
    let shared = Arc::new(http::Shared {
        view: receiver,
        voice: voice.clone(),
        editor: Editor::new(options.project.root(), &options.editor),
        bound: bound.ip(),
        run,
        shown: Shown::default(),
        troubles: Troubles::default(),
    });
    greet(&options, bound, started, voice.as_ref());
    judge(&session.view(), voice.as_ref());
    thread::spawn(move || Keeper::new(options, session, sender, voice).keep());
    answer(listener, shared).map_err(failed)
}

/// The socket; says so when it is not the one people expect.
fn listen(options: &Options, voice: &dyn Voice) -> Result<TcpListener, Message> {
    let listener = address::bind(options.host, options.port).map_err(|error| {
        let port = options.port.unwrap_or(address::PORT);
        let message = match error.kind() {
            io::ErrorKind::AddrInUse if options.port.is_none() => Message::new("serve-ports-taken"),
            io::ErrorKind::AddrInUse => Message::new("serve-port-taken"),
            _ => Message::new("serve-cannot-listen").arg("host", options.host),
        };
        message.arg("port", port).arg("detail", error)
    })?;
    let port = listener.local_addr().map_err(failed)?.port();
    if options.port.is_none() && port != address::PORT {
        let message = Message::new("serve-port-moved").arg("taken", address::PORT);
        voice.say(&message.arg("port", port));
    }
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}

fn failed(error: io::Error) -> Message {
    Message::new("serve-failed").arg("detail", error)
}

/// Says where the preview is.
fn greet(options: &Options, bound: std::net::SocketAddr, started: Instant, voice: &dyn Voice) {
    let local = address::local(bound);
    let ready = Message::new("serve-ready").arg("address", &local);
    voice.say(&ready.arg("milliseconds", started.elapsed().as_millis()));
    if let Some(remote) = address::remote(bound) {
        voice.say(&Message::new("serve-remote").arg("address", &remote));
        if let Some(code) = address::qr(&remote) {
            voice.say(&Message::new("serve-qr").arg("code", code));
        }
    }
    if options.open && open::that_detached(&local).is_err() {
        voice.say(&Message::new("serve-no-browser"));
    }
}

/// Shows what is wrong.
fn judge(view: &View, voice: &dyn Voice) {
    voice.report(&view.findings);
    if !view.is_good() {
        voice.say(&Message::new(match view.bulletin {
            Some(_) => "serve-broken",
            None => "serve-broken-first",
        }));
    }
}

/// Answers requests until the program is told to end.
fn answer(listener: TcpListener, shared: Arc<http::Shared>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            never = connections::serve(listener, http::router(shared)) => match never {},
            ended = end() => ended,
        }
    });
    runtime.shutdown_timeout(Duration::from_millis(100));
    served
}

/// Waits for Ctrl-C, or for the system's wish.
#[cfg(unix)]
async fn end() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut wish = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = wish.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn end() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Keeps the view true.
struct Keeper {
    edition: Box<dyn Fn() -> Edition + Send>,
    session: Session,
    sender: Sender<Arc<View>>,
    voice: Arc<dyn Voice>,
    doorbell: Doorbell,
    /// How often in a row a look at everything was put off.
    put_off: usize,
}

impl Keeper {
    fn new(
        options: Options,
        session: Session,
        sender: Sender<Arc<View>>,
        voice: Arc<dyn Voice>,
    ) -> Keeper {
        Keeper {
            doorbell: doorbell(options.project.root(), options.poll, voice.as_ref()),
            put_off: 0,
            edition: options.edition,
            session,
            sender,
            voice,
        }
    }

    /// Looks whenever it rings, and every now and then though it does not, as long as anybody wants to know.
    fn keep(mut self) {
        let mut patience = Duration::ZERO;
        while !self.sender.is_closed() {
            let cause = self.doorbell.wait(patience);
            self.renew_watch();
            let started = Instant::now();
            let (mut change, whole) = self.look(&cause);
            let took = started.elapsed();
            if !change.is_empty() {
                self.wait_for_the_rest(&mut change);
                self.publish(&change, took);
            }
            patience = match change.is_empty() && whole {
                true if self.doorbell.is_silent() => POLL.max(took * REST),
                true => LATEST.max(took * REST),
                false => SOON,
            };
        }
    }

    /// Looks at what was touched, where that is enough for now, else at everything. Whether it was everything.
    fn look(&mut self, cause: &Cause) -> (Change, bool) {
        let edition = (self.edition)();
        let glance = match cause {
            Cause::Ring(Some(touched)) => self.session.glance(edition, touched),
            Cause::Ring(None) | Cause::Quiet => None,
        };
        let thorough = matches!(cause, Cause::Quiet);
        match glance {
            Some(change) => (change, false),
            None if thorough => self.look_quietly(edition),
            None => {
                self.put_off = 0;
                (self.session.look(edition, false), true)
            }
        }
    }

    /// Looks at everything though nothing rang. What rings meanwhile comes first, unless it has done so again and again.
    fn look_quietly(&mut self, edition: Edition) -> (Change, bool) {
        let patient = self.put_off < PUT_OFF;
        let rung = self.doorbell.rung();
        let urgent = || patient && rung();
        match self.session.look_unless(edition, true, &urgent) {
            Some(change) => {
                self.put_off = 0;
                (change, true)
            }
            None => {
                self.put_off += 1;
                (Change::default(), false)
            }
        }
    }

    /// Gives a file with errors the time to be finished.
    fn wait_for_the_rest(&mut self, change: &mut Change) {
        let (pause, times) = GRACE;
        for _ in 0..times {
            if self.session.view().is_good() {
                return;
            }
            let cause = self.doorbell.wait(pause);
            let (more, _) = self.look(&cause);
            change.merge(more);
        }
    }

    fn publish(&self, change: &Change, took: Duration) {
        let view = self.session.view();
        let former = self.sender.send_replace(view.clone());
        let today = (self.edition)().today;
        let said = said(change, today, took, self.voice.catalogue());
        self.voice.say(&said);
        if former.findings != view.findings {
            judge(&view, self.voice.as_ref());
        }
        if view.is_good() && !former.is_good() {
            self.voice.say(&Message::new("serve-mended"));
        }
    }

    fn renew_watch(&mut self) {
        if let Err(silence) = self.doorbell.renew() {
            self.voice.say(&poll(&silence));
            self.doorbell = Doorbell::silent();
        }
    }
}

fn doorbell(root: &Path, silent: bool, voice: &dyn Voice) -> Doorbell {
    if silent {
        return Doorbell::silent();
    }
    Doorbell::new(root).unwrap_or_else(|silence| {
        voice.say(&poll(&silence));
        Doorbell::silent()
    })
}

/// Why the server looks again and again.
fn poll(silence: &Silence) -> Message {
    match silence {
        Silence::Limit => Message::new("serve-watch-limit"),
        Silence::Other(error) => Message::new("serve-no-watch").arg("detail", error),
    }
}

/// What changed and how long it took; `today` is the day that is looked at.
fn said(change: &Change, today: Date, took: Duration, catalogue: &Catalogue) -> Message {
    let files = named(&change.files, catalogue);
    let message = match files.len() {
        0 if change.edition => Message::new("serve-day").arg("day", today),
        0 => Message::new("serve-renewed"),
        1..=NAMED => Message::new("serve-changed").arg("files", files.join(", ")),
        count => Message::new("serve-changed-many")
            .arg("files", files[..NAMED].join(", "))
            .arg("more", count - NAMED),
    };
    message.arg(
        "milliseconds",
        format!("{:.1}", took.as_secs_f64() * 1000.0),
    )
}

/// The files of a change, new ones and those that are gone told as such.
fn named(files: &Changes, catalogue: &Catalogue) -> Vec<String> {
    let told = |id, path| catalogue.text(&Message::new(id).arg("file", path));
    let edited = files.edited.iter().map(ToString::to_string);
    let added = files.added.iter().map(|path| told("serve-file-new", path));
    let removed = files
        .removed
        .iter()
        .map(|path| told("serve-file-gone", path));
    edited.chain(added).chain(removed).collect()
}
