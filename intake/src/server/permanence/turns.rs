//! The page of whoever comes: their turns, their calendars, and the button for when they cannot.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use forms::{Fields, Member, Rota};

use super::shown::{TurnContext, TurnsContext};
use super::{first_planned, giving_up, letters, now, rota_of, turn_of};
use crate::server::answer;
use crate::server::failure::Failure;
use crate::server::{Server, letter};
use crate::store::outbox::{self, Mail};
use crate::store::permanences::circle::{self, Expected};
use crate::store::permanences::{self, SignUp, TurnError, TurnState};
use crate::store::tokens::{self, Purpose, Subject, Token};
use crate::store::{people, swaps};

/// What is behind the link of somebody who comes.
struct Own {
    /// The turn of the link.
    turn: SignUp,
    /// Who.
    member: Member,
    /// Their turns to come.
    turns: Vec<Expected>,
    /// Those of others.
    others: Vec<Expected>,
    calendar: Option<Token>,
    amap_calendar: Option<Token>,
}

/// `GET /forms/lien/permanence/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, shown(&server, &token, false).await)
}

/// The page as it is now; `is_proposed` says that a swap was proposed.
///
/// # Errors
/// Why there is none.
pub async fn shown(server: &Server, token: &str, is_proposed: bool) -> Result<Response, Failure> {
    let own = behind(server, token).await?;
    let known = rota_of(server, &own.turn.amap)?;
    let (rota, now_at) = (&known.form, server.store.now());
    let here = now(server, rota);
    // What has begun is over; what the site shows no more is still told.
    let is_coming = |one: &&Expected| {
        let post = rota.stored(one.turn.distribution, &one.turn.role);
        post.map_or(one.turn.distribution >= here.date(), |post| !post.day.has_begun(here))
    };
    let contexts = |list: &[Expected]| {
        list.iter().filter(is_coming).map(|one| TurnContext::of(rota, one, now_at)).collect::<Vec<_>>()
    };
    let link_of = |token: Token| format!("{}/forms/lien/agenda/{}/permanences.ics", server.url, token.as_str());
    let context = TurnsContext {
        link: format!("/forms/lien/permanence/{token}"),
        amap: rota.amap.name.clone(),
        address: rota.address.clone(),
        name: own.member.name.clone(),
        is_ended: own.turn.state != TurnState::Held,
        is_proposed,
        turns: contexts(&own.turns),
        others: contexts(&own.others),
        calendar: own.calendar.map(link_of),
        amap_calendar: own.amap_calendar.map(link_of),
    };
    let html = server.book.shown().desk.page(&rota.language, "turns.html", "turns", context)?;
    Ok(answer::page(200, html))
}

/// `POST /forms/lien/permanence/{token}`: gives a turn up, keeps it after all, or proposes a swap.
pub async fn change(State(server): State<Arc<Server>>, Path(token): Path<String>, body: Bytes) -> Response {
    answer::of(&server, changed(&server, &token, &body).await)
}

async fn changed(server: &Server, token: &str, body: &[u8]) -> Result<Response, Failure> {
    let (own, fields) = (behind(server, token).await?, Fields::read(body));
    let known = rota_of(server, &own.turn.amap)?;
    let named =
        |list: &[Expected], name: &str| list.iter().find(|one| one.turn.id.to_string() == fields.get(name)).cloned();
    // Who sends nothing that is theirs changes nothing.
    let Some(turn) = named(&own.turns, "turn") else { return shown(server, token, false).await };
    let other = named(&own.others, "with");
    match (fields.get("do"), other) {
        ("give-up", _) => giving_up::give_up(server, &known.form, &turn).await?,
        ("keep", _) => {
            let id = turn.turn.id;
            server
                .store
                .write(move |change| {
                    permanences::seek(change, id, false)?;
                    swaps::withdraw(change, id).map_err(Failure::from)
                })
                .await?;
        }
        ("swap", Some(other)) => {
            propose(server, &known.form, &turn, &other).await?;
            return shown(server, token, true).await;
        }
        _ => {}
    }
    shown(server, token, false).await
}

/// Proposes a turn for that of somebody else, once.
async fn propose(server: &Server, rota: &Rota, own: &Expected, other: &Expected) -> Result<(), Failure> {
    let here = now(server, rota);
    let post = |one: &Expected| {
        let post = rota.stored(one.turn.distribution, &one.turn.role).filter(|post| !post.day.has_begun(here));
        post.ok_or(Failure::Turn(TurnError::State(one.turn.state)))
    };
    let (offered, wanted) = (post(own)?, post(other)?);
    let desk = server.book.shown();
    let yours = themes::format::date_long(desk.desk.messages(&rota.language)?, wanted.day.date, true);
    let said = [("member", other.member.name.as_str()), ("yours", &yours)];
    let mail = letters::about(server, &desk, rota, &offered, ("turn-swap", "remplacer"), &said)?;
    let (own_id, other_id) = (own.turn.id, other.turn.id);
    let (email, name) = (other.member.email.clone(), other.member.name.clone());
    let once = Some(format!("turn-swap {own_id} {other_id}"));
    server
        .store
        .write(move |change| {
            let proposal = swaps::propose(change, own_id, Some(other_id), &email)?;
            let link = tokens::issue(change, Purpose::AcceptProposal, &Subject::Proposal(proposal), super::SEASON)?;
            outbox::push(change, &letter::linked(Mail { email, name, once, ..mail }, link))?;
            Ok(())
        })
        .await
}

async fn behind(server: &Server, token: &str) -> Result<Own, Failure> {
    let asked = Token::new(token);
    let found = server
        .store
        .read(move |view| {
            let turn = permanences::get(view, turn_of(tokens::look(view, &asked, Purpose::ManageSignUp)?)?)?;
            let member = turn.person.map(|person| people::get(view, person)).transpose()?.flatten();
            Ok::<_, Failure>((turn, member.ok_or(Failure::Turn(TurnError::Unknown))?))
        })
        .await?;
    let (turn, member) = found;
    let known = rota_of(server, &turn.amap)?;
    let (form, from, today) = (known.form.id.clone(), first_planned(&known.form), now(server, &known.form).date());
    server
        .store
        .read(move |view| {
            let all = circle::expected(view, &turn.amap, from.min(today))?;
            let is_own = |one: &Expected| one.member.email.eq_ignore_ascii_case(&member.email);
            let (turns, others) = all.into_iter().partition(is_own);
            let own = Subject::Address { amap: turn.amap.clone(), email: member.email.clone() };
            let calendar = tokens::standing(view, Purpose::Calendar, &own)?;
            let amap_calendar = tokens::standing(view, Purpose::Calendar, &Subject::Form(form))?;
            Ok(Own { turn, member, turns, others, calendar, amap_calendar })
        })
        .await
}
