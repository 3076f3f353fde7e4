//! The rules that people speak: every Thursday, every third week, the first Monday of the month, odd weeks, listed days.

use crate::{Date, Weekday, Window};

use super::{days_between, plus_days};

/// Which days a calendar plans before breaks and exceptions.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// A weekday in a rhythm.
    Recurring {
        /// The day of the week.
        weekday: Weekday,
        /// In which weeks.
        rhythm: Rhythm,
        /// First day of the calendar; it starts the count of weeks.
        from: Date,
        /// Last day, or `None` when it goes on.
        to: Option<Date>,
    },
    /// Listed days.
    Listed(Vec<Date>),
}

/// In which weeks something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Every so many weeks (1 to 52; 0 counts as 1), from the first such weekday on or after the start.
    Every(u32),
    /// Weeks of an odd number (ISO 8601). After a year of 53 weeks two odd weeks follow each other.
    OddWeeks,
    /// Weeks of an even number (ISO 8601).
    EvenWeeks,
    /// The first to fifth such weekday of the month; a month without a fifth has none.
    OfMonth(u8),
    /// The last such weekday of the month.
    LastOfMonth,
}

impl Rule {
    /// Adds the days in `window`, in no particular order.
    pub(super) fn add_days(&self, window: Window, days: &mut Vec<Date>) {
        match self {
            Rule::Listed(listed) => days.extend(listed.iter().filter(|day| window.contains(**day))),
            Rule::Recurring { weekday, rhythm, from, to } => {
                let end = to.map_or(window.to, |to| to.min(window.to));
                let Some(first) = first_on_or_after(*from, *weekday) else { return };
                let step = match rhythm {
                    Rhythm::Every(weeks) => i64::from((*weeks).max(1)) * 7,
                    _ => 7,
                };
                // Skip in one step to the window, so that a calendar that began long ago costs nothing.
                let behind = days_between(first, window.from).max(0);
                let start = plus_days(first, (behind + step - 1) / step * step);
                let all = start.map_or(0, |start| days_between(start, end).max(0) / step + 1);
                days.reserve(usize::try_from(all).unwrap_or_default());
                let planned = std::iter::successors(start, |day| plus_days(*day, step)).take_while(|day| *day <= end);
                days.extend(planned.filter(|day| rhythm.has(*day)));
            }
        }
    }

    /// Which turn of the rhythm a day belongs to. It depends on the rule and on that day only, so that no break, no
    /// added, moved or cancelled delivery changes the turn of another.
    pub(super) fn slot(&self, day: Date) -> i64 {
        let weeks = |from: Date| days_between(from, day).div_euclid(7);
        match self {
            Rule::Recurring { rhythm: Rhythm::OfMonth(_) | Rhythm::LastOfMonth, .. } => {
                i64::from(day.year()) * 12 + i64::from(day.month())
            }
            Rule::Recurring { weekday, rhythm, from, .. } => {
                let every = match rhythm {
                    Rhythm::Every(weeks) => i64::from((*weeks).max(1)),
                    _ => 2,
                };
                weeks(first_on_or_after(*from, *weekday).unwrap_or(*from)).div_euclid(every)
            }
            Rule::Listed(days) => weeks(MONDAY).div_euclid(usual_gap(days)),
        }
    }
}

impl Rhythm {
    /// Whether a day that has the right weekday is in the rhythm; the count of weeks apart.
    pub(super) fn has(self, day: Date) -> bool {
        match self {
            Rhythm::Every(_) => true,
            Rhythm::OddWeeks => day.iso_week_date().week() % 2 == 1,
            Rhythm::EvenWeeks => day.iso_week_date().week() % 2 == 0,
            Rhythm::OfMonth(nth) => (day.day() - 1) / 7 + 1 == i8::try_from(nth).unwrap_or(i8::MAX),
            Rhythm::LastOfMonth => day.day() + 7 > day.days_in_month(),
        }
    }
}

/// A Monday from which weeks are counted where a list has no beginning of its own: removing its first day must not move it.
const MONDAY: Date = Date::constant(2001, 1, 1);

/// The usual number of weeks between listed days: the median, which one day more or less does not change.
fn usual_gap(days: &[Date]) -> i64 {
    let mut days = days.to_vec();
    days.sort_unstable();
    let mut gaps: Vec<i64> = days.windows(2).map(|pair| days_between(pair[0], pair[1])).collect();
    gaps.sort_unstable();
    let median = gaps.get(gaps.len() / 2).copied().unwrap_or(7);
    ((median + 3) / 7).max(1)
}

fn first_on_or_after(from: Date, weekday: Weekday) -> Option<Date> {
    plus_days(from, (weekday.days_from_monday() - Weekday::of(from).days_from_monday()).rem_euclid(7))
}
