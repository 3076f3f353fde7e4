//! The evidence log in the database: lines, records, the tree, checkpoints; and the receipts that are made of them.

use std::fmt;

use evidence::{
    Checkpoint, Discontinuity, Entry, Hash, Log, Node, Note, OpenError, Payload, Receipt, Salt, SigningKey, TreeError,
};
use jiff::Timestamp;
use rusqlite::Connection;

use super::{Change, ContractId, StoreError, View};

/// A line that a job appended. It is in the log once the job is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Its place, from 0.
    pub seq: u64,
    /// Its hash: what a later line refers to.
    pub hash: Hash,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Why the log is not gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogError {
    /// There is no key, or they are not keys of one log.
    Keys,
    /// What the database holds was not signed by the key.
    OtherKey,
    /// The tree is not the one that was signed last.
    Damaged,
    /// What was published is not signed by the key.
    NotOurs,
    /// What was published has more lines: an old copy was restored.
    Shorter {
        /// Lines that are here.
        here: u64,
        /// Lines that were published.
        published: u64,
    },
    /// The first lines are not those that were published.
    Forked,
    /// The database.
    Store(StoreError),
}

impl fmt::Display for LogError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keys => formatter.write_str("there is no signing key, or they are not keys of one log"),
            Self::OtherKey => formatter.write_str("the log in the database was signed by another key"),
            Self::Damaged => formatter.write_str("the tree in the database is not the one that was signed last"),
            Self::NotOurs => formatter.write_str("the published checkpoint was not signed by the key of this log"),
            Self::Shorter { here, published } => write!(
                formatter,
                "the log has {here} lines and {published} were published: an old copy was restored, and going on would sign another past"
            ),
            Self::Forked => formatter.write_str("the log does not begin with the lines that were published"),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for LogError {}

impl From<StoreError> for LogError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Appends a line with what it commits to. The tree grows when the batch ends.
pub(super) fn append(
    change: &mut Change<'_>,
    payload: &Payload,
    salt: Salt,
    contract: Option<ContractId>,
    previous: Option<Hash>,
) -> Result<Recorded, StoreError> {
    let at = change.now().max(change.lines.last_at);
    let entry = Entry::new(payload, salt, at, previous);
    let leaf = entry.leaf();
    let hash = Hash::of_leaf(leaf.as_bytes());
    let seq = change.lines.first + change.lines.entries.len() as u64;
    change.execute("INSERT INTO log (seq, leaf, hash) VALUES (?1, ?2, ?3)", (place(seq)?, leaf, hash.0))?;
    let sql = "INSERT INTO record (seq, contract, salt, payload) VALUES (?1, ?2, ?3, ?4)";
    change.execute(sql, (place(seq)?, contract, salt.0, payload.canonical()))?;
    change.lines.entries.push(entry);
    change.lines.last_at = at;
    Ok(Recorded { seq, hash, at })
}

/// Stores what a batch added to the tree, and what was signed of it.
pub(super) fn keep(connection: &Connection, nodes: &[Node], note: &Note, now: i64) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached("INSERT INTO node (level, place, hash) VALUES (?1, ?2, ?3)")?;
    for Node { position, hash } in nodes.iter().filter(|node| node.position.level > 0) {
        insert.execute((position.level, place(position.index)?, hash.0))?;
    }
    let size = Checkpoint::parse(note.text()).map(|checkpoint| checkpoint.size);
    let size = size.ok_or(StoreError::Unreadable("checkpoint"))?;
    let sql = "INSERT INTO checkpoint (size, note, signed_at) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute((place(size)?, note.to_string(), now))?;
    Ok(())
}

/// How many lines there are.
///
/// # Errors
/// Those of the store.
pub fn size(view: &View<'_>) -> Result<u64, StoreError> {
    let size = view.count("SELECT coalesce(max(seq) + 1, 0) FROM log", [])?;
    u64::try_from(size).map_err(|_| StoreError::Unreadable("size of the log"))
}

/// The newest checkpoint, to be published; `None` of a log without lines.
///
/// # Errors
/// Those of the store.
pub fn checkpoint(view: &View<'_>) -> Result<Option<Note>, StoreError> {
    let sql = "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1";
    let note: Option<String> = view.one(sql, [], |row| row.get(0))?;
    note.map(|note| Note::parse(&note).ok_or(StoreError::Unreadable("checkpoint"))).transpose()
}

/// So many lines from one on: what tiles of entries are made of.
///
/// # Errors
/// Those of the store.
pub fn entries(view: &View<'_>, first: u64, count: u64) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT leaf FROM log WHERE seq >= ?1 ORDER BY seq LIMIT ?2";
    let leaves: Vec<String> = view.all(sql, (place(first)?, place(count)?), |row| row.get(0))?;
    leaves.iter().map(|leaf| Entry::from_leaf(leaf).ok_or(StoreError::Unreadable("line of the log"))).collect()
}

/// What a line commits to; `None` once it is erased.
///
/// # Errors
/// Those of the store.
pub fn payload(view: &View<'_>, seq: u64) -> Result<Option<Payload>, StoreError> {
    text(view, seq)?.map(|text| read_payload(&text)).transpose()
}

