//! What every request passes on its way in and every answer on its way out: from where it comes, whether a form of this site sent
//! it, how large it may be, how often it may come; and that each answer is a page with the headers of the site.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use forms::Fields;

use super::answer;
use super::failure::Failure;
use super::guard::{self, Peer, Reason};
use super::{MOST_BYTES, Server};

/// The most fields of a form: sixty products at fifty deliveries are half of it.
pub const MOST_FIELDS: usize = 6_000;
/// Where mailed links lead.
const LINKS: &str = "/forms/lien/";

/// Lets a request in or answers it, and dresses the answer.
pub async fn pass(State(server): State<Arc<Server>>, mut request: Request, next: Next) -> Response {
    let peer: Option<IpAddr> = request.extensions().get::<Peer>().map(|peer| peer.0);
    let headers = request.headers_mut();
    guard::note(headers, peer, server.guard.proxies());
    headers.remove(guard::RELEASED);
    let response = if request.method() == Method::POST {
        match admitted(&server, request).await {
            Ok(request) => server.store.expecting(next.run(request)).await,
            Err(refused) => refused,
        }
    } else {
        next.run(request).await
    };
    dressed(&server, response)
}

/// A form that may be looked at, with its body read; or what is answered instead.
async fn admitted(server: &Server, request: Request) -> Result<Request, Response> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path();
    let refused = |status: u16, key: &str| {
        tracing::info!(answer = key, "refused");
        answer::message(server, status, key)
    };
    // Browsers say how long a form is; who says it in two ways wants to be read in two ways.
    if parts.headers.contains_key(header::TRANSFER_ENCODING) {
        let mut response = refused(400, "unreadable");
        response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
        return Err(response);
    }
    let says = parts.headers.get(header::CONTENT_LENGTH).and_then(|says| says.to_str().ok()?.parse::<usize>().ok());
    if says.is_some_and(|says| says > MOST_BYTES) {
        return Err(refused(413, "too-large"));
    }
    if !is_from_here(server, &parts.headers, path) {
        return Err(refused(403, "elsewhere-sent"));
    }
    let is_link = path.starts_with(LINKS);
    let may = server.guard.may_post(&parts.headers, is_link, server.milliseconds());
    let body = axum::body::to_bytes(body, MOST_BYTES).await;
    let body = body.map_err(|_| refused(413, "too-large"))?;
    if !is_form(&parts.headers, &body) {
        return Err(refused(415, "no-fields"));
    }
    if body.iter().filter(|byte| **byte == b'&').count() >= MOST_FIELDS {
        return Err(refused(413, "too-large"));
    }
    match may {
        Ok(()) => Ok(Request::from_parts(parts, Body::from(body))),
        Err(wait) => Err(later(server, path, &body, wait)),
    }
}

/// Whether a page of this site, or of the site that this server is for, sent a form. There are no cookies that another site could
/// make use of; what it could send is what any robot can.
fn is_from_here(server: &Server, headers: &HeaderMap, path: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text("origin").filter(|origin| *origin != "null");
    let is_of_site = |host: &str| host_of(&server.book.shown().chrome.origin) == Some(host);
    let own = host_of(&server.url);
    let is_known = |from: &str| Some(from) == text("host") || Some(from) == own || is_of_site(from);
    match (text("sec-fetch-site"), origin) {
        (Some("same-origin" | "none"), _) => true,
        (_, Some(origin)) => host_of(origin).is_some_and(is_known),
        (None, None) => true,
        // Pages that say nothing of themselves: those of the site, where it is on another host, say no more.
        (Some(_), None) => !own.is_some_and(is_of_site) && !path.starts_with(LINKS),
    }
}

/// The host of an address, with its port where it has one.
fn host_of(url: &str) -> Option<&str> {
    url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default())
}

/// Whether a body is that of a form; none at all is, of a button alone.
fn is_form(headers: &HeaderMap, body: &Bytes) -> bool {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return body.is_empty() };
    let kind = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Too much came from somewhere: what was typed, to be sent again in a while.
fn later(server: &Server, path: &str, body: &Bytes, wait: u32) -> Response {
    tracing::info!(wait, "too many");
    let shown = server.book.shown();
    let form = path.strip_prefix("/forms/").filter(|_| !path.starts_with(LINKS)).map(|form| {
        let (id, revision) = form.split_once('/').unwrap_or((form, ""));
        let current = shown.chrome.current.iter().find(|(known, ..)| known == id);
        let main = shown.chrome.languages.first().map_or("fr", |language| language.code.as_str());
        (id, revision, current.map_or(main, |(_, language, _)| language.as_str()))
    });
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    let page = match form {
        Some((id, revision, language)) if is_plain(id) && is_plain(revision) => {
            guard::again(server, (id, revision), language, &Fields::read(body), Reason::Busy(wait))
        }
        _ => Err(Failure::TooMany),
    };
    let mut response = answer::of(server, page);
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(wait));
    response
}

/// An answer with the headers of the site: what is not a page yet becomes one.
fn dressed(server: &Server, response: Response) -> Response {
    if response.headers().contains_key(header::CONTENT_SECURITY_POLICY) {
        return response;
    }
    let key = match response.status() {
        StatusCode::NOT_FOUND => "nowhere",
        StatusCode::METHOD_NOT_ALLOWED => "method",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        status if status.is_client_error() => "unreadable",
        _ => "broken",
    };
    let mut page = answer::message(server, response.status().as_u16(), key);
    for name in [header::ALLOW, header::CONNECTION] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}
