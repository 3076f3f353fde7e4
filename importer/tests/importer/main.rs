//! Whole imports: from a file's bytes to the files of a content folder.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod behaviour;
mod directory;
mod hostile;

use std::collections::BTreeMap;
use std::path::Path;

use importer::{Format, Import, ImportError, Report};
use tempfile::TempDir;

/// Imports bytes into a folder; the only lines that know the API.
fn import_into(into: &Path, file_name: &str, bytes: &[u8], mapping: Option<&str>) -> Result<Report, ImportError> {
    let format = Format::guess(file_name, bytes).unwrap();
    let today = domain::Date::new(2026, 11, 19).unwrap();
    importer::import(&Import { format, file_name, bytes, into, mapping, today })
}

/// Imports a text into a new folder.
#[track_caller]
fn imported(file_name: &str, text: impl AsRef<[u8]>) -> (TempDir, Report) {
    let folder = TempDir::new().unwrap();
    let report = import_into(folder.path(), file_name, text.as_ref(), None).unwrap();
    (folder, report)
}

/// A content file, without the comment line.
#[track_caller]
fn page(folder: &TempDir, path: &str) -> String {
    let text = std::fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect()
}

/// Every file of a folder but the importer's own, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with(".import") {
                    folders.push(path);
                }
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}
