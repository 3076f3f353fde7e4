//! The page of a farm.

use domain::Vocabulary;
use serde::Serialize;
use themes::Value;

use super::card::{self, FamilyContext};
use super::event::EventItem;
use super::frame::{ContactContext, Crumb, Entry, Frame, LinkContext, PersonContext};
use super::happening;
use super::place::{PlaceContext, place_context};
use super::territory::shown;
use super::{Scene, amap};
use crate::address;
use crate::atlas::{AmapIx, FarmIx};
use crate::data::json_ld;
use crate::plan::Page;

/// `/ferme/<id>/`
#[derive(Debug, Serialize)]
struct FarmPage {
    /// The page as such.
    page: Frame,
    /// The farm.
    farm: FarmContext,
}

/// A farm.
#[derive(Debug, Serialize)]
struct FarmContext {
    /// Id.
    id: String,
    /// Name.
    name: String,
    /// Farmers who agreed to be shown.
    farmers: Vec<PersonContext>,
    /// A sentence, or none.
    summary: Option<String>,
    /// Its text, as HTML.
    body: Value,
    /// Where it is, or none.
    place: Option<PlaceContext>,
    /// Product families.
    products: Vec<FamilyContext>,
    /// Label keys.
    labels: Vec<&'static str>,
    /// Year of settlement, or none.
    since: Option<u32>,
    /// Size in words, or none.
    size: Option<String>,
    /// Visits in words, or none.
    visits: Option<String>,
    /// Date of the last confirmation, or none.
    verified: Option<String>,
    /// `fresh`, `old`, `stale`, or empty when nobody ever confirmed it.
    freshness: &'static str,
    /// How to reach it.
    contact: ContactContext,
    /// Other links.
    links: Vec<LinkContext>,
    /// AMAPs that it delivers to.
    amaps: Vec<FedContext>,
    /// Contracts that are open or soon will be, as cards.
    open_contracts: Vec<Value>,
    /// Other contracts of the season, as cards.
    other_contracts: Vec<Value>,
    /// Contracts that have ended; `key` is the season.
    past_contracts: Vec<Entry>,
    /// Events to come that concern it.
    events: Vec<EventItem>,
    /// The page on which one writes to it, or none.
    write: Option<String>,
}

/// An AMAP that the farm delivers to.
#[derive(Debug, Serialize)]
struct FedContext {
    /// Name.
    name: String,
    /// Address of its page.
    address: String,
    /// Commune, or none.
    commune: Option<String>,
    /// Status key.
    status: &'static str,
    /// Weekday keys of its distributions.
    weekdays: Vec<&'static str>,
}

/// The context of a farm's page.
pub fn context(scene: &Scene<'_>, page: &Page, index: FarmIx) -> Value {
    let farm = &scene.atlas[index];
    let (open, other) = amap::contracts(scene, &farm.contracts);
    let names = |key: &str| scene.names("farm.html", key);
    let context = FarmContext {
        id: farm.id.clone(),
        name: farm.name.clone(),
        farmers: farm.farmers.iter().map(PersonContext::from).collect(),
        summary: farm.summary.clone(),
        body: scene.body(&farm.body),
        place: farm.place.as_ref().map(|place| place_context(scene, place)),
        products: card::families(scene.atlas, scene.messages, &farm.products),
        labels: farm.labels.iter().map(|label| label.key()).collect(),
        since: farm.since,
        size: farm.size.clone(),
        visits: farm.visits.clone(),
        verified: farm.verified.map(|(date, _)| date.to_string()),
        freshness: farm.verified.map_or("", |(_, freshness)| freshness.key()),
        contact: ContactContext::from(&farm.contact),
        links: LinkContext::all(&farm.links),
        amaps: farm.amaps.iter().map(|amap| fed(scene, *amap)).collect(),
        open_contracts: open,
        other_contracts: other,
        past_contracts: amap::past_contracts(scene, &farm.contracts),
        events: happening::events(scene, 3, |event| event.farms.contains(&index)),
        write: Some(address::write(&address::farm(&farm.id))).filter(|address| scene.enquiry(address).is_some()),
    };
    let crumb = Crumb { name: scene.messages.text("nav-farms"), address: "/fermes/".to_owned() };
    let frame = Frame {
        crumbs: vec![crumb],
        description: farm.summary.clone().unwrap_or_default(),
        json_ld: if names("json_ld") { json_ld::farm(scene.atlas, scene.messages, farm) } else { String::new() },
        ..Frame::new(page)
    };
    themes::value(FarmPage { page: frame, farm: context })
}

fn fed(scene: &Scene<'_>, index: AmapIx) -> FedContext {
    let amap = &scene.atlas[index];
    FedContext {
        name: amap.name.clone(),
        address: address::amap(&amap.id),
        commune: amap.commune().map(|commune| shown(commune.city().name)),
        status: amap.status.key(),
        weekdays: amap.weekdays().into_iter().map(Vocabulary::key).collect(),
    }
}
