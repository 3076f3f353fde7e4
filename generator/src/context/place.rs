//! Where something is.

use serde::Serialize;

use super::Scene;
use super::territory::Territory;
use crate::atlas::Place;

/// A place.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceContext {
    /// Name, or none.
    pub name: Option<String>,
    /// Number and street, or none.
    pub address: Option<String>,
    /// Postcode, or none.
    pub postcode: Option<String>,
    /// Commune, or none.
    pub commune: Option<Territory>,
    /// Latitude, when the point is precise, or none.
    pub lat: Option<f64>,
    /// Longitude, when the point is precise, or none.
    pub lon: Option<f64>,
    /// How to come, or none.
    pub access: Option<String>,
    /// Accessibility, or none.
    pub accessibility: Option<String>,
}

/// A place in words.
pub fn place_context(scene: &Scene<'_>, place: &Place) -> PlaceContext {
    let point = place.point.filter(|_| place.precise);
    PlaceContext {
        name: place.name.clone(),
        address: place.address.clone(),
        postcode: place.postcode.clone(),
        commune: place.commune.map(|commune| Territory::commune(scene, commune)),
        lat: point.map(|point| point.lat),
        lon: point.map(|point| point.lon),
        access: place.access.clone(),
        accessibility: place.accessibility.clone(),
    }
}

/// What a place is called: its name, its street, or its commune.
pub fn place_name(place: &Place) -> String {
    let commune = || place.commune.map(|commune| super::territory::shown(commune.name));
    place.name.clone().or_else(|| place.address.clone()).or_else(commune).unwrap_or_default()
}
