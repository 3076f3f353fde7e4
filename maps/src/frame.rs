//! Frames: which part of the world stands where in the picture.

use gazetteer::Point;
use serde::Serialize;

use crate::clip::{Area, Spot};
use crate::world::{Bounds, World};

/// Kilometres of a radian at the equator.
const RADIUS_KM: f64 = 6371.0;
/// A map shows at least this much from side to side, in kilometres: nearer, the ground is not known well enough.
const LEAST_KM: f64 = 32.0;

/// A rectangle of the picture, the part of the world that it shows, and how.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frame {
    /// Name of the département in a frame of its own; empty for the main frame.
    pub name: String,
    /// Left edge in units.
    pub x: i32,
    /// Upper edge in units.
    pub y: i32,
    /// Width in units.
    pub width: i32,
    /// Height in units.
    pub height: i32,
    /// Longitude of the left edge in degrees.
    pub west: f64,
    /// Latitude of the lower edge in degrees.
    pub south: f64,
    /// Longitude of the right edge in degrees.
    pub east: f64,
    /// Latitude of the upper edge in degrees.
    pub north: f64,
    /// Units a radian of longitude.
    pub scale: f64,
    /// Where longitude 0 would stand, in units from the left.
    pub x0: f64,
    /// Where latitude 0 would stand, in units from the top.
    pub y0: f64,
}

impl Frame {
    /// The largest picture of these bounds in a rectangle with its left, upper corner at `(x, y)`, `margin` units inside.
    pub(crate) fn showing(bounds: &Bounds, (x, y): (i32, i32), (width, height): (i32, i32), margin: f64) -> Self {
        let (wide, high) = (f64::from(width), f64::from(height));
        let scale = ((wide - 2.0 * margin) / bounds.width()).min((high - 2.0 * margin) / bounds.height());
        let scale = scale.min(Self::largest_scale(bounds, wide));
        let x0 = f64::from(x) + wide / 2.0 - scale * (bounds.west + bounds.east) / 2.0;
        let y0 = f64::from(y) + high / 2.0 + scale * (bounds.south + bounds.north) / 2.0;
        let frame = Self {
            name: String::new(),
            x,
            y,
            width,
            height,
            west: 0.0,
            south: 0.0,
            east: 0.0,
            north: 0.0,
            scale,
            x0,
            y0,
        };
        let seen = frame.bounds();
        let (south_west, north_east) =
            (World { x: seen.west, y: seen.south }.point(), World { x: seen.east, y: seen.north }.point());
        Self { west: south_west.lon, south: south_west.lat, east: north_east.lon, north: north_east.lat, ..frame }
    }

    /// The largest scale that a frame of this width may have around these bounds, in units a radian.
    pub(crate) fn largest_scale(bounds: &Bounds, width: f64) -> f64 {
        let middle = World { x: bounds.west, y: f64::midpoint(bounds.south, bounds.north) }.point();
        width * RADIUS_KM * middle.lat.to_radians().cos() / LEAST_KM
    }

    /// Whether a point lies in the part of the world that the frame shows.
    pub fn holds(&self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.lon) && (self.south..=self.north).contains(&point.lat)
    }

    /// Where a point stands, in units and fractions of them; also outside of the frame.
    pub fn project(&self, point: Point) -> (f64, f64) {
        self.at(point.into())
    }

    /// Units a kilometre, in the middle of the frame.
    pub fn units_per_km(&self) -> f64 {
        let middle = f64::midpoint(self.south, self.north).to_radians();
        self.scale / (RADIUS_KM * middle.cos())
    }

    /// Where a place of the projected world stands.
    pub(crate) fn at(&self, place: World) -> Spot {
        (self.x0 + self.scale * place.x, self.y0 - self.scale * place.y)
    }

    /// The part of the projected world that it shows.
    pub(crate) fn bounds(&self) -> Bounds {
        let area = self.area();
        Bounds {
            west: (area.left - self.x0) / self.scale,
            south: (self.y0 - area.bottom) / self.scale,
            east: (area.right - self.x0) / self.scale,
            north: (self.y0 - area.top) / self.scale,
        }
    }

    /// Its rectangle.
    pub(crate) fn area(&self) -> Area {
        let (left, top) = (f64::from(self.x), f64::from(self.y));
        Area { left, top, right: left + f64::from(self.width), bottom: top + f64::from(self.height) }
    }

    /// What an area of the picture, in square units, is in the projected world.
    pub(crate) fn area_in_world(&self, units: f64) -> f64 {
        units / (self.scale * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn france() -> Frame {
        let corners = [Point { lat: 41.3, lon: -5.2 }, Point { lat: 51.1, lon: 9.6 }];
        Frame::showing(&Bounds::around(corners.map(World::from)), (0, 0), (680, 660), 24.0)
    }

    #[test]
    fn the_projection_is_the_one_that_the_map_documents() {
        let frame = france();
        for (lat, lon) in [(48.8566, 2.3522), (48.111, -1.68), (41.92, 8.738), (-21.1, 55.5)] {
            let point = Point { lat, lon };
            let (x, y) = frame.project(point);
            let northing = (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan().ln();
            assert!((x - (frame.x0 + frame.scale * lon.to_radians())).abs() < 1e-9);
            assert!((y - (frame.y0 - frame.scale * northing)).abs() < 1e-9);
            let there = World::from(point).point();
            assert!((there.lat - lat).abs() < 1e-9 && (there.lon - lon).abs() < 1e-9);
        }
    }

    #[test]
    fn known_points_of_web_mercator() {
        // EPSG:3857 of Paris: 261,845.7 m east, 6,250,564.3 m north on a sphere of 6,378,137 m.
        let paris = World::from(Point { lat: 48.8566, lon: 2.3522 });
        assert!((paris.x * 6_378_137.0 - 261_845.7).abs() < 0.1, "{}", paris.x * 6_378_137.0);
        assert!((paris.y * 6_378_137.0 - 6_250_564.3).abs() < 1.0, "{}", paris.y * 6_378_137.0);
    }

    #[test]
    fn what_is_shown_fills_the_frame_up_to_its_margin() {
        let frame = france();
        let (left, bottom) = frame.project(Point { lat: 41.3, lon: -5.2 });
        let (right, top) = frame.project(Point { lat: 51.1, lon: 9.6 });
        assert!((left - 24.0).abs() < 0.01 || (top - 24.0).abs() < 0.01);
        assert!(left > 23.9 && top > 23.9 && right < 656.1 && bottom < 636.1);
        assert!(frame.holds(Point { lat: 41.3, lon: -5.2 }) && !frame.holds(Point { lat: 53.0, lon: 2.0 }));
        let (x, _) = frame.project(Point { lat: 45.0, lon: frame.west });
        assert!(x.abs() < 1e-6);
    }

    #[test]
    fn kilometres_are_those_of_the_gazetteer() {
        let frame = france();
        let (a, b) = (Point { lat: 46.0, lon: 2.0 }, Point { lat: 46.0, lon: 3.0 });
        let units = frame.project(b).0 - frame.project(a).0;
        assert!((units / frame.units_per_km() / a.distance_km(b) - 1.0).abs() < 0.02);
    }
}
