//! Forms that a robot seems to have sent: kept until somebody looks at them, because a person may have been misled by their own
//! program. They count for nothing, hold no place, and no mail goes to whoever they name.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Row;

use super::{Change, QuarantineId, StoreError, View};

/// How long they are kept.
pub const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A form as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which form.
    pub form: String,
    /// Its revision.
    pub revision: String,
    /// The address that was typed, or empty.
    pub email: String,
    /// Everything that was typed: name and value, in order.
    pub typed: Vec<(String, String)>,
}

/// One that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number.
    pub id: QuarantineId,
    /// What was sent.
    pub sheet: Sheet,
    /// When it came.
    pub received_at: Timestamp,
}

/// What became of one that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    New,
    /// The same is kept already.
    Known,
    /// There is no room: nothing was kept.
    Full,
}

const COLUMNS: &str = "id, form, revision, email, typed, received_at";

/// Keeps one, unless all of them would be more than so many bytes.
///
/// # Errors
/// Those of the store.
pub fn keep(change: &Change<'_>, sheet: &Sheet, most: u64) -> Result<Kept, StoreError> {
    let Sheet { form, revision, email, typed } = sheet;
    let typed = serde_json::to_string(typed).map_err(|_| StoreError::Unreadable("quarantine"))?;
    let known = "SELECT 1 FROM quarantine WHERE email = ?1 AND form = ?2 AND typed = ?3";
    if change.one(known, (email, form, &typed), |_| Ok(()))?.is_some() {
        return Ok(Kept::Known);
    }
    let held = change.count("SELECT coalesce(sum(length(typed) + 200), 0) FROM quarantine", [])?;
    if held.unsigned_abs() + typed.len() as u64 + 200 > most {
        return Ok(Kept::Full);
    }
    let sql = "INSERT INTO quarantine (form, revision, email, typed, received_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    change.insert(sql, (form, revision, email, typed, change.second()))?;
    Ok(Kept::New)
}

/// Those of a form, the oldest first: at most so many.
///
/// # Errors
/// Those of the store.
pub fn of_form(view: &View<'_>, form: &str, most: u32) -> Result<Vec<Waiting>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM quarantine WHERE form = ?1 ORDER BY id LIMIT ?2");
    view.all(&sql, (form, most), read)
}

/// Those that name an address.
///
/// # Errors
/// Those of the store.
pub fn of_address(view: &View<'_>, email: &str) -> Result<Vec<Waiting>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM quarantine WHERE email = ?1 AND email <> '' ORDER BY id");
    view.all(&sql, [email], read)
}

/// One of a form; `None` where there is none such.
///
/// # Errors
/// Those of the store.
pub fn get(view: &View<'_>, form: &str, id: QuarantineId) -> Result<Option<Waiting>, StoreError> {
    view.one(&format!("SELECT {COLUMNS} FROM quarantine WHERE form = ?1 AND id = ?2"), (form, id), read)
}

/// Forgets one: it was let through, or nobody wants it.
///
/// # Errors
/// Those of the store.
pub fn forget(change: &Change<'_>, id: QuarantineId) -> Result<(), StoreError> {
    change.execute("DELETE FROM quarantine WHERE id = ?1", [id]).map(drop)
}

/// Forgets those that name an address.
pub(super) fn erase_of_address(change: &Change<'_>, email: &str) -> Result<usize, StoreError> {
    change.execute("DELETE FROM quarantine WHERE email = ?1", [email])
}

/// Forgets those that nobody looked at.
pub(super) fn purge(change: &Change<'_>) -> Result<usize, StoreError> {
    let before = change.second().saturating_sub(KEPT_FOR.as_secs());
    change.execute("DELETE FROM quarantine WHERE received_at < ?1", [before])
}

fn read(row: &Row<'_>) -> rusqlite::Result<Waiting> {
    let typed: String = row.get(4)?;
    let sheet = Sheet {
        form: row.get(1)?,
        revision: row.get(2)?,
        email: row.get(3)?,
        typed: serde_json::from_str(&typed).unwrap_or_default(),
    };
    let received_at = Timestamp::from_second(row.get(5)?).unwrap_or_default();
    Ok(Waiting { id: row.get(0)?, sheet, received_at })
}
