//! Which deliveries of a contract bring a product that does not come each time.

use std::collections::BTreeSet;

use crate::{Calendar, Date, Delivery, DeliveryId, DeliveryStatus, Rhythm, Window};

/// A product's own rhythm among the deliveries of its contract.
#[derive(Debug, Clone, PartialEq)]
pub enum Selection {
    /// One in so many deliveries, from the first of the window.
    Every(u32),
    /// In weeks of the calendar, or the first, second … last delivery of each month.
    Weeks(Rhythm),
    /// Deliveries by the day first planned.
    Listed(Vec<Date>),
}

impl Calendar {
    /// Which of `deliveries`, those of `season` by this calendar, `selection` means; those planned outside `window` are left
    /// out. It looks at days as they were first planned: no delivery that is moved, added, cancelled or that falls in a break
    /// gives another one the product or takes it away, but for « the first of the month », which is the first that the
    /// breaks leave.
    pub fn select(
        &self,
        selection: &Selection,
        deliveries: &[Delivery],
        season: Window,
        window: Window,
    ) -> BTreeSet<DeliveryId> {
        let mut deliveries: Vec<&Delivery> =
            deliveries.iter().filter(|delivery| window.contains(delivery.id.0)).collect();
        deliveries.sort_by_key(|delivery| delivery.id);
        match selection {
            Selection::Every(every) => {
                let mut planned = Vec::new();
                self.rules.iter().for_each(|rule| rule.add_days(season, &mut planned));
                let first = planned.into_iter().filter(|day| window.contains(*day)).min();
                let start = first.map_or(0, |day| self.slot(day));
                let every = i64::from((*every).max(1));
                deliveries.retain(|delivery| (delivery.slot - start).rem_euclid(every) == 0);
            }
            Selection::Weeks(Rhythm::OfMonth(nth)) => {
                return months(&deliveries)
                    .filter_map(|month| Some(month.get(usize::from(*nth).checked_sub(1)?)?.id))
                    .collect();
            }
            Selection::Weeks(Rhythm::LastOfMonth) => {
                return months(&deliveries).filter_map(|month| Some(month.last()?.id)).collect();
            }
            Selection::Weeks(rhythm) => deliveries.retain(|delivery| rhythm.has(delivery.id.0)),
            Selection::Listed(days) => deliveries.retain(|delivery| days.contains(&delivery.id.0)),
        }
        deliveries.into_iter().map(|delivery| delivery.id).collect()
    }
}

/// The deliveries that the rules plan, by month.
fn months<'d>(deliveries: &[&'d Delivery]) -> impl Iterator<Item = Vec<&'d Delivery>> {
    let same = |a: &&Delivery, b: &&Delivery| a.id.0.first_of_month() == b.id.0.first_of_month();
    let planned = |delivery: &&Delivery| delivery.status != DeliveryStatus::Added;
    deliveries.chunk_by(same).map(move |month| month.iter().copied().filter(planned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Break, Change, Exception, Rule, Weekday};
    use jiff::civil::date;

    const SEASON: Window = Window { from: date(2026, 9, 1), to: date(2026, 12, 31) };

    fn weekly() -> Calendar {
        let rhythm = Rhythm::Every(1);
        let rule = Rule::Recurring { weekday: Weekday::Thursday, rhythm, from: SEASON.from, to: None };
        Calendar { rules: vec![rule], breaks: vec![], exceptions: vec![] }
    }

    fn days(calendar: &Calendar, selection: Selection, window: Window) -> Vec<String> {
        calendar
            .select(&selection, &calendar.deliveries(SEASON), SEASON, window)
            .into_iter()
            .map(|id| id.0.to_string())
            .collect()
    }

    #[test]
    fn one_in_two_is_not_turned_by_what_happens_to_others() {
        let mut calendar = weekly();
        let before = days(&calendar, Selection::Every(2), SEASON);
        assert_eq!(before[..3], ["2026-09-03", "2026-09-17", "2026-10-01"]);
        let exception =
            |day, change| Exception { day, change, start: None, end: None, place: None, factor: None, reason: None };
        calendar.exceptions = vec![
            exception(date(2026, 9, 10), Change::Cancelled),
            exception(date(2026, 9, 24), Change::Moved(date(2026, 9, 25))),
        ];
        calendar.breaks = vec![Break { window: Window { from: date(2026, 9, 1), to: date(2026, 9, 4) }, reason: None }];
        assert_eq!(days(&calendar, Selection::Every(2), SEASON), before[1..]);
        let from = Window { from: date(2026, 9, 10), to: SEASON.to };
        assert_eq!(days(&weekly(), Selection::Every(2), from)[..2], ["2026-09-10", "2026-09-24"]);
    }

    #[test]
    fn the_first_of_the_month_is_one_that_is_delivered() {
        let mut calendar = weekly();
        let first = || Selection::Weeks(Rhythm::OfMonth(1));
        assert_eq!(days(&calendar, first(), SEASON), ["2026-09-03", "2026-10-01", "2026-11-05", "2026-12-03"]);
        calendar.breaks =
            vec![Break { window: Window { from: date(2026, 11, 1), to: date(2026, 11, 8) }, reason: None }];
        assert_eq!(days(&calendar, first(), SEASON)[2], "2026-11-12");
        assert_eq!(days(&calendar, Selection::Weeks(Rhythm::LastOfMonth), SEASON)[1], "2026-10-29");
        assert_eq!(days(&calendar, Selection::Weeks(Rhythm::OddWeeks), SEASON)[0], "2026-09-10");
        let listed = Selection::Listed(vec![date(2026, 9, 10), date(2026, 9, 11)]);
        assert_eq!(days(&calendar, listed, SEASON), ["2026-09-10"]);
    }
}
