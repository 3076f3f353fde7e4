//! Communes, départements and régions found by what people write.

use gazetteer::*;

fn names(found: &[&Commune]) -> Vec<String> {
    found.iter().map(|commune| format!("{} {}", commune.name, commune.department().code)).collect()
}

fn only(name: &str) -> &'static Commune {
    let found = by_name(name);
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    found[0]
}

#[test]
fn a_commune_is_found_by_its_insee_code() {
    let rennes = by_insee(" 35238 ").unwrap();
    assert_eq!(
        (rennes.name, rennes.department().name, rennes.slug().as_str()),
        ("Rennes", "Ille-et-Vilaine", "rennes")
    );
    assert!(rennes.population > 200_000);
    assert_eq!(rennes.postcodes().collect::<Vec<_>>(), ["35000", "35200", "35700"]);
    assert_eq!(by_insee("2a004").unwrap().department().name, "Corse-du-Sud");
    assert_eq!(by_insee("2B033").unwrap().department().code, "2B");
    assert_eq!(by_insee("35999"), None);
    assert_eq!(by_insee(""), None);
}

#[test]
fn spelling_does_not_matter() {
    assert_eq!(only("st brieuc").insee, "22278");
    assert_eq!(only("la fleche").name, "La Flèche");
    assert_eq!(only("fleche").name, "La Flèche");
    assert_eq!(only("L'Hay les Roses").insee, "94038");
    assert_eq!(only("l’haÿ-les-roses").insee, "94038");
    assert_eq!(only("LE MANS").insee, "72181");
    assert_eq!(only("Rennes Cedex 7").insee, "35238");
    assert_eq!(by_name("ST-ETIENNE")[0].insee, "42218");
    assert!(by_name("ST-ETIENNE").iter().all(|commune| fold(commune.name) == "saint etienne"));
    assert!(by_name("").is_empty());
    assert!(by_name("cedex").is_empty());
    assert!(by_name("Atlantis").is_empty());
}

#[test]
fn homonyms_are_all_found() {
    assert_eq!(by_name("Sainte-Colombe").len(), 12);
    let saint_denis = names(&by_name("Saint-Denis"));
    assert!(saint_denis.contains(&"Saint-Denis 93".to_owned()) && saint_denis.contains(&"Saint-Denis 974".to_owned()));
    assert_eq!(by_name("Arles").len(), 1);
    // The article as written comes first.
    assert_eq!(by_name("Rivière")[0].name, "Rivière");
    assert_eq!(by_name("La Rivière")[0].name, "La Rivière");
}

#[test]
fn a_postcode_names_communes() {
    assert_eq!(by_postcode("51300").len(), 46);
    assert_eq!(by_postcode("51300")[0].name, "Vitry-le-François");
    assert!(by_postcode("01400").iter().any(|commune| commune.name == "L'Abergement-Clémenciat"));
    assert_eq!(names(by_postcode("35 000")), ["Rennes 35"]);
    assert!(by_postcode("1400").is_empty());
    assert!(by_postcode("").is_empty());
    assert_eq!(names(by_postcode("97300")), ["Cayenne 973"]);
}

#[test]
fn cities_and_their_arrondissements_are_both_communes() {
    let paris = only("Paris");
    let eleventh = by_insee("75111").unwrap();
    assert_eq!(by_postcode("75011"), [eleventh]);
    assert_eq!(by_postcode("75116"), by_postcode("75016"));
    assert!(eleventh.is_arrondissement() && !paris.is_arrondissement());
    assert_eq!((eleventh.city(), paris.city()), (paris, paris));
    for name in ["Paris 11", "paris 11e", "PARIS 11ème", "Paris 11e Arrondissement", "Paris-11"] {
        assert_eq!(only(name), eleventh, "{name}");
    }
    assert_eq!(only("Lyon 1er").insee, "69381");
    assert_eq!(only("Lyon 03").insee, "69383");
    assert_eq!(communes().iter().filter(|commune| commune.is_arrondissement()).count(), 45);
    assert_eq!(department("75").unwrap().communes().count(), 1);
}

#[test]
fn slips_of_the_pen_are_understood() {
    assert_eq!(suggest("Renes")[0].name, "Rennes");
    assert_eq!(suggest("Nantse")[0].name, "Nantes");
    assert_eq!(suggest("St Brieux")[0].name, "Saint-Brieuc");
    assert_eq!(suggest("Florenèais").len(), 0);
    assert!(suggest("Hédé").iter().any(|commune| commune.name == "Hédé-Bazouges"));
    assert!(suggest("Sainte-Colombes").len() == 5);
    assert!(suggest("").is_empty());
    assert!(suggest("qzkxwjvqzkxw").is_empty());
}

#[test]
fn slugs_are_unique_in_a_department() {
    for department in departments().chain(collectivities()) {
        let mut slugs: Vec<_> = department.communes().map(Commune::slug).collect();
        let count = slugs.len();
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), count, "{department:?}");
        assert!(count > 0, "{department:?}");
    }
}

#[test]
fn every_commune_has_its_department() {
    let listed: usize = departments().chain(collectivities()).map(|department| department.communes().count()).sum();
    assert_eq!(listed, 34_969);
    let first: Vec<_> = department("72").unwrap().communes().map(|commune| commune.name).collect();
    let place = |name: &str| first.iter().position(|other| *other == name).unwrap();
    assert!(place("Le Lude") < place("Le Mans") && place("Le Mans") < place("Mansigné"));
    assert!(department("72").unwrap().communes().map(|c| fold(c.name)).is_sorted());
    assert_eq!(department("974").unwrap().communes().count(), 24);
    assert_eq!(department("976").unwrap().communes().count(), 17);
}

#[test]
fn communes_without_coordinates_or_postcodes_stay() {
    let rangiroa = only("Rangiroa");
    assert_eq!((rangiroa.point, rangiroa.department().name), (None, "Polynésie française"));
    let crozet = by_insee("98413").unwrap();
    assert_eq!((crozet.postcodes().count(), crozet.population), (0, 0));
    assert!(crozet.department().is_collectivity() && crozet.department().is_overseas());
}

#[test]
fn departments_and_regions_know_each_other() {
    let codes: Vec<_> = departments().map(|department| department.code).collect();
    assert_eq!((codes[18], codes[19], codes[20], codes[21], codes[100]), ("19", "2A", "2B", "21", "976"));
    let bretagne = region("53").unwrap();
    assert_eq!(bretagne.departments().map(|d| d.code).collect::<Vec<_>>(), ["22", "29", "35", "56"]);
    assert_eq!(department("2a").unwrap().region().name, "Corse");
    assert!(!department("2A").unwrap().is_overseas() && department("974").unwrap().is_overseas());
    assert_eq!(regions().map(|region| region.departments().count()).sum::<usize>(), 101);
    assert_eq!(department("20"), None);
    assert_eq!(department("35").unwrap().slug(), "ille-et-vilaine");
    assert_eq!(department("22").unwrap().slug(), "cotes-d-armor");
    assert_eq!(region("11").unwrap().slug(), "ile-de-france");
    let mut slugs: Vec<_> = departments().map(Department::slug).collect();
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), 101);
}
