//! A farm: a local business that delivers to AMAPs.

use serde_json::{Value, json};

use super::super::edition::Edition;
use super::super::whole;
use super::{Thing, place};
use crate::address;
use crate::atlas::Farm;

/// The farm. One without a place is an organisation and no local business.
pub fn described(edition: Edition<'_>, farm: &Farm) -> Value {
    let atlas = edition.atlas;
    let url = whole(&atlas.site, &address::farm(&farm.id));
    let located = farm.place.as_ref().filter(|place| place.commune.is_some());
    let products: Vec<Value> = farm.products.iter().map(|family| json!(edition.family(*family))).collect();
    let amaps = farm.amaps.iter().map(|amap| {
        let amap = &atlas[*amap];
        Value::from(
            Thing::new("NGO")
                .with("name", amap.name.as_str())
                .with("url", whole(&atlas.site, &address::amap(&amap.id))),
        )
    });
    Thing::main(if located.is_some() { "LocalBusiness" } else { "Organization" })
        .with("@id", format!("{url}#ferme"))
        .with("name", farm.name.as_str())
        .with("url", url)
        .with("description", farm.summary.clone())
        .with("address", located.map_or(Value::Null, place::address))
        .with("geo", located.map_or(Value::Null, place::point))
        .with("foundingDate", farm.since.map(|year| year.to_string()))
        .with("knowsAbout", products)
        .with("sameAs", farm.contact.website.clone())
        .with("memberOf", amaps.collect::<Vec<_>>())
        .into()
}
