//! Jobs that are on their way: the writer waits a moment for them, since one commit of many costs little more than one of few.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

tokio::task_local! {
    /// The job that the running task is expected to bring, until it does.
    static OWN: Cell<Option<Guard>>;
}

/// How many jobs are on their way. Clones count the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Expected(Arc<AtomicUsize>);

/// A job that is on its way.
struct Guard(Expected);

impl Expected {
    /// Runs work that most likely brings a job: it is expected until it comes, or until the work ends without one.
    pub(super) async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        self.0.fetch_add(1, Ordering::Relaxed);
        OWN.scope(Cell::new(Some(Guard(self.clone()))), work).await
    }

    /// How many are on their way.
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// The job of the running task has come.
pub(super) fn came() {
    // Who was never expected comes all the same.
    let _ = OWN.try_with(Cell::take);
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use super::*;

    #[tokio::test]
    async fn a_job_is_expected_until_it_comes_or_cannot_come_any_more() {
        let expected = Expected::default();
        let seen = expected.clone();
        let work = async {
            assert_eq!(seen.count(), 1);
            let also = seen.during(async { seen.count() }).await;
            assert_eq!((also, seen.count()), (2, 1), "who brings none is not waited for once they are done");
            came();
            assert_eq!(seen.count(), 0);
            // A second job of the same work was never expected.
            came();
            seen.count()
        };
        assert_eq!(expected.during(work).await, 0);
        came();
        let mut gone = Box::pin(expected.during(std::future::pending::<()>()));
        let is_waiting = std::future::poll_fn(|context| Poll::Ready(gone.as_mut().poll(context).is_pending())).await;
        assert_eq!((is_waiting, expected.count()), (true, 1));
        drop(gone);
        assert_eq!(expected.count(), 0, "who goes away is not waited for");
    }
}
