//! A part of the picture and the part of the world that it shows.

use gazetteer::{Department, Point};

/// The projection of some départements into a box.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    west: f64,
    north: f64,
    scale: f64,
    left: i32,
    top: i32,
    width: f64,
    height: f64,
}

impl Frame {
    /// The largest picture of these départements that fits into `size`, its upper left corner at `corner`.
    pub fn around(departments: &[&'static Department], size: (f64, f64), corner: (i32, i32)) -> Option<Self> {
        let outlines = departments.iter().flat_map(|department| department.outline());
        let (mut west, mut north) = (f64::INFINITY, f64::INFINITY);
        let (mut east, mut south) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (x, y) in outlines.flatten().flatten().map(|point| mercator(*point)) {
            (west, east) = (west.min(x), east.max(x));
            (north, south) = (north.min(y), south.max(y));
        }
        let (wide, high) = (east - west, south - north);
        if !(wide > 0.0 && high > 0.0) {
            return None;
        }
        let scale = (size.0 / wide).min(size.1 / high);
        let (left, top) = corner;
        Some(Self { west, north, scale, left, top, width: wide * scale, height: high * scale })
    }

    /// Units of the picture from its left to its right edge.
    pub fn width(&self) -> i32 {
        self.width.ceil() as i32
    }

    /// Units of the picture from its upper to its lower edge.
    pub fn height(&self) -> i32 {
        self.height.ceil() as i32
    }

    /// Where a point lies, in units of the picture and fractions of them.
    pub fn project(&self, point: Point) -> (f64, f64) {
        let (x, y) = mercator(point);
        (f64::from(self.left) + (x - self.west) * self.scale, f64::from(self.top) + (y - self.north) * self.scale)
    }

    /// Where a point lies, or `None` outside the box.
    pub fn place(&self, point: Point) -> Option<(i32, i32)> {
        let (x, y) = self.project(point);
        let (x, y) = (x.round() as i32, y.round() as i32);
        let inside =
            (self.left..=self.left + self.width()).contains(&x) && (self.top..=self.top + self.height()).contains(&y);
        inside.then_some((x, y))
    }
}

/// Web Mercator, south growing downwards.
fn mercator(point: Point) -> (f64, f64) {
    (point.lon.to_radians(), -point.lat.to_radians().tan().asinh())
}
