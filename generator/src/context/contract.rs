//! The page of a contract.

use domain::{DeliveryStatus, Vocabulary, Weekday};
use serde::Serialize;
use themes::Value;

use super::card::{self, FamilyContext};
use super::delivery::{self, BreakContext, DeliveryContext, DeliveryMonth};
use super::frame::{Crumb, Frame, PersonContext};
use super::meeting::{self, RhythmContext};
use super::offer::{AbsenceContext, ProductContext};
use super::place::{PlaceContext, place_context};
use super::{Scene, amap};
use crate::address;
use crate::atlas::{Contract, ContractIx};
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
        is_group_order: contract.is_group_order,
        absences: contract.terms.absences.map(AbsenceContext::from),
        families_most: contract.terms.sharing.map(|sharing| sharing.families),
        trial: contract.terms.trial,
        after_trial: contract.after_trial.clone(),
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
        weekday: weekday(contract),
        every: contract.every,
        count: held().count(),
        first: held().next().map(|delivery| delivery.date.to_string()),
        last: held().next_back().map(|delivery| delivery.date.to_string()),
        months: delivery::months(contract, own_amap),
        changes: delivery::changes(contract, own_amap),
        breaks: delivery::breaks(contract),
        families: card::families(atlas, scene.messages, &contract.families),
        products: contract.products.iter().map(|product| ProductContext::of(contract, product)).collect(),
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

#[cfg(test)]
mod tests {
    use crate::Project;
    use crate::source::Sources;

    const NETWORK: &str = "name: R\nbase_url: https://amap.example\npublisher:\n  { name: A, address: x, email: a@amap.example, \
        director: x }\n";

    /// The page of a contract on ten Thursdays with these keys.
    fn page(keys: &str) -> String {
        let contract = format!(
            "---\namap: a\nfarm: f\nkind: fixed\nseason: {{ from: 2026-12-03, to: 2027-02-04 }}\n\
             deliveries: {{ weekday: thursday }}\npayment: {{ methods: [cheque] }}\n{keys}---\n"
        );
        let files = [
            ("network.yml", NETWORK),
            ("amaps/a.md", "---\nname: A\n---\n"),
            ("farms/f.md", "---\nname: F\n---\n"),
            ("contracts/2027/c.md", contract.as_str()),
        ];
        let build =
            crate::build(&Project::in_memory(Sources::from_files(files), Vec::new()), jiff::civil::date(2026, 11, 21));
        assert!(build.is_good(), "{:?}", build.diagnostics);
        String::from_utf8_lossy(build.artifacts.get("contrat/2027/c/index.html").unwrap_or_default()).into_owned()
    }

    #[test]
    fn a_group_order_is_not_called_a_contract_of_an_amap() {
        let order = page("group_order: true\nproducts: [{ name: Savon, price: 6 }]\n");
        assert!(order.contains("Commande groupée") && !order.contains("Contrat d’engagement"));
        assert!(!order.contains("charte des AMAP.</li>") && !order.contains("devient un contrat"));
        assert!(page("products: [{ name: Savon, price: 6 }]\n").contains("Contrat d’engagement"));
    }

    #[test]
    fn the_price_of_a_season_is_that_of_the_deliveries_that_have_it() {
        let whole = page("products: [{ name: Panier, price: 10 }]\n");
        assert!(whole.contains("100,00\u{a0}€"), "{whole}");
        let half = page("products: [{ name: Panier, price: 10, deliveries: { every: 2 } }]\n");
        assert!(half.contains("50,00\u{a0}€") && half.contains("à 5 livraisons"), "{half}");
    }

    #[test]
    fn what_is_weighed_is_an_estimate() {
        let weighed = page("products: [{ name: Poulet, kilogram: 11.40, grams: 1800 }]\n");
        assert!(weighed.contains("environ 20,52\u{a0}€") && weighed.contains("payé à la pesée"), "{weighed}");
    }

    #[test]
    fn absences_and_sharing_are_said() {
        let said = page("products: [{ name: Panier, price: 10 }]\nabsences: { most: 2, effect: lost }\nsharing: 3\n");
        assert!(
            said.contains("2 au plus") && said.contains("Le panier reste dû.") && said.contains("entre 3 familles")
        );
    }

    #[test]
    fn trials_and_prices_that_one_chooses_are_said() {
        let keys = "products: [{ name: Panier, price: 10 }]\ntrial: { deliveries: 3 }\nlate_joining: false\n";
        let said = page(&format!("{keys}solidarity: {{ least: 80, most: 120 }}\n"));
        assert!(said.contains("3 paniers pour essayer") && said.contains("après la première livraison"), "{said}");
        assert!(said.contains("entre 80\u{a0}% et 120\u{a0}% du prix"), "{said}");
    }
}
