//! The coordination's page: who asks for which contract, and two buttons. To agree signs, to refuse tells the person.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use forms::entry::LONGEST;
use forms::page::{CheckContext, ToldContext};
use forms::{Fields, Form};
use serde::Serialize;

use super::answer::{self, acted};
use super::book::{Known, Shown};
use super::confirming::in_words;
use super::contract::{behind, contract_of, today, told};
use super::failure::Failure;
use super::signed::announce;
use super::{Server, letter, standing};
use crate::document::Document;
use crate::store::contracts::{self, ContractError};
use crate::store::outbox::{self, Mail};
use crate::store::stocks::Supply;
use crate::store::tokens::{self, Purpose, Token};

/// What the coordination sees of a contract that waits for it.
#[derive(Debug, Serialize)]
struct ApprovalContext {
    /// What is asked for.
    check: CheckContext,
    /// Where the buttons send it, from the root of the intake.
    link: String,
    /// Why it cannot be signed as things are.
    mistakes: Vec<ToldContext>,
    /// What was typed as the reason of a refusal.
    reason: String,
    /// The most characters of it.
    most: usize,
}

/// `GET /forms/lien/accord/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (known, document) = asked_of(server, token).await?;
    page(server, &server.book.shown(), (&known, &document), token, (Vec::new(), ""))
}

/// `POST /forms/lien/accord/{token}`: `answer` is `agree` or `refuse`, with a `reason` that may be empty.
pub async fn settle(
    State(server): State<Arc<Server>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = Fields::read(&body);
    let outcome = match fields.get("answer") {
        "agree" => agreed(&server, &token, &headers).await,
        "refuse" => refused(&server, &token, fields.get("reason")).await,
        _ => looked(&server, &token).await,
    };
    answer::of(&server, outcome)
}

async fn agreed(server: &Server, token: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    let (known, document) = asked_of(server, token).await?;
    let shown = server.book.shown();
    let newest =
        server.book.current::<Form>(&shown, &known.form.id, &known.form.language)?.unwrap_or_else(|| known.clone());
    let supply = Supply::of(&newest.form.terms);
    let letters = letter::signed(server, &shown, &known.form, &document)?;
    let mut act = acted(server, headers);
    act.by = Some("coordination".to_owned());
    let (asked, form, of) = (Token::new(token), known.clone(), document.clone());
    let written = server.store.write(move |change| {
        let id = contract_of(tokens::redeem(change, &asked, Purpose::ApproveContract)?)?;
        // Since it was confirmed, the member may have signed another.
        let conflicts = standing::conflicts(change, &form.form, &of, None)?;
        if !conflicts.is_empty() {
            return Err(Failure::Refused(conflicts));
        }
        let recorded = contracts::approve(change, id, act, &supply)?;
        announce(change, id, &form.form.id, recorded, letters)
    });
    let mistakes = match written.await {
        Ok(()) => return Ok(answer::message(server, 200, "approved")),
        Err(Failure::Refused(conflicts)) => conflicts,
        Err(Failure::Contract(ContractError::Short(short))) => short.iter().map(told).collect(),
        Err(failure) => return Err(failure),
    };
    // Nothing is decided: the link is still good once a place is free.
    let mistakes = in_words(&shown, &known.form.language, &mistakes)?;
    page(server, &shown, (&known, &document), token, (mistakes, ""))
}

async fn refused(server: &Server, token: &str, reason: &str) -> Result<Response, Failure> {
    let (known, document) = asked_of(server, token).await?;
    let shown = server.book.shown();
    if reason.chars().count() > LONGEST {
        let too_long = domain::contract::Mistake::new("field-too-long", "reason").with("most", LONGEST);
        let mut mistakes = in_words(&shown, &known.form.language, &[too_long])?;
        mistakes.iter_mut().for_each(|mistake| mistake.control = "reason".to_owned());
        return page(server, &shown, (&known, &document), token, (mistakes, reason));
    }
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let mail = letter::refused(server, &shown, &known.form, &document, &reason)?;
    let asked = Token::new(token);
    server
        .store
        .write(move |change| {
            let id = contract_of(tokens::redeem(change, &asked, Purpose::ApproveContract)?)?;
            contracts::refuse(change, id)?;
            outbox::push(change, &Mail { contract: Some(id), ..mail })?;
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(answer::message(server, 200, "refused"))
}

async fn asked_of(server: &Server, token: &str) -> Result<(Arc<Known>, Document), Failure> {
    let (_, document) = behind(server, token, Purpose::ApproveContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?.ok_or(Failure::NoForm)?;
    Ok((known, document))
}

/// The page, with what is wrong.
fn page(
    server: &Server,
    shown: &Shown,
    (known, document): (&Known, &Document),
    token: &str,
    (mistakes, reason): (Vec<ToldContext>, &str),
) -> Result<Response, Failure> {
    let (form, entry) = (&known.form, document.entry());
    let messages = shown.desk.messages(&form.language)?;
    let (reviewed, today) = ((&entry, &document.quote), today(server, form));
    let status = if mistakes.is_empty() { 200 } else { 409 };
    let context = ApprovalContext {
        check: CheckContext::new(form, &known.revision, &Fields::default(), reviewed, &[], messages, today),
        link: format!("/forms/lien/accord/{token}"),
        mistakes,
        reason: reason.to_owned(),
        most: LONGEST,
    };
    Ok(answer::page(status, shown.desk.page(&form.language, "approval.html", "approval", context)?))
}
