//! The mails of contracts. Each is written before the writer is asked; only its link is put in there.

use std::sync::Arc;

use forms::Form;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Serialize;
use themes::format;

use super::Server;
use super::book::Shown;
use super::failure::Failure;
use super::signed::Letters;
use crate::document::Document;
use crate::mail::Html;
use crate::store::outbox::Mail;
use crate::store::tokens::Issued;

/// What stands where the link will.
pub const LINK: &str = "cabas-link-here";

/// What the HTML of a mail shows.
#[derive(Debug, Default, Serialize)]
struct LetterContext {
    subject: String,
    paragraphs: Vec<String>,
    action: String,
    link: String,
}

/// Draws mails for whoever sends them. What a theme cannot draw is told to whoever keeps the server.
pub fn html(server: &Arc<Server>) -> Html {
    let server = server.clone();
    Box::new(move |mail| {
        drawn(&server, mail).unwrap_or_else(|failure| {
            failure.log();
            String::new()
        })
    })
}

/// A mail as HTML, by its text: each paragraph is one line, and two are what to do and the link that does it.
///
/// # Errors
/// A template that goes wrong.
fn drawn(server: &Server, mail: &Mail) -> Result<String, Failure> {
    let mut letter = LetterContext { subject: mail.subject.clone(), ..LetterContext::default() };
    for block in mail.text.trim_end().split("\n\n").map(str::to_owned) {
        match block.split_once('\n') {
            Some((action, link)) => (letter.action, letter.link) = (action.to_owned(), link.to_owned()),
            None => letter.paragraphs.push(block),
        }
    }
    Ok(server.book.shown().desk.page(&mail.language, "mail.html", "letter", letter)?)
}

/// Puts a link into a mail.
pub fn linked(mail: Mail, link: Issued) -> Mail {
    let mark = link.mark();
    Mail { text: mail.text.replace(LINK, &mark), links: vec![link], ..mail }
}

/// A time, by the clock where a form's deliveries are.
pub fn zoned(at: Timestamp, form: &Form) -> Zoned {
    at.to_zoned(TimeZone::get(&form.timezone).unwrap_or(TimeZone::UTC))
}

/// Where the farm of a form reads, if anybody said so.
pub fn farm_of(shown: &Shown, form: &Form) -> Option<String> {
    let private = shown.private.get(&form.id).and_then(|private| private.email.clone());
    private.or_else(|| form.farm.mailbox.clone())
}

/// Where the coordination of a form reads: what is private comes first, then the contract's mailbox, then the AMAP's.
pub fn coordination_of(shown: &Shown, form: &Form) -> Option<String> {
    let private = shown.private.get(&form.id).and_then(|private| private.coordination.clone());
    private.or_else(|| mailbox_of(form))
}

/// Where anybody may write to the coordination: what is private is no answer to a stranger.
fn mailbox_of(form: &Form) -> Option<String> {
    form.coordination.clone().or_else(|| form.amap.mailbox.clone())
}

/// A mail, to whoever is the member of a document.
fn to_member(mail: Mail, document: &Document) -> Mail {
    Mail { email: document.person.email.clone(), name: document.person.name.clone(), ..mail }
}

