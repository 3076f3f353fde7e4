//! The farm's page: the contracts of a form that wait for its signature, signed one by one or all at once.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use forms::{Fields, Form};
use serde::Serialize;

use super::answer::{self, acted};
use super::failure::Failure;
use super::{Server, letter};
use crate::document::Document;
use crate::store::ContractId;
use crate::store::contracts::{self, Contract, ContractError, State as Life};
use crate::store::outbox::{self, Mail};
use crate::store::tokens::{self, Purpose, Subject, Token};

/// What the farm sees of the contracts of a form.
#[derive(Debug, Serialize)]
struct FarmContext {
    /// Where the page sends its forms.
    link: String,
    /// Name of the contract.
    name: String,
    /// Name of the AMAP.
    amap: String,
    /// Contracts that wait for the farm.
    waiting: Vec<Row>,
    /// Contracts that both signed.
    signed: Vec<Row>,
    /// What is to be paid over all of them, in cents.
    due: i64,
}

/// A contract.
#[derive(Debug, Serialize)]
struct Row {
    /// Its number.
    id: i64,
    /// Who signed.
    member: String,
    /// Their address of mail.
    email: String,
    /// Their telephone, or empty.
    phone: String,
    /// What is to be paid, in cents.
    due: i64,
    /// The day on which the member signed.
    day: String,
}

type Own = (Contract, Document);

/// `GET /forms/lien/ferme/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, shown(&server, &token).await)
}

async fn shown(server: &Server, token: &str) -> Result<Response, Failure> {
    let own = contracts_of(server, token).await?;
    let (form, contracts) = own;
    let newest = contracts
        .first()
        .and_then(|(_, document)| server.book.form::<Form>(&document.form.id, &document.form.revision));
    let (name, amap, language) = newest.map_or((form, String::new(), "fr".to_owned()), |known| {
        (known.form.name.clone(), known.form.amap.name.clone(), known.form.language.clone())
    });
    let rows = |life: Life| {
        let own = contracts.iter().filter(|(contract, _)| contract.state == life);
        own.map(|(contract, document)| row(contract, document)).collect::<Vec<_>>()
    };
    let context = FarmContext {
        link: format!("/forms/lien/ferme/{token}"),
        name,
        amap,
        due: contracts.iter().map(|(contract, _)| contract.due).sum(),
        waiting: rows(Life::Signed),
        signed: rows(Life::Countersigned),
    };
    let html = server.book.shown().desk.page(&language, "farm-signing.html", "farm", context)?;
    Ok(answer::page(200, html))
}

fn row(contract: &Contract, document: &Document) -> Row {
    Row {
        id: contract.id.0,
        member: document.person.name.clone(),
        email: document.person.email.clone(),
        phone: document.person.phone.clone(),
        due: contract.due,
        day: contract.signed_at.map(|at| at.to_string().chars().take(10).collect()).unwrap_or_default(),
    }
}

/// The form for which a farm's link is good, and its contracts that bind.
async fn contracts_of(server: &Server, token: &str) -> Result<(String, Vec<Own>), Failure> {
    let asked = Token::new(token);
    server
        .store
        .read(move |view| {
            let Subject::Form(form) = tokens::look(view, &asked, Purpose::CountersignSeason)? else {
                return Err(Failure::Contract(ContractError::Unknown));
            };
            let own = contracts::of_form(view, &form, &[Life::Signed, Life::Countersigned])?;
            let documents = own.into_iter().map(|contract| {
                let document = contracts::document(view, &contract)?;
                Ok(document.map(|document| (contract, document)))
            });
            let documents: Result<Vec<Option<Own>>, Failure> = documents.collect();
            Ok((form, documents?.into_iter().flatten().collect()))
        })
        .await
}

/// `POST /forms/lien/ferme/{token}`: signs the contract of this number, or `all`; nothing where neither is said.
pub async fn sign(
    State(server): State<Arc<Server>>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    answer::of(&server, signed(&server, &token, &headers, &body).await)
}

async fn signed(server: &Server, token: &str, headers: &HeaderMap, body: &[u8]) -> Result<Response, Failure> {
    let (fields, shown_now) = (Fields::read(body), server.book.shown());
    let (_, own) = contracts_of(server, token).await?;
    let mut letters: Vec<(ContractId, Mail)> = Vec::new();
    for (contract, document) in own {
        let is_named = fields.get("contract") == "all" || fields.get("contract") == contract.id.to_string();
        let is_wanted = is_named && contract.state == Life::Signed;
        let known = server.book.form::<Form>(&document.form.id, &document.form.revision).filter(|_| is_wanted);
        if let Some(known) = known {
            letters.push((contract.id, letter::countersigned(server, &shown_now, &known.form, &document)?));
        }
    }
    let (asked, act) = (Token::new(token), acted(server, headers));
    server
        .store
        .write(move |change| {
            tokens::redeem(change, &asked, Purpose::CountersignSeason)?;
            for (id, mail) in letters {
                contracts::countersign(change, id, &act)?;
                outbox::push(change, &Mail { contract: Some(id), ..mail })?;
            }
            Ok::<_, Failure>(())
        })
        .await?;
    shown(server, token).await
}
