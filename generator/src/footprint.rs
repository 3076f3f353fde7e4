//! Footprint: what was looked at while a file was made. When all of it is as it was, the file need not be made anew.
//!
//! Whoever reads an AMAP, a farm or a contract of the atlas, or one of the lists that pages share, leaves its [`Key`]
//! without knowing it: the atlas and [`Seen`] record every look. A [`Table`] says in what state each of them is in a build.
//! Looks are recorded by thread: a job must not hand its reading to other threads.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

/// What was looked at: an entity, or a list. The same in every build of the same program.
pub type Key = u64;
/// In what state something is: a hash of all that can be seen of it.
pub type State = u64;

thread_local! {
    static SEEN: RefCell<Option<Vec<Key>>> = const { RefCell::new(None) };
}

/// The key of a thing of a kind.
pub fn key(kind: &str, id: impl Hash) -> Key {
    state((kind, id))
}

/// A state, or a part of one, from what it depends on.
pub fn state(of: impl Hash) -> State {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Records a look.
pub fn see(key: Key) {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen
            && seen.last() != Some(&key)
        {
            seen.push(key);
        }
    });
}

/// Does something, and tells at what it looked: each key once, in order.
pub fn of<T>(work: impl FnOnce() -> T) -> (T, Vec<Key>) {
    // A thread that waits for others may be lent to another job: what it had seen until then is kept.
    let before = SEEN.replace(Some(Vec::new()));
    let value = work();
    let mut seen = SEEN.replace(before).unwrap_or_default();
    seen.sort_unstable();
    seen.dedup();
    (value, seen)
}

/// A thing that is seen as a whole by whoever reads it.
#[derive(Debug, Clone)]
pub struct Seen<T> {
    key: Key,
    value: T,
}

impl<T> Seen<T> {
    /// A thing and its name.
    pub fn new(name: &str, value: T) -> Self {
        Self { key: key("whole", name), value }
    }

    /// Its key.
    pub fn key(&self) -> Key {
        self.key
    }

    /// The thing itself, read by nobody who makes a file.
    pub fn unseen(&self) -> &T {
        &self.value
    }
}

impl<T> Deref for Seen<T> {
    type Target = T;
    fn deref(&self) -> &T {
        see(self.key);
        &self.value
    }
}

impl<T> DerefMut for Seen<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// A value that is made when somebody asks for it, and shared: all who ask have seen what it was made from.
#[derive(Debug)]
pub struct Once<T>(OnceLock<(T, Vec<Key>)>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Once<T> {
    /// The value, made now unless it is there.
    pub fn get_or_make(&self, make: impl FnOnce() -> T) -> &T {
        let (value, seen) = self.0.get_or_init(|| of(make));
        seen.iter().copied().for_each(see);
        value
    }
}

/// In what state everything is that can be looked at in a build.
#[derive(Debug, Default)]
pub struct Table {
    common: State,
    states: HashMap<Key, State, BuildHasherDefault<AsItIs>>,
}

/// Keys are hashes already.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = state(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

impl Table {
    /// A table of what is in this `common` state, which everything shows.
    pub fn new(common: State) -> Self {
        Self { common, states: HashMap::default() }
    }

    /// Something, and its state.
    pub fn insert(&mut self, key: Key, state: State) {
        self.states.insert(key, state);
    }

    /// The state of something; of what is not there, that it is not.
    pub fn get(&self, key: Key) -> State {
        self.states.get(&key).copied().unwrap_or_default()
    }

    /// The state of what was seen, of what everything shows, and of what a file is by itself.
    pub fn state(&self, own: State, seen: &[Key]) -> State {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(self.common);
        hasher.write_u64(own);
        seen.iter().for_each(|key| hasher.write_u64(self.get(*key)));
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_is_recorded_even_through_what_is_shared() {
        let (list, other) = (Seen::new("list", vec![1]), Seen::new("other", 2));
        let shared = Once::default();
        assert_eq!(list.len(), 1, "nobody records outside of a job");
        let make = || *other;
        let ((), first) = of(|| assert_eq!((list.len(), *shared.get_or_make(make)), (1, 2)));
        let ((), second) = of(|| assert_eq!(*shared.get_or_make(make), 2));
        let mut both = vec![list.key(), other.key()];
        both.sort_unstable();
        assert_eq!((first, second), (both, vec![other.key()]));
    }

    #[test]
    fn a_job_within_another_records_for_itself() {
        let (list, other) = (Seen::new("list", 1), Seen::new("other", 2));
        let ((_, inner), outer) = of(|| {
            assert_eq!(*list, 1);
            of(|| *other)
        });
        assert_eq!((inner, outer), (vec![other.key()], vec![list.key()]));
    }

    #[test]
    fn what_is_gone_is_another_state() {
        let (mut table, thing) = (Table::default(), key("amap", "x"));
        let without = table.state(1, &[thing]);
        table.insert(thing, state("a"));
        let with = table.state(1, &[thing]);
        table.insert(thing, state("b"));
        let states = [without, with, table.state(1, &[thing]), table.state(2, &[thing])];
        for (at, one) in states.iter().enumerate() {
            assert!(!states[..at].contains(one));
        }
    }
}
