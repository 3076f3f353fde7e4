//! What jobs and readers hold: the database at a moment. Only rooms of the store can ask it in SQL.

use std::cell::Cell;
use std::ops::{BitOr, Deref};

use evidence::{Hash, Nodes, Payload, Position, Salt};
use jiff::Timestamp;
use rusqlite::{Connection, Params, Row};

use super::clock::Clock;
use super::log::Recorded;
use super::replies::Index;
use super::tokens::LinkKey;
use super::{ContractId, StoreError};

/// The database as it was when the job or the reading began.
pub struct View<'a> {
    connection: &'a Connection,
    pub(super) clock: &'a Clock,
    pub(super) links: &'a LinkKey,
    now: Timestamp,
    /// The worst error of a statement: the writer asks for it even where a job passed over it.
    fault: Cell<Option<StoreError>>,
}

/// The database while a job changes it.
pub struct Change<'a> {
    view: View<'a>,
    pub(super) lines: &'a mut Lines,
    pub(super) replies: &'a mut Index,
    pub(super) told: Told,
}

/// Lines of the log that a batch appends.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The place of the first.
    pub(super) first: u64,
    pub(super) entries: Vec<evidence::Entry>,
    /// When the last line was recorded, of the batch or of the log before it.
    pub(super) last_at: Timestamp,
}

/// What others are told once a job is on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// There are mails to send.
    pub(super) mails: bool,
    /// Something changed that the site shows.
    pub(super) site: bool,
    /// Something was erased, of which the write-ahead log still holds what it was.
    pub(super) erased: bool,
}

impl BitOr for Told {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self { mails: self.mails | other.mails, site: self.site | other.site, erased: self.erased | other.erased }
    }
}

impl<'a> View<'a> {
    pub(super) fn new(connection: &'a Connection, clock: &'a Clock, links: &'a LinkKey) -> Self {
        Self { connection, clock, links, now: clock.now(), fault: Cell::new(None) }
    }

    /// The time by which the store goes, in whole seconds.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    pub(super) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The worst error so far that makes it impossible to go on.
    pub(super) fn fault(&self) -> Option<StoreError> {
        self.fault.get()
    }

    /// Notes the errors that are about the database, not about a row.
    pub(super) fn noted<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| {
            let error = StoreError::from(error);
            if error.is_fatal() || matches!(error, StoreError::NoSpace | StoreError::Busy) {
                self.fault.set(self.fault.get().filter(|known| known.is_fatal()).or(Some(error)));
            }
            error
        })
    }

    /// The one row of a query, if there is one.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let mut rows = statement.query(params)?;
            rows.next()?.map(read).transpose()
        });
        self.noted(found)
    }

    /// Every row of a query.
    pub(super) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map(params, read)?.collect::<rusqlite::Result<Vec<T>>>());
        self.noted(found)
    }

    /// A number of a query that always has a row.
    pub(super) fn count(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        Ok(self.one(sql, params, |row| row.get(0))?.unwrap_or(0))
    }
}

impl Change<'_> {
    pub(super) fn new<'a>(view: View<'a>, lines: &'a mut Lines, replies: &'a mut Index) -> Change<'a> {
        Change { view, lines, replies, told: Told::default() }
    }

    /// Records something in the evidence log: what was signed, changed or ended. `previous` is the line that it changes.
    ///
    /// # Errors
    /// Those of the store.
    pub fn record(
        &mut self,
        payload: &Payload,
        contract: Option<ContractId>,
        previous: Option<Hash>,
    ) -> Result<Recorded, StoreError> {
        let salt = Salt(self.view.clock.world().random()?);
        super::log::append(self, payload, salt, contract, previous)
    }

    /// Runs a statement that changes rows; gives how many.
    pub(super) fn execute(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        let run = self.view.connection.prepare_cached(sql).and_then(|mut statement| statement.execute(params));
        self.view.noted(run)
    }

    /// Inserts a row; gives its number.
    pub(super) fn insert(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        let run = self.view.connection.prepare_cached(sql).and_then(|mut statement| statement.insert(params));
        self.view.noted(run)
    }

    /// So many random bytes.
    pub(super) fn random<const N: usize>(&self) -> Result<[u8; N], StoreError> {
        Ok(self.view.clock.world().random()?)
    }

    /// The time in seconds, as tables have it.
    pub(super) fn second(&self) -> i64 {
        self.now().as_second()
    }
}

impl<'a> Deref for Change<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

/// The tree of the log: proofs, roots and tiles are made of it.
impl Nodes for View<'_> {
    type Error = StoreError;

    fn node(&self, position: Position) -> Result<Hash, StoreError> {
        let index = i64::try_from(position.index).map_err(|_| StoreError::Unreadable("place in the tree"))?;
        let read = |row: &Row<'_>| row.get::<_, [u8; 32]>(0);
        let found = match position.level {
            0 => self.one("SELECT hash FROM log WHERE seq = ?1", [index], read)?,
            level => self.one("SELECT hash FROM node WHERE level = ?1 AND place = ?2", (level, index), read)?,
        };
        found.map(Hash).ok_or(StoreError::Unreadable("node of the tree"))
    }
}
