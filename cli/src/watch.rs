//! Watches the content and the themes, and says when something changed.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Changes that come within this time of each other are one: editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(40);

/// Watches folders until it is dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
    changes: Receiver<()>,
}

impl Watch {
    /// Watches folders; one that does not exist is left out.
    ///
    /// # Errors
    /// When the system cannot watch.
    pub fn new(folders: &[&Path]) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let read_only = matches!(&event, Ok(event) if matches!(event.kind, EventKind::Access(_)));
            if !read_only {
                // The receiver is gone only when the program ends.
                let _ = sender.send(());
            }
        })?;
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { _watcher: watcher, changes })
    }

    /// Waits for a change, `patience` at the longest; tells whether there was one.
    pub fn wait(&self, patience: Duration) -> bool {
        match self.changes.recv_timeout(patience) {
            Ok(()) => {
                while self.changes.recv_timeout(SETTLE).is_ok() {}
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }
}
