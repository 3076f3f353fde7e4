//! Whether a contract can be signed on a given day.

use crate::Date;
use crate::window::{Phase, Window};

/// Where the sign-up of a contract stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignUp {
    /// It opens on `0`, soon enough to be announced.
    OpeningSoon(Date),
    /// It opens later.
    Later(Date),
    /// One may sign until `0`.
    Open(Date),
    /// One may sign until `0`, which is near.
    ClosingSoon(Date),
    /// The window is over, the season is not: ask the coordinator.
    Closed,
    /// The season has not ended and no window was stated: ask the coordinator.
    Unstated,
    /// The season is over.
    Ended,
}

impl SignUp {
    /// Announced this many days before it opens: two months, the time in which AMAPs prepare a season.
    pub const ANNOUNCED_DAYS: i64 = 60;
    /// Pressing for its last week.
    pub const PRESSING_DAYS: i64 = 7;

    /// Where sign-up stands on `today` for a contract with this window and season.
    pub fn on(today: Date, window: Option<Window>, season: Window) -> Self {
        if season.phase(today) == Phase::After {
            return Self::Ended;
        }
        let Some(window) = window else { return Self::Unstated };
        match window.phase(today) {
            Phase::After => Self::Closed,
            Phase::During if window.days_left(today) <= Self::PRESSING_DAYS => Self::ClosingSoon(window.to),
            Phase::During => Self::Open(window.to),
            Phase::Before if i64::from((window.from - today).get_days()) <= Self::ANNOUNCED_DAYS => {
                Self::OpeningSoon(window.from)
            }
            Phase::Before => Self::Later(window.from),
        }
    }

    /// The word used in templates, messages and CSS.
    pub fn key(self) -> &'static str {
        match self {
            Self::OpeningSoon(_) => "opening-soon",
            Self::Later(_) => "later",
            Self::Open(_) => "open",
            Self::ClosingSoon(_) => "closing-soon",
            Self::Closed => "closed",
            Self::Unstated => "unstated",
            Self::Ended => "ended",
        }
    }

    /// The day that matters to a reader: the opening or the last day.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::OpeningSoon(day) | Self::Later(day) | Self::Open(day) | Self::ClosingSoon(day) => Some(day),
            Self::Closed | Self::Unstated | Self::Ended => None,
        }
    }

    /// Whether one may sign today.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open(_) | Self::ClosingSoon(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn sign_up_is_announced_opens_presses_closes_and_ends() {
        let window = Some(Window { from: date(2026, 12, 1), to: date(2026, 12, 31) });
        let season = Window { from: date(2027, 1, 7), to: date(2027, 6, 24) };
        let on = |today| SignUp::on(today, window, season);
        assert_eq!(on(date(2026, 9, 1)), SignUp::Later(date(2026, 12, 1)));
        assert_eq!(on(date(2026, 11, 21)), SignUp::OpeningSoon(date(2026, 12, 1)));
        assert_eq!(on(date(2026, 12, 1)), SignUp::Open(date(2026, 12, 31)));
        assert_eq!(on(date(2026, 12, 25)), SignUp::ClosingSoon(date(2026, 12, 31)));
        assert_eq!(on(date(2027, 1, 1)), SignUp::Closed);
        assert_eq!(on(date(2027, 6, 24)), SignUp::Closed);
        assert_eq!(on(date(2027, 6, 25)), SignUp::Ended);
        assert_eq!(SignUp::on(date(2027, 1, 1), None, season), SignUp::Unstated);
    }
}
