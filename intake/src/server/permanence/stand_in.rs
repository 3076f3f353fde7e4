//! The mailed link by which somebody comes instead of another, or swaps turns with them.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::contract::Mistake;
use forms::rota::{Post, Turn};
use forms::{Fields, Member, Rota};

use super::shown::{AskContext, TurnContext, control, sentences};
use super::{coming, hold, letters, now, rota_of, turns};
use crate::server::Server;
use crate::server::answer;
use crate::server::failure::Failure;
use crate::store::outbox::{self, Mail};
use crate::store::permanences::{self, SignUp, TurnError, TurnState, circle};
use crate::store::swaps::{self, Proposal, ProposalState};
use crate::store::tokens::{self, Purpose, Subject, Token};
use crate::store::{ProposalId, View, people};

/// What is proposed.
struct Proposed {
    proposal: Proposal,
    /// The turn that is offered, and who has it.
    offered: (SignUp, Member),
    /// The turn that is wanted for it, and who has it.
    wanted: Option<(SignUp, Member)>,
    /// The name by which whoever is asked is known; empty for none.
    name: String,
}

/// `GET /forms/lien/remplacer/{token}`: shows what is proposed. Looking accepts nothing: mail scanners look too.
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let proposed = behind(server, token).await?;
    let fields = [("name", proposed.name.as_str())].into_iter().collect();
    asked(server, token, &proposed, &fields, &[])
}

fn asked(
    server: &Server,
    token: &str,
    proposed: &Proposed,
    fields: &Fields,
    mistakes: &[Mistake],
) -> Result<Response, Failure> {
    let known = rota_of(server, &proposed.offered.0.amap)?;
    let (rota, now, shown) = (&known.form, server.store.now(), server.book.shown());
    let told = sentences(shown.desk.messages(&rota.language)?, fields, mistakes);
    let context = |(turn, member): &(SignUp, Member)| TurnContext::new(rota, turn, &member.name, now);
    let context = AskContext {
        link: format!("/forms/lien/remplacer/{token}"),
        kind: if proposed.wanted.is_some() { "swap" } else { "stand-in" },
        amap: rota.amap.name.clone(),
        turn: context(&proposed.offered),
        given: proposed.wanted.as_ref().map(context),
        name: control("name", fields.get("name"), &told),
        phone: control("phone", fields.get("phone"), &told),
        is_shown: fields.is_ticked("shown"),
        mistakes: told,
    };
    let status = if context.mistakes.is_empty() { 200 } else { 422 };
    Ok(answer::page(status, shown.desk.page(&rota.language, "rota-ask.html", "ask", context)?))
}

/// `POST /forms/lien/remplacer/{token}`: accepts.
pub async fn accept(State(server): State<Arc<Server>>, Path(token): Path<String>, body: Bytes) -> Response {
    answer::of(&server, accepted(&server, &token, &body).await)
}

async fn accepted(server: &Server, token: &str, body: &[u8]) -> Result<Response, Failure> {
    let (proposed, fields) = (behind(server, token).await?, Fields::read(body));
    let known = rota_of(server, &proposed.offered.0.amap)?;
    let link = match &proposed.wanted {
        Some(wanted) => exchanged(server, &known.form, token, &proposed, wanted).await?,
        None => {
            // The address is that to which the link was mailed, whatever a form says.
            let email = [("email", proposed.proposal.email.as_str())];
            let named = fields.iter().filter(|(name, _)| matches!(*name, "name" | "phone" | "shown"));
            let fields: Fields = named.chain(email).collect();
            let mut mistakes = Vec::new();
            let turn = Turn::read(&fields, &mut mistakes);
            if !mistakes.is_empty() {
                return asked(server, token, &proposed, &fields, &mistakes);
            }
            replaced(server, &known.form, token, &proposed, turn).await?
        }
    };
    turns::shown(server, &link, false).await
}

/// The post of a turn that has not begun.
fn post_of<'a>(server: &Server, rota: &'a Rota, turn: &SignUp) -> Result<Post<'a>, Failure> {
    let post = rota.stored(turn.distribution, &turn.role).filter(|post| !post.day.has_begun(now(server, rota)));
    post.ok_or(Failure::Turn(TurnError::State(turn.state)))
}

