//! Mails that wait to be sent: written in the transaction of what they tell, so that neither is without the other.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::tokens::{self, Issued};
use super::{Change, ContractId, MailId, StoreError, View, log};

/// A mail to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub email: String,
    /// Their name, or empty.
    pub name: String,
    /// To whom answers go, where it is not the sender.
    pub reply_to: Option<String>,
    /// Subject: one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The language in which it is drawn as HTML when it is sent; empty for the main one.
    pub language: String,
    /// What goes along.
    pub attachments: Vec<Attachment>,
    /// What it tells: a word such as `confirm-contract`.
    pub about: String,
    /// Of which contract.
    pub contract: Option<ContractId>,
    /// What it is said once of, such as `reminder 2026-10-01 12`; `None` where it may be said again.
    pub once: Option<String>,
    /// The links that stand in it, each as its [`Issued::mark`]. No other mark is replaced, whatever the text says.
    pub links: Vec<Issued>,
}

/// What goes along with a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attachment {
    /// The receipt of a line of the log, made when the mail is sent: the line is signed only after the mail is written.
    Receipt {
        /// Name of the file.
        name: String,
        /// The line.
        seq: u64,
    },
    /// A file of text.
    File {
        /// Name of the file.
        name: String,
        /// Its type: `text/html; charset=utf-8`.
        media_type: String,
        /// What it says.
        content: String,
    },
}

/// A mail that is due, with its links and receipts in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its number.
    pub id: MailId,
    /// 32 hexadecimal digits: its Message-ID, the same at every try.
    pub nonce: String,
    /// When it was written: its date, the same at every try.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// What it says. `links` is empty.
    pub mail: Mail,
    /// What goes along: name, type, content.
    pub files: Vec<(String, String, String)>,
}

/// How many mails stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Waiting to be sent.
    pub waiting: u64,
    /// Taken by a server.
    pub sent: u64,
    /// Given up.
    pub given_up: u64,
}

/// Writes a mail. `None` where it was said already.
///
/// # Errors
/// Those of the store.
pub fn push(change: &mut Change<'_>, mail: &Mail) -> Result<Option<MailId>, StoreError> {
    let Mail { email, name, reply_to, subject, text, language, attachments, about, contract, once, links } = mail;
    if let Some(once) = once
        && is_said(change, once)?
    {
        return Ok(None);
    }
    let attachments = match attachments.as_slice() {
        [] => None,
        some => Some(serde_json::to_string(some).map_err(|_| StoreError::Unreadable("attachments"))?),
    };
    let tokens = tokens::numbers(links);
    // A header is one line: whatever would begin another is a blank.
    let subject: String = subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let nonce: [u8; 16] = change.random()?;
    let sql =
        "INSERT INTO mail (nonce, once, about, contract, email, name, reply_to, subject, text, language, attachments,
                 tokens, created_at, next_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13)";
    let now = change.second();
    let row = (nonce, once, about, contract, email, name, reply_to, subject, text, language, attachments, tokens, now);
    let id = change.insert(sql, row)?;
    change.told.mails = true;
    Ok(Some(MailId(id)))
}

/// Whether what is said once was said.
///
/// # Errors
/// Those of the store.
pub fn is_said(view: &View<'_>, once: &str) -> Result<bool, StoreError> {
    Ok(view.one("SELECT 1 FROM mail WHERE once = ?1", [once], |_| Ok(()))?.is_some())
}

/// Mails that are due, as they are to be sent: those first that have waited longest.
///
/// # Errors
/// Those of the store.
pub fn due(view: &View<'_>, most: u32) -> Result<Vec<Outgoing>, StoreError> {
    let sql = "SELECT id, nonce, created_at, tries, email, name, reply_to, subject, text, language, attachments, about,
                 contract, once, tokens
               FROM mail WHERE next_at <= ?1 AND email IS NOT NULL ORDER BY next_at, id LIMIT ?2";
    let rows = view.all(sql, (view.now().as_second(), most), read)?;
    rows.into_iter().map(|row| finished(view, row)).collect()
}

/// When the next mail is due; `None` where none waits.
///
/// # Errors
/// Those of the store.
pub fn next_due(view: &View<'_>) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(next_at) FROM mail WHERE next_at IS NOT NULL";
    let next: Option<i64> = view.one(sql, [], |row| row.get(0))?.flatten();
    Ok(next.and_then(|next| Timestamp::from_second(next).ok()))
}

/// A server took a mail.
///
/// # Errors
/// Those of the store.
pub fn sent(change: &Change<'_>, id: MailId) -> Result<(), StoreError> {
    let sql = "UPDATE mail SET sent_at = ?2, next_at = NULL, tries = tries + 1, problem = NULL WHERE id = ?1 AND sent_at IS NULL";
    change.execute(sql, (id, change.second())).map(drop)
}

