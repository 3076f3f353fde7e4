//! The open data: AMAPs and farms as CSV and as GeoJSON, what their columns mean, and the package around them.

mod csv;
mod geojson;
mod package;
mod schema;

use super::dictionary::{AMAPS, FARMS, Table};
use super::edition::Edition;
use super::paths;
use crate::atlas::{Amap, Farm};
use crate::content::network::Output;

/// All files of the open data; none where the network does without it.
pub fn artifacts(edition: Edition<'_>) -> Vec<(String, Vec<u8>)> {
    let atlas = edition.atlas;
    if !atlas.site.makes(Output::OpenData) {
        return Vec::new();
    }
    let of_amap = |amap: &Amap| amap.main_place().and_then(|place| place.point);
    let of_farm = |farm: &Farm| farm.place.as_ref().and_then(|place| place.point);
    let tables = [
        (paths::AMAPS_CSV, csv::write(edition, &AMAPS, &atlas.amaps)),
        (paths::AMAPS_GEOJSON, geojson::write(edition, &AMAPS, &atlas.amaps, of_amap)),
        (paths::FARMS_CSV, csv::write(edition, &FARMS, &atlas.farms)),
        (paths::FARMS_GEOJSON, geojson::write(edition, &FARMS, &atlas.farms, of_farm)),
    ];
    let package = package::write(edition, &tables);
    let mut files = tables.to_vec();
    files.push((paths::AMAPS_SCHEMA, schema::write(edition, Table::Amaps)));
    files.push((paths::FARMS_SCHEMA, schema::write(edition, Table::Farms)));
    files.push((paths::DATA_PACKAGE, package));
    files.into_iter().map(|(path, bytes)| (path.trim_start_matches('/').to_owned(), bytes)).collect()
}

#[cfg(test)]
mod tests {
    use ::geojson::{FeatureCollection, GeometryValue};
    use themes::Messages;

    use super::super::sample;
    use super::*;

    fn files() -> Vec<(String, Vec<u8>)> {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        artifacts(Edition { atlas: &atlas, messages: &messages })
    }

    #[test]
    fn positions_are_longitude_then_latitude_with_five_decimals() {
        let files = files();
        let text = sample::text(&files, "donnees/amaps.geojson");
        assert!(!text.contains("crs"));
        let collection: FeatureCollection = text.parse().unwrap();
        let geometry = collection.features[0].geometry.as_ref().unwrap();
        let GeometryValue::Point { coordinates } = &geometry.value else { panic!("{geometry:?}") };
        assert_eq!(coordinates.as_slice(), [-1.70123, 48.12346]);
    }

    #[test]
    fn a_listing_without_a_point_stays_in_the_list() {
        let mut files = sample::files();
        files.push(("amaps/nulle-part.md", "---\nname: Nulle part\n---\n"));
        let (atlas, messages) = (sample::built(files, sample::TODAY), Messages::embedded("fr"));
        let files = artifacts(Edition { atlas: &atlas, messages: &messages });
        let collection: FeatureCollection = sample::text(&files, "donnees/amaps.geojson").parse().unwrap();
        assert_eq!(collection.features.len(), 2);
        assert!(collection.features.iter().any(|feature| feature.geometry.is_none()));
    }

    #[test]
    fn csv_has_a_header_whole_rows_and_no_formula() {
        let files = files();
        let text = sample::text(&files, "donnees/amaps.csv");
        assert!(text.starts_with("id,nom,page,") && text.ends_with("\r\n"), "{text}");
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let cell = |name: &str| &row[headers.iter().position(|header| header == name).unwrap()];
        assert_eq!(cell("presentation"), "'=SOMME(A1)");
        assert_eq!(cell("longitude"), "-1.70123");
        assert_eq!(cell("code_postal"), "35000");
        assert_eq!(cell("horaires"), "thursday 18:30-19:30");
        assert_eq!(cell("produits"), "vegetables|bread|eggs");
    }

    #[test]
    fn no_person_is_in_the_open_data() {
        for (path, bytes) in files() {
            let text = String::from_utf8(bytes).unwrap();
            for personal in ["Camille", "camille@", "06 00", "02 99", "Dominique"] {
                assert!(!text.contains(personal), "{personal} in {path}");
            }
        }
    }

    #[test]
    fn schemas_name_the_columns_and_the_package_names_the_files() {
        let files = files();
        for (table, list) in [("amaps", "donnees/amaps.csv"), ("fermes", "donnees/fermes.csv")] {
            let schema = sample::text(&files, &format!("donnees/{table}.schema.json"));
            let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
            let names: Vec<&str> =
                schema["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap()).collect();
            assert_eq!(sample::text(&files, list).lines().next().unwrap(), names.join(","));
        }
        let package: serde_json::Value =
            serde_json::from_str(sample::text(&files, "donnees/datapackage.json")).unwrap();
        assert_eq!(package["resources"].as_array().unwrap().len(), 4);
        assert!(package["licenses"][0]["path"].as_str().unwrap().starts_with("https://"));
    }
}
