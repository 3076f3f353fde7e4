//! Contracts: a form that is sent, the mailed link by which it is signed, what comes afterwards.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Date;
use domain::contract::{Mistake, PLACES, Standing};
use forms::{Answer, Fields, Form, Visit};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::answer::{self, acted};
use super::book::{Known, Shown};
use super::failure::Failure;
use super::guard::{self, Reason, Sent, Verdict};
use super::{Server, letter};
use crate::document::{Consent, Document};
use crate::mail::is_sendable;
use crate::store::contracts::{self, Confirmed, Contract, ContractError, Received};
use crate::store::outbox::{self, Attachment, Mail};
use crate::store::replies;
use crate::store::stocks::{Short, Supply};
use crate::store::tokens::{self, Purpose, Subject, Token};
use crate::store::{Change, ContractId};

/// How long a contract may wait for its member to confirm it; then it is erased (LAW.md 1.4).
const TO_CONFIRM: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long it holds its places unsigned.
const HELD: SignedDuration = SignedDuration::from_mins(30);
/// How long the links of a season are good.
const SEASON: SignedDuration = SignedDuration::from_hours(500 * 24);

/// `POST /forms/contrat.…/{revision}`
///
/// # Errors
/// Why nothing is stored, where it is not the form's to say.
pub async fn sent(
    server: &Server,
    id: &str,
    revision: &str,
    headers: &HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let shown_then = server.book.form::<Form>(id, revision).ok_or(Failure::NoForm)?;
    let now = server.book.current::<Form>(id, &shown_then.form.language);
    // Nobody signs another text than the one they saw: where the terms are others now, they see those first.
    let (known, notes) = match now {
        Some(now) if differs(&now.form, &shown_then.form) => (now, vec![Mistake::new("form-changed", "")]),
        _ => (shown_then, Vec::new()),
    };
    let (shown, fields) = (server.book.shown(), Fields::read(&body));
    let today = today(server, &known.form);
    let (key, standing) = (server.stamp(id, &known.revision, &fields)?, Standing::default());
    let visit = Visit { today, standing: &standing, notes: &notes, key: &key };
    let reviewed = match shown.desk.answer(&known.form, &known.revision, &fields, &visit)? {
        Answer::Form { html, is_refused } => return Ok(answer::page(if is_refused { 422 } else { 200 }, html)),
        Answer::Check(html) => return Ok(answer::page(200, html)),
        Answer::Signed(reviewed) => *reviewed,
    };
    if !is_sendable(&reviewed.0.member.email) {
        let unsendable = [Mistake::new("field-email", "email").with("found", &reviewed.0.member.email)];
        let html = shown.desk.refused(&known.form, &known.revision, &fields, &unsendable, today)?;
        return Ok(answer::page(422, html));
    }
    let email = reviewed.0.member.email.clone();
    let sent = Sent {
        id,
        revision: &known.revision,
        language: &known.form.language,
        fields: &fields,
        body: &body,
        headers,
        email: &email,
    };
    match guard::judge(server, &sent).await? {
        Verdict::Store => {}
        Verdict::Answered(response) => return Ok(response),
        Verdict::Again(reason @ Reason::Busy(_)) => {
            return guard::again(server, (id, &known.revision), &known.form.language, &fields, reason);
        }
        Verdict::Again(reason) => return look_again(&shown, &known, &fields, &visit, reason),
    }
    let document = document(server, &shown, &known, reviewed, headers)?;
    let mail = letter::confirm(server, &shown, &known.form, &document)?;
    let mut received = Received::new(document)?;
    received.holds = Some(HELD);
    // Who sends a form without a key of ours sends it once by its own words.
    let key = format!("{}:{}", fields.get("key"), evidence::Hash::of(&body).to_hex());
    let stored =
        server.store.write(move |change| replies::once(change, &key, &body, |change| receive(change, &received, mail)));
    match stored.await {
        Ok(_) => Ok(answer::see("/forms/envoye")),
        Err(Failure::Contract(ContractError::Short(short))) => {
            let mistakes: Vec<Mistake> = short.iter().map(told).collect();
            let html = shown.desk.refused(&known.form, &known.revision, &fields, &mistakes, today)?;
            Ok(answer::page(422, html))
        }
        Err(failure) => Err(failure),
    }
}

/// The page to check once more.
fn look_again(
    shown: &Shown,
    known: &Known,
    fields: &Fields,
    visit: &Visit<'_>,
    reason: Reason,
) -> Result<Response, Failure> {
    let own = fields.iter().filter(|(name, _)| !matches!(*name, "step" | "agree"));
    let fields: Fields = own.chain([("step", "check")]).collect();
    let notes = [Mistake::new(&format!("form-{}", reason.word()), "")];
    match shown.desk.answer(&known.form, &known.revision, &fields, &Visit { notes: &notes, ..*visit })? {
        Answer::Check(html) | Answer::Form { html, .. } => Ok(answer::page(200, html)),
        Answer::Signed(_) => Err(Failure::NoForm),
    }
}

/// Stores what was sent, and the mail whose link signs it.
fn receive(change: &mut Change<'_>, received: &Received, mail: Mail) -> Result<i64, Failure> {
    let id = contracts::receive(change, received)?;
    let link = tokens::issue(change, Purpose::ConfirmContract, &Subject::Contract(id), TO_CONFIRM)?;
    outbox::push(change, &letter::linked(Mail { contract: Some(id), ..mail }, link))?;
    Ok(id.0)
}

