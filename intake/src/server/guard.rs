//! What keeps robots from filling the store, and never refuses a person: stamps, a field that only robots fill in, buckets. None of
//! it needs a script, a cookie or anybody else. What they let through still counts for nothing until a mailed link is used.
//!
//! A room asks [`admit`] when what was sent is right and nothing is left to do but to store it.

mod again;
mod buckets;
mod client;
mod stamp;

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use axum::response::Response;
use forms::Fields;

use super::answer;
use super::failure::Failure;
use super::{Server, letter};
use crate::store::outbox::{self, Mail};
use crate::store::quarantine::{self, Kept, Sheet};
use crate::store::tokens::{self, Purpose, Subject};
use crate::store::{StoreError, pending};

pub use again::again;
pub use buckets::Rate;
pub use client::Peer;

use buckets::Buckets;
pub(super) use client::{CLIENT, note, of as client_of};

/// The field that people do not see. Its name means nothing to programs that fill in forms for people.
pub const TRAP: &str = "detail2";
/// What tells that a person looked at what waited in quarantine and lets it pass: only the server itself sets it.
pub(super) const RELEASED: axum::http::HeaderName = axum::http::HeaderName::from_static("x-cabas-released");
/// Seconds for which the number of unconfirmed entries is believed before it is counted again.
const COUNTED_FOR: i64 = 60;
/// For how long it is known that the same was let through: whoever presses twice is answered twice alike.
const TWICE: Rate = Rate { burst: 1, each: 600_000 };

/// How much of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Forms of an address of the network; of IPv6, of a /64.
    pub posts: Rate,
    /// What is done by mailed links, which nobody guesses, from such an address.
    pub links: Rate,
    /// Mails that somebody unknown has sent to one mailbox.
    pub mailbox: Rate,
    /// Mails that people unknown have sent to all mailboxes.
    pub mails: Rate,
    /// Entries that nobody has confirmed yet.
    pub unconfirmed: u64,
    /// Bytes of what waits in quarantine.
    pub quarantine: u64,
    /// Seconds that a person needs at least between a page and what they send from it.
    pub fastest: i64,
    /// Seconds after which what a page said is looked at anew.
    pub oldest: i64,
    /// Whether a form needs a stamp at all.
    pub stamps: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            posts: Rate::per_minute(10, 20),
            links: Rate::per_minute(60, 120),
            mailbox: Rate::per_hour(5),
            mails: Rate::per_minute(60, 60),
            unconfirmed: 3_000,
            quarantine: 2 << 20,
            fastest: 3,
            oldest: 24 * 3_600,
            stamps: true,
        }
    }
}

impl Limits {
    /// None: for whoever measures, or tries something else.
    pub fn none() -> Self {
        Self {
            posts: Rate::NEVER,
            links: Rate::NEVER,
            mailbox: Rate::NEVER,
            mails: Rate::NEVER,
            unconfirmed: u64::MAX,
            stamps: false,
            ..Self::default()
        }
    }
}

/// What a server knows of who sends how much.
#[derive(Debug)]
pub struct Guard {
    limits: Limits,
    proxies: Vec<IpAddr>,
    posts: Buckets,
    links: Buckets,
    mailbox: Buckets,
    mails: Buckets,
    through: Buckets,
    /// When unconfirmed entries were counted, and how many there may be by now.
    unconfirmed: Mutex<Option<(i64, u64)>>,
}

impl Default for Guard {
    fn default() -> Self {
        Self::new(Limits::default(), Vec::new())
    }
}

/// What is right and would be stored now.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    /// Which form.
    pub id: &'a str,
    /// Its revision.
    pub revision: &'a str,
    /// The language of its pages.
    pub language: &'a str,
    /// What was typed.
    pub fields: &'a Fields,
    /// The same byte for byte.
    pub body: &'a [u8],
    /// Headers of the request.
    pub headers: &'a HeaderMap,
    /// The mailbox to which a mail would go.
    pub email: &'a str,
}

/// Why a person is shown a page once more before what they sent is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It comes from a page that no server drew, or from one of another server.
    Unstamped,
    /// It came faster than people are.
    Fast,
    /// The page is a day old.
    Old,
    /// Too much comes: in how many seconds to try again.
    Busy(u32),
}

impl Reason {
    /// The word in messages `again-<word>-title`, `-text`, and in `mistake-form-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unstamped => "unstamped",
            Self::Fast => "fast",
            Self::Old => "old",
            Self::Busy(_) => "busy",
        }
    }
}

/// What becomes of what was sent.
#[derive(Debug)]
pub enum Verdict {
    /// It is stored.
    Store,
    /// The person looks once more: at a page of the room's own, or at [`again`].
    Again(Reason),
    /// It was dealt with otherwise.
    Answered(Response),
}

impl Guard {
    /// With limits, behind proxies of these addresses.
    pub fn new(limits: Limits, proxies: Vec<IpAddr>) -> Self {
        Self {
            limits,
            proxies,
            posts: Buckets::new(limits.posts),
            links: Buckets::new(limits.links),
            mailbox: Buckets::new(limits.mailbox),
            mails: Buckets::new(limits.mails),
            through: Buckets::new(TWICE),
            unconfirmed: Mutex::new(None),
        }
    }

    /// The proxies that are believed.
    pub(super) fn proxies(&self) -> &[IpAddr] {
        &self.proxies
    }

    /// Whether somebody may send one more thing, by the headers of the request.
    ///
    /// # Errors
    /// In how many seconds they may.
    pub(super) fn may_post(&self, headers: &HeaderMap, is_link: bool, now: i64) -> Result<(), u32> {
        let buckets = if is_link { &self.links } else { &self.posts };
        buckets.take(client_of(headers).map(client::prefix), now)
    }

