//! A key that names its successor.
//!
//! Two signatures on one checkpoint show that two keys know the same log, not that the first wanted the second: anyone can add a
//! line to a note. So the old log records the new key as an entry, both keys sign the checkpoints that hold it for as long as
//! people have the old one, and the receipt of that entry leads from the old key to the new.

use serde_json::{Value, json};

use crate::{Payload, PayloadError, Receipt, Refusal, VerifierKey};

/// What the entry of a rotation records.
const KIND: &str = "key";

/// Why a receipt does not lead to a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RotationRefusal {
    /// It proves nothing to the old key, or the new key did not sign it too.
    Receipt(Refusal),
    /// What it records is no key of the same log.
    NotAKey,
}

/// What is recorded of a rotation: `{"kind":"key","v":1,"vkey":…}`.
///
/// # Errors
/// None for the name of a key.
pub fn payload(successor: &VerifierKey) -> Result<Payload, PayloadError> {
    Payload::new(json!({ "v": 1, "kind": KIND, "vkey": successor.to_string() }))
}

/// The key that a receipt puts in the place of `key`.
///
/// # Errors
/// Why it puts none.
pub fn successor(receipt: &Receipt, key: &VerifierKey) -> Result<VerifierKey, RotationRefusal> {
    let payload = receipt.verify(key).map_err(RotationRefusal::Receipt)?.payload;
    let vkey = payload.value().get("vkey").and_then(Value::as_str).filter(|_| payload.kind() == KIND);
    let vkey = vkey.and_then(VerifierKey::parse).filter(|new| new.name() == key.name());
    let new = vkey.ok_or(RotationRefusal::NotAKey)?;
    receipt.verify(&new).map_err(RotationRefusal::Receipt)?;
    Ok(new)
}