/// A mail was not taken: tried again after a time, or given up and kept. `problem` names nobody.
///
/// # Errors
/// Those of the store.
pub fn failed(change: &Change<'_>, id: MailId, problem: &str, again: Option<SignedDuration>) -> Result<(), StoreError> {
    let now = change.second();
    let next = again.map(|again| now.saturating_add(again.as_secs()));
    let given_up = next.is_none().then_some(now);
    let sql = "UPDATE mail SET next_at = ?2, ended_at = ?3, problem = ?4, tries = tries + 1 WHERE id = ?1 AND sent_at IS NULL";
    change.execute(sql, (id, next, given_up, problem)).map(drop)
}

/// Tries mails again that were given up: all of them, or one. Those whose text is erased stay given up.
///
/// # Errors
/// Those of the store.
pub fn retry(change: &mut Change<'_>, only: Option<MailId>) -> Result<usize, StoreError> {
    let sql = "UPDATE mail SET next_at = ?1, created_at = ?1, ended_at = NULL
               WHERE ended_at IS NOT NULL AND text IS NOT NULL AND id = coalesce(?2, id)";
    change.told.mails = true;
    change.execute(sql, (change.second(), only))
}

/// How many mails stand where.
///
/// # Errors
/// Those of the store.
pub fn counts(view: &View<'_>) -> Result<Counts, StoreError> {
    let sql = "SELECT count(*) FILTER (WHERE next_at IS NOT NULL), count(sent_at), count(ended_at) FROM mail";
    let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
    let (waiting, sent, given_up) = view.one(sql, [], read)?.unwrap_or_default();
    Ok(Counts { waiting: waiting.unsigned_abs(), sent: sent.unsigned_abs(), given_up: given_up.unsigned_abs() })
}

/// When the mails of a contract were sent, by what they tell; `None` for one that was not.
///
/// # Errors
/// Those of the store.
pub fn of_contract(view: &View<'_>, contract: ContractId) -> Result<Vec<(String, Option<Timestamp>)>, StoreError> {
    let sql = "SELECT about, sent_at FROM mail WHERE contract = ?1 ORDER BY id";
    let rows: Vec<(String, Option<i64>)> = view.all(sql, [contract], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let time = |seconds: Option<i64>| seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    Ok(rows.into_iter().map(|(about, sent)| (about, time(sent))).collect())
}

/// Erases what mails say and to whom: that they were sent stays.
const ERASED: &str = "email = NULL, name = NULL, reply_to = NULL, subject = NULL, text = NULL,
    attachments = NULL, tokens = NULL, once = NULL, next_at = NULL,
    ended_at = iif(sent_at IS NULL, coalesce(ended_at, ?2), NULL)";

/// Erases the mails of a contract.
pub(super) fn erase_of_contract(change: &Change<'_>, contract: ContractId) -> Result<(), StoreError> {
    change.execute(&format!("UPDATE mail SET {ERASED} WHERE contract = ?1"), (contract, change.second())).map(drop)
}

/// Erases the mails to an address that are of no contract; those of contracts go with them.
pub(super) fn erase_of_address(change: &Change<'_>, email: &str) -> Result<usize, StoreError> {
    let sql = format!("UPDATE mail SET {ERASED} WHERE email = ?1 AND contract IS NULL");
    change.execute(&sql, (email, change.second()))
}

/// Erases mails that are over since before a time.
pub(super) fn erase_older(change: &Change<'_>, than: i64) -> Result<usize, StoreError> {
    let sql = format!("UPDATE mail SET {ERASED} WHERE email IS NOT NULL AND coalesce(sent_at, ended_at) < ?1");
    change.execute(&sql, (than, change.second()))
}

struct Stored {
    outgoing: Outgoing,
    tokens: Vec<u8>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let text = |index| row.get::<_, Option<String>>(index).map(Option::unwrap_or_default);
    let attachments: Option<String> = row.get(10)?;
    let mail = Mail {
        email: text(4)?,
        name: text(5)?,
        reply_to: row.get(6)?,
        subject: text(7)?,
        text: text(8)?,
        language: text(9)?,
        attachments: attachments.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
        about: row.get(11)?,
        contract: row.get(12)?,
        once: row.get(13)?,
        links: Vec::new(),
    };
    let outgoing = Outgoing {
        id: row.get(0)?,
        nonce: data_encoding::HEXLOWER.encode(&row.get::<_, [u8; 16]>(1)?),
        created_at: Timestamp::from_second(row.get(2)?).unwrap_or_default(),
        tries: row.get(3)?,
        mail,
        files: Vec::new(),
    };
    Ok(Stored { outgoing, tokens: row.get::<_, Option<Vec<u8>>>(14)?.unwrap_or_default() })
}

/// Puts links and receipts into a mail.
fn finished(view: &View<'_>, stored: Stored) -> Result<Outgoing, StoreError> {
    let Stored { mut outgoing, tokens } = stored;
    let Mail { text, attachments, .. } = &mut outgoing.mail;
    tokens::fill(view, &tokens, text)?;
    for attachment in std::mem::take(attachments) {
        outgoing.files.push(match attachment {
            Attachment::File { name, media_type, content } => (name, media_type, content),
            Attachment::Receipt { name, seq } => match log::receipt(view, seq)? {
                Some(receipt) => (name, "text/plain; charset=utf-8".to_owned(), receipt.to_string()),
                None => continue,
            },
        });
    }
    Ok(outgoing)
}
