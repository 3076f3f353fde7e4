//! The basemap that Cabas ships, as it is checked in: `cargo run --release -p tiles --example basemap` writes it.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::{Geometry, LineString};
use tiles::basemap::{SHIPPED_ZOOM, Schema};

use crate::archive::{Feature, Tiles, tiles};

fn file() -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../themes/default/static/map/basemap.pmtiles");
    std::fs::read(path).unwrap()
}

fn features<'a>(tiles: &'a Tiles, layer: &'a str) -> impl Iterator<Item = &'a Feature> {
    tiles.values().filter_map(move |layers| layers.get(layer)).flatten()
}

#[test]
fn it_is_light_and_describes_itself() {
    let bytes = file();
    assert!(bytes.len() <= 1_500_000, "{} bytes", bytes.len());
    let basemap = tiles::basemap::read(&bytes).unwrap();
    assert_eq!((basemap.schema, basemap.max_zoom), (Schema::Cabas, SHIPPED_ZOOM));
}

#[test]
fn it_has_every_layer_with_what_styles_read() {
    let tiles = tiles(&file());
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for layer in ["sheets", "land", "urban", "lakes", "rivers", "borders", "towns", "names"] {
        let keys = features(&tiles, layer).flat_map(|feature| feature.properties.keys().map(String::as_str));
        known.insert(layer, keys.collect());
        assert!(features(&tiles, layer).count() > 0, "{layer}");
    }
    assert_eq!(known["rivers"], BTreeSet::from(["name", "width"]));
    assert_eq!(known["towns"], BTreeSet::from(["name", "population", "zoom"]));
    assert_eq!(known["names"], BTreeSet::from(["kind", "name", "name:en"]));
    let kinds: BTreeSet<&str> = features(&tiles, "borders").map(|border| border.properties["kind"].as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(["country", "department", "region"]));
}

#[test]
fn every_commune_has_its_name_at_the_last_zoom() {
    let tiles: Tiles = tiles(&file()).into_iter().filter(|((zoom, ..), _)| *zoom == SHIPPED_ZOOM).collect();
    let named = features(&tiles, "towns").count();
    let placed = gazetteer::communes().iter().filter(|commune| !commune.is_arrondissement() && commune.point.is_some());
    assert!(named >= placed.count(), "{named}");
    for town in ["Rennes", "Saint-Denis", "Cayenne", "Ajaccio", "L’Haÿ-les-Roses", "Genève"] {
        assert!(features(&tiles, "towns").any(|feature| feature.properties["name"] == town), "{town}");
    }
}

#[test]
fn land_is_wound_as_the_format_wants_it() {
    let tiles = tiles(&file());
    let mut rings = 0;
    for layer in ["sheets", "land", "urban", "lakes"] {
        for feature in features(&tiles, layer) {
            let polygons = match &feature.geometry {
                Geometry::Polygon(polygon) => vec![polygon.clone()],
                Geometry::MultiPolygon(polygons) => polygons.0.clone(),
                other => panic!("{layer}: {other:?}"),
            };
            for polygon in polygons {
                rings += 1;
                assert!(doubled_area(polygon.exterior()) > 0.0, "{layer}: an outer ring runs clockwise");
                assert!(polygon.interiors().iter().all(|hole| doubled_area(hole) < 0.0), "{layer}: a hole runs back");
            }
        }
    }
    assert!(rings > 1000, "{rings}");
}

fn doubled_area(ring: &LineString<f32>) -> f32 {
    ring.lines().map(|line| line.start.x * line.end.y - line.end.x * line.start.y).sum()
}
