//! The page of a contract.

use domain::contract::Pricing;
use domain::{Cents, ContractKind, DeliveryStatus, Notice, Vocabulary, Weekday};
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
    /// Of what is paid by weight, the price of a kilogram in cents: the price of a unit is an estimate then.
    kilogram: Option<i64>,
    /// Its usual weight in grams; 0 when it is not weighed.
    grams: u32,
    /// Price for the season in cents, for the same share at each delivery, or none when quantities vary.
    season: Option<i64>,
    /// How many deliveries have it, or none when all do.
    count: Option<usize>,
}

/// Absences that a member may have.
#[derive(Debug, Serialize)]
struct AbsenceContext {
    /// The most.
    most: u32,
    /// What becomes of the basket: `moved`, `deducted`, `credited`, `given`, `lost`.
    effect: &'static str,
    /// First day of the period in which they may lie, or none.
    from: Option<String>,
    /// Last day of that period, or none.
    to: Option<String>,
    /// How many days before it must be said; none when all are chosen at signature.
    days: Option<u32>,
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
        absences: absence_context(contract),
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
    let terms = &contract.terms;
    // Items are in the order of sizes, those of a size's variants together: they differ in name only.
    let item = |size: usize| product.items.get(size * product.variants.len().max(1)).and_then(|id| terms.item(id));
    let line = |size: usize, name: &str, note: Option<&String>, price: Cents| {
        let own = || terms.held().filter(move |delivery| item(size).is_none_or(|item| item.is_at(delivery.id)));
        let (kilogram, grams) = match item(size).map(|item| item.pricing) {
            Some(Pricing::Weighed { kilogram, grams }) => (Some(kilogram.0), grams),
            _ => (None, 0),
        };
        LineContext {
            name: name.to_owned(),
            note: note.cloned(),
            price: price.0,
            kilogram,
            grams,
            season: (terms.kind == ContractKind::Fixed).then(|| price::for_season(price, own()).0),
            count: Some(own().count()).filter(|count| *count < terms.held().count()),
        }
    };
    let alone = product.price.map(|price| line(0, "", None, price));
    let sizes = product.sizes.iter().enumerate();
    let sizes = sizes.map(|(index, size)| line(index, &size.name, size.note.as_ref(), size.price));
    ProductContext {
        name: product.name.clone(),
        unit: product.unit.clone(),
        variants: product.variants.clone(),
        note: product.note.clone(),
        lines: alone.into_iter().chain(sizes).collect(),
    }
}

fn absence_context(contract: &Contract) -> Option<AbsenceContext> {
    let rules = contract.terms.absences?;
    Some(AbsenceContext {
        most: rules.most,
        effect: rules.effect.key(),
        from: rules.period.map(|period| period.from.to_string()),
        to: rules.period.map(|period| period.to.to_string()),
        days: rules.notice.map(|notice| match notice {
            Notice::Days(days) => days,
            Notice::Hours(hours) => hours.div_ceil(24),
        }),
    })
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
        assert!(!order.contains("charte des AMAP.</li>"));
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
