//! One's own data, for whoever has the mailbox that they are kept under: seen, taken along, corrected, erased (LAW.md 1.4). Nobody
//! learns from the answer whether an address is known: a mail goes there in any case, and only its link tells.

mod shown;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use forms::{Fields, Member};
use jiff::SignedDuration;
use serde::Serialize;

use super::failure::Failure;
use super::guard::{self, Sent};
use super::{Server, answer, letter};
use crate::mail::is_sendable;
use crate::store::erasure::{self, Extent};
use crate::store::export::export;
use crate::store::outbox::{self, Mail};
use crate::store::retention::note;
use crate::store::tokens::{self, Purpose, Subject, Token, TokenError};
use crate::store::{View, members, objections, people, replies};

use shown::{Held, OwnData};

/// The name of the form in addresses and stamps.
const FORM: &str = "mes-donnees";
/// How long the link is good: it opens everything.
const OPEN: SignedDuration = SignedDuration::from_hours(1);
/// The most characters that are read of a field.
const LONGEST: usize = 300;

/// The page that asks for an address.
#[derive(Debug, Serialize)]
struct AskContext {
    /// The stamp of the page.
    key: String,
    /// What was typed.
    email: String,
    /// Whether no mail would reach it.
    is_wrong: bool,
}

/// The page on which a change is confirmed, or said to be done.
#[derive(Debug, Serialize)]
struct OwnChangeContext {
    /// `rectify`, `erase` or `erased`.
    what: &'static str,
    /// Where the button sends it, or empty once it is done.
    link: String,
    /// Everything that the button sends: name and value.
    typed: Vec<(String, String)>,
    /// How many things are erased.
    count: usize,
    /// Contracts that the law has kept, and until when.
    kept: Vec<Held>,
}

/// `GET /forms/mes-donnees`
pub async fn ask(State(server): State<Arc<Server>>, RawQuery(query): RawQuery) -> Response {
    answer::of(&server, asking(&server, &language(&server, query), &Fields::default(), false))
}

fn asking(server: &Server, language: &str, fields: &Fields, is_wrong: bool) -> Result<Response, Failure> {
    let email: String = fields.get("email").chars().take(LONGEST).collect();
    let context = AskContext { key: server.stamp(FORM, "", fields)?, email, is_wrong };
    let html = server.book.shown().desk.page(language, "own-data-ask.html", "ask", context)?;
    Ok(answer::page(if is_wrong { 422 } else { 200 }, html))
}

/// `POST /forms/mes-donnees`: the same answer whatever is known.
pub async fn asked(
    State(server): State<Arc<Server>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let outcome = mailed(&server, &language(&server, query), &headers, &body).await;
    answer::of(&server, outcome)
}

async fn mailed(server: &Server, language: &str, headers: &HeaderMap, body: &Bytes) -> Result<Response, Failure> {
    let fields = Fields::read(body);
    let email = fields.get("email").to_owned();
    if !is_sendable(&email) || email.chars().count() > LONGEST {
        return asking(server, language, &fields, true);
    }
    let sent = Sent { id: FORM, revision: "", language, fields: &fields, body, headers, email: &email };
    if let Some(response) = guard::admit(server, &sent).await? {
        return Ok(response);
    }
    let mail = letter::worded(server, &server.book.shown(), language, "own-data", &[], "donnees")?;
    let text = mail.text.replace(letter::LINK, &format!("{}{}", letter::LINK, answer::in_language(server, language)));
    let mail = Mail { email: email.clone(), text, ..mail };
    let (key, body) = (format!("own-data {}", fields.get("key")), body.clone());
    let job = server.store.write(move |change| {
        replies::once(change, &key, &body, |change| {
            let subject = Subject::Address { amap: String::new(), email };
            let link = tokens::issue(change, Purpose::OwnData, &subject, OPEN)?;
            outbox::push(change, &letter::linked(mail, link))?;
            Ok::<_, Failure>(())
        })
    });
    job.await?;
    Ok(answer::message_in(server, language, 200, "own-data-sent"))
}

/// `GET /forms/lien/donnees/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>, RawQuery(query): RawQuery) -> Response {
    answer::of(&server, looked(&server, &language(&server, query), &token).await)
}

async fn looked(server: &Server, language: &str, token: &str) -> Result<Response, Failure> {
    let asked = Token::new(token);
    let mut data = server.store.read(move |view| OwnData::read(view, address_of(view, &asked)?)).await?;
    data.link = link(token);
    Ok(answer::page(200, server.book.shown().desk.page(language, "own-data.html", "data", data)?))
}

/// `GET /forms/lien/donnees/{token}/donnees.json`
pub async fn download(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, downloaded(&server, &token).await)
}

