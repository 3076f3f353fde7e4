//! Contracts: a form that is sent. It is stored as a draft, and a mailed link signs it ([`super::confirming`]).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::contract::{Mistake, PLACES, Standing};
use domain::{Date, Signers};
use forms::{Answer, Fields, Form, Occasion, Visit};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::answer::{self, acted};
use super::book::{Known, Shown};
use super::failure::Failure;
use super::guard::{self, Reason, Sent, Verdict};
use super::word::{self, Word};
use super::{Server, amendment, letter, paper};
use crate::document::{Consent, Document};
use crate::mail::is_sendable;
use crate::store::contracts::{self, Contract, ContractError, Received};
use crate::store::outbox::{self, Mail};
use crate::store::stocks::Short;
use crate::store::tokens::{self, Purpose, Subject, Token};
use crate::store::{Change, ContractId, members, replies};

/// How long a contract may wait for its member to confirm it; then it is erased (LAW.md 1.4).
const TO_CONFIRM: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long it holds its places unsigned.
const HELD: SignedDuration = SignedDuration::from_mins(30);
/// How long the links of a season are good.
pub const SEASON: SignedDuration = SignedDuration::from_hours(500 * 24);

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
    let fields = Fields::read(&body);
    match Occasion::of(&fields) {
        Occasion::Sign => {}
        // What is rare takes no room in what everybody sends.
        Occasion::Change => return Box::pin(amendment::sent(server, (id, revision), &fields, headers, &body)).await,
        Occasion::Paper => return Box::pin(paper::sent(server, (id, revision), &fields, headers, &body)).await,
    }
    let shown = server.book.shown();
    let shown_then = server.book.form::<Form>(id, revision)?.ok_or(Failure::NoForm)?;
    let now = server.book.current::<Form>(&shown, id, &shown_then.form.language)?;
    // Nobody signs another text than the one they saw: where the terms are others now, they see those first.
    let (known, notes) = match now {
        Some(now) if now.revision != shown_then.revision && differs(&now.form, &shown_then.form) => {
            (now, vec![Mistake::new("form-changed", "")])
        }
        _ => (shown_then, Vec::new()),
    };
    let private = shown.private.get(id);
    let answered = word::answered(known.form.signers, private, &fields);
    let notes: Vec<Mistake> = match answered {
        Word::Wrong if fields.get("step") == "sign" => notes.into_iter().chain([word::mistake()]).collect(),
        _ => notes,
    };
    let today = today(server, &known.form);
    let standing = Standing::default();
    // A page without a stamp is looked at once more.
    let key = || server.stamp(id, &known.revision, &fields).unwrap_or_default();
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
    let (signers, is_trusted) = (known.form.signers, answered == Word::Right);
    let mut received = Received::new(document)?;
    received.holds = Some(HELD);
    // Who sends a form without a key of ours sends it once by its own words.
    let whole = evidence::Hash::of(&body);
    let key = format!("{}:{}", fields.get("key"), whole.to_hex());
    // Taking it apart is left to whoever waits here: everybody waits for the writer.
    let _document = received.document().clone();
    // Everything is looked at before any of it is written.
    let stored = server.store.write_surely(move |change| {
        replies::once(change, &key, &whole.0, |change| {
            // Whether an address is known is asked where it is stored, and told to nobody before it is proven.
            received.needs_approval = match signers {
                Signers::Anyone => false,
                Signers::Approval => true,
                Signers::Word => !is_trusted,
                Signers::Members => {
                    let Document { person, amap, .. } = &**received.document();
                    !members::is_known(change, &amap.address, &person.email)?
                }
            };
            receive(change, &received, mail)
        })
    });
    match stored.await {
        Ok(_) => Ok(answer::see(server, "/forms/envoye")),
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

/// That a form is another now than the one that was shown, in a way that matters to whoever signs: they see it before they do.
///
/// # Errors
/// That the form cannot be read now.
pub fn moved(server: &Server, now: &Known, revision: &str) -> Result<Option<Mistake>, Failure> {
    let is_same = revision == now.revision
        || server.book.form::<Form>(&now.form.id, revision)?.is_some_and(|then| !differs(&now.form, &then.form));
    Ok((!is_same).then(|| Mistake::new("form-changed", "")))
}

/// Whether a form changed in a way that matters to whoever signs it.
fn differs(now: &Form, then: &Form) -> bool {
    now.terms != then.terms
        || now.articles != then.articles
        || now.methods != then.methods
        || now.payee != then.payee
        || now.farm != then.farm
        || now.slots != then.slots
        || now.signers != then.signers
}

/// A stock that somebody else took in the meantime, as a mistake of the form.
pub fn told(short: &Short) -> Mistake {
    let code = if short.stock == PLACES { "no-place-left" } else { "stock-taken" };
    let field = short.delivery.map_or_else(|| "contents".to_owned(), |day| format!("deliveries.{}", day.0));
    Mistake::new(code, field).with("stock", &short.stock).with("found", short.wanted).with("most", short.left)
}

/// What is signed of a form: everything that was reviewed, and the words that were agreed to.
///
/// # Errors
/// A language that the site does not have.
pub fn document(
    server: &Server,
    shown: &Shown,
    known: &Known,
    (entry, quote): (forms::Entry, domain::contract::Quote),
    headers: &HeaderMap,
) -> Result<Document, Failure> {
    let messages = shown.desk.messages(&known.form.language)?;
    let mut document = Document::under(&known.form, known.shown().clone(), entry, quote);
    let consents = [("agree", "check-agree"), ("order", "check-sign")];
    document.consents = consents.map(|(key, words)| Consent { key: key.to_owned(), text: messages.text(words) }).into();
    document.events.push(acted(server, headers).event("sent"));
    Ok(document)
}

/// `GET /forms/envoye`: nothing about anybody, so that it may be opened again.
pub async fn waiting(State(server): State<Arc<Server>>) -> Response {
    answer::message(&server, 200, "sent")
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
///
/// # Errors
/// That it is good for something else.
pub fn contract_of(subject: Subject) -> Result<ContractId, Failure> {
    match subject {
        Subject::Contract(id) => Ok(id),
        _ => Err(Failure::Contract(ContractError::Unknown)),
    }
}
