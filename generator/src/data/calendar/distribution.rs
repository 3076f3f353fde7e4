//! The distributions of an AMAP as events.

use domain::calendar::plus_days;
use domain::{Date, DeliveryStatus};

use super::super::edition::{Edition, upper_first};
use super::super::meeting;
use super::Calendar;
use super::occasion::{Occasion, When};
use crate::address;
use crate::atlas::{Amap, Meeting};

/// The calendar of all AMAPs looks this far ahead: what follows is in the calendar of each.
const SOON_DAYS: i64 = 60;

/// Whether a day belongs in the calendar of all AMAPs.
pub fn is_soon(today: Date, day: Date) -> bool {
    day >= today && plus_days(today, SOON_DAYS).is_some_and(|last| day <= last)
}

/// Adds the distributions of an AMAP, from a month ago to a year ahead, of the days that are wanted.
pub fn add(calendar: &mut Calendar<'_>, edition: Edition<'_>, amap: &Amap, wanted: impl Fn(Date) -> bool) {
    let site = &edition.atlas.site;
    let authority = super::authority(site);
    let url = super::super::whole(site, &address::amap(&amap.id));
    let products = (!amap.products.is_empty()).then(|| edition.families(&amap.products));
    let summary =
        |status: DeliveryStatus| edition.say(&format!("data-occasion-{}", status.key()), &[("amap", &amap.name)]);
    let planned = summary(DeliveryStatus::Planned);
    for held in amap.meetings.iter().filter(|held| wanted(held.delivery.date)) {
        let status = held.delivery.status;
        calendar.add(&Occasion {
            uid: format!("{}.{}.distribution@{authority}", meeting::key(amap, &amap.meetings, held), amap.id),
            changed: status != DeliveryStatus::Added && meeting::is_unusual(held),
            cancelled: status == DeliveryStatus::Cancelled,
            when: When::on(held.delivery.date, held.start, held.end),
            summary: if status == DeliveryStatus::Planned { planned.clone() } else { summary(status) },
            description: description(edition, amap, held, products.as_deref()),
            place: meeting::place(amap, held),
            url: &url,
        });
    }
}

fn description(edition: Edition<'_>, amap: &Amap, held: &Meeting, products: Option<&str>) -> Vec<String> {
    let delivery = &held.delivery;
    let mut lines: Vec<String> = delivery.reason.as_deref().map(upper_first).into_iter().collect();
    if delivery.status == DeliveryStatus::Moved {
        lines.push(edition.say("data-moved-from", &[("day", &edition.day(delivery.id.0))]));
    }
    if delivery.status == DeliveryStatus::Cancelled {
        return lines;
    }
    let deliveries = meeting::deliveries(edition, amap, delivery.date);
    if deliveries.is_empty() && amap.contracts.is_empty() {
        lines.extend(products.map(str::to_owned));
    }
    lines.extend(deliveries);
    lines.extend(meeting::place(amap, held).and_then(|place| place.access.clone()));
    lines
}
