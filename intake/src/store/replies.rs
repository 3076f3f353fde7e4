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
    let (key, body) = (digest(key.as_bytes()), digest(body));
    if let Some(known) = found(change, key, body)? {
        return Ok(known);
    }
    let answer = work(change)?;
    let json = serde_json::to_string(&answer).map_err(|_| StoreError::Unreadable("answer"))?;
    let sql = "INSERT INTO reply (key, body, answer, answered_at) VALUES (?1, ?2, ?3, ?4)";
    let id = change.insert(sql, (key, body, json, change.second()))?;
    // Old answers are erased: there are never as many as there are numbers.
    change.replies.add(key, u32::try_from(id).map_err(|_| StoreError::Unreadable("number of an answer"))?);
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
    for id in change.replies.places(key) {
        let sql = "SELECT body, answer FROM reply WHERE id = ?1 AND key = ?2";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: Option<(Half, String)> = change.one(sql, (id, key), read)?;
        let Some((known, answer)) = found else { continue };
        if known != body {
            return Ok(Some(Once::Other));
        }
        let answer = serde_json::from_str(&answer).map_err(|_| StoreError::Unreadable("answer"))?;
        return Ok(Some(Once::Again(answer)));
    }
    Ok(None)
}

/// Where the answers stand in their table, by the keys of their forms: an index in the writer's memory. One of the table's own would
/// change a page for everybody who sends something, for keys come in no order. A row that it leads to is looked at; that it leads
/// to every row is looked after before each batch. It is small, for a busy day's answers are all in it.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By the first twelve bits of the key; none before there is an answer.
    drawers: Vec<Vec<Place>>,
    /// The first row and the last; zeros where there is none.
    pub(super) ends: (u32, u32),
}

/// Where an answer stands, in five bytes.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// A little more of the key, which others may have too.
    tag: u8,
    /// The row.
    id: [u8; 4],
}

impl Index {
    const DRAWERS: usize = 1 << 12;
    /// By how many places a drawer grows: all of them are full at about the same time.
    const MORE: usize = 16;

    /// Reads all of it again where the table is not as this left it: at the start, after a batch that was undone, once old answers
    /// are erased.
    pub(super) fn catch_up(&mut self, view: &View<'_>) -> Result<(), StoreError> {
        let sql = "SELECT coalesce((SELECT min(id) FROM reply), 0), coalesce((SELECT max(id) FROM reply), 0)";
        let ends = view.one(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default();
        if ends != self.ends {
            *self = Self::default();
            view.all("SELECT key, id FROM reply ORDER BY id", [], |row| {
                self.add(row.get(0)?, row.get(1)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    fn places(&self, key: Half) -> impl Iterator<Item = u32> {
        let (drawer, tag) = label(key);
        let places = self.drawers.get(drawer).into_iter().flatten();
        places.filter(move |place| place.tag == tag).map(|place| u32::from_le_bytes(place.id))
    }

    fn add(&mut self, key: Half, id: u32) {
        self.drawers.resize(Self::DRAWERS, Vec::new());
        let (drawer, tag) = label(key);
        if let Some(drawer) = self.drawers.get_mut(drawer) {
            if drawer.len() == drawer.capacity() {
                drawer.reserve_exact(Self::MORE);
            }
            drawer.push(Place { tag, id: id.to_le_bytes() });
        }
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

/// The drawer of a key, and its tag there.
fn label([a, b, c, ..]: Half) -> (usize, u8) {
    (usize::from(u16::from_le_bytes([a, b])) % Index::DRAWERS, c)
}
