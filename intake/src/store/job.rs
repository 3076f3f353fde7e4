//! A job on its way through the writer: what to do, what came of it, and who waits for that.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::{Change, StoreError};

/// Something that waits to be written.
pub(super) trait Job: Send {
    /// Whether nothing but the database makes it fail once it has written anything.
    fn is_sure(&self) -> bool;

    /// Does it. Gives whether what it did is to be kept.
    fn run(&mut self, change: &mut Change<'_>) -> bool;

    /// Tells who waits what came of it. With an error, nothing of the batch was stored.
    fn settle(self: Box<Self>, stored: Result<(), StoreError>);
}

/// A job of a certain answer.
pub(super) struct Pending<F, T, E> {
    work: Option<F>,
    is_sure: bool,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Pending<F, T, E> {
    /// A job, and where its answer comes.
    pub(super) fn new(work: F, is_sure: bool) -> (Box<Self>, oneshot::Receiver<Result<T, E>>) {
        let (answer, receiver) = oneshot::channel();
        (Box::new(Self { work: Some(work), is_sure, result: None, answer }), receiver)
    }
}

impl<F, T, E> Job for Pending<F, T, E>
where
    F: FnOnce(&mut Change<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn is_sure(&self) -> bool {
        self.is_sure
    }

    fn run(&mut self, change: &mut Change<'_>) -> bool {
        let Some(work) = self.work.take() else { return false };
        // A mistake in one job must not take the others with it, nor the writer: nothing of this one is kept.
        let result = catch_unwind(AssertUnwindSafe(|| work(change)));
        let result = result.unwrap_or_else(|_| Err(StoreError::Panicked.into()));
        let is_kept = result.is_ok();
        self.result = Some(result);
        is_kept
    }

    fn settle(self: Box<Self>, stored: Result<(), StoreError>) {
        let answer = match (stored, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Stopped.into()),
            (Err(error), _) => Err(error.into()),
        };
        // Nobody may wait any more: what is stored is stored.
        let _ = self.answer.send(answer);
    }
}
