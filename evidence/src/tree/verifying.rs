//! Proofs checked: the definitions of RFC 6962 read backwards. A path is as long as the tree is high, so they end.

use super::split;
use crate::Hash;

/// Whether `path` proves that the tree of this root and `size` leaves holds the leaf at `index`.
pub fn is_included(leaf: Hash, index: u64, size: u64, path: &[Hash], root: Hash) -> bool {
    root_of_inclusion(leaf, index, size, path) == Some(root)
}

/// The root to which a leaf and its path lead; `None` when there is no such leaf or the path is too long or too short.
pub fn root_of_inclusion(leaf: Hash, index: u64, size: u64, path: &[Hash]) -> Option<Hash> {
    if index >= size {
        return None;
    }
    if size == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (&other, path) = path.split_last()?;
    let middle = split(size);
    if index < middle {
        Some(Hash::of_node(root_of_inclusion(leaf, index, middle, path)?, other))
    } else {
        Some(Hash::of_node(other, root_of_inclusion(leaf, index - middle, size - middle, path)?))
    }
}

/// Whether `path` proves that the tree of size and root `new` begins with that of `old`. Every tree begins with the empty one.
pub fn is_consistent(old: (u64, Hash), new: (u64, Hash), path: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 {
        return path.is_empty() && old_root == Hash::of_nothing() && (new_size > 0 || new_root == old_root);
    }
    old_size <= new_size && roots(old_size, new_size, Some(old_root), path) == Some((old_root, new_root))
}

/// The roots of the first `old` leaves and of all `size` leaves. `known` is the first, where it is a whole old tree.
fn roots(old: u64, size: u64, known: Option<Hash>, path: &[Hash]) -> Option<(Hash, Hash)> {
    if old == size {
        return match (known, path) {
            (Some(known), []) => Some((known, known)),
            (None, [part]) => Some((*part, *part)),
            _ => None,
        };
    }
    let (&other, path) = path.split_last()?;
    let middle = split(size);
    if old <= middle {
        let (before, after) = roots(old, middle, known, path)?;
        Some((before, Hash::of_node(after, other)))
    } else {
        let (before, after) = roots(old - middle, size - middle, None, path)?;
        Some((Hash::of_node(other, before), Hash::of_node(other, after)))
    }
}
