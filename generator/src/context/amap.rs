//! The page of an AMAP.

use domain::Vocabulary;
use serde::Serialize;
use themes::Value;

use crate::address;
use crate::atlas::{AmapIx, ContractIx, Meeting, Place};
use crate::plan::Page;

use super::Scene;
use super::card::{self, FamilyContext, hour};
use super::frame::{ContactContext, Crumb, Entry, Frame};

/// The page of an AMAP.
#[derive(Debug, Serialize)]
pub struct AmapPage {
    /// The page as such.
    pub page: Frame,
    /// The AMAP.
    pub amap: AmapContext,
}

/// An AMAP.
#[derive(Debug, Serialize)]
pub struct AmapContext {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Status key.
    pub status: &'static str,
    /// Audience key.
    pub audience: &'static str,
    /// A sentence, or none.
    pub summary: Option<String>,
    /// Its text, as HTML.
    pub body: Value,
    /// Commune of its main place, or none.
    pub commune: Option<String>,
    /// Year of foundation, or none.
    pub since: Option<u32>,
    /// Baskets or families, or none.
    pub baskets: Option<u32>,
    /// Date of the last confirmation, or none.
    pub verified: Option<String>,
    /// `fresh`, `old`, `stale`, or empty.
    pub freshness: &'static str,
    /// Local networks.
    pub networks: Vec<Entry>,
    /// Product families.
    pub products: Vec<FamilyContext>,
    /// When it distributes as a rule.
    pub rhythms: Vec<RhythmContext>,
    /// Next distributions, cancelled ones included: four, and those that differ within two months.
    pub meetings: Vec<MeetingContext>,
    /// Places.
    pub places: Vec<PlaceContext>,
    /// Farms.
    pub farms: Vec<FarmShareContext>,
    /// Contracts that are open or soon will be, as cards.
    pub open_contracts: Vec<Value>,
    /// Other contracts of the season, as cards.
    pub other_contracts: Vec<Value>,
    /// Permanences.
    pub permanences: Vec<RoleContext>,
    /// How to join, or none.
    pub joining: Option<String>,
    /// Annual fee in cents, or none.
    pub fee: Option<i64>,
    /// Part of the network in cents, or none.
    pub network_fee: Option<i64>,
    /// About the fee, or none.
    pub fee_note: Option<String>,
    /// How to reach it.
    pub contact: ContactContext,
    /// Other links.
    pub links: Vec<(String, String)>,
    /// Address of its calendar.
    pub calendar: String,
    /// Address of its Atom feed.
    pub feed: String,
    /// News that concern it.
    pub news: Vec<Entry>,
    /// Events to come that concern it: name, address, and the date as `key`.
    pub events: Vec<Entry>,
}

/// When an AMAP distributes as a rule.
#[derive(Debug, Serialize)]
pub struct RhythmContext {
    /// Weekday key, or empty when dates are listed.
    pub weekday: &'static str,
    /// Every how many weeks.
    pub every: u32,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Name of the place, or empty.
    pub place: String,
    /// First day of the season, or none.
    pub from: Option<String>,
    /// Last day of the season, or none.
    pub to: Option<String>,
}

/// One distribution.
#[derive(Debug, Serialize)]
pub struct MeetingContext {
    /// Day.
    pub date: String,
    /// The day first planned.
    pub planned: String,
    /// `planned`, `moved`, `added`, `cancelled`.
    pub status: &'static str,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
    /// Name of the place; empty when it is the usual one.
    pub place: String,
    /// Whether the hours differ from the usual ones.
    pub other_hours: bool,
    /// Why it differs; empty when it does not.
    pub reason: String,
    /// Names of what is delivered that day.
    pub brings: Vec<String>,
}

/// A place.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceContext {
    /// Name, or none.
    pub name: Option<String>,
    /// Number and street, or none.
    pub address: Option<String>,
    /// Postcode, or none.
    pub postcode: Option<String>,
    /// Commune, or none.
    pub commune: Option<String>,
    /// Address of the commune's page; empty when it has none.
    pub commune_address: String,
    /// Latitude, when the point is precise.
    pub lat: Option<f64>,
    /// Longitude, when the point is precise.
    pub lon: Option<f64>,
    /// How to come, or none.
    pub access: Option<String>,
    /// Accessibility, or none.
    pub accessibility: Option<String>,
}

/// A farm of the AMAP.
#[derive(Debug, Serialize)]
pub struct FarmShareContext {
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Commune, or none.
    pub commune: Option<String>,
    /// What it brings here.
    pub brings: Vec<FamilyContext>,
    /// Distance as the crow flies in kilometres, or none.
    pub km: Option<f64>,
}

