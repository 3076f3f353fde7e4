//! The live map of a page: what it fits, and which AMAP and farms it is about.

use gazetteer::{Department, Point, Region};
use serde::Serialize;

use super::Scene;
use crate::atlas::{Amap, AmapIx, Basemap, Farm};
use crate::content::network::Output;
use crate::data::places;

/// What the live map of a page shows first. AMAPs and farms themselves come from tiles, the same for every page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LiveMap {
    /// Western edge in degrees.
    pub west: f64,
    /// Southern edge in degrees.
    pub south: f64,
    /// Eastern edge in degrees.
    pub east: f64,
    /// Northern edge in degrees.
    pub north: f64,
    /// What the page is about, shown before anything else; empty on pages about a territory.
    pub points: Vec<LivePoint>,
}

/// An AMAP or a farm on the live map of its page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LivePoint {
    /// `amaps` or `farms`.
    pub kind: &'static str,
    /// Name.
    pub name: String,
    /// Address of its page.
    pub address: String,
    /// Commune; empty when it is not known.
    pub commune: String,
    /// Status key of an AMAP; empty for a farm.
    pub status: &'static str,
    /// Latitude in degrees.
    pub lat: f64,
    /// Longitude in degrees.
    pub lon: f64,
}

/// The ground of the live map.
#[derive(Debug, Clone, Serialize)]
pub struct BasemapContext {
    /// Address of the network's own, from the root of the site; empty for that of the theme.
    pub address: String,
    /// How its layers are called: `cabas`, `protomaps`, `openmaptiles` or `shortbread`.
    pub schema: &'static str,
    /// Whose data the network's own is; empty for that of the theme.
    pub attribution: String,
    /// Its last zoom.
    pub zoom: u8,
}

impl BasemapContext {
    /// The network's own, or that of Cabas.
    pub fn of(own: Option<&Basemap>) -> Self {
        Self {
            address: own.map(|own| own.address.clone()).unwrap_or_default(),
            schema: own.map_or(tiles::basemap::Schema::Cabas, |own| own.archive.schema).key(),
            attribution: own.map(|own| own.attribution.clone()).unwrap_or_default(),
            zoom: own.map_or(tiles::basemap::SHIPPED_ZOOM, |own| own.archive.max_zoom),
        }
    }
}

/// The live map of a page, on a site that has one and when a template of the page names it.
pub fn shown(scene: &Scene<'_>, template: &str, live: impl FnOnce() -> Option<LiveMap>) -> Option<LiveMap> {
    if scene.atlas.site.makes(Output::LiveMap) && scene.names(template, "live") { live() } else { None }
}

/// Around all listed AMAPs; around those of the mainland where there are any, as the others lie oceans away.
pub fn of_site(scene: &Scene<'_>) -> Option<LiveMap> {
    let places = scene.lists.amaps.all().iter().flat_map(|amap| scene.atlas[*amap].places.iter());
    let placed: Vec<(bool, Point)> = places
        .filter_map(|place| Some((place.department.is_none_or(|department| !department.is_overseas()), place.point?)))
        .collect();
    let has_mainland = placed.iter().any(|(mainland, _)| *mainland);
    around(placed.into_iter().filter(|(mainland, _)| *mainland == has_mainland).map(|(_, point)| point))
}

/// Around a région.
pub fn of_region(region: &Region) -> Option<LiveMap> {
    around(region.departments().flat_map(Department::outline).flatten().flatten().copied())
}

/// Around a département.
pub fn of_department(department: &Department) -> Option<LiveMap> {
    around(department.outline().iter().flatten().flatten().copied())
}

/// Around an AMAP and its farms, which it shows before all others.
pub fn of_amap(scene: &Scene<'_>, index: AmapIx) -> Option<LiveMap> {
    let amap: &Amap = &scene.atlas[index];
    let farms = amap.farms.iter().map(|share| -> &Farm { &scene.atlas[share.farm] });
    let points: Vec<tiles::Point> = places::of_amap(amap).chain(farms.filter_map(places::of_farm)).collect();
    let live = around(points.iter().map(|point| Point { lat: point.lat, lon: point.lon }))?;
    Some(LiveMap { points: points.into_iter().map(LivePoint::from).collect(), ..live })
}

impl From<tiles::Point> for LivePoint {
    fn from(point: tiles::Point) -> Self {
        let tiles::Point { kind, lat, lon, name, commune, address, status } = point;
        let [lat, lon] = [lat, lon].map(|degrees| (degrees * 1e5).round() / 1e5);
        Self { kind: kind.layer(), name, address, commune, status, lat, lon }
    }
}

/// The box of points, to a thousandth of a degree; `None` of none.
fn around(points: impl Iterator<Item = Point>) -> Option<LiveMap> {
    let first = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [west, south, east, north] = points.fold(first, |[west, south, east, north], Point { lat, lon }| {
        [west.min(lon), south.min(lat), east.max(lon), north.max(lat)]
    });
    let [west, south, east, north] = [west, south, east, north].map(|degrees| (degrees * 1e3).round() / 1e3);
    west.is_finite().then(|| LiveMap { west, south, east, north, points: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_departement_is_fitted_as_a_whole() {
        let live = of_department(gazetteer::department("35").unwrap()).unwrap();
        assert!(live.west < -2.2 && live.east > -1.1 && live.south < 47.7 && live.north > 48.6, "{live:?}");
    }

    #[test]
    fn nothing_is_fitted_where_nothing_is() {
        assert_eq!(around(std::iter::empty()), None);
        let live = around(std::iter::once(Point { lat: 48.1, lon: -1.6789 })).unwrap();
        assert_eq!((live.west, live.east, live.south), (-1.679, -1.679, 48.1));
    }
}
