//! Prefixes that too many keys share for anybody to read all their rows.

use crate::tree::{Row, Tree, WIDE};

impl Tree {
    /// The prefixes of two letters or more that are wide, with their rows.
    pub(crate) fn wide(&self) -> Vec<(&str, &[Row])> {
        let mut wide: Vec<(&str, &[Row])> = Vec::new();
        // A wide prefix begins two separators at least.
        for pair in self.leaves.windows(2) {
            let [(a, _), (b, _)] = pair else { continue };
            let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
            for prefix in (2..=same).filter_map(|end| b.get(..end)) {
                if wide.iter().rev().take_while(|(known, _)| known.get(..2) == prefix.get(..2)).any(|w| w.0 == prefix) {
                    continue;
                }
                let first = self.leaves.partition_point(|(separator, _)| separator.as_str() <= prefix);
                let after = |leaf: &(String, usize)| leaf.0.as_str() <= prefix || leaf.0.starts_with(prefix);
                if self.leaves.partition_point(after) + 1 - first > WIDE {
                    let start = self.rows.partition_point(|row| row.key.as_str() < prefix);
                    let rows = self.rows.get(start..).unwrap_or_default();
                    let end = rows.partition_point(|row| row.key.starts_with(prefix));
                    wide.push((prefix, rows.get(..end).unwrap_or_default()));
                }
            }
        }
        wide
    }
}
