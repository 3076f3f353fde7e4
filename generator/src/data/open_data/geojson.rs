//! A table as GeoJSON (RFC 7946): longitude before latitude, right to a metre; a listing without a point keeps its row.

use gazetteer::Point;
use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, Geometry, JsonObject};

use super::super::dictionary::{Cell, Column, rounded};
use super::super::edition::Edition;

/// The table.
pub fn write<T>(
    edition: Edition<'_>,
    columns: &[Column<T>],
    rows: &[T],
    point: impl Fn(&T) -> Option<Point>,
) -> Vec<u8> {
    let features = rows.iter().map(|row| {
        let mut id = None;
        let mut properties = JsonObject::new();
        for column in columns {
            match (column.field.name, (column.read)(edition, row)) {
                // The geometry says it.
                ("latitude" | "longitude", _) => {}
                (name, cell) => {
                    if let ("id", Cell::Text(text)) = (name, &cell) {
                        id = Some(Id::String(text.clone()));
                    }
                    properties.insert(name.to_owned(), cell.json());
                }
            }
        }
        let geometry = point(row).map(|point| Geometry::new_point([rounded(point.lon, 5), rounded(point.lat, 5)]));
        Feature { bbox: None, geometry, id, properties: Some(properties), foreign_members: None }
    });
    let mut bytes = FeatureCollection::new(features).to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}
