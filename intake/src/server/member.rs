//! The member's page of a contract: what was signed, its receipt, and, as long as the farm has not signed, the way out of it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use forms::Form;
use forms::page::Kept;

use super::answer::{self, acted};
use super::contract::{behind, contract_of, today};
use super::failure::Failure;
use super::{Server, letter};
use crate::store::contracts::{self, ContractError, State as Life};
use crate::store::log;
use crate::store::outbox::{self, Mail};
use crate::store::tokens::{self, Purpose, Token};

/// `GET /forms/lien/contrat/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (contract, document) = behind(server, token, Purpose::ManageContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision).ok_or(Failure::NoForm)?;
    let (shown, entry) = (server.book.shown(), document.entry());
    let account = shown.private.get(&known.form.id).and_then(|private| private.account.as_ref());
    let link = format!("/forms/lien/contrat/{token}");
    let html = shown.desk.signed(
        &known.form,
        &known.revision,
        (&entry, &document.quote),
        account,
        today(server, &known.form),
        Some(Kept { link, state: if contract.state.is_live() { contract.state.word() } else { "ended" } }),
    )?;
    Ok(answer::page(200, html))
}

/// `GET /forms/lien/contrat/{token}/recu.txt`
pub async fn receipt(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, proven(&server, &token).await)
}

async fn proven(server: &Server, token: &str) -> Result<Response, Failure> {
    let (contract, _) = behind(server, token, Purpose::ManageContract).await?;
    let seq = contract.signed_seq.ok_or(Failure::Contract(ContractError::Unknown))?;
    let receipt = server.store.read(move |view| log::receipt(view, seq)).await?;
    let text = receipt.ok_or(Failure::Contract(ContractError::Unknown))?.to_string();
    Ok(answer::typed(200, "text/plain; charset=utf-8", text.into_bytes()))
}

/// `POST /forms/lien/contrat/{token}`: renounces a contract that the farm has not signed yet.
pub async fn withdraw(State(server): State<Arc<Server>>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    answer::of(&server, withdrawn(&server, &token, &headers).await)
}

async fn withdrawn(server: &Server, token: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    let (contract, document) = behind(server, token, Purpose::ManageContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision).ok_or(Failure::NoForm)?;
    let (shown, act) = (server.book.shown(), acted(server, headers));
    let mails = letter::withdrawn(server, &shown, &known.form, &document)?;
    let asked = Token::new(token);
    server
        .store
        .write(move |change| {
            let id = contract_of(tokens::redeem(change, &asked, Purpose::ManageContract)?)?;
            if contracts::get(change, id)?.state != Life::Signed {
                return Err(Failure::Contract(ContractError::State(contract.state)));
            }
            contracts::withdraw(change, id, &act, "")?;
            for mail in mails {
                outbox::push(change, &Mail { contract: Some(id), ..mail })?;
            }
            Ok(())
        })
        .await?;
    Ok(answer::message(server, 200, "withdrawn"))
}
