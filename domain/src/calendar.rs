//! The rule of a calendar, its breaks and exceptions, and the deliveries that follow.
//!
//! A delivery's identity is the day on which the rule first planned it. It survives being moved: postponements,
//! absences and turns of shared baskets refer to it, never to an index (`CASES.md` 2 and 16).

mod rule;
mod selection;

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{Date, Time, Window};

pub use rule::{Rhythm, Rule};
pub use selection::Selection;

/// The identity of a delivery within its calendar: the day on which it was first planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeliveryId(pub Date);

/// Days on which nothing is delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// First and last day without delivery.
    pub window: Window,
    /// Shown to readers, for example "Vacances de Noël".
    pub reason: Option<String>,
}

/// What happens to one planned day.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Nothing is delivered.
    Cancelled,
    /// Delivered on another day instead (*report*).
    Moved(Date),
    /// Delivered on this day although the rule does not plan it.
    Added,
    /// Delivered on the planned day, with other hours, another place or another factor.
    Altered,
}

/// One planned day that differs from the rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// The planned day: the identity of the delivery.
    pub day: Date,
    /// What happens to it.
    pub change: Change,
    /// Other start.
    pub start: Option<Time>,
    /// Other end.
    pub end: Option<Time>,
    /// Index of another place in the AMAP's list.
    pub place: Option<usize>,
    /// Quantities in percent of the usual: 50 for half a basket, 200 to catch up.
    pub factor: Option<u32>,
    /// Shown to readers.
    pub reason: Option<String>,
}

/// Rules with their breaks and exceptions.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The days planned: those of every rule, as « all of April, then odd weeks ».
    pub rules: Vec<Rule>,
    /// Days without delivery.
    pub breaks: Vec<Break>,
    /// Days that differ.
    pub exceptions: Vec<Exception>,
}

/// Whether and how a delivery takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryStatus {
    /// On the planned day.
    Planned,
    /// On another day than first planned.
    Moved,
    /// On a day that the rule does not plan.
    Added,
    /// Not at all; kept in the list so that readers and calendars learn of it.
    Cancelled,
}

impl DeliveryStatus {
    /// The word used in templates and CSS.
    pub fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Moved => "moved",
            Self::Added => "added",
            Self::Cancelled => "cancelled",
        }
    }
}

/// One delivery or distribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// Its identity.
    pub id: DeliveryId,
    /// The day on which it takes place (for a cancelled one: would have).
    pub date: Date,
    /// Whether and how it takes place.
    pub status: DeliveryStatus,
    /// Other start than usual.
    pub start: Option<Time>,
    /// Other end than usual.
    pub end: Option<Time>,
    /// Index of another place than usual.
    pub place: Option<usize>,
    /// Quantities in percent of the usual; 100 is usual.
    pub factor: u32,
    /// Why it differs.
    pub reason: Option<String>,
    /// Its turn in the rhythm, from which those who share a basket count theirs. It depends on the identity and the
    /// first rule only: no other delivery, and no break, changes it (`CASES.md` 16).
    pub slot: i64,
}

impl Calendar {
    /// The deliveries whose day lies in `window`, by day then identity.
    ///
    /// Days in a break are not planned at all. Cancelled days stay in the list with their status. A delivery moved into
    /// the window from outside is in it, one moved out is not. An exception for a day that the rule does not plan changes
    /// nothing unless it adds the day ([`Calendar::unplanned_exceptions`] tells the author).
    pub fn deliveries(&self, window: Window) -> Vec<Delivery> {
        let exceptions: BTreeMap<Date, &Exception> = self.exceptions.iter().map(|e| (e.day, e)).collect();
        let mut days = self.planned_days(window);
        // A delivery planned outside the window may have been moved into it.
        days.extend(self.exceptions.iter().filter(|e| !window.contains(e.day) && self.plans(e.day)).map(|e| e.day));
        days.extend(self.exceptions.iter().filter(|e| e.change == Change::Added).map(|e| e.day));
        days.sort_unstable();
        days.dedup();
        let mut deliveries = Vec::with_capacity(days.len());
        let held = days.into_iter().map(|day| self.delivery(day, exceptions.get(&day).copied()));
        deliveries.extend(held.filter(|delivery| window.contains(delivery.date)));
        deliveries.sort_by_key(|delivery| (delivery.date, delivery.id));
        deliveries
    }

