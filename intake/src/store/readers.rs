//! Connections that only read, a few, kept open.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::{StoreError, connection};

/// A pool of readers.
pub(super) struct Readers {
    path: PathBuf,
    /// Connections that wait; `None` once nobody may read any more.
    idle: Mutex<Option<Vec<Connection>>>,
    count: usize,
    /// How many may read at the same time on behalf of others than this thread.
    pub(super) permits: Semaphore,
}

impl Readers {
    pub(super) fn new(path: PathBuf, count: usize) -> Self {
        Self { path, idle: Mutex::new(Some(Vec::new())), count, permits: Semaphore::new(count) }
    }

    /// Where the database is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads with a connection of the pool, in one transaction: everything that is read is of the same moment.
    pub(super) fn with<T>(&self, read: impl FnOnce(&Connection) -> T) -> Result<T, StoreError> {
        let idle = match self.idle.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            Some(idle) => idle.pop(),
            None => return Err(StoreError::Stopped),
        };
        let connection = idle.map_or_else(|| connection::reading(&self.path), Ok)?;
        connection.execute_batch("BEGIN")?;
        let value = read(&connection);
        // A connection whose transaction does not end is not used again.
        if connection.execute_batch("ROLLBACK").is_ok() {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(idle) = idle.as_mut().filter(|idle| idle.len() < self.count) {
                idle.push(connection);
            }
        }
        Ok(value)
    }

    /// Closes those that are idle; later readings are refused.
    pub(super) fn close(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}
