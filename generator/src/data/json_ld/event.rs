//! An event of the network.

use serde_json::Value;

use super::super::edition::Edition;
use super::super::whole;
use super::{Thing, moment, network, place};
use crate::address;
use crate::atlas::Event;

/// The event.
pub fn described(edition: Edition<'_>, event: &Event) -> Value {
    let status = if event.cancelled { "EventCancelled" } else { "EventScheduled" };
    let ends = event.end.is_some() || event.to > event.date;
    Thing::main("Event")
        .with("name", event.title.as_str())
        .with("url", whole(&edition.atlas.site, &address::event(&event.id)))
        .with("description", event.summary.clone())
        .with("startDate", moment(edition, event.place.as_ref(), event.date, event.start))
        .with("endDate", if ends { moment(edition, event.place.as_ref(), event.to, event.end) } else { Value::Null })
        .with("eventStatus", format!("https://schema.org/{status}"))
        .with("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode")
        .with("location", event.place.as_ref().map_or(Value::Null, |place| place::described(place).into()))
        .with("organizer", network(edition))
        .into()
}
