//! A span of civil days, both ends included, and where it stands on a given day.

use serde::{Deserialize, Serialize};

use crate::Date;

/// A span of civil days, both included: a season, a sign-up window, a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub from: Date,
    /// Last day. Never before `from`.
    pub to: Date,
}

/// Where a window stands on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has not started.
    Before,
    /// It is running; the last day still counts (`CASES.md` 20).
    During,
    /// It has ended.
    After,
}

impl Window {
    /// Whether the day lies in the window.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether some day lies in both.
    pub fn overlaps(&self, other: Window) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// Where the window stands on that day.
    pub fn phase(&self, day: Date) -> Phase {
        if day < self.from {
            Phase::Before
        } else if day <= self.to {
            Phase::During
        } else {
            Phase::After
        }
    }

    /// Days left to the last day, that day included; 0 once it is over.
    pub fn days_left(&self, day: Date) -> i64 {
        if day > self.to { 0 } else { i64::from((self.to - day).get_days()) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_still_counts() {
        let window = Window { from: date(2026, 9, 1), to: date(2026, 9, 30) };
        assert_eq!(window.phase(date(2026, 8, 31)), Phase::Before);
        assert_eq!(window.phase(date(2026, 9, 30)), Phase::During);
        assert_eq!(window.phase(date(2026, 10, 1)), Phase::After);
        assert_eq!(window.days_left(date(2026, 9, 30)), 1);
        assert_eq!(window.days_left(date(2026, 10, 1)), 0);
        assert!(window.contains(date(2026, 9, 1)));
    }
}
