//! Rivers and lakes.

use std::error::Error;
use std::path::Path;

use crate::feature::{Feature, Shape};
use crate::source;

/// Rivers with their names and widths, and lakes.
pub fn features(natural_earth: &Path) -> Result<Vec<Feature>, Box<dyn Error>> {
    let mut features = Vec::new();
    for file in ["rivers_10m.geojson", "rivers_europe_10m.geojson"] {
        for river in source::read(natural_earth, file)? {
            // In tenths of a unit that Natural Earth does not name.
            let width = (river.number("strokeweig") * 20.0).round() as u64;
            let feature = Feature::plain("rivers", Shape::Lines(river.lines.clone())).number("width", width);
            features.push(feature.text("name", river.text("name")).since(river.min_zoom()));
        }
    }
    for file in ["lakes_10m.geojson", "lakes_europe_10m.geojson"] {
        for lake in source::read(natural_earth, file)? {
            for polygon in lake.polygons.iter().cloned() {
                features.push(Feature::plain("lakes", Shape::Polygon(polygon)).since(lake.min_zoom()));
            }
        }
    }
    Ok(features)
}
