//! A civil date as contexts carry it.

use domain::Date;
use serde::{Serialize, Serializer};

/// A date, shown as `2026-10-01`. There are so many that none is made a text before a template wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(date) = self;
        let Ok(year @ 0..=9999) = u16::try_from(date.year()) else { return serializer.collect_str(date) };
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        let [century, rest] = [year / 100, year % 100].map(|part| part as u8);
        let mut text = *b"0000-00-00";
        for (at, part) in [(0, century), (2, rest), (5, month), (8, day)] {
            text[at] += part / 10;
            text[at + 1] += part % 10;
        }
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_everywhere_else() {
        for date in [Date::constant(2026, 10, 1), Date::constant(1999, 12, 31), Date::constant(1, 2, 3), Date::MIN] {
            assert_eq!(serde_json::to_value(Day(date)).unwrap(), date.to_string());
        }
    }
}
