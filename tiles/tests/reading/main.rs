//! The archives that this crate writes, read back.

#![allow(missing_docs, clippy::unwrap_used)]

mod archive;
mod shipped;

use archive::{Feature, tiles};
use proptest::prelude::*;
use tiles::{Kind, MAX_ZOOM, Point};

fn point(kind: Kind, lat: f64, lon: f64, name: &str) -> Point {
    let (address, commune) = (format!("/amap/{name}/"), "Rennes".to_owned());
    let status = if kind == Kind::Amap { "open" } else { "" };
    Point { kind, lat, lon, name: name.to_owned(), commune, address, status }
}

/// The features of a layer at a zoom, of all tiles.
fn at_zoom(archive: &[u8], layer: &str, zoom: u8) -> Vec<Feature> {
    let tiles = tiles(archive).into_iter().filter(|((z, ..), _)| *z == zoom);
    tiles.flat_map(|(_, mut layers)| layers.remove(layer).unwrap_or_default()).collect()
}

#[test]
fn one_amap_carries_what_its_bubble_says() {
    let archive = tiles::points(&[point(Kind::Amap, 48.1, -1.68, "les-lices"), point(Kind::Farm, 48.2, -1.6, "flume")]);
    for zoom in 0..=MAX_ZOOM {
        let amaps = at_zoom(&archive, "amaps", zoom);
        assert_eq!(amaps.len(), 1, "zoom {zoom}");
        let expected =
            [("address", "/amap/les-lices/"), ("commune", "Rennes"), ("name", "les-lices"), ("status", "open")];
        let found: Vec<(&str, &str)> = amaps[0].properties.iter().map(|(key, text)| (&**key, &**text)).collect();
        assert_eq!(found, expected);
        let farms = at_zoom(&archive, "farms", zoom);
        assert_eq!(farms[0].properties.get("status"), None);
    }
}

#[test]
fn amaps_of_one_spot_are_all_named() {
    let names = ["a", "b", "c"].map(|name| point(Kind::Amap, 48.1, -1.68, name));
    let archive = tiles::points(&names);
    let found = at_zoom(&archive, "amaps", MAX_ZOOM);
    assert_eq!((found.len(), found[0].count()), (1, 3));
    assert!(!found[0].properties.contains_key("zoom"), "they never part");
    let members: serde_json::Value = serde_json::from_str(&found[0].properties["members"]).unwrap();
    let addresses: Vec<&str> = members.as_array().unwrap().iter().map(|one| one["address"].as_str().unwrap()).collect();
    assert_eq!(addresses, ["/amap/a/", "/amap/b/", "/amap/c/"]);
}

#[test]
fn the_order_of_points_does_not_matter() {
    let mut points: Vec<Point> = (0..300)
        .map(|at| {
            point(
                Kind::ALL[at % 2],
                47.0 + (at * 37 % 100) as f64 / 50.0,
                (at * 53 % 70) as f64 / 40.0,
                &at.to_string(),
            )
        })
        .collect();
    let archive = tiles::points(&points);
    points.reverse();
    assert_eq!(archive, tiles::points(&points));
}

#[test]
fn no_points_are_an_archive_too() {
    assert!(tiles(&tiles::points(&[])).is_empty());
}

#[test]
fn edges_and_what_is_no_place_do_no_harm() {
    let edges = [(90.0, 0.0), (-90.0, 10.0), (0.0, 180.0), (0.0, -180.0), (-17.5, -149.5), (12.0, 540.0)];
    let mut points: Vec<Point> = edges.iter().map(|(lat, lon)| point(Kind::Amap, *lat, *lon, "edge")).collect();
    points.push(point(Kind::Amap, f64::NAN, f64::INFINITY, "nowhere"));
    let archive = tiles::points(&points);
    for zoom in 0..=MAX_ZOOM {
        let count: usize = at_zoom(&archive, "amaps", zoom).iter().map(Feature::count).sum();
        assert_eq!(count, edges.len(), "zoom {zoom}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_place_is_found_once_at_every_zoom(
        places in proptest::collection::vec((0..2_usize, -21.0..51.0_f64, -62.0..56.0_f64), 0..60),
        crowd in proptest::collection::vec((0..2_usize, 48.8..48.9_f64, 2.2..2.45_f64), 0..60),
    ) {
        let places = [places, crowd].concat();
        let points: Vec<Point> =
            places.iter().map(|(kind, lat, lon)| point(Kind::ALL[*kind], *lat, *lon, "x")).collect();
        let read = tiles(&tiles::points(&points));
        for kind in Kind::ALL {
            let wanted = points.iter().filter(|point| point.kind == kind).count();
            for zoom in 0..=MAX_ZOOM {
                let own = read.iter().filter(|((z, ..), _)| *z == zoom).filter_map(|(_, layers)| layers.get(kind.layer()));
                prop_assert_eq!(own.flatten().map(Feature::count).sum::<usize>(), wanted);
            }
        }
    }
}
