//! Enquiries: a form that is sent, the mailed link by which it is confirmed. Nothing is passed on before.

mod mails;
pub mod person;
pub mod queue;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Date;
use domain::contract::Mistake;
use forms::page::enquiry::{EnquiryContext, NoticeContext, SentContext, StandingContext};
use forms::{Answers, Enquiry as Form, Fields, Member, Topic};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::answer;
use super::book::{Known, Shown};
use super::failure::Failure;
use super::guard::{self, Sent};
use super::{Server, letter};
use crate::mail::is_sendable;
use crate::store::enquiries::{self, Enquiry, EnquiryError, EnquiryState, Kind};
use crate::store::outbox::{self, Mail};
use crate::store::replies::{self, Once};
use crate::store::tokens::{self, Purpose, Subject, Token, TokenError};
use crate::store::{Change, EnquiryId, StoreError, View, people};

/// How long an enquiry may wait for its confirmation; then it is erased (LAW.md 1.4).
const TO_CONFIRM: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the links to it are good: whoever waits for a place may wait for long.
const TO_MANAGE: SignedDuration = SignedDuration::from_hours(3 * 366 * 24);
/// The same form sent again within this time is a second press of a button; later, somebody asks again.
const SAME: SignedDuration = SignedDuration::from_mins(10);

/// What the table holds of an enquiry besides who sent it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Stored {
    /// Which form.
    form: String,
    /// The revision that was shown.
    revision: String,
    /// What was answered.
    answers: Answers,
}

/// An enquiry with everything that belongs to it.
struct Whole {
    enquiry: Enquiry,
    known: Arc<Known<Form>>,
    member: Member,
    answers: Answers,
    position: Option<u64>,
}

impl Whole {
    fn sent(&self) -> SentContext {
        SentContext::new(&self.known.form, &self.member, &self.answers)
    }

    /// Its page, for whoever sent it.
    fn standing(&self, link: String) -> StandingContext {
        StandingContext {
            link,
            state: self.enquiry.state.word(),
            sent: self.sent(),
            position: self.position,
            notice: NoticeContext::of(&self.known.form),
        }
    }
}

/// `POST /forms/demande.…/{revision}`
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
    let then = server.book.form::<Form>(id, revision)?.ok_or(Failure::NoForm)?;
    let (shown, fields) = (server.book.shown(), Fields::read(&body));
    // Places were taken, or came free, since the page was opened: it is told, and what was typed stays.
    let now = server.book.current::<Form>(&shown, id, &then.form.language)?;
    if let Some(now) = now.filter(|now| now.form.topic != then.form.topic) {
        let changed = [Mistake::new("enquiry-changed", "")];
        return Ok(answer::page(200, page(server, &shown, &now, &fields, &changed).await?));
    }
    let reviewed = then.form.review(&fields, today(server)).and_then(|(member, answers)| {
        let unsendable = || vec![Mistake::new("field-email", "email").with("found", &member.email)];
        if is_sendable(&member.email) { Ok((member, answers)) } else { Err(unsendable()) }
    });
    let (member, answers) = match reviewed {
        Ok(reviewed) => reviewed,
        Err(mistakes) => return Ok(answer::page(422, page(server, &shown, &then, &fields, &mistakes).await?)),
    };
    let language = &then.form.language;
    let sent = Sent { id, revision, language, fields: &fields, body: &body, headers, email: &member.email };
    if let Some(answer) = guard::admit(server, &sent).await? {
        return Ok(answer);
    }
    let mail = mails::confirm(server, &shown, &then.form, &member)?;
    let stored = Stored { form: id.to_owned(), revision: revision.to_owned(), answers };
    server.store.write(move |change| once(change, &then.form, &member, &stored, &mail)).await?;
    Ok(answer::see(server, "/forms/demande-envoyee"))
}

/// Stores what was sent, unless it was sent a moment ago.
fn once(change: &mut Change<'_>, form: &Form, member: &Member, stored: &Stored, mail: &Mail) -> Result<(), Failure> {
    let unreadable = |_| Failure::Store(StoreError::Unreadable("enquiry"));
    let body = serde_json::to_vec(&(member, stored)).map_err(unreadable)?;
    let data = serde_json::to_value(stored).map_err(unreadable)?;
    let kind = kind_of(form.topic, &stored.answers);
    // A page of the site has no key of its own: what is sent is its own key, with the number of what came before.
    let mut key = format!("{}:{}", stored.form, evidence::Hash::of(&body).to_hex());
    loop {
        let work = |change: &mut Change<'_>| {
            let id = enquiries::receive(change, kind, &form.about.address, member, &data)?;
            let link = tokens::issue(change, Purpose::ConfirmEnquiry, &Subject::Enquiry(id), TO_CONFIRM)?;
            outbox::push(change, &letter::linked(mail.clone(), link))?;
            Ok::<_, Failure>(id)
        };
        match replies::once(change, &key, &body, work)? {
            Once::Again(id) if enquiries::get(change, id)?.received_at < change.now() - SAME => {
                key = format!("{key}:{id}");
            }
            _ => return Ok(()),
        }
    }
}

/// What is stored of a topic.
fn kind_of(topic: Topic, answers: &Answers) -> Kind {
    match topic {
        Topic::Join => Kind::Join,
        Topic::WaitingList => Kind::WaitingList,
        Topic::Write if answers.get("subject") == "correction" => Kind::Correction,
        Topic::Write => Kind::Contact,
        Topic::Propose => Kind::NewListing,
        Topic::Start => Kind::StartAmap,
    }
}

