//! The store: a SQLite database with one writer, some readers, and an evidence log that only grows.
//!
//! A job is a closure that calls the rooms' functions: `store.write(|change| contracts::confirm(change, …))`. It is answered
//! once it is on the disk, or with the error that kept everything of it from being stored. Nothing but the rooms of this module
//! knows SQL.
//!
//! * [`contracts`], [`stocks`], [`permanences`], [`swaps`], [`enquiries`]: what people send, and its life
//! * [`people`], [`members`], [`objections`]: who they are and what they do not want, apart, so that it can be erased
//! * [`mod@log`]: the evidence log, receipts · [`verify()`]: whether all of it is right
//! * [`tokens`]: links that are mailed · [`outbox`]: mails · [`replies`]: forms that are sent twice
//! * [`uses`]: which AMAPs do something with the site, so that the others are left alone
//! * [`pending`], [`quarantine`]: what has a bound because anybody may add to it
//! * [`retention`], [`erasure`], [`export`]: what the law has kept, erased, handed over · [`backup`]

pub mod backup;
mod carrier;
mod clock;
pub mod connection;
pub mod contracts;
pub mod enquiries;
pub mod erasure;
mod error;
pub mod export;
mod ids;
mod job;
pub mod log;
pub mod members;
pub mod objections;
mod opening;
pub mod outbox;
pub mod pending;
pub mod people;
pub mod permanences;
mod pulse;
pub mod quarantine;
mod queue;
mod readers;
pub mod replies;
pub mod retention;
mod schema;
pub mod stocks;
pub mod swaps;
pub mod tokens;
pub mod uses;
pub mod verify;
mod view;
mod writer;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use jiff::Timestamp;
use tokio::sync::{Notify, watch};

pub use error::StoreError;
pub use ids::{ContractId, EnquiryId, MailId, PersonId, ProposalId, QuarantineId, SignUpId};
pub use log::{LogError, Recorded};
pub use opening::{OpenError, Options};
pub use pulse::Pulse;
pub use queue::MOST_JOBS;
pub use tokens::LinkKey;
pub use verify::verify;
pub use view::{Change, View};

use clock::Clock;
use job::Pending;
use queue::Queue;
use readers::Readers;

/// The store. Clones are the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    queue: Arc<Queue>,
    thread: Mutex<Option<JoinHandle<()>>>,
    readers: Readers,
    clock: Arc<Clock>,
    links: Arc<LinkKey>,
    pulse: Arc<Pulse>,
    mails: Arc<Notify>,
    site: watch::Receiver<u64>,
    ended: watch::Receiver<Option<Ended>>,
    /// Held for as long as the database is in use, so that nobody puts another in its place.
    lock: Mutex<Option<std::fs::File>>,
}

/// How the writer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was told to stop, and everything that came before is written.
    Stopped,
    /// It could not go on. The process must end with this message, and a new one look at what was stored.
    Failed(StoreError),
}

impl Store {
    /// Opens a database, or makes one.
    ///
    /// # Errors
    /// Why nothing may be written: in words for whoever starts the program.
    pub fn open(path: &Path, options: Options) -> Result<Self, OpenError> {
        opening::open(path, options)
    }

    /// Runs a job with others in one transaction; gives its answer once it is on the disk. It is done even if nobody waits any
    /// more. An error of the job undoes the job.
    ///
    /// # Errors
    /// Those of the job, and those of the store; with any of them, nothing of the job is stored.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.written(work, false).await
    }

    /// As [`Self::write`], for a job that looks before it writes: once it has written anything, nothing but the database makes it
    /// fail. It needs no savepoint, which costs a copy of every page that it changes. If it failed all the same, everybody who is
    /// written together with it would be refused with it.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub async fn write_surely<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.written(work, true).await
    }

    async fn written<T, E, F>(&self, work: F, is_sure: bool) -> Result<T, E>
    where
        F: FnOnce(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = Pending::new(work, is_sure);
        self.inner.queue.push(job, false)?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// Runs work that most likely writes soon: what comes before it waits a moment, to be on the disk together with it.
    pub async fn expecting<T>(&self, work: impl Future<Output = T>) -> T {
        self.inner.queue.clone().expecting(work).await
    }

    /// As [`Self::write`], for threads that may wait. Not for asynchronous code.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = Pending::new(work, false);
        self.inner.queue.push(job, true)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::Stopped.into()))
    }

    /// Reads on a thread that may wait; everything of a moment.
    ///
    /// # Errors
    /// Those of the reading, and those of the store.
    pub async fn read<T, E, F>(&self, read: F) -> Result<T, E>
    where
        F: FnOnce(&View<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _permit = self.inner.readers.permits.acquire().await.map_err(|_| StoreError::Stopped)?;
        let store = self.clone();
        let task = tokio::task::spawn_blocking(move || store.read_blocking(read));
        task.await.unwrap_or_else(|_| Err(StoreError::Panicked.into()))
    }

    /// As [`Self::read`], on this thread.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_blocking<T, E>(&self, read: impl FnOnce(&View<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let Inner { readers, clock, links, .. } = &*self.inner;
        readers.with(|connection| read(&View::new(connection, clock, links)))?
    }

    /// Waits for the writer's end. A server awaits it beside what it does, and ends with the message of a failure.
    pub async fn ended(&self) -> Ended {
        let mut ended = self.inner.ended.clone();
        let found = ended.wait_for(Option::is_some).await.ok().and_then(|ended| *ended);
        found.unwrap_or(Ended::Failed(StoreError::Stopped))
    }

    /// Waits until there may be mails to send.
    pub async fn mails(&self) {
        self.inner.mails.notified().await;
    }

    /// Counts the commits that changed what the site shows: a server rebuilds it when it changes.
    pub fn site_changes(&self) -> watch::Receiver<u64> {
        self.inner.site.clone()
    }

    /// How the writer is doing.
    pub fn pulse(&self) -> &Pulse {
        &self.inner.pulse
    }

    /// The time by which the store goes, in whole seconds.
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// A key for something else than links, made of theirs: 32 bytes that nobody can guess.
    ///
    /// # Errors
    /// None for keys of this length.
    pub fn derived(&self, purpose: &str) -> Result<[u8; 32], StoreError> {
        self.inner.links.derived(purpose)
    }

    /// Whether the clock is more than a year away from what was last known, so that time stands still. To be said loudly.
    pub fn doubts_the_clock(&self) -> bool {
        self.inner.clock.is_doubted()
    }

    /// Writes what was sent before, carries it over into the database, and ends. Later jobs and readings are refused.
    pub fn close(&self) -> Ended {
        self.inner.queue.close();
        let thread = self.inner.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.inner.readers.close();
        if let Some(thread) = thread {
            // However it ended, it said so.
            let _ = thread.join();
        }
        self.inner.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
        (*self.inner.ended.borrow()).unwrap_or(Ended::Failed(StoreError::Stopped))
    }
}

impl Drop for Inner {
    /// Who lets go of a store without closing it does not keep its writer.
    fn drop(&mut self) {
        self.queue.close();
    }
}