/// Somebody comes instead. Gives the link of their page.
async fn replaced(
    server: &Server,
    rota: &Rota,
    token: &str,
    proposed: &Proposed,
    turn: Turn,
) -> Result<String, Failure> {
    let (offered, before) = &proposed.offered;
    let (post, shown) = (post_of(server, rota, offered)?, server.book.shown());
    let to_new = letters::to_member(server, &shown, rota, &post, &turn.member, "turn-held", "permanence")?;
    let to_old = letters::to_member(server, &shown, rota, &post, before, "turn-replaced", "")?;
    let (asked, volunteer) = (Token::new(token), coming(turn));
    let (form, amap) = (rota.id.clone(), offered.amap.clone());
    let link = server.store.write(move |change| {
        let id = proposal_of(tokens::redeem(change, &asked, Purpose::AcceptProposal)?)?;
        let swapped = swaps::accept(change, id, &volunteer)?;
        push(change, to_old)?;
        hold(change, swapped.taken, &form, &amap, &volunteer.member.email, to_new)
    });
    Ok(link.await?.token.as_str().to_owned())
}

/// Two swap their turns. Gives the link of the page of whoever accepts.
async fn exchanged(
    server: &Server,
    rota: &Rota,
    token: &str,
    proposed: &Proposed,
    (wanted, taker): &(SignUp, Member),
) -> Result<String, Failure> {
    let (offered, giver) = &proposed.offered;
    let (theirs, yours) = (post_of(server, rota, offered)?, post_of(server, rota, wanted)?);
    let shown = server.book.shown();
    let to_taker = letters::to_member(server, &shown, rota, &theirs, taker, "turn-held", "permanence")?;
    let to_giver = letters::to_member(server, &shown, rota, &yours, giver, "turn-held", "permanence")?;
    let (asked, form, amap) = (Token::new(token), rota.id.clone(), offered.amap.clone());
    let (taker, giver) = (taker.email.clone(), giver.email.clone());
    let link = server.store.write(move |change| {
        let id = proposal_of(tokens::redeem(change, &asked, Purpose::AcceptProposal)?)?;
        let swapped = swaps::exchange(change, id)?;
        if let Some(given) = swapped.given {
            hold(change, given, &form, &amap, &giver, to_giver)?;
        }
        hold(change, swapped.taken, &form, &amap, &taker, to_taker)
    });
    Ok(link.await?.token.as_str().to_owned())
}

/// Writes a mail, unless there is no address any more.
fn push(change: &mut crate::store::Change<'_>, mail: Mail) -> Result<(), Failure> {
    if !mail.email.is_empty() {
        outbox::push(change, &mail)?;
    }
    Ok(())
}

async fn behind(server: &Server, token: &str) -> Result<Proposed, Failure> {
    let asked = Token::new(token);
    server
        .store
        .read(move |view| {
            let proposal = swaps::get(view, proposal_of(tokens::look(view, &asked, Purpose::AcceptProposal)?)?)?;
            if proposal.state != ProposalState::Open {
                return Err(Failure::Turn(TurnError::State(TurnState::Replaced)));
            }
            let offered = held(view, permanences::get(view, proposal.sign_up)?)?;
            let wanted = proposal.exchange.map(|id| held(view, permanences::get(view, id)?)).transpose()?;
            let name = circle::name_of(view, &offered.0.amap, &proposal.email)?;
            Ok(Proposed { proposal, offered, wanted, name })
        })
        .await
}

/// A turn that is taken, and by whom.
fn held(view: &View<'_>, turn: SignUp) -> Result<(SignUp, Member), Failure> {
    if turn.state != TurnState::Held {
        return Err(Failure::Turn(TurnError::State(turn.state)));
    }
    let member = turn.person.map(|person| people::get(view, person)).transpose()?.flatten();
    Ok((turn, member.unwrap_or_default()))
}

fn proposal_of(subject: Subject) -> Result<ProposalId, Failure> {
    match subject {
        Subject::Proposal(id) => Ok(id),
        _ => Err(Failure::Turn(TurnError::Unknown)),
    }
}
