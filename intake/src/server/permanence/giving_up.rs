//! « Je ne peux pas venir »: in time, the place is free again and others are told; later, a stand-in is looked for, and the turn
//! stays until somebody comes instead.

use std::collections::BTreeSet;

use domain::DeliveryStatus;
use domain::calendar::plus_days;
use forms::rota::{Post, RotaDay};
use forms::{Form, Rota};

use super::{ASKED, SEASON, coordination, due, letters, now};
use crate::server::failure::Failure;
use crate::server::{Server, letter};
use crate::store::outbox::{self, Mail};
use crate::store::permanences::circle::{self, BasketHolder, Expected};
use crate::store::permanences::{self, TurnError};
use crate::store::tokens::{self, Issued, Purpose, Subject};
use crate::store::{Change, StoreError, swaps};

/// Does what the button says, for a turn that `expected` holds.
///
/// # Errors
/// Why nothing is done.
pub async fn give_up(server: &Server, rota: &Rota, expected: &Expected) -> Result<(), Failure> {
    let (turn, here) = (&expected.turn, now(server, rota));
    // A turn at a distribution that is no more can be let go of, and nobody need be told.
    let Some(post) = rota.stored(turn.distribution, &turn.role) else {
        let id = turn.id;
        return server
            .store
            .write(move |change| permanences::cancel(change, id).map(drop).map_err(Failure::from))
            .await;
    };
    if post.day.has_begun(here) {
        return Err(Failure::Turn(TurnError::State(turn.state)));
    }
    if rota.deadline(post.day).is_none_or(|deadline| server.store.now() < deadline) {
        free(server, rota, &post, expected).await
    } else {
        seek(server, rota, &post, expected).await
    }
}

/// Gives the place back. Until the call for that day, those are told whose basket day it is; afterwards, everybody.
async fn free(server: &Server, rota: &Rota, post: &Post<'_>, expected: &Expected) -> Result<(), Failure> {
    let shown = server.book.shown();
    let letter = |key, link| letters::to_member(server, &shown, rota, post, &expected.member, key, link);
    let to_member = letter("turn-cancelled", "")?;
    let to_coordination = to_coordination(server, rota, post, expected)?;
    let free = letters::about(server, &shown, rota, post, ("turn-free", "benevole"), &[])?;
    let is_called =
        plus_days(post.day.date, -i64::from(rota.rules.call)).is_some_and(|day| now(server, rota).date() >= day);
    let told = if is_called { Vec::new() } else { basket_day(server, rota, post.day, expected).await? };
    let (id, amap, form) = (expected.turn.id, rota.amap.address.clone(), rota.id.clone());
    server
        .store
        .write(move |change| {
            permanences::cancel(change, id)?;
            outbox::push(change, &to_member)?;
            if let Some(mail) = to_coordination {
                keep(change, &form, mail)?;
            }
            for (email, name) in told {
                let link = member_link(change, &amap, &email)?;
                let once = Some(format!("turn-free {id} {email}"));
                outbox::push(change, &letter::linked(Mail { email, name, once, ..free.clone() }, link))?;
            }
            Ok::<_, Failure>(())
        })
        .await?;
    if is_called {
        due::call(server, rota, post.day).await?;
    }
    Ok(())
}

/// Looks for a stand-in among everybody who is known and does not come that day.
async fn seek(server: &Server, rota: &Rota, post: &Post<'_>, expected: &Expected) -> Result<(), Failure> {
    let shown = server.book.shown();
    let to_member = letters::to_member(server, &shown, rota, post, &expected.member, "turn-seeking", "permanence")?;
    let to_coordination = to_coordination(server, rota, post, expected)?;
    let sought = letters::about(server, &shown, rota, post, ("turn-sought", "remplacer"), &[])?;
    let (id, amap, form, day) = (expected.turn.id, rota.amap.address.clone(), rota.id.clone(), post.day.clone());
    let rota = rota.clone();
    server
        .store
        .write(move |change| {
            // Pressed again, it looks no further.
            if permanences::seek(change, id, true)?.seeking_at.is_some() {
                return Ok(());
            }
            swaps::reopen(change, id)?;
            let link = tokens::issue(change, Purpose::ManageSignUp, &Subject::SignUp(id), SEASON)?;
            outbox::push(change, &letter::linked(to_member, link))?;
            if let Some(mail) = to_coordination {
                let once = Some(format!("turn-given-up {id}"));
                keep(change, &form, Mail { once, ..mail })?;
            }
            let there = circle::expected(change, &amap, day.delivery.0)?;
            let there = addresses_at(&rota, &day, &there);
            for (email, name) in circle::known(change, &amap)? {
                let once = format!("turn-sought {id} {}", email.to_lowercase());
                if there.contains(&email.to_lowercase()) || outbox::is_said(change, &once)? {
                    continue;
                }
                let proposal = swaps::propose(change, id, None, &email)?;
                let link = tokens::issue(change, Purpose::AcceptProposal, &Subject::Proposal(proposal), ASKED)?;
                let mail = Mail { email, name, once: Some(once), ..sought.clone() };
                outbox::push(change, &letter::linked(mail, link))?;
            }
            Ok(())
        })
        .await
}

