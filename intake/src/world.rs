//! What the intake takes from outside of itself: the time, and what nobody can guess. Tests bring their own.

use std::fmt;
use std::sync::{Mutex, PoisonError};

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
        let ready = Mutex::new(Ready::default());
        let fill = move |wanted: &mut [u8]| ready.lock().unwrap_or_else(PoisonError::into_inner).fill(wanted);
        Self { now: Box::new(Timestamp::now), fill: Box::new(fill) }
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

/// How many bytes the system is asked for at once: a contract takes 32.
const READY: usize = 512;

/// Random bytes of the system that nobody has had yet.
struct Ready {
    bytes: [u8; READY],
    used: usize,
}

impl Default for Ready {
    fn default() -> Self {
        Self { bytes: [0; READY], used: READY }
    }
}

impl Ready {
    fn fill(&mut self, wanted: &mut [u8]) -> Result<(), NoRandomness> {
        if self.used + wanted.len() > READY {
            // Should it fail, what is left here is not used.
            self.used = READY;
            if wanted.len() > READY {
                return getrandom::fill(wanted).map_err(|_| NoRandomness);
            }
            getrandom::fill(&mut self.bytes).map_err(|_| NoRandomness)?;
            self.used = 0;
        }
        let given = &mut self.bytes[self.used..self.used + wanted.len()];
        wanted.copy_from_slice(given);
        // Nobody finds here what somebody has.
        given.fill(0);
        self.used += wanted.len();
        Ok(())
    }
}

impl fmt::Debug for World {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("World")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn random_bytes_are_given_once() {
        let world = World::real();
        let small: BTreeSet<[u8; 16]> = (0..1_000).map(|_| world.random().unwrap()).collect();
        assert_eq!(small.len(), 1_000);
        let large: [[u8; 2 * READY]; 2] = [world.random().unwrap(), world.random().unwrap()];
        assert_ne!(large[0], large[1]);
        assert!(large.iter().all(|bytes| bytes.iter().filter(|byte| **byte == 0).count() < 50), "every byte is filled");
    }

    #[test]
    fn what_was_given_is_kept_nowhere() {
        let mut ready = Ready::default();
        let mut given = [0; 100];
        for _ in 0..6 {
            ready.fill(&mut given).unwrap();
            assert!(!ready.bytes.windows(given.len()).any(|bytes| bytes == given));
            assert!(ready.bytes[..ready.used].iter().all(|byte| *byte == 0));
        }
    }
}
