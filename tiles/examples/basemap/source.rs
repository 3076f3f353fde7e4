//! Natural Earth's files.

use std::error::Error;
use std::path::Path;

use geojson::{FeatureCollection, GeometryValue, JsonObject, Position};

/// A ring or line in degrees, longitude first.
pub type Line = Vec<(f64, f64)>;

/// A feature: its lines (or its polygons' rings), and what is said of it.
pub struct Source {
    pub polygons: Vec<Vec<Line>>,
    pub lines: Vec<Line>,
    pub point: Option<(f64, f64)>,
    properties: JsonObject,
}

impl Source {
    /// A text that is said of it.
    pub fn text(&self, key: &str) -> &str {
        self.properties.get(key).and_then(|value| value.as_str()).unwrap_or_default()
    }

    /// A number that is said of it, or 0.
    pub fn number(&self, key: &str) -> f64 {
        self.properties.get(key).and_then(|value| value.as_f64()).unwrap_or_default()
    }

    /// The zoom from which it is worth drawing.
    pub fn min_zoom(&self) -> u8 {
        self.number("min_zoom").floor().clamp(0.0, 22.0) as u8
    }
}

/// Every feature of a file.
pub fn read(folder: &Path, name: &str) -> Result<Vec<Source>, Box<dyn Error>> {
    let collection: FeatureCollection = std::fs::read_to_string(folder.join(name))?.parse()?;
    let features = collection.features.into_iter().map(|feature| {
        let mut source = Source {
            polygons: Vec::new(),
            lines: Vec::new(),
            point: None,
            properties: feature.properties.unwrap_or_default(),
        };
        match feature.geometry.map(|geometry| geometry.value) {
            Some(GeometryValue::Polygon { coordinates }) => source.polygons.push(rings(&coordinates)),
            Some(GeometryValue::MultiPolygon { coordinates }) => {
                source.polygons = coordinates.iter().map(|polygon| rings(polygon)).collect();
            }
            Some(GeometryValue::LineString { coordinates }) => source.lines.push(line(&coordinates)),
            Some(GeometryValue::MultiLineString { coordinates }) => {
                source.lines = coordinates.iter().map(|part| line(part)).collect();
            }
            Some(GeometryValue::Point { coordinates }) => source.point = place(&coordinates),
            _ => {}
        }
        source
    });
    Ok(features.collect())
}

fn rings(rings: &[Vec<Position>]) -> Vec<Line> {
    let open = |ring: &Vec<Position>| {
        let mut ring = line(ring);
        ring.pop();
        ring
    };
    rings.iter().map(open).collect()
}

fn line(positions: &[Position]) -> Line {
    positions.iter().filter_map(place).collect()
}

fn place(position: &Position) -> Option<(f64, f64)> {
    Some((*position.as_slice().first()?, *position.as_slice().get(1)?))
}