/// The text of what a line commits to, as it was stored.
pub(super) fn text(view: &View<'_>, seq: u64) -> Result<Option<String>, StoreError> {
    let sql = "SELECT payload FROM record WHERE seq = ?1";
    Ok(view.one(sql, [place(seq)?], |row| row.get(0))?.flatten())
}

/// The hash of a line, to which later ones refer.
///
/// # Errors
/// Those of the store, and that there is no such line.
pub fn hash(view: &View<'_>, seq: u64) -> Result<Hash, StoreError> {
    let found = view.one("SELECT hash FROM log WHERE seq = ?1", [place(seq)?], |row| row.get(0))?;
    found.map(Hash).ok_or(StoreError::Unreadable("line of the log"))
}

/// The receipt of a line, against the checkpoint of its batch: the same text whenever it is asked for. `None` once it is erased.
///
/// # Errors
/// Those of the store, and that there is no such line.
pub fn receipt(view: &View<'_>, seq: u64) -> Result<Option<Receipt>, StoreError> {
    let Some(payload) = payload(view, seq)? else { return Ok(None) };
    let sql = "SELECT l.leaf, r.salt, (SELECT note FROM checkpoint WHERE size > ?1 ORDER BY size LIMIT 1)
               FROM log l JOIN record r USING (seq) WHERE l.seq = ?1";
    type Row = (String, [u8; 32], String);
    let found: Option<Row> = view.one(sql, [place(seq)?], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (leaf, salt, note) = found.ok_or(StoreError::Unreadable("line of the log"))?;
    let entry = Entry::from_leaf(&leaf).ok_or(StoreError::Unreadable("line of the log"))?;
    let note = Note::parse(&note).ok_or(StoreError::Unreadable("checkpoint"))?;
    match Receipt::new(view, seq, note, payload, Salt(salt), entry) {
        Ok(receipt) => Ok(Some(receipt)),
        Err(TreeError::Nodes(error)) => Err(error),
        Err(TreeError::Outside) => Err(StoreError::Unreadable("checkpoint")),
    }
}

/// The log as it is stored, ready to go on.
pub(super) fn open_log(keys: &[SigningKey], view: &View<'_>, size: u64) -> Result<Log, StoreError> {
    // The log owns its keys; the writer keeps its own to open it again.
    let keys = keys.iter().filter_map(|key| SigningKey::parse(&key.to_text())).collect();
    Log::open(keys, view, size).map_err(|error| match error {
        OpenError::Keys => StoreError::Unreadable("signing keys"),
        OpenError::Nodes(error) => error,
    })
}

/// When the last line was recorded.
pub(super) fn last_at(view: &View<'_>) -> Result<Timestamp, StoreError> {
    let leaf: Option<String> = view.one("SELECT leaf FROM log ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))?;
    let at = |leaf: &String| Entry::from_leaf(leaf).map(|entry| entry.at());
    Ok(leaf.as_ref().and_then(at).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// Opens the log if nothing speaks against going on with it: the keys are its own, the tree is what was signed last, and it
/// begins with what was published.
pub(super) fn open_checked(keys: &[SigningKey], view: &View<'_>, published: Option<&Note>) -> Result<Log, LogError> {
    let size = size(view)?;
    let log = open_log(keys, view, size).map_err(|error| match error {
        StoreError::Unreadable("signing keys") => LogError::Keys,
        // A node that should be there is not: the tree is damaged, and `verify` says where.
        StoreError::Unreadable(_) => LogError::Damaged,
        error => LogError::Store(error),
    })?;
    match checkpoint(view)? {
        None if size > 0 => return Err(LogError::Damaged),
        None => {}
        Some(last) => {
            last.check(log.verifier()).map_err(|_| LogError::OtherKey)?;
            let signed = Checkpoint::parse(last.text()).ok_or(LogError::Damaged)?;
            let is_whole = signed.size == size && log.follows(view, &signed).is_ok();
            is_whole.then_some(()).ok_or(LogError::Damaged)?;
        }
    }
    if let Some(note) = published {
        note.check(log.verifier()).map_err(|_| LogError::NotOurs)?;
        let published = Checkpoint::parse(note.text()).ok_or(LogError::NotOurs)?;
        log.follows(view, &published).map_err(|error| match error {
            Discontinuity::OtherLog => LogError::NotOurs,
            Discontinuity::Shorter => LogError::Shorter { here: size, published: published.size },
            Discontinuity::Forked => LogError::Forked,
            Discontinuity::Nodes(error) => LogError::Store(error),
        })?;
    }
    Ok(log)
}

/// Reads a payload as it was stored: canonical, and nothing that only means the same.
pub(super) fn read_payload(text: &str) -> Result<Payload, StoreError> {
    let payload = serde_json::from_str(text).ok().and_then(|value| Payload::new(value).ok());
    payload.filter(|payload| payload.canonical() == text).ok_or(StoreError::Unreadable("record"))
}

/// A place in the log as tables have it.
pub(super) fn place(seq: u64) -> Result<i64, StoreError> {
    i64::try_from(seq).map_err(|_| StoreError::Unreadable("place in the log"))
}
