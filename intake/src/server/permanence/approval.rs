//! Turns of people whom the AMAP does not know: once the address is proven, the coordination is asked by mail, and agrees or does
//! not. Until then nothing is taken.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::contract::Mistake;
use forms::entry::LONGEST;
use forms::page::{ToldContext, told};
use forms::{Fields, Member, Rota};
use serde::Serialize;

use super::confirming::{behind, post_of};
use super::shown::TurnContext;
use super::{TO_CONFIRM, coordination, hold, letters, rota_of, turn_of};
use crate::server::book::Known;
use crate::server::failure::Failure;
use crate::server::{Server, answer, letter};
use crate::store::members::{self, Source};
use crate::store::outbox;
use crate::store::permanences::{self, SignUp, TurnError};
use crate::store::tokens::{self, Purpose, Subject, Token};

/// What the coordination sees of a turn that waits for it.
#[derive(Debug, Serialize)]
struct TurnApprovalContext {
    /// Where the buttons send it, from the root of the intake.
    link: String,
    /// Name of the AMAP.
    amap: String,
    /// The turn that is asked for.
    turn: TurnContext,
    /// Who asks.
    name: String,
    /// Their address of mail, which is proven.
    email: String,
    /// Their telephone, or empty.
    phone: String,
    /// Why it cannot be taken as things are.
    mistakes: Vec<ToldContext>,
    /// What was typed as the reason of a refusal.
    reason: String,
    /// The most characters of it.
    most: usize,
}

/// The address of a turn's link is proven: whoever coordinates is asked, and the person is told so.
///
/// # Errors
/// Why nobody is asked.
pub async fn asked(
    server: &Server,
    token: &str,
    known: &Known<Rota>,
    turn: &SignUp,
    member: &Member,
) -> Result<Response, Failure> {
    let (shown, rota) = (server.book.shown(), &known.form);
    let post = post_of(server, rota, turn)?;
    let told = letters::to_member(server, &shown, rota, &post, member, "turn-waiting", "")?;
    let (friend, is_two) = turn.friend.as_deref().map_or(("", "no"), |friend| (friend, "yes"));
    let said = [("member", member.name.as_str()), ("email", &member.email), ("two", is_two), ("friend", friend)];
    let mut mail = letters::about(server, &shown, rota, &post, ("turn-approve", "accord-permanence"), &said)?;
    mail.reply_to = Some(member.email.clone());
    let mail = coordination(server, rota).map(|email| outbox::Mail { email, name: rota.amap.name.clone(), ..mail });
    let asked = Token::new(token);
    server
        .store
        .write(move |change| {
            let id = turn_of(tokens::redeem(change, &asked, Purpose::ConfirmSignUp)?)?;
            permanences::ask(change, id)?;
            outbox::push(change, &told)?;
            if let Some(mail) = mail {
                let link = tokens::issue(change, Purpose::ApproveSignUp, &Subject::SignUp(id), TO_CONFIRM)?;
                outbox::push(change, &letter::linked(mail, link))?;
            }
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(answer::message_in(server, &rota.language, 200, "turn-waiting"))
}

/// `GET /forms/lien/accord-permanence/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token, &[], "").await)
}

/// `POST /forms/lien/accord-permanence/{token}`: `answer` is `agree` or `refuse`, with a `reason` that may be empty.
pub async fn settle(State(server): State<Arc<Server>>, Path(token): Path<String>, body: Bytes) -> Response {
    let fields = Fields::read(&body);
    let outcome = match fields.get("answer") {
        "agree" => agreed(&server, &token).await,
        "refuse" => refused(&server, &token, fields.get("reason")).await,
        _ => looked(&server, &token, &[], "").await,
    };
    answer::of(&server, outcome)
}

/// The page, with what is wrong.
async fn looked(server: &Server, token: &str, mistakes: &[Mistake], reason: &str) -> Result<Response, Failure> {
    let (turn, member) = behind(server, token, Purpose::ApproveSignUp).await?;
    let (known, shown) = (rota_of(server, &turn.amap)?, server.book.shown());
    let rota = &known.form;
    let messages = shown.desk.messages(&rota.language)?;
    let fields = [("reason", reason)].into_iter().collect();
    let mistakes = told(messages, &fields, mistakes);
    let status = if mistakes.is_empty() { 200 } else { 409 };
    let context = TurnApprovalContext {
        link: format!("/forms/lien/accord-permanence/{token}"),
        amap: rota.amap.name.clone(),
        turn: TurnContext::new(rota, &turn, "", server.store.now()),
        name: member.name,
        email: member.email,
        phone: member.phone,
        mistakes,
        reason: reason.to_owned(),
        most: LONGEST,
    };
    Ok(answer::page(status, shown.desk.page(&rota.language, "rota-approval.html", "approval", context)?))
}

async fn agreed(server: &Server, token: &str) -> Result<Response, Failure> {
    let (turn, member) = behind(server, token, Purpose::ApproveSignUp).await?;
    let (known, shown) = (rota_of(server, &turn.amap)?, server.book.shown());
    let rota = &known.form;
    let post = post_of(server, rota, &turn)?;
    let mail = letters::to_member(server, &shown, rota, &post, &member, "turn-held", "permanence")?;
    let (asked, capacity, form, amap) = (Token::new(token), post.role.needed, rota.id.clone(), turn.amap.clone());
    let taken = server.store.write(move |change| {
        let id = turn_of(tokens::redeem(change, &asked, Purpose::ApproveSignUp)?)?;
        permanences::confirm(change, id, capacity)?;
        // Whom the coordination let come once is known from then on.
        members::learn(change, &amap, &member.email, &member.name, Source::Accepted)?;
        hold(change, id, &form, &amap, &member.email, mail).map(drop)
    });
    match taken.await {
        Ok(()) => Ok(answer::message_in(server, &rota.language, 200, "turn-approved")),
        // Nothing is decided: the link is still good once a place is free.
        Err(Failure::Turn(TurnError::Full(left))) => {
            looked(server, token, &[Mistake::new("turn-full-for-them", "").with("found", left)], "").await
        }
        Err(failure) => Err(failure),
    }
}

async fn refused(server: &Server, token: &str, reason: &str) -> Result<Response, Failure> {
    let (turn, member) = behind(server, token, Purpose::ApproveSignUp).await?;
    if reason.chars().count() > LONGEST {
        return looked(server, token, &[Mistake::new("field-too-long", "reason").with("most", LONGEST)], reason).await;
    }
    let (known, shown) = (rota_of(server, &turn.amap)?, server.book.shown());
    let rota = &known.form;
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_given = if reason.is_empty() { "no" } else { "yes" };
    let said = [("member", member.name.as_str()), ("given", is_given), ("reason", &reason)];
    // A distribution that the site does not show any more need not be told about.
    let post = rota.stored(turn.distribution, &turn.role);
    let mail = post.map(|post| letters::about(server, &shown, rota, &post, ("turn-refused", ""), &said)).transpose()?;
    let reply_to = rota.amap.mailbox.clone();
    let mail = mail.map(|mail| outbox::Mail { email: member.email, name: member.name, reply_to, ..mail });
    let asked = Token::new(token);
    server
        .store
        .write(move |change| {
            permanences::refuse(change, turn_of(tokens::redeem(change, &asked, Purpose::ApproveSignUp)?)?)?;
            mail.map_or(Ok(None), |mail| outbox::push(change, &mail))?;
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(answer::message_in(server, &rota.language, 200, "turn-refused"))
}
