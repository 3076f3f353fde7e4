//! Members' years: named by the year in which they begin and, where they do not begin with the year, by the next.

use crate::{Date, Window};

/// The name of the membership year that holds a day, where years begin on `month`/`day`: « 2015 » when that is 1 January, else
/// « 2014-2015 » (`CASES.md` 4).
pub fn year_name(on: Date, month: i8, day: i8) -> String {
    let year = on.year() - i16::from((on.month(), on.day()) < (month, day));
    if (month, day) == (1, 1) { year.to_string() } else { format!("{year}-{}", year + 1) }
}

/// Whether a subscription may begin on `from` beside another that runs over `other`: not while that one runs (`CASES.md` 3).
pub fn may_begin(from: Date, other: Window) -> bool {
    !other.contains(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn case_4_years_are_named_by_their_renewal() {
        assert_eq!(year_name(date(2015, 4, 3), 1, 1), "2015");
        assert_eq!(year_name(date(2015, 4, 3), 9, 1), "2014-2015");
        assert_eq!(year_name(date(2015, 9, 8), 9, 1), "2015-2016");
        assert_eq!(year_name(date(2013, 12, 12), 9, 1), "2013-2014");
    }

    #[test]
    fn case_3_subscriptions_do_not_overlap() {
        let ended = Window { from: date(2024, 6, 2), to: date(2025, 6, 1) };
        assert!(!may_begin(date(2025, 5, 1), ended));
        assert!(!may_begin(date(2025, 6, 1), ended));
        assert!(may_begin(date(2025, 6, 2), ended));
    }
}
