//! Calendars that people subscribe to (RFC 5545): the distributions of each AMAP and of all of them, the deliveries of
//! each contract with its payments, the events of the network.
//!
//! Every distribution is an event of its own with a UID that survives being moved: programs differ too much in what
//! they make of recurrence rules with exceptions.

mod agenda;
mod delivery;
mod distribution;
mod occasion;
mod payment;
mod timezone;

use std::collections::{BTreeMap, BTreeSet};

use super::edition::Edition;
use super::paths;
use crate::atlas::{Amap, AmapIx, Atlas, Contract, ContractIx, Site};
use crate::content::network::{Module, Output};
use crate::footprint::Seen;
use crate::job::Job;
use occasion::Occasion;

pub(crate) use delivery::Hours;

/// The time zones of everything that takes place, worked out once.
pub fn zones(atlas: &Atlas) -> Seen<Zones> {
    Seen::new("zones", timezone::components(atlas))
}

/// What makes all calendars; nothing where the network does without them.
pub fn jobs<'a>(edition: Edition<'a>, zones: &'a Seen<Zones>) -> Vec<Job<'a>> {
    let atlas = edition.atlas;
    if !atlas.site.makes(Output::Calendars) {
        return Vec::new();
    }
    let mut jobs = vec![Job::file(paths::DISTRIBUTIONS, move || all_distributions(edition, zones))];
    for index in (0..atlas.amaps.len()).map(AmapIx) {
        let path = paths::amap_calendar(&atlas[index].id);
        jobs.push(Job::file(&path, move || amap_calendar(edition, zones, &atlas[index]).finish()));
    }
    if atlas.site.has(Module::Contracts) {
        for index in (0..atlas.contracts.len()).map(ContractIx) {
            let path = paths::contract_calendar(&atlas[index].season_id, &atlas[index].id);
            jobs.push(Job::file(&path, move || contract_calendar(edition, zones, &atlas[index]).finish()));
        }
    }
    if atlas.site.has(Module::Events) {
        jobs.push(Job::file(paths::CALENDAR, move || {
            let name = edition.say("data-calendar-events", &[("network", &atlas.site.name)]);
            let mut calendar = Calendar::new(edition, zones, &name);
            agenda::add_all(&mut calendar, edition);
            calendar.finish()
        }));
    }
    jobs
}

/// The calendar of all AMAPs: what takes place soon.
fn all_distributions(edition: Edition<'_>, zones: &Zones) -> Vec<u8> {
    let atlas = edition.atlas;
    let name = edition.say("data-calendar-distributions", &[("network", &atlas.site.name)]);
    let mut calendar = Calendar::new(edition, zones, &name);
    for amap in atlas.amaps.iter() {
        distribution::add(&mut calendar, edition, amap, |day| distribution::is_soon(atlas.today, day));
    }
    calendar.finish()
}

/// The calendar of a contract, as it is published.
pub fn of_contract(edition: Edition<'_>, contract: &Contract) -> Vec<u8> {
    contract_calendar(edition, &timezone::components(edition.atlas), contract).finish()
}

/// The calendar of an AMAP, as it is published.
pub fn of_amap(edition: Edition<'_>, amap: &Amap) -> Vec<u8> {
    amap_calendar(edition, &timezone::components(edition.atlas), amap).finish()
}

fn contract_calendar<'a>(edition: Edition<'a>, zones: &'a Zones, contract: &Contract) -> Calendar<'a> {
    let (name, amap) = (edition.contract(contract), &edition.atlas[contract.amap].name);
    let name = edition.say("data-contract-at", &[("contract", &name), ("amap", amap)]);
    let mut calendar = Calendar::new(edition, zones, &name);
    delivery::add_all(&mut calendar, edition, contract);
    payment::add_all(&mut calendar, edition, contract);
    calendar
}

