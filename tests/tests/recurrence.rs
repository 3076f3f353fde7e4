//! The rhythms of calendars, compared with an independent library of recurrence rules (RFC 5545).

use std::collections::BTreeSet;

use domain::{Calendar, Date, Rhythm, Rule, Vocabulary, Weekday, Weeks, Window};
use rrule::RRuleSet;

/// The days that the library plans in a window.
fn planned_by_library(rule: &str, from: Date, window: Window) -> BTreeSet<String> {
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    let text = format!("DTSTART:{}T120000Z\nRRULE:{rule};WKST=MO;UNTIL={}T235959Z", day(from), day(window.to));
    let set: RRuleSet = text.parse().unwrap();
    let all = set.all(2_000);
    assert!(!all.limited);
    let days = all.dates.into_iter().map(|date| date.format("%Y-%m-%d").to_string());
    days.filter(|day| window.contains(day.parse().unwrap())).collect()
}

fn weekday_words(weekday: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::try_from(weekday.days_from_monday()).unwrap()]
}

/// The rule of RFC 5545 that says the same.
fn words(rhythm: Rhythm, day: &str) -> String {
    let weeks = |first: u32| (first..=53).step_by(2).map(|week| week.to_string()).collect::<Vec<_>>().join(",");
    match rhythm {
        Rhythm::Every(weeks) => format!("FREQ=WEEKLY;INTERVAL={weeks};BYDAY={day}"),
        Rhythm::OddWeeks => format!("FREQ=YEARLY;BYWEEKNO={};BYDAY={day}", weeks(1)),
        Rhythm::EvenWeeks => format!("FREQ=YEARLY;BYWEEKNO={};BYDAY={day}", weeks(2)),
        Rhythm::OfMonth(nth) => format!("FREQ=MONTHLY;BYDAY={nth}{day}"),
        Rhythm::LastOfMonth => format!("FREQ=MONTHLY;BYDAY=-1{day}"),
    }
}

#[test]
fn years_of_every_rhythm_are_those_of_an_independent_library() {
    let mut rhythms: Vec<Rhythm> = (1..=6).map(Rhythm::Every).collect();
    rhythms.extend(Weeks::ALL.iter().map(|weeks| Rhythm::from(*weeks)));
    let mut compared = 0;
    // 2020 and 2026 have 53 weeks.
    for year in [2019, 2020, 2024, 2026] {
        for weekday in Weekday::ALL {
            for rhythm in &rhythms {
                let window = Window { from: Date::constant(year, 9, 1), to: Date::constant(year + 1, 8, 31) };
                // A rule starts on its first weekday.
                let behind = weekday.days_from_monday() - Weekday::of(window.from).days_from_monday();
                let from = domain::calendar::plus_days(window.from, behind.rem_euclid(7)).unwrap();
                let rule =
                    Rule::Recurring { weekday: *weekday, rhythm: *rhythm, from: window.from, to: Some(window.to) };
                let calendar = Calendar { rules: vec![rule], breaks: vec![], exceptions: vec![] };
                let own: BTreeSet<String> =
                    calendar.deliveries(window).iter().map(|delivery| delivery.date.to_string()).collect();
                let expected = planned_by_library(&words(*rhythm, weekday_words(*weekday)), from, window);
                assert_eq!(own, expected, "{weekday:?} {rhythm:?} {year}");
                compared += own.len();
            }
        }
    }
    assert!(compared > 5_000);
}
