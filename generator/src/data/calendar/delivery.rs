//! The deliveries of a contract as events, at the hours and the place of the AMAP's distribution of that day.

use domain::{Date, Delivery, DeliveryStatus, Time, Weekday};

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
    for delivery in &contract.terms.deliveries {
        let hours = Hours::of(amap, delivery);
        let status = delivery.status;
        let unusual = status != DeliveryStatus::Planned || factor_or_hours_differ(delivery);
        calendar.add(&Occasion {
            uid: format!("{}.{}.{}.livraison@{authority}", delivery.id.0, contract.season_id, contract.id),
            changed: status != DeliveryStatus::Added && unusual,
            cancelled: status == DeliveryStatus::Cancelled,
            when: hours.when(delivery.date),
            summary: edition.say(&format!("data-delivery-{}", status.key()), &[("contract", &name)]),
            description: description(edition, amap, delivery),
            place: hours.place,
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

/// When and where a delivery is held, as far as it is known.
pub struct Hours<'a> {
    /// Start.
    pub start: Option<Time>,
    /// End.
    pub end: Option<Time>,
    /// Where.
    pub place: Option<&'a Place>,
}

impl<'a> Hours<'a> {
    /// Those of a delivery: its own, or those of the AMAP's distribution of that day.
    pub fn of(amap: &'a Amap, delivery: &Delivery) -> Self {
        let day = delivery.date;
        let held = amap.meetings.iter().filter(|meeting| meeting.delivery.date == day);
        let held = held.min_by_key(|meeting| meeting.delivery.status == DeliveryStatus::Cancelled);
        let hours = held.map(|meeting| (meeting.start, meeting.end, meeting.place)).or_else(|| usual(amap, day));
        let place = delivery.place.or(hours.and_then(|(_, _, place)| place)).and_then(|place| amap.places.get(place));
        Self {
            start: delivery.start.or(hours.map(|(start, ..)| start)),
            end: delivery.end.or(hours.map(|(_, end, _)| end)),
            place: place.or(amap.main_place()),
        }
    }

    /// When; the whole day where no distribution of the AMAP tells the hours.
    fn when(&self, day: Date) -> When {
        self.start.zip(self.end).map_or(When::Days(day, day), |(start, end)| When::on(day, start, end))
    }
}

/// Hours and place of the AMAP's distribution on that weekday, for days beyond those of its calendar.
fn usual(amap: &Amap, day: Date) -> Option<(Time, Time, Option<usize>)> {
    let weekday = Weekday::of(day);
    let usual = amap.distributions.iter().find(|distribution| distribution.weekday == Some(weekday))?;
    Some((usual.start, usual.end, usual.place))
}
