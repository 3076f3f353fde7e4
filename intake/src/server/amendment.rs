//! A contract that its member changes: the form filled in with what was signed, a page that shows only what changes, and a new
//! signature in the place of the old one. The mailed link proves the address, so that nothing need be confirmed again.

mod limits;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::contract::{Mistake, Mistakes, Quote, Standing};
use domain::{Cents, Date};
use forms::page::CheckContext;
use forms::{Entry, Fields, Form, Occasion};
use serde::Serialize;

use super::answer;
use super::book::{Known, Shown};
use super::changes::{self, ChangeContext};
use super::confirming::page as signed_page;
use super::contract::{behind, contract_of, document, moved, told};
use super::failure::Failure;
use super::signed::announce;
use super::{Server, letter, standing};
use crate::document::Document;
use crate::store::ContractId;
use crate::store::contracts::{self, Confirmed, Contract, ContractError, Received, State as Life};
use crate::store::replies::{self, Once};
use crate::store::stocks::Supply;
use crate::store::tokens::{self, Purpose, Token};

pub use limits::Limits;

/// What is signed with an amendment.
#[derive(Debug, Serialize)]
struct ChangePage {
    /// The contract as it will be, to be sent again.
    check: CheckContext,
    /// What changes; the rest stays.
    changes: Vec<ChangeContext>,
    /// Whether the farm had signed, and signs anew.
    was_countersigned: bool,
}

/// A contract that may be changed, and how far.
pub struct Amendable {
    /// The contract.
    pub contract: Contract,
    /// What is signed.
    pub before: Document,
    /// The form in which it is changed: the newest, or the one that was signed where the site offers none any more.
    pub known: Arc<Known>,
    /// The civil day on which it was first signed: prices and deliveries are counted from there.
    pub since: Date,
    /// What may change today.
    pub limits: Limits,
}

impl Amendable {
    /// The contract behind a member's link.
    ///
    /// # Errors
    /// Why the link opens nothing, and that its contract is over.
    pub async fn behind(server: &Server, token: &str) -> Result<Self, Failure> {
        let (contract, before) = behind(server, token, Purpose::ManageContract).await?;
        if !contract.state.is_live() {
            return Err(Failure::Contract(ContractError::NothingToAmend(contract.state)));
        }
        let (id, language) = (&before.form.id, &before.form.language);
        let known = match server.book.current::<Form>(&server.book.shown(), id, language)? {
            Some(known) => known,
            None => server.book.form::<Form>(id, &before.form.revision)?.ok_or(Failure::NoForm)?,
        };
        let of = contract.clone();
        let first = server
            .store
            .read(move |view| {
                let first = contracts::first(view, &of)?;
                Ok::<_, Failure>(contracts::document(view, &first)?.and_then(|one| one.events.into_iter().next()))
            })
            .await?;
        let since = first.map_or(contract.received_at, |event| event.act.at);
        let since = letter::zoned(since, &known.form).date();
        let today = super::contract::today(server, &known.form);
        let limits = Limits::of(&known.form, today);
        Ok(Self { contract, before, known, since, limits })
    }
}

/// `GET /forms/lien/contrat/{token}/modifier`: the form, filled in with what was signed.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let Amendable { before, known, since, limits, .. } = Amendable::behind(server, token).await?;
    if limits.is_nothing() {
        return Ok(answer::message(server, 409, "change-over"));
    }
    let typed = before.entry().typed(&known.form);
    let typed: Fields = typed.iter().chain([(Occasion::CHANGE, token)]).collect();
    let html = server.book.shown().desk.refused(&known.form, &known.revision, &typed, &[], since)?;
    Ok(answer::page(200, html))
}

