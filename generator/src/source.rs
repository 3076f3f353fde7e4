//! The files of a content folder, as bytes in memory.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// What no page is made of.
const PRIVATE: &str = "private/";
/// What of it the format knows.
const PRIVATE_FARMS: &str = "private/farms/";

/// The files of a content folder by path: relative, `/`-separated, sorted, so that a build never depends on the order in
/// which a file system lists them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sources {
    /// Reads every file below `folder`. Hidden files and editors' back-ups are left out, and of `private/` all but
    /// what the format knows.
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
                    let path = error.path().and_then(|path| path.strip_prefix(folder).ok());
                    let path = path.map(|path| path.display().to_string()).unwrap_or_default();
                    let kind = if error.loop_ancestor().is_some() { "loop" } else { kind(error.io_error()) };
                    diagnostics.push(unreadable(&path, kind, &error.to_string()));
                    continue;
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(relative) = entry.path().strip_prefix(folder) else { continue };
            let path = relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            if path.starts_with(PRIVATE) && !path.starts_with(PRIVATE_FARMS) {
                continue;
            }
            match std::fs::read(entry.path()) {
                Ok(bytes) => _ = files.insert(path, bytes),
                Err(error) => diagnostics.push(unreadable(&path, kind(Some(&error)), &error.to_string())),
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

    /// All files that pages are made of, sorted by path: those below `private/` are not among them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.all().filter(|(path, _)| !path.starts_with(PRIVATE))
    }

    /// The files below `private/`.
    pub fn private(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.all().filter(|(path, _)| path.starts_with(PRIVATE))
    }

    /// All files, sorted by path.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn unreadable(path: &str, cause: &str, detail: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", path, Place::File).with("cause", cause).with("detail", detail)
}

/// The causes that an author can do something about, as keywords of messages.
pub fn kind(error: Option<&io::Error>) -> &'static str {
    match error.map(io::Error::kind) {
        Some(io::ErrorKind::NotFound) => "not-found",
        Some(io::ErrorKind::PermissionDenied) => "denied",
        Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => "full",
        Some(io::ErrorKind::ReadOnlyFilesystem) => "read-only",
        _ => "other",
    }
}

fn is_content(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    !(name.starts_with('.') || name.ends_with('~') || name.starts_with('#'))
}