/// To the coordination: who gives up what; `None` where nobody said where it reads.
fn to_coordination(
    server: &Server,
    rota: &Rota,
    post: &Post<'_>,
    expected: &Expected,
) -> Result<Option<Mail>, Failure> {
    let Some(email) = coordination(server, rota) else { return Ok(None) };
    let said = [("member", expected.member.name.as_str())];
    let shown = server.book.shown();
    let mail = letters::about(server, &shown, rota, post, ("turn-given-up", "emargement"), &said)?;
    let reply_to = Some(expected.member.email.clone()).filter(|email| !email.is_empty());
    Ok(Some(Mail { email, name: rota.amap.name.clone(), reply_to, ..mail }))
}

/// Writes a mail to the coordination, with the link of its page.
///
/// # Errors
/// Those of the store.
pub fn keep(change: &mut Change<'_>, form: &str, mail: Mail) -> Result<(), StoreError> {
    if let Some(once) = &mail.once
        && outbox::is_said(change, once)?
    {
        return Ok(());
    }
    let link = tokens::issue(change, Purpose::KeepRota, &Subject::Form(form.to_owned()), SEASON)?;
    outbox::push(change, &letter::linked(mail, link)).map(drop)
}

/// A link by which a member takes turns without confirming: it is mailed to their address.
///
/// # Errors
/// Those of the store.
pub fn member_link(change: &Change<'_>, amap: &str, email: &str) -> Result<Issued, StoreError> {
    let subject = Subject::Address { amap: amap.to_owned(), email: email.to_owned() };
    tokens::issue(change, Purpose::Member, &subject, ASKED)
}

/// The addresses of those who come to a distribution, in small letters.
pub fn addresses_at(rota: &Rota, day: &RotaDay, expected: &[Expected]) -> BTreeSet<String> {
    let here = expected.iter().filter(|one| {
        let post = rota.stored(one.turn.distribution, &one.turn.role);
        post.is_some_and(|post| post.day.key() == day.key())
    });
    here.map(|one| one.member.email.to_lowercase()).collect()
}

/// Those who take a basket on the day of a distribution and do not come to it already: address and name, each once.
async fn basket_day(
    server: &Server,
    rota: &Rota,
    day: &RotaDay,
    leaving: &Expected,
) -> Result<Vec<(String, String)>, Failure> {
    let (amap, planned) = (rota.amap.address.clone(), day.delivery.0);
    let read = move |view: &crate::store::View<'_>| {
        Ok::<_, StoreError>((circle::basket_holders(view, &amap)?, circle::expected(view, &amap, planned)?))
    };
    let (holders, expected) = server.store.read(read).await?;
    let mut known = addresses_at(rota, day, &expected);
    known.insert(leaving.member.email.to_lowercase());
    let has_basket = |holder: &BasketHolder| {
        let form = server.book.form::<Form>(&holder.form, &holder.revision)?;
        Ok::<_, Failure>(form.is_some_and(|known| {
            let mut deliveries = known.form.terms.deliveries.iter();
            deliveries.any(|one| one.date == day.date && one.status != DeliveryStatus::Cancelled)
        }))
    };
    let mut told = Vec::new();
    for holder in holders {
        if has_basket(&holder)? && known.insert(holder.email.to_lowercase()) {
            told.push((holder.email, holder.name));
        }
    }
    Ok(told)
}
