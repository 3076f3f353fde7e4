//! How often somebody may do something: a bucket for each, which fills again with time. Who they are is not kept, only a hash
//! that means nothing outside of this process; and only so many are kept, however many come.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::sync::{Mutex, PoisonError};

/// The most that are kept: one takes some twenty bytes.
const MOST_KEPT: usize = 32_768;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many in a row.
    pub burst: u32,
    /// How many milliseconds until one more.
    pub each: u32,
}

impl Rate {
    /// So many in a row, and so many in each minute.
    pub const fn per_minute(count: u32, burst: u32) -> Self {
        Self { burst, each: 60_000 / count }
    }

    /// So many in each hour, at once if need be.
    pub const fn per_hour(count: u32) -> Self {
        Self { burst: count, each: 3_600_000 / count }
    }

    /// As often as one likes.
    pub const NEVER: Self = Self { burst: u32::MAX, each: 0 };
}

/// Buckets of one kind.
#[derive(Debug)]
pub struct Buckets {
    rate: Rate,
    hasher: RandomState,
    /// When each will be full again, in milliseconds since 1970; those that are need not be kept.
    full_at: Mutex<HashMap<u64, i64>>,
}

impl Buckets {
    /// Full ones.
    pub fn new(rate: Rate) -> Self {
        Self { rate, hasher: RandomState::new(), full_at: Mutex::default() }
    }

    /// Takes one out of somebody's bucket, at a time in milliseconds.
    ///
    /// # Errors
    /// That it is empty: in how many seconds there is one again.
    pub fn take(&self, who: impl Hash, now: i64) -> Result<(), u32> {
        let (burst, each) = (i64::from(self.rate.burst), i64::from(self.rate.each));
        if each == 0 {
            return Ok(());
        }
        let (who, whole) = (self.hasher.hash_one(who), burst * each);
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        // What is further ahead than an empty bucket is of a clock that was set back since.
        let from = full_at.get(&who).copied().filter(|then| *then <= now + whole).unwrap_or(now).max(now);
        let then = from + each;
        if then - now > whole {
            let wait = (then - now - whole + 999) / 1000;
            return Err(u32::try_from(wait).unwrap_or(u32::MAX).max(1));
        }
        if full_at.len() >= MOST_KEPT && !full_at.contains_key(&who) {
            make_room(&mut full_at, now);
        }
        full_at.insert(who, then);
        Ok(())
    }

    /// Whether somebody's bucket is empty; nothing is taken.
    pub fn is_empty(&self, who: impl Hash, now: i64) -> bool {
        let (burst, each) = (i64::from(self.rate.burst), i64::from(self.rate.each));
        let full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let then = full_at.get(&self.hasher.hash_one(who)).copied();
        then.is_some_and(|then| (now + (burst - 1) * each + 1..=now + burst * each).contains(&then))
    }

    /// How many are kept.
    #[cfg(test)]
    fn kept(&self) -> usize {
        self.full_at.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

/// Forgets those that are full again, and where that is not enough the half that took least: a crowd that comes once each does not
/// push out who comes often.
fn make_room(full_at: &mut HashMap<u64, i64>, now: i64) {
    full_at.retain(|_, then| *then > now);
    if full_at.len() > MOST_KEPT / 2 {
        let mut times: Vec<i64> = full_at.values().copied().collect();
        let half = times.len() / 2;
        let (_, middle, _) = times.select_nth_unstable(half);
        let middle = *middle;
        full_at.retain(|_, then| *then > middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let buckets = Buckets::new(Rate::per_minute(10, 20));
        for _ in 0..20 {
            assert_eq!(buckets.take("a", 0), Ok(()));
        }
        assert_eq!(buckets.take("a", 0), Err(6));
        assert!(buckets.is_empty("a", 0) && buckets.is_empty("a", 5_999) && !buckets.is_empty("a", 6_000));
        assert!(!buckets.is_empty("b", 0) && !buckets.is_empty("a", -31_536_000_000));
        assert_eq!(buckets.take("b", 0), Ok(()), "others are not concerned");
        assert_eq!(buckets.take("a", 5_999), Err(1));
        assert_eq!(buckets.take("a", 6_000), Ok(()));
        assert_eq!(buckets.take("a", 6_000), Err(6));
        assert_eq!(buckets.take("a", 3_600_000), Ok(()));
        // The clock is set back by a year: nobody waits for a year.
        assert_eq!(buckets.take("a", -31_536_000_000), Ok(()));
        let hourly = Buckets::new(Rate::per_hour(5));
        assert_eq!((0..7).filter(|_| hourly.take("a", 0).is_ok()).count(), 5);
        assert_eq!(hourly.take("a", 0), Err(720));
        let free = Buckets::new(Rate::NEVER);
        assert!((0..1000).all(|_| free.take("a", 0).is_ok()) && free.kept() == 0);
    }

    #[test]
    fn a_million_people_take_no_more_room_than_some() {
        let buckets = Buckets::new(Rate::per_minute(10, 20));
        let often = |buckets: &Buckets| (0..30).filter(|_| buckets.take("often", 0).is_ok()).count();
        assert_eq!(often(&buckets), 20);
        for who in 0..1_000_000_u32 {
            assert_eq!(buckets.take(who, 0), Ok(()));
        }
        assert!(buckets.kept() <= MOST_KEPT);
        assert_eq!(often(&buckets), 0, "who came often is still known");
    }
}
