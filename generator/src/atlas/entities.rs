//! A list of AMAPs, farms, contracts or local networks: whoever takes one of them has seen that one, whoever reads the list
//! has seen all.

use std::ops::{Deref, DerefMut};

use crate::footprint::{self, Key};

/// A list of entities of one kind.
#[derive(Debug)]
pub struct Entities<T> {
    whole: Key,
    keys: Vec<Key>,
    items: Vec<T>,
}

impl<T> Entities<T> {
    /// A list; an entity is known by its kind and `id`.
    pub fn new<I: std::hash::Hash>(kind: &str, items: Vec<T>, id: impl Fn(&T) -> I) -> Self {
        let keys = items.iter().map(|item| footprint::key(kind, id(item))).collect();
        Self { whole: footprint::key("whole", kind), keys, items }
    }

    /// The entity at a position.
    pub(super) fn at(&self, index: usize) -> &T {
        footprint::see(self.keys[index]);
        &self.items[index]
    }

    /// What the entity at a position is known by.
    pub fn key(&self, index: usize) -> Key {
        self.keys[index]
    }

    /// How many there are: whoever asks has seen that, and none of them.
    pub fn len(&self) -> usize {
        footprint::see(self.count());
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What their number is known by.
    pub fn count(&self) -> Key {
        footprint::key("count", self.whole)
    }

    /// What the list is known by.
    pub fn whole(&self) -> Key {
        self.whole
    }
}

impl<T> Deref for Entities<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        footprint::see(self.whole);
        &self.items
    }
}

impl<T> DerefMut for Entities<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}
