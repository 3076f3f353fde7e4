//! Dates, hours, prices and distances as people say them, in the words of the message files.

use domain::contract::Quantity;
use domain::vocabulary::Vocabulary;
use domain::{Cents, Date, Time, Weekday};

use crate::messages::Messages;

/// A date with its weekday: "jeudi 1er octobre 2026"; without the year when `with_year` is false.
pub fn date_long(messages: &Messages, date: Date, with_year: bool) -> String {
    let weekday = weekday(messages, Weekday::of(date));
    let key = if with_year { "date-long" } else { "date-day" };
    let (day, month, year) = (day(messages, date), month(messages, date.month()), date.year().to_string());
    messages.format(key, &[("weekday", &weekday), ("day", &day), ("month", &month), ("year", &year)])
}

/// A date without its weekday: "1er octobre 2026".
pub fn date_short(messages: &Messages, date: Date) -> String {
    let (day, month, year) = (day(messages, date), month(messages, date.month()), date.year().to_string());
    messages.format("date-short", &[("day", &day), ("month", &month), ("year", &year)])
}

/// Month and year: "octobre 2026".
pub fn month_year(messages: &Messages, date: Date) -> String {
    let (month, year) = (month(messages, date.month()), date.year().to_string());
    messages.format("date-month", &[("month", &month), ("year", &year)])
}

/// Weekday and day of the month: "jeu. 1er".
pub fn day_in_month(messages: &Messages, date: Date) -> String {
    let weekday = messages.text(&format!("weekday-short-{}", Weekday::of(date).key()));
    messages.format("date-day-in-month", &[("weekday", &weekday), ("day", &day(messages, date))])
}

/// A day of some months: `jeu. 1er oct.`.
pub fn day_and_month(messages: &Messages, date: Date) -> String {
    format!("{} {}", day_in_month(messages, date), messages.text(&format!("month-short-{}", date.month())))
}

/// Weekday, day and month for the tile of a day, the day in bold: `jeu. <b>1</b> oct.`; the words are our own, hence safe.
pub fn day_parts(messages: &Messages, date: Date) -> String {
    let weekday = messages.text(&format!("weekday-short-{}", Weekday::of(date).key()));
    let month = messages.text(&format!("month-short-{}", date.month()));
    format!("{weekday} <b>{}</b> {month}", date.day())
}

/// The name of a weekday.
pub fn weekday(messages: &Messages, weekday: Weekday) -> String {
    messages.text(&format!("weekday-{}", weekday.key()))
}

/// An hour: "18 h 30".
pub fn time(messages: &Messages, time: Time) -> String {
    let key = if time.minute() == 0 { "time-hour" } else { "time" };
    let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
    messages.format(key, &[("hour", &hour), ("minute", &minute)])
}

/// A price: "12,50 €".
pub fn price(messages: &Messages, cents: Cents) -> String {
    let sign = if cents.0 < 0 { "−" } else { "" };
    let euros = format!("{sign}{}", number(messages, cents.0.unsigned_abs() / 100));
    let cents = format!("{:02}", cents.0.unsigned_abs() % 100);
    messages.format("price", &[("euros", &euros), ("cents", &cents)])
}

/// A quantity with the decimal sign of the language: "0,5".
pub fn quantity(messages: &Messages, quantity: Quantity) -> String {
    quantity.to_string().replace('.', &messages.text("decimal-sign"))
}

/// The text with a capital first.
pub fn upper_first(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// A distance as the crow flies: "3,2 km" below ten kilometres, "32 km" above.
pub fn distance(messages: &Messages, km: f64) -> String {
    let tenths = (km.max(0.0) * 10.0).round() as u64;
    if tenths < 100 {
        let (whole, tenth) = ((tenths / 10).to_string(), (tenths % 10).to_string());
        messages.format("distance-near", &[("whole", &whole), ("tenth", &tenth)])
    } else {
        messages.format("distance-far", &[("km", &number(messages, km.round() as u64))])
    }
}

/// A whole number with its thousands apart.
pub fn number(messages: &Messages, number: u64) -> String {
    let digits = number.to_string();
    let separator = messages.text("thousands-separator");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(&separator);
        }
        out.push(digit);
    }
    out
}

fn day(messages: &Messages, date: Date) -> String {
    if date.day() == 1 { messages.text("first-of-month") } else { date.day().to_string() }
}

fn month(messages: &Messages, month: i8) -> String {
    messages.text(&format!("month-{month}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time as hour};

    #[test]
    fn french_says_dates_hours_and_prices_as_people_do() {
        let fr = Messages::embedded("fr");
        assert_eq!(date_long(&fr, date(2026, 10, 1), true), "jeudi 1er octobre 2026");
        assert_eq!(date_long(&fr, date(2026, 10, 2), false), "vendredi 2 octobre");
        assert_eq!(date_short(&fr, date(2026, 3, 3)), "3 mars 2026");
        assert_eq!(day_and_month(&fr, date(2026, 10, 1)), "jeu. 1er oct.");
        assert_eq!(time(&fr, hour(18, 30, 0, 0)), "18\u{a0}h\u{a0}30");
        assert_eq!(time(&fr, hour(19, 0, 0, 0)), "19\u{a0}h");
        assert_eq!(price(&fr, Cents(1250)), "12,50\u{a0}€");
        assert_eq!(price(&fr, Cents(12_345_600)), "123\u{202f}456,00\u{a0}€");
        assert_eq!(distance(&fr, 3.24), "3,2\u{a0}km");
        assert_eq!(distance(&fr, 32.4), "32\u{a0}km");
        assert_eq!(distance(&fr, 9.97), "10\u{a0}km");
    }

    #[test]
    fn english_is_a_file_and_not_a_fork() {
        let en = Messages::embedded("en");
        assert_eq!(date_long(&en, date(2026, 10, 1), true), "Thursday 1 October 2026");
        assert_eq!(price(&en, Cents(12_345_600)), "€123,456.00");
    }
}
