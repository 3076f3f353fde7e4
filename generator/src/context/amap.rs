//! The page of an AMAP.

use domain::{AmapStatus, SignUp, Vocabulary};
use gazetteer::Commune;
use maps::Map;
use serde::Serialize;
use themes::Value;

use super::Scene;
use super::card::{self, FamilyContext};
use super::commune::{NearContext, near_context};
use super::event::EventItem;
use super::frame::{ContactContext, Entry, Frame, LinkContext};
use super::happening;
use super::live::{self, LiveMap};
use super::map;
use super::meeting::{self, MeetingContext, RhythmContext};
use super::network;
use super::news::NewsItem;
use super::place::{PlaceContext, place_context};
use super::territory::{self, Territory, shown};
use crate::address;
use crate::atlas::{AmapIx, ContractIx};
use crate::content::network::{Module, Output};
use crate::data::{json_ld, paths};
use crate::plan::Page;

/// `/amap/<id>/`
#[derive(Debug, Serialize)]
struct AmapPage {
    /// The page as such.
    page: Frame,
    /// The AMAP.
    amap: AmapContext,
}

/// An AMAP.
#[derive(Debug, Serialize)]
struct AmapContext {
    /// Id.
    id: String,
    /// Name.
    name: String,
    /// Status key.
    status: &'static str,
    /// Audience key.
    audience: &'static str,
    /// A sentence, or none.
    summary: Option<String>,
    /// Its text, as HTML.
    body: Value,
    /// Commune of its main place, or none.
    commune: Option<Territory>,
    /// Year of foundation, or none.
    since: Option<u32>,
    /// Baskets or families, or none.
    baskets: Option<u32>,
    /// Date of the last confirmation, or none.
    verified: Option<String>,
    /// `fresh`, `old`, `stale`, or empty when nobody ever confirmed it.
    freshness: &'static str,
    /// Local networks.
    networks: Vec<Entry>,
    /// Product families.
    products: Vec<FamilyContext>,
    /// When it distributes as a rule.
    rhythms: Vec<RhythmContext>,
    /// The next four distributions, cancelled ones included, and those within two months that differ.
    meetings: Vec<MeetingContext>,
    /// Places.
    places: Vec<PlaceContext>,
    /// Farms.
    farms: Vec<FarmShareContext>,
    /// The still map of it and its farms, or none.
    map: Option<Map>,
    /// Contracts that are open or soon will be, as cards.
    open_contracts: Vec<Value>,
    /// Other contracts of the season, as cards.
    other_contracts: Vec<Value>,
    /// Contracts that have ended; `key` is the season.
    past_contracts: Vec<Entry>,
    /// Roles of permanences.
    permanences: Vec<RoleContext>,
    /// Next days on which they are needed.
    permanence_days: Vec<String>,
    /// Address of the page on which turns are taken, or none.
    permanence_page: Option<String>,
    /// How to join, or none.
    joining: Option<String>,
    /// Annual fee in cents, or none.
    fee: Option<i64>,
    /// Part of the fee that goes to the network, in cents, or none.
    network_fee: Option<i64>,
    /// About the fee, or none.
    fee_note: Option<String>,
    /// How to reach it.
    contact: ContactContext,
    /// Other links.
    links: Vec<LinkContext>,
    /// Address of its calendar; empty where there is none.
    calendar: String,
    /// Address of its Atom feed; empty where there is none.
    feed: String,
    /// News that concern it.
    news: Vec<NewsItem>,
    /// Events to come that concern it.
    events: Vec<EventItem>,
    /// For an AMAP that cannot be joined today: the nearest that can.
    near: Vec<NearContext>,
    /// The commune whose page lists those near, or the département, or none.
    near_in: Option<Territory>,
    /// The live map, or none.
    live: Option<LiveMap>,
    /// The page on which one joins it or its waiting list, or none.
    join: Option<String>,
    /// The page on which one writes to it, or none.
    write: Option<String>,
}

/// A farm of the AMAP.
#[derive(Debug, Serialize)]
struct FarmShareContext {
    /// Name.
    name: String,
    /// Address of its page.
    address: String,
    /// Commune, or none.
    commune: Option<String>,
    /// What it brings here.
    brings: Vec<FamilyContext>,
    /// Distance as the crow flies in kilometres, or none.
    km: Option<f64>,
}

/// A role of permanences.
#[derive(Debug, Serialize)]
struct RoleContext {
    /// Role.
    role: String,
    /// Volunteers needed at each distribution.
    needed: u32,
    /// What there is to do, or none.
    note: Option<String>,
}