async fn downloaded(server: &Server, token: &str) -> Result<Response, Failure> {
    let asked = Token::new(token);
    let read = server.store.read(move |view| Ok::<_, Failure>(export(view, &address_of(view, &asked)?)?));
    let json = serde_json::to_vec_pretty(&read.await?).unwrap_or_default();
    let mut response = answer::typed(200, "application/json; charset=utf-8", json);
    let name = HeaderValue::from_static("attachment; filename=\"donnees.json\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// `POST /forms/lien/donnees/{token}`: `step` is `rectify` or `erase`, which show what would be done, or one of them with
/// `-confirmed`, which does it.
pub async fn change(
    State(server): State<Arc<Server>>,
    Path(token): Path<String>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    answer::of(&server, changed(&server, &language(&server, query), &token, &Fields::read(&body)).await)
}

async fn changed(server: &Server, language: &str, token: &str, fields: &Fields) -> Result<Response, Failure> {
    let asked = Token::new(token);
    let typed = |name: &str| fields.get(name).chars().take(LONGEST).collect::<String>();
    match fields.get("step") {
        "rectify" => {
            // Whoever has no link learns so before anything is asked.
            server.store.read(move |view| address_of(view, &asked)).await?;
            let typed = ["name", "phone", "address"].map(|name| (name.to_owned(), typed(name)));
            confirm((server, language), "rectify", link(token), typed.into(), 0, Vec::new())
        }
        "rectify-confirmed" => {
            let own =
                Member { name: typed("name"), phone: typed("phone"), address: typed("address"), ..Member::default() };
            server.store.write(move |change| rectify(change, &asked, &own)).await?;
            tracing::info!("own data corrected");
            looked(server, language, token).await
        }
        // Nothing is lost by it, and it is taken back as easily: it is done at once.
        step @ ("object" | "object-no-more") => {
            let objects = step == "object";
            let job = server.store.write(move |change| {
                let email = address_of(change, &asked)?;
                Ok::<_, Failure>(objections::set(change, &email, objects)?)
            });
            job.await?;
            looked(server, language, token).await
        }
        "erase" => {
            let data = server.store.read(move |view| OwnData::read(view, address_of(view, &asked)?)).await?;
            confirm((server, language), "erase", link(token), Vec::new(), data.erasable(), data.kept())
        }
        "erase-confirmed" => {
            let job = server.store.write(move |change| {
                let email = address_of(change, &asked)?;
                let data = OwnData::read(change, email.clone())?;
                erasure::erase(change, &email, Extent::WhatMayBe)?;
                note(change, "own-data-erased", data.erasable())?;
                Ok::<_, Failure>(data)
            });
            let data = job.await?;
            tracing::info!(erased = data.erasable(), kept = data.kept().len(), "own data erased");
            confirm((server, language), "erased", String::new(), Vec::new(), data.erasable(), data.kept())
        }
        _ => looked(server, language, token).await,
    }
}

/// Corrects what is kept of somebody beside what they signed.
fn rectify(change: &mut crate::Change<'_>, asked: &Token, own: &Member) -> Result<(), Failure> {
    let email = address_of(change, asked)?;
    let rows = people::with_address(change, &email)?;
    for id in &rows {
        let Some(known) = people::get(change, *id)? else { continue };
        let name = if own.name.is_empty() { known.name } else { own.name.clone() };
        let own = Member { name, phone: own.phone.clone(), address: own.address.clone(), ..known };
        people::rectify(change, *id, &own)?;
    }
    for (amap, _) in members::of_address(change, &email)? {
        members::rename(change, &amap, &email, &own.name)?;
    }
    Ok(note(change, "own-data-corrected", rows.len())?)
}

fn confirm(
    (server, language): (&Server, &str),
    what: &'static str,
    link: String,
    typed: Vec<(String, String)>,
    count: usize,
    kept: Vec<Held>,
) -> Result<Response, Failure> {
    let context = OwnChangeContext { what, link, typed, count, kept };
    let html = server.book.shown().desk.page(language, "own-data-change.html", "change", context)?;
    Ok(answer::page(200, html))
}

/// The address for which a link is good.
fn address_of(view: &View<'_>, token: &Token) -> Result<String, Failure> {
    match tokens::look(view, token, Purpose::OwnData)? {
        Subject::Address { amap, email } if amap.is_empty() => Ok(email),
        _ => Err(Failure::Token(TokenError::Unknown)),
    }
}

fn link(token: &str) -> String {
    format!("/forms/lien/donnees/{token}")
}

/// The language that an address asks for (`?langue=en`), where the site has it; else the main one.
fn language(server: &Server, query: Option<String>) -> String {
    let asked = Fields::read(query.unwrap_or_default().as_bytes());
    let shown = server.book.shown();
    let languages = &shown.chrome.languages;
    let found = languages.iter().find(|language| language.code == asked.get("langue")).or(languages.first());
    found.map_or_else(|| "fr".to_owned(), |language| language.code.clone())
}
