//! The log as its one writer sees it: a batch of entries in, rows and one signed checkpoint out.
//!
//! ```
//! # use evidence::{Entry, Hash, Log, Node, Nodes, Payload, Position, Receipt, Salt, SigningKey};
//! # use std::collections::HashMap;
//! # #[derive(Default)] struct Table(HashMap<Position, Hash>);
//! # impl Nodes for Table {
//! #     type Error = ();
//! #     fn node(&self, position: Position) -> Result<Hash, ()> { self.0.get(&position).copied().ok_or(()) }
//! # }
//! # impl Table { fn insert(&mut self, node: Node) { self.0.insert(node.position, node.hash); } }
//! # let mut table = Table::default();
//! # let payload = Payload::new(serde_json::json!({ "v": 1, "kind": "contract-signed" })).unwrap();
//! # let (salt, now, size) = (Salt([7; 32]), jiff::Timestamp::UNIX_EPOCH, 0);
//! # let key = SigningKey::from_seed("amap.example/journal", &[1; 32]).unwrap();
//! let mut log = Log::open(vec![key], &table, size).unwrap();
//! let entry = Entry::new(&payload, salt, now, None);
//! let batch = log.append(std::slice::from_ref(&entry));
//! for node in &batch.nodes {
//!     table.insert(*node); // in the transaction of the batch, with `batch.checkpoint` and what was signed
//! }
//! let (index, checkpoint) = (batch.first, batch.checkpoint.clone());
//! batch.keep(); // once the transaction is on the disk
//! let receipt = Receipt::new(&table, index, checkpoint, payload, salt, entry).unwrap();
//! assert!(receipt.verify(log.verifier()).is_ok());
//! ```

use crate::Entry;
use crate::note::{Checkpoint, Note, SigningKey, VerifierKey};
use crate::tree::{Frontier, Node, Nodes, root};

/// A log that grows.
#[derive(Debug)]
pub struct Log {
    /// The key that signs, and during a rotation its successor.
    key: SigningKey,
    more_keys: Vec<SigningKey>,
    frontier: Frontier,
}

/// Why a log is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError<E> {
    /// There is no key, or they have not all the same name.
    Keys,
    /// A hash could not be read.
    Nodes(E),
}

/// Why a log is not the one that was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discontinuity<E> {
    /// The checkpoint is of a log of another name.
    OtherLog,
    /// What was published has more entries: an old copy was restored. Going on would sign another past.
    Shorter,
    /// The first entries are not those that were published.
    Forked,
    /// A hash could not be read.
    Nodes(E),
}

/// Entries that are in the tree once they are kept. Dropping it forgets them, as a transaction that is rolled back.
#[derive(Debug)]
#[must_use = "a batch that is not kept never was"]
pub struct Appended<'a> {
    log: &'a mut Log,
    frontier: Frontier,
    /// The place of the first entry, from 0; the others follow.
    pub first: u64,
    /// The rows to store, each new.
    pub nodes: Vec<Node>,
    /// The checkpoint of the tree with these entries.
    pub checkpoint: Note,
}

impl Log {
    /// The stored log of `size` entries. The last key is the newest; there are two during a rotation.
    ///
    /// # Errors
    /// When the keys are not those of one log, and those of the store.
    pub fn open<N: Nodes>(keys: Vec<SigningKey>, nodes: &N, size: u64) -> Result<Self, OpenError<N::Error>> {
        let mut keys = keys.into_iter();
        let key = keys.next().ok_or(OpenError::Keys)?;
        let more_keys: Vec<SigningKey> = keys.collect();
        if more_keys.iter().any(|more| more.verifier().name() != key.verifier().name()) {
            return Err(OpenError::Keys);
        }
        let frontier = Frontier::read(nodes, size).map_err(OpenError::Nodes)?;
        Ok(Self { key, more_keys, frontier })
    }

    /// Whether the stored log begins with what was published last: to be asked at each start, before anything is signed.
    /// Whether the checkpoint is the log's own, [`Note::check`] says.
    ///
    /// # Errors
    /// Why nothing may be signed.
    pub fn follows<N: Nodes>(&self, nodes: &N, published: &Checkpoint) -> Result<(), Discontinuity<N::Error>> {
        if published.origin != self.verifier().name() {
            return Err(Discontinuity::OtherLog);
        }
        if published.size > self.size() {
            return Err(Discontinuity::Shorter);
        }
        let own = root(nodes, published.size).map_err(Discontinuity::Nodes)?;
        if own == published.root { Ok(()) } else { Err(Discontinuity::Forked) }
    }

    /// The tree with further entries: some hashes a leaf, and one signature.
    pub fn append(&mut self, entries: &[Entry]) -> Appended<'_> {
        let mut frontier = self.frontier.clone();
        let nodes = entries.iter().flat_map(|entry| frontier.append(entry.hash())).collect();
        let (first, checkpoint) = (self.size(), self.sign(&frontier));
        Appended { log: self, frontier, first, nodes, checkpoint }
    }

    /// The checkpoint of the tree as it is.
    pub fn checkpoint(&self) -> Note {
        self.sign(&self.frontier)
    }

    /// How many entries there are.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The public key; during a rotation, the one that people have.
    pub fn verifier(&self) -> &VerifierKey {
        self.key.verifier()
    }

    fn sign(&self, frontier: &Frontier) -> Note {
        let text = Checkpoint::new(self.verifier().name(), frontier.size(), frontier.root()).to_string();
        Note::of_text(text, std::iter::once(&self.key).chain(&self.more_keys))
    }
}

impl Appended<'_> {
    /// Goes on from here: the rows and the checkpoint are stored.
    pub fn keep(self) {
        self.log.frontier = self.frontier;
    }
}
