//! GeoJSON: one row a feature, its properties as columns, its place as latitude and longitude.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::json;
use crate::error::ImportError;
use crate::finding::{Code, Findings};
use crate::table::Table;

/// The table of a GeoJSON text.
pub fn table(text: &str, findings: &mut Findings) -> Result<Table, ImportError> {
    let root = json::parse(text)?;
    if is_collection(&root) { collection(root, findings) } else { Ok(json::rows(json::list(root)?, findings)) }
}

/// Whether this is a GeoJSON collection of features.
pub fn is_collection(root: &Value) -> bool {
    root.get("type").and_then(Value::as_str) == Some("FeatureCollection") && root.get("features").is_some()
}

/// The table of a collection of features.
pub fn collection(mut root: Value, findings: &mut Findings) -> Result<Table, ImportError> {
    let Some(Value::Array(features)) = root.get_mut("features").map(Value::take) else {
        return Err(ImportError::NoList { lists: Vec::new() });
    };
    let mut table = Table::default();
    let mut known = HashMap::new();
    let mut shapes = 0;
    for (index, mut feature) in features.into_iter().enumerate() {
        let mut object = Map::new();
        if let Some(centre) = feature.get("geometry").and_then(centre) {
            shapes += usize::from(!centre.is_point);
            object.insert("latitude".to_owned(), Value::from(centre.lat));
            object.insert("longitude".to_owned(), Value::from(centre.lon));
        }
        if let Some(Value::Object(properties)) = feature.get_mut("properties").map(Value::take) {
            for (key, value) in properties {
                object.entry(key).or_insert(value);
            }
        }
        let row = json::row(index + 1, &object, &mut table, &mut known);
        table.rows.push(row);
    }
    findings.add_many(Code::ShapeCentre, shapes, &[]);
    Ok(table)
}

struct Centre {
    lat: f64,
    lon: f64,
    is_point: bool,
}

/// A point, or the middle of the box around a line or a surface.
fn centre(geometry: &Value) -> Option<Centre> {
    let is_point = geometry.get("type").and_then(Value::as_str) == Some("Point");
    let mut bounds: Option<[f64; 4]> = None;
    widen(geometry.get("coordinates")?, &mut bounds);
    let [west, south, east, north] = bounds?;
    // The middle of one number is that number, to the last digit.
    let middle = |a: f64, b: f64| if a == b { a } else { (a + b) / 2.0 };
    Some(Centre { lat: middle(south, north), lon: middle(west, east), is_point })
}

fn widen(coordinates: &Value, bounds: &mut Option<[f64; 4]>) {
    let Some(items) = coordinates.as_array() else { return };
    if let [Value::Number(lon), Value::Number(lat), ..] = items.as_slice()
        && let (Some(lon), Some(lat)) = (lon.as_f64(), lat.as_f64())
    {
        let [west, south, east, north] = bounds.unwrap_or([lon, lat, lon, lat]);
        *bounds = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
        return;
    }
    for item in items {
        widen(item, bounds);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_a_row_with_its_point() {
        let text = r#"{"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": "a", "addr:city": "Nantes"},
             "geometry": {"type": "Point", "coordinates": [-1.55, 47.2]}},
            {"type": "Feature", "properties": {"name": "b"},
             "geometry": {"type": "Polygon", "coordinates": [[[0, 10], [2, 10], [2, 12], [0, 10]]]}},
            {"type": "Feature", "properties": {"name": "c"}, "geometry": null}]}"#;
        let mut findings = Findings::default();
        let table = table(text, &mut findings).unwrap();
        assert_eq!(table.columns, ["latitude", "longitude", "name", "addr:city"]);
        assert_eq!(table.rows[0].get(0), Some("47.2"));
        assert_eq!((table.rows[1].get(0), table.rows[1].get(1)), (Some("11.0"), Some("1.0")));
        assert_eq!(table.rows[2].cells.len(), 1);
        assert_eq!(findings.sorted()[0].code, Code::ShapeCentre);
    }
}