/// The context of an AMAP's page.
pub fn context(scene: &Scene<'_>, page: &Page, index: AmapIx) -> Value {
    let (atlas, messages) = (scene.atlas, scene.messages);
    let amap = &atlas[index];
    let (open, other) = contracts(scene, &amap.contracts);
    let roles = amap.permanences.iter().filter(|_| atlas.site.has(Module::Permanences));
    let names = |key: &str| scene.names("amap.html", key);
    let context = AmapContext {
        id: amap.id.clone(),
        name: amap.name.clone(),
        status: amap.status.key(),
        audience: amap.audience.key(),
        summary: amap.summary.clone(),
        body: scene.body(&amap.body),
        commune: amap.commune().map(|commune| Territory::commune(scene, commune)),
        since: amap.since,
        baskets: amap.baskets,
        verified: amap.verified.map(|(date, _)| date.to_string()),
        freshness: amap.verified.map_or("", |(_, freshness)| freshness.key()),
        networks: amap.networks.iter().map(|own| network::entry(scene, *own)).collect(),
        products: card::families(atlas, messages, &amap.products),
        rhythms: meeting::rhythms(scene, index),
        meetings: if names("meetings") { meeting::meetings(scene, index) } else { Vec::new() },
        places: amap.places.iter().map(|place| place_context(scene, place)).collect(),
        farms: farms(scene, index),
        map: if names("map") { map::of_amap(atlas, index) } else { None },
        open_contracts: open,
        other_contracts: other,
        past_contracts: past_contracts(scene, &amap.contracts),
        permanences: roles
            .map(|(role, needed, note)| RoleContext { role: role.clone(), needed: *needed, note: note.clone() })
            .collect(),
        permanence_days: meeting::next_days(scene, index),
        permanence_page: scene.rota(index).map(|one| one.form.address.clone()),
        joining: amap.joining.clone(),
        fee: amap.fee.map(|fee| fee.0),
        network_fee: amap.network_fee.map(|fee| fee.0),
        fee_note: amap.fee_note.clone(),
        contact: ContactContext::from(&amap.contact),
        links: LinkContext::all(&amap.links),
        calendar: atlas.site.made(Output::Calendars, paths::amap_calendar(&amap.id)),
        feed: atlas.site.made(Output::AmapFeeds, paths::amap_feed(&amap.id)),
        news: happening::news(scene, 3, |news| news.amaps.contains(&index)),
        events: happening::events(scene, 3, |event| event.amaps.contains(&index)),
        near: if names("near") { near(scene, index) } else { Vec::new() },
        near_in: near_in(scene, index),
        live: live::shown(scene, "amap.html", || live::of_amap(scene, index)),
        join: Some(address::join(&amap.id)).filter(|address| scene.enquiry(address).is_some()),
        write: Some(address::write(&address::amap(&amap.id))).filter(|address| scene.enquiry(address).is_some()),
    };
    let frame = Frame {
        crumbs: amap.commune().map(|commune| territory::crumbs(scene, commune)).unwrap_or_default(),
        section: "amaps",
        description: amap.summary.clone().unwrap_or_default(),
        image: paths::card_of(&atlas.site, &amap.id),
        json_ld: if names("json_ld") { json_ld::amap(atlas, messages, amap) } else { String::new() },
        feed: context.feed.clone(),
        ..Frame::new(page)
    };
    themes::value(AmapPage { page: frame, amap: context })
}

/// Cards of the contracts that can be signed or soon can, and of the others that have not ended; none when the site has
/// no contracts.
pub fn contracts(scene: &Scene<'_>, contracts: &[ContractIx]) -> (Vec<Value>, Vec<Value>) {
    let current = contracts.iter().filter(|_| scene.atlas.site.has(Module::Contracts));
    let current = current.filter(|contract| scene.atlas[**contract].sign_up != SignUp::Ended);
    let (open, other): (Vec<ContractIx>, Vec<ContractIx>) = current.copied().partition(|contract| {
        let sign_up = scene.atlas[*contract].sign_up;
        sign_up.is_open() || matches!(sign_up, SignUp::OpeningSoon(_))
    });
    let cards = |contracts: Vec<ContractIx>| contracts.into_iter().map(|at| scene.cards.contract(at)).collect();
    (cards(open), cards(other))
}

/// Contracts that have ended: their pages stay, and are reached from here.
pub fn past_contracts(scene: &Scene<'_>, contracts: &[ContractIx]) -> Vec<Entry> {
    let (atlas, shown) = (scene.atlas, scene.atlas.site.has(Module::Contracts));
    let past = contracts.iter().filter(|contract| shown && atlas[**contract].sign_up == SignUp::Ended);
    let entries = past.map(|index| {
        let contract = &atlas[*index];
        let address = address::contract(&contract.season_id, &contract.id);
        let name = card::contract_name(atlas, scene.messages, *index);
        Entry { name, address, count: 0, key: contract.season_id.clone() }
    });
    entries.collect()
}

fn farms(scene: &Scene<'_>, index: AmapIx) -> Vec<FarmShareContext> {
    let here = scene.atlas[index].main_place().and_then(|place| place.point);
    let farms = scene.atlas[index].farms.iter().map(|share| {
        let farm = &scene.atlas[share.farm];
        let there = farm.place.as_ref().and_then(|place| place.point);
        FarmShareContext {
            name: farm.name.clone(),
            address: address::farm(&farm.id),
            commune: farm.place.as_ref().and_then(|place| place.commune).map(|commune| shown(commune.name)),
            brings: card::families(scene.atlas, scene.messages, &share.families),
            km: here.zip(there).map(|(here, there)| here.distance_km(there)),
        }
    });
    farms.collect()
}

/// AMAPs that one may turn to instead.
const NEAR: usize = 3;

fn near(scene: &Scene<'_>, index: AmapIx) -> Vec<NearContext> {
    let amap = &scene.atlas[index];
    let takes = |status| matches!(status, AmapStatus::Open | AmapStatus::WaitingList | AmapStatus::Starting);
    let Some(commune) = amap.commune().filter(|_| amap.status != AmapStatus::Open).map(Commune::city) else {
        return Vec::new();
    };
    let others =
        scene.lists.near(commune).iter().filter(|(other, _)| *other != index && takes(scene.atlas[*other].status));
    others.take(NEAR).map(|(other, km)| near_context(scene, *other, *km)).collect()
}

fn near_in(scene: &Scene<'_>, index: AmapIx) -> Option<Territory> {
    let commune = scene.atlas[index].commune()?;
    let around = [Territory::commune(scene, commune), Territory::department(scene, commune.department())];
    around.into_iter().find(|territory| !territory.address.is_empty())
}
