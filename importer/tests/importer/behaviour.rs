//! What a volunteer counts on: nothing of theirs is lost, nothing personal comes out.

use importer::{Code, ImportError};
use tempfile::TempDir;

use crate::{files, import_into, imported, page};

const LIST: &str = "nom;commune;cp\nAMAP du Lac;Nantes;44000\nAMAP du Bourg;Bourg-en-Bresse;01000\n";

#[test]
fn a_second_run_writes_nothing_and_says_so() {
    let (folder, first) = imported("liste.csv", LIST);
    assert_eq!(first.written.len(), 3);
    let before = modified(folder.path());
    let second = import_into(folder.path(), "liste.csv", LIST.as_bytes(), None).unwrap();
    assert!(second.written.is_empty());
    assert_eq!(second.unchanged.len(), 2);
    assert!(second.to_string().contains("Rien à écrire"));
    assert_eq!(modified(folder.path()), before);
}

/// Every file with the moment of its last change, the importer's own too.
fn modified(folder: &std::path::Path) -> Vec<(std::path::PathBuf, std::time::SystemTime)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(modified(&path));
        } else {
            found.push((path.clone(), path.metadata().unwrap().modified().unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_file_that_a_person_changed_is_kept() {
    let (folder, _) = imported("liste.csv", LIST);
    let path = folder.path().join("amaps/amap-du-lac.md");
    std::fs::write(&path, "---\nname: AMAP du Grand Lac\n---\n").unwrap();
    let again = import_into(folder.path(), "liste.csv", LIST.as_bytes(), None).unwrap();
    assert_eq!((again.kept.as_slice(), again.proposed.len()), (&["amaps/amap-du-lac.md".to_owned()][..], 0));

    let newer = LIST.replace("44000", "44300");
    let report = import_into(folder.path(), "liste.csv", newer.as_bytes(), None).unwrap();
    assert_eq!(report.proposed, [".import/propositions/amaps/amap-du-lac.md"]);
    assert!(std::fs::read_to_string(&path).unwrap().contains("Grand Lac"));
    let proposal = folder.path().join(".import/propositions/amaps/amap-du-lac.md");
    assert!(std::fs::read_to_string(&proposal).unwrap().contains("'44300'"));

    // Who takes the proposal over has nothing left to compare.
    std::fs::copy(&proposal, &path).unwrap();
    let report = import_into(folder.path(), "liste.csv", newer.as_bytes(), None).unwrap();
    assert!(report.kept.is_empty() && !proposal.exists());
}

#[test]
fn a_file_that_a_person_wrote_or_deleted_stays_so() {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("amaps")).unwrap();
    std::fs::write(folder.path().join("amaps/amap-du-lac.md"), "la mienne").unwrap();
    std::fs::write(folder.path().join("network.yml"), "le mien").unwrap();
    let report = import_into(folder.path(), "liste.csv", LIST.as_bytes(), None).unwrap();
    assert_eq!(report.kept, ["amaps/amap-du-lac.md"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("network.yml")).unwrap(), "le mien");

    std::fs::remove_file(folder.path().join("amaps/amap-du-bourg.md")).unwrap();
    let report = import_into(folder.path(), "liste.csv", LIST.as_bytes(), None).unwrap();
    assert_eq!(report.kept.len(), 2);
    assert!(!folder.path().join("amaps/amap-du-bourg.md").exists());
}

#[test]
fn a_newer_directory_updates_what_nobody_touched() {
    let (folder, _) = imported("liste.csv", LIST);
    let report = import_into(folder.path(), "liste.csv", LIST.replace("44000", "44300").as_bytes(), None).unwrap();
    assert_eq!(report.written, ["amaps/amap-du-lac.md"]);
}

#[test]
fn people_are_never_published() {
    let (folder, report) = imported(
        "liste.csv",
        "nom;commune;courriel;référent;portable;description\n\
         AMAP du Lac;Nantes;contact@amap.example;Marie Dupont;612345678;Une AMAP au bord de l'eau\n\
         AMAP du Bourg;Nantes;marie.dupont@exemple.example;;;Appelez Marie au 06 12 34 56 78\n",
    );
    let lake = page(&folder, "amaps/amap-du-lac.md");
    assert!(lake.contains("contact:\n  mailbox: contact@amap.example\n  people:\n    - name: Marie Dupont\n      phone: '0612345678'\n      publish: false\n"), "{lake}");
    assert!(lake.ends_with("---\n\nUne AMAP au bord de l'eau\n"));
    let town = page(&folder, "amaps/amap-du-bourg.md");
    assert!(
        town.contains("- name: Contact\n      email: marie.dupont@exemple.example\n      publish: false\n"),
        "{town}"
    );
    assert!(!town.contains("06 12"));
    assert_eq!(report.count(Code::PersonKept), 2);
    assert_eq!(report.count(Code::MailboxPublished), 1);
    assert_eq!(report.count(Code::NoteWithheld), 1);
}

#[test]
fn a_workbook_keeps_zeros_and_hours() {
    let (folder, report) = imported("annuaire.xlsx", include_bytes!("../fixtures/annuaire.xlsx"));
    let town = page(&folder, "amaps/amap-de-bourg.md");
    for line in ["postcode: '01000'", "- weekday: thursday", "start: '18:30'", "end: '20:00'", "verified: 2025-12-09"] {
        assert!(town.contains(line), "{line} in {town}");
    }
    assert!(town.contains("phone: '0612345678'\n      publish: false"), "{town}");
    assert!(page(&folder, "amaps/amap-de-miribel.md").contains("postcode: '01700'"));
    assert_eq!(report.count(Code::PostcodeMended), 1);
}

#[test]
fn a_gogocarto_export_has_amaps_and_farms() {
    let (folder, _) = imported(
        "elements.json",
        r#"{"licence": "ODbL", "data": [
            {"name": "AMAP du Lac", "geo": {"latitude": 47.2184, "longitude": -1.5536}, "categories": ["AMAP"],
             "address": {"streetAddress": "3 rue du Lac", "addressLocality": "Nantes", "postalCode": "44000"}},
            {"name": "Les Trois Chênes", "geo": {"latitude": 47.43, "longitude": -1.49}, "categories": ["Ferme", "Légumes"]}]}"#,
    );
    assert_eq!(
        page(&folder, "amaps/amap-du-lac.md"),
        "---\nname: AMAP du Lac\nplaces:\n  - address: 3 rue du Lac\n    commune: Nantes\n    postcode: '44000'\n    \
         lat: 47.2184\n    lon: -1.5536\n---\n"
    );
    assert!(page(&folder, "farms/les-trois-chenes.md").contains("products:\n  - vegetables\n"));
}

