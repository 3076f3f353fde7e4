//! Days and hours of distributions, read only where nothing is left to doubt.

use deunicode::deunicode;
use domain::{Time, Vocabulary, Weekday};

/// A distribution every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The day.
    pub weekday: Weekday,
    /// From.
    pub start: Time,
    /// To.
    pub end: Time,
}

/// Words that change nothing.
const LITTLE: [&str; 14] =
    ["de", "a", "le", "les", "entre", "et", "tous", "chaque", "du", "au", "h", "distribution", "livraison", "every"];

/// The one weekday and the two hours that the texts hold, if they hold nothing else: « jeudi », « 18h30 à 20h ».
/// « jeudi des semaines paires » is no weekly distribution, so it stays a text.
pub fn slot(weekday: Option<&str>, hours: &str) -> Option<Slot> {
    let text = format!("{} {hours}", weekday.unwrap_or_default());
    let plain = deunicode(&text).to_lowercase();
    let mut days: Vec<Weekday> = Vec::new();
    let mut times = Vec::new();
    let words = plain.split(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).map(|word| word.trim_end_matches(':'));
    for word in words.filter(|word| !word.is_empty()) {
        if let Some(day) = day(word) {
            if !days.contains(&day) {
                days.push(day);
            }
        } else if let Some(time) = time(word) {
            times.push(time);
        } else if !LITTLE.contains(&word) {
            return None;
        }
    }
    match (days.as_slice(), times.as_slice()) {
        (&[weekday], &[start, end]) if start < end => Some(Slot { weekday, start, end }),
        _ => None,
    }
}

/// The weekday that a whole word names, in French or in English.
fn day(word: &str) -> Option<Weekday> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    Weekday::ALL
        .iter()
        .copied()
        .find(|day| [word, singular].iter().any(|word| day.meaning() == *word || day.key() == *word))
}

fn time(word: &str) -> Option<Time> {
    let (hour, minute) = word.split_once(['h', ':'])?;
    let minute = minute.trim_end_matches("mn");
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok().filter(|_| minute.len() == 2)? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(weekday: Option<&str>, hours: &str) -> Option<(Weekday, String)> {
        let slot = slot(weekday, hours)?;
        Some((slot.weekday, format!("{}-{}", slot.start.strftime("%H:%M"), slot.end.strftime("%H:%M"))))
    }

    #[test]
    fn plain_hours_are_read() {
        let thursday = Some((Weekday::Thursday, "18:30-20:00".to_owned()));
        assert_eq!(told(Some("Jeudi"), "18h30-20h"), thursday);
        assert_eq!(told(None, "Tous les jeudis de 18:30 à 20h00"), thursday);
        assert_eq!(told(Some("jeudi"), "Jeudi : entre 18h30 et 20h"), thursday);
    }

    #[test]
    fn doubtful_hours_are_not() {
        for text in
            ["jeudi 18h30", "18h-19h", "jeudi 20h-18h", "jeudi 18h-19h semaines paires", "mardi et jeudi 18h-19h"]
        {
            assert_eq!(slot(None, text), None, "{text}");
        }
    }
}
