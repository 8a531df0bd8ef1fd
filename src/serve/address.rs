//! Where the preview is reached.
//!
//! In: a host and a port, named or not. Out: a socket, and the addresses to open. Invariant: a port that was named is
//! used or refused, never swapped; what is not asked for is not opened to the network.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};

use qrcode::QrCode;
use qrcode::render::unicode;

/// The port where nobody names one.
pub const PORT: u16 = 8149;

/// How many ports after it are tried.
const TRIES: u16 = 50;

/// Binds `host` to the port that was named, else to the first free one from [`PORT`] on.
///
/// # Errors
/// When the port is taken, or all of them, or the host is not this machine's.
pub fn bind(host: IpAddr, port: Option<u16>) -> io::Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind((host, port));
    }
    let mut taken = io::Error::from(ErrorKind::AddrInUse);
    for port in PORT..PORT + TRIES {
        match TcpListener::bind((host, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => taken = error,
            bound => return bound,
        }
    }
    Err(taken)
}

/// The address to open on this machine.
#[must_use]
pub fn local(bound: SocketAddr) -> String {
    let here = match bound.ip() {
        ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}/", SocketAddr::new(here, bound.port()))
}

/// The address to open on another machine of the network; `None` when the server is not open to it.
#[must_use]
pub fn remote(bound: SocketAddr) -> Option<String> {
    let ip = match bound.ip() {
        ip if ip.is_loopback() => return None,
        ip if ip.is_unspecified() => outward()?,
        ip => ip,
    };
    Some(format!("http://{}/", SocketAddr::new(ip, bound.port())))
}

/// The address of this machine in its network: the one it would speak from. Nothing is sent.
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// White on black in the colours that no terminal's theme changes, and the end of it.
const INK: (&str, &str) = ("\x1b[38;5;231;48;5;16m", "\x1b[0m");

/// A QR code of `address` for a terminal, dark on light whatever the terminal's own colours are.
#[must_use]
pub fn qr(address: &str) -> Option<String> {
    let code = QrCode::new(address).ok()?;
    // The light modules are printed: where colours are left out, dark terminals are the rule.
    let mut image = code.render::<unicode::Dense1x2>();
    image
        .dark_color(unicode::Dense1x2::Light)
        .light_color(unicode::Dense1x2::Dark);
    let lines = image.build();
    let inked = lines.lines().map(|line| [INK.0, line, INK.1].concat());
    Some(inked.collect::<Vec<_>>().join("\n"))
}

/// Whether a request that names `host` may be answered by a server bound to `bound`. Names can be made to point
/// anywhere by whoever owns them; numbers and `localhost` cannot.
#[must_use]
pub fn may_answer(host: &str, bound: IpAddr) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(ip) => ip.is_loopback() || !bound.is_loopback(),
        Err(_) => is_localhost(host),
    }
}

/// Whether `host` names this very machine.
#[must_use]
pub fn is_local(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>()
        .map_or_else(|_| is_localhost(host), |ip| ip.is_loopback())
}

fn is_localhost(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
}
