//! Cards: an AMAP, a farm or a contract as lists show it. Made once; lists share the values.

use serde::Serialize;
use themes::Value;

use super::territory::shown;
use crate::address;
use crate::atlas::{AmapIx, Atlas, Contract, ContractIx, Family, FamilyIx, FarmIx, Meeting};
use crate::footprint::Once;
use domain::{DeliveryStatus, Vocabulary};
use themes::Messages;

/// The cards of an atlas, each made when a list first shows it.
pub struct Cards<'a> {
    atlas: &'a Atlas,
    messages: &'a Messages,
    amaps: Vec<Once<Value>>,
    farms: Vec<Once<Value>>,
    contracts: Vec<Once<Value>>,
}

impl<'a> Cards<'a> {
    /// The cards of an atlas, in one language.
    pub fn of(atlas: &'a Atlas, messages: &'a Messages) -> Self {
        fn places(count: usize) -> Vec<Once<Value>> {
            std::iter::repeat_with(Once::default).take(count).collect()
        }
        let (amaps, farms) = (places(atlas.amaps.len()), places(atlas.farms.len()));
        Self { atlas, messages, amaps, farms, contracts: places(atlas.contracts.len()) }
    }

    /// The card of an AMAP.
    pub fn amap(&self, index: AmapIx) -> Value {
        self.amaps[index.0].get_or_make(|| themes::value(amap(self.atlas, self.messages, index))).clone()
    }

    /// The card of a farm.
    pub fn farm(&self, index: FarmIx) -> Value {
        self.farms[index.0].get_or_make(|| themes::value(farm(self.atlas, self.messages, index))).clone()
    }

    /// The card of a contract.
    pub fn contract(&self, index: ContractIx) -> Value {
        self.contracts[index.0].get_or_make(|| themes::value(contract(self.atlas, self.messages, index))).clone()
    }
}

/// A product family.
#[derive(Debug, Clone, Serialize)]
pub struct FamilyContext {
    /// Keyword.
    pub key: String,
    /// Name of its icon: the keyword, or that of other products for a family of the network's own.
    pub icon: String,
    /// Name in the page's language.
    pub name: String,
    /// Address of its page.
    pub address: String,
}

/// A product family in words.
pub fn family(atlas: &Atlas, messages: &Messages, index: FamilyIx) -> FamilyContext {
    let family = &atlas[index];
    let name = family.own_name.clone().unwrap_or_else(|| messages.text(&format!("product-{}", family.key)));
    FamilyContext { key: family.key.clone(), icon: icon(family), name, address: address::product(family) }
}

fn icon(family: &Family) -> String {
    if family.own_name.is_some() { "other".to_owned() } else { family.key.clone() }
}

/// Product families in words.
pub fn families(atlas: &Atlas, messages: &Messages, indices: &[FamilyIx]) -> Vec<FamilyContext> {
    indices.iter().map(|index| family(atlas, messages, *index)).collect()
}

/// An AMAP in a list.
#[derive(Debug, Clone, Serialize)]
pub struct AmapCard {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Status key.
    pub status: &'static str,
    /// Audience key.
    pub audience: &'static str,
    /// A sentence, or none.
    pub summary: Option<String>,
    /// Communes of its places, each once.
    pub communes: Vec<String>,
    /// Next distribution that takes place, or none.
    pub next: Option<NextContext>,
    /// Product families.
    pub products: Vec<FamilyContext>,
    /// How far the listing may be trusted: `fresh`, `old`, `stale`, or empty when nobody ever confirmed it.
    pub freshness: &'static str,
}

/// A next distribution.
#[derive(Debug, Clone, Serialize)]
pub struct NextContext {
    /// Day.
    pub date: String,
    /// Start.
    pub start: String,
    /// End.
    pub end: String,
}

/// The next distribution of an AMAP that takes place today or later.
pub fn next(atlas: &Atlas, amap: AmapIx) -> Option<&Meeting> {
    let held = |meeting: &&Meeting| meeting.delivery.status != DeliveryStatus::Cancelled;
    atlas[amap].meetings.iter().filter(held).find(|meeting| meeting.delivery.date >= atlas.today)
}

