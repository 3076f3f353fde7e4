//! The member's page of a contract: what was signed, its receipt, the ways to change it and out of it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use forms::Form;
use forms::page::Kept;

use super::Server;
use super::amendment::Limits;
use super::answer;
use super::contract::{behind, today};
use super::failure::Failure;
use super::withdrawal::Right;
use crate::store::contracts::{ContractError, State as Life};
use crate::store::log;
use crate::store::tokens::Purpose;

/// `GET /forms/lien/contrat/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (contract, document) = behind(server, token, Purpose::ManageContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?.ok_or(Failure::NoForm)?;
    let (shown, entry) = (server.book.shown(), document.entry());
    let account = shown.private.get(&known.form.id).and_then(|private| private.account.as_ref());
    let link = format!("/forms/lien/contrat/{token}");
    let now = today(server, &known.form);
    let right = Right::of(server, &contract, &document, &known.form, now).await?;
    let is_live = contract.state.is_live();
    let newest =
        server.book.current::<Form>(&shown, &known.form.id, &known.form.language)?.unwrap_or_else(|| known.clone());
    let html = shown.desk.signed(
        &known.form,
        &known.revision,
        (&entry, &document.quote),
        account,
        now,
        Some(Kept {
            link,
            state: match contract.state {
                Life::Amended => "amended",
                state if state.is_live() => state.word(),
                _ => "ended",
            },
            can_change: is_live && !Limits::of(&newest.form, now).is_nothing(),
            right: right.key(),
        }),
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