/// What was sent of such a form.
///
/// # Errors
/// Why nothing is signed, where it is not the form's to say.
pub async fn sent(
    server: &Server,
    (id, revision): (&str, &str),
    fields: &Fields,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Failure> {
    let token = fields.get(Occasion::CHANGE);
    let key = format!("{}:{}", fields.get("key"), evidence::Hash::of(body).to_hex());
    if let Some(again) = answered(server, token, &key, body).await? {
        return Ok(again);
    }
    let amendable = Amendable::behind(server, token).await?;
    let Amendable { contract, before, known, since, limits } = &amendable;
    if contract.form != id {
        return Err(Failure::NoForm);
    }
    if limits.is_nothing() {
        return Ok(answer::message(server, 409, "change-over"));
    }
    let (shown, form, since) = (server.book.shown(), &known.form, *since);
    let again = |status: u16, mistakes: &[Mistake]| -> Result<Response, Failure> {
        let html = shown.desk.refused(form, &known.revision, fields, mistakes, since)?;
        Ok(answer::page(status, html))
    };
    let step = fields.get("step");
    if step.starts_with("edit") {
        return again(200, &[]);
    }
    let (entry, quote) = match reviewed(&amendable, fields) {
        Ok(reviewed) => reviewed,
        Err(mistakes) => return again(422, &mistakes),
    };
    let mut after = document(server, &shown, known, (entry.clone(), quote.clone()), headers)?;
    let words = shown.desk.messages(&form.language)?.text("change-agree");
    after.consents.iter_mut().filter(|one| one.key == "agree").for_each(|one| one.text = words.clone());
    if changes::are_same(before, &after) {
        return again(422, &[Mistake::new("nothing-changed", "")]);
    }
    let unread = (!fields.is_ticked("agree")).then(|| Mistake::new("field-agree", "agree"));
    let mistakes: Vec<Mistake> = moved(server, known, revision)?.into_iter().chain(unread).collect();
    if step != "sign" || !mistakes.is_empty() {
        let mistakes = if step == "sign" { mistakes } else { Vec::new() };
        return check(server, &shown, &amendable, fields, (&entry, &quote), &after, &mistakes);
    }
    match signed(server, &shown, &amendable, after.clone(), token, (key, body.to_vec())).await {
        Ok(()) => signed_page(server, &shown, known, &after),
        Err(Failure::Refused(mistakes)) => again(422, &mistakes),
        Err(Failure::Contract(ContractError::Short(short))) => again(422, &short.iter().map(told).collect::<Vec<_>>()),
        Err(failure) => Err(failure),
    }
}

/// The same answer to a form that comes a second time: by then its contract is another.
async fn answered(server: &Server, token: &str, key: &str, body: &[u8]) -> Result<Option<Response>, Failure> {
    let (asked, key, body) = (Token::new(token), key.to_owned(), body.to_vec());
    // Only the writer knows where answers stand.
    let known = server.store.write(move |change| {
        tokens::look(change, &asked, Purpose::ManageContract)?;
        let Some(Once::Again(id)) = replies::known::<i64>(change, &key, &body)? else { return Ok(None) };
        let contract = contracts::get(change, ContractId(id))?;
        Ok::<_, Failure>(contracts::document(change, &contract)?)
    });
    let Some(document) = known.await? else { return Ok(None) };
    let form = server.book.form::<Form>(&document.form.id, &document.form.revision)?.ok_or(Failure::NoForm)?;
    signed_page(server, &server.book.shown(), &form, &document).map(Some)
}

/// What was typed, priced as on the day on which the contract was first signed, and held to what may change today.
fn reviewed(amendable: &Amendable, fields: &Fields) -> Result<(Entry, Quote), Mistakes> {
    let Amendable { before, known, since, limits, .. } = amendable;
    let review = |fields: &Fields| known.form.review_at(Occasion::Change, fields, *since, &Standing::default());
    let mut reviewed = review(fields)?;
    let (entry, quote) = &reviewed;
    // Payments that the member had set stay as they are where nothing else moves them.
    let set = before.choices.schedule.as_ref().filter(|_| entry.choices.schedule.is_none());
    let is_same =
        quote.totals.due == before.quote.totals.due && entry.choices.instalments == before.choices.instalments;
    if let Some(amounts) = set.filter(|_| is_same) {
        let amounts =
            amounts.iter().zip(1..).map(|(amount, number)| (format!("schedule.{number}"), amount.to_string()));
        let fields = fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        reviewed = review(&fields.chain(amounts).collect())?;
    }
    let mut mistakes = limits.mistakes(&known.form, before, &reviewed);
    if !reviewed.0.member.email.eq_ignore_ascii_case(&before.person.email) {
        mistakes.push(Mistake::new("email-fixed", "email").with("known", &before.person.email));
    }
    limits.keep_paid(before, &mut reviewed.1);
    if mistakes.is_empty() { Ok(reviewed) } else { Err(mistakes) }
}

/// The page that shows what changes.
fn check(
    server: &Server,
    shown: &Shown,
    amendable: &Amendable,
    fields: &Fields,
    reviewed: (&Entry, &Quote),
    after: &Document,
    mistakes: &[Mistake],
) -> Result<Response, Failure> {
    let Amendable { contract, before, known, limits, .. } = amendable;
    let form = &known.form;
    let messages = shown.desk.messages(&form.language)?;
    let mut check = CheckContext::new(form, &known.revision, fields, reviewed, mistakes, messages, limits.today);
    check.key = server.key()?;
    let page = ChangePage {
        check,
        changes: changes::between(form, messages, before, after),
        was_countersigned: contract.state == Life::Countersigned,
    };
    let status = if mistakes.is_empty() { 200 } else { 422 };
    Ok(answer::page(status, shown.desk.page(&form.language, "change.html", "change", page)?))
}

/// Signs it in the place of the old one. Its places are exchanged: those of the old one are given back in the same job.
async fn signed(
    server: &Server,
    shown: &Shown,
    amendable: &Amendable,
    after: Document,
    token: &str,
    (key, body): (String, Vec<u8>),
) -> Result<(), Failure> {
    let Amendable { contract, known, .. } = amendable;
    let letters = letter::changed(server, shown, &known.form, &after)?;
    let act = after.events.first().map(|event| event.act.clone()).ok_or(Failure::NoForm)?;
    let mut received = Received::new(after)?;
    received.amends = Some(contract.id);
    let (asked, form, amended) = (Token::new(token), known.clone(), contract.id);
    let supply = Supply::of(&form.form.terms);
    let written = server.store.write(move |change| {
        replies::once(change, &key, &body, |change| {
            if contract_of(tokens::redeem(change, &asked, Purpose::ManageContract)?)? != amended {
                return Err(Failure::Contract(ContractError::Unknown));
            }
            let conflicts = standing::conflicts(change, &form.form, received.document(), Some(amended))?;
            if !conflicts.is_empty() {
                return Err(Failure::Refused(conflicts));
            }
            let id = contracts::receive(change, &received)?;
            if let Confirmed::Signed(recorded) = contracts::confirm(change, id, act, &supply)? {
                announce(change, id, &form.form.id, recorded, letters)?;
            }
            Ok(id.0)
        })
    });
    written.await.map(drop)
}

/// Payments as they were, up to a day, and what is left over those that follow.
pub(super) fn spread(paid: Cents, due: Cents, later: usize) -> Vec<Cents> {
    let left = Cents((due.0 - paid.0).max(0));
    let Ok(count) = i64::try_from(later) else { return Vec::new() };
    (0..count)
        .map(|number| Cents(if number + 1 == count { left.0 - left.0 / count * number } else { left.0 / count }))
        .collect()
}
