//! The agenda and its events.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::card::hour;
use super::frame::{Crumb, Entry, Frame};
use super::news::amap_entry;
use super::place::{PlaceContext, place_context};
use super::territory::shown;
use crate::address;
use crate::atlas::Event;
use crate::content::network::Output;
use crate::data::{json_ld, paths};
use crate::plan::Page;

/// Coming events shown in full; later ones are named.
const IN_FULL: usize = 48;
/// Past events named.
const PAST: usize = 24;

/// The agenda.
#[derive(Debug, Serialize)]
pub struct AgendaPage {
    /// The page as such.
    pub page: Frame,
    /// Coming events by month.
    pub months: Vec<AgendaMonth>,
    /// Events after those, named only.
    pub later: Vec<EventItem>,
    /// Past events, the latest first, named only.
    pub past: Vec<EventItem>,
    /// Address of the calendar; empty where there is none.
    pub calendar: String,
}

/// The events of a month.
#[derive(Debug, Serialize)]
pub struct AgendaMonth {
    /// A day of the month.
    pub month: String,
    /// Its events by day.
    pub events: Vec<EventItem>,
}

/// An event in a list.
#[derive(Debug, Serialize)]
pub struct EventItem {
    /// Title.
    pub title: String,
    /// Address of its page.
    pub address: String,
    /// First day.
    pub date: String,
    /// Last day, or none when it is the first.
    pub to: Option<String>,
    /// Start, or none.
    pub start: Option<String>,
    /// End, or none.
    pub end: Option<String>,
    /// Name of its place, or empty.
    pub place: String,
    /// Commune, or empty.
    pub commune: String,
    /// A sentence or two, or none.
    pub summary: Option<String>,
    /// Whether it is cancelled.
    pub cancelled: bool,
}

impl From<&Event> for EventItem {
    fn from(event: &Event) -> Self {
        let place = event.place.as_ref();
        Self {
            title: event.title.clone(),
            address: address::event(&event.id),
            date: event.date.to_string(),
            to: (event.to != event.date).then(|| event.to.to_string()),
            start: event.start.map(hour),
            end: event.end.map(hour),
            place: place.and_then(|place| place.name.clone()).unwrap_or_default(),
            commune: place.and_then(|place| place.commune).map(|own| shown(own.city().name)).unwrap_or_default(),
            summary: event.summary.clone(),
            cancelled: event.cancelled,
        }
    }
}

/// The page of an event.
#[derive(Debug, Serialize)]
pub struct EventPage {
    /// The page as such.
    pub page: Frame,
    /// The event.
    pub event: EventContext,
}

/// An event.
#[derive(Debug, Serialize)]
pub struct EventContext {
    /// What lists show of it.
    pub item: EventItem,
    /// Whether it is over.
    pub past: bool,
    /// Where it is, or none.
    pub place: Option<PlaceContext>,
    /// Its text, as HTML.
    pub body: Value,
    /// AMAPs concerned; `key` is the commune, or empty.
    pub amaps: Vec<Entry>,
    /// Farms concerned; `key` is the commune, or empty.
    pub farms: Vec<Entry>,
    /// Address of the calendar that it is in; empty where there is none.
    pub calendar: String,
}

/// The agenda.
pub fn agenda(scene: &Scene<'_>, page: &Page) -> Value {
    let today = scene.atlas.today;
    let (coming, past): (Vec<&Event>, Vec<&Event>) = scene.atlas.events.iter().partition(|event| event.to >= today);
    let mut months: Vec<AgendaMonth> = Vec::new();
    for event in coming.iter().take(IN_FULL) {
        // What has begun stands under the month that runs.
        let month = event.date.max(today).first_of_month().to_string();
        match months.last_mut().filter(|known| known.month == month) {
            Some(known) => known.events.push(EventItem::from(*event)),
            None => months.push(AgendaMonth { month, events: vec![EventItem::from(*event)] }),
        }
    }
    themes::value(AgendaPage {
        page: Frame { section: "agenda", ..Frame::new(page) },
        months,
        later: coming.iter().skip(IN_FULL).map(|event| EventItem::from(*event)).collect(),
        past: past.iter().rev().take(PAST).map(|event| EventItem::from(*event)).collect(),
        calendar: scene.atlas.site.made(Output::Calendars, paths::CALENDAR),
    })
}

/// An event.
pub fn event(scene: &Scene<'_>, page: &Page, index: usize) -> Option<Value> {
    let atlas = scene.atlas;
    let event = atlas.events.get(index)?;
    let farms = event.farms.iter().map(|farm| {
        let farm = &atlas[*farm];
        let commune = farm.place.as_ref().and_then(|place| place.commune);
        Entry {
            name: farm.name.clone(),
            address: address::farm(&farm.id),
            count: 0,
            key: commune.map(|commune| shown(commune.city().name)).unwrap_or_default(),
        }
    });
    let context = EventContext {
        item: EventItem::from(event),
        past: event.to < atlas.today,
        place: event.place.as_ref().map(|place| place_context(scene, place)),
        body: scene.body(&event.body),
        amaps: event.amaps.iter().map(|amap| amap_entry(scene, *amap)).collect(),
        farms: farms.collect(),
        calendar: atlas.site.made(Output::Calendars, paths::CALENDAR),
    };
    let frame = Frame {
        section: "agenda",
        crumbs: vec![Crumb { name: scene.messages.text("nav-agenda"), address: "/agenda/".to_owned() }],
        description: event.summary.clone().unwrap_or_default(),
        json_ld: json_ld::event(atlas, scene.messages, event),
        ..Frame::new(page)
    };
    Some(themes::value(EventPage { page: frame, event: context }))
}
