//! Renouncing a contract, in two steps: a page that says what ends, and the button that ends it. Until the farm has signed
//! anybody may; afterwards the law gives fourteen days from the first delivery for what does not spoil (L221-18, L221-28).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Date;
use forms::Form;
use jiff::ToSpan;
use jiff::civil::Weekday;
use serde::Serialize;

use super::answer::{self, acted};
use super::book::Known;
use super::contract::{behind, contract_of, today};
use super::failure::Failure;
use super::{Server, letter};
use crate::document::Document;
use crate::store::contracts::{self, Contract, ContractError, State as Life};
use crate::store::outbox::{self, Attachment, Mail};
use crate::store::tokens::{self, Purpose, Token};

/// What of a contract its member may renounce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// All of it: the farm has not signed yet.
    Unsigned,
    /// All of it, by law, until a day.
    Whole(Date),
    /// What of it keeps, by law, until a day: the names.
    Part(Date, Vec<String>),
    /// Nothing.
    None,
}

impl Right {
    /// That of a contract on a day. Whether the farm had signed what it changes counts as well once sign-up is closed: a small
    /// change is no way out.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn of(
        server: &Server,
        contract: &Contract,
        document: &Document,
        form: &Form,
        today: Date,
    ) -> Result<Self, Failure> {
        let own = contract.clone();
        let read = server.store.read(move |view| contracts::was_countersigned(view, &own).map_err(Failure::from));
        let is_bound = contract.state == Life::Countersigned || (read.await? && !form.is_open(today));
        Ok(if contract.state.is_live() { Self::on(is_bound, document, form, today) } else { Self::None })
    }

    /// That of a contract that binds; `is_bound` where the farm has signed.
    fn on(is_bound: bool, document: &Document, form: &Form, today: Date) -> Self {
        if !is_bound {
            return Self::Unsigned;
        }
        let kept = |item: &String| form.keeps.contains(item);
        let lots = || document.quote.lots.iter().filter(|lot| !lot.is_absent);
        let first = lots().filter(|lot| lot.lines.iter().any(|line| kept(&line.item))).map(|lot| lot.date).min();
        let Some(last) = first.map(last_day) else { return Self::None };
        if today > last {
            return Self::None;
        }
        if document.items.keys().all(kept) {
            return Self::Whole(last);
        }
        let names = document.items.iter().filter(|(item, _)| kept(item)).map(|(_, name)| name.clone());
        Self::Part(last, names.collect())
    }

    /// The word of templates; empty where there is none.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Whole(_) => "whole",
            Self::Part(..) => "part",
            Self::None => "",
        }
    }
}

/// The last day of the fourteen that follow the first delivery. One that ends on a Saturday or on a Sunday lasts until Monday.
fn last_day(first: Date) -> Date {
    let last = first.saturating_add(14.days());
    match last.weekday() {
        Weekday::Saturday => last.saturating_add(2.days()),
        Weekday::Sunday => last.saturating_add(1.day()),
        _ => last,
    }
}

/// What is renounced.
#[derive(Debug, Serialize)]
struct WithdrawalContext {
    /// Name of the contract.
    name: String,
    /// Name of the farm.
    farm: String,
    /// Name of the AMAP.
    amap: String,
    /// Who renounces.
    member: String,
    /// What was to be paid, in cents.
    due: i64,
    /// `unsigned`, `whole`, `part`.
    right: &'static str,
    /// The last day, or none.
    to: Option<String>,
    /// Names of what keeps, where the rest binds.
    items: Vec<String>,
    /// Where the button sends it, from the root of the intake.
    link: String,
    /// The contract's page, from the root of the intake.
    back: String,
}

/// `GET /forms/lien/contrat/{token}/renoncer`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (known, document, right, _) = asked_of(server, token).await?;
    let form = &known.form;
    let (to, items) = match &right {
        Right::Whole(to) => (Some(to.to_string()), Vec::new()),
        Right::Part(to, items) => (Some(to.to_string()), items.clone()),
        Right::Unsigned => (None, Vec::new()),
        Right::None => return Ok(answer::message(server, 409, "no-withdrawal")),
    };
    let context = WithdrawalContext {
        name: form.name.clone(),
        farm: form.farm.name.clone(),
        amap: form.amap.name.clone(),
        member: document.person.name.clone(),
        due: document.quote.totals.due.0,
        right: right.key(),
        to,
        items,
        link: format!("/forms/lien/contrat/{token}/renoncer"),
        back: format!("/forms/lien/contrat/{token}"),
    };
    let html = server.book.shown().desk.page(&form.language, "withdrawal.html", "withdrawal", context)?;
    Ok(answer::page(200, html))
}

/// `POST /forms/lien/contrat/{token}/renoncer`
pub async fn withdraw(State(server): State<Arc<Server>>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    answer::of(&server, withdrawn(&server, &token, &headers).await)
}

async fn withdrawn(server: &Server, token: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    let (known, document, right, contract) = asked_of(server, token).await?;
    let (shown, act) = (server.book.shown(), acted(server, headers));
    let items = match &right {
        Right::None => return Ok(answer::message(server, 409, "no-withdrawal")),
        Right::Part(_, items) => items.clone(),
        Right::Unsigned | Right::Whole(_) => Vec::new(),
    };
    let mails = letter::withdrawn(server, &shown, &known.form, &document, (act.at, &items))?;
    let (asked, state, is_whole) = (Token::new(token), contract.state, items.is_empty());
    server
        .store
        .write(move |change| {
            let id = contract_of(tokens::redeem(change, &asked, Purpose::ManageContract)?)?;
            // In the meantime the farm may have signed.
            let now = contracts::get(change, id)?.state;
            if now != state {
                return Err(Failure::Contract(ContractError::State(now)));
            }
            let recorded = match is_whole {
                true => contracts::withdraw(change, id, &act, "")?,
                false => contracts::renounce_part(change, id, &act, &items)?,
            };
            for mail in mails {
                let receipt = Attachment::Receipt { name: "recu.txt".to_owned(), seq: recorded.seq };
                outbox::push(change, &Mail { contract: Some(id), attachments: vec![receipt], ..mail })?;
            }
            Ok(())
        })
        .await?;
    Ok(answer::message(server, 200, if is_whole { "withdrawn" } else { "partly-withdrawn" }))
}

async fn asked_of(server: &Server, token: &str) -> Result<(Arc<Known>, Document, Right, Contract), Failure> {
    let (contract, document) = behind(server, token, Purpose::ManageContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?.ok_or(Failure::NoForm)?;
    let right = Right::of(server, &contract, &document, &known.form, today(server, &known.form)).await?;
    let id = contract.id;
    let told = server.store.read(move |view| outbox::of_contract(view, id)).await?;
    // What keeps is renounced once.
    let is_over = matches!(right, Right::Part(..)) && told.iter().any(|(about, _)| about == "partly-withdrawn");
    Ok((known, document, if is_over { Right::None } else { right }, contract))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn fourteen_days_end_on_a_day_of_work() {
        assert_eq!(last_day(date(2026, 10, 1)), date(2026, 10, 15));
        assert_eq!(last_day(date(2026, 10, 3)), date(2026, 10, 19));
        assert_eq!(last_day(date(2026, 10, 4)), date(2026, 10, 19));
    }
}
