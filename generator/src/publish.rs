//! Publish: the files of a site on disk. Only what changed is written; a file is never half written.
//!
//! 1. While the site is built, every file that is not published as it is goes in full below a staging folder beside the site
//!    (`.cabas-staging`). A full disk, a mistake or a crash up to here leaves the published site untouched.
//! 2. The staged files are renamed into place, then files of the last publication that the site no longer has are removed.
//!    A crash here leaves whole files, some new and some old; the next publication compares and mends. Where nothing is
//!    published yet, the staging folder becomes the site.
//!
//! A file may become a folder, or a folder a file: what of the last publication is in the way goes first. What somebody
//! else put in the way is told before anything changes.
//!
//! What is ours to remove is what the list of the last publication (`.cabas-published`, beside the site) names: files that
//! somebody else put into the folder stay. What need not be made again is what the memo (`.cabas-memo`) says.

mod forms;
mod memo;
mod precompress;
mod staging;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

pub use memo::{Memo, program};
pub use precompress::precompress;
pub use staging::{Pending, Staging};

/// What a publication did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Publication {
    /// Files written: new or changed.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files removed.
    pub removed: usize,
}

/// A publication that did not happen or stopped.
#[derive(Debug)]
pub struct PublishError {
    /// The file or folder concerned.
    pub path: PathBuf,
    /// What the system said; `None` when something that is not ours is in the way.
    pub cause: Option<io::Error>,
    /// Whether files had been put into place already: what is published is then partly new, each file whole.
    pub begun: bool,
}

impl PublishError {
    fn new(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Self { path: path.into(), cause: Some(cause), begun: false }
    }
}

type Result<T> = std::result::Result<T, PublishError>;

/// Where the site goes: `public` below `site`; beside it `forms`, for the server that takes them, and the files of the
/// publisher.
#[derive(Debug, Clone)]
pub struct Destination {
    public: PathBuf,
    staging: PathBuf,
    list: PathBuf,
    memo: PathBuf,
    forms: PathBuf,
}

impl Destination {
    /// The destination below the folder `site`.
    pub fn below(site: &Path) -> Self {
        Self {
            public: site.join("public"),
            staging: site.join(".cabas-staging"),
            list: site.join(".cabas-published"),
            memo: site.join(".cabas-memo"),
            forms: site.join("forms"),
        }
    }

    /// The folder that a web server serves.
    pub fn public(&self) -> &Path {
        &self.public
    }

    /// What the last build did.
    pub fn memo(&self) -> Memo {
        Memo::read(&self.memo)
    }
}

/// Writes some files of a site that is published, each whole or not at all. The others are left as they are.
///
/// # Errors
/// The first file that could not be written.
pub fn publish_some(files: &[(String, Vec<u8>)], destination: &Destination) -> Result<()> {
    let Destination { public, staging, .. } = destination;
    remove_folder(staging)?;
    create_folder(staging)?;
    let placed = files.iter().enumerate().try_for_each(|(number, (_, bytes))| {
        let file = staging.join(number.to_string());
        std::fs::write(&file, bytes).map_err(|cause| PublishError::new(file, cause))
    });
    let placed = placed.and_then(|()| {
        let forgotten = precompress::forget(files.iter().map(|(path, _)| path.as_str()), |_| false, destination)?;
        files.iter().enumerate().try_for_each(|(number, (path, _))| {
            let to = public.join(path);
            std::fs::rename(staging.join(number.to_string()), &to).map_err(|cause| PublishError::new(to, cause))
        })?;
        Ok(forgotten.had)
    });
    let _ = remove_folder(staging);
    // What had companions has them again.
    let had = placed?;
    if had.is_empty() { Ok(()) } else { precompress::accompany(&had, |_| false, destination).map(|_| ()) }
}

