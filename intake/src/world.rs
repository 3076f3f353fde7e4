//! What the intake takes from outside of itself: the time, and what nobody can guess. Tests bring their own.

use std::fmt;

use jiff::Timestamp;

/// The clock and the source of randomness.
pub struct World {
    /// What the clock says; it may be wrong, see [`crate::store::Store::doubts_the_clock`].
    pub now: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// Fills bytes with what nobody can guess.
    pub fill: Box<Fill>,
}

/// Fills bytes with what nobody can guess, or says that it cannot.
pub type Fill = dyn Fn(&mut [u8]) -> Result<(), NoRandomness> + Send + Sync;

/// The system gives no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandomness;

impl World {
    /// The clock and the randomness of the system.
    pub fn real() -> Self {
        Self { now: Box::new(Timestamp::now), fill: Box::new(|bytes| getrandom::fill(bytes).map_err(|_| NoRandomness)) }
    }

    /// So many random bytes.
    ///
    /// # Errors
    /// When the system gives none.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        (self.fill)(&mut bytes)?;
        Ok(bytes)
    }
}

impl fmt::Debug for World {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("World")
    }
}
