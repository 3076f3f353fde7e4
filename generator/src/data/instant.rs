//! Civil days and hours as feeds and structured data write them: with the offset that holds there on that day.

use domain::{Date, Time};
use jiff::tz::TimeZone;

/// A time zone by its name; UTC where it is unknown, which was told when the site was resolved.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// A day and an hour with their offset: `2026-11-12T18:30:00+01:00`.
pub fn stamp(zone: &TimeZone, date: Date, time: Time) -> String {
    match zone.to_zoned(date.to_datetime(time)) {
        Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        // Only at the ends of the civil calendar, in the years -9999 and 9999.
        Err(_) => format!("{date}T{time}Z"),
    }
}

/// The start of a day: `2026-11-12T00:00:00+01:00`.
pub fn midnight(zone: &TimeZone, date: Date) -> String {
    stamp(zone, date, Time::midnight())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn an_hour_keeps_its_face_over_the_change_of_hour() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let half_past_six = time(18, 30, 0, 0);
        assert_eq!(stamp(&paris, date(2026, 10, 22), half_past_six), "2026-10-22T18:30:00+02:00");
        assert_eq!(stamp(&paris, date(2026, 10, 29), half_past_six), "2026-10-29T18:30:00+01:00");
    }
}
