//! What is drawn, and the tiles that it is cut into.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use mvt::{GeomData, GeomEncoder, GeomType, Tile};
use rayon::prelude::*;
use tiles::shape::{self, Frame, Line};
use tiles::{EXTENT, archive, project};

/// Layers in the order of the tiles, which is that in which they are drawn.
const LAYERS: [&str; 8] = ["sheets", "land", "urban", "lakes", "rivers", "borders", "towns", "names"];

/// How far tiles reach over their edges, so that the strokes of neighbours meet.
const MARGIN: f64 = 64.0;

/// Nothing finer than this is kept, in units of a tile: a quarter of a pixel.
const TOLERANCE: f64 = 2.0;

/// The geometry of a feature: longitudes and latitudes in degrees.
pub enum Shape {
    Point((f64, f64)),
    Lines(Vec<Vec<(f64, f64)>>),
    /// Outer ring and holes; the first place of a ring is not repeated.
    Polygon(Vec<Vec<(f64, f64)>>),
}

/// A property's value.
pub enum Value {
    Text(String),
    Number(u64),
}

/// What is drawn.
pub struct Feature {
    pub layer: &'static str,
    pub min_zoom: u8,
    pub shape: Shape,
    pub properties: Vec<(&'static str, Value)>,
}

impl Feature {
    /// A feature without properties, from the first zoom on.
    pub fn plain(layer: &'static str, shape: Shape) -> Self {
        Self { layer, min_zoom: 0, shape, properties: Vec::new() }
    }

    /// The same with a text.
    pub fn text(mut self, key: &'static str, text: &str) -> Self {
        self.properties.push((key, Value::Text(text.to_owned())));
        self
    }

    /// The same with a number.
    pub fn number(mut self, key: &'static str, number: u64) -> Self {
        self.properties.push((key, Value::Number(number)));
        self
    }

    /// The same from a zoom on.
    pub fn since(mut self, zoom: u8) -> Self {
        self.min_zoom = zoom;
        self
    }
}

/// Every tile that has something on it, compressed, by its id.
pub fn tiles(features: &[Feature], zooms: RangeInclusive<u8>) -> Vec<(u64, Vec<u8>)> {
    let mut tiles: Vec<(u64, Vec<u8>)> = zooms.flat_map(|zoom| at_zoom(features, zoom)).collect();
    tiles.sort();
    tiles
}

type Cut<'a> = BTreeMap<(u32, u32), Vec<(&'a Feature, GeomData)>>;

fn at_zoom(features: &[Feature], zoom: u8) -> Vec<(u64, Vec<u8>)> {
    let mut cut = Cut::new();
    for feature in features.iter().filter(|feature| feature.min_zoom <= zoom) {
        let lines: Vec<Line> = match &feature.shape {
            Shape::Point(place) => vec![placed(&[*place], zoom)],
            Shape::Lines(lines) => lines.iter().map(|line| shape::simplified(&placed(line, zoom), TOLERANCE)).collect(),
            Shape::Polygon(rings) => rings.iter().map(|ring| ring_at(ring, zoom)).collect(),
        };
        for (column, row) in touched(&lines, zoom, matches!(feature.shape, Shape::Point(_))) {
            if let Some(geometry) = geometry(&feature.shape, &lines, (column, row)) {
                cut.entry((column, row)).or_default().push((feature, geometry));
            }
        }
    }
    let cut: Vec<_> = cut.into_iter().collect();
    cut.into_par_iter()
        .filter_map(|((column, row), features)| {
            Some((archive::tile_id(zoom, column, row)?, archive::compressed(&encoded(features))))
        })
        .collect()
}

fn placed(line: &[(f64, f64)], zoom: u8) -> Line {
    let side = f64::from(EXTENT) * f64::from(1_u32 << zoom);
    line.iter().filter_map(|(lon, lat)| project(*lat, *lon)).map(|(x, y)| (x * side, y * side)).collect()
}

/// A ring simplified between two far corners, so that it keeps its shape wherever it begins.
fn ring_at(ring: &[(f64, f64)], zoom: u8) -> Line {
    let mut ring = placed(ring, zoom);
    ring.extend(ring.first().copied());
    let half = ring.len() / 2;
    let (first, second) = ring.split_at(half);
    let mut line = shape::simplified(&[first, second.get(..1).unwrap_or_default()].concat(), TOLERANCE);
    line.pop();
    line.extend(shape::simplified(second, TOLERANCE));
    line.pop();
    line
}

/// The tiles that lines may touch, with their margins.
fn touched(lines: &[Line], zoom: u8, is_point: bool) -> Vec<(u32, u32)> {
    let margin = if is_point { 0.0 } else { MARGIN };
    let places = || lines.iter().flatten();
    let last = (1_u32 << zoom) - 1;
    let tile = |unit: f64| ((unit / f64::from(EXTENT)).floor().max(0.0) as u32).min(last);
    let least = |of: fn(&(f64, f64)) -> f64| tile(places().map(of).fold(f64::INFINITY, f64::min) - margin);
    let most = |of: fn(&(f64, f64)) -> f64| tile(places().map(of).fold(f64::NEG_INFINITY, f64::max) + margin);
    if places().next().is_none() {
        return Vec::new();
    }
    let rows = least(|place| place.1)..=most(|place| place.1);
    rows.flat_map(|row| (least(|place| place.0)..=most(|place| place.0)).map(move |column| (column, row))).collect()
}

fn geometry(shape: &Shape, lines: &[Line], (column, row): (u32, u32)) -> Option<GeomData> {
    let (west, north) = (f64::from(column * EXTENT), f64::from(row * EXTENT));
    let side = f64::from(EXTENT);
    let frame: Frame = [west - MARGIN, north - MARGIN, west + side + MARGIN, north + side + MARGIN];
    let within = |line: Line| -> Line { line.into_iter().map(|(x, y)| (x - west, y - north)).collect() };
    match shape {
        Shape::Point(_) => {
            let (x, y) = lines.first()?.first()?;
            GeomEncoder::new(GeomType::Point).point((x - west).floor(), (y - north).floor()).ok()?.encode().ok()
        }
        Shape::Lines(_) => {
            let parts: Vec<Line> = lines.iter().flat_map(|line| shape::cut_line(line, frame)).map(within).collect();
            shape::lines(&parts)
        }
        Shape::Polygon(_) => {
            let rings: Vec<Line> = lines.iter().map(|ring| within(shape::cut_ring(ring, frame))).collect();
            shape::polygon(&rings)
        }
    }
}

fn encoded(mut features: Vec<(&Feature, GeomData)>) -> Vec<u8> {
    let mut tile = Tile::new(EXTENT);
    for name in LAYERS {
        let mut layer = tile.create_layer(name);
        for (feature, geometry) in features.extract_if(.., |(feature, _)| feature.layer == name) {
            let mut drawn = layer.into_feature(geometry);
            for (key, value) in &feature.properties {
                match value {
                    Value::Text(text) => drawn.add_tag_string(key, text),
                    Value::Number(number) => drawn.add_tag_uint(key, *number),
                }
            }
            layer = drawn.into_layer();
        }
        if layer.num_features() > 0 {
            let _ = tile.add_layer(layer);
        }
    }
    tile.to_bytes().unwrap_or_default()
}
