//! What the last imports wrote: the fingerprint of each file, by which a person's change is recognised.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::error::ImportError;

/// The version of the file's form.
const SCHEMA: u64 = 1;

/// Fingerprints by path below the content folder.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct State {
    /// SHA-256 in hexadecimal, of each file as an import last wrote it.
    pub files: BTreeMap<String, String>,
}

impl State {
    /// Reads `state.json`.
    pub fn parse(text: &str) -> Result<State, ImportError> {
        let root: Value = serde_json::from_str(text).map_err(|_| ImportError::State)?;
        if root.get("schema").and_then(Value::as_u64) != Some(SCHEMA) {
            return Err(ImportError::State);
        }
        let files = root.get("files").and_then(Value::as_object).ok_or(ImportError::State)?;
        let pair = |(path, hash): (&String, &Value)| Some((path.clone(), hash.as_str()?.to_owned()));
        let files: Option<BTreeMap<String, String>> = files.iter().map(pair).collect();
        Ok(State { files: files.ok_or(ImportError::State)? })
    }

    /// The text of `state.json`.
    pub fn text(&self) -> String {
        let files: Map<String, Value> =
            self.files.iter().map(|(path, hash)| (path.clone(), Value::from(hash.as_str()))).collect();
        let root = serde_json::json!({ "schema": SCHEMA, "files": files });
        format!("{root:#}\n")
    }
}

/// The SHA-256 of a text, in hexadecimal. Line ends do not count: an editor or a version control may change them all.
pub fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = Sha256::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(content) => {
                hasher.update(content);
                hasher.update(b"\n");
            }
            None => hasher.update(line),
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_read_as_it_was_written() {
        let files = BTreeMap::from([("amaps/a.md".to_owned(), fingerprint(b"x"))]);
        let state = State { files };
        assert_eq!(State::parse(&state.text()).unwrap(), state);
        assert!(matches!(State::parse("{}"), Err(ImportError::State)));
        assert!(matches!(State::parse("<<<<<<< HEAD"), Err(ImportError::State)));
    }

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(fingerprint(b"a\nb\n"), fingerprint(b"a\r\nb\r\n"));
        assert_ne!(fingerprint(b"a\nb"), fingerprint(b"a\nb\n"));
        assert_eq!(fingerprint(b"").get(..8), Some("e3b0c442"));
    }
}