/// Puts the staged files into place, by their numbers; removes what is gone, and gives how many that were.
fn place(
    changed: &[(usize, String)],
    gone: &[&String],
    before: &BTreeSet<String>,
    wanted: &BTreeSet<&str>,
    to: &Destination,
) -> Result<usize> {
    let Destination { public, staging, list, .. } = to;
    let paths = changed.iter().map(|(_, path)| path.as_str()).chain(gone.iter().map(|path| path.as_str()));
    let _forgotten = precompress::forget(paths, |path| wanted.contains(path), to)?;
    // From here on what we may have put there is both what was published and what is wanted.
    let either: BTreeSet<&str> = before.iter().map(String::as_str).chain(wanted.iter().copied()).collect();
    if changed.iter().any(|(_, path)| !before.contains(path)) {
        write_list(list, &either)?;
    }
    let mut removed = 0;
    let (first, last): (Vec<&&String>, Vec<&&String>) = gone.iter().partition(|path| in_the_way(path, wanted));
    for path in first {
        removed += usize::from(remove_file(public, path)?);
    }
    for folder in folders(changed) {
        create_folder(&public.join(folder))?;
    }
    for (number, path) in changed {
        let to = public.join(path);
        std::fs::rename(staging.join(number.to_string()), &to).map_err(|cause| PublishError::new(to, cause))?;
    }
    for path in last {
        removed += usize::from(remove_file(public, path)?);
    }
    if before.len() != wanted.len() || !wanted.iter().all(|path| before.contains(*path)) {
        write_list(list, wanted)?;
    }
    Ok(removed)
}

/// Whether a file that is gone stands where a wanted path needs a folder, or in a folder where a wanted file goes.
fn in_the_way(gone: &str, wanted: &BTreeSet<&str>) -> bool {
    let below = format!("{gone}/");
    let needs_folder = wanted.range(below.as_str()..).next().is_some_and(|path| path.starts_with(&below));
    let parents = gone.match_indices('/').map(|(at, _)| &gone[..at]);
    needs_folder || parents.into_iter().any(|parent| wanted.contains(parent))
}

/// Tells what stands in the way of the changed files and is not ours to remove, before anything changes.
fn nothing_in_the_way(public: &Path, changed: &[(usize, String)], gone: &[&String]) -> Result<()> {
    let ours: BTreeSet<PathBuf> = gone.iter().map(|path| public.join(path.as_str())).collect();
    let foreign = |path: PathBuf| Err(PublishError { path, cause: None, begun: false });
    for folder in folders(changed) {
        let mut way = public.to_owned();
        for part in Path::new(folder).components() {
            way.push(part);
            if way.is_file() && !ours.contains(&way) {
                return foreign(way);
            }
        }
    }
    for (_, path) in changed {
        let target = public.join(path);
        if target.is_dir() {
            let inside = walkdir::WalkDir::new(&target).into_iter().filter_map(std::result::Result::ok);
            let files = inside.filter(|entry| !entry.file_type().is_dir()).map(walkdir::DirEntry::into_path);
            if files.into_iter().any(|file| !ours.contains(&file)) {
                return foreign(target);
            }
        }
    }
    Ok(())
}

/// Whether a file has these very bytes. Its length tells most that differ.
fn same(path: &Path, bytes: &[u8]) -> bool {
    let length = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
    length == Some(bytes.len() as u64) && std::fs::read(path).is_ok_and(|there| there == bytes)
}

/// The folders of changed files, each once, parents first.
fn folders(changed: &[(usize, String)]) -> BTreeSet<&str> {
    let mut folders = BTreeSet::from([""]);
    folders.extend(changed.iter().filter_map(|(_, path)| path.rsplit_once('/').map(|(folder, _)| folder)));
    folders
}

/// The paths of the last publication. A list that cannot be read is an empty one: nothing is removed then.
fn published(list: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(list).unwrap_or_default();
    let safe = |path: &&str| !path.is_empty() && !path.starts_with('/') && !path.split('/').any(|part| part == "..");
    text.lines().filter(safe).map(str::to_owned).collect()
}

fn write_list(list: &Path, paths: &BTreeSet<&str>) -> Result<()> {
    let text: String = paths.iter().flat_map(|path| [*path, "\n"]).collect();
    let new = list.with_extension("new");
    std::fs::write(&new, text).map_err(|cause| PublishError::new(&new, cause))?;
    std::fs::rename(&new, list).map_err(|cause| PublishError::new(list, cause))
}

/// Removes a file that we published, and the folders that it leaves empty.
fn remove_file(public: &Path, path: &str) -> Result<bool> {
    let full = public.join(path);
    match std::fs::remove_file(&full) {
        Ok(()) => {}
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(cause) => return Err(PublishError::new(full, cause)),
    }
    let mut folder = full.parent();
    while let Some(empty) = folder.filter(|folder| *folder != public && std::fs::remove_dir(folder).is_ok()) {
        folder = empty.parent();
    }
    Ok(true)
}

