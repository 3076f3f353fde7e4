//! Copies of the database: taken while it is in use, verified after they are written, encrypted where a passphrase is given.
//!
//! A copy holds everything but the keys: those of the log and of the links lie elsewhere, and are kept elsewhere. An encrypted
//! copy is a file of age (age-encryption.org), which its own tools open too.

mod files;
mod restore;

use std::fmt;
use std::path::{Path, PathBuf};

use evidence::VerifierKey;
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::verify::{Verified, VerifyError, verify};
use super::{Store, StoreError, View, connection};

pub use files::Passphrase;
pub use restore::{Restored, restore};

/// Where copies go.
#[derive(Debug)]
pub struct Plan {
    /// The folder.
    pub folder: PathBuf,
    /// How many are kept; older ones are removed once the new one is verified. At least one.
    pub keep: usize,
    /// With what they are encrypted, or `None`.
    pub passphrase: Option<Passphrase>,
}

/// A copy that was written and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// What was found in it.
    pub verified: Verified,
    /// Older copies that were removed.
    pub removed: Vec<PathBuf>,
}

/// Why there is no copy, or nothing was restored. What was there before is untouched.
#[derive(Debug)]
pub enum BackupError {
    /// A file cannot be read or written.
    File(PathBuf, std::io::Error),
    /// The passphrase is wrong or missing, or the file is no copy.
    Passphrase,
    /// What was read back is not what was written: the disk cannot be relied upon.
    Differs(PathBuf),
    /// The copy is not right.
    Verify(VerifyError),
    /// It was written by a newer version of this program.
    Newer,
    /// The database is in use: stop the server first.
    InUse(PathBuf),
    /// The database.
    Store(StoreError),
}

impl fmt::Display for BackupError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Passphrase => formatter.write_str("the passphrase is wrong or missing, or the file is no copy"),
            Self::Differs(path) => write!(formatter, "{} is not what was written", path.display()),
            Self::Verify(error) => write!(formatter, "the copy is not right: {error}"),
            Self::Newer => formatter.write_str("the copy was written by a newer version of this program"),
            Self::InUse(path) => write!(formatter, "{} is in use: stop the server first", path.display()),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<VerifyError> for BackupError {
    fn from(error: VerifyError) -> Self {
        Self::Verify(error)
    }
}

impl Store {
    /// Writes a copy, verifies it with the log's public keys, and removes the oldest. Those who write do not wait for it.
    ///
    /// # Errors
    /// Why there is none.
    pub fn back_up(&self, plan: &Plan, keys: &[VerifierKey]) -> Result<Written, BackupError> {
        let Plan { folder, keep, passphrase } = plan;
        let file = |path: &Path| {
            let path = path.to_owned();
            move |error| BackupError::File(path, error)
        };
        std::fs::create_dir_all(folder).map_err(file(folder))?;
        // Beside the database, where what is not encrypted lies anyway.
        let plain = files::Temporary::beside(self.path(), "backup").map_err(file(self.path()))?;
        self.read_blocking(|view| copy(view.connection(), plain.path()))?;
        let verified = self.verified(plain.path(), keys)?;
        let stamp = self.now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let name = format!("{}{stamp}.db{}", files::PREFIX, if passphrase.is_some() { ".age" } else { "" });
        let path = folder.join(name);
        let bytes = files::seal(plain.path(), &path, passphrase.as_ref())?;
        let removed = files::rotate(folder, *keep)?;
        Ok(Written { path, bytes, verified, removed })
    }

    fn verified(&self, path: &Path, keys: &[VerifierKey]) -> Result<Verified, BackupError> {
        let connection = connection::reading(path)?;
        let (clock, links) = (&self.inner.clock, &self.inner.links);
        Ok(verify(&View::new(&connection, clock, links), keys, None)?)
    }

    fn path(&self) -> &Path {
        self.inner.readers.path()
    }
}

/// Copies a database, as it is at this moment, into one file.
fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut target = Connection::open(to)?;
    Backup::new(from, &mut target)?.step(-1)?;
    // A file of its own, without a log beside it.
    target.query_one("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    target.close().map_err(|(_, error)| error)?;
    Ok(())
}