/// To the member who sent a contract: the link that signs it.
///
/// # Errors
/// A template that goes wrong.
pub fn confirm(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Mail, Failure> {
    Ok(to_member(written(server, shown, form, document, "confirm", "confirmer", &[])?, document))
}

/// To the member whose contract waits for the coordination.
///
/// # Errors
/// A template that goes wrong.
pub fn waiting(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Mail, Failure> {
    let mail = written(server, shown, form, document, "waiting", "", &[])?;
    Ok(to_member(Mail { reply_to: mailbox_of(form), ..mail }, document))
}

/// To the coordination: the link by which it agrees or does not. None where nobody said where to write.
///
/// # Errors
/// A template that goes wrong.
pub fn to_approve(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Option<Mail>, Failure> {
    let Some(email) = coordination_of(shown, form) else { return Ok(None) };
    let mail = written(server, shown, form, document, "approve", "accord", &[("email", &document.person.email)])?;
    let reply_to = Some(document.person.email.clone());
    Ok(Some(Mail { email, name: form.amap.name.clone(), reply_to, ..mail }))
}

/// To the member to whose contract the coordination did not agree; `reason` may be empty.
///
/// # Errors
/// A template that goes wrong.
pub fn refused(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
    reason: &str,
) -> Result<Mail, Failure> {
    let (reply_to, word) = (mailbox_of(form), |is: bool| if is { "yes" } else { "no" });
    let said = [("given", word(!reason.is_empty())), ("reason", reason), ("answered", word(reply_to.is_some()))];
    let mail = written(server, shown, form, document, "refused", "", &said)?;
    Ok(to_member(Mail { reply_to, ..mail }, document))
}

/// To both parties of a contract that is signed: the member's copy, and the farm's, whose link countersigns. The farm's is none
/// where nobody said where to write.
///
/// # Errors
/// A template that goes wrong.
pub fn signed(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Letters, Failure> {
    both(server, shown, form, document, ("signed", "farm"))
}

/// To both parties of a contract that its member changed. The farm signs anew.
///
/// # Errors
/// A template that goes wrong.
pub fn changed(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Letters, Failure> {
    both(server, shown, form, document, ("changed", "farm-changed"))
}

/// To both parties of a contract that the coordination recorded from paper.
///
/// # Errors
/// A template that goes wrong.
pub fn recorded(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
    is_countersigned: bool,
) -> Result<Letters, Failure> {
    both(server, shown, form, document, ("paper", if is_countersigned { "farm-paper" } else { "farm" }))
}

fn both(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
    (member, farm): (&str, &str),
) -> Result<Letters, Failure> {
    let mut letters = Letters::default();
    let is_reached = !document.person.email.is_empty();
    if is_reached {
        let mail = written(server, shown, form, document, member, "contrat", &[])?;
        letters.to_member = Some(to_member(Mail { reply_to: form.coordination.clone(), ..mail }, document));
    }
    if let Some(email) = farm_of(shown, form) {
        let mail = written(server, shown, form, document, farm, "ferme", &[])?;
        let reply_to = is_reached.then(|| document.person.email.clone());
        letters.to_farm = Some(Mail { email, name: form.farm.name.clone(), reply_to, ..mail });
    }
    Ok(letters)
}

/// To the member whose contract the farm signed; none where the member has no address.
///
/// # Errors
/// A template that goes wrong.
pub fn countersigned(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
) -> Result<Option<Mail>, Failure> {
    let mail = written(server, shown, form, document, "countersigned", "", &[])?;
    Ok(Some(to_member(mail, document)).filter(|mail| !mail.email.is_empty()))
}

/// To both parties of a contract that the member renounced at a time: all of it, or what of it keeps.
///
/// # Errors
/// A template that goes wrong.
pub fn withdrawn(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
    (at, items): (Timestamp, &[String]),
) -> Result<Vec<Mail>, Failure> {
    let messages = shown.desk.messages(&form.language)?;
    let at = zoned(at, form);
    let (day, hour) = (format::date_long(messages, at.date(), true), at.strftime("%H:%M").to_string());
    let items = items.join(", ");
    let key = if items.is_empty() { "withdrawn" } else { "partly-withdrawn" };
    let mail = written(server, shown, form, document, key, "", &[("day", &day), ("hour", &hour), ("items", &items)])?;
    let farm = farm_of(shown, form).map(|email| (email, form.farm.name.clone()));
    let member = Some((document.person.email.clone(), document.person.name.clone()));
    let both = member.into_iter().chain(farm).filter(|(email, _)| !email.is_empty());
    Ok(both.map(|(email, name)| Mail { email, name, ..mail.clone() }).collect())
}

/// A mail about a contract.
fn written(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
    key: &str,
    purpose: &str,
    more: &[(&str, &str)],
) -> Result<Mail, Failure> {
    let due = format::price(shown.desk.messages(&form.language)?, document.quote.totals.due);
    let said = [
        ("contract", form.name.as_str()),
        ("farm", &form.farm.name),
        ("amap", &form.amap.name),
        ("member", &document.person.name),
        ("due", &due),
    ];
    let said: Vec<(&str, &str)> = said.iter().chain(more).copied().collect();
    worded(server, shown, &form.language, key, &said, purpose)
}

/// A mail to nobody yet, in the words of a language: messages `mail-<key>-subject` and `-text`, and `-action` on the link
/// `/forms/lien/<purpose>/<token>` where there is a purpose. [`linked`] puts the token in.
///
/// # Errors
/// A template that goes wrong.
pub fn worded(
    server: &Server,
    shown: &Shown,
    language: &str,
    key: &str,
    said: &[(&str, &str)],
    purpose: &str,
) -> Result<Mail, Failure> {
    let messages = shown.desk.messages(language)?;
    let subject = messages.format(&format!("mail-{key}-subject"), said);
    let body = messages.format(&format!("mail-{key}-text"), said);
    let paragraphs = body.split("\n\n").map(|one| one.trim().replace('\n', " ")).filter(|one| !one.is_empty());
    let mut text = paragraphs.collect::<Vec<String>>().join("\n\n");
    if !purpose.is_empty() {
        let action = messages.text(&format!("mail-{key}-action"));
        text.push_str(&format!("\n\n{action}\n{}/forms/lien/{purpose}/{LINK}\n", server.url));
    }
    Ok(Mail { subject, text, language: language.to_owned(), about: key.to_owned(), ..Mail::default() })
}
