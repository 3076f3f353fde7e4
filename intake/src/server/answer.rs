//! Answers: pages with the headers of the site, redirections, what a person reads when something went wrong.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response as Parts, StatusCode, header};
use axum::response::Response;
use serde::Serialize;

use super::Server;
use super::failure::Failure;
use super::guard::CLIENT;
use crate::document::Act;

/// Headers of every answer: nothing is kept, nothing is framed, no address leaves with a click.
const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
];

/// A page.
pub fn page(status: u16, html: String) -> Response {
    typed(status, "text/html; charset=utf-8", html.into_bytes())
}

/// A file.
pub fn typed(status: u16, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Parts::new(Body::from(bytes));
    // Room for these and some more at once.
    *response.headers_mut() = HeaderMap::with_capacity(ALWAYS.len() * 2);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    for (name, value) in ALWAYS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What was sent is done: the browser asks for another page, which may be loaded again.
pub fn see(server: &Server, address: &str) -> Response {
    let mut response = typed(303, "text/plain; charset=utf-8", Vec::new());
    // The path of a site is that of an address, which a header may always hold.
    if let Ok(to) = HeaderValue::from_str(&format!("{}{address}", server.path())) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// The answer, or what a person reads instead.
pub fn of(server: &Server, outcome: Result<Response, Failure>) -> Response {
    outcome.unwrap_or_else(|failure| {
        failure.log();
        let (status, key) = failure.told();
        let mut response = message(server, status, key);
        if status == 503 {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    })
}

/// What a page says that has nothing else to show.
#[derive(Debug, Serialize)]
struct Message {
    title: String,
    text: String,
}

/// A page that says something: messages `intake-<key>-title` and `intake-<key>-text`.
pub fn message(server: &Server, status: u16, key: &str) -> Response {
    let shown = server.book.shown();
    let language = shown.chrome.languages.first().map_or("fr", |language| language.code.as_str());
    message_in(server, language, status, key)
}

/// The same in a language of the site.
pub fn message_in(server: &Server, language: &str, status: u16, key: &str) -> Response {
    let shown = server.book.shown();
    let html = shown.desk.messages(language).and_then(|messages| {
        let [title, text] = ["title", "text"].map(|part| messages.text(&format!("intake-{key}-{part}")));
        shown.desk.page(language, "message.html", "message", Message { title, text })
    });
    match html {
        Ok(html) => page(status, html),
        Err(error) => {
            Failure::Template(error).log();
            typed(500, "text/plain; charset=utf-8", Vec::new())
        }
    }
}

/// What an address of a page that belongs to no form says of its language: nothing of the main one.
pub fn in_language(server: &Server, language: &str) -> String {
    let is_main = server.book.shown().chrome.languages.first().is_none_or(|main| main.code == language);
    if is_main { String::new() } else { format!("?langue={language}") }
}

/// When and from where something was done.
pub fn acted(server: &Server, headers: &HeaderMap) -> Act {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let short = |text: String| text.chars().take(200).collect();
    Act { ip: text(CLIENT), agent: text(header::USER_AGENT).map(short), ..Act::at(server.store.now()) }
}
