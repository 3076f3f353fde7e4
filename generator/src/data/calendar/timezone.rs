//! Time zones as calendars carry them: two yearly rules where it has them, as Europe/Paris does, one
//! constant offset where it has not, as Indian/Reunion, and every change of hour one by one where no rule fits.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use domain::Date;
use jiff::civil::{DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};

use super::super::instant;
use crate::atlas::Atlas;

/// Years after the present one that the rules are checked over: calendars look one year ahead.
const YEARS_AHEAD: i16 = 3;

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A change of hour.
struct Turn {
    /// When, on the clock that it ends.
    at: DateTime,
    from: Offset,
    to: Offset,
    name: String,
    summer: bool,
}

/// The component of each time zone in which something takes place, by its name.
pub fn components(atlas: &Atlas) -> BTreeMap<String, String> {
    let years = atlas.contracts.iter().map(|contract| contract.terms.season.from.year());
    let first = years.min().unwrap_or(atlas.today.year()).min(atlas.today.year()) - 1;
    let last = atlas.today.year().saturating_add(YEARS_AHEAD);
    let places = atlas.amaps.iter().flat_map(|amap| amap.places.iter());
    let places = places.chain(atlas.events.iter().filter_map(|event| event.place.as_ref()));
    let mut names: BTreeSet<&str> = places.map(|place| place.timezone(&atlas.site)).collect();
    names.insert(&atlas.site.timezone);
    names.into_iter().map(|name| (name.to_owned(), write(&instant::zone(name), name, first, last))).collect()
}

fn write(zone: &TimeZone, name: &str, first: i16, last: i16) -> String {
    let turns = turns(zone, first, last);
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n");
    let (summer, winter): (Vec<&Turn>, Vec<&Turn>) = turns.iter().partition(|turn| turn.summer);
    match (yearly(&summer), yearly(&winter)) {
        _ if turns.is_empty() => observance(&mut text, &constant(zone, first), None),
        (Some((daylight, spring)), Some((standard, autumn))) => {
            observance(&mut text, daylight, Some(&spring));
            observance(&mut text, standard, Some(&autumn));
        }
        _ => {
            // What holds before the first change.
            let mut before = constant(zone, first);
            before.summer = turns.first().is_some_and(|turn| !turn.summer);
            observance(&mut text, &before, None);
            turns.iter().for_each(|turn| observance(&mut text, turn, None));
        }
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

fn turns(zone: &TimeZone, first: i16, last: i16) -> Vec<Turn> {
    let start =
        Date::new(first, 1, 1).and_then(|day| zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())));
    let Ok(start) = start else { return Vec::new() };
    let mut from = zone.to_offset(start);
    let mut turns = Vec::new();
    for turn in zone.following(start) {
        let at = from.to_datetime(turn.timestamp());
        if at.year() > last {
            break;
        }
        // Some changes only rename the hour.
        if turn.offset() != from {
            let (to, summer) = (turn.offset(), turn.dst().is_dst());
            turns.push(Turn { at, from, to, name: turn.abbreviation().to_owned(), summer });
            from = turn.offset();
        }
    }
    turns
}

/// The offset that holds at the start of a year, as if it had for ever.
fn constant(zone: &TimeZone, year: i16) -> Turn {
    let at = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0);
    let start = Date::new(year, 1, 1).and_then(|day| zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())));
    let (offset, name) = match start {
        Ok(start) => {
            let info = zone.to_offset_info(start);
            (info.offset(), info.abbreviation().to_owned())
        }
        Err(_) => (Offset::UTC, "UTC".to_owned()),
    };
    Turn { at, from: offset, to: offset, name, summer: false }
}

/// The rule that gives all these changes, one a year, with the first of them: `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`.
fn yearly<'a>(turns: &[&'a Turn]) -> Option<(&'a Turn, String)> {
    let (first, last) = (*turns.first()?, *turns.last()?);
    let one_a_year = i32::from(last.at.year() - first.at.year()) + 1 == i32::try_from(turns.len()).ok()?;
    let (month, weekday) = (first.at.month(), first.at.weekday());
    let alike = |turn: &&&Turn| {
        let same_day = turn.at.month() == month && turn.at.weekday() == weekday && turn.at.time() == first.at.time();
        same_day && (turn.from, turn.to, &turn.name) == (first.from, first.to, &first.name)
    };
    if turns.len() < 3 || !one_a_year || !turns.iter().all(|turn| alike(&turn)) {
        return None;
    }
    let week = |turn: &Turn| (turn.at.day() - 1) / 7 + 1;
    let is_last = |turn: &&Turn| turn.at.day() + 7 > turn.at.date().days_in_month();
    let nth = if turns.iter().all(is_last) {
        -1
    } else if turns.iter().all(|turn| week(turn) == week(first)) {
        week(first)
    } else {
        return None;
    };
    Some((first, format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{}", day_code(weekday))))
}

fn day_code(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.to_monday_zero_offset().unsigned_abs() as usize % 7]
}

fn observance(text: &mut String, turn: &Turn, rule: Option<&str>) {
    let kind = if turn.summer { "DAYLIGHT" } else { "STANDARD" };
    let rule = rule.map(|rule| format!("RRULE:{rule}\r\n")).unwrap_or_default();
    let (from, to) = (offset(turn.from), offset(turn.to));
    let _infallible = write!(
        text,
        "BEGIN:{kind}\r\nDTSTART:{}\r\nTZOFFSETFROM:{from}\r\nTZOFFSETTO:{to}\r\nTZNAME:{}\r\n{rule}END:{kind}\r\n",
        turn.at.strftime("%Y%m%dT%H%M%S"),
        turn.name,
    );
}

/// `+0100`
fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> String {
        write(&TimeZone::get(name).unwrap(), name, 2025, 2029).replace("\r\n", "\n")
    }

    #[test]
    fn paris_has_two_rules() {
        let expect = "BEGIN:VTIMEZONE\nTZID:Europe/Paris\nBEGIN:DAYLIGHT\nDTSTART:20250330T020000\nTZOFFSETFROM:+0100\n\
            TZOFFSETTO:+0200\nTZNAME:CEST\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nBEGIN:STANDARD\n\
            DTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\n\
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\n";
        assert_eq!(of("Europe/Paris"), expect);
    }

    #[test]
    fn overseas_zones_have_one_offset_or_rules_of_their_own() {
        let reunion = of("Indian/Reunion");
        assert_eq!(reunion.matches("BEGIN:STANDARD").count(), 1);
        assert!(!reunion.contains("DAYLIGHT") && reunion.contains("TZOFFSETTO:+0400"), "{reunion}");
        let miquelon = of("America/Miquelon");
        assert!(miquelon.contains("BYMONTH=3;BYDAY=2SU") && miquelon.contains("BYMONTH=11;BYDAY=1SU"), "{miquelon}");
    }
}
