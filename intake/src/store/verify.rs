//! Whether all that is stored is right: walks the whole log and names the first row that is not.

mod contracts;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use evidence::{Checkpoint, Entry, Frontier, Hash, Note, Salt, VerifierKey};

use super::opening::lock_file;
use super::{OpenError, StoreError, View, log};

/// What was found right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Lines of the log.
    pub lines: u64,
    /// Of these, those whose record is erased.
    pub erased: u64,
    /// Signed checkpoints.
    pub checkpoints: u64,
    /// Contracts that are signed.
    pub contracts: u64,
}

/// The first row that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyError {
    /// SQLite finds the file damaged.
    Damaged,
    /// A row of a table.
    Row {
        /// The table.
        table: String,
        /// Its number: of the log and of records, the place in the log; of checkpoints, their size.
        row: i64,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// What was published is not where the log begins.
    Published(&'static str),
    /// The database.
    Store(StoreError),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => formatter.write_str("SQLite finds the file damaged"),
            Self::Row { table, row, problem } => write!(formatter, "{table} {row}: {problem}"),
            Self::Published(problem) => formatter.write_str(problem),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for VerifyError {}

impl From<StoreError> for VerifyError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Broken(_) => Self::Damaged,
            error => Self::Store(error),
        }
    }
}

fn wrong(table: &'static str, row: i64, problem: &'static str) -> VerifyError {
    VerifyError::Row { table: table.to_owned(), row, problem }
}

/// Verifies everything: the file, every line and what it commits to, the tree, every checkpoint by the log's key (during a
/// rotation, by either), that the log begins with what was published, and that contracts are what the log says of them.
///
/// # Errors
/// The first thing that is not right.
pub fn verify(view: &View<'_>, keys: &[VerifierKey], published: Option<&Note>) -> Result<Verified, VerifyError> {
    file(view)?;
    let mut walk = Walk::new(view, keys)?;
    let sql = "SELECT l.seq, l.leaf, l.hash, r.seq, r.salt, r.payload, r.erased_at
               FROM log l LEFT JOIN record r ON r.seq = l.seq ORDER BY l.seq";
    let mut statement = view.noted(view.connection().prepare(sql))?;
    let mut rows = view.noted(statement.query([]))?;
    while let Some(row) = view.noted(rows.next())? {
        let line = view.noted(Line::read(row))?;
        walk.line(&line)?;
    }
    let mut verified = walk.end()?;
    verified.contracts = contracts::verify(view)?;
    contracts::references(view)?;
    if let Some(note) = published {
        published_before(view, keys, note, verified.lines)?;
    }
    Ok(verified)
}

/// What SQLite itself can tell of the file.
fn file(view: &View<'_>) -> Result<(), VerifyError> {
    let found: Vec<String> = view.all("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found == ["ok"] { Ok(()) } else { Err(VerifyError::Damaged) }
}

struct Line {
    seq: i64,
    leaf: String,
    hash: Vec<u8>,
    record: Option<i64>,
    salt: Option<[u8; 32]>,
    payload: Option<String>,
    erased_at: Option<i64>,
}

impl Line {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            leaf: row.get(1)?,
            hash: row.get(2)?,
            record: row.get(3)?,
            salt: row.get(4)?,
            payload: row.get(5)?,
            erased_at: row.get(6)?,
        })
    }

    /// Whether the record is what the line commits to; `false` where it is erased.
    fn commits(&self, entry: &Entry) -> Result<bool, VerifyError> {
        let told = |problem| wrong("record", self.seq, problem);
        self.record.ok_or_else(|| told("is missing"))?;
        let (Some(salt), Some(text)) = (self.salt, &self.payload) else {
            let is_erased = self.salt.is_none() && self.payload.is_none() && self.erased_at.is_some();
            return if is_erased { Ok(false) } else { Err(told("is neither there nor erased")) };
        };
        let payload = log::read_payload(text).map_err(|_| told("is not canonical"))?;
        if Salt(salt).commit(&payload) != entry.commitment() {
            return Err(told("is not what the log commits to"));
        }
        if payload.kind() == entry.kind() { Ok(true) } else { Err(told("is of another kind than its line")) }
    }
}

/// The tree as it grows line by line, with what must be found at each size.
struct Walk<'a> {
    view: &'a View<'a>,
    keys: &'a [VerifierKey],
    frontier: Frontier,
    nodes: u64,
    last_at: jiff::Timestamp,
    hashes: HashMap<Hash, i64>,
    checkpoints: Vec<(i64, String)>,
    verified: Verified,
}

impl<'a> Walk<'a> {
    fn new(view: &'a View<'a>, keys: &'a [VerifierKey]) -> Result<Self, VerifyError> {
        let sql = "SELECT size, note FROM checkpoint ORDER BY size DESC";
        let checkpoints = view.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (hashes, last_at) = (HashMap::new(), jiff::Timestamp::MIN);
        let (frontier, verified) = (Frontier::default(), Verified::default());
        Ok(Self { view, keys, frontier, nodes: 0, last_at, hashes, checkpoints, verified })
    }

