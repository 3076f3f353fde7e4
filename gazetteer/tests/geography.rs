//! What lies where, and how far.

use gazetteer::*;
use proptest::prelude::*;

const NOTRE_DAME: Point = Point { lat: 48.853, lon: 2.3499 };

fn at(lat: f64, lon: f64) -> Option<&'static str> {
    department_at(Point { lat, lon }).map(|department| department.code)
}

#[test]
fn distances_are_great_circles() {
    let (paris, cayenne) = (by_insee("75056").unwrap().point.unwrap(), by_insee("97302").unwrap().point.unwrap());
    assert!((paris.distance_km(cayenne) - 7_070.0).abs() < 30.0, "{}", paris.distance_km(cayenne));
    let (east, west) = (Point { lat: 0.0, lon: 179.9 }, Point { lat: 0.0, lon: -179.9 });
    assert!((east.distance_km(west) - 22.2).abs() < 0.1);
}

#[test]
fn points_fall_into_their_departments() {
    assert_eq!(at(NOTRE_DAME.lat, NOTRE_DAME.lon), Some("75"));
    assert_eq!(at(-20.88, 55.45), Some("974"));
    assert_eq!(at(-12.78, 45.23), Some("976"));
    assert_eq!(at(4.93, -52.33), Some("973"));
    assert_eq!(at(44.385, 4.99), Some("84"), "the enclave of Valréas lies in the Drôme's hole");
    assert_eq!(at(48.037, -4.85), Some("29"), "the island of Sein");
    assert_eq!(at(46.78, -56.18), Some("975"));
    assert_eq!(at(-17.54, -149.57), Some("987"));
    assert_eq!(at(50.85, 4.35), None);
    assert_eq!(at(46.0, -20.0), None);
    assert_eq!(at(f64::NAN, 2.0), None);
    assert_eq!(at(148.0, 2.0), None);
}

#[test]
fn every_centre_lies_in_its_department() {
    for commune in communes() {
        let Some(point) = commune.point else { continue };
        let outside = commune.department().distance_outside_km(point);
        assert!(outside <= 2.0, "{commune:?}: {outside} km");
    }
}

#[test]
fn outside_is_measured() {
    let paris = department("75").unwrap();
    assert_eq!(paris.distance_outside_km(NOTRE_DAME), 0.0);
    let versailles = by_insee("78646").unwrap().point.unwrap();
    let outside = paris.distance_outside_km(versailles);
    assert!((7.0..13.0).contains(&outside), "{outside}");
    assert!(paris.contains(versailles, 15.0) && !paris.contains(versailles, 2.0) && !paris.contains(versailles, -1.0));
    let far = paris.distance_outside_km(Point { lat: -20.88, lon: 55.45 });
    assert!((9_300.0..9_450.0).contains(&far), "{far}");
    assert_eq!(paris.distance_outside_km(Point { lat: f64::NAN, lon: 0.0 }), f64::INFINITY);
}

#[test]
fn rings_are_closed() {
    for department in departments() {
        for ring in department.outline().iter().flatten() {
            assert!(ring.len() >= 4 && ring.first() == ring.last(), "{department:?}");
        }
    }
}

#[test]
fn near_communes_are_found() {
    let arles = by_insee("13004").unwrap();
    let found = nearest(arles.point.unwrap(), 3);
    assert_eq!((found[0].0, found[0].1, found.len()), (arles, 0.0, 3));
    let around = within(NOTRE_DAME, 10.0);
    assert_eq!(around[0].0.name, "Paris");
    assert!(around.iter().all(|(commune, distance)| !commune.is_arrondissement() && *distance <= 10.0));
    assert!(nearest(NOTRE_DAME, 0).is_empty());
    assert!(within(NOTRE_DAME, -1.0).is_empty());
    assert!(within(NOTRE_DAME, f64::NAN).is_empty());
    assert!(nearest(Point { lat: f64::INFINITY, lon: 0.0 }, 5).is_empty());
    assert_eq!(nearest(NOTRE_DAME, usize::MAX).len(), 34_969 - 38);
}

fn all_distances(point: Point) -> Vec<(&'static Commune, f64)> {
    let whole = communes().iter().filter(|commune| !commune.is_arrondissement());
    let mut all: Vec<_> = whole.filter_map(|commune| Some((commune, commune.point?.distance_km(point)))).collect();
    all.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.insee.cmp(b.0.insee)));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nearest_and_within_are_exact_anywhere(
        lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, in_france in any::<bool>(), radius in 0.0..300.0_f64,
    ) {
        let point = if in_france { Point { lat: 46.5 + lat / 20.0, lon: 2.5 + lon / 36.0 } } else { Point { lat, lon } };
        let all = all_distances(point);
        prop_assert_eq!(nearest(point, 7), all[..7].to_vec());
        let inside: Vec<_> = all.into_iter().take_while(|(_, distance)| *distance <= radius).collect();
        prop_assert_eq!(within(point, radius), inside);
    }
}
