//! What an author writes about a place, and what is answered.

use gazetteer::*;

fn named(commune: &str) -> Place<'_> {
    Place { commune: Some(commune), ..Place::default() }
}

fn with_postcode<'a>(commune: &'a str, postcode: &'a str) -> Place<'a> {
    Place { postcode: Some(postcode), ..named(commune) }
}

fn at(place: Place<'_>, lat: f64, lon: f64) -> Place<'_> {
    Place { point: Some(Point { lat, lon }), ..place }
}

/// The INSEE code found, when nothing is wrong.
fn found(place: Place) -> &'static str {
    let (located, problems) = locate(&place);
    assert_eq!(problems, [], "{place:?}");
    insee(located).unwrap_or_default()
}

/// What is found together with the one problem.
fn troubled(place: Place) -> (Located, Problem) {
    let (located, mut problems) = locate(&place);
    assert_eq!(problems.len(), 1, "{place:?}: {problems:?}");
    (located, problems.remove(0))
}

fn insee(located: Located) -> Option<&'static str> {
    located.commune.map(|commune| commune.insee)
}

#[test]
fn a_good_place_is_found() {
    assert_eq!(found(named("Rennes")), "35238");
    assert_eq!(found(with_postcode("st brieuc", "22000")), "22278");
    assert_eq!(found(with_postcode("Saint-Denis", "93200")), "93066");
    assert_eq!(found(with_postcode("Saint-Denis", "97400")), "97411");
    assert_eq!(found(Place { insee: Some("2A004"), ..Place::default() }), "2A004");
    assert_eq!(found(Place { postcode: Some(" 35000 "), ..Place::default() }), "35238");
    let (located, problems) = locate(&at(named("Rennes"), 48.12, -1.66));
    assert_eq!((located.point, located.precise, problems.len()), (Some(Point { lat: 48.12, lon: -1.66 }), true, 0));
    let (located, _) = locate(&named("Rennes"));
    assert_eq!((located.point, located.precise), (by_insee("35238").unwrap().point, false));
}

/// What the gazetteer itself says of a commune is believed: no name, postcode, code or centre contradicts another.
#[test]
fn every_commune_is_found_by_its_own_description() {
    for commune in communes().iter().filter(|commune| !["Paris", "Lyon", "Marseille"].contains(&commune.name)) {
        let postcode = commune.postcodes().next();
        for code in [None, Some(commune.insee)] {
            let place = Place { commune: Some(commune.name), postcode, insee: code, point: commune.point };
            assert_eq!(found(place), commune.insee);
        }
        assert_eq!(
            found(Place { point: None, ..with_postcode(commune.name, postcode.unwrap_or_default()) }),
            commune.insee
        );
    }
}

#[test]
fn arrondissements_come_from_the_postcode_or_the_code() {
    assert_eq!(found(Place { postcode: Some("75011"), ..Place::default() }), "75111");
    assert_eq!(found(with_postcode("Paris", "75011")), "75111");
    assert_eq!(found(with_postcode("Paris 11e", "75011")), "75111");
    assert_eq!(found(named("Paris")), "75056");
    assert_eq!(found(Place { insee: Some("69383"), ..named("Lyon") }), "69383");
    let (located, problem) = troubled(with_postcode("Paris 11e", "75012"));
    assert_eq!(insee(located), Some("75111"));
    assert!(matches!(problem, Problem::PostcodeMismatch { .. }));
}

#[test]
fn nothing_given_is_said() {
    assert_eq!(troubled(Place::default()), (Located::default(), Problem::NoPlace));
    assert_eq!(troubled(with_postcode(" ", "")).1, Problem::NoPlace);
}

#[test]
fn an_unknown_name_gets_suggestions() {
    let (located, problem) = troubled(named("Renes"));
    assert_eq!(located, Located::default());
    let Problem::UnknownCommune { name, suggestions } = problem else { panic!("{problem:?}") };
    assert_eq!((name.as_str(), suggestions[0].name), ("Renes", "Rennes"));
    // The postcode tells the commune all the same, alone or with what resembles the name.
    assert_eq!(insee(troubled(with_postcode("Renes", "35000")).0), Some("35238"));
    let (located, problem) = troubled(with_postcode("Hédé", "35630"));
    assert_eq!(located.commune.map(|commune| commune.name), Some("Hédé-Bazouges"));
    assert!(matches!(problem, Problem::UnknownCommune { suggestions, .. } if suggestions[0].name == "Hédé-Bazouges"));
    let coded = Place { insee: Some("35238"), ..named("Villejean") };
    assert_eq!(insee(troubled(coded).0), Some("35238"));
}

