//! Cache: what a program that builds again and again keeps of what it made of each file, so that it makes anew only what differs.
//!
//! It lives as long as the program. Every value has the state of all that it was made of: in another state it is no value.

use std::collections::HashMap;

use crate::atlas::{Amap, Contract, Farm, InternalLink};
use crate::content::Parsed;
use crate::diagnostic::Diagnostic;
use crate::footprint::State;

/// What was found beside a value: mistakes, and links to be checked.
pub type Found = (Vec<Diagnostic>, Vec<InternalLink>);

/// What was made of each file.
#[derive(Debug, Default)]
pub struct Cache {
    pub(crate) parsed: Shelf<Parsed>,
    pub(crate) amaps: Shelf<(Amap, Found)>,
    pub(crate) farms: Shelf<(Farm, Found)>,
    pub(crate) contracts: Shelf<(Option<Contract>, Found)>,
}

impl Cache {
    /// One that keeps what is made, for the next build. [`Cache::default`] keeps nothing.
    pub fn keeping() -> Self {
        Self { parsed: Shelf::keeping(), amaps: Shelf::keeping(), farms: Shelf::keeping(), contracts: Shelf::keeping() }
    }

    /// Forgets files that are no longer there.
    pub(crate) fn retain(&mut self, is_there: impl Fn(&str) -> bool) {
        if self.parsed.values.keys().all(|path| is_there(path)) {
            return;
        }
        self.parsed.values.retain(|path, _| is_there(path));
        self.amaps.values.retain(|path, _| is_there(path));
        self.farms.values.retain(|path, _| is_there(path));
        self.contracts.values.retain(|path, _| is_there(path));
    }
}

/// Values of one kind, by the path of their file.
#[derive(Debug)]
pub struct Shelf<T> {
    keeps: bool,
    values: HashMap<String, (State, T)>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { keeps: false, values: HashMap::new() }
    }
}

/// A value of a file.
#[derive(Debug)]
pub struct Made<T> {
    /// The value.
    pub value: T,
    /// Where it goes when it is new and kept.
    new: Option<(String, State)>,
}

impl<T: Clone> Shelf<T> {
    fn keeping() -> Self {
        Self { keeps: true, values: HashMap::new() }
    }

    /// The value of a file in this state, made now unless it is there.
    pub fn get_or_make(&self, path: &str, state: impl FnOnce() -> State, make: impl FnOnce() -> T) -> Made<T> {
        if !self.keeps {
            return Made { value: make(), new: None };
        }
        let state = state();
        match self.values.get(path).filter(|(known, _)| *known == state) {
            Some((_, value)) => Made { value: value.clone(), new: None },
            None => Made { value: make(), new: Some((path.to_owned(), state)) },
        }
    }

    /// Keeps what is new, and the values.
    pub fn put(&mut self, made: Vec<Made<T>>) -> Vec<T> {
        made.into_iter()
            .map(|Made { value, new }| {
                if let Some((path, state)) = new {
                    self.values.insert(path, (state, value.clone()));
                }
                value
            })
            .collect()
    }
}
