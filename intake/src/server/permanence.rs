//! Permanences: a form that is sent, the mailed link by which it is confirmed, what whoever comes can do afterwards, and the
//! mails that go out on their day.

pub mod approval;
pub mod confirming;
pub mod diary;
pub mod due;
mod giving_up;
mod letters;
pub mod sheet;
mod shown;
pub mod stand_in;
pub mod turns;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::contract::Mistake;
use domain::{Date, Signers};
use forms::page::RotaContext;
use forms::rota::{Post, Turn};
use forms::{Fields, Manifest, Rota, RotaRecord};
use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::answer;
use super::book::Known;
use super::failure::Failure;
use super::guard::{self, Sent};
use super::word::{self, Word};
use super::{Server, letter};
use crate::mail::is_sendable;
use crate::store::outbox::{self, Mail};
use crate::store::permanences::{self, Slot, TurnError, Volunteer, circle};
use crate::store::tokens::{self, Issued, Purpose, Subject, Token};
use crate::store::{Change, SignUpId, StoreError, View, members, replies};

/// How long a turn may wait to be confirmed; then it is erased (LAW.md 1.4).
const TO_CONFIRM: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long it holds its place unconfirmed.
const HELD: SignedDuration = SignedDuration::from_mins(30);
/// How long the links of turns and calendars are good: a season.
const SEASON: SignedDuration = SignedDuration::from_hours(400 * 24);
/// How long the links are good by which somebody is asked to come: no mail asks earlier.
const ASKED: SignedDuration = SignedDuration::from_hours(40 * 24);

/// `POST /forms/permanence.…/{revision}`
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
    let then = server.book.form::<Rota>(id, revision)?.ok_or(Failure::NoForm)?;
    // Nobody is signed up for what is not shown any more.
    let known = server.book.current::<Rota>(&server.book.shown(), id, &then.form.language)?.ok_or(Failure::NoForm)?;
    let (rota, fields) = (&known.form, Fields::read(&body));
    if fields.is_empty() {
        return drawn(server, &known, &fields, &[], 200).await;
    }
    let reviewed = rota.review(&fields, now(server, rota));
    let (post, turn) = match reviewed {
        Err(mistakes) => return drawn(server, &known, &fields, &mistakes, 422).await,
        Ok((post, turn)) => (post, turn),
    };
    if !is_sendable(&turn.member.email) {
        let unsendable = [Mistake::new("field-email", "email").with("found", &turn.member.email)];
        return drawn(server, &known, &fields, &unsendable, 422).await;
    }
    // Who chose another hour or another place than it is now sees that first.
    if then.form.post(fields.get("slot")).is_some_and(|before| before.day != post.day) {
        return drawn(server, &known, &fields, &[Mistake::new("turn-changed", "slot")], 422).await;
    }
    let word = word::answered(rota.rules.signers, server.book.shown().private.get(id), &fields);
    if word == Word::Wrong {
        return drawn(server, &known, &fields, &[word::mistake()], 422).await;
    }
    let is_proven = proves(server, rota, &fields, &turn.member.email).await?;
    // Who comes by a link of their own is no robot.
    if !is_proven {
        let (language, email) = (&rota.language, turn.member.email.as_str());
        let sent = Sent { id, revision, language, fields: &fields, body: &body, headers, email };
        if let Some(answer) = guard::admit(server, &sent).await? {
            return Ok(answer);
        }
    }
    let door = if is_proven { Door::Open } else { Door::of(rota.rules.signers, word) };
    match store(server, rota, &post, turn, door, &fields, &body).await {
        Ok(true) => Ok(answer::see(server, "/forms/permanence/prise")),
        Ok(false) => Ok(answer::see(server, "/forms/permanence/envoye")),
        Err(Failure::Turn(TurnError::Full(left))) => {
            let full = [Mistake::new("turn-full", "slot").with("found", left)];
            drawn(server, &known, &fields, &full, 422).await
        }
        Err(Failure::Turn(TurnError::Twice)) => {
            drawn(server, &known, &fields, &[Mistake::new("turn-twice", "slot")], 422).await
        }
        Err(failure) => Err(failure),
    }
}

/// What somebody passes before a turn is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Door {
    /// Nothing: the link of a member.
    Open,
    /// A mailed link.
    Mail,
    /// A mailed link; the coordination too, where the address is not known.
    Members,
    /// A mailed link and the coordination.
    Coordination,
}

impl Door {
    fn of(signers: Signers, word: Word) -> Self {
        match signers {
            Signers::Anyone => Self::Mail,
            Signers::Word if word == Word::Right => Self::Mail,
            Signers::Word | Signers::Approval => Self::Coordination,
            Signers::Members => Self::Members,
        }
    }
}

