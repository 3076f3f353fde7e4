//! Watches the content and the themes, and says when something changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Changes that come within this time of each other are one: editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(20);
/// How long a file that is empty is waited for: many editors empty it first, and write it when the machine lets them.
const UNWRITTEN: Duration = Duration::from_millis(250);

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Files of the folders.
    Files,
    /// What was taken of what the site offers.
    Records,
}

/// Watches folders until it is dropped.
pub struct Watch {
    watcher: RecommendedWatcher,
    folders: Vec<(PathBuf, Option<Identity>)>,
    sender: Sender<Change>,
    changes: Receiver<Change>,
    /// The files that changed since the last change was told.
    touched: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Watch {
    /// Watches folders and what is below them; one that does not exist yet is watched once it does.
    ///
    /// # Errors
    /// When the system cannot watch.
    pub fn new(folders: &[&Path]) -> notify::Result<Self> {
        // Events carry whole paths.
        let whole = |folder: &&Path| std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let folders: Vec<(PathBuf, Option<Identity>)> =
            folders.iter().map(whole).map(|folder| (folder, None)).collect();
        let (sender, changes) = channel();
        let touched: Arc<Mutex<BTreeSet<PathBuf>>> = Arc::default();
        let (ours, own, noted) = (folders.clone(), sender.clone(), touched.clone());
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let ours =
                |event: &Event| event.paths.iter().any(|path| ours.iter().any(|(folder, _)| path.starts_with(folder)));
            let about_us = match &event {
                Ok(event) => !matches!(event.kind, EventKind::Access(_)) && ours(event),
                Err(_) => true,
            };
            if about_us {
                locked(&noted).extend(event.into_iter().flat_map(|event| event.paths));
                // The receiver is gone only when the program ends.
                let _ = sender.send(Change::Files);
            }
        })?;
        // The folder above tells when one of ours is made, or replaced as a whole by an archive or a copy.
        for parent in folders.iter().filter_map(|(folder, _)| folder.parent()).filter(|parent| parent.is_dir()) {
            watcher.watch(parent, RecursiveMode::NonRecursive)?;
        }
        let mut watch = Self { watcher, folders, sender: own, changes, touched };
        watch.arm()?;
        Ok(watch)
    }

    /// What tells of a change that no file of these folders shows.
    pub fn teller(&self) -> Sender<Change> {
        self.sender.clone()
    }

    /// Waits for a change, `patience` at the longest; `None` where there was none.
    pub fn wait(&mut self, patience: Duration) -> Option<Change> {
        let mut change = self.changes.recv_timeout(patience).ok()?;
        // Those who take something are waited for by whoever tells it; editors are waited for here.
        while change == Change::Records {
            match self.changes.try_recv() {
                Ok(next) => change = next,
                Err(_) => return Some(change),
            }
        }
        let begun = Instant::now();
        loop {
            while self.changes.recv_timeout(SETTLE).is_ok() {}
            if begun.elapsed() > UNWRITTEN || !locked(&self.touched).iter().any(|path| is_empty(path)) {
                break;
            }
        }
        locked(&self.touched).clear();
        // A folder that was replaced is another folder for the system. Armed last: what was made until now is
        // watched from here on, what comes later is an event of its own, and what changed meanwhile is built.
        let _ = self.arm();
        Some(change)
    }

    fn arm(&mut self) -> notify::Result<()> {
        for (folder, armed) in &mut self.folders {
            let now = identity(folder);
            if now.is_some() && now == *armed {
                continue;
            }
            *armed = now;
            // One that is not watched yet, or no longer, is no mistake.
            let _ = self.watcher.unwatch(folder);
            if folder.is_dir() {
                self.watcher.watch(folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

fn is_empty(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Which folder stands at a path: its number, which another may have after it, and when it was made.
type Identity = (u64, SystemTime);

/// Which folder stands at a path; `None` where there is none, or nobody can tell.
#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    Some((metadata.ino(), metadata.created().ok()?))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}
