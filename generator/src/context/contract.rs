//! The page of a contract.

use domain::{ContractKind, DeliveryStatus, Vocabulary, Weekday};
use serde::Serialize;
use themes::Value;

use super::card::{self, FamilyContext};
use super::delivery::{self, BreakContext, DeliveryContext, DeliveryMonth};
use super::frame::{Crumb, Frame, PersonContext};
use super::meeting::{self, RhythmContext};
use super::place::{PlaceContext, place_context};
use super::{Scene, amap, price};
use crate::address;
use crate::atlas::{Contract, ContractIx, Product};
use crate::data::paths;
use crate::plan::Page;

/// `/contrat/<season>/<id>/`
#[derive(Debug, Serialize)]
struct ContractPage {
    /// The page as such.
    page: Frame,
    /// The contract.
    contract: ContractContext,
    /// Its farm.
    farm: PartyFarm,
    /// Its AMAP.
    amap: PartyAmap,
}

/// A contract.
#[derive(Debug, Serialize)]
struct ContractContext {
    /// Name: its own, or its products.
    name: String,
    /// Name of the season: `2026-2027`.
    season: String,
    /// Kind key.
    kind: &'static str,
    /// Where sign-up stands: `open`, `closing-soon`, `opening-soon`, `later`, `closed`, `unstated`, `ended`.
    sign_up: &'static str,
    /// The day that matters: opening or last day, or none.
    sign_up_day: Option<String>,
    /// First day on which one may sign, or none.
    sign_up_from: Option<String>,
    /// Last day on which one may sign, or none.
    sign_up_to: Option<String>,
    /// Days left to sign, today included; 0 when not open.
    days_left: i64,
    /// First day of the season.
    from: String,
    /// Last day of the season.
    to: String,
    /// Weekday key of its deliveries; empty when dates are listed.
    weekday: &'static str,
    /// Every how many weeks; 0 when dates are listed.
    every: u32,
    /// How many deliveries take place.
    count: usize,
    /// Day of the first that takes place, or none.
    first: Option<String>,
    /// Day of the last that takes place, or none.
    last: Option<String>,
    /// Deliveries by month.
    months: Vec<DeliveryMonth>,
    /// Deliveries that differ from the rule.
    changes: Vec<DeliveryContext>,
    /// Breaks.
    breaks: Vec<BreakContext>,
    /// Product families.
    families: Vec<FamilyContext>,
    /// Products and prices.
    products: Vec<ProductContext>,
    /// Shares that the farm can provide, or none.
    capacity: Option<u32>,
    /// Keys of the means of payment.
    methods: Vec<&'static str>,
    /// Instalments at most.
    instalments: u32,
    /// Payee of cheques.
    payee: String,
    /// About payment, or none.
    payment_note: Option<String>,
    /// Role mailbox of the coordination, or none.
    coordination: Option<String>,
    /// What the member commits to, or none.
    commitment: Option<String>,
    /// Particular terms, as HTML.
    terms: Value,
    /// Address of its calendar.
    calendar: String,
    /// For an ended contract: current ones of the same AMAP, as cards.
    current: Vec<Value>,
}

/// A product of a contract.
#[derive(Debug, Serialize)]
struct ProductContext {
    /// Name.
    name: String,
    /// Unit, or none.
    unit: Option<String>,
    /// Variants at the same price.
    variants: Vec<String>,
    /// A precision, or none.
    note: Option<String>,
    /// Its sizes, or one line for a product without sizes.
    lines: Vec<LineContext>,
}

/// A price.
#[derive(Debug, Serialize)]
struct LineContext {
    /// Name of the size; empty for a product without sizes.
    name: String,
    /// For whom, or none.
    note: Option<String>,
    /// Price of a unit, in cents.
    price: i64,
    /// Price for the season in cents, for the same share at each delivery, or none when quantities vary.
    season: Option<i64>,
}

/// The farm of a contract.
#[derive(Debug, Serialize)]
struct PartyFarm {
    /// Name.
    name: String,
    /// Address of its page.
    address: String,
    /// Farmers who agreed to be shown.
    farmers: Vec<PersonContext>,
    /// Where it is, or none.
    place: Option<PlaceContext>,
    /// Label keys.
    labels: Vec<&'static str>,
    /// Visits in words, or none.
    visits: Option<String>,
}

/// The AMAP of a contract.
#[derive(Debug, Serialize)]
struct PartyAmap {
    /// Name.
    name: String,
    /// Address of its page.
    address: String,
    /// When it distributes as a rule.
    rhythms: Vec<RhythmContext>,
    /// Places.
    places: Vec<PlaceContext>,
    /// Annual fee in cents, or none.
    fee: Option<i64>,
    /// Part of the fee that goes to the network, in cents, or none.
    network_fee: Option<i64>,
    /// About the fee, or none.
    fee_note: Option<String>,
}

