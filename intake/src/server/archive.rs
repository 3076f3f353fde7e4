//! The archive of a season: a fortnight after a form's last delivery, farm and coordination receive every signed contract with
//! the hashes of all, and each member their own.

use std::sync::Arc;

use domain::Date;
use forms::page::CheckContext;
use forms::{Fields, Form};
use jiff::ToSpan;
use serde::Serialize;

use super::Server;
use super::book::{Known, Shown};
use super::coordination::newest;
use super::failure::Failure;
use super::letter;
use crate::document::Document;
use crate::store::contracts::{self, Contract, State as Life};
use crate::store::outbox::{self, Attachment, Mail};

/// Days after the last delivery.
const AFTER: i32 = 15;
/// Days in which it is made up for, where the server stood still. What was mailed is erased later than that, so that it is never
/// said twice.
const WITHIN: i32 = 25;

/// The file of contracts: for people.
#[derive(Debug, Serialize)]
struct ArchiveContext {
    /// Name of the contract.
    name: String,
    /// Season: `2026-2027`.
    season: String,
    /// Name of the AMAP.
    amap: String,
    /// Name of the farm.
    farm: String,
    /// The contracts, by number.
    contracts: Vec<ArchivedContext>,
}

/// A contract in it.
#[derive(Debug, Serialize)]
struct ArchivedContext {
    /// Its number.
    number: i64,
    /// `signed` or `countersigned`.
    state: &'static str,
    /// The day on which its member signed.
    signed: String,
    /// The day on which the farm signed, or none.
    countersigned: Option<String>,
    /// Whether it was signed on paper.
    is_paper: bool,
    /// Whether it changes an earlier one.
    is_amendment: bool,
    /// SHA-256 of its text, in hexadecimal digits.
    sha256: String,
    /// What is signed.
    check: CheckContext,
}

/// A contract that is archived: with its text, of which the log holds the hash.
struct Signed {
    contract: Contract,
    document: Document,
    text: String,
    known: Arc<Known>,
}

/// Queues the archives that are due on a day: to be called once a day. Gives how many mails were written; what was said before
/// is not said again.
///
/// # Errors
/// Those of the store and of templates.
pub async fn due(server: &Server, today: Date) -> Result<usize, Failure> {
    let counts = server.store.read(|view| contracts::counts(view).map_err(Failure::from)).await?;
    let mut ids: Vec<String> = counts.into_iter().filter(|(_, state, _)| state.is_live()).map(|(id, ..)| id).collect();
    ids.dedup();
    let mut count = 0;
    for id in ids {
        count += of_form(server, &id, today).await?;
    }
    Ok(count)
}

async fn of_form(server: &Server, id: &str, today: Date) -> Result<usize, Failure> {
    // A revision may be gone with its site: then nothing can be drawn of it.
    let Ok(known) = newest(server, id).await else { return Ok(0) };
    let of = id.to_owned();
    let own = server
        .store
        .read(move |view| contracts::of_form(view, &of, &[Life::Signed, Life::Countersigned]).map_err(Failure::from))
        .await?;
    let planned = known.form.terms.deliveries.iter().map(|delivery| delivery.date);
    let Some(last) = own.iter().map(|one| one.last_delivery).chain(planned).max() else { return Ok(0) };
    let [from, to] = [AFTER, AFTER + WITHIN].map(|days| last.saturating_add(days.days()));
    if today < from || today > to {
        return Ok(0);
    }
    let read = server.store.read(move |view| {
        let texts =
            own.into_iter().map(|one| Ok((contracts::text(view, &one)?, contracts::document(view, &one)?, one)));
        texts.collect::<Result<Vec<_>, Failure>>()
    });
    // What was erased, as its member wanted, is in no archive.
    let mut signed = Vec::new();
    for (text, document, contract) in read.await? {
        let Some((text, document)) = text.zip(document) else { continue };
        let known = server.book.form::<Form>(&document.form.id, &document.form.revision)?;
        signed.extend(known.map(|known| Signed { contract, document, text, known }));
    }
    if signed.is_empty() {
        return Ok(0);
    }
    let mails = mails(server, &server.book.shown(), &known.form, &signed)?;
    let written = server.store.write(move |change| {
        let mut count = 0;
        for mail in &mails {
            count += usize::from(outbox::push(change, mail)?.is_some());
        }
        Ok::<_, Failure>(count)
    });
    written.await
}

