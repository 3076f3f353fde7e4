//! Opening a database: everything that speaks against writing to it is found before the first line is signed.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use evidence::{Note, SigningKey};
use tokio::sync::{Notify, watch};

use super::carrier::Carrier;
use super::clock::Clock;
use super::pulse::Pulse;
use super::queue::Queue;
use super::readers::Readers;
use super::replies::Index;
use super::writer::Writer;
use super::{Ended, Inner, LinkKey, LogError, Store, StoreError, View, connection, log, schema};
use crate::world::World;

/// What a store is opened with.
#[derive(Debug)]
pub struct Options {
    /// The clock and the randomness.
    pub world: World,
    /// The keys that sign the log: one, or during a rotation the old and the new.
    pub keys: Vec<SigningKey>,
    /// The key from which links are made.
    pub links: LinkKey,
    /// The checkpoint that was published last, where there is one.
    pub published: Option<Note>,
    /// How many may read at the same time.
    pub readers: usize,
    /// The largest size of the database in pages of 4 KiB, or `None`.
    pub max_pages: Option<u32>,
    /// Whether somebody says that the clock is right although the store was not used for more than a year.
    pub believe_clock: bool,
}

/// Why a database is not opened.
#[derive(Debug)]
pub enum OpenError {
    /// The SQLite of this program is too old: its number.
    OldSqlite(i32),
    /// The file or its folder cannot be used.
    File(PathBuf, std::io::Error),
    /// A restore is under way, or another program keeps the file to itself.
    InUse(PathBuf),
    /// A newer version of this program wrote it: its steps, and those that this one knows.
    Newer {
        /// Steps behind it.
        found: usize,
        /// Steps that are known.
        known: usize,
    },
    /// The log must not be gone on with.
    Log(LogError),
    /// The database.
    Store(StoreError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldSqlite(found) => write!(
                formatter,
                "SQLite {found} is too old: {} or newer is needed, because older ones can lose what was stored",
                connection::OLDEST_SQLITE
            ),
            Self::File(path, error) => write!(formatter, "{} cannot be used: {error}", path.display()),
            Self::InUse(path) => {
                write!(formatter, "{} is in use by a restore; try again when it is done", path.display())
            }
            Self::Newer { found, known } => write!(
                formatter,
                "the database was written by a newer version of this program (its tables are of step {found}, this program knows {known}): use the newer version"
            ),
            Self::Log(error) => error.fmt(formatter),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The file whose lock says that a database is in use.
pub(super) fn lock_file(path: &Path) -> std::io::Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    super::connection::create(Path::new(&name))
}

pub(super) fn open(path: &Path, options: Options) -> Result<Store, OpenError> {
    let Options { world, keys, links, published, readers, max_pages, believe_clock } = options;
    let version = rusqlite::version_number();
    if version < connection::OLDEST_SQLITE {
        return Err(OpenError::OldSqlite(version));
    }
    let file = |error| OpenError::File(path.to_owned(), error);
    let lock = lock_file(path).map_err(file)?;
    lock.try_lock_shared().map_err(|_| OpenError::InUse(path.to_owned()))?;
    drop(connection::create(path).map_err(file)?);

    let mut connection = connection::writing(path, max_pages)?;
    if !schema::migrate(&mut connection)? {
        let found = schema::version(&connection)?;
        return Err(OpenError::Newer { found, known: schema::newest() });
    }
    let seen =
        connection.query_one("SELECT max(seen_at) FROM clock", [], |row| row.get(0)).map_err(StoreError::from)?;
    let (clock, links) = (Arc::new(Clock::new(world, seen, believe_clock)), Arc::new(links));
    let (log, last_at) = {
        let view = View::new(&connection, &clock, &links);
        let log = log::open_checked(&keys, &view, published.as_ref()).map_err(OpenError::Log)?;
        (log, log::last_at(&view)?)
    };

    let queue = Arc::new(Queue::default());
    let (pulse, mails) = (Arc::new(Pulse::default()), Arc::new(Notify::new()));
    let ((site, site_changes), (end, ended)) = (watch::channel(0), watch::channel(None));
    let writer = Writer {
        carrier: Carrier::start(path)?,
        connection,
        keys,
        log,
        last_at,
        replies: Index::default(),
        clock: clock.clone(),
        clock_stored: seen.unwrap_or(0),
        links: links.clone(),
        pulse: pulse.clone(),
        mails: mails.clone(),
        site,
    };
    let own = queue.clone();
    let run = move || {
        let mut guard = Guard { queue: own, end, how: Ended::Failed(StoreError::Panicked) };
        guard.how = writer.run(&guard.queue).map_or_else(Ended::Failed, |()| Ended::Stopped);
    };
    let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(run).map_err(file)?;
    let readers = Readers::new(path.to_owned(), readers.max(1));
    let (thread, lock) = (Mutex::new(Some(thread)), Mutex::new(Some(lock)));
    let inner = Inner { queue, thread, readers, clock, links, pulse, mails, site: site_changes, ended, lock };
    Ok(Store { inner: Arc::new(inner) })
}

/// Says how the writer ended, even where it panicked.
struct Guard {
    queue: Arc<Queue>,
    end: watch::Sender<Option<Ended>>,
    how: Ended,
}

impl Drop for Guard {
    fn drop(&mut self) {
        // Whoever still waits is told before anybody hears of the end.
        self.queue.abandon();
        self.end.send_replace(Some(self.how));
    }
}
