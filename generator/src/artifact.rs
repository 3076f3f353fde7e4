//! What a build gives: files of the site in memory, ordered and unique by path.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The files of a site, by path without a leading `/`: `amap/x/index.html`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Artifacts {
    files: BTreeMap<String, Vec<u8>>,
}

impl Artifacts {
    /// Adds a file.
    ///
    /// # Errors
    /// Gives the path back when there is a file already: two things claim one address.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Result<(), String> {
        match self.files.entry(path.into()) {
            Entry::Vacant(entry) => {
                entry.insert(bytes.into());
                Ok(())
            }
            Entry::Occupied(entry) => Err(entry.key().clone()),
        }
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files, sorted by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// The file that a server gives for an address: `/amap/x/` → `amap/x/index.html`.
pub fn file_of(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// `%C3%A9` → `é`; what is no valid escape stays as it is.
pub fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        let byte = escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once() {
        let mut artifacts = Artifacts::default();
        assert_eq!(artifacts.insert("a", "1"), Ok(()));
        assert_eq!(artifacts.insert("a", "2"), Err("a".to_owned()));
        assert_eq!(file_of("/amap/x/"), "amap/x/index.html");
        assert_eq!(file_of("/404.html"), "404.html");
        assert_eq!(percent_decoded("/caf%C3%A9/%zz%"), "/café/%zz%");
    }
}