/// Stores a turn with the mail that follows. Gives whether it is taken already, without a mail to confirm.
async fn store(
    server: &Server,
    rota: &Rota,
    post: &Post<'_>,
    turn: Turn,
    door: Door,
    fields: &Fields,
    body: &Bytes,
) -> Result<bool, Failure> {
    let (slot, volunteer) = (slot(rota, post), coming(turn));
    let desk = server.book.shown();
    let letter = |key, link| letters::to_member(server, &desk, rota, post, &volunteer.member, key, link);
    let (confirm, held) = (letter("turn-confirm", "venir")?, letter("turn-held", "permanence")?);
    let already = letter("turn-already", "permanence")?;
    let form = rota.id.clone();
    // Sent twice, it is stored once: by the key of the page, or by its own words where the site's page has none.
    let (key, body) = (format!("{}:{}", fields.get("key"), evidence::Hash::of(body).to_hex()), body.clone());
    let done = server.store.write(move |change| {
        let key = format!("{key}:{}", circle::round(change, &slot, &volunteer.member.email)?);
        replies::once(change, &key, &body, |change| {
            if door == Door::Open {
                let id = permanences::take(change, &slot, &volunteer)?;
                hold(change, id, &form, &slot.amap, &volunteer.member.email, held)?;
                return Ok(true);
            }
            let is_asked = match door {
                Door::Open | Door::Mail => false,
                Door::Coordination => true,
                // Told to nobody before the address is proven.
                Door::Members => !members::is_known(change, &slot.amap, &volunteer.member.email)?,
            };
            match permanences::request(change, &slot, &volunteer, HELD, is_asked) {
                Ok(id) => {
                    let link = tokens::issue(change, Purpose::ConfirmSignUp, &Subject::SignUp(id), TO_CONFIRM)?;
                    outbox::push(change, &letter::linked(confirm, link))?;
                }
                // Nobody but the owner of the address learns that they come already.
                Err(TurnError::Twice) => tell_again(change, &slot, &volunteer, already)?,
                Err(error) => return Err(Failure::from(error)),
            }
            Ok(false)
        })
    });
    done.await.map(|once| match once {
        replies::Once::New(is_taken) | replies::Once::Again(is_taken) => is_taken,
        replies::Once::Other => false,
    })
}

/// Tells whoever comes already that they do, with the link of their turn.
fn tell_again(change: &mut Change<'_>, slot: &Slot, volunteer: &Volunteer, mail: Mail) -> Result<(), Failure> {
    let own = permanences::of_address(change, &volunteer.member.email)?.into_iter().find(|turn| {
        let is_here = (&turn.amap, turn.distribution, &turn.role) == (&slot.amap, slot.distribution, &slot.role);
        is_here && turn.state == permanences::TurnState::Held
    });
    let Some(own) = own else { return Ok(()) };
    let link = tokens::issue(change, Purpose::ManageSignUp, &Subject::SignUp(own.id), SEASON)?;
    outbox::push(change, &letter::linked(mail, link))?;
    Ok(())
}

/// What follows a turn that is taken: the mail with its link, and links of calendars where there are none yet.
fn hold(
    change: &mut Change<'_>,
    id: SignUpId,
    form: &str,
    amap: &str,
    email: &str,
    mail: Mail,
) -> Result<Issued, Failure> {
    let own = Subject::Address { amap: amap.to_owned(), email: email.to_owned() };
    for subject in [own, Subject::Form(form.to_owned())] {
        if tokens::standing(change, Purpose::Calendar, &subject)?.is_none() {
            tokens::issue(change, Purpose::Calendar, &subject, SEASON)?;
        }
    }
    let link = tokens::issue(change, Purpose::ManageSignUp, &Subject::SignUp(id), SEASON)?;
    outbox::push(change, &letter::linked(mail, link.clone()))?;
    Ok(link)
}

/// How far the permanences of every AMAP are taken from a day on, by form: what a site may show. It names only who chose it.
///
/// # Errors
/// Those of the store.
pub fn records(view: &View<'_>, from: Date) -> Result<BTreeMap<String, RotaRecord>, StoreError> {
    let amaps = circle::amaps(view, from)?.into_iter();
    amaps.map(|amap| Ok((form_of(&amap), circle::record(view, &amap, from, false)?))).collect()
}

/// `GET /forms/permanence/envoye`: nothing about anybody, so that it may be opened again.
pub async fn waiting(State(server): State<Arc<Server>>) -> Response {
    answer::message(&server, 200, "turn-sent")
}

/// `GET /forms/permanence/prise`
pub async fn taken(State(server): State<Arc<Server>>) -> Response {
    answer::message(&server, 200, "turn-taken")
}

/// `GET /forms/lien/benevole/{token}`: the form for a member, who need not confirm.
pub async fn volunteer(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, offered(&server, &token).await)
}

