//! A copy put in the place of the database.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use evidence::{Note, VerifierKey};
use rusqlite::Connection;

use super::files::{Passphrase, Temporary, sync_folder, unseal_into};
use super::{BackupError, Verified};
use crate::store::clock::Clock;
use crate::store::erasure::{self, Noted};
use crate::store::replies::Index;
use crate::store::verify::{VerifyError, verify};
use crate::store::view::Lines;
use crate::store::{Change, LinkKey, StoreError, View, connection, opening, schema};
use crate::world::World;

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What was found in the copy.
    pub verified: Verified,
    /// Where the database is that was in its place; nothing of it is removed.
    pub replaced: Option<PathBuf>,
    /// How many people were erased again, because the database that was in its place said so.
    pub erased_again: usize,
    /// What was published is not where the copy's log begins: the store will refuse to go on with it.
    pub is_behind: bool,
}

/// Puts a copy in the place of the database `to`, once it is verified. No server may be using it.
///
/// # Errors
/// Why nothing was restored.
pub fn restore(
    copy: &Path,
    to: &Path,
    passphrase: Option<&Passphrase>,
    keys: &[VerifierKey],
    published: Option<&Note>,
    world: World,
) -> Result<Restored, BackupError> {
    let error = |error| BackupError::File(to.to_owned(), error);
    let lock = opening::lock_file(to).map_err(error)?;
    lock.try_lock().map_err(|_| BackupError::InUse(to.to_owned()))?;
    let part = Temporary::beside(to, "restore").map_err(error)?;
    let input = File::open(copy).map_err(|error| BackupError::File(copy.to_owned(), error))?;
    let mut output = connection::create(part.path()).map_err(error)?;
    unseal_into(input, &mut output, passphrase)?;
    output.sync_all().map_err(error)?;
    drop(output);

    let clock = Clock::new(world, None, true);
    let links = LinkKey([0; 32]);
    let erased = erased_before(to, &clock, &links);
    let mut connection = connection::writing(part.path(), None).map_err(|_| BackupError::Passphrase)?;
    if schema::version(&connection)? > schema::newest() || !schema::migrate(&mut connection)? {
        return Err(BackupError::Newer);
    }
    let check = |published| verify(&View::new(&connection, &clock, &links), keys, published);
    let verified = check(None)?;
    let is_behind = published.is_some() && matches!(check(published), Err(VerifyError::Published(_)));
    let erased_again = erase_again(&connection, &clock, &links, &erased)?;
    connection.query_one("PRAGMA journal_mode = DELETE", [], |_| Ok(())).map_err(StoreError::from)?;
    connection.close().map_err(|(_, error)| StoreError::from(error))?;

    let replaced = set_aside(to, &clock).map_err(error)?;
    fs::rename(part.path(), to).map_err(error)?;
    sync_folder(to).map_err(error)?;
    Ok(Restored { verified, replaced, erased_again, is_behind })
}

/// Who was erased from the database that is replaced. Where it cannot be read any more, nobody is known.
fn erased_before(to: &Path, clock: &Clock, links: &LinkKey) -> Vec<Noted> {
    let found = to.exists().then(|| connection::reading(to)).and_then(Result::ok);
    found.and_then(|connection| erasure::noted(&View::new(&connection, clock, links)).ok()).unwrap_or_default()
}

fn erase_again(connection: &Connection, clock: &Clock, links: &LinkKey, erased: &[Noted]) -> Result<usize, StoreError> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let (mut lines, mut replies) = (Lines::default(), Index::default());
    let mut change = Change::new(View::new(connection, clock, links), &mut lines, &mut replies);
    let count = erasure::erase_again(&mut change, erased)?;
    connection.execute_batch("COMMIT")?;
    Ok(count)
}

/// Renames a database with what SQLite has beside it.
fn set_aside(to: &Path, clock: &Clock) -> std::io::Result<Option<PathBuf>> {
    if !to.exists() {
        return Ok(None);
    }
    let named = |path: &Path, end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let aside = named(to, &format!(".replaced-{}", clock.now().strftime("%Y%m%dT%H%M%SZ")));
    // The log first: a database without its log would be an older one.
    for end in ["-wal", "-shm", ""] {
        let from = named(to, end);
        if from.exists() {
            fs::rename(from, named(&aside, end))?;
        }
    }
    Ok(Some(aside))
}
