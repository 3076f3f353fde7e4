//! The tree against its definition: every size and every leaf of small trees, some of large ones, and what is not true.

use std::cell::Cell;
use std::collections::HashMap;

use evidence::tree::{is_consistent, is_included, prove_consistency, prove_inclusion, root, root_of_inclusion};
use evidence::{Frontier, Hash, Nodes, Position, TreeError};
use proptest::prelude::*;

/// The rows of a store, which counts what is read of it.
#[derive(Default)]
struct Rows {
    hashes: HashMap<Position, Hash>,
    reads: Cell<usize>,
}

impl Nodes for Rows {
    type Error = Position;

    fn node(&self, position: Position) -> Result<Hash, Position> {
        self.reads.set(self.reads.get() + 1);
        self.hashes.get(&position).copied().ok_or(position)
    }
}

fn leaf(number: u64) -> Hash {
    Hash::of_leaf(format!("feuille {number}").as_bytes())
}

/// The rows of a tree, and its frontier at each size.
fn grown(size: u64) -> (Rows, Vec<Frontier>) {
    let (mut rows, mut frontier) = (Rows::default(), Frontier::default());
    let mut frontiers = vec![frontier.clone()];
    for number in 0..size {
        for node in frontier.append(leaf(number)) {
            assert!(rows.hashes.insert(node.position, node.hash).is_none(), "a row is written once");
        }
        frontiers.push(frontier.clone());
    }
    (rows, frontiers)
}

/// MTH of RFC 6962, 2.1, word by word.
fn defined(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_nothing(),
        [one] => *one,
        many => {
            let mut k = 1;
            while 2 * k < many.len() {
                k *= 2;
            }
            Hash::of_node(defined(&many[..k]), defined(&many[k..]))
        }
    }
}

/// PATH of RFC 6962, 2.1.1, word by word.
fn path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (mut path, other) = if index < k {
        (path(index, &leaves[..k]), defined(&leaves[k..]))
    } else {
        (path(index - k, &leaves[k..]), defined(&leaves[..k]))
    };
    path.push(other);
    path
}

/// SUBPROOF of RFC 6962, 2.1.2, word by word.
fn subproof(old: usize, leaves: &[Hash], is_whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if is_whole { Vec::new() } else { vec![defined(leaves)] };
    }
    let k = leaves.len().next_power_of_two() / 2;
    let (mut proof, other) = if old <= k {
        (subproof(old, &leaves[..k], is_whole), defined(&leaves[k..]))
    } else {
        (subproof(old - k, &leaves[k..], false), defined(&leaves[..k]))
    };
    proof.push(other);
    proof
}

const SIZE: u64 = 300;

#[test]
fn roots_of_every_size_are_as_defined() {
    let (rows, frontiers) = grown(SIZE);
    let leaves: Vec<Hash> = (0..SIZE).map(leaf).collect();
    for (size, frontier) in frontiers.iter().enumerate() {
        let expected = defined(&leaves[..size]);
        assert_eq!(frontier.root(), expected, "{size}");
        assert_eq!(root(&rows, size as u64), Ok(expected), "{size}");
        assert_eq!(Frontier::read(&rows, size as u64).as_ref(), Ok(frontier), "{size}");
    }
    assert_eq!(rows.hashes.len() as u64, 2 * SIZE - u64::from(SIZE.count_ones()), "complete subtrees only");
}

#[test]
fn every_leaf_of_every_size_is_proven() {
    let (rows, frontiers) = grown(SIZE);
    let leaves: Vec<Hash> = (0..SIZE).map(leaf).collect();
    for size in 1..=SIZE {
        let root = frontiers[size as usize].root();
        for index in 0..size {
            let proof = prove_inclusion(&rows, index, size).unwrap();
            if size <= 70 || size == SIZE {
                assert_eq!(proof, path(index as usize, &leaves[..size as usize]), "{index} of {size}");
            }
            assert!(is_included(leaf(index), index, size, &proof, root), "{index} of {size}");
            assert!(!is_included(leaf(index + 1), index, size, &proof, root), "another leaf");
            assert!(!is_included(leaf(index), (index + 1) % size, size, &proof, root) || size == 1, "another place");
        }
        assert_eq!(prove_inclusion(&rows, size, size), Err(TreeError::Outside));
        assert_eq!(root_of_inclusion(leaf(size), size, size, &[]), None);
    }
    assert!(matches!(prove_inclusion(&rows, 0, SIZE + 1), Err(TreeError::Nodes(_))), "a row that is not there");
}