async fn offered(server: &Server, token: &str) -> Result<Response, Failure> {
    let asked = Token::new(token);
    let (amap, email, name) = server
        .store
        .read(move |view| {
            let (amap, email) = address_of(tokens::look(view, &asked, Purpose::Member)?)?;
            let name = circle::name_of(view, &amap, &email)?;
            Ok::<_, Failure>((amap, email, name))
        })
        .await?;
    let known = rota_of(server, &amap)?;
    let fields = [("name", name.as_str()), ("email", &email), ("member", token)].into_iter().collect();
    drawn(server, &known, &fields, &[], 200).await
}

/// The page of the form, with what was typed and what is taken now.
async fn drawn(
    server: &Server,
    known: &Known<Rota>,
    fields: &Fields,
    mistakes: &[Mistake],
    status: u16,
) -> Result<Response, Failure> {
    let (rota, shown) = (&known.form, server.book.shown());
    let today = now(server, rota).date();
    let (amap, from) = (rota.amap.address.clone(), first_planned(rota));
    let record = server.store.read(move |view| circle::record(view, &amap, from, true)).await?;
    let messages = shown.desk.messages(&rota.language)?;
    let context = RotaContext::new(rota, &known.revision, fields, mistakes, &record, messages, today);
    Ok(answer::page(status, shown.desk.page(&rota.language, "rota.html", "rota", context)?))
}

/// Whether the form carries the link of a member that was mailed to the address typed in it.
async fn proves(server: &Server, rota: &Rota, fields: &Fields, email: &str) -> Result<bool, Failure> {
    let member = fields.get("member");
    if member.is_empty() {
        return Ok(false);
    }
    let asked = Token::new(member);
    let found = server.store.read(move |view| tokens::look(view, &asked, Purpose::Member)).await;
    let subject = match found {
        Ok(subject) => subject,
        Err(tokens::TokenError::Store(error)) => return Err(error.into()),
        // A link that is over proves nothing: the address is confirmed by mail, like anybody's.
        Err(_) => return Ok(false),
    };
    let own = Subject::Address { amap: rota.amap.address.clone(), email: email.to_lowercase() };
    Ok(subject == own)
}

/// The hour where an AMAP's distributions are, by the store's clock.
fn now(server: &Server, rota: &Rota) -> DateTime {
    server.store.now().to_zoned(rota.zone()).datetime()
}

/// The day on which the first of a rota's distributions was planned: what is stored from there on concerns it.
fn first_planned(rota: &Rota) -> Date {
    rota.days.iter().map(|day| day.delivery.0).min().unwrap_or(Date::MIN)
}

/// The permanences of an AMAP as they are shown now, in the main language of the site.
fn rota_of(server: &Server, amap: &str) -> Result<Arc<Known<Rota>>, Failure> {
    let shown = server.book.shown();
    let language = shown.chrome.languages.first().map_or("fr", |language| language.code.as_str());
    let id = form_of(amap);
    let known = server.book.current::<Rota>(&shown, &id, language)?;
    known.filter(|known| known.form.amap.address == amap).ok_or(Failure::NoForm)
}

/// The form of an AMAP's permanences, by the page of the AMAP: `permanence.deux-rives` of `/amap/deux-rives/`.
fn form_of(amap: &str) -> String {
    format!("{}.{}", Rota::KIND, amap.trim_matches('/').rsplit('/').next().unwrap_or_default())
}

/// The page of an AMAP, by the form of its permanences.
fn amap_of(form: &str) -> String {
    format!("/amap/{}/", form.split_once('.').map_or("", |(_, id)| id))
}

/// Where the coordination of an AMAP reads: what is private of it first, else its public mailbox.
fn coordination(server: &Server, rota: &Rota) -> Option<String> {
    let shown = server.book.shown();
    let private = shown.private.get(&rota.id).and_then(|private| private.coordination.clone());
    private.or_else(|| rota.amap.mailbox.clone())
}

/// A post as the store has it.
fn slot(rota: &Rota, post: &Post<'_>) -> Slot {
    let (distribution, role) = (post.day.delivery.0, post.word());
    let (amap, told) = (rota.amap.address.clone(), Some(post.day.told()));
    Slot { amap, distribution, role, capacity: post.role.needed, told }
}

/// Somebody who takes a turn as the store has them.
fn coming(turn: Turn) -> Volunteer {
    Volunteer { member: turn.member, friend: turn.friend, is_shown: turn.is_shown }
}

/// The turn for which a link is good.
fn turn_of(subject: Subject) -> Result<SignUpId, Failure> {
    match subject {
        Subject::SignUp(id) => Ok(id),
        _ => Err(Failure::Turn(TurnError::Unknown)),
    }
}

/// AMAP and address for which a link is good.
fn address_of(subject: Subject) -> Result<(String, String), Failure> {
    match subject {
        Subject::Address { amap, email } => Ok((amap, email)),
        _ => Err(Failure::Turn(TurnError::Unknown)),
    }
}
