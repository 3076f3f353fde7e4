//! A contract: the offers of a farm to the members of an AMAP, from the first to the last day of sign-up.

use domain::{Cents, SignUp};
use serde_json::{Value, json};

use super::super::edition::Edition;
use super::super::whole;
use super::Thing;
use crate::address;
use crate::atlas::{Contract, Product};

/// The contract.
pub fn described(edition: Edition<'_>, contract: &Contract) -> Value {
    let atlas = edition.atlas;
    let url = whole(&atlas.site, &address::contract(&contract.season_id, &contract.id));
    let (amap, farm) = (&atlas[contract.amap], &atlas[contract.farm]);
    let prices = || contract.products.iter().flat_map(offers).map(|(_, _, price)| price);
    let offers: Vec<Value> = contract.products.iter().flat_map(offers).map(|offer| offered(contract, offer)).collect();
    let farm_url = whole(&atlas.site, &address::farm(&farm.id));
    let seller = Thing::new("Organization")
        .with("@id", format!("{farm_url}#ferme"))
        .with("name", farm.name.as_str())
        .with("url", farm_url);
    let name = edition.contract(contract);
    Thing::main("AggregateOffer")
        .with("@id", format!("{url}#contrat"))
        .with("name", edition.say("data-contract-at", &[("contract", &name), ("amap", &amap.name)]))
        .with("url", url)
        .with("seller", seller)
        .with("priceCurrency", "EUR")
        .with("lowPrice", prices().min().map(|price| price.to_string()))
        .with("highPrice", prices().max().map(|price| price.to_string()))
        .with("offerCount", offers.len())
        .with("availability", availability(contract))
        .with("availabilityStarts", contract.window.map(|window| window.from.to_string()))
        .with("availabilityEnds", contract.window.map(|window| window.to.to_string()))
        .with("offers", offers)
        .into()
}

/// Name, unit and price of each thing that can be had.
fn offers(product: &Product) -> Vec<(String, Option<String>, Cents)> {
    let alone = product.price.map(|price| (product.name.clone(), product.unit.clone(), price));
    let sizes = product.sizes.iter();
    let sizes = sizes.map(|size| (format!("{}, {}", product.name, size.name), product.unit.clone(), size.price));
    alone.into_iter().chain(sizes).collect()
}

fn offered(contract: &Contract, (name, unit, price): (String, Option<String>, Cents)) -> Value {
    let specification = unit.map_or(Value::Null, |unit| {
        json!({
            "@type": "UnitPriceSpecification",
            "price": price.to_string(),
            "priceCurrency": "EUR",
            "unitText": unit,
        })
    });
    Thing::new("Offer")
        .with("itemOffered", Thing::new("Product").with("name", name))
        .with("price", price.to_string())
        .with("priceCurrency", "EUR")
        .with("priceSpecification", specification)
        .with("availability", availability(contract))
        .into()
}

/// Nothing is said before sign-up opens: the dates say it.
fn availability(contract: &Contract) -> Value {
    match contract.sign_up {
        SignUp::Open(_) | SignUp::ClosingSoon(_) => json!("https://schema.org/InStock"),
        SignUp::Closed => json!("https://schema.org/OutOfStock"),
        SignUp::Ended => json!("https://schema.org/Discontinued"),
        SignUp::OpeningSoon(_) | SignUp::Later(_) | SignUp::Unstated => Value::Null,
    }
}
