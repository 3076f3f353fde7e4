//! The forms that names take in French sentences.

use gazetteer::*;

#[test]
fn communes_take_their_prepositions() {
    let cases = [
        ("35238", "à Rennes", "de Rennes"),
        ("49007", "à Angers", "d'Angers"),
        ("72181", "au Mans", "du Mans"),
        ("85194", "aux Sables-d'Olonne", "des Sables-d'Olonne"),
        ("17300", "à La Rochelle", "de La Rochelle"),
        ("94038", "à L'Haÿ-les-Roses", "de L'Haÿ-les-Roses"),
        ("83069", "à Hyères", "d'Hyères"),
        ("67180", "à Haguenau", "de Haguenau"),
        ("78311", "à Houilles", "de Houilles"),
        ("76758", "à Yvetot", "d'Yvetot"),
        ("57757", "à Yutz", "de Yutz"),
        ("91228", "à Évry-Courcouronnes", "d'Évry-Courcouronnes"),
        ("80829", "à Y", "d'Y"),
        ("54395", "à Nancy", "de Nancy"),
        ("75111", "dans le 11e arrondissement de Paris", "du 11e arrondissement de Paris"),
        ("69381", "dans le 1er arrondissement de Lyon", "du 1er arrondissement de Lyon"),
    ];
    for (insee, locative, genitive) in cases {
        let commune = by_insee(insee).unwrap();
        assert_eq!((commune.locative().as_str(), commune.genitive().as_str()), (locative, genitive));
    }
}

#[test]
fn departments_and_regions_take_theirs() {
    let cases = [
        ("35", "en Ille-et-Vilaine", "d'Ille-et-Vilaine"),
        ("56", "dans le Morbihan", "du Morbihan"),
        ("42", "dans la Loire", "de la Loire"),
        ("22", "dans les Côtes-d'Armor", "des Côtes-d'Armor"),
        ("974", "à La Réunion", "de La Réunion"),
        ("75", "à Paris", "de Paris"),
        ("49", "en Maine-et-Loire", "de Maine-et-Loire"),
        ("01", "dans l'Ain", "de l'Ain"),
        ("38", "en Isère", "de l'Isère"),
    ];
    for (code, locative, genitive) in cases {
        let department = department(code).unwrap();
        assert_eq!((department.locative, department.genitive), (locative, genitive));
    }
    assert_eq!(region("53").map(|region| (region.locative, region.genitive)), Some(("en Bretagne", "de Bretagne")));
}

/// The article of one form must be that of the other, and an elision must stand before a vowel and nowhere else.
#[test]
fn the_two_forms_of_a_name_agree() {
    let departments = departments().map(|d| (d.name, d.locative, d.genitive));
    for (name, locative, genitive) in departments.chain(regions().map(|r| (r.name, r.locative, r.genitive))) {
        let place = locative.strip_suffix(name).expect(locative);
        let of = genitive.strip_suffix(name).expect(genitive);
        let agrees = match place {
            "dans le " => of == "du ",
            "dans les " => of == "des ",
            "dans la " => of == "de la ",
            "dans l'" => of == "de l'",
            "à " => of == "de ",
            "en " => ["de la ", "de l'", "de ", "d'", "du "].contains(&of),
            _ => false,
        };
        assert!(agrees, "{locative} / {genitive}");
        let vowel = name.starts_with(|letter| "AEIOUÎYH".contains(letter));
        let elidable = vowel && !name.starts_with("Haut") && name != "Yvelines";
        if !matches!(of, "des " | "du ") {
            assert_eq!(of.ends_with('\''), elidable, "{genitive}");
        }
    }
}
