//! The coordination's page: who comes when, with names and telephones, to be printed; and the same as a calendar.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use forms::rota::Post;
use forms::{Rota, RotaRecord};
use serde::Serialize;

use super::shown::role_name_of;
use super::{amap_of, diary, first_planned, now, rota_of};
use crate::server::Server;
use crate::server::answer;
use crate::server::book::Known;
use crate::server::failure::Failure;
use crate::store::permanences::TurnError;
use crate::store::permanences::circle::{self, Expected};
use crate::store::tokens::{self, Purpose, Subject, Token};

/// Who comes to the distributions of an AMAP.
#[derive(Debug, Serialize)]
struct SheetContext {
    /// Name of the AMAP.
    amap: String,
    /// Address of the same as a calendar.
    calendar: String,
    /// Distributions to come for which one may sign up.
    days: Vec<SheetDay>,
    /// Those who come to something that the site shows no more.
    others: Vec<SheetOther>,
}

/// A distribution.
#[derive(Debug, Serialize)]
struct SheetDay {
    /// Day.
    date: String,
    /// Start.
    start: String,
    /// End.
    end: String,
    /// Where, or none.
    place: Option<String>,
    /// Roles.
    posts: Vec<SheetPost>,
}

/// A role at a distribution.
#[derive(Debug, Serialize)]
struct SheetPost {
    /// Role.
    role: String,
    /// How many it takes.
    needed: u32,
    /// How many miss.
    missing: u32,
    /// Who comes.
    rows: Vec<SheetRow>,
}

/// Somebody who comes.
#[derive(Debug, Serialize)]
struct SheetRow {
    /// Name; empty once erased.
    name: String,
    /// Who comes along, or none.
    friend: Option<String>,
    /// Telephone, or empty.
    phone: String,
    /// Address of mail, or empty.
    email: String,
    /// Whether a stand-in is looked for.
    is_sought: bool,
}

/// Somebody who comes to something that the site shows no more.
#[derive(Debug, Serialize)]
struct SheetOther {
    /// The day first planned.
    date: String,
    /// Role.
    role: String,
    /// Who.
    who: SheetRow,
}

/// `GET /forms/lien/emargement/{token}`
pub async fn look(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, looked(&server, &token).await)
}

async fn looked(server: &Server, token: &str) -> Result<Response, Failure> {
    let (known, expected) = behind(server, token).await?;
    let rota = &known.form;
    let here = now(server, rota);
    let days = rota.days.iter().filter(|day| rota.is_open(day, here.date()));
    let hour = |time: domain::Time| time.strftime("%H:%M").to_string();
    let days = days.map(|day| SheetDay {
        date: day.date.to_string(),
        start: hour(day.start),
        end: hour(day.end),
        place: day.place.clone(),
        posts: rota.roles.iter().map(|role| post(&Post { day, role }, &expected)).collect(),
    });
    let is_unknown = |one: &&Expected| {
        let turn = &one.turn;
        turn.distribution >= here.date() && rota.stored(turn.distribution, &turn.role).is_none()
    };
    let others = expected.iter().filter(is_unknown).map(|one| SheetOther {
        date: one.turn.distribution.to_string(),
        role: role_name_of(None, &one.turn.role),
        who: row(one),
    });
    let context = SheetContext {
        amap: rota.amap.name.clone(),
        calendar: format!("{}/forms/lien/emargement/{token}/permanences.ics", server.url),
        days: days.collect(),
        others: others.collect(),
    };
    let html = server.book.shown().desk.page(&rota.language, "rota-sheet.html", "sheet", context)?;
    Ok(answer::page(200, html))
}

fn post(post: &Post<'_>, expected: &[Expected]) -> SheetPost {
    let word = post.word();
    let own = || expected.iter().filter(|one| one.turn.distribution == post.day.delivery.0 && one.turn.role == word);
    let people: u32 = own().map(|one| one.turn.people).fold(0, u32::saturating_add);
    SheetPost {
        role: post.role.name.clone(),
        needed: post.role.needed,
        missing: post.role.needed.saturating_sub(people),
        rows: own().map(row).collect(),
    }
}

fn row(one: &Expected) -> SheetRow {
    SheetRow {
        name: one.member.name.clone(),
        friend: one.turn.friend.clone(),
        phone: one.member.phone.clone(),
        email: one.member.email.clone(),
        is_sought: one.turn.seeking_at.is_some(),
    }
}

/// `GET /forms/lien/emargement/{token}/permanences.ics`: with the names of all who come.
pub async fn calendar(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, kept(&server, &token).await)
}

async fn kept(server: &Server, token: &str) -> Result<Response, Failure> {
    let (known, expected) = behind(server, token).await?;
    let mut record = RotaRecord::default();
    for Expected { turn, member, .. } in expected {
        let names = [Some(member.name), turn.friend].into_iter().flatten().filter(|name| !name.is_empty());
        let names: Vec<String> = names.collect();
        let is_sought = turn.seeking_at.is_some();
        record.add(turn.distribution, &turn.role, turn.people, Some(names.join(", ")), is_sought);
    }
    diary::of_amap(server, &known.form, &record)
}

/// The permanences that a link keeps, and who comes.
async fn behind(server: &Server, token: &str) -> Result<(Arc<Known<Rota>>, Vec<Expected>), Failure> {
    let asked = Token::new(token);
    let subject = server.store.read(move |view| tokens::look(view, &asked, Purpose::KeepRota)).await?;
    let Subject::Form(form) = subject else { return Err(Failure::Turn(TurnError::Unknown)) };
    let amap = amap_of(&form);
    let known = rota_of(server, &amap)?;
    let from = first_planned(&known.form);
    let expected = server.store.read(move |view| circle::expected(view, &amap, from)).await?;
    Ok((known, expected))
}
