//! What was said once is kept: the same words, days and prices stand on thousands of pages.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::RwLock;

use minijinja::Value;

/// Values by what they were made of.
pub struct Kept<K> {
    known: RwLock<HashMap<K, Value>>,
}

impl<K> Default for Kept<K> {
    fn default() -> Self {
        Self { known: RwLock::default() }
    }
}

impl<K: Hash + Eq> Kept<K> {
    /// More than the days of ten years, so that what never comes again does not fill the memory.
    const MOST: usize = 4096;

    /// The value of `key`, made by `make` when it is not known.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn get<Q, E>(&self, key: &Q, make: impl FnOnce() -> Result<Value, E>) -> Result<Value, E>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ToOwned<Owned = K> + ?Sized,
    {
        if let Ok(known) = self.known.read()
            && let Some(value) = known.get(key)
        {
            return Ok(value.clone());
        }
        let value = make()?;
        if let Ok(mut known) = self.known.write()
            && known.len() < Self::MOST
        {
            known.insert(key.to_owned(), value.clone());
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn a_value_is_made_once_and_a_mistake_is_not_kept() {
        let kept = Kept::<String>::default();
        assert!(kept.get("a", || Err::<Value, &str>("no")).is_err());
        for _ in 0..2 {
            assert_eq!(kept.get("a", || Ok::<_, Infallible>(Value::from("first"))), Ok(Value::from("first")));
        }
        assert_eq!(kept.get("a", || Ok::<_, Infallible>(Value::from("second"))), Ok(Value::from("first")));
    }
}
