//! The append-only tree of RFC 6962: positions of its nodes, the roots of its sizes, and proofs.
//!
//! A store keeps the hash of every *complete* subtree, at most two for each leaf, as rows of (level, index, hash) that never
//! change. From them [`root`], [`prove_inclusion`] and [`prove_consistency`] read a few dozen rows, whatever the size of the
//! log. What is ragged at the right edge of a tree is hashed from complete subtrees when it is asked for.

mod frontier;
mod proving;
mod verifying;

pub use frontier::Frontier;
pub use proving::{prove_consistency, prove_inclusion, root};
pub use verifying::{is_consistent, is_included, root_of_inclusion};

use crate::Hash;

/// Where a complete subtree stands: it covers the leaves `index · 2^level` to `(index + 1) · 2^level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Its height: 0 for a leaf, at most 63.
    pub level: u8,
    /// Its number among the subtrees of its height, from 0.
    pub index: u64,
}

/// A complete subtree: a row of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub position: Position,
    /// Its hash.
    pub hash: Hash,
}

/// Reads the hashes of complete subtrees, for example from a table.
pub trait Nodes {
    /// Why a hash cannot be read.
    type Error;

    /// The hash at a position. Positions of subtrees that are not complete are never asked for.
    ///
    /// # Errors
    /// When there is none, or the store cannot be read.
    fn node(&self, position: Position) -> Result<Hash, Self::Error>;
}

/// Why there is no proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TreeError<E> {
    /// The leaf or the earlier size is not within the size.
    Outside,
    /// A hash could not be read.
    Nodes(E),
}

impl<E> From<E> for TreeError<E> {
    fn from(error: E) -> Self {
        Self::Nodes(error)
    }
}

/// Where RFC 6962 divides `size` leaves, of which there are at least two: the largest power of two below.
fn split(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}
