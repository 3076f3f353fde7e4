//! The files of a content folder, as bytes in memory.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rayon::iter::Either;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Place};
use crate::print::Print;
use crate::stamp::{self, Stamp};

/// What no page is made of.
const PRIVATE: &str = "private/";
/// What of it the format knows.
const PRIVATE_FARMS: &str = "private/farms/";

/// Nearly every file is shorter, in bytes: one call reads it, another one that it has ended.
const READ_AT_ONCE: usize = 16 * 1024;

/// The files of a content folder by path: relative, `/`-separated, sorted, so that a build never depends on the order in
/// which a file system lists them.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, Arc<Source>>,
}

/// A file as it was read.
#[derive(Debug, Default)]
struct Source {
    bytes: Vec<u8>,
    /// None where nobody will ask whether it is still the same.
    stamp: Stamp,
    print: OnceLock<Print>,
}

impl Sources {
    /// Reads every file below `folder` but those that nobody touched since they were read among the `known`: a program that reads
    /// once knows none. Hidden files and editors' back-ups are left out, and of `private/` all but
    /// what the format knows.
    ///
    /// # Errors
    /// What cannot be read is a diagnostic each; the rest is still loaded.
    pub fn load(folder: &Path, known: Option<&Sources>, diagnostics: &mut Vec<Diagnostic>) -> Sources {
        let listed = list(folder, false).or_else(|| list(folder, true));
        let mut files = Vec::new();
        for found in listed.unwrap_or_default() {
            match found {
                Ok(file) => files.push(file),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        let read = files.into_par_iter().map_init(Vec::new, |buffer, (path, file)| {
            let stamp = known.map_or(0, |_| stamp(&file));
            let same =
                known.and_then(|known| known.files.get(&path)).filter(|known| stamp != 0 && known.stamp == stamp);
            match same.map_or_else(|| Source::read(&file, stamp, buffer).map(Arc::new), |same| Ok(same.clone())) {
                Ok(source) => Ok((path, source)),
                Err(error) => Err(unreadable(&path, kind(Some(&error)), &error.to_string())),
            }
        });
        let (unread, read): (Vec<_>, Vec<_>) = read.partition_map(Either::from);
        diagnostics.extend(unread);
        Sources { files: read.into_iter().collect() }
    }

    /// Sources made in memory, for tests and previews.
    pub fn from_files<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Sources {
        let source = |bytes: B| Arc::new(Source { bytes: bytes.into(), ..Source::default() });
        Sources { files: files.into_iter().map(|(path, bytes)| (path.into(), source(bytes))).collect() }
    }

    /// The bytes of one file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|source| source.bytes.as_slice())
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
        self.files.iter().map(|(path, source)| (path.as_str(), source.bytes.as_slice()))
    }

    /// The print of every file, sorted by path; of one that was known it is known.
    pub fn prints(&self) -> Vec<(&str, Print)> {
        let files: Vec<(&String, &Arc<Source>)> = self.files.iter().collect();
        let print = |source: &Source| *source.print.get_or_init(|| Print::of(&source.bytes));
        files.par_iter().map(|(path, source)| (path.as_str(), print(source))).collect()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A file below a folder with its path, or why it could not be listed.
type Listed = Result<(String, PathBuf), Diagnostic>;

/// The files below a folder with their paths, or why one could not be listed. Whether an entry is a link costs nothing to
/// know, and what it leads to does: `None` when links are not to be followed and there is one.
fn list(folder: &Path, follow: bool) -> Option<Vec<Listed>> {
    if follow {
        return walked(WalkDir::new(folder).follow_links(true), folder, true);
    }
    // Without links nothing is reached twice: its folders are walked side by side.
    let mut found = walked(WalkDir::new(folder).max_depth(1), folder, false)?;
    let inner = WalkDir::new(folder).min_depth(1).max_depth(1).into_iter().filter_map(Result::ok);
    let inner = inner.filter(|entry| entry.file_type().is_dir() && is_content(entry)).map(walkdir::DirEntry::into_path);
    let inner: Vec<PathBuf> = inner.collect();
    let below: Option<Vec<Vec<Listed>>> =
        inner.par_iter().map(|inner| walked(WalkDir::new(inner), folder, false)).collect();
    found.extend(below?.into_iter().flatten());
    Some(found)
}

/// What a walk below `folder` finds.
fn walked(walk: WalkDir, folder: &Path, follow: bool) -> Option<Vec<Listed>> {
    let mut found = Vec::new();
    let above = folder.join("").to_string_lossy().len();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || is_content(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().and_then(|path| path.strip_prefix(folder).ok());
                let path = path.map(|path| path.display().to_string()).unwrap_or_default();
                let kind = if error.loop_ancestor().is_some() { "loop" } else { kind(error.io_error()) };
                found.push(Err(unreadable(&path, kind, &error.to_string())));
                continue;
            }
        };
        if entry.file_type().is_symlink() && !follow {
            return None;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let whole = entry.path().to_string_lossy();
        let Some(relative) = whole.get(above..) else { continue };
        let path = if MAIN_SEPARATOR == '/' { relative.to_owned() } else { relative.replace(MAIN_SEPARATOR, "/") };
        if !path.starts_with(PRIVATE) || path.starts_with(PRIVATE_FARMS) {
            found.push(Ok((path, entry.into_path())));
        }
    }
    Some(found)
}

impl Source {
    /// Reads a file, which is not asked for its length first; `buffer` is there to be used again.
    fn read(file: &Path, stamp: Stamp, buffer: &mut Vec<u8>) -> io::Result<Self> {
        buffer.clear();
        buffer.reserve(READ_AT_ONCE);
        File::open(file)?.take(u64::MAX).read_to_end(buffer)?;
        Ok(Self { bytes: buffer.as_slice().to_vec(), stamp, print: OnceLock::new() })
    }
}

/// The stamp of what a path leads to; none for what was written a moment ago, and may be again unseen.
fn stamp(file: &Path) -> Stamp {
    let settled = std::fs::metadata(file).ok().filter(stamp::is_settled);
    settled.and_then(|metadata| stamp::touched(&metadata)).unwrap_or_default()
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