    fn line(&mut self, line: &Line) -> Result<(), VerifyError> {
        let told = |problem| wrong("log", line.seq, problem);
        if line.seq.unsigned_abs() != self.frontier.size() {
            return Err(wrong("log", log::place(self.frontier.size())?, "is missing"));
        }
        let entry = Entry::from_leaf(&line.leaf).ok_or_else(|| told("is not a line of a log"))?;
        let hash = entry.hash();
        if line.hash != hash.0 {
            return Err(told("has another hash than its text"));
        }
        if entry.at() < self.last_at {
            return Err(told("is older than the line before it"));
        }
        if entry.previous().is_some_and(|previous| !self.hashes.contains_key(&previous)) {
            return Err(told("refers to a line that does not come before it"));
        }
        self.last_at = entry.at();
        self.hashes.insert(hash, line.seq);
        self.verified.lines += 1;
        self.verified.erased += u64::from(!line.commits(&entry)?);
        for node in self.frontier.append(hash).into_iter().filter(|node| node.position.level > 0) {
            let stored = evidence::Nodes::node(self.view, node.position);
            if stored.ok() != Some(node.hash) {
                return Err(wrong("node", line.seq, "the tree above this line is not what the lines make"));
            }
            self.nodes += 1;
        }
        self.checkpoint()
    }

    /// The checkpoint of the size that is reached, if there is one.
    fn checkpoint(&mut self) -> Result<(), VerifyError> {
        let size = log::place(self.frontier.size())?;
        let Some((_, note)) = self.checkpoints.pop_if(|(at, _)| *at == size) else { return Ok(()) };
        let told = |problem| wrong("checkpoint", size, problem);
        let note = Note::parse(&note).ok_or_else(|| told("is not a signed note"))?;
        let signed = Checkpoint::parse(note.text()).ok_or_else(|| told("is not a checkpoint"))?;
        if !self.keys.iter().any(|key| key.name() == signed.origin && note.check(key).is_ok()) {
            return Err(told("is not signed by the key of the log"));
        }
        if signed.size != self.frontier.size() || signed.root != self.frontier.root() {
            return Err(told("is not of the lines before it"));
        }
        self.verified.checkpoints += 1;
        Ok(())
    }

    fn end(self) -> Result<Verified, VerifyError> {
        let size = log::place(self.frontier.size())?;
        if let Some((row, _)) = self.checkpoints.last() {
            return Err(wrong("checkpoint", *row, "covers lines that are not there"));
        }
        let last = self.view.count("SELECT coalesce(max(size), 0) FROM checkpoint", [])?;
        if last != size {
            return Err(wrong("log", last, "is covered by no checkpoint"));
        }
        let extra = |sql: &str| self.view.count(sql, []).map(i64::unsigned_abs);
        if extra("SELECT count(*) FROM node")? != self.nodes {
            return Err(wrong("node", size, "there are more than the lines make"));
        }
        if extra("SELECT count(*) FROM record")? != self.verified.lines {
            return Err(wrong("record", size, "there are more than lines"));
        }
        Ok(self.verified)
    }
}

/// Whether the log begins with what was published.
fn published_before(view: &View<'_>, keys: &[VerifierKey], note: &Note, lines: u64) -> Result<(), VerifyError> {
    let told = VerifyError::Published;
    let published = Checkpoint::parse(note.text()).ok_or(told("what was published is not a checkpoint"))?;
    if !keys.iter().any(|key| key.name() == published.origin && note.check(key).is_ok()) {
        return Err(told("what was published is not signed by the key of the log"));
    }
    if published.size > lines {
        return Err(told("the log has fewer lines than were published"));
    }
    let root = evidence::tree::root(view, published.size)?;
    if root == published.root { Ok(()) } else { Err(told("the log does not begin with what was published")) }
}

/// Verifies a database that nobody uses, such as a copy.
///
/// # Errors
/// The first thing that is not right.
pub fn verify_file(path: &Path, keys: &[VerifierKey], published: Option<&Note>) -> Result<Verified, VerifyError> {
    let connection = super::connection::reading(path)?;
    let (clock, links) = (super::clock::Clock::new(crate::World::real(), None, true), super::LinkKey([0; 32]));
    verify(&View::new(&connection, &clock, &links), keys, published)
}

/// Verifies the database of an intake where it lies, also while it is in use, and also one that is not right enough to be
/// opened.
///
/// # Errors
/// Why it cannot be looked at now; then, the first thing in it that is not right.
pub fn verify_in_place(
    path: &Path,
    keys: &[VerifierKey],
    published: Option<&Note>,
) -> Result<Result<Verified, VerifyError>, OpenError> {
    let lock = lock_file(path).map_err(|error| OpenError::File(path.to_owned(), error))?;
    lock.try_lock_shared().map_err(|_| OpenError::InUse(path.to_owned()))?;
    Ok(verify_file(path, keys, published))
}
