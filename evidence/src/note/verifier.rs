//! The public key of a log, as one line of text: a *vkey*.

use std::fmt;

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::VerifyingKey;

use super::is_name;
use crate::Hash;

/// The type of Ed25519 signatures of notes.
pub(super) const ED25519: u8 = 0x01;

/// A named Ed25519 key that checks notes. Its text is `name+id+base64(0x01 ‖ key)`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// A key with its name: for a log, its origin, an address without a scheme such as `amap.example/journal`.
    ///
    /// `None` for a name with blanks or plus signs, and for keys that are none or that sign anything.
    pub fn new(name: &str, key: &[u8; 32]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(key).ok().filter(|key| !key.is_weak())?;
        is_name(name).then(|| Self { name: name.to_owned(), key })
    }

    /// Reads the text of a key; `None` when it is none, or when its number is not that of its name and key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '+');
        let (name, id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let key = BASE64.decode(key.as_bytes()).ok()?;
        let (&ED25519, key) = key.split_first()? else { return None };
        let key = Self::new(name, key.try_into().ok()?)?;
        (id == HEXLOWER.encode(&key.id().to_be_bytes())).then_some(key)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its number: the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). It tells keys apart and protects nothing.
    pub fn id(&self) -> u32 {
        let bytes = [self.name.as_bytes(), &[b'\n', ED25519], self.key.as_bytes()].concat();
        let [a, b, c, d, ..] = Hash::of(&bytes).0;
        u32::from_be_bytes([a, b, c, d])
    }

    pub(super) fn has_signed(&self, text: &str, signature: &[u8]) -> bool {
        let signature = ed25519_dalek::Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.key.verify_strict(text.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(formatter, "{}+{:08x}+{}", self.name, self.id(), BASE64.encode(&key))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}")
    }
}