fn create_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|cause| PublishError::new(folder, cause))
}

fn remove_folder(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(PublishError::new(folder, cause)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Outlet;
    use crate::print::Print;

    type Site = Vec<(&'static str, &'static str)>;

    fn site(files: &[(&'static str, &'static str)]) -> Site {
        files.to_vec()
    }

    fn publish(site: &Site, to: &Destination) -> Result<Publication> {
        let staging = Staging::open(to, Memo::default());
        for (path, text) in site {
            staging.put(path, text.as_bytes().to_vec(), Print::of(text.as_bytes()));
        }
        staging.publish_files(&site.iter().map(|(path, _)| *path).collect())
    }

    #[test]
    fn only_what_changed_is_written_and_only_ours_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        let first = publish(&site(&[("a/index.html", "1"), ("b/c/index.html", "2")]), &to).unwrap();
        assert_eq!(first, Publication { written: 2, unchanged: 0, removed: 0 });
        std::fs::write(to.public().join("CNAME"), "amap.example").unwrap();
        let second = publish(&site(&[("a/index.html", "1"), ("d/index.html", "3")]), &to).unwrap();
        assert_eq!(second, Publication { written: 1, unchanged: 1, removed: 1 });
        assert!(to.public().join("CNAME").exists());
        assert!(!to.public().join("b").exists());
        let third = publish(&site(&[("a/index.html", "1"), ("d/index.html", "3")]), &to).unwrap();
        assert_eq!(third, Publication { written: 0, unchanged: 2, removed: 0 });
    }

    #[test]
    fn a_file_becomes_a_folder_and_back() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        let (file, inside) = (site(&[("photo", "1"), ("z", "1")]), site(&[("photo/deep/1.jpg", "2"), ("z", "2")]));
        publish(&file, &to).unwrap();
        assert_eq!(publish(&inside, &to).unwrap(), Publication { written: 2, unchanged: 0, removed: 1 });
        assert_eq!(std::fs::read(to.public().join("photo/deep/1.jpg")).unwrap(), b"2");
        assert_eq!(publish(&file, &to).unwrap(), Publication { written: 2, unchanged: 0, removed: 1 });
        assert_eq!(std::fs::read(to.public().join("photo")).unwrap(), b"1");
    }

    #[test]
    fn what_is_not_ours_and_in_the_way_is_told_before_anything_changes() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        publish(&site(&[("a.html", "1")]), &to).unwrap();
        std::fs::create_dir(to.public().join("b.html")).unwrap();
        std::fs::write(to.public().join("b.html/mine"), "x").unwrap();
        let error = publish(&site(&[("a.html", "2"), ("b.html", "2")]), &to).unwrap_err();
        assert!(error.cause.is_none() && !error.begun);
        std::fs::write(to.public().join("c"), "mine").unwrap();
        let error = publish(&site(&[("a.html", "2"), ("c/d.html", "2")]), &to).unwrap_err();
        assert_eq!(error.path, to.public().join("c"));
        assert_eq!(std::fs::read(to.public().join("a.html")).unwrap(), b"1");
        assert!(!to.staging.exists());
    }

    #[test]
    fn a_file_that_somebody_spoilt_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        publish(&site(&[("a.html", "12345")]), &to).unwrap();
        std::fs::write(to.public().join("a.html"), "1234x").unwrap();
        std::fs::create_dir(to.staging.clone()).unwrap();
        std::fs::write(to.staging.join("7"), "left over from a crash").unwrap();
        assert_eq!(publish(&site(&[("a.html", "12345")]), &to).unwrap().written, 1);
        assert_eq!(std::fs::read(to.public().join("a.html")).unwrap(), b"12345");
        assert!(!to.staging.exists());
    }

    #[test]
    fn a_list_that_was_tampered_with_removes_nothing_outside() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        std::fs::write(folder.path().join("precious"), "x").unwrap();
        std::fs::write(&to.list, "../precious\n/etc/nothing\n").unwrap();
        publish(&site(&[("a.html", "1")]), &to).unwrap();
        assert!(folder.path().join("precious").exists());
    }
}
