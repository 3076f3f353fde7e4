//! The mails of contracts. Each is written before the writer is asked; only its link is put in there.

use forms::Form;
use serde::Serialize;
use themes::format;

use super::Server;
use super::book::Shown;
use super::failure::Failure;
use crate::document::Document;
use crate::store::outbox::Mail;
use crate::store::tokens::Issued;

/// What stands where the link will.
const LINK: &str = "cabas-link-here";

/// What the HTML of a mail shows.
#[derive(Debug, Serialize)]
struct LetterContext {
    subject: String,
    paragraphs: Vec<String>,
    action: String,
    link: String,
}

/// Puts a link into a mail.
pub fn linked(mail: Mail, link: Issued) -> Mail {
    let mark = link.mark();
    Mail { text: mail.text.replace(LINK, &mark), html: mail.html.replace(LINK, &mark), links: vec![link], ..mail }
}

/// To the member who sent a contract: the link that signs it.
///
/// # Errors
/// A template that goes wrong.
pub fn confirm(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Mail, Failure> {
    let mail = written(server, shown, form, document, "confirm", "confirmer")?;
    Ok(Mail { email: document.person.email.clone(), name: document.person.name.clone(), ..mail })
}

/// To both parties of a contract that is signed: the member's copy, and the farm's, whose link countersigns. The farm's is none
/// where nobody said where to write.
///
/// # Errors
/// A template that goes wrong.
pub fn signed(
    server: &Server,
    shown: &Shown,
    form: &Form,
    document: &Document,
) -> Result<(Mail, Option<Mail>), Failure> {
    let to_member = written(server, shown, form, document, "signed", "contrat")?;
    let to_member = Mail {
        email: document.person.email.clone(),
        name: document.person.name.clone(),
        reply_to: form.coordination.clone(),
        ..to_member
    };
    let private = shown.private.get(&form.id).and_then(|private| private.email.clone());
    let Some(email) = private.or_else(|| form.farm.mailbox.clone()) else { return Ok((to_member, None)) };
    let to_farm = written(server, shown, form, document, "farm", "ferme")?;
    let reply_to = Some(document.person.email.clone());
    Ok((to_member, Some(Mail { email, name: form.farm.name.clone(), reply_to, ..to_farm })))
}

/// To the member whose contract the farm signed.
///
/// # Errors
/// A template that goes wrong.
pub fn countersigned(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Mail, Failure> {
    let mail = written(server, shown, form, document, "countersigned", "")?;
    Ok(Mail { email: document.person.email.clone(), name: document.person.name.clone(), ..mail })
}

/// To both parties of a contract that the member renounced.
///
/// # Errors
/// A template that goes wrong.
pub fn withdrawn(server: &Server, shown: &Shown, form: &Form, document: &Document) -> Result<Vec<Mail>, Failure> {
    let mail = written(server, shown, form, document, "withdrawn", "")?;
    let private = shown.private.get(&form.id).and_then(|private| private.email.clone());
    let farm = private.or_else(|| form.farm.mailbox.clone()).map(|email| (email, form.farm.name.clone()));
    let member = Some((document.person.email.clone(), document.person.name.clone()));
    let both = member.into_iter().chain(farm);
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
) -> Result<Mail, Failure> {
    let due = format::price(shown.desk.messages(&form.language)?, document.quote.totals.due);
    let said = [
        ("contract", form.name.as_str()),
        ("farm", &form.farm.name),
        ("amap", &form.amap.name),
        ("member", &document.person.name),
        ("due", &due),
    ];
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
    let link = if purpose.is_empty() { String::new() } else { format!("{}/forms/lien/{purpose}/{LINK}", server.url) };
    let action = if purpose.is_empty() { String::new() } else { messages.text(&format!("mail-{key}-action")) };
    let paragraphs = body.split("\n\n").map(|one| one.trim().replace('\n', " ")).filter(|one| !one.is_empty());
    let paragraphs: Vec<String> = paragraphs.collect();
    let mut text = paragraphs.join("\n\n");
    if !link.is_empty() {
        text.push_str(&format!("\n\n{action}\n{link}\n"));
    }
    let context = LetterContext { subject: subject.clone(), paragraphs, action, link };
    let html = shown.desk.page(language, "mail.html", "letter", context)?;
    Ok(Mail { subject, text, html, about: key.to_owned(), ..Mail::default() })
}
