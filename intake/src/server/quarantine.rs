//! What a robot seems to have sent, for the coordination to look at: let through as if it came now, or thrown away.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use forms::Fields;
use serde::Serialize;

use super::failure::Failure;
use super::{Server, answer, guard};
use crate::store::QuarantineId;
use crate::store::quarantine::{self, Waiting};
use crate::store::tokens::{self, Purpose, Subject, Token, TokenError};

/// How many are shown at once.
const SHOWN: u32 = 50;

/// What the page shows.
#[derive(Debug, Serialize)]
struct QuarantineContext {
    /// Where the page sends its forms.
    link: String,
    /// Which form.
    form: String,
    /// What waits.
    waiting: Vec<Row>,
}

/// Something that waits.
#[derive(Debug, Serialize)]
struct Row {
    /// Its number.
    id: i64,
    /// The day on which it came.
    day: String,
    /// The address that was typed, or empty.
    email: String,
    /// Everything else that was typed: name and value.
    typed: Vec<(String, String)>,
}

/// `GET /forms/lien/quarantaine/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, shown(&server, &token).await)
}

async fn shown(server: &Server, token: &str) -> Result<Response, Failure> {
    let asked = Token::new(token);
    let (form, waiting) = server
        .store
        .read(move |view| {
            let form = form_of(tokens::look(view, &asked, Purpose::SettleQuarantine)?)?;
            let waiting = quarantine::of_form(view, &form, SHOWN)?;
            Ok::<_, Failure>((form, waiting))
        })
        .await?;
    let shown = server.book.shown();
    let current = shown.chrome.current.iter().find(|(id, ..)| *id == form);
    let language = current.map_or("fr", |(_, language, _)| language.as_str()).to_owned();
    let link = format!("/forms/lien/quarantaine/{token}");
    let context = QuarantineContext { link, form, waiting: waiting.into_iter().map(row).collect() };
    Ok(answer::page(200, shown.desk.page(&language, "quarantine.html", "quarantine", context)?))
}

fn row(waiting: Waiting) -> Row {
    let Waiting { id, sheet, received_at } = waiting;
    let hidden = |name: &str| matches!(name, "key" | "step" | "agree" | "way" | "email");
    Row {
        id: id.0,
        day: received_at.strftime("%F").to_string(),
        email: sheet.email,
        typed: sheet.typed.into_iter().filter(|(name, _)| !hidden(name)).collect(),
    }
}

/// `POST /forms/lien/quarantaine/{token}`
pub async fn settle(
    State(server): State<Arc<Server>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let outcome = settled(&server, &token, headers, &body).await;
    answer::of(&server, outcome)
}

async fn settled(server: &Arc<Server>, token: &str, mut headers: HeaderMap, body: &Bytes) -> Result<Response, Failure> {
    let (asked, fields) = (Token::new(token), Fields::read(body));
    let id = fields.get("entry").parse().ok().map(QuarantineId);
    let found = server
        .store
        .read(move |view| {
            let form = form_of(tokens::look(view, &asked, Purpose::SettleQuarantine)?)?;
            id.map_or(Ok(None), |id| quarantine::get(view, &form, id)).map_err(Failure::from)
        })
        .await?;
    // Somebody else dealt with it: the page as it is now.
    let Some(waiting) = found else { return shown(server, token).await };
    if fields.get("step") == "release" {
        headers.insert(guard::RELEASED, HeaderValue::from_static("1"));
        let typed = form_urlencoded(&waiting.sheet.typed);
        let path = Path((waiting.sheet.form, waiting.sheet.revision));
        let response = Box::pin(super::send(State(server.clone()), path, headers, typed)).await;
        if !response.status().is_redirection() {
            // The form may have changed or closed since, and only whoever filled it in may agree to that: it waits on.
            return Ok(answer::message(server, 409, "quarantine-stuck"));
        }
    } else if fields.get("step") != "discard" {
        return shown(server, token).await;
    }
    server.store.write(move |change| quarantine::forget(change, waiting.id).map_err(Failure::from)).await?;
    shown(server, token).await
}

/// What was typed as a browser sends it.
fn form_urlencoded(typed: &[(String, String)]) -> Bytes {
    let encoded = |text: &str| {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pairs = typed.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    Bytes::from(pairs.collect::<Vec<_>>().join("&"))
}

/// The form for which a link is good.
fn form_of(subject: Subject) -> Result<String, Failure> {
    match subject {
        Subject::Form(id) => Ok(id),
        _ => Err(Failure::Token(TokenError::Unknown)),
    }
}
