//! A page that holds everything that was sent, and a button that sends it again: nothing that somebody typed is lost because a
//! server has doubts, or too much to do.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use forms::Fields;
use serde::Serialize;

use super::super::answer;
use super::super::failure::Failure;
use super::{Reason, Server};

/// What the page shows.
#[derive(Debug, Serialize)]
struct AgainContext {
    /// `unstamped`, `fast`, `old` or `busy`.
    reason: &'static str,
    /// Seconds to wait, or 0.
    wait: u32,
    /// Where it is sent, from the root of the intake.
    action: String,
    /// The stamp of the page.
    key: String,
    /// Everything that was typed: name and value.
    typed: Vec<(String, String)>,
}

/// The page: of a form by id and revision, in a language.
///
/// # Errors
/// Those of the store and of templates.
pub fn again(
    server: &Server,
    (id, revision): (&str, &str),
    language: &str,
    fields: &Fields,
    reason: Reason,
) -> Result<Response, Failure> {
    let wait = if let Reason::Busy(wait) = reason { wait } else { 0 };
    let typed = fields.iter().filter(|(name, _)| *name != "key");
    let context = AgainContext {
        reason: reason.word(),
        wait,
        action: if revision.is_empty() {
            format!("/forms/{id}{}", answer::in_language(server, language))
        } else {
            format!("/forms/{id}/{revision}")
        },
        key: server.stamp(id, revision, fields)?,
        typed: typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    };
    let html = server.book.shown().desk.page(language, "again.html", "again", context)?;
    let mut response = answer::page(if wait > 0 { 429 } else { 200 }, html);
    if wait > 0 {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    Ok(response)
}
