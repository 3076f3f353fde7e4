//! The page of a contract.

mod arrivals;
mod example;
pub mod paper;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use domain::{DeliveryStatus, Vocabulary};
use forms::page::{ArticleContext, Way};
use serde::Serialize;
use themes::{Value, format};

use super::card::{self, FamilyContext};
use super::delivery::{self, BreakContext, DeliveryContext, DeliveryMonth, DeliveryRhythm};
use super::frame::{Crumb, Frame, PersonContext};
use super::meeting::{self, RhythmContext};
use super::offer::{AbsenceContext, ProductContext};
use super::place::{PlaceContext, place_context};
use super::{Scene, amap};
use crate::address;
use crate::atlas::{Contract, ContractIx};
use crate::content::network::Output;
use crate::data::edition::Edition;
use crate::data::{json_ld, paths};
use crate::plan::Page;
use crate::{articles, signing};
use arrivals::{ArrivalContext, arrivals};
use example::ExampleContext;

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
    /// Whether it is a group order without commitment, and so no contract of an AMAP.
    is_group_order: bool,
    /// Absences that a member may have, or none.
    absences: Option<AbsenceContext>,
    /// How many families may share a basket, or none.
    families_most: Option<u32>,
    /// Deliveries of a trial, or none.
    trial: Option<u32>,
    /// What follows a trial, or none.
    after_trial: Option<String>,
    /// The contract that a member must hold first, or none.
    requires: Option<Crumb>,
    /// Deliveries of a contract of one's own length, or none.
    length: Option<u32>,
    /// Whether one may join in mid-season.
    joins_late: bool,
    /// The least price that members may choose, in percent, or none where prices are firm.
    solidarity_least: Option<u32>,
    /// The most, in percent, or none.
    solidarity_most: Option<u32>,
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
    /// When it delivers as a rule; none when dates are listed.
    rhythms: Vec<DeliveryRhythm>,
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
    /// Shares that are left, in words, where a server takes the forms; none otherwise.
    left: Option<String>,
    /// The same, rounded up to whole ones.
    left_count: Option<u32>,
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
    /// Products by the days on which they come; empty where each delivery brings all.
    arrivals: Vec<ArrivalContext>,
    /// What a typical household would pay, or none.
    example: Option<ExampleContext>,
    /// Its own text, as HTML; the article `terms` has it too, with lower headings.
    body: Value,
    /// What both agree on beside products and prices, and what the law has people told.
    articles: Vec<ArticleContext>,
    /// Address of its form, or none where it cannot be signed on the site.
    form: Option<String>,
    /// Address of its form delivery by delivery, or none.
    grid: Option<String>,
    /// Address of the contract to fill in by hand, or none once it has ended, and where none are made.
    paper: Option<String>,
    /// Address of its calendar; empty where there is none.
    calendar: String,
    /// For an ended contract: current ones of the same AMAP, as cards.
    current: Vec<Value>,
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
    let (season, id) = (&contract.season_id, &contract.id);
    let has_form = scene.form(index).is_some();
    let left = signing::shares_left(atlas, &scene.records, contract);
    let has_grid = has_form && Way::of(contract.terms.kind).contains(&Way::Each);
    let names = |key: &str| scene.names("contract.html", key);
    let context = ContractContext {
        name: card::contract_name(atlas, scene.messages, index),
        season: contract.season_id.clone(),
        kind: contract.terms.kind.key(),
        is_group_order: contract.is_group_order,
        absences: contract.terms.absences.map(AbsenceContext::from),
        families_most: contract.terms.sharing.map(|sharing| sharing.families),
        trial: contract.terms.trial,
        after_trial: contract.after_trial.clone(),
        requires: contract.requires.map(|first| required(scene, first)),
        length: contract.terms.length,
        joins_late: contract.terms.joins_late,
        solidarity_least: contract.terms.solidarity.as_ref().map(|solidarity| solidarity.least),
        solidarity_most: contract.terms.solidarity.as_ref().map(|solidarity| solidarity.most),
        sign_up: contract.sign_up.key(),
        sign_up_day: contract.sign_up.day().map(|day| day.to_string()),
        sign_up_from: contract.window.map(|window| window.from.to_string()),
        sign_up_to: contract.window.map(|window| window.to.to_string()),
        days_left: card::days_left(atlas, contract),
        from: contract.terms.season.from.to_string(),
        to: contract.terms.season.to.to_string(),
        rhythms: delivery::rhythms(contract),
        count: held().count(),
        first: held().next().map(|delivery| delivery.date.to_string()),
        last: held().next_back().map(|delivery| delivery.date.to_string()),
        months: if names("months") { delivery::months(contract, own_amap) } else { Vec::new() },
        changes: delivery::changes(contract, own_amap),
        breaks: delivery::breaks(contract),
        families: card::families(atlas, scene.messages, &contract.families),
        products: contract.products.iter().map(|product| ProductContext::of(contract, product)).collect(),
        capacity: contract.terms.capacity,
        left: left.map(|left| format::quantity(scene.messages, left)),
        left_count: left.map(|left| left.0.div_ceil(100)),
        methods: contract.methods.iter().map(|method| method.key()).collect(),
        instalments: contract.terms.payment.most,
        payee: contract.payee.clone(),
        payment_note: contract.payment_note.clone(),
        coordination: contract.coordination.clone(),
        arrivals: if names("arrivals") { arrivals(contract) } else { Vec::new() },
        example: if names("example") { ExampleContext::of(contract, scene.messages, atlas.today) } else { None },
        body: scene.body(&contract.body),
        articles: if names("articles") { articles(scene, index) } else { Vec::new() },
        form: has_form.then(|| address::contract_form(season, id)),
        grid: has_grid.then(|| address::contract_grid(season, id)),
        paper: (!ended && atlas.site.makes(Output::Papers)).then(|| address::contract_paper(season, id)),
        calendar: atlas.site.made(Output::Calendars, paths::contract_calendar(season, id)),
        current: if ended { amap::contracts(scene, &own_amap.contracts).0 } else { Vec::new() },
    };
    let contracts = Crumb { name: scene.messages.text("nav-contracts"), address: "/contrats/".to_owned() };
    let crumb = Crumb { name: own_amap.name.clone(), address: address::amap(&own_amap.id) };
    let frame = Frame {
        section: "contracts",
        crumbs: vec![contracts, crumb],
        image: paths::card_of(&atlas.site, &own_amap.id),
        json_ld: if names("json_ld") { json_ld::contract(atlas, scene.messages, contract) } else { String::new() },
        ..Frame::new(page)
    };
    let (farm, amap) = (party_farm(scene, contract), party_amap(scene, contract));
    themes::value(ContractPage { page: frame, contract: context, farm, amap })
}

/// What both agree on beside products and prices; a form has it already.
fn articles(scene: &Scene<'_>, index: ContractIx) -> Vec<ArticleContext> {
    let own = scene.form(index).map(|one| Cow::Borrowed(&one.form.articles));
    let edition = Edition { atlas: scene.atlas, messages: scene.messages };
    let own = own.unwrap_or_else(|| Cow::Owned(articles::of(edition, &scene.atlas[index])));
    own.iter().map(ArticleContext::from).collect()
}

/// A contract that one must hold first: its name and the address of its page.
fn required(scene: &Scene<'_>, index: ContractIx) -> Crumb {
    let contract = &scene.atlas[index];
    let name = card::contract_name(scene.atlas, scene.messages, index);
    Crumb { name, address: address::contract(&contract.season_id, &contract.id) }
}

fn party_farm(scene: &Scene<'_>, contract: &Contract) -> PartyFarm {
    let farm = &scene.atlas[contract.farm];
    PartyFarm {
        name: farm.name.clone(),
        address: address::farm(&farm.id),
        farmers: farm.farmers.iter().map(PersonContext::from).collect(),
        place: farm.place.as_ref().map(|place| place_context(scene, place)),
        labels: farm.labels.iter().map(|label| label.key()).collect(),
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
