//! Who does not want to be called when hands are missing at a distribution (RGPD, article 21). Mails about what somebody takes
//! part in themselves are no calls.

use super::erasure::digest;
use super::{Change, StoreError, View};

/// Objects to calls, or takes that back.
///
/// # Errors
/// Those of the store.
pub fn set(change: &Change<'_>, email: &str, objects: bool) -> Result<(), StoreError> {
    if !objects {
        return change.execute("DELETE FROM objection WHERE digest = ?1", [digest(email)]).map(drop);
    }
    let sql = "INSERT INTO objection (digest, objected_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    change.execute(sql, (digest(email), change.second())).map(drop)
}

/// Whether an address objects.
///
/// # Errors
/// Those of the store.
pub fn has(view: &View<'_>, email: &str) -> Result<bool, StoreError> {
    Ok(view.one("SELECT 1 FROM objection WHERE digest = ?1", [digest(email)], |_| Ok(()))?.is_some())
}
