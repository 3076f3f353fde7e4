//! Members' years: named by the year in which they begin and, where they do not begin with the year, by the next.

use crate::Date;

/// The name of the membership year that holds a day, where years begin on `month`/`day`: « 2015 » when that is 1 January, else
/// « 2014-2015 » (`CASES.md` 4).
pub fn year_name(on: Date, month: i8, day: i8) -> String {
    let year = on.year() - i16::from((on.month(), on.day()) < (month, day));
    if (month, day) == (1, 1) { year.to_string() } else { format!("{year}-{}", year + 1) }
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
}
