//! GoGoCarto's export: elements with `geo`, `address`, `categories`, in JSON or in GeoJSON.

use serde_json::{Map, Value};

use super::{features, json};
use crate::error::ImportError;
use crate::finding::Findings;
use crate::table::Table;

/// The table of an export.
pub fn table(text: &str, findings: &mut Findings) -> Result<Table, ImportError> {
    let mut root = json::parse(text)?;
    if features::is_collection(&root) {
        if let Some(features) = root.get_mut("features").and_then(Value::as_array_mut) {
            features.iter_mut().filter_map(|feature| feature.get_mut("properties")).for_each(tell_hours);
        }
        return features::collection(root, findings);
    }
    // The export of a single element is the element itself.
    let mut items = if root.get("geo").is_some() { vec![root] } else { json::list(root)? };
    items.iter_mut().for_each(tell_hours);
    Ok(json::rows(items, findings))
}

/// The days that GoGoCarto names in English, two letters each.
const DAYS: [(&str, &str); 7] = [
    ("Mo", "lundi"),
    ("Tu", "mardi"),
    ("We", "mercredi"),
    ("Th", "jeudi"),
    ("Fr", "vendredi"),
    ("Sa", "samedi"),
    ("Su", "dimanche"),
];

/// `openHours`, a map of days, becomes one text.
fn tell_hours(element: &mut Value) {
    let Some(hours) = element.get_mut("openHours") else { return };
    let Value::Object(days) = hours else { return };
    *hours = Value::String(days_as_text(days));
}

fn days_as_text(days: &Map<String, Value>) -> String {
    let told = days.iter().filter(|(_, hours)| !json::text(hours).is_empty()).map(|(day, hours)| {
        let name = DAYS.iter().find(|(key, _)| key == day).map_or(day.as_str(), |(_, name)| name);
        format!("{name} {}", json::text(hours))
    });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_a_row() {
        let text = r#"{"licence": "ODbL", "ontology": "gogofull", "data": [{"id": "1", "name": "AMAP du Lac",
            "geo": {"latitude": 47.2, "longitude": -1.5}, "openHours": {"Th": "18:00-19:30", "Fr": null},
            "address": {"streetAddress": "3 rue du Lac", "addressLocality": "Nantes", "postalCode": "44000"},
            "categories": ["AMAP", "Légumes"]}]}"#;
        let table = table(text, &mut Findings::default()).unwrap();
        let cell = |name: &str| {
            let index = table.columns.iter().position(|column| column == name).unwrap();
            table.rows[0].get(index).unwrap()
        };
        assert_eq!(cell("geo.latitude"), "47.2");
        assert_eq!(cell("address.postalCode"), "44000");
        assert_eq!(cell("categories"), "AMAP; Légumes");
        assert_eq!(cell("openHours"), "jeudi 18:00-19:30");
    }
}
