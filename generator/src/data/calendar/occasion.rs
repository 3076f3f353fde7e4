//! What stands in a calendar: one event on one day, or over several.

use std::borrow::Cow;
use std::fmt::{Error, Write};

use domain::{Date, Time};
use icalendar::Property;
use jiff::civil::DateTime;

use super::super::edition::address_line;
use super::super::meeting;
use super::super::xml::legal;
use crate::atlas::Place;

/// When it is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// Whole days, the last one included.
    Days(Date, Date),
    /// From an hour, in the time zone of the place, to another one if it is known.
    Hours(DateTime, Option<DateTime>),
}

impl When {
    /// From an hour to a later one on the same day.
    pub fn on(day: Date, start: Time, end: Time) -> Self {
        Self::Hours(day.to_datetime(start), meeting::end(start, end).map(|end| day.to_datetime(end)))
    }
}

/// An event of a calendar.
pub struct Occasion<'a> {
    /// Identity: never changes.
    pub uid: String,
    /// Whether it differs from what subscribers may have seen before.
    pub changed: bool,
    /// Whether it is cancelled; it stays, so that subscribers learn of it.
    pub cancelled: bool,
    /// When.
    pub when: When,
    /// Title.
    pub summary: String,
    /// Lines about it.
    pub description: Vec<String>,
    /// Where.
    pub place: Option<&'a Place>,
    /// Address of its page, whole.
    pub url: &'a str,
}

impl Occasion<'_> {
    /// Adds the event to a calendar. Text goes through the library, which escapes and folds it; what is short and plain is
    /// written as it is.
    pub fn write_to(&self, text: &mut String, today: Date, timezone: &str) -> Result<(), Error> {
        text.write_str("BEGIN:VEVENT\r\n")?;
        line(text, "UID", &self.uid)?;
        // The day of the build and not its clock: the same day gives the same bytes.
        write!(text, "DTSTAMP:{}T000000Z\r\n", Digits(today))?;
        bounds(text, self.when, timezone)?;
        write!(text, "SEQUENCE:{}\r\n", u8::from(self.changed || self.cancelled))?;
        write!(text, "STATUS:{}\r\n", if self.cancelled { "CANCELLED" } else { "CONFIRMED" })?;
        line(text, "SUMMARY", &self.summary)?;
        if !self.description.is_empty() {
            line(text, "DESCRIPTION", &self.description.join("\n"))?;
        }
        if let Some(place) = self.place {
            let address = address_line(place);
            if !address.is_empty() {
                line(text, "LOCATION", &address)?;
            }
            if let Some(point) = place.point.filter(|_| place.precise) {
                write!(text, "GEO:{:.5};{:.5}\r\n", point.lat, point.lon)?;
            }
        }
        line(text, "URL", self.url)?;
        text.write_str("END:VEVENT\r\n")
    }
}

/// The longest line, in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A property as a line, escaped by the library where there is something to escape, and folded here: the library forgets the
/// blank that begins a continuation when it counts, and lets a line of 76 octets pass.
pub fn line(text: &mut String, name: &str, value: &str) -> Result<(), Error> {
    let value = clean(value);
    let whole = if value.contains(['\\', ';', ',', '\n']) {
        let line: Result<String, Error> = Property::new(name, value).try_into();
        line?.replace("\r\n ", "").trim_end_matches("\r\n").to_owned()
    } else {
        [name, ":", &value].concat()
    };
    if whole.len() <= LINE {
        text.push_str(&whole);
        return text.write_str("\r\n");
    }
    let mut used = 0;
    for letter in whole.chars() {
        if used + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.write_str("\r\n")
}

fn bounds(text: &mut String, when: When, timezone: &str) -> Result<(), Error> {
    let hour = |text: &mut String, name: &str, hour: DateTime| {
        let (day, time) = (Digits(hour.date()), hour.time());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        write!(text, "{name};TZID={timezone}:{day}T{hour:02}{minute:02}{second:02}\r\n")
    };
    match when {
        When::Days(first, last) => {
            // The end is the first day after.
            let after = last.tomorrow().unwrap_or(last);
            write!(text, "DTSTART;VALUE=DATE:{}\r\nDTEND;VALUE=DATE:{}\r\n", Digits(first), Digits(after))?;
            // A fair of two days or a cheque to give does not make anybody busy all day.
            text.write_str("TRANSP:TRANSPARENT\r\n")
        }
        When::Hours(start, end) => {
            hour(text, "DTSTART", start)?;
            end.map_or(Ok(()), |end| hour(text, "DTEND", end))
        }
    }
}

/// A day as calendars write it: `20261112`.
struct Digits(Date);

impl std::fmt::Display for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// The text without what a calendar cannot hold: the library escapes line feeds but no carriage returns.
fn clean(text: &str) -> Cow<'_, str> {
    let legal = legal(text);
    if legal.contains('\r') { legal.replace('\r', "").into() } else { legal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_folds_within_75_octets_and_unfolds_to_itself() {
        for length in 0..400 {
            for letters in ["é, nœud a\\b;", "é: nœud \"a\" = b "] {
                let value: String = letters.chars().cycle().take(length).collect();
                let mut text = String::new();
                line(&mut text, "DESCRIPTION", &value).unwrap();
                assert!(text.split("\r\n").all(|line| line.len() <= 75), "{length}: {text}");
                let expected: String = Property::new("DESCRIPTION", &*value).try_into().unwrap();
                assert_eq!(text.replace("\r\n ", ""), expected.replace("\r\n ", ""));
            }
        }
    }
}
