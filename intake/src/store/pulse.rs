//! How the writer is doing, in numbers that name nobody.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Counters since the start.
#[derive(Debug, Default)]
pub struct Pulse {
    /// Batches that were written.
    pub batches: AtomicU64,
    /// Jobs in them.
    pub jobs: AtomicU64,
    /// Jobs of the largest of them.
    pub largest_batch: AtomicU64,
    /// Batches that could not be written.
    pub failures: AtomicU64,
    /// Pages in the write-ahead log that are not carried over into the database.
    pub wal_pages: AtomicI64,
}

impl Pulse {
    pub(super) fn count(&self, jobs: usize, is_written: bool) {
        if !is_written {
            self.failures.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let jobs = u64::try_from(jobs).unwrap_or(u64::MAX);
        self.batches.fetch_add(1, Ordering::Relaxed);
        self.jobs.fetch_add(jobs, Ordering::Relaxed);
        self.largest_batch.fetch_max(jobs, Ordering::Relaxed);
    }
}
