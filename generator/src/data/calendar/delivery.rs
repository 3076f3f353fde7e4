//! The deliveries of a contract as events, at the hours and the place of the AMAP's distribution of that day.

use domain::{Date, Delivery, DeliveryStatus, Weekday};

use super::super::edition::{Edition, upper_first};
use super::Calendar;
use super::occasion::{Occasion, When};
use crate::address;
use crate::atlas::{Amap, Contract, Place};

/// Adds every delivery of the season.
pub fn add_all(calendar: &mut Calendar<'_>, edition: Edition<'_>, contract: &Contract) {
    let atlas = edition.atlas;
    let amap = &atlas[contract.amap];
    let authority = super::authority(&atlas.site);
    let name = edition.contract(contract);
    let url = super::super::whole(&atlas.site, &address::contract(&contract.season_id, &contract.id));
    for delivery in &contract.deliveries {
        let (when, place) = when_and_where(amap, delivery);
        let status = delivery.status;
        let unusual = status != DeliveryStatus::Planned || factor_or_hours_differ(delivery);
        calendar.add(&Occasion {
            uid: format!("{}.{}.{}.livraison@{authority}", delivery.id.0, contract.season_id, contract.id),
            changed: status != DeliveryStatus::Added && unusual,
            cancelled: status == DeliveryStatus::Cancelled,
            when,
            summary: edition.say(&format!("data-delivery-{}", status.key()), &[("contract", &name)]),
            description: description(edition, amap, delivery),
            place,
            url: &url,
        });
    }
}

fn description(edition: Edition<'_>, amap: &Amap, delivery: &Delivery) -> Vec<String> {
    let mut lines: Vec<String> = delivery.reason.as_deref().map(upper_first).into_iter().collect();
    if delivery.status == DeliveryStatus::Moved {
        lines.push(edition.say("data-moved-from", &[("day", &edition.day(delivery.id.0))]));
    }
    if delivery.factor != 100 {
        lines.push(edition.say("data-percent", &[("percent", &delivery.factor.to_string())]));
    }
    lines.push(amap.name.clone());
    lines
}

fn factor_or_hours_differ(delivery: &Delivery) -> bool {
    delivery.factor != 100 || delivery.start.or(delivery.end).is_some() || delivery.place.is_some()
}

/// The whole day where no distribution of the AMAP tells the hours.
fn when_and_where<'a>(amap: &'a Amap, delivery: &Delivery) -> (When, Option<&'a Place>) {
    let day = delivery.date;
    let held = amap.meetings.iter().filter(|meeting| meeting.delivery.date == day);
    let held = held.min_by_key(|meeting| meeting.delivery.status == DeliveryStatus::Cancelled);
    let usual = || usual(amap, day);
    let hours = held.map(|meeting| (meeting.start, meeting.end, meeting.place)).or_else(usual);
    let own = delivery.start.zip(delivery.end);
    let place = delivery.place.or(hours.and_then(|(_, _, place)| place)).and_then(|place| amap.places.get(place));
    let when = match (hours, own) {
        (_, Some((start, end))) => When::on(day, start, end),
        (Some((start, end, _)), None) => When::on(day, delivery.start.unwrap_or(start), delivery.end.unwrap_or(end)),
        (None, None) => When::Days(day, day),
    };
    (when, place.or(amap.main_place()))
}

/// Hours and place of the AMAP's distribution on that weekday, for days beyond those of its calendar.
fn usual(amap: &Amap, day: Date) -> Option<(domain::Time, domain::Time, Option<usize>)> {
    let weekday = Weekday::of(day);
    let usual = amap.distributions.iter().find(|distribution| distribution.weekday == Some(weekday))?;
    Some((usual.start, usual.end, usual.place))
}