/// The form again, with what was typed.
async fn page(
    server: &Server,
    shown: &Shown,
    known: &Known<Form>,
    fields: &Fields,
    mistakes: &[Mistake],
) -> Result<String, Failure> {
    let form = &known.form;
    let messages = shown.desk.messages(&form.language)?;
    let mut context = EnquiryContext::new(form, &known.revision, fields, mistakes, messages);
    if form.topic == Topic::WaitingList {
        let about = form.about.address.clone();
        let waiting = server.store.read(move |view| enquiries::waiting(view, Kind::WaitingList, &about)).await;
        context.listed = u64::try_from(waiting.map_err(Failure::Store)?.len()).ok();
    }
    Ok(shown.desk.page(&form.language, "enquiry.html", "enquiry", context)?)
}

/// `GET /forms/demande-envoyee`: nothing about anybody, so that it may be opened again.
pub async fn waiting(State(server): State<Arc<Server>>) -> Response {
    answer::message(&server, 200, "enquiry-sent")
}

/// `GET /forms/lien/confirmer-demande/{token}`: shows what was sent. Looking confirms nothing: mail scanners look too.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    told(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let whole = behind(server, token, Purpose::ConfirmEnquiry).await?;
    let context = whole.standing(format!("/forms/lien/confirmer-demande/{token}"));
    let desk = &server.book.shown().desk;
    Ok(answer::page(200, desk.page(&whole.known.form.language, "enquiry-confirm.html", "enquiry", context)?))
}

/// `POST /forms/lien/confirmer-demande/{token}`: passes it on.
pub async fn confirm(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    told(&server, confirmed(&server, &token).await)
}

async fn confirmed(server: &Server, token: &str) -> Result<Response, Failure> {
    let mut whole = behind(server, token, Purpose::ConfirmEnquiry).await?;
    let shown = server.book.shown();
    let to_person = mails::kept(server, &shown, &whole)?;
    let (to_reader, queue) = mails::arrived(server, &shown, &whole)?;
    let asked = Token::new(token);
    let (enquiry, position) = server
        .store
        .write(move |change| {
            let id = enquiry_of(tokens::redeem(change, &asked, Purpose::ConfirmEnquiry)?)?;
            enquiries::confirm(change, id)?;
            let link = tokens::issue(change, Purpose::ManageEnquiry, &Subject::Enquiry(id), TO_MANAGE)?;
            outbox::push(change, &letter::linked(to_person, link))?;
            let link = tokens::issue(change, Purpose::SettleEnquiry, &Subject::Queue(queue), TO_MANAGE)?;
            outbox::push(change, &letter::linked(to_reader, link))?;
            let enquiry = enquiries::get(change, id)?;
            let position = enquiries::position(change, &enquiry)?;
            Ok::<_, Failure>((enquiry, position))
        })
        .await?;
    (whole.enquiry, whole.position) = (enquiry, position);
    let html = shown.desk.page(
        &whole.known.form.language,
        "enquiry-standing.html",
        "enquiry",
        whole.standing(String::new()),
    )?;
    Ok(answer::page(200, html))
}

/// The answer, where links of enquiries have words of their own.
fn told(server: &Server, outcome: Result<Response, Failure>) -> Response {
    match outcome {
        Err(Failure::Token(TokenError::Used)) => answer::message(server, 409, "enquiry-used"),
        outcome => answer::of(server, outcome),
    }
}

/// The earliest civil day that it is anywhere: nobody is refused their own today.
fn today(server: &Server) -> Date {
    (server.store.now() - SignedDuration::from_hours(12)).to_zoned(TimeZone::UTC).date()
}

/// The enquiry behind a link of a purpose. Looking changes nothing.
async fn behind(server: &Server, token: &str, purpose: Purpose) -> Result<Whole, Failure> {
    let asked = Token::new(token);
    let found = server.store.read(move |view| {
        let id = enquiry_of(tokens::look(view, &asked, purpose)?)?;
        found(view, enquiries::get(view, id)?)
    });
    whole(server, found.await?)
}

/// An enquiry with who sent it and its place.
type Found = (Enquiry, Member, Option<u64>);

fn found(view: &View<'_>, enquiry: Enquiry) -> Result<Found, Failure> {
    let member = enquiry.person.map(|person| people::get(view, person)).transpose()?.flatten();
    let member = member.ok_or(Failure::Enquiry(EnquiryError::State(EnquiryState::Expired)))?;
    let position = enquiries::position(view, &enquiry)?;
    Ok((enquiry, member, position))
}

/// The same with the form that was sent.
fn whole(server: &Server, (enquiry, member, position): Found) -> Result<Whole, Failure> {
    let stored: Stored = serde_json::from_value(enquiry.data.clone())
        .map_err(|_| Failure::Enquiry(EnquiryError::State(enquiry.state)))?;
    let known = server.book.form::<Form>(&stored.form, &stored.revision)?.ok_or(Failure::NoForm)?;
    Ok(Whole { enquiry, known, member, answers: stored.answers, position })
}

fn enquiry_of(subject: Subject) -> Result<EnquiryId, Failure> {
    match subject {
        Subject::Enquiry(id) => Ok(id),
        _ => Err(Failure::Enquiry(EnquiryError::Unknown)),
    }
}
