//! The mailed link by which a contract is signed: its page shows what was sent, its button signs, or asks the coordination.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::contract::{Mistake, Mistakes};
use forms::page::ToldContext;
use forms::{Form, Manifest, wording};
use jiff::SignedDuration;
use serde::Serialize;
use themes::format;

use super::answer::{self, acted};
use super::book::{Known, Shown};
use super::contract::{behind, contract_of, today};
use super::failure::Failure;
use super::signed::announce;
use super::{Server, letter, standing};
use crate::document::Document;
use crate::store::contracts::{self, Confirmed};
use crate::store::outbox::{self, Mail};
use crate::store::stocks::Supply;
use crate::store::tokens::{self, Purpose, Subject, Token};

/// How long the coordination has to agree: afterwards what was sent is erased.
const TO_AGREE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Why a contract cannot be signed by whoever sent it, and the way back to the form.
#[derive(Debug, Serialize)]
struct RefusedContext {
    /// Name of the contract.
    name: String,
    /// Name of the AMAP.
    amap: String,
    /// What is wrong.
    mistakes: Vec<ToldContext>,
    /// Where the form is sent, from the root of the intake.
    action: String,
    /// Everything that was typed: name and value.
    typed: Vec<(String, String)>,
    /// Role mailbox of the coordination, or none.
    coordination: Option<String>,
}

/// `GET /forms/lien/confirmer/{token}`: shows what is to be signed. Looking signs nothing: mail scanners look too.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (known, document) = asked_of(server, token).await?;
    let (entry, today, shown) = (document.entry(), today(server, &known.form), server.book.shown());
    let (one, of) = (known.clone(), document.clone());
    let conflicts = server.store.read(move |view| standing::conflicts(view, &one.form, &of, None)).await?;
    if !conflicts.is_empty() {
        return refused(&shown, &known, &document, &conflicts);
    }
    let link = format!("/forms/lien/confirmer/{token}");
    let html = shown.desk.confirm(&known.form, &known.revision, (&entry, &document.quote), &link, today)?;
    Ok(answer::page(200, html))
}

/// `POST /forms/lien/confirmer/{token}`: signs.
pub async fn confirm(State(server): State<Arc<Server>>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    answer::of(&server, confirmed(&server, &token, &headers).await)
}

async fn confirmed(server: &Server, token: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    let (asked, act) = (Token::new(token), acted(server, headers));
    // What mails say is written before the writer is asked: it waits for nobody.
    let (known, document) = asked_of(server, token).await?;
    let shown = server.book.shown();
    let newest =
        server.book.current::<Form>(&shown, &known.form.id, &known.form.language)?.unwrap_or_else(|| known.clone());
    let supply = Supply::of(&newest.form.terms);
    let letters = letter::signed(server, &shown, &known.form, &document)?;
    let to_wait = letter::waiting(server, &shown, &known.form, &document)?;
    let to_agree = letter::to_approve(server, &shown, &known.form, &document)?;
    let (form, of) = (known.clone(), document.clone());
    let written = server.store.write(move |change| {
        let id = contract_of(tokens::redeem(change, &asked, Purpose::ConfirmContract)?)?;
        let conflicts = standing::conflicts(change, &form.form, &of, None)?;
        if !conflicts.is_empty() {
            return Err(Failure::Refused(conflicts));
        }
        let confirmed = contracts::confirm(change, id, act, &supply)?;
        match confirmed {
            Confirmed::Signed(recorded) => announce(change, id, &form.form.id, recorded, letters)?,
            Confirmed::Waiting => {
                outbox::push(change, &Mail { contract: Some(id), ..to_wait })?;
                if let Some(to_agree) = to_agree {
                    let link = tokens::issue(change, Purpose::ApproveContract, &Subject::Contract(id), TO_AGREE)?;
                    outbox::push(change, &letter::linked(Mail { contract: Some(id), ..to_agree }, link))?;
                }
            }
        }
        Ok(confirmed)
    });
    match written.await {
        Ok(Confirmed::Waiting) => Ok(answer::message(server, 200, "waiting")),
        Ok(Confirmed::Signed(_)) => page(server, &shown, &known, &document),
        Err(Failure::Refused(conflicts)) => refused(&shown, &known, &document, &conflicts),
        Err(failure) => Err(failure),
    }
}

/// The form of a contract and what is to be signed by it.
async fn asked_of(server: &Server, token: &str) -> Result<(Arc<Known>, Document), Failure> {
    let (_, document) = behind(server, token, Purpose::ConfirmContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?.ok_or(Failure::NoForm)?;
    Ok((known, document))
}

/// The page of what was just signed.
///
/// # Errors
/// A template that goes wrong.
pub fn page(server: &Server, shown: &Shown, known: &Known, document: &Document) -> Result<Response, Failure> {
    let account = shown.private.get(&known.form.id).and_then(|private| private.account.as_ref());
    let (entry, today) = (document.entry(), today(server, &known.form));
    let reviewed = (&entry, &document.quote);
    Ok(answer::page(200, shown.desk.signed(&known.form, &known.revision, reviewed, account, today, None)?))
}

/// Mistakes in words, of no control.
///
/// # Errors
/// A language that the site does not have.
pub fn in_words(shown: &Shown, language: &str, mistakes: &[Mistake]) -> Result<Vec<ToldContext>, Failure> {
    let messages = shown.desk.messages(language)?;
    let told = mistakes.iter().map(|mistake| ToldContext {
        control: String::new(),
        sentence: format::upper_first(&wording::mistake(messages, mistake)),
    });
    Ok(told.collect())
}

/// The way back to the form, with everything that was typed.
fn refused(shown: &Shown, known: &Known, document: &Document, mistakes: &Mistakes) -> Result<Response, Failure> {
    let form = &known.form;
    let typed = document.entry().typed(form);
    let context = RefusedContext {
        name: form.name.clone(),
        amap: form.amap.name.clone(),
        mistakes: in_words(shown, &form.language, mistakes)?,
        action: form.action(&known.revision),
        typed: typed.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        coordination: form.coordination.clone(),
    };
    let html = shown.desk.page(&form.language, "contract-refused.html", "refused", context)?;
    Ok(answer::page(422, html))
}
