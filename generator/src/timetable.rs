//! The days of a contract or of an AMAP as data: identity, day, status, hours, place.

use domain::contract::Terms;
use domain::{Delivery, Time, Window};
use serde::Serialize;

use crate::atlas::{Amap, Contract, Meeting, Place};
use crate::data::calendar::Hours;
use crate::data::edition::{Edition, address_line};
use crate::data::meeting;

/// A day of a timetable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// Its identity, which survives being moved: the day first planned; for an AMAP with several places, with the place.
    pub id: String,
    /// The day on which it takes place; of a cancelled one, would have.
    pub date: String,
    /// `planned`, `moved`, `added` or `cancelled`.
    pub status: &'static str,
    /// Why it differs, or none.
    pub reason: Option<String>,
    /// Quantities in percent of the usual.
    pub percent: u32,
    /// Start, local time of the place, or none where it is not known.
    pub start: Option<String>,
    /// End, or none.
    pub end: Option<String>,
    /// Name and address of the place, or none.
    pub place: Option<String>,
}

impl Slot {
    fn new(id: String, delivery: &Delivery, hours: (Option<Time>, Option<Time>), place: Option<&Place>) -> Self {
        let hour = |time: Time| time.strftime("%H:%M").to_string();
        Self {
            id,
            date: delivery.date.to_string(),
            status: delivery.status.key(),
            reason: delivery.reason.clone(),
            percent: delivery.factor,
            start: hours.0.map(hour),
            end: hours.1.map(hour),
            place: place.map(address_line).filter(|line| !line.is_empty()),
        }
    }
}

/// The deliveries of a contract, cancelled ones included; those in `window`, or all.
pub fn of_contract(edition: Edition<'_>, contract: &Contract, window: Option<Window>) -> Vec<Slot> {
    let Terms { deliveries, .. } = &*contract.terms;
    let shown = deliveries.iter().filter(|delivery| window.is_none_or(|window| window.contains(delivery.date)));
    shown.map(|delivery| of_delivery(edition, contract, delivery)).collect()
}

/// One delivery of a contract.
pub fn of_delivery(edition: Edition<'_>, contract: &Contract, delivery: &Delivery) -> Slot {
    let Hours { start, end, place } = Hours::of(&edition.atlas[contract.amap], delivery);
    Slot::new(delivery.id.0.to_string(), delivery, (start, end), place)
}

/// The distributions of an AMAP, cancelled ones included; those in `window`, or those of its calendar.
pub fn of_amap(amap: &Amap, window: Option<Window>) -> Vec<Slot> {
    let meetings = window.map_or_else(|| amap.meetings.clone(), |window| amap.meetings_in(window).into());
    let slot = |held: &Meeting| {
        let end = meeting::end(held.start, held.end);
        let place = meeting::place(amap, held);
        Slot::new(meeting::key(amap, &meetings, held), &held.delivery, (Some(held.start), end), place)
    };
    meetings.iter().map(slot).collect()
}
