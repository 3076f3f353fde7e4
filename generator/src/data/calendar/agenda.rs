//! The events of the network.

use domain::Time;
use domain::calendar::plus_days;

use super::super::edition::Edition;
use super::Calendar;
use super::occasion::{Occasion, When};
use crate::address;
use crate::atlas::Event;

/// Events stay in the calendar for a year after their last day.
const MEMORY_DAYS: i64 = 365;

/// Adds the events to come and those of the past year.
pub fn add_all(calendar: &mut Calendar<'_>, edition: Edition<'_>) {
    let atlas = edition.atlas;
    let authority = super::authority(&atlas.site);
    let from = plus_days(atlas.today, -MEMORY_DAYS).unwrap_or(atlas.today);
    for event in atlas.events.iter().filter(|event| event.to >= from) {
        let key = if event.cancelled { "data-event-cancelled" } else { "data-event" };
        calendar.add(&Occasion {
            uid: format!("{}.agenda@{authority}", event.id),
            changed: false,
            cancelled: event.cancelled,
            when: when(event),
            summary: edition.say(key, &[("title", &event.title)]),
            description: event.summary.iter().cloned().collect(),
            place: event.place.as_ref(),
            url: &super::super::whole(&atlas.site, &address::event(&event.id)),
        });
    }
}

fn when(event: &Event) -> When {
    match (event.start, event.end) {
        (None, _) => When::Days(event.date, event.to),
        (Some(start), Some(end)) if event.to > event.date => {
            When::Hours(event.date.to_datetime(start), Some(event.to.to_datetime(end)))
        }
        (Some(start), Some(end)) => When::on(event.date, start, end),
        (Some(start), None) if event.to > event.date => {
            // It ends with its last day.
            let end = event.to.tomorrow().unwrap_or(event.to).to_datetime(Time::midnight());
            When::Hours(event.date.to_datetime(start), Some(end))
        }
        (Some(start), None) => When::Hours(event.date.to_datetime(start), None),
    }
}