    /// The slot from which turns of the season are counted. It does not depend on any delivery.
    pub fn anchor(&self, season: Window) -> i64 {
        match self.rules.first() {
            Some(
                rule @ (Rule::Listed(_) | Rule::Recurring { rhythm: Rhythm::OfMonth(_) | Rhythm::LastOfMonth, .. }),
            ) => rule.slot(season.from),
            _ => 0,
        }
    }

    /// Whether the rule plans this day, breaks taken out.
    pub fn plans(&self, day: Date) -> bool {
        !self.planned_days(Window { from: day, to: day }).is_empty()
    }

    /// The exceptions that say nothing about any planned day: surely a slip of their author.
    pub fn unplanned_exceptions(&self) -> impl Iterator<Item = &Exception> {
        self.exceptions.iter().filter(|e| e.change != Change::Added && !self.plans(e.day))
    }

    /// The days in `window` that the rule plans, breaks taken out, in order.
    fn planned_days(&self, window: Window) -> Vec<Date> {
        let mut days = Vec::new();
        self.rules.iter().for_each(|rule| rule.add_days(window, &mut days));
        days.retain(|day| !self.breaks.iter().any(|pause| pause.window.contains(*day)));
        days.sort_unstable();
        days.dedup();
        days
    }

    fn slot(&self, day: Date) -> i64 {
        self.rules.first().map_or(0, |rule| rule.slot(day))
    }

    fn delivery(&self, day: Date, exception: Option<&Exception>) -> Delivery {
        let mut delivery = Delivery {
            id: DeliveryId(day),
            date: day,
            status: DeliveryStatus::Planned,
            start: None,
            end: None,
            place: None,
            factor: 100,
            reason: None,
            slot: self.slot(day),
        };
        let Some(exception) = exception else { return delivery };
        match exception.change {
            Change::Cancelled => delivery.status = DeliveryStatus::Cancelled,
            Change::Moved(to) => {
                delivery.status = DeliveryStatus::Moved;
                delivery.date = to;
            }
            Change::Added => delivery.status = DeliveryStatus::Added,
            Change::Altered => {}
        }
        delivery.start = exception.start;
        delivery.end = exception.end;
        delivery.place = exception.place;
        delivery.factor = exception.factor.unwrap_or(100);
        delivery.reason.clone_from(&exception.reason);
        delivery
    }
}

/// The day `days` later, or `None` past the end of the civil calendar (year 9999).
pub fn plus_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(SignedDuration::new(days.checked_mul(SECONDS_A_DAY)?, 0)).ok()
}

/// How many days lie from one day to the other; below zero when `to` comes first.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_secs() / SECONDS_A_DAY
}

