//! Carries the write-ahead log over into the database on a thread of its own, so that whoever writes goes on meanwhile.
//!
//! SQLite starts the log over once all of it is carried over. While there is always more, that never is: then the writer carries
//! the little over that is left, between two batches.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, Row};

use super::{StoreError, connection};

/// Pages that wait in the log from which they are carried over.
const MANY: i64 = 4_000;
/// Pages of the log from which it is to start over, as soon as few of them wait; from twice as many however many do. So many that
/// wait are carried over once those who read are done, for whom everybody waits a moment.
const TOO_MANY: i64 = 4 * MANY;
/// Pages that wait and are so few that everybody who writes may wait for them.
const FEW: i64 = MANY / 8;

/// Who carries over.
pub(super) struct Carrier {
    wake: SyncSender<()>,
    thread: Option<JoinHandle<Result<(), StoreError>>>,
    /// Held while anybody carries over: SQLite would refuse the second.
    turn: Arc<Mutex<()>>,
    /// Pages of the log from which the writer looks whether it can start over.
    start_over: i64,
}

/// How long the log is.
#[derive(Debug, Clone, Copy, Default)]
struct Pages {
    /// All of it.
    all: i64,
    /// What is not carried over.
    waiting: i64,
}

impl Carrier {
    /// Ready to carry over what gathers in the log of a database.
    ///
    /// # Errors
    /// That the database cannot be opened once more, or the system has no thread.
    pub(super) fn start(path: &Path) -> Result<Self, StoreError> {
        let connection = connection::writing(path, None)?;
        let (wake, woken) = sync_channel(1);
        let turn = Arc::new(Mutex::new(()));
        let own = turn.clone();
        let run = move || carry(&connection, &woken, &own);
        let thread = std::thread::Builder::new().name("carrier".to_owned()).spawn(run);
        let thread = thread.map_err(|_| StoreError::Stopped)?;
        Ok(Self { wake, thread: Some(thread), turn, start_over: TOO_MANY })
    }

    /// Has a long log carried over, after everybody has their answer. Gives how many pages wait.
    ///
    /// # Errors
    /// That the database or its disk is damaged.
    pub(super) fn tidy(&mut self, writer: &Connection) -> Result<i64, StoreError> {
        let Pages { all, waiting } = pages(writer, "NOOP")?;
        if all < TOO_MANY {
            self.start_over = TOO_MANY;
        }
        if waiting >= TOO_MANY {
            self.all_of(writer, "RESTART")?;
        } else if all >= self.start_over && (waiting < FEW || all >= 2 * TOO_MANY) {
            self.some_of(writer)?;
            // Where somebody reads what is old, it is tried again once it is that much longer.
            self.start_over = all + MANY;
        } else if waiting >= MANY && self.wake.try_send(()) == Err(TrySendError::Disconnected(())) {
            self.joined()?;
        }
        Ok(waiting)
    }

    /// What the thread ended with; it ends where nobody is left to wake it, or with an error.
    fn joined(&mut self) -> Result<(), StoreError> {
        self.thread.take().map_or(Ok(()), |thread| thread.join().unwrap_or(Err(StoreError::Panicked)))
    }

    /// Carries over what can be at once.
    ///
    /// # Errors
    /// That the database or its disk is damaged.
    pub(super) fn some_of(&self, writer: &Connection) -> Result<(), StoreError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        pages(writer, "PASSIVE").map(drop)
    }

    /// Carries everything over, once those who read are done; where somebody reads for long it is left for later, since everybody
    /// who writes waits with it.
    ///
    /// # Errors
    /// That the database or its disk is damaged.
    pub(super) fn all_of(&self, writer: &Connection, how: &str) -> Result<(), StoreError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        writer.busy_timeout(Duration::from_millis(200))?;
        let carried = pages(writer, how);
        writer.busy_timeout(connection::BUSY)?;
        carried.map(drop)
    }

    /// Ends, and carries over what is left, however long readers take.
    ///
    /// # Errors
    /// Those with which the thread ended, and that the database or its disk is damaged.
    pub(super) fn end(mut self, writer: &Connection) -> Result<(), StoreError> {
        // Whoever has nobody to wake them ends.
        (self.wake, _) = sync_channel(1);
        self.joined()?;
        pages(writer, "TRUNCATE").map(drop)
    }
}