#[test]
fn homonyms_ask_for_more() {
    let (located, problem) = troubled(named("Sainte-Colombe"));
    assert_eq!(located, Located::default());
    assert!(matches!(problem, Problem::AmbiguousName { candidates, .. } if candidates.len() == 12));
    let (_, problem) = troubled(named("Saint-Denis"));
    assert!(matches!(problem, Problem::AmbiguousName { candidates, .. } if candidates.len() >= 2));
    assert_eq!(found(with_postcode("Sainte-Colombe", "35134")), "35262");
    assert_eq!(found(Place { insee: Some("35262"), ..named("Sainte-Colombe") }), "35262");
    assert_eq!(found(at(named("Sainte-Colombe"), 47.89, -1.45)), "35262");
    assert_eq!(found(at(named("Saint-Denis"), -20.9, 55.45)), "97411");
    // The article decides between Crest and Le Crest, and the point overrules it.
    assert_eq!(found(named("Crest")), "26108");
    assert_eq!(found(named("le crest")), "63126");
    assert_eq!(found(at(named("Crest"), 45.69, 3.08)), "63126");
}

#[test]
fn a_postcode_may_be_wrong() {
    let (located, problem) = troubled(with_postcode("Rennes", "3500"));
    assert_eq!(insee(located), Some("35238"));
    assert_eq!(problem, Problem::MalformedPostcode { postcode: "3500".into(), correction: None });
    let (located, problem) = troubled(with_postcode("L'Abergement-Clémenciat", "1400"));
    assert_eq!(insee(located), Some("01001"));
    assert_eq!(problem, Problem::MalformedPostcode { postcode: "1400".into(), correction: Some("01400".into()) });
    assert_eq!(found(with_postcode("L'Abergement-Clémenciat", "01400")), "01001");
    let (located, problem) = troubled(Place { postcode: Some("F-35000"), ..Place::default() });
    assert_eq!(insee(located), Some("35238"));
    assert!(matches!(problem, Problem::MalformedPostcode { correction: Some(_), .. }));

    let (located, problem) = troubled(with_postcode("Rennes", "35042"));
    assert_eq!(insee(located), Some("35238"));
    assert_eq!(problem, Problem::UnknownPostcode { postcode: "35042".into(), department: department("35") });
    // Even a CEDEX tells the département, and so the homonym.
    assert_eq!(insee(troubled(with_postcode("Saint-Denis", "93205")).0), Some("93066"));
    let (_, problem) = troubled(Place { postcode: Some("20999"), ..Place::default() });
    assert_eq!(problem, Problem::UnknownPostcode { postcode: "20999".into(), department: department("2B") });

    let (located, problem) = troubled(with_postcode("Rennes", "44000"));
    assert_eq!(insee(located), Some("35238"));
    let Problem::PostcodeMismatch { postcode, commune, named } = problem else { panic!("{problem:?}") };
    assert_eq!((postcode.as_str(), commune.insee, named[0].name), ("44000", "35238", "Nantes"));
    assert!(commune.postcodes().any(|own| own == "35700"));
    // A wrong postcode of the right département still tells the homonym.
    let (located, problem) = troubled(with_postcode("Sainte-Colombe", "35000"));
    assert_eq!(insee(located), Some("35262"));
    assert!(matches!(problem, Problem::PostcodeMismatch { .. }));
}

#[test]
fn a_postcode_alone_may_name_many() {
    let vitry = Place { postcode: Some("51300"), ..Place::default() };
    let (located, problem) = troubled(vitry);
    assert_eq!(located, Located::default());
    assert!(matches!(problem, Problem::AmbiguousPostcode { candidates, .. } if candidates.len() == 46));
    assert_eq!(by_insee(found(at(vitry, 48.725, 4.585))).map(|commune| commune.name), Some("Vitry-le-François"));
}

#[test]
fn an_insee_code_may_be_wrong() {
    let (located, problem) = troubled(Place { insee: Some("35999"), ..named("Rennes") });
    assert_eq!(insee(located), Some("35238"));
    assert_eq!(problem, Problem::UnknownInsee { insee: "35999".into() });
    let (located, problem) = troubled(Place { insee: Some("44109"), ..named("Rennes") });
    assert_eq!(insee(located), Some("35238"));
    assert!(matches!(problem, Problem::InseeMismatch { coded, .. } if coded.name == "Nantes"));
    let (located, problem) = troubled(Place { insee: Some("35238"), postcode: Some("44000"), ..Place::default() });
    assert_eq!(insee(located), Some("35238"));
    assert!(matches!(problem, Problem::PostcodeMismatch { .. }));
}

