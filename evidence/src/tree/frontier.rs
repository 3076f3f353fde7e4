//! What a tree needs of itself to grow: the complete subtrees that stand side by side at its right edge.

use super::{Node, Nodes, Position};
use crate::Hash;

/// The right edge of a tree: a hash for each bit of its size. Appending hashes about once a leaf, and the root some dozens of
/// times, however large the tree is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// The complete subtrees from left to right, so from tall to small.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The frontier of a stored tree of `size` leaves.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read<N: Nodes>(nodes: &N, size: u64) -> Result<Self, N::Error> {
        let peaks = peaks(size).map(|position| nodes.node(position)).collect::<Result<_, _>>()?;
        Ok(Self { size, peaks })
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf, by its hash. Gives the subtrees that it completes, itself first: the rows to store.
    pub fn append(&mut self, leaf: Hash) -> Vec<Node> {
        let mut top = Node { position: Position { level: 0, index: self.size }, hash: leaf };
        let mut completed = vec![top];
        while top.position.index % 2 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            let position = Position { level: top.position.level + 1, index: top.position.index / 2 };
            top = Node { position, hash: Hash::of_node(left, top.hash) };
            completed.push(top);
        }
        self.peaks.push(top.hash);
        self.size += 1;
        completed
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let right_to_left = self.peaks.iter().rev().copied();
        right_to_left.reduce(|right, left| Hash::of_node(left, right)).unwrap_or_else(Hash::of_nothing)
    }

    /// Eight bytes of size, the first the greatest, then the hashes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let hashes = self.peaks.iter().flat_map(|hash| hash.0);
        self.size.to_be_bytes().into_iter().chain(hashes).collect()
    }

    /// Reads [`Self::to_bytes`]; `None` when the hashes are not as many as the size needs.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, hashes) = bytes.split_at_checked(8)?;
        let size = u64::from_be_bytes(size.try_into().ok()?);
        let peaks: Vec<Hash> = hashes.chunks(32).map(Hash::from_bytes).collect::<Option<_>>()?;
        (peaks.len() == size.count_ones() as usize).then_some(Self { size, peaks })
    }
}

/// The complete subtrees of a tree of `size` leaves, from left to right.
fn peaks(size: u64) -> impl Iterator<Item = Position> {
    let levels = (0..64_u8).rev().filter(move |level| size >> level & 1 == 1);
    levels.map(move |level| Position { level, index: (size >> level) - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Leaves of the reference tests of Certificate Transparency, and the roots of their trees.
    const LEAVES: [&str; 8] =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const ROOTS: [&str; 9] = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    #[test]
    fn roots_are_those_of_certificate_transparency() {
        let mut frontier = Frontier::default();
        assert_eq!(frontier.root().to_hex(), ROOTS[0]);
        for (leaf, root) in LEAVES.iter().zip(&ROOTS[1..]) {
            let leaf = data_encoding::HEXLOWER.decode(leaf.as_bytes()).unwrap();
            frontier.append(Hash::of_leaf(&leaf));
            assert_eq!(frontier.root().to_hex(), *root);
        }
    }

    #[test]
    fn each_leaf_completes_as_many_subtrees_as_its_number_has_low_ones() {
        let mut frontier = Frontier::default();
        let leaf = |number: u64| Hash::of_leaf(&number.to_be_bytes());
        for number in 0..64 {
            let completed = frontier.append(leaf(number));
            assert_eq!(completed[0].hash, leaf(number));
            let positions: Vec<_> = completed.iter().map(|node| (node.position.level, node.position.index)).collect();
            let expected: Vec<_> = (0..=number.trailing_ones() as u8).map(|level| (level, number >> level)).collect();
            assert_eq!(positions, expected);
        }
    }

    #[test]
    fn a_frontier_is_stored_and_read_back() {
        let mut frontier = Frontier::default();
        for number in 0..70_u8 {
            let bytes = frontier.to_bytes();
            assert_eq!(Frontier::from_bytes(&bytes), Some(frontier.clone()));
            for wrong in [&bytes[1..], &[&bytes[..], &[0; 32]].concat(), &[&bytes[..], &[0]].concat()] {
                assert_eq!(Frontier::from_bytes(wrong), None);
            }
            frontier.append(Hash::of_leaf(&[number]));
        }
        assert_eq!(peaks(u64::MAX).count(), 64);
    }
}
