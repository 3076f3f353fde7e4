//! Towns by place, so that a map asks only for those near it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use gazetteer::{Commune, Point};

/// Side of a cell in degrees.
const CELL: f64 = 0.5;
/// A hamlet is no landmark.
const LEAST: u32 = 200;

/// Communes by cell, the most populous first.
#[derive(Debug)]
pub struct Towns {
    cells: BTreeMap<(i32, i32), Vec<(&'static Commune, Point)>>,
}

impl Towns {
    /// Sorts these communes.
    pub fn of(mut communes: Vec<&'static Commune>) -> Self {
        communes.sort_by_key(|commune| (Reverse(commune.population), commune.insee));
        let mut cells: BTreeMap<(i32, i32), Vec<(&'static Commune, Point)>> = BTreeMap::new();
        for commune in communes.into_iter().filter(|commune| commune.population >= LEAST) {
            if let Some(point) = commune.point {
                cells.entry((cell(point.lon), cell(point.lat))).or_default().push((commune, point));
            }
        }
        Self { cells }
    }

    /// The `most` most populous towns between two corners, the largest first.
    pub fn largest(&self, south_west: Point, north_east: Point, most: usize) -> Vec<(&'static Commune, Point)> {
        let inside = |(_, point): &&(&'static Commune, Point)| {
            (south_west.lon..=north_east.lon).contains(&point.lon)
                && (south_west.lat..=north_east.lat).contains(&point.lat)
        };
        let columns = cell(south_west.lon)..=cell(north_east.lon);
        let rows = || cell(south_west.lat)..=cell(north_east.lat);
        let cells = columns.flat_map(|column| rows().filter_map(move |row| self.cells.get(&(column, row))));
        // Whatever is among the largest of all is among the largest of its cell.
        let mut towns: Vec<_> = cells.flat_map(|towns| towns.iter().filter(inside).take(most)).copied().collect();
        towns.sort_by_key(|(commune, _)| (Reverse(commune.population), commune.insee));
        towns.truncate(most);
        towns
    }
}

fn cell(degrees: f64) -> i32 {
    (degrees / CELL).floor() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_towns_of_a_rectangle_are_those_of_a_walk_over_all() {
        let whole: Vec<&'static Commune> =
            gazetteer::communes().iter().filter(|commune| !commune.is_arrondissement()).collect();
        let towns = Towns::of(whole.clone());
        for (south, west, north, east) in
            [(47.0, -2.5, 48.9, -1.0), (41.0, -6.0, 51.5, 10.0), (-21.5, 55.0, -20.8, 56.0)]
        {
            let found = towns.largest(Point { lat: south, lon: west }, Point { lat: north, lon: east }, 9);
            let mut all: Vec<&'static Commune> = whole.clone();
            all.retain(|commune| {
                let inside = |point: Point| (south..=north).contains(&point.lat) && (west..=east).contains(&point.lon);
                commune.point.is_some_and(inside)
            });
            all.sort_by_key(|commune| (Reverse(commune.population), commune.insee));
            let names: Vec<&str> = found.iter().map(|(commune, _)| commune.name).collect();
            assert_eq!(names, all.iter().take(9).map(|commune| commune.name).collect::<Vec<_>>());
        }
    }
}
