//! A cell of the quadtree.

use gazetteer::Point;

/// A rectangle of degrees: one of the four parts of its parent.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    west: f64,
    south: f64,
    /// Width in degrees; half of it is the height.
    width: f64,
    name: String,
}

impl Cell {
    /// All of it.
    pub(crate) const EARTH: Cell = Cell { west: -180.0, south: -90.0, width: 360.0, name: String::new() };

    /// The numbers, 0 to 3, of its ancestors and its own.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn depth(&self) -> usize {
        self.name.len()
    }

    /// The number of the child in which a point lies.
    pub(crate) fn child_of(&self, point: Point) -> usize {
        let east = point.lon >= self.west + self.width / 2.0;
        let north = point.lat >= self.south + self.width / 4.0;
        usize::from(east) + 2 * usize::from(north)
    }

    pub(crate) fn child(&self, number: usize) -> Cell {
        let (east, north) = (f64::from(number as u8 & 1), f64::from(number as u8 >> 1));
        Cell {
            west: self.west + east * self.width / 2.0,
            south: self.south + north * self.width / 4.0,
            width: self.width / 2.0,
            name: format!("{}{number}", self.name),
        }
    }

    /// No point of the cell is nearer than this, in kilometres.
    pub(crate) fn distance_km(&self, from: Point) -> f64 {
        let (north, east) = (self.south + self.width / 2.0, self.west + self.width);
        if (self.west..=east).contains(&from.lon) {
            let lat = from.lat.clamp(self.south, north);
            return from.distance_km(Point { lat, lon: from.lon });
        }
        let edge = |lon: f64| {
            // On a meridian the nearest latitude is where a great circle from the visitor meets it squarely.
            let angle = (lon - from.lon).to_radians();
            let square = from.lat.to_radians().sin().atan2(from.lat.to_radians().cos() * angle.cos()).to_degrees();
            let ends = [self.south, north, square.clamp(self.south, north)];
            ends.into_iter().map(|lat| from.distance_km(Point { lat, lon })).fold(f64::INFINITY, f64::min)
        };
        edge(self.west).min(edge(east))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_in_a_cell_is_nearer_than_the_cell(
            lat in -90.0..90.0, lon in -180.0..180.0, path in proptest::collection::vec(0usize..4, 0..12),
            x in 0.0..1.0, y in 0.0..1.0,
        ) {
            let cell = path.iter().fold(Cell::EARTH, |cell, number| cell.child(*number));
            let inside = Point { lat: cell.south + y * cell.width / 2.0, lon: cell.west + x * cell.width };
            let from = Point { lat, lon };
            prop_assert!(cell.distance_km(from) <= from.distance_km(inside) + 1e-6);
        }

        #[test]
        fn a_point_lies_in_the_child_that_is_said(lat in -90.0..90.0, lon in -180.0..180.0) {
            let point = Point { lat, lon };
            let mut cell = Cell::EARTH;
            for _ in 0..20 {
                cell = cell.child(cell.child_of(point));
                prop_assert!(cell.distance_km(point) < 1e-6);
            }
        }
    }
}
