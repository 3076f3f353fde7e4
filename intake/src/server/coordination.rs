//! The coordination's page of a form: who signed, who waits, and the way to record a contract that was signed on paper. Its link
//! is mailed once a season, by [`introduce`].

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use forms::{Form, Manifest, kind_of};
use serde::Serialize;

use super::answer;
use super::book::{Known, Shown};
use super::contract::SEASON;
use super::failure::Failure;
use super::{Server, letter};
use crate::document::Document;
use crate::store::contracts::{self, Contract, ContractError, State as Life};
use crate::store::outbox;
use crate::store::tokens::{self, Purpose, Subject, Token};

/// What the coordination sees of the contracts of a form.
#[derive(Debug, Serialize)]
struct CoordinationContext {
    /// Name of the contract.
    name: String,
    /// Name of the AMAP.
    amap: String,
    /// Where a contract on paper is filled in, from the root of the intake.
    paper: String,
    /// Contracts, by number.
    rows: Vec<CoordinationRow>,
}

/// A contract.
#[derive(Debug, Serialize)]
struct CoordinationRow {
    /// Who signs.
    member: String,
    /// Their address of mail, or empty.
    email: String,
    /// `waiting`, `signed` or `countersigned`.
    state: &'static str,
    /// Whether it was signed on paper.
    is_paper: bool,
    /// Whether it changes an earlier one.
    is_amendment: bool,
    /// What is to be paid, in cents.
    due: i64,
}

/// `GET /forms/lien/coordination/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let id = form_of(server, token).await?;
    let states = [Life::Waiting, Life::Signed, Life::Countersigned];
    let of = id.clone();
    let own = server
        .store
        .read(move |view| {
            let own = contracts::of_form(view, &of, &states)?.into_iter();
            let own = own.map(|one| Ok(contracts::document(view, &one)?.map(|document| row(&one, &document))));
            own.collect::<Result<Vec<Option<CoordinationRow>>, Failure>>()
        })
        .await?;
    let known = newest(server, &id).await?;
    let context = CoordinationContext {
        name: known.form.name.clone(),
        amap: known.form.amap.name.clone(),
        paper: format!("/forms/lien/coordination/{token}/papier"),
        rows: own.into_iter().flatten().collect(),
    };
    let html = server.book.shown().desk.page(&known.form.language, "coordination.html", "coordination", context)?;
    Ok(answer::page(200, html))
}

fn row(contract: &Contract, document: &Document) -> CoordinationRow {
    CoordinationRow {
        member: document.person.name.clone(),
        email: document.person.email.clone(),
        state: contract.state.word(),
        is_paper: contract.is_paper,
        is_amendment: contract.amends.is_some(),
        due: contract.due,
    }
}

/// The form for which a coordination's link is good.
///
/// # Errors
/// Why it opens nothing.
pub async fn form_of(server: &Server, token: &str) -> Result<String, Failure> {
    let asked = Token::new(token);
    let read = server.store.read(move |view| match tokens::look(view, &asked, Purpose::Coordinate)? {
        Subject::Form(form) => Ok(form),
        _ => Err(Failure::Contract(ContractError::Unknown)),
    });
    read.await
}

/// The form as the site shows it; where it offers it no more, as it was signed last.
///
/// # Errors
/// That there is none such, and those of the store.
pub async fn newest(server: &Server, id: &str) -> Result<Arc<Known>, Failure> {
    let shown = server.book.shown();
    let languages = shown.chrome.languages.iter().map(|language| language.code.as_str());
    for language in languages {
        if let Some(known) = server.book.current::<Form>(&shown, id, language)? {
            return Ok(known);
        }
    }
    let of = id.to_owned();
    let states = [Life::Signed, Life::Countersigned, Life::Waiting];
    let own = server.store.read(move |view| contracts::of_form(view, &of, &states).map_err(Failure::from)).await?;
    for one in own.iter().rev() {
        if let Some(known) = server.book.form::<Form>(id, &one.revision)? {
            return Ok(known);
        }
    }
    Err(Failure::NoForm)
}

/// Mails the coordination of every form that the site offers the link to its page, unless it has one: to be called when the
/// server starts and once a day. Gives how many were written.
///
/// # Errors
/// Those of the store and of templates.
pub async fn introduce(server: &Server) -> Result<usize, Failure> {
    let shown = server.book.shown();
    let mut count = 0;
    for (id, language, _) in &shown.chrome.current {
        let is_main = shown.chrome.languages.first().is_some_and(|main| main.code == *language);
        if kind_of(id) == Form::KIND && is_main && introduced(server, &shown, id, language).await? {
            count += 1;
        }
    }
    Ok(count)
}

async fn introduced(server: &Server, shown: &Shown, id: &str, language: &str) -> Result<bool, Failure> {
    let Some(known) = server.book.current::<Form>(shown, id, language)? else { return Ok(false) };
    let form = &known.form;
    let Some(email) = letter::coordination_of(shown, form) else { return Ok(false) };
    let said = [("contract", form.name.as_str()), ("amap", &form.amap.name), ("farm", &form.farm.name)];
    let mut mail = letter::worded(server, shown, language, "coordination", &said, "coordination")?;
    (mail.email, mail.name) = (email, form.amap.name.clone());
    let subject = Subject::Form(id.to_owned());
    let written = server.store.write(move |change| {
        if tokens::is_issued(change, Purpose::Coordinate, &subject)? {
            return Ok(false);
        }
        let link = tokens::issue(change, Purpose::Coordinate, &subject, SEASON)?;
        outbox::push(change, &letter::linked(mail, link))?;
        Ok::<_, Failure>(true)
    });
    written.await
}
