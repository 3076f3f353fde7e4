//! Forms that are sent twice: the key in the form says that it is the same one, and the answer is the same.

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
    let (key, body) = (place(key), digest(body));
    if let Some(known) = found(change, key, body)? {
        return Ok(known);
    }
    let answer = work(change)?;
    let json = serde_json::to_string(&answer).map_err(|_| StoreError::Unreadable("answer"))?;
    let sql = "INSERT INTO reply (key, body, answer, answered_at) VALUES (?1, ?2, ?3, ?4)";
    change.execute(sql, (key, body, json, change.second()))?;
    Ok(Once::New(answer))
}

/// What was answered to a form, if it came before.
///
/// # Errors
/// Those of the store.
pub fn known<T: DeserializeOwned>(view: &View<'_>, key: &str, body: &[u8]) -> Result<Option<Once<T>>, StoreError> {
    found(view, place(key), digest(body))
}

fn found<T: DeserializeOwned>(view: &View<'_>, key: [u8; 16], body: [u8; 16]) -> Result<Option<Once<T>>, StoreError> {
    let sql = "SELECT body, answer FROM reply WHERE key = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<([u8; 16], String)> = view.one(sql, [key], read)?;
    let Some((known, answer)) = found else { return Ok(None) };
    if known != body {
        return Ok(Some(Once::Other));
    }
    let answer = serde_json::from_str(&answer).map_err(|_| StoreError::Unreadable("answer"))?;
    Ok(Some(Once::Again(answer)))
}

/// Where a key stands in the table: what came at about the same time is side by side, so that a batch changes few pages. Keys of
/// this server begin with the second at which they were made.
fn place(key: &str) -> [u8; 16] {
    let mut place = digest(key.as_bytes());
    if let Some(second) = key.split('-').next().and_then(|second| second.parse::<u32>().ok()) {
        place[..4].copy_from_slice(&second.to_be_bytes());
    }
    place
}

/// Half of SHA-256: keys are random, and nobody gains by two that are the same.
fn digest(bytes: &[u8]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(bytes)[..16]);
    half
}
