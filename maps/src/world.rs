//! Places on the projected world: Web Mercator in radians, y growing northwards.

use gazetteer::Point;

/// A place on the projected world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// Longitude in radians.
    pub x: f64,
    /// Mercator's northing in radians at the equator.
    pub y: f64,
}

impl From<Point> for World {
    fn from(point: Point) -> Self {
        Self { x: point.lon.to_radians(), y: point.lat.to_radians().tan().asinh() }
    }
}

impl World {
    /// Longitude and latitude in degrees.
    pub fn point(self) -> Point {
        Point { lat: self.y.sinh().atan().to_degrees(), lon: self.x.to_degrees() }
    }
}

/// The smallest upright rectangle around some places; nothing lies in an empty one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub west: f64,
    /// Lower edge.
    pub south: f64,
    /// Right edge.
    pub east: f64,
    /// Upper edge.
    pub north: f64,
}

impl Bounds {
    /// Around nothing.
    pub const EMPTY: Self =
        Self { west: f64::INFINITY, south: f64::INFINITY, east: f64::NEG_INFINITY, north: f64::NEG_INFINITY };

    /// Around these places.
    pub fn around(places: impl IntoIterator<Item = World>) -> Self {
        places.into_iter().fold(Self::EMPTY, |bounds, place| bounds.with(Self::at(place)))
    }

    /// Around both.
    pub fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Whether the two share ground.
    pub fn meets(&self, other: &Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }

    /// From the left to the right edge; negative around nothing.
    pub fn width(&self) -> f64 {
        self.east - self.west
    }

    /// From the lower to the upper edge; negative around nothing.
    pub fn height(&self) -> f64 {
        self.north - self.south
    }

    fn at(place: World) -> Self {
        Self { west: place.x, south: place.y, east: place.x, north: place.y }
    }
}
