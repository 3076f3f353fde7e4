//! The one who sends: mail after mail, and again where it must be.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::time::Duration;

use jiff::SignedDuration;

use super::message::{Sender, compose};
use super::transport::{Outcome, Transport};
use crate::store::outbox::{self, Mail, Outgoing};
use crate::store::{MailId, Store, StoreError};

/// How often and for how long mails are tried.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Until the second try; each further one is twice as long after the one before.
    pub first: SignedDuration,
    /// The longest between two tries.
    pub longest: SignedDuration,
    /// After how long a mail is given up; it is kept.
    pub give_up: SignedDuration,
    /// After how long a server is tried again that was not reached; each further time twice as long, to a quarter of an hour.
    pub server: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: SignedDuration::from_mins(1),
            longest: SignedDuration::from_hours(4),
            give_up: SignedDuration::from_hours(5 * 24),
            server: Duration::from_secs(15),
        }
    }
}

/// The longest pause after a server was not reached.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);
/// Mails that are read at a time.
const MOST: u32 = 20;
/// How long it waits when nothing is due: clocks may be set.
const NAP: Duration = Duration::from_secs(30);

/// Why nobody sends.
#[derive(Debug)]
pub enum WorkerError {
    /// Another process sends the mails of this database.
    InUse,
    /// The file that says so cannot be made.
    File(std::io::Error),
}

/// Draws a mail as HTML; empty where that cannot be, so that it goes out as text.
pub type Html = Box<dyn Fn(&Mail) -> String + Send + Sync>;

/// Sends the mails of a store. There is one for a database: two would send everything twice.
pub struct Worker {
    store: Store,
    transport: Transport,
    sender: Sender,
    html: Html,
    pace: Pace,
    /// Sent, and not stored as sent yet: these must not go again.
    unmarked: BTreeSet<MailId>,
    _lock: File,
}

/// What came of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Mails that a server took.
    pub sent: usize,
    /// Mails that are tried again.
    pub put_off: usize,
    /// Mails that were given up.
    pub given_up: usize,
    /// Whether the server takes nothing now.
    pub is_down: bool,
}

impl Worker {
    /// Who sends. `database` is the store's file.
    ///
    /// # Errors
    /// Why somebody else must.
    pub fn new(
        store: Store,
        database: &Path,
        transport: Transport,
        (sender, html): (Sender, Html),
        pace: Pace,
    ) -> Result<Self, WorkerError> {
        let mut name = database.as_os_str().to_owned();
        name.push(".mail.lock");
        let lock = File::options().write(true).create(true).truncate(false).open(name).map_err(WorkerError::File)?;
        lock.try_lock().map_err(|_| WorkerError::InUse)?;
        Ok(Self { store, transport, sender, html, pace, unmarked: BTreeSet::new(), _lock: lock })
    }

    /// Sends for as long as it is polled. It can be dropped at any time: a mail under way is then sent again.
    pub async fn run(mut self) {
        let mut pause = self.pace.server;
        loop {
            match self.round().await {
                Ok(Round { is_down: true, .. }) => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    continue;
                }
                Ok(round) if round != Round::default() => {
                    pause = self.pace.server;
                    continue;
                }
                Ok(_) => pause = self.pace.server,
                Err(StoreError::Stopped) => return,
                Err(error) => tracing::warn!(%error, "mails cannot be read"),
            }
            let nap = self.nap().await;
            // Whichever comes first: a new mail, or the time of one that waits.
            let _ = tokio::time::timeout(nap, self.store.mails()).await;
        }
    }

    /// Until the next mail is due.
    async fn nap(&self) -> Duration {
        let due = self.store.read(|view| Ok::<_, StoreError>((outbox::next_due(view)?, view.now()))).await;
        let Ok((Some(next), now)) = due else { return NAP };
        let left = next.duration_since(now).max(SignedDuration::from_millis(100));
        Duration::try_from(left).unwrap_or(NAP).min(NAP)
    }

    /// Tries every mail that is due, until the server takes no more.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn round(&mut self) -> Result<Round, StoreError> {
        let mut round = Round::default();
        self.mark().await?;
        let due = self.store.read(|view| outbox::due(view, MOST)).await?;
        for outgoing in due {
            let html = (self.html)(&outgoing.mail);
            let outcome = match compose(&outgoing, &html, &self.sender) {
                Some(message) => self.transport.send(message, &file_name(&outgoing)).await,
                None => Outcome::Never("address".to_owned()),
            };
            self.settle(&outgoing, outcome, &mut round).await?;
            if round.is_down {
                break;
            }
        }
        Ok(round)
    }

    async fn settle(&mut self, outgoing: &Outgoing, outcome: Outcome, round: &mut Round) -> Result<(), StoreError> {
        let id = outgoing.id;
        round.is_down = matches!(outcome, Outcome::ServerDown(_));
        let (problem, is_over) = match outcome {
            Outcome::Sent => {
                round.sent += 1;
                self.unmarked.insert(id);
                return self.mark().await;
            }
            Outcome::Never(problem) => (problem, true),
            Outcome::ServerDown(problem) | Outcome::Later(problem) => (problem, false),
        };
        let age = self.store.now().duration_since(outgoing.created_at);
        let again = Some(self.pace.after(outgoing.tries)).filter(|_| !is_over && age < self.pace.give_up);
        match again {
            Some(_) => round.put_off += 1,
            None => round.given_up += 1,
        }
        tracing::warn!(mail = id.0, tries = outgoing.tries + 1, problem, given_up = again.is_none(), "mail not sent");
        self.store.write(move |change| outbox::failed(change, id, &problem, again)).await
    }

    /// Stores what was sent. What cannot be stored now is tried again before anything else is sent.
    async fn mark(&mut self) -> Result<(), StoreError> {
        while let Some(&id) = self.unmarked.first() {
            self.store.write(move |change| outbox::sent(change, id)).await?;
            self.unmarked.remove(&id);
        }
        Ok(())
    }
}

impl Pace {
    /// How long after so many tries the next one is.
    fn after(&self, tries: u32) -> SignedDuration {
        let factor = 1_i32.checked_shl(tries).filter(|factor| *factor > 0).unwrap_or(i32::MAX);
        self.first.checked_mul(factor).unwrap_or(self.longest).min(self.longest)
    }
}

/// The name of a mail in a folder.
fn file_name(outgoing: &Outgoing) -> String {
    let word = outgoing.mail.about.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-');
    format!("{:06}-{}", outgoing.id.0, word.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_ever_farther_apart() {
        let minutes: Vec<i64> = (0..11).map(|tries| Pace::default().after(tries).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]);
        for tries in [31, 32, 1_000, u32::MAX] {
            assert_eq!(Pace::default().after(tries), Pace::default().longest);
        }
    }
}
