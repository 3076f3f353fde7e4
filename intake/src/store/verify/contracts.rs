//! Contracts against the log, stocks against contracts, rows against those they refer to.

use super::{VerifyError, wrong};
use crate::document::Document;
use crate::store::View;

/// Whether contracts are what the log says of them, and stocks what contracts take.
pub(super) fn verify(view: &View<'_>) -> Result<u64, VerifyError> {
    let sql = "SELECT c.id, c.state, c.signed_seq IS NOT NULL, r.payload,
                 EXISTS (SELECT 1 FROM record o JOIN log k USING (seq)
                         WHERE o.contract = c.id AND k.leaf LIKE '%\"kind\":\"contract-countersigned\"%'),
                 EXISTS (SELECT 1 FROM record o JOIN log k USING (seq)
                         WHERE o.contract = c.id AND k.leaf LIKE '%\"kind\":\"contract-withdrawn\"%'),
                 EXISTS (SELECT 1 FROM contract a WHERE a.amends = c.id AND a.signed_seq IS NOT NULL),
                 c.due, c.form
               FROM contract c LEFT JOIN record r ON r.seq = c.signed_seq
               ORDER BY c.id";
    let mut statement = view.noted(view.connection().prepare(sql))?;
    let mut rows = view.noted(statement.query([]))?;
    let mut signed = 0;
    while let Some(row) = view.noted(rows.next())? {
        let get = |index| view.noted(row.get::<_, bool>(index));
        let (id, state): (i64, String) = (view.noted(row.get(0))?, view.noted(row.get(1))?);
        let (is_signed, is_countersigned, is_withdrawn, is_amended) = (get(2)?, get(4)?, get(5)?, get(6)?);
        let is_right = match state.as_str() {
            "signed" => is_signed && !is_countersigned && !is_withdrawn && !is_amended,
            "countersigned" => is_signed && is_countersigned && !is_withdrawn && !is_amended,
            "withdrawn" => is_signed && is_withdrawn,
            "amended" => is_signed && is_amended,
            _ => !is_signed,
        };
        if !is_right {
            return Err(wrong("contract", id, "its state is not what the log says"));
        }
        let (due, form): (i64, String) = (view.noted(row.get(7))?, view.noted(row.get(8))?);
        let payload: Option<String> = view.noted(row.get(3))?;
        if let Some(text) = payload {
            let document = Document::from_text(&text);
            if !document.is_some_and(|document| document.quote.totals.due.0 == due && document.form.id == form) {
                return Err(wrong("contract", id, "is not what was signed"));
            }
        }
        signed += u64::from(is_signed);
    }
    let sql = "SELECT count(*) FROM (
                 SELECT form, stock, delivery, sum(quantity) AS quantity FROM draw WHERE until IS NULL GROUP BY 1, 2, 3
                 EXCEPT SELECT form, stock, delivery, quantity FROM taken)";
    let more = "SELECT (SELECT coalesce(sum(quantity), 0) FROM taken)
                - (SELECT coalesce(sum(quantity), 0) FROM draw WHERE until IS NULL)";
    if view.count(sql, [])? != 0 || view.count(more, [])? != 0 {
        return Err(wrong("taken", 0, "is not the sum of what contracts take"));
    }
    Ok(signed)
}

/// Whether every row that is referred to is there.
pub(super) fn references(view: &View<'_>) -> Result<(), VerifyError> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(0)));
    match view.one("PRAGMA foreign_key_check", [], read)? {
        Some((table, row)) => Err(VerifyError::Row { table, row, problem: "refers to a row that is not there" }),
        None => Ok(()),
    }
}
