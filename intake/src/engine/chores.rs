//! What is to be done every hour and every day: erase what is over, copy the database.

use std::sync::Arc;
use std::time::Duration;

use evidence::VerifierKey;
use jiff::{SignedDuration, Timestamp};

use crate::server::Server;
use crate::settings::Settings;
use crate::store::backup::{BackupError, Plan, Written};
use crate::store::retention::{self, Periods, Purged};
use crate::store::{Store, StoreError};

/// How often one looks whether something is to be done.
const NAP: Duration = Duration::from_secs(600);
/// How often the database is copied.
const COPY: SignedDuration = SignedDuration::from_hours(24);

/// What is to be done regularly.
pub struct Chores {
    server: Arc<Server>,
    settings: Arc<Settings>,
    keys: Vec<VerifierKey>,
    copied: Option<Timestamp>,
}

/// What was done in a round.
#[derive(Debug, Default)]
pub struct Done {
    /// What was erased, by rule.
    pub purged: Vec<Purged>,
    /// The copy that was written.
    pub copied: Option<Written>,
}

impl Chores {
    /// What is to be done for a server; nothing was done yet.
    pub fn new(server: Arc<Server>, settings: Arc<Settings>, keys: Vec<VerifierKey>) -> Self {
        Self { server, settings, keys, copied: None }
    }

    /// Does what is due, for as long as it is polled.
    pub(super) async fn run(mut self) {
        loop {
            let task = tokio::task::spawn_blocking(move || {
                let done = self.round();
                (self, done)
            });
            let Ok((chores, done)) = task.await else { return };
            self = chores;
            told(&done);
            tokio::time::sleep(NAP).await;
        }
    }

    /// Does what is due now.
    ///
    /// # Errors
    /// The first thing that could not be done; what comes after it is done at the next round.
    pub fn round(&mut self) -> Result<Done, ChoreError> {
        let mut done = Done { purged: purge(&self.server.store)?, copied: None };
        let now = self.server.store.now();
        let is_due = self.copied.is_none_or(|last| now.duration_since(last) >= COPY);
        if let Some(backup) = self.settings.backup.as_ref().filter(|_| is_due) {
            let plan = Plan { folder: backup.folder.clone(), keep: backup.keep, passphrase: backup.passphrase.clone() };
            done.copied = Some(self.server.store.back_up(&plan, &self.keys)?);
            self.copied = Some(now);
        }
        Ok(done)
    }
}

/// Erases all that is over, a little at a time.
///
/// # Errors
/// Those of the store.
pub fn purge(store: &Store) -> Result<Vec<Purged>, StoreError> {
    let mut all: Vec<Purged> = Vec::new();
    loop {
        let some = store.write_blocking(|change| retention::purge(change, &Periods::default()))?;
        if some.is_empty() {
            return Ok(all);
        }
        for Purged { rule, count } in some {
            match all.iter_mut().find(|known| known.rule == rule) {
                Some(known) => known.count += count,
                None => all.push(Purged { rule, count }),
            }
        }
    }
}

/// Why something was not done.
#[derive(Debug)]
pub enum ChoreError {
    /// The database.
    Store(StoreError),
    /// A copy.
    Backup(BackupError),
}

impl std::fmt::Display for ChoreError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => error.fmt(formatter),
            Self::Backup(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for ChoreError {}

impl From<StoreError> for ChoreError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<BackupError> for ChoreError {
    fn from(error: BackupError) -> Self {
        Self::Backup(error)
    }
}

/// What the log says of a round: how much, never of whom.
fn told(done: &Result<Done, ChoreError>) {
    match done {
        Ok(done) => {
            for Purged { rule, count } in &done.purged {
                tracing::info!(rule, count, "erased");
            }
            if let Some(copy) = &done.copied {
                tracing::info!(bytes = copy.bytes, lines = copy.verified.lines, "copied and verified");
            }
        }
        Err(error) => tracing::error!(%error, "regular work"),
    }
}
