//! The time that the store goes by: the clock's, where it can be believed.
//!
//! A clock that is set back revives nothing that has expired, and the log's times never decrease. A clock that is suddenly more
//! than a year ahead or behind of what was last known is not believed: time stands still until it is right again, so that
//! nothing expires and nothing is erased. A machine that truly slept so long is told by [`crate::store::Options::believe_clock`].

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

use crate::world::World;

/// How far a clock may have moved since it was last read.
const YEAR: i64 = 366 * 24 * 3600;
/// Seconds before 2026: a clock that says so has not been set yet.
const UNSET: i64 = 1_767_225_600;

/// The clock, and the last time that was believed.
#[derive(Debug)]
pub(super) struct Clock {
    world: World,
    /// Seconds; 0 where nothing is known yet.
    floor: AtomicI64,
}

impl Clock {
    /// The clock of a store that was last written at `seen` and whose log was last written at `logged`.
    pub(super) fn new(world: World, seen: Option<i64>, believe: bool) -> Self {
        let now = (world.now)().as_second();
        let floor = if believe && now >= UNSET { Some(now) } else { seen };
        Self { world, floor: AtomicI64::new(floor.unwrap_or(0)) }
    }

    /// The time in whole seconds: the clock's, or the last known where the clock cannot be believed.
    pub(super) fn now(&self) -> Timestamp {
        let wall = (self.world.now)().as_second();
        let floor = self.floor.load(Ordering::Relaxed);
        let now = if floor == 0 || Self::is_believed(wall, floor) { wall.max(floor) } else { floor };
        if now >= UNSET {
            self.floor.fetch_max(now, Ordering::Relaxed);
        }
        Timestamp::from_second(now).unwrap_or_default()
    }

    /// Whether the clock says something that is not believed.
    pub(super) fn is_doubted(&self) -> bool {
        let floor = self.floor.load(Ordering::Relaxed);
        floor != 0 && !Self::is_believed((self.world.now)().as_second(), floor)
    }

    pub(super) fn world(&self) -> &World {
        &self.world
    }

    fn is_believed(wall: i64, floor: i64) -> bool {
        (floor - YEAR..=floor + YEAR).contains(&wall)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const START: i64 = 1_795_000_000;

    fn clock(seen: Option<i64>, believe: bool) -> (Clock, Arc<AtomicI64>) {
        let wall = Arc::new(AtomicI64::new(START));
        let own = wall.clone();
        let now = move || Timestamp::from_second(own.load(Ordering::Relaxed)).unwrap();
        (Clock::new(World { now: Box::new(now), ..World::real() }, seen, believe), wall)
    }

    #[test]
    fn time_never_goes_back_and_does_not_leap() {
        let (clock, wall) = clock(None, false);
        let at = |seconds| {
            wall.store(seconds, Ordering::Relaxed);
            (clock.now().as_second(), clock.is_doubted())
        };
        let day = 24 * 3600;
        assert_eq!(at(START), (START, false));
        assert_eq!(at(START + day), (START + day, false));
        assert_eq!(at(START), (START + day, false), "a day back stands still");
        assert_eq!(at(START + 3650 * day), (START + day, true), "ten years ahead are not believed");
        assert_eq!(at(0), (START + day, true), "nor is a clock that was not set");
        assert_eq!(at(START + 2 * day), (START + 2 * day, false));
    }

    #[test]
    fn a_machine_that_slept_long_is_told_so() {
        let seen = START - 2 * YEAR;
        let (doubted, _) = clock(Some(seen), false);
        assert_eq!((doubted.now().as_second(), doubted.is_doubted()), (seen, true));
        let (told, _) = clock(Some(seen), true);
        assert_eq!((told.now().as_second(), told.is_doubted()), (START, false));
    }

    #[test]
    fn a_clock_that_was_never_set_fixes_nothing() {
        let (clock, wall) = clock(None, false);
        wall.store(1_000, Ordering::Relaxed);
        assert_eq!(clock.now().as_second(), 1_000);
        wall.store(START, Ordering::Relaxed);
        assert_eq!(clock.now().as_second(), START);
    }
}
