//! A real directory, cut: pairs of AMAP and farm with exchanged axes and contradictory points.

use importer::Code;

use crate::{files, imported, page};

const JSON: &[u8] = include_bytes!("../fixtures/amap44.json");
const CSV: &[u8] = include_bytes!("../fixtures/amap44_cp1252.csv");

#[test]
fn csv_and_json_give_the_same_content() {
    let (from_json, _) = imported("amap44.json", JSON);
    let (from_csv, report) = imported("amap44.csv", CSV);
    assert_eq!(files(from_json.path()), files(from_csv.path()));
    let text = report.to_string();
    for told in ["Windows-1252", "point-virgule", "virgule, lues comme des nombres"] {
        assert!(text.contains(told), "{told} in {text}");
    }
}

#[test]
fn all_rows_have_their_axes_mended() {
    let rows = CSV.iter().filter(|byte| **byte == b'\n').count() - 1;
    let (folder, report) = imported("amap44.csv", CSV);
    assert_eq!(report.count(Code::AxesSwapped), rows);
    let amap = page(&folder, "amaps/amap-de-petit-mars.md");
    assert_eq!(
        amap,
        "---\nname: AMAP de Petit-Mars\nplaces:\n  - name: Quartier Malakoff St Donatien\n    commune: Petit-Mars\n    \
         lat: 47.396323\n    lon: -1.440512\nproducts:\n  - vegetables\nfarms:\n  - exploitation-001\n---\n"
    );
}

#[test]
fn a_farm_with_contradictory_points_has_none() {
    let (folder, report) = imported("amap44.csv", CSV);
    let farm = page(&folder, "farms/exploitation-001.md");
    assert_eq!(
        farm,
        "---\nname: Exploitation 001\ncommune: Petit-Mars\npostcode: '44390'\nproducts:\n  - vegetables\n---\n"
    );
    assert!(report.count(Code::PointsContradict) >= 2);
}

#[test]
fn what_cannot_be_mended_is_told() {
    let (_folder, report) = imported("amap44.csv", CSV);
    let text = report.to_string();
    assert!(text.contains("« Fromagerie ½Le Fil Rouge »"), "{text}");
    assert!(
        text.contains("AMAP Paimblotine · L'AMAP Paimblotine")
            || text.contains("L'AMAP Paimblotine · AMAP Paimblotine")
    );
    assert!(report.count(Code::PointShared) > 0);
    // La Verrie has merged; Verrie is another commune.
    assert!(text.contains("Exploitation 010 : « La Verrie »"), "{text}");
}