/// Every mail of a form's archive.
fn mails(server: &Server, shown: &Shown, form: &Form, signed: &[Signed]) -> Result<Vec<Mail>, Failure> {
    let mut mails = Vec::new();
    let count = signed.len().to_string();
    let common = [
        ("contract", form.name.as_str()),
        ("farm", &form.farm.name),
        ("amap", &form.amap.name),
        ("season", &form.season),
    ];
    let all: Vec<(&str, &str)> = common.iter().copied().chain([("count", count.as_str())]).collect();
    let files = files(shown, form, signed)?;
    let both =
        [(letter::farm_of(shown, form), &form.farm.name), (letter::coordination_of(shown, form), &form.amap.name)];
    for (email, name) in both {
        let Some(email) = email else { continue };
        let mail = letter::worded(server, shown, &form.language, "archive", &all, "")?;
        let once = Some(format!("archive {} {}", form.id, email.to_lowercase()));
        mails.push(Mail { email, name: name.clone(), attachments: files.clone(), once, ..mail });
    }
    for one in signed.iter().filter(|one| !one.document.person.email.is_empty()) {
        let (person, form) = (&one.document.person, &one.known.form);
        let said: Vec<(&str, &str)> = common.iter().copied().chain([("member", person.name.as_str())]).collect();
        let mail = letter::worded(server, shown, &form.language, "archive-own", &said, "")?;
        let mut attachments = self::files(shown, form, std::slice::from_ref(one))?;
        let seq = one.contract.signed_seq;
        attachments.extend(seq.map(|seq| Attachment::Receipt { name: "recu.txt".to_owned(), seq }));
        mails.push(Mail {
            email: person.email.clone(),
            name: person.name.clone(),
            contract: Some(one.contract.id),
            once: Some(format!("archive own {}", one.contract.id)),
            attachments,
            ..mail
        });
    }
    Ok(mails)
}

/// What goes along: the contracts for people, their texts one a line, and the SHA-256 of each.
fn files(shown: &Shown, form: &Form, signed: &[Signed]) -> Result<Vec<Attachment>, Failure> {
    let context = ArchiveContext {
        name: form.name.clone(),
        season: form.season.clone(),
        amap: form.amap.name.clone(),
        farm: form.farm.name.clone(),
        contracts: signed.iter().map(|one| archived(shown, one)).collect::<Result<_, Failure>>()?,
    };
    let html = shown.desk.page(&form.language, "archive.html", "archive", context)?;
    let texts: String = signed.iter().map(|one| format!("{}\n", one.text)).collect();
    let whole = |name: &str, content: &str| format!("{}  {name}\n", evidence::Hash::of(content.as_bytes()).to_hex());
    let each = signed
        .iter()
        .zip(1..)
        .map(|(one, line)| format!("{}  contrats.jsonl:{line}  {}\n", one.sha256(), one.contract.id));
    let manifest =
        [whole("contrats.html", &html), whole("contrats.jsonl", &texts)].into_iter().chain(each).collect::<String>();
    let file = |name: &str, media_type: &str, content: String| Attachment::File {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        content,
    };
    Ok(vec![
        file("contrats.html", "text/html; charset=utf-8", html),
        file("contrats.jsonl", "application/jsonl; charset=utf-8", texts),
        file("SHA256.txt", "text/plain; charset=utf-8", manifest),
    ])
}

fn archived(shown: &Shown, one: &Signed) -> Result<ArchivedContext, Failure> {
    let Signed { contract, document, known, .. } = one;
    let form = &known.form;
    let messages = shown.desk.messages(&form.language)?;
    let day = |at: jiff::Timestamp| letter::zoned(at, form).date();
    let signed = contract.signed_at.map_or(contract.last_delivery, day);
    let (entry, none) = (document.entry(), Fields::default());
    let check = CheckContext::new(form, &known.revision, &none, (&entry, &document.quote), &[], messages, signed);
    Ok(ArchivedContext {
        number: contract.id.0,
        state: contract.state.word(),
        signed: signed.to_string(),
        countersigned: contract.countersigned_at.map(|at| day(at).to_string()),
        is_paper: contract.is_paper,
        is_amendment: contract.amends.is_some(),
        sha256: one.sha256(),
        check,
    })
}

impl Signed {
    fn sha256(&self) -> String {
        evidence::Hash::of(self.text.as_bytes()).to_hex()
    }
}
