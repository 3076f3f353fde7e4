//! The files of a content folder, as bytes in memory.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// The files of a content folder by path: relative, `/`-separated, sorted, so that a build never depends on the order in
/// which a file system lists them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sources {
    /// Reads every file below `folder`. Hidden files, editors' back-ups and the folder `private/` are left out.
    ///
    /// # Errors
    /// What cannot be read is a diagnostic each; the rest is still loaded.
    pub fn load(folder: &Path, diagnostics: &mut Vec<Diagnostic>) -> Sources {
        let mut files = BTreeMap::new();
        let walk = walkdir::WalkDir::new(folder).follow_links(true).into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || is_content(entry)) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.display().to_string(), |p| p.display().to_string());
                    diagnostics.push(unreadable(&path, &error.to_string()));
                    continue;
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(relative) = entry.path().strip_prefix(folder) else { continue };
            let path = relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            match std::fs::read(entry.path()) {
                Ok(bytes) => _ = files.insert(path, bytes),
                Err(error) => diagnostics.push(unreadable(&path, &error.to_string())),
            }
        }
        Sources { files }
    }

    /// Sources made in memory, for tests and previews.
    pub fn from_files<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Sources {
        Sources { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }

    /// The bytes of one file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn unreadable(path: &str, cause: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", path, Place::File).with("cause", cause)
}

fn is_content(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let private = entry.depth() == 1 && name == "private" && entry.file_type().is_dir();
    !(name.starts_with('.') || name.ends_with('~') || name.starts_with('#') || private)
}
