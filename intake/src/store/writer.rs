//! The one thread that writes: it takes what waits and waits a moment for what is on its way, runs all of it in one transaction, of
//! which each job is undone alone, signs one checkpoint, commits, and only then answers.
//!
//! An error that leaves the disk or the file in doubt ends it: the process must end too, so that a new one looks at what was
//! stored. A full disk and a lock of somebody else pass: everybody is refused, and the next batch is tried anew.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use evidence::{Entry, Log, SigningKey};
use jiff::Timestamp;
use rusqlite::Connection;
use tokio::sync::{Notify, watch};

use super::carrier::Carrier;
use super::clock::Clock;
use super::job::Job;
use super::pulse::Pulse;
use super::queue::Queue;
use super::replies::Index;
use super::tokens::LinkKey;
use super::view::{Lines, Told};
use super::{Change, StoreError, View, log};

/// How old the stored time may be.
const CLOCK_STEP: i64 = 60;

/// The writer's own.
pub(super) struct Writer {
    pub(super) connection: Connection,
    pub(super) carrier: Carrier,
    pub(super) keys: Vec<SigningKey>,
    pub(super) log: Log,
    pub(super) last_at: Timestamp,
    pub(super) replies: Index,
    pub(super) clock: Arc<Clock>,
    pub(super) clock_stored: i64,
    pub(super) links: Arc<LinkKey>,
    pub(super) pulse: Arc<Pulse>,
    pub(super) mails: Arc<Notify>,
    pub(super) site: watch::Sender<u64>,
}

impl Writer {
    /// Writes until its queue is closed, or it cannot go on.
    ///
    /// # Errors
    /// Why it cannot.
    pub(super) fn run(mut self, queue: &Queue) -> Result<(), StoreError> {
        while let Some(jobs) = queue.batch() {
            self.batch(jobs)?;
        }
        self.carrier.end(&self.connection)
    }

    /// Writes a batch and answers everybody.
    fn batch(&mut self, mut jobs: Vec<Box<dyn Job>>) -> Result<(), StoreError> {
        let written = self.write(&mut jobs);
        if written.is_err() && !self.connection.is_autocommit() {
            // Where even this fails, the next BEGIN says so.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        if written.is_err() {
            // What it says of rows that were undone may be true of others later.
            self.replies = Index::default();
        }
        let stored = written.map(drop);
        self.pulse.count(jobs.len(), stored.is_ok());
        if let Ok(told) = written {
            self.tell(told);
            if told.erased {
                // Whoever erased is answered once what was erased is gone from the write-ahead log too.
                self.carrier.all_of(&self.connection, "TRUNCATE")?;
            }
        }
        for job in jobs {
            job.settle(stored);
        }
        match written {
            Ok(_) => {
                let waiting = self.carrier.tidy(&self.connection)?;
                self.pulse.wal_pages.store(waiting, Ordering::Relaxed);
                Ok(())
            }
            Err(error) if error.is_fatal() => Err(error),
            // What fits into the database makes room in the write-ahead log.
            Err(StoreError::NoSpace) => self.carrier.some_of(&self.connection),
            Err(_) => Ok(()),
        }
    }

    fn write(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<Told, StoreError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.catch_up()?;
        let mut lines = Lines { first: self.log.size(), entries: Vec::new(), last_at: self.last_at };
        let mut told = Told::default();
        let changes = self.connection.total_changes();
        for job in jobs {
            let view = View::new(&self.connection, &self.clock, &self.links);
            told = told | run(Change::new(view, &mut lines, &mut self.replies), job.as_mut())?;
        }
        let is_changed = self.connection.total_changes() != changes;
        let now = self.clock.now().as_second();
        if is_changed && now >= self.clock_stored + CLOCK_STEP {
            let sql = "INSERT INTO clock (id, seen_at) VALUES (1, ?1) ON CONFLICT DO UPDATE SET seen_at = ?1";
            self.connection.prepare_cached(sql)?.execute([now])?;
            self.clock_stored = now;
        }
        let Lines { entries, last_at, .. } = lines;
        self.sign(&entries, now)?;
        self.last_at = last_at;
        Ok(told)
    }

    /// Adds the lines of a batch to the tree, signs it once, and commits.
    fn sign(&mut self, entries: &[Entry], now: i64) -> Result<(), StoreError> {
        if entries.is_empty() {
            return Ok(self.connection.execute_batch("COMMIT")?);
        }
        let appended = self.log.append(entries);
        log::keep(&self.connection, &appended.nodes, &appended.checkpoint, now)?;
        self.connection.execute_batch("COMMIT")?;
        appended.keep();
        Ok(())
    }

    /// Another process may have written: the tree and the index of answers go on from what is stored.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        let view = View::new(&self.connection, &self.clock, &self.links);
        let size = log::size(&view)?;
        if size != self.log.size() {
            self.log = log::open_log(&self.keys, &view, size)?;
            self.last_at = log::last_at(&view)?;
        }
        self.replies.catch_up(&view)
    }

    fn tell(&self, told: Told) {
        if told.mails {
            self.mails.notify_one();
        }
        if told.site {
            self.site.send_modify(|count| *count += 1);
        }
    }
}

/// Runs a job, in a savepoint where it is not sure. An error of the job undoes the job; an error that is about the database is
/// given, and so is that of a job which was sure and was wrong.
fn run(mut change: Change<'_>, job: &mut dyn Job) -> Result<Told, StoreError> {
    let connection = change.connection();
    let (is_sure, changes) = (job.is_sure(), connection.total_changes());
    if !is_sure {
        connection.prepare_cached("SAVEPOINT job")?.execute([])?;
    }
    let (count, last_at, ends) = (change.lines.entries.len(), change.lines.last_at, change.replies.ends);
    let is_kept = job.run(&mut change);
    if let Some(fault) = change.fault() {
        return Err(fault);
    }
    if !is_kept {
        change.lines.entries.truncate(count);
        change.lines.last_at = last_at;
        change.replies.ends = ends;
    }
    match (is_kept, is_sure) {
        (true, true) => {}
        (true, false) => drop(connection.prepare_cached("RELEASE job")?.execute([])?),
        (false, true) if connection.total_changes() == changes => {}
        (false, true) => return Err(StoreError::Panicked),
        (false, false) => {
            connection.prepare_cached("ROLLBACK TO job")?.execute([])?;
            connection.prepare_cached("RELEASE job")?.execute([])?;
        }
    }
    Ok(if is_kept { change.told } else { Told::default() })
}
