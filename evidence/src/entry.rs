//! A line of the log: what kind of thing was recorded, when, and a commitment to it that tells nothing of it.

use std::fmt;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Hash, Payload, payload};

/// The version of the form of entries.
const VERSION: u64 = 1;

/// 32 random bytes, drawn for one payload: without them nobody can try likely payloads against the log. Erasing salt and
/// payload leaves an entry that says nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 32]);

impl Salt {
    /// 64 hexadecimal digits in lower case.
    pub fn to_hex(self) -> String {
        HEXLOWER.encode(&self.0)
    }

    /// Reads [`Self::to_hex`].
    pub fn from_hex(text: &str) -> Option<Self> {
        HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// The commitment to a payload: SHA-256(0x01 ‖ salt ‖ canonical payload).
    pub fn commit(self, payload: &Payload) -> Hash {
        let hash = Sha256::new().chain_update([1]).chain_update(self.0).chain_update(payload.canonical());
        Hash(hash.finalize().into())
    }
}

/// A salt is as private as its payload: it is not shown.
impl fmt::Debug for Salt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Salt(…)")
    }
}

/// A leaf of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    kind: String,
    at: Timestamp,
    commitment: Hash,
    previous: Option<Hash>,
}

impl Entry {
    /// The entry of a payload, recorded at a time (of which whole seconds are kept), which may change or end the one whose
    /// [`Self::hash`] is `previous`.
    pub fn new(payload: &Payload, salt: Salt, at: Timestamp, previous: Option<Hash>) -> Self {
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
        Self { kind: payload.kind().to_owned(), at, commitment: salt.commit(payload), previous }
    }

    /// The text of the leaf: canonical JSON with `at`, `commit`, `kind`, perhaps `prev_event`, and `v`.
    pub fn leaf(&self) -> String {
        let mut leaf = json!({ "at": self.at.to_string(), "commit": self.commitment.to_hex(), "kind": self.kind });
        if let Some(previous) = self.previous {
            leaf["prev_event"] = previous.to_hex().into();
        }
        leaf["v"] = VERSION.into();
        payload::canonical(&leaf).unwrap_or_default()
    }

    /// Reads [`Self::leaf`], and nothing that only means the same.
    pub fn from_leaf(text: &str) -> Option<Self> {
        let leaf: Value = serde_json::from_str(text).ok()?;
        let word = |key: &str| leaf.get(key).and_then(Value::as_str);
        let entry = Self {
            kind: word("kind").filter(|kind| payload::is_word(kind))?.to_owned(),
            at: word("at")?.parse().ok()?,
            commitment: Hash::from_hex(word("commit")?)?,
            previous: word("prev_event").map(|previous| Hash::from_hex(previous).ok_or(())).transpose().ok()?,
        };
        (entry.leaf() == text).then_some(entry)
    }

    /// The hash of the leaf: the entry's name in the tree and in later entries.
    pub fn hash(&self) -> Hash {
        Hash::of_leaf(self.leaf().as_bytes())
    }

    /// What was recorded: `kind` of its payload.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// When it was recorded, by the clock of whoever keeps the log.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The commitment to the payload.
    pub fn commitment(&self) -> Hash {
        self.commitment
    }

    /// The entry that this one changes or ends.
    pub fn previous(&self) -> Option<Hash> {
        self.previous
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payload() -> Payload {
        Payload::new(json!({ "v": 1, "kind": "contract-signed", "person": "Zoé" })).unwrap()
    }

    #[test]
    fn a_commitment_is_the_hash_of_salt_and_payload() {
        let (salt, payload) = (Salt([7; 32]), payload());
        let bytes =
            [&[1][..], &[7; 32], "{\"kind\":\"contract-signed\",\"person\":\"Zoé\",\"v\":1}".as_bytes()].concat();
        assert_eq!(salt.commit(&payload), Hash::of(&bytes));
        assert_ne!(salt.commit(&payload), Salt([8; 32]).commit(&payload));
        assert_eq!(Salt::from_hex(&salt.to_hex()), Some(salt));
        assert!(!format!("{salt:?}").contains('7'));
    }

    #[test]
    fn a_leaf_is_read_back_and_no_other() {
        let at: Timestamp = "2026-11-21T09:30:15.75Z".parse().unwrap();
        let first = Entry::new(&payload(), Salt([7; 32]), at, None);
        let commit = first.commitment().to_hex();
        let expected = format!(r#"{{"at":"2026-11-21T09:30:15Z","commit":"{commit}","kind":"contract-signed","v":1}}"#);
        assert_eq!(first.leaf(), expected);
        let next = Entry::new(&payload(), Salt([8; 32]), at, Some(first.hash()));
        assert_eq!(next.previous(), Some(first.hash()));
        for entry in [&first, &next] {
            assert_eq!(Entry::from_leaf(&entry.leaf()).as_ref(), Some(entry));
        }
        let leaf = next.leaf();
        let wrong = [
            leaf.replace("\"v\":1", "\"v\":2"),
            leaf.replace("\"v\":1", "\"v\":1,\"w\":1"),
            leaf.replace("15Z", "15.0Z"),
            leaf.replace("T09:30:15Z", "T10:30:15+01:00"),
            leaf.replace("contract-signed", "Contract"),
            leaf.replace(&first.hash().to_hex(), "x"),
            leaf.replace("\"prev_event\":\"", "\"prev_event\":null,\"x\":\""),
            leaf.replace(',', ", "),
            String::new(),
        ];
        for text in wrong {
            assert_eq!(Entry::from_leaf(&text), None, "{text}");
        }
    }
}
