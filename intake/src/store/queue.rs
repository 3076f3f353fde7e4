//! What waits for the writer, and what is on its way to it: one commit of many jobs costs little more than one of few, so that the
//! writer waits a moment for those that come.

use std::cell::Cell;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::StoreError;
use super::job::Job;

/// The most jobs of a batch: beyond it a commit is no longer worth waiting for.
pub const MOST_JOBS: usize = 128;
/// Jobs that may wait; beyond it people are asked to come back.
const ROOM: usize = 1_024;
/// How long a batch waits at most for jobs that are on their way.
const PATIENCE: Duration = Duration::from_millis(2);

tokio::task_local! {
    /// The job that the running task is expected to bring, until it does.
    static OWN: Cell<Option<Expected>>;
}

/// Jobs in the order in which they came.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Mutex<Waiting>,
    woken: Condvar,
}

#[derive(Default)]
struct Waiting {
    jobs: Vec<Box<dyn Job>>,
    /// How many are on their way.
    expected: usize,
    writer: Writer,
    /// Nothing more is taken in.
    is_closed: bool,
}

/// What the writer is at. Nobody wakes it for nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Writer {
    /// It writes.
    #[default]
    Busy,
    /// It waits for the first job of a batch.
    Idle,
    /// It waits for others.
    Gathering,
}

/// A job that is on its way.
struct Expected(Arc<Queue>);

impl Queue {
    /// Puts a job behind those that wait.
    ///
    /// # Errors
    /// That the writer has ended, or too much waits: whoever may wait puts up with that.
    pub(super) fn push(&self, job: Box<dyn Job>, may_wait: bool) -> Result<(), StoreError> {
        // Whether it can be put there or not: it has come. Who was never expected comes all the same.
        let _came = OWN.try_with(Cell::take);
        let mut waiting = self.lock();
        if waiting.is_closed {
            return Err(StoreError::Stopped);
        }
        if waiting.jobs.len() >= ROOM && !may_wait {
            return Err(StoreError::Busy);
        }
        waiting.jobs.push(job);
        self.wake(&waiting);
        Ok(())
    }

    /// Runs work that most likely brings a job: it is expected until it comes, or until the work ends without one.
    pub(super) async fn expecting<T>(self: Arc<Self>, work: impl Future<Output = T>) -> T {
        self.lock().expected += 1;
        OWN.scope(Cell::new(Some(Expected(self))), work).await
    }

