//! What pages tell search engines, in the words of schema.org: JSON text that may stand in a `<script>`.
//!
//! No person's name, no telephone: what a machine gathers stays gathered.

mod amap;
mod contract;
mod event;
mod farm;
mod place;
mod site;

use domain::{Date, Time};
use serde_json::{Map, Value, json};
use themes::Messages;

use super::edition::Edition;
use super::instant;
use crate::atlas::{Amap, Atlas, Contract, Event, Farm, Place};

/// The network and its site, for the home page.
pub fn site(atlas: &Atlas, messages: &Messages) -> String {
    text(&site::graph(Edition { atlas, messages }))
}

/// The open data, for the page about it.
pub fn dataset(atlas: &Atlas, messages: &Messages) -> String {
    text(&site::dataset(Edition { atlas, messages }))
}

/// An AMAP with its places and distributions.
pub fn amap(atlas: &Atlas, messages: &Messages, amap: &Amap) -> String {
    text(&amap::described(Edition { atlas, messages }, amap))
}

/// A farm.
pub fn farm(atlas: &Atlas, messages: &Messages, farm: &Farm) -> String {
    text(&farm::described(Edition { atlas, messages }, farm))
}

/// A contract: what it offers at which prices.
pub fn contract(atlas: &Atlas, messages: &Messages, contract: &Contract) -> String {
    text(&contract::described(Edition { atlas, messages }, contract))
}

/// An event of the network.
pub fn event(atlas: &Atlas, messages: &Messages, event: &Event) -> String {
    text(&event::described(Edition { atlas, messages }, event))
}

/// JSON in which no `</script>` can stand.
fn text(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// An object of a type, to which only what is known is added.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    /// The thing that a page is about.
    fn main(kind: &str) -> Self {
        Self(Map::from_iter([("@context".to_owned(), json!("https://schema.org")), ("@type".to_owned(), json!(kind))]))
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::Array(list) => list.is_empty(),
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
        self
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}

/// A day, with its hour and the offset of its place where the hour is known.
fn moment(edition: Edition<'_>, place: Option<&Place>, day: Date, hour: Option<Time>) -> Value {
    let site = &edition.atlas.site;
    let timezone = place.map_or(site.timezone.as_str(), |place| place.timezone(site));
    match hour {
        Some(hour) => json!(instant::stamp(&instant::zone(timezone), day, hour)),
        None => json!(day.to_string()),
    }
}

/// The network, as others refer to it.
fn network(edition: Edition<'_>) -> Thing {
    let site = &edition.atlas.site;
    let home = super::whole(site, "/");
    Thing::new("NGO").with("@id", format!("{home}#reseau")).with("name", site.name.as_str()).with("url", home)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn sampled(describe: impl Fn(&Atlas, &Messages) -> String) -> Value {
        let text = describe(&sample::atlas(), &Messages::embedded("fr"));
        assert!(!text.contains('<'), "{text}");
        for personal in ["Camille", "Dominique", "02 99", "06 00"] {
            assert!(!text.contains(personal), "{personal} in {text}");
        }
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn an_amap_has_places_and_a_schedule_without_the_days_that_differ() {
        let amap = sampled(|atlas, messages| amap(atlas, messages, sample::amap(atlas)));
        assert_eq!(amap["@type"], "NGO");
        assert_eq!(amap["location"][0]["geo"]["latitude"], 48.12346);
        let schedule = &amap["event"][0]["eventSchedule"];
        assert_eq!(schedule["byDay"], "https://schema.org/Thursday");
        assert_eq!(schedule["startTime"], "18:30:00");
        assert_eq!(schedule["repeatFrequency"], "P1W");
        assert_eq!(schedule["scheduleTimezone"], "Europe/Paris");
        assert_eq!(schedule["exceptDate"], json!(["2026-10-22", "2026-11-05"]));
        assert_eq!(amap["event"][0]["startDate"], "2026-10-01T18:30:00+02:00");
        assert_eq!(amap["event"][1]["previousStartDate"], "2026-10-22T18:30:00+02:00");
        assert_eq!(amap["event"][2]["eventStatus"], "https://schema.org/EventCancelled");
    }

    #[test]
    fn a_contract_offers_its_prices_in_its_window() {
        let contract = sampled(|atlas, messages| contract(atlas, messages, &atlas.contracts[0]));
        assert_eq!(contract["@type"], "AggregateOffer");
        assert_eq!((&contract["lowPrice"], &contract["highPrice"]), (&json!("2.40"), &json!("15.00")));
        assert_eq!(contract["offerCount"], 3);
        assert_eq!(contract["availabilityStarts"], "2026-09-01");
        assert_eq!(contract["availabilityEnds"], "2026-10-20");
    }

    #[test]
    fn farms_events_and_the_site_are_described() {
        let farm = sampled(|atlas, messages| farm(atlas, messages, &atlas.farms[0]));
        assert_eq!(farm["address"]["addressLocality"], "Betton");
        let event = sampled(|atlas, messages| event(atlas, messages, &atlas.events[0]));
        assert_eq!((&event["startDate"], &event["endDate"]), (&json!("2026-10-24"), &json!("2026-10-25")));
        assert_eq!(sampled(site)["@graph"][0]["url"], "https://amap.example/reseau/");
        assert_eq!(sampled(dataset)["distribution"].as_array().map(Vec::len), Some(4));
    }

    #[test]
    fn no_script_can_be_closed() {
        assert_eq!(text(&json!("</script>")), "\"\\u003c/script>\"");
    }
}