#[test]
fn features_abroad_are_kept_without_commune() {
    let (folder, report) = imported(
        "farms.geojson",
        r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Hof am See", "shop": "farm",
            "addr:city": "Berg", "addr:postcode": "82335", "addr:street": "Seestraße", "addr:housenumber": "3",
            "product": "vegetables;eggs", "opening_hours": "Mo-Fr 08:00-13:00"},
            "geometry": {"type": "Point", "coordinates": [11.35, 47.96]}}]}"#,
    );
    let farm = page(&folder, "farms/hof-am-see.md");
    assert_eq!(
        farm,
        "---\nname: Hof am See\naddress: 3 Seestraße, 82335 Berg\nlat: 47.96\nlon: 11.35\nproducts:\n  - vegetables\n  - \
         eggs\n---\n\nHoraires indiqués : Mo-Fr 08:00-13:00\n"
    );
    assert_eq!(report.count(Code::PointAbroad), 1);
}

#[test]
fn a_mapping_says_what_headers_do_not() {
    let folder = TempDir::new().unwrap();
    let text = b"Truc,Machin,Bidule\nLe Panier,Nantes,x\n";
    let refused = import_into(folder.path(), "a.csv", text, None).unwrap_err();
    assert!(matches!(refused, ImportError::NoName { .. }));
    assert!(files(folder.path()).is_empty());
    let mapping = "Truc: amap.name\nMachin: amap.commune\nBidule: ignore\n";
    import_into(folder.path(), "a.csv", text, Some(mapping)).unwrap();
    assert!(page(&folder, "amaps/le-panier.md").contains("commune: Nantes\n"));
    let wrong = import_into(folder.path(), "a.csv", text, Some("Truc: amap.nom")).unwrap_err().to_string();
    assert!(wrong.contains("ligne 1") && wrong.contains("amap.nom") && wrong.contains("postcode"), "{wrong}");
}

#[test]
fn communes_are_checked() {
    let (folder, report) = imported(
        "fermes.csv",
        "ferme;commune;cp;lat;lon\n\
         Ferme A;Nante;;;\n\
         Ferme B;Nantes;44000;48,8566;2,3522\n\
         Ferme C;la chapelle sur erdre;;;\n\
         Ferme D;Renn?s;35000;;\n",
    );
    let text = report.to_string();
    assert!(text.contains("Nantes (44)"), "{text}");
    assert_eq!(report.count(Code::PointFar), 1);
    assert!(!page(&folder, "farms/ferme-b.md").contains("lat:"));
    assert!(page(&folder, "farms/ferme-c.md").contains("commune: La Chapelle-sur-Erdre\n"));
    assert!(page(&folder, "farms/ferme-d.md").contains("commune: Rennes\n"));
}

#[test]
fn a_commune_that_nobody_knows_stays_readable() {
    let (folder, report) =
        imported("fermes.csv", "ferme;adresse;commune;cp\nFerme A;2 rue Haute;Drain;\nFerme B;;Moncaup;\n");
    assert_eq!(page(&folder, "farms/ferme-a.md"), "---\nname: Ferme A\naddress: 2 rue Haute, Drain\n---\n");
    assert_eq!(page(&folder, "farms/ferme-b.md"), "---\nname: Ferme B\naddress: Moncaup\n---\n");
    assert_eq!((report.count(Code::CommuneUnknown), report.count(Code::CommuneAmbiguous)), (1, 1));
}
