//! The mails of permanences. Each is written before the writer is asked; only its link is put in there.

use forms::rota::{Post, RotaDay};
use forms::{Member, Rota, RotaRecord};
use themes::{Messages, format};

use super::super::book::Shown;
use super::super::failure::Failure;
use super::super::{Server, answer, letter};
use crate::store::outbox::Mail;

/// To somebody who takes a turn, or has it.
///
/// # Errors
/// A template that goes wrong.
pub fn to_member(
    server: &Server,
    shown: &Shown,
    rota: &Rota,
    post: &Post<'_>,
    member: &Member,
    key: &str,
    link: &str,
) -> Result<Mail, Failure> {
    let mail = about(server, shown, rota, post, (key, link), &[("member", &member.name)])?;
    let reply_to = rota.amap.mailbox.clone();
    Ok(Mail { email: member.email.clone(), name: member.name.clone(), reply_to, ..mail })
}

/// About a post, to nobody yet: what is said besides is added to what every such mail says.
///
/// # Errors
/// A template that goes wrong.
pub fn about(
    server: &Server,
    shown: &Shown,
    rota: &Rota,
    post: &Post<'_>,
    (key, link): (&str, &str),
    besides: &[(&str, &str)],
) -> Result<Mail, Failure> {
    let said = [&[("role", post.role.name.as_str())], besides].concat();
    of_day(server, shown, rota, post.day, (key, link), &said)
}

/// About a distribution, to nobody yet.
///
/// # Errors
/// A template that goes wrong.
pub fn of_day(
    server: &Server,
    shown: &Shown,
    rota: &Rota,
    day: &RotaDay,
    (key, link): (&str, &str),
    besides: &[(&str, &str)],
) -> Result<Mail, Failure> {
    let messages = shown.desk.messages(&rota.language)?;
    let (date, hours) = (format::date_long(messages, day.date, true), hours(messages, day));
    let place = day.place.as_deref().map(|place| messages.format("turn-mail-place", &[("place", place)]));
    let place = place.unwrap_or_default();
    // Whoever is asked learns where to say that they do not want to be.
    let own = format!("{}/forms/mes-donnees{}", server.url, answer::in_language(server, &rota.language));
    let usual =
        [("amap", rota.amap.name.as_str()), ("day", &date), ("hours", &hours), ("place", &place), ("own", &own)];
    letter::worded(server, shown, &rota.language, key, &[&usual, besides].concat(), link)
}

/// What misses at a distribution: "Accueil (2), Pesée (1)"; empty where nothing does.
pub fn missing(messages: &Messages, rota: &Rota, day: &RotaDay, record: &RotaRecord) -> String {
    let posts = rota.roles.iter().map(|role| Post { day, role });
    let left = posts.map(|post| (post, record.left(&post))).filter(|(_, left)| *left > 0);
    counted(messages, left.map(|(post, left)| (post.role.name.as_str(), left)))
}

/// Who comes to a distribution, by role: "Accueil (2), Pesée (1)"; empty where nobody does.
pub fn coming(messages: &Messages, rota: &Rota, day: &RotaDay, record: &RotaRecord) -> String {
    let posts = rota.roles.iter().map(|role| Post { day, role });
    let taken = posts.filter_map(|post| Some((post.role.name.as_str(), record.of(&post)?.people)));
    counted(messages, taken)
}

fn counted<'a>(messages: &Messages, roles: impl Iterator<Item = (&'a str, u32)>) -> String {
    let said = roles
        .map(|(role, count)| messages.format("turn-mail-missing", &[("role", role), ("count", &count.to_string())]));
    said.collect::<Vec<_>>().join(", ")
}

fn hours(messages: &Messages, day: &RotaDay) -> String {
    let [start, end] = [day.start, day.end].map(|time| format::time(messages, time));
    messages.format("data-hours", &[("start", &start), ("end", &end)])
}