/// The context of a contract's page.
pub fn context(scene: &Scene<'_>, page: &Page, index: ContractIx) -> Value {
    let (atlas, contract) = (scene.atlas, &scene.atlas[index]);
    let own_amap = &atlas[contract.amap];
    let held = || contract.terms.deliveries.iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled);
    let ended = contract.sign_up == domain::SignUp::Ended;
    let context = ContractContext {
        name: card::contract_name(atlas, scene.messages, index),
        season: contract.season_id.clone(),
        kind: contract.terms.kind.key(),
        sign_up: contract.sign_up.key(),
        sign_up_day: contract.sign_up.day().map(|day| day.to_string()),
        sign_up_from: contract.window.map(|window| window.from.to_string()),
        sign_up_to: contract.window.map(|window| window.to.to_string()),
        days_left: card::days_left(atlas, contract),
        from: contract.terms.season.from.to_string(),
        to: contract.terms.season.to.to_string(),
        weekday: weekday(contract),
        every: contract.every,
        count: held().count(),
        first: held().next().map(|delivery| delivery.date.to_string()),
        last: held().next_back().map(|delivery| delivery.date.to_string()),
        months: delivery::months(contract, own_amap),
        changes: delivery::changes(contract, own_amap),
        breaks: delivery::breaks(contract),
        families: card::families(atlas, scene.messages, &contract.families),
        products: contract.products.iter().map(|product| product_context(contract, product)).collect(),
        capacity: contract.capacity,
        methods: contract.methods.iter().map(|method| method.key()).collect(),
        instalments: contract.terms.payment.most,
        payee: contract.payee.clone(),
        payment_note: contract.payment_note.clone(),
        coordination: contract.coordination.clone(),
        commitment: contract.commitment.clone(),
        terms: scene.body(&contract.body),
        calendar: paths::contract_calendar(&contract.season_id, &contract.id),
        current: if ended { amap::contracts(scene, &own_amap.contracts).0 } else { Vec::new() },
    };
    let contracts = Crumb { name: scene.messages.text("nav-contracts"), address: "/contrats/".to_owned() };
    let crumb = Crumb { name: own_amap.name.clone(), address: address::amap(&own_amap.id) };
    let frame = Frame {
        section: "contracts",
        crumbs: vec![contracts, crumb],
        image: paths::amap_card(&own_amap.id),
        json_ld: crate::data::json_ld::contract(atlas, scene.messages, contract),
        ..Frame::new(page)
    };
    let (farm, amap) = (party_farm(scene, contract), party_amap(scene, contract));
    themes::value(ContractPage { page: frame, contract: context, farm, amap })
}

/// The weekday that the rule plans: that of any day first planned, when there is a rule.
fn weekday(contract: &Contract) -> &'static str {
    let planned = contract.terms.deliveries.iter().find(|delivery| delivery.status != DeliveryStatus::Added);
    let planned = planned.filter(|_| contract.every > 0);
    planned.map_or("", |delivery| Weekday::of(delivery.id.0).key())
}

fn product_context(contract: &Contract, product: &Product) -> ProductContext {
    let season = |unit| {
        (contract.terms.kind == ContractKind::Fixed).then(|| price::for_season(unit, &contract.terms.deliveries).0)
    };
    let alone = product.price.map(|price| LineContext {
        name: String::new(),
        note: None,
        price: price.0,
        season: season(price),
    });
    let sizes = product.sizes.iter().map(|size| LineContext {
        name: size.name.clone(),
        note: size.note.clone(),
        price: size.price.0,
        season: season(size.price),
    });
    ProductContext {
        name: product.name.clone(),
        unit: product.unit.clone(),
        variants: product.variants.clone(),
        note: product.note.clone(),
        lines: alone.into_iter().chain(sizes).collect(),
    }
}

fn party_farm(scene: &Scene<'_>, contract: &Contract) -> PartyFarm {
    let farm = &scene.atlas[contract.farm];
    PartyFarm {
        name: farm.name.clone(),
        address: address::farm(&farm.id),
        farmers: farm.farmers.iter().map(PersonContext::from).collect(),
        place: farm.place.as_ref().map(|place| place_context(scene, place)),
        labels: farm.labels.iter().map(|label| label.key()).collect(),
        visits: farm.visits.clone(),
    }
}

fn party_amap(scene: &Scene<'_>, contract: &Contract) -> PartyAmap {
    let amap = &scene.atlas[contract.amap];
    PartyAmap {
        name: amap.name.clone(),
        address: address::amap(&amap.id),
        rhythms: meeting::rhythms(scene, contract.amap),
        places: amap.places.iter().map(|place| place_context(scene, place)).collect(),
        fee: amap.fee.map(|fee| fee.0),
        network_fee: amap.network_fee.map(|fee| fee.0),
        fee_note: amap.fee_note.clone(),
    }
}