/// A role of permanences.
#[derive(Debug, Serialize)]
pub struct RoleContext {
    /// Role.
    pub role: String,
    /// Volunteers needed at each distribution.
    pub needed: u32,
    /// What there is to do, or none.
    pub note: Option<String>,
}

/// The context of an AMAP's page.
pub fn context(scene: &Scene<'_>, page: &Page, index: AmapIx) -> Value {
    let (atlas, messages) = (scene.atlas, scene.messages);
    let amap = &atlas[index];
    let (open, other): (Vec<ContractIx>, Vec<ContractIx>) = amap
        .contracts
        .iter()
        .copied()
        .filter(|contract| atlas[*contract].sign_up != domain::SignUp::Ended)
        .partition(|contract| {
            let sign_up = atlas[*contract].sign_up;
            sign_up.is_open() || matches!(sign_up, domain::SignUp::OpeningSoon(_))
        });
    let here = amap.main_place().and_then(|place| place.point);
    let farms = amap.farms.iter().map(|share| {
        let farm = &atlas[share.farm];
        let there = farm.place.as_ref().and_then(|place| place.point);
        FarmShareContext {
            name: farm.name.clone(),
            address: address::farm(&farm.id),
            commune: farm.place.as_ref().and_then(|place| place.commune).map(|commune| commune.name.to_owned()),
            brings: card::families(atlas, messages, &share.families),
            km: here.zip(there).map(|(here, there)| here.distance_km(there)),
        }
    });
    let context = AmapContext {
        id: amap.id.clone(),
        name: amap.name.clone(),
        status: amap.status.key(),
        audience: amap.audience.key(),
        summary: amap.summary.clone(),
        body: Value::from_safe_string(amap.body.0.clone()),
        commune: amap.commune().map(|commune| commune.city().name.to_owned()),
        since: amap.since,
        baskets: amap.baskets,
        verified: amap.verified.map(|(date, _)| date.to_string()),
        freshness: amap.verified.map_or("", |(_, freshness)| freshness.key()),
        networks: amap.networks.iter().map(|network| network_entry(scene, *network)).collect(),
        products: card::families(atlas, messages, &amap.products),
        rhythms: rhythms(scene, index),
        meetings: meetings(scene, index),
        places: amap.places.iter().map(|place| place_context(scene, place)).collect(),
        farms: farms.collect(),
        open_contracts: open.into_iter().map(|contract| scene.cards.contract(contract)).collect(),
        other_contracts: other.into_iter().map(|contract| scene.cards.contract(contract)).collect(),
        permanences: amap
            .permanences
            .iter()
            .map(|(role, needed, note)| RoleContext { role: role.clone(), needed: *needed, note: note.clone() })
            .collect(),
        joining: amap.joining.clone(),
        fee: amap.fee.map(|fee| fee.0),
        network_fee: amap.network_fee.map(|fee| fee.0),
        fee_note: amap.fee_note.clone(),
        contact: ContactContext::from(&amap.contact),
        links: amap.links.clone(),
        calendar: crate::data::paths::amap_calendar(&amap.id),
        feed: crate::data::paths::amap_feed(&amap.id),
        news: news(scene, index),
        events: events(scene, index),
    };
    let frame = Frame {
        address: page.address.clone(),
        crumbs: crumbs(scene, index),
        section: "amaps",
        description: amap.summary.clone().unwrap_or_default(),
        image: format!("{}partage.png", page.address),
        json_ld: crate::data::json_ld::amap(atlas, index),
        feed: context.feed.clone(),
        hidden: false,
    };
    themes::value(AmapPage { page: frame, amap: context })
}

fn crumbs(scene: &Scene<'_>, index: AmapIx) -> Vec<Crumb> {
    let Some(department) = scene.atlas[index].departments().into_iter().next() else { return Vec::new() };
    let mut crumbs = vec![Crumb { name: department.name.to_owned(), address: address::department(department) }];
    if let Some(commune) = scene.atlas[index].commune().map(gazetteer::Commune::city)
        && let Some(address) = scene.communes.get(commune.insee)
    {
        crumbs.push(Crumb { name: commune.name.to_owned(), address: address.clone() });
    }
    crumbs
}

fn network_entry(scene: &Scene<'_>, index: crate::atlas::NetworkIx) -> Entry {
    let network = &scene.atlas[index];
    Entry {
        name: network.name.clone(),
        address: address::network(&network.id),
        count: network.amaps.len(),
        key: network.id.clone(),
    }
}

