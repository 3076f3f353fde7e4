//! Forms that are sent twice: the key in the form says that it is the same one, and the answer is the same.

use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::{Change, StoreError, View};

/// What came of a form that may have been sent before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once<T> {
    /// It was done now.
    New(T),
    /// It was done before: the same answer.
    Again(T),
    /// The key was used for something else: a page that was kept open and changed. Nothing was done.
    Other,
}

/// Does the work of a form once. The answer is stored with it, and given again when the same form comes again.
///
/// # Errors
/// Those of the work, which is then as if it was never sent, and those of the store.
pub fn once<T, E>(
    change: &mut Change<'_>,
    key: &str,
    body: &[u8],
    work: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
) -> Result<Once<T>, E>
where
    T: Serialize + DeserializeOwned,
    E: From<StoreError>,
{
    let (key, body) = (digest(key.as_bytes()), digest(body));
    if let Some(known) = found(change, key, body)? {
        return Ok(known);
    }
    let answer = work(change)?;
    let json = serde_json::to_string(&answer).map_err(|_| StoreError::Unreadable("answer"))?;
    let sql = "INSERT INTO reply (key, body, answer, answered_at) VALUES (?1, ?2, ?3, ?4)";
    let id = change.insert(sql, (key, body, json, change.second()))?;
    change.replies.add(key, id);
    Ok(Once::New(answer))
}

/// What was answered to a form, if it came before.
///
/// # Errors
/// Those of the store.
pub fn known<T: DeserializeOwned>(change: &Change<'_>, key: &str, body: &[u8]) -> Result<Option<Once<T>>, StoreError> {
    found(change, digest(key.as_bytes()), digest(body))
}

fn found<T: DeserializeOwned>(change: &Change<'_>, key: Half, body: Half) -> Result<Option<Once<T>>, StoreError> {
    let Some(id) = change.replies.place(key) else { return Ok(None) };
    let sql = "SELECT body, answer FROM reply WHERE id = ?1 AND key = ?2";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(Half, String)> = change.one(sql, (id, key), read)?;
    let Some((known, answer)) = found else { return Ok(None) };
    if known != body {
        return Ok(Some(Once::Other));
    }
    let answer = serde_json::from_str(&answer).map_err(|_| StoreError::Unreadable("answer"))?;
    Ok(Some(Once::Again(answer)))
}

/// Where the answers stand in their table, by the keys of their forms: an index in the writer's memory. One of the table's own would
/// change a page for everybody who sends something, for keys come in no order. A row that it leads to is looked at; that it leads
/// to every row is looked after before each batch.
#[derive(Debug, Default)]
pub(super) struct Index {
    places: HashMap<u64, i64>,
    /// The first row and the last; zeros where there is none.
    ends: (i64, i64),
}

impl Index {
    /// Reads all of it again where the table is not as this left it: at the start, after a batch that was undone, once old answers
    /// are erased.
    pub(super) fn catch_up(&mut self, view: &View<'_>) -> Result<(), StoreError> {
        let sql = "SELECT coalesce((SELECT min(id) FROM reply), 0), coalesce((SELECT max(id) FROM reply), 0)";
        let ends = view.one(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default();
        if ends != self.ends {
            let rows = view.all("SELECT key, id FROM reply", [], |row| Ok((short(row.get(0)?), row.get(1)?)))?;
            *self = Self { places: rows.into_iter().collect(), ends };
        }
        Ok(())
    }

    fn place(&self, key: Half) -> Option<i64> {
        self.places.get(&short(key)).copied()
    }

    fn add(&mut self, key: Half, id: i64) {
        self.places.insert(short(key), id);
        let (first, _) = self.ends;
        self.ends = (if first == 0 { id } else { first }, id);
    }
}

/// Half of SHA-256: keys are random, and nobody gains by two that are the same.
type Half = [u8; 16];

fn digest(bytes: &[u8]) -> Half {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(bytes)[..16]);
    half
}

/// What the index has of a key.
fn short([a, b, c, d, e, f, g, h, ..]: Half) -> u64 {
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}