/// `18:30`
pub fn hour(time: domain::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn amap(atlas: &Atlas, messages: &Messages, index: AmapIx) -> AmapCard {
    let amap = &atlas[index];
    let mut communes: Vec<String> = Vec::new();
    for commune in amap.places.iter().filter_map(|place| place.commune) {
        let name = shown(commune.city().name);
        if !communes.contains(&name) {
            communes.push(name);
        }
    }
    AmapCard {
        id: amap.id.clone(),
        name: amap.name.clone(),
        address: address::amap(&amap.id),
        status: amap.status.key(),
        audience: amap.audience.key(),
        summary: amap.summary.clone(),
        communes,
        next: next(atlas, index).map(|meeting| NextContext {
            date: meeting.delivery.date.to_string(),
            start: hour(meeting.start),
            end: hour(meeting.end),
        }),
        products: families(atlas, messages, &amap.products),
        freshness: amap.verified.map_or("", |(_, freshness)| freshness.key()),
    }
}

/// A farm in a list.
#[derive(Debug, Clone, Serialize)]
pub struct FarmCard {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Commune, or none.
    pub commune: Option<String>,
    /// A sentence, or none.
    pub summary: Option<String>,
    /// Product families.
    pub products: Vec<FamilyContext>,
    /// Label keys.
    pub labels: Vec<&'static str>,
    /// How many AMAPs it delivers to.
    pub amaps: usize,
}

fn farm(atlas: &Atlas, messages: &Messages, index: FarmIx) -> FarmCard {
    let farm = &atlas[index];
    FarmCard {
        id: farm.id.clone(),
        name: farm.name.clone(),
        address: address::farm(&farm.id),
        commune: farm.place.as_ref().and_then(|place| place.commune).map(|commune| shown(commune.city().name)),
        summary: farm.summary.clone(),
        products: families(atlas, messages, &farm.products),
        labels: farm.labels.iter().map(|label| label.key()).collect(),
        amaps: farm.amaps.len(),
    }
}

/// A contract in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ContractCard {
    /// Name: its own, or its products.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Name of its AMAP.
    pub amap: String,
    /// Name of its farm.
    pub farm: String,
    /// Icon of its first product family.
    pub icon: String,
    /// Kind key.
    pub kind: &'static str,
    /// Where sign-up stands: `open`, `closing-soon`, `opening-soon`, `later`, `closed`, `unstated`, `ended`.
    pub sign_up: &'static str,
    /// The day that matters: opening or last day, or none.
    pub sign_up_day: Option<String>,
    /// Days left to sign, today included; 0 when not open.
    pub days_left: i64,
    /// Deliveries that take place.
    pub deliveries: usize,
    /// Lowest price, in cents.
    pub price_from: Option<i64>,
    /// Highest price, in cents.
    pub price_to: Option<i64>,
    /// Unit of its only product, or empty.
    pub unit: String,
}

/// What a contract is called: its own name, or its product families.
pub fn contract_name(atlas: &Atlas, messages: &Messages, index: ContractIx) -> String {
    let contract = &atlas[index];
    contract.name.clone().unwrap_or_else(|| {
        let named = contract.families.iter().map(|index| family(atlas, messages, *index).name);
        // "Légumes, œufs": one name, one capital.
        let names: Vec<String> =
            named.enumerate().map(|(at, name)| if at == 0 { name } else { name.to_lowercase() }).collect();
        names.join(", ")
    })
}

/// Days left to sign, today included; 0 when not open.
pub fn days_left(atlas: &Atlas, contract: &Contract) -> i64 {
    let window = contract.window.filter(|_| contract.sign_up.is_open());
    window.map_or(0, |window| window.days_left(atlas.today))
}

fn contract(atlas: &Atlas, messages: &Messages, index: ContractIx) -> ContractCard {
    let contract = &atlas[index];
    let prices: Vec<i64> = contract
        .products
        .iter()
        .flat_map(|product| product.price.into_iter().chain(product.sizes.iter().map(|size| size.price)))
        .map(|price| price.0)
        .collect();
    let unit = match &*contract.products {
        [product] => product.unit.clone().unwrap_or_default(),
        _ => String::new(),
    };
    ContractCard {
        name: contract_name(atlas, messages, index),
        address: address::contract(&contract.season_id, &contract.id),
        amap: atlas[contract.amap].name.clone(),
        farm: atlas[contract.farm].name.clone(),
        icon: contract.families.first().map_or("basket".to_owned(), |family| icon(&atlas[*family])),
        kind: contract.terms.kind.key(),
        sign_up: contract.sign_up.key(),
        sign_up_day: contract.sign_up.day().map(|day| day.to_string()),
        days_left: days_left(atlas, contract),
        deliveries: contract
            .terms
            .deliveries
            .iter()
            .filter(|delivery| delivery.status != DeliveryStatus::Cancelled)
            .count(),
        price_from: prices.iter().min().copied(),
        price_to: prices.iter().max().copied(),
        unit,
    }
}