/// A place in words.
pub fn place_context(scene: &Scene<'_>, place: &Place) -> PlaceContext {
    let city = place.commune.map(gazetteer::Commune::city);
    PlaceContext {
        name: place.name.clone(),
        address: place.address.clone(),
        postcode: place.postcode.clone(),
        commune: city.map(|commune| commune.name.to_owned()),
        commune_address: city.and_then(|commune| scene.communes.get(commune.insee).cloned()).unwrap_or_default(),
        lat: place.point.filter(|_| place.precise).map(|point| point.lat),
        lon: place.point.filter(|_| place.precise).map(|point| point.lon),
        access: place.access.clone(),
        accessibility: place.accessibility.clone(),
    }
}

/// What a place is called: its name, its street, or its commune.
pub fn place_name(place: &Place) -> String {
    let commune = || place.commune.map(|commune| commune.name.to_owned());
    place.name.clone().or_else(|| place.address.clone()).or_else(commune).unwrap_or_default()
}

fn rhythms(scene: &Scene<'_>, index: AmapIx) -> Vec<RhythmContext> {
    let amap = &scene.atlas[index];
    let rhythms = amap.distributions.iter().map(|distribution| RhythmContext {
        weekday: distribution.weekday.map_or("", Vocabulary::key),
        every: distribution.every,
        start: hour(distribution.start),
        end: hour(distribution.end),
        place: distribution.place.and_then(|at| amap.places.get(at)).map(place_name).unwrap_or_default(),
        from: distribution.season.map(|season| season.from.to_string()),
        to: distribution.season.map(|season| season.to.to_string()),
    });
    rhythms.collect()
}

/// Days within which a distribution that differs is announced even when it is not among the next four.
const ANNOUNCED_DAYS: i64 = 61;

fn meetings(scene: &Scene<'_>, index: AmapIx) -> Vec<MeetingContext> {
    let (atlas, amap) = (scene.atlas, &scene.atlas[index]);
    let horizon = domain::calendar::plus_days(atlas.today, ANNOUNCED_DAYS).unwrap_or(atlas.today);
    let differs = |meeting: &Meeting| {
        let usual = &amap.distributions[meeting.distribution];
        meeting.delivery.status != domain::DeliveryStatus::Planned
            || (meeting.start, meeting.end) != (usual.start, usual.end)
            || meeting.place != usual.place
    };
    let coming = amap.meetings.iter().filter(|meeting| meeting.delivery.date >= atlas.today).enumerate();
    let shown = coming.filter(|(at, meeting)| *at < 4 || (differs(meeting) && meeting.delivery.date <= horizon));
    let contexts = shown.map(|(_, meeting)| {
        let usual = &amap.distributions[meeting.distribution];
        let elsewhere = meeting.place != usual.place || amap.places.len() > 1;
        let place = meeting.place.filter(|_| elsewhere).and_then(|at| amap.places.get(at));
        MeetingContext {
            date: meeting.delivery.date.to_string(),
            planned: meeting.delivery.id.0.to_string(),
            status: meeting.delivery.status.key(),
            start: hour(meeting.start),
            end: hour(meeting.end),
            place: place.map(place_name).unwrap_or_default(),
            other_hours: (meeting.start, meeting.end) != (usual.start, usual.end),
            reason: meeting.delivery.reason.clone().unwrap_or_default(),
            brings: brings(scene, index, meeting.delivery.date),
        }
    });
    contexts.collect()
}

/// Names of the contracts that deliver to the AMAP on a day.
fn brings(scene: &Scene<'_>, index: AmapIx, day: domain::Date) -> Vec<String> {
    let atlas = scene.atlas;
    let delivering = atlas[index].contracts.iter().filter(|contract| {
        atlas[**contract].deliveries.iter().any(|delivery| {
            delivery.date == day && delivery.status != domain::DeliveryStatus::Cancelled
        })
    });
    let mut families: Vec<_> = delivering.flat_map(|contract| atlas[*contract].families.clone()).collect();
    families.sort_unstable();
    families.dedup();
    families.into_iter().map(|family| card::family(atlas, scene.messages, family).name).collect()
}

fn news(scene: &Scene<'_>, index: AmapIx) -> Vec<Entry> {
    let concerned = scene.atlas.news.iter().filter(|news| news.amaps.contains(&index)).take(3);
    let entries = concerned.map(|news| Entry {
        name: news.title.clone(),
        address: address::news(&news.id),
        count: 0,
        key: news.date.to_string(),
    });
    entries.collect()
}

fn events(scene: &Scene<'_>, index: AmapIx) -> Vec<Entry> {
    let coming = scene.atlas.events.iter().filter(|event| event.to >= scene.atlas.today);
    let concerned = coming.filter(|event| event.amaps.contains(&index)).take(3);
    let entries = concerned.map(|event| Entry {
        name: event.title.clone(),
        address: address::event(&event.id),
        count: 0,
        key: event.date.to_string(),
    });
    entries.collect()
}