/// Carries over whenever it is woken, until nobody is left to wake it.
fn carry(connection: &Connection, woken: &Receiver<()>, turn: &Mutex<()>) -> Result<(), StoreError> {
    while woken.recv().is_ok() {
        let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        pages(connection, "PASSIVE")?;
        // What it was woken for meanwhile is carried over.
        while woken.try_recv().is_ok() {}
    }
    Ok(())
}

/// Carries over, and gives how long the log is then. A disk that is full keeps it where it is.
fn pages(connection: &Connection, how: &str) -> Result<Pages, StoreError> {
    let read = |row: &Row<'_>| {
        let (all, carried): (i64, i64) = (row.get(1)?, row.get(2)?);
        Ok(Pages { all, waiting: all - carried })
    };
    let asked = connection.prepare_cached(&format!("PRAGMA wal_checkpoint({how})"));
    match asked.and_then(|mut asked| asked.query_one([], read)).map_err(StoreError::from) {
        Err(StoreError::NoSpace | StoreError::Busy) => Ok(Pages::default()),
        pages => pages,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database with a table, as the store has it; commits need not be durable here.
    fn database(folder: &tempfile::TempDir) -> (std::path::PathBuf, Connection) {
        let path = folder.path().join("intake.db");
        drop(connection::create(&path).unwrap());
        let writer = connection::writing(&path, None).unwrap();
        writer
            .execute_batch("PRAGMA synchronous = OFF; CREATE TABLE page (id INTEGER PRIMARY KEY, text BLOB) STRICT")
            .unwrap();
        (path, writer)
    }

    /// Writes so many pages in one transaction.
    fn write(writer: &Connection, pages: i64) {
        let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
                   INSERT INTO page (text) SELECT zeroblob(4000) FROM n";
        assert_eq!(writer.execute(sql, [pages]).unwrap(), usize::try_from(pages).unwrap());
    }

    #[test]
    fn a_log_that_always_grows_starts_over() {
        let folder = tempfile::tempdir().unwrap();
        let (path, writer) = database(&folder);
        let mut carrier = Carrier::start(&path).unwrap();
        let (mut longest, mut starts, mut before) = (0, 0, 0);
        for _ in 0..600 {
            write(&writer, 100);
            carrier.tidy(&writer).unwrap();
            let now = pages(&writer, "NOOP").unwrap().all;
            (longest, starts) = (longest.max(now), starts + i64::from(now < before));
            before = now;
        }
        assert!(
            starts >= 1 && longest <= 2 * TOO_MANY + 200,
            "it started over {starts} times, and was {longest} pages long"
        );
        carrier.end(&writer).unwrap();
        assert_eq!(std::fs::metadata(format!("{}-wal", path.display())).unwrap().len(), 0, "all of it is carried over");
        assert_eq!(writer.query_one("SELECT count(*) FROM page", [], |row| row.get::<_, i64>(0)).unwrap(), 60_000);
    }

    #[test]
    fn whoever_reads_for_long_keeps_the_log_and_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let (path, writer) = database(&folder);
        let mut carrier = Carrier::start(&path).unwrap();
        write(&writer, 1);
        let reader = connection::reading(&path).unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM page").unwrap();
        for _ in 0..3 {
            write(&writer, TOO_MANY / 2);
            carrier.tidy(&writer).unwrap();
        }
        let pages_now = pages(&writer, "NOOP").unwrap();
        assert!(pages_now.waiting >= TOO_MANY, "{pages_now:?}");
        let seen: i64 = reader.query_one("SELECT count(*) FROM page", [], |row| row.get(0)).unwrap();
        assert_eq!(seen, 1, "what it reads is of a moment");
        reader.execute_batch("COMMIT").unwrap();
        carrier.tidy(&writer).unwrap();
        write(&writer, 1);
        assert!(pages(&writer, "NOOP").unwrap().all < FEW, "it started over");
        carrier.end(&writer).unwrap();
    }

    #[test]
    fn a_thread_that_ended_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let (path, writer) = database(&folder);
        let mut carrier = Carrier::start(&path).unwrap();
        // Another thread in its place, which ends as if the disk was damaged.
        let (wake, woken) = sync_channel(1);
        drop(woken);
        carrier.wake = wake;
        carrier.thread = Some(std::thread::spawn(|| Err(StoreError::Broken(10))));
        write(&writer, MANY);
        assert_eq!(carrier.tidy(&writer), Err(StoreError::Broken(10)));
    }
}