#[test]
fn swapped_coordinates_are_mended() {
    let right = Point { lat: 47.22, lon: -1.55 };
    for place in [named("Nantes"), Place { postcode: Some("44000"), ..Place::default() }, Place::default()] {
        let (located, problem) = troubled(at(place, right.lon, right.lat));
        assert_eq!((located.point, located.precise), (Some(right), true));
        assert_eq!(problem, Problem::SwappedCoordinates { given: right.swapped(), corrected: right });
    }
    for (name, lat, lon) in [("Cayenne", 4.93, -52.33), ("Mamoudzou", -12.78, 45.23), ("Saint-Denis", -20.9, 55.45)] {
        let (located, problem) = troubled(at(named(name), lon, lat));
        assert_eq!(located.point, Some(Point { lat, lon }));
        assert!(matches!(problem, Problem::SwappedCoordinates { .. }));
        assert_eq!(locate(&at(named(name), lat, lon)).1, []);
    }
}

#[test]
fn a_point_may_contradict_the_commune() {
    let rennes = by_insee("35238").unwrap();
    let (located, problem) = troubled(at(named("Rennes"), 47.22, -1.55));
    assert_eq!((located.point, located.precise), (rennes.point, false));
    let Problem::PointOutsideDepartment { department, distance_km } = problem else { panic!("{problem:?}") };
    assert_eq!(department.code, "35");
    assert!((40.0..70.0).contains(&distance_km), "{distance_km}");

    let (located, problem) = troubled(at(named("Rennes"), 48.64, -2.0));
    assert_eq!((located.point, located.precise), (rennes.point, false));
    assert!(
        matches!(problem, Problem::PointFarFromCommune { commune, distance_km } if commune == rennes && distance_km > 60.0)
    );

    // A farm across the département's border, near its commune, keeps its point.
    let (located, problem) = troubled(at(named("Redon"), 47.60, -2.09));
    assert_eq!((located.point, located.precise), (Some(Point { lat: 47.60, lon: -2.09 }), true));
    assert!(matches!(problem, Problem::PointOutsideDepartment { .. }));

    let (located, problem) = troubled(at(named("Rennes"), 0.0, 0.0));
    assert_eq!((located.point, located.precise), (rennes.point, false));
    assert!(matches!(problem, Problem::PointOutsideFrance { nearest: Some(_), .. }));
    let (located, problem) = troubled(at(named("Rennes"), f64::NAN, 2.0));
    assert_eq!(located.point, rennes.point);
    assert!(matches!(problem, Problem::PointOutsideFrance { nearest: None, .. }));
    assert!(!located.precise);
}

#[test]
fn a_point_alone_is_enough() {
    let (located, problems) = locate(&at(Place::default(), 48.11, -1.68));
    assert_eq!((located.commune, located.precise, problems.len()), (None, true, 0));
    let (located, problem) = troubled(at(Place::default(), 50.64, 5.57));
    assert!(located.precise, "Liège is near enough for a farm");
    assert!(matches!(problem, Problem::PointOutsideFrance { nearest: Some(_), .. }));
    let (located, problem) = troubled(at(Place::default(), 0.0, 0.0));
    assert_eq!(located, Located::default());
    assert!(matches!(problem, Problem::PointOutsideFrance { .. }));
}

#[test]
fn communes_without_a_centre_are_known_all_the_same() {
    let (located, problems) = locate(&with_postcode("Rangiroa", "98775"));
    assert_eq!((located.commune.unwrap().name, located.point, problems.len()), ("Rangiroa", None, 0));
    let (located, problems) = locate(&at(named("Rangiroa"), -15.13, -147.65));
    assert_eq!((located.precise, problems.len()), (true, 0));
    let (located, problem) = troubled(at(named("Rangiroa"), 48.11, -1.68));
    assert_eq!(located.point, None);
    assert!(matches!(problem, Problem::PointOutsideDepartment { .. }));
}

#[test]
fn large_communes_are_not_accused() {
    assert_eq!(found(at(named("Arles"), 43.55, 4.70)), "13004");
    let (located, problems) = locate(&at(named("Maripasoula"), 3.0, -53.2));
    assert_eq!((located.precise, problems.len()), (true, 0));
}

#[test]
fn several_mistakes_are_all_reported() {
    let place = Place { insee: Some("zz"), ..at(with_postcode("Renes", "123"), 0.0, 0.0) };
    assert_eq!(locate(&place).1.len(), 4);
}
