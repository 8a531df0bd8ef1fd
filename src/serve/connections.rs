//! Who is connected.
//!
//! In: a socket, and what answers requests. Out: answers, until the program ends. Invariant: nobody is shut out by those who
//! are there. Whoever does not finish the head of a request is let go, and where there are too many the one that has been
//! there longest; a browser that listens and is let go comes again by itself.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How many connections there are at most: far fewer than files may be open, which the content needs too.
const MOST: usize = 128;

/// How long the head of a request may take, and how long a connection is kept for the next one.
const HEAD: Duration = Duration::from_secs(5);

/// How long to wait when the system has no connection left to give.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers everybody who comes to `listener`.
pub async fn serve(listener: TcpListener, router: Router) -> Infallible {
    let mut connections = VecDeque::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.retain(|connection: &JoinHandle<()>| !connection.is_finished());
                if connections.len() == MOST {
                    let_one_go(&mut connections);
                }
                connections.push_back(tokio::spawn(answer(stream, router.clone())));
            }
            Err(_) => {
                let_one_go(&mut connections);
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

fn let_one_go(connections: &mut VecDeque<JoinHandle<()>>) {
    if let Some(oldest) = connections.pop_front() {
        oldest.abort();
    }
}

async fn answer(stream: TcpStream, router: Router) {
    let service = TowerToHyperService::new(router);
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // Who breaks off or speaks no HTTP is not worth a word.
    drop(served.await);
}
