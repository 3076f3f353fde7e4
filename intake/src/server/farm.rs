//! The farm's page: the contracts of a form that wait for its signature, signed one by one or all at once.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use forms::{Fields, Form};
use serde::Serialize;
use themes::Messages;

use super::answer::{self, acted};
use super::changes::{self, ChangeContext};
use super::contract::today;
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
    /// The last day on which members may still sign, change and withdraw, or none once it is over.
    open_to: Option<String>,
    /// Contracts that wait for the farm.
    waiting: Vec<FarmRow>,
    /// Contracts that both signed.
    signed: Vec<FarmRow>,
    /// What is to be paid over all of them, in cents.
    due: i64,
}

/// A contract.
#[derive(Debug, Serialize)]
struct FarmRow {
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
    /// Whether it was signed on paper, and recorded by the coordination.
    is_paper: bool,
    /// Of one that changes an earlier one, what changes.
    changes: Vec<ChangeContext>,
}

/// A contract, what is signed, and what was signed before, where it changes that.
type Own = (Contract, Document, Option<Document>);

/// `GET /forms/lien/ferme/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, shown(&server, &token).await)
}

async fn shown(server: &Server, token: &str) -> Result<Response, Failure> {
    let own = contracts_of(server, token).await?;
    let (form, contracts) = own;
    let form_of = |document: &Document| server.book.form::<Form>(&document.form.id, &document.form.revision);
    let newest = contracts.first().map(|(_, document, _)| form_of(document)).transpose()?.flatten();
    let open_to = newest.as_ref().and_then(|known| {
        let window = known.form.window.filter(|window| today(server, &known.form) <= window.to);
        window.map(|window| window.to.to_string())
    });
    let (name, amap, language) = newest.map_or((form, String::new(), "fr".to_owned()), |known| {
        (known.form.name.clone(), known.form.amap.name.clone(), known.form.language.clone())
    });
    let site = server.book.shown();
    let messages = site.desk.messages(&language)?;
    let rows = |life: Life| {
        let own = contracts.iter().filter(|(contract, ..)| contract.state == life);
        own.map(|own| row(server, messages, own)).collect::<Result<Vec<_>, Failure>>()
    };
    let context = FarmContext {
        link: format!("/forms/lien/ferme/{token}"),
        name,
        amap,
        open_to,
        due: contracts.iter().map(|(contract, ..)| contract.due).sum(),
        waiting: rows(Life::Signed)?,
        signed: rows(Life::Countersigned)?,
    };
    let html = site.desk.page(&language, "farm-signing.html", "farm", context)?;
    Ok(answer::page(200, html))
}

fn row(server: &Server, messages: &Messages, (contract, document, before): &Own) -> Result<FarmRow, Failure> {
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?;
    let changes = known.zip(before.as_ref()).map(|(known, before)| {
        let changes = changes::between(&known.form, messages, before, document);
        changes.into_iter().filter(|one| one.kind != "credit").collect()
    });
    Ok(FarmRow {
        is_paper: contract.is_paper,
        changes: changes.unwrap_or_default(),
        id: contract.id.0,
        member: document.person.name.clone(),
        email: document.person.email.clone(),
        phone: document.person.phone.clone(),
        due: contract.due,
        day: contract.signed_at.map(|at| at.to_string().chars().take(10).collect()).unwrap_or_default(),
    })
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
                let amended = contract.amends.map(|before| contracts::get(view, before)).transpose()?;
                let before = amended.map(|before| contracts::document(view, &before)).transpose()?.flatten();
                Ok(document.map(|document| (contract, document, before)))
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
    let mut letters: Vec<(ContractId, Option<Mail>)> = Vec::new();
    for (contract, document, _) in own {
        let number = contract.id.to_string();
        // All are those that the page showed: what was changed or signed since is another text, or one that nobody read.
        let is_seen = !fields.has("seen") || fields.get("seen").split_whitespace().any(|seen| seen == number);
        let is_named = match fields.get("contract") {
            "all" => is_seen,
            one => one == number,
        };
        let is_wanted = is_named && contract.state == Life::Signed;
        let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?.filter(|_| is_wanted);
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
                if let Some(mail) = mail {
                    outbox::push(change, &Mail { contract: Some(id), ..mail })?;
                }
            }
            Ok::<_, Failure>(())
        })
        .await?;
    shown(server, token).await
}
