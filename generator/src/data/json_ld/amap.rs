//! An AMAP: a non-profit organisation that holds distributions.

use domain::calendar::plus_days;
use domain::{AmapStatus, Calendar, Date, DeliveryStatus, Rule, Weekday, Window};
use serde_json::{Value, json};

use super::super::edition::Edition;
use super::super::{meeting, whole};
use super::{Thing, moment, network, place};
use crate::address;
use crate::atlas::{Amap, Distribution, Meeting};

/// Distributions that differ are told this far ahead.
const SOON_DAYS: i64 = 60;
/// Where dates are listed, so many of the next ones are told.
const NEXT: usize = 8;

/// The AMAP with its places, its networks, its distributions.
pub fn described(edition: Edition<'_>, amap: &Amap) -> Value {
    let atlas = edition.atlas;
    let url = whole(&atlas.site, &address::amap(&amap.id));
    let places = amap.places.iter().enumerate();
    let places = places.map(|(index, place)| place::described(place).with("@id", place_id(&url, index)).into());
    let places: Vec<Value> = places.collect();
    let above = amap.networks.iter().map(|local| {
        let local = &atlas[*local];
        Value::from(
            Thing::new("NGO")
                .with("name", local.name.as_str())
                .with("url", whole(&atlas.site, &address::network(&local.id))),
        )
    });
    let above: Vec<Value> = above.chain([network(edition).into()]).collect();
    let held = !matches!(amap.status, AmapStatus::Closed | AmapStatus::Paused);
    Thing::main("NGO")
        .with("@id", format!("{url}#amap"))
        .with("name", amap.name.as_str())
        .with("url", url)
        .with("description", amap.summary.clone())
        .with("email", amap.contact.mailbox.clone())
        .with("sameAs", amap.contact.website.clone())
        .with("foundingDate", amap.since.map(|year| year.to_string()))
        .with("location", places)
        .with("memberOf", above)
        .with("event", if held { events(edition, amap) } else { Vec::new() })
        .into()
}

/// The distributions: those that recur with their schedule, then those that differ soon.
fn events(edition: Edition<'_>, amap: &Amap) -> Vec<Value> {
    let today = edition.atlas.today;
    let coming = |meeting: &&Meeting| meeting.delivery.date >= today;
    let mut events: Vec<Value> = Vec::new();
    for (index, distribution) in amap.distributions.iter().enumerate() {
        let mut own = amap.meetings.iter().filter(coming).filter(|meeting| meeting.distribution == index);
        let Some(next) = own.clone().find(|meeting| meeting.delivery.status != DeliveryStatus::Cancelled) else {
            continue;
        };
        match schedule(edition, amap, distribution) {
            Some(schedule) => events.push(event(edition, amap, next).with("eventSchedule", schedule).into()),
            None => events.extend(own.by_ref().take(NEXT).map(|meeting| Value::from(event(edition, amap, meeting)))),
        }
    }
    let last = plus_days(today, SOON_DAYS).unwrap_or(today);
    let recurs = |meeting: &&Meeting| amap.distributions[meeting.distribution].weekday.is_some();
    let soon = amap.meetings.iter().filter(coming).filter(|meeting| meeting.delivery.date <= last).filter(recurs);
    let unusual = soon.filter(|meeting| meeting::is_unusual(meeting));
    events.extend(unusual.map(|meeting| Value::from(event(edition, amap, meeting))));
    events
}

fn event(edition: Edition<'_>, amap: &Amap, held: &Meeting) -> Thing {
    let delivery = &held.delivery;
    let place = meeting::place(amap, held);
    let url = whole(&edition.atlas.site, &address::amap(&amap.id));
    let status = match delivery.status {
        DeliveryStatus::Cancelled => "https://schema.org/EventCancelled",
        DeliveryStatus::Moved => "https://schema.org/EventRescheduled",
        DeliveryStatus::Planned | DeliveryStatus::Added => "https://schema.org/EventScheduled",
    };
    let moved = delivery.status == DeliveryStatus::Moved;
    let before = if moved { moment(edition, place, delivery.id.0, Some(held.start)) } else { Value::Null };
    let end = meeting::end(held.start, held.end).map(|end| moment(edition, place, delivery.date, Some(end)));
    Thing::new("Event")
        .with("name", edition.say("data-occasion-planned", &[("amap", &amap.name)]))
        .with("startDate", moment(edition, place, delivery.date, Some(held.start)))
        .with("endDate", end.unwrap_or(Value::Null))
        .with("previousStartDate", before)
        .with("eventStatus", status)
        .with("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode")
        .with("location", held.place.map_or(Value::Null, |index| json!({ "@id": place_id(&url, index) })))
        .with("organizer", json!({ "@id": format!("{url}#amap") }))
        .with("description", delivery.reason.clone())
        .with("url", url)
}

/// A place is described once; distributions refer to it.
fn place_id(url: &str, index: usize) -> String {
    format!("{url}#lieu-{}", index + 1)
}

/// The schedule of a weekly distribution; `None` where it is not every so many weeks.
fn schedule(edition: Edition<'_>, amap: &Amap, distribution: &Distribution) -> Option<Thing> {
    let site = &edition.atlas.site;
    let place = distribution.place.and_then(|index| amap.places.get(index));
    let timezone = place.map_or(site.timezone.as_str(), |place| place.timezone(site));
    let weekday = distribution.weekday.filter(|_| distribution.weeks.is_none())?;
    let today = edition.atlas.today;
    let horizon = plus_days(today, Amap::HORIZON_DAYS)?;
    let from = distribution.season.map_or(today, |season| season.from);
    let to = distribution.season.map_or(horizon, |season| season.to);
    let (first, except) = departures(&distribution.calendar, Window { from, to })?;
    let end = distribution.season.map(|season| season.to.to_string());
    let thing = Thing::new("Schedule")
        .with("byDay", format!("https://schema.org/{}", english(weekday)))
        .with("repeatFrequency", format!("P{}W", distribution.every.max(1)))
        .with("startDate", first.to_string())
        .with("endDate", end)
        .with("startTime", distribution.start.strftime("%H:%M:%S").to_string())
        .with("endTime", distribution.end.strftime("%H:%M:%S").to_string());
    let except: Vec<Value> = except.into_iter().filter(|day| *day >= today).map(|day| json!(day.to_string())).collect();
    Some(thing.with("exceptDate", except).with("scheduleTimezone", timezone))
}

/// The first day of the bare rule, and the days of the rule on which nothing is held.
fn departures(calendar: &Calendar, window: Window) -> Option<(Date, Vec<Date>)> {
    let rules: Vec<Rule> = calendar.rules.clone();
    let bare = Calendar { rules, breaks: Vec::new(), exceptions: Vec::new() }.deliveries(window);
    let held = calendar.deliveries(window);
    let usual =
        |day: Date| held.iter().any(|delivery| delivery.date == day && delivery.status != DeliveryStatus::Cancelled);
    let days = bare.iter().map(|delivery| delivery.date);
    Some((bare.first()?.date, days.filter(|day| !usual(*day)).collect()))
}

fn english(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
