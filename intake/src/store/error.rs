//! What may go wrong with the store itself. What a person may do about a refusal is told by the types of each room.
//!
//! Nothing here carries what somebody typed: errors go to logs.

use std::fmt;

use rusqlite::ffi::ErrorCode;

use crate::world::NoRandomness;

/// Why something could not be stored or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreError {
    /// Somebody else holds the database, or too much waits: trying again in some seconds is right.
    Busy,
    /// The disk is full, or the database as large as it may be.
    NoSpace,
    /// The writer has ended; nothing is stored any more.
    Stopped,
    /// The disk or the file is damaged: SQLite's extended code.
    Broken(i32),
    /// A constraint of a table was not kept: SQLite's extended code. Rooms that expect one look for it.
    Constraint(i32),
    /// Another error of SQLite, by its extended code: a mistake of this program.
    Sql(i32),
    /// A stored row cannot be read: what it holds.
    Unreadable(&'static str),
    /// A job stopped by a mistake of this program. Nothing of it was stored.
    Panicked,
    /// The system gives no random bytes.
    NoRandomness,
}

impl StoreError {
    /// Whether the writer cannot go on after it: what was stored must be looked at by a new process.
    pub fn is_fatal(self) -> bool {
        matches!(self, Self::Broken(_) | Self::Stopped)
    }

    /// Whether a row with this key is there already.
    pub fn is_duplicate(self) -> bool {
        const PRIMARY_KEY: i32 = 1555;
        const UNIQUE: i32 = 2067;
        matches!(self, Self::Constraint(PRIMARY_KEY | UNIQUE))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => formatter.write_str("the database is busy"),
            Self::NoSpace => formatter.write_str("no space is left for the database"),
            Self::Stopped => formatter.write_str("the writer of the database has ended"),
            Self::Broken(code) => write!(formatter, "the database or its disk is damaged (SQLite {code})"),
            Self::Constraint(code) => write!(formatter, "a constraint of the database was not kept (SQLite {code})"),
            Self::Sql(code) => write!(formatter, "the database refused a statement (SQLite {code})"),
            Self::Unreadable(what) => write!(formatter, "a stored row cannot be read: {what}"),
            Self::Panicked => formatter.write_str("a job stopped by a mistake of the program"),
            Self::NoRandomness => formatter.write_str("the system gives no random bytes"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(failure) = error.sqlite_error() else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::Unreadable("a row that is not there"),
                _ => Self::Unreadable("a column"),
            };
        };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DiskFull => Self::NoSpace,
            ErrorCode::ConstraintViolation => Self::Constraint(failure.extended_code),
            ErrorCode::SystemIoFailure
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::OutOfMemory
            | ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::FileLockingProtocolFailed => Self::Broken(failure.extended_code),
            _ => Self::Sql(failure.extended_code),
        }
    }
}

impl From<NoRandomness> for StoreError {
    fn from(_: NoRandomness) -> Self {
        Self::NoRandomness
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, params};

    use super::*;

    #[test]
    fn what_was_typed_is_not_in_an_error() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE person (email TEXT PRIMARY KEY) STRICT").unwrap();
        let insert = || connection.execute("INSERT INTO person VALUES (?)", params!["zoe.canari@example.org"]);
        insert().unwrap();
        let twice = StoreError::from(insert().unwrap_err());
        assert!(twice.is_duplicate() && !twice.is_fatal());
        let number: rusqlite::Result<i64> = connection.query_one("SELECT email FROM person", [], |row| row.get(0));
        for error in [twice, StoreError::from(number.unwrap_err())] {
            assert!(!format!("{error} {error:?}").contains("canari"), "{error}");
        }
    }

    #[test]
    fn a_full_database_is_told_from_a_broken_one() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE a (b BLOB); PRAGMA max_page_count = 3").unwrap();
        let full = connection.execute("INSERT INTO a VALUES (zeroblob(100000))", []).unwrap_err();
        assert_eq!(StoreError::from(full), StoreError::NoSpace);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), [7; 4096]).unwrap();
        let broken = Connection::open(file.path()).unwrap().execute("CREATE TABLE a (b)", []).unwrap_err();
        assert_eq!(StoreError::from(broken), StoreError::Broken(26));
    }
}
