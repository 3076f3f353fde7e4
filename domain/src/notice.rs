//! How long before a delivery something can still be said.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::calendar::plus_days;

/// A notice: the time before a delivery until which it can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// Whole days: for a Thursday, 3 days mean until Sunday 24:00 (`CASES.md` 9). 0 means until the day before.
    Days(u32),
    /// Hours before the start.
    Hours(u32),
}

impl Notice {
    /// The first moment at which it is too late for a delivery that starts at `start`, local time of `zone`. Hours are hours
    /// that pass, across a change of hour too. `None` beyond the calendar.
    pub fn deadline(self, start: DateTime, zone: &TimeZone) -> Option<Timestamp> {
        let zoned = match self {
            Notice::Days(_) => zone.to_zoned(self.day(start.date())?.at(0, 0, 0, 0)).ok()?,
            Notice::Hours(hours) => {
                let start = zone.to_zoned(start).ok()?;
                start.checked_sub(jiff::SignedDuration::from_hours(i64::from(hours))).ok()?
            }
        };
        Some(zoned.timestamp())
    }

    /// Whether it is still time on `today`, by days alone: hours count as the days that hold them.
    pub fn is_open(self, today: Date, delivery: Date) -> bool {
        self.day(delivery).is_some_and(|day| today < day)
    }

    /// Whether this leaves time when `other` does no more. Days and hours are compared as days.
    pub fn is_later_than(self, other: Notice) -> bool {
        match (self, other) {
            (Notice::Hours(own), Notice::Hours(other)) => own < other,
            _ => self.days() < other.days(),
        }
    }

    /// The same in days: hours count as the days that hold them.
    pub fn days(self) -> u32 {
        match self {
            Notice::Days(days) => days,
            Notice::Hours(hours) => hours.div_ceil(24),
        }
    }

    /// The first day on which it is too late.
    fn day(self, delivery: Date) -> Option<Date> {
        plus_days(delivery, -i64::from(self.days()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").unwrap()
    }

    #[test]
    fn case_9_three_days_before_thursday_are_sunday_midnight() {
        let thursday = date(2026, 11, 26);
        assert!(Notice::Days(3).is_open(date(2026, 11, 22), thursday));
        assert!(!Notice::Days(3).is_open(date(2026, 11, 23), thursday));
        let deadline = Notice::Days(3).deadline(thursday.at(18, 30, 0, 0), &paris()).unwrap();
        assert_eq!(deadline.to_string(), "2026-11-22T23:00:00Z");
    }

    #[test]
    fn a_notice_is_later_when_it_leaves_time_that_the_other_does_not() {
        assert!(Notice::Days(2).is_later_than(Notice::Days(3)));
        assert!(Notice::Hours(47).is_later_than(Notice::Hours(48)));
        assert!(Notice::Hours(48).is_later_than(Notice::Days(3)));
        assert!(!Notice::Hours(49).is_later_than(Notice::Days(3)));
        assert!(!Notice::Days(3).is_later_than(Notice::Days(3)));
    }

    #[test]
    fn a_change_of_hour_between_changes_nothing_for_days_and_counts_for_hours() {
        // On 25 October 2026 at 3:00 it is 2:00 again.
        let monday = date(2026, 10, 26).at(18, 0, 0, 0);
        assert_eq!(Notice::Days(2).deadline(monday, &paris()).unwrap().to_string(), "2026-10-23T22:00:00Z");
        assert_eq!(Notice::Hours(48).deadline(monday, &paris()).unwrap().to_string(), "2026-10-24T17:00:00Z");
        let spring = date(2026, 3, 29).at(18, 0, 0, 0);
        assert_eq!(Notice::Days(1).deadline(spring, &paris()).unwrap().to_string(), "2026-03-27T23:00:00Z");
        assert_eq!(Notice::Hours(24).deadline(spring, &paris()).unwrap().to_string(), "2026-03-28T16:00:00Z");
    }
}
