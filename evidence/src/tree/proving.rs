//! Roots and proofs from stored nodes (RFC 6962, 2.1.1 and 2.1.2).

use std::ops::Range;

use super::{Nodes, Position, TreeError, split};
use crate::Hash;

/// The root of the tree as it was with `size` leaves.
///
/// # Errors
/// Those of the store.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Hash, N::Error> {
    if size == 0 { Ok(Hash::of_nothing()) } else { subtree(nodes, 0..size) }
}

/// The proof that the tree of `size` leaves holds the leaf `index`: hashes from the leaf's sibling up to the root's child.
///
/// # Errors
/// When there is no such leaf, and those of the store.
pub fn prove_inclusion<N: Nodes>(nodes: &N, index: u64, size: u64) -> Result<Vec<Hash>, TreeError<N::Error>> {
    if index >= size {
        return Err(TreeError::Outside);
    }
    let (mut leaves, mut path) = (0..size, Vec::new());
    while leaves.end - leaves.start > 1 {
        let [left, right] = halves(&leaves);
        let (own, other) = if left.contains(&index) { (left, right) } else { (right, left) };
        path.push(subtree(nodes, other)?);
        leaves = own;
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of `new` leaves begins with that of `old` leaves. It is empty for `old` 0, and for the same size.
///
/// # Errors
/// When the tree would have shrunk, and those of the store.
pub fn prove_consistency<N: Nodes>(nodes: &N, old: u64, new: u64) -> Result<Vec<Hash>, TreeError<N::Error>> {
    if old > new {
        return Err(TreeError::Outside);
    }
    let (mut leaves, mut path) = (0..new, Vec::new());
    while old > 0 && leaves.end != old {
        let [left, right] = halves(&leaves);
        let (own, other) = if old <= left.end { (left, right) } else { (right, left) };
        path.push(subtree(nodes, other)?);
        leaves = own;
    }
    // The old tree as a whole is known to who asks; a part of it is not.
    if old > 0 && leaves.start > 0 {
        path.push(subtree(nodes, leaves)?);
    }
    path.reverse();
    Ok(path)
}

/// The hash of leaves that the tree divides off: a stored node, or one made of a stored node and what is right of it.
fn subtree<N: Nodes>(nodes: &N, leaves: Range<u64>) -> Result<Hash, N::Error> {
    let size = leaves.end - leaves.start;
    if size.is_power_of_two() {
        let level = size.trailing_zeros();
        return nodes.node(Position { level: level as u8, index: leaves.start >> level });
    }
    let [left, right] = halves(&leaves);
    Ok(Hash::of_node(subtree(nodes, left)?, subtree(nodes, right)?))
}

/// The two parts of at least two leaves.
fn halves(leaves: &Range<u64>) -> [Range<u64>; 2] {
    let middle = leaves.start + split(leaves.end - leaves.start);
    [leaves.start..middle, middle..leaves.end]
}