    fn may_mail(&self, email: &str, now: i64) -> Result<(), u32> {
        self.mailbox.take(email.to_lowercase(), now)?;
        self.mails.take((), now)
    }
}

impl Server {
    /// The clock in milliseconds: it goes on where that of the store stands still.
    pub(super) fn milliseconds(&self) -> i64 {
        (self.world.now)().as_millisecond()
    }

    /// What a page of a form carries as its `key`: a stamp, and what tells the page from any other. The one that was sent, for as
    /// long as it is good.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn stamp(&self, id: &str, revision: &str, sent: &Fields) -> Result<String, StoreError> {
        let (key, now) = (self.store.derived("stamp")?, self.milliseconds() / 1000);
        let known = sent.get("key");
        let age = stamp::read(&key, (id, revision), known, now);
        if age.is_some_and(|age| age.0 <= self.guard.limits.oldest) {
            return Ok(known.to_owned());
        }
        Ok(stamp::make(&key, (id, revision), now, self.world.random()?))
    }
}

/// What becomes of something that is right. It is asked once, when nothing is left to do but to store it.
///
/// # Errors
/// Those of the store and of templates.
pub async fn judge(server: &Server, sent: &Sent<'_>) -> Result<Verdict, Failure> {
    if sent.headers.contains_key(RELEASED) {
        return Ok(Verdict::Store);
    }
    let limits = server.guard.limits;
    if limits.stamps {
        let (key, now) = (server.store.derived("stamp")?, server.milliseconds() / 1000);
        match stamp::read(&key, (sent.id, sent.revision), sent.fields.get("key"), now) {
            None => return Ok(Verdict::Again(Reason::Unstamped)),
            Some(age) if age.0 < limits.fastest => return Ok(Verdict::Again(Reason::Fast)),
            Some(age) if age.0 > limits.oldest => return Ok(Verdict::Again(Reason::Old)),
            Some(_) => {}
        }
    }
    if !sent.fields.get(TRAP).is_empty() {
        return Box::pin(set_aside(server, sent)).await;
    }
    let (now, same) = (server.milliseconds(), (sent.id, sent.revision, sent.body));
    if server.guard.through.is_empty(same, now) {
        // The room knows it by its key, and neither stores it twice nor sends a mail.
        return Ok(Verdict::Store);
    }
    if let Some(wait) = is_full(server).await? {
        return Ok(Verdict::Again(Reason::Busy(wait)));
    }
    match server.guard.may_mail(sent.email, now) {
        Ok(()) => {
            // Full or not: it is let through.
            let _ = server.guard.through.take(same, now);
            Ok(Verdict::Store)
        }
        Err(wait) => Ok(Verdict::Again(Reason::Busy(wait))),
    }
}

/// [`judge`], with the page of [`again`] where a room has none of its own: the answer, or `None` where it is to be stored.
///
/// # Errors
/// Those of the store and of templates.
pub async fn admit(server: &Server, sent: &Sent<'_>) -> Result<Option<Response>, Failure> {
    match judge(server, sent).await? {
        Verdict::Store => Ok(None),
        Verdict::Again(reason) => again(server, (sent.id, sent.revision), sent.language, sent.fields, reason).map(Some),
        Verdict::Answered(response) => Ok(Some(response)),
    }
}

/// Whether so much waits to be confirmed that no more is taken: in how many seconds to try again.
async fn is_full(server: &Server) -> Result<Option<u32>, Failure> {
    let (guard, now) = (&server.guard, server.milliseconds() / 1000);
    let known = *guard.unconfirmed.lock().unwrap_or_else(PoisonError::into_inner);
    let is_fresh = |(at, _): &(i64, u64)| (*at..*at + COUNTED_FOR).contains(&now);
    let (at, count) = match known.filter(is_fresh) {
        Some(known) => known,
        None => (now, server.store.read(pending::unconfirmed).await?),
    };
    if count >= guard.limits.unconfirmed {
        *guard.unconfirmed.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, count));
        return Ok(Some(COUNTED_FOR as u32));
    }
    // What is let through now is counted here until all of it is counted again.
    *guard.unconfirmed.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, count + 1));
    Ok(None)
}

/// Keeps what a robot seems to have sent, and tells the coordination once a day: a person may have been misled by their program.
async fn set_aside(server: &Server, sent: &Sent<'_>) -> Result<Verdict, Failure> {
    let shown = server.book.shown();
    let coordination = shown.private.get(sent.id).and_then(|private| private.coordination.clone());
    let mail = match coordination {
        Some(email) => {
            let said = [("form", sent.id)];
            let mail = letter::worded(server, &shown, sent.language, "quarantine", &said, "quarantaine")?;
            let day = server.store.now().strftime("%F").to_string();
            Some(Mail { email, once: Some(format!("quarantine {} {day}", sent.id)), ..mail })
        }
        None => None,
    };
    let sheet = Sheet {
        form: sent.id.to_owned(),
        revision: sent.revision.to_owned(),
        email: sent.email.to_owned(),
        typed: sent.fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
    };
    let most = server.guard.limits.quarantine;
    let kept = server.store.write(move |change| {
        let kept = quarantine::keep(change, &sheet, most)?;
        if let (Kept::New, Some(mail)) = (&kept, mail) {
            let subject = Subject::Form(sheet.form);
            let link = tokens::issue(change, Purpose::SettleQuarantine, &subject, quarantine::KEPT_FOR)?;
            outbox::push(change, &letter::linked(mail, link))?;
        }
        Ok::<_, Failure>(kept)
    });
    match kept.await? {
        // A robot learns nothing.
        Kept::New | Kept::Known => Ok(Verdict::Answered(answer::see(server, "/forms/envoye"))),
        Kept::Full => Ok(Verdict::Again(Reason::Busy(3_600))),
    }
}
