//! One distribution on one day: its identity, whether it is as usual, what is delivered there.

use domain::{Date, DeliveryStatus, Time};
use themes::format;

use super::edition::{Edition, address_line};
use crate::atlas::{Amap, Meeting, Place};

/// The identity of a distribution within its AMAP: the day first planned, and the place where there are several. It
/// survives being moved, cancelled or held at other hours. `meetings` are those among which it stands.
pub fn key(amap: &Amap, meetings: &[Meeting], meeting: &Meeting) -> String {
    let usual = |meeting: &Meeting| amap.distributions.get(meeting.distribution).and_then(|usual| usual.place);
    let planned = meeting.delivery.id;
    let mut key = planned.0.to_string();
    let place = usual(meeting).filter(|_| amap.places.len() > 1).and_then(|place| amap.places.get(place));
    if let Some(id) = place.and_then(|place| place.id.as_deref()) {
        key = format!("{key}-{id}");
    }
    let twins = meetings.iter().filter(|other| {
        other.delivery.id == planned && other.distribution < meeting.distribution && usual(other) == usual(meeting)
    });
    match twins.count() {
        0 => key,
        before => format!("{key}-{}", before + 1),
    }
}

/// Whether it differs from what the rule plans, in a way that people must know.
pub fn is_unusual(meeting: &Meeting) -> bool {
    let delivery = &meeting.delivery;
    delivery.status != DeliveryStatus::Planned
        || delivery.start.or(delivery.end).is_some()
        || delivery.place.is_some()
        || delivery.factor != 100
        || delivery.reason.is_some()
}

/// Where it is held.
pub fn place<'a>(amap: &'a Amap, meeting: &Meeting) -> Option<&'a Place> {
    meeting.place.and_then(|place| amap.places.get(place))
}

/// The end, if it comes after the start: an altered start may have passed the usual end.
pub fn end(start: Time, end: Time) -> Option<Time> {
    (end > start).then_some(end)
}

/// Hours, place and deliveries, a line each; nothing for a distribution that is not held.
pub fn lines(edition: Edition<'_>, amap: &Amap, meeting: &Meeting) -> Vec<String> {
    if meeting.delivery.status == DeliveryStatus::Cancelled {
        return Vec::new();
    }
    let hours = match end(meeting.start, meeting.end) {
        Some(end) => edition.hours(meeting.start, end),
        None => format::time(edition.messages, meeting.start),
    };
    let place = place(amap, meeting).map(address_line);
    let mut lines = vec![match place {
        Some(place) => edition.say("data-hours-at", &[("hours", &hours), ("place", &place)]),
        None => hours,
    }];
    lines.extend(deliveries(edition, amap, meeting.delivery.date));
    lines
}

/// What is delivered on that day, and what is not although it was planned: a line for each contract.
pub fn deliveries(edition: Edition<'_>, amap: &Amap, day: Date) -> Vec<String> {
    let contracts = amap.contracts.iter().map(|contract| &edition.atlas[*contract]);
    let lines = contracts.flat_map(|contract| {
        let today = contract.terms.deliveries.iter().filter(move |delivery| delivery.date == day);
        today.map(move |delivery| {
            let name = edition.contract(contract);
            match delivery.status {
                DeliveryStatus::Cancelled => edition.say("data-not-delivered", &[("contract", &name)]),
                _ if delivery.factor != 100 => {
                    let percent = delivery.factor.to_string();
                    edition.say("data-delivered-percent", &[("contract", &name), ("percent", &percent)])
                }
                _ => edition.say("data-delivered", &[("contract", &name)]),
            }
        })
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::super::sample;
    use super::*;

    #[test]
    fn the_lines_say_what_is_delivered_that_day() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let edition = Edition { atlas: &atlas, messages: &messages };
        let amap = sample::amap(&atlas);
        let on = |day: &str| deliveries(edition, amap, day.parse().unwrap());
        assert_eq!(on("2026-10-08"), ["Livraison : Légumes, œufs, Ferme de l’Étang"]);
        assert_eq!(on("2026-10-22"), [""; 0]);
        assert_eq!(on("2026-11-05"), ["Pas de livraison : Légumes, œufs, Ferme de l’Étang"]);
        assert_eq!(on("2026-11-12"), ["Livraison à 200\u{a0}% : Légumes, œufs, Ferme de l’Étang"]);
    }

    #[test]
    fn two_distributions_of_one_day_are_told_apart() {
        let text = "---\nname: X\ndistributions:\n  - { weekday: thursday, start: 18:00, end: 19:00 }\n  \
            - { dates: [2026-10-08], start: 12:00, end: 13:00 }\n---\n";
        let files = vec![sample::files()[0], ("amaps/villejean.md", text)];
        let atlas = sample::built(files, sample::TODAY);
        let amap = sample::amap(&atlas);
        let mut keys: Vec<String> = amap.meetings.iter().map(|meeting| key(amap, &amap.meetings, meeting)).collect();
        assert!(keys.contains(&"2026-10-08".to_owned()) && keys.contains(&"2026-10-08-2".to_owned()));
        keys.sort_unstable();
        let count = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
