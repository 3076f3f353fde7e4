//! The outline of a département.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::DEPARTMENTS_GEOJSON;
use crate::point::{EARTH_RADIUS_KM, Point};

/// A closed line: the last point is the first again.
pub type Ring = Vec<Point>;

/// A piece of land: its outer ring, then its holes.
pub type Polygon = Vec<Ring>;

/// The pieces of land of a département and the box that holds them. No box crosses the 180th meridian.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) polygons: Vec<Polygon>,
    south_west: Point,
    north_east: Point,
}

impl Outline {
    fn new(polygons: Vec<Polygon>) -> Outline {
        let mut south_west = Point { lat: f64::INFINITY, lon: f64::INFINITY };
        let mut north_east = Point { lat: f64::NEG_INFINITY, lon: f64::NEG_INFINITY };
        for point in polygons.iter().flatten().flatten() {
            south_west = Point { lat: south_west.lat.min(point.lat), lon: south_west.lon.min(point.lon) };
            north_east = Point { lat: north_east.lat.max(point.lat), lon: north_east.lon.max(point.lon) };
        }
        Outline { polygons, south_west, north_east }
    }

    /// How far outside `point` lies, in kilometres; 0 inside.
    pub(crate) fn distance_outside_km(&self, point: Point) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        let edges = self.edges().map(|(from, to)| distance_to_edge_km(point, from, to));
        edges.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
    }

    /// A distance in kilometres that [`Self::distance_outside_km`] cannot be below: that of the box's parallels, or of
    /// its meridians, whichever is farther.
    pub(crate) fn distance_at_least_km(&self, point: Point) -> f64 {
        let north_south = (self.south_west.lat - point.lat).max(point.lat - self.north_east.lat).max(0.0).to_radians();
        if (self.south_west.lon..=self.north_east.lon).contains(&point.lon) {
            return EARTH_RADIUS_KM * north_south;
        }
        let (west, east) = (self.south_west.lon - point.lon, point.lon - self.north_east.lon);
        let turn = west.rem_euclid(360.0).min(east.rem_euclid(360.0)).min(90.0).to_radians();
        // The nearest place of a meridian: the pole, when it is more than a quarter turn away.
        let east_west = (point.lat.to_radians().cos() * turn.sin()).asin();
        // Less a hair, so that rounding cannot exceed the true distance.
        EARTH_RADIUS_KM * north_south.max(east_west) * 0.999_999
    }

    /// The even-odd rule over all rings at once, which handles holes and islands alike.
    pub(crate) fn contains(&self, point: Point) -> bool {
        let in_box = (self.south_west.lat..=self.north_east.lat).contains(&point.lat)
            && (self.south_west.lon..=self.north_east.lon).contains(&point.lon);
        let crosses = |(a, b): &(Point, Point)| {
            (a.lat > point.lat) != (b.lat > point.lat)
                && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon
        };
        in_box && self.edges().filter(crosses).count() % 2 == 1
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        let rings = self.polygons.iter().flatten();
        rings.flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().skip(1)))
    }
}

/// The nearest place of an edge is found on a flat map centred on `point`, exact enough for edges of a few kilometres,
/// and its distance is measured on the sphere, so that faraway points get true distances.
fn distance_to_edge_km(point: Point, from: Point, to: Point) -> f64 {
    let shrink = point.lat.to_radians().cos();
    let flat = |place: Point| ((place.lon - point.lon) * shrink, place.lat - point.lat);
    let ((ax, ay), (bx, by)) = (flat(from), flat(to));
    let (dx, dy) = (bx - ax, by - ay);
    let squared = dx * dx + dy * dy;
    let share = if squared > 0.0 { (-(ax * dx + ay * dy) / squared).clamp(0.0, 1.0) } else { 0.0 };
    let nearest = Point { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share };
    point.distance_km(nearest)
}

/// The outline of the département of this code; a collectivity has none.
pub(crate) fn outline_of(code: &str) -> Option<&'static Outline> {
    static ALL: LazyLock<HashMap<String, Outline>> = LazyLock::new(read);
    ALL.get(code)
}

fn read() -> HashMap<String, Outline> {
    // A collection that cannot be read leaves départements without outlines; a test holds that it can.
    let features = serde_json::from_str::<Collection>(DEPARTMENTS_GEOJSON).map(|all| all.features).unwrap_or_default();
    features.into_iter().map(|feature| (feature.properties.code, Outline::new(feature.geometry.polygons()))).collect()
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

type Positions = Vec<Vec<[f64; 2]>>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Positions),
    MultiPolygon(Vec<Positions>),
}

impl Geometry {
    fn polygons(self) -> Vec<Polygon> {
        let pieces = match self {
            Geometry::Polygon(piece) => vec![piece],
            Geometry::MultiPolygon(pieces) => pieces,
        };
        let ring = |positions: Vec<[f64; 2]>| positions.into_iter().map(|[lon, lat]| Point { lat, lon }).collect();
        pieces.into_iter().map(|piece| piece.into_iter().map(ring).collect()).collect()
    }
}
