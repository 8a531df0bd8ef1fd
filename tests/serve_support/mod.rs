//! A running preview, spoken to over real sockets.

#![allow(dead_code, reason = "each test and benchmark uses its own part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// How long anything may take before a test gives up. Nothing is measured by it.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A preview in a process of its own.
pub struct Server {
    child: Child,
    /// Host and port.
    pub address: String,
    said: Arc<Said>,
}

/// What a server said so far.
#[derive(Default)]
struct Said {
    text: Mutex<String>,
    more: Condvar,
}

/// A response.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        found.next().map_or("", |(_, value)| value)
    }
}

impl Server {
    /// Serves the site in `folder` at a free port.
    pub fn start(folder: &Path, options: &[&str]) -> Server {
        Server::at(folder, &[&["--port", "0"], options].concat())
    }

    /// Serves the site in `folder`, the port as `options` say.
    pub fn at(folder: &Path, options: &[&str]) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_huikan"))
            .args(["--lang", "en", "serve", "--today", "2026-11-24", "--site"])
            .arg(folder)
            .args(options)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = Arc::new(Said::default());
        let stderr = child.stderr.take().expect("a pipe");
        let listening = said.clone();
        std::thread::spawn(move || listen(stderr, &listening));
        let mut server = Server {
            child,
            address: String::new(),
            said,
        };
        let greeting = server.wait_for("The bulletin is at http://");
        let (_, rest) = greeting
            .split_once("The bulletin is at http://")
            .expect("a greeting");
        server.address = rest.split('/').next().expect("an address").to_owned();
        server
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the server has said `text`, and gives all that it said.
    pub fn wait_for(&self, text: &str) -> String {
        let said = self.said.text.lock().expect("no panic");
        let (said, waited) = self
            .said
            .more
            .wait_timeout_while(said, PATIENCE, |said| !said.contains(text))
            .expect("no panic");
        assert!(!waited.timed_out(), "never said {text:?}, but:\n{said}");
        said.clone()
    }

    /// All that the server said so far.
    pub fn said(&self) -> String {
        self.said.text.lock().expect("no panic").clone()
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn get(&self, path: &str) -> Reply {
        self.request(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\n",
            self.address
        ))
    }

    /// Sends a request, of which `head` is all but the end.
    pub fn request(&self, head: &str) -> Reply {
        let mut stream = self.connect();
        let request = format!("{head}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("can be sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("can be read");
        reply(&bytes)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).expect("somebody listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("can be set");
        stream
    }

    /// Listens to the server's events.
    pub fn events(&self) -> Events {
        let mut stream = self.connect();
        let host = &self.address;
        let request = format!("GET /-/huikan/events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("can be sent");
        Events {
            lines: BufReader::new(stream),
        }
    }

    /// Asks it to end, as Ctrl-C does, and gives its exit code.
    pub fn interrupt(mut self) -> Option<i32> {
        let pid = nix::unistd::Pid::from_raw(self.pid().try_into().expect("a process"));
        nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).expect("it runs");
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The server's events, as they come.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next event.
    pub fn next(&mut self) -> serde_json::Value {
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("an event in time");
            assert_ne!(read, 0, "the server hung up");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// The first event from now on for which `wanted` holds.
    pub fn until(&mut self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        loop {
            let event = self.next();
            if wanted(&event) {
                return event;
            }
        }
    }
}

fn listen(stderr: impl Read, said: &Said) {
    for line in BufReader::new(stderr).lines().map_while(Result::ok) {
        let mut text = said.text.lock().expect("no panic");
        text.push_str(&line);
        text.push('\n');
        said.more.notify_all();
    }
}

fn reply(bytes: &[u8]) -> Reply {
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).expect("a status");
    Reply {
        status: status.parse().expect("a number"),
        body: bytes[end + 4..].to_vec(),
        head,
    }
}
