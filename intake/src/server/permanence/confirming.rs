//! The mailed link that confirms a turn: it proves the address.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::contract::Mistake;
use forms::rota::Post;
use forms::{Member, Rota};

use super::shown::{AskContext, TurnContext, control};
use super::{approval, drawn, hold, letters, now, rota_of, turn_of, turns};
use crate::server::Server;
use crate::server::answer;
use crate::server::failure::Failure;
use crate::store::people;
use crate::store::permanences::{self, SignUp, TurnError, TurnState};
use crate::store::tokens::{self, Purpose, Token};

/// `GET /forms/lien/venir/{token}`: shows what is confirmed. Looking confirms nothing: mail scanners look too.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (turn, member) = behind(server, token, Purpose::ConfirmSignUp).await?;
    let known = rota_of(server, &turn.amap)?;
    let rota: &Rota = &known.form;
    let context = AskContext {
        link: format!("/forms/lien/venir/{token}"),
        kind: "confirm",
        amap: rota.amap.name.clone(),
        turn: TurnContext::new(rota, &turn, "", server.store.now()),
        given: None,
        mistakes: Vec::new(),
        name: control("name", &member.name, &[]),
        phone: control("phone", &member.phone, &[]),
        is_shown: turn.is_shown,
    };
    let html = server.book.shown().desk.page(&rota.language, "rota-ask.html", "ask", context)?;
    Ok(answer::page(200, html))
}

/// `POST /forms/lien/venir/{token}`: the turn is taken.
pub async fn confirm(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, confirmed(&server, &token).await)
}

async fn confirmed(server: &Server, token: &str) -> Result<Response, Failure> {
    let (turn, member) = behind(server, token, Purpose::ConfirmSignUp).await?;
    let known = rota_of(server, &turn.amap)?;
    if turn.needs_approval {
        return approval::asked(server, token, &known, &turn, &member).await;
    }
    let rota = &known.form;
    let post = post_of(server, rota, &turn)?;
    let mail = letters::to_member(server, &server.book.shown(), rota, &post, &member, "turn-held", "permanence")?;
    let (asked, capacity) = (Token::new(token), post.role.needed);
    let (form, amap, email) = (rota.id.clone(), turn.amap.clone(), member.email.clone());
    let done = server.store.write(move |change| {
        let id = turn_of(tokens::redeem(change, &asked, Purpose::ConfirmSignUp)?)?;
        permanences::confirm(change, id, capacity)?;
        hold(change, id, &form, &amap, &email, mail)
    });
    match done.await {
        Ok(link) => turns::shown(server, link.token.as_str(), false).await,
        // Somebody else has the place: the form again, with what is left and what was typed.
        Err(Failure::Turn(TurnError::Full(left))) => {
            let mut fields = vec![
                ("slot", post.value()),
                ("name", member.name),
                ("email", member.email),
                ("phone", member.phone),
                ("friend", turn.friend.unwrap_or_default()),
            ];
            if turn.is_shown {
                fields.push(("shown", "1".to_owned()));
            }
            let full = [Mistake::new("turn-full", "slot").with("found", left)];
            drawn(server, &known, &fields.into_iter().collect(), &full, 409).await
        }
        Err(failure) => Err(failure),
    }
}

/// The post of a turn that is to be taken now.
///
/// # Errors
/// That its distribution has begun, or is held no more.
pub(super) fn post_of<'a>(server: &Server, rota: &'a Rota, turn: &SignUp) -> Result<Post<'a>, Failure> {
    let post = rota.stored(turn.distribution, &turn.role).filter(|post| !post.day.has_begun(now(server, rota)));
    post.ok_or(Failure::Turn(TurnError::State(turn.state)))
}

/// The turn that a link of a purpose lets be taken, and who sent it.
///
/// # Errors
/// Why the link opens nothing.
pub(super) async fn behind(server: &Server, token: &str, purpose: Purpose) -> Result<(SignUp, Member), Failure> {
    let asked = Token::new(token);
    server
        .store
        .read(move |view| {
            let turn = permanences::get(view, turn_of(tokens::look(view, &asked, purpose)?)?)?;
            if turn.state != TurnState::Received {
                return Err(Failure::Turn(TurnError::State(turn.state)));
            }
            let member = turn.person.map(|person| people::get(view, person)).transpose()?.flatten();
            Ok((turn, member.ok_or(Failure::Turn(TurnError::Unknown))?))
        })
        .await
}
