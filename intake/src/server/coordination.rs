//! The coordination's page of a form: who signed, who waits, and the way to record a contract that was signed on paper. Its link
//! is mailed once a season to whoever coordinates, by [`introduce`].

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
use crate::store::StoreError;
use crate::store::contracts::{self, Contract, ContractError, State as Life};
use crate::store::outbox::{self, Mail};
use crate::store::tokens::{self, Purpose, Subject, Token};
use crate::store::uses::{self, Uses};

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

/// Mails the coordination of every form that is in use, or whose AMAP is, the link to its page, unless it has one: to be called
/// now and then. Where somebody else coordinates than before, they are sent one, and the old one is over. Gives how many were
/// written.
///
/// # Errors
/// Those of the store and of templates, and a form that cannot be read now.
pub async fn introduce(server: &Server) -> Result<usize, Failure> {
    let shown = server.book.shown();
    let Some(language) = shown.chrome.languages.first().map(|main| main.code.as_str()) else { return Ok(0) };
    let mut led = Vec::new();
    for (id, ..) in shown.chrome.current.iter().filter(|(id, of, _)| kind_of(id) == Form::KIND && of == language) {
        let known = server.book.current::<Form>(&shown, id, language)?;
        led.extend(known.and_then(|known| Some((letter::coordination_of(&shown, &known.form)?, known))));
    }
    let read = server.store.read(move |view| {
        let uses = Uses::read(view)?;
        let mut unaware = Vec::new();
        for (email, known) in led.into_iter().filter(|(_, known)| uses.has(&known.form.id, &known.form.amap.address)) {
            let is_issued = tokens::is_issued(view, Purpose::Coordinate, &Subject::Form(known.form.id.clone()))?;
            if !is_issued || uses::is_introduced(view, &known.form.id, &email)? != Some(true) {
                unaware.push((email, known));
            }
        }
        Ok::<_, StoreError>(unaware)
    });
    let mut count = 0;
    for (email, known) in read.await? {
        count += usize::from(introduced(server, &shown, &known.form, email).await?);
    }
    Ok(count)
}

/// Gives whether a mail was written.
async fn introduced(server: &Server, shown: &Shown, form: &Form, email: String) -> Result<bool, Failure> {
    let said = [("contract", form.name.as_str()), ("amap", &form.amap.name), ("farm", &form.farm.name)];
    let mail = letter::worded(server, shown, &form.language, "coordination", &said, "coordination")?;
    let mail = Mail { email, name: form.amap.name.clone(), ..mail };
    let id = form.id.clone();
    let written = server.store.write(move |change| {
        let subject = Subject::Form(id.clone());
        let is_issued = tokens::is_issued(change, Purpose::Coordinate, &subject)?;
        let was_told = uses::is_introduced(change, &id, &mail.email)?;
        uses::introduce(change, &id, &mail.email)?;
        // Who had a link before it was noted whose it is keeps it.
        if is_issued && was_told != Some(false) {
            return Ok(false);
        }
        tokens::revoke(change, Purpose::Coordinate, &subject)?;
        let link = tokens::issue(change, Purpose::Coordinate, &subject, SEASON)?;
        outbox::push(change, &letter::linked(mail, link))?;
        Ok::<_, Failure>(true)
    });
    written.await
}
