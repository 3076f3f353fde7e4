//! The tree as static files (c2sp.org/tlog-tiles): 256 hashes a file, or the fewer that there are yet.
//!
//! They name nobody: anyone may keep a copy, and check that the log only grew.

use crate::{Entry, Frontier, Hash, Nodes, Position, decimal};

/// Levels of the tree that a tile stands for.
const HEIGHT: u8 = 8;
/// Hashes of a full tile.
const FULL: u64 = Tile::FULL;
/// The highest level of tiles.
const TOP: u8 = 63 / HEIGHT;

/// A file of hashes: those of nodes at level `8 · level` of the tree, from `256 · index` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// 0 for hashes of leaves; one more for each 256-fold.
    pub level: u8,
    /// Its number within the level, from 0.
    pub index: u64,
    /// How many hashes: 256 in a full tile, at least one.
    pub width: u16,
}

impl Tile {
    /// Hashes of a full tile.
    pub const FULL: u64 = 1 << HEIGHT;

    /// Every tile of a tree of `size` leaves: the full ones, and at each level the partial one at the edge.
    pub fn of_tree(size: u64) -> Vec<Self> {
        Self::grown(0, size)
    }

    /// The tiles that a tree of `new` leaves has and that of `old` leaves had not: the files to write.
    pub fn grown(old: u64, new: u64) -> Vec<Self> {
        let levels = (0..=TOP).map(|level| (level, old >> (HEIGHT * level), new >> (HEIGHT * level)));
        let grown = levels.filter(|(_, old, new)| old < new);
        grown
            .flat_map(|(level, old, new)| {
                let full = (old / FULL..new / FULL).map(move |index| Self { level, index, width: FULL as u16 });
                let width = (new % FULL) as u16;
                full.chain((width > 0).then_some(Self { level, index: new / FULL, width }))
            })
            .collect()
    }

    /// Its address below the log's: `tile/0/x001/x234/067`, with `.p/112` when it is partial.
    pub fn path(self) -> String {
        self.below(&format!("tile/{}", self.level))
    }

    /// The address of the leaves of a tile of level 0: `tile/entries/…`.
    pub fn entries_path(self) -> String {
        self.below("tile/entries")
    }

    fn below(self, folder: &str) -> String {
        let mut number = format!("{:03}", self.index % 1000);
        let mut rest = self.index / 1000;
        while rest > 0 {
            number = format!("x{:03}/{number}", rest % 1000);
            rest /= 1000;
        }
        let partial = if u64::from(self.width) == FULL { String::new() } else { format!(".p/{}", self.width) };
        format!("{folder}/{number}{partial}")
    }

    /// Reads [`Self::path`].
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, decimal::read(width)?),
            None => (rest, FULL),
        };
        let digits = number.replace(['/', 'x'], "");
        let index = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        let tile = Self { level: decimal::read(level)?.try_into().ok()?, index, width: width.try_into().ok()? };
        let is_right = (1..=FULL).contains(&width) && tile.is_possible() && tile.path() == path;
        is_right.then_some(tile)
    }

    /// Whether some tree of fewer than 2^64 leaves has it.
    fn is_possible(self) -> bool {
        self.level <= TOP && self.index.leading_zeros() >= u32::from(HEIGHT * (self.level + 1))
    }

    /// Its bytes: hash after hash.
    ///
    /// # Errors
    /// Those of the store.
    pub fn hashes<N: Nodes>(self, nodes: &N) -> Result<Vec<u8>, N::Error> {
        let first = self.index.saturating_mul(FULL);
        let mut bytes = Vec::with_capacity(usize::from(self.width) * 32);
        for index in first..first + u64::from(self.width) {
            bytes.extend(nodes.node(Position { level: self.level.saturating_mul(HEIGHT), index })?.0);
        }
        Ok(bytes)
    }
}

/// The leaves of a tile of level 0, each after its length in two bytes, the greater first.
pub fn bundle<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<u8> {
    let leaves = entries.into_iter().map(Entry::leaf);
    // A leaf has five short fields: it never comes near 65,535 bytes.
    leaves.flat_map(|leaf| [&(leaf.len() as u16).to_be_bytes(), leaf.as_bytes()].concat()).collect()
}

/// Reads nodes from published tiles: what a witness does who keeps the last checkpoint and asks whether the next one begins with it.
pub struct TileNodes<F> {
    /// How many leaves the checkpoint says that there are.
    pub size: u64,
    /// Gives the bytes of a tile.
    pub read: F,
}

/// Why a node cannot be read from tiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileError<E> {
    /// A tile could not be read.
    Read(E),
    /// A tile is shorter or longer than its width, or the tree is too small for what was asked.
    Size,
}

impl<E, F: Fn(Tile) -> Result<Vec<u8>, E>> Nodes for TileNodes<F> {
    type Error = TileError<E>;

    fn node(&self, position: Position) -> Result<Hash, TileError<E>> {
        let (level, height) = (position.level / HEIGHT, position.level % HEIGHT);
        let first = position.index << height;
        let (index, count) = (first / FULL, 1 << height);
        let width = (self.size >> (HEIGHT * level)).saturating_sub(index * FULL).min(FULL);
        if width == 0 {
            return Err(TileError::Size);
        }
        let bytes = (self.read)(Tile { level, index, width: width as u16 }).map_err(TileError::Read)?;
        let hashes: Option<Vec<Hash>> = bytes.chunks(32).map(Hash::from_bytes).collect();
        let hashes = hashes.filter(|hashes| hashes.len() as u64 == width).ok_or(TileError::Size)?;
        let mut subtree = Frontier::default();
        for hash in hashes.into_iter().skip((first % FULL) as usize).take(count) {
            subtree.append(hash);
        }
        if subtree.size() == count as u64 { Ok(subtree.root()) } else { Err(TileError::Size) }
    }
}
