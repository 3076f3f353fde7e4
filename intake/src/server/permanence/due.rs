//! What is due on its day: reminders to those who come, the call for those who miss, and who comes for the coordination.

use domain::Date;
use domain::calendar::plus_days;
use forms::rota::{RotaDay, role_name};
use forms::{Manifest, Member, Rota, kind_of};
use jiff::Timestamp;
use themes::format;

use super::giving_up::{addresses_at, keep, member_link};
use super::{SEASON, coordination, first_planned, letters, now};
use crate::server::failure::Failure;
use crate::server::{Server, letter};
use crate::store::outbox::{self, Mail};
use crate::store::permanences;
use crate::store::permanences::circle::{self, Expected};
use crate::store::tokens::{self, Purpose, Subject};
use crate::store::{Change, SignUpId, StoreError, uses};

/// Writes every mail of permanences that is due now and was not written before, to be called about once an hour. Gives how many
/// distributions had some.
///
/// # Errors
/// Those of the store and of templates; what was written before stays.
pub async fn due(server: &Server) -> Result<usize, DueError> {
    let shown = server.book.shown();
    let Some(language) = shown.chrome.languages.first() else { return Ok(0) };
    let forms = shown.chrome.current.iter();
    let own = forms.filter(|(id, code, _)| kind_of(id) == Rota::KIND && *code == language.code);
    let mut written = 0;
    for (id, code, _) in own {
        let known = server.book.current::<Rota>(&shown, id, code).map_err(|error| DueError(error.into()))?;
        let Some(known) = known else { continue };
        let (rota, here) = (&known.form, now(server, &known.form));
        written += usize::from(call_off(server, rota).await.map_err(DueError)?);
        written += usize::from(tell_moved(server, rota).await.map_err(DueError)?);
        let is_due = |day: &RotaDay, before: u32| first_day(day, before) <= here.date();
        for day in rota.days.iter().filter(|day| !day.has_begun(here)) {
            let mut has_some = false;
            if is_due(day, rota.rules.call) {
                has_some |= call(server, rota, day).await.map_err(DueError)?;
            }
            if is_due(day, rota.rules.reminder) {
                has_some |= remind(server, rota, day).await.map_err(DueError)?;
            }
            written += usize::from(has_some);
        }
    }
    Ok(written)
}

/// Why not everything that was due could be written.
#[derive(Debug)]
pub struct DueError(Failure);

impl DueError {
    /// Tells the log. It names nobody.
    pub fn log(&self) {
        self.0.log();
    }
}

impl std::fmt::Display for DueError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "mails of permanences: {}", self.0.told().1)
    }
}

impl std::error::Error for DueError {}

