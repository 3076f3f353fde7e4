//! Land: France from its départements, its neighbours from Natural Earth.

use std::error::Error;
use std::path::Path;

use crate::feature::{Feature, Shape};
use crate::outline::Outline;
use crate::source::{self, Line};

/// Suriname and Brazil behind Guyane, by hand: Natural Earth's excerpt ends in Europe. What matters is that Guyane is no island.
const BEHIND_GUYANE: [(f64, f64); 9] = [
    (-55.2, 5.95),
    (-54.5, 5.9),
    (-54.0, 5.8),
    (-53.0, 4.0),
    (-51.9, 3.9),
    (-51.55, 4.3),
    (-51.1, 3.9),
    (-50.9, 1.9),
    (-55.2, 1.9),
];

/// The mouths of the Maroni and of the Oyapock, between which Guyane ends at land.
const MOUTHS: [(f64, f64); 2] = [(-53.95, 5.75), (-51.65, 4.3)];

/// What the map shows, as sheets of paper: west, south, east, north. The first is that of Natural Earth's excerpt, the others lie
/// around the départements overseas.
const SHEETS: [[f64; 4]; 6] = [
    [-6.5, 40.8, 11.0, 52.0],
    [-62.1, 15.7, -60.8, 16.7],
    [-61.5, 14.2, -60.5, 15.0],
    [-55.2, 1.9, -50.9, 6.1],
    [54.9, -21.6, 56.1, -20.6],
    [44.6, -13.2, 45.6, -12.4],
];

/// All land, and the built-up parts of it.
pub fn features(natural_earth: &Path, outline: &Outline) -> Result<Vec<Feature>, Box<dyn Error>> {
    let mut features = Vec::new();
    for [west, south, east, north] in SHEETS {
        let corners = vec![(west, south), (west, north), (east, north), (east, south)];
        features.push(Feature::plain("sheets", Shape::Polygon(vec![corners])));
    }
    for land in source::read(natural_earth, "land_10m.geojson")?.into_iter().flat_map(|land| land.polygons) {
        features.push(Feature::plain("land", Shape::Polygon(land)));
    }
    features.push(Feature::plain("land", Shape::Polygon(vec![BEHIND_GUYANE.to_vec()])));
    for ring in outline.rings() {
        if let Some(border) = guyane_border(&ring) {
            features.push(Feature::plain("borders", Shape::Lines(vec![border])).text("kind", "country"));
        }
        features.push(Feature::plain("land", Shape::Polygon(vec![ring])));
    }
    for urban in source::read(natural_earth, "urban_areas_50m.geojson")? {
        for polygon in urban.polygons.iter().cloned() {
            features.push(Feature::plain("urban", Shape::Polygon(polygon)).since(urban.min_zoom()));
        }
    }
    for border in source::read(natural_earth, "boundary_lines_10m.geojson")? {
        let lines: Vec<Line> = border.lines.clone();
        features.push(Feature::plain("borders", Shape::Lines(lines)).text("kind", "country"));
    }
    Ok(features)
}

/// The part of a ring that is Guyane's border with its neighbours: from mouth to mouth by the south. `None` for other rings.
fn guyane_border(ring: &Line) -> Option<Line> {
    let is_guyane = ring.iter().any(|(lon, lat)| (-54.7..-51.5).contains(lon) && (2.0..3.0).contains(lat));
    let nearest = |(lon, lat): (f64, f64)| {
        let distances = ring.iter().map(|place| (place.0 - lon).hypot(place.1 - lat)).enumerate();
        distances.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    };
    let (Some(maroni), Some(oyapock), true) = (nearest(MOUTHS[0]), nearest(MOUTHS[1]), is_guyane) else { return None };
    let walk = |from: usize, to: usize| -> Line {
        ring.iter().cycle().skip(from).take((to + ring.len() - from) % ring.len() + 1).copied().collect()
    };
    let southern = |line: &Line| line.iter().any(|(_, lat)| *lat < 3.0);
    [walk(maroni, oyapock), walk(oyapock, maroni)].into_iter().find(southern)
}
