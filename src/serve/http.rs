//! Requests into answers.
//!
//! In: a request. Out: the page, dressed for a preview, or the server's own files and events.
//! Invariant: an address is looked up among the site's and nowhere else, so that none leads out of it; a request
//! for another host is refused; nothing is kept by the browser; a page is made off the threads that listen.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderName, HeaderValue, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use crate::base::diagnostic::{Diagnostic, Message};
use crate::base::path::Url;
use crate::serve::Voice;
use crate::serve::address;
use crate::serve::bar::Bar;
use crate::serve::editor::Editor;
use crate::serve::preview::{self, OURS, escape};
use crate::serve::shown::Shown;
use crate::serve::troubles::Troubles;
use crate::serve::view::View;

/// Pages of this site stay with this site.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// What all requests share.
pub struct Shared {
    /// What is shown now.
    pub view: Receiver<Arc<View>>,
    /// Words for people.
    pub voice: Arc<dyn Voice>,
    /// What opens files.
    pub editor: Editor,
    /// Where the server listens.
    pub bound: IpAddr,
    /// Tells this run of the server from others at the same address.
    pub run: u64,
    /// The pages that were looked at last.
    pub shown: Shown,
    /// The pages that cannot be made.
    pub troubles: Troubles,
}

/// The server's requests.
pub fn router(shared: Arc<Shared>) -> Router {
    let page = get(page);
    Router::new()
        .route(&format!("{OURS}/events"), get(events))
        .route(&format!("{OURS}/events.js"), get(listener))
        .route(&format!("{OURS}/preview.js"), get(script))
        .route(&format!("{OURS}/preview.css"), get(style))
        .route("/", page.clone())
        .route("/{*path}", page)
        .layer(middleware::from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

/// Refuses what is meant for another host, and marks every answer as not to be kept.
async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let host = host(request.uri(), request.headers());
    let mut response = match host {
        Some(host) if address::may_answer(&host, shared.bound) => next.run(request).await,
        Some(_) => StatusCode::MISDIRECTED_REQUEST.into_response(),
        None => StatusCode::BAD_REQUEST.into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// The host a request is for, without its port.
fn host(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let named = || headers.get(HOST)?.to_str().ok()?.parse::<Authority>().ok();
    let authority = uri.authority().cloned().or_else(named)?;
    Some(authority.host().to_owned())
}

async fn listener() -> Response {
    typed("events.js", StatusCode::OK, preview::EVENTS)
}

async fn script() -> Response {
    typed("preview.js", StatusCode::OK, preview::SCRIPT)
}

async fn style() -> Response {
    typed("preview.css", StatusCode::OK, preview::STYLE)
}

/// What the script is told: at once what holds now, then every change. Who is slow misses what is past.
async fn events(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    uri: Uri,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let local = is_local(&uri, &headers);
    let views = WatchStream::new(shared.view.clone());
    let events = views.map(move |view| {
        let state = shared.state(&view, local);
        Ok(Event::default().data(serde_json::to_string(&state).unwrap_or_default()))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// Whether the reader sits at this machine.
fn is_local(uri: &Uri, headers: &HeaderMap) -> bool {
    host(uri, headers).is_some_and(|host| address::is_local(&host))
}

async fn page(State(shared): State<Arc<Shared>>, headers: HeaderMap, uri: Uri) -> Response {
    let local = is_local(&uri, &headers);
    let made = tokio::task::spawn_blocking(move || {
        let view = shared.view.borrow().clone();
        let page = Page {
            view: &view,
            shared: &shared,
            local,
        };
        page.respond(uri.path())
    });
    made.await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// What a browser must know to be of the present.
#[derive(Serialize)]
struct Present {
    pages: String,
    styles: u64,
    title: String,
    findings: Vec<Finding>,
}

/// A finding as the overlay shows it.
#[derive(Serialize)]
struct Finding {
    text: String,
    place: String,
    href: Option<String>,
}

impl Shared {
    fn state(&self, view: &View, local: bool) -> Present {
        let findings: &[Diagnostic] = if view.is_good() { &[] } else { &view.findings };
        Present {
            pages: self.version(view),
            styles: view.styles,
            title: self.text("serve-overlay"),
            findings: findings
                .iter()
                .map(|finding| self.finding(finding, local))
                .collect(),
        }
    }

    fn finding(&self, finding: &Diagnostic, local: bool) -> Finding {
        let place = &finding.place;
        Finding {
            text: self.voice.describe(finding),
            place: format!("{}:{}", place.file, place.line),
            href: local.then(|| self.editor.link(&place.file, place.line)),
        }
    }

    fn version(&self, view: &View) -> String {
        format!("{}.{}", self.run, view.pages)
    }

    fn text(&self, id: &'static str) -> String {
        self.voice.catalogue().text(&Message::new(id))
    }
}

/// One answer about one view.
struct Page<'a> {
    view: &'a View,
    shared: &'a Shared,
    local: bool,
}

impl Page<'_> {
    fn respond(&self, path: &str) -> Response {
        let Ok(path) = percent_decode_str(path.trim_start_matches('/')).decode_utf8() else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        if self.view.bulletin.is_none() {
            let title = self.shared.text("serve-no-site");
            return self.plain(StatusCode::SERVICE_UNAVAILABLE, &title, "");
        }
        let urls = [Some(&*path), self.below_base(&path)];
        for path in urls.into_iter().flatten() {
            let url = Url::new(path.strip_suffix("index.html").unwrap_or(path));
            let found = self.found(&url, StatusCode::OK);
            if let Some(response) = found.or_else(|| self.redirect(&url)) {
                return response;
            }
        }
        let nothing = self.found(&Url::new("404.html"), StatusCode::NOT_FOUND);
        nothing.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
    }

    /// What follows the folder in which the site will stand, where its own address names one: the page for what
    /// is not found leads there.
    fn below_base<'a>(&self, path: &'a str) -> Option<&'a str> {
        let bulletin = self.view.bulletin.as_deref()?;
        let base = bulletin.site.config.base_url.as_deref()?;
        let (_, folder) = base.split_once("://")?.1.split_once('/')?;
        path.strip_prefix(folder).filter(|_| !folder.is_empty())
    }

    /// The answer at `url`, when the site has one there.
    fn found(&self, url: &Url, status: StatusCode) -> Option<Response> {
        let bytes = match self.view.answer(url)? {
            Ok(bytes) => bytes,
            Err(broken) => return Some(self.broken(url, &broken)),
        };
        let file = url.file();
        if !file.ends_with(".html") {
            return Some(typed(&file, status, bytes));
        }
        Some(match String::from_utf8(bytes) {
            Ok(html) => {
                self.shared.shown.keep(url, &html);
                if self.shared.troubles.end(url) {
                    self.shared.voice.say(&Message::new("serve-mended"));
                }
                typed(
                    &file,
                    status,
                    preview::dress(&html, &self.addition(url, &[])),
                )
            }
            Err(error) => typed(&file, status, error.into_bytes()),
        })
    }

    /// A folder without its final `/`.
    fn redirect(&self, url: &Url) -> Option<Response> {
        let folder = url.join("/");
        self.view.route(&folder)?;
        let location = HeaderValue::from_str(&format!("/{}", ascii(&folder))).ok()?;
        Some((StatusCode::TEMPORARY_REDIRECT, [(LOCATION, location)]).into_response())
    }

    /// A page whose template is broken: as it was last shown, under what is wrong; if it never was, only that.
    fn broken(&self, url: &Url, finding: &Diagnostic) -> Response {
        if self.shared.troubles.begin(url, finding) {
            self.shared.voice.report(std::slice::from_ref(finding));
        }
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        match self.shared.shown.last(url) {
            Some(html) => {
                let finding = self.shared.finding(finding, self.local);
                let addition = self.addition(url, &[finding]);
                typed(&url.file(), status, preview::dress(&html, &addition))
            }
            None => {
                let title = self.shared.text("serve-overlay");
                self.plain(status, &title, &self.shared.voice.describe(finding))
            }
        }
    }

    /// A page without a theme. The script is in it: it goes when there is something better.
    fn plain(&self, status: StatusCode, title: &str, text: &str) -> Response {
        let language = self.shared.voice.catalogue().tag();
        let (title, text) = (escape(title), escape(text));
        let page = format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             </head>\n<body>\n<h1>{title}</h1>\n<pre>{text}</pre>\n</body>\n</html>\n"
        );
        let dressed = preview::dress(&page, &self.addition(&Url::new("404.html"), &[]));
        typed("404.html", status, dressed)
    }

    /// What the script needs: which moment this page is of, what is wrong with this page alone, and the bar.
    fn addition(&self, url: &Url, broken: &[Finding]) -> String {
        let broken = serde_json::to_string(broken).unwrap_or_default();
        let bar = Bar {
            catalogue: self.shared.voice.catalogue(),
            editor: self.local.then_some(&self.shared.editor),
        };
        format!(
            "<template id=\"huikan-preview\" data-ours=\"{OURS}\" data-pages=\"{}\" data-styles=\"{}\" data-broken=\"{}\">{}</template>",
            self.shared.version(self.view),
            self.view.styles,
            escape(&broken),
            bar.html(self.view, url),
        )
    }
}

/// An address in the characters of a header.
fn ascii(url: &Url) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS.add(b' ');
    percent_encoding::utf8_percent_encode(&url.encoded(), KEPT).to_string()
}

/// A response of the type that `file` has by its name.
fn typed(file: &str, status: StatusCode, body: impl Into<Body>) -> Response {
    let mime = mime_guess::from_path(file).first_or_octet_stream();
    let is_text = mime.type_() == "text"
        || matches!(mime.subtype().as_str(), "javascript" | "json" | "xml")
        || mime
            .suffix()
            .is_some_and(|suffix| suffix == "xml" || suffix == "json");
    let kind = match is_text {
        true => format!("{mime}; charset=utf-8"),
        false => mime.to_string(),
    };
    (status, [(CONTENT_TYPE, kind)], body.into()).into_response()
}