fn amap_calendar<'a>(edition: Edition<'a>, zones: &'a Zones, amap: &Amap) -> Calendar<'a> {
    let mut calendar = Calendar::new(edition, zones, &edition.say("data-calendar-amap", &[("amap", &amap.name)]));
    distribution::add(&mut calendar, edition, amap, |_| true);
    calendar
}

/// The components of time zones, by name.
pub type Zones = BTreeMap<String, String>;

/// A calendar being written.
///
/// The library escapes and folds lines; the frame is written here, since the library would give a time zone a random UID
/// and the hour of the build.
struct Calendar<'a> {
    atlas: &'a Atlas,
    zones: &'a Zones,
    head: String,
    events: String,
    /// Time zones that its events are in.
    used: BTreeSet<&'a str>,
}

impl<'a> Calendar<'a> {
    /// A calendar of this name without events.
    fn new(edition: Edition<'a>, zones: &'a Zones, name: &str) -> Self {
        let site = &edition.atlas.site;
        let language = edition.messages.language().to_uppercase();
        let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        // A string takes every line.
        let _infallible = occasion::line(&mut text, "PRODID", &format!("-//Cabas//{}//{language}", site.name));
        text.push_str("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
        let _infallible = occasion::line(&mut text, "X-WR-CALNAME", name);
        let _infallible = occasion::line(&mut text, "X-WR-TIMEZONE", &site.timezone);
        text.push_str("REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n");
        Self { atlas: edition.atlas, zones, head: text, events: String::new(), used: BTreeSet::new() }
    }

    /// Adds an event.
    fn add(&mut self, occasion: &Occasion<'_>) {
        let timezone =
            occasion.place.map_or(self.atlas.site.timezone.as_str(), |place| place.timezone(&self.atlas.site));
        if matches!(occasion.when, occasion::When::Hours(..)) {
            self.used.insert(timezone);
        }
        // A string takes every line.
        let _infallible = occasion.write_to(&mut self.events, self.atlas.today, timezone);
    }

    fn finish(self) -> Vec<u8> {
        let zones = self.used.iter().filter_map(|name| self.zones.get(*name)).map(String::as_str);
        let text = [self.head.as_str()].into_iter().chain(zones).chain([&*self.events, "END:VCALENDAR\r\n"]);
        text.collect::<String>().into_bytes()
    }
}

/// What UIDs end with: the host of the site, and its path where it has one.
fn authority(site: &Site) -> String {
    let host = site.origin.split_once("://").map_or(site.origin.as_str(), |(_, host)| host);
    format!("{host}{}", site.base_path)
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::super::sample;
    use super::*;

    fn calendars() -> Vec<(String, Vec<u8>)> {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        artifacts(&atlas, &messages)
    }

    fn artifacts(atlas: &Atlas, messages: &Messages) -> Vec<(String, Vec<u8>)> {
        crate::job::files(jobs(Edition { atlas, messages }, &zones(atlas)))
    }

    /// The properties of each event, unfolded.
    fn events(text: &str) -> Vec<Vec<String>> {
        let unfolded = text.replace("\r\n ", "");
        let events = unfolded.split("BEGIN:VEVENT\r\n").skip(1);
        events
            .map(|event| event.lines().take_while(|line| *line != "END:VEVENT").map(str::to_owned).collect())
            .collect()
    }

    fn with_uid<'a>(events: &'a [Vec<String>], uid: &str) -> &'a [String] {
        let line = format!("UID:{uid}@amap.example/reseau");
        let found: Vec<_> = events.iter().filter(|event| event.contains(&line)).collect();
        assert_eq!(found.len(), 1, "{line} {events:?}");
        found[0]
    }

    #[test]
    fn lines_end_with_crlf_and_fold_within_75_octets_of_utf8() {
        for (path, bytes) in calendars() {
            let text = String::from_utf8(bytes).expect("whole characters");
            assert!(text.ends_with("END:VCALENDAR\r\n"), "{path}");
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{path}");
            for line in text.split("\r\n") {
                assert!(line.len() <= 75, "{path}: {} octets: {line}", line.len());
            }
        }
        assert!(sample::text(&calendars(), "amap/villejean/distributions.ics").contains("\r\n "), "something folds");
    }

    #[test]
    fn a_moved_distribution_keeps_its_uid_and_a_cancelled_one_says_so() {
        let calendars = calendars();
        let events = events(sample::text(&calendars, "amap/villejean/distributions.ics"));
        let has = |event: &[String], line: &str| assert!(event.iter().any(|known| known == line), "{line}\n{event:#?}");
        let moved = with_uid(&events, "2026-10-22.villejean.distribution");
        has(moved, "DTSTART;TZID=Europe/Paris:20261023T183000");
        has(moved, "SEQUENCE:1");
        has(moved, "STATUS:CONFIRMED");
        let cancelled = with_uid(&events, "2026-11-05.villejean.distribution");
        has(cancelled, "STATUS:CANCELLED");
        has(cancelled, "SEQUENCE:1");
        let planned = with_uid(&events, "2026-10-08.villejean.distribution");
        has(planned, "SEQUENCE:0");
        has(planned, "GEO:48.12346;-1.70123");
        has(planned, "LOCATION:Maison de quartier\\, 2 rue de Bourgogne\\, 35000 Rennes");
        has(planned, "DTSTAMP:20261001T000000Z");
        let mut uids: Vec<_> = events.iter().flatten().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids.len(), events.len());
        uids.sort_unstable();
        uids.dedup();
        assert_eq!(uids.len(), events.len());
    }

    #[test]
    fn half_past_six_stays_half_past_six_over_the_change_of_hour() {
        let calendars = calendars();
        let text = sample::text(&calendars, "amap/villejean/distributions.ics");
        let events = events(text);
        for day in ["2026-10-15", "2026-10-29", "2027-04-01"] {
            let event = with_uid(&events, &format!("{day}.villejean.distribution"));
            let start = format!("DTSTART;TZID=Europe/Paris:{}T183000", day.replace('-', ""));
            assert!(event.contains(&start), "{event:?}");
        }
        assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"));
    }

    #[test]
    fn overseas_hours_are_those_of_the_place() {
        let amap = "---\nname: AMAP du Volcan\nplaces:\n  - { commune: Saint-Pierre, postcode: \"97410\" }\n\
            distributions:\n  - { weekday: thursday, start: 17:00, end: 18:00 }\n---\n";
        let files = vec![sample::files()[0], ("amaps/volcan.md", amap)];
        let (atlas, messages) = (sample::built(files, sample::TODAY), Messages::embedded("fr"));
        let calendars = artifacts(&atlas, &messages);
        let text = sample::text(&calendars, "amap/volcan/distributions.ics");
        assert!(text.contains("DTSTART;TZID=Indian/Reunion:20261008T170000"), "{text}");
        assert!(text.contains("TZID:Indian/Reunion\r\n") && !text.contains("Europe/Paris\r\nBEGIN"), "{text}");
    }

    #[test]
    fn a_contract_has_its_deliveries_and_the_network_its_days() {
        let calendars = calendars();
        let deliveries = events(sample::text(&calendars, "contrat/2026-2027/legumes/livraisons.ics"));
        let moved = with_uid(&deliveries, "2026-10-22.2026-2027.legumes.livraison");
        assert!(moved.contains(&"DTSTART;TZID=Europe/Paris:20261023T183000".to_owned()), "{moved:?}");
        let agenda = events(sample::text(&calendars, "agenda.ics"));
        let fair = with_uid(&agenda, "fete.agenda");
        assert!(fair.contains(&"DTSTART;VALUE=DATE:20261024".to_owned()), "{fair:?}");
        assert!(fair.contains(&"DTEND;VALUE=DATE:20261026".to_owned()), "{fair:?}");
    }
}
