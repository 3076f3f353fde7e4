//! A place.

use serde_json::{Value, json};

use super::super::dictionary::rounded;
use super::Thing;
use crate::atlas::Place;

/// The place with its address, and its point where the author gave it.
pub fn described(place: &Place) -> Thing {
    let name = place.name.as_deref().or(place.commune.map(|commune| commune.name));
    let thing = Thing::new("Place").with("name", name).with("address", address(place)).with("geo", point(place));
    thing.with("description", place.access.clone())
}

/// The postal address.
pub fn address(place: &Place) -> Value {
    let department = place.department;
    let address = Thing::new("PostalAddress")
        .with("streetAddress", place.address.clone())
        .with("postalCode", place.postcode.clone())
        .with("addressLocality", place.commune.map(|commune| commune.name))
        .with("addressRegion", department.map(|department| department.region().name));
    address.with("addressCountry", "FR").into()
}

/// The point; nothing where only the commune is known.
pub fn point(place: &Place) -> Value {
    let Some(point) = place.point.filter(|_| place.precise) else { return Value::Null };
    json!({
        "@type": "GeoCoordinates",
        "latitude": rounded(point.lat, 5),
        "longitude": rounded(point.lon, 5),
    })
}
