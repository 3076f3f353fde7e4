//! What is to be done every hour and every day: write the mails of permanences and of seasons that ended, erase what is over,
//! copy the database.

use std::sync::Arc;
use std::time::Duration;

use domain::Date;
use evidence::VerifierKey;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::server::permanence::due::{DueError, due};
use crate::server::{Failure, Server, archive, coordination};
use crate::settings::{BackupSettings, Settings};
use crate::store::backup::{BackupError, Plan, Written};
use crate::store::retention::{self, Periods, Purged};
use crate::store::{Store, StoreError};

/// How often one looks whether something is to be done.
const NAP: Duration = Duration::from_secs(600);
/// How often one looks whether somebody is to be reminded of a permanence, or called for one.
const CALL: SignedDuration = SignedDuration::from_hours(1);
/// How often the database is copied.
const COPY: SignedDuration = SignedDuration::from_hours(24);

/// What is to be done regularly.
pub struct Chores {
    server: Arc<Server>,
    settings: Arc<Settings>,
    keys: Vec<VerifierKey>,
    copied: Option<Timestamp>,
    archived: Option<Date>,
    called: Option<Timestamp>,
}

/// What was done in a round.
#[derive(Debug, Default)]
pub struct Done {
    /// What was erased, by rule.
    pub purged: Vec<Purged>,
    /// The copy that was written.
    pub copied: Option<Written>,
    /// How many archives of seasons were sent.
    pub archives: usize,
    /// At how many distributions people were reminded or called for.
    pub called: usize,
}

impl Chores {
    /// What is to be done for a server; nothing was done yet.
    pub fn new(server: Arc<Server>, settings: Arc<Settings>, keys: Vec<VerifierKey>) -> Self {
        Self { server, settings, keys, copied: None, archived: None, called: None }
    }

    /// Does what is due, for as long as it is polled.
    pub(super) async fn run(mut self) {
        loop {
            match self.round().await {
                Ok(done) => told(&done),
                Err(error) => tracing::error!(%error, "regular work"),
            }
            tokio::time::sleep(NAP).await;
        }
    }

    /// Does what is due now.
    ///
    /// # Errors
    /// The first thing that could not be done; what comes after it is done at the next round.
    pub async fn round(&mut self) -> Result<Done, ChoreError> {
        let (server, now) = (self.server.clone(), self.server.store.now());
        let is_due = |last: Option<Timestamp>, every| last.is_none_or(|last| now.duration_since(last) >= every);
        let mut done = Done::default();
        if is_due(self.called, CALL) {
            done.called = due(&server).await.map_err(ChoreError::Permanences)?;
            self.called = Some(now);
        }
        coordination::introduce(&server).await.map_err(ChoreError::Coordination)?;
        let today = now.to_zoned(TimeZone::UTC).date();
        if self.archived != Some(today) {
            done.archives = archive::due(&server, today).await.map_err(ChoreError::Archive)?;
            self.archived = Some(today);
        }
        let (settings, keys, is_copy_due) = (self.settings.clone(), self.keys.clone(), is_due(self.copied, COPY));
        let kept = tokio::task::spawn_blocking(move || {
            let purged = purge(&server.store)?;
            let backup = settings.backup.as_ref().filter(|_| is_copy_due);
            let copied = backup.map(|backup| {
                let BackupSettings { folder, keep, passphrase } = backup;
                let plan = Plan { folder: folder.clone(), keep: *keep, passphrase: passphrase.clone() };
                server.store.back_up(&plan, &keys)
            });
            Ok((purged, copied.transpose()?))
        });
        (done.purged, done.copied) = kept.await.unwrap_or(Err(ChoreError::Store(StoreError::Stopped)))?;
        if done.copied.is_some() {
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
    /// The archives of seasons.
    Archive(Failure),
    /// The links of those who coordinate.
    Coordination(Failure),
    /// The mails of permanences.
    Permanences(DueError),
}

impl std::fmt::Display for ChoreError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => error.fmt(formatter),
            Self::Backup(error) => error.fmt(formatter),
            Self::Archive(error) => write!(formatter, "archives: {error:?}"),
            Self::Coordination(error) => write!(formatter, "coordinations: {error:?}"),
            Self::Permanences(error) => write!(formatter, "permanences: {error:?}"),
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
fn told(done: &Done) {
    for Purged { rule, count } in &done.purged {
        tracing::info!(rule, count, "erased");
    }
    if let Some(copy) = &done.copied {
        tracing::info!(bytes = copy.bytes, lines = copy.verified.lines, "copied and verified");
    }
    if done.archives + done.called > 0 {
        tracing::info!(archives = done.archives, distributions = done.called, "mails of the day");
    }
}