/// Whether a form changed in a way that matters to whoever signs it.
fn differs(now: &Form, then: &Form) -> bool {
    now.terms != then.terms
        || now.articles != then.articles
        || now.methods != then.methods
        || now.payee != then.payee
        || now.farm != then.farm
        || now.slots != then.slots
}

/// A stock that somebody else took in the meantime, as a mistake of the form.
fn told(short: &Short) -> Mistake {
    let code = if short.stock == PLACES { "no-place-left" } else { "stock-taken" };
    let field = short.delivery.map_or_else(|| "contents".to_owned(), |day| format!("deliveries.{}", day.0));
    Mistake::new(code, field).with("stock", &short.stock).with("found", short.wanted).with("most", short.left)
}

fn document(
    server: &Server,
    shown: &Shown,
    known: &Known,
    (entry, quote): (forms::Entry, domain::contract::Quote),
    headers: &HeaderMap,
) -> Result<Document, Failure> {
    let messages = shown.desk.messages(&known.form.language)?;
    let mut document = Document::new(&known.form, &known.json, entry, quote);
    let consents = [("agree", "check-agree"), ("order", "check-sign")];
    document.consents = consents.map(|(key, words)| Consent { key: key.to_owned(), text: messages.text(words) }).into();
    document.events.push(acted(server, headers).event("sent"));
    Ok(document)
}

/// `GET /forms/envoye`: nothing about anybody, so that it may be opened again.
pub async fn waiting(State(server): State<Arc<Server>>) -> Response {
    answer::message(&server, 200, "sent")
}

/// `GET /forms/lien/confirmer/{token}`: shows what is to be signed. Looking signs nothing: mail scanners look too.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (_, document) = behind(server, token, Purpose::ConfirmContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision).ok_or(Failure::NoForm)?;
    let (entry, today) = (document.entry(), today(server, &known.form));
    let link = format!("/forms/lien/confirmer/{token}");
    let desk = &server.book.shown().desk;
    let html = desk.confirm(&known.form, &known.revision, (&entry, &document.quote), &link, today)?;
    Ok(answer::page(200, html))
}

/// `POST /forms/lien/confirmer/{token}`: signs.
pub async fn confirm(State(server): State<Arc<Server>>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    answer::of(&server, confirmed(&server, &token, &headers).await)
}

async fn confirmed(server: &Server, token: &str, headers: &HeaderMap) -> Result<Response, Failure> {
    let (asked, act) = (Token::new(token), acted(server, headers));
    // What mails say is written before the writer is asked: it waits for nobody.
    let (_, document) = behind(server, token, Purpose::ConfirmContract).await?;
    let known = server.book.form::<Form>(&document.form.id, &document.form.revision).ok_or(Failure::NoForm)?;
    let shown = server.book.shown();
    let newest = server.book.current::<Form>(&known.form.id, &known.form.language).unwrap_or_else(|| known.clone());
    let supply = Supply::of(&newest.form.terms);
    let (to_member, to_farm) = letter::signed(server, &shown, &known.form, &document)?;
    let form_id = known.form.id.clone();
    let outcome = server
        .store
        .write(move |change| {
            let id = contract_of(tokens::redeem(change, &asked, Purpose::ConfirmContract)?)?;
            let confirmed = contracts::confirm(change, id, act, &supply)?;
            if let Confirmed::Signed(recorded) = confirmed {
                let subject = Subject::Contract(id);
                let link = tokens::issue(change, Purpose::ManageContract, &subject, SEASON)?;
                let receipt = Attachment::Receipt { name: "recu.txt".to_owned(), seq: recorded.seq };
                let mut mail = letter::linked(Mail { contract: Some(id), ..to_member }, link);
                mail.attachments.push(receipt.clone());
                outbox::push(change, &mail)?;
                if let Some(to_farm) = to_farm {
                    let link = tokens::issue(change, Purpose::CountersignSeason, &Subject::Form(form_id), SEASON)?;
                    let mut mail = letter::linked(Mail { contract: Some(id), ..to_farm }, link);
                    mail.attachments.push(receipt);
                    outbox::push(change, &mail)?;
                }
            }
            Ok::<_, Failure>(confirmed)
        })
        .await?;
    if let Confirmed::Waiting = outcome {
        return Ok(answer::message(server, 200, "waiting"));
    }
    let account = shown.private.get(&known.form.id).and_then(|private| private.account.as_ref());
    let entry = document.entry();
    let html = shown.desk.signed(
        &known.form,
        &known.revision,
        (&entry, &document.quote),
        account,
        today(server, &known.form),
        None,
    )?;
    Ok(answer::page(200, html))
}

/// The civil day where a form's deliveries are, by the store's clock.
pub fn today(server: &Server, form: &Form) -> Date {
    let zone = TimeZone::get(&form.timezone).unwrap_or(TimeZone::UTC);
    server.store.now().to_zoned(zone).date()
}

/// The contract behind a link of a purpose, and what is signed by it. Looking changes nothing.
///
/// # Errors
/// Why the link opens nothing.
pub async fn behind(server: &Server, token: &str, purpose: Purpose) -> Result<(Contract, Document), Failure> {
    let asked = Token::new(token);
    server
        .store
        .read(move |view| {
            let contract = contracts::get(view, contract_of(tokens::look(view, &asked, purpose)?)?)?;
            let document = contracts::document(view, &contract)?;
            Ok((contract, document.ok_or(Failure::Contract(ContractError::Unknown))?))
        })
        .await
}

/// The contract for which a link is good.
pub fn contract_of(subject: Subject) -> Result<ContractId, Failure> {
    match subject {
        Subject::Contract(id) => Ok(id),
        _ => Err(Failure::Contract(ContractError::Unknown)),
    }
}
