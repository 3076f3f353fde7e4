//! What a log says of itself (c2sp.org/tlog-checkpoint): who it is, how many leaves it has, and their root.

use std::fmt;

use crate::{Hash, decimal};

/// The text of a note that a log signs: its head at a size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: the name of its key.
    pub origin: String,
    /// How many leaves.
    pub size: u64,
    /// The root of the tree of these leaves.
    pub root: Hash,
    /// Further lines, which mean nothing here; Cabas writes none.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// The head of a log.
    pub fn new(origin: &str, size: u64, root: Hash) -> Self {
        Self { origin: origin.to_owned(), size, root, extensions: Vec::new() }
    }

    /// Reads the text of a note. Whether somebody signed it is the note's to say.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let mut line = || lines.next().filter(|line| !line.is_empty());
        let (origin, size, root) = (line()?, decimal::read(line()?)?, Hash::from_base64(line()?)?);
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        let is_right = extensions.iter().all(|line| !line.is_empty()) && (size > 0 || root == Hash::of_nothing());
        is_right.then(|| Self { extensions, ..Self::new(origin, size, root) })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())?;
        self.extensions.iter().try_for_each(|line| writeln!(formatter, "{line}"))
    }
}
