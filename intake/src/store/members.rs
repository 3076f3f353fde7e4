//! Who is known to be a member of an AMAP: from contracts that were signed, from a list that was imported, or because they
//! were given a place.

use super::ids::words;
use super::{Change, StoreError, View};

words! {
    /// How somebody is known.
    Source {
        /// They signed a contract.
        Contract = "contract",
        /// They were on a list.
        Imported = "imported",
        /// They asked to join, and were given a place.
        Accepted = "accepted",
    }
}

/// Whether an address is a member's.
///
/// # Errors
/// Those of the store.
pub fn is_known(view: &View<'_>, amap: &str, email: &str) -> Result<bool, StoreError> {
    Ok(view.one("SELECT 1 FROM member WHERE amap = ?1 AND email = ?2", (amap, email), |_| Ok(()))?.is_some())
}

/// Addresses and names of an AMAP's members, by address.
///
/// # Errors
/// Those of the store.
pub fn all(view: &View<'_>, amap: &str) -> Result<Vec<(String, String)>, StoreError> {
    view.all("SELECT email, name FROM member WHERE amap = ?1", [amap], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Learns of a member, or that they were in touch again.
///
/// # Errors
/// Those of the store.
pub fn learn(change: &Change<'_>, amap: &str, email: &str, name: &str, source: Source) -> Result<(), StoreError> {
    let sql = "INSERT INTO member (amap, email, name, source, seen_at) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at, name = iif(excluded.name = '', name, excluded.name)";
    change.execute(sql, (amap, email, name, source, change.second())).map(drop)
}

/// Forgets a member of an AMAP.
///
/// # Errors
/// Those of the store.
pub fn forget(change: &Change<'_>, amap: &str, email: &str) -> Result<(), StoreError> {
    change.execute("DELETE FROM member WHERE amap = ?1 AND email = ?2", (amap, email)).map(drop)
}

/// The AMAPs that know an address as a member's, with the name that they have.
///
/// # Errors
/// Those of the store.
pub fn of_address(view: &View<'_>, email: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT amap, name FROM member WHERE email = ?1 ORDER BY amap";
    view.all(sql, [email], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Corrects the name of a member; an empty one leaves it as it is.
///
/// # Errors
/// Those of the store.
pub fn rename(change: &Change<'_>, amap: &str, email: &str, name: &str) -> Result<(), StoreError> {
    let sql = "UPDATE member SET name = iif(?3 = '', name, ?3) WHERE amap = ?1 AND email = ?2";
    change.execute(sql, (amap, email, name)).map(drop)
}
