//! People: what they said of themselves, a row for each thing that they sent, apart from it.

use forms::Member;
use rusqlite::Row;

use super::{Change, PersonId, StoreError, View};

/// Adds what somebody said of themselves.
///
/// # Errors
/// Those of the store.
pub fn add(change: &Change<'_>, member: &Member) -> Result<PersonId, StoreError> {
    let Member { name, email, phone, address, partners } = member;
    let sql = "INSERT INTO person (name, email, phone, address, partners, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    change.insert(sql, (name, email, phone, address, partners, change.second())).map(PersonId)
}

/// What somebody said of themselves; `None` once it is erased.
///
/// # Errors
/// Those of the store.
pub fn get(view: &View<'_>, id: PersonId) -> Result<Option<Member>, StoreError> {
    view.one("SELECT name, email, phone, address, partners FROM person WHERE id = ?1", [id], read)
}

/// Every row of an address, small and capital letters alike.
///
/// # Errors
/// Those of the store.
pub fn with_address(view: &View<'_>, email: &str) -> Result<Vec<PersonId>, StoreError> {
    view.all("SELECT id FROM person WHERE email = ?1 AND email <> '' ORDER BY id", [email], |row| row.get(0))
}

/// Corrects what somebody said of themselves. What was signed stays as it was signed.
///
/// # Errors
/// Those of the store.
pub fn rectify(change: &Change<'_>, id: PersonId, member: &Member) -> Result<(), StoreError> {
    let Member { name, email, phone, address, partners } = member;
    let sql =
        "UPDATE person SET name = ?2, email = ?3, phone = ?4, address = ?5, partners = ?6, seen_at = ?7 WHERE id = ?1";
    change.execute(sql, (id, name, email, phone, address, partners, change.second())).map(drop)
}

/// Notes that somebody was in touch: contact data are kept for a time after it.
///
/// # Errors
/// Those of the store.
pub fn seen(change: &Change<'_>, id: PersonId) -> Result<(), StoreError> {
    change.execute("UPDATE person SET seen_at = ?2 WHERE id = ?1", (id, change.second())).map(drop)
}

/// Erases a row. Whatever refers to it must have let go of it.
pub(super) fn erase(change: &Change<'_>, id: PersonId) -> Result<(), StoreError> {
    let sql = "DELETE FROM token WHERE subject = ?1";
    change.execute(sql, [super::tokens::Subject::Person(id).to_text()])?;
    change.execute("DELETE FROM person WHERE id = ?1", [id]).map(drop)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Member> {
    Ok(Member {
        name: row.get(0)?,
        email: row.get(1)?,
        phone: row.get(2)?,
        address: row.get(3)?,
        partners: row.get(4)?,
    })
}
