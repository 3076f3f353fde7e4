//! A contract that was signed on paper, recorded by the coordination: the same form, rules and prices as on the site. Nobody
//! need confirm, for the coordination has the paper; whoever has an address is sent a copy.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Date;
use domain::contract::{Mistake, Standing};
use forms::page::CheckContext;
use forms::{Entry, Fields, Form, Occasion};
use jiff::tz::TimeZone;
use serde::Serialize;

use super::answer::{self, acted};
use super::book::{Known, Shown};
use super::contract::{document, moved, today, told};
use super::coordination::{form_of, newest};
use super::failure::Failure;
use super::signed::announce;
use super::{Server, letter, standing};
use crate::document::{Act, Consent, Document};
use crate::mail::is_sendable;
use crate::store::contracts::{self, ContractError, Received};
use crate::store::replies;
use crate::store::stocks::Supply;
use crate::store::tokens::{self, Purpose, Token};

/// What is recorded.
#[derive(Debug, Serialize)]
struct PaperPage {
    /// The contract, to be sent again.
    check: forms::page::CheckContext,
    /// The day on which it was signed.
    signed_on: String,
    /// Whether the farm signed the paper too.
    is_countersigned: bool,
}

/// `GET /forms/lien/coordination/{token}/papier`: the form, empty.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let known = newest(server, &form_of(server, token).await?).await?;
    let typed: Fields = [(Occasion::PAPER, token)].into_iter().collect();
    let day = drawn_on(&known.form, today(server, &known.form));
    let html = server.book.shown().desk.refused(&known.form, &known.revision, &typed, &[], day)?;
    Ok(answer::page(200, html))
}

/// What was sent of such a form.
///
/// # Errors
/// Why nothing is recorded, where it is not the form's to say.
pub async fn sent(
    server: &Server,
    (id, revision): (&str, &str),
    fields: &Fields,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Failure> {
    let token = fields.get(Occasion::PAPER);
    if form_of(server, token).await? != id {
        return Err(Failure::NoForm);
    }
    let known = newest(server, id).await?;
    let (shown, form, today) = (server.book.shown(), &known.form, today(server, &known.form));
    // What is signed on paper is priced as on the day on which it was.
    let day = signed_on(fields, today);
    let again = |status: u16, mistakes: &[Mistake]| -> Result<Response, Failure> {
        let day = drawn_on(form, today);
        let html = shown.desk.refused(form, &known.revision, fields, mistakes, day)?;
        Ok(answer::page(status, html))
    };
    let step = fields.get("step");
    if step.starts_with("edit") {
        return again(200, &[]);
    }
    let day = match &day {
        Ok(day) => *day,
        Err(mistake) => return again(422, std::slice::from_ref(mistake)),
    };
    let (entry, quote) = match form.review_at(Occasion::Paper, fields, day, &Standing::default()) {
        Ok(reviewed) => reviewed,
        Err(mistakes) => return again(422, &mistakes),
    };
    let email = &entry.member.email;
    if !email.is_empty() && !is_sendable(email) {
        return again(422, &[Mistake::new("field-email", "email").with("found", email)]);
    }
    let unvouched = (!fields.is_ticked("agree")).then(|| Mistake::new("paper-unvouched", "agree"));
    let mistakes: Vec<Mistake> = moved(server, &known, revision)?.into_iter().chain(unvouched).collect();
    if step != "sign" || !mistakes.is_empty() {
        let mistakes = if step == "sign" { mistakes } else { Vec::new() };
        return check(server, &shown, &known, fields, (&entry, &quote), (day, &mistakes));
    }
    let mut document = document(server, &shown, &known, (entry, quote), headers)?;
    let words = shown.desk.messages(&form.language)?.text("paper-vouch");
    document.consents = vec![Consent { key: "paper".to_owned(), text: words }];
    let zone = TimeZone::get(&form.timezone).unwrap_or(TimeZone::UTC);
    let noon = day.at(12, 0, 0, 0).to_zoned(zone).map_or(server.store.now(), |noon| noon.timestamp());
    document.events = vec![Act::at(noon).event("signed-on-paper")];
    document.is_paper = true;
    match recorded(server, &shown, &known, document, fields, (headers, body)).await {
        Ok(()) => Ok(answer::message(server, 200, "recorded")),
        Err(Failure::Refused(mistakes)) => again(422, &mistakes),
        Err(Failure::Contract(ContractError::Short(short))) => again(422, &short.iter().map(told).collect::<Vec<_>>()),
        Err(failure) => Err(failure),
    }
}

/// The day of which the form shows the deliveries: the paper may be of any since sign-up opened.
fn drawn_on(form: &Form, today: Date) -> Date {
    form.window.map_or(form.terms.season.from, |window| window.from).min(today)
}

/// The day on which the paper was signed.
fn signed_on(fields: &Fields, today: Date) -> Result<Date, Mistake> {
    let typed = fields.get("signed_on");
    if typed.is_empty() {
        return Err(Mistake::new("paper-undated", "signed_on"));
    }
    let day: Date = typed.parse().map_err(|_| Mistake::new("field-date", "signed_on").with("found", typed))?;
    if day > today { Err(Mistake::new("paper-later", "signed_on").with("day", day)) } else { Ok(day) }
}

/// The page to check before it is recorded.
fn check(
    server: &Server,
    shown: &Shown,
    known: &Known,
    fields: &Fields,
    reviewed: (&Entry, &domain::contract::Quote),
    (day, mistakes): (Date, &[Mistake]),
) -> Result<Response, Failure> {
    let form = &known.form;
    let messages = shown.desk.messages(&form.language)?;
    let mut check = CheckContext::new(form, &known.revision, fields, reviewed, mistakes, messages, day);
    check.key = server.key()?;
    check.typed.retain(|(name, _)| name != "countersigned");
    let page = PaperPage { check, signed_on: day.to_string(), is_countersigned: fields.is_ticked("countersigned") };
    let status = if mistakes.is_empty() { 200 } else { 422 };
    Ok(answer::page(status, shown.desk.page(&form.language, "paper-check.html", "paper", page)?))
}

/// Records it once, and sends the copies.
async fn recorded(
    server: &Server,
    shown: &Shown,
    known: &Arc<Known>,
    document: Document,
    fields: &Fields,
    (headers, body): (&HeaderMap, &[u8]),
) -> Result<(), Failure> {
    let is_countersigned = fields.is_ticked("countersigned");
    let letters = letter::recorded(server, shown, &known.form, &document, is_countersigned)?;
    let mut act = acted(server, headers);
    act.by = Some("coordination".to_owned());
    let key = format!("{}:{}", fields.get("key"), evidence::Hash::of(body).to_hex());
    let (asked, form, body) = (Token::new(fields.get(Occasion::PAPER)), known.clone(), body.to_vec());
    let supply = Supply::of(&form.form.terms);
    let received = Received::new(document)?;
    let written = server.store.write(move |change| {
        replies::once(change, &key, &body, |change| {
            tokens::redeem(change, &asked, Purpose::Coordinate)?;
            let conflicts = standing::conflicts(change, &form.form, received.document(), None)?;
            if !conflicts.is_empty() {
                return Err(Failure::Refused(conflicts));
            }
            let (id, recorded) = contracts::record_paper(change, &received, act.clone(), &supply)?;
            if is_countersigned {
                contracts::countersign(change, id, &act)?;
            }
            announce(change, id, &form.form.id, recorded, letters)?;
            Ok(id.0)
        })
    });
    written.await.map(drop)
}
