//! Rolls: lists that are shown page by page. Whoever shows a page of one has seen that page and how many there are in all, and
//! hangs on no other page of it.

use domain::{AmapStatus, Vocabulary};

use crate::atlas::{AmapIx, Atlas};
use crate::footprint::{Key, Table, key, see, state};

/// A list in pages.
#[derive(Debug)]
pub struct Roll<T> {
    key: Key,
    per_page: usize,
    items: Vec<T>,
    statuses: Vec<(AmapStatus, usize)>,
}

impl<T> Roll<T> {
    /// The list of this kind and id, so many a page.
    pub fn new(kind: &str, id: impl std::hash::Hash, per_page: usize, items: Vec<T>) -> Self {
        Self { key: key(kind, id), per_page, items, statuses: Vec::new() }
    }

    /// All of it.
    pub fn all(&self) -> &[T] {
        see(self.key);
        &self.items
    }

    /// The page `number`, from 1.
    pub fn part(&self, number: usize) -> &[T] {
        see(self.part_key(number));
        self.items.chunks(self.per_page).nth(number.saturating_sub(1)).unwrap_or_default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        see(self.counts_key());
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// In what state it is, whole and part by part; gives that of the whole.
    pub fn states(&self, id: impl Fn(&T) -> Key, table: &mut Table) -> u64 {
        let ids: Vec<Key> = self.items.iter().map(id).collect();
        let counts: Vec<_> = self.statuses.iter().map(|(status, count)| (status.key(), *count)).collect();
        let whole = state((&ids, &counts));
        table.insert(self.key, whole);
        table.insert(self.counts_key(), state((ids.len(), counts)));
        for (number, part) in (1..).zip(ids.chunks(self.per_page)) {
            table.insert(self.part_key(number), state(part));
        }
        whole
    }

    fn part_key(&self, number: usize) -> Key {
        key("part", (self.key, number))
    }

    fn counts_key(&self) -> Key {
        key("counts", self.key)
    }
}

impl Roll<AmapIx> {
    /// A list of AMAPs, with how many have each status.
    pub fn of_amaps(kind: &str, id: impl std::hash::Hash, per_page: usize, amaps: Vec<AmapIx>, atlas: &Atlas) -> Self {
        let counted = AmapStatus::ALL.iter().map(|status| {
            let count = amaps.iter().filter(|amap| atlas[**amap].status == *status).count();
            (*status, count)
        });
        let statuses = counted.filter(|(_, count)| *count > 0).collect();
        Self { statuses, ..Self::new(kind, id, per_page, amaps) }
    }

    /// How many have each status; those that none has are left out.
    pub fn statuses(&self) -> &[(AmapStatus, usize)] {
        see(self.counts_key());
        &self.statuses
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footprint;

    #[test]
    fn a_page_hangs_on_its_own_part_and_on_the_count_alone() {
        let table = |items: &[u64]| {
            let (roll, mut table) = (Roll::new("roll", 0, 2, items.to_vec()), Table::default());
            roll.states(|item| *item, &mut table);
            let seen = |look: &dyn Fn(&Roll<u64>)| footprint::of(|| look(&roll)).1;
            let looks: [Vec<Key>; 4] = [
                seen(&|roll| _ = roll.part(1)),
                seen(&|roll| _ = roll.part(2)),
                seen(&|roll| _ = roll.len()),
                seen(&|roll| _ = roll.all()),
            ];
            looks.map(|look| table.state(0, &look))
        };
        let before = table(&[1, 2, 3, 4]);
        let differs = |items: &[u64]| {
            let after = table(items);
            [0, 1, 2, 3].map(|at| before[at] != after[at])
        };
        assert_eq!(differs(&[1, 2, 4, 3]), [false, true, false, true]);
        assert_eq!(differs(&[2, 1, 3, 4]), [true, false, false, true]);
        assert_eq!(differs(&[1, 2, 3, 4, 5]), [false, false, true, true]);
    }
}