/// Calls for those who miss at a distribution, and tells the coordination: once, and once more each time that somebody gives up
/// after that. Gives whether there was a mail to write.
///
/// # Errors
/// Those of the store and of templates.
pub async fn call(server: &Server, rota: &Rota, day: &RotaDay) -> Result<bool, Failure> {
    let (amap, planned, since) =
        (rota.amap.address.clone(), day.delivery.0, start(rota, first_day(day, rota.rules.call)));
    let (rota_there, day_there, address) = (rota.clone(), day.clone(), coordination(server, rota));
    let mark = format!("{} {}", rota.id, day.key());
    let read = server.store.read(move |view| {
        let record = circle::record(view, &amap, planned, false)?;
        // Permanences that nobody takes on the site are looked after elsewhere.
        if !uses::has_volunteers(view, &amap)? {
            return Ok(None);
        }
        if rota_there.roles.iter().all(|role| record.left(&forms::rota::Post { day: &day_there, role }) == 0) {
            return Ok(None);
        }
        let round = circle::given_up_since(view, &amap, planned, since)?;
        let there = addresses_at(&rota_there, &day_there, &circle::expected(view, &amap, planned)?);
        let mut told = Vec::new();
        for (email, name) in circle::known(view, &amap)? {
            let small = email.to_lowercase();
            let once = format!("turn-call {mark} {round} {small}");
            if !there.contains(&small) && !outbox::is_said(view, &once)? {
                told.push(Mail { email, name, once: Some(once), ..Mail::default() });
            }
        }
        let once = format!("turn-missing {mark} {round}");
        let is_told = address.is_none() || outbox::is_said(view, &once)?;
        let to_coordination = address.filter(|_| !is_told).map(|email| (email, once));
        Ok::<_, StoreError>(Some((record, told, to_coordination)))
    });
    let Some((record, told, to_coordination)) = read.await? else { return Ok(false) };
    if told.is_empty() && to_coordination.is_none() {
        return Ok(false);
    }
    let shown = server.book.shown();
    let missing = letters::missing(shown.desk.messages(&rota.language)?, rota, day, &record);
    let said = [("missing", missing.as_str())];
    let letter = |key, link| letters::of_day(server, &shown, rota, day, (key, link), &said);
    let (call, missing) = (letter("turn-call", "benevole")?, letter("turn-missing", "emargement")?);
    let (amap, form, name) = (rota.amap.address.clone(), rota.id.clone(), rota.amap.name.clone());
    server
        .store
        .write(move |change| {
            for Mail { email, name, once, .. } in told {
                let link = member_link(change, &amap, &email)?;
                outbox::push(change, &letter::linked(Mail { email, name, once, ..call.clone() }, link))?;
            }
            if let Some((email, once)) = to_coordination {
                keep(change, &form, Mail { email, name, once: Some(once), ..missing })?;
            }
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(true)
}

/// Ends turns at distributions that are not held any more, and tells whoever had them. Gives whether there were some. A form without
/// any distribution says nothing of them.
async fn call_off(server: &Server, rota: &Rota) -> Result<bool, Failure> {
    let (amap, today) = (rota.amap.address.clone(), now(server, rota).date());
    let Some(last) = rota.days.iter().map(|day| day.delivery.0).max() else { return Ok(false) };
    let mut over = server.store.read(move |view| circle::expected(view, &amap, today)).await?;
    over.retain(|one| one.turn.distribution <= last && !rota.is_held(one.turn.distribution, &one.turn.role));
    if over.is_empty() {
        return Ok(false);
    }
    let shown = server.book.shown();
    let messages = shown.desk.messages(&rota.language)?;
    let mut mails = Vec::new();
    for Expected { turn, member, .. } in over {
        let day = format::date_long(messages, turn.distribution, true);
        let said = [
            ("amap", rota.amap.name.as_str()),
            ("day", &day),
            ("role", role_name(&turn.role)),
            ("member", &member.name),
        ];
        let mail = letter::worded(server, &shown, &rota.language, "turn-off", &said, "")?;
        let Member { email, name, .. } = member;
        mails.push((turn.id, Mail { email, name, reply_to: rota.amap.mailbox.clone(), ..mail }));
    }
    server
        .store
        .write(move |change| {
            for (id, mail) in mails {
                permanences::cancel(change, id)?;
                if !mail.email.is_empty() {
                    outbox::push(change, &mail)?;
                }
            }
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(true)
}

/// Tells those who come to a distribution that is held at another time or place than they were told. Gives whether there were some.
async fn tell_moved(server: &Server, rota: &Rota) -> Result<bool, Failure> {
    let (amap, first, here) = (rota.amap.address.clone(), first_planned(rota), now(server, rota));
    let there = server.store.read(move |view| circle::expected(view, &amap, first)).await?;
    let shown = server.book.shown();
    let mut moved = Vec::new();
    for Expected { turn, member, .. } in there {
        let post = rota.stored(turn.distribution, &turn.role).filter(|post| !post.day.has_begun(here));
        let Some((post, told)) = post.map(|post| (post, post.day.told())) else { continue };
        if turn.told.as_ref() == Some(&told) {
            continue;
        }
        // What nobody noted yet may be what they were told.
        let is_told = turn.told.is_none() || member.email.is_empty();
        let letter = || letters::to_member(server, &shown, rota, &post, &member, "turn-moved", "permanence");
        moved.push((turn.id, told, if is_told { None } else { Some(letter()?) }));
    }
    let has_mails = moved.iter().any(|(.., mail)| mail.is_some());
    if !moved.is_empty() {
        let write = move |change: &mut Change<'_>| {
            for (id, told, mail) in moved {
                permanences::tell(change, id, &told)?;
                if let Some(mail) = mail {
                    let link = tokens::issue(change, Purpose::ManageSignUp, &Subject::SignUp(id), SEASON)?;
                    outbox::push(change, &letter::linked(mail, link))?;
                }
            }
            Ok::<_, Failure>(())
        };
        server.store.write(write).await?;
    }
    Ok(has_mails)
}

/// Reminds those who come to a distribution, unless they signed up that late, and tells the coordination who comes. Gives whether
/// there was a mail to write.
async fn remind(server: &Server, rota: &Rota, day: &RotaDay) -> Result<bool, Failure> {
    let (amap, planned, since) =
        (rota.amap.address.clone(), day.delivery.0, start(rota, first_day(day, rota.rules.reminder)));
    let (rota_there, day_there, address) = (rota.clone(), day.clone(), coordination(server, rota));
    let sheet = format!("turn-sheet {} {}", rota.id, day.key());
    let read = server.store.read(move |view| {
        let mut there = circle::expected(view, &amap, planned)?;
        there.retain(|one| {
            let post = rota_there.stored(one.turn.distribution, &one.turn.role);
            post.is_some_and(|post| post.day.key() == day_there.key())
        });
        let record = circle::record(view, &amap, planned, false)?;
        let mut reminded = Vec::new();
        for one in &there {
            let is_early = one.held_at < since && !one.member.email.is_empty();
            if is_early && !outbox::is_said(view, &reminder(one.turn.id))? {
                reminded.push(one.clone());
            }
        }
        let is_told = address.is_none() || there.is_empty() || outbox::is_said(view, &sheet)?;
        let to_coordination = address.filter(|_| !is_told).map(|email| (email, sheet));
        Ok::<_, StoreError>((record, reminded, to_coordination))
    });
    let (record, reminded, to_coordination) = read.await?;
    if reminded.is_empty() && to_coordination.is_none() {
        return Ok(false);
    }
    let shown = server.book.shown();
    let mut mails = Vec::new();
    for Expected { turn, member, .. } in &reminded {
        let Some(post) = rota.stored(turn.distribution, &turn.role) else { continue };
        let mail = letters::to_member(server, &shown, rota, &post, member, "turn-reminder", "permanence")?;
        mails.push((turn.id, Mail { once: Some(reminder(turn.id)), ..mail }));
    }
    let coming = letters::coming(shown.desk.messages(&rota.language)?, rota, day, &record);
    let who = letters::of_day(server, &shown, rota, day, ("turn-sheet", "emargement"), &[("missing", &coming)])?;
    let (form, name) = (rota.id.clone(), rota.amap.name.clone());
    server
        .store
        .write(move |change| {
            for (id, mail) in mails {
                let link = tokens::issue(change, Purpose::ManageSignUp, &Subject::SignUp(id), SEASON)?;
                outbox::push(change, &letter::linked(mail, link))?;
            }
            if let Some((email, once)) = to_coordination {
                keep(change, &form, Mail { email, name, once: Some(once), ..who })?;
            }
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(true)
}

/// What a reminder is said once of.
fn reminder(id: SignUpId) -> String {
    format!("turn-reminder {id}")
}

/// The first day on which something is due that is due so many days before a distribution.
fn first_day(day: &RotaDay, before: u32) -> Date {
    plus_days(day.date, -i64::from(before)).unwrap_or(Date::MIN)
}

/// When a day begins where the distributions are.
fn start(rota: &Rota, day: Date) -> Timestamp {
    day.to_zoned(rota.zone()).map_or(Timestamp::MIN, |zoned| zoned.timestamp())
}
