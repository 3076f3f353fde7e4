//! The readers against looking at everything.

use std::collections::BTreeMap;

use gazetteer::Point;
use proptest::prelude::*;
use search::{Kind, Listing, Named, Names, Places};

type Tree = BTreeMap<String, Vec<u8>>;

fn listing(number: usize, point: Point, facets: Vec<usize>) -> Listing {
    let (name, commune) = (format!("AMAP de l'Étang n° {number}"), "Rennes".to_owned());
    Listing {
        id: format!("amap-{}", number / 2),
        name,
        commune,
        department: "35".to_owned(),
        point,
        facets,
        hours: "1830-2000".to_owned(),
    }
}

/// Nearest ids by looking at each: of an AMAP with several places the nearest.
fn slowly(all: &[Listing], visitor: Point, count: usize, wanted: &[Vec<usize>]) -> Vec<(String, String)> {
    let mut best: BTreeMap<&str, f64> = BTreeMap::new();
    for listing in all.iter().filter(|one| wanted.iter().all(|group| group.iter().any(|f| one.facets.contains(f)))) {
        let km = visitor.distance_km(listing.point);
        best.entry(&listing.id).and_modify(|known| *known = known.min(km)).or_insert(km);
    }
    let mut found: Vec<(&str, f64)> = best.into_iter().collect();
    found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
    found.into_iter().take(count).map(|(id, km)| (id.to_owned(), format!("{km:.6}"))).collect()
}

fn point() -> impl Strategy<Value = Point> {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let france = (41.0..51.5f64, -5.0..9.5f64);
    let anywhere = (-90.0..=90.0f64, -180.0..=180.0f64);
    let dateline = (-20.0..-10.0f64, prop_oneof![179.0..=180.0f64, -180.0..-179.0f64]);
    // Many AMAPs at few places.
    let hall = (48.1..48.1001f64, -1.7..-1.6999f64);
    prop_oneof![5 => france, 1 => anywhere, 1 => dateline, 2 => hall]
        .prop_map(move |(lat, lon)| Point { lat: round(lat), lon: round(lon) })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_nearest_are_the_nearest(
        points in proptest::collection::vec((point(), proptest::collection::vec(0usize..90, 0..6)), 0..900),
        visitors in proptest::collection::vec(point(), 1..8),
        wanted in proptest::collection::vec(proptest::collection::vec(0usize..90, 1..30), 0..3),
    ) {
        let all: Vec<Listing> =
            points.into_iter().enumerate().map(|(number, (point, facets))| listing(number, point, facets)).collect();
        let files: Tree = search::places(all.clone(), 90).into_iter().collect();
        let read = |path: &str| files.get(path).cloned();
        let places = Places::new(&read);
        for visitor in visitors {
            let found = places.nearest(visitor, 20, &wanted);
            let found: Vec<_> = found.into_iter().map(|(one, km)| (one.id, format!("{km:.6}"))).collect();
            prop_assert_eq!(found, slowly(&all, visitor, 20, &wanted));
        }
        for (path, bytes) in &files {
            prop_assert!(path.ends_with(".txt") || bytes.len() <= 4_096, "{}: {} bytes", path, bytes.len());
        }
    }
}

#[test]
fn a_listing_comes_back_as_it_was() {
    let mut one = listing(7, Point { lat: 48.12345, lon: -1.6 }, vec![0, 78, 79, 400]);
    one.name = "Le « Panier »\tdes 3 œufs".to_owned();
    let files: Tree = search::places(vec![one.clone()], 500).into_iter().collect();
    let read = |path: &str| files.get(path).cloned();
    let found = Places::new(&read).nearest(one.point, 1, &[vec![400]]);
    one.name = "Le « Panier » des 3 œufs".to_owned();
    assert_eq!(found, [(one, 0.0)]);
}

#[test]
fn a_site_without_shards_has_nothing() {
    let read = |_: &str| None;
    assert_eq!(Places::new(&read).nearest(Point { lat: 0.0, lon: 0.0 }, 5, &[]), []);
    assert_eq!(Names::new(&read).find("panier", 5), []);
}

fn named(kind: Kind, id: &str, name: &str, commune: &str) -> Named {
    Named { kind, id: id.to_owned(), name: name.to_owned(), commune: commune.to_owned() }
}

#[test]
fn names_are_found_by_any_of_their_words() {
    let mut all = vec![
        named(Kind::Farm, "jardins-source", "Les Jardins de la Source", "Betton (35)"),
        named(Kind::Amap, "source", "Source", "Nantes (44)"),
        named(Kind::Farm, "ost", "Ferme d'Øst Ŧæst", ""),
    ];
    // A thousand of one name in one commune must not be one file.
    all.extend((0..1_000).map(|n| named(Kind::Amap, &format!("p-{n:04}"), "Panier vert", "Paris (75)")));
    let files: Tree = search::names(&all).into_iter().collect();
    assert!(files.values().all(|bytes| bytes.len() <= 4_096));
    let read = |path: &str| files.get(path).cloned();
    let names = Names::new(&read);
    let ids = |typed: &str| names.find(typed, 3).into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids("jardins"), ["jardins-source"]);
    assert_eq!(ids("LES JARDINS de-la source"), ["jardins-source"]);
    assert_eq!(ids("source"), ["source", "jardins-source"]);
    assert_eq!(ids("source betton"), ["jardins-source"]);
    assert_eq!(ids("ost"), ["ost"]);
    assert_eq!(ids("panier v"), ["p-0000", "p-0001", "p-0002"]);
    assert_eq!(ids("la"), Vec::<String>::new());
    assert_eq!(ids(" - "), Vec::<String>::new());
}

#[test]
fn shards_of_communes_are_small() {
    assert!(search::communes().count() > 1_000);
    for (path, bytes) in search::communes() {
        assert!(bytes.len() <= 4_096, "{path}: {} bytes", bytes.len());
        assert!(path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"/-_.".contains(&byte)));
    }
}