    /// The next batch: what waits, once half of all that comes has come or nothing more did for a moment. So one half is worked on
    /// while the other is written. `None` once the queue is closed and everything of it was taken.
    pub(super) fn batch(&self) -> Option<Vec<Box<dyn Job>>> {
        let mut waiting = self.lock();
        waiting.writer = Writer::Idle;
        while waiting.jobs.is_empty() && !waiting.is_closed {
            waiting = self.woken.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let until = Instant::now() + PATIENCE;
        waiting.writer = Writer::Gathering;
        while !waiting.is_enough() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            waiting = self.woken.wait_timeout(waiting, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        waiting.writer = Writer::Busy;
        let count = waiting.jobs.len().min(MOST_JOBS);
        (count > 0).then(|| waiting.jobs.drain(..count).collect())
    }

    /// Takes nothing more in. What waits is still to be written.
    pub(super) fn close(&self) {
        let mut waiting = self.lock();
        waiting.is_closed = true;
        self.wake(&waiting);
    }

    /// Lets go of everything that waits, since nobody writes it any more: whoever sent it is told.
    pub(super) fn abandon(&self) {
        self.close();
        let jobs = std::mem::take(&mut self.lock().jobs);
        drop(jobs);
    }

    /// Wakes the writer where that for which it waits is there.
    fn wake(&self, waiting: &Waiting) {
        let is_time = match waiting.writer {
            Writer::Busy => false,
            Writer::Idle => !waiting.jobs.is_empty() || waiting.is_closed,
            Writer::Gathering => waiting.is_enough(),
        };
        if is_time {
            self.woken.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn is_enough(&self) -> bool {
        self.is_closed || self.jobs.len() >= self.expected.min(MOST_JOBS)
    }
}

impl Drop for Expected {
    fn drop(&mut self) {
        let mut waiting = self.0.lock();
        waiting.expected = waiting.expected.saturating_sub(1);
        self.0.wake(&waiting);
    }
}

#[cfg(test)]
mod tests {
    use std::task::Poll;

    use super::super::job::Pending;
    use super::*;

    fn job() -> Box<dyn Job> {
        Pending::new(|_: &mut crate::Change<'_>| Ok::<_, StoreError>(()), false).0
    }

    fn expected(queue: &Queue) -> usize {
        queue.lock().expected
    }

    #[tokio::test]
    async fn a_job_is_expected_until_it_comes_or_cannot_come_any_more() {
        let queue = Arc::new(Queue::default());
        let work = async {
            assert_eq!(expected(&queue), 1);
            let also = queue.clone().expecting(async { expected(&queue) }).await;
            assert_eq!((also, expected(&queue)), (2, 1), "who brings none is not waited for once they are done");
            queue.push(job(), false).unwrap();
            assert_eq!(expected(&queue), 0);
            // A second job of the same work was never expected.
            queue.push(job(), false).unwrap();
            expected(&queue)
        };
        assert_eq!(queue.clone().expecting(work).await, 0);
        queue.push(job(), false).unwrap();
        assert_eq!(queue.batch().map(|jobs| jobs.len()), Some(3));
        let mut gone = Box::pin(queue.clone().expecting(std::future::pending::<()>()));
        let is_waiting = std::future::poll_fn(|context| Poll::Ready(gone.as_mut().poll(context).is_pending())).await;
        assert_eq!((is_waiting, expected(&queue)), (true, 1));
        drop(gone);
        assert_eq!(expected(&queue), 0, "who goes away is not waited for");
    }

    #[tokio::test]
    async fn what_is_on_its_way_is_waited_for_and_not_for_long() {
        let queue = Arc::new(Queue::default());
        let writer = |queue: &Arc<Queue>| {
            let queue = queue.clone();
            tokio::task::spawn_blocking(move || queue.batch().map(|jobs| jobs.len()))
        };
        let (first, second) = (queue.clone(), queue.clone());
        let brought = first.expecting(async {
            let batch = writer(&queue);
            queue.push(job(), false).unwrap();
            batch.await.unwrap()
        });
        assert_eq!(brought.await, Some(1), "nothing else was on its way");
        let never = second.expecting(async {
            // Out of the task's own, as if somebody else had brought it.
            let pushing = queue.clone();
            std::thread::spawn(move || pushing.push(job(), false)).join().unwrap().unwrap();
            writer(&queue).await.unwrap()
        });
        assert_eq!(never.await, Some(1), "who does not come is not waited for any longer");
    }

    #[test]
    fn batches_and_the_queue_have_a_bound() {
        let queue = Queue::default();
        for _ in 0..ROOM {
            queue.push(job(), false).unwrap();
        }
        assert_eq!(queue.push(job(), false), Err(StoreError::Busy));
        queue.push(job(), true).unwrap();
        assert_eq!(queue.batch().map(|jobs| jobs.len()), Some(MOST_JOBS));
        queue.close();
        assert_eq!(queue.push(job(), true), Err(StoreError::Stopped));
        let mut left = 0;
        while let Some(jobs) = queue.batch() {
            left += jobs.len();
        }
        assert_eq!(left, ROOM + 1 - MOST_JOBS, "what came before is written");
    }

    #[test]
    fn who_waits_for_a_writer_that_ended_is_told() {
        let queue = Queue::default();
        let (job, answer) = Pending::new(|_: &mut crate::Change<'_>| Ok::<_, StoreError>(()), false);
        queue.push(job, false).unwrap();
        queue.abandon();
        assert!(answer.blocking_recv().is_err());
        assert!(queue.batch().is_none());
    }
}
