//! How much waits to be confirmed by mail: what anybody may add to, and so what must have a bound.

use super::{StoreError, View};

/// Entries of every kind that nobody has confirmed yet.
///
/// # Errors
/// Those of the store.
pub fn unconfirmed(view: &View<'_>) -> Result<u64, StoreError> {
    let sql = "SELECT (SELECT count(*) FROM contract WHERE state = 'received')
                 + (SELECT count(*) FROM sign_up WHERE state = 'received')
                 + (SELECT count(*) FROM enquiry WHERE state = 'received')";
    Ok(view.count(sql, [])?.unsigned_abs())
}