#[test]
fn every_size_begins_with_every_smaller_one() {
    let (rows, frontiers) = grown(64);
    let leaves: Vec<Hash> = (0..64).map(leaf).collect();
    let tree = |size: u64| (size, frontiers[size as usize].root());
    for new in 0..=64 {
        for old in 0..=new {
            let proof = prove_consistency(&rows, old, new).unwrap();
            let defined = if old == 0 { Vec::new() } else { subproof(old as usize, &leaves[..new as usize], true) };
            assert_eq!(proof, defined, "{old} of {new}");
            assert!(is_consistent(tree(old), tree(new), &proof), "{old} of {new}");
            let other = (old, Hash::of(b"x"));
            assert!(!is_consistent(other, tree(new), &proof), "another old root, {old} of {new}");
            if old > 0 {
                assert!(!is_consistent(tree(old), (new, Hash::of(b"x")), &proof), "another new root, {old} of {new}");
            }
            if old < new {
                assert!(!is_consistent(tree(new), tree(old), &proof), "a tree that shrinks");
                assert_eq!(prove_consistency(&rows, new, old), Err(TreeError::Outside));
            }
        }
    }
}

#[test]
fn a_proof_that_is_bent_proves_nothing() {
    let (rows, frontiers) = grown(64);
    for size in 1..=64_u64 {
        let root = frontiers[size as usize].root();
        for index in 0..size {
            let right = prove_inclusion(&rows, index, size).unwrap();
            for wrong in bent(&right) {
                assert!(!is_included(leaf(index), index, size, &wrong, root), "{index} of {size}");
            }
        }
        for old in 1..=size {
            let right = prove_consistency(&rows, old, size).unwrap();
            for wrong in bent(&right) {
                let old = (old, frontiers[old as usize].root());
                assert!(!is_consistent(old, (size, root), &wrong), "{old:?} of {size}");
            }
        }
    }
}

/// A proof with a hash changed, taken away, added, or with two changed over.
fn bent(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let mut all = vec![[proof, &[Hash::of_nothing()]].concat(), [&[Hash::of_nothing()], proof].concat()];
    for at in 0..proof.len() {
        let mut changed = proof.to_vec();
        changed[at].0[at % 32] ^= 1;
        let mut shorter = proof.to_vec();
        shorter.remove(at);
        all.extend([changed, shorter]);
        if at > 0 {
            let mut swapped = proof.to_vec();
            swapped.swap(at - 1, at);
            all.push(swapped);
        }
    }
    all
}

#[test]
fn a_large_log_is_proven_from_a_few_rows() {
    let (rows, frontiers) = grown(100_000);
    let tree = |size: u64| (size, frontiers[size as usize].root());
    for (index, size) in [(0, 100_000), (99_999, 100_000), (65_535, 100_000), (65_536, 99_999), (50_000, 65_537)] {
        rows.reads.set(0);
        let proof = prove_inclusion(&rows, index, size).unwrap();
        assert!(is_included(leaf(index), index, size, &proof, tree(size).1));
        assert!(rows.reads.get() <= 34, "{} rows read", rows.reads.get());
        rows.reads.set(0);
        let proof = prove_consistency(&rows, index + 1, size).unwrap();
        assert!(is_consistent(tree(index + 1), tree(size), &proof));
        assert!(rows.reads.get() <= 51, "{} rows read", rows.reads.get());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_log_in_any_batches_is_proven(batches in prop::collection::vec(1..40_u64, 1..12), pick in any::<prop::sample::Index>()) {
        let (mut rows, mut frontier, mut sizes) = (Rows::default(), Frontier::default(), vec![(0, Hash::of_nothing())]);
        for batch in batches {
            let mut next = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
            for number in frontier.size()..frontier.size() + batch {
                rows.hashes.extend(next.append(leaf(number)).into_iter().map(|node| (node.position, node.hash)));
            }
            frontier = next;
            sizes.push((frontier.size(), frontier.root()));
        }
        let new = (frontier.size(), frontier.root());
        for old in sizes {
            prop_assert!(is_consistent(old, new, &prove_consistency(&rows, old.0, new.0).unwrap()));
        }
        let index = pick.index(new.0 as usize) as u64;
        prop_assert!(is_included(leaf(index), index, new.0, &prove_inclusion(&rows, index, new.0).unwrap(), new.1));
    }

    #[test]
    fn nothing_that_is_sent_makes_the_verifier_stumble(
        index: u64, size: u64, old: u64,
        path in prop::collection::vec(prop::array::uniform32(any::<u8>()).prop_map(Hash), 0..80),
    ) {
        let root = Hash::of_nothing();
        prop_assert!(!is_included(leaf(0), index, size, &path, root));
        prop_assert!(old == 0 && path.is_empty() || !is_consistent((old, root), (size, leaf(1)), &path));
    }
}
