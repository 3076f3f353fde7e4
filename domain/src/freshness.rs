//! How old the last confirmation of a listing is.
//!
//! Public directories show sheets that nobody has looked at for years; ours says when somebody last did.

use crate::Date;

/// How far a listing may be trusted, by the date on which someone last confirmed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Confirmed within [`Freshness::OLD_AFTER_DAYS`].
    Fresh,
    /// Older: its author is reminded.
    Old,
    /// Older than [`Freshness::STALE_AFTER_DAYS`]: shown as "à confirmer".
    Stale,
}

impl Freshness {
    /// A year: AMAPs renew their contracts once or twice in it.
    pub const OLD_AFTER_DAYS: i64 = 365;
    /// Two years: two seasons went by without a word.
    pub const STALE_AFTER_DAYS: i64 = 730;

    /// The freshness on `today` of a listing confirmed on `verified`; a date in the future counts as fresh.
    pub fn of(verified: Date, today: Date) -> Self {
        let days = i64::from((today - verified).get_days());
        if days > Self::STALE_AFTER_DAYS {
            Self::Stale
        } else if days > Self::OLD_AFTER_DAYS {
            Self::Old
        } else {
            Self::Fresh
        }
    }

    /// The word used in templates and CSS: `fresh`, `old`, `stale`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Old => "old",
            Self::Stale => "stale",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_listing_ages() {
        let today = date(2026, 11, 21);
        assert_eq!(Freshness::of(date(2026, 3, 3), today), Freshness::Fresh);
        assert_eq!(Freshness::of(date(2025, 11, 21), today), Freshness::Fresh);
        assert_eq!(Freshness::of(date(2025, 11, 20), today), Freshness::Old);
        assert_eq!(Freshness::of(date(2024, 1, 1), today), Freshness::Stale);
        assert_eq!(Freshness::of(date(2027, 1, 1), today), Freshness::Fresh);
    }
}
