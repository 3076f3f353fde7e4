//! Calendars behind links that nobody can guess (RFC 5545): of somebody's own turns, and of an AMAP's. Hours are written in UTC,
//! so that a calendar needs no time zone.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use forms::rota::{Post, RotaDay};
use forms::{Rota, RotaRecord};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use themes::Messages;

use super::{amap_of, first_planned, rota_of};
use crate::server::Server;
use crate::server::answer;
use crate::server::failure::Failure;
use crate::store::permanences::TurnError;
use crate::store::permanences::circle::{self, Expected};
use crate::store::tokens::{self, Purpose, Subject, Token};

/// `GET /forms/lien/agenda/{token}/permanences.ics`
pub async fn calendar(State(server): State<Arc<Server>>, Path(token): Path<String>) -> Response {
    answer::of(&server, read(&server, &token).await)
}

async fn read(server: &Server, token: &str) -> Result<Response, Failure> {
    let asked = Token::new(token);
    let subject = server.store.read(move |view| tokens::look(view, &asked, Purpose::Calendar)).await?;
    match subject {
        Subject::Address { amap, email } => {
            let known = rota_of(server, &amap)?;
            let from = first_planned(&known.form);
            let mut own = server.store.read(move |view| circle::expected(view, &amap, from)).await?;
            own.retain(|one| one.member.email.eq_ignore_ascii_case(&email));
            of_person(server, &known.form, &own)
        }
        Subject::Form(form) => {
            let amap = amap_of(&form);
            let known = rota_of(server, &amap)?;
            let from = first_planned(&known.form);
            let record = server.store.read(move |view| circle::record(view, &amap, from, false)).await?;
            of_amap(server, &known.form, &record)
        }
        _ => Err(Failure::Turn(TurnError::Unknown)),
    }
}

/// Somebody's turns.
fn of_person(server: &Server, rota: &Rota, own: &[Expected]) -> Result<Response, Failure> {
    let shown = server.book.shown();
    let messages = shown.desk.messages(&rota.language)?;
    let mut diary = Diary::new(server, rota, &messages.format("turn-calendar", &[("amap", &rota.amap.name)]));
    for one in own {
        let Some(post) = rota.stored(one.turn.distribution, &one.turn.role) else { continue };
        let said = [("role", post.role.name.as_str())];
        let with = one.turn.friend.iter().map(|friend| messages.format("turn-friend", &[("friend", friend)]));
        let about: Vec<String> = std::iter::once(rota.amap.name.clone()).chain(with).collect();
        diary.add(&format!("turn-{}", one.turn.id), post.day, &messages.format("turn-event", &said), &about);
    }
    Ok(diary.answer())
}

/// Who does what at an AMAP; `record` names whom the reader may see.
///
/// # Errors
/// Where the site has no language.
pub fn of_amap(server: &Server, rota: &Rota, record: &RotaRecord) -> Result<Response, Failure> {
    let shown = server.book.shown();
    let messages = shown.desk.messages(&rota.language)?;
    let mut diary = Diary::new(server, rota, &messages.format("turn-calendar-amap", &[("amap", &rota.amap.name)]));
    for post in rota.posts() {
        let taken = record.of(&post);
        let names = taken.map(|taken| taken.names.clone()).unwrap_or_default();
        let people = taken.map_or(0, |taken| taken.people);
        let id = evidence::Hash::of(post.value().as_bytes()).to_hex();
        diary.add(&id, post.day, &summary(messages, &post, people), &names);
    }
    Ok(diary.answer())
}

fn summary(messages: &Messages, post: &Post<'_>, people: u32) -> String {
    let (taken, needed) = (people.to_string(), post.role.needed.to_string());
    messages.format("turn-event-amap", &[("role", &post.role.name), ("taken", &taken), ("needed", &needed)])
}

/// A calendar being written.
struct Diary {
    text: String,
    host: String,
    zone: TimeZone,
    page: String,
    now: Timestamp,
}

impl Diary {
    fn new(server: &Server, rota: &Rota, name: &str) -> Self {
        let chrome = &server.book.shown().chrome;
        let host = server.url.split_once("://").map_or(server.url.as_str(), |(_, host)| host).to_owned();
        let mut diary = Self {
            text: String::new(),
            host,
            zone: rota.zone(),
            page: format!("{}{}{}", chrome.origin, chrome.base_path, rota.address),
            now: server.store.now(),
        };
        for (name, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Cabas//Permanences//FR")] {
            diary.line(name, value);
        }
        diary.line("X-WR-CALNAME", name);
        diary.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        diary
    }

    fn add(&mut self, id: &str, day: &RotaDay, summary: &str, about: &[String]) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{id}.permanence@{}", self.host));
        self.line("DTSTAMP", &stamp(self.now));
        for (name, time) in [("DTSTART", day.start), ("DTEND", day.end)] {
            if let Some(moment) = self.moment(day.date.to_datetime(time)) {
                self.line(name, &moment);
            }
        }
        self.line("SUMMARY", summary);
        if !about.is_empty() {
            self.line("DESCRIPTION", &about.join("\n"));
        }
        if let Some(place) = &day.place {
            self.line("LOCATION", place);
        }
        let page = self.page.clone();
        self.line("URL", &page);
        self.line("END", "VEVENT");
    }

    /// A local hour in UTC; `None` beyond the calendar.
    fn moment(&self, local: DateTime) -> Option<String> {
        self.zone.to_timestamp(local).ok().map(stamp)
    }

    /// Adds a line, escaped, and folded within 75 octets.
    fn line(&mut self, name: &str, value: &str) {
        let mut whole = format!("{name}:");
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' if !matches!(name, "URL") => whole.extend(['\\', letter]),
                '\n' => whole.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => whole.push(letter),
            }
        }
        let mut used = 0;
        for letter in whole.chars() {
            if used + letter.len_utf8() > 75 {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(letter);
            used += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    fn answer(mut self) -> Response {
        self.line("END", "VCALENDAR");
        answer::typed(200, "text/calendar; charset=utf-8", self.text.into_bytes())
    }
}

/// A moment as calendars write it: `20261008T163000Z`.
fn stamp(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