/// Civil days all have as many.
const SECONDS_A_DAY: i64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Weekday;
    use jiff::civil::date;

    fn weekly_calendar(weekday: Weekday, every: u32, from: Date, to: Date) -> Calendar {
        let rule = Rule::Recurring { weekday, rhythm: Rhythm::Every(every), from, to: Some(to) };
        Calendar { rules: vec![rule], breaks: vec![], exceptions: vec![] }
    }

    fn exception(day: Date, change: Change) -> Exception {
        Exception { day, change, start: None, end: None, place: None, factor: None, reason: None }
    }

    fn days(calendar: &Calendar, from: Date, to: Date) -> Vec<Date> {
        calendar.deliveries(Window { from, to }).into_iter().map(|delivery| delivery.date).collect()
    }

    #[test]
    fn case_1_a_weekly_cycle_has_five_days() {
        let calendar = weekly_calendar(Weekday::Monday, 1, date(2018, 12, 24), date(2019, 1, 24));
        assert_eq!(days(&calendar, date(2018, 1, 1), date(2020, 1, 1)).len(), 5);
    }

    #[test]
    fn case_2_a_moved_delivery_keeps_its_identity() {
        let mut calendar = weekly_calendar(Weekday::Monday, 1, date(2029, 12, 24), date(2030, 1, 21));
        calendar.exceptions.push(exception(date(2030, 1, 7), Change::Moved(date(2030, 3, 3))));
        let deliveries = calendar.deliveries(Window { from: date(2029, 1, 1), to: date(2031, 1, 1) });
        assert_eq!(deliveries.len(), 5);
        assert_eq!(deliveries[4].id, DeliveryId(date(2030, 1, 7)));
        assert_eq!(deliveries[4].date, date(2030, 3, 3));
    }

    #[test]
    fn case_14_fortnights_a_and_b_share_the_season() {
        let season = (date(2017, 5, 3), date(2017, 10, 25));
        let a = weekly_calendar(Weekday::Wednesday, 2, date(2017, 5, 3), season.1);
        let b = weekly_calendar(Weekday::Wednesday, 2, date(2017, 5, 10), season.1);
        let all = weekly_calendar(Weekday::Wednesday, 1, season.0, season.1);
        assert_eq!(days(&all, season.0, season.1).len(), 26);
        assert_eq!(days(&a, season.0, season.1).len(), 13);
        assert_eq!(days(&b, season.0, season.1).last(), Some(&date(2017, 10, 25)));
        assert_eq!(days(&a, season.0, season.1)[1], date(2017, 5, 17));
    }

    #[test]
    fn the_count_of_weeks_is_anchored_and_not_moved_by_the_window() {
        let calendar = weekly_calendar(Weekday::Thursday, 3, date(2026, 9, 1), date(2027, 6, 30));
        let whole = days(&calendar, date(2026, 9, 1), date(2027, 6, 30));
        let late = days(&calendar, date(2026, 11, 5), date(2027, 6, 30));
        assert_eq!(whole.iter().filter(|day| **day >= date(2026, 11, 5)).copied().collect::<Vec<_>>(), late);
        assert_eq!(whole[0], date(2026, 9, 3));
    }

    #[test]
    fn breaks_take_days_out_and_cancelled_days_stay_visible() {
        let mut calendar = weekly_calendar(Weekday::Thursday, 1, date(2026, 12, 1), date(2027, 1, 15));
        let window = Window { from: date(2026, 12, 20), to: date(2027, 1, 3) };
        calendar.breaks.push(Break { window, reason: Some("Noël".into()) });
        calendar.exceptions.push(exception(date(2027, 1, 7), Change::Cancelled));
        let deliveries = calendar.deliveries(Window { from: date(2026, 12, 1), to: date(2027, 1, 31) });
        assert_eq!(deliveries.len(), 5);
        assert_eq!(deliveries[3].status, DeliveryStatus::Cancelled);
    }

    #[test]
    fn a_delivery_moved_into_the_window_is_seen() {
        let mut calendar = weekly_calendar(Weekday::Thursday, 1, date(2026, 9, 3), date(2026, 12, 31));
        calendar.exceptions.push(exception(date(2026, 11, 12), Change::Moved(date(2026, 11, 20))));
        assert_eq!(days(&calendar, date(2026, 11, 20), date(2026, 11, 20)), [date(2026, 11, 20)]);
        assert!(days(&calendar, date(2026, 11, 12), date(2026, 11, 12)).is_empty());
    }

    #[test]
    fn an_added_day_is_delivered_and_a_useless_exception_is_told() {
        let mut calendar = weekly_calendar(Weekday::Thursday, 1, date(2026, 9, 3), date(2026, 9, 30));
        calendar.exceptions.push(exception(date(2026, 9, 12), Change::Added));
        calendar.exceptions.push(exception(date(2026, 9, 11), Change::Cancelled));
        assert_eq!(days(&calendar, date(2026, 9, 1), date(2026, 9, 30)).len(), 5);
        assert_eq!(calendar.unplanned_exceptions().count(), 1);
    }

    #[test]
    fn a_calendar_without_end_stops_at_the_window() {
        let rhythm = Rhythm::Every(1);
        let rule = Rule::Recurring { weekday: Weekday::Friday, rhythm, from: date(2010, 1, 1), to: None };
        let calendar = Calendar { rules: vec![rule], breaks: vec![], exceptions: vec![] };
        assert_eq!(days(&calendar, date(2026, 11, 21), date(2026, 12, 18)).len(), 4);
    }
}
