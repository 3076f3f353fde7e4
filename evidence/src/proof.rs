//! A proof that stands by itself (c2sp.org/tlog-proof): a place in a log, a way to its root, the root as the log signed it.

use std::fmt;

use data_encoding::BASE64;

use crate::{Checkpoint, Hash, Note, decimal};

/// The first line of a proof.
const HEAD: &str = "c2sp.org/tlog-proof@v1";
/// As many hashes as a tree can be high.
const LONGEST: usize = 64;

/// An inclusion proof and the signed checkpoint that it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    extra: Option<Vec<u8>>,
    index: u64,
    path: Vec<Hash>,
    note: Note,
    checkpoint: Checkpoint,
}

impl Proof {
    /// A proof for the leaf at `index`, from 0; `None` when the note is no checkpoint or the path longer than any tree is high.
    pub fn new(index: u64, path: Vec<Hash>, note: Note) -> Option<Self> {
        let checkpoint = Checkpoint::parse(note.text()).filter(|_| path.len() <= LONGEST)?;
        Some(Self { extra: None, index, path, note, checkpoint })
    }

    /// Reads a proof, whose last line ends. Every proof has one text: [`fmt::Display`] gives it back.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, note) = text.split_once("\n\n")?;
        let mut lines = head.split('\n').peekable();
        lines.next().filter(|line| *line == HEAD)?;
        let extra = lines.peek().and_then(|line| line.strip_prefix("extra "));
        let extra = extra.map(|extra| BASE64.decode(extra.as_bytes())).transpose().ok()?;
        let mut lines = lines.skip(usize::from(extra.is_some()));
        let index = decimal::read(lines.next()?.strip_prefix("index ")?)?;
        let path: Vec<Hash> = lines.take(LONGEST + 1).map(Hash::from_base64).collect::<Option<_>>()?;
        Some(Self { extra, ..Self::new(index, path, Note::parse(note)?)? })
    }

    /// Data that nobody vouches for, which other logs may add.
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// The place of the leaf, from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// Hashes from the leaf's sibling up to the root's child.
    pub fn path(&self) -> &[Hash] {
        &self.path
    }

    /// The checkpoint with its signatures.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// What the note says. Whether somebody signed it is the note's to say.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{HEAD}")?;
        if let Some(extra) = &self.extra {
            writeln!(formatter, "extra {}", BASE64.encode(extra))?;
        }
        writeln!(formatter, "index {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(formatter, "{}", hash.to_base64()))?;
        write!(formatter, "\n{}", self.note)
    }
}
